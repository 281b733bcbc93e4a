"""``due`` as rows: the list, of which a later one can say what has changed, or what has."""

from collections.abc import Sequence
from datetime import date, timedelta

from sendpath.answers.due import ChangeView, DueView, ItemView
from sendpath.core.names import printable
from sendpath.formats.sheet import Sheet

ITEMS = (
    *("case", "row", "sheet", "worker", "by", "due", "safe", "act_by", "until_25", "days"),
    *("stands", "who", "owner", "rule", "title", "conditional", "pile_up", "words", "check_first"),
)
CHANGES = (
    *("case", "row", "sheet", "change", "was", "due", "who", "rule", "title"),
    *("conditional", "check_first"),
)
SOME = {"sheet", "worker", "by", "until_25"}
"""Columns that stand only where something is told in them."""

LISTED = ("today", "listed_to")
"""Columns by which a later list knows what this one could not yet hold."""


def sheet(view: DueView) -> Sheet:
    """Give the list as rows; of a list, ``--since`` can read it."""
    if view["changes"] is not None:
        heads = _heads(CHANGES, view["changes"])
        return Sheet(heads, [_cells(each, heads) for each in view["changes"]])
    heads = _heads(ITEMS, view["items"])
    within = view["within"]
    last = "" if within is None else (view["today"] + timedelta(days=within)).isoformat()
    more = [view["today"].isoformat(), last]
    rows = [[*_cells(item, heads), *more] for item in view["items"]]
    # an empty list tells a later one all the same how far it reached
    return Sheet((*heads, *LISTED), rows or [[*[""] * len(heads), *more]])


def _heads(heads: Sequence[str], rows: Sequence[ItemView | ChangeView]) -> list[str]:
    """Leave out what nothing stands in where a list is not parted, or is of one sheet."""
    told = {head for each in rows for head, value in each.items() if value is not None}
    return [head for head in heads if head not in SOME or head in told]


def _cells(told: ItemView | ChangeView, heads: Sequence[str]) -> list[object]:
    values = dict(told)
    return [_cell(values[head]) for head in heads]


def _cell(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, str):
        return printable(value)
    return "" if value is None else value
