"""What people keep in workbooks is read as they see it, from A1."""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from sendpath.core.problem import Problem
from sendpath.sheets.workbook import Book, Value, is_workbook, sheets_of, text_of
from support import ask
from workbooks.made_books import grid, packed, read, sheet_of


def test_cells_are_read_with_their_kinds_and_rows_are_excels() -> None:
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Cases")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        sheet.write_string(2, 1, "letter")
        sheet.write_datetime(3, 1, datetime.fromisoformat("2026-10-05"), day)
        sheet.write_datetime(3, 2, datetime.fromisoformat("2026-10-05T23:30"), moment)
        sheet.write_number(3, 3, 13)
        sheet.write_boolean(3, 4, boolean=True)
        sheet.write_string(3, 5, "=1+1")
        sheet.write_formula(3, 6, "=1+1", None, 2)
        sheet.write_formula(3, 7, "=NA()", None, "#N/A")
        sheet.write_formula(3, 8, '="a"', None, "as shown")
    empty = [""] * 9
    expected = [
        empty,
        empty,
        ["", "letter", *empty[2:]],
        [
            "",
            date(2026, 10, 5),
            datetime.fromisoformat("2026-10-05T23:30"),
            13.0,
            True,
            "=1+1",
            2.0,
            "#N/A",
            "as shown",
        ],
    ]
    assert expected == [*map(list, grid(file.getvalue()).rows)]


def test_hidden_sheets_are_named_and_can_be_read() -> None:
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        for name in ("Cases", "Closed", "Lookups"):
            book.add_worksheet(name).write_string(0, 0, name)
        book.get_worksheet_by_name("Closed").hide()
    book_read = sheets_of(BytesIO(file.getvalue()), "a.xlsx")
    assert isinstance(book_read, Book)
    assert ["Cases", "Lookups"] == book_read.names
    assert ["Closed"] == book_read.hidden
    closed = grid(file.getvalue(), "closed")
    assert ("Closed", [["Closed"]]) == (closed.name, closed.rows)
    assert ["Lookups"] == grid(file.getvalue()).others
    missing = read(file.getvalue(), "Open")
    assert isinstance(missing, Problem)
    assert "Its sheets: 'Cases', 'Lookups', 'Closed'." == missing.write


def test_merged_cells_stand_in_the_first_and_hidden_rows_are_read() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Cases"
    sheet["A1"] = "OPEN CASES"
    sheet.merge_cells("A1:C1")
    sheet["C2"] = "seen"
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    file = BytesIO()
    book.save(file)
    assert [["OPEN CASES", "", ""], ["", "", "seen"]] == grid(file.getvalue()).rows


def test_the_zero_date_is_shown_as_nothing() -> None:
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        book.add_worksheet("Cases").write_number(0, 0, 0, day)
    assert "0" == text_of(grid(file.getvalue()).rows[0][0])


def test_days_of_a_workbook_that_counts_from_1904_are_the_same_days() -> None:
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"date_1904": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        book.add_worksheet("Cases").write_datetime(0, 0, datetime.fromisoformat("2026-10-05"), day)
    assert [[date(2026, 10, 5)]] == grid(file.getvalue()).rows


def test_plain_numbers_of_days_in_a_workbook_that_counts_from_1904_are_those_days(
    tmp_path: Path,
) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "in.xlsx"), {"date_1904": True}) as book:
        sheet = book.add_worksheet("Cases")
        for row, cells in enumerate((("ref", "decision_date"), (44834, 44834))):
            sheet.write_row(row, 0, cells)
    ran = ask("batch", str(tmp_path / "in.xlsx"), "--format", "csv", "--columns", "appeal_window")
    assert "44834,2026-10-01,2026-12-01," == ran.out.splitlines()[1]
    assert "counts its days from 1904: plain numbers of days read so: 1." in ran.err


def test_a_number_below_zero_in_a_cell_made_for_a_day_stays_what_it_is() -> None:
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Cases")
        for row, number in enumerate((-5, -7.5, 0.5, 46300)):
            sheet.write_number(row, 0, number, day)
        sheet.write_formula(4, 0, "=1-4", day, -3)
    cells = [cell for (cell,) in grid(file.getvalue()).rows]
    assert [-5, -7.5, time(12), date(2026, 10, 5), -3] == cells


def test_cells_that_do_not_say_where_they_are_follow_each_other() -> None:
    rows = "<row><c><v>1</v></c><c t='e'><v>#N/A</v></c></row><row r='3'><c r='B3'><v>2</v></c><c><v>3</v></c></row>"
    assert [[1.0, "#N/A", ""], ["", "", ""], ["", 2.0, 3.0]] == grid(packed(sheet_of(rows))).rows


def test_macros_links_and_pictures_are_left_alone() -> None:
    """A workbook of macros is read as any; what else is in it may be anything."""
    others: dict[str, str | bytes] = {
        "xl/vbaProject.bin": b"\xff" * 99,
        "xl/externalLinks/externalLink1.xml": "<broken",
        "xl/media/image1.png": b"no picture",
    }
    cells = '<row r="1"><c r="A1"><f>[1]Sheet1!A1</f><v>46300</v></c></row>'
    assert [[46300.0]] == grid(packed(sheet_of(cells), others)).rows


def test_sheets_of_odd_names_are_found() -> None:
    names = ['A & B <é> "q"', "Zoë's", " before"]
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        for name in names:
            book.add_worksheet(name).write_string(0, 0, name)
    assert [[[name]] for name in names] == [grid(file.getvalue(), name).rows for name in names]


def test_parts_may_have_prefixes() -> None:
    plain = sheet_of('<row r="1"><c r="B1"><v>1</v></c></row>')
    prefixed = plain.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    assert [["", 1.0]] == grid(packed(prefixed)).rows


def test_formulas_that_show_nothing_are_no_rows_and_columns_at_the_end() -> None:
    nothing = '<c r="{}" t="str"><f>1</f><v></v></c>'
    rows = f'<row r="1"><c r="A1"><v>1</v></c>{nothing.format("C1")}</row><row r="3">{nothing.format("A3")}</row>'
    assert [[1.0]] == grid(packed(sheet_of(rows))).rows


def test_an_empty_sheet_has_no_rows() -> None:
    assert [] == grid(packed(sheet_of('<row r="900"><c r="XFD900" s="0"/></row>'))).rows


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("", ""),
        (" as it is ", " as it is "),
        (13.0, "13"),
        (13.25, "13.25"),
        (-1.0, "-1"),
        (7, "7"),
        (1e20, "1e+20"),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2026, 10, 5), "2026-10-05"),
        (datetime.fromisoformat("2026-10-05"), "2026-10-05"),
        (datetime.fromisoformat("2026-10-05T23:30"), "2026-10-05T23:30:00"),
        (time(9, 5), "09:05:00"),
        (time(), "0"),
        (timedelta(days=1, hours=12), "36:00:00"),
    ],
)
def test_a_cell_is_shown_as_a_line_of_csv_would(value: Value, text: str) -> None:
    assert text == text_of(value)


@pytest.mark.parametrize(
    ("beginning", "expected"),
    [
        (b"PK\x03\x04....", True),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", True),
        (b"Case,Dat", False),
        (b"", False),
    ],
)
def test_a_workbook_is_told_by_its_beginning(beginning: bytes, expected: bool) -> None:
    assert expected is is_workbook(beginning)
