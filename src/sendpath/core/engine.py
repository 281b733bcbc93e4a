"""Ask rules about a case. An interpreter of clauses: it knows no rule by name."""

from collections.abc import Iterable
from datetime import date

from sendpath.core.asking import ask
from sendpath.core.calendar import BeyondCalendar, BeyondTerms, Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Note, RuleId
from sendpath.core.exemptions import Exempt, exempt
from sendpath.core.law import Law
from sendpath.core.notes import said
from sendpath.core.outcome import (
    Deadline,
    NoDate,
    NotApplicable,
    NotCovered,
    Outcome,
    Said,
    Unconfirmed,
    Waiting,
)
from sendpath.core.scene import Bench, Scene


def assess(
    case: Case,
    law: Law,
    *,
    calendar: Calendar,
    rules: Iterable[RuleId] | None = None,
    unconfirmed: frozenset[RuleId] = frozenset(),
) -> dict[RuleId, Outcome]:
    """Ask each rule of a body of law what it gives in one case.

    Args:
        case: What we have been told.
        law: The rules and the map of facts.
        calendar: Working days, and school days where a school's terms were told.
        rules: Which rules to ask; all of them by default.
        unconfirmed: Rules to work out although their law was not confirmed.

    Returns:
        One outcome a rule, in the order of the law. It never depends on today.
    """
    return Assessor(law, calendar=calendar, unconfirmed=unconfirmed).assess(case, rules)


class Assessor:
    """The same for many cases: single days already counted are not counted again."""

    def __init__(
        self, law: Law, *, calendar: Calendar, unconfirmed: frozenset[RuleId] = frozenset()
    ) -> None:
        self.bench = Bench(law, calendar=calendar, unconfirmed=unconfirmed)

    def assess(self, case: Case, rules: Iterable[RuleId] | None = None) -> dict[RuleId, Outcome]:
        """Ask rules about one case; see ``assess``."""
        scene = Scene(self.bench, case)
        known = self.bench.law.rules
        return {rule: ask(known[rule], scene) for rule in (known if rules is None else rules)}

    def notes(self, case: Case, outcome: Outcome) -> tuple[Said, ...]:
        """Give what to tell people beside an outcome, whatever day it is today."""
        scene = Scene(self.bench, case)
        try:
            return self._said(scene, outcome)
        except (BeyondCalendar, BeyondTerms):  # a note about a day nobody knows is not said
            return ()

    def general(self, case: Case, notes: Iterable[Note]) -> tuple[Said, ...]:
        """Give those of some notes that hold for a case, whichever rule is asked."""
        return said(Scene(self.bench, case), notes)

    def exemptions(self, case: Case, outcome: Outcome) -> tuple[Exempt, ...]:
        """Give the exceptions that stand beside a date, each with its test where it has one."""
        if not isinstance(outcome, Deadline):
            return ()
        scene = Scene(self.bench, case)
        return tuple(exempt(scene, each) for each in outcome.version.exemptions)

    def _said(self, scene: Scene, outcome: Outcome) -> tuple[Said, ...]:
        match outcome:
            case Deadline():
                own = scene.answer(outcome.rule)
                return said(scene, outcome.version.notes, own, outcome.safe)
            case Waiting():
                return said(scene, outcome.rule.alone)
            case NotApplicable() | NoDate():
                return (outcome.because,)
            case NotCovered() | Unconfirmed():
                return ()

    def adds_nothing_until(self, case: Case, deadline: Deadline) -> date | None:
        """Give the last day on which the fact still to come would not move the last day.

        None when no such fact is to come.
        """
        if deadline.open_event is None:
            return None
        first, day = self._anchor_day(case, deadline), deadline.due.day
        while day > first and self.last_day_if(case, deadline, day) != deadline.due.day:
            day = date.fromordinal(day.toordinal() - 1)
        return day

    def last_day_if(self, case: Case, deadline: Deadline, day: date) -> date | None:
        """Give the last day if the fact still to come happened on a day."""
        if deadline.open_event is None:
            return None
        events = {**case.events, deadline.open_event: day}
        supposed = Case(events=events, reason=case.reason, traits=case.traits)
        try:
            return Scene(self.bench, supposed).last_day(deadline.rule.id)
        except (BeyondCalendar, BeyondTerms):
            return None

    def _anchor_day(self, case: Case, deadline: Deadline) -> date:
        anchor = deadline.rule.anchor
        day = None if anchor is None else Scene(self.bench, case).day(anchor)
        return day or deadline.due.day
