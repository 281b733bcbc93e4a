"""Plain numbers under the heading of a day, in a workbook that counts its days from 1904.

A cell that is made for a day is read as the day it shows; one that is not holds a number, and who
reads it later can no longer tell from when it was counted.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from sendpath.sheets.headings import Names, heading
from sendpath.sheets.values import Value, text_of
from sendpath.sheets.workbook import Grid

FIRST = date(1904, 1, 1)
LEAST, MOST = 10_000, 100_000
"""Numbers of days of which a reader of cells makes a day: those of five figures."""


def from_1904(grid: Grid, heads: Sequence[int], names: Names) -> Grid:
    """Give a sheet whose plain numbers of days are days.

    Args:
        grid: The sheet, of a workbook that counts from 1904.
        heads: The places of the headings of each table in it.
        names: What headings are known by.
    """
    rows = [[*row] for row in grid.rows]
    found = 0
    for head, end in zip(heads, [*heads[1:], len(rows)], strict=True):
        shown = [heading(text_of(cell)) for cell in rows[head]]
        places = [at for at, name in enumerate(shown) if name in names.days]
        for row in rows[head + 1 : end]:
            for at in places:
                day = _day(row[at])
                if day is not None:
                    row[at] = day
                    found += 1
    if not found:
        return grid
    told = f"The workbook counts its days from 1904: plain numbers of days read so: {found}."
    return grid._replace(rows=rows, said=[*grid.said, told])


def _day(cell: Value) -> date | None:
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not LEAST <= cell < MOST:
        return None
    return FIRST + timedelta(days=int(cell))
