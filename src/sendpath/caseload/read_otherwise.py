"""Cells in which the day of a letter may stand, and that are read as another fact alone.

One so long ago that its time to appeal is over is none of them.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from sendpath.answers.context import Context
from sendpath.columns.row_inputs import LONGEST, is_blank
from sendpath.columns.sheet_columns import Columns
from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.core.names import printable

ONLY = "{column}, row {row}: '{cell}' was read only as {fact}."


class ReadOtherwise:
    """The columns of a table that tell of a council's answer, and not of its letter.

    Args:
        columns: What its columns tell.
        context: The rule book.
    """

    def __init__(self, columns: Columns, context: Context) -> None:
        book = context.book
        answers = {each.shows for each in book.decisions().reasons.values() if each.shows}
        self._columns, self._facts = columns, book.law.facts
        self._since = context.today - timedelta(days=book.letter.lately)
        self._there: Mapping[int, Event] = {
            at: event
            for at, event in columns.dates.items()
            if event in answers and event not in book.letter_facts()
        }

    def told(self, row: Sequence[str], number: int, case: Case) -> list[str]:
        """Say of each such cell of a row where it stands, what is in it, and as what it is read.

        Args:
            row: Its cells.
            number: Its number.
            case: What it tells.
        """
        return [
            ONLY.format(
                column=self._columns.called[at],
                row=number,
                cell=printable(" ".join(row[place].split())),
                fact=self._facts[event].called,
            )
            for at, event in self._there.items()
            if event in case.events
            and case.events[event] >= self._since
            and (place := self._columns.source(at)) < len(row)
            and 0 < len(row[place].strip()) <= LONGEST
            and not is_blank(row[place])
        ]
