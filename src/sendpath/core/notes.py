"""Which notes belong beside an outcome, and the days their texts name."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sendpath.core.appellant import birthday
from sendpath.core.calendar import BeyondCalendar, BeyondTerms
from sendpath.core.clauses import Event, Note, RuleId, Standing
from sendpath.core.outcomes import Said
from sendpath.core.walk import BIRTHDAY, SCHOOL_AGE_ENDS, is_personal
from sendpath.core.workings import Answer, Workings


class Own(NamedTuple):
    """The days of the rule whose notes are given: its answer, its safe day, or else its floor."""

    answer: Answer | None = None
    safe: date | None = None
    floor: date | None = None


NOTHING = Own()


def said(workings: Workings, notes: Iterable[Note], own: Own = NOTHING) -> tuple[Said, ...]:
    """Give the notes whose conditions all hold, with the days they name.

    A note that asks about or names a day nobody knows is left out: it could not be said.
    """
    spoken = (_spoken(workings, note, own) for note in notes)
    return tuple(each for each in spoken if each is not None)


def _spoken(workings: Workings, note: Note, own: Own) -> Said | None:
    try:
        if not all(workings.holds(condition, own=own.answer) for condition in note.when):
            return None
        days = {name: _day(workings, name, own) for name in note.names}
    except (BeyondCalendar, BeyondTerms):
        return None
    known = {name: day for name, day in days.items() if day is not None}
    return Said(note, known) if len(known) == len(days) else None


def told_while(notes: Iterable[Said], stands: Standing | None) -> list[Said]:
    """Give the notes that are told while a last day stands so, first what it hangs on.

    Once the thing is done (None), advice is no longer told but what is for that.
    """
    told = (each for each in notes if _is_told(each.note, stands))
    return sorted(told, key=lambda each: _weight(each.note))


def wanted_while(notes: Iterable[Note], stands: Standing | None) -> list[Note]:
    """Give the notes that are told while a last day stands so, if they hold, in the same order."""
    return sorted((each for each in notes if _is_told(each, stands)), key=_weight)


def _is_told(note: Note, stands: Standing | None) -> bool:
    general = not note.standing and (stands or note.qualifies or note.with_day)
    return (stands or "done") in note.standing or bool(general)


def _weight(note: Note) -> tuple[bool, bool]:
    return not note.qualifies, not note.standing


def _day_of_life(workings: Workings, name: str) -> date | None:
    age = workings.case.school_age
    if age is None or name == SCHOOL_AGE_ENDS:
        return age and age.until
    return birthday(age.born, int(name.removeprefix(BIRTHDAY)))


def _day(workings: Workings, name: str, own: Own) -> date | None:
    if name == "due":
        return None if own.answer is None else own.answer.due.day
    if name == "floor":
        return own.floor
    if name == "working-day-before":  # before the safe day: that is the one to act by
        return own.safe and workings.days.working_by(own.safe)
    if is_personal(name):
        return _day_of_life(workings, name)
    if name in workings.law.rules:
        return workings.last_day(RuleId(name))
    return workings.day(Event(name))
