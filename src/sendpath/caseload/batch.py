"""A caseload answered: which table it is, its answer line by line, and what is said of it then."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.answers.shapes import DatedView
from sendpath.answers.timeline import FactsUsed
from sendpath.caseload.columns import Column, chosen, default, every, of_letters, summary
from sendpath.caseload.header import Columns, read_header
from sendpath.caseload.letter_cells import OURS
from sendpath.caseload.letters import Letters
from sendpath.caseload.processes import Processes
from sendpath.caseload.source import first_row
from sendpath.caseload.table import Table, too_long
from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.core.fact_use import facts_used
from sendpath.core.law import Choice, Fact, Process
from sendpath.core.problem import Problem
from sendpath.core.walk import choices_asked
from sendpath.intake.facts import Ambient

ALL = "all"
"""The process that is every process: for a sheet of mixed cases."""

BYTE_ORDER_MARK = "\ufeff"
"""What tells Excel that a file is UTF-8."""

LAW_AS_AT = f"{OURS}law_as_at"


class Batch(NamedTuple):
    """What to answer.

    Attributes:
        process: Whose rules; None for letters, ``all`` for a sheet of mixed cases.
        mapped: What the caller's columns are called by us.
        columns: The columns asked for, as typed.
        inert: Whether cells that a spreadsheet would run are guarded.
        jsonl: Whether each row is answered with the whole document.
        marked: Whether the answer begins with the mark that tells Excel its encoding.
    """

    process: str | None = None
    mapped: Mapping[str, str] = {}
    columns: Sequence[str] = ()
    inert: bool = False
    jsonl: bool = False
    marked: bool = False


class Running(NamedTuple):
    """A caseload on its way: the table, and its answer line by line."""

    table: Table
    lines: Iterator[str]


def begun(source: Iterable[str], batch: Batch, context: Context) -> Running | list[Problem]:
    """Read the first line, and give the answer to the rest as it is asked for."""
    lines = iter(source)
    first, header = first_row(lines)
    if len(header) == 1 and ";" in header[0]:
        told = "its columns are parted by semicolons."
        write = "Save it as 'CSV UTF-8 (comma delimited)'."
        return [Problem("FILE", "", told, write, blocks=True)]
    used = facts_used(context.book.law, context.book.asked)
    columns, problems = _columns(header, batch, used, context)
    line_end = "\r\n" if first.endswith("\r\n") else "\n"
    table = _table(columns, batch, used, context, line_end, problems)
    table.elsewhere = _elsewhere(header, batch, used, context)
    if problems:
        return [_with_help(each) for each in problems] if batch.process == ALL else problems
    if batch.jsonl:
        return Running(table, _json_lines(table, csv.reader(lines), batch, used))
    names = table.join([*table.columns.header, *table.header])
    head = f"{BYTE_ORDER_MARK * batch.marked}{names}{table.line_end}"
    return Running(table, chain([head], table.lines(lines)))


def told_of(table: Table) -> list[str]:
    """Say of a caseload that was answered what is wrong in it, and what was passed over."""
    tally, columns = table.tally, table.columns
    told = [str(problem) for problem in tally.first]
    if tally.problems > len(tally.first):
        told.append(f"... and {tally.problems - len(tally.first)} more, each in its row.")
    if tally.formulas and not table.inert:
        told.append(
            f"Cells that begin like a formula, which a spreadsheet would run: {tally.formulas}. "
            "They were left as they are; --inert guards them."
        )
    if tally.empty:
        read = columns.read()
        unread = [name for at, name in enumerate(columns.header) if at not in read]
        which = ", ".join(map(str, tally.silent))
        told.append(
            f"Rows that tell no day: {tally.empty} (row {which}). Columns not read: "
            f"{', '.join(unread) or 'none'}."
        )
    if tally.idle:
        told.append(
            f"Rows that tell only facts of other processes: {tally.idle}. They "
            "were left as they are; --process all asks every process."
        )
    return told


def _columns(
    header: Sequence[str], batch: Batch, used: FactsUsed, context: Context
) -> tuple[Columns, list[Problem]]:
    """Find which column is which; columns of other processes are the caller's own."""
    everything = context.book.law.facts
    facts: Mapping[Event, Fact] = everything
    if batch.process not in (None, ALL):
        telling = sorted(used, key=lambda event: -len(used[event].gives))
        facts = {event: everything[event] for event in telling}
    return read_header(header, facts, batch.mapped, _choices(context), everything)


def _choices(context: Context) -> dict[str, Choice]:
    """Give the choices that a rule asks for; any other column of such a name is the caller's."""
    book = context.book
    asked = choices_asked(book.law.rules[rule] for rule in book.asked)
    return {name: each for name, each in book.choices.items() if name in asked}


def _elsewhere(
    header: Sequence[str], batch: Batch, used: FactsUsed, context: Context
) -> tuple[int, ...]:
    """Give the places of columns that tell facts of other processes only."""
    dates = read_header(header, context.book.law.facts, batch.mapped)[0].dates
    return tuple(
        place for place, event in dates.items() if event not in used or not used[event].acts
    )


def _with_help(problem: Problem) -> Problem:
    """Say where the names of all facts are found, where any of them may be a column."""
    more = "The facts of each process: sendpath timeline assessment, and so on."
    return problem._replace(write=f"{problem.write or ''} {more}".strip())


def _table(
    columns: Columns,
    batch: Batch,
    used: FactsUsed,
    context: Context,
    line_end: str,
    problems: list[Problem],
) -> Table:
    """Choose the table: letters in the default columns, or any other in full."""
    letters = context.book.letter_facts() if batch.process is None else frozenset[Event]()
    ambient = Ambient(
        facts=context.book.law.facts,
        today=context.today,
        required=letters,
        last=context.calendar.last,
        plannable=False,
    )
    if batch.process is None and not batch.columns:
        return Letters(context, columns, ambient, line_end=line_end, inert=batch.inert)
    return Processes(
        context,
        columns,
        ambient,
        shown=_shown(batch, context, problems),
        used=used,
        mixed=batch.process == ALL,
        line_end=line_end,
        inert=batch.inert,
    )


def _shown(batch: Batch, context: Context, problems: list[Problem]) -> list[Column]:
    """Give the columns asked for, or those of the process."""
    book = context.book
    rules = [book.law.rules[rule] for rule in book.asked]
    day = book.law_as_at.isoformat()
    known = {**every(rules), LAW_AS_AT: Column(LAW_AS_AT, lambda _row: day)}
    letters = of_letters(book.letter)
    if batch.process is None:
        known |= letters
    elif batch.process == ALL:
        known = letters | known  # how a row stands is there told of the row as a whole
    if batch.columns:
        names = chosen(batch.columns, known, problems)
    else:
        names = summary() if batch.process == ALL else default(rules)
    return [known[name] for name in names if name in known]


def _json_lines(
    table: Table, rows: Iterable[list[str]], batch: Batch, used: FactsUsed
) -> Iterator[str]:
    import json  # noqa: PLC0415 - only for this format
    from datetime import date  # noqa: PLC0415 - as above

    document = _documents(table.context, batch, used)
    for number, row in enumerate(rows, 2):
        full = [*row, *[""] * (len(table.columns.header) - len(row))]
        told = table.heard(full)
        problems = [*told.problems, *too_long(row, table.columns)]
        shown = document(told.case, problems)
        table.tally.add(number, problems)
        given = dict(zip(table.columns.header, full, strict=False))
        yield json.dumps({**shown, "row": number, "columns": given}, default=date.isoformat) + "\n"


def _documents(
    context: Context, batch: Batch, used: FactsUsed
) -> Callable[[Case, list[Problem]], DatedView]:
    """Make ready to answer each row with the whole document of its command."""
    if batch.process is None:
        from sendpath.answers.deadlines import deadlines  # noqa: PLC0415 - only for this format

        return lambda case, problems: deadlines(case, context, problems)
    from sendpath.answers.timeline import timeline  # noqa: PLC0415 - only for this format

    every_process = Process(ALL, "every process", ()) if batch.process == ALL else None
    return lambda case, problems: timeline(case, used, context, problems, process=every_process)
