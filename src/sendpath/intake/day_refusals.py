"""Why a text is not read as a day, and what to write instead."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from sendpath.core.names import MONTHS, WEEKDAYS, spell
from sendpath.intake.day_forms import (
    FIRST_DAY,
    LAST_ASKED,
    SHORT,
    Parts,
    calendar_day,
    day_of,
    ending_of,
    full_year,
    is_misnumbered,
    may_begin_with_year,
    month_of,
    place_of,
    possible,
    take_apart,
)

ANY = "Write the day in one of these ways: 2026-01-05, 5/1/2026 (the day first), 5 January 2026."
FORMULA = "It is a formula, and not what that gives."
RESULT = "Open the file in Excel or LibreOffice, and save it; or write the day."
CHECK = "Check the day and the month."
SPREADSHEET_EPOCH = date(1899, 12, 30)
"""The day from which spreadsheets count days, as far as dates since March 1900 go."""

SHOWN = 80
"""Letters of a text that are quoted."""

SOUGHT = 200
"""Letters of a text in which days are sought, to say how to write them."""

_SERIAL = re.compile(r"(?P<days>[0-9]{5})(?:\.[0-9]+)?")
_COMPACT = re.compile(r"[0-9]{8}")
_ORDINAL = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_YEARLESS = re.compile(
    rf"(?:[A-Za-z]+[., ]+)?(?:{_ORDINAL}(?: of)? ?([A-Za-z]+)|[0-9]{{1,2}}[/.][0-9]{{1,2}})"
)
_HALF_TOLD = re.compile(rf"(?:[A-Za-z]+[., ]+)?([A-Za-z]+) {_ORDINAL}")
_DAYLESS = re.compile(r"([A-Za-z]+)[-/., ]+(?:[0-9]{4}|'[0-9]{2})|(?:0?[1-9]|1[0-2])/[0-9]{4}")
YEAR = "year"
_UNFINISHED = {_YEARLESS: YEAR, _HALF_TOLD: "day or the year", _DAYLESS: "day of the month"}
_WITHIN = re.compile(
    r"(?<![0-9A-Za-z])(?:"
    r"[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}"
    r"|[0-9]{1,2}([-/.])[0-9]{1,2}\2(?:[0-9]{4}|[0-9]{2})"
    rf"|{_ORDINAL}(?: of)?[- ]?[A-Za-z]+[-, ]*(?:[0-9]{{4}}|'?[0-9]{{2}})"
    rf"|[A-Za-z]+ ?{_ORDINAL},? ?[0-9]{{4}}"
    r")(?!(?!T[0-9])[0-9A-Za-z]|[-/.][0-9])"
)
_CLOCK = re.compile(r"T?[0-9]{1,2}[:.][0-9]{2}(?::[0-9.]+)?(?: ?[APap]\.?[Mm])?|[+-][0-9:]{4,5}")
_REFERENCE = re.compile(r"(?<![0-9A-Za-z])[A-Za-z]{1,6}[/-]?[0-9]{3,}(?![0-9])")
"""The number of a paper or a case, as MC/22914: letters, and more figures than those of a day."""


class Unreadable(NamedTuple):
    """Why a text is not a date, and what to write instead; each one sentence or two.

    Attributes:
        yearless: Whether it is a day and a month, and only the year is missing.
        day: The one day that stands in it, where only words stand beside that.
    """

    problem: str
    write: str
    yearless: bool = False
    day: date | None = None


def quoted(text: str) -> str:
    """Quote what was written, a long text by its beginning."""
    return f"'{text}'" if len(text) <= SHOWN else f"'{text[: SHOWN - 1]}…'"


def serial_day(plain: str) -> date | None:
    """Give the day of a spreadsheet's number of days, as ``46027`` or ``46027.375``."""
    match = _SERIAL.fullmatch(plain)
    return SPREADSHEET_EPOCH + timedelta(days=int(match["days"])) if match else None


def why_not(text: str, parts: Parts, first: date = FIRST_DAY) -> Unreadable:
    """Say why there is no one day of such parts."""
    no_date = f"{quoted(text)} is not a date."
    if month_of(parts) is None:
        return Unreadable(f"{no_date} '{parts.month}' is not a month.", ANY)
    if may_begin_with_year(parts):
        return _perhaps_year_first(no_date, parts)
    day = calendar_day(parts)
    if day is None:
        return _no_such_day(no_date, parts)
    if day < first:
        return Unreadable(f"{quoted(text)} is too long ago.", "Check the year.")
    if is_misnumbered(parts):
        figures = parts.day.lstrip("0")
        right = f"{figures}{ending_of(day.day)}"
        told = f"{no_date} '{figures}{parts.ending}' may be {right}, or another day."
        return Unreadable(told, if_meant(day))
    return _wrong_weekday(no_date, parts, day)


def no_form(text: str, plain: str) -> Unreadable:
    """Say why a tidied text is in no form of a day."""
    no_date = f"{quoted(text)} is not a date."
    if plain.startswith("="):
        return Unreadable(f"{no_date} {FORMULA}", RESULT)
    if guess := serial_day(plain) or _compact(plain):
        return Unreadable(no_date, write_as(guess))
    for form, missing in _UNFINISHED.items():
        match = form.fullmatch(plain)
        if match and (match[1] is None or place_of(match[1], MONTHS)):
            told = f"{no_date} The {missing} is missing."
            return Unreadable(told, ANY, yearless=missing == YEAR)
    return _more_than_a_day(no_date, plain[:SOUGHT])


def asked_by(text: str, read: date | Unreadable) -> date | Unreadable:
    """Refuse a day, as read, on which nobody can ask: its year is mistyped."""
    if isinstance(read, Unreadable) or read <= LAST_ASKED:
        return read
    return Unreadable(f"{quoted(text)} is too far ahead.", "Check the year.")


def write_as(*days: date) -> str:
    """Say how to write a day, or each of two that may be meant."""
    if len(days) > 1:
        return f"Write it as {' or '.join(day.isoformat() for day in days)}, whichever it is."
    return f"Write it as {days[0].isoformat()} or {spell(days[0])}."


def if_meant(day: date) -> str:
    """Say how to write a day that may be meant."""
    return f"If it is that day, write {day.isoformat()} or {spell(day)}."


def _perhaps_year_first(no_date: str, parts: Parts) -> Unreadable:
    both = [parts._replace(mark="")]
    if len(parts.day) == SHORT:
        both.append(parts._replace(day=parts.year, year=parts.day, mark=""))
    days = [day for each in both if (day := day_of(each))]
    told = f"{no_date} The year needs four figures."
    return Unreadable(told, write_as(*dict.fromkeys(days)) if days else ANY)


def _no_such_day(no_date: str, parts: Parts) -> Unreadable:
    year, month = full_year(parts), month_of(parts) or 0
    swapped = parts.swapped()
    if month > len(MONTHS) and swapped and (day := calendar_day(swapped)):
        return Unreadable(f"{no_date} The day comes first, then the month.", write_as(day))
    if not year:
        return Unreadable(f"{no_date} There is no year 0.", ANY)
    if not 1 <= month <= len(MONTHS):
        return Unreadable(f"{no_date} There is no month {month}.", ANY)
    last = next(last for last in (31, 30, 29, 28) if possible(year, month, last))
    return Unreadable(f"{no_date} {MONTHS[month - 1]} {year} has {last} days.", CHECK)


def _wrong_weekday(no_date: str, parts: Parts, day: date) -> Unreadable:
    place = place_of(parts.weekday, WEEKDAYS)
    if place is None:
        told = f"{no_date} '{parts.weekday}' is not a day of the week."
        return Unreadable(told, if_meant(day))
    right, told = WEEKDAYS[day.weekday()], WEEKDAYS[place - 1]
    return Unreadable(
        f"{no_date} {spell(day)} is a {right}, not a {told}.",
        "Check the date on the paper; the weekday may be left out.",
    )


def _compact(plain: str) -> date | None:
    """Guess at a day without separators; never used as an answer."""
    if not _COMPACT.fullmatch(plain):
        return None
    orders = ((plain[:4], plain[4:6], plain[6:]), (plain[4:], plain[2:4], plain[:2]))
    days = (possible(int(year), int(month), int(day)) for year, month, day in orders)
    return next((day for day in days if day and day >= FIRST_DAY), None)


def _more_than_a_day(no_date: str, plain: str) -> Unreadable:
    """Say what else stands beside a day, where a text holds one."""
    days = list(_within(plain))
    rest = _REFERENCE.sub("", _CLOCK.sub("", _WITHIN.sub("", plain)))
    if not days:
        return Unreadable(no_date, ANY)
    if len(days) > 1 or any(letter.isdecimal() for letter in rest):
        return Unreadable(
            f"{no_date} There is more than one in it.", "Write one day alone, as 2026-01-05."
        )
    return Unreadable(f"{no_date} There is more in it than a day.", if_meant(days[0]), day=days[0])


def _within(plain: str) -> Iterator[date]:
    for match in _WITHIN.finditer(plain):
        written = take_apart(match[0])
        if written and (day := day_of(written.parts)):
            yield day
