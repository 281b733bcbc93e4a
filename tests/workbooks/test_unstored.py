"""Workbooks that scripts wrote, or in which cells are merged: what no reader sees is not blank."""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from support import Ran, ask, read_json

TODAY = "2026-11-27"
HEADS = ("id", "request_received", "decision_notified", "draft_served", "final_plan_sent")
DAYS = (date(2026, 6, 1), date(2026, 7, 1), date(2026, 9, 1), date(2026, 10, 1))


def book(folder: Path, *rows: tuple[object, ...], merged: str = "") -> Path:
    made = Workbook()
    sheet = made.worksheets[0]
    for row in (HEADS, *rows):
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    made.save(folder / "in.xlsx")
    return folder / "in.xlsx"


def due(path: Path) -> Ran:
    return ask("due", str(path), "--process", "assessment", "--format", "json", today=TODAY)


def overdue(ran: Ran) -> list[tuple[str, str]]:
    items = read_json(ran.out)["items"]
    return [(item["case"], item["rule"]) for item in items if item["stands"] == "overdue"]


def test_a_formula_whose_result_is_not_stored_is_no_blank(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("A", DAYS[0], "=C3", "=DATE(2026,9,1)", "=DATE(2026,10,1)"),
        ("B", *DAYS),
        ("=COUNTA(A2:A3)", "", "", "", ""),
    )
    ran = due(path)
    assert ([], 3) == (overdue(ran), ran.code)
    assert "Formulas whose result is not stored in the file: C2, D2, E2, A4." in ran.err
    assert "'=DATE(2026,10,1)' is not a date." in ran.out
    back = tmp_path / "back.xlsx"
    words = ("--process", "assessment", "-o", str(back))
    ask("batch", str(path), *words, today=TODAY)
    cells = [[*row] for row in load_workbook(back).worksheets[0].values]
    assert ["=C3", "=DATE(2026,9,1)", "=DATE(2026,10,1)"] == cells[1][2:5]
    assert "=COUNTA(A2:A3)" == cells[3][0]
    kinds = {cell.data_type for cell in load_workbook(back).worksheets[0][2]}
    assert "f" not in kinds


def test_a_formula_that_gives_an_empty_text_is_blank(tmp_path: Path) -> None:
    from xlsxwriter import Workbook as Made  # noqa: PLC0415 - for this test alone

    with Made(tmp_path / "made.xlsx") as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, HEADS)
        sheet.write_row(1, 0, ["A", "2026-06-01"])
        sheet.write_formula(1, 2, '=IF(A1="","","")', value="none")
        sheet.write_formula(1, 3, "=1+1", value="2026-09-01")
    with ZipFile(tmp_path / "made.xlsx") as full, ZipFile(tmp_path / "in.xlsx", "w") as emptied:
        for name in full.namelist():
            emptied.writestr(name, full.read(name).replace(b"<v>none</v>", b"<v></v>"))
    ran = due(tmp_path / "in.xlsx")
    assert "not stored" not in ran.err
    assert 0 == ran.code


@pytest.mark.parametrize(
    ("merged", "cells", "late", "told"),
    [
        ("E2:E3", (*DAYS[:3], None), [], True),
        ("", (*DAYS[:3], None), [("B", "assessment.final-plan")], False),
        ("D2:E2", (*DAYS[:3], None), [("B", "assessment.final-plan")], False),
        ("A2:A3", DAYS, [], False),  # a name is not carried over
    ],
)
def test_what_merged_rows_show_is_read_for_each_of_them(
    merged: str,
    cells: tuple[object, ...],
    late: list[tuple[str, str]],
    told: object,
    tmp_path: Path,
) -> None:
    ran = due(book(tmp_path, ("A", *DAYS), ("B", *cells), merged=merged))
    assert late == [each for each in overdue(ran) if each[0] == "B"]
    assert told == (
        "Merged cells: E2:E3. What they show is read for each of their rows." in ran.err
    )


def test_a_formula_whose_result_is_not_stored_is_told_of_once(tmp_path: Path) -> None:
    ran = due(book(tmp_path, ("A", DAYS[0], "=C3", None, None), ("B", *DAYS)))
    assert "Formulas whose result is not stored in the file: C2." in ran.err
    assert "=C3" not in ran.err
    (item,) = [each for each in read_json(ran.out)["items"] if each["stands"] == "unread"]
    assert "'=C3' is not a date. It is a formula, and not what that gives." in item["words"]


def test_a_formula_in_a_file_of_text_is_told_of_in_its_row(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("id,request_received\nA,=B3\n", encoding="utf-8")
    assert "row 2, request_received: '=B3' is not a date. It is a formula" in due(path).err
