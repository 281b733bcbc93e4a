"""Ask one rule about one case: a day, what it waits for, or why there is none."""

from datetime import date

from sendpath.core.calendar import BeyondCalendar, BeyondTerms, Calendar
from sendpath.core.clauses import Asks, Event, Limb, counted_rule
from sendpath.core.conditions import closed_by_latest, kept
from sendpath.core.law import Rule, RuleVersion
from sendpath.core.moves import run
from sendpath.core.notes import said_plainly
from sendpath.core.outcome import (
    Certainty,
    Deadline,
    Derived,
    NoDate,
    NotApplicable,
    NotCovered,
    Outcome,
    Unconfirmed,
    Waiting,
)
from sendpath.core.readings import read
from sendpath.core.scene import PREVAILING, Answer, Scene

TERM = Event("term")
"""What school days wait for: a school's term dates. Not a day, but a fact that is missing."""


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
        uncertain=_is_uncertain(rule, version, scene),
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
