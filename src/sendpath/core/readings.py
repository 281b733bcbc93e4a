"""Readings: which of them are open in a case, and the earliest and latest day they give.

Each reading answers one question on its own, so several open questions make combinations: the
safe day is the earliest of all combinations, the latest day the most generous of all.
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from sendpath.core.clauses import Exclusion, Reading, counted_rule
from sendpath.core.conditions import Active
from sendpath.core.law import Rule, RuleVersion
from sendpath.core.outcomes import ReadDate
from sendpath.core.workings import PREVAILING, Workings


class Range(NamedTuple):
    """The days a rule can honestly be read to give."""

    safe: date
    latest: date | None
    readings: tuple[ReadDate, ...]


class Chosen(NamedTuple):
    """Some readings chosen together, and the day they give."""

    readings: tuple[Reading, ...]
    day: date


def read(workings: Workings, rule: Rule, version: RuleVersion, due: date) -> Range:
    """Work a rule out under every combination of the readings open in the case."""
    if version.printed is not None and version.printed.event in workings.case.events:
        return Range(due, due, ())
    open_readings = _open(workings, version)
    undated = [
        reading
        for each in _leant_on(workings, version)
        for reading in each.readings
        if reading.undated
    ]
    if not open_readings and not undated:
        return Range(due, due, ())
    other: list[Chosen] = []
    for readings in _combinations(open_readings):
        answer = workings.answer(rule, frozenset(reading.id for reading in readings))
        if answer is not None and answer.due.day != due:
            other.append(Chosen(readings, answer.due.day))
    days = [due, *(chosen.day for chosen in other)]
    told = (
        *_told(other, due),
        *(each for reading in undated for each in _both(reading, due, None)),
    )
    return Range(min(days), None if undated else max(days), told)


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
