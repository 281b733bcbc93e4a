"""Ask rules about a case. An interpreter of clauses: it knows no rule by name."""

from collections.abc import Iterable
from datetime import date

from sendpath.core.calendar import BeyondCalendar, Calendar
from sendpath.core.case import Case
from sendpath.core.conditions import closed_by_latest, kept
from sendpath.core.law import Event, Law, Limb, Rule, RuleId, RuleVersion
from sendpath.core.moves import run
from sendpath.core.notes import said, said_plainly
from sendpath.core.outcome import (
    Certainty,
    Deadline,
    Derived,
    NotApplicable,
    NotCovered,
    Outcome,
    Said,
    Waiting,
)
from sendpath.core.readings import read
from sendpath.core.scene import PREVAILING, Answer, Bench, Scene


def assess(
    case: Case, law: Law, *, calendar: Calendar, rules: Iterable[RuleId] | None = None
) -> dict[RuleId, Outcome]:
    """Ask each rule of a body of law what it gives in one case.

    Args:
        case: What we have been told.
        law: The rules and the map of facts.
        calendar: Working days.
        rules: Which rules to ask; all of them by default.

    Returns:
        One outcome a rule, in the order of the law. It never depends on today.
    """
    return Assessor(law, calendar=calendar).assess(case, rules)


class Assessor:
    """The same for many cases: single days already counted are not counted again."""

    def __init__(self, law: Law, *, calendar: Calendar) -> None:
        self.bench = Bench(law, calendar=calendar)

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
        except BeyondCalendar:  # a note about a day nobody can speak of is not said
            return ()

    def _said(self, scene: Scene, outcome: Outcome) -> tuple[Said, ...]:
        match outcome:
            case Deadline():
                own = scene.answer(outcome.rule)
                return said(scene, outcome.version.notes, own, outcome.safe)
            case Waiting():
                return said(scene, outcome.rule.alone)
            case NotApplicable():
                return (outcome.because,)
            case NotCovered():
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
        except BeyondCalendar:
            return None

    def _anchor_day(self, case: Case, deadline: Deadline) -> date:
        return Scene(self.bench, case).day(deadline.rule.anchor) or deadline.due.day


def ask(rule: Rule, scene: Scene) -> Outcome:
    """Ask one rule about one case."""
    day = scene.day(rule.anchor)
    if day is None:
        return _waiting(rule, scene, rule.anchor)
    version = rule.version_on(day)
    if version is None:
        return NotCovered(rule=rule, day=day, starts=rule.versions[0].in_force)
    try:
        return _ask_version(rule, version, scene)
    except BeyondCalendar:
        return NotCovered(rule=rule, day=day, starts=None)


def _ask_version(rule: Rule, version: RuleVersion, scene: Scene) -> Outcome:
    out = scene.excluded(version.unless, PREVAILING)
    if out is not None and out.note is not None:
        return NotApplicable(rule=rule, because=said_plainly(out.note))
    answer = scene.answer(rule)
    if answer is None:
        return _waiting(rule, scene, _missing(version, scene))
    return _deadline(rule, version, scene, answer)


def _waiting(rule: Rule, scene: Scene, missing: Event) -> Waiting:
    return Waiting(
        rule=rule,
        waiting_for=(missing,),
        happened=scene.case.events.get(rule.closed_by) if rule.closed_by else None,
        near=_is_near(rule, scene),
    )


def _is_near(rule: Rule, scene: Scene) -> bool:
    """Say whether this is a next thing to wait for."""
    unneeded = any(scene.holds(condition) for condition in rule.unneeded)
    return not unneeded and (rule.follows is None or scene.day(rule.follows) is not None)


def _missing(version: RuleVersion, scene: Scene) -> Event:
    events = (limb.run.event for limb in version.limbs if not limb.optional)
    return next(event for event in events if scene.day(event) is None)


def _deadline(rule: Rule, version: RuleVersion, scene: Scene, answer: Answer) -> Deadline:
    due = answer.due.day
    span = read(scene, rule, version, due)
    open_limb = next((limb for limb in version.limbs if _is_open(limb, scene)), None)
    done_by = closed_by_latest(scene, rule.id)
    return Deadline(
        rule=rule,
        version=version,
        limb=answer.limb,
        raw=answer.raw,
        due=answer.due,
        safe=span.safe,
        latest=span.latest,
        opens=_opens(version, scene),
        considered=answer.considered,
        readings=span.readings,
        certainty=_certainty(answer.due, scene.bench.calendar),
        happened=scene.case.events.get(rule.closed_by) if rule.closed_by else None,
        done_by=done_by if done_by is not None and done_by <= due else None,
        held_open=_is_held_open(open_limb, scene),
        open_event=None if open_limb is None else open_limb.run.event,
    )


def _opens(version: RuleVersion, scene: Scene) -> date | None:
    if version.opens is None:
        return None
    day = scene.day(version.opens.event)
    return None if day is None else run(version.opens, day, calendar=scene.bench.calendar).day


def _is_open(limb: Limb, scene: Scene) -> bool:
    """Say whether a limb could still come: its event is not told and nothing takes it out."""
    to_come = limb.optional and scene.day(limb.run.event) is None
    return to_come and not scene.excluded(limb.unless, PREVAILING)


def _is_held_open(limb: Limb | None, scene: Scene) -> bool:
    if limb is None or limb.held_open_by is None:
        return False
    return kept(scene, limb.held_open_by, PREVAILING)


def _certainty(derived: Derived, calendar: Calendar) -> Certainty:
    looked_to = derived.looked_to
    return "firm" if looked_to is None or calendar.is_confirmed(looked_to) else "provisional"
