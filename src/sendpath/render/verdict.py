"""``can-appeal``: the answer to the view, and the view to lines for people."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sendpath.core.appellant import Appellant
from sendpath.core.certificate import State
from sendpath.core.clauses import Note
from sendpath.core.decisions import Decision
from sendpath.core.names import printable, spell, spell_fully
from sendpath.core.outcomes import Said
from sendpath.core.problem import Problem
from sendpath.render.answer import Asking, calendar_view, problem_view, taken
from sendpath.render.documents import CanAppealView
from sendpath.render.edition import Edition
from sendpath.render.notes import said_view
from sendpath.render.said import Line, noted
from sendpath.render.view import NoteView

ANSWERS = {
    "yes": "yes, this carries a right of appeal to the SEND Tribunal",
    "no": "no, this carries no right of appeal of its own; see what to do instead",
    "depends": "it depends; see why",
}
STATES: Mapping[State, str] = {
    "needed": "needed",
    "not-needed": "not needed",
    "held": "held",
    "leave-needed": "needed; the two months for it are over, so leave (permission) may be needed",
}
WHO = {"parent": "the parent", "young-person": "the young person"}


class Person(NamedTuple):
    """Whose case it is: when born, on which day to look, and who appeals then."""

    on: date
    born: date | None = None
    appellant: Appellant | None = None


class Verdict(NamedTuple):
    """All that can be said of a decision.

    Attributes:
        reason: The reason as told.
        sections: The sections in dispute.
        decision: What is really in dispute; None when that could not be read.
        state: How it stands with the certificate.
        person: Whose case it is.
        last_day: The last day to appeal, when the decision's date was told.
        act_by: The safe day, where the law can be read in two ways.
        contact_by: The last day to contact the adviser, where a certificate is still needed.
        because: Why, with the days their texts name.
        warnings: What else to know.
    """

    reason: str | None
    sections: frozenset[str]
    decision: Decision | None
    state: State | None
    person: Person
    last_day: date | None
    contact_by: date | None
    act_by: date | None
    because: tuple[Said, ...]
    warnings: tuple[Said, ...]


def view(
    verdict: Verdict, asked: Asking, *, edition: Edition, problems: Iterable[Problem]
) -> CanAppealView:
    """Build the whole answer."""
    decision, person = verdict.decision, verdict.person
    appellant = person.appellant
    old = appellant is not None and appellant.who is None
    answered = decision.answer if decision else None
    return {
        "schema": "sendpath/can-appeal/1",
        "law_as_at": edition.law_as_at,
        "rule_book": edition.rule_book,
        "calendar": calendar_view(edition),
        "today": asked.today,
        "given": {
            "facts": {
                "reason": verdict.reason,
                "sections": sorted(verdict.sections),
                "born": person.born,
                "on": person.on,
            },
            "events": {str(event): day for event, day in asked.case.events.items()},
            "taken": taken(asked.case, edition.facts),
            "label": asked.label,
        },
        "answer": "depends" if old and answered == "yes" else answered,
        "reason": decision.slug if decision else None,
        "words": decision.words if decision else None,
        "certificate": verdict.state,
        "form": decision.form if decision else None,
        "who": appellant.who if appellant and answered == "yes" else None,
        "parent_until": appellant.parent_until if appellant else None,
        "young_person_until": appellant.young_person_until if appellant else None,
        "last_day": verdict.last_day,
        "contact_by": verdict.contact_by,
        "act_by": verdict.act_by,
        "because": [said_view(each, edition) for each in verdict.because],
        "instead": _notes(decision.instead if decision else (), edition),
        "flips": _notes(decision.flips if decision else (), edition),
        "warnings": [
            *(said_view(each, edition) for each in verdict.warnings),
            *_notes(decision.notes if decision else (), edition),
        ],
        "problems": [problem_view(problem) for problem in problems],
    }


def lines(shown: CanAppealView, *, shorts: Mapping[str, str]) -> Iterator[Line]:
    """Say the answer line by line."""
    yield "answer", ANSWERS[shown["answer"] or "depends"]
    yield "about", f"{shown['words']} ({shown['reason']})"
    if shown["contact_by"]:
        yield "contact the adviser by", spell_fully(shown["contact_by"])
    if shown["last_day"]:
        yield "last day to appeal", f"{spell_fully(shown['last_day'])}, received by 5 pm"
    if shown["act_by"] and shown["act_by"] != shown["last_day"]:
        yield "act by", f"{spell_fully(shown['act_by'])}, the safe day by another reading"
    if shown["certificate"]:
        yield "certificate", STATES[shown["certificate"]]
    if shown["form"]:
        yield "form", shown["form"]
    if shown["who"]:
        yield "who appeals", WHO[shown["who"]]
    for label in ("because", "instead", "flips", "warnings"):
        name = {"flips": "would change it", "warnings": "note"}.get(label, label)
        yield from ((name, noted(note, shorts)) for note in shown[label])
    for problem in shown["problems"]:
        where = printable(problem["where"])
        yield f"left out: {where}", printable(f"{problem['problem']} {problem['write']}")


def footer(shown: CanAppealView) -> Iterator[Line]:
    """Say which law answered."""
    yield "today", spell_fully(shown["today"])
    yield "law as at", spell(shown["law_as_at"])
    yield "rule book", shown["rule_book"]
    yield "please note", "This is information, not legal advice."


def _notes(notes: Iterable[Note], edition: Edition) -> list[NoteView]:
    return [said_view(Said(note, {}), edition) for note in notes]
