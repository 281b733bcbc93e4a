"""Where somebody stands with the mediation certificate."""

from datetime import date
from typing import Literal

from sendpath.core.decisions import Decision
from sendpath.core.outcomes import Deadline, Outcome
from sendpath.core.standing import happened, standing

State = Literal["needed", "not-needed", "held", "leave-needed"]


def certificate_state(
    decision: Decision,
    contact: Outcome,
    *,
    held: bool,
    today: date,
    doubted: bool = False,
    undated: bool = False,
) -> State | None:
    """Say how it stands with the certificate for a decision; None where that cannot be known.

    Args:
        decision: What is in dispute; None comes back when it carries no right of appeal.
        contact: The outcome of the rule on contacting the adviser in time.
        held: Whether a certificate was told, on a day or on none.
        today: The day of asking.
        doubted: Whether a certificate was told, and not read.
        undated: Whether of all that has no day it was said that it happened, and not when.
    """
    if not isinstance(contact, Deadline) or decision.certificate != "needed":
        unread = isinstance(contact, Deadline) and contact.certainty == "doubted"
        return None if unread else _without_day(decision, held=held, doubted=doubted)
    done = happened(contact, today=today)
    if done is not None and done > contact.due.day and not contact.contested:
        return "leave-needed"
    in_time = contact.certainty != "doubted" and today <= contact.due.day
    if contact.doubted and not (held and (undated or in_time)):
        return None
    if held:
        return "held"
    if doubted:
        return None
    return "leave-needed" if standing(contact, today=today) == "passed" else "needed"


def _without_day(decision: Decision, *, held: bool, doubted: bool) -> State | None:
    """Say how it stands where no day to contact the adviser matters, or none is known."""
    if decision.certificate != "needed":
        return decision.certificate
    return "held" if held else None if doubted else "needed"
