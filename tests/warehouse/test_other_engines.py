"""PostgreSQL and Spark say the same as DuckDB and ``batch``: run where they are installed.

PostgreSQL is found by ``SENDPATH_POSTGRES``, which says how to reach a database that may be used:
``host=/tmp dbname=postgres``.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from sendpath.caseload.ready import ALL
from sendpath.core.calendar import Calendar
from sendpath.warehouse.engines import ENGINES
from warehouse.answers import TODAY, Law, differences, law_of, told
from warehouse.rows import real_rows, sheet_of, wild_rows
from warehouse.test_statements import DATED, write

pytestmark = [pytest.mark.exhaustive, pytest.mark.filterwarnings("ignore")]
ROWS = int(os.environ.get("SENDPATH_ROWS", "1000"))
"""Real rows of each process; of wild ones there are half as many."""

pytest.importorskip("sqlglot")


def read_rows(law: Law, folder: Path) -> Any:
    sheet = sheet_of(law.trees.ground.book)
    rows = [*real_rows(sheet, ROWS, 21, TODAY), *wild_rows(sheet, ROWS // 2, 22)]
    return told(law, sheet.header, rows, folder / "sheet.csv")


@pytest.fixture(scope="module")
def postgres() -> Iterator[Any]:
    psycopg = pytest.importorskip("psycopg")
    where = os.environ.get("SENDPATH_POSTGRES")
    if where is None:
        pytest.skip("SENDPATH_POSTGRES does not say where PostgreSQL is")
    with psycopg.connect(where, autocommit=True) as engine:
        yield engine


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    builder = sql.SparkSession.builder.master("local[2]")
    for name, value in {
        "spark.ui.enabled": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.codegen.wholeStage": "false",
        "spark.driver.memory": "8g",
    }.items():
        builder = builder.config(name, value)
    engine = builder.getOrCreate()
    engine.sparkContext.setLogLevel("ERROR")
    yield engine
    engine.stop()


@pytest.mark.parametrize("process", [*DATED, ALL])
def test_postgresql_says_the_same(
    process: str, calendar: Calendar, tmp_path: Path, postgres: Any
) -> None:
    law = law_of(process, calendar)
    of = read_rows(law, tmp_path)
    found, cells = differences(law, of, put_to_postgres(postgres, law, of.read, tmp_path))
    assert [] == found
    assert cells > ROWS


def put_to_postgres(
    engine: Any, law: Law, read: Sequence[dict[str, str]], folder: Path
) -> list[Sequence[Any]]:
    write(folder / "days.csv", law.days())
    write(folder / "cases.csv", (row.values() for row in read))
    days = ", ".join(f"{name} {kind}" for name, kind in law.day_columns().items())
    cases = ", ".join(f'"{name}" TEXT' for name in read[0])
    for table, columns in (("days", days), ("cases", cases)):
        engine.execute(f"DROP TABLE IF EXISTS {table}")
        engine.execute(f"CREATE TABLE {table} ({columns})")
        with engine.cursor().copy(f"COPY {table} FROM STDIN (FORMAT csv)") as copy:
            copy.write((folder / f"{table}.csv").read_text("utf-8"))
    engine.execute("ANALYZE")
    found: list[Sequence[Any]] = engine.execute(
        ENGINES["postgresql"].written(law.joined)
    ).fetchall()
    return found


@pytest.mark.parametrize("process", [*DATED, ALL])
def test_spark_says_the_same(process: str, calendar: Calendar, tmp_path: Path, spark: Any) -> None:
    law = law_of(process, calendar)
    of = read_rows(law, tmp_path)
    found, cells = differences(law, of, put_to_spark(spark, law, of.read, tmp_path))
    assert [] == found
    assert cells > ROWS


def put_to_spark(
    engine: Any, law: Law, read: Sequence[dict[str, str]], folder: Path
) -> list[Sequence[Any]]:
    write(folder / "days.csv", law.days())
    write(folder / "cases.csv", (row.values() for row in read))
    days = ", ".join(f"{name} {kind}" for name, kind in law.day_columns().items())
    cases = ", ".join(f"`{name}` STRING" for name in read[0])
    for table, columns in (("days", days), ("cases", cases)):
        made = engine.read.csv(str(folder / f"{table}.csv"), schema=columns, escape='"')
        made.createOrReplaceTempView(table)
    text = ENGINES["spark"].written(law.joined).rstrip().removesuffix(";")
    rows = engine.sql(text).collect()
    return [tuple(row) for row in rows]
