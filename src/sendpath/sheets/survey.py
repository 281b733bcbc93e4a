"""How far a sheet reaches, found out before it is read: one far cell makes thousands of millions.

The reader of workbooks makes room for each cell up to the last one. So a sheet's XML is first
walked through by Python's own parser, piece by piece, and nothing is kept of it but where its last
row and column are, how many texts it shows, and what the reader leaves out: error values,
formulas whose result is not stored, and which cells are merged.
A document type is refused, so that nothing is expanded.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple
from xml.parsers import expat

MOST_CELLS = 5_000_000
"""Cells from A1 to the last one: 100,000 rows of 50 columns. Each takes 40 to 100 bytes."""

LARGE, FEWEST = 1 << 20, 100
"""Cells from A1 to the last one beyond which one in so many must hold something: a cell that stands
far from the table makes room for as many more, each of which would be gone through."""

Attributes = dict[str, str]

LAST = True
"""Said to the parser with the last piece; it takes no names of parameters."""

DIGITS = "0123456789"


class TooFarError(ValueError):
    """A sheet reaches too far; the argument says how far."""


class HostileError(ValueError):
    """The XML is none that a spreadsheet writes."""


def reference(row: int, column: int) -> str:
    """Name a cell, counted from 1, as Excel does: A1."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row}"


def number_of(letters: str) -> int:
    """Count a column from 1 by its letters; none is 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def walked(start: Callable[[str, Attributes], None] | None) -> expat.XMLParserType:
    """Make a parser that hands on each element that begins, and what is written in it.

    Without ``start`` it only says whether what it is fed is XML, and has no document type.
    """
    parser = expat.ParserCreate("utf-8")  # as the reader of workbooks reads it, whatever it says
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _no_document_type
    return parser


def walk(content: bytes, start: Callable[[str, Attributes], None]) -> None:
    """Walk through XML that is held whole."""
    feed(walked(start), content)


def feed(parser: expat.XMLParserType, content: bytes) -> None:
    """Hand a parser all there is."""
    parser.Parse(content, LAST)


def local(name: str) -> str:
    """Give a name without its prefix."""
    return name.rpartition(":")[2]


def _no_document_type(*_: object) -> None:
    raise HostileError("a document type")


Place = tuple[int, int]
"""A row and a column, from 1."""


class Formula(NamedTuple):
    """A cell's formula as it is walked through: where it stands, and what is written in it."""

    place: Place
    written: list[str]
    result: list[str]


def _corner(told: str) -> Place:
    letters = told.rstrip(DIGITS)
    return int(told[len(letters) :] or 0), number_of(letters)


class Survey:
    """A sheet, walked through.

    Attributes:
        rows: How many rows there are down to the last cell that holds something.
        columns: How many columns likewise.
        held: How many cells hold something.
        texts: How many cells show one of the workbook's texts.
        formulas: How many cells hold a formula.
        errors: The cells that hold an error value, by row and column from 1, as Excel shows it.
        unstored: The cells that hold a formula and no result of it, likewise: the formula.
        merged: The spans of merged cells, each by its first and its last cell.
    """

    def __init__(self, most: int = MOST_CELLS) -> None:
        self.most, self.rows, self.columns, self.texts, self.formulas = most, 0, 0, 0, 0
        self.held = 0
        self.errors: dict[Place, str] = {}
        self.unstored: dict[Place, str] = {}
        self.merged: list[tuple[Place, Place]] = []
        self._formula: Formula | None = None
        self._row, self._cell, self._told, self._since = 0, Attributes(), "", 0
        self._columns = {"": 0}
        self._parser = walked(self._start)
        self._heard: list[str] | None = None
        self._is_known = False

    def know(self, rows: int, columns: int, texts: int) -> None:
        """Take what was told of a sheet that needs no walk; one that may reach too far does.

        So does one beyond which its cells are counted.
        """
        if rows * columns <= min(self.most, LARGE):
            self.rows, self.columns, self.texts, self._is_known = rows, columns, texts, True

    def feed(self, piece: bytes, *, last: bool = False) -> None:
        """Walk through a piece of the XML; a reach beyond all use is ``TooFarError``."""
        if self._is_known:
            return
        if b"\0" in piece:
            raise HostileError("its text is not UTF-8")  # of which the reader would see nothing
        self._parser.Parse(piece, last)
        if last:
            self._error_ends()
            self._formula_ends()
        cells = self.rows * self.columns
        if cells > self.most:
            raise TooFarError(f"as far as cell {reference(self.rows, self.columns)}")
        if last and cells > LARGE and self.held * FEWEST < cells:
            far = f"as far as cell {reference(self.rows, self.columns)}"
            raise TooFarError(f"{far}, and nearly all before it is empty")

    def _start(self, name: str, given: Attributes) -> None:
        """Hear that an element begins. A cell says where it is, or follows the one before."""
        if self._heard is not None:
            self._error_ends()
        if name == "c":
            self._formula_ends()
            self._cell = given
            if "r" in given:
                self._told, self._since = given["r"], 0
            else:
                self._since += 1
        elif name in {"v", "is"}:
            self._holds()
        elif name == "f":
            self.formulas += 1
            self._formula = Formula(self._place(), [], [])
            self._parser.CharacterDataHandler = self._formula.written.append
        elif name == "mergeCell":
            first, _, last = given.get("ref", "").partition(":")
            self.merged.append((_corner(first), _corner(last or first)))
        elif name == "row":
            self._row = int(given.get("r", self._row + 1))
            self._told, self._since = "", 0
        elif ":" in name:
            self._start(local(name), given)

    def _holds(self) -> None:
        """Hear that the cell holds something."""
        row, column = self._place()
        if row < 1 or column < 1:
            raise HostileError(f"no cell is called {self._told}")
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)
        self.held += 1
        kind = self._cell.get("t")
        if kind == "s":
            self.texts += 1
        elif kind == "e":
            self._heard, self._formula = [], None
            self._parser.CharacterDataHandler = self._heard.append
        elif self._formula is not None:
            self._parser.CharacterDataHandler = self._formula.result.append

    def _place(self) -> tuple[int, int]:
        """Count the cell's row and column from 1."""
        letters = self._told.rstrip(DIGITS)
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = number_of(letters)
        if self._since:
            return self._row, column + self._since
        return int(self._told[len(letters) :]), column

    def _formula_ends(self) -> None:
        """Keep a formula whose result is not stored; that of a text may be empty."""
        if self._formula is None:
            return
        place, written, result = self._formula
        self._formula, self._parser.CharacterDataHandler = None, None
        if not "".join(result).strip() and self._cell.get("t") != "str":
            self.unstored[place] = f"={''.join(written).strip()}"
            self.rows, self.columns = max(self.rows, place[0]), max(self.columns, place[1])

    def _error_ends(self) -> None:
        """Keep the error value that was heard."""
        if self._heard is not None:
            self.errors[self._place()] = "".join(self._heard).strip()
            self._heard, self._parser.CharacterDataHandler = None, None


class TextCount:
    """How many characters the cells of a sheet show of the workbook's texts.

    Attributes:
        characters: As many as were counted so far.
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        self.characters = 0
        self._lengths = lengths
        self._is_text = False
        self._heard: list[str] = []
        self._parser = walked(self._start)
        self._parser.EndElementHandler = self._end

    def feed(self, piece: bytes) -> None:
        """Walk through a piece of the XML."""
        self._parser.Parse(piece)

    def _start(self, name: str, given: Attributes) -> None:
        kind = local(name)
        if kind == "c":
            self._is_text = given.get("t") == "s"
        self._heard = []
        wanted = kind == "v" and self._is_text
        self._parser.CharacterDataHandler = self._heard.append if wanted else None

    def _end(self, name: str) -> None:
        if local(name) == "v" and self._is_text:
            text = int("".join(self._heard).strip() or -1)
            if 0 <= text < len(self._lengths):
                self.characters += self._lengths[text]
