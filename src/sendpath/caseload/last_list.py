"""A list of last time, as it was written: what it said of each case and rule."""

import csv
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date

from sendpath.caseload.since import Before
from sendpath.core.clauses import RuleId
from sendpath.pages.due import ITEMS, LISTED
from sendpath.sheets.headings import Names
from sendpath.sheets.source import opened

NEEDED = frozenset({"case", "rule", "due", "stands", *LISTED})


def last_list(name: str) -> Before | None:
    """Read a list that ``due`` wrote as CSV or a workbook; None where the file is none."""
    with ExitStack() as stack:
        sheet = opened(name, stack, Names(days=LISTED, others=ITEMS))
        if isinstance(sheet, list):
            return None
        records = sheet.records()
        head = next(csv.reader(records), [])
        if not {*head} >= NEEDED:
            return None
        rows = [dict(zip(head, row, strict=False)) for _, row in records.rows()]
    days = {
        (row["case"], RuleId(row["rule"])): day
        for row in rows
        if row.get("rule") and (day := _day(row, "due")) is not None
    }
    ends = [end for row in rows if (end := _day(row, "listed_to")) is not None]
    return Before(days, frozenset(days), max(ends, default=None))


def _day(row: Mapping[str, str], name: str) -> date | None:
    try:
        return date.fromisoformat(row.get(name, "")[:10])
    except ValueError:
        return None
