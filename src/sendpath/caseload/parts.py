"""Several tables below each other in one sheet: each is answered by its own headings, in order."""

import csv
from collections.abc import Callable, Iterator, Sequence

from sendpath.answers.context import Context
from sendpath.caseload.batch import Running
from sendpath.caseload.ready import Batch
from sendpath.columns.found_columns import NO_DAY
from sendpath.core.problem import Problem
from sendpath.sheets.sheet import Sheet

FIRST_LINE = "the headings"
"""Where it is told that no column tells a date."""

Begin = Callable[[Sheet, Batch, Context], Running | list[Problem]]


def begun_in_parts(
    sheet: Sheet, batch: Batch, context: Context, begin: Begin
) -> Running | list[Problem]:
    """Read the headings of each table in a sheet, and give their answers one after the other.

    A table of which no column tells a day is left as it is, and that is told, where another can
    be answered. What came up in all of them is counted together.
    """
    parts = sheet.parts()
    if len(parts) == 1:
        return begin(sheet, batch, context)
    batch = batch._replace(told=batch.told._replace(general=True))
    later = batch._replace(marked=False)
    made = [begin(part, later if at else batch, context) for at, part in enumerate(parts)]
    answered = [each for each in made if isinstance(each, Running)]
    refused = refusal(parts, made)
    if refused:
        return refused
    first = answered[0]
    several = is_of_sheets(parts)
    running: list[Running] = []
    for part, each in zip(parts, made, strict=True):
        if isinstance(each, Running):
            each.table.tally, each.table.title = first.table.tally, title_of(part, several=several)
            running.append(each._replace(sheet=sheet_of(part, several=several)))
    doubts = [doubt for each in answered for doubt in each.doubts]
    doubts += left_as_they_are(parts, made)
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


def refusal(parts: Sequence[Sheet], made: Sequence[object]) -> list[Problem]:
    """Say why no table of several may be answered; nothing where they may.

    A table that tells days and cannot be answered refuses them all: a list without its rows would
    look whole. One that tells no day refuses them only where all the others do.

    Args:
        parts: The tables.
        made: What came of each: a list of problems of one that cannot be answered.
    """
    faulty = [(at, each) for at, each in enumerate(made) if isinstance(each, list)]
    telling = [(at, each) for at, each in faulty if not _is_silent(each)]
    if not telling or len(parts) == 1:
        return faulty[0][1] if faulty and len(faulty) == len(made) else []
    several, told = is_of_sheets(parts), list[Problem]()
    for at, problems in telling:
        title = title_of(parts[at], several=several)
        told += [each._replace(where=f"{title}, {each.where}") for each in problems]
    return told


def left_as_they_are(parts: Sequence[Sheet], made: Sequence[object]) -> list[Problem]:
    """Say which tables of several were left as they are, for no column of them tells a day."""
    several = is_of_sheets(parts)
    rows = dict[str | None, list[str]]()
    told = list[Problem]()
    for part, each in zip(parts, made, strict=True):
        if isinstance(each, list):
            rows.setdefault(sheet_of(part, several=several), []).append(str(part.above + 1))
            title = title_of(part, several=several)
            hints = [one for one in each if one.problem == f"{NO_DAY}." or not _tells_no_day(one)]
            told += [one._replace(where=title, blocks=False) for one in hints]
    for sheet, heads in rows.items():
        of = "" if sheet is None else f" of the sheet '{sheet}'"
        said = f"no column tells a date below the headings of row {', '.join(heads)}{of}."
        told.append(Problem("the file", "", said, "Those tables were left as they are."))
    return told


def _is_silent(problems: Sequence[Problem]) -> bool:
    """Say whether a table cannot be answered only because none of its columns tells a day."""
    return any(map(_tells_no_day, problems)) and all(each.where == FIRST_LINE for each in problems)


def _tells_no_day(problem: Problem) -> bool:
    return problem.where == FIRST_LINE and problem.problem.startswith(NO_DAY)


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
