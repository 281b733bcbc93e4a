"""Where it was not told which decision was made: act by the earliest day of all that it may be."""

from collections.abc import Sequence
from dataclasses import replace

from sendpath.answers.context import Context
from sendpath.answers.notes import cite_of
from sendpath.answers.shapes import ReadingView, RowView
from sendpath.core.assessment import Assessment
from sendpath.core.case import Case
from sendpath.core.clauses import RuleId
from sendpath.core.decisions import Decision
from sendpath.core.outcomes import Deadline
from sendpath.core.situation import Found


def supposed(told: Case, found: Found, context: Context) -> list[tuple[Decision, Assessment]]:
    """Open the case as each decision that is possible, where it was not told which was made."""
    return [
        (each, context.engine.open(replace(told, traits=told.traits | each.traits)))
        for each in found.possible
    ]


def safest(row: RowView, cases: Sequence[tuple[Decision, Assessment]], context: Context) -> RowView:
    """Act by the earliest day of all that may have been decided."""
    for decision, assessment in cases:
        cite, outcome = decision.because.cite, assessment.outcome(RuleId(row["id"]))
        if row["safe"] is None or cite is None or not isinstance(outcome, Deadline):
            continue
        if outcome.safe >= row["safe"]:
            continue
        perhaps: ReadingView = {
            "id": decision.slug,
            "label": f"it counts if this is what is wrong: {decision.words}",
            "due": outcome.safe,
            "cite": cite_of(cite, context),
            "prevailing": False,
        }
        row = {**row, "safe": outcome.safe, "readings": [*row["readings"], perhaps]}
    return row
