"""``sendpath export``: which files it writes, when it refuses, and what ``--normalise`` reads."""

import csv
from datetime import date
from pathlib import Path

import pytest

from sendpath.cli import extras
from sendpath.warehouse.names import STATUS
from support import Ran, ask

duckdb = pytest.importorskip("duckdb")


def run(*words: str) -> Ran:
    return ask(*words, today=None)


def written(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_one_statement_a_process_is_written_with_the_days_and_the_calendar(tmp_path: Path) -> None:
    law = tmp_path / "law"
    ran = run("export", str(law), "--process", "complaint", "--process", "transport")
    assert (0, f"Written: {law} (6 files)\n") == (ran.code, ran.err)
    assert [
        "README.txt",
        "calendar.csv",
        "days.csv",
        "duckdb/law-complaint.sql",
        "duckdb/law-transport.sql",
        "duckdb/load.sql",
    ] == written(law)


def test_the_tables_load_and_the_statement_answers_rows_that_were_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    law, sheet = tmp_path / "law", tmp_path / "sheet.csv"
    sheet.write_text("ref,request_received,note\nA,2026-10-01,x\nB,soon,y\n", "utf-8")
    today = ("--today", "2026-11-25")
    named = ("--process", "assessment")
    assert 0 == run("export", str(law), *named, *today).code
    monkeypatch.chdir(law)
    ran = run("batch", str(sheet), *named, *today, "--normalise", "-o", "cases.csv")
    with duckdb.connect() as engine:
        engine.execute((law / "duckdb" / "load.sql").read_text("utf-8"))
        engine.read_csv("cases.csv", header=True, all_varchar=True).create("cases")
        rows = engine.execute((law / "duckdb" / "law-assessment.sql").read_text("utf-8")).fetchall()
        rows.sort(key=lambda row: int(row[0]))
        days = engine.execute(
            "SELECT min(day), max(day), bool_or(provisional) FROM days"
        ).fetchall()
    assert (3, 2) == (ran.code, len(rows))
    assert date(2026, 11, 12) in rows[0]
    assert "unreadable" in rows[1]
    assert date(2014, 1, 3) == days[0][0]
    assert days[0][2]


TICKED = (
    ("appeal", "decision_date,appeal_lodged,adviser_contacted", "2026-09-10,yes,", "appeal_lodged"),
    (
        "appeal",
        "decision_date,appeal_lodged,adviser_contacted",
        "2026-09-10,,✓",
        "adviser_contacted",
    ),
    ("appeal", "decision_date,hearing_date", "2026-09-10,yes", "hearing_date"),
    ("assessment", "request_received,final_plan_sent", "2026-05-01,done", "final_plan_sent"),
    ("review", "review_meeting,review_decision_sent", "2026-08-15,Y", "review_decision_sent"),
)
"""A process, a head, a row with a tick, and the column of the tick."""


@pytest.mark.parametrize(("process", "head", "row", "ticked"), TICKED)
def test_a_row_with_a_tick_is_left_to_batch_and_says_why(
    process: str, head: str, row: str, ticked: str, tmp_path: Path
) -> None:
    sheet, cases = tmp_path / "sheet.csv", tmp_path / "cases.csv"
    plain = ",".join(cell if cell.startswith("2") else "" for cell in row.split(","))
    sheet.write_text(f"{head}\n{row}\n{plain}\n", "utf-8")
    words = ("--process", process, "--today", "2026-11-28", "--normalise", "-o", str(cases))
    assert 3 == run("batch", str(sheet), *words).code
    with cases.open(encoding="utf-8-sig", newline="") as file:
        marked, read = csv.DictReader(file)
    told = f"{ticked}: what was done on a day not told is answered by sendpath batch alone."
    assert ("problem", told) == (marked[STATUS], marked["sendpath_problems"])
    assert ("read", "") == (read[STATUS], read["sendpath_problems"])


def test_parquet_holds_the_same_days(tmp_path: Path) -> None:
    for kind in ("csv", "parquet"):
        words = ("export", str(tmp_path / kind), "--process", "complaint", "--format", kind)
        assert 0 == run(*words).code
    with duckdb.connect() as engine:
        query = "SELECT count(*), count(DISTINCT day), max(working_by)::VARCHAR FROM "
        assert (
            engine.sql(f"{query} read_csv('{tmp_path}/csv/days.csv')").fetchall()
            == engine.sql(f"{query} read_parquet('{tmp_path}/parquet/days.parquet')").fetchall()
        )


def test_other_engines_are_written_in_their_own_words(tmp_path: Path) -> None:
    pytest.importorskip("sqlglot")
    law = tmp_path / "law"
    words = ("--process", "complaint", "--engine", "postgresql", "--engine", "spark")
    assert 0 == run("export", str(law), *words).code
    postgres = (law / "postgresql" / "law-complaint.sql").read_text("utf-8")
    spark = (law / "spark" / "law-complaint.sql").read_text("utf-8")
    assert "AS MATERIALIZED (" in postgres
    assert "TO_CHAR(" in postgres
    assert "DATE_FORMAT(" in spark


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    ran = run("export", str(tmp_path), "--process", "complaint")
    assert 2 == ran.code
    assert f"DIR: '{tmp_path}' cannot be written (it is not empty). Give a new folder.\n" == ran.err
    assert ["mine.txt"] == written(tmp_path)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "law").write_text("mine", "utf-8")
    assert "(it is a file)" in run("export", str(tmp_path / "law")).err


def test_without_the_extra_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _name: None)
    ran = run("export", str(tmp_path / "law"), "--engine", "spark", "--format", "parquet")
    assert 2 == ran.code
    assert "spark needs sqlglot, which is not installed." in ran.err
    assert "pip install 'sendpath[duckdb]'" in ran.err
    assert not (tmp_path / "law").exists()


def test_a_fixed_day_stands_in_the_statement(tmp_path: Path) -> None:
    law = tmp_path / "law"
    assert 0 == run("export", str(law), "--process", "complaint", "--today", "2026-11-25").code
    text = (law / "duckdb" / "law-complaint.sql").read_text("utf-8")
    assert "CURRENT_DATE" not in text
    assert text.count("DATE '2026-11-25' AS today") == 1
