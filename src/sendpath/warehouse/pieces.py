"""A caller's rows, piece by piece: the lines that SQL may part, and those that it is not given."""

from collections.abc import Iterator
from typing import NamedTuple

from sendpath.core.problem import Problem
from sendpath.sheets.csv_lines import END
from sendpath.sheets.records import Records

ROWS, CHARACTERS = 1 << 18, 1 << 25
"""Rows and characters of a piece: they bound the memory, whatever the file's length."""

UNFIT = ("\n", "\r", "\0")
"""What a line may not hold that is put into a table by its line end."""


class Odd(NamedTuple):
    """A row that SQL is not given.

    Attributes:
        cells: The text of which its cells are read.
        text: The same as it stands in the file.
        doubt: What is wrong with its quotation marks.
    """

    cells: str
    text: str
    doubt: Problem | None


class Piece(NamedTuple):
    """Some rows of a file, in order.

    Attributes:
        first: The number of the first one.
        lines: Each without its line end; empty for an odd one.
        odd: The odd ones, by their number.
    """

    first: int
    lines: list[str]
    odd: dict[int, Odd]


def pieces(records: Records, first: int = 2) -> Iterator[Piece]:
    """Part the rows of a file; their formulas are counted and their doubts kept on the way."""
    lines, odd, size, number = list[str](), dict[int, Odd](), 0, first
    for cells in records:
        text = records.text
        if records.doubt is None:
            line = text.rstrip(END)
            lines.append(line)
            size += len(line)
        else:
            odd[number] = Odd(cells, text, records.doubt)
            lines.append("")
        number += 1
        if len(lines) >= ROWS or size >= CHARACTERS:
            yield _fit(Piece(first, lines, odd))
            lines, odd, size, first = [], {}, 0, number
    if lines:
        yield _fit(Piece(first, lines, odd))


def _fit(piece: Piece) -> Piece:
    """Take out the rows that run over lines, and those that hold what no line holds."""
    text = "".join(piece.lines)
    if any(mark in text for mark in UNFIT):
        for at, line in enumerate(piece.lines):
            if any(mark in line for mark in UNFIT):
                piece.odd[piece.first + at] = Odd(line, line, None)
                piece.lines[at] = ""
    return piece
