"""``sendpath sample``: a caseload made up by chance, to try out and to teach with."""

from collections.abc import Sequence

import typer

from sendpath.cli import rare_options as rare
from sendpath.cli.command import join
from sendpath.cli.finish import finish
from sendpath.cli.options import LawOptions, Output
from sendpath.cli.processes import unknown_process
from sendpath.cli.session import Refused, Session, opened
from sendpath.cli.stream import Result, deliver, written
from sendpath.cli.writing import write_lines
from sendpath.core.names import spell
from sendpath.core.problem import Problem

LETTERS = "letters"
NO_DATE = "no rule of this process counts from a date."
FIGURES = 9
"""Figures of a number of rows."""


def add_to(app: typer.Typer) -> None:
    """Add the command to the program's own."""
    join(
        app,
        sample,
        "A made-up caseload, to try out and to teach with.",
        example="sample --rows 20 --seed 1 --process review",
    )


def sample(
    *,
    rows: rare.Rows = "100",
    seed: rare.Seed = "1",
    process: rare.SampleProcess = LETTERS,
    output: Output,
    law: LawOptions,
) -> None:
    """A caseload made up by chance, without names: one row a case, as batch reads it.

    The same rows, seed and day (--today) give the same text. Nobody in it is real.
    """
    from sendpath.caseload.ready import ALL
    from sendpath.caseload.sample import Sample, lines
    from sendpath.formats.sheet import Sheet

    name = process.strip().lower()
    session = opened(
        output,
        law,
        offers=("sheet",),
        processes=() if name in (ALL, LETTERS) else (name,),
        letter=name == LETTERS,
    )
    number = _number(rows, session)
    book = session.book
    if name not in (ALL, LETTERS, *book.processes):
        session.problems.append(unknown_process(name, book))
    session.stop()
    letters = [book.letter.processes] if name == LETTERS else []
    groups = letters or [(each,) for each in book.processes if name in (ALL, each)]
    made = Sample(groups, session.context(), seed)
    if not made.groups:
        raise Refused([_nothing(name, [process for group in groups for process in group], session)])
    if session.settings.format != "csv":
        finish(session, {"sheet": lambda: Sheet(made.heads, [*made.rows(number)])})
    fault = write_lines(lines(made, number), session.settings.output)
    if fault is not None:
        raise Refused([fault])
    remarks = () if output.quiet else session.settings.remarks
    named = written(session.settings.output)
    deliver(Result(messages=(*remarks, *session.files_read, *named)))


def _nothing(name: str, processes: Sequence[str], session: Session) -> Problem:
    """Say why no row can be made up: for the day, or for want of a rule that counts from one."""
    book, today = session.book, session.settings.today
    counted = {rule.process for rule in book.law.rules.values() if rule.anchor is not None}
    if counted.isdisjoint(processes):
        told, write = NO_DATE, "sendpath timeline says what it holds."
        return Problem("--process", name, told, write, blocks=True)
    told = f"no case can be made up around {spell(today)}: before the rules start, or where "
    told += "calendars end, hardly a day can be worked out."
    write = f"Write a day like --today {book.law_as_at.isoformat()}."
    return Problem("--today", today.isoformat(), told, write, blocks=True)


def _number(told: str, session: Session) -> int:
    """Read how many rows to make up."""
    text = told.strip().replace(",", "").replace("_", "")
    if text.isascii() and text.isdecimal() and len(text) <= FIGURES and int(text):
        return int(text)
    wrong = f"'{told}' is not a number of rows."
    session.problems.append(Problem("--rows", told, wrong, "Write it as 100.", blocks=True))
    return 0
