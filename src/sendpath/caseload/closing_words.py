"""What a row says in columns that nobody reads, and that may mean that it is no open case."""

from collections.abc import Iterator, Sequence
from textwrap import shorten

from sendpath.caseload.heading_words import plain
from sendpath.caseload.sheet_columns import Columns
from sendpath.rulebook.headings import Closed

SHOWN = 60
"""Characters of a cell that are told."""


class ClosingWords:
    """The columns in which a row may say that it is closed, withdrawn, or another council's.

    A column that is read, or by which rows are left out, is none: what it means was told.

    Args:
        columns: Those of a table.
        told: The values that mark no open case, in columns that are headed so.
    """

    def __init__(self, columns: Columns, told: Sequence[Closed]) -> None:
        known = {columns.source(place) for place in columns.read()} | columns.looked_at()
        self._header = columns.header
        self._marks = [
            (at, closed.within, [*map(plain, closed.values)])
            for at, name in enumerate(columns.header)
            for closed in told
            if at not in known and _is_headed(plain(name), closed)
        ]

    def question(self, row: Sequence[str]) -> str:
        """Ask whether a case is open that seems not to be; nothing where no cell says so."""
        return next(self._asked(row), "")

    def _asked(self, row: Sequence[str]) -> Iterator[str]:
        for at, within, marks in self._marks:
            text = f" {plain(row[at])} " if at < len(row) and row[at].strip() else ""
            found = [mark for mark in marks if f" {mark} " in text]
            if found if within else text.startswith(tuple(f" {mark} " for mark in found)):
                cell = shorten(" ".join(row[at].split()), SHOWN)
                yield f"Is this case still open? {self._header[at]}: '{cell}'."


def _is_headed(name: str, closed: Closed) -> bool:
    """Say whether a column is headed so, or by several such words: ``Outcome / status``."""
    headings = {*map(plain, closed.headings)}
    return name in headings or (bool(name) and headings.issuperset(name.split()))
