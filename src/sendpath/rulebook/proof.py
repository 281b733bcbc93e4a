"""Hold a rule book to its own examples: each gives exactly what it states."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.core.engine import Engine
from sendpath.core.law import Law, Rule
from sendpath.core.outcomes import (
    Deadline,
    NoDate,
    NotApplicable,
    NotCovered,
    Outcome,
    Unconfirmed,
    Waiting,
)
from sendpath.core.problem import Problem
from sendpath.rulebook.calendars import load_calendar
from sendpath.rulebook.loader import RuleBook, load_rulebook, path_of, read_toml

Example = Mapping[str, Any]


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
    if "due" in example:
        days = {name: _day(example.get(name, example["due"])) for name in ("due", "safe", "latest")}
        days["opens"] = _day(example["opens"]) if "opens" in example else None
        raw = {"raw": _day(example["raw"])} if "raw" in example else {}
        also = {key: list(example[key]) for key in ("exceptions", "met") if key in example}
        also |= {key: example[key] for key in ("conditional",) if key in example}
        sense = {"sense": example.get("sense", "by")}
        return {**days, **raw, **sense, **also, "held_open": example.get("held_open", False)}
    if "waiting_for" in example:
        return {"waiting_for": list(example["waiting_for"])}
    return {"status": example["status"]}


def given(rule: Rule, example: Example, book: RuleBook, calendar: Calendar) -> dict[str, object]:
    """Say what a rule gives for an example, in the example's own terms."""
    law = book.law._replace(rules={**book.law.rules, rule.id: rule})
    reason = example.get("reason")
    traits = book.decisions().reasons[reason].traits if reason else frozenset[str]()
    case = Case(
        events=read_days(example["given"], law),
        reason=reason,
        traits=traits | frozenset(example.get("facts", ())),
        choices=example.get("choices", {}),
    )
    days = replace(calendar, terms=terms_of(example))
    assessment = Engine(law, days, unconfirmed=frozenset({rule.id})).open(case)
    outcome = assessment.outcome(rule.id)
    exempt = assessment.exceptions(outcome)
    told = {
        **_told(outcome),
        "exceptions": [each.said.note.id for each in exempt],
        "met": [each.said.note.id for each in exempt if each.met],
    }
    return {key: value for key, value in told.items() if key in expected(example)}


def read_days(given: Mapping[str, date | int], law: Law) -> dict[Event, date]:
    """Give the day of each fact of an example; a year is the day as which it stands."""
    return {
        Event(name): day if isinstance(day, date) else date(day, *law.year_begins)
        for name, day in given.items()
    }


def terms_of(example: Example) -> tuple[tuple[date, date], ...]:
    """Give the school's terms that an example tells."""
    return tuple((first, last) for first, last in example.get("terms", ()))


def _told(outcome: Outcome) -> dict[str, object]:
    match outcome:
        case Deadline():
            return {
                "due": outcome.due.day,
                "safe": outcome.safe,
                "latest": outcome.latest,
                "opens": outcome.opens,
                "raw": outcome.raw.day,
                "held_open": outcome.held_open,
                "sense": outcome.rule.sense,
                "conditional": outcome.conditional,
            }
        case Waiting():
            return {"waiting_for": list(outcome.waiting_for)}
        case NotApplicable():
            return {"status": "not-applicable"}
        case NotCovered():
            return {"status": "not-covered"}
        case NoDate():
            return {"status": "no-date"}
        case Unconfirmed():  # examples are asked with every rule's own name
            return {"status": "unconfirmed"}


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
