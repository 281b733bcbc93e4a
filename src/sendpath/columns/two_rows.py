"""Headings that are written over two rows, a word above the other: what to write instead."""

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from sendpath.core.problem import Problem
from sendpath.sheets.headings import FEWEST, Names, heading

_DIGIT = re.compile("[0-9]")

SHOWN = 4
"""Headings that are named."""


def in_two_rows(rows: Sequence[Sequence[str]], names: Names) -> Problem | None:
    """Say of rows around the headings that two of them, read downwards, name what tells a day.

    Args:
        rows: The row above the headings, if there is one, the headings, and the row below.
        names: What headings are known by.
    """
    for upper, lower in pairwise(rows):
        if any(map(_DIGIT.search, lower)):
            continue
        both = [
            (above.strip(), below.strip())
            for above, below in zip_longest(upper, lower, fillvalue="")
            if above.strip() and below.strip()
        ]
        exact = [each for each in both if heading(" ".join(each)) in names.days]
        near = [each for each in both if names.nearly(heading(" ".join(each)))]
        alone = [cell for cell in lower if cell.strip() and names.nearly(heading(cell))]
        if len(alone) > len(near):
            near = []  # a band of titles above whole headings
        found = exact or (near if len(near) >= FEWEST else [])
        if found:
            return _problem(found, exact, upper)
    return None


def _problem(
    found: Sequence[tuple[str, str]], exact: Sequence[tuple[str, str]], upper: Sequence[str]
) -> Problem:
    shown = ", ".join(f"'{above}' above '{below}'" for above, below in found[:SHOWN])
    above = [cell.strip() for cell in upper]
    maps = [
        f"--map '{each[0]}={heading(' '.join(each))}'"
        for each in exact
        if above.count(each[0]) == 1
    ]
    write = "Write each heading in one cell, in one row."
    write += f" Or: {' '.join(maps)}; the second row is then a problem of its own." if maps else ""
    return Problem("the headings", "", f"they stand in two rows: {shown}.", write, blocks=True)
