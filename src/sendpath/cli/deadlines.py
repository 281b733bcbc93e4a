"""``sendpath deadlines``: one decision letter, its last days, and why."""

import sys
from collections.abc import Sequence
from typing import NamedTuple

from sendpath.cli.settings import Asked, Settings, load_book, load_days, read_settings, width
from sendpath.cli.stream import Result, carries_line_drawing
from sendpath.cli.told import PROCESSES, Law, Told, edition, read_told
from sendpath.core.case import Case
from sendpath.core.engine import Assessor
from sendpath.core.outcome import Deadline, NotApplicable, NotCovered, Outcome
from sendpath.core.problem import Problem
from sendpath.render import answer, rows
from sendpath.render.view import DeadlinesView, RowView

FOUR = 4
"""Figures of a number of days that nobody is reminded ahead."""


class Shown(NamedTuple):
    """How much to show: every step, and reminders so many days ahead."""

    explain: bool = False
    remind: Sequence[str] = ()


def run(told: Told, asked: Asked, shown: Shown) -> Result:
    """Answer, or say everything that stands in the way."""
    settings = read_settings(asked)
    problems = list(settings.problems)
    remind = _remind(shown.remind, problems)
    book = load_book(asked, PROCESSES, problems)
    if book is None:
        return Result(messages=tuple(map(str, problems)), code=2)
    law = Law(book, load_days(asked, settings, book, problems))
    case = read_told(told, law, settings, problems).case
    view = _view(case, law, settings, told, problems)
    blocked = [problem for problem in problems if problem.blocks]
    code = _code(view, settings, blocked=bool(blocked))
    if blocked and settings.format != "json":
        return Result(messages=tuple(map(str, problems)), code=code)
    return Result(
        text=_render(view, law, settings, remind=remind, explain=shown.explain),
        messages=_messages(
            problems,
            asked,
            law,
            settings=settings,
            blocked=bool(blocked),
            labelled=bool(told.label),
        ),
        code=code,
        output=None if blocked else settings.output,
    )


def _view(
    case: Case, law: Law, settings: Settings, told: Told, problems: list[Problem]
) -> DeadlinesView:
    assessor = Assessor(law.book.law, calendar=law.calendar)
    return answer_for(case, law, settings, problems, assessor, label=told.label)


def answer_for(
    case: Case,
    law: Law,
    settings: Settings,
    problems: list[Problem],
    assessor: Assessor,
    *,
    label: str | None = None,
) -> DeadlinesView:
    """Answer one case as the contract has it; what stands in the way joins the problems."""
    answered: list[rows.Answered] = []
    if not any(problem.blocks for problem in problems):
        outcomes = assessor.assess(case, law.book.asked).values()
        answered = [_answered(outcome, case, assessor) for outcome in outcomes]
        problems.extend(_unanswerable(answered))
    return answer.deadlines(
        answered,
        answer.Asking(case=case, today=settings.today, label=label),
        edition=edition(law, settings),
        problems=problems,
    )


def _answered(outcome: Outcome, case: Case, assessor: Assessor) -> rows.Answered:
    notes = assessor.notes(case, outcome)
    if not isinstance(outcome, Deadline) or outcome.open_event is None:
        return rows.Answered(outcome, notes)
    issued = assessor.bench.calendar.previous_working(outcome.raw.day)
    what_if = rows.WhatIf(
        assessor.adds_nothing_until(case, outcome),
        issued,
        assessor.last_day_if(case, outcome, issued),
    )
    return rows.Answered(outcome, notes, what_if)


def _unanswerable(answered: Sequence[rows.Answered]) -> list[Problem]:
    """Say what is missing when no rule gives a day and none is out of reach."""
    if any(isinstance(each.outcome, Deadline | NotApplicable | NotCovered) for each in answered):
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
    problems: Sequence[Problem],
    asked: Asked,
    law: Law,
    *,
    settings: Settings,
    blocked: bool,
    labelled: bool,
) -> tuple[str, ...]:
    if blocked or settings.format == "json" or settings.output is not None:
        told = [] if asked.quiet and not blocked else [str(problem) for problem in problems]
    else:
        told = (
            []
            if asked.quiet or not problems
            else ["Some facts were left out: see 'Left out' in the answer."]
        )
    if settings.format == "ics" and not blocked and not labelled and not asked.quiet:
        told.append("Add --id, so that two cases with the same dates stay two in a calendar.")
    if asked.verbose:
        told += [f"read: {path}" for path in law.book.files]
    return tuple(told)


def _remind(texts: Sequence[str], problems: list[Problem]) -> list[int]:
    """Read how many days ahead reminders are wanted: ``14,3``."""
    told = [part for text in texts for part in text.replace(",", " ").split()]
    strange = [
        part for part in told if not (part.isascii() and part.isdecimal() and len(part) < FOUR)
    ]
    problems.extend(
        Problem(where="--remind", value=part, problem=f"'{part}' is not a number of days.",
                write="Write it as 14,3.", blocks=True)
        for part in strange
    )  # fmt: skip
    return sorted({int(part) for part in told if part not in strange}, reverse=True)


def _render(
    view: DeadlinesView, law: Law, settings: Settings, *, remind: Sequence[int], explain: bool
) -> str:
    if settings.format == "json":
        from sendpath.render import as_json

        return as_json.render(view)
    from sendpath.render.people import sheet

    shorts = {key: source.short for key, source in law.book.sources.items()}
    if settings.format == "ics":
        from sendpath.render import ics

        reminding = ics.Reminding(remind, law.calendar.previous_working)
        return ics.render(view, shorts=shorts, reminding=reminding)
    page = sheet(view, shorts=shorts, explain=explain)
    if settings.format == "plain":
        from sendpath.render import plain

        return plain.render(page)
    from sendpath.render import table

    drawing = settings.output is not None or carries_line_drawing(sys.stdout)
    return table.render(page, width=width(), colour=settings.colour, unicode=drawing)
