"""Cases that stand on several rows, each of which tells another fact: each row is answered alone.

A sheet of events has a row for each letter, call and form of one case. Of the row of a letter
alone nobody sees that the appeal was lodged.
"""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations, islice
from typing import Any, NamedTuple, TypeAlias

from sendpath.caseload.case_names import CaseNames
from sendpath.columns.row_inputs import is_beside, is_blank
from sendpath.columns.sheet_columns import Columns
from sendpath.core.clauses import Event, RuleId
from sendpath.core.fact_use import FactsUsed, FactUse
from sendpath.core.names import printable
from sendpath.intake.yes_no import is_not_yet
from sendpath.sheets.csv_lines import Joiner
from sendpath.sheets.sheet import Sheet
from sendpath.sheets.values import Value, text_of

ROWS = 5_000
"""Rows that are looked at: what holds of a sheet shows in its first ones."""

MOST = 8
"""Rows of one case that are compared with each other."""

TO_DO = "Put each case on one row, with a column for each kind of day (a pivot)."
"""What to do with a sheet of events."""


LOOK_UP = "bring the days of the other sheets into its row (XLOOKUP does that)"
"""What to do with a case whose days stand on several sheets."""


class Parted(NamedTuple):
    """A case that stands on several rows: what it is called, and its rows."""

    called: str
    rows: Sequence[int | str]


Row: TypeAlias = Sequence[Value] | str
"""The cells of a row in a workbook, or else its line."""

Telling: TypeAlias = tuple[int, frozenset[Event]]
"""The number of a row, and the facts of which it tells a day."""


class Cases(NamedTuple):
    """The rows of a table, by what their cases are called.

    Attributes:
        rows: Of each case, each row with its number. What it tells is read where it is asked for:
            most cases stand on one row, and of these nobody asks.
        columns: The columns of the table; None where no rows are kept.
        rules: The rules that take each fact, or are closed by it.
        sheet: The name of the sheet, in a workbook.
    """

    rows: Mapping[str, Sequence[tuple[int, Row]]] = {}
    columns: Columns | None = None
    rules: Mapping[Event, frozenset[RuleId]] = {}
    sheet: str = ""

    def telling(self, called: str) -> list[Telling]:
        """Give the rows of a case that tell a day, each with its number and the facts it tells.

        What means that nothing is told is the name of none.
        """
        if self.columns is None or is_blank(called):
            return []
        told = ((number, _told(row, self.columns)) for number, row in self.rows[called])
        return [each for each in told if each[1]]


NO_CASES = Cases()


def cases_in(sheet: Sheet, columns: Columns, used: FactsUsed, label: str | None) -> Cases:
    """Gather the first rows of a table, by the names of their cases.

    Args:
        sheet: A table.
        columns: Its columns.
        used: What the facts are used for: two of one rule are of one case.
        label: The column that names a case, if it was told.
    """
    names = CaseNames(columns.header, label)
    alone = sheet.grid is None and len(columns.dates) < len(("one", "other"))
    if names.place is None or alone:
        return NO_CASES
    is_grid, join, place = sheet.grid is not None, Joiner(), names.place
    rows: dict[str, list[tuple[int, Row]]] = {}
    for number, row in islice(sheet.numbered(), ROWS):
        cell = row[place] if place < len(row) else ""
        called = names.shown(cell if isinstance(cell, str) else text_of(cell))
        if called:
            kept = row if is_grid else join([*map(text_of, row)])  # a line takes less memory
            rows.setdefault(called, []).append((number, kept))
    rules = {event: _rules(used, event) for event in columns.dates.values()}
    return Cases(rows, columns, rules, sheet.grid.name if sheet.grid is not None else "")


def parted_said(cases: Cases) -> str:
    """Say how many cases of a table stand on several rows that tell different facts of one case.

    Returns:
        A notice; nothing where there are none.
    """
    several = [called for called, rows in cases.rows.items() if len(rows) > 1]
    told = {called: rows for called in several if (rows := cases.telling(called))}
    found = [
        Parted(called, [number for number, _ in rows])
        for called, rows in sorted(told.items(), key=_by_first)
        if any(
            _is_one_case(one, other, cases.rules)
            for one, other in combinations([told for _, told in rows[:MOST]], 2)
        )
    ]
    if not found:
        return ""
    first, count = found[0], len(found)
    numbers = ", ".join(map(str, first.rows[:MOST]))
    stand = "1 case stands" if count == 1 else f"{count} cases stand"
    return (
        f"{stand} on several rows that tell different days: the first is '{first.called}' (rows "
        f"{numbers}). Each row is answered alone, as if the others were not there. {TO_DO}"
    )


def parted_over(tables: Sequence[Cases]) -> str:
    """Say how many names stand on several sheets whose rows tell different facts of one case.

    Two sheets may also give one name to two cases, as those that number their own rows do.

    Returns:
        A notice; nothing where there are none.
    """
    rules = {event: told for each in tables for event, told in each.rules.items()}
    often = Counter(called for each in tables for called in each.rows)
    several = (called for called, many in often.items() if many > 1)
    told = {called: rows for called in several if (rows := _over(tables, called))}
    found = [
        Parted(called, [f"{row} of {printable(tables[at].sheet)}" for at, row, _ in rows])
        for called, rows in sorted(told.items(), key=_by_first)
        if any(
            one[0] != other[0] and _is_one_case(one[2], other[2], rules)
            for one, other in combinations(rows, 2)
        )
    ]
    if not found:
        return ""
    first, count = found[0], len(found)
    stand = "1 name stands" if count == 1 else f"{count} names stand"
    return (
        f"{stand} on several sheets, with different days: the first is '{first.called}' (row "
        f"{', row '.join(map(str, first.rows[:MOST]))}). Each row is answered alone: what one "
        f"sheet says was done, the others do not know. If it is one case, {LOOK_UP}."
    )


def _over(tables: Sequence[Cases], called: str) -> list[tuple[int, int, frozenset[Event]]]:
    """Give the rows of several tables that are called so, each behind the place of its table."""
    return [
        (at, *row)
        for at, each in enumerate(tables)
        if called in each.rows
        for row in each.telling(called)[:MOST]
    ]


def _by_first(case: tuple[str, Sequence[tuple[Any, ...]]]) -> tuple[int, ...]:
    """Tell in which order cases are named: by the first row of each."""
    return case[1][0][:-1]


def _told(row: Row, columns: Columns) -> frozenset[Event]:
    """Give the facts of which a row tells a day; none where it is no case, or is left out."""
    cells = next(csv.reader([row])) if isinstance(row, str) else [*map(text_of, row)]
    full = [*cells, *[""] * (columns.width - len(cells))]
    full = full if columns.kept is None else [full[place] for place in columns.kept]
    if is_beside(full, columns) or columns.left_by(full) is not None:
        return frozenset()
    read = full if columns.translation is None else columns.translation(full)
    return frozenset(
        event
        for place, event in columns.dates.items()
        if not is_blank(read[place]) and not is_not_yet(read[place])
    )


def _rules(used: FactsUsed, event: Event) -> frozenset[RuleId]:
    """Give the rules that take a fact, or are closed by it."""
    use = used.get(event, FactUse())
    return frozenset((*use.gives, *use.closes, *use.changes))


def _is_one_case(
    one: frozenset[Event], other: frozenset[Event], rules: Mapping[Event, frozenset[RuleId]]
) -> bool:
    """Say whether two rows tell no fact both, and facts that one rule takes."""
    if one & other:
        return False
    ours, theirs = (frozenset().union(*(rules[event] for event in each)) for each in (one, other))
    return bool(ours & theirs)
