"""``sendpath batch``: a caseload in, the same rows with their dates out, one row at a time."""

import csv
import gc
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, NoReturn

import typer

from sendpath.cli import rare_options as rare
from sendpath.cli.command import join
from sendpath.cli.options import LawOptions, Letter, Output
from sendpath.cli.processes import unknown_process
from sendpath.cli.session import Refused, Session, opened
from sendpath.cli.sheet_options import SheetOptions
from sendpath.cli.stream import Result, deliver, write_lines
from sendpath.core.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from sendpath.answers.context import Context
    from sendpath.caseload.batch import Batch, Running
    from sendpath.sheets.sheet import Sheet

    Beginning = Callable[[Sheet, Batch, Context], Running | list[Problem]]

NO_READING = Problem(
    "--normalise",
    "",
    "rows are read for the SQL of a process, as CSV, and not answered.",
    "Name it: --process review, or all. Leave out --columns, --inert and --format jsonl.",
    blocks=True,
)


def add_to(app: typer.Typer) -> None:
    """Add the command to the program's own."""
    join(
        app,
        batch,
        "A caseload: a spreadsheet in, its dates out.",
        example="batch cases.csv -o answered.csv",
    )


def batch(
    file: rare.File,
    *,
    process: rare.RowsProcess = None,
    columns: rare.Columns = None,
    term: rare.Term = None,
    inert: rare.Inert = False,
    normalise: rare.Normalise = False,
    reading: SheetOptions,
    output: Output,
    law: LawOptions,
) -> None:
    """A caseload: one row a case in, the same rows with their dates out.

    Columns are named as the facts: decision_date, certificate_date, reason. Yours pass.
    """
    from sendpath.caseload.batch import ALL, Batch

    problems: list[Problem] = []
    told = reading.told(problems)
    process = process or told.process
    if reading.guess:
        from sendpath.cli.guess import propose

        propose(file, told._replace(process=process), problems, output, law)
    name = None if process is None else process.strip().lower()
    session = opened(
        output,
        law,
        offers=("sheet", "rows"),
        processes=() if name in (None, ALL) else (name or "",),
        letter=name is None,
        term=term,
    )
    session.problems.extend(problems)
    if name not in (None, ALL, *session.book.processes):
        session.problems.append(unknown_process(name or "", session.book))
    settings = session.settings
    jsonl, marked = settings.format == "jsonl", settings.output is not None
    if normalise and (name is None or jsonl or columns or inert):
        session.problems.append(NO_READING)
    _stop(session, file)
    asked = Batch(name, told, columns or (), inert, jsonl, marked)
    _answer(session, file, asked, normalise=normalise)


def _stop(session: Session, file: str) -> None:
    """Give no answer where a setting stands in the way, or what is read would be written over."""
    from sendpath.sheets.source import is_same

    output, problems = session.settings.output, session.problems
    if output is not None and is_same(file, output):
        told = "that is the file that is read."
        write = "Give another name, so that yours stays."
        problems.append(Problem("--output", str(output), told, write, blocks=True))
    session.stop()


def _beginning(*, normalise: bool) -> "Beginning":
    """Give what begins a caseload: its answer, or its reading alone."""
    if normalise:
        from sendpath.warehouse.reader import begun_reading

        return begun_reading
    from sendpath.caseload.batch import begun

    return begun


def _answer(session: Session, file: str, batch: "Batch", *, normalise: bool) -> NoReturn:
    from sendpath.caseload.batch import names_of
    from sendpath.sheets.sheet import Unread
    from sendpath.sheets.source import opened as source_of
    from sendpath.sheets.source import unreadable

    letters = batch.process is None and batch.jsonl
    context = session.context(options=Letter.options() if letters else ())
    gc.freeze()
    gc.enable()
    with ExitStack() as stack:
        try:
            source = source_of(file, stack, names_of(batch, context), sheet=batch.told.sheet)
            if isinstance(source, list):
                raise Refused(source)
            running = _beginning(normalise=normalise)(source, batch, context)
            if isinstance(running, list):
                raise Refused(running)
            fault = write_lines(running.lines, session.settings.output)
        except (UnicodeDecodeError, Unread, csv.Error) as error:
            raise Refused([unreadable(file, error)]) from None
    if fault is not None:
        raise Refused([fault])
    _finish(session, running, batch, source.said)


def _finish(session: Session, running: "Running", batch: "Batch", said: Sequence[str]) -> NoReturn:
    """Say what came up, and leave."""
    from sendpath.caseload.afterwards import told_of
    from sendpath.caseload.batch import ALL

    output, table = session.settings.output, running.table
    tally = table.tally
    remarks = () if session.output.quiet else (*session.settings.remarks, *said)
    unguarded = 0 if table.inert or batch.jsonl else running.records.formulas
    lettered = batch.process in (None, ALL)
    messages = [
        *remarks,
        *told_of(table, doubts=running.doubts, formulas=unguarded, lettered=lettered),
    ]
    if output is not None and sys.stderr is not None and sys.stderr.isatty():
        messages.append(f"Written: {output}")
    code = 3 if tally.problems else 4 if tally.uncovered else 0
    deliver(Result(messages=tuple(messages), code=code))
