"""A table in a file of text: its cells are parted by commas, or by another mark."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import TextIO

from sendpath.sheets.csv_lines import COMMA
from sendpath.sheets.encodings import Encoding
from sendpath.sheets.headings import LOOKED, Headings, Names
from sendpath.sheets.quotation_marks import cells_of
from sendpath.sheets.records import Records
from sendpath.sheets.sheet import Sheet, above_said, reading
from sendpath.sheets.tables import further_heads, further_said, stretches

PIECE = 1 << 18
"""Characters of a piece of a sheet."""

SMALL = 1 << 18
"""Characters of a file in which further tables are looked for."""

MARKS = (COMMA, ";", "\t", "|")
"""What may part cells, the likeliest first."""

CALLED = {";": "semicolons", "\t": "tabs", "|": "bars"}


class TextSheet(Sheet):
    """A table in a file of text: its cells are parted by commas, or by another mark."""

    def __init__(self, text: TextIO, encoding: Encoding, names: Names) -> None:
        self.text = text
        self.mark, first = self._found(names)
        self.above = first.above
        self.above_it = list(islice(iter(Records(self._lines(), self.mark)), self.above))
        how = [encoding.said]
        how += [f"cells parted by {CALLED[self.mark]}" if self.mark in CALLED else ""]
        told = [each for each in how if each]
        self.said = [f"The file: {', '.join(told)}."] if told else []
        self.said += above_said(self.above)
        self.rows: list[str] = []
        self.further = self._further(first, names)
        self.said += further_said(self.further)

    def parts(self) -> Sequence[Sheet]:
        """Give the tables that stand below each other in it, each with headings of its own."""
        if not self.further:
            return [self]
        cells = [cells_of(row) for row in self.rows]
        tables = stretches(cells, [self.above, *self.further])
        return [TextPart(self.rows, head, among) for head, among in tables]

    def _further(self, first: Headings, names: Names) -> list[int]:
        """Find the headings of tables below the first, where the file is small."""
        size = 0
        for row in Records(self._lines(), self.mark):
            size += len(row)
            if size > SMALL:
                self.rows.clear()
                return []
            self.rows.append(row)
        cells = [cells_of(row) for row in self.rows]
        return further_heads(cells, first, names, str)

    def records(self) -> Records:
        """Give its rows, the headings first."""
        records = Records(self._lines(), self.mark, self.above)
        for _ in islice(iter(records), self.above):
            pass
        return records

    def titles(self) -> Sequence[str]:
        """Give the rows above its headings as lines with commas, each with its end."""
        return self.above_it  # kept: to read them again would take the rows from who is reading

    def _lines(self) -> Iterator[str]:
        with reading():
            self.text.seek(0)
            yield from chain(self.text)  # which a generator let go does not close

    def pieces(self) -> Iterator[str]:
        """Give its text, piece by piece."""
        with reading():
            self.text.seek(0)
            while piece := self.text.read(PIECE):
                yield piece

    def _found(self, names: Names) -> tuple[str, Headings]:
        """Find what parts its cells, and where its headings stand."""
        rows = {mark: self._first(mark) for mark in MARKS}
        for known in (names.exactly(), names):
            each = [(known.found(rows[mark]), mark) for mark in MARKS]
            best, mark = max(each, key=lambda one: _weight(one[0], rows[one[1]]))
            if best.is_sure:
                break
        return mark, best

    def _first(self, mark: str) -> list[list[str]]:
        rows = islice(iter(Records(self._lines(), mark)), LOOKED)
        return [cells_of(text) for text in rows]


def _weight(heads: Headings, rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Say how surely a mark parts cells: by what headings name, and by rows of as many cells."""
    *named, cells = heads.weight
    alike = sum(len(row) == cells > 1 for row in rows[heads.above + 1 :])
    return *named, alike, cells


class TextPart(Sheet):
    """One of several tables in a small file of text.

    Attributes:
        rows: Every row of the file, its cells parted by commas.
        among: Which of them are of this table, its titles among them.
    """

    def __init__(self, rows: Sequence[str], above: int, among: slice) -> None:
        self.rows, self.above, self.among = rows, above, among

    def records(self) -> Records:
        """Give its rows, the headings first."""
        return Records(self.rows[self.above : self.among.stop], above=self.above)

    def titles(self) -> Sequence[str]:
        """Give the rows above its headings as lines with commas, each with its end."""
        return self.rows[self.among.start : self.above]

    def pieces(self) -> Iterator[str]:
        """Give its text, row by row."""
        return iter(self.rows[self.above : self.among.stop])
