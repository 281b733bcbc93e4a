"""Rows that tell no day: each is answered as the first was answered whose cells tell the same."""

from collections.abc import Callable, Sequence

from sendpath.caseload.table import Table
from sendpath.columns.row_inputs import is_beside
from sendpath.core.problem import Problem
from sendpath.sheets.csv_lines import guarded

MOST = 1 << 14
"""Answers that are kept."""

Said = tuple[str, Sequence[Problem]]
"""Our cells as they stand in a line of CSV, and what is wrong with such rows."""


class Dayless:
    """The answers to rows that tell no day, by what their cells tell.

    Attributes:
        is_dayless: Says of what the cells of a row tell whether it is no day.
    """

    def __init__(self, table: Table, is_dayless: Callable[[bytes], bool]) -> None:
        self.table, self.is_dayless = table, is_dayless
        self._known: dict[bytes, Said | None] = {}

    def answered(self, row: Sequence[str], codes: bytes, number: int) -> str | None:
        """Answer a row, and count it; None where it has to be answered in full."""
        table, tally = self.table, self.table.tally
        if is_beside(row, table.columns):
            return None
        found = self._known.get(codes)
        if found is None and self.is_dayless(codes) and not table.is_elsewhere(row):
            if len(self._known) >= MOST:
                self._known.clear()
            found = self._known[codes] = self._alone(row)
        if not found:
            return None
        text, problems = found
        tally.empty += 1
        tally.silence(number)
        tally.add(number, problems)
        return text

    def _alone(self, row: Sequence[str]) -> Said | None:
        """Answer a row, and do not count it; None where more is to be said."""
        table, tally = self.table, self.table.tally
        problems, told = list[Problem](), table.heard(row)
        if told.problems or told.remarks:
            return None
        before, table.lacks = (tally.empty, tally.uncovered), None
        try:
            reply = table.answer(row, told, problems)
            counted = tally.empty - before[0], tally.uncovered - before[1]
        finally:
            tally.empty, tally.uncovered = before
        if counted != (1, 0) or table.lacks is not None:
            return None
        said = "; ".join(map(str, problems))
        return table.join([*map(guarded, reply.cells), guarded(said)]), problems
