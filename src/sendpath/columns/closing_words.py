"""What a row says in columns that nobody reads, and that may mean that it is no open case."""

from collections.abc import Iterator, Sequence
from textwrap import shorten

from sendpath.columns.ended_cells import EndedCells
from sendpath.columns.heading_words import plain
from sendpath.columns.sheet_columns import Columns
from sendpath.rulebook.heading_parts import Closed
from sendpath.rulebook.headings import Headings

SHOWN = 60
"""Characters of a cell that are told."""


class ClosingWords:
    """The columns in which a row may say that it is closed, withdrawn, or another council's.

    A column that is read, or by which rows are left out, is none: what it means was told.

    Args:
        columns: Those of a table.
        told: The values that mark no open case.
    """

    def __init__(self, columns: Columns, told: Headings) -> None:
        known = {columns.source(place) for place in columns.read()} | columns.looked_at()
        self._header = columns.header
        self._marks = [
            (at, closed.within, [*map(plain, closed.values)])
            for at, name in enumerate(columns.header)
            for closed in told.closed
            if at not in known and not closed.code and _is_headed(plain(name), closed)
        ]
        self._ended = EndedCells(told)
        headed = {at for at, _, _ in self._marks}
        self._others = [
            at
            for at, name in enumerate(columns.header)
            if at not in known | headed and self._ended.may_head(name)
        ]

    def question(self, row: Sequence[str]) -> str:
        """Ask whether a case is open that seems not to be; nothing where no cell says so."""
        return next(self._asked(row), "")

    def _asked(self, row: Sequence[str]) -> Iterator[str]:
        for at, within, marks in self._marks:
            text = f" {plain(row[at])} " if at < len(row) and row[at].strip() else ""
            found = [mark for mark in marks if f" {mark} " in text]
            if found if within else text.startswith(tuple(f" {mark} " for mark in found)):
                yield self._open(row, at)
        for at in self._others:
            if at < len(row) and row[at].strip() and self._ended.says(row[at]):
                yield self._open(row, at)

    def _open(self, row: Sequence[str], at: int) -> str:
        cell = shorten(" ".join(row[at].split()), SHOWN)
        return f"Is this case still open? {self._header[at]}: '{cell}'."


def _is_headed(name: str, closed: Closed) -> bool:
    """Say whether a column is headed so, or by several such words: ``Outcome / status``."""
    headings = {*map(plain, closed.headings)}
    return name in headings or (bool(name) and headings.issuperset(name.split()))
