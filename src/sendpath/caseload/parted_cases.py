"""Cases that stand on several rows, each of which tells another fact: each row is answered alone.

A sheet of events has a row for each letter, call and form of one case. Of the row of a letter
alone nobody sees that the appeal was lodged.
"""

import csv
from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from sendpath.caseload.case_names import CaseNames
from sendpath.columns.row_inputs import is_beside, is_blank
from sendpath.columns.sheet_columns import Columns
from sendpath.core.clauses import Event, RuleId
from sendpath.core.fact_use import FactsUsed, FactUse
from sendpath.intake.facts import is_not_yet
from sendpath.sheets.sheet import Sheet

ROWS = 5_000
"""Rows that are looked at: what holds of a sheet shows in its first ones."""

MOST = 8
"""Rows of one case that are compared with each other."""

TO_DO = "Put each case on one row, with a column for each kind of day (a pivot)."
"""What to do with a sheet of events."""


class Parted(NamedTuple):
    """A case that stands on several rows: what it is called, and its rows."""

    called: str
    rows: Sequence[int]


def parted_said(sheet: Sheet, columns: Columns, used: FactsUsed, label: str | None) -> str:
    """Say how many cases stand on several rows that tell different facts of one case.

    Args:
        sheet: A table.
        columns: Its columns.
        used: What the facts are used for: two of one rule are of one case.
        label: The column that names a case, if it was told.

    Returns:
        A notice; nothing where there are none.
    """
    found = [*_parted(sheet, columns, used, label)]
    if not found:
        return ""
    first, count = found[0], len(found)
    rows = ", ".join(map(str, first.rows[:MOST]))
    stand = "1 case stands" if count == 1 else f"{count} cases stand"
    return (
        f"{stand} on several rows that tell different days: the first is '{first.called}' (rows "
        f"{rows}). Each row is answered alone, as if the others were not there. {TO_DO}"
    )


def _parted(sheet: Sheet, columns: Columns, used: FactsUsed, label: str | None) -> Iterator[Parted]:
    names = CaseNames(columns.header, label)
    if names.place is None or len(columns.dates) < len(("one", "other")):
        return
    records = sheet.records()
    next(csv.reader(records), None)
    rows: dict[str, list[tuple[int, frozenset[Event]]]] = {}
    for number, row in islice(records.rows(), ROWS):
        called = names.called(row)
        if called and not is_blank(called) and (told := _told(row, columns)):
            rows.setdefault(called, []).append((number, told))
    rules = {event: _rules(used, event) for event in columns.dates.values()}
    for called, found in rows.items():
        pairs = combinations([told for _, told in found[:MOST]], 2)
        if any(_is_one_case(one, other, rules) for one, other in pairs):
            yield Parted(called, [number for number, _ in found])


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
    one: frozenset[Event], other: frozenset[Event], rules: dict[Event, frozenset[RuleId]]
) -> bool:
    """Say whether two rows tell no fact both, and facts that one rule takes."""
    if one & other:
        return False
    ours, theirs = (frozenset().union(*(rules[event] for event in each)) for each in (one, other))
    return bool(ours & theirs)
