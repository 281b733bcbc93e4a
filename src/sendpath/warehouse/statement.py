"""The law of a process as one SELECT over the rows that were read and the table of days."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sendpath.caseload.batch import LAW_AS_AT
from sendpath.caseload.our_names import OURS, column_of
from sendpath.core.asked import Expr
from sendpath.warehouse.cells import Cell, both, chosen, day_cell, either, joined, negated, quoted
from sendpath.warehouse.found_days import TOLD, Found, by_joins, in_lists
from sendpath.warehouse.layers import FIRST, layered, put_off
from sendpath.warehouse.names import (
    BLANK,
    ELSEWHERE,
    FAULTY,
    IN_FULL,
    NOT_YET,
    NUMBER,
    READ,
    STATUS,
    named,
    told,
)
from sendpath.warehouse.printer import Printer
from sendpath.warehouse.row_words import SUMMARY, WordPrinter
from sendpath.warehouse.rows import RowPrinter
from sendpath.warehouse.same_rows import ALIKE, each_once, to_each
from sendpath.warehouse.trees import Trees

CASES = "cases"
"""The rows that a statement reads, beside the table of days."""

PARTS = ("", "_safe", "_latest")
"""What is told of each last day, besides how it stands."""


class Statement(NamedTuple):
    """A statement, and what it needs.

    Attributes:
        text: The SELECT, as DuckDB reads it soonest.
        joined: The same, in the SQL of DuckDB, as others are given it: days are found by joins.
        days: The columns of ``days`` that it reads, each with how its days are worked out.
        columns: The columns that it gives.
    """

    text: str
    joined: str
    days: dict[Expr, str]
    columns: Sequence[str]


class Source(NamedTuple):
    """What rows tell, for a statement.

    Attributes:
        text: A SELECT of it.
        kept: Columns of that SELECT that the statement gives as they are.
    """

    text: str
    kept: Sequence[str] = ()


def facts_read(trees: Trees) -> list[str]:
    """Name the columns that the reader writes for a statement, in order."""
    return [NUMBER, STATUS, *map(told, [*trees.facts, *trees.choices, "reason", "traits"])]


def statement(
    trees: Trees,
    span: tuple[date, date],
    columns: Sequence[str] = (),
    *,
    mixed: bool = False,
    days: dict[Expr, str] | None = None,
) -> Statement:
    """Print the law of a process.

    Args:
        trees: What is asked of its rows.
        span: The first and the last day that a row may tell.
        columns: The columns to give; all that there are, unless some are named.
        mixed: Whether the rows are of mixed cases, of which each is asked some processes only.
        days: The columns of ``days`` that there are already; others join them.
    """
    printer = Printer(trees, {} if days is None else days)
    return printed(printer, span, columns, mixed=mixed)


def printed(
    printer: Printer,
    span: tuple[date, date],
    columns: Sequence[str] = (),
    *,
    mixed: bool = False,
    source: Source | None = None,
) -> Statement:
    """Print the law of a process over rows that were read in some way.

    Args:
        printer: What prints its trees.
        span: The first and the last day that a row may tell.
        columns: The columns to give; all that there are, unless some are named.
        mixed: Whether the rows are of mixed cases.
        source: What rows tell; what the reader writes, unless given.
    """
    row = WordPrinter(printer, mixed=mixed)
    known = _columns(row, columns or every_column(printer.trees))
    rows = source or Source(_told(printer))
    full, cells = _answered(row, known)
    shown = [
        *rows.kept,
        *(f"{cell.text} AS {name}" for name, cell in {IN_FULL: full, **cells}.items()),
    ]
    acting = row.made.get("acting") or row.acting()
    read = [NUMBER, *shown, acting.text]
    made = put_off(printer.layers, read)
    last = f"layer{max(made, default=FIRST)}"
    layers, inside = layered(made, _known(printer, rows), read), _inside(printer, span)
    lists = in_lists(printer.joins, acting, last, _alike(printer.trees))
    joins = _statement(by_joins(printer.joins, acting, last), layers, shown, inside, rows.text)
    if source is None:
        names = facts_read(printer.trees)
        lists = lists._replace(before=[*lists.before, each_once(CASES, NUMBER, names[1:])])
        text = _statement(lists, layers, shown, inside, _told(printer, ALIKE))
        text = to_each(text, NUMBER, [IN_FULL, *cells])
    else:
        text = _statement(lists, layers, shown, inside, rows.text)
    return Statement(text, joins, printer.days, [NUMBER, IN_FULL, *cells])


def every_column(trees: Trees) -> list[str]:
    """Name the columns that a statement can give."""
    book = trees.ground.book
    dated = (book.law.rules[rule] for rule in book.asked)
    rules = [
        f"{column_of(rule.id)}{part}"
        for rule in dated
        if rule.anchor is not None and not rule.unconfirmed
        for part in (*PARTS, "_standing")
    ]
    return [*rules, *every_summary()]


def every_summary() -> list[str]:
    """Name the columns of rows as a whole that a statement can give."""
    return [f"{OURS}{name}" for name in SUMMARY]


def _columns(row: WordPrinter, names: Sequence[str]) -> dict[str, Cell]:
    """Print columns by name."""
    made: dict[str, Cell] = {}
    of_rules = {
        f"{column_of(rule)}{part}": (rule, part)
        for rule in row.book.asked
        for part in (*PARTS, "_standing")
    }
    for name in names:
        if name in of_rules:
            rule, part = of_rules[name]
            made[name] = row.stands(rule) if part == "_standing" else row.part(rule, part)
        else:
            made[name] = SUMMARY[name.removeprefix(OURS)](row)
    return made


def _answered(row: RowPrinter, known: dict[str, Cell]) -> tuple[Cell, dict[str, Cell]]:
    """Say of which rows more is to be said than a statement can, and give its columns."""
    inside = Cell("inside", 1)
    read = joined(f"{STATUS} = {quoted(READ)}")
    answered = row.once("answered", lambda: both([read, inside]))
    uncovered = either(each.where(lambda brief: not brief.covered) for each in row.asked)
    full = either([negated(answered), row.waits(), uncovered, row.asks_for_more()])
    elsewhere = joined(f"{STATUS} = {quoted(ELSEWHERE)}")
    stands = chosen(
        [
            (elsewhere, Cell("NULL")),
            (joined(f"{STATUS} = {quoted(FAULTY)}"), Cell(quoted("unreadable"))),
            (negated(inside), Cell(quoted("not-covered"))),
        ],
        Cell("{}"),
    )
    cells = {}
    for name, cell in known.items():
        if name == LAW_AS_AT:
            cells[name] = chosen([(negated(elsewhere), cell)])
        elif name == f"{OURS}standing":
            cells[name] = Cell(stands.text.replace("{}", cell.text), cell.layer)
        else:
            cells[name] = chosen([(answered, cell)])
    return full, cells


def _statement(
    found: Found, layers: Sequence[str], shown: Sequence[str], inside: str, told_: str
) -> str:
    """Put a statement together, of which the days are found in some way."""
    columns = ",\n  ".join(
        [f"{TOLD}.*", "CURRENT_DATE AS today", f"{inside} AS inside", *found.columns]
    )
    first = f"layer{FIRST} AS (\nSELECT {columns}\nFROM {found.facts}\n)"
    named_ = ",\n".join([*found.before, f"{TOLD} AS (\n{told_}\n)", first, *layers])
    answers = ",\n  ".join([NUMBER, *shown])
    return f"WITH {named_}\nSELECT {answers}\nFROM {found.last}"


def _alike(trees: Trees) -> list[str]:
    """Name what tells apart rows of which other things are asked."""
    facts = (f"f_{named(fact)} IS NULL, n_{named(fact)}" for fact in trees.facts)
    choices = (f"c_{named(choice)}" for choice in [*trees.choices, "reason"])
    traits = (f"t_{named(trait)}" for trait in trees.memory.alphabet.traits)
    return [STATUS, *facts, *choices, *traits]


def _known(printer: Printer, source: Source) -> list[str]:
    """Name the columns that the first layer has: what rows tell, and the days of each fact."""
    trees = printer.trees
    facts = [f"{kind}_{named(fact)}" for fact in trees.facts for kind in "fnb"]
    choices = [f"c_{named(choice)}" for choice in [*trees.choices, "reason"]]
    traits = [f"t_{named(trait)}" for trait in trees.memory.alphabet.traits]
    days = [name for taken in printer.joins.values() for name in taken.values()]
    told_ = [NUMBER, STATUS, *facts, *choices, *traits, *source.kept]
    return [*told_, "today", "inside", *days]


def _told(printer: Printer, rows: str = CASES) -> str:
    """Read what the reader wrote: days as days, and what else there is."""
    trees = printer.trees
    columns = [NUMBER, STATUS]
    for fact in trees.facts:
        blank = f"COALESCE({told(fact)} = {quoted(BLANK)}, FALSE)"
        day = f"NULLIF(NULLIF(NULLIF({told(fact)}, ''), {quoted(NOT_YET)}), {quoted(BLANK)})"
        columns += [
            f"CAST({day} AS DATE) AS f_{named(fact)}",
            f"({blank} OR COALESCE({told(fact)} = {quoted(NOT_YET)}, FALSE)) AS n_{named(fact)}",
            f"{blank} AS b_{named(fact)}",
        ]
    for choice in [*trees.choices, "reason"]:
        columns.append(f"NULLIF({told(choice)}, '') AS c_{named(choice)}")
    there = f"' ' || COALESCE({told('traits')}, '') || ' '"
    columns += [
        f"{there} LIKE {quoted(f'% {trait} %')} AS t_{named(trait)}"
        for trait in trees.memory.alphabet.traits
    ]
    return "SELECT " + ",\n  ".join(columns) + f"\nFROM {rows}"


def _inside(printer: Printer, span: tuple[date, date]) -> str:
    """Say whether each day that was told is one of the table of days."""
    first, last = (day_cell(each).text for each in span)
    tests = [
        f"(f_{named(fact)} IS NULL OR f_{named(fact)} BETWEEN {first} AND {last})"
        for fact in printer.trees.facts
    ]
    return " AND ".join(tests)
