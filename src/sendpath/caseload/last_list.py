"""A list as CSV, written such that no spreadsheet runs it; and read again, as that of last time."""

import csv
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date

from sendpath.answers.due import DueView
from sendpath.caseload.since import Before
from sendpath.core.clauses import RuleId
from sendpath.formats.sheet import Sheet
from sendpath.pages.due import ITEMS, LISTED, sheet
from sendpath.sheets.csv_lines import guarded, runs
from sendpath.sheets.headings import Names
from sendpath.sheets.source import opened

NEEDED = frozenset({"case", "rule", "due", "stands", *LISTED})


def written_list(view: DueView) -> Sheet:
    """Give a list as rows whose cells, a caller's words among them, no spreadsheet runs."""
    heads, rows = sheet(view)
    return Sheet(heads, [[*map(_guarded, row)] for row in rows])


def last_list(name: str) -> Before | None:
    """Read a list that ``due`` wrote as CSV or a workbook; None where the file is none."""
    with ExitStack() as stack:
        there = opened(name, stack, Names(days=LISTED, others=ITEMS))
        if isinstance(there, list):
            return None
        records = there.records()
        head = next(csv.reader(records), [])
        if not {*head} >= NEEDED:
            return None
        rows = [dict(zip(head, row, strict=False)) for _, row in records.rows()]
    days = {
        (_named(row["case"]), RuleId(row["rule"])): day
        for row in rows
        if row.get("rule") and (day := _day(row, "due")) is not None
    }
    ends = [end for row in rows if (end := _day(row, "listed_to")) is not None]
    return Before(days, frozenset(days), max(ends, default=None))


def _guarded(cell: object) -> object:
    return guarded(cell) if isinstance(cell, str) else cell


def _named(cell: str) -> str:
    """Give the name of a case as it was before it was guarded."""
    return cell[1:] if cell[:1] == "'" and runs(cell[1:]) else cell


def _day(row: Mapping[str, str], name: str) -> date | None:
    try:
        return date.fromisoformat(row.get(name, "")[:10])
    except ValueError:
        return None
