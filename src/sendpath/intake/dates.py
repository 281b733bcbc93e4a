"""The strict date reader: the ways people in England write a day, and nothing that could be two.

Never guesses. A refusal says what is wrong and what to write instead.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from sendpath.core.law import YEAR_BEGINS
from sendpath.core.names import MONTHS, WEEKDAYS, spell

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_NUMERIC = re.compile(r"([0-9]{1,2})([/.])([0-9]{1,2})\2([0-9]{4})")
_WORDS = re.compile(
    r"(?:([A-Za-z]+),? +)?([0-9]{1,2})(?:st|nd|rd|th)? +([A-Za-z]+)\.?,? +([0-9]{4})"
)

_SPREADSHEET_WORDS = re.compile(r"([0-9]{1,2})-([A-Za-z]+)-([0-9]{4})")
"""As spreadsheets show a day: ``05-Jan-2026``."""

_SHORT_YEAR = re.compile(
    r"(?:[A-Za-z]+,? +)?([0-9]{1,2})(?:st|nd|rd|th)?[-/. ]+"
    r"([0-9]{1,2}|[A-Za-z]+)[-/. ]+'?([0-9]{2})"
)
_YEARLESS = re.compile(
    r"(?:[A-Za-z]+,? +)?[0-9]{1,2}(?:st|nd|rd|th)?(?: +[A-Za-z]+|[/.][0-9]{1,2})"
)
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_SLASHED_ISO = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})")
_DASHED = re.compile(r"([0-9]{1,2})-([0-9]{1,2}|[A-Za-z]+)-([0-9]{4})")
_AMERICAN = re.compile(r"([A-Za-z]+)\.? +([0-9]{1,2})(?:st|nd|rd|th)?,? +([0-9]{4})")
_MIDNIGHT = re.compile(r"(.+?)[T ]0?0:00(?::00(?:\.0+)?)?")
"""The time that spreadsheets and their exports add to a day: it says nothing more."""

_WITH_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:[0-9]{2}.*")
_SPREADSHEET = re.compile(r"[0-9]{5}")

TELLING = 3
"""Letters that tell months, and weekdays, apart."""

_DASHES = {ord(dash): "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2212"}
_SPREADSHEET_EPOCH = date(1899, 12, 30)
_ANY = "Write the day in one of these ways: 2026-01-05, 5/1/2026 (the day first), 5 January 2026."


FIGURES = 4
"""Figures of a year."""


class Unreadable(NamedTuple):
    """Why a text is not a date, and what to write instead; each one sentence or two."""

    problem: str
    write: str


def read_date(text: str) -> date | Unreadable:
    """Read one day.

    Accepted: ``2026-01-05``, ``5/1/2026`` (day first), ``05.01.2026``, ``5 January 2026``,
    ``5th January 2026``, ``05 Jan 2026``, each of the last three with its weekday before it;
    ``05-Jan-2026``. A time of midnight after it, as spreadsheets export it, is passed over.
    """
    plain = " ".join(text.replace("\u00a0", " ").split())
    if not plain:
        return Unreadable("No date was given.", _ANY)
    if match := _MIDNIGHT.fullmatch(plain):
        plain = match[1]
    if match := _ISO.fullmatch(plain):
        year, month, day = match.groups()
        return _day(text, int(year), int(month), int(day))
    if match := _NUMERIC.fullmatch(plain):
        return _numeric(text, int(match[1]), int(match[3]), int(match[4]))
    if _SPREADSHEET_WORDS.fullmatch(plain):
        plain = plain.replace("-", " ")
    if match := _WORDS.fullmatch(plain):
        return _words(text, match)
    return _refuse(text, plain)


def read_year(text: str) -> date | Unreadable:
    """Read a year by its four figures; it stands as its 1 September."""
    plain = text.strip()
    if not (plain.isascii() and plain.isdecimal() and len(plain) == FIGURES and int(plain)):
        return Unreadable(f"'{text}' is not a year.", "Write its four figures, for example 2027.")
    return date(int(plain), *YEAR_BEGINS)


def named(word: str, names: tuple[str, ...]) -> int | None:
    """Give the place (from 1) of a name written in full or by at least its first three letters."""
    start = word.lower()
    if len(start) < TELLING:
        return None
    found = [at for at, name in enumerate(names, 1) if name.lower().startswith(start)]
    return found[0] if found else None


def _day(text: str, year: int, month: int, day: int) -> date | Unreadable:
    try:
        return date(year, month, day)
    except ValueError:
        return _impossible(text, year, month, day)


def _impossible(text: str, year: int, month: int, day: int) -> Unreadable:
    no_date = f"'{text}' is not a date."
    if not year:
        return Unreadable(f"{no_date} There is no year 0.", _ANY)
    if not 1 <= month <= len(MONTHS):
        return Unreadable(f"{no_date} There is no month {month}.", _ANY)
    last = _last_of_month(year, month)
    if not 1 <= day <= last:
        return Unreadable(
            f"{no_date} {MONTHS[month - 1]} {year} has {last} days.", "Check the day and the month."
        )
    return Unreadable(no_date, _ANY)


def _numeric(text: str, day: int, month: int, year: int) -> date | Unreadable:
    swapped = _possible(year, day, month)
    if month > len(MONTHS) and swapped:
        return Unreadable(
            f"'{text}' is not a date. The day comes first, then the month.", _write(swapped)
        )
    return _day(text, year, month, day)


def _words(text: str, match: re.Match[str]) -> date | Unreadable:
    weekday, day, month_word, year = match.groups()
    month = named(month_word, MONTHS) or (9 if month_word.lower() == "sept" else None)
    if month is None:
        return Unreadable(f"'{text}' is not a date. '{month_word}' is not a month.", _ANY)
    read = _day(text, int(year), month, int(day))
    if weekday is None or isinstance(read, Unreadable):
        return read
    return _with_weekday(text, weekday, read)


def _with_weekday(text: str, weekday: str, day: date) -> date | Unreadable:
    place = named(weekday, WEEKDAYS)
    right = WEEKDAYS[day.weekday()]
    if place is None:
        return Unreadable(f"'{text}' is not a date. '{weekday}' is not a day of the week.", _ANY)
    if place != day.isoweekday():
        return Unreadable(
            f"'{text}' is not a date. {spell(day)} is a {right}, not a {WEEKDAYS[place - 1]}.",
            "Check the date on the paper; the weekday may be left out.",
        )
    return day


def _refuse(text: str, plain: str) -> Unreadable:
    if match := _SHORT_YEAR.fullmatch(plain):
        return _short_year(text, match)
    if _YEARLESS.fullmatch(plain):
        return Unreadable(f"'{text}' is not a date. The year is missing.", _ANY)
    guess = _meant(plain) or _tidied(plain)
    return Unreadable(f"'{text}' is not a date.", _write(guess) if guess else _ANY)


def _tidied(plain: str) -> date | None:
    """Guess at a text with other dashes, spaces, a weekday before figures, or "of"."""
    dashes = plain.translate(_DASHES)
    closed = re.sub(r" ?([-/.]) ?", r"\1", re.sub(r"\bof ", "", dashes))
    for attempt in (closed, re.sub(r"^[A-Za-z]+[.,]* ?", "", closed)):
        if attempt != plain and isinstance(read := read_date(attempt), date):
            return read
    return None


def _short_year(text: str, match: re.Match[str]) -> Unreadable:
    day, month_word, short = match.groups()
    month = int(month_word) if month_word.isdecimal() else named(month_word, MONTHS) or 0
    year = 2000 + int(short)
    problem = f"'{text}' is not a date. The year needs four figures."
    ambiguous = "-" in text  # 26-02-05 may begin with the year
    guess = _possible(year, month, int(day)) or _possible(year, int(day), month)
    guess = None if ambiguous and month_word.isdecimal() else guess
    return Unreadable(problem, _write(guess) if guess else _ANY)


def _meant(plain: str) -> date | None:
    """Guess what day was meant, to say how to write it. Never used as an answer."""
    if match := _COMPACT.fullmatch(plain) or _SLASHED_ISO.fullmatch(plain):
        return _possible(int(match[1]), int(match[2]), int(match[3]))
    if match := _DASHED.fullmatch(plain):
        month = int(match[2]) if match[2].isdecimal() else named(match[2], MONTHS) or 0
        return _possible(int(match[3]), month, int(match[1]))
    if match := _AMERICAN.fullmatch(plain):
        return _possible(int(match[3]), named(match[1], MONTHS) or 0, int(match[2]))
    if match := _WITH_TIME.fullmatch(plain):
        return _possible(*map(int, match[1].split("-")))
    if _SPREADSHEET.fullmatch(plain):
        return _SPREADSHEET_EPOCH + timedelta(days=int(plain))
    return None


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _last_of_month(year: int, month: int) -> int:
    return next(day for day in (31, 30, 29, 28) if _possible(year, month, day))


def _write(day: date) -> str:
    return f"Write it as {day.isoformat()} or {spell(day)}."
