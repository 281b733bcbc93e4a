"""The date reader of cells: what is written, and what spreadsheets keep behind it.

A number of days is read as the day it shows; day zero is what a spreadsheet makes of nothing.
"""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from sendpath.core.names import spell
from sendpath.intake.column_order import doubt_of
from sendpath.intake.dates import Unreadable, read_date, remark_on
from sendpath.intake.day_forms import calendar_day, month_of, take_apart, tidy
from sendpath.intake.day_refusals import quoted, serial_day

_NOTHING = re.compile(r"0(?:\.0+)?")

ZERO_DATES = frozenset({date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1)})
"""The days as which programs show day zero; or else as the day, or month, before the first."""

NEVER = date.max
"""The day that databases hold for an end that has none."""


class NotTold(NamedTuple):
    """A cell that holds a date and tells none, and the words that say so."""

    remark: str


LATELY = 256
"""Cells remembered: the same cell of a row is read for each thing that is said of it."""


@lru_cache(maxsize=LATELY)
def read_cell_date(text: str, *, doubted: bool = False) -> date | Unreadable | NotTold:
    """Read the day of a cell. Blank cells, and words that mean not told, are for the caller.

    Of a column that is doubted, a cell that may be either of two days is not read.
    """
    return (doubted and doubt_of(text)) or _read(text)


def remark_on_cell(text: str, day: date) -> str | None:
    """Say as which day a cell was read; None when it was written in one of the usual ways."""
    said = remark_on(text, day)
    if said is not None and is_number(text):
        return f"{quoted(text)} is a spreadsheet's number for {spell(day)}."
    return said


def _read(text: str) -> date | Unreadable | NotTold:
    day = read_date(text)
    if day == NEVER:
        return NotTold(f"{quoted(text)} is how a system shows an empty date: not told.")
    if isinstance(day, date) and day > max(ZERO_DATES):
        return day
    plain = tidy(text)
    if _is_nothing(plain):
        return NotTold(f"{quoted(text)} is how a spreadsheet shows an empty date: not told.")
    return serial_day(plain) or day


def is_number(text: str) -> bool:
    """Say whether a cell tells its day by a spreadsheet's number."""
    return serial_day(tidy(text)) is not None


def _is_nothing(plain: str) -> bool:
    """Say whether a tidied text is zero, or the day that zero is shown as."""
    written = take_apart(plain)
    if written is None:
        return _NOTHING.fullmatch(plain) is not None
    parts = written.parts
    if {month_of(parts), int(parts.day)} == {0, 1}:
        return parts.year.endswith("00")
    either = {calendar_day(parts), calendar_day(parts.swapped() or parts)}
    return not ZERO_DATES.isdisjoint(either)
