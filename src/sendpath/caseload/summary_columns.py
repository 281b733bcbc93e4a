"""What is said of a row as a whole: how it stands, by when to act, what to do, what is overdue."""

from collections.abc import Callable, Mapping

from sendpath.caseload.briefs import ACT_TODAY, NO_RANK, ORDER, Brief
from sendpath.caseload.row import NEVER, Row
from sendpath.caseload.row_words import next_words, overdue_words
from sendpath.core.law import Rule

DONE = ORDER.index("done")


def _standing(row: Row) -> str:
    rank = row.sum.rank
    if row.hidden or (rank == DONE and row.faulty):
        return "unknown"
    return ORDER[rank] if rank < NO_RANK else ""


def _next(row: Row) -> str:
    return row.sum.next or ""


def _next_due(row: Row) -> str:
    return row.days.iso[row.sum.next_day] if row.sum.next else ""


def _act_by(row: Row) -> str:
    """Give the working day by which the family must act.

    That is today for what it missed or must chase, for a letter whose date is still to be found,
    and for a faulty row without any other day.
    """
    if row.hidden or any(_is_at_once(rule, brief) for rule, brief in row.sum.rare):
        return row.days.today
    if row.sum.act == NEVER:
        return row.days.today if row.faulty else ""
    return row.days.acting[row.sum.act]


def _is_at_once(rule: Rule, brief: Brief) -> bool:
    return rule.kind == "limit" and brief.stands in ACT_TODAY


SUMMARY: Mapping[str, Callable[[Row], str]] = {
    "standing": _standing,
    "act_by": _act_by,
    "next": _next,
    "next_due": _next_due,
    "next_words": next_words,
    "overdue": lambda row: " ".join(row.sum.overdue),
    "overdue_words": overdue_words,
    "complaint": lambda row: row.complaint(row.asked),
}
"""Columns about the row as a whole."""

WORDED = frozenset({"next_words", "overdue_words", "complaint"})
"""Those in which sentences stand."""
