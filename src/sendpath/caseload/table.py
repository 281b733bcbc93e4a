"""A caller's table: its rows read one at a time, answered, and written with ours after them."""

import csv
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence

from sendpath.answers.context import Context
from sendpath.caseload.csv_lines import STARTS, Joiner, formulas, runs
from sendpath.caseload.header import Columns, inputs_of, is_blank
from sendpath.core.problem import Problem
from sendpath.intake.facts import Ambient
from sendpath.intake.hear import Facts, hear

TOLD = 20
"""Problems kept to be told one by one; the rest are counted. All stand in their rows."""


class Tally:
    """What came up in a whole file, in as much memory as a small one takes."""

    def __init__(self) -> None:
        self.first: list[Problem] = []
        self.silent: list[int] = []
        self.problems = self.uncovered = self.formulas = self.idle = self.empty = 0

    def add(self, number: int, problems: Sequence[Problem]) -> None:
        """Count a row's problems, and keep the first of the file."""
        self.problems += len(problems)
        room = TOLD - len(self.first)
        self.first += [
            each._replace(where=f"row {number}, {each.where}") for each in problems[:room]
        ]


class Table(ABC):
    """The rows of one table; what is answered, a subclass says.

    Attributes:
        header: The names of our columns; the last one holds the problems.
        elsewhere: The places of columns that tell facts of other processes only.
    """

    elsewhere: Sequence[int] = ()

    def __init__(
        self,
        context: Context,
        columns: Columns,
        ambient: Ambient,
        *,
        header: Sequence[str],
        line_end: str = "\n",
        inert: bool = False,
    ) -> None:
        self.context, self.columns, self.ambient, self.header = context, columns, ambient, header
        self.line_end, self.inert = line_end, inert
        self.rewrites = inert or columns.kept is not None
        self.join = Joiner()
        self.engine = context.engine
        self.decisions = context.book.decisions()
        self.law_as_at = context.book.law_as_at.isoformat()
        self.tally = Tally()

    def heard(self, row: Sequence[str]) -> Facts:
        """Read one row."""
        inputs = inputs_of(row, self.columns)
        choices = self.context.book.choices
        return hear(inputs, self.ambient, decisions=lambda: self.decisions, choices=choices)

    @abstractmethod
    def answer(self, row: Sequence[str], told: Facts, problems: list[Problem]) -> list[str]:
        """Give all our cells of one row but the last; what stands in the way joins the problems."""

    def lines(self, source: Iterable[str]) -> Iterator[str]:
        """Answer each row of a file: its own text untouched, then our cells."""
        taken: list[str] = []
        for number, row in enumerate(csv.reader(self._kept(source, taken)), 2):
            text = "".join(taken).rstrip("\r\n")
            taken.clear()
            yield self.in_full(row, text, number)

    def _kept(self, source: Iterable[str], taken: list[str]) -> Iterator[str]:
        """Pass a file's lines on, keep those of the row being read, and count formulas."""
        for line in source:
            if "=" in line or "+" in line or "@" in line or ",-" in line or line[0] in STARTS:
                self.tally.formulas += formulas(line)
            taken.append(line)
            yield line

    def in_full(self, row: list[str], text: str, number: int) -> str:
        """Answer one row in full: any facts, every problem."""
        columns = self.columns
        missing = len(columns.header) - max(len(row), 1) if columns.kept is None else 0
        row, text = [*(row or [""]), *[""] * missing], text + "," * missing
        if self.rewrites:
            row, text = self._rewritten(row)
        told = self.heard(row)
        problems = [*told.problems, *too_long(row, columns)]
        if self.is_elsewhere(row):
            self.tally.idle += 1
            answer = [""] * (len(self.header) - 1)
        else:
            empty = self.tally.empty
            answer = self.answer(row, told, problems)
            if self.tally.empty > empty and len(self.tally.silent) < TOLD:
                self.tally.silent.append(number)
        self.tally.add(number, problems)
        return f"{text},{self.join([*answer, '; '.join(map(str, problems))])}{self.line_end}"

    def is_elsewhere(self, row: Sequence[str]) -> bool:
        """Say whether a row tells facts, and only such as other processes count from."""
        own = (place for place in self.columns.dates if place not in self.elsewhere)
        return any(not is_blank(row[place]) for place in self.elsewhere) and all(
            is_blank(row[place]) for place in own
        )

    def _rewritten(self, row: list[str]) -> tuple[list[str], str]:
        """Leave out our own cells of an earlier run, and guard what a spreadsheet would run."""
        kept = self.columns.kept
        if kept is not None:
            row = [row[place] if place < len(row) else "" for place in kept]
        shown = [f"'{cell}" if self.inert and runs(cell) else cell for cell in row]
        return row, self.join(shown)


def too_long(row: Sequence[str], columns: Columns) -> list[Problem]:
    """Say that a row has more cells than the first line."""
    more = len(row) - len(columns.header)
    if more <= 0:
        return []
    told = f"the row has {len(row)} cells, {more} more than the first line."
    return [Problem(where="the row", value="", problem=told, write="Check its commas and quotes.")]
