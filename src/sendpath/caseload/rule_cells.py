"""What columns tell of one rule: a day of its own, how one is written, or how it stands."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from sendpath.answers.parts import Spelled
from sendpath.caseload.briefs import Brief, Ground, brief
from sendpath.core.assessment import Assessment
from sendpath.core.clauses import RuleId
from sendpath.core.outcomes import Deadline
from sendpath.core.standing import days_late, happened, is_running

STANDING = "_standing"
"""The part of a column's name that tells how a rule stands."""

Part_ = Callable[[Deadline, date], object]
PARTS: Mapping[str, Part_] = {
    "": lambda outcome, _: outcome.due.day,
    "_safe": lambda outcome, _: outcome.safe,
    "_raw": lambda outcome, _: outcome.raw.day,
    "_latest": lambda outcome, _: outcome.latest,
    "_days_left": lambda outcome, today: (
        Spelled("left", outcome.due.day) if is_running(outcome, today=today) else None
    ),
    "_days_late": lambda outcome, today: days_late(outcome, today=today),
    "_done": lambda outcome, today: happened(outcome, today=today),
    "_certainty": lambda outcome, _: outcome.certainty,
}
"""What a column may tell of a last day: a day, how one is written, or a word."""


def deadline_of(assessment: Assessment, rule: RuleId) -> Deadline:
    """Give the last day of a rule that is known to give one.

    Raises:
        TypeError: It gives none.
    """
    outcome = assessment.outcome(rule)
    if not isinstance(outcome, Deadline):
        raise TypeError(rule)
    return outcome


def part(assessment: Assessment, ground: Ground, subject: tuple[RuleId, str]) -> object:
    """Tell one thing of a last day; None where there is none."""
    rule, name = subject
    outcome = assessment.outcome(rule)
    return PARTS[name](outcome, ground.today) if isinstance(outcome, Deadline) else None


def spoken(
    assessment: Assessment, ground: Ground, subject: tuple[RuleId, Sequence[str], Sequence[int]]
) -> tuple[Brief, tuple[object, ...]]:
    """Say in brief what a rule says of a row, and what columns tell of it."""
    rule, parts, _ = subject
    told = brief(assessment, ground, rule)
    cells = (
        told.stands if name == STANDING else part(assessment, ground, (rule, name))
        for name in parts
    )
    return told, tuple(cells)
