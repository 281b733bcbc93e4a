"""What a list of what is due is made of: the things of a row that have a day, and the row."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.answers.due import Stands
from sendpath.caseload.appointments import Appointment
from sendpath.core.clauses import RuleId
from sendpath.core.law import Rule

AWAITING: Stands = "awaiting-certificate"

NO_TITLE = "Look into this row"


class Due(NamedTuple):
    """One thing of a row that has a day, or for which one is missing.

    Attributes:
        row: The number of the row.
        case: What the caller calls the case.
        by: What the caller's column says by which the list is parted.
        rule: The rule; None where it is about the row as a whole, or a meeting.
        stands: How it stands.
        day: Its last day.
        safe: The day to keep to where that is earlier.
        words: What to do, to ask, or what is late, in a sentence.
        check: On what it hangs that something is late, or that a day has passed.
        conditional: Whether it binds only if something is so that was not told.
        sheet: The sheet of the row, where there are several: each counts its own rows.
        worker: Who works on the case, where a column says so by which the list is not parted.
        meeting: The meeting that is planned, where it is one: the caller's own day, no deadline.
        left: What can still be done of a last day that has passed, in few words.
        by_time: The hour of a day that is ahead, by which it must be there.
        until_25: A young person's last day to appeal, where the last day is later, or may be.
        by_age: What is said of that, or where the age to get advice is reached.
    """

    row: int
    case: str
    by: str
    rule: Rule | None
    stands: Stands
    day: date | None
    safe: date | None
    words: str
    conditional: bool = False
    check: str = ""
    sheet: str | None = None
    worker: str | None = None
    meeting: Appointment | None = None
    left: str = ""
    by_time: str = ""
    until_25: date | None = None
    by_age: str = ""


class Dated(NamedTuple):
    """All of a row that a list is made of, and by which two lists are compared.

    Attributes:
        row: The number of the row.
        case: What the caller calls the case.
        dues: What is to be done, was missed, or must be found out.
        days: The last day of each rule that gives one, however it stands.
        done: The rules that are done, and of which nothing is left to do.
        stands: How each rule with a day stands, in a word.
        called: The same as ``case``, before it was told apart from others of its name.
        sheet: The sheet of the row, where there are several.
        meetings: The day of each meeting that it tells, by what the meeting is called.
        unbound: Whether none of its days is on a list, and by what it tells it is not done.
        supposed: The last days that are right if a letter, of which no day was told, was sent when
            what it tells was.
        hangs: What each of those hangs on, in words.
    """

    row: int
    case: str
    dues: Sequence[Due]
    days: Mapping[RuleId, date]
    done: frozenset[RuleId]
    stands: Mapping[RuleId, str] = {}
    called: str = ""
    unbound: bool = False
    meetings: Mapping[str, date] = {}
    sheet: str | None = None
    supposed: Mapping[RuleId, date] = {}
    hangs: Mapping[RuleId, str] = {}

    @property
    def until(self) -> Mapping[RuleId, date]:
        """A young person's last day, by the rules whose last day is later."""
        aged = ((due.rule, due.day, due.until_25) for due in self.dues)
        return {
            rule.id: until for rule, day, until in aged if rule and day and until and until < day
        }

    @property
    def compared(self) -> Mapping[RuleId, date]:
        """The days by which two lists are compared: those of its rules, else the supposed ones."""
        return {**self.supposed, **self.days}

    def check(self, rule: RuleId) -> str:
        """Say on what it hangs that a compared day is right; nothing of one that a rule gives."""
        return "" if rule in self.days else self.hangs.get(rule, "")

    def is_conditional(self, rule: RuleId) -> bool:
        """Say whether a day binds only if something is so that was not told."""
        listed = (due.conditional for due in self.dues if due.rule and due.rule.id == rule)
        return bool(self.check(rule)) or any(listed)
