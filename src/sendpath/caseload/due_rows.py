"""The rows of a caseload for a list: each answered, and named as the caller names it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.caseload.afterwards import entitled, told_of
from sendpath.caseload.case_names import CaseNames, is_of_workers, place_of, worker_place
from sendpath.caseload.due_things import Dated
from sendpath.caseload.dues import Dues, table_of
from sendpath.caseload.parts import is_of_sheets, left_as_they_are, refusal, sheet_of, title_of
from sendpath.caseload.ready import Batch, Ready, ready
from sendpath.caseload.table import Table
from sendpath.caseload.tally import row_name
from sendpath.columns.found_columns import GUESS
from sendpath.core.problem import Problem
from sendpath.sheets.maps import SheetMap
from sendpath.sheets.sheet import Sheet

MANY = 8
"""Columns of a sheet from which on it is told that few of them are read."""


class Found(NamedTuple):
    """What was found in a caseload.

    Attributes:
        rows: Each of its cases.
        said: What came up, for standard error.
        faulty: Whether anything could not be read.
        uncovered: Whether a day lies beyond the rules or the calendar.
        left_out: How many rows the map leaves out, and how many of them are open by what they tell.
    """

    rows: list[Dated]
    said: Sequence[str]
    faulty: bool
    uncovered: bool
    left_out: tuple[int, int] = (0, 0)


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
    parts = sheet.parts()
    if len(parts) > 1:
        batch = batch._replace(told=batch.told._replace(general=True))
    made = [(part, ready(part, batch, context, table_of, label)) for part in parts]
    found = [(part, each) for part, each in made if isinstance(each, Ready)]
    refused = refusal(parts, [each for _, each in made])
    if refused:
        return refused
    there = [each for _, each in found]
    told = batch.told
    asked = (
        ("id, in the map" if label == told.case else "--id", label),
        ("by, in the map" if by == told.by else "--by", by),
    )
    missing = [
        _no_column(option, name, there[0].table.columns.header)
        for option, name in asked
        if name is not None
        and not (told.general and name in (told.case, told.by))  # which may stand in another table
        and all(place_of(each.table.columns.header, name) is None for each in there)
    ]
    if missing:
        return missing
    rows, given = list[Dated](), set[str]()
    several, tally = is_of_sheets(parts), there[0].table.tally
    for part, each in found:
        tally.sheet = sheet_of(part, several=several)
        each.table.tally = tally
        each.table.title = title_of(part, several=several) if len(parts) > 1 else ""
        rows += _rows(each, CaseNames(each.table.columns.header, label, given, tally.sheet), by)
    doubts = [doubt for each in there for doubt in each.doubts]
    doubts += left_as_they_are(parts, [each for _, each in made])
    tables, lettered = [each.table for each in there], batch.process == "all"
    said = [line for each in tables for line in _little_read(each, batch.told)]
    said += [
        entitled(each, line)
        for each in tables
        if isinstance(each, Dues) and each.unread
        for line in each.unread.told()
    ]
    said += _told_apart(rows)
    said += told_of(tables, doubts=doubts, formulas=0, lettered=lettered)
    left = tally.left_out, tally.left_open
    return Found(rows, said, bool(tally.problems), bool(tally.uncovered), left)


def _rows(made: Ready, names: CaseNames, by: str | None) -> Iterator[Dated]:
    """Give what of each case of one table has a day."""
    table = made.table
    if not isinstance(table, Dues):
        return
    header = table.columns.header
    worker = worker_place(header)
    group = None if by is None else place_of(header, by)
    group = worker if group is None and by is not None and is_of_workers(by) else group
    worker = None if worker == group else worker
    for each in table.answered(made.records):
        if any(cell.strip() for cell in each.row) and not each.beside:
            name = names.name(each.row, each.number)
            parted = "" if group is None else each.row[group].strip()
            by_whom = None if worker is None else each.row[worker].strip()
            dated = table.dated(each, name, parted, by_whom)
            yield dated._replace(called=names.called(each.row))


def _told_apart(rows: Sequence[Dated]) -> list[str]:
    """Say which row the first is whose name on the list has a number behind it."""
    first = next((each for each in rows if each.dues and each.called not in ("", each.case)), None)
    if first is None:
        return []
    row = row_name(first.row, first.sheet)
    return [f"A number behind a name tells rows of one name apart: '{first.case}' is row {row}."]


def _little_read(table: Table, told: SheetMap) -> list[str]:
    """Say that most columns are not read, where nobody said what they are.

    Some headings are called as ours by chance, and a list of a few columns says too little.
    """
    columns = table.columns
    headed = [at for at, name in enumerate(columns.header) if name.strip()]
    read = len({columns.source(place) for place in columns.read()} & {*headed})
    if told.columns or len(headed) < MANY or 2 * read >= len(headed):
        return []
    few = f"Only {read} of {len(headed)} columns are read"
    return [entitled(table, f"{few}; others may tell what was done, and what is late. {GUESS}")]


def _no_column(option: str, name: str, header: Sequence[str]) -> Problem:
    told = f"there is no column '{name}' in the file."
    there = ", ".join(f"'{each}'" for each in header[:20] if each.strip())
    return Problem(option, name, told, f"Its columns: {there}.", blocks=True)
