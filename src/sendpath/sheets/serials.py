"""Days, times and numbers as a spreadsheet keeps them: days since the end of 1899."""

from datetime import date, time
from math import isfinite

from sendpath.core.learnt import Learnt

WRONG_YEAR, LEAP_DAY = 1900, 60
"""A spreadsheet believes that its day 60 was 29 February 1900: the days before are one less."""

BEFORE_FIRST = date(1899, 12, 30).toordinal()
DAY = 86_400

LATELY = 1 << 12
"""Texts whose numbers are kept."""


def days_of(day: date) -> int | None:
    """Give a spreadsheet's number of a day; None before 1900, where it has none."""
    number = day.toordinal() - BEFORE_FIRST
    if number > LEAP_DAY:
        return number
    return number - 1 if day.year == WRONG_YEAR else None


def part_of_day(moment: time) -> float:
    """Give a time of day as a part of the day."""
    seconds = (moment.hour * 60 + moment.minute) * 60 + moment.second
    return (seconds + moment.microsecond / 1e6) / DAY


def numbers_of(kind: str) -> Learnt[str, float | None]:
    """Give the numbers of our days, or of our numbers; None for a word that stands in its place."""

    def number(text: str) -> float | None:
        try:
            return days_of(date.fromisoformat(text)) if kind == "day" else finite(text)
        except ValueError:
            return None

    return Learnt(number, most=LATELY, unkept=())


def finite(text: str) -> float:
    """Read a number that a spreadsheet can hold; ``ValueError`` for any other text."""
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return number
