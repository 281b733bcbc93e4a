"""Outcomes to the view that every format is written from: the whole envelope."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.core.law import Fact
from sendpath.core.names import spell_fully
from sendpath.core.outcomes import Said
from sendpath.core.problem import Problem
from sendpath.render.documents import DeadlinesView
from sendpath.render.edition import Edition
from sendpath.render.notes import plain_note, said_view
from sendpath.render.rows import Answered, row
from sendpath.render.view import CalendarView, DatedView, NoteView, ProblemView, RowView


class Asking(NamedTuple):
    """What was asked: the case, the day of asking, and the caller's own name for it."""

    case: Case
    today: date
    label: str | None = None


def deadlines(
    answered: Iterable[Answered],
    asked: Asking,
    *,
    edition: Edition,
    problems: Iterable[Problem],
) -> DeadlinesView:
    """Build the whole answer of ``sendpath deadlines``."""
    shown = dated(answered, asked, edition=edition, problems=problems)
    return {"schema": "sendpath/deadlines/1", **shown}


def dated(
    answered: Iterable[Answered],
    asked: Asking,
    *,
    edition: Edition,
    problems: Iterable[Problem],
) -> DatedView:
    """Build what every answer holds, rows in date order and then those without a date."""
    case, today = asked.case, asked.today
    rows = [row(each, edition, today) for each in answered]
    return {
        "law_as_at": edition.law_as_at,
        "rule_book": edition.rule_book,
        "calendar": calendar_view(edition),
        "today": today,
        "given": {
            "facts": {
                "reason": case.reason,
                "order": case.choices.get("order"),
                "exclusion": case.choices.get("exclusion"),
                "plan": case.choices.get("plan"),
            },
            "events": {str(event): told(event, case, edition.facts) for event in case.events},
            "taken": taken(case, edition.facts),
            "label": asked.label,
        },
        "deadlines": sorted(rows, key=lambda each: each["due"] or date.max),
        "warnings": [*_planned(case, today, edition), *_spells(case, rows, edition)],
        "problems": [problem_view(problem) for problem in problems],
    }


def told(event: Event, case: Case, facts: Mapping[Event, Fact]) -> date | str:
    """Give a fact as it was told: a day, or the figures of a year."""
    day = case.events[event]
    return str(day.year) if facts[event].value == "year" else day


def calendar_view(edition: Edition) -> CalendarView:
    """Show which bank holidays were counted with."""
    return {
        "name": edition.calendar.name,
        "confirmed_to": edition.calendar.confirmed_to,
        "added": list(edition.added),
    }


def problem_view(problem: Problem) -> ProblemView:
    """Show a problem as the contract has it."""
    return {
        "where": problem.where,
        "value": problem.value,
        "problem": problem.problem,
        "write": problem.write,
    }


def taken(case: Case, facts: Mapping[Event, Fact]) -> dict[str, str]:
    """Name each event that was not told itself, with the fact taken for it."""
    return {
        fact.stands_in_for: event
        for event, fact in facts.items()
        if event in case.events
        and fact.stands_in_for is not None
        and fact.stands_in_for not in case.events
    }


def _planned(case: Case, today: date, edition: Edition) -> list[NoteView]:
    return [
        plain_note(
            "planned",
            f"{spell_fully(day)} is still to come: counted as if it is the day "
            f"{edition.facts[event].words}.",
        )
        for event, day in case.events.items()
        if day > today and edition.facts[event].value == "day"
    ]


def _spells(case: Case, rows: list[RowView], edition: Edition) -> list[NoteView]:
    """Say when a day of the answer falls in a time of other law."""
    days = [*case.events.values(), *(each["due"] for each in rows if each["due"])]
    return [
        said_view(Said(spell.note, {}), edition)
        for spell in edition.spells
        if any(spell.first <= day <= spell.last for day in days)
    ]
