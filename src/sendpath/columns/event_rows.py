"""Sheets of which each row is one event: a case, a kind of event, and the one day it was on."""

import csv
import re
from collections.abc import Sequence
from itertools import islice

from sendpath.columns.proposals import Proposal
from sendpath.columns.row_inputs import is_blank, is_footer
from sendpath.columns.seen_columns import ROWS
from sendpath.sheets.headings import heading
from sendpath.sheets.sheet import Sheet

_KIND = re.compile(
    r"\b(?:events?|activit\w+|actions?|types?|kinds?|steps?|stages?|status|milestones?|what|task|"
    r"description|codes?|entry|category)\b",
    re.IGNORECASE,
)
"""Words that head the column of what an event is."""


def kind_of_event(sheet: Sheet, made: Sequence[Proposal], naming: int | None) -> str:
    """Name the column that says what happened, where the rows of most cases are events.

    Args:
        sheet: A table.
        made: What is proposed for its columns.
        naming: The place of the column that names a case, where one does.

    Returns:
        Its heading; nothing where the table has one row a case, or tells several days in a row.
    """
    days = [each for each in made if each.seen.kind == "days"]
    kinds = [
        at
        for at, each in enumerate(made)
        if each.seen.kind == "words" and _KIND.search(each.seen.heading.replace("_", " "))
    ]
    if naming is None or len(days) != 1 or days[0].ours is not None:
        return ""
    for at in kinds:
        if at != naming and _are_of_events(sheet, naming, at):
            return made[at].seen.heading
    return ""


def _are_of_events(sheet: Sheet, naming: int, at: int) -> bool:
    """Say whether half of the rows are of cases of which several rows tell different kinds."""
    rows = csv.reader(sheet.records())
    head = next(rows, [])
    kinds: dict[str, list[str]] = {}
    for row in islice(rows, ROWS):
        if len(row) > max(naming, at) and not is_footer(row) and row != head:
            case = row[naming].strip()
            if not is_blank(case):
                kinds.setdefault(heading(case), []).append(row[at].strip().lower())
    several = sum(len(each) for each in kinds.values() if len({*each}) > 1)
    return several > 0 and 2 * several >= sum(map(len, kinds.values()))
