"""Rows of a sheet by the hundred: their cells are parted at once, and given by column."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sendpath.core.problem import Problem
from sendpath.sheets.csv_lines import COMMA, END

NEWLINE = "\n"

NO_DOUBTS: Mapping[int, Problem] = {}

Cells = Sequence[Sequence[str]]
"""The cells of some rows: each column's, from the first row to the last."""


class Block(NamedTuple):
    """Rows that follow each other.

    Attributes:
        number: The first one's number in the file; the first row of a file is 1.
        texts: Their text, each with its line end.
        marked: The cells of each, where quotation marks stand in some; None where in none: then
            their commas part them.
        raw: Their text with the file's own marks, where quotation marks stand in some.
        doubts: What is wrong with the quotation marks of some, by their place among these rows.
    """

    number: int
    texts: Sequence[str]
    marked: Sequence[list[str]] | None = None
    raw: Sequence[str] = ()
    doubts: Mapping[int, Problem] = NO_DOUBTS

    def row(self, place: int) -> list[str]:
        """Give the cells of one row by its place among these."""
        return parted(self.texts[place]) if self.marked is None else self.marked[place]

    def rows(self) -> Sequence[list[str]]:
        """Give the cells of every row."""
        return [parted(text) for text in self.texts] if self.marked is None else self.marked

    def sound(self) -> Sequence[list[str]]:
        """Give the cells of every row whose quotation marks are not doubted."""
        return [row for place, row in enumerate(self.rows()) if place not in self.doubts]

    def columns(self, width: int) -> Cells:
        """Give the cells by column; a row that is doubted or not of so many cells tells nothing."""
        found = self.sliced(width)
        if found is not None:
            return found
        rows, doubts, nothing = self.rows(), self.doubts, [""] * width
        if doubts or {*map(len, rows)} != {width}:
            rows = [
                row if len(row) == width and place not in doubts else nothing
                for place, row in enumerate(rows)
            ]
        return [*zip(*rows, strict=True)]

    def sliced(self, width: int) -> Cells | None:
        """Part all rows at once: each line end stands alone, at the same distance from the last.

        None where some row has more cells or fewer, ends otherwise, or quotation marks stand.
        """
        if self.marked is not None:
            return None
        end, number, step = end_of(self.texts[0]), len(self.texts), width + 1
        text = "".join(self.texts)
        if end == NEWLINE and END[0] in text:
            return None  # lines end in more than one way
        cells = text.replace(end, f"{COMMA}{NEWLINE}{COMMA}").split(COMMA)
        if len(cells) != step * number + 1 or cells[width::step] != [NEWLINE] * number:
            return None
        del cells[-1]
        return [cells[place::step] for place in range(width)]


def end_of(text: str) -> str:
    """Give how a line ends."""
    return END if text.endswith(END) else NEWLINE


def parted(line: str) -> list[str]:
    """Give the cells of a line in which no quotation mark stands."""
    text = line.rstrip(END)
    return text.split(COMMA) if text else []
