"""Their sheet comes back as it was, with our columns; a second reader (openpyxl) says so."""

import shutil
import subprocess
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from sendpath.core.problem import Problem
from sendpath.sheets.looks import sheet_name
from sendpath.sheets.values import Value
from sendpath.sheets.workbook_back import Answered, OurColumn, Told, fits, write_workbook
from workbooks.made_books import grid

MOMENT = datetime.fromisoformat("2026-10-05T23:30")
THEIRS: Sequence[Sequence[Value]] = [
    ["OPEN CASES", "", "", "", ""],
    ["Case", "Letter", "Rang", "Years", "Notes"],
    ["=1+1", date(2026, 10, 5), MOMENT, 13.0, "two\nlines"],
    ["@SUM(A1)", "12/10/2026 approx", time(9, 30), -1.5, "https://example.org/"],
    [" 007 ", date(1899, 5, 1), timedelta(hours=36), True, "#N/A"],
    ["", date(1900, 1, 15), date(1900, 3, 1), "1", "{=1}"],
    ["", "", "", "", ""],
    ["TOTAL", "", "", 12.25, "a\u0001b"],
]
COLUMNS = [
    OurColumn("sendpath_appeal_window", "day"),
    OurColumn("sendpath_days_left", "number"),
    OurColumn("sendpath_standing", "words"),
]
OURS = {
    2: ["2026-12-07", "11", "soon"],
    3: ["2026-11-02", "-24", "passed"],
    4: ["", "", "unreadable"],
    5: ["not known", "nan", "=HYPERLINK(1)"],
}
PROBLEMS = [
    Told(4, "Letter", "12/10/2026 approx", "it is not a date.", "Write 2026-10-12.", "dates"),
    Told(5, "Letter", "=1", "it is no day.", "Write a day.", "other"),
    Told(6, "Letter", "x", "it is not a date.", "Write a day.", "dates"),
]
ANSWERED = Answered(
    "Open: cases/2026",
    THEIRS,
    5,
    {1: COLUMNS},
    OURS,
    {2: "soon", 3: "passed"},
    PROBLEMS,
    [(date(2026, 11, 2), 1), (date(2026, 11, 9), 0), (date(2026, 12, 7), 1)],
    ["Law of England as at 2026-11-21", "Information, not legal advice"],
)


def written(answered: Answered = ANSWERED) -> bytes:
    file = BytesIO()
    assert fits(answered) is None
    write_workbook(file, answered)
    return file.getvalue()


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(written()), rich_text=False)


def test_every_cell_of_theirs_is_there_with_its_kind(book: openpyxl.Workbook) -> None:
    theirs = [[cell.value for cell in row[:5]] for row in book.worksheets[0].iter_rows()]
    day = datetime.fromisoformat
    expected = [
        ["OPEN CASES", None, None, None, None],
        ["Case", "Letter", "Rang", "Years", "Notes"],
        ["=1+1", day("2026-10-05"), MOMENT, 13, "two\nlines"],
        ["@SUM(A1)", "12/10/2026 approx", time(9, 30), -1.5, "https://example.org/"],
        [" 007 ", "1899-05-01", timedelta(hours=36), True, "#N/A"],
        [None, day("1900-01-15"), day("1900-03-01"), "1", "{=1}"],
        [None, None, None, None, None],
        ["TOTAL", None, None, 12.25, "a\u0001b"],
    ]
    theirs[7][4] = unescape(theirs[7][4])
    assert expected == theirs


def test_it_is_read_again_as_it_was_read() -> None:
    back = grid(written(), "Open- cases-2026").rows
    expected = [list(row) for row in THEIRS]
    expected[4][1] = "1899-05-01"
    assert expected == [list(row[:5]) for row in back]


def test_text_that_looks_like_an_escaped_sign_is_read_again_as_it_was() -> None:
    rows = [["_x000D_", "a\u0001b", " \t"]]
    assert rows == grid(written(Answered("Cases", rows, 3, {}, {}, {}))).rows


RICH = ["<r>x & <b></r>", "<r><t>a</t></r>", "<r></r>", "<r>two\nlines</r>"]


@pytest.mark.parametrize("many", [1, 200_000])
def test_text_that_looks_like_a_part_of_a_workbook_is_none(many: int) -> None:
    rows = [RICH, RICH, *([""] * 4 for _ in range(many - 1))]
    columns = [OurColumn("sendpath_next_words", "words")]
    content = written(Answered("Cases", rows, 4, {0: columns}, {1: [RICH[0]]}, {}))
    assert rows[:2] == [row[:4] for row in grid(content).rows[:2]]
    sheet = openpyxl.load_workbook(BytesIO(content))["Cases"]
    assert [*RICH, RICH[0]] == [cell.value for cell in sheet[2]]


def test_moments_before_1900_are_told_in_words_and_many_kinds_of_problems_fill_no_screen() -> None:
    kinds = [Told(1, "a", "b", "c " * 200, "d", f"kind {number}") for number in range(30)]
    rows = [[datetime.fromisoformat("1899-05-01T10:00")]]
    content = written(Answered("Cases", rows, 1, {}, {}, {}, kinds))
    assert [["1899-05-01T10:00:00"]] == grid(content).rows
    sheet = openpyxl.load_workbook(BytesIO(content))["Problems"]
    assert sheet.freeze_panes is None
    assert ("Row", 135) == (sheet["A34"].value, sheet.row_dimensions[35].height)


def test_a_number_that_no_workbook_holds_is_told_in_words() -> None:
    assert [["inf"]] == grid(written(Answered("Cases", [[float("inf")]], 1, {}, {}, {}))).rows


def test_ours_are_days_numbers_and_words_beside_their_rows(book: openpyxl.Workbook) -> None:
    ours = [[cell.value for cell in row[5:]] for row in book.worksheets[0].iter_rows()]
    day = datetime.fromisoformat
    nothing = [None, None, None]
    expected = [
        nothing,
        ["sendpath_appeal_window", "sendpath_days_left", "sendpath_standing"],
        [day("2026-12-07"), 11, "soon"],
        [day("2026-11-02"), -24, "passed"],
        [None, None, "unreadable"],
        ["not known", "nan", "=HYPERLINK(1)"],
        nothing,
        nothing,
    ]
    assert expected == ours
    assert "ddd d mmm yyyy" == book.worksheets[0]["F3"].number_format


def test_no_cell_is_a_formula_or_leads_out_of_the_workbook() -> None:
    with ZipFile(BytesIO(written())) as parts:
        texts = {name: parts.read(name).decode() for name in parts.namelist()}
    sheets = [text for name, text in texts.items() if name.startswith("xl/worksheets/sheet")]
    assert 4 == len(sheets)
    assert not any("<f>" in text or "<f " in text for text in sheets)
    assert not any('TargetMode="External"' in text for text in texts.values())


def test_a_row_is_coloured_by_how_it_stands_and_the_word_stands_there(
    book: openpyxl.Workbook,
) -> None:
    sheet = book.worksheets[0]
    colours = {
        row: {sheet.cell(row, column).fill.fgColor.rgb for column in (6, 7, 8)} for row in (3, 4, 5)
    }
    assert {3: {"FFFFEB9C"}, 4: {"FFFFC7CE"}, 5: {"00000000"}} == colours
    assert ("soon", "passed") == (sheet["H3"].value, sheet["H4"].value)
    assert "00000000" == sheet["A3"].fill.fgColor.rgb


def test_headings_stand_still_and_filter_the_rows_that_were_answered(
    book: openpyxl.Workbook,
) -> None:
    sheet = book.worksheets[0]
    assert ("B3", "A2:H6") == (sheet.freeze_panes, sheet.auto_filter.ref)


def test_two_headings_have_their_own_columns_and_no_filter() -> None:
    other = [OurColumn("sendpath_review", "day")]
    rows = [["a"], ["1"], ["b"], ["2"]]
    sheet = openpyxl.load_workbook(
        BytesIO(
            written(
                Answered(
                    "Cases", rows, 1, {0: COLUMNS, 2: other}, {1: OURS[2], 3: ["2027-01-04"]}, {}
                )
            )
        )
    ).worksheets[0]
    assert [
        "sendpath_appeal_window",
        None,
        "sendpath_review",
        datetime.fromisoformat("2027-01-04"),
    ] == [
        sheet["B1"].value,
        sheet["C3"].value,
        sheet["B3"].value,
        sheet["B4"].value,
    ]
    assert sheet.auto_filter.ref is None


def test_problems_are_counted_by_kind_and_lead_to_their_row(book: openpyxl.Workbook) -> None:
    sheet = book["Problems"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [[2, "dates"], [1, "other"]] == [row[:2] for row in rows[2:4]]
    assert ["Row", "Column", "What is written", "What is wrong", "Write instead", "Kind"] == rows[5]
    assert [list(problem) for problem in PROBLEMS] == rows[6:]
    assert "'Open- cases-2026'!A4" == sheet["A7"].hyperlink.location
    assert "A6:F9" == sheet.auto_filter.ref


def test_what_falls_due_by_week_is_a_table_and_a_chart(book: openpyxl.Workbook) -> None:
    sheet = book["By week"]
    assert (datetime.fromisoformat("2026-11-02"), 1) == (sheet["A2"].value, sheet["B2"].value)
    (chart,) = sheet._charts
    assert ("bar", "col") == (chart.tagname[:3], chart.barDir)
    assert "'By week'!$B$2:$B$4" == chart.series[0].val.numRef.f
    assert "Information, not legal advice" == book["About"]["A2"].value


def test_without_more_there_is_one_sheet() -> None:
    plain = written(ANSWERED._replace(problems=(), weeks=(), about=()))
    assert ["Open- cases-2026"] == openpyxl.load_workbook(BytesIO(plain)).sheetnames


def test_the_same_facts_give_the_same_bytes() -> None:
    assert written() == written()


def test_a_large_sheet_is_written_as_it_comes_with_the_same_cells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usual = grid(written(), "Open- cases-2026")
    monkeypatch.setattr("sendpath.sheets.workbook_back.LARGE", 1)
    assert usual == grid(written(), "Open- cases-2026")
    assert written() == written()
    book = openpyxl.load_workbook(BytesIO(written()))
    assert "'Open- cases-2026'!A4" == book["Problems"]["A7"].hyperlink.location
    assert 4 == book["Problems"]["A7"].value


@pytest.mark.parametrize(
    ("wanted", "taken", "name"),
    [
        ("Cases", (), "Cases"),
        ("[a]:*?/\\b", (), "-a------b"),
        ("'quoted'", (), "quoted"),
        ("history", (), "history-"),
        ("", (), "Sheet"),
        ("Problems", ("problems",), "Problems (2)"),
        ("a" * 40, ("a" * 31,), "a" * 27 + " (2)"),
    ],
)
def test_sheets_have_names_that_may_be(wanted: str, taken: tuple[str, ...], name: str) -> None:
    assert name == sheet_name(wanted, taken)


@pytest.mark.parametrize(
    ("answered", "told"),
    [
        (
            Answered("a", [()] * 1_048_577, 1, {}, {}, {}),
            "has 1048577 rows; a workbook holds at most 1048576 rows.",
        ),
        (
            Answered("a", [[""]], 16_384, {0: COLUMNS}, {}, {}),
            "has 16387 columns; a workbook holds at most 16384 columns.",
        ),
        (
            Answered("a", [["b"], ["c" * 32_768]], 1, {}, {}, {}),
            "has a cell of 32768 characters in row 2;",
        ),
        (
            Answered("a", [["b"]], 1, {}, {0: ["c" * 32_768]}, {}),
            "has a cell of 32768 characters in row 1;",
        ),
    ],
)
def test_what_does_not_fit_is_refused_before_it_is_written(answered: Answered, told: str) -> None:
    problem = fits(answered)
    assert isinstance(problem, Problem)
    assert told in problem.problem
    assert problem.blocks


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_sees_days_as_days_and_formulas_as_text(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(written())
    own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    filters = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
    words = ["soffice", own, "--headless", "--convert-to", filters, "--outdir", str(tmp_path)]
    subprocess.run([*words, str(tmp_path / "a.xlsx")], check=True, capture_output=True, timeout=240)
    (shown,) = tmp_path.glob("*.csv")
    lines = shown.read_text("utf-8").splitlines()
    assert '=1+1,05/10/2026,05/10/2026 23:30,13,"two' == lines[2]
    assert 'lines",Mon 7 Dec 2026,11,soon' == lines[3]
    assert (
        "@SUM(A1),12/10/2026 approx,09:30,-1.5,https://example.org/,Mon 2 Nov 2026,-24,passed"
        == lines[4]
    )
