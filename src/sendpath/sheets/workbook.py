"""A workbook as people keep it, read: its sheets, and the cells of one of them from A1.

Only values are read. Of a formula that is what was last worked out; macros, links to other files
and pictures are never looked at. What a hostile file could do is bounded before a cell is read.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from sendpath.core.problem import Problem
from sendpath.sheets.refusals import Refused, damaged
from sendpath.sheets.values import Value, text_of

__all__ = ["Book", "Grid", "Value", "is_workbook", "sheets_of", "text_of"]

if TYPE_CHECKING:
    from sendpath.sheets.cells import Cells
    from sendpath.sheets.container import Container
    from sendpath.sheets.parts import SheetPart

BEGINNINGS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How a packed file begins, and a workbook of the old kind or a locked one. No text does."""


SHOWN = 5
"""Cells that are named."""


class Grid(NamedTuple):
    """The cells of a sheet.

    Attributes:
        name: Of the sheet.
        rows: Its rows from A1, each as long as the longest: ``rows[0]`` is what Excel calls row 1.
        others: The names of the other sheets that people see.
        hidden: The names of the sheets that they do not see.
        said: What was read in another way than it stands.
        since_1904: Whether the workbook counts its days from 1904.
        beside: What it holds that is no value of a cell, in words.
        unstored: Whether formulas stand in it whose result is not stored; what was read names them.
    """

    name: str
    rows: Sequence[Sequence[Value]]
    others: Sequence[str] = ()
    hidden: Sequence[str] = ()
    said: Sequence[str] = ()
    since_1904: bool = False
    beside: Sequence[str] = ()
    unstored: bool = False


class Book:
    """An open workbook. The file must stay open for as long as its sheets are read.

    Attributes:
        names: Of the sheets that people see, in order.
        hidden: Of those that they do not see.
    """

    def __init__(
        self, container: "Container", sheets: "Sequence[SheetPart]", *, since_1904: bool
    ) -> None:
        self._container, self._sheets, self._since_1904 = container, sheets, since_1904
        self.names = [sheet.name for sheet in sheets if not sheet.is_hidden]
        self.hidden = [sheet.name for sheet in sheets if sheet.is_hidden]

    def grid(self, name: str) -> Grid | Problem:
        """Read the cells of a sheet, seen or hidden, by its name as it stands on its tab."""
        from sendpath.sheets.cells import cells_of  # noqa: PLC0415 - only for workbooks
        from sendpath.sheets.parts import beside_cells  # noqa: PLC0415 - likewise

        for sheet in self._sheets:
            if same(sheet.name, name):
                try:
                    with _readable(self._container.name):
                        cells = cells_of(self._container, sheet)
                except Refused as refusal:
                    return refusal.problem
                others = [other for other in self.names if other != sheet.name]
                said, since = [*_read_so(cells)], self._since_1904
                beside = [*_formulas(cells.formulas), *beside_cells(self._container)]
                made = Grid(sheet.name, cells.rows, others, self.hidden, said, since, beside)
                return made._replace(unstored=bool(cells.unstored))
        listed = ", ".join(f"'{each}'" for each in [*self.names, *self.hidden])
        told = f"'{self._container.name}' has no sheet '{name}'."
        return Problem("--sheet", name, told, f"Its sheets: {listed}.", blocks=True)


def _formulas(many: int) -> list[str]:
    return [f"formulas ({many}, as their values)"] if many else []


def _read_so(cells: "Cells") -> Iterator[str]:
    """Say what of a sheet was read in another way than it stands."""
    if cells.unstored:
        yield (
            f"Formulas whose result is not stored in the file: {_first(cells.unstored)}. Open it "
            "in Excel or LibreOffice, and save it: then their results are read."
        )
    if cells.merged:
        told = (
            f"Merged cells: {_first(cells.merged)}. What they show is read for each of their rows"
        )
        yield f"{told}."


def _first(names: "Sequence[str]") -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"{', '.join(names[:SHOWN])}{more}"


def same(name: str, other: str) -> bool:
    """Say whether two names mean the same sheet. Capitals and blanks around do not count."""
    return name.strip().casefold() == other.strip().casefold()


def is_workbook(beginning: bytes) -> bool:
    """Say by its first eight bytes whether a file is to be read as a workbook and not as text."""
    return beginning.startswith(BEGINNINGS)


def sheets_of(file: BinaryIO, name: str) -> Book | Problem:
    """Open a workbook, by its file and that file's name; a problem says why it is not read."""
    from sendpath.sheets.container import Container  # noqa: PLC0415 - only for workbooks
    from sendpath.sheets.parts import counts_from_1904, sheets_in  # noqa: PLC0415 - likewise

    try:
        with _readable(name):
            container = Container(file, name)
            sheets, since_1904 = sheets_in(container), counts_from_1904(container)
    except Refused as refusal:
        return refusal.problem
    if not any(not sheet.is_hidden for sheet in sheets):
        told = f"'{name}' has no sheet of cells that can be seen."
        return Problem("FILE", name, told, "Show the sheet that is meant, and save.", blocks=True)
    return Book(container, sheets, since_1904=since_1904)


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Refuse a workbook whose parts are not what they should be."""
    from xml.parsers.expat import ExpatError  # noqa: PLC0415 - its error alone

    try:
        yield
    except (ExpatError, ValueError) as error:
        raise damaged(name, error) from error
