"""Days told by people who are there: ``today``, ``10 days ago``, ``last Monday``.

Never for cells: a file is read on another day than it was written on.
"""

import re
from datetime import date, timedelta

from sendpath.core.names import WEEKDAYS
from sendpath.intake.dates import Unreadable, read_date
from sendpath.intake.day_forms import FIRST_DAY, place_of
from sendpath.intake.day_refusals import if_meant, quoted, write_as

DAYS_BACK = {"today": 0, "yesterday": 1, "the day before yesterday": 2}
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""Numbers that people write as words, from 1."""

SPANS = {"day": 1, "week": 7, "fortnight": 14}
"""Days of each span that has the same number of days always."""

_AGO = re.compile(r"(?P<number>[0-9]{1,4}|[a-z]+) (?P<span>[a-z]+?)s? ago")
_LAST = re.compile(r"last (?P<weekday>[a-z]+)")


def read_told_date(text: str, today: date, *, first: date = FIRST_DAY) -> date | Unreadable:
    """Read one day, as ``read_date`` does, or by how long ago it was."""
    plain = " ".join(text.lower().split()).rstrip(" .")
    back = DAYS_BACK.get(plain)
    if back is None and (match := _AGO.fullmatch(plain)):
        if match["span"] in ("month", "year"):
            return _uneven(text)
        back = _days_ago(match)
    if back is not None:
        return _before(text, today, back)
    match = _LAST.fullmatch(plain)
    place = place_of(match["weekday"], WEEKDAYS) if match else None
    if place is not None:
        return _last(text, place, today)
    day = read_date(text, first=first)
    return _last_such(plain, day, today) if isinstance(day, Unreadable) and day.yearless else day


def _last_such(plain: str, told: Unreadable, today: date) -> Unreadable:
    """Offer the last such day where only the year is missing: it is offered, and not taken."""
    mark = "/" if "/" in plain else "." if plain[-1].isdigit() and "." in plain else " "
    written = (read_date(f"{plain}{mark}{year}") for year in (today.year, today.year - 1))
    days = (day for day in written if isinstance(day, date) and day <= today)
    return next((told._replace(write=if_meant(day)) for day in days), told)


def _days_ago(match: re.Match[str]) -> int | None:
    """Give the days of a number of spans; None when either is unknown."""
    number, span = match["number"], SPANS.get(match["span"])
    if number in NUMBERS:
        many: int | None = NUMBERS.index(number) + 1
    else:
        many = 1 if number in ("a", "an") else int(number) if number.isdecimal() else None
    return None if many is None or span is None else many * span


def _before(text: str, today: date, days: int) -> date | Unreadable:
    if days > (today - FIRST_DAY).days:
        return Unreadable(f"{quoted(text)} is too long ago.", "Check the number.")
    return today - timedelta(days=days)


def _uneven(text: str) -> Unreadable:
    return Unreadable(
        f"{quoted(text)} is not one day: months and years have no fixed number of days.",
        "Write the day itself, for example 2026-01-05, or count in days or weeks.",
    )


def _last(text: str, weekday: int, today: date) -> date | Unreadable:
    """Give the latest such weekday before today, where it lies in an earlier week.

    In this week it may be meant, or the one of the week before. People begin the week with Sunday
    or with Monday: it must be earlier than both.
    """
    back = (today.isoweekday() - weekday) % 7 or 7
    into_week = max(today.isoweekday() - 1, today.isoweekday() % 7)
    latest, before = (_before(text, today, each) for each in (back, back + 7))
    if back > into_week or isinstance(latest, Unreadable):
        return latest
    if isinstance(before, Unreadable):
        return before
    return Unreadable(f"{quoted(text)} may be two days.", write_as(before, latest))
