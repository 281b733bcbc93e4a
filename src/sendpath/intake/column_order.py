"""Whether the days of one column begin with the day or with the month.

A column that somebody's spreadsheet keeps with the month first looks right in most of its cells:
10/05/2026 is a day in either order. One cell such as 10/25/2026 gives it away, and then none that
can be read both ways is believed.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from sendpath.core.names import MONTHS
from sendpath.core.problem import Problem
from sendpath.intake.day_forms import day_of, take_apart, tidy
from sendpath.intake.day_refusals import Unreadable, quoted, write_as

Order = Literal["day-first", "month-first", "doubted"]
"""``month-first``: some cells can only be so, and none the other way; ``doubted``: some of each."""

_ISO = re.compile(r"[0-9]{4}-")
_FIGURES = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/[0-9]{4}")
PLAIN = "Write its days as 2026-01-05 or 5 January 2026."
ONE_CELL = "Is that one cell wrong? Mend it, or name the column under day_first in a map file."
MONTHS_FIRST = "If the month comes first in all of it, name it under month_first in a map file."
"""What to do about a column: of one odd cell, and of cells none of which has the day first."""


class OrderSeen:
    """What the cells of one column have shown so far, in as much memory as one cell takes.

    Attributes:
        day_first: The first cell that is a day only with the day first.
        month_first: The first cell that is a day only with the month first.
        either: The first cell that is one day in either order, and not the same.
        days: How many cells were met that are a day only with the day first.
        months: Likewise with the month first.
        is_whole: Whether every cell is looked at, because a map says which order it is.
    """

    __slots__ = ("day_first", "days", "either", "is_whole", "month_first", "months")

    def __init__(self, *, is_whole: bool = False) -> None:
        self.is_whole, self.days, self.months = is_whole, 0, 0
        self.day_first: str | None = None
        self.month_first: str | None = None
        self.either: str | None = None

    def add(self, text: str) -> None:
        """Look at one more cell."""
        if self._is_nothing_new(text):
            return
        day, month = _in_either_order(text)
        if day and month:
            self.either = self.either or (text if day != month else None)
        elif month:
            self.month_first, self.months = self.month_first or text, self.months + 1
        elif day:
            self.day_first, self.days = self.day_first or text, self.days + 1

    def _is_nothing_new(self, text: str) -> bool:
        """Say of the usual forms, at a glance, that a cell like this one was seen already."""
        match = _FIGURES.fullmatch(text)
        if match is None:
            return _ISO.match(text) is not None
        first, second = int(match[1]), int(match[2])
        if first > len(MONTHS) or second > len(MONTHS):
            return False
        return self.either is not None

    @property
    def is_told(self) -> bool:
        """Say whether nothing but a day with the month first could tell more of the column."""
        return not self.is_whole and self.day_first is not None and self.either is not None

    @property
    def order(self) -> Order:
        """The order of the column, as far as its cells have shown."""
        if self.month_first is None:
            return "day-first"
        return "month-first" if self.day_first is None else "doubted"

    @property
    def is_day_first(self) -> bool:
        """Say whether a column may be read with the day first, where a map says so.

        As many cells must show that at least as show the month first.
        """
        return self.months <= self.days

    def no_month_first(self, where: str, *, quotes: bool = True) -> Problem | None:
        """Say that most cells deny what a map says: that the month comes first."""
        if self.days <= self.months:
            return None
        cells = "1 cell" if self.days == 1 else f"{self.days} cells"
        told = f"{cells} can only have the day first{self._as(self.day_first, quotes=quotes)}"
        write = f"Take it out of month_first in the map. Is that one cell wrong? {PLAIN}"
        told = f"{told}, and the map says that the month comes first."
        return Problem(where, (self.day_first or "") if quotes else "", told, write, blocks=True)

    def problem(self, where: str, *, quotes: bool = True) -> Problem | None:
        """Say of a whole column what is wrong with it; None when nothing is.

        Without ``quotes`` no cell of it is told back.
        """
        if self.month_first is None:
            return None
        told = f"{quoted(self.month_first) if quotes else 'a cell'} has the month first"
        if self.months > 1:
            cells = f"{self.months} cells can only have the month first"
            told = f"{cells}{self._as(self.month_first, quotes=quotes)}"
        if self.day_first is not None:
            told += f", and {quoted(self.day_first) if quotes else 'another'} the day"
        if self.either is not None:
            either = quoted(self.either) if quotes else "others"
            told += f", so that {either} may be either of two days"
        value = self.month_first if quotes else ""
        return Problem(where=where, value=value, problem=f"{told}.", write=self._write())

    def _as(self, text: str | None, *, quotes: bool) -> str:
        """Give a cell as an example, where it may be told back."""
        return f", as {quoted(text)}" if quotes and text else ""

    def _write(self) -> str:
        """Say what to do about the column: what its cells rule out is never advised."""
        if self.day_first is None:
            return f"{MONTHS_FIRST} Else write its days as 2026-01-05 or 5 January 2026."
        return f"{PLAIN} {ONE_CELL}" if self.months == 1 else PLAIN


def column_order(texts: Iterable[str]) -> Order:
    """Say whether the days of a column begin with the day; ``seen_in`` says by which cells."""
    return seen_in(texts).order


def seen_in(texts: Iterable[str]) -> OrderSeen:
    """Look at every cell of a column."""
    seen = OrderSeen()
    for text in texts:
        seen.add(text)
    return seen


def doubt_of(text: str) -> Unreadable | None:
    """Say why a cell cannot be believed in a column that is not day-first; None where it can."""
    day, month = _in_either_order(text)
    if day is None or month is None or day == month:
        return None
    return Unreadable(
        f"{quoted(text)} may be two days: other cells of its column have the month first.",
        write_as(day, month),
    )


def _in_either_order(text: str) -> tuple[date | None, date | None]:
    """Give the days of a cell of figures with the day first, and with the month first."""
    written = take_apart(tidy(text))
    swapped = written.parts.swapped() if written else None
    if written is None or swapped is None:
        return None, None
    return day_of(written.parts), day_of(swapped)
