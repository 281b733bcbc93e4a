"""What is not covered: a day before the rules start, or beyond every calendar."""

from collections.abc import Iterable

from sendpath.answers.context import Context
from sendpath.answers.notes import plain_note
from sendpath.answers.shapes import NoteView
from sendpath.answers.summaries import not_covered
from sendpath.core.outcomes import Deadline, NotCovered, Outcome


def uncovered(outcomes: Iterable[Outcome], context: Context) -> list[NoteView]:
    """Say why a case is not covered, each reason once; empty where it is.

    It is not where the appeal's own last day is out of reach, or where some rule is and no other
    gives a day. Nothing may then be advised: no yes, no form, no next step.
    """
    asked = list(outcomes)
    out = [each for each in asked if isinstance(each, NotCovered)]
    of_letter = any(each.rule.id == context.book.letter.window for each in out)
    if not of_letter and any(isinstance(each, Deadline) for each in asked):
        return []
    told = dict.fromkeys(not_covered(each, context) for each in out)
    return [plain_note("not-covered", text) for text in told]
