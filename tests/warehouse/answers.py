"""The same sheet answered by ``batch``, and read for the statement of its process."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from sendpath.answers.context import context_of
from sendpath.caseload.batch import Running, begun
from sendpath.caseload.briefs import Ground
from sendpath.caseload.column_words import called_in, in_columns
from sendpath.caseload.ready import ALL, Batch, names_of
from sendpath.core.asked import Expr
from sendpath.core.calendar import Calendar
from sendpath.rulebook.loader import load_rulebook
from sendpath.sheets.sheet import Sheet
from sendpath.sheets.source import opened
from sendpath.warehouse.days import HEAD, day_rows, span_of
from sendpath.warehouse.names import FAULTY, IN_FULL, READ, STATUS
from sendpath.warehouse.reader import begun_reading
from sendpath.warehouse.statement import Statement, every_column, every_summary, statement
from sendpath.warehouse.trees import Trees

TODAY = date(2026, 11, 25)


class Law(NamedTuple):
    """The law of a process in both ways."""

    process: str
    trees: Trees
    columns: Sequence[str]
    made: Statement
    span: tuple[date, date]

    @property
    def text(self) -> str:
        """The statement, asked as on the day of the tests."""
        return self.made.text.replace("CURRENT_DATE", f"DATE '{TODAY}'")

    @property
    def joined(self) -> str:
        """The same with joins, as engines other than DuckDB are given it."""
        return self.made.joined.replace("CURRENT_DATE", f"DATE '{TODAY}'")

    def days(self) -> Iterator[Sequence[Any]]:
        """The table of days."""
        days: Any = self.trees.explored.days
        return day_rows(self.made.days, days, self.span)

    def day_columns(self) -> dict[str, str]:
        """Its columns, with their kinds."""
        head = dict.fromkeys(HEAD, "DATE") | {"provisional": "BOOLEAN"}
        kinds = {name: _kind(expr) for expr, name in self.made.days.items()}
        return {**head, **kinds}


def _kind(expr: Expr) -> str:
    return "BOOLEAN" if expr[0] == "working" else "DATE"


def law_of(process: str, calendar: Calendar) -> Law:
    book = load_rulebook(processes=() if process == ALL else (process,))
    context = context_of(book, calendar, TODAY)
    context = in_columns(context, called_in(context))
    trees = Trees(Ground(context, book.decisions()))
    mixed, span = process == ALL, span_of(calendar)
    columns = every_summary() if mixed else every_column(trees)
    made = statement(trees, span, columns, mixed=mixed)
    return Law(process, trees, columns, made, span)


class Told(NamedTuple):
    """A sheet: as it was read for the statement, and as ``batch`` answered it."""

    read: list[dict[str, str]]
    answered: list[dict[str, str]]


def told(law: Law, header: Sequence[str], rows: Iterable[Sequence[str]], path: Path) -> Told:
    """Write a sheet, read it and answer it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    batch, context = Batch(law.process, columns=law.columns), law.trees.ground.context
    with ExitStack() as stack:
        source = opened(str(path), stack, names_of(batch, context))
        assert isinstance(source, Sheet)
        return Told(
            _rows(begun_reading(source, batch, context)), _rows(begun(source, batch, context))
        )


def _rows(running: Any) -> list[dict[str, str]]:
    assert isinstance(running, Running), running
    return [*csv.DictReader(io.StringIO("".join(running.lines)))]


def differences(
    law: Law, of: Told, rows: Iterable[Sequence[Any]]
) -> tuple[list[tuple[object, ...]], int]:
    """Give each cell of rows that were read wholly in which a statement says otherwise, and count.

    Of a row that SQL sends to ``batch`` it may say nothing; what it says has to be the same.
    """
    found: list[tuple[object, ...]] = []
    cells = 0
    given = {int(row[0]): dict(zip(law.made.columns, row, strict=True)) for row in rows}
    for number, (read, answered) in enumerate(zip(of.read, of.answered, strict=True), 2):
        ours = given[number]
        assert ours[IN_FULL] or read[STATUS] == READ
        if read[STATUS] == FAULTY:
            continue
        for name in law.columns:
            theirs = "" if ours[name] is None else str(ours[name])
            cells += 1
            if theirs != answered[name].removeprefix("'") and not (
                ours[IN_FULL] and theirs in {"", "not-covered"}
            ):
                found.append((number, name, answered[name], theirs))
    return found, cells
