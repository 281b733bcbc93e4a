"""``sendpath batch``: a caseload in, the same rows with their dates out, one row at a time."""

import csv
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, NoReturn

import typer

from sendpath.cli import rare_options as rare
from sendpath.cli.command import join
from sendpath.cli.cycles import collect, set_aside
from sendpath.cli.grouping import told_in
from sendpath.cli.options import LawOptions, Letter, Output
from sendpath.cli.processes import unknown_process
from sendpath.cli.progress import followed
from sendpath.cli.row_options import (
    Finder,
    RowOptions,
    keep_problems,
    nowhere_to_look,
    written_over,
)
from sendpath.cli.session import Refused, Session, opened
from sendpath.cli.sheet_options import SheetOptions
from sendpath.cli.stream import Result, deliver, written
from sendpath.cli.ways import Ways
from sendpath.cli.writing import asked_to_end, write_bytes, write_lines
from sendpath.core.names import printable
from sendpath.core.problem import Problem

if TYPE_CHECKING:
    from sendpath.answers.context import Context
    from sendpath.caseload.batch import Running
    from sendpath.caseload.ready import Batch
    from sendpath.cli.ways import Beginning
    from sendpath.sheets.sheet import Sheet


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
    reading: SheetOptions,
    ways: Ways,
    rows: RowOptions,
    output: Output,
    law: LawOptions,
) -> None:
    """A caseload: one row a case in, the same rows with their dates out.

    Columns are named as the facts: decision_date, certificate_date, reason. Yours pass.
    """
    from sendpath.caseload.ready import ALL, Batch

    problems: list[Problem] = []
    told = reading.told(problems)
    if reading.guess:
        from sendpath.cli.guess import propose

        kept = told._replace(process=process or told.process, terms=term or told.terms)
        named = [*(["--columns"] if columns else []), *(["--inert"] if inert else [])]
        unused = [*named, *told_in(ways), *told_in(rows)]
        propose(file, kept, problems, output, law, unused=unused)
    process, term = process or told.process or (ALL if ways.whole else None), term or [*told.terms]
    name = None if process is None else process.strip().lower()
    session = opened(
        output,
        law,
        offers=ways.offers,
        processes=() if name in (None, ALL) else (name or "",),
        letter=name is None,
        fail_on=rows.fail_on,
        term=term,
    )
    session.problems.extend(problems)
    if name not in (None, ALL, *session.book.processes):
        session.problems.append(unknown_process(name or "", session.book))
    form, marked = session.settings.format, session.settings.output is not None
    shaped = bool(columns or inert)
    text = form in ("csv", "plain", "table") or (ways.long and form == "xlsx")
    if rows.fail_on:
        session.problems.extend(nowhere_to_look(form, ways.told))
    faults = ways.faults(named=name is not None, shaped=shaped, text=text, term=bool(term))
    session.problems.extend(faults)
    session.problems.extend(written_over(file, session.settings.output, rows.problems))
    session.stop()
    marked = marked and form != "xlsx"
    asked = Batch(name, told, columns or (), inert, form == "jsonl", marked)
    if ways.summary:
        from sendpath.cli.rates import sum_up

        sum_up(session, file, asked, rows)
    _answer(session, file, asked, rows, ways.beginning())


def _answer(
    session: Session, file: str, batch: "Batch", rows: RowOptions, begin: "Beginning"
) -> NoReturn:
    from sendpath.caseload.parts import begun_in_parts
    from sendpath.caseload.ready import names_of
    from sendpath.sheets.sheet import Unread
    from sendpath.sheets.source import opened as source_of
    from sendpath.sheets.source import unreadable

    letters = batch.process is None and batch.jsonl
    context = session.context(options=Letter.options() if letters else ())
    set_aside()
    if session.settings.format != "xlsx":  # which is held whole, and its rows leave no cycles
        collect()
    with asked_to_end(), ExitStack() as stack:
        try:
            source = source_of(file, stack, names_of(batch, context), sheet=batch.told.sheet)
            if isinstance(source, list):
                raise Refused(source)
            running = begun_in_parts(source, batch, context, begin)
            if isinstance(running, list):
                raise Refused([*running, *(source.said if _is_headless(running) else ())])
            finder = _finder(session, running)
            tally = running.table.tally
            faults = keep_problems(rows.problems, tally, stack) if rows.problems else []
            fault = next(iter(faults), None)
            lines = followed(finder.through(running.lines), session.settings.output)
            running = running._replace(lines=lines)
            fault = fault or _written(session, source, running, context)
            if fault:
                raise Refused([fault])
        except (UnicodeDecodeError, Unread, csv.Error) as error:
            raise Refused([unreadable(file, error)]) from None
    said = [*source.said, *_left_behind(session, source)]
    code, messages = _finish(session, running, batch, said, lenient=rows.lenient)
    if faults:
        deliver(Result(messages=(*messages, *map(str, faults)), code=2))
    deliver(Result(messages=messages, code=code or int(finder.found)))


def _is_headless(problems: "Sequence[Problem]") -> bool:
    """Say whether a table tells no day: then it counts which one was read."""
    from sendpath.caseload.parts import FIRST_LINE

    return all(each.where == FIRST_LINE for each in problems)


def _finder(session: Session, running: "Running") -> Finder:
    """Make ready to look for findings; where they cannot be seen, that is a problem."""
    settings, width = session.settings, len(running.table.columns.header)
    finder = Finder(running.header, width, settings.findings, settings.today)
    missing = finder.missing()
    if missing is not None:
        raise Refused([missing])
    return finder


def _one_sheet(source: "Sheet") -> Problem:
    """Say that a workbook back holds one sheet, and how to have each of several."""
    grids = {part.grid.name: None for part in source.parts() if part.grid is not None}
    named = " and ".join(f'--sheet "{printable(name)}"' for name in grids)
    told = "a workbook back holds one of your sheets."
    write = f"Write one for each: {named}. Or write a CSV file; or due, with -o, a list of all."
    return Problem("--output", "", told, write, blocks=True)


def _written(
    session: Session, source: "Sheet", running: "Running", context: "Context"
) -> Problem | None:
    """Write the answer: as a workbook, or line by line; the problem where that cannot be."""
    output = session.settings.output
    if session.settings.format != "xlsx":
        return write_lines(running.lines, output)
    if len({id(part.grid) for part in source.parts()}) > 1:
        return _one_sheet(source)
    from sendpath.caseload.workbook import workbook
    from sendpath.sheets.workbook_back import fits, write_workbook

    book = workbook(source, running, context)
    return fits(book) or write_bytes(lambda file: write_workbook(file, book), output)


def _left_behind(session: Session, source: "Sheet") -> list[str]:
    """Say once what a workbook back does not hold of theirs."""
    if session.settings.format != "xlsx" or source.grid is None:
        return []
    from sendpath.sheets.workbook_back import left_behind

    told = left_behind(source.grid)
    return [] if told is None else [told]


def _finish(
    session: Session, running: "Running", batch: "Batch", said: Sequence[str], *, lenient: bool
) -> tuple[int, tuple[str, ...]]:
    """Give the exit code of a caseload but for findings, and what came up."""
    from sendpath.caseload.afterwards import told_of
    from sendpath.caseload.ready import ALL

    output, table = session.settings.output, running.table
    tally = table.tally
    remarks = () if session.output.quiet else (*session.settings.remarks, *said)
    unguarded = 0 if table.inert or batch.jsonl else running.records.formulas
    lettered = batch.process in (None, ALL)
    messages = [
        *remarks,
        *told_of(running.tables, doubts=running.doubts, formulas=unguarded, lettered=lettered),
        *session.files_read,
    ]
    messages += written(output)
    faulty = tally.problems and not lenient
    return (3 if faulty else 4 if tally.uncovered else 0), tuple(messages)
