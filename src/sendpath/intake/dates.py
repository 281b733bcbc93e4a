"""The strict date reader: the ways people in England write a day, and nothing that could be two.

Never guesses. A refusal says what is wrong and what to write instead. A day that was written in
another way than the usual is read all the same, and ``remark_on`` says as which.
"""

import re
from datetime import date

from sendpath.core.law import YEAR_BEGINS
from sendpath.core.names import spell
from sendpath.intake.day_forms import FIRST_DAY, WrittenDay, day_of, take_apart, tidy
from sendpath.intake.day_refusals import ANY, Unreadable, no_form, quoted, why_not, write_as
from sendpath.intake.english_day import english_day

__all__ = ["Unreadable", "read_date", "read_year", "remark_on"]

ISO_LENGTH = 10
FIGURES = 4
"""Figures of a year."""

MIDNIGHT = frozenset(
    {"", *(f"{mark}00:00{end}" for mark in "T " for end in ("", ":00", ":00.000"))}
)
"""The time that spreadsheets and their exports add to a day: it says nothing more."""

_DAY_FIRST = re.compile(r"([0-9]{1,2})([/.])([0-9]{1,2})\2([0-9]{4})")
_USUAL = re.compile(
    r"(?:[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
    r"|[0-9]{1,2}([/.])[0-9]{1,2}\1[0-9]{4}"
    r"|[0-9]{1,2}-[A-Za-z]+-[0-9]{4}"
    r"|(?:[A-Za-z]+,? )?[0-9]{1,2}(?:st|nd|rd|th)? [A-Za-z]+\.?,? [0-9]{4})"
    r"(?:[T ]0?0:00(?::00(?:\.0+)?)?)?"
)
"""The documented forms, and midnight after them."""

_SLIP = re.compile(r"(?<![0-9])[023]?[123]th", re.IGNORECASE)
"""A day with the ending of most others: it can be no other one, and is read."""


def read_date(text: str, *, first: date = FIRST_DAY) -> date | Unreadable:
    """Read one day, not before the first that can be meant.

    Accepted is what means one day only: ``2026-01-05``, ``5/1/2026`` (day first), ``5.1.26`` (two
    figures mean 20xx), ``5 January 2026``, ``05-Jan-26``, ``Jan 5, 2026``, each with its weekday
    before it and a time of day after it. A time by another clock, as ``2026-01-05T09:30Z``, is
    read as the day that it was in England.
    """
    day = _quickly(text)
    if day is not None and day >= first:
        return day
    plain = tidy(text)
    if not plain:
        return Unreadable("No date was given.", ANY)
    written = take_apart(plain)
    if written is None:
        return no_form(text, plain)
    day = day_of(written.parts, first)
    return why_not(text, written.parts, first) if day is None else _in_england(text, written, day)


def read_year(text: str) -> date | Unreadable:
    """Read a year by its four figures; it stands as its 1 September."""
    plain = text.strip()
    if not (plain.isascii() and plain.isdecimal() and len(plain) == FIGURES and int(plain)):
        return Unreadable(
            f"{quoted(text)} is not a year.", "Write its four figures, for example 2027."
        )
    return date(int(plain), *YEAR_BEGINS)


def remark_on(text: str, day: date) -> str | None:
    """Say as which day a text was read; None when it was written in one of the usual ways."""
    if _quickly(text) or (_USUAL.fullmatch(" ".join(text.split())) and not _SLIP.search(text)):
        return None
    in_england = ", the day that it was in England" if is_abroad(text) else ""
    return f"{quoted(text)} is read as {spell(day)}{in_england}."


def is_abroad(text: str) -> bool:
    """Say whether a text tells the time by a clock of its own, so that its day may be another."""
    written = take_apart(tidy(text))
    return written is not None and written.time is not None and written.time.offset is not None


def _quickly(text: str) -> date | None:
    """Read the forms in which caseloads hold a million days; None for any other text."""
    try:
        if text[ISO_LENGTH:] in MIDNIGHT and text[4:5] == "-" == text[7:8]:
            return date.fromisoformat(text[:ISO_LENGTH])
        if match := _DAY_FIRST.fullmatch(text):
            return date(int(match[4]), int(match[3]), int(match[1]))
    except ValueError:
        pass
    return None


def _in_england(text: str, written: WrittenDay, day: date) -> date | Unreadable:
    """Give the day in England where a time was told by another clock."""
    time = written.time
    if time is None or time.offset is None:
        return day
    there = english_day(day, time.hour, time.minute, offset=time.offset)
    return there or Unreadable(f"{quoted(text)} is no day in England.", write_as(day))
