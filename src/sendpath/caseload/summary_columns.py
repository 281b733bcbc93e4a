"""What is said of a row as a whole: how it stands, by when to act, what to do, what is overdue."""

from collections.abc import Callable, Mapping
from datetime import date

from sendpath.caseload.questions import NO_RANK, ORDER
from sendpath.caseload.row import Row
from sendpath.caseload.row_words import next_words, overdue_words

AT_ONCE = frozenset({"passed", "awaiting-certificate", "unknown"})
"""How a last day of the family stands for which it has to act today."""


def _standing(row: Row) -> str:
    rank = min([row.rank, *(brief.rank for _, brief in row.briefs)])
    if row.hidden or (rank == ORDER.index("done") and row.faulty):
        return "unknown"
    return ORDER[rank] if rank < NO_RANK else ""


def _next(row: Row) -> str:
    following = row.next()
    return following.rule if following else ""


def _next_due(row: Row) -> str:
    following = row.next()
    return date.fromordinal(following.day).isoformat() if following else ""


def _act_by(row: Row) -> str:
    """Give the working day by which the family must act.

    That is today for what it missed or must chase, for a letter whose date is still to be found,
    and for a faulty row without any other day.
    """
    limits = [brief for _, brief in row.limits()]
    if row.hidden or any(brief.stands in AT_ONCE for brief in limits):
        return row.today.isoformat()
    days = [row.asked.day(brief.act) for brief in limits if brief.act is not None]
    if not days:
        return row.today.isoformat() if row.faulty else ""
    return max(row.today, row.working_by(date.fromordinal(min(days)))).isoformat()


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
