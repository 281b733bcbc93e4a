"""Notes, steps, readings and exceptions as the contract has them."""

from sendpath.core.clauses import Cite, Standing
from sendpath.core.names import spell, spell_fully
from sendpath.core.outcomes import (
    Deadline,
    Exempt,
    Said,
    Step,
    WhatIf,
)
from sendpath.render import words
from sendpath.render.edition import Edition
from sendpath.render.view import (
    CiteView,
    ExceptionView,
    NoteView,
    ReadingView,
    StepView,
    WhatIfView,
)


def provisional(outcome: Deadline, edition: Edition) -> list[NoteView]:
    """Say that the day rests on bank holidays not yet published."""
    if outcome.certainty == "firm":
        return []
    known = spell(edition.calendar.confirmed_to)
    return [
        plain_note(
            "provisional",
            f"Provisional: bank holidays are published to {known}. Ask again when later ones are.",
        )
    ]


def unmoved(outcome: Deadline, stands: Standing | None, edition: Edition) -> list[NoteView]:
    """Say that a public body's day stays where it falls, though nobody works then."""
    bound = outcome.rule.who != "family" and outcome.rule.kind == "duty"
    if not bound or not stands or edition.calendar.is_working(outcome.due.day):
        return []
    told = f"{spell_fully(outcome.due.day)} is not a working day. Nothing moves it."
    return [plain_note("not-moved", told)]


def exception_view(exempt: Exempt, edition: Edition) -> ExceptionView:
    """Show an exception with its test."""
    return {**said_view(exempt.said, edition), "short": exempt.short, "met": exempt.met}


def readings_view(outcome: Deadline, edition: Edition) -> list[ReadingView]:
    """Show every reading of a date."""
    return [
        {
            "id": reading.id,
            "label": reading.label,
            "due": reading.due,
            "cite": cite_of(reading.cite, edition),
            "prevailing": reading.prevailing,
        }
        for reading in outcome.readings
    ]


def step_view(step: Step, edition: Edition) -> StepView:
    """Show one move of a date."""
    return {
        "date": step.end,
        "text": words.step(step, edition.facts),
        "cite": cite_of(step.clause.cite, edition),
    }


def said_view(note: Said, edition: Edition) -> NoteView:
    """Show a note of the rule book, its days written out."""
    return {
        "id": note.note.id,
        "text": words.said(note),
        "cite": cite_of(note.note.cite, edition) if note.note.cite else None,
        "qualifies": note.note.qualifies,
        "with_day": note.note.with_day,
    }


def plain_note(name: str, text: str) -> NoteView:
    """Show a remark with no law behind it."""
    return {"id": name, "text": text, "cite": None, "qualifies": False, "with_day": False}


def cite_of(cite: Cite, edition: Edition) -> CiteView:
    """Show where the law says it."""
    return {
        "source": cite.source,
        "at": cite.at,
        "url": edition.urls[cite.source],
        "verified": cite.verified,
    }


def what_if_view(what_if: WhatIf) -> WhatIfView:
    """Show what a fact still to come would do."""
    return {
        "certificate_adds_nothing_until": what_if.adds_nothing_until,
        "issued_on": what_if.issued_on,
        "last_day": what_if.last_day,
    }
