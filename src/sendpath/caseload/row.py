"""One row as answered: what columns about it as a whole are read from."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.caseload.asking import Asked
from sendpath.caseload.questions import Brief, Spoken
from sendpath.core.clauses import RuleId
from sendpath.core.decisions import Decision
from sendpath.core.law import Rule

NEVER = date.max.toordinal()
Speaking = Sequence[tuple[Rule, Spoken]]


class Live(NamedTuple):
    """A last day that is ahead, as an ordinal, and whose it is."""

    day: int
    rule: RuleId


class Sum:
    """What the rules say of a row, taken together.

    Attributes:
        rank: How it stands by them.
        next: The next last day that is still ahead; the first of equals by rule.
        sure: The next that surely has to be kept.
        act: The earliest day to act by as an ordinal; ``NEVER`` for none.
        waits: Whether all of them wait for more to be told.
        covered: Whether the rule book and the calendar reach, whichever is asked.
        rare: Those that say something else: what has passed, or waits for a certain fact.
    """

    __slots__ = ("act", "covered", "next", "rank", "rare", "sure", "waits")

    def __init__(self, speaking: Speaking, rank: int, *, waits: bool) -> None:
        self.covered, self.act = True, NEVER
        self.next = self.sure = None
        self.rare: list[tuple[Rule, Brief]] = []
        next_: int = NEVER
        sure: int = NEVER
        for rule, (brief, live, act, _) in speaking:
            rank = min(rank, brief.rank)
            waits = waits and brief.waits
            if live:
                if live < next_:
                    next_, self.next = live, Live(live, rule.id)
                if live < sure and brief.sure:
                    sure, self.sure = live, Live(live, rule.id)
                if 0 < act < self.act:
                    self.act = act
            elif brief.rare:
                self.rare.append((rule, brief))
                self.covered = self.covered and brief.covered
        self.rank, self.waits = rank, waits

    def found(self, which: Callable[[Rule, Brief], bool]) -> Iterable[Rule]:
        """Give the rules that say something rare, of which something holds."""
        return (rule for rule, brief in self.rare if which(rule, brief))


class Row(NamedTuple):
    """One row as answered.

    Attributes:
        asked: What it is asked of.
        sum: What the rules say of it, taken together.
        today: The day of asking.
        window: What is said in brief of the last day to appeal, where that is asked.
        decision: What was decided, where that was told.
        complaint: Makes the sentences for a complaint.
        working_by: Gives the working day on or before a day.
        notes: What else to know, whatever the rule.
        missing: What a family's last day waits for, in words.
        hidden: Whether a last day of the family may lie in what is missing, or could not be read.
        faulty: Whether something in it is missing, or could not be read.
    """

    asked: Asked
    sum: Sum
    today: date
    window: Brief | None = None
    decision: Decision | None = None
    complaint: Callable[[], str] = str
    working_by: Callable[[date], date] = lambda day: day
    notes: Sequence[str] = ()
    missing: Sequence[str] = ()
    hidden: bool = False
    faulty: bool = False

    def overdue(self) -> list[RuleId]:
        """Name the duties that are overdue."""
        return [rule.id for rule, brief in self.sum.rare if brief.overdue]
