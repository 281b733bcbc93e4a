"""Quotation marks in a row of a sheet: which cells they open and close, and what is amiss."""

import csv
import re
from functools import cache
from typing import NamedTuple

from sendpath.core.problem import Problem
from sendpath.sheets.csv_lines import COMMA

_INSIDE = r'"[^"]*+(?:""[^"]*+)*+'


class Forms(NamedTuple):
    """How rows are told whose cells are parted by one mark.

    Attributes:
        open: A line whose last cell is open: as ``csv`` reads it, in time that grows with its
            length.
        closed: What closes a cell that was open, and what stands behind that.
        stray: A line in which something stands between the mark that closes a cell and the next
            cell.
        raw: One cell as it stands.
    """

    open: re.Pattern[str]
    closed: re.Pattern[str]
    stray: re.Pattern[str]
    raw: re.Pattern[str]


@cache
def forms(mark: str) -> Forms:
    """Give the forms of rows whose cells are parted by a mark."""
    part = re.escape(mark)
    plain = rf'[^"{part}][^{part}]*+|'
    return Forms(
        re.compile(rf'(?:(?:{_INSIDE}"[^{part}]*+|{plain}){part})*+(?P<open>{_INSIDE})\Z'),
        re.compile(rf'{_INSIDE}"(?P<after>[^{part}\r\n]*)'),
        re.compile(rf'(?:(?:{_INSIDE}"\s*+|{plain}){part})*+{_INSIDE}"[^{part}\r\n]'),
        re.compile(rf'(?:^|{part})({_INSIDE}"[^{part}]*|[^{part}]*)'),
    )


def doubted(rows: int, lines: int) -> Problem:
    """Remark on a cell over lines that read as rows of their own."""
    told = f"a cell in quotation marks runs over {lines} lines, and {rows} of them "
    told += "read as rows of their own."
    return Problem("the row", "", told, "Check its quotation marks.")


OPEN = Problem(
    where="the row",
    value="",
    problem="a quotation mark opens a cell and is not closed.",
    write="Close it, or take it out. The rows after it were read line by line.",
    blocks=True,
)

STRAY = Problem(
    where="the row",
    value="",
    problem="it has fewer cells than the first line, and a quotation mark stands inside a cell.",
    write="Check its quotation marks.",
    blocks=True,
)


def raw_cells(text: str) -> list[str]:
    """Part a row's text at its commas; each cell as it stands there, with its marks."""
    return forms(COMMA).raw.findall(text)


def cells_of(text: str, mark: str = COMMA) -> list[str]:
    """Give the cells of one row's text."""
    return next(csv.reader([text], delimiter=mark), [])


def read_on(line: str, told: Forms) -> tuple[bool, bool]:
    """Read a line on which a cell is still open.

    Returns:
        Whether a cell is open at its end too, and whether the first is closed in a way that no
        program writes: with more behind it than the next cell.
    """
    inside = f'"{line}'
    closed = told.closed.match(inside)
    strays = closed is not None and bool(closed["after"].strip())
    return told.open.match(inside) is not None, strays


def mended(line: str, place: int, mark: str) -> str:
    """Write a row whose mark stays open such that the mark is part of its cell."""
    text = line.rstrip("\r\n")
    cells = text[place:].split(mark)
    shown = ['"{}"'.format(each.replace('"', '""')) if '"' in each else each for each in cells]
    return f"{text[:place]}{mark.join(shown)}{line[len(text) :]}"
