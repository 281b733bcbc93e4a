"""Kinds of clause, by rules that exist only here: the engine knows no rule by name."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.core.engine import assess
from sendpath.core.law import Law
from sendpath.core.outcomes import Deadline, NotApplicable, NotCovered, Outcome, Waiting
from sendpath.rulebook import build
from sendpath.rulebook.clause_models import NoteTable
from sendpath.rulebook.loader import RuleBook, Shelf

D = date.fromisoformat
CITE = {"source": "cfa-2014", "at": "nowhere", "verified": "read", "checked": D("2026-11-21")}
A, B = Event("decision-sent"), Event("certificate-issued")
DOUBT: dict[str, Any] = {"id": "doubt", "text": "Perhaps.", "cite": CITE, "unsure": "binds"}


def rule(version: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "id": "test.rule",
        "title": "Test",
        "who": "family",
        "kind": "limit",
        "anchor": A,
        "checked": D("2026-11-21"),
        "version": [{"in_force": D("2014-09-01"), **version}],
        **more,
    }


def run(relation: str, period: str, event: str = A, **more: Any) -> dict[str, Any]:
    return {relation: event, "period": period, "cite": CITE, **more}


def ask(
    table: dict[str, Any],
    events: dict[Event, str],
    book: RuleBook,
    calendar: Calendar,
    **choices: str,
) -> Outcome:
    made = build.rule(table, process="test", look_up=Shelf(book.directory))
    law = Law(rules={made.id: made}, facts=book.law.facts)
    case = Case(events={event: D(day) for event, day in events.items()}, choices=choices)
    return assess(case, law, calendar=calendar)[made.id]


def due(outcome: Outcome) -> str:
    assert isinstance(outcome, Deadline)
    return outcome.due.day.isoformat()


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (run("after", "15 days"), "2026-12-06"),
        (run("beginning_with", "15 days"), "2026-12-05"),
        (run("before", "2 weeks"), "2026-11-07"),
        (run("after", "0 days"), "2026-11-21"),
        (run("after", "30 working days", uncounted=["12-25/01-01", "08-01/08-31"]), "2027-01-11"),
    ],
)
def test_a_run(clause: dict[str, Any], expected: str, book: RuleBook, calendar: Calendar) -> None:
    assert expected == due(ask(rule({"run": clause}), {A: "2026-11-21"}, book, calendar))


def test_a_move_back_to_the_working_day_before(book: RuleBook, calendar: Calendar) -> None:
    back = {"falls_on": "non-working-day", "to": "previous-working-day", "cite": CITE}
    table = rule({"run": run("after", "1 day"), "moves": [back]})
    assert "2026-11-20" == due(ask(table, {A: "2026-11-21"}, book, calendar))


def test_a_rule_with_a_second_trigger_waits_for_it(book: RuleBook, calendar: Calendar) -> None:
    both = [run("after", "1 day", id="test.one"), run("after", "1 day", B, id="test.two")]
    outcome = ask(rule({"latest_of": both}), {A: "2026-11-21"}, book, calendar)
    assert isinstance(outcome, Waiting)
    assert (B,) == outcome.waiting_for


def test_the_version_in_force_on_the_day_of_the_anchor_governs(
    book: RuleBook, calendar: Calendar
) -> None:
    table = rule({"run": run("after", "1 day")})
    table["version"].append({"in_force": D("2020-07-21"), "run": run("after", "2 days")})
    assert ["2020-07-21", "2020-07-23"] == [
        due(ask(table, {A: day}, book, calendar)) for day in ("2020-07-20", "2020-07-21")
    ]
    assert isinstance(ask(table, {A: "2014-08-31"}, book, calendar), NotCovered)


def test_a_note_whose_day_nobody_knows_is_left_out(book: RuleBook, calendar: Calendar) -> None:
    from sendpath.core.engine import Engine  # noqa: PLC0415 - beside the one test that needs it

    notes = [{"id": "unsayable", "text": "see {certificate-issued}", "cite": CITE}]
    made = build.rule(
        rule({"run": run("after", "1 day"), "note": notes}),
        process="test",
        look_up=Shelf(book.directory),
    )
    engine = Engine(Law(rules={made.id: made}, facts=book.law.facts), calendar)
    case = Case(events={A: D("2026-11-21")})
    assessment = engine.open(case)
    assert () == assessment.notes(assessment.outcome(made.id))
    told = engine.open(Case(events={A: D("2026-11-21"), B: D("2026-11-20")}))
    said = told.notes(told.outcome(made.id))
    assert [("unsayable", {B: D("2026-11-20")})] == [(each.note.id, each.days) for each in said]


def test_every_kind_of_condition_can_be_written_and_answered() -> None:
    from sendpath.core.conditions import KINDS  # noqa: PLC0415 - beside the one test that needs it
    from sendpath.rulebook.clause_models import ConditionTable  # noqa: PLC0415 - as above

    besides = {"later_than", "after", "among", "or_by"}
    assert set(ConditionTable.model_fields) == {*KINDS, *besides} - {"choice"}


@pytest.mark.parametrize(
    ("asks", "told", "out"),
    [
        ("chosen", {}, False),
        ("chosen", {"order": "plan"}, True),
        ("chosen", {"order": "cease"}, False),
        ("not_chosen", {}, True),
        ("not_chosen", {"order": "school"}, False),
        ("not_chosen", {"order": "cease"}, True),
    ],
)
def test_a_choice_is_asked_for_some_of_its_values(
    asks: str, told: dict[str, str], out: bool, book: RuleBook, calendar: Calendar
) -> None:
    why = {"id": "out", "text": "Not here.", "cite": CITE}
    unless = [{asks: "order", "among": ["plan", "school"], **why}]
    table = rule({"run": run("after", "1 day"), "unless": unless})
    outcome = ask(table, {A: "2026-11-21"}, book, calendar, **told)
    assert out == isinstance(outcome, NotApplicable)
    assert isinstance(outcome, NotApplicable) or not outcome.conditional  # type: ignore[union-attr]  # else a day


@pytest.mark.parametrize(
    ("told", "choices", "expected"),
    [
        ({}, {}, False),
        ({B: "2026-11-22"}, {}, True),
        ({B: "2026-11-22"}, {"order": "plan"}, False),
        ({}, {"order": "plan"}, False),
        ({}, {"order": "cease"}, True),
    ],
)
def test_a_rule_is_not_known_to_bind_while_all_holds_that_a_note_is_unsure_by(
    told: dict[Event, str],
    choices: dict[str, str],
    expected: bool,
    book: RuleBook,
    calendar: Calendar,
) -> None:
    table = rule(
        {
            "run": run("after", "1 day"),
            "note": [
                {"when": [{"followed_by": B}, {"not_told": "order"}], **DOUBT},
                {"when": [{"chosen": "order", "among": ["cease"]}], **DOUBT},
            ],
        }
    )
    outcome = ask(table, {A: "2026-11-21", **told}, book, calendar, **choices)
    assert isinstance(outcome, Deadline)
    assert expected == outcome.conditional == outcome.uncertain


def test_a_note_that_is_unsure_qualifies_the_day(book: RuleBook, calendar: Calendar) -> None:
    table = rule({"run": run("after", "1 day"), "note": [{"when": [{"told": B}], **DOUBT}]})
    outcome = ask(table, {A: "2026-11-21", B: "2026-11-22"}, book, calendar)
    assert isinstance(outcome, Deadline)
    assert [True] == [each.qualifies for each in outcome.version.notes]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({}, "give 'when', and no 'standing'"),
        ({"when": [{"told": B}], "standing": ["passed"]}, "give 'when', and no 'standing'"),
        ({"when": [{"told": B}], "qualifies": True}, "leave 'qualifies' out"),
    ],
)
def test_a_note_is_unsure_by_what_was_told_and_by_nothing_else(
    more: dict[str, Any], why: str
) -> None:
    with pytest.raises(ValidationError, match=why):
        NoteTable(**DOUBT, **more)
