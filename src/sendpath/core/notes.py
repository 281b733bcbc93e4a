"""Which notes belong beside an outcome, and the days their texts name."""

from collections.abc import Iterable, Mapping
from datetime import date

from sendpath.core.clauses import Event, Note, RuleId
from sendpath.core.outcome import Said
from sendpath.core.scene import Answer, Scene


def said(
    scene: Scene, notes: Iterable[Note], own: Answer | None = None, safe: date | None = None
) -> tuple[Said, ...]:
    """Give the notes whose conditions all hold, with the days they name.

    A note that names a day nobody knows is left out: it could not be said.
    """
    spoken = []
    for note in notes:
        if all(scene.holds(condition, own=own) for condition in note.when):
            days = {name: _day(scene, name, own, safe) for name in note.names}
            known = {name: day for name, day in days.items() if day is not None}
            if len(known) == len(days):
                spoken.append(Said(note, known))
    return tuple(spoken)


def said_plainly(note: Note, days: Mapping[str, date] | None = None) -> Said:
    """Wrap a note that needs no day of its own."""
    return Said(note, days or {})


def _day(scene: Scene, name: str, own: Answer | None, safe: date | None) -> date | None:
    if name == "due":
        return None if own is None else own.due.day
    if name == "working-day-before":  # before the safe day: that is the one to act by
        return None if safe is None else scene.bench.calendar.previous_working(safe)
    if name in scene.bench.law.rules:
        return scene.last_day(RuleId(name))
    return scene.day(Event(name))
