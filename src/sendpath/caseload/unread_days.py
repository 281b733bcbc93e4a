"""Columns that hold days and that nobody reads: they may tell what was done, or move a last day."""

from collections.abc import Sequence
from datetime import date

from sendpath.answers.context import Context
from sendpath.columns.found_columns import GUESS
from sendpath.columns.heading_words import heading_words
from sendpath.columns.row_inputs import LONGEST
from sendpath.columns.sheet_columns import Columns, column_named
from sendpath.core.clauses import Event
from sendpath.core.names import printable
from sendpath.intake.cell_dates import read_cell_date


class UnreadDays:
    """The unread columns of a table of which no map says what they are.

    Args:
        columns: Those of the table.
        context: The rule book.
    """

    def __init__(self, columns: Columns, context: Context) -> None:
        read = {columns.source(place) for place in columns.read()} | columns.looked_at()
        self._header = columns.header
        self._open = [
            at for at, name in enumerate(columns.header) if at not in read and name.strip()
        ]
        words, facts = heading_words(context.book.directory), context.book.law.facts
        self._ours = {
            at: column_named(facts[Event(found[0].name)])
            for at in self._open
            if (found := words.likely(columns.header[at], facts.keys()))
        }
        self._near, self._seen = columns.near, set[int]()

    def question(self, row: Sequence[str]) -> str:
        """Say what a row may tell in columns that are not read; nothing where it tells no day."""
        there = [at for at in self._open if at < len(row) and _is_day(row[at])]
        self._seen.update(there)
        named = ", ".join(
            f"{self._called(at)}: {printable(row[at].strip())}" for at in there if at in self._ours
        )
        return f"Not read in this row: {named}. Look there." if named else ""

    def told(self) -> list[str]:
        """Name the columns in which a row held a day, but for those that are named elsewhere."""
        there = [at for at in sorted(self._seen) if self._header[at] not in self._near]
        named = ", ".join(self._called(at) for at in there)
        if not named:
            return []
        return [f"Columns not read, in which days stand: {named}. {GUESS}"]

    def _called(self, at: int) -> str:
        name, ours = printable(self._header[at]), self._ours.get(at)
        return f"'{name}'" if ours is None else f"'{name}' (it may be {ours})"


def _is_day(text: str) -> bool:
    cell = text.strip()
    return 0 < len(cell) <= LONGEST and isinstance(read_cell_date(cell), date)
