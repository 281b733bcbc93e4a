"""What is said of a row as a whole: how it stands, by when to act, what to do, what is overdue."""

from collections.abc import Callable, Mapping
from datetime import date

from sendpath.caseload.questions import AT_ONCE, NO_RANK, ORDER
from sendpath.caseload.row import NEVER, Row
from sendpath.caseload.row_words import next_words, overdue_words

DONE = ORDER.index("done")


def _standing(row: Row) -> str:
    rank = row.sum.rank
    if row.hidden or (rank == DONE and row.faulty):
        return "unknown"
    return ORDER[rank] if rank < NO_RANK else ""


def _next(row: Row) -> str:
    return row.sum.next.rule if row.sum.next else ""


def _next_due(row: Row) -> str:
    return date.fromordinal(row.sum.next.day).isoformat() if row.sum.next else ""


def _act_by(row: Row) -> str:
    """Give the working day by which the family must act.

    That is today for what it missed or must chase, for a letter whose date is still to be found,
    and for a faulty row without any other day.
    """
    at_once = (rule.kind == "limit" and brief.stands in AT_ONCE for rule, brief in row.sum.rare)
    if row.hidden or any(at_once):
        return row.today.isoformat()
    if row.sum.act == NEVER:
        return row.today.isoformat() if row.faulty else ""
    return max(row.today, row.working_by(date.fromordinal(row.sum.act))).isoformat()


SUMMARY: Mapping[str, Callable[[Row], str]] = {
    "standing": _standing,
    "act_by": _act_by,
    "next": _next,
    "next_due": _next_due,
    "next_words": next_words,
    "overdue": lambda row: " ".join(row.overdue()),
    "overdue_words": overdue_words,
    "complaint": lambda row: row.complaint(),
}
"""Columns about the row as a whole."""
