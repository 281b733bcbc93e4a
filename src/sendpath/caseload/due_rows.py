"""The rows of a caseload for a list: each answered, and named as the caller names it."""

from collections.abc import Sequence
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.caseload.afterwards import told_of
from sendpath.caseload.batch import Batch, ready
from sendpath.caseload.case_names import CaseNames, place_of
from sendpath.caseload.dues import Dated, Dues, table_of
from sendpath.core.problem import Problem
from sendpath.sheets.sheet import Sheet


class Found(NamedTuple):
    """What was found in a caseload.

    Attributes:
        rows: Each of its cases.
        said: What came up, for standard error.
        faulty: Whether anything could not be read.
        uncovered: Whether a day lies beyond the rules or the calendar.
    """

    rows: list[Dated]
    said: Sequence[str]
    faulty: bool
    uncovered: bool


def due_rows(
    sheet: Sheet, batch: Batch, context: Context, *, label: str | None, by: str | None
) -> Found | list[Problem]:
    """Answer every row of a caseload for a list.

    Args:
        sheet: The caseload.
        batch: Which process, and what the caller says of the table.
        context: By which law, calendar and day.
        label: The caller's column that names a case, if it was told.
        by: The caller's column by which the list is parted.
    """
    made = ready(sheet, batch, context, table_of)
    if isinstance(made, list):
        return made
    table, records = made.table, made.records
    header = table.columns.header
    missing = [
        _no_column(option, name, header)
        for option, name in (("--id", label), ("--by", by))
        if name is not None and place_of(header, name) is None
    ]
    if missing or not isinstance(table, Dues):
        return missing
    names, group = CaseNames(header, label), None if by is None else place_of(header, by)
    rows: list[Dated] = []
    for each in table.answered(records):
        if any(cell.strip() for cell in each.row) and not each.beside:
            name = names.name(each.row, each.number)
            rows.append(table.dated(each, name, "" if group is None else each.row[group].strip()))
    said = told_of(table, doubts=made.doubts, formulas=0, lettered=batch.process == "all")
    tally = table.tally
    return Found(rows, said, bool(tally.problems), bool(tally.uncovered))


def _no_column(option: str, name: str, header: Sequence[str]) -> Problem:
    told = f"there is no column '{name}' in the file."
    there = ", ".join(f"'{each}'" for each in header[:20] if each.strip())
    return Problem(option, name, told, f"Its columns: {there}.", blocks=True)
