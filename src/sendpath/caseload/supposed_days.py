"""The day to appeal by of a letter whose day was not told, were it sent when what it tells was.

A final plan goes out with a letter, and its day is told without that of the letter. The time to
appeal may run from it: that is said with its condition, for nothing else may show it in time.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sendpath.answers.due import Stands
from sendpath.caseload.asking import Asked, Speaker, Subject
from sendpath.caseload.briefs import LIVE
from sendpath.caseload.due_things import Due
from sendpath.caseload.letter_questions import decided_by
from sendpath.caseload.row import Row
from sendpath.caseload.schools import School
from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.law import Rule
from sendpath.core.names import spell_fully

CHECK = (
    "The date of the letter was not told. This day is right only if the letter was sent on the day "
    "{}, {}: find it, and give its date."
)


class Supposed(NamedTuple):
    """A last day that is right if a letter was sent on a certain day.

    Attributes:
        event: The decision that the letter tells.
        rule: The rule.
        stands: How it would stand.
        day: The last day.
        safe: The day to keep to where that is earlier.
        check: On what it hangs.
    """

    event: Event
    rule: Rule
    stands: str
    day: date
    safe: date | None
    check: str


class SupposedDays:
    """The days to appeal by that the rows of a table may have, of letters not told.

    Args:
        school: Opens a case by what was learnt from others.
    """

    def __init__(self, school: School) -> None:
        self._school, self._context = school, school.context
        self._ground = school.ground
        reasons = self._ground.decisions.reasons.values()
        self._appealed = [each for each in reasons if each.shows and each.answer == "yes"]

    def of(self, case: Case) -> list[Supposed]:
        """Give one for each decision that was told and can be appealed, if no letter's day was."""
        book, told = self._context.book, case.events
        window = book.law.rules.get(book.letter.window)
        if window is None or not told.keys().isdisjoint(self._context.letters):
            return []
        events = dict.fromkeys(
            each.shows
            for each in self._appealed
            if each.shows in told and each.told_by.items() <= case.choices.items()
        )
        found = (self._sent_when(event, case, window) for event in events if event)
        return [each for one in found for each in one]

    def wanted(self, made: Row) -> frozenset[Event]:
        """Name the decisions of a row whose letter is asked for."""
        return frozenset(each for note in made.letters for each in decided_by(note, self._ground))

    def _sent_when(self, event: Event, case: Case, window: Rule) -> Iterator[Supposed]:
        """Give the day to appeal by, were a letter sent on the day of a decision."""
        sent, letter = case.events[event], self._context.book.letter.sent
        asked: Asked = self._school.opened(replace(case, events={**case.events, letter: sent}))
        brief, _, act = asked.spoken(Speaker(window, Subject(window.id)), [])
        if not brief.dated:
            return
        due = asked.due(window.id)
        safe = date.fromordinal(act) if 0 < act < due else None
        check = CHECK.format(self._context.facts[event].words, spell_fully(sent))
        hangs = " ".join(filter(None, (check, asked.text("check-first", window.id))))
        yield Supposed(event, window, brief.stands, date.fromordinal(due), safe, hangs)


def listed(row: Due, supposed: Iterable[Supposed], wanted: Collection[Event]) -> Iterator[Due]:
    """Put on the list those that are ahead, of decisions whose letter is asked for.

    Nothing else may show them in time.
    """
    for each in supposed:
        if each.event in wanted and each.stands in LIVE:
            live: Stands = "today" if each.stands == "today" else "ahead"
            due = row._replace(rule=each.rule, stands=live, day=each.day, safe=each.safe)
            words = f"{each.rule.title}."
            yield due._replace(words=words, check=each.check, conditional=True)


def by_rule(supposed: Sequence[Supposed]) -> Mapping[RuleId, Supposed]:
    """Give that of each rule; of several, that with the last day."""
    return {one.rule.id: one for one in sorted(supposed, key=lambda one: one.day)}
