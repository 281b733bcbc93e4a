"""Notes, steps, readings and exceptions as the contract has them."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.parts import Parts, Spelled, said, written
from sendpath.answers.shapes import (
    CiteView,
    ExceptionView,
    NoteView,
    ReadingView,
    StepView,
    WhatIfView,
)
from sendpath.core.assessment import Assessment
from sendpath.core.clauses import Cite, Note, Standing
from sendpath.core.names import capital, spell
from sendpath.core.outcomes import Deadline, Exempt, Said, WhatIf
from sendpath.core.standing import overtaken, standing
from sendpath.core.steps import Step
from sendpath.intake.remarks import Remark

DOUBTED = (
    "Not firm: it hangs on something that was told and could not be used. See what was left out."
)
UNDATED = "Not firm: it hangs on a day that was not told, or could not be read."

EXCUSED = "The council may say that an exception held: {}"
"""What is said of what is late, beside which the law names an exception whose test is met."""


class Beside(NamedTuple):
    """What is said beside a day: a note of the rule book, or a remark of ours.

    Attributes:
        id: Its name.
        parts: What it says.
        cite: Where the law says it.
        qualifies: Whether the day hangs on it.
        with_day: Whether it is told wherever the day is.
    """

    id: str
    parts: Parts
    cite: Cite | None = None
    qualifies: bool = False
    with_day: bool = False


def beside(outcome: Deadline, assessment: Assessment, context: Context) -> Iterator[Beside]:
    """Give all that is said beside a day as it stands today, what it hangs on first.

    Each is worked out when it is asked for.
    """
    stands = standing(outcome, today=context.today)
    return beside_while(outcome, stands, assessment, context)


def beside_while(
    outcome: Deadline, stands: Standing | None, assessment: Assessment, context: Context
) -> Iterator[Beside]:
    """Give all that is said beside a day that stands so."""
    yield from _provisional(outcome, assessment, context)
    yield from _unmoved(outcome, stands, assessment)
    yield from overtaking(outcome, context)
    for each in assessment.notes_while(outcome, stands, only=lambda _: True):
        yield as_beside(each)


def noted(
    outcome: Deadline,
    assessment: Assessment,
    context: Context,
    *,
    only: Callable[[Note], object] = lambda _: True,
    counted: bool = True,
) -> Iterator[Beside]:
    """Give what the rule book says beside a day as it stands today, all of it or some."""
    stands = standing(outcome, today=context.today)
    for each in assessment.notes_while(outcome, stands, only=only, counted=counted):
        yield as_beside(each)


def as_beside(told: Said) -> Beside:
    """Give a note that holds as what is said beside a day."""
    note = told.note
    return Beside(note.id, said(told), note.cite, note.qualifies, note.with_day)


def is_noted(
    outcome: Deadline, assessment: Assessment, context: Context, *, only: Callable[[Note], object]
) -> bool:
    """Say whether the rule book says anything of some kind beside a day as it stands today."""
    stands = standing(outcome, today=context.today)
    return assessment.is_noted_while(outcome, stands, only=only)


def overtaking(outcome: Deadline, context: Context) -> list[Beside]:
    """Say of what was perhaps not done that what it is for has come."""
    day, event = overtaken(outcome, today=context.today), outcome.rule.overtaken_by
    if day is None or event is None or standing(outcome, today=context.today) != "passed":
        return []
    what = capital(context.book.law.facts[event].when)
    asks = ", which has come. Was this done before it, or not asked for any more?"
    return [
        Beside("overtaken", (f"{what} was told for ", Spelled("day", day), asks), qualifies=True)
    ]


def beside_view(each: Beside, context: Context) -> NoteView:
    """Show what is said beside a day."""
    return {
        "id": each.id,
        "text": written(each.parts, context.today),
        "cite": cite_of(each.cite, context) if each.cite else None,
        "qualifies": each.qualifies,
        "with_day": each.with_day,
    }


def _provisional(outcome: Deadline, assessment: Assessment, context: Context) -> list[Beside]:
    """Say that the day rests on bank holidays not yet published."""
    certainty = outcome.certainty
    if certainty == "firm":
        return []
    if certainty == "doubted":
        case, facts = assessment.case, context.facts
        undated = not case.doubted_traits and all(
            each in case.ticked or (each in facts and facts[each].future) for each in case.doubted
        )
        return [Beside("doubted", (UNDATED if undated else DOUBTED,))]
    known = spell(context.calendar.confirmed_to)
    told = f"Provisional: bank holidays are published to {known}. Ask again when later ones are."
    return [Beside("provisional", (told,))]


def _unmoved(outcome: Deadline, stands: Standing | None, assessment: Assessment) -> list[Beside]:
    """Say that a public body's day stays where it falls, though nobody works then."""
    bound = outcome.rule.who != "family" and outcome.rule.kind == "duty"
    if not bound or not stands or assessment.is_working(outcome.due.day):
        return []
    told = (Spelled("day", outcome.due.day), " is not a working day. Nothing moves it.")
    return [Beside("not-moved", told)]


def excused(outcome: Deadline, assessment: Assessment, context: Context) -> list[Beside]:
    """Say of what has passed that the test of an exception is met, as far as told.

    Whether it was impractical because of that no day tells: so it is never surely excused.
    """
    if standing(outcome, today=context.today) != "passed":
        return []
    return [
        Beside(each.said.note.id, (EXCUSED.format(words.said(each.said)),), qualifies=True)
        for each in assessment.exceptions(outcome)
        if each.met
    ]


def exception_view(exempt: Exempt, context: Context) -> ExceptionView:
    """Show an exception with its test."""
    return {**said_view(exempt.said, context), "short": exempt.short, "met": exempt.met}


def readings_view(outcome: Deadline, context: Context) -> list[ReadingView]:
    """Show every reading of a date."""
    return [
        {
            "id": reading.id,
            "label": reading.label,
            "due": reading.due,
            "cite": cite_of(reading.cite, context),
            "prevailing": reading.prevailing,
        }
        for reading in outcome.readings
    ]


def step_view(step: Step, context: Context) -> StepView:
    """Show one move of a date."""
    return {
        "date": step.end,
        "text": words.step(step, context.facts),
        "cite": cite_of(step.clause.cite, context),
    }


def said_view(note: Said, context: Context) -> NoteView:
    """Show a note of the rule book, its days written out."""
    return {
        "id": note.note.id,
        "text": words.said(note),
        "cite": cite_of(note.note.cite, context) if note.note.cite else None,
        "qualifies": note.note.qualifies,
        "with_day": note.note.with_day,
    }


def plain_note(name: str, text: str) -> NoteView:
    """Show a remark with no law behind it."""
    return {"id": name, "text": text, "cite": None, "qualifies": False, "with_day": False}


def echoed(remarks: Iterable[Remark]) -> list[NoteView]:
    """Show what was read in another way than it stands."""
    return [plain_note("read-as", str(remark)) for remark in remarks]


def cite_of(cite: Cite, context: Context) -> CiteView:
    """Show where the law says it."""
    return {
        "source": cite.source,
        "at": cite.at,
        "url": context.urls[cite.source],
        "verified": cite.verified,
    }


def what_if_view(what_if: WhatIf) -> WhatIfView:
    """Show what a fact still to come would do."""
    return {
        "certificate_adds_nothing_until": what_if.adds_nothing_until,
        "issued_on": what_if.issued_on,
        "last_day": what_if.last_day,
    }
