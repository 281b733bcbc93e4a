"""Where somebody stands with the mediation certificate."""

from datetime import date
from typing import Literal

from sendpath.core.decisions import Decision
from sendpath.core.outcomes import Deadline, Outcome
from sendpath.core.standing import happened, standing

State = Literal["needed", "not-needed", "held", "leave-needed"]


def certificate_state(
    decision: Decision, contact: Outcome, *, held: bool, today: date
) -> State | None:
    """Say how it stands with the certificate for a decision.

    Args:
        decision: What is in dispute; None comes back when it carries no right of appeal.
        contact: The outcome of the rule on contacting the adviser in time.
        held: Whether a certificate was told.
        today: The day of asking.
    """
    if decision.certificate != "needed":
        return decision.certificate
    if not isinstance(contact, Deadline):
        return "held" if held else "needed"
    done = happened(contact, today=today)
    if done is not None and done > contact.due.day:
        return "leave-needed"
    if held:
        return "held"
    return "leave-needed" if standing(contact, today=today) == "passed" else "needed"
