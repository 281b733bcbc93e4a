"""A first look at a whole sheet, before any row is answered: which columns have the month first.

Most sheets hold no day whose month comes first, and that is seen without parting a line.
"""

import csv
import re
from collections.abc import Iterable, Mapping

from sendpath.caseload.sheet_columns import Columns
from sendpath.core.clauses import Event
from sendpath.core.law import Fact
from sendpath.intake.column_order import OrderSeen
from sendpath.intake.day_forms import DASHES, INVISIBLE
from sendpath.sheets.records import Records

DAYS = 1 << 14
"""Days that are known to have one order: there are 4,500 since the law began."""

LONGEST = 64
"""Characters of the end of a piece in which a day may have begun."""

_UNSEEN = rf"[\s{INVISIBLE}]*"
_LATE = rf"{_UNSEEN}(?:1[3-9]|2[0-9]|3[01]){_UNSEEN}"
_PLAIN = [re.compile(rf"{mark}{_LATE}{mark}") for mark in ("/", r"\.")]
"""A number that is no month between two marks: one pattern a mark, for each begins with a letter
that is quickly sought."""

_HYPHENED = re.compile(rf"-{_LATE}-")
_DASHED = re.compile(rf"[-{DASHES}]{_LATE}[-{DASHES}]")
DIGITS = 4
_YEAR = re.compile("[0-9]{4}")


def is_suspect(pieces: Iterable[str]) -> bool:
    """Say whether a text, given piece by piece, may hold a day whose month comes first."""
    before = ""
    for piece in pieces:
        text = before + piece
        if any(form.search(text) for form in _PLAIN):
            return True
        dashed = _HYPHENED if text.isascii() else _DASHED
        if any(_is_after_no_year(text, found.start()) for found in dashed.finditer(text)):
            return True
        before = text[-LONGEST:]
    return False


def _is_after_no_year(text: str, at: int) -> bool:
    """Say whether what stands before a dash is no year: 2025-13-01 has one order."""
    return at < DIGITS or not _YEAR.fullmatch(text, at - DIGITS, at)


def orders(records: Records, columns: Columns, facts: Mapping[Event, Fact]) -> dict[int, OrderSeen]:
    """Look at every cell of each column of days; give those that do not begin with the day."""
    days = {at: OrderSeen() for at, event in columns.dates.items() if facts[event].value == "day"}
    kept = range(columns.width) if columns.kept is None else columns.kept
    settled = columns.translation.settled if columns.translation else frozenset[int]()
    days = {at: seen for at, seen in days.items() if columns.source(at) not in settled}
    places = [(kept[columns.source(at)], seen) for at, seen in days.items()]
    known = {""}  # cells that show no order, whatever their column
    width = len(next(csv.reader(records), []))
    for block in records.blocks():
        cells = block.sliced(width)
        rows = block.sound() if cells is None else []
        for place, seen in places:
            column = [row[place] for row in rows if place < len(row)]
            column += [] if cells is None else cells[place]
            _look_at([cell for cell in column if cell not in known], seen, known)
    return {at: seen for at, seen in days.items() if seen.order != "day-first"}


def _look_at(column: Iterable[str], seen: OrderSeen, known: set[str]) -> None:
    """Look at cells of one column; remember those that show no order."""
    for cell in column:
        if cell and not cell[4:5] == "-" == cell[7:8]:
            seen.add(cell)  # any but 2026-01-05, which has one order
        elif len(known) < DAYS:
            known.add(cell)
