"""Several tables that stand below each other in one sheet, each with headings of its own."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from sendpath.sheets.headings import Headings, Names

ALL = slice(0, None)
"""Every row of a sheet."""

BESIDE = re.compile(r"\([^()]*\)")
"""What stands in brackets in a heading, such as the codes of its values."""

Cell = TypeVar("Cell")


def is_title(row: Sequence[object]) -> bool:
    """Say whether a row is none of a table: one cell holds something, or none does."""
    return len(row) - row.count("") <= 1


def further_heads(
    rows: Sequence[Sequence[Cell]], first: Headings, names: Names, text_of: Callable[[Cell], str]
) -> list[int]:
    """Find the headings of tables below the first, each under a title or an empty row.

    Where there are any that name a fact, those that name none are found as well: they stand under
    an empty row and a title, and no figure is in them.

    Args:
        rows: All rows of the sheet.
        first: Where the headings of the first table stand.
        names: What headings are known by.
        text_of: Shows a cell as text.
    """
    parted = [
        (at, [text_of(cell) for cell in rows[at]])
        for at in range(first.above + 2, len(rows))
        if is_title(rows[at - 1]) and not is_title(rows[at])
    ]
    named = {at for at, cells in parted if names.is_further(cells, first)}
    others = {at for at, cells in parted if named and _is_head(rows, at, cells)}
    return sorted(named | others)


def _is_head(rows: Sequence[Sequence[object]], at: int, cells: Sequence[str]) -> bool:
    """Say whether a row looks like headings: under a title with an empty row above, in words."""
    figures = any(letter.isdecimal() for cell in cells for letter in BESIDE.sub("", cell))
    return not figures and any(rows[at - 1]) and not any(rows[at - 2])


def stretches(rows: Sequence[Sequence[object]], heads: Sequence[int]) -> list[tuple[int, slice]]:
    """Give the headings of each table, and the rows from its titles to the next one's."""
    ends = [*(_titles(rows, head, below) for below, head in pairwise(heads)), len(rows)]
    begins = [0, *ends]
    return [
        (head, slice(begin, end)) for head, begin, end in zip(heads, begins, ends, strict=False)
    ]


def _titles(rows: Sequence[Sequence[object]], head: int, below: int) -> int:
    """Give the place of the first of the titles and empty rows above headings."""
    while head > below + 1 and is_title(rows[head - 1]):
        head -= 1
    return head


def further_said(further: Sequence[int]) -> list[str]:
    """Say that there are several tables, and where they begin."""
    if not further:
        return []
    rows = ", ".join(str(at + 1) for at in further)
    return [f"Further tables have their headings in row {rows}."]
