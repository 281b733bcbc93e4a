"""One last day in a calendar: an event on it, and one on the day to act by where that is earlier.

The calendar of a letter and that of a caseload are made of these, so both say the same.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sendpath.answers import words
from sendpath.core.names import capital, spell_fully
from sendpath.formats.ics import Event


class Marked(NamedTuple):
    """A day that is marked in a calendar.

    Attributes:
        uid: The name of its event, which never changes.
        label: What sort of day it is.
        title: What is to be done.
        owner: Whose step it is, where it is not the family's; else nothing.
        by_time: The hour by which it must be there, as ``17:00``.
        conditional: Whether it binds only if something is so that was not told.
        case: What the caller calls the case, if anything.
        due: The last day.
        safe: The day to keep to by every honest reading.
        act_by: The day by which the family has to act; None where it is somebody else's step.
        text: What is said of it.
        until_25: A young person's last day to appeal, where the last day is later, or may be.
    """

    uid: str
    label: str
    title: str
    owner: str
    by_time: str | None
    conditional: bool
    case: str
    due: date
    safe: date
    act_by: date | None
    text: str
    until_25: date | None = None

    @property
    def called(self) -> str:
        """Say what is to be done, by what hour, and whose step it is."""
        hour = f", received by {words.clock(self.by_time)}" if self.by_time else ""
        return f"{self.title}{hour}{f' ({self.owner})' if self.owner else ''}"

    @property
    def named(self) -> str:
        """Say what sort of day it is, and of what; and that it may not apply."""
        applies = ", if it applies" if self.conditional else ""
        return f"{capital(self.label)}{applies}: {self.called}"

    def titled(self, title: str) -> str:
        """Put the case behind a title, where it has a name."""
        return f"{title} [{self.case}]" if self.case else title


def marked_days(one: Marked, today: date) -> Iterator[Event]:
    """Give the last day, and before it the day to act by, where that is another."""
    act = one.act_by
    if act is None or not today <= act < one.due:
        yield Event(one.uid, one.due, one.titled(one.named), one.text)
        return
    text = f"Act by {spell_fully(act)}.{_why(one, act, today)}\n{one.text}"
    yield Event(one.uid, one.due, one.titled(one.named), text)
    safe = ", the safe day" if act == one.safe else ""
    safe = ", the day before 25" if act == one.until_25 else safe
    applies = ", if it applies" if one.conditional else ""
    title = one.titled(f"Act by today{safe}{applies}: {one.called}")
    yield Event(
        f"safe.{one.uid}", act, title, f"{capital(one.label)}: {spell_fully(one.due)}.\n{text}"
    )


def _why(one: Marked, act: date, today: date) -> str:
    """Say why the day to act by is not the last one."""
    told = ""
    until = one.until_25
    if until is not None and until < one.safe:
        return f" {spell_fully(until)} is not a working day." if act < until else ""
    if one.safe < today:
        return f" By another reading {spell_fully(one.safe)} was the last day: do not wait."
    if one.safe < one.due:
        told = f" By another reading {spell_fully(one.safe)} is the last day. Keep to it."
    return f"{told} {spell_fully(one.safe)} is not a working day." if act < one.safe else told
