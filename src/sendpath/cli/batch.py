"""``sendpath batch``: a caseload in, the same rows with their dates out, one row at a time."""

import csv
import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from sendpath.cli import sheets
from sendpath.cli.caseload import LETTERS, Caseload
from sendpath.cli.clocks import LAW_AS_AT, Clocks
from sendpath.cli.processes import terms_of, unknown_process
from sendpath.cli.settings import Asked, Settings, load_book, load_days, read_settings
from sendpath.cli.stream import Result
from sendpath.cli.tables import Table, choices_of, too_long
from sendpath.cli.told import PROCESSES, Law
from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.core.law import Process
from sendpath.core.problem import Problem
from sendpath.core.takes import takes
from sendpath.intake.facts import Ambient
from sendpath.intake.rows import Columns, read_header
from sendpath.render.columns import Column, chosen, default, every, of_letters, whole
from sendpath.render.view import DatedView

FORMATS = ("csv", "jsonl")
ALL = "all"
"""The process that is every process: for a sheet of mixed cases."""

BYTE_ORDER_MARK = "\ufeff"
"""What tells Excel that a file is UTF-8."""


class Batch(NamedTuple):
    """What to answer, as typed."""

    file: str
    mapped: Sequence[str] = ()
    inert: bool = False
    process: str | None = None
    columns: Sequence[str] = ()
    term: Sequence[str] = ()


def run(batch: Batch, asked: Asked) -> Result:
    """Answer every row; what cannot be read stands in its row, with all its problems."""
    problems: list[Problem] = []
    told = asked.format or (None if asked.output else "csv")
    settings = read_settings(asked._replace(format=told, formats=FORMATS))
    problems.extend(settings.problems)
    name = batch.process.strip().lower() if batch.process is not None else None
    book = load_book(asked, _processes(name), problems)
    mapped = _mapped(batch.mapped, problems)
    if book is not None and name not in (None, ALL, *book.processes):
        problems.append(unknown_process(name or "", book))
    if book is None or problems:
        return _refused(problems)
    if settings.output is not None and sheets.is_same(batch.file, settings.output):
        problems.append(
            Problem(
                where="--output",
                value=str(settings.output),
                blocks=True,
                problem="that is the file that is read.",
                write="Give another name, so that yours stays.",
            )
        )
    terms = terms_of(batch.term, problems)
    law = Law(book, replace(load_days(asked, settings, book, problems), terms=terms))
    batch = batch._replace(process=name)
    gc.freeze()
    gc.enable()
    with ExitStack() as stack:
        source = sheets.opened(batch.file, stack, problems)
        if source is None or any(problem.blocks for problem in problems):
            return _refused(problems)
        try:
            return _run(source, law, settings, batch, mapped)
        except UnicodeDecodeError as error:
            told = f"'{batch.file}' is not UTF-8 text (byte {error.start})."
            write = "In Excel, save it as 'CSV UTF-8'."
            return _refused([Problem(where="FILE", value=batch.file, problem=told, write=write)])
        except csv.Error as error:
            told = f"'{batch.file}' is not a table of comma-separated values ({error})."
            return _refused([Problem(where="FILE", value=batch.file, problem=told)])


def _processes(name: str | None) -> tuple[str, ...]:
    """Name the processes whose rules are read; all of them when none is named."""
    return PROCESSES if name is None else () if name == ALL else (name,)


def _run(
    source: Iterable[str], law: Law, settings: Settings, batch: Batch, mapped: dict[str, str]
) -> Result:
    lines = iter(source)
    first, header = sheets.first_row(lines)
    if len(header) == 1 and ";" in header[0]:
        told = "its columns are parted by semicolons."
        write = "Save it as 'CSV UTF-8 (comma delimited)'."
        return _refused([Problem(where="FILE", value=batch.file, problem=told, write=write)])
    taken = takes(law.book.law, law.book.asked)
    facts = law.book.law.facts
    if batch.process not in (None, ALL):  # columns of other processes are the caller's own
        telling = sorted(taken, key=lambda event: -len(taken[event].gives))
        facts = {event: facts[event] for event in telling}
    columns, problems = read_header(header, facts, mapped, choices_of(law), law.book.law.facts)
    line_end = "\r\n" if first.endswith("\r\n") else "\n"
    table = _table(law, columns, settings, batch, line_end, problems)
    everything = read_header(header, law.book.law.facts, mapped)[0].dates
    table.elsewhere = tuple(place for place, event in everything.items() if event not in taken)
    if problems:
        return _refused(
            [_with_help(each) for each in problems] if batch.process == ALL else problems
        )
    answers = _answers(table, lines, law, settings, batch)
    fault = sheets.write(answers, settings)
    return _refused([fault]) if fault else _told(table, settings)


def _with_help(problem: Problem) -> Problem:
    """Say where the names of all facts are found, where any of them may be a column."""
    more = "The facts of each process: sendpath timeline assessment, and so on."
    return problem._replace(write=f"{problem.write or ''} {more}".strip())


def _table(  # noqa: PLR0917 - one place that decides which table it is
    law: Law,
    columns: Columns,
    settings: Settings,
    batch: Batch,
    line_end: str,
    problems: list[Problem],
) -> Table:
    """Choose the table: letters in the default columns, or any other in full."""
    inert, today = batch.inert, settings.today
    if batch.process is None and not batch.columns:
        return Caseload(law, columns, today=today, line_end=line_end, inert=inert)
    rules = [law.book.law.rules[rule] for rule in law.book.asked]
    known = {**every(rules), LAW_AS_AT: _law_as_at(law)}
    if batch.process is None:
        known |= of_letters()
    elif batch.process == ALL:
        known = of_letters() | known  # how a row stands is there told of the row as a whole
    names = (
        chosen(batch.columns, known, problems)
        if batch.columns
        else (whole() if batch.process == ALL else default(rules))
    )
    shown = [known[name] for name in names if name in known]
    letters = frozenset(LETTERS) if batch.process is None else frozenset[Event]()
    ambient = Ambient(
        facts=law.book.law.facts,
        today=today,
        required=letters,
        last=law.calendar.last,
        plannable=False,
    )
    from sendpath.cli.timeline import process_desk

    return Clocks(
        law,
        columns,
        ambient,
        shown=shown,
        desk=process_desk(law, settings),
        mixed=batch.process == ALL,
        line_end=line_end,
        inert=inert,
    )


def _law_as_at(law: Law) -> Column:
    day = law.book.law_as_at.isoformat()
    return Column(LAW_AS_AT, lambda _row: day)


def _answers(
    table: Table, lines: Iterator[str], law: Law, settings: Settings, batch: Batch
) -> Iterator[str]:
    """Give the whole answer line by line, the first line included."""
    if settings.format == "jsonl":
        return _json_lines(table, csv.reader(lines), law, settings, batch)
    header = f"{table.join([*table.columns.header, *table.header])}{table.line_end}"
    return chain([BYTE_ORDER_MARK * bool(settings.output) + header], table.lines(lines))


def _told(table: Table, settings: Settings) -> Result:
    tally = table.tally
    messages = [str(problem) for problem in tally.first]
    if tally.problems > len(tally.first):
        messages.append(f"... and {tally.problems - len(tally.first)} more, each in its row.")
    if tally.formulas and not table.inert:
        messages.append(
            f"Cells that begin like a formula, which a spreadsheet would run: {tally.formulas}. "
            "They were left as they are; --inert guards them."
        )
    if settings.output is not None and sys.stderr is not None and sys.stderr.isatty():
        messages.append(f"Written: {settings.output}")
    if tally.empty:
        columns = table.columns
        used = {
            *columns.dates,
            *columns.choices.values(),
            columns.term,
            columns.reason,
            columns.section,
            columns.health_only,
        }
        unread = [name for at, name in enumerate(columns.header) if at not in used]
        which = ", ".join(map(str, tally.silent))
        messages.append(
            f"Rows that tell no day: {tally.empty} (row {which}). Columns not read: "
            f"{', '.join(unread) or 'none'}."
        )
    if tally.idle:
        messages.append(
            f"Rows that tell only facts of other processes: {tally.idle}. They "
            "were left as they are; --process all asks every process."
        )
    code = 3 if tally.problems else 4 if tally.uncovered else 0
    return Result(messages=tuple(messages), code=code)


def _json_lines(
    table: Table, rows: Iterable[list[str]], law: Law, settings: Settings, batch: Batch
) -> Iterator[str]:
    import json
    from datetime import date

    document = _documents(law, settings, batch)
    for number, row in enumerate(rows, 2):
        full = [*row, *[""] * (len(table.columns.header) - len(row))]
        heard = table.heard(full)
        problems = [*heard.problems, *too_long(row, table.columns)]
        shown = document(heard.read.case, problems)
        table.tally.add(number, problems)
        given = dict(zip(table.columns.header, full, strict=False))
        yield json.dumps({**shown, "row": number, "columns": given}, default=date.isoformat) + "\n"


def _documents(
    law: Law, settings: Settings, batch: Batch
) -> Callable[[Case, list[Problem]], DatedView]:
    """Make ready to answer each row with the whole document of its command."""
    if batch.process is None:
        from sendpath.cli.deadlines import answer_for, letter_desk

        letters = letter_desk(law, settings)
        return lambda case, problems: answer_for(case, letters, problems)
    from sendpath.cli.timeline import process_desk, view_for

    clocks = process_desk(law, settings)
    every_process = Process(ALL, "every process", ()) if batch.process == ALL else None
    return lambda case, problems: view_for(case, clocks, problems, process=every_process)


def _mapped(texts: Sequence[str], problems: list[Problem]) -> dict[str, str]:
    mapped = {}
    for text in texts:
        theirs, equals, ours = text.partition("=")
        if not equals or not theirs.strip() or not ours.strip():
            problems.append(
                Problem(
                    where="--map",
                    value=text,
                    problem=f"'{text}' maps nothing.",
                    write="Write --map 'Letter date=decision_date'.",
                    blocks=True,
                )
            )
        if theirs.strip() in mapped:
            problems.append(
                Problem(
                    where="--map",
                    value=text,
                    problem=f"'{theirs.strip()}' is mapped twice.",
                    write="Map each column once.",
                    blocks=True,
                )
            )
        mapped[theirs.strip()] = ours.strip()
    return mapped


def _refused(problems: Sequence[Problem]) -> Result:
    return Result(messages=tuple(map(str, problems)), code=2)
