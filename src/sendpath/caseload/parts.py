"""Several tables below each other in one sheet: each is answered by its own headings, in order."""

import csv
from collections.abc import Callable, Iterator, Sequence

from sendpath.answers.context import Context
from sendpath.caseload.batch import Running
from sendpath.caseload.ready import Batch
from sendpath.core.problem import Problem
from sendpath.sheets.sheet import Sheet

FIRST_LINE = "the headings"
"""Where it is told that no column tells a date."""

Begin = Callable[[Sheet, Batch, Context], Running | list[Problem]]


def begun_in_parts(
    sheet: Sheet, batch: Batch, context: Context, begin: Begin
) -> Running | list[Problem]:
    """Read the headings of each table in a sheet, and give their answers one after the other.

    A table that cannot be answered is left as it is, and why is told, where another can be. What
    came up in all of them is counted together.
    """
    parts = sheet.parts()
    if len(parts) == 1:
        return begin(sheet, batch, context)
    batch = batch._replace(told=batch.told._replace(general=True))
    later = batch._replace(marked=False)
    made = [begin(part, later if at else batch, context) for at, part in enumerate(parts)]
    answered = [each for each in made if isinstance(each, Running)]
    if not answered:
        return next(each for each in made if isinstance(each, list))
    first = answered[0]
    several = is_of_sheets(parts)
    running: list[Running] = []
    for part, each in zip(parts, made, strict=True):
        if isinstance(each, Running):
            each.table.tally, each.table.title = first.table.tally, title_of(part, several=several)
            running.append(each._replace(sheet=sheet_of(part, several=several)))
    doubts = [doubt for each in answered for doubt in each.doubts]
    left = [(part, each) for part, each in zip(parts, made, strict=True) if isinstance(each, list)]
    doubts += [*_left(left)]
    others = [each.table for each in answered[1:]]
    lines = _lines(parts, made, first, jsonl=batch.jsonl)
    return first._replace(lines=lines, doubts=doubts, others=others, parts=running)


def is_of_sheets(parts: Sequence[Sheet]) -> bool:
    """Say whether tables stand in several sheets: each of these counts its own rows."""
    return len({part.grid.name for part in parts if part.grid}) > 1


def sheet_of(part: Sheet, *, several: bool) -> str | None:
    """Name the sheet of a table, where there are several."""
    return part.grid.name if several and part.grid else None


def title_of(part: Sheet, *, several: bool) -> str:
    """Say which table of several it is."""
    row = f"row {part.above + 1}"
    sheet = sheet_of(part, several=several)
    return f"The headings of {row}" if sheet is None else f"The headings of {row} of {sheet}"


def _left(tables: Sequence[tuple[Sheet, list[Problem]]]) -> Iterator[Problem]:
    """Say which tables were left as they are, and why: most tell no fact at all."""
    silent: list[str] = []
    for part, problems in tables:
        row = str(part.above + 1)
        if any(each.where != FIRST_LINE for each in problems):
            where = f"the table with its headings in row {row}"
            yield from (
                each._replace(where=f"{where}, {each.where}", blocks=False) for each in problems
            )
        else:
            silent.append(row)
    if silent:
        told = f"no column tells a date below the headings of row {', '.join(silent)}."
        yield Problem("the file", "", told, "Those tables were left as they are.")


def _lines(
    parts: Sequence[Sheet],
    made: Sequence[Running | list[Problem]],
    first: Running,
    *,
    jsonl: bool,
) -> Iterator[str]:
    """Give the lines of every table in order; one that is left, as it stands."""
    for part, each in zip(parts, made, strict=True):
        if isinstance(each, Running):
            first.table.tally.sheet = sheet_of(part, several=is_of_sheets(parts))
            yield from each.lines
            if each is not first:
                first.records.formulas += each.records.formulas
        elif not jsonl:
            yield from part.titles()
            records = part.records()
            for _ in csv.reader(records):
                yield records.text
