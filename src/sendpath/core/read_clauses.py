"""The clauses of a version as the readings that are active have them."""

from sendpath.core.clauses import Event, Limb, Move, Run
from sendpath.core.conditions import Active
from sendpath.core.law import RuleVersion
from sendpath.core.periods import Span


def event_of(event: Event, version: RuleVersion, active: Active) -> Event:
    """Give the event that a version counts from, in place of one that it names."""
    for reading in version.readings:
        if reading.id in active and event in reading.counts_from:
            event = reading.counts_from[event]
    return event


def run_of(limb: Limb, version: RuleVersion, active: Active) -> Run:
    """Give the period of a limb."""
    for reading in version.readings:
        if reading.run is not None and reading.id in active:
            return reading.run
    return limb.run


def uncounted_of(version: RuleVersion, active: Active) -> tuple[Span, ...]:
    """Give the days that are left out of the count."""
    for reading in version.readings:
        if reading.uncounted and reading.id in active:
            return reading.uncounted
    return ()


def moves_of(version: RuleVersion, active: Active) -> tuple[Move, ...]:
    """Give what takes the end of a period off a day that the law will not leave it on."""
    for reading in version.readings:
        if reading.moves is not None and reading.id in active:
            return reading.moves
    return version.moves
