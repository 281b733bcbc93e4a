"""``deadlines``: one decision letter, its last days, and why."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from sendpath.answers.context import Context
from sendpath.answers.dated import dated
from sendpath.answers.missing_facts import no_letter
from sendpath.answers.notes import said_view
from sendpath.answers.nothing_pressing import Verdict
from sendpath.answers.person import (
    Outgrown,
    Person,
    keeping_to,
    outgrown,
    who_appeals_said,
    with_age,
)
from sendpath.answers.shapes import DatedView, NoteView
from sendpath.core.case import Case
from sendpath.core.clauses import RuleId
from sendpath.core.outcomes import Outcome
from sendpath.core.problem import Problem, blocked


class DeadlinesView(DatedView):
    """The whole answer of ``sendpath deadlines``.

    ``who`` appeals today, where the birth was told, and ``appellant`` says until when; nothing is
    said of that where the letter carries no right of appeal. ``until_25`` is the last day on
    which a young person appeals, where the last day to appeal is later, or may be.
    """

    schema: Literal["sendpath/deadlines/1"]
    who: Literal["parent", "young-person"] | None
    appellant: NoteView | None
    until_25: date | None


def deadlines(
    case: Case,
    context: Context,
    problems: list[Problem],
    label: str | None = None,
    person: Person | None = None,
) -> DeadlinesView:
    """Answer one case, and say who appeals; what stands in the way joins the problems."""
    assessment = context.engine.open(case)
    outcomes: Mapping[RuleId, Outcome] = {}
    if not blocked(problems):
        outcomes = assessment.outcomes(context.book.asked)
        problems.extend(no_letter(outcomes, assessment, context))
    window = outcomes.get(context.book.letter.window)
    until = outgrown(person, window, assessment, context)
    context = keeping_to(until, context)
    shown = dated(outcomes.values(), assessment, context, problems, label)
    appellant = person.appellant if person and _can_be_appealed(case, context) else None
    said = Verdict(shown["verdict"], shown["urgency"])
    said = with_age(said, person, window, assessment, context)
    return {
        "schema": "sendpath/deadlines/1",
        **shown,
        "verdict": said.text,
        "urgency": said.urgency,
        "who": appellant and appellant.who,
        "appellant": _appellant(person, context, until) if person and appellant else None,
        "until_25": until and until.day,
    }


def _appellant(person: Person, context: Context, until: Outgrown | None) -> NoteView:
    said = who_appeals_said(person, context.book.sayings(), until=until)
    return said_view(said, context)


def _can_be_appealed(case: Case, context: Context) -> bool:
    """Say whether a letter can be appealed, as far as was told."""
    if case.reason is None:
        return True
    return context.book.decisions().reasons[case.reason].answer != "no"
