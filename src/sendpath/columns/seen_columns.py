"""What the columns of a table hold, whatever they are called: days, words, or nothing."""

import csv
import re
from datetime import date
from itertools import islice
from typing import Literal

from sendpath.columns.row_inputs import is_blank, is_footer
from sendpath.intake.cell_dates import is_number, read_cell_date
from sendpath.intake.column_order import OrderSeen
from sendpath.intake.yes_no import is_done, is_not_yet
from sendpath.sheets.sheet import Sheet

ROWS = 5000
"""Rows that are looked at."""

MOST = 60
"""Different values of a column that are kept."""

LONGEST = 120
"""Letters of a value that may be one of a list."""

FEW, MANY = 0.1, 0.4
"""How many of a column's cells hold a day, of one, where it may tell a day, and where it must. In
columns of days the others say why there is none."""

TERMS = ".."
"""What parts the days of a school's term, which are no day of a case."""

_HELD = re.compile(
    r"(?<!\d)(?:\d{1,2}|\d{4})[-/.]\d{1,2}[-/.](?:\d\d|\d{4})(?!\d)"
    r"|\d(?:st|nd|rd|th)?[ -]*[a-z]{3,9}[ ,.-]*\d\d",
    re.IGNORECASE,
)
"""A day with something beside it: it is of a column of days, and has to be mended.

A number of a case such as 26-27/001 is none.
"""

_ANSWERED = re.compile(r"(.*\d)\s*[-,;:(]?\s*(?:yes|agreed)\W*", re.IGNORECASE)
"""A day with a yes behind it: of when something was done, or said to be done, that says no more."""

_YEAR = re.compile(r"20\d\d(?:[-/]\d\d)?")

Kind = Literal["days", "years", "mixed", "words", "nothing"]


class Seen:
    """What one column holds.

    Attributes:
        heading: As it stands.
        rows: Rows that were looked at.
        told: Cells that tell something.
        days: Those that read as a day.
        values: How many cells hold each value, as far as there are not too many.
        strange: Values without any figure, which read as no day.
        answered: Days by the texts of cells that hold one with a yes beside it.
        unsaid: Values that tell nothing, or that something was not done, as often as they stand.
    """

    def __init__(self, heading: str, oldest: date) -> None:
        self.heading, self.oldest = heading, oldest
        self.told = self.days = self.held = self.years = self.rows = 0
        self.values: dict[str, int] = {}
        self.strange: dict[str, None] = {}
        self.answered: dict[str, date] = {}
        self.unsaid: dict[str, int] = {}
        self._ticked: dict[str, int] = {}
        self.order = OrderSeen()

    def add(self, cell: str) -> None:
        """Look at one cell."""
        text = " ".join(cell.split())
        self.rows += 1
        if is_done(text):
            self._ticked[text] = self._ticked.get(text, 0) + 1
        elif is_blank(text) or is_not_yet(text):
            self._leave(text)
        else:
            self._tell(text)

    def settle(self) -> None:
        """Say what its ticks are, all cells seen: beside days no more than that it was done."""
        has_days = self.days + self.held > 0
        for text, rows in self._ticked.items():
            for _ in range(rows):
                self._leave(text) if has_days else self._tell(text)

    def _leave(self, text: str) -> None:
        if text and (text in self.unsaid or len(self.unsaid) < MOST):
            self.unsaid[text] = self.unsaid.get(text, 0) + 1

    def _tell(self, text: str) -> None:
        self.told += 1
        day = read_cell_date(text)
        if isinstance(day, date) and not (is_number(text) and day < self.oldest):
            self.days += 1
            self.order.add(text)
        elif TERMS not in text and _HELD.search(text):
            self.held += 1
            self.order.add(text)
            self._answer(text)
        elif len(self.strange) < MOST and not any(letter.isdigit() for letter in text):
            self.strange[text] = None
        self.years += _YEAR.fullmatch(text) is not None
        if len(self.values) <= MOST or text in self.values:
            self.values[text] = self.values.get(text, 0) + 1

    def _answer(self, text: str) -> None:
        found = _ANSWERED.fullmatch(text)
        day = read_cell_date(found[1]) if found else None
        if isinstance(day, date) and len(self.answered) < MOST:
            self.answered[text] = day

    @property
    def kind(self) -> Kind:
        """What most of its cells are."""
        if not self.told:
            return "nothing"
        if 2 * self.years > self.told:
            return "years"
        share = (self.days + self.held) / self.told
        return "days" if share >= MANY else "mixed" if share >= FEW else "words"

    @property
    def is_listed(self) -> bool:
        """Say whether its cells hold one of a few values."""
        return len(self.values) <= MOST and all(len(value) <= LONGEST for value in self.values)


def seen_in(sheet: Sheet, oldest: date) -> list[Seen]:
    """Look at each column of a table, as far as its first rows show.

    A number of days that is older than ``oldest`` is taken for a number.
    """
    rows = csv.reader(sheet.records())
    head = next(rows, [])
    columns = [Seen(cell, oldest) for cell in head]
    for row in islice(rows, ROWS):
        if row != head and not is_footer(row):
            for seen, cell in zip(columns, row, strict=False):
                seen.add(cell)
    for seen in columns:
        seen.settle()
    return columns
