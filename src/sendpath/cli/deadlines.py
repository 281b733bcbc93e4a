"""``sendpath deadlines``: one decision letter, its last days, and why."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from sendpath.cli.settings import Asked, Settings, load_book, load_days, read_settings, width
from sendpath.cli.stream import Result, carries_line_drawing
from sendpath.core.case import Case
from sendpath.core.engine import Assessor
from sendpath.core.law import Event
from sendpath.core.outcome import Deadline, NotCovered, Outcome
from sendpath.core.problem import Problem
from sendpath.intake.choices import read_reason, read_sections, split_fact
from sendpath.intake.facts import Ambient, Written, read_case
from sendpath.render import answer, rows
from sendpath.render.view import DeadlinesView, RowView

if TYPE_CHECKING:
    from sendpath.core.calendar import Calendar
    from sendpath.rulebook.loader import RuleBook

PROCESSES = ("appeal", "mediation")
LETTER = Event("decision-sent")


class Told(NamedTuple):
    """What was told about the letter, as typed.

    Attributes:
        dates: Each date option's values, by option.
        facts: ``EVENT=DATE`` words.
        reasons: Values of ``--reason``.
        sections: Values of ``--section``.
        health_only: Whether only health provision is in dispute.
        planned: Whether days to come are allowed.
        label: The caller's own name for the case.
    """

    dates: dict[str, Sequence[str]]
    facts: Sequence[str] = ()
    reasons: Sequence[str] = ()
    sections: Sequence[str] = ()
    health_only: bool = False
    planned: bool = False
    label: str | None = None


class Law(NamedTuple):
    """What answers: the rule book and the calendar."""

    book: "RuleBook"
    calendar: "Calendar"


def run(told: Told, asked: Asked, *, explain: bool) -> Result:
    """Answer, or say everything that stands in the way."""
    settings = read_settings(asked)
    problems = list(settings.problems)
    book = load_book(asked, PROCESSES, problems)
    if book is None:
        return Result(messages=tuple(map(str, problems)), code=2)
    law = Law(book, load_days(asked, settings, book, problems))
    case = _read(told, law, settings, problems)
    view = _view(case, law, settings, told, problems)
    blocked = [problem for problem in problems if problem.blocks]
    code = _code(view, settings, blocked=bool(blocked))
    if blocked and settings.format != "json":
        return Result(messages=tuple(map(str, problems)), code=code)
    return Result(
        text=_render(view, law, settings, explain=explain),
        messages=_messages(problems, asked, law, settings=settings, blocked=bool(blocked)),
        code=code,
        output=None if blocked else settings.output,
    )


def _read(told: Told, law: Law, settings: Settings, problems: list[Problem]) -> Case:
    facts = law.book.law.facts
    named = {fact.option: fact.id for fact in facts.values()}
    written = [
        Written(named[option], text, option)
        for option, texts in told.dates.items()
        for text in texts
    ]
    for each in (split_fact(text, facts) for text in told.facts):
        (written if isinstance(each, Written) else problems).append(each)  # type: ignore[arg-type]  # each goes where it belongs
    reason, traits = _decided(told, law, problems)
    letter = {fact.id for fact in facts.values() if LETTER in (fact.id, fact.stands_in_for)}
    ambient = Ambient(
        facts=facts,
        today=settings.today,
        planned=told.planned,
        required=frozenset(letter),
        last=law.calendar.last,
    )
    read = read_case(written, ambient, reason=reason, traits=traits)
    problems.extend(read.problems)
    return read.case


def _decided(told: Told, law: Law, problems: list[Problem]) -> tuple[str | None, frozenset[str]]:
    """Read what was decided, and what it means to the rules."""
    flags = frozenset({"health-only"} if told.health_only else ())
    if not told.reasons and not told.sections:
        return None, flags
    decisions = law.book.decisions()
    reason = read_reason(told.reasons, decisions, where="--reason")
    sections, faults = read_sections(told.sections, decisions, where="--section")
    problems.extend(faults)
    if isinstance(reason, Problem):
        problems.append(reason)
        reason = None
    weighed = decisions.weigh(reason, sections)
    if weighed is None:
        return None, flags
    return weighed.slug, weighed.traits | flags


def _view(
    case: Case, law: Law, settings: Settings, told: Told, problems: list[Problem]
) -> DeadlinesView:
    edition = rows.Edition(
        law_as_at=law.book.law_as_at,
        rule_book=law.book.version,
        urls={key: source.url for key, source in law.book.sources.items()},
        facts=law.book.law.facts,
        calendar=law.calendar,
        spells=law.book.spells,
        added=settings.bank_holidays,
    )
    answered: list[rows.Answered] = []
    if not any(problem.blocks for problem in problems):
        assessor = Assessor(law.book.law, calendar=law.calendar)
        outcomes = assessor.assess(case, law.book.asked).values()
        answered = [_answered(outcome, case, assessor) for outcome in outcomes]
        problems.extend(_unanswerable(answered))
    return answer.deadlines(
        answered,
        answer.Asking(case=case, today=settings.today, label=told.label),
        edition=edition,
        problems=problems,
    )


def _answered(outcome: Outcome, case: Case, assessor: Assessor) -> rows.Answered:
    notes = assessor.notes(case, outcome)
    if not isinstance(outcome, Deadline) or outcome.open_event is None:
        return rows.Answered(outcome, notes)
    issued = outcome.raw.day
    what_if = rows.WhatIf(
        assessor.adds_nothing_until(case, outcome),
        issued,
        assessor.last_day_if(case, outcome, issued),
    )
    return rows.Answered(outcome, notes, what_if)


def _unanswerable(answered: Sequence[rows.Answered]) -> list[Problem]:
    """Say what is missing when no rule gives a day and none is out of reach."""
    if any(isinstance(each.outcome, Deadline | NotCovered) for each in answered):
        return []
    reasons = [note.note.text for each in answered for note in each.notes]
    reasons = reasons or ["The date of the council's letter was not told."]
    return [
        Problem(
            where="--decision-date",
            value="",
            problem=" ".join(reasons),
            write="Give the date printed on the letter, for example --decision-date 2026-10-01, "
            "or the day it was sent: --sent-date.",
            blocks=True,
        )
    ]


def _code(view: DeadlinesView, settings: Settings, *, blocked: bool) -> int:
    if blocked:
        return 2
    if view["problems"]:
        return 3
    if any(row["status"] == "not-covered" for row in view["deadlines"]):
        return 4
    return 1 if any(_is_finding(row, settings) for row in view["deadlines"]) else 0


def _is_finding(row: RowView, settings: Settings) -> bool:
    if row["standing"] == "passed":
        return settings.fails_on_passed
    left, within = row["days_left"], settings.fails_within
    return left is not None and within is not None and 0 <= left <= within


def _messages(
    problems: Sequence[Problem], asked: Asked, law: Law, *, settings: Settings, blocked: bool
) -> tuple[str, ...]:
    if blocked or settings.format == "json" or settings.output is not None:
        told = [] if asked.quiet and not blocked else [str(problem) for problem in problems]
    else:
        told = (
            []
            if asked.quiet or not problems
            else ["Some facts were left out: see 'Left out' in the answer."]
        )
    if asked.verbose:
        told += [f"read: {path}" for path in law.book.files]
    return tuple(told)


def _render(view: DeadlinesView, law: Law, settings: Settings, *, explain: bool) -> str:
    if settings.format == "json":
        from sendpath.render import as_json

        return as_json.render(view)
    from sendpath.render.people import sheet

    shorts = {key: source.short for key, source in law.book.sources.items()}
    page = sheet(view, shorts=shorts, explain=explain)
    if settings.format == "plain":
        from sendpath.render import plain

        return plain.render(page)
    from sendpath.render import table

    drawing = settings.output is not None or carries_line_drawing(sys.stdout)
    return table.render(page, width=width(), colour=settings.colour, unicode=drawing)
