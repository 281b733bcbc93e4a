"""A list as CSV, written such that no spreadsheet runs it; and read again, as that of last time."""

import csv
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import date

from sendpath.answers.due import DueView
from sendpath.caseload.own_lists import LIST
from sendpath.caseload.since import Before, Key
from sendpath.columns.row_inputs import is_blank
from sendpath.core.clauses import RuleId
from sendpath.core.problem import Problem, blocked
from sendpath.formats.sheet import Sheet
from sendpath.intake.cell_dates import NotTold, read_cell_date
from sendpath.intake.column_order import seen_in
from sendpath.intake.day_refusals import Unreadable
from sendpath.pages.due_sheet import ITEMS, LISTED, sheet
from sendpath.sheets.csv_lines import guarded
from sendpath.sheets.headings import Names
from sendpath.sheets.source import opened

DAYS = ("due", "safe", "act_by", "until_25", *LISTED)
REACH = "listed_to"
SINCE = "--since"
PLANNED = "planned"
AGAIN = "Or give the list as due wrote it."


def written_list(view: DueView) -> Sheet:
    """Give a list as rows whose cells, a caller's words among them, no spreadsheet runs."""
    heads, rows = sheet(view)
    return Sheet(heads, [[*map(_guarded, row)] for row in rows])


def last_list(name: str) -> Before | None:
    """Read a list that ``due`` wrote as CSV or a workbook, and that may have been saved again.

    A spreadsheet writes the days in its own way. None where the file is no such list.
    """
    with ExitStack() as stack:
        there = opened(name, stack, Names(days=LISTED, others=ITEMS))
        if isinstance(there, list):
            return None
        records = there.records()
        head = next(csv.reader(records), [])
        if not {*head} >= LIST:
            return None
        rows = [(number, dict(zip(head, row, strict=False))) for number, row in records.rows()]
    seen = seen_in(row.get(each, "") for _, row in rows for each in DAYS).problem(SINCE)
    if seen is not None:
        return Before({}, frozenset(), None, [_unread(f"'{name}'", seen)._replace(blocks=True)])
    problems = list[Problem]()
    days = dict[Key, date | Unreadable]()
    meetings = dict[tuple[str, str], date]()
    until = dict[Key, date]()
    reach: date | None = None
    for number, row in rows:
        due, aged, end = (_day(row, each) for each in ("due", "until_25", REACH))
        where = f"row {number} of '{name}'"
        if row.get("rule") and due is not None:
            days[guarded(row["case"]), RuleId(row["rule"])] = due
            problems += _fault(f"{where}, due", row["due"], due)
            problems += _fault(f"{where}, until_25", row.get("until_25", ""), aged)
            if isinstance(aged, date):
                until[guarded(row["case"]), RuleId(row["rule"])] = aged
        if row.get("stands") == PLANNED and isinstance(due, date):
            meetings[guarded(row["case"]), row.get("title", "")] = due
        if isinstance(end, date):
            reach = max(end, reach or end)
        elif end is not None and not blocked(problems):
            faults = _fault(f"{where}, {REACH}", row[REACH], end)
            problems += (each._replace(blocks=True) for each in faults)
    read = {key: day for key, day in days.items() if isinstance(day, date)}
    return Before(read, frozenset(days), reach, problems, meetings=meetings, until=until)


def _day(row: Mapping[str, str], column: str) -> date | Unreadable | None:
    """Read a day as the cells of a caseload are read; None where none is told."""
    text = row.get(column, "")
    day = None if is_blank(text) else read_cell_date(text)
    return None if isinstance(day, NotTold) else day


def _fault(where: str, text: str, day: date | Unreadable | None) -> Iterator[Problem]:
    """Say why a cell is no day."""
    if isinstance(day, Unreadable):
        yield _unread(where, Problem(SINCE, text, day.problem, day.write))


def _unread(where: str, problem: Problem) -> Problem:
    told, write = f"{where}: {problem.problem}", f"{problem.write} {AGAIN}"
    return problem._replace(problem=told, write=write)


def _guarded(cell: object) -> object:
    return guarded(cell) if isinstance(cell, str) else cell
