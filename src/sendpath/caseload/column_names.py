"""The cells that ``batch`` adds to a row."""

from collections.abc import Mapping
from datetime import date

from sendpath.caseload.briefs import LIVE, stands
from sendpath.core.certificate import State
from sendpath.core.clauses import RuleId
from sendpath.core.decisions import Decision
from sendpath.core.outcomes import (
    Deadline,
    NotCovered,
    Outcome,
)
from sendpath.core.roles import Letter
from sendpath.core.standing import days_left, standing

OURS = "sendpath_"
"""What the name of each column of ours begins with."""


def column_of(rule: RuleId) -> str:
    """Name the column of a rule's day."""
    return f"{OURS}{rule.replace('.', '_').replace('-', '_')}"


def header(letter: Letter) -> tuple[str, ...]:
    """Name the default columns of letters; the last two are the law's day and the problems."""
    window = column_of(letter.window)
    names = ("can_appeal", "certificate", "", "", "standing", "days_left", "certainty", "")
    ours = [f"{OURS}{name}" for name in names]
    ours[2], ours[3], ours[7] = window, f"{window}_safe", column_of(letter.contact)
    last = ("next", "next_due", "law_as_at", "problems")
    return (*ours, *(f"{OURS}{name}" for name in last))


def cells(
    outcomes: Mapping[RuleId, Outcome],
    decision: Decision | None,
    state: State | None,
    letter: Letter,
    *,
    today: date,
) -> list[str]:
    """Write all but the last two cells of a row (the law's day and the problems)."""
    window, contact = outcomes[letter.window], outcomes[letter.contact]
    following = next_due(outcomes, today=today)
    covered = not isinstance(window, NotCovered)  # if not, nothing is said of its right of appeal
    return [
        decision.answer if decision and covered else "",
        state or "" if covered else "",
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
