"""Ask one rule about one case: a day, what it waits for, or why there is none.

An interpreter of clauses: it knows no rule by name, and no today.
"""

from datetime import date

from sendpath.core.calendar import BeyondCalendar, BeyondTerms
from sendpath.core.clauses import Event, Limb, counted_rule
from sendpath.core.doubt import is_day_doubted, is_doubted, is_only_earlier
from sendpath.core.law import Rule, RuleVersion
from sendpath.core.left_open import left_open, may_not_bind
from sendpath.core.outcomes import (
    Deadline,
    NoDate,
    NotApplicable,
    NotCovered,
    Outcome,
    Said,
    Waiting,
)
from sendpath.core.readings import Reach
from sendpath.core.workings import PREVAILING, Answer, Workings

TERM = Event("term")
"""What school days wait for: a school's term dates. Not a day, but a fact that is missing."""


def ask(rule: Rule, workings: Workings) -> Outcome:
    """Ask one rule about one case."""
    if rule.anchor is None:
        return _ask_version(rule, rule.versions[-1], workings)
    day = workings.governing_day(rule)
    if day is not None:
        return _ask_on(rule, day, workings)
    out = taken_out(rule, rule.versions[-1], workings, only="choice")
    return _waiting(rule, workings, missing(rule, workings)) if out is None else out


def taken_out(
    rule: Rule, version: RuleVersion, workings: Workings, *, only: str | None = None
) -> NotApplicable | None:
    """Say that a rule does not bind here; ``only`` by what kind of condition, if not by any."""
    outs = [out for out in version.unless if only in (None, out.condition.asks)]
    out = workings.excluded(outs, PREVAILING)
    note = None if out is None else out.note
    if note is None and only is None:
        note = workings.outgrown(rule, version)
    return None if note is None else NotApplicable(rule=rule, because=Said(note))


def missing(rule: Rule, workings: Workings) -> tuple[Event, ...]:
    """Name the facts without which a rule has no day: its own, and those of rules it counts from.

    Each is the fact itself, although another may stand in for it.
    """
    version = workings.version(rule) or rule.versions[-1]
    wanted: dict[Event, None] = {}
    for limb in version.limbs:
        other = counted_rule(limb.run.event)
        if other is not None and not limb.optional:
            wanted |= dict.fromkeys(missing(workings.rule(other), workings))
        elif not limb.optional and workings.day(limb.run.event) is None:
            wanted[limb.run.event] = None
    return tuple(wanted)


def _ask_on(rule: Rule, day: date, workings: Workings) -> Outcome:
    version = rule.version_on(day)
    if version is None:
        return NotCovered(rule=rule, day=day, starts=rule.versions[0].in_force)
    try:
        return _ask_version(rule, version, workings)
    except BeyondCalendar:
        return NotCovered(rule=rule, day=day, starts=None)
    except BeyondTerms:
        return _waiting(rule, workings, (TERM,))


def _ask_version(rule: Rule, version: RuleVersion, workings: Workings) -> Outcome:
    if version.no_date is not None:
        return NoDate(rule=rule, because=Said(version.no_date))
    out = taken_out(rule, version, workings)
    if out is not None:
        return out
    answer = workings.answer(rule)
    if answer is None:
        return _waiting(rule, workings, missing(rule, workings))
    return _deadline(rule, version, workings, answer)


def _waiting(rule: Rule, workings: Workings, wanted: tuple[Event, ...]) -> Waiting:
    return Waiting(
        rule=rule,
        waiting_for=wanted,
        happened=workings.closed(rule),
        meanwhile=Meanwhile(rule, workings),
    )


class Meanwhile:
    """What can be said of a rule that waits, worked out when it is asked for."""

    __slots__ = ("_rule", "_workings")

    def __init__(self, rule: Rule, workings: Workings) -> None:
        self._rule, self._workings = rule, workings

    @property
    def near(self) -> bool:
        """Whether this is the next thing to wait for."""
        return _is_near(self._rule, self._workings)

    @property
    def unneeded(self) -> bool:
        """Whether nobody waits for it: what was told leaves no use for it, or shows it done."""
        return _is_unneeded(self._rule, self._workings)

    @property
    def floor(self) -> date | None:
        """A day before which the last day does not lie; None where nobody can count it."""
        return _floor(self._rule, self._workings)

    @property
    def uncertain(self) -> bool:
        """Whether something that could have been told decides whether it will bind."""
        return may_not_bind(self._rule, self._workings)

    @property
    def done_by(self) -> date | None:
        """The latest day on which it can have been done, as far as a later fact shows it."""
        return self._workings.done_by(self._rule)

    def __eq__(self, other: object) -> bool:
        """Say whether the same can be said of another."""
        return isinstance(other, Meanwhile) and self._told() == other._told()

    def __hash__(self) -> int:
        """Tell it from others by all that can be said."""
        return hash(self._told())

    def _told(self) -> tuple[bool, date | None, bool]:
        return self.near, self.floor, self.uncertain


def _floor(rule: Rule, workings: Workings) -> date | None:
    """Give the latest end that is known already; what nobody can count is no floor."""
    try:
        return workings.floor(rule)
    except (BeyondCalendar, BeyondTerms):
        return None


def _is_near(rule: Rule, workings: Workings) -> bool:
    """Say whether this is a next thing to wait for."""
    followed = rule.follows is None or workings.day(rule.follows) is not None
    return followed and not _is_unneeded(rule, workings)


def _is_unneeded(rule: Rule, workings: Workings) -> bool:
    """Say whether nobody waits for it; what turns on a day nobody knows is waited for."""
    try:
        return any(workings.holds(condition) for condition in rule.unneeded)
    except (BeyondCalendar, BeyondTerms):
        return False


def _deadline(rule: Rule, version: RuleVersion, workings: Workings, answer: Answer) -> Deadline:
    reach = Reach(workings, rule, version, answer.due.day)
    if not workings.days.endless or reach.counts_school_days():
        reach.found()  # where a reading has no day for want of a calendar, the rule has none
    open_limb = next((limb for limb in version.limbs if _is_open(limb, workings)), None)
    return Deadline(
        rule=rule,
        version=version,
        limb=answer.limb,
        raw=answer.raw,
        due=answer.due,
        reach=reach,
        opens=_opens(version, workings),
        considered=answer.considered,
        calendar=workings.days.calendar,
        unread=is_day_doubted(version, workings),
        happened=workings.closed(rule),
        done_by=workings.done_by(rule),
        held_open=_is_held_open(open_limb, workings),
        open_event=None if open_limb is None else open_limb.run.event,
        doubted=is_doubted(rule, version, workings),
        only_earlier=is_only_earlier(rule, version, workings),
        doubts=left_open(rule, version, workings),
        overtaken=_overtaken(rule, workings),
        ticked=workings.is_ticked(rule),
    )


def _overtaken(rule: Rule, workings: Workings) -> date | None:
    """Give the day of what a rule is for, unless it is of before the day counted from."""
    day = None if rule.overtaken_by is None else workings.day(rule.overtaken_by)
    start = None if rule.anchor is None else workings.day(rule.anchor)
    return None if day is None or (start is not None and day < start) else day


def _opens(version: RuleVersion, workings: Workings) -> date | None:
    if version.opens is None:
        return None
    day = workings.day(version.opens.event)
    return None if day is None else workings.days.run(version.opens, day).day


def _is_open(limb: Limb, workings: Workings) -> bool:
    """Say whether a limb could still come: its event is not told and nothing takes it out."""
    if counted_rule(limb.run.event) is not None:
        return False
    to_come = limb.optional and workings.day(limb.run.event) is None
    return to_come and not workings.excluded(limb.unless, PREVAILING)


def _is_held_open(limb: Limb | None, workings: Workings) -> bool:
    if limb is None or limb.held_open_by is None:
        return False
    return workings.kept(limb.held_open_by)
