"""Columns that hold days and that nobody reads: they may tell what was done, or move a last day."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from sendpath.answers.context import Context
from sendpath.columns.found_columns import GUESS
from sendpath.columns.heading_words import heading_words
from sendpath.columns.row_inputs import LONGEST
from sendpath.columns.sheet_columns import Columns, column_named
from sendpath.columns.targets import Targets
from sendpath.core.clauses import Event
from sendpath.core.names import printable
from sendpath.intake.cell_dates import is_number, read_cell_date
from sendpath.rulebook.headings import read_headings
from sendpath.sheets.headings import heading
from sendpath.sheets.maps import EVERY, SheetMap

NAMED = 'Does one tell a fact? Name it in the map; "" there says that it tells nothing.'
"""What to do of them, beside a map."""

DUE = "when something is due: no fact"
"""Said of a column whose heading names a target."""

MOST = 0.5
"""How many of the cells of a column are days, of one, where a map leaves it unread."""

ROWS = 1000
"""Rows in which days are looked for in a column whose heading names no fact, beside a map."""


class UnreadDays:
    """The unread columns of a table of which no map says what they are.

    Args:
        columns: Those of the table.
        context: The rule book.
        mapped: The headings of which a map says something; None where there is none.
    """

    def __init__(
        self, columns: Columns, context: Context, mapped: Collection[str] | None = None
    ) -> None:
        self._mapped = mapped
        read = {columns.source(place) for place in columns.read()} | columns.looked_at()
        self._header = columns.header
        self._open = [
            at
            for at, name in enumerate(columns.header)
            if at not in read and name.strip() and heading(name) not in (mapped or ())
        ]
        words, facts = heading_words(context.book.directory), context.book.law.facts
        told = read_headings(context.book.directory)
        targets = Targets(told)
        self._due = {at for at in self._open if targets.names(columns.header[at])}
        self._ours = {
            at: column_named(facts[Event(found[0].name)])
            for at in self._open
            if (found := words.likely(columns.header[at], facts.keys()))
            and (at not in self._due or found[0].name in told.target.facts)
        }
        self._near, self._rows = columns.near, 0
        self._days, self._cells = Counter[int](), Counter[int]()

    def question(self, row: Sequence[str]) -> str:
        """Say what a row may tell in columns that are not read; nothing where it tells no day."""
        self._rows += 1
        open_ = self._open if self._mapped is None or self._rows <= ROWS else self._ours
        held = [at for at in open_ if at < len(row) and row[at].strip()]
        there = [at for at in held if _is_day(row[at], numbers=at in self._ours)]
        self._cells.update(held)
        self._days.update(there)
        if self._mapped is not None:
            return ""  # a person read the map: what it leaves out is named once
        named = ", ".join(
            f"{self._called(at)}: {printable(row[at].strip())}" for at in there if at in self._ours
        )
        return f"Not read in this row: {named}. Look there." if named else ""

    def told(self) -> list[str]:
        """Name the columns in which a row held a day, but for those that are named elsewhere."""
        least = 0.0 if self._mapped is None else MOST
        there = [
            at
            for at in sorted(self._days)
            if self._header[at] not in self._near and self._days[at] >= least * self._cells[at]
        ]
        named = ", ".join(self._called(at) for at in there)
        if not named:
            return []
        write = GUESS if self._mapped is None else NAMED
        return [f"Columns not read, in which days stand: {named}. {write}"]

    def _called(self, at: int) -> str:
        name, ours = printable(self._header[at]), self._ours.get(at)
        if ours is None:
            return f"'{name}' ({DUE})" if at in self._due else f"'{name}'"
        return f"'{name}' (it may be {ours})"


def unread_of(columns: Columns, told: SheetMap, context: Context) -> UnreadDays | None:
    """Give the unread columns of a table; None where its map is for many tables like it."""
    if not any(told.columns.values()):
        return UnreadDays(columns, context)
    if told.general and told.sheet != EVERY:
        return None
    return UnreadDays(columns, context, {*map(heading, told.columns)})


def _is_day(text: str, *, numbers: bool) -> bool:
    """Say whether a cell holds a day; a number may be one of days, or the name of a case."""
    cell = text.strip()
    if not numbers and is_number(cell):
        return False
    return 0 < len(cell) <= LONGEST and isinstance(read_cell_date(cell), date)
