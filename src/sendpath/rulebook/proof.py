"""Hold a rule book to its own examples: each gives exactly what it states."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sendpath.core.appellant import school_age
from sendpath.core.assessment import Assessment
from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.core.engine import Engine
from sendpath.core.law import Law, Rule
from sendpath.core.notes import told_while
from sendpath.core.outcomes import (
    Deadline,
    NoDate,
    NotApplicable,
    NotCovered,
    Outcome,
    Said,
    Unconfirmed,
    Waiting,
)
from sendpath.core.problem import Problem
from sendpath.core.standing import standing
from sendpath.rulebook.calendars import load_calendar
from sendpath.rulebook.loader import RuleBook, load_rulebook, path_of, read_toml

Example = Mapping[str, Any]

NO = "no"
"""Stands in an example in place of a day: it was said that it has not happened."""

ALSO = (
    "raw",
    "happened",
    "done_by",
    "overtaken",
    "conditional",
    "near",
    "floor",
    "because",
    "notes",
    "qualified_by",
    "exceptions",
    "met",
)
"""What an example may say besides; what it does not say is not compared."""

OF_A_DATE = (
    "safe",
    "latest",
    "opens",
    "happened",
    "done_by",
    "conditional",
    "held_open",
    "overtaken",
)


def failing_examples(root: Path) -> list[Problem]:
    """Give every example of a sound rule book that does not hold."""
    book = load_rulebook(root)
    calendar = load_calendar(book)
    examples = [
        (rule, number, example)
        for rule in book.law.rules.values()
        for number, example in enumerate(read_toml(path_of(root, rule.id))["example"])
    ]
    return [
        _fault(rule, number, example, got)
        for rule, number, example in examples
        if (got := _got(rule, example, book, calendar)) != expected(example)
    ]


def _got(rule: Rule, example: Example, book: RuleBook, calendar: Calendar) -> dict[str, object]:
    try:
        return given(rule, example, book, calendar)
    except Exception as error:  # noqa: BLE001 - an example that fails does not hold, whatever it is
        return {"failure": f"{type(error).__name__}: {error}"}


def expected(example: Example) -> dict[str, object]:
    """Say all that an example states: unstated days of a due example equal its `due`."""
    told = {key: _stated(example[key]) for key in ALSO if key in example}
    if "due" in example:
        days = {name: _day(example.get(name, example["due"])) for name in ("due", "safe", "latest")}
        days["opens"] = _day(example["opens"]) if "opens" in example else None
        held = {"sense": example.get("sense", "by"), "held_open": example.get("held_open", False)}
        return {**days, **held, **told}
    if "waiting_for" in example:
        return {"waiting_for": list(example["waiting_for"]), **told}
    return {"status": example["status"], **told}


def given(rule: Rule, example: Example, book: RuleBook, calendar: Calendar) -> dict[str, object]:
    """Say what a rule gives for an example, in the example's own terms."""
    law = book.law._replace(rules={**book.law.rules, rule.id: rule})
    reason, born = example.get("reason"), example.get("born")
    traits = book.decisions().reasons[reason].traits if reason else frozenset[str]()
    case = Case(
        events=read_days(example["given"], law),
        not_yet=frozenset(Event(name) for name, day in example["given"].items() if day == NO),
        reason=reason,
        traits=traits | frozenset(example.get("facts", ())),
        choices=example.get("choices", {}),
        school_age=school_age(born, book.appellant) if born else None,
    )
    days = replace(calendar, terms=terms_of(example))
    assessment = Engine(law, days, unconfirmed=frozenset({rule.id})).open(case)
    outcome = assessment.outcome(rule.id)
    exempt = assessment.exceptions(outcome)
    notes = [each.note for each in _said_on(example.get("on"), outcome, assessment)]
    told = {
        **_told(outcome),
        "notes": [each.id for each in notes],
        "qualified_by": [each.id for each in notes if each.qualifies],
        "exceptions": [each.said.note.id for each in exempt],
        "met": [each.said.note.id for each in exempt if each.met],
    }
    asked = expected(example)
    return {key: value for key, value in told.items() if key in asked}


def read_days(given: Mapping[str, date | int | str], law: Law) -> dict[Event, date]:
    """Give the day of each fact of an example; a year is the day as which it stands."""
    return {
        Event(name): day if isinstance(day, date) else date(int(day), *law.year_begins)
        for name, day in given.items()
        if day != NO
    }


def terms_of(example: Example) -> tuple[tuple[date, date], ...]:
    """Give the school's terms that an example tells."""
    return tuple((first, last) for first, last in example.get("terms", ()))


def _said_on(day: date | None, outcome: Outcome, assessment: Assessment) -> Iterable[Said]:
    """Give the notes beside an outcome that are told on a day."""
    notes = assessment.notes(outcome)
    if day is None or not isinstance(outcome, Deadline):
        return notes
    return told_while(notes, standing(outcome, today=day))


def _told(outcome: Outcome) -> dict[str, object]:
    match outcome:
        case Deadline():
            return {
                "due": outcome.due.day,
                "raw": outcome.raw.day,
                "sense": outcome.rule.sense,
                **{name: getattr(outcome, name) for name in OF_A_DATE},
            }
        case Waiting():
            return {
                "waiting_for": list(outcome.waiting_for),
                "near": outcome.near,
                "floor": outcome.floor,
            }
        case NotApplicable():
            return {"status": "not-applicable", "because": outcome.because.note.id}
        case NotCovered():
            return {"status": "not-covered"}
        case NoDate():
            return {"status": "no-date"}
        case Unconfirmed():  # examples are asked with every rule's own name
            return {"status": "unconfirmed"}


def _stated(value: Any) -> object:
    """Give what an example says under a key: a day, ids, an id, or yes or no."""
    if isinstance(value, str) and (value == "none" or " " in value):
        return _day(value)
    return value


def _day(text: str) -> date | None:
    return None if text == "none" else date.fromisoformat(text.split()[1])


def _fault(rule: Rule, number: int, example: Example, got: dict[str, object]) -> Problem:
    differ = {key: value for key, value in got.items() if expected(example).get(key) != value}
    gives = (
        ", ".join(f"{key} is {value}" for key, value in differ.items())
        or f"it gives {got or 'another outcome'}"
    )
    return Problem(
        where=f"{'/'.join(rule.id.split('.'))}.toml, example.{number}",
        value=str(example["name"]),
        problem=f"'{example['name']}' does not hold: {gives}.",
        write="Mend the rule, or the example by its source.",
        blocks=True,
    )
