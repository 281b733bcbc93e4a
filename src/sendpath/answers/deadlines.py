"""``deadlines``: one decision letter, its last days, and why."""

from collections.abc import Mapping
from typing import Literal

from sendpath.answers.context import Context
from sendpath.answers.dated import dated
from sendpath.answers.missing_facts import no_letter
from sendpath.answers.shapes import DatedView
from sendpath.core.case import Case
from sendpath.core.clauses import RuleId
from sendpath.core.outcomes import Outcome
from sendpath.core.problem import Problem, blocked


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
        problems.extend(no_letter(outcomes, assessment, context))
    shown = dated(outcomes.values(), assessment, context, problems, label)
    return {"schema": "sendpath/deadlines/1", **shown}
