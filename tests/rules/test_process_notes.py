"""What is told of all dates of a process, and when; and when a sheet of mixed cases leaves it out."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from typing import NamedTuple

import pytest

from mutants import Table
from sendpath.core.appellant import school_age
from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event, Note
from sendpath.core.engine import Engine
from sendpath.rulebook import build
from sendpath.rulebook.loader import RuleBook, read_toml, rules_directory

TABLES = read_toml(rules_directory() / "processes.toml")
DAY = date(2026, 10, 1)
NOTHING: Mapping[str, str] = {}
ASSESSED, REFUSED = "request-received decision-notified", "assessment-refused"
LETTERS = ("decision-dated", "decision-sent")
REASSESSED = "reassessment-request-received"


class Told(NamedTuple):
    """A case of a process, and the notes that are told of it, or ``left out``."""

    process: str
    facts: str
    notes: str
    choices: Mapping[str, str] = NOTHING
    traits: str = ""
    born: date | None = None


AGREED, ORDERED = "as-if-ordered not-honoured", "not-obeyed"
KEPT_OUT = "five-days-or-fewer"
PANELS = {
    "panel-met": "panel-of-no-permanent",
    "panel-met review-asked-for panel-decision-given": "panel-of-no-permanent",
    "panel-met panel-decision-given": "panel-of-no-permanent",
    "review-asked-for": "panel-asked-of-no-permanent",
    "review-asked-for panel-decision-given": "panel-asked-of-no-permanent",
    "panel-decision-given": "panel-decided-of-no-permanent",
}
ALWAYS = "who-acts not-these-schools sent-home"
CASES = [
    Told("agreement", "agreement-made", f"{AGREED} other-days"),
    Told("agreement", "", AGREED),
    Told("agreement", "agreement-made agreed-date", f"{AGREED} which-step"),
    Told("agreement", "agreement-made agreed-date", AGREED, {"order": "plan"}),
    Told("assessment", "request-received", "no-exception"),
    Told("assessment", "final-plan-sent", "no-exception final-plan"),
    Told("assessment", "plan-refused", "no-exception refusal"),
    Told("assessment", ASSESSED, "no-exception"),
    # regulation 10(1): sixteen weeks from the request
    Told("assessment", ASSESSED, "no-exception plan-refused-when", traits="plan-refused"),
    Told("assessment", "plan-made", "no-exception", traits="plan-refused"),
    Told(
        "assessment", "request-received plan-refused", "no-exception refusal", traits="plan-refused"
    ),
    Told("assessment", ASSESSED, "no-exception refused", traits=REFUSED),
    Told("assessment", "request-received", "no-exception", traits=REFUSED),
    Told("assessment", ASSESSED, "no-exception refused-request", {"outcome": "refused"}),
    Told("assessment", ASSESSED, "no-exception", {"outcome": "agreed"}),
    Told("assessment", ASSESSED, "no-exception refused", {"outcome": "refused"}, REFUSED),
    Told(
        "assessment",
        "request-received reassessment-request-received",
        "no-exception",
        {"outcome": "refused"},
    ),
    *(Told("assessment", f"final-plan-sent {letter}", "no-exception") for letter in LETTERS),
    *(Told("assessment", f"plan-refused {letter}", "no-exception") for letter in LETTERS),
    *(
        Told("assessment", f"{ASSESSED} {letter}", "no-exception", traits=REFUSED)
        for letter in LETTERS
    ),
    *(
        Told("assessment", f"{ASSESSED} {letter}", "no-exception", {"outcome": "refused"})
        for letter in LETTERS
    ),
    Told("reassessment", REASSESSED, "refused", {"outcome": "refused"}),
    Told("reassessment", REASSESSED, "", {"outcome": "agreed"}),
    *(
        Told("reassessment", f"{REASSESSED} {letter}", "", {"outcome": "refused"})
        for letter in LETTERS
    ),
    Told("amendment", "amendment-notice-sent", ""),
    Told("amendment", "amendment-notice-sent review-meeting", "left out"),
    Told("review", "review-meeting", "no-exception"),
    Told("review", "review-meeting", "no-exception", {"outcome": "amend"}),
    Told("review", "review-meeting", "no-exception can-be-appealed", {"outcome": "keep"}),
    Told("review", "review-meeting", "no-exception can-be-appealed", {"outcome": "cease"}),
    *(
        Told("review", f"review-meeting {letter}", "no-exception", {"outcome": "keep"})
        for letter in LETTERS
    ),
    Told("phase-transfer", "transfer-year", "which-move"),
    Told("phase-transfer", "transfer-year", "", {"transfer": "infant-to-junior"}),
    Told("order", "order-made", f"order-kind {ORDERED}"),
    Told("order", "order-made", ORDERED, {"order": "assess"}),
    Told("order", "order-made order-says-by", f"which-step {ORDERED}", {"order": "assess"}),
    Told("concession", "request-received", "before-the-response left out"),
    Told("discrimination", "response-directed-by", "earliest-day no-certificate left out"),
    Told("discrimination", "claim-received-by-school", "earliest-day no-certificate"),
    Told("discrimination", "conduct-date", "earliest-day no-certificate"),
    Told("discrimination", "conduct-began", "earliest-day no-certificate"),
    Told("concession", "council-agreed", "before-the-response"),
    Told("concession", "council-told-tribunal", "before-the-response"),
    Told("exclusion", "exclusion-began", ALWAYS),
    Told("exclusion", "exclusion-began", f"{KEPT_OUT} {ALWAYS}", {"exclusion": "up-to-five-days"}),
    Told("exclusion", "exclusion-began", ALWAYS, {"exclusion": "permanent"}),
    Told("appeal", "decision-sent", ""),
    Told("appeal", "decision-sent", "who-appeals-by-age", born=date(2010, 3, 1)),
    # the parent acts until the pupil is 18, then the pupil (digest, section 9)
    Told(
        "exclusion",
        "exclusion-began",
        "who-acts-by-age not-these-schools sent-home",
        born=date(2010, 3, 1),
    ),
    # a review panel looks at permanent exclusions only (digest, section 9)
    *(
        Told("exclusion", facts, f"{told} {ALWAYS}", {"exclusion": kind})
        for facts, told in PANELS.items()
        for kind in ("over-fifteen-days", "over-five-days")
    ),
    *(
        Told("exclusion", facts, f"{KEPT_OUT} {told} {ALWAYS}", {"exclusion": "up-to-five-days"})
        for facts, told in PANELS.items()
    ),
    *(
        Told("exclusion", facts, ALWAYS, choices)
        for facts in PANELS
        for choices in ({"exclusion": "permanent"}, {})
    ),
]


def told_of(case: Told, tables: Table, book: RuleBook, calendar: Calendar) -> set[str]:
    process = build.process(case.process, tables[case.process])
    events = {Event(fact): DAY for fact in case.facts.split()}
    opened = Engine(book.law, calendar).open(
        Case(
            events=events,
            choices=case.choices,
            traits=frozenset(case.traits.split()),
            school_age=school_age(case.born, book.appellant) if case.born else None,
        )
    )
    out = [Note("left out", "", None, process.left_out)] if process.left_out else []
    return {said.note.id for said in opened.general((*process.notes, *out))}


def expected(case: Told) -> set[str]:
    notes = case.notes.removesuffix("left out")
    return {*notes.split(), *(["left out"] if notes != case.notes else [])}


def mutants() -> Iterator[tuple[str, Table]]:
    for process, table in TABLES.items():
        for number, note in enumerate(table.get("note", ())):
            for place, _ in enumerate(note.get("when", ())):
                mutant = deepcopy(TABLES)
                del mutant[process]["note"][number]["when"][place]
                yield f"{process}.note.{number}.when.{place}", mutant
        for place, _ in enumerate(table.get("left_out", ())):
            mutant = deepcopy(TABLES)
            del mutant[process]["left_out"][place]
            yield f"{process}.left_out.{place}", mutant


@pytest.mark.parametrize("case", CASES)
def test_the_notes_of_a_process(case: Told, book: RuleBook, calendar: Calendar) -> None:
    assert expected(case) == told_of(case, TABLES, book, calendar)


@pytest.mark.parametrize("mutant", [pytest.param(made, id=name) for name, made in mutants()])
def test_a_note_told_more_often_is_found(mutant: Table, book: RuleBook, calendar: Calendar) -> None:
    assert any(expected(case) != told_of(case, mutant, book, calendar) for case in CASES)
