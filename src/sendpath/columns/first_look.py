"""A first look at a whole sheet, before any row is answered: which columns have the month first.

Most sheets hold no day whose month comes first, and that is seen without parting a line.
"""

import csv
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from sendpath.columns.sheet_columns import Columns
from sendpath.core.clauses import Event
from sendpath.core.law import Fact
from sendpath.intake.column_order import OrderSeen
from sendpath.intake.day_forms import DASHES, INVISIBLE
from sendpath.sheets.blocks import Block
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
MONTHS, DAY_FIRST = "month-first", "day-first"
DIGITS = 4
_YEAR = re.compile("[0-9]{4}")


def is_suspect(pieces: Iterable[str]) -> bool:
    """Say whether a text, given piece by piece, may hold a day whose month comes first."""
    before = ""
    for piece in pieces:
        text = before + piece
        if any(True for _ in _suspects(text)):
            return True
        before = text[-LONGEST:]
    return False


def _suspects(text: str) -> Iterator[int]:
    """Give the places in a text at which a number stands that is no month, between two marks."""
    for form in _PLAIN:
        for found in form.finditer(text):
            yield found.start()
    dashed = _HYPHENED if text.isascii() else _DASHED
    for found in dashed.finditer(text):
        if _is_after_no_year(text, found.start()):
            yield found.start()


def _is_after_no_year(text: str, at: int) -> bool:
    """Say whether what stands before a dash is no year: 2025-13-01 has one order."""
    return at < DIGITS or not _YEAR.fullmatch(text, at - DIGITS, at)


def orders(records: Records, columns: Columns, facts: Mapping[Event, Fact]) -> dict[int, OrderSeen]:
    """Look at each column of days; give those that do not begin with the day.

    One of which a map says which comes first is given only where its cells say otherwise. A column
    is looked at cell by cell until it has shown what a refusal of it would quote; from there only
    rows in which a month may come first can tell more of it.
    """
    kept = range(columns.width) if columns.kept is None else columns.kept
    settled = columns.translation.settled if columns.translation else {}
    days = {at: OrderSeen(is_whole=columns.source(at) in settled) for at in columns.days(facts)}
    worded = columns.translation.worded if columns.translation else {}
    named = {kept[place]: marks.named for place, marks in worded.items()}
    places = [(kept[columns.source(at)], seen) for at, seen in days.items()]
    known = {""}  # cells that show no order, whatever their column
    width = len(next(csv.reader(records), []))
    records.counts = False
    for block in records.blocks():
        fresh = [(place, seen) for place, seen in places if not seen.is_told]
        told = [(place, seen) for place, seen in places if seen.is_told]
        if not fresh and not told:
            break  # no cell could tell more of any column
        for (place, seen), column in zip(fresh, _columns(block, fresh, width), strict=True):
            cells = (cell for cell in column if cell not in known)
            _look_at(_unnamed(cells, named.get(place)), seen, known)
        for row in _suspect_rows(block) if told else ():
            for place, seen in told:
                _look_at(_unnamed(row[place : place + 1], named.get(place)), seen, known)
    shown = {at: settled.get(columns.source(at)) for at in days}
    return {
        at: seen
        for at, seen in days.items()
        if (seen.days > seen.months if shown[at] == MONTHS else seen.order != "day-first")
        and not (shown[at] == DAY_FIRST and seen.is_day_first)
    }


def _unnamed(cells: Iterable[str], named: Callable[[str], str | None] | None) -> Iterable[str]:
    """Leave out the cells of which a map says what they mean: their order is settled."""
    return cells if named is None else (cell for cell in cells if named(cell) is None)


def _columns(
    block: Block, wanted: Sequence[tuple[int, OrderSeen]], width: int
) -> Sequence[Sequence[str]]:
    """Give some columns of a block, without the rows whose quotation marks are doubted."""
    if not wanted:
        return ()
    cells = block.sliced(width)
    if cells is not None:
        return [cells[place] for place, _ in wanted]
    return [[row[place] for row in block.sound() if place < len(row)] for place, _ in wanted]


def _suspect_rows(block: Block) -> Sequence[list[str]]:
    """Give the rows of a block in which a day may stand whose month comes first."""
    if block.marked is not None:
        return block.sound()
    found = [*_suspects("".join(block.texts))]
    if not found:
        return ()
    starts = [*accumulate(map(len, block.texts), initial=0)]
    return [block.row(at) for at in sorted({bisect_right(starts, place) - 1 for place in found})]


def _look_at(column: Iterable[str], seen: OrderSeen, known: set[str]) -> None:
    """Look at cells of one column; remember those that show no order."""
    for cell in column:
        if cell and not cell[4:5] == "-" == cell[7:8]:
            seen.add(cell)  # any but 2026-01-05, which has one order
        elif len(known) < DAYS:
            known.add(cell)
