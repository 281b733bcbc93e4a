"""Ask rules about a case. An interpreter of clauses: it knows no rule by name."""

from collections.abc import Iterable
from datetime import date

from sendpath.core.calendar import BeyondCalendar, BeyondTerms, Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Asks, Event, Limb, Note, RuleId, counted_rule
from sendpath.core.conditions import closed_by_latest, kept
from sendpath.core.exemptions import Exempt, exempt
from sendpath.core.law import Law, Rule, RuleVersion
from sendpath.core.moves import run
from sendpath.core.notes import said, said_plainly
from sendpath.core.outcome import (
    Certainty,
    Deadline,
    Derived,
    NoDate,
    NotApplicable,
    NotCovered,
    Outcome,
    Said,
    Unconfirmed,
    Waiting,
)
from sendpath.core.readings import read
from sendpath.core.scene import PREVAILING, Answer, Bench, Scene

TERM = Event("term")
"""What school days wait for: a school's term dates. Not a day, but a fact that is missing."""


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


def ask(rule: Rule, scene: Scene) -> Outcome:
    """Ask one rule about one case."""
    if rule.unconfirmed and rule.id not in scene.bench.unconfirmed:
        out = _taken_out(rule, rule.versions[-1], scene)
        return Unconfirmed(rule) if out is None else out
    if rule.anchor is None:
        return _ask_version(rule, rule.versions[-1], scene)
    day = scene.governing_day(rule)
    if day is not None:
        return _ask(rule, day, scene)
    out = _taken_out(rule, rule.versions[-1], scene, only="choice")
    return _waiting(rule, scene, missing(rule, scene)) if out is None else out


def _ask(rule: Rule, day: date, scene: Scene) -> Outcome:
    version = rule.version_on(day)
    if version is None:
        return NotCovered(rule=rule, day=day, starts=rule.versions[0].in_force)
    try:
        return _ask_version(rule, version, scene)
    except BeyondCalendar:
        return NotCovered(rule=rule, day=day, starts=None)
    except BeyondTerms:
        return _waiting(rule, scene, (TERM,))


def _ask_version(rule: Rule, version: RuleVersion, scene: Scene) -> Outcome:
    if version.no_date is not None:
        return NoDate(rule=rule, because=said_plainly(version.no_date))
    out = _taken_out(rule, version, scene)
    if out is not None:
        return out
    answer = scene.answer(rule)
    if answer is None:
        return _waiting(rule, scene, missing(rule, scene))
    return _deadline(rule, version, scene, answer)


def _taken_out(
    rule: Rule, version: RuleVersion, scene: Scene, *, only: Asks | None = None
) -> NotApplicable | None:
    """Say that a rule does not bind here; ``only`` by what kind of condition, if not by any."""
    outs = [out for out in version.unless if only in (None, out.condition.asks)]
    out = scene.excluded(tuple(outs), PREVAILING)
    if out is None or out.note is None:
        return None
    return NotApplicable(rule=rule, because=said_plainly(out.note))


def _waiting(rule: Rule, scene: Scene, wanted: tuple[Event, ...]) -> Waiting:
    return Waiting(
        rule=rule,
        waiting_for=wanted,
        happened=scene.closed(rule),
        near=_is_near(rule, scene),
    )


def _is_near(rule: Rule, scene: Scene) -> bool:
    """Say whether this is a next thing to wait for."""
    unneeded = any(scene.holds(condition) for condition in rule.unneeded)
    return not unneeded and (rule.follows is None or scene.day(rule.follows) is not None)


def missing(rule: Rule, scene: Scene) -> tuple[Event, ...]:
    """Name the facts without which a rule has no day: its own, and those of rules it counts from.

    Each is the fact itself, although another may stand in for it.
    """
    version = scene.version(rule) or rule.versions[-1]
    wanted: dict[Event, None] = {}
    for limb in version.limbs:
        other = counted_rule(limb.run.event)
        if other is not None and not limb.optional:
            wanted |= dict.fromkeys(missing(scene.bench.law.rules[other], scene))
        elif not limb.optional and scene.day(limb.run.event) is None:
            wanted[limb.run.event] = None
    return tuple(wanted)


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
        happened=scene.closed(rule),
        done_by=done_by,
        held_open=_is_held_open(open_limb, scene),
        open_event=None if open_limb is None else open_limb.run.event,
        conditional=rule.conditional or _is_uncertain(rule, version, scene),
    )


def _is_uncertain(rule: Rule, version: RuleVersion, scene: Scene) -> bool:
    """Say whether it is not known to bind, or whether it was done: what was told does not tell."""
    return (
        _is_unchosen(version, scene)
        or _may_be_old(rule, scene)
        or rule.closed_by in scene.case.doubted
    )


def _may_be_old(rule: Rule, scene: Scene) -> bool:
    """Say whether the day counted from is that of a fact years older than the one it stands for."""
    taken = None if rule.anchor is None else scene.taken(rule.anchor)
    return taken is not None and taken != rule.anchor and scene.bench.law.facts[taken].apart


def _is_unchosen(version: RuleVersion, scene: Scene) -> bool:
    """Say whether the version binds only under some choice, and that choice was not told."""
    choices = {out.condition.subject for out in version.unless if out.condition.asks == "choice"}
    return any(choice not in scene.case.choices for choice in choices)


def _opens(version: RuleVersion, scene: Scene) -> date | None:
    if version.opens is None:
        return None
    day = scene.day(version.opens.event)
    return None if day is None else run(version.opens, day, calendar=scene.bench.calendar).day


def _is_open(limb: Limb, scene: Scene) -> bool:
    """Say whether a limb could still come: its event is not told and nothing takes it out."""
    if counted_rule(limb.run.event) is not None:
        return False
    to_come = limb.optional and scene.day(limb.run.event) is None
    return to_come and not scene.excluded(limb.unless, PREVAILING)


def _is_held_open(limb: Limb | None, scene: Scene) -> bool:
    if limb is None or limb.held_open_by is None:
        return False
    return kept(scene, limb.held_open_by, PREVAILING)


def _certainty(derived: Derived, calendar: Calendar) -> Certainty:
    looked_to = derived.looked_to
    return "firm" if looked_to is None or calendar.is_confirmed(looked_to) else "provisional"
