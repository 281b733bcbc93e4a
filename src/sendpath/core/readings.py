"""Readings: which of them are open in a case, and the earliest and latest day they give.

Each reading answers one question on its own, so several open questions make combinations: the
safe day is the earliest of all combinations, the latest day the most generous of all.
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from sendpath.core.asked import earliest, latest
from sendpath.core.clauses import Count, Exclusion, Reading, counted_rule
from sendpath.core.conditions import Active
from sendpath.core.law import Rule, RuleVersion
from sendpath.core.periods import SchoolDays
from sendpath.core.reach import ReadDate
from sendpath.core.workings import PREVAILING, Workings


class Chosen(NamedTuple):
    """Some readings chosen together, and the day they give."""

    readings: tuple[Reading, ...]
    day: date


class Reach:
    """How far a last day can honestly be read, worked out when it is asked for."""

    __slots__ = ("_due", "_found", "_rule", "_version", "_workings")

    def __init__(self, workings: Workings, rule: Rule, version: RuleVersion, due: date) -> None:
        self._workings, self._rule, self._version, self._due = workings, rule, version, due
        self._found: tuple[list[Chosen], list[Reading]] | None = None

    @property
    def safe(self) -> date:
        """The earliest day of any combination of readings."""
        return earliest([self._due, *(chosen.day for chosen in self.found()[0])])

    @property
    def latest(self) -> date | None:
        """The latest day of any combination; None where a reading gives no day."""
        other, undated = self.found()
        return None if undated else latest([self._due, *(chosen.day for chosen in other)])

    @property
    def readings(self) -> tuple[ReadDate, ...]:
        """The days that differ by reading; empty when all agree."""
        other, undated = self.found()
        apart = [chosen for chosen in other if chosen.day != self._due]
        both = (each for reading in undated for each in _both(reading, self._due, None))
        return (*_told(apart, self._due), *both)

    def __eq__(self, other: object) -> bool:
        """Say whether another reaches as far, by the same readings."""
        return isinstance(other, Reach) and self._told() == other._told()

    def __hash__(self) -> int:
        """Tell it from others by how far it reaches."""
        return hash((self.safe, self.latest))

    def _told(self) -> tuple[date, date | None, tuple[ReadDate, ...]]:
        return self.safe, self.latest, self.readings

    def counts_school_days(self) -> bool:
        """Say whether any of it is counted by a school's terms."""
        versions = [*_leant_on(self._workings, self._version)]
        runs = [limb.run for version in versions for limb in version.limbs]
        runs += [each.run for version in versions for each in version.readings if each.run]
        return any(isinstance(run, Count) and isinstance(run.period, SchoolDays) for run in runs)

    def found(self) -> tuple[list[Chosen], list[Reading]]:
        """Work the rule out under every combination of readings; name those that give no day."""
        if self._found is None:
            self._found = self._work()
        return self._found

    def _work(self) -> tuple[list[Chosen], list[Reading]]:
        workings, rule, version = self._workings, self._rule, self._version
        if version.printed is not None and version.printed.event in workings.case.events:
            return [], []
        choices = {
            frozenset(reading.id for reading in readings): readings
            for readings in _combinations(_open(workings, version))
        }
        undated = (each for other in _leant_on(workings, version) for each in other.readings)
        return (
            [Chosen(choices[each], day) for each, day in workings.last_days(rule.id, choices)],
            [reading for reading in undated if reading.undated],
        )


def _leant_on(workings: Workings, version: RuleVersion) -> Iterator[RuleVersion]:
    """Give a version, and those of the rules from whose last days it counts."""
    yield version
    for limb in version.limbs:
        rule = counted_rule(limb.run.event)
        other = None if rule is None else workings.version(workings.rule(rule))
        if other is not None:
            yield from _leant_on(workings, other)


def _open(workings: Workings, version: RuleVersion) -> list[Reading]:
    return [
        reading for each in _leant_on(workings, version) for reading in _open_in(workings, each)
    ]


def _open_in(workings: Workings, version: RuleVersion) -> list[Reading]:
    recounting = [reading for reading in version.readings if _recounts(workings, reading)]
    recounted: Active = frozenset(reading.id for reading in recounting)
    lifting = {
        exclusion.disputed_by
        for exclusion in _disputable(version)
        if workings.holds(exclusion.condition, PREVAILING)
        or (recounted and workings.holds(exclusion.condition, recounted))
    }
    return [
        reading
        for reading in version.readings
        if reading in recounting
        or reading.moves is not None
        or reading.uncounted
        or reading.id in lifting
        or (reading.run is not None and workings.start(reading.run.event, version, recounted))
    ]


def _recounts(workings: Workings, reading: Reading) -> bool:
    events = workings.case.events
    return any(
        there in events and here in events and events[there] != events[here]
        for here, there in reading.counts_from.items()
    )


def _disputable(version: RuleVersion) -> Iterator[Exclusion]:
    for limb in version.limbs:
        yield from (exclusion for exclusion in limb.unless if exclusion.disputed_by)


def _combinations(readings: list[Reading]) -> Iterator[tuple[Reading, ...]]:
    for size in range(1, len(readings) + 1):
        yield from combinations(readings, size)


def _told(other: list[Chosen], due: date) -> Iterator[ReadDate]:
    """Tell each question that matters, then each combination that goes beyond them all."""
    reach = {due}
    for chosen in other:
        if len(chosen.readings) == 1:
            reading = chosen.readings[0]
            reach.add(chosen.day)
            yield from _both(reading, due, chosen.day)
        elif not min(reach) <= chosen.day <= max(reach):
            reach.add(chosen.day)
            yield _joined(chosen)


def _both(reading: Reading, due: date, other: date | None) -> Iterator[ReadDate]:
    cite = reading.prevailing_cite
    yield ReadDate(reading.id, reading.prevailing, due, cite, prevailing=True)
    yield ReadDate(reading.id, reading.label, other, reading.cite, prevailing=False)


def _joined(chosen: Chosen) -> ReadDate:
    label = ", and ".join(reading.label for reading in chosen.readings)
    ids = "+".join(reading.id for reading in chosen.readings)
    return ReadDate(ids, label, chosen.day, chosen.readings[0].cite, prevailing=False)
