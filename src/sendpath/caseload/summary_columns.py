"""What is said of a row as a whole: how it stands, who acts by when, and what is overdue."""

from collections.abc import Callable, Mapping

from sendpath.answers.words import WHO
from sendpath.caseload.briefs import ACT_TODAY, NO_RANK, ORDER, Brief
from sendpath.caseload.row import NEVER, Row
from sendpath.caseload.row_words import next_words, overdue_words
from sendpath.core.clauses import Who
from sendpath.core.law import Rule

DONE = ORDER.index("done")
FAMILY = WHO["family"]
COUNCILS: frozenset[Who] = frozenset({"council", "new-council", "old-council"})


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
    if _must_today(row):
        return row.days.today
    if row.sum.act == NEVER:
        return row.days.today if row.faulty else ""
    return row.days.acting[row.sum.act]


def _who(row: Row) -> str:
    """Say whose step it is: the family's where it must act, else that of whoever is overdue.

    It is nobody's where it is only to put right what the row tells.
    """
    if _must_today(row) or row.sum.act != NEVER:
        return FAMILY
    if row.faulty:
        return ""
    return next((whose(rule) for rule, brief in row.sum.rare if brief.overdue), "")


def whose(rule: Rule) -> str:
    """Say in a word or two whose step a rule is, or may be."""
    return " or ".join(WHO[each] for each in rule.owners)


def _must_today(row: Row) -> bool:
    return row.hidden or any(_is_at_once(rule, brief) for rule, brief in row.sum.rare)


def _is_at_once(rule: Rule, brief: Brief) -> bool:
    return rule.kind == "limit" and brief.stands in ACT_TODAY


def _council_next_due(row: Row) -> str:
    """Give the next last day, today or ahead, of what a council surely has to do."""
    days = [
        live
        for speaker, (brief, live, _) in zip(row.sum.speakers, row.sum.said, strict=True)
        if brief.firm and is_councils(speaker.rule)
    ]
    return row.days.iso[min(days)] if days else ""


def is_councils(rule: Rule) -> bool:
    """Say whether a council has to do something by a day; not where it may be a school's step."""
    return rule.kind == "duty" and rule.sense == "by" and COUNCILS.issuperset(rule.owners)


def _days_overdue(row: Row) -> str:
    """Count for how many days that is overdue which has been so for longest."""
    days = [row.asked.due(rule) for rule in row.sum.overdue]
    return row.days.late[min(days)] if days else ""


SUMMARY: Mapping[str, Callable[[Row], str]] = {
    "standing": _standing,
    "act_by": _act_by,
    "who": _who,
    "next": _next,
    "next_due": _next_due,
    "council_next_due": _council_next_due,
    "next_words": next_words,
    "overdue": lambda row: " ".join(row.sum.overdue),
    "overdue_words": overdue_words,
    "days_overdue": _days_overdue,
    "complaint": lambda row: row.complaint(row.asked),
}
"""Columns about the row as a whole."""

WORDED = frozenset({"next_words", "overdue_words", "complaint"})
"""Those in which sentences stand."""
