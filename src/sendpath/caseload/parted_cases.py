"""Cases that stand on several rows, each of which tells another fact: each row is answered alone.

A sheet of events has a row for each letter, call and form of one case. Of the row of a letter
alone nobody sees that the appeal was lodged.
"""

import csv
from collections.abc import Mapping, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from sendpath.caseload.case_names import CaseNames
from sendpath.columns.row_inputs import is_beside, is_blank
from sendpath.columns.sheet_columns import Columns
from sendpath.core.clauses import Event, RuleId
from sendpath.core.fact_use import FactsUsed, FactUse
from sendpath.core.names import printable
from sendpath.intake.facts import is_not_yet
from sendpath.sheets.sheet import Sheet

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


class Cases(NamedTuple):
    """What the rows of a table tell, by what their cases are called.

    Attributes:
        rows: Of each case, the number of each row and the facts of which it tells a day.
        rules: The rules that take each fact, or are closed by it.
        sheet: The name of the sheet, in a workbook.
    """

    rows: Mapping[str, Sequence[tuple[int, frozenset[Event]]]] = {}
    rules: Mapping[Event, frozenset[RuleId]] = {}
    sheet: str = ""


NO_CASES = Cases()


def cases_in(sheet: Sheet, columns: Columns, used: FactsUsed, label: str | None) -> Cases:
    """Gather what the first rows of a table tell of each case that has a name.

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
    records = sheet.records()
    next(csv.reader(records), None)
    rows: dict[str, list[tuple[int, frozenset[Event]]]] = {}
    for number, row in islice(records.rows(), ROWS):
        called = names.called(row)
        if called and not is_blank(called) and (told := _told(row, columns)):
            rows.setdefault(called, []).append((number, told))
    rules = {event: _rules(used, event) for event in columns.dates.values()}
    return Cases(rows, rules, sheet.grid.name if sheet.grid is not None else "")


def parted_said(cases: Cases) -> str:
    """Say how many cases of a table stand on several rows that tell different facts of one case.

    Returns:
        A notice; nothing where there are none.
    """
    found = [
        Parted(called, [number for number, _ in rows])
        for called, rows in cases.rows.items()
        if any(
            _is_one_case(one, other, cases.rules)
            for one, other in combinations([told for _, told in rows[:MOST]], 2)
        )
    ]
    if not found:
        return ""
    first, count = found[0], len(found)
    rows = ", ".join(map(str, first.rows[:MOST]))
    stand = "1 case stands" if count == 1 else f"{count} cases stand"
    return (
        f"{stand} on several rows that tell different days: the first is '{first.called}' (rows "
        f"{rows}). Each row is answered alone, as if the others were not there. {TO_DO}"
    )


def parted_over(tables: Sequence[Cases]) -> str:
    """Say how many names stand on several sheets whose rows tell different facts of one case.

    Two sheets may also give one name to two cases, as those that number their own rows do.

    Returns:
        A notice; nothing where there are none.
    """
    rules = {event: told for each in tables for event, told in each.rules.items()}
    places: dict[str, list[tuple[Cases, int, frozenset[Event]]]] = {}
    for each in tables:
        for called, rows in each.rows.items():
            places.setdefault(called, []).extend((each, *row) for row in rows[:MOST])
    found = [
        Parted(called, [f"{number} of {printable(of.sheet)}" for of, number, _ in rows])
        for called, rows in places.items()
        if any(
            one[0] is not other[0] and _is_one_case(one[2], other[2], rules)
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


def _told(row: Sequence[str], columns: Columns) -> frozenset[Event]:
    """Give the facts of which a row tells a day; none where it is no case, or is left out."""
    full = [*row, *[""] * (columns.width - len(row))]
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
