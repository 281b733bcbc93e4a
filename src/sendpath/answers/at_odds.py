"""What was told of a decision beside an outcome that is of another: which of the two is asked."""

from sendpath.answers.context import Context
from sendpath.answers.notes import plain_note
from sendpath.answers.shapes import NoteView
from sendpath.core.case import Case
from sendpath.core.decisions import Decision

AT_ODDS = "at-odds"
"""The name of that question among what else is said."""


def at_odds(decision: Decision | None, case: Case, context: Context) -> list[NoteView]:
    """Ask which is so, where a choice that was told is not the one that tells the decision."""
    name = decision.odd_choice(case.choices) if decision is not None else None
    if decision is None or name is None:
        return []
    other = context.book.choices[name].values[case.choices[name]]
    told = f"It was told that the council {decision.words}, and an outcome: {other}."
    return [plain_note(AT_ODDS, f"{told} Which of the two is it? This answer is of the first.")]
