"""What runs beside a concern: the last days of a letter, or of an answer, that was told with it."""

from collections.abc import Mapping
from datetime import date

from sendpath.answers.context import Context
from sendpath.answers.shapes import DatedView
from sendpath.core.situation import APPEALABLE, Found


def beside_concern(found: Found, shown: DatedView, context: Context) -> str | None:
    """Say that a letter or an answer told beside another concern has last days of its own."""
    roles, concern, decision = context.book.letter, found.concern, found.decision
    told, facts = shown["given"]["events"], context.book.law.facts
    sent = roles.sent
    letters = [each for each in facts.values() if sent in (each.id, each.stands_in_for)]
    letter = next((f"{each.option} {told[each.id]}" for each in letters if each.id in told), None)
    has_form = decision is not None and decision.form is not None
    is_own = decision is not None and decision.slug in concern.reasons
    if (has_form and is_own) or APPEALABLE in concern.traits:
        return None
    if letter is None:
        return roles.answered if has_form or _shows_an_answer(told, context) else None
    if has_form:
        return None
    return (
        "A letter's date was told. If that letter decides something that can be appealed (what a "
        "final plan says, for example), its own last days run as well, whatever you do here: "
        f"sendpath deadlines {letter}"
    )


def _shows_an_answer(told: Mapping[str, date | str], context: Context) -> bool:
    """Say whether what was told is the day of a decision of which some can be appealed."""
    reasons = context.book.decisions().reasons.values()
    return any(each.shows in told for each in reasons if each.answer == "yes")
