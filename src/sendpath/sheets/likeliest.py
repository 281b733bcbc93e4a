"""Which sheet of a workbook is read, where nobody names one: by its headings and its days."""

from collections.abc import Sequence
from datetime import date

from sendpath.intake.cell_dates import is_number, read_cell_date
from sendpath.sheets.headings import LOOKED, Headings
from sendpath.sheets.values import Value
from sendpath.sheets.workbook import Grid

SHARE = 0.4
"""How many of a column's cells hold a day, of one, where it is a column of days."""

MANY = 20
"""Rows that make a list: how many more there are tells nothing."""

Found = tuple[Headings, Grid]
"""Where a sheet has its headings, and its cells."""


def likeliest(found: Sequence[Found]) -> Found:
    """Give the sheet to be read.

    It is the first whose headings are surely names of facts with a day. Else it is the one with
    most columns of days under headings that name facts, or nearly do: lists of words that stand in
    other sheets are for choosing from.
    """
    sure = [each for each in found if each[0].is_sure and each[0].weight[0]]
    return sure[0] if sure else max(found, key=_weight)


def tells_days(found: Found) -> bool:
    """Say whether a sheet's headings name a fact, and a day is or may be told in it."""
    heads, grid = found
    return any(heads.weight[:2]) and (heads.weight[0] > 0 or _days(heads, grid) > 0)


def may_tell_days(found: Found) -> bool:
    """Say whether days stand in a sheet whose headings name a fact, or nearly do."""
    heads, grid = found
    return tells_days(found) or (heads.weight[2] > 0 and _days(heads, grid) > 0)


def _weight(found: Found) -> tuple[int, bool, int, bool, int]:
    heads, grid = found
    named, many = sum(heads.weight[:3]), min(len(grid.rows), MANY)
    wide = any(len(row) > 1 for row in grid.rows[:LOOKED])  # one column of sentences is no list
    return min(named, _days(heads, grid)), heads.is_sure, named, wide, many


def _days(heads: Headings, grid: Grid) -> int:
    """Count the columns of days in the first rows below the headings."""
    rows = grid.rows[heads.above + 1 : heads.above + 1 + LOOKED]
    return sum(_is_of_days(column) for column in zip(*rows, strict=False))


def _is_of_days(cells: Sequence[Value]) -> bool:
    told = [each for each in cells if not isinstance(each, str) or each.strip()]
    return bool(told) and sum(map(_is_day, told)) >= SHARE * len(told)


def _is_day(cell: Value) -> bool:
    if isinstance(cell, str):
        return not is_number(cell) and isinstance(read_cell_date(cell), date)
    return isinstance(cell, date)
