"""Columns that tell a fact that is no day, and that no rule asked here looks at."""

import csv
from collections.abc import Mapping
from itertools import islice

from sendpath.columns.sheet_columns import Columns
from sendpath.core.law import Choice
from sendpath.sheets.headings import heading
from sendpath.sheets.sheet import Sheet

LOOKED = 100
"""Rows in which one of the fact's values is looked for: any other column is the caller's own."""


def unasked(sheet: Sheet, columns: Columns, choices: Mapping[str, Choice]) -> list[str]:
    """Name the caller's columns that are called as a choice, and hold some value of it."""
    read = columns.read()
    places = {
        at: choices[heading(cell)].values
        for at, cell in enumerate(columns.header)
        if heading(cell) in choices and at not in read | columns.looked_at()
    }
    if not places:
        return []
    rows = csv.reader(sheet.records())
    next(rows, None)
    kept = columns.kept or range(columns.width)
    cells = [
        (at, row[kept[at]]) for row in islice(rows, LOOKED) for at in places if kept[at] < len(row)
    ]
    found = {at for at, cell in cells if cell.strip().lower() in places[at]}
    return [columns.header[at] for at in sorted(found)]
