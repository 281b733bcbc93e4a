"""What is missing of a row of which not one rule gives a day."""

from collections.abc import Sequence

from sendpath.answers.missing_facts import gives_nothing, nothing_counted
from sendpath.caseload.briefs import Ground
from sendpath.core.assessment import Assessment
from sendpath.core.clauses import RuleId
from sendpath.core.fact_use import FactsUsed
from sendpath.core.interpreter import TERM
from sendpath.core.problem import Problem
from sendpath.intake.terms import SPAN

NO_TERMS = Problem(
    where="term",
    value="",
    problem="School days are counted by the school's own terms, and none were given that reach.",
    write=f"Give each: --term 2026-11-02{SPAN}2026-12-18.",
)


class Wanted:
    """What may be missing of rows: those of which the same rules are asked share one.

    Attributes:
        rules: The rules.
        used: What facts are used for.
    """

    def __init__(self, rules: Sequence[RuleId], used: FactsUsed) -> None:
        self.rules, self.used = rules, used


def nothing_given(assessment: Assessment, ground: Ground, wanted: Wanted) -> Problem | None:
    """Say what is missing where not one rule gives a day; by the name of its fact."""
    waiting = gives_nothing([*assessment.outcomes(wanted.rules).values()])
    if not waiting:
        return None
    if any(TERM in each.waiting_for for each in waiting):
        return NO_TERMS
    return nothing_counted(waiting, wanted.used, ground.context, assessment.case.events)
