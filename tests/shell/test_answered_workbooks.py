"""``batch -o x.xlsx``: their sheet as it was with our columns; a second reader (openpyxl) says so."""

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from support import Ran, ask

TODAY = "2026-11-25"
MOMENT = datetime.fromisoformat
Cells = list[list[Any]]
ROWS: Sequence[Sequence[Any]] = [
    ["OPEN CASES", None, None, None, None],
    ["Case", "decision_date", "certificate_date", "Years", "Notes"],
    ["A1", MOMENT("2026-10-01T00:00:00"), None, 13, "=1+1 they say"],
    ["007", "1/10/2026", "tbc", -1.5, "two\nlines"],
    ["A3", "soon", None, True, time(9, 30)],
    [None, None, None, None, None],
    ["A4", MOMENT("2026-08-01T00:00:00"), MOMENT("2026-11-20T00:00:00"), 0, "@SUM"],
    ["TOTAL: 4", None, None, 11.5, None],
]
"""A title, headings, four cases of many kinds of cells, a blank row, and a total."""


def made(rows: Sequence[Sequence[Any]] = ROWS) -> bytes:
    """Make a workbook."""
    book, file = Workbook(), BytesIO()
    sheet = book.worksheets[0]
    sheet.title = "Cases"
    for row in rows:
        sheet.append([*row])
    for row in sheet.iter_rows():
        for cell in row:
            cell.data_type = "s" if cell.data_type == "f" else cell.data_type
    book.save(file)
    return file.getvalue()


def answered(folder: Path, content: bytes | str, *words: str) -> Ran:
    """Answer a file into ``out.xlsx``."""
    name = "in.xlsx" if isinstance(content, bytes) else "in.csv"
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return ask("batch", str(folder / name), "-o", str(folder / "out.xlsx"), *words, today=TODAY)


def sheet_in(folder: Path, name: str | None = None) -> Worksheet:
    book = load_workbook(folder / "out.xlsx")
    found = book.worksheets[0] if name is None else book[name]
    assert isinstance(found, Worksheet)
    return found


def cells(sheet: Worksheet) -> Cells:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def ours(folder: Path, heading_row: int = 0) -> list[dict[str, Any]]:
    """Give our cells of each row below the headings, by their columns."""
    rows = cells(sheet_in(folder))
    head = rows[heading_row]
    return [
        {name: cell for name, cell in zip(head, row, strict=True) if str(name)[:9] == "sendpath_"}
        for row in rows[heading_row + 1 :]
    ]


def test_every_cell_of_a_workbook_is_there_with_its_kind_and_in_its_place(tmp_path: Path) -> None:
    assert 3 == answered(tmp_path, made()).code
    assert [[*row] for row in ROWS] == [row[:5] for row in cells(sheet_in(tmp_path))]
    assert ["Cases", "Problems"] == load_workbook(tmp_path / "out.xlsx").sheetnames[:2]


def test_our_days_are_days_and_our_numbers_numbers(tmp_path: Path) -> None:
    answered(tmp_path, made())
    first = ours(tmp_path, 1)[0]
    assert (MOMENT("2026-12-01T00:00:00"), 6, "ahead") == tuple(
        first[f"sendpath_{name}"] for name in ("appeal_window", "days_left", "standing")
    )
    for row in ours(tmp_path, 1):
        for name, cell in row.items():
            assert not isinstance(cell, str) or not cell[:4].isdigit(), name


def test_the_answer_is_that_of_csv(tmp_path: Path) -> None:
    text = "Case,decision_date,certificate_date\nA,2026-10-01,\nB,2026-08-01,2026-09-15\nC,soon,\n"
    answered(tmp_path, text)
    lines = ask("batch", str(tmp_path / "in.csv"), today=TODAY).out.splitlines()
    head, *rows = cells(sheet_in(tmp_path))
    assert lines[0] == ",".join(map(str, head))
    told = [",".join(_text(cell) for cell in row) for row in rows[:2]]
    assert lines[1:3] == told


def _text(cell: object) -> str:
    return (
        "" if cell is None else cell.date().isoformat() if isinstance(cell, datetime) else str(cell)
    )


def test_cells_of_csv_stay_text_as_they_were(tmp_path: Path) -> None:
    """``007`` is no seven, and what looks like a date is theirs."""
    text = 'Case,decision_date,Notes\n007,1/10/2026,"a, ""b"""\n1e5,2026-10-01,=1+1\n'
    answered(tmp_path, text)
    theirs = [row[:3] for row in cells(sheet_in(tmp_path))]
    assert [
        ["Case", "decision_date", "Notes"],
        ["007", "1/10/2026", 'a, "b"'],
        ["1e5", "2026-10-01", "=1+1"],
    ] == theirs


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    text = "Case,decision_date,=cmd|x\n=1+1,2026-10-01,@SUM(A1)\n+2,=soon,-3\n"
    answered(tmp_path, text)
    for name in load_workbook(tmp_path / "out.xlsx").sheetnames:
        kinds = {cell.data_type for row in sheet_in(tmp_path, name).iter_rows() for cell in row}
        assert "f" not in kinds


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_each_problem_stands_on_a_sheet_with_its_row_in_excel(kind: str, tmp_path: Path) -> None:
    text = 'Title\nCase,decision_date\nA,"2026-10-01"\n"B\nb",soon\n\nC,31/2/2026\n'
    rows: Cells = [
        ["Title"],
        ["Case", "decision_date"],
        ["A", "2026-10-01"],
        ["B\nb", "soon"],
        [None, None],
        ["C", "31/2/2026"],
    ]
    answered(tmp_path, made(rows) if kind == "xlsx" else text)
    told = [row for row in cells(sheet_in(tmp_path, "Problems")) if isinstance(row[0], int)]
    listed = [(row[0], row[2]) for row in told if row[1] == "decision_date"]
    assert [(4, "soon"), (6, "31/2/2026")] == listed
    main = sheet_in(tmp_path)
    assert ["soon", "31/2/2026"] == [main.cell(row, 2).value for row, _ in listed]


def test_what_is_read_is_never_written_over(tmp_path: Path) -> None:
    path, content = tmp_path / "in.xlsx", made()
    path.write_bytes(content)
    (tmp_path / "link.xlsx").symlink_to(path)
    for name in ("in.xlsx", "link.xlsx"):
        ran = ask("batch", str(path), "-o", str(tmp_path / name), today=TODAY)
        assert (2, True) == (ran.code, "that is the file that is read" in ran.err)
    assert content == path.read_bytes()


@pytest.mark.parametrize("content", [made(), "Case,decision_date\nA,2026-10-01\nB,2026-10-02\n"])
def test_our_columns_of_an_earlier_run_are_replaced_and_not_doubled(
    content: bytes | str, tmp_path: Path
) -> None:
    answered(tmp_path, content)
    once = cells(sheet_in(tmp_path))
    again = (tmp_path / "out.xlsx").read_bytes()
    answered(tmp_path, again)
    assert once == cells(sheet_in(tmp_path))


@pytest.mark.parametrize("column", range(3))
def test_columns_of_theirs_after_ours_keep_their_cells(column: int, tmp_path: Path) -> None:
    rows: Cells = [["Case", "decision_date"], ["A", "2026-10-01"], ["B", "soon"]]
    for row, cell in zip(rows, ("sendpath_standing", "old", "older"), strict=True):
        row.insert(column, cell)
    answered(tmp_path, made(rows))
    theirs = [row[:2] for row in cells(sheet_in(tmp_path))]
    assert [["Case", "decision_date"], ["A", "2026-10-01"], ["B", "soon"]] == theirs
    assert ["ahead", "unreadable"] == [row["sendpath_standing"] for row in ours(tmp_path)]


def test_ragged_rows_keep_their_cells_beyond_the_headings(tmp_path: Path) -> None:
    text = "Case,decision_date\nA,2026-10-01,more,and more\nB\nC,2026-10-02\n"
    assert 3 == answered(tmp_path, text).code
    rows = cells(sheet_in(tmp_path))
    assert [
        ["Case", "decision_date", None, None],
        ["A", "2026-10-01", "more", "and more"],
        ["B", None, None, None],
        ["C", "2026-10-02", None, None],
    ] == [row[:4] for row in rows]
    assert "sendpath_can_appeal" == rows[0][4]
    assert MOMENT("2026-12-02T00:00:00") == ours(tmp_path)[2]["sendpath_appeal_window"]


def test_rows_out_are_rows_in(tmp_path: Path) -> None:
    text = 'T\n\nCase,decision_date\nA,2026-10-01\n\n"B\n\nb",2026-10-02\n,\nTOTAL,\n\n'
    answered(tmp_path, text)
    firsts = [row[0] for row in cells(sheet_in(tmp_path))]
    assert ["T", None, "Case", "A", None, "B\n\nb", None, "TOTAL"] == firsts[:8]


def test_headings_stand_still_and_filter_the_rows(tmp_path: Path) -> None:
    answered(tmp_path, made())
    sheet = sheet_in(tmp_path)
    assert "B3" == sheet.freeze_panes
    assert "A2:" == (sheet.auto_filter.ref or "")[:3]


def test_a_row_has_the_colour_of_its_standing_and_the_word(tmp_path: Path) -> None:
    text = "Case,decision_date\nA,2026-08-01\nB,2026-10-01\nC,2026-11-20\n"
    answered(tmp_path, text)
    sheet = sheet_in(tmp_path)
    head = [cell.value for cell in sheet[1]]
    at = head.index("sendpath_standing") + 1
    found = [(sheet.cell(row, at).value, sheet.cell(row, at).fill.fgColor.rgb) for row in (2, 3, 4)]
    assert [("passed", "FFFFC7CE"), ("ahead", "FFFFEB9C"), ("ahead", "00000000")] == found


@pytest.mark.parametrize("process", ["review", "all"])
def test_every_day_of_a_process_is_a_day(process: str, tmp_path: Path) -> None:
    text = "case,review_meeting,review_decision_sent\nA,2026-11-02,\nB,2026-06-01,2026-06-20\n"
    columns = "review_decision,review_decision_safe,review_decision_days_late,review_decision_done"
    words = ("--process", process, "--columns", columns)
    assert 0 == answered(tmp_path, text, *words).code
    assert [
        {
            "sendpath_review_decision": MOMENT("2026-11-30T00:00:00"),
            "sendpath_review_decision_safe": MOMENT("2026-11-30T00:00:00"),
            "sendpath_review_decision_days_late": None,
            "sendpath_review_decision_done": None,
            "sendpath_problems": None,
        },
        {
            "sendpath_review_decision": MOMENT("2026-06-29T00:00:00"),
            "sendpath_review_decision_safe": MOMENT("2026-06-29T00:00:00"),
            "sendpath_review_decision_days_late": -9,
            "sendpath_review_decision_done": MOMENT("2026-06-20T00:00:00"),
            "sendpath_problems": None,
        },
    ] == ours(tmp_path)


def test_a_long_answer_is_a_workbook_too(tmp_path: Path) -> None:
    text = "case,review_meeting,note\nA,2026-11-02,x\nB,,\n"
    assert 3 == answered(tmp_path, text, "--long", "--process", "review").code
    rows = ours(tmp_path)
    days = {row["sendpath_rule"]: row["sendpath_due"] for row in rows}
    assert MOMENT("2026-11-30T00:00:00") == days["review.decision"]
    assert {"A", "B"} == {row[0] for row in cells(sheet_in(tmp_path))[1:]}


def test_an_output_that_cannot_be_written_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "in.xlsx").write_bytes(made())
    there = tmp_path / "nowhere" / "out.xlsx"
    ran = ask("batch", str(tmp_path / "in.xlsx"), "-o", str(there), today=TODAY)
    assert (2, "") == ran[:2]
    assert "out.xlsx" in ran.err


def test_the_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    answered(tmp_path, made())
    once = (tmp_path / "out.xlsx").read_bytes()
    answered(tmp_path, made())
    assert once == (tmp_path / "out.xlsx").read_bytes()


def test_days_before_1900_and_after_9999_harm_nothing(tmp_path: Path) -> None:
    text = "Case,decision_date\nA,1899-10-01\nB,9999-12-31\nC,2026-10-01\n"
    assert 3 == answered(tmp_path, text).code
    assert ["1899-10-01", "9999-12-31"] == [row[1] for row in cells(sheet_in(tmp_path))[1:3]]
    assert date(2026, 12, 1) == ours(tmp_path)[2]["sendpath_appeal_window"].date()


def test_what_a_workbook_back_does_not_hold_of_theirs_is_said_once(tmp_path: Path) -> None:
    path, back = tmp_path / "in.xlsx", tmp_path / "back.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Cases")
        sheet.write_column(0, 0, ["decision_date", "2026-10-01"])
        sheet.write_formula("B2", "=1+1", None, 2)
        sheet.write_comment("A1", "a comment")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Cases!$B$2:$B$2"})
        sheet.insert_chart("D1", chart)
        book.add_worksheet("Notes").write(0, 0, "x")
    told = (
        "The workbook written holds the values of 'Cases', and not: formulas (1, as their values), "
        "charts, comments, other sheets ('Notes'). Your own file is left as it is."
    )
    assert 1 == ask("batch", str(path), "-o", str(back)).err.count(told)
    assert "The workbook written" not in ask("batch", str(path), "--format", "csv").err
    assert "The workbook written" not in ask("batch", str(path), "-o", str(back), "-q").err


def test_of_colours_that_do_not_come_back_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Cases")
        sheet.write_column(0, 0, ["decision_date", "2026-10-01"])
        sheet.write("B2", "x", book.add_format({"bg_color": "#ffff00"}))
    told = "holds the values of 'Cases', and not: colours. Your own file is left as it is."
    assert 1 == ask("batch", str(path), "-o", str(tmp_path / "back.xlsx")).err.count(told)


def test_nothing_is_said_to_be_left_behind_of_a_workbook_of_values_alone(tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Cases").write_column(0, 0, ["decision_date", "2026-10-01"])
    ran = ask("batch", str(path), "-o", str(tmp_path / "back.xlsx"))
    assert "The workbook written" not in ran.err
