"""A table for a spreadsheet, as comma-separated values."""

import csv
import io
from collections.abc import Sequence
from typing import NamedTuple

from sendpath.formats.canvas import Canvas


class Sheet(NamedTuple):
    """Heads, and rows of cells."""

    heads: Sequence[str]
    rows: Sequence[Sequence[object]]


def render(sheet: Sheet, _canvas: Canvas) -> str:
    """Write the table."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(sheet.heads)
    writer.writerows(sheet.rows)
    return buffer.getvalue()
