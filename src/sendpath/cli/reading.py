"""The commands for reading: the arithmetic, the days, the shape of documents."""

import typer

from sendpath.cli import rare_options as rare
from sendpath.cli.command import join
from sendpath.cli.finish import finish, lazily
from sendpath.cli.options import LawOptions, Output
from sendpath.cli.session import Refused, opened
from sendpath.cli.stream import Result, deliver
from sendpath.core.problem import Problem

YEAR = 4
"""Figures of a year."""

SHEET = "batch"
"""What has no document, and columns instead."""


def add_to(app: typer.Typer) -> None:
    """Add these commands to the program's own."""
    join(
        app,
        count,
        "The arithmetic alone, in any year.",
        example="count '2 months' --after 2026-12-31 --roll appeal",
    )
    join(app, holidays, "Bank holidays in England and Wales.", example="holidays 2027")
    join(app, schema, "The JSON Schema of a document.", example="schema deadlines")


def count(
    period: rare.Period,
    *,
    after: rare.After = None,
    beginning_with: rare.BeginningWith = None,
    before: rare.Before = None,
    from_: rare.From = None,
    roll: rare.Roll = None,
    skip_vacation: rare.SkipVacation = False,
    output: Output,
    law: LawOptions,
) -> None:
    """The arithmetic alone: count a period as the law counts it, in any year."""
    from sendpath.answers.counting import count as answer
    from sendpath.cli.counting import Typed, out_of_reach, read_counting
    from sendpath.core.calendar import BeyondCalendar

    session = opened(output, law, letter=True)
    days = {"after": after, "beginning_with": beginning_with, "before": before}
    typed = Typed(period, {name: texts or () for name, texts in days.items()}, from_ or (), roll)
    counting = read_counting(typed, session)
    if counting is None or session.problems:
        raise Refused(session.problems)
    try:
        shown = answer(counting._replace(skip_vacation=skip_vacation), session.context())
    except (BeyondCalendar, OverflowError, ValueError):
        deliver(Result(messages=(out_of_reach(session.calendar),), code=4))
    finish(session, {"document": lambda: shown, "page": lazily("pages.counting:count_page", shown)})


def holidays(year: rare.Year = None, *, output: Output, law: LawOptions) -> None:
    """The bank holidays of a year in England and Wales, and how certain they are."""
    from sendpath.answers.counting import holidays as answer

    session = opened(output, law, letter=True)
    told = str(session.settings.today.year) if year is None else year
    if not (told.isascii() and told.isdecimal() and len(told) == YEAR):
        wrong = f"'{told}' is not a year."
        session.problems.append(Problem("YEAR", told, wrong, "Write it as 2027.", blocks=True))
    if session.problems:
        raise Refused(session.problems)
    first, last = session.calendar.first.year, session.calendar.last.year
    if not first <= int(told) <= last:
        deliver(Result(messages=(f"Bank holidays are known from {first} to {last}.",), code=4))
    shown = answer(int(told), session.context())
    finish(
        session, {"document": lambda: shown, "page": lazily("pages.counting:holidays_page", shown)}
    )


def schema(name: rare.Document) -> None:
    """The JSON Schema of a document that sendpath writes; batch: every column of a caseload."""
    from sendpath.answers.schema import VIEWS
    from sendpath.answers.schema import schema as shape
    from sendpath.formats.as_json import render
    from sendpath.formats.canvas import Canvas

    if name == SHEET:
        from sendpath.caseload.catalogue import catalogue, printed
        from sendpath.rulebook.loader import load_rulebook

        deliver(Result(text=printed(catalogue(load_rulebook()))))
    if name not in VIEWS:
        told = f"'{name}' is not a document sendpath writes."
        raise Refused(
            [Problem("NAME", name, told, f"Write {' or '.join([SHEET, *VIEWS])}.", blocks=True)]
        )
    deliver(Result(text=render(shape(name), Canvas())))
