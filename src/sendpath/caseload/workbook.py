"""A caseload as a workbook: the caller's sheet as it was, with our columns beside it."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.caseload.our_columns import PROBLEMS
from sendpath.caseload.our_names import OURS, column_of
from sendpath.caseload.tally import kind_of
from sendpath.core.names import spell
from sendpath.core.problem import Problem
from sendpath.sheets.answered import Answered, OurColumn, Told

if TYPE_CHECKING:
    from sendpath.caseload.batch import Running
    from sendpath.sheets.sheet import Sheet
    from sendpath.sheets.values import Value

DAYS = frozenset(
    f"{OURS}{name}"
    for name in ("act_by", "next_due", "council_next_due", "law_as_at", "due", "safe")
)
PARTS = ("", "_safe", "_raw", "_latest", "_done")
"""Parts of a rule's day that are days themselves."""

NUMBERS = ("_days_left", "_days_late", "_days_overdue")
SOON, WEEKS = timedelta(days=14), 26
"""How near a day is that is coloured as near; and how many weeks the chart shows."""

COLOURS = (
    "Colours: red for what has passed or is overdue, amber for what is near or doubtful, "
    f"green for what is done. The words stand in the columns, problems in {PROBLEMS}."
)
NAME = "Cases"
"""What their sheet is called where it came from no workbook."""


def workbook(sheet: "Sheet", running: "Running", context: Context) -> Answered:
    """Answer every row of a caseload, and make it ready to be written as a workbook."""
    table, heads = running.table, {part.above for part in sheet.parts()}
    above = min(heads)
    told: list[Told] = []
    kept = table.tally.told

    def tell(number: int, problems: Sequence[Problem]) -> None:
        told.extend(_told(number, problems))
        if kept is not None:
            kept(number, problems)

    table.tally.told = tell
    width, header = len(table.columns.header), [*running.header]
    sizes = list[int]()
    rows = [*csv.reader(_measured(running.lines, sizes))]
    end = width + len(header)
    ours = {
        at: row[width:end]
        for at, row in enumerate(rows)
        if at > above and at not in heads and len(row) > width
    }
    theirs: Sequence[Sequence[Value]]
    if sheet.grid is not None and len(sheet.grid.rows) == len(rows):
        theirs = _as_they_were(sheet, table.columns.kept)
    else:
        theirs = [
            row[:width] if at in heads else _theirs(row, width, end) for at, row in enumerate(rows)
        ]
    rules = [column_of(rule) for rule in context.book.asked]
    days = DAYS.union(f"{rule}{part}" for rule in rules for part in PARTS)
    return Answered(
        name=sheet.grid.name if sheet.grid is not None else NAME,
        rows=theirs,
        width=max(map(len, theirs)),
        headings={at: [_column(name, days) for name in header] for at in sorted(heads)},
        ours=ours,
        standings=dict(_standings(header, ours, context.today)),
        problems=told,
        weeks=_weeks(header, ours, context.today),
        about=_about(context),
        longest=max(sizes, default=0) if len(sizes) == len(rows) else None,
    )


def _measured(lines: Iterable[str], sizes: list[int]) -> Iterator[str]:
    """Give lines, and note how long each is: where each is a row, no cell is longer."""
    for line in lines:
        sizes.append(len(line))
        yield line


def _theirs(row: Sequence[str], width: int, end: int) -> list[str]:
    """Give the caller's cells of a line; those beyond the headings stand after ours in it."""
    return [*row[:width], *row[end:]]


def _as_they_were(sheet: "Sheet", kept: Sequence[int] | None) -> "Sequence[Sequence[Value]]":
    """Give the cells of a workbook with their kinds; ours of an earlier run are left out."""
    rows = sheet.grid.rows if sheet.grid is not None else ()
    return rows if kept is None else [[row[place] for place in kept] for row in rows]


def _column(name: str, days: frozenset[str]) -> OurColumn:
    if name in days:
        return OurColumn(name, "day")
    return OurColumn(name, "number" if name.endswith(NUMBERS) else "words")


def _told(number: int, problems: Sequence[Problem]) -> Iterator[Told]:
    for each in problems:
        where, what = kind_of(each)
        yield Told(number, each.where, each.value, each.problem, each.write, f"{where}: {what}")


def _cell(name: str, header: Sequence[str]) -> Callable[[Sequence[str]], str]:
    """Make what gives one of our cells of a row; the empty text where there is no such column."""
    ours = f"{OURS}{name}"
    return itemgetter(header.index(ours)) if ours in header else lambda _: ""


def _standings(
    header: Sequence[str], ours: Mapping[int, Sequence[str]], today: date
) -> Iterator[tuple[int, str]]:
    """Say how each row stands, for its colour: the words stand in the row as well."""
    soon = (today + SOON).isoformat()
    names = ("standing", "overdue", "act_by", "next_due")
    standing, overdue, act_by, next_due = (_cell(name, header) for name in names)
    for at, cells in ours.items():
        stands, near = standing(cells), act_by(cells) or next_due(cells)
        if stands == "passed" or overdue(cells):
            yield at, "passed"
        elif stands in ("unreadable", "unknown", "awaiting-certificate") or (near and near <= soon):
            yield at, "soon"
        elif stands == "done":
            yield at, "done"


def _weeks(
    header: Sequence[str], ours: Mapping[int, Sequence[str]], today: date
) -> list[tuple[date, int]]:
    """Count by week the rows whose next day falls into it."""
    first = today - timedelta(days=today.weekday())
    mondays = [first + timedelta(weeks=at) for at in range(WEEKS)]
    many: Counter[date] = Counter()
    for cell, rows in Counter(map(_cell("next_due", header), ours.values())).items():
        if cell:
            day = date.fromisoformat(cell)
            many[day - timedelta(days=day.weekday())] += rows
    last = max((at for at, monday in enumerate(mondays) if many[monday]), default=-1)
    return [(monday, many[monday]) for monday in mondays[: last + 1]]


def _about(context: Context) -> Sequence[str]:
    calendar = context.calendar
    return (
        f"As on {spell(context.today)}.",
        f"Law of England as at {spell(context.book.law_as_at)}, rule book {context.book.version}.",
        f"Bank holidays: {calendar.name}, confirmed to {spell(calendar.confirmed_to)}.",
        COLOURS,
        words.ADVICE,
    )
