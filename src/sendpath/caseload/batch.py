"""A caseload answered: which table it is, and its answer line by line."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.caseload.answered_rows import AnsweredRows
from sendpath.caseload.objects import objects
from sendpath.caseload.our_columns import (
    UNTIL_25,
    Column,
    chosen,
    default,
    every,
    of_letters,
    summary,
)
from sendpath.caseload.our_names import OURS, header
from sendpath.caseload.ready import ALL, Batch, ambient_of, ready
from sendpath.caseload.table import Table
from sendpath.columns.sheet_columns import Columns
from sendpath.core.fact_use import FactsUsed
from sendpath.core.problem import Problem
from sendpath.sheets.records import Records
from sendpath.sheets.sheet import Sheet

BYTE_ORDER_MARK = "\ufeff"
"""What tells Excel that a file is UTF-8."""


LAW_AS_AT = f"{OURS}law_as_at"


class Running(NamedTuple):
    """A caseload on its way.

    Attributes:
        table: Its table.
        records: Its rows.
        lines: Its answer, line by line.
        doubts: What is wrong with whole columns.
        names: Our columns, where they are not those of the table.
        others: The other tables of the same file.
        parts: Each of its tables on its way, where there are several.
        sheet: The name of its sheet, where there are several.
    """

    table: Table
    records: Records
    lines: Iterator[str]
    doubts: Sequence[Problem] = ()
    names: Sequence[str] = ()
    others: Sequence[Table] = ()
    parts: "Sequence[Running]" = ()
    sheet: str | None = None

    @property
    def tables(self) -> Sequence[Table]:
        """All the tables of the file."""
        return self.table, *self.others

    @property
    def header(self) -> Sequence[str]:
        """Name our columns as they are written."""
        return self.names or self.table.header


def begun(sheet: Sheet, batch: Batch, context: Context) -> Running | list[Problem]:
    """Read the headings, and give the answer to the rest as it is asked for."""
    made = ready(sheet, batch, context, _table)
    if isinstance(made, list):
        return made
    table, records, doubts, used = made
    if batch.jsonl:
        write_row = objects(table, used, process=batch.process, chosen=bool(batch.columns))
        return Running(table, records, map(write_row, table.answered(records)), doubts)
    lines = chain(head_of(sheet, table, batch), table.lines(records))
    return Running(table, records, lines, doubts)


def head_of(
    sheet: Sheet, table: Table, batch: Batch, ours: Sequence[str] | None = None
) -> Iterator[str]:
    """Give what stands above the rows of an answer: the mark, the caller's titles, the headings."""
    if batch.marked:
        yield BYTE_ORDER_MARK
    yield from sheet.titles()
    yield table.first_line(ours)


def _table(
    columns: Columns,
    batch: Batch,
    used: FactsUsed,
    context: Context,
    line_end: str,
    problems: list[Problem],
) -> Table:
    """Choose the table: letters in the default columns, or any other in full."""
    ambient = ambient_of(batch, context)
    return AnsweredRows(
        context,
        columns,
        ambient,
        shown=_shown(batch, context, columns, problems),
        used=used,
        mixed=batch.process == ALL,
        line_end=line_end,
        inert=batch.inert,
    )


def _shown(
    batch: Batch, context: Context, columns: Columns, problems: list[Problem]
) -> list[Column]:
    """Give the columns asked for, or those of the process."""
    book = context.book
    rules = [book.law.rules[rule] for rule in book.asked]
    day = book.law_as_at.isoformat()
    known = {**every(rules), LAW_AS_AT: Column(LAW_AS_AT, lambda _row: day)}
    letters = of_letters(book.letter, mixed=batch.process is not None)
    if batch.process is None:
        known |= letters
    elif batch.process == ALL:
        known = letters | known  # how a row stands is there told of the row as a whole
    if batch.columns:
        names = chosen(batch.columns, known, problems)
    elif batch.process is None:
        names = [*header(book.letter)[:-1]]
        names += [] if columns.born is None else [UNTIL_25]
    else:
        names = summary() if batch.process == ALL else default(rules)
    return [known[name] for name in names if name in known]
