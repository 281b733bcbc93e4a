"""Exceptions beside a date, and the test of a school's closure. They never move a day."""

from datetime import timedelta

from sendpath.core.clauses import Closure, Event, Exemption
from sendpath.core.outcomes import Exempt, Said
from sendpath.core.workings import Workings


def exempt(workings: Workings, exemption: Exemption) -> Exempt:
    """Give an exception, with its test worked out from the days told."""
    met = None if exemption.closure is None else _met(workings, exemption.closure)
    return Exempt(Said(exemption.note), exemption.short, met)


def _met(workings: Workings, closure: Closure) -> bool | None:
    """Test a closure: long enough, and the school asked while it could not be expected to act."""
    asked, closes, reopens = (workings.day(Event(each)) for each in closure[:3])
    if asked is None or closes is None or reopens is None:
        return None
    margin = timedelta(days=closure.margin)
    long_enough = closes + timedelta(days=closure.closed_for) <= reopens
    return long_enough and closes - margin <= asked <= reopens - margin
