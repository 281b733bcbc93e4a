"""``myths``: what common wrong rules would give for a case, beside what the law gives."""

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from sendpath.answers.context import Context
from sendpath.answers.coverage import uncovered
from sendpath.answers.dated import given, problem_view
from sendpath.answers.notes import cite_of
from sendpath.answers.nothing_pressing import Verdict
from sendpath.answers.shapes import CiteView, GivenView, NoteView, ProblemView, Urgency
from sendpath.answers.verdict import not_covered
from sendpath.core.assessment import Assessment
from sendpath.core.calendar import BeyondCalendar
from sendpath.core.case import Case
from sendpath.core.moves import move, run
from sendpath.core.outcomes import Deadline
from sendpath.core.problem import Problem

if TYPE_CHECKING:
    from sendpath.core.guides import Myth

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict


class MythView(TypedDict):
    """A wrong belief and what it gives here; ``days_off`` is positive where that is too late."""

    id: str
    claim: str
    truth: str
    rule: str | None
    believed: date | None
    due: date | None
    safe: date | None
    days_off: int | None
    dangerous: bool
    cite: CiteView


class MythsView(TypedDict):
    """The whole answer of ``sendpath myths``."""

    schema: Literal["sendpath/myths/1"]
    verdict: str
    urgency: Urgency
    law_as_at: date
    rule_book: str
    today: date
    given: GivenView
    myths: list[MythView]
    uncovered: list[NoteView]
    problems: list[ProblemView]


class _True(NamedTuple):
    """The true last day and the safe one, where they can be told, and whether a family's."""

    due: date | None = None
    safe: date | None = None
    mine: bool = False


def myths(
    beliefs: Iterable["Myth"],
    case: Case,
    received: date | None,
    context: Context,
    problems: Iterable[Problem],
    label: str | None = None,
) -> MythsView:
    """Work out what each wrong rule would give, the dangerous first.

    Args:
        beliefs: The wrong rules.
        case: What was told.
        received: The day the letter arrived: nothing counts from it, but people believe so.
        context: With what to answer.
        problems: What could not be read.
        label: The caller's own name for the case.
    """
    assessment, letter = context.engine.open(case), context.book.letter
    asked = (assessment.outcome(letter.window), assessment.outcome(letter.contact))
    out = uncovered(asked, case, context)
    told = () if out else beliefs
    believed = [_myth(each, assessment, received, context) for each in told]
    said = _verdict(believed, out)
    return {
        "schema": "sendpath/myths/1",
        "verdict": said.text,
        "urgency": said.urgency,
        "law_as_at": context.book.law_as_at,
        "rule_book": context.book.version,
        "today": context.today,
        "given": given(case, context, label),
        "myths": sorted(believed, key=_weight),
        "uncovered": out,
        "problems": [problem_view(each) for each in problems],
    }


def _verdict(believed: Sequence[MythView], out: Sequence[NoteView]) -> Verdict:
    """Say how many common rules would be too late here."""
    if out:
        return not_covered(out)
    bad = sum(each["dangerous"] for each in believed)
    many = f"{bad} of {len(believed)} common beliefs"
    return Verdict(
        f"{many} would have you come too late here, or give up", "soon" if bad else "open"
    )


def _weight(each: MythView) -> tuple[bool, int]:
    """Put the dangerous first, and among them what is furthest out."""
    return not each["dangerous"], -(each["days_off"] or 0)


def _myth(
    myth: "Myth", assessment: Assessment, received: date | None, context: Context
) -> MythView:
    true = _due(myth, assessment)
    believed = None if true.due is None else _believed(myth, assessment, received, context)
    off = None if true.due is None or believed is None else (believed - true.due).days
    return {
        "id": myth.id,
        "claim": myth.claim,
        "truth": myth.truth,
        "rule": myth.rule,
        "believed": believed,
        "due": true.due,
        "safe": true.safe,
        "days_off": off,
        "dangerous": myth.danger if off is None else off > 0 and true.mine,
        "cite": cite_of(myth.cite, context),
    }


def _due(myth: "Myth", assessment: Assessment) -> _True:
    if myth.rule is None:
        return _True()
    outcome = assessment.outcome(myth.rule)
    mine = outcome.rule.who == "family"
    if not isinstance(outcome, Deadline) or myth.limb not in (None, outcome.limb.id):
        return _True(mine=mine)
    asked = [out.condition for out in outcome.version.unless if out.condition.asks == "choice"]
    unchosen = any(not assessment.case.is_told(each.subject) for each in asked)
    return _True(mine=mine) if unchosen else _True(outcome.due.day, outcome.safe, mine)


def _believed(
    myth: "Myth", assessment: Assessment, received: date | None, context: Context
) -> date | None:
    """Give the day the wrong rule would give; None when a fact for it was not told."""
    if myth.wrong is None:
        return None
    arrival = myth.wrong.event == context.book.letter.received
    start = received if arrival else assessment.told_day(myth.wrong.event)
    if start is None:
        return None
    try:
        raw = run(myth.wrong, start, calendar=context.calendar)
        return move(myth.moves, raw.day, calendar=context.calendar).day
    except BeyondCalendar:
        return None
