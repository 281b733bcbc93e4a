"""What every answer with dates holds: the envelope, its rows, and what in it is a finding."""

from collections.abc import Iterable
from datetime import date
from typing import cast

from sendpath.answers.context import Context
from sendpath.answers.in_short import without_next
from sendpath.answers.notes import plain_note, said_view
from sendpath.answers.rows import row
from sendpath.answers.shapes import (
    CalendarView,
    DatedView,
    FactsView,
    GivenView,
    NoteView,
    ProblemView,
    RowView,
)
from sendpath.answers.verdict import verdict
from sendpath.core.assessment import Assessment
from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.core.names import spell_fully
from sendpath.core.outcomes import Outcome, Said
from sendpath.core.problem import Problem


def dated(
    outcomes: Iterable[Outcome],
    assessment: Assessment,
    context: Context,
    problems: Iterable[Problem],
    label: str | None = None,
) -> DatedView:
    """Build what every answer holds, rows in date order and then those without a date."""
    case = assessment.case
    rows = [row(each, assessment, context) for each in outcomes]
    without_next(rows, context)
    said = verdict(rows, context)
    return {
        "verdict": said.text,
        "urgency": said.urgency,
        "law_as_at": context.book.law_as_at,
        "rule_book": context.book.version,
        "calendar": calendar_view(context),
        "today": context.today,
        "given": given(case, context, label),
        "deadlines": sorted(rows, key=lambda each: each["due"] or date.max),
        "warnings": [*_planned(case, context), *_spells(case, rows, context)],
        "problems": [problem_view(problem) for problem in problems],
    }


def given(case: Case, context: Context, label: str | None) -> GivenView:
    """Show what was told and used."""
    choices = {name: case.choices.get(name) for name in context.book.choices}
    return {
        "facts": cast(
            "FactsView",
            {
                "reason": case.reason,
                **choices,
                "born": case.school_age and case.school_age.born,
            },
        ),
        "events": {str(event): told(event, case, context) for event in case.events},
        "taken": taken(case, context),
        "undated": undated(case, context),
        "label": label,
    }


def told(event: Event, case: Case, context: Context) -> date | str:
    """Give a fact as it was told: a day, or the figures of a year."""
    day = case.events[event]
    return str(day.year) if context.facts[event].value == "year" else day


def taken(case: Case, context: Context) -> dict[str, str]:
    """Name each event that was not told itself, with the fact taken for it."""
    return {
        fact.stands_in_for: event
        for event, fact in context.facts.items()
        if event in case.events
        and fact.stands_in_for is not None
        and fact.stands_in_for not in case.events
    }


def undated(case: Case, context: Context) -> list[str]:
    """Name what was said to have happened, and not when."""
    return [str(event) for event in context.facts if event in case.ticked]


def calendar_view(context: Context) -> CalendarView:
    """Show which bank holidays were counted with."""
    return {
        "name": context.calendar.name,
        "confirmed_to": context.calendar.confirmed_to,
        "added": list(context.added),
    }


def problem_view(problem: Problem) -> ProblemView:
    """Show a problem as the contract has it."""
    return {
        "where": problem.where,
        "value": problem.value,
        "problem": problem.problem,
        "write": problem.write,
    }


def _planned(case: Case, context: Context) -> list[NoteView]:
    return [
        plain_note(
            "planned",
            f"{spell_fully(day)} is still to come: counted as if it is the day "
            f"{context.facts[event].words}.",
        )
        for event, day in case.events.items()
        if day > context.today and context.facts[event].value == "day"
    ]


def _spells(case: Case, rows: list[RowView], context: Context) -> list[NoteView]:
    """Say when a day of the answer falls in a time of other law."""
    days = [*case.events.values(), *(each["due"] for each in rows if each["due"])]
    return [
        said_view(Said(spell.note), context)
        for spell in context.book.spells
        if any(spell.first <= day <= spell.last for day in days)
    ]
