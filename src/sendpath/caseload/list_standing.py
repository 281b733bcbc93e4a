"""How a rule stands on a list of what is due, and what is said of it there."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sendpath.answers.due import Stands
from sendpath.caseload.briefs import LIVE, Brief
from sendpath.caseload.row import Row
from sendpath.caseload.row_words import DEPENDS, unknown
from sendpath.core.law import Rule

KEPT = ("limit", "duty")
"""Kinds of times that somebody has to keep; what is only usual is on nobody's list."""

OWN = ("minimum", "guidance")
"""Further kinds that are on the family's list: it cannot rely on more, or on another's policy."""

LATE: tuple[Stands, ...] = ("overdue", "missed")
"""How what is late stands, of whoever it was."""

LIMITS: Mapping[str, Stands] = {
    "passed": "missed",
    "awaiting-certificate": "awaiting-certificate",
    "unknown": "unread",
}
"""How a last day of the family stands on a list that is not simply ahead."""

TEXTS: Mapping[Stands, str] = {
    "overdue": "late",
    "missed": "missed",
    "awaiting-certificate": "awaiting",
    "today": "to-do",
    "ahead": "to-do",
}


CHECKS: Mapping[Stands, str] = {
    "overdue": "check-first",
    "missed": "whether-passed",
    "today": "check-first",
    "ahead": "check-first",
}
"""What is asked before somebody is called late, or told that a last day is ahead."""


class OnList(NamedTuple):
    """How a rule stands on a list.

    Attributes:
        stands: How it stands.
        words: What is to be done, what is late, or what to ask.
        check: On what it hangs that something is late, or that a day counts.
        left: What can still be done of a last day that has passed, in few words.
        by_time: The hour of a day that is ahead, by which it must be there.
    """

    stands: Stands
    words: str
    check: str
    left: str
    by_time: str


def on_list(made: Row, rule: Rule, brief: Brief, *, faulty: bool) -> OnList | None:
    """Say how a rule stands on a list; None where it is on none.

    Args:
        made: The row.
        rule: The rule.
        brief: What it says of the row.
        faulty: Whether something of the row could not be read: then the row itself is on the list.
    """
    asked = made.asked
    left = _left(made, rule, brief)
    found = _stands(rule, brief) or ("find-out" if left else None)
    itself = faulty and rule.closed_by not in asked.case.ticked
    if rule.closed_by in asked.case.doubted and (itself or found != "unread"):
        return None  # the row itself is on the list, or it was ticked off
    odds = asked.text("which-is-it", rule.id) if found == "missed" else ""
    found = "find-out" if odds else found
    if found is None:
        return None
    ask = CHECKS.get(found)
    return OnList(
        found,
        words=left or odds or _words(made, rule, brief, found),
        check="" if ask is None else asked.text(ask, rule.id),
        left=asked.text("still-open", rule.id) if found == "missed" else "",
        by_time=asked.text("by-time", rule.id) if found in LIVE and _has_hour(rule) else "",
    )


def _has_hour(rule: Rule) -> bool:
    return any(each.by_time for each in rule.versions)


def is_sure(rule: Rule, brief: Brief) -> bool:
    """Say whether a day that is ahead binds for sure."""
    return brief.sure or (rule.kind == "minimum" and not rule.conditional)


def is_undone(given: Sequence[tuple[Rule, Brief]]) -> bool:
    """Say whether what gives a row its days leaves something undone that is on no list.

    What is only usual, or can be done no more, says nothing of a row that tells of something done.
    """
    undone = [
        rule
        for rule, brief in given
        if brief.stands != "done" and not brief.shown and not brief.ticked
    ]
    return any(rule.kind in OWN for rule in undone) or 0 < len(undone) == len(given)


def _stands(rule: Rule, brief: Brief) -> Stands | None:
    """Say how a rule stands on a list; None where it is on none."""
    if brief.overdue:
        return "overdue"
    if rule.kind == "limit" and brief.stands in LIMITS:
        found = LIMITS[brief.stands]
        return None if found == "unread" and brief.shown else found
    undone = (brief.asks and not brief.over) or brief.open or brief.arguable or brief.hangs
    if undone or brief.wanted or brief.lacks_terms or brief.hides:
        return "find-out"
    live = rule.sense == "by" and brief.stands in LIVE
    kept = rule.kind in KEPT or (rule.kind in OWN and rule.who == "family")
    return ("today" if brief.stands == "today" else "ahead") if live and kept else None


def _left(made: Row, rule: Rule, brief: Brief) -> str:
    """Say what is left to do of a limit that the family used, if anything."""
    used = rule.kind == "limit" and brief.stands == "done" and not brief.shown
    return made.asked.text("remains", rule.id) if used else ""


def _words(made: Row, rule: Rule, brief: Brief, stands: Stands) -> str:
    """Say it in a sentence: what is to be done, what is late, what to ask."""
    question = TEXTS.get(stands)
    if question is not None:
        return made.asked.text(question, rule.id)
    if stands == "unread" or brief.hides:
        return unknown(rule, brief)
    if brief.arguable or (brief.hangs and not (brief.asks or brief.open)):
        return made.asked.text("whether-due", rule.id)
    if brief.asks or brief.open:
        return made.asked.text("question", rule.id)
    if brief.lacks_terms:
        return made.asked.text("lacking-terms", rule.id)
    return depends(brief)


def depends(brief: Brief) -> str:
    """Say which facts that are no day were not told, and that days hang on them."""
    return DEPENDS.format(" or ".join(sorted(brief.wanted)))
