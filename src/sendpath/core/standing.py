"""How a last day stands on a given day. The answer itself never depends on it."""

from datetime import date

from sendpath.core.law import Standing
from sendpath.core.outcome import Deadline


def standing(deadline: Deadline, *, today: date) -> Standing | None:
    """Say how the last day stands today; None when the thing is known to be done.

    ``awaiting-certificate``: the last day has passed, the adviser was contacted in time and a
    certificate is still to come, so the appeal is not late (rule 20(1)(c)(ii)).
    """
    if deadline.happened is not None or deadline.done:
        return None
    if today <= deadline.due.day:
        return "today" if today == deadline.due.day else "ahead"
    return "awaiting-certificate" if deadline.held_open else "passed"


def days_left(deadline: Deadline, *, today: date) -> int | None:
    """Count the days from today to the last day, negative once passed; None when it is done."""
    if standing(deadline, today=today) is None:
        return None
    return (deadline.due.day - today).days


def days_late(deadline: Deadline, *, today: date) -> int | None:
    """Count the days late, negative when early; None while the last day is still ahead."""
    if deadline.happened is not None:
        return (deadline.happened - deadline.due.day).days
    if standing(deadline, today=today) == "passed":
        return (today - deadline.due.day).days
    return None
