"""A table made ready to be answered: which column tells what, against what its cells are read."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.caseload.our_columns import names_written
from sendpath.caseload.our_names import OURS
from sendpath.caseload.own_lists import own_list
from sendpath.caseload.parted_cases import cases_in
from sendpath.caseload.table import Table
from sendpath.columns.first_look import MONTHS, is_suspect, orders
from sendpath.columns.found_columns import read_header
from sendpath.columns.near_names import SHOWN, births_in, in_table, is_near
from sendpath.columns.other_meanings import other_meanings
from sendpath.columns.plain_values import completed, parted
from sendpath.columns.sheet_columns import NO_FACTS, Columns, column_named, named
from sendpath.columns.two_rows import in_two_rows
from sendpath.columns.unasked import unasked
from sendpath.core.clauses import Event, RuleId
from sendpath.core.denials import Denials
from sendpath.core.fact_use import FactsUsed, facts_used
from sendpath.core.law import Choice, Fact
from sendpath.core.problem import Problem, blocked
from sendpath.core.walk import choices_read
from sendpath.intake.cell_dates import read_cell_date
from sendpath.intake.written import Ambient, Written
from sendpath.rulebook.loader import rule_files
from sendpath.sheets.blocks import end_of
from sendpath.sheets.headings import Names, heading
from sendpath.sheets.map_file import as_text
from sendpath.sheets.maps import NO_MAP, SheetMap
from sendpath.sheets.quotation_marks import cells_of
from sendpath.sheets.records import Records
from sendpath.sheets.sheet import Sheet

ALL = "all"
"""The process that is every process: for a sheet of mixed cases."""


class Batch(NamedTuple):
    """What to answer.

    Attributes:
        process: Whose rules; None for letters, ``all`` for a sheet of mixed cases.
        told: What the caller says of the table.
        columns: The columns asked for, as typed.
        inert: Whether cells that a spreadsheet would run are guarded.
        jsonl: Whether each row is answered with the whole document.
        marked: Whether the answer begins with the mark that tells Excel its encoding.
    """

    process: str | None = None
    told: SheetMap = NO_MAP
    columns: Sequence[str] = ()
    inert: bool = False
    jsonl: bool = False
    marked: bool = False


TableOf = Callable[[Columns, Batch, FactsUsed, Context, str, list[Problem]], Table]
"""Makes what answers rows: of columns, what is asked, what facts are used for, the context, how
lines end, and the problems met so far."""


class Ready(NamedTuple):
    """A table whose headings were read.

    Attributes:
        table: What answers its rows.
        records: Its rows, from the first below the headings on.
        doubts: What is wrong with whole columns.
        used: What the facts are used for.
    """

    table: Table
    records: Records
    doubts: Sequence[Problem]
    used: FactsUsed


def ready(
    sheet: Sheet, batch: Batch, context: Context, made_by: TableOf, label: str | None = None
) -> Ready | list[Problem]:
    """Read the headings of a table, and make ready what answers its rows.

    ``label`` is the column that names a case, where another is told than in the map.
    """
    records = sheet.records()
    header = next(csv.reader(records), [])
    if records.doubt is not None:
        return [records.doubt._replace(where="the headings")]
    wanted = batch.told.heading_row
    if wanted is not None and not header:
        told, write = f"the table has no row {wanted}.", "Give the row that holds the headings."
        return [Problem("heading_row", str(wanted), told, write, blocks=True)]
    used = facts_used(context.book.law, context.book.asked)
    written = _ours(header, context)
    ours = {*named(context.book.law.facts), *NO_FACTS, *context.book.choices}
    batch = batch._replace(told=parted(completed(batch.told, ours), context.book))
    doubted = other_meanings(sheet, header, batch.told, context)
    batch = batch._replace(told=batch.told.without([each.heading for each in doubted]))
    columns, problems = _columns(header, batch, used, context, written)
    columns = columns._replace(others_meant=[each.problem() for each in doubted])
    if problems and not columns.dates:
        problems = [*columns.others_meant, *problems]
    line_end = end_of(records.text)
    columns, doubts = (columns, []) if problems else _looked_at(sheet, columns, context)
    if blocked(doubts):
        return doubts
    table = made_by(columns, batch, used, context, line_end, problems)
    table.elsewhere = _elsewhere(header, batch, used, context, written)
    table.names_formulas = sheet.grid is not None and sheet.grid.unstored
    table.unasked = unasked(sheet, columns, context.book.choices)
    if not problems:
        table.cases = cases_in(sheet, columns, used, label or batch.told.case)
    if problems and not columns.dates:
        rows = [*map(cells_of, sheet.titles()[-1:]), header, next(csv.reader(records), [])]
        split = own_list(header) or in_two_rows(rows, names_of(batch, context))
        problems = problems if split is None else [split]
    if problems:
        helped = batch.process == ALL and own_list(header) is None
        return [_with_help(each) for each in problems] if helped else problems
    records = sheet.records()
    next(csv.reader(records))
    records.width, records.is_row = columns.width, is_row(columns, records.mark)
    return Ready(table, records, doubts, used)


def names_of(batch: Batch, context: Context) -> Names:
    """Say by what the headings of a table are known."""
    facts, book = context.book.law.facts, context.book
    mapped = {heading(theirs): told for theirs, told in batch.told.columns.items()}
    others = frozenset((*NO_FACTS, *book.choices))
    events = named(facts)
    return Names(
        days={theirs for theirs, told in mapped.items() if told} | {*events},
        others=others,
        nearly=lambda name: is_near(name, facts, book.directory),
        row=batch.told.heading_row,
        facts={name: event for name, event in events.items() if name not in mapped},
    )


def _looked_at(sheet: Sheet, columns: Columns, context: Context) -> tuple[Columns, list[Problem]]:
    """Find the columns that have the month first in some cell: each is doubted as a whole."""
    settled = columns.translation.settled if columns.translation else {}
    facts = context.book.law.facts
    days = columns.days(facts)
    swapped = {at for at in days if settled.get(columns.source(at)) == MONTHS}
    if not swapped and not is_suspect(sheet.pieces()):
        return columns, []
    seen = orders(sheet.records(), columns, facts)
    wrong = [(at, seen[at]) for at in seen if at in swapped]
    if wrong:
        denied = (
            each.no_month_first(f"the column '{columns.called[at]}'", quotes=at != columns.born)
            for at, each in wrong
        )
        return columns, [each for each in denied if each]
    told = (
        each.problem(f"the column '{columns.called[at]}'", quotes=at != columns.born)
        for at, each in seen.items()
    )
    return columns._replace(doubted=frozenset(seen)), [each for each in told if each]


def is_row(columns: Columns, mark: str) -> Callable[[str], bool]:
    """Say of a line within a cell whether by itself it reads as a row of the sheet."""

    def reads(line: str) -> bool:
        cells = cells_of(line, mark)
        days = (read_cell_date(cells[place]) for place in columns.dates if place < len(cells))
        full = columns.kept is None and len(cells) == columns.width > 1
        return full and any(isinstance(day, date) for day in days)

    return reads


def _columns(
    header: Sequence[str],
    batch: Batch,
    used: FactsUsed,
    context: Context,
    ours: frozenset[str],
) -> tuple[Columns, list[Problem]]:
    """Find which column is which; columns of other processes are the caller's own."""
    everything = context.book.law.facts
    facts: Mapping[Event, Fact] = everything
    if batch.process not in (None, ALL):
        telling = sorted(used, key=lambda event: -len(used[event].gives))
        facts = {event: everything[event] for event in telling}
    columns, problems = read_header(header, facts, batch.told, _choices(context), everything, ours)
    if columns.near:
        called = {event: column_named(fact) for event, fact in facts.items()}
        told = {*columns.dates.values()}
        near = in_table(columns.near, told, called, context.book.directory)
        columns = columns._replace(near=near)
    if columns.born is None:
        said = {*map(heading, batch.told.columns)}
        unsaid = (cell for cell in columns.header if heading(cell) not in said)
        born = births_in(unsaid, context.book.directory)
        columns = columns._replace(near={**columns.near, **born})
    return columns, problems


def _ours(header: Sequence[str], context: Context) -> frozenset[str]:
    """Name the columns that we write, of whatever process; none where no heading may be one."""
    if not any(heading(cell).startswith(OURS) for cell in header):
        return frozenset()
    return names_written(_all_rules(context), context.book.letter)


def _all_rules(context: Context) -> Iterator[RuleId]:
    """Name every rule of the book, of whatever process: its id is its path."""
    root = context.book.directory
    for process in context.book.processes.values():
        for folder in process.folders:
            yield from (RuleId(f"{folder}.{path.stem}") for path in rule_files(root / folder))


def _choices(context: Context) -> dict[str, Choice]:
    """Give the choices that a rule asks for; any other column of such a name is the caller's."""
    book = context.book
    asked = choices_read(book.law.rules[rule] for rule in book.asked)
    return {name: each for name, each in book.choices.items() if name in asked}


def _elsewhere(
    header: Sequence[str],
    batch: Batch,
    used: FactsUsed,
    context: Context,
    ours: frozenset[str],
) -> tuple[int, ...]:
    """Give the places of columns that tell facts of other processes only."""
    dates = read_header(header, context.book.law.facts, batch.told, ours=ours)[0].dates
    return tuple(
        place for place, event in dates.items() if event not in used or not used[event].acts
    )


def _with_help(problem: Problem) -> Problem:
    """Say where the names of all facts are found, where any of them may be a column."""
    more = "The facts of each process: sendpath timeline assessment, and so on."
    return problem._replace(write=f"{problem.write or ''} {more}".strip())


def ambient_of(batch: Batch, context: Context) -> Ambient:
    """Say against what the cells of a table are read."""
    letters = context.book.letter_facts() if batch.process is None else frozenset[Event]()
    return Ambient(
        facts=context.book.law.facts,
        today=context.today,
        required=letters,
        last=context.calendar.last,
        plannable=False,
        cells=True,
        denials=Denials(context.engine, context.book.asked, context.today, context.letters),
        mapped=_in_a_map,
    )


def _in_a_map(cell: Written, day: date) -> str:
    """Say how a map tells which day a cell means that holds words beside it, if it is short."""
    value = " ".join(cell.text.split())
    if len(value) > SHOWN:
        return ""
    said = f"{as_text(value)} = {as_text(day.isoformat())}"
    return f"Or say so in a map file, below [values.{as_text(cell.where)}]: {said}"
