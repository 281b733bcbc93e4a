"""The law as files for engines that people already run: tables, and a statement a process."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sendpath.caseload.briefs import Ground
from sendpath.caseload.ready import ALL
from sendpath.core.asked import Expr
from sendpath.core.explore import AnyDays
from sendpath.core.law import Rule
from sendpath.warehouse.days import HEAD, calendar_rows, day_rows, span_of
from sendpath.warehouse.engines import ENGINES, Engine, loader, read_me
from sendpath.warehouse.found_days import DAYS
from sendpath.warehouse.statement import CASES, Statement, every_summary, statement
from sendpath.warehouse.trees import Trees

CALENDAR = "calendar"
CALENDAR_HEAD = ("day", "working", "holiday", "provisional")


class Export(NamedTuple):
    """What is written.

    Attributes:
        processes: Each of which the law is told as a statement; ``all`` for sheets of mixed cases.
        engines: The engines that are to read it.
        parquet: Whether the tables are Parquet, and not CSV.
        today: The day of asking; the engine's own, unless one is fixed.
    """

    processes: Sequence[str]
    engines: Sequence[str] = ("duckdb",)
    parquet: bool = False
    today: date | None = None


def has_dates(rules: Iterable[Rule]) -> bool:
    """Say whether any of some rules counts from a day."""
    return any(rule.anchor is not None for rule in rules)


def files(export: Export, ground: Ground, folder: Path) -> list[str]:
    """Write every file, and name them."""
    days, columns = AnyDays(ground.context.calendar), dict[Expr, str]()
    span = span_of(ground.context.calendar)
    statements = {name: _statement(name, ground, days, columns, span) for name in export.processes}
    texts = {"README.txt": read_me(export.processes, export.engines, span, ground.book)}
    for engine in map(ENGINES.__getitem__, export.engines):
        texts |= _texts(engine, statements, columns, export)
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    _table(folder / f"{DAYS}.csv", [*HEAD, *columns.values()], day_rows(columns, days, span))
    _table(folder / f"{CALENDAR}.csv", CALENDAR_HEAD, calendar_rows(days.calendar, span))
    tables = [f"{DAYS}.csv", f"{CALENDAR}.csv"]
    if export.parquet:
        tables = [_as_parquet(folder / name) for name in tables]
    return [*tables, *texts]


def _statement(
    name: str,
    ground: Ground,
    days: AnyDays,
    columns: dict[Expr, str],
    span: tuple[date, date],
) -> Statement:
    """Print the statement of a process; the columns of days that it needs join those there are."""
    trees = Trees(of_process(ground, name), days)
    mixed = name == ALL
    return statement(trees, span, every_summary() if mixed else (), mixed=mixed, days=columns)


def of_process(ground: Ground, name: str) -> Ground:
    """Give what rows of one process are answered with."""
    book = ground.book
    asked = tuple(rule for rule in book.asked if name in (ALL, book.law.rules[rule].process))
    return Ground(ground.context._replace(book=book._replace(asked=asked)), ground.decisions)


def _texts(
    engine: Engine,
    statements: Mapping[str, Statement],
    columns: Mapping[Expr, str],
    export: Export,
) -> Iterator[tuple[str, str]]:
    """Give the files of one engine: how its tables are loaded, and the law."""
    suffix = "parquet" if export.parquet else "csv"
    kinds = {name: "BOOLEAN" if expr[0] == "working" else "DATE" for expr, name in columns.items()}
    yield f"{engine.name}/load.sql", engine.written(loader(engine, kinds, suffix))
    for name, made in statements.items():
        text = made.text if engine.dialect is None else made.joined
        yield f"{engine.name}/law-{name}.sql", engine.written(_asked_on(text, export.today))


def _asked_on(text: str, today: date | None) -> str:
    return text if today is None else text.replace("CURRENT_DATE", f"DATE '{today}'", 1)


def _table(path: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(map(_shown, rows))


def _shown(row: Sequence[object]) -> Iterator[object]:
    return (str(each).lower() if isinstance(each, bool) else each for each in row)


def _as_parquet(path: Path) -> str:
    """Write a table as Parquet in its place."""
    import duckdb  # noqa: PLC0415 - an extra, and slow to start

    made = path.with_suffix(".parquet")
    with duckdb.connect() as engine:
        table = engine.read_csv(str(path), header=True)
        table.write_parquet(str(made))
    path.unlink()
    return made.name


__all__ = ["CALENDAR", "CASES", "Export", "files", "has_dates", "of_process"]
