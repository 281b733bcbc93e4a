"""A sheet's lines to its rows: a cell in quotation marks may run over lines, but not over rows.

Cells may be parted by commas, or by another mark; whoever reads the rows is given commas.

A mark that opens a cell and is never closed would swallow every row after it in silence. Here the
row in which it opens is named, and all others are read line by line, as if it were not there.
"""

import csv
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from sendpath.core.problem import Problem
from sendpath.intake.cell_dates import read_cell_date
from sendpath.sheets.blocks import Block
from sendpath.sheets.csv_lines import COMMA, Joiner, formulas, may_run
from sendpath.sheets.quotation_marks import OPEN, cells_of, doubted, forms, mended, read_on

LONGEST = 1 << 20
"""Characters of a row that runs over lines; one of Excel's cells holds 32,767. It bounds memory."""

CSV_LIMIT = 2**31 - 1
"""Characters of a cell in one line: none is too long to pass."""

BLOCK = 1 << 9
"""Lines that are looked at together."""

FEW, LARGE = 1 << 5, 1 << 18
"""Lines that are read at once, and characters from which on no more are: lines may be long."""


class Records:
    """Give ``csv.reader`` one whole row at a time, and keep the text of the last.

    Attributes:
        mark: What parts cells in the file; in ``text`` it is the comma.
        text: The row just read, with its line end.
        as_read: The same with its own marks, where they are other than commas.
        doubt: What is wrong with its quotation marks; it blocks where its cells cannot be told.
        formulas: Cells so far that a spreadsheet would run.
        counts: Whether they are counted; not needed where nothing is written.
        width: Cells of the first line, once it was read.
        is_row: Says whether a line by itself reads as a row of this sheet.
        first: The number in the file of the row below the headings.
    """

    def __init__(self, lines: Iterable[str], mark: str = COMMA, above: int = 0) -> None:
        csv.field_size_limit(CSV_LIMIT)
        self.lines = iter(lines)
        self.mark, self.first, self.forms = mark, above + 2, forms(mark)
        self.join = Joiner()
        self.waiting: deque[str] = deque()
        self.text = self.as_read = ""
        self.doubt: Problem | None = None
        self.formulas = self.width = 0
        self.counts = True
        self.is_row: Callable[[str], bool] = self._tells_a_day

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Give each row below the headings with its number in the file; the first row is 1."""
        return enumerate(csv.reader(self), self.first)

    def blocks(self) -> Iterator[Block]:
        """Give all that is left of the rows below the headings, many at a time."""
        number = self.first
        while self.waiting or (lines := self._some()):
            block = None if self.waiting else self._of_lines(number, lines)
            if block is None:
                self.waiting.extend([] if self.waiting else lines)
                block = self._marked_block(number)
            yield block
            number += len(block.texts)

    def _some(self) -> list[str]:
        """Read some lines."""
        lines, size = list[str](), 0
        while len(lines) < BLOCK and size < LARGE and (few := [*islice(self.lines, FEW)]):
            lines += few
            size += sum(map(len, few))
        return lines

    def _of_lines(self, number: int, lines: Sequence[str]) -> Block | None:
        """Give lines of which each is a row; None where a cell may run over some, or be parted.

        Where quotation marks stand, the cells are parted by ``csv``; elsewhere, commas part them.
        """
        text = "".join(lines)
        marked = '"' in text
        if self.mark != COMMA and (marked or COMMA in text):
            return None
        if marked and any(self.forms.open.match(line) for line in lines if '"' in line):
            return None
        if self.mark != COMMA:
            text = text.replace(self.mark, COMMA)
            lines = [line.replace(self.mark, COMMA) for line in lines]
        self._count_all(lines, text)
        return Block(number, lines, [*csv.reader(lines)] if marked else None)

    def _count_all(self, lines: Sequence[str], text: str) -> None:
        """Count the cells of some rows that a spreadsheet would run."""
        if self.counts and may_run(text):
            self.formulas += sum(map(formulas, filter(may_run, lines)))

    def _marked_block(self, number: int) -> Block:
        """Give the rows that wait, each as it is read."""
        block = self.gathered(number, csv.reader(self._commas(self._waiting())))
        if self.mark == COMMA:
            self._count_all(block.texts, "".join(block.texts))
        return block

    def gathered(self, number: int, rows: Iterable[list[str]]) -> Block:
        """Give rows that are read of this as a block, with what was told of each."""
        texts, marked, raw = list[str](), list[list[str]](), list[str]()
        doubts = dict[int, Problem]()
        for row in rows:
            if self.doubt is not None:
                doubts[len(marked)] = self.doubt
            texts.append(self.text)
            marked.append(row)
            raw.append(self.as_read)
        return Block(number, texts, marked, raw, doubts)

    def stand_at(self, block: Block, place: int) -> None:
        """Take one row of a block, by its place there, for the row just read."""
        self.text, self.doubt = block.texts[place], block.doubts.get(place)
        self.as_read = block.raw[place] if block.raw else ""

    def _waiting(self) -> Iterator[str]:
        """Give each row that waits, with the lines over which it runs."""
        while self.waiting:
            line = self.waiting.popleft()
            yield self._marked(line) if '"' in line else self._unmarked(line)

    def _commas(self, texts: Iterator[str]) -> Iterator[str]:
        return texts if self.mark == COMMA else map(self._by_commas, texts)

    def __iter__(self) -> Iterator[str]:
        """Give each row's text: such that it is whole, and its cells are parted by commas."""
        return self._commas(self._whole_rows())

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
                text = self._marked(line) if '"' in line else self._unmarked(line)
                self._count(text)
                yield text
                if self.waiting:
                    break
            else:
                return
            for text in self._waiting():
                self._count(text)
                yield text

    def _count(self, text: str) -> None:
        """Count the cells that a spreadsheet would run; with other marks, when it is written."""
        if self.counts and self.mark == COMMA and may_run(text):
            self.formulas += formulas(text)

    def _unmarked(self, line: str) -> str:
        """Give a row in which no quotation mark stands."""
        self.text, self.doubt = line, None
        return line

    def _marked(self, line: str) -> str:
        """Give a row that may hold quotation marks, with the lines over which it runs."""
        self.doubt = None
        self.text = line
        opened = self.forms.open.match(line)
        if opened is not None:
            self.text = self._whole(line, opened.start("open"))
        return self.text

    def _whole(self, line: str, place: int) -> str:
        """Take the lines over which a cell runs; put them back where it is never closed."""
        taken: list[str] = []
        size = len(line)
        while size <= LONGEST and (more := self._next()) is not None:
            taken.append(more)
            size += len(more)
            open_still, strays = read_on(more, self.forms) if '"' in more else (True, False)
            if strays:
                break
            if not open_still:
                text = line + "".join(taken)
                rows = sum(map(self.is_row, taken[:-1]))
                if rows and self.width and len(cells_of(text, self.mark)) > self.width:
                    break
                self.doubt = doubted(rows, len(taken) + 1) if rows else None
                return text
        self.waiting.extendleft(reversed(taken))
        self.doubt = OPEN
        return mended(line, place, self.mark)

    def _tells_a_day(self, line: str) -> bool:
        """Say whether a line reads as a row, where nobody knows yet which columns tell what."""
        cells = cells_of(line, self.mark)
        return len(cells) > 1 and any(isinstance(read_cell_date(cell), date) for cell in cells)

    def _next(self) -> str | None:
        return self.waiting.popleft() if self.waiting else next(self.lines, None)
