"""The forms in which people and programs write a day, taken apart, and which day it is.

Only forms that mean one day: day before month, but where the year or the month's name comes first.
"""

import re
from datetime import date, time
from functools import lru_cache
from typing import NamedTuple

from sendpath.core.names import MONTHS, WEEKDAYS

FIRST_DAY = date(1900, 1, 1)
"""No case, and nobody of whom a case is alive, knows an earlier day: its year is mistyped."""

LAST_ASKED = date(2999, 12, 31)
"""Nobody asks on a later day, or of somebody born on one. Facts may be later: no calendar has them,
and that is said."""

LONGEST = 60
"""Letters of the longest text that can be one day."""

CENTURY = 20 * 100
"""What two figures of a year are added to."""

SHORT = 2
"""Figures of a year without its century."""

HALF_DAY = 12
"""Hours of a clock that says am and pm."""

FARTHEST = 14 * 60
"""Minutes that a clock anywhere is before or behind UTC, at most."""

TELLING = 3
"""Letters that tell months, and weekdays, apart."""

USUAL = {"sept": "september", "weds": "wednesday"}
"""Usual short names that are no beginning of the name."""

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_ODD: dict[int, str | None] = {
    **dict.fromkeys(map(ord, DASHES), "-"),
    **dict.fromkeys(map(ord, INVISIBLE)),
    ord("\u2019"): "'",
}
_SEPARATED = re.compile(r" ?([-/.]) ?")

_WEEKDAY = r"(?:(?!the )(?P<weekday>[a-z]+)(?:[.,]+ ?| ))?(?:the )?"
_DAY = r"(?P<day>[0-9]{1,2})"
_ENDING = r"(?P<ending>st|nd|rd|th)?"
_MONTH = r"(?P<month>[0-9]{1,2})"
_NAME = r"(?P<month>(?!(?:st|nd|rd|th)\b)[a-z]+)"
_YEAR = r"(?P<year>[0-9]{4})"
_FORMS = tuple(
    re.compile(_WEEKDAY + form, re.IGNORECASE | re.ASCII)
    for form in (
        rf"{_YEAR}([-/.]){_MONTH}\3{_DAY}",
        rf"{_DAY}(?P<mark>[-/.]){_MONTH}(?P=mark)(?P<year>[0-9]{{4}}|[0-9]{{2}})",
        rf"{_DAY}{_ENDING}(?: of )?[-/. ]?{_NAME}[-/.,]* ?(?P<year>[0-9]{{4}}|'?[0-9]{{2}})",
        rf"{_NAME}[-/. ]*{_DAY}{_ENDING}[-/., ]+{_YEAR}",
        rf"{_YEAR}[-/. ]{_NAME}[-/. ]+{_DAY}{_ENDING}",
    )
)
_TIMED = re.compile(
    r"(?P<day>.+?)(?:T|,? (?:[Aa][Tt] )?)(?P<hour>[0-9]{1,2})"
    r"(?:(?P<minute>:[0-9]{2})(?P<second>:[0-9]{2}(?:[.,][0-9]+)?)?(?: ?(?P<half>[AaPp])\.?[Mm])?"
    r"|(?P<minutes>[.][0-9]{2})? ?(?P<noon>[AaPp])\.?[Mm])"
    r" ?(?P<zone>Z|UTC|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)


class Parts(NamedTuple):
    """A day as it was written, each part as text.

    Attributes:
        day: One or two figures.
        month: Its figures, or its name.
        year: Four figures, or two.
        weekday: Its name; empty where it was left out.
        mark: What stands between figures that begin with the day: ``-``, ``/`` or ``.``; empty in
            any form whose order is beyond doubt.
        ending: What stands behind the day's figures, as in ``1st``; empty where nothing does.
    """

    day: str
    month: str
    year: str
    weekday: str = ""
    mark: str = ""
    ending: str = ""

    def swapped(self) -> "Parts | None":
        """Give the same figures read with the month first; None where the order is certain."""
        return self._replace(day=self.month, month=self.day) if self.mark else None


class Time(NamedTuple):
    """A time of day, by hours from 0 to 23.

    Attributes:
        offset: How many minutes its clock is ahead of UTC; None for the clock on the wall.
    """

    hour: int
    minute: int
    offset: int | None


class WrittenDay(NamedTuple):
    """What a text says: a day, and perhaps a time of it."""

    parts: Parts
    time: Time | None = None


@lru_cache(maxsize=256)
def tidy(text: str) -> str:
    """Give a text with plain dashes and single spaces, without what is not seen or says nothing."""
    seen = text if text.isascii() else text.translate(_ODD)
    plain = " ".join(seen.split()).rstrip(" .,;")
    return _SEPARATED.sub(r"\1", plain)


@lru_cache(maxsize=256)
def take_apart(plain: str) -> WrittenDay | None:
    """Take a tidied text apart; None when it is in no form of a day."""
    if len(plain) > LONGEST:
        return None
    if parts := _parts(plain):
        return WrittenDay(parts)
    timed = _TIMED.fullmatch(plain)
    parts, shown = (_parts(timed["day"]), _time(timed)) if timed else (None, None)
    return WrittenDay(parts, shown) if parts and shown else None


def day_of(parts: Parts, first: date = FIRST_DAY) -> date | None:
    """Give the one day that some parts mean; None when there is no such day, or it may be two."""
    unclear = may_begin_with_year(parts) or is_misnumbered(parts)
    day = None if unclear else calendar_day(parts)
    if day is None or day < first:
        return None
    wrong = parts.weekday and place_of(parts.weekday, WEEKDAYS) != day.isoweekday()
    return None if wrong else day


def calendar_day(parts: Parts) -> date | None:
    """Give the day of that number, month and year, whatever weekday was told."""
    return possible(full_year(parts), month_of(parts) or 0, int(parts.day))


def may_begin_with_year(parts: Parts) -> bool:
    """Say whether figures such as ``26-02-05`` may be meant as year, month, day."""
    return parts.mark == "-" and len(parts.year) == SHORT


def is_misnumbered(parts: Parts) -> bool:
    """Say whether a day has the ending of another, as in ``1nd``: either of them may be meant."""
    ending = parts.ending.lower()
    return ending not in ("", "th", ending_of(int(parts.day)))


def ending_of(day: int) -> str:
    """Give the ending of a day's number: ``st`` of 1, ``th`` of 11."""
    return "th" if day // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def full_year(parts: Parts) -> int:
    """Give the year; two figures mean this century."""
    figures = parts.year.removeprefix("'")
    return int(figures) + (CENTURY if len(figures) == SHORT else 0)


def month_of(parts: Parts) -> int | None:
    """Give the month's number, be there such a month or not; None when its name is no month's."""
    return int(parts.month) if parts.month.isdecimal() else place_of(parts.month, MONTHS)


def place_of(word: str, names: tuple[str, ...]) -> int | None:
    """Give the place (from 1) of a name written in full or by at least its first three letters."""
    start = USUAL.get(word.lower(), word.lower())
    if len(start) < TELLING:
        return None
    return next((at for at, name in enumerate(names, 1) if name.lower().startswith(start)), None)


def possible(year: int, month: int, day: int) -> date | None:
    """Give a day of the calendar; None when there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _parts(plain: str) -> Parts | None:
    found = (form.fullmatch(plain) for form in _FORMS)
    return next((Parts(**match.groupdict("")) for match in found if match), None)


def _time(timed: re.Match[str]) -> Time | None:
    """Read a time of day; None when no clock shows it."""
    half, hour = (timed["half"] or timed["noon"] or "").lower(), int(timed["hour"])
    if half and not 1 <= hour <= HALF_DAY:
        return None
    if half:
        hour = hour % HALF_DAY + (HALF_DAY if half == "p" else 0)
    try:
        shown = time(hour, _figures(timed["minute"] or timed["minutes"]), _figures(timed["second"]))
    except ValueError:
        return None
    offset = _offset(timed["zone"])
    far = offset is not None and abs(offset) > FARTHEST
    return None if far else Time(shown.hour, shown.minute, offset)


def _figures(text: str | None) -> int:
    return int(text[1:3]) if text else 0


def _offset(zone: str | None) -> int | None:
    """Give the minutes that a zone is ahead of UTC; None when none was told."""
    if zone is None or zone in ("Z", "UTC"):
        return None if zone is None else 0
    minutes = 60 * int(zone[1:3]) + int(zone[3:].removeprefix(":") or 0)
    return -minutes if zone[0] == "-" else minutes
