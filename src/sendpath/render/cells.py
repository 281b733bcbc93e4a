"""The cells that ``batch`` adds to a row."""

from collections.abc import Mapping
from datetime import date

from sendpath.core.certificate import State
from sendpath.core.clauses import RuleId
from sendpath.core.decisions import Decision
from sendpath.core.outcomes import (
    Deadline,
    NoDate,
    NotApplicable,
    NotCovered,
    Outcome,
    Unconfirmed,
    Waiting,
)
from sendpath.core.standing import days_left, standing

HEADER = (
    "sendpath_can_appeal",
    "sendpath_certificate",
    "sendpath_appeal_window",
    "sendpath_appeal_window_safe",
    "sendpath_standing",
    "sendpath_days_left",
    "sendpath_certainty",
    "sendpath_mediation_contact_adviser",
    "sendpath_next",
    "sendpath_next_due",
    "sendpath_law_as_at",
    "sendpath_problems",
)
WINDOW, CONTACT = RuleId("appeal.window"), RuleId("mediation.contact-adviser")
LIVE = ("ahead", "today")


def cells(
    outcomes: Mapping[RuleId, Outcome],
    decision: Decision | None,
    state: State | None,
    *,
    today: date,
) -> list[str]:
    """Write all but the last two cells of a row (the law's day and the problems)."""
    window, contact = outcomes[WINDOW], outcomes[CONTACT]
    following = next_due(outcomes, today=today)
    return [
        decision.answer if decision else "",
        state or "",
        *_window(window, today),
        contact.due.day.isoformat() if isinstance(contact, Deadline) else "",
        following.rule.id if following else "",
        following.due.day.isoformat() if following else "",
    ]


def next_due(outcomes: Mapping[RuleId, Outcome], *, today: date) -> Deadline | None:
    """Give the next last day of either side that is still ahead; the first of equals by rule."""
    live = [
        outcome
        for outcome in outcomes.values()
        if isinstance(outcome, Deadline) and standing(outcome, today=today) in LIVE
    ]
    return min(live, key=lambda outcome: outcome.due.day, default=None)


def stands(outcome: Outcome, *, today: date) -> str:
    """Say how a rule stands in one word."""
    match outcome:
        case Deadline():
            return standing(outcome, today=today) or "done"
        case Waiting():
            return "waiting"
        case NotApplicable():
            return "not-applicable"
        case NotCovered():
            return "not-covered"
        case NoDate():
            return "no-date"
        case Unconfirmed():
            return "unconfirmed"


def _window(window: Outcome, today: date) -> list[str]:
    if not isinstance(window, Deadline):
        return ["", "", stands(window, today=today), "", ""]
    left = days_left(window, today=today)
    return [
        window.due.day.isoformat(),
        window.safe.isoformat(),
        stands(window, today=today),
        "" if left is None else str(left),
        window.certainty,
    ]
