"""Several tables below each other in one sheet: each is answered by its own headings, in its place.

The sheets are our own, of the kind of the SEN2 return's data entry template.
"""

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook

from support import Ran, ask

TODAY = "2026-11-25"

ROWS = [
    ["Requests Records", "", "", ""],
    ["ID\n\n(unique)", "Date request was received", "Request Outcome Date", "Request Outcome"],
    ["1", "2026-03-09", "2026-04-08", "N"],
    ["2", "2026-11-02", "", "H"],
    ["", "", "", ""],
    ["", "", "", ""],
    ["Active Plan Records", "", "", ""],
    [
        "ID",
        "EHC Plan Review Decisions Date",
        "Annual Review Decision",
        "Annual Review Meeting Date",
    ],
    ["3", "2026-07-20", "M", "2026-07-01"],
    ["4", "31/6/2026", "M", "2026-07-01"],
    ["", "", "", ""],
    ["Ceased Records", "", "", ""],
    ["ID", "Reason", "Type", "Note"],
    ["5", "moved", "x", "y"],
]
HEADS = (1, 7)


def text_of(rows: list[list[str]], mark: str = ",") -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=mark, lineterminator="\n").writerows(rows)
    return buffer.getvalue()


def answered(folder: Path, kind: str, *words: str, rows: list[list[str]] = ROWS) -> Ran:
    file = folder / f"in.{kind}"
    if kind == "xlsx":
        book = Workbook(str(file))
        sheet = book.add_worksheet("Data Entry")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        book.close()
    else:
        file.write_text(text_of(rows, ";" if kind == "txt" else ","), encoding="utf-8")
    return ask("batch", str(file), "--preset", "sen2-template", *words, today=TODAY)


KINDS = pytest.mark.parametrize("kind", ["xlsx", "csv", "txt"])
COLUMNS = ("--columns", "review_complete,overdue,problems")


@KINDS
def test_every_row_keeps_its_place_and_our_headings_stand_beside_each_tables_own(
    kind: str, tmp_path: Path
) -> None:
    ran = answered(tmp_path, kind, *COLUMNS)
    lines = [*csv.reader(io.StringIO(ran.out))]
    assert ROWS == [line[:4] for line in lines]
    ours = ["sendpath_review_complete", "sendpath_overdue", "sendpath_problems"]
    assert list(HEADS) == [at for at, line in enumerate(lines) if line[4:] == ours]
    assert all(not any(lines[at][4:]) for at in (0, 4, 5, 6, 10, 11))


@KINDS
def test_each_table_is_answered_by_its_own_columns(kind: str, tmp_path: Path) -> None:
    lines = [*csv.reader(io.StringIO(answered(tmp_path, kind, *COLUMNS).out))]
    assert ["", "", ""] == lines[2][4:]  # refused: no plan is owed
    assert ["2027-07-19", "", ""] == lines[8][4:]  # twelve months starting with the decision


@KINDS
def test_problems_of_all_tables_are_told_with_their_rows(kind: str, tmp_path: Path) -> None:
    ran = answered(tmp_path, kind)
    assert 3 == ran.code
    assert "row 10, EHC Plan Review Decisions Date: '31/6/2026'" in ran.err
    assert "Further tables have their headings in row 8, 13." in ran.err
    assert "The headings stand in row 2: row 1 is left as it is." in ran.err


def test_a_workbook_back_has_our_columns_at_each_table(tmp_path: Path) -> None:
    answered(tmp_path, "xlsx", "-o", str(tmp_path / "out.xlsx"), *COLUMNS)
    sheet = load_workbook(tmp_path / "out.xlsx").worksheets[0]
    cells = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert ROWS == [row[:4] for row in cells]
    assert ["sendpath_overdue"] * len(HEADS) == [cells[at][5] for at in HEADS]


@KINDS
def test_a_table_that_tells_no_fact_is_left_as_it_is_and_named(kind: str, tmp_path: Path) -> None:
    ran = answered(tmp_path, kind, *COLUMNS)
    lines = [*csv.reader(io.StringIO(ran.out))]
    assert [ROWS[at] for at in (11, 12, 13)] == [lines[at] for at in (11, 12, 13)]
    assert "no column tells a date below the headings of row 13." in ran.err
    assert "row 14" not in ran.err


def test_objects_are_given_for_the_rows_of_every_table(tmp_path: Path) -> None:
    ran = answered(tmp_path, "xlsx", "--format", "jsonl", "--columns", "overdue")
    objects = [json.loads(line) for line in ran.out.splitlines()]
    assert [3, 4, 9, 10] == [each["row"] for each in objects if each["row"] not in (5, 6, 11)]


def test_a_table_that_tells_nothing_to_a_process_is_left_as_it_is_and_named(
    tmp_path: Path,
) -> None:
    ran = answered(tmp_path, "xlsx", "--process", "exclusion")
    assert 2 == ran.code
    ran = answered(tmp_path, "csv", "--process", "review", *COLUMNS)
    assert ROWS == [line[:4] for line in csv.reader(io.StringIO(ran.out))]
    assert "2027-07-19" in ran.out


def test_a_map_names_columns_of_any_of_the_tables(tmp_path: Path) -> None:
    rows = [["Letters", ""], ["Ref", "Our letter"], ["1", "2026-10-01"], ["", ""], ["Old", ""]]
    rows += [["Ref", "Their letter"], ["2", "2026-10-02"]]
    (tmp_path / "in.csv").write_text(text_of(rows), encoding="utf-8")
    maps = ("--map", "Our letter=decision_date", "--map", "Their letter=decision_date")
    ran = ask("batch", str(tmp_path / "in.csv"), *maps, "--columns", "appeal_window", today=TODAY)
    days = [line[2:3] for line in csv.reader(io.StringIO(ran.out))]
    assert [["2026-12-01"], ["2026-12-02"]] == [days[2], days[6]]


def test_rows_with_one_cell_or_none_part_no_table(tmp_path: Path) -> None:
    text = "decision_date,reason\n2026-10-01,refuse-plan\n,\n2026-10-02,refuse-plan\nTotal,\n"
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    ran = ask("batch", str(tmp_path / "in.csv"), "--columns", "appeal_window", today=TODAY)
    assert "Further tables" not in ran.err
    assert 2 == ran.out.count("2026-12-0")


def test_a_guess_proposes_the_columns_of_every_table(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(text_of(ROWS[:11]), encoding="utf-8")
    out = ask("batch", str(tmp_path / "in.csv"), "--guess", today=TODAY).out
    for heading in ("Date request was received", "Annual Review Meeting Date"):
        assert f'\n"{heading}" = ' in out
