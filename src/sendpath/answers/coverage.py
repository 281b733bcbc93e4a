"""What is not covered: a day before the rules start, or beyond every calendar."""

from collections.abc import Iterable
from datetime import date

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.notes import plain_note
from sendpath.answers.shapes import DatedView, NoteView
from sendpath.answers.summaries import not_covered
from sendpath.core.case import Case
from sendpath.core.outcomes import Deadline, NotCovered, Outcome


def uncovered(outcomes: Iterable[Outcome], case: Case, context: Context) -> list[NoteView]:
    """Say why a case is not covered, each reason once; empty where it is.

    It is not where the appeal's own last day is out of reach, or a certificate is older than the
    law; nor where some rule is and no other gives a day. Nothing may then be advised: no yes, no
    form, no next step.
    """
    asked = list(outcomes)
    out = [each for each in asked if isinstance(each, NotCovered)] or _too_old(case, context)
    of_letter = any(each.rule.id == context.book.letter.window for each in out)
    if not of_letter and any(isinstance(each, Deadline) for each in asked):
        return []
    told = dict.fromkeys(not_covered(each, context) for each in out)
    notes = [plain_note("not-covered", text) for text in told]
    old = any(each.rule.id == context.book.letter.window and each.starts for each in out)
    return [*notes, plain_note("ask-anew", words.ASK_ANEW)] if old else notes


def _too_old(case: Case, context: Context) -> list[NotCovered]:
    """Doubt a certificate of before the rules of the appeal."""
    letter = context.book.letter
    rule, day = context.book.law.rules[letter.window], case.events.get(letter.certificate)
    starts = rule.versions[0].in_force
    return [NotCovered(rule, day, starts)] if day is not None and day < starts else []


def is_too_old(view: DatedView, context: Context) -> bool:
    """Say whether the letter is older than the law: then nothing further is asked for."""
    window = context.book.letter.window
    out = any(row["id"] == window and row["status"] == "not-covered" for row in view["deadlines"])
    if not out:
        return False
    starts = context.book.law.rules[window].versions[0].in_force
    days = view["given"]["events"].values()
    return any(isinstance(day, date) and day < starts for day in days)
