"""A table in a workbook: the sheet that holds it, and its rows as text."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from sendpath.core.problem import Problem
from sendpath.sheets.csv_lines import END, Joiner
from sendpath.sheets.headings import LOOKED, Headings, Names
from sendpath.sheets.records import Records
from sendpath.sheets.sheet import Sheet, above_said
from sendpath.sheets.tables import ALL, further_heads, further_said, stretches
from sendpath.sheets.values import Value, text_of
from sendpath.sheets.workbook import Book, Grid, sheets_of


class GridSheet(Sheet):
    """A table in a sheet of a workbook."""

    grid: Grid

    def __init__(
        self,
        grid: Grid,
        above: int,
        said: Sequence[str] = (),
        further: Sequence[int] = (),
        among: slice = ALL,
    ) -> None:
        """Take a sheet's cells.

        Args:
            grid: The cells.
            above: How many rows stand above the headings.
            said: How it was read.
            further: The places of the headings of tables below the first.
            among: The rows of the sheet that are of this table, its titles among them.
        """
        self.grid, self.above, self.said = grid, above, said
        self.further, self.among = further, among
        self.join = Joiner()

    def parts(self) -> Sequence[Sheet]:
        """Give the tables that stand below each other in it, each with headings of its own."""
        if not self.further:
            return [self]
        tables = stretches(self.grid.rows, [self.above, *self.further])
        return [GridSheet(self.grid, head, among=among) for head, among in tables]

    def records(self) -> Records:
        """Give its rows, the headings first."""
        rows = self.grid.rows[self.above : self.among.stop]
        return Records(self._lines(rows), above=self.above)

    def titles(self) -> Sequence[str]:
        """Give the rows above its headings as lines with commas, each with its end."""
        return [*self._lines(self.grid.rows[self.among.start : self.above])]

    def pieces(self) -> Iterator[str]:
        """Give its text, row by row."""
        return self._lines(self.grid.rows[self.among])

    def _lines(self, rows: Sequence[Sequence[Value]]) -> Iterator[str]:
        for row in rows:
            yield f"{self.join([*map(text_of, row)])}{END}"


def of_workbook(
    file: BinaryIO, name: str, names: Names, sheet: str | None
) -> Sheet | list[Problem]:
    """Open a workbook at the sheet that was asked for, or the first whose headings name a fact."""
    book = sheets_of(file, name)
    if isinstance(book, Problem):
        return [book]
    wanted = [sheet] if sheet is not None else [*book.names]
    best: tuple[Headings, Grid] | None = None
    named: list[str] = []
    for each in wanted:
        grid = book.grid(each)
        if isinstance(grid, Problem):
            return [grid]
        found = names.found([[*map(text_of, row)] for row in grid.rows[:LOOKED]])
        if any(found.weight[:2]):
            named.append(grid.name)
        if best is None or (found.weight[:3] > best[0].weight[:3] and not any(best[0].weight[:2])):
            best = found, grid
    if best is None or not best[1].rows:
        return [_empty(name, book, sheet)]
    headings, grid = best
    further = further_heads(grid.rows, headings, names, text_of)
    said = _said(grid, headings.above, named) + further_said(further)
    return GridSheet(grid, headings.above, said, further)


def _said(grid: Grid, above: int, named: Sequence[str]) -> list[str]:
    """Say which sheet is read, and which are not."""
    told = [f"Read: the sheet '{grid.name}'."] if grid.others or grid.hidden else []
    others = [each for each in named if each != grid.name]
    if others:
        told += [f"Not read, and it names facts too: {_listed(others)}. --sheet NAME reads it."]
    if grid.hidden:
        told += [f"Hidden sheets were not read: {_listed(grid.hidden)}."]
    return [*told, *above_said(above)]


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"'{each}'" for each in names)


def _empty(name: str, book: Book, sheet: str | None) -> Problem:
    told = f"'{name}' holds no table" + (f" in the sheet '{sheet}'." if sheet else ".")
    there = [*book.names, *book.hidden]
    write = f"Its sheets: {_listed(there)}." if there else "Give a workbook with a table in it."
    return Problem("FILE", name, told, write, blocks=True)
