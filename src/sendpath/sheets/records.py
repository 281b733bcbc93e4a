"""A sheet's lines to its rows: a cell in quotation marks may run over lines, but not over rows.

Cells may be parted by commas, or by another mark; whoever reads the rows is given commas.

A mark that opens a cell and is never closed would swallow every row after it in silence. Here the
row in which it opens is named, and all others are read line by line, as if it were not there.
"""

import csv
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from sendpath.core.problem import Problem
from sendpath.sheets.csv_lines import COMMA, STARTS, Joiner, formulas

LONGEST = 1 << 20
"""Characters of a row that runs over lines; one of Excel's cells holds 32,767. It bounds memory."""

CSV_LIMIT = 2**31 - 1
"""Characters of a cell in one line: none is too long to pass."""

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


class Records:
    """Give ``csv.reader`` one whole row at a time, and keep the text of the last.

    Attributes:
        mark: What parts cells in the file; in ``text`` it is the comma.
        text: The row just read, with its line end.
        as_read: The same with its own marks, where they are other than commas.
        doubt: What is wrong with its quotation marks; it blocks where its cells cannot be told.
        formulas: Cells so far that a spreadsheet would run.
        width: Cells of the first line, once it was read.
        is_row: Says whether a line by itself reads as a row of this sheet.
        above: Rows of the file above the headings.
    """

    def __init__(self, lines: Iterable[str], mark: str = COMMA, above: int = 0) -> None:
        csv.field_size_limit(CSV_LIMIT)
        self.lines = iter(lines)
        self.mark, self.above, self.forms = mark, above, forms(mark)
        self.join = Joiner()
        self.waiting: deque[str] = deque()
        self.text = self.as_read = ""
        self.doubt: Problem | None = None
        self.formulas = self.width = 0
        self.is_row: Callable[[str], bool] = bool

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Give each row below the headings with its number in the file; the first row is 1."""
        return enumerate(csv.reader(self), self.above + 2)

    def __iter__(self) -> Iterator[str]:
        """Give each row's text: such that it is whole, and its cells are parted by commas."""
        return (
            self._whole_rows() if self.mark == COMMA else map(self._by_commas, self._whole_rows())
        )

    @property
    def is_stray(self) -> bool:
        """Say whether something stands in the row just read behind the mark that closes a cell."""
        text = self.text if self.mark == COMMA else self.as_read
        return '"' in text and self.forms.stray.match(text) is not None

    def _by_commas(self, text: str) -> str:
        """Write a row with commas between its cells; each is what it was."""
        self.as_read = text
        shown = text.rstrip("\r\n")
        if '"' in shown or COMMA in shown:
            end = text[len(shown) :]
            shown = self.join(next(csv.reader([shown], delimiter=self.mark), []))
            self.text = f"{shown}{end}"
        else:
            self.text = text.replace(self.mark, COMMA)
        self.formulas += formulas(self.text)
        return self.text

    def _whole_rows(self) -> Iterator[str]:
        while True:
            for line in self.lines:
                if '"' in line:
                    yield self._marked(line)
                    if self.waiting:
                        break
                else:
                    self.text, self.doubt = line, None
                    self._count(line)
                    yield line
            else:
                return
            while self.waiting:
                yield self._marked(self.waiting.popleft())

    def _count(self, text: str) -> None:
        """Count the cells that a spreadsheet would run; with other marks, when it is written."""
        if "=" in text or "+" in text or "@" in text or ",-" in text or text[0] in STARTS:
            self.formulas += formulas(text) if self.mark == COMMA else 0

    def _marked(self, line: str) -> str:
        """Give a row that may hold quotation marks, with the lines over which it runs."""
        self.doubt = None
        self.text = line
        opened = self.forms.open.match(line)
        if opened is not None:
            self.text = self._whole(line, opened.start("open"))
        self._count(self.text)
        return self.text

    def _whole(self, line: str, place: int) -> str:
        """Take the lines over which a cell runs; put them back where it is never closed."""
        taken: list[str] = []
        size = len(line)
        while size <= LONGEST and (more := self._next()) is not None:
            taken.append(more)
            size += len(more)
            open_still, strays = _read_on(more, self.forms) if '"' in more else (True, False)
            if strays:
                break
            if not open_still:
                text = line + "".join(taken)
                rows = sum(map(self.is_row, taken[:-1]))
                if rows and self.width and len(cells_of(text, self.mark)) > self.width:
                    break
                self.doubt = _doubted(rows, len(taken) + 1) if rows else None
                return text
        self.waiting.extendleft(reversed(taken))
        self.doubt = OPEN
        return _mended(line, place, self.mark)

    def _next(self) -> str | None:
        return self.waiting.popleft() if self.waiting else next(self.lines, None)


def _doubted(rows: int, lines: int) -> Problem:
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


def _read_on(line: str, told: Forms) -> tuple[bool, bool]:
    """Read a line on which a cell is still open.

    Returns:
        Whether a cell is open at its end too, and whether the first is closed in a way that no
        program writes: with more behind it than the next cell.
    """
    inside = f'"{line}'
    closed = told.closed.match(inside)
    strays = closed is not None and bool(closed["after"].strip())
    return told.open.match(inside) is not None, strays


def _mended(line: str, place: int, mark: str) -> str:
    """Write a row whose mark stays open such that the mark is part of its cell."""
    text = line.rstrip("\r\n")
    cells = text[place:].split(mark)
    shown = ['"{}"'.format(each.replace('"', '""')) if '"' in each else each for each in cells]
    return f"{text[:place]}{mark.join(shown)}{line[len(text) :]}"
