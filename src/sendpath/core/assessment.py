"""One opened case: outcomes, notes, exceptions and what-ifs, each worked out when it is asked."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sendpath.core.calendar import BeyondCalendar, BeyondTerms
from sendpath.core.case import Case
from sendpath.core.clauses import Event, Note, RuleId, Standing
from sendpath.core.exceptions import exempt
from sendpath.core.interpreter import ask, taken_out
from sendpath.core.law import Rule
from sendpath.core.notes import Own, said, wanted_while
from sendpath.core.outcomes import (
    Deadline,
    Exempt,
    NoDate,
    NotApplicable,
    NotCovered,
    Outcome,
    Said,
    Unconfirmed,
    Waiting,
    WhatIf,
)
from sendpath.core.workings import Workings

ONE_DAY = timedelta(days=1)


class Assessment:
    """One case before one body of law. It never depends on today."""

    __slots__ = ("_outcomes", "_unconfirmed", "_workings")

    def __init__(self, workings: Workings, unconfirmed: frozenset[RuleId]) -> None:
        self._workings, self._unconfirmed = workings, unconfirmed
        self._outcomes: dict[RuleId, Outcome] = {}

    @property
    def case(self) -> Case:
        """What was told."""
        return self._workings.case

    def outcome(self, rule: RuleId) -> Outcome:
        """Give what one rule gives."""
        if rule not in self._outcomes:
            self._outcomes[rule] = self._ask(rule)
        return self._outcomes[rule]

    def apart(
        self, _name: tuple[str, ...], today: date, ask: Callable[["Assessment", date], Any], /
    ) -> Any:
        """Ask something of this case on a day; of any case at all, it is explored by itself."""
        return ask(self, today)

    def outcomes(self, rules: Iterable[RuleId] | None = None) -> dict[RuleId, Outcome]:
        """Give what some rules give, or all, in the order given, or that of the law."""
        asked = self._workings.law.rules if rules is None else rules
        return {rule: self.outcome(rule) for rule in asked}

    def notes(self, outcome: Outcome) -> tuple[Said, ...]:
        """Give what to tell people beside an outcome, whatever day it is today."""
        match outcome:
            case Deadline():
                own = self._workings.answer(outcome.rule)
                return said(self._workings, outcome.version.notes, Own(own, outcome.safe))
            case Waiting():
                return said(self._workings, outcome.rule.alone, Own(floor=outcome.floor))
            case NotApplicable() | NoDate():
                return (outcome.because,)
            case NotCovered() | Unconfirmed():
                return ()

    def notes_while(
        self,
        outcome: Deadline,
        stands: Standing | None,
        *,
        only: Callable[[Note], object],
        counted: bool = True,
    ) -> Iterator[Said]:
        """Give some of the notes beside a last day that stands so, each when it is asked for.

        Where nobody has ``counted`` them, it may be left open which hold (``AnyAssessment``).
        """
        del counted
        own = Own(self._workings.answer(outcome.rule), outcome.safe)
        for note in wanted_while(outcome.version.notes, stands):
            if only(note):
                yield from said(self._workings, [note], own)

    def is_noted_while(
        self, outcome: Deadline, stands: Standing | None, *, only: Callable[[Note], object]
    ) -> bool:
        """Say whether any of some notes stands beside a last day that stands so."""
        return any(True for _ in self.notes_while(outcome, stands, only=only))

    def general(self, notes: Iterable[Note]) -> tuple[Said, ...]:
        """Give those of some notes that hold for the case, whichever rule is asked."""
        return said(self._workings, notes)

    def exceptions(self, outcome: Outcome) -> tuple[Exempt, ...]:
        """Give the exceptions that stand beside a date, each with its test where it has one."""
        if not isinstance(outcome, Deadline):
            return ()
        return tuple(exempt(self._workings, each) for each in outcome.version.exemptions)

    def told_day(self, event: Event) -> date | None:
        """Give the day of an event as told, or of the fact that stands in for it."""
        return self._workings.day(event)

    def kept_from(self, rule: RuleId, start: date) -> bool:
        """Say whether what a rule asks for was told of in time, were it counted from a day.

        A fact that cannot come before it shows it, too; one of before that day is another matter.
        """
        of = self._workings
        return any(is_kept_from(of, rule, each, start) for each in showing(of, rule))

    def is_working(self, day: date) -> bool:
        """Say whether a day is a working day."""
        return self._workings.is_working(day)

    def suppose(self, told: Mapping[Event, date]) -> "Assessment":
        """Open the same case with more told: all that was told stays, traits and choices too."""
        return Assessment(self._workings.supposing(told), self._unconfirmed)

    def what_if(self, deadline: Deadline) -> WhatIf:
        """Say what the fact still to come would do to a last day; nothing when none is to come."""
        if deadline.open_event is None:
            return WhatIf()
        issued = self._workings.days.working_by(deadline.raw.day)
        return WhatIf(self.adds_nothing_until(deadline), issued, self.last_day_if(deadline, issued))

    def adds_nothing_until(self, deadline: Deadline) -> date | None:
        """Give the last day on which the fact still to come would not move the last day.

        None when no such fact is to come.
        """
        if deadline.open_event is None:
            return None
        first, day = self._anchor_day(deadline), deadline.due.day
        while day > first and self.last_day_if(deadline, day) != deadline.due.day:
            day -= ONE_DAY
        return day

    def last_day_if(self, deadline: Deadline, day: date) -> date | None:
        """Give the last day if the fact still to come happened on a day."""
        if deadline.open_event is None:
            return None
        try:
            return self._workings.supposing({deadline.open_event: day}).last_day(deadline.rule.id)
        except (BeyondCalendar, BeyondTerms):
            return None

    def _ask(self, name: RuleId) -> Outcome:
        rule = self._workings.rule(name)
        if rule.unconfirmed and name not in self._unconfirmed:
            return self._taken_out(rule) or Unconfirmed(rule)
        return ask(rule, self._workings)

    def _taken_out(self, rule: Rule) -> NotApplicable | None:
        try:
            return taken_out(rule, rule.versions[-1], self._workings)
        except (BeyondCalendar, BeyondTerms):  # that it does not bind turns on a day nobody knows
            return None

    def _anchor_day(self, deadline: Deadline) -> date:
        anchor = deadline.rule.anchor
        day = None if anchor is None else self._workings.day(anchor)
        return day or deadline.due.day


def showing(workings: Workings, rule: RuleId) -> Sequence[Event]:
    """Name the facts that show a rule fulfilled; none of a rule that is not known here."""
    law = workings.law.rules.get(rule)
    if law is None or law.closed_by is None:
        return ()
    return (law.closed_by, *workings.ties.provers.get(law.closed_by, ()))


def is_kept_from(workings: Workings, rule: RuleId, fact: Event, start: date) -> bool:
    """Say whether a fact shows a rule fulfilled in time, were that counted from a day."""
    version, events = workings.law.rules[rule].version_on(start), workings.case.events
    if version is None or fact not in events:
        return False
    day = events[fact]
    return start <= day <= workings.days.run(version.limbs[0].run, start).day
