"""What runs beside a concern: the last days of a letter, or of an answer, that was told with it."""

from collections.abc import Collection, Mapping
from datetime import date

from sendpath.answers.context import Context
from sendpath.answers.shapes import DatedView, GivenView
from sendpath.core.clauses import Event
from sendpath.core.situation import APPEALABLE, Found

WHICH = "Which of the two is it?"
"""What is asked where what was told is the contrary of what a concern says."""


def beside_concern(
    found: Found, shown: DatedView, denied: Collection[Event], context: Context
) -> str | None:
    """Say that a letter or an answer told beside another concern has last days of its own.

    Args:
        found: What people come with.
        shown: The answer.
        denied: Facts that were said not to have happened.
        context: With what to answer.
    """
    other = denial(found, shown["given"], denied, context)
    if other is not None:
        asks = f"What this is about says otherwise: {found.concern.words}. {WHICH}"
        return f"{other}. {asks} --list prints every concern."
    roles, concern, decision = context.book.letter, found.concern, found.decision
    told, facts = shown["given"]["events"], context.book.law.facts
    sent = roles.sent
    letters = [each for each in facts.values() if sent in (each.id, each.stands_in_for)]
    letter = next((f"{each.option} {told[each.id]}" for each in letters if each.id in told), None)
    has_form = decision is not None and decision.form is not None
    is_own = decision is not None and decision.slug in concern.reasons
    if (has_form and is_own) or APPEALABLE in concern.traits or concern.alone:
        return None
    if letter is None:
        answered = _shows_an_answer(told, shown["given"]["facts"], context)
        return roles.refused if has_form else roles.answered if answered else None
    if has_form:
        return None
    return (
        "A letter's date was told. If that letter decides something that can be appealed (what a "
        "final plan says, for example), its own last days run as well, whatever you do here: "
        f"sendpath deadlines {letter}"
    )


def denial(
    found: Found, told: GivenView, denied: Collection[Event], context: Context
) -> str | None:
    """Say what was told that is the contrary of what a concern says; None where nothing is."""
    chosen = _against(found, told["facts"], context)
    return chosen or _unfounded(found, told["events"], denied, context)


def _against(found: Found, chosen: Mapping[str, object], context: Context) -> str | None:
    """Say which choice was told that rules out what the concern says."""
    for choice in context.book.choices.values():
        value = chosen.get(choice.id)
        if isinstance(value, str) and choice.not_of(value) & found.concern.traits:
            return f"It was told that {choice.values[value]}"
    return None


def _unfounded(
    found: Found, told: Mapping[str, object], denied: Collection[Event], context: Context
) -> str | None:
    """Say which of what the concern supposes was said not to have happened, and none told."""
    supposed = found.concern.supposes
    event = next((each for each in supposed if each in denied), None)
    if event is None or any(isinstance(told.get(each), date) for each in supposed):
        return None
    return f"It was told that this has not happened: {context.book.law.facts[event].words}"


def _shows_an_answer(
    told: Mapping[str, date | str], chosen: Mapping[str, object], context: Context
) -> bool:
    """Say whether what was told is the day of a decision of which some can be appealed.

    It is none where another decision than the appealable one was told as a choice.
    """
    reasons = context.book.decisions().reasons.values()
    return any(
        all(chosen.get(name) in (None, value) for name, value in each.told_by.items())
        for each in reasons
        if each.answer == "yes" and each.shows in told
    )
