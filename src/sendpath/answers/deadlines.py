"""``deadlines``: one decision letter, its last days, and why."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.dated import dated
from sendpath.answers.shapes import DatedView
from sendpath.core.assessment import Assessment
from sendpath.core.case import Case
from sendpath.core.clauses import RuleId
from sendpath.core.outcomes import Deadline, NotApplicable, NotCovered, Outcome, Waiting
from sendpath.core.problem import Problem, blocked

NO_LETTER = "The date of the council's letter was not told."


class DeadlinesView(DatedView):
    """The whole answer of ``sendpath deadlines``."""

    schema: Literal["sendpath/deadlines/1"]


def deadlines(
    case: Case, context: Context, problems: list[Problem], label: str | None = None
) -> DeadlinesView:
    """Answer one case; what stands in the way joins the problems."""
    assessment = context.engine.open(case)
    outcomes: Mapping[RuleId, Outcome] = {}
    if not blocked(problems):
        outcomes = assessment.outcomes(context.book.asked)
        problems.extend(_unanswerable(outcomes, assessment, context))
    shown = dated(outcomes.values(), assessment, context, problems, label)
    return {"schema": "sendpath/deadlines/1", **shown}


def _floor(outcome: Outcome) -> date | None:
    """Give a day to act by, where nothing firmer can be told."""
    return outcome.floor if isinstance(outcome, Waiting) else None


def _unanswerable(
    outcomes: Mapping[RuleId, Outcome], assessment: Assessment, context: Context
) -> list[Problem]:
    """Say what is missing when no rule gives a day and none is out of reach."""
    found = outcomes.values()
    if any(
        isinstance(each, Deadline | NotApplicable | NotCovered) or _floor(each) for each in found
    ):
        return []
    reasons = [words.said(note) for each in found for note in assessment.notes(each)]
    sent = context.facts[context.book.letter.sent]
    (dated_,) = (fact for fact in context.facts.values() if fact.stands_in_for == sent.id)
    return [
        Problem(
            where=dated_.option,
            value="",
            problem=" ".join(reasons or [NO_LETTER]),
            write=f"Give the date printed on the letter, for example {dated_.option} 2026-10-01, "
            f"or the day it was sent: {sent.option}.",
            blocks=True,
        )
    ]
