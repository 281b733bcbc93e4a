"""A rule worked out ahead for all cases that tell the same facts.

Of a caseload, most cases tell the same few facts on different days. Which limbs count, which
readings are open and whether the rule applies then depends on *which* facts were told, not on their
days; what is left is a function of single days. Where it does depend on the days, there is no plan,
and the case is asked in full.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from sendpath.core.clauses import Condition, Event, Exclusion, Limb, Move, Reading, counted_rule
from sendpath.core.law import Law, Rule, RuleVersion


class Course(NamedTuple):
    """The limbs that count under one choice of readings, and the moves that follow."""

    limbs: tuple[Limb, ...]
    moves: tuple[Move, ...]


class Plan(NamedTuple):
    """How a rule is worked out for cases of one kind.

    Attributes:
        version: The clauses.
        applies: False when the rule does not bind such cases.
        prevailing: The prevailing course.
        others: The course under every other choice of readings.
    """

    version: RuleVersion
    applies: bool
    prevailing: Course
    others: tuple[Course, ...]


class _Unsettled(Exception):  # noqa: N818 - not a fault: the answer depends on the days
    """A condition cannot be answered without the days."""


def plan(law: Law, rule: Rule, *, told: frozenset[Event], traits: frozenset[str]) -> Plan | None:
    """Work a rule out for cases that tell just these facts and have just these traits.

    Returns:
        None when the answer depends on more than single days.
    """
    if len(rule.versions) != 1:
        return None
    kind = _Kind(law, told, traits)
    try:
        return kind.plan(rule.versions[0])
    except _Unsettled:
        return None


class _Kind:
    """Cases that tell the same facts."""

    def __init__(self, law: Law, told: frozenset[Event], traits: frozenset[str]) -> None:
        self.law, self.told, self.traits = law, told, traits
        standing_in = {fact.stands_in_for for fact in law.facts.values() if fact.id in told}
        self.known = told | {event for event in standing_in if event is not None}

    def plan(self, version: RuleVersion) -> Plan:
        if version.printed is not None and version.printed.event in self.told:
            raise _Unsettled
        applies = not any(self.takes_out(each, set()) for each in version.unless)
        readings = [each for each in version.readings if self.is_open(each, version)]
        return Plan(
            version,
            applies,
            self.course(version, ()),
            tuple(self.course(version, chosen) for chosen in _choices(readings)),
        )

    def course(self, version: RuleVersion, chosen: tuple[Reading, ...]) -> Course:
        ids = {reading.id for reading in chosen}
        if any(counted_rule(limb.run.event) for limb in version.limbs):
            raise _Unsettled
        limbs = tuple(limb for limb in version.limbs if self.counts(limb, ids))
        if not limbs or any(
            limb.run.event not in self.known for limb in version.limbs if not limb.optional
        ):
            raise _Unsettled
        moves = [reading.moves for reading in chosen if reading.moves is not None]
        return Course(limbs, moves[0] if moves else version.moves)

    def counts(self, limb: Limb, lifted: set[str]) -> bool:
        if limb.run.event not in self.known:
            return False
        return not any(self.takes_out(exclusion, lifted) for exclusion in limb.unless)

    def takes_out(self, exclusion: Exclusion, lifted: set[str]) -> bool:
        conditions = (exclusion.condition, *exclusion.also)
        return exclusion.disputed_by not in lifted and all(map(self.holds, conditions))

    def is_open(self, reading: Reading, version: RuleVersion) -> bool:
        if reading.uncounted or reading.undated or reading.run is not None:
            raise _Unsettled
        if any({here, there} <= self.told for here, there in reading.counts_from.items()):
            raise _Unsettled
        disputed = [
            exclusion
            for limb in version.limbs
            if limb.run.event in self.known
            for exclusion in limb.unless
            if exclusion.disputed_by == reading.id
        ]
        return reading.moves is not None or any(self.holds(each.condition) for each in disputed)

    def holds(self, condition: Condition) -> bool:
        """Answer a condition from what kind of case it is.

        Raises:
            _Unsettled: It takes the days to answer it.
        """
        match condition.asks:
            case "trait" | "no_trait":
                return (condition.subject in self.traits) == (condition.asks == "trait")
            case "missed" if self.closing(condition) not in self.told:
                return False
            case _:
                raise _Unsettled

    def closing(self, condition: Condition) -> Event | None:
        rule = next(each for each in self.law.rules.values() if each.id == condition.subject)
        return rule.closed_by


def _choices(readings: list[Reading]) -> Iterator[tuple[Reading, ...]]:
    for size in range(1, len(readings) + 1):
        yield from combinations(readings, size)
