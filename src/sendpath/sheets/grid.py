"""A table in a workbook: the sheet that holds it, and its rows as text."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import BinaryIO

from sendpath.core.problem import Problem
from sendpath.sheets.csv_lines import END, Joiner
from sendpath.sheets.from_1904 import from_1904
from sendpath.sheets.headings import LOOKED, Headings, Names
from sendpath.sheets.likeliest import likeliest, may_tell_days, tells_days
from sendpath.sheets.maps import EVERY
from sendpath.sheets.records import Records
from sendpath.sheets.sheet import Sheet, above_said
from sendpath.sheets.tables import ALL, further_heads, further_said, stretches
from sendpath.sheets.values import Value, text_of
from sendpath.sheets.workbook import Book, Grid, sheets_of

TOGETHER = 1 << 9
"""Rows whose texts are given in one piece."""


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

    def numbered(self) -> Iterator[tuple[int, Sequence[Value]]]:
        """Give its rows below the headings as they were read, each with its number."""
        below = self.above + 1
        return enumerate(self.grid.rows[below : self.among.stop], below + 1)

    def titles(self) -> Sequence[str]:
        """Give the rows above its headings as lines with commas, each with its end."""
        return [*self._lines(self.grid.rows[self.among.start : self.above])]

    def pieces(self) -> Iterator[str]:
        """Give its texts, each once for some rows: of a day or a number none was written."""
        rows = self.grid.rows[self.among]
        for begin in range(0, len(rows), TOGETHER):
            some = {*chain.from_iterable(rows[begin : begin + TOGETHER])}
            yield ",".join([*(cell for cell in some if cell.__class__ is str), ""])

    def _lines(self, rows: Sequence[Sequence[Value]]) -> Iterator[str]:
        for row in rows:
            cells = [cell if cell.__class__ is str else text_of(cell) for cell in row]
            yield f"{self.join(cells)}{END}"


class BookSheet(Sheet):
    """All sheets of a workbook that name facts, one after the other; each counts its own rows."""

    def __init__(self, sheets: Sequence[GridSheet], said: Sequence[str]) -> None:
        self.sheets, self.said, self.above = sheets, said, sheets[0].above

    def parts(self) -> Sequence[Sheet]:
        """Give the tables of every sheet."""
        return [part for sheet in self.sheets for part in sheet.parts()]

    def records(self) -> Records:
        """Give the rows of the first."""
        return self.sheets[0].records()

    def titles(self) -> Sequence[str]:
        """Give the rows above the headings of the first."""
        return self.sheets[0].titles()

    def pieces(self) -> Iterator[str]:
        """Give the text of the first."""
        return self.sheets[0].pieces()


def of_workbook(
    file: BinaryIO, name: str, names: Names, sheet: str | None
) -> Sheet | list[Problem]:
    """Open a workbook at the sheet that was asked for, or the likeliest one.

    ``all`` asks for every sheet that names a fact and tells days, unless one is called so.
    """
    book = sheets_of(file, name)
    if isinstance(book, Problem):
        return [book]
    called = {each.casefold() for each in (*book.names, *book.hidden)}
    every = sheet is not None and sheet.strip().casefold() == EVERY and EVERY not in called
    asked = None if every or sheet is None else book.grid(sheet)
    if isinstance(asked, Problem):
        return [asked]
    read = {each: book.grid(each) for each in book.names if asked is None or each != asked.name}
    grids = [grid for grid in read.values() if isinstance(grid, Grid)]
    unread = [grid for grid in read.values() if isinstance(grid, Problem)]
    there = [grid for grid in ([asked] if asked else grids) if grid.rows]
    found = [(_headings(grid, names), grid) for grid in there]
    if not found and unread and asked is None:
        return unread
    if not found:
        return [_empty(name, book, sheet)]
    naming = [each for each in found if tells_days(each)]
    if every:  # in whatever words: it was asked for
        naming = [each for each in found if may_tell_days(each)]
    naming = naming or [each for each in found if any(each[0].weight[:2])]
    if every and naming:
        sheets = [_sheet(grid, heads, names) for heads, grid in naming]
        named = _listed([grid.name for _, grid in naming])
        told = [f"Read: the sheets {named}. Rows are counted in each.", *_hidden(book)]
        told += _passed_over(grids, {grid.name for _, grid in naming})
        told += [f"{made.grid.name}: {each}" for made in sheets for each in made.grid.said]
        return BookSheet(sheets, [*told, *map(_unread, unread)])
    heads, grid = likeliest(found)
    more = [(_headings(each, names), each) for each in grids if each.name != grid.name]
    others = [each[1].name for each in more if each[1].rows and tells_days(each)]
    made = _sheet(grid, heads, names)
    made.said = [*_said(grid, others), *_hidden(book, grid.name), *above_said(made.above)]
    made.said += [*further_said(made.further), *made.grid.said]
    made.said += map(_unread, [] if asked else unread)
    return made


def _headings(grid: Grid, names: Names) -> Headings:
    return names.found([[*map(text_of, row)] for row in grid.rows[:LOOKED]])


def _sheet(grid: Grid, heads: Headings, names: Names) -> GridSheet:
    further = further_heads(grid.rows, heads, names, text_of)
    if grid.since_1904:
        grid = from_1904(grid, [heads.above, *further], names)
    return GridSheet(grid, heads.above, further=further)


def _said(grid: Grid, others: Sequence[str]) -> list[str]:
    """Say which sheet is read, and which are not."""
    told = [f"Read: the sheet '{grid.name}'."] if grid.others or grid.hidden else []
    if others:
        each = "--sheet NAME reads one, --sheet all reads them all"
        told += [f"Not read, and it names facts too: {_listed(others)}. {each}."]
    return told


def _passed_over(grids: Sequence[Grid], read: Collection[str]) -> list[str]:
    """Name the sheets that hold something, and tell no day under a heading of ours."""
    names = [grid.name for grid in grids if grid.rows and grid.name not in read]
    if not names:
        return []
    why = "no heading in them that we know has days below it"
    return [f"Passed over: {_listed(names)}; {why}."]


def _unread(problem: Problem) -> str:
    return f"Not read: {problem.problem} {problem.write}"


def _hidden(book: Book, read: str | None = None) -> list[str]:
    """Name the hidden sheets, but for one that was asked for and is read."""
    unread = [each for each in book.hidden if each != read]
    return [f"Hidden sheets were not read: {_listed(unread)}."] if unread else []


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"'{each}'" for each in names)


def _empty(name: str, book: Book, sheet: str | None) -> Problem:
    told = f"'{name}' holds no table" + (f" in the sheet '{sheet}'." if sheet else ".")
    there = [*book.names, *book.hidden]
    write = f"Its sheets: {_listed(there)}." if there else "Give a workbook with a table in it."
    return Problem("FILE", name, told, write, blocks=True)
