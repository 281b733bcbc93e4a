"""Lines among the rows that hold no case are named, and are on no list; cases are none of them."""

from pathlib import Path

import pytest

from support import ask, read_json

HEAD = "Ref,Name,request_received,Notes"
CASE = "B1,Amy,2026-10-01,"

LINES = [
    "--- CLOSED CASES ---,,,",
    "-----,-----,-----,-----",
    "-- SUMMER TERM 2 ONWARDS --,,,",
    "NB: withdrawn stay on the log,,,",
    "N.B. - see the other sheet,,,",
    "EARLY YEARS / PRIMARY,,,",
    "YEAR 11 / POST 16,,,",
    "SECONDARY,,,",
    "Open cases,,,",
    "JUNE 2026,,,",
    "JANUARY,,,",
    "September,,,",
    "Records: 122,,,",
    "Ref,Name,request_received,Notes",
    "Plan / contents / school,,,",
    "Key: n/a = not needed,,,",
    ",,,moved to this sheet in May",
    "NB: in the column that is read,,NB: in the column that is read,",
    ",,--- closed ---,",
    "TOTAL,,79 plans,",
    "TOTAL,,=COUNT(C2:C9),",
]
CASES = [
    "B2,,,",
    "Okafor,,,",
    "Amy Smith,,,",
    "June,,,",
    "Summer Hill,,,",
    "26/045,,,",
    "O'Neil-Jones,,,",
    "SECONDARY,,2026-10-02,",
    "NB: told,,2026-10-02,",
    "NB,Ned Bell,,",
    "--,Cy,,",
    "Open cases,Bo,,",
    ",,,",
]


def asked(folder: Path, *rows: str) -> tuple[list[str], str]:
    """Give the names of the rows that are cases, of those told and one more, and what is said."""
    file = folder / "cases.csv"
    file.write_text("\n".join([HEAD, CASE, *rows]) + "\n", encoding="utf-8")
    ran = ask("due", str(file), "--today", "2026-11-27", "--format", "json", "--within", "all")
    shown = read_json(ran.out)
    rows_there = {item["row"] for item in shown["items"]}
    return [str(shown["cases"]), *map(str, sorted(rows_there))], ran.err


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_holds_no_case_is_on_no_list_and_is_named(tmp_path: Path, line: str) -> None:
    (cases, *rows), said = asked(tmp_path, line)
    assert ("1", ["2"]) == (cases, rows)
    assert "Lines that hold no case (totals, titles, notes), left as they are: 1. row 3 ('" in said


@pytest.mark.parametrize("row", CASES[:-1])
def test_a_row_that_may_be_a_case_is_one(tmp_path: Path, row: str) -> None:
    (cases, *_), said = asked(tmp_path, row)
    assert "2" == cases
    assert "hold no case" not in said


def test_a_title_in_a_column_that_is_read_is_a_problem_of_its_row(tmp_path: Path) -> None:
    (cases, *rows), said = asked(tmp_path, ",,Autumn term,")
    assert ("2", ["2", "3"]) == (cases, rows)
    assert "row 3, request_received: 'Autumn term' is not a date." in said


def test_of_many_lines_five_are_named_and_all_are_counted(tmp_path: Path) -> None:
    _, said = asked(tmp_path, *[f"--- part {at} ---,,," for at in range(7)])
    assert "left as they are: 7. row 3 ('--- part 0 ---'); row 4" in said
    assert "row 7 ('--- part 4 ---') and others." in said


def test_batch_leaves_such_lines_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    file.write_text(f"{HEAD}\n{CASE}\n--- CLOSED ---,,,\n", encoding="utf-8")
    ran = ask(
        "batch", str(file), "--process", "assessment", "--today", "2026-11-27", "--format", "csv"
    )
    assert {""} == {*ran.out.splitlines()[2].split(",")[1:]}
    assert 0 == ran.code
    assert "row 3 ('--- CLOSED ---')" in ran.err


def test_a_guess_looks_at_no_such_line(tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    rows = "\n".join(f"B{at},2026-10-0{at},a" for at in range(1, 4))
    file.write_text(f"Ref,Request received,Note\n{rows}\n,--- closed ---,\n", encoding="utf-8")
    assert "closed" not in ask("batch", str(file), "--guess").out
