"""Engines that read the export: how each writes SQL, and how its tables are loaded."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.core.names import spell
from sendpath.rulebook.loader import RuleBook
from sendpath.warehouse.days import HEAD, WORKING
from sendpath.warehouse.names import IN_FULL, STATUS, TOLD


class Engine(NamedTuple):
    """An engine.

    Attributes:
        name: As it is typed.
        dialect: What ``sqlglot`` calls its SQL; none where it is written as it stands.
        csv: How it loads a table from CSV.
        parquet: How it loads one from Parquet; none where it cannot by itself.
        materialized: Whether each layer of a statement is to be kept as it is: put into one
            another, their expressions grow without end.
    """

    name: str
    dialect: str | None
    csv: str
    parquet: str | None
    materialized: bool = False

    def written(self, text: str) -> str:
        """Write statements as the engine reads them."""
        if self.dialect is None or text.startswith("--"):
            return text if text.endswith("\n") else f"{text};\n"
        from sqlglot import exp, parse_one  # noqa: PLC0415 - an extra, and slow to start

        tree = parse_one(text, read="duckdb")
        for layer in tree.find_all(exp.CTE):
            layer.set("materialized", self.materialized or None)
        return f"{tree.sql(dialect=self.dialect, pretty=True)};\n"


ENGINES: Mapping[str, Engine] = {
    each.name: each
    for each in (
        Engine(
            "duckdb",
            None,
            "CREATE TABLE {table} AS SELECT * FROM read_csv('{table}.csv', header = true{types});",
            "CREATE TABLE {table} AS SELECT * FROM read_parquet('{table}.parquet');",
        ),
        Engine(
            "postgresql",
            "postgres",
            "CREATE TABLE {table} ({columns});\n"
            "\\copy {table} FROM '{table}.csv' WITH (FORMAT csv, HEADER true)",
            None,
            materialized=True,
        ),
        Engine(
            "spark",
            "spark",
            "CREATE TEMPORARY VIEW {table} AS SELECT * FROM csv.`{table}.csv`;",
            "CREATE TEMPORARY VIEW {table} AS SELECT * FROM parquet.`{table}.parquet`;",
        ),
    )
}
"""The engines, by name."""


def loader(engine: Engine, kinds: Mapping[str, str], suffix: str) -> str:
    """Say how the tables are loaded; the rows come from ``batch --normalise``."""
    head = dict.fromkeys(HEAD, "DATE") | {"provisional": "BOOLEAN"}
    calendar = {"day": "DATE", "working": "BOOLEAN", "holiday": "TEXT", "provisional": "BOOLEAN"}
    tables = {"days": head | dict(kinds), "calendar": calendar}
    told = (
        "-- Run it in the folder of the tables. The rows are those of",
        "-- sendpath batch FILE --process NAME --normalise -o cases.csv, every column a text.",
        f"-- A row of which {STATUS} is 'problem' was not read: sendpath batch says why.",
    )
    return "\n".join([*told, *(_load(engine, *each, suffix) for each in tables.items())]) + "\n"


def _load(engine: Engine, table: str, columns: Mapping[str, str], suffix: str) -> str:
    listed = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    if suffix == "parquet" and engine.parquet is not None:
        return engine.parquet.format(table=table)
    if engine.dialect == "spark":
        options = f"path '{table}.csv', header 'true'"
        kinds = listed.replace(" TEXT", " STRING")
        return f"CREATE TABLE {table} ({kinds}) USING csv OPTIONS ({options});"
    types = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
    typed = f", columns = {{{types}}}"
    return engine.csv.format(table=table, columns=listed, types=typed)


READ_ME = """\
The law of England as tables and SQL. Rule book {version}, law as at {law_as_at}.
Information, not legal advice. Made by sendpath export; docs/scale.md tells how it is used.

days        each day, and what each period of the law makes of it. Rows may tell {first}
            to {last}; the days after that are there for what follows, and are
            provisional. {working} is the working day on or before a day.
calendar    working days and bank holidays of England and Wales
{engines}

The statements are of {processes}.
Each reads two tables: days, and cases. To make cases, read your own file first:

    sendpath batch FILE --process NAME --normalise -o cases.csv

Its columns {told}* are what a statement reads. What it gives joins to yours by
{told}row. A row that is marked {full} has more to be said of it than SQL can
say: put it to sendpath batch. No statement reads a day of birth, or a tick (done, on
a day not told): a row that a birth changes, or with a tick, is marked unreadable in
cases, and is for sendpath batch too. A statement is asked as on the engine's own day,
CURRENT_DATE.
"""


def read_me(
    processes: Sequence[str], engines: Sequence[str], span: tuple[date, date], book: RuleBook
) -> str:
    """Say what the files are."""
    first, last = map(spell, span)
    return READ_ME.format(
        version=book.version,
        law_as_at=spell(book.law_as_at),
        first=first,
        last=last,
        working=WORKING,
        engines="\n".join(f"{each}/".ljust(12) + "load.sql, then law-NAME.sql" for each in engines),
        processes=", ".join(processes),
        told=TOLD,
        full=IN_FULL,
    )
