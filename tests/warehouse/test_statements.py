"""What the SQL of a process says is what ``batch`` says: every column, every row."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from amount import amount
from sendpath.core.calendar import Calendar
from sendpath.warehouse.in_duckdb import NEEDLESS
from warehouse.answers import TODAY, Law, differences, law_of, told
from warehouse.rows import real_rows, sheet_of, wild_rows
from warehouse.test_trees import PROCESSES

duckdb = pytest.importorskip("duckdb")
DATED = tuple(process for process in PROCESSES if process != "school-support")


def put_to_duckdb(law: Law, read: Sequence[dict[str, str]], folder: Path) -> list[Sequence[Any]]:
    """Run a statement over rows as they were read."""
    days, cases = folder / "days.csv", folder / "cases.csv"
    write(days, [[*law.day_columns()], *law.days()])
    write(cases, [[*read[0]], *(row.values() for row in read)])
    with duckdb.connect() as engine:
        engine.execute(f"SET disabled_optimizers = '{','.join(NEEDLESS)}'")
        columns = ", ".join(f"{name} {kind}" for name, kind in law.day_columns().items())
        engine.execute(f"CREATE TABLE days ({columns})")
        engine.execute(f"COPY days FROM '{days}' (HEADER)")
        engine.read_csv(str(cases), header=True, all_varchar=True).create("cases")
        found: list[Sequence[Any]] = engine.execute(law.text).fetchall()
        return found


def write(path: Path, rows: Iterable[Iterable[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def compared(law: Law, folder: Path, real: int, wild: int) -> tuple[list[tuple[object, ...]], int]:
    sheet = sheet_of(law.trees.ground.book)
    rows = [*real_rows(sheet, real, 11, TODAY), *wild_rows(sheet, wild, 12)]
    of = told(law, sheet.header, rows, folder / "sheet.csv")
    return differences(law, of, put_to_duckdb(law, of.read, folder))


@pytest.mark.exhaustive
@pytest.mark.parametrize("process", [*DATED, "all"])
def test_each_cell_of_thousands_of_rows_is_the_same(
    process: str, calendar: Calendar, tmp_path: Path
) -> None:
    found, cells = compared(law_of(process, calendar), tmp_path, amount(400), amount(400))
    assert [] == found
    assert cells > 2_000


@pytest.mark.parametrize("process", ["appeal", "assessment", "cease", "exclusion", "mediation"])
def test_each_cell_of_some_rows_is_the_same(
    process: str, calendar: Calendar, tmp_path: Path
) -> None:
    found, cells = compared(law_of(process, calendar), tmp_path, 60, 60)
    assert [] == found
    assert cells > 400


def test_each_of_the_rows_that_tell_the_same_is_given_the_answer(
    calendar: Calendar, tmp_path: Path
) -> None:
    law = law_of("cease", calendar)
    sheet = sheet_of(law.trees.ground.book)
    rows = [*real_rows(sheet, 20, 11, TODAY)]
    of = told(law, sheet.header, [*rows, *reversed(rows), *rows], tmp_path / "sheet.csv")
    found = put_to_duckdb(law, of.read, tmp_path)
    assert [*range(2, 62)] == sorted(int(row[0]) for row in found)
    assert ([], 60) == (differences(law, of, found)[0], len(found))
