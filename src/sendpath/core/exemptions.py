"""Exceptions beside a date, and the test of a school's closure. They never move a day."""

from datetime import timedelta
from typing import NamedTuple

from sendpath.core.clauses import Closure, Event, Exemption
from sendpath.core.notes import said_plainly
from sendpath.core.outcome import Said
from sendpath.core.scene import Scene


class Exempt(NamedTuple):
    """One exception: what it says, and whether its test is met; None without test or facts."""

    said: Said
    short: str
    met: bool | None = None


def exempt(scene: Scene, exemption: Exemption) -> Exempt:
    """Give an exception, with its test worked out from the days told."""
    met = None if exemption.closure is None else _met(scene, exemption.closure)
    return Exempt(said_plainly(exemption.note), exemption.short, met)


def _met(scene: Scene, closure: Closure) -> bool | None:
    """Test a closure: long enough, and the school asked while it could not be expected to act."""
    asked, closes, reopens = (scene.day(Event(each)) for each in closure[:3])
    if asked is None or closes is None or reopens is None:
        return None
    margin = timedelta(days=closure.margin)
    long_enough = reopens - closes >= timedelta(days=closure.closed_for)
    return long_enough and closes - margin <= asked <= reopens - margin
