"""What is said of a row as a whole: how it stands, by when to act, what to do, what is overdue."""

from collections.abc import Callable, Mapping
from datetime import date

from sendpath.caseload.letter_cells import LIVE, next_due, stands
from sendpath.caseload.row import Row, limits, overdue
from sendpath.caseload.row_words import next_words, overdue_words
from sendpath.core.outcomes import Deadline, Outcome
from sendpath.core.standing import is_overdue

ORDER = (
    "passed",
    "today",
    "ahead",
    "awaiting-certificate",
    "done",
    "unknown",
    "not-covered",
    "waiting",
)
"""How a row stands as a whole: as the first of these that one of its rules is."""


def _standing(row: Row) -> str:
    if row.hidden:
        return "unknown"
    there = {_how(each, row.today) for each in row.outcomes.values()}
    stood = next((how for how in ORDER if how in there), "")
    return "unknown" if stood == "done" and row.faulty else stood


def _how(outcome: Outcome, today: date) -> str:
    """Say how one rule stands; where nothing told shows whether it was done, that is unknown."""
    stood = stands(outcome, today=today)
    missed = is_overdue(outcome, today=today) or outcome.rule.kind == "limit"
    return "unknown" if stood == "passed" and not missed else stood


def _next(row: Row) -> str:
    following = next_due(row.outcomes, today=row.today)
    return following.rule.id if following else ""


def _next_due(row: Row) -> str:
    following = next_due(row.outcomes, today=row.today)
    return following.due.day.isoformat() if following else ""


def _act_by(row: Row) -> str:
    """Give the working day by which the family must act.

    That is today for what it missed or must chase, for a letter whose date is still to be found,
    and for a faulty row without any other day. While it is not known what is in dispute, a limb
    that lost counts too, if it is ahead.
    """
    if row.hidden or any(
        stands(each, today=row.today) in ("passed", "awaiting-certificate", "unknown")
        for each in limits(row)
    ):
        return row.today.isoformat()
    ahead = [
        each
        for each in limits(row)
        if isinstance(each, Deadline) and stands(each, today=row.today) in LIVE
    ]
    days = [each.safe for each in ahead]
    if row.decision is None:
        days += [
            lost.derived.day
            for each in ahead
            for lost in each.considered
            if lost.derived.day >= row.today
        ]
    first = min(days, default=None)
    if first is None:
        return row.today.isoformat() if row.faulty else ""
    return max(row.today, row.working_by(first)).isoformat()


SUMMARY: Mapping[str, Callable[[Row], str]] = {
    "standing": _standing,
    "act_by": _act_by,
    "next": _next,
    "next_due": _next_due,
    "next_words": next_words,
    "overdue": overdue,
    "overdue_words": overdue_words,
    "complaint": lambda row: row.complaint(),
}
"""Columns about the row as a whole."""
