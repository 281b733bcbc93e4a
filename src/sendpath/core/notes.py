"""Which notes belong beside an outcome, and the days their texts name."""

from collections.abc import Iterable, Mapping
from datetime import date

from sendpath.core.law import Event, Note, RuleId
from sendpath.core.outcome import Said
from sendpath.core.scene import Scene


def said(scene: Scene, notes: Iterable[Note], own: date | None = None) -> tuple[Said, ...]:
    """Give the notes whose conditions all hold, with the days they name.

    A note that names a day nobody knows is left out: it could not be said.
    """
    spoken = []
    for note in notes:
        if all(scene.holds(condition, own=own) for condition in note.when):
            days = {name: _day(scene, name, own) for name in note.names}
            known = {name: day for name, day in days.items() if day is not None}
            if len(known) == len(days):
                spoken.append(Said(note, known))
    return tuple(spoken)


def said_plainly(note: Note, days: Mapping[str, date] | None = None) -> Said:
    """Wrap a note that needs no day of its own."""
    return Said(note, days or {})


def _day(scene: Scene, name: str, own: date | None) -> date | None:
    if name == "due":
        return own
    if name == "working-day-before":
        return own and scene.bench.calendar.previous_working(own)
    if name in scene.bench.law.rules:
        return scene.last_day(RuleId(name))
    return scene.day(Event(name))
