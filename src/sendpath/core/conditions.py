"""The answer to each kind of condition. A new kind is one function and one line of the table."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from sendpath.core.clauses import Asks, Condition, Event, RuleId

if TYPE_CHECKING:
    from sendpath.core.scene import Answer, Scene

Active = frozenset[str]
"""The readings chosen for the moment; the empty choice is the prevailing one."""

Answerer = Callable[["Scene", Condition, Active, "Answer | None"], bool]


def kept(scene: "Scene", rule: RuleId, active: Active) -> bool:
    """Say whether what a rule asks for is known to have been done in time.

    It is known from its own day or, when that was not told, from a later event that cannot come
    before it: a certificate of the 5th shows that the adviser was contacted by the 5th.
    """
    done_by = closed_by_latest(scene, rule)
    last_day = None if done_by is None else scene.last_day(rule, active)
    return done_by is not None and last_day is not None and done_by <= last_day


def closed_by_latest(scene: "Scene", rule: RuleId) -> date | None:
    """Give the latest day on which a rule's closing event can have happened, as far as told."""
    asked = scene.bench.law.rules[rule]
    done = scene.closed(asked)
    if asked.closed_by is None or done is not None:
        return done
    facts = scene.bench.law.facts
    bounds = [
        day
        for event, day in scene.case.events.items()
        if asked.closed_by in (*facts[event].may_not_precede, *facts[event].shows)
        and scene.belongs(day, asked)
    ]
    return min(bounds, default=None)


def _not(answer: Answerer) -> Answerer:
    return lambda scene, condition, active, own: not answer(scene, condition, active, own)


def _trait(scene: "Scene", condition: Condition, _active: Active, _own: "Answer | None") -> bool:
    return condition.subject in scene.case.traits


def _told(scene: "Scene", condition: Condition, _active: Active, _own: "Answer | None") -> bool:
    return scene.case.is_told(condition.subject)


def _followed(scene: "Scene", condition: Condition, _active: Active, _own: "Answer | None") -> bool:
    day = scene.case.events.get(Event(condition.subject))
    start = None if condition.since is None else scene.day(condition.since)
    return day is not None and (start is None or day >= start)


def _kept(scene: "Scene", condition: Condition, active: Active, _own: "Answer | None") -> bool:
    return kept(scene, RuleId(condition.subject), active)


def _missed(scene: "Scene", condition: Condition, active: Active, _own: "Answer | None") -> bool:
    rule = RuleId(condition.subject)
    done = scene.closed(scene.bench.law.rules[rule])
    last_day = None if done is None else scene.last_day(rule, active)
    return done is not None and last_day is not None and done > last_day


def _later(scene: "Scene", condition: Condition, active: Active, _own: "Answer | None") -> bool:
    day = scene.day(Event(condition.subject))
    if day is None or condition.later_than is None:
        return False
    last_day = scene.last_day(condition.later_than, active)
    return last_day is not None and day > last_day


def _lands_on(scene: "Scene", _condition: Condition, _active: Active, own: "Answer | None") -> bool:
    return own is not None and not scene.bench.calendar.is_working(own.due.day)


def _due_before(scene: "Scene", condition: Condition, active: Active, own: "Answer | None") -> bool:
    other = scene.last_day(RuleId(condition.subject), active)
    return own is not None and other is not None and own.due.day < other


def _decided_by(
    _scene: "Scene", condition: Condition, _active: Active, own: "Answer | None"
) -> bool:
    return own is not None and own.limb.id == condition.subject


def _choice(scene: "Scene", condition: Condition, _active: Active, _own: "Answer | None") -> bool:
    told = scene.case.choices.get(condition.subject)
    return told is not None and told not in condition.other_than


ANSWERS: Mapping[Asks, Answerer] = {
    "trait": _trait,
    "no_trait": _not(_trait),
    "told": _told,
    "not_told": _not(_told),
    "followed_by": _followed,
    "not_followed_by": _not(_followed),
    "kept": _kept,
    "not_kept": _not(_kept),
    "missed": _missed,
    "lands_on": _lands_on,
    "due_before": _due_before,
    "decided_by": _decided_by,
    "event": _later,
    "choice": _choice,
}
