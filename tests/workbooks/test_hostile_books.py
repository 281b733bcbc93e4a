"""Whatever a file says it is, it is read within bounds, or refused in words."""

import os
import re
import struct
import subprocess
import sys
import time
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter

from support import ask
from workbooks.made_books import BOOK, grid, packed, refusal, sheet_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def other_zip(name: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as made:
        made.writestr(name, "anything")
    return file.getvalue()


def many_parts() -> bytes:
    return packed(sheet_of(ONE), {f"xl/media/{number}.png": "" for number in range(6_000)})


NOT_READ = {
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le"), "is locked with a password."),
    "old": (OLE + b"\0" * 600, "is a workbook of the old kind (.xls), which is not read."),
    "text": (b"Case,Date\n", "is no workbook."),
    "empty": (b"", "is no workbook."),
    "cut short": (packed(sheet_of(ONE))[:-40], "is damaged, or not whole"),
    "document": (
        other_zip("word/document.xml"),
        "is no workbook, but some other file that is packed.",
    ),
    "binary": (other_zip("xl/workbook.bin"), "is a binary workbook (.xlsb), which is not read."),
    "opendocument": (other_zip("content.xml"), "is an OpenDocument file, which is not read."),
    "many parts": (many_parts(), "holds more than 5000 files."),
    "broken": (packed("<worksheet><sheetData><row>"), "is damaged, or not whole"),
    "entities": (
        packed(sheet_of(ONE, '<!DOCTYPE a [<!ENTITY b "c">]>')),
        "is damaged, or not whole",
    ),
    "entities in names": (
        packed(sheet_of(ONE), {"xl/workbook.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}),
        "is damaged, or not whole",
    ),
    "place": (
        packed(sheet_of('<row r="x"><c r="A1"><v>1</v></c></row>')),
        "is damaged, or not whole",
    ),
    "no place": (
        packed(sheet_of('<row r="0"><c r="A0"><v>1</v></c></row>')),
        "is damaged, or not whole",
    ),
    "no column": (
        packed(sheet_of('<row r="1"><c r="11"><v>1</v></c></row>')),
        "is damaged, or not whole",
    ),
    "other letters": (packed(sheet_of(ONE).encode("utf-16")), "is damaged, or not whole"),
    "no such text": (
        packed(sheet_of('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')),
        "is damaged, or not whole",
    ),
    "far": (
        packed(sheet_of(ONE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
        "reaches as far as cell XFD1048576.",
    ),
    "far without places": (
        packed(
            sheet_of(
                "<row>" + "<c><v>1</v></c>" * 16_384 + "</row>" + "<row><c><v>1</v></c></row>" * 600
            )
        ),
        "reaches as far as cell XFD",
    ),
    "bomb": (packed(b"<a>" + b" " * (20 << 20)), "would take more memory than any list needs"),
    "bomb of words": (
        packed(sheet_of(ONE), {"xl/sharedStrings.xml": b" " * (70 << 20)}),
        "would take more memory than any list needs",
    ),
    "bomb of names": (
        packed(sheet_of(ONE), {"xl/workbook.xml": b" " * (70 << 20)}),
        "would take more memory than any list needs",
    ),
}


@pytest.mark.parametrize("kind", NOT_READ)
def test_what_is_no_workbook_or_a_hostile_one_is_refused_in_words(kind: str) -> None:
    content, told = NOT_READ[kind]
    assert told in refusal(content).problem


def test_a_file_of_more_bytes_than_any_list_needs_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sendpath.sheets.container.LARGEST_FILE", 500)
    assert "is larger than" in refusal(packed(sheet_of(ONE))).problem


def test_a_workbook_of_hidden_sheets_alone_is_refused() -> None:
    hidden = BOOK.replace('sheetId="1"', 'sheetId="1" state="veryHidden"')
    content = packed(sheet_of(ONE), {"xl/workbook.xml": hidden})
    assert "'a.xlsx' has no sheet of cells that can be seen." == refusal(content).problem


def test_short_texts_in_many_cells_are_read_whatever_stands_around_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sendpath.sheets.cells.MOST_TEXT", 4)
    cells = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c></row>'
    more = {"xl/sharedStrings.xml": "<sst><si><rPh/><t>ab</t></si></sst>"}
    assert [["ab", "ab"]] == grid(packed(sheet_of(cells), more)).rows


def test_a_long_text_that_is_shown_in_many_cells_is_refused() -> None:
    texts = f"<sst><si><t>{'a' * 300_000}</t></si><si><t>b</t></si></sst>"
    many = "".join(
        f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 2_000)
    )
    few = many.replace("<v>0</v>", "<v>1</v>").replace("<v>1</v>", "<v>0</v>", 3)
    more = {"xl/sharedStrings.xml": texts}
    assert "the texts of 'Cases'" in refusal(packed(sheet_of(many), more)).problem
    assert "b" == grid(packed(sheet_of(few), more)).rows[5][0]


def test_a_part_that_holds_more_than_the_directory_says_gives_no_more() -> None:
    """Some readers of packed files go by the directory, others to the end of what is packed."""
    inner = sheet_of(ONE).encode()
    content = packed(inner + b" " * (8 << 20))
    said = struct.pack("<I", len(inner) + (8 << 20))
    lying = content.replace(said, struct.pack("<I", len(inner)))
    checked = zlib.crc32(inner + b" " * (8 << 20))
    lying = lying.replace(struct.pack("<I", checked), struct.pack("<I", zlib.crc32(inner)))
    assert lying != content
    assert [[1.0]] == grid(lying).rows


def test_a_million_blank_rows_and_16384_formatted_columns_are_no_rows() -> None:
    columns = '<row r="2">' + "".join('<c s="0"/>' for _ in range(16_384)) + "</row>"
    blank = (
        "".join(f'<row r="{row}" ht="15"/>' for row in range(3, 100_000))
        + '<row r="1048576" ht="15"/>'
    )
    assert [[1.0]] == grid(packed(sheet_of(ONE + columns + blank))).rows


STATUS = Path("/proc/self/status")

MEASURED = """
import re, sys
from sendpath.sheets.workbook import sheets_of
with open(sys.argv[1], "rb") as file:
    book = sheets_of(file, "a.xlsx")
    print(len(getattr(book.grid("Cases"), "rows", ())))
print(int(re.search(r"VmHWM:\\s*(\\d+) kB", open("/proc/self/status").read())[1]) >> 10)
"""


def blank_rows() -> bytes:
    """Make a sheet of a million formatted rows that hold nothing, but for the first and the last."""
    return packed(
        sheet_of(
            ONE
            + "".join(
                f'<row r="{row}"><c r="A{row}" s="0"/><c r="B{row}" s="0"/></row>'
                for row in range(2, 1 << 20)
            )
            + '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
        )
    )


def far_corner() -> bytes:
    return packed(sheet_of(ONE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


@pytest.mark.slow
@pytest.mark.skipif(not STATUS.exists(), reason="memory is told by Linux")
@pytest.mark.parametrize(
    ("make", "rows", "megabytes"), [(blank_rows, 1 << 20, 500), (far_corner, 0, 100)]
)
def test_reading_stays_within_its_memory(
    tmp_path: Path, make: object, rows: int, megabytes: int
) -> None:
    assert callable(make)
    (tmp_path / "a.xlsx").write_bytes(make())
    ran = subprocess.run(
        [sys.executable, "-c", MEASURED, str(tmp_path / "a.xlsx")],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    found, used = ran.stdout.split()
    assert rows == int(found)
    assert megabytes > int(used), ran.stdout


def test_ten_sheets_are_named_in_order_and_one_is_read() -> None:
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        for number in range(10):
            book.add_worksheet(f"Year {number}").write_number(0, 0, number)
    third = grid(file.getvalue(), "Year 3")
    assert [[3.0]] == third.rows
    assert [f"Year {number}" for number in range(10) if number != 3] == third.others


SMALL = "".join(
    f'<row r="{row}">'
    + "".join(f'<c r="{column}{row}"><v>1</v></c>' for column in "ABCDEF")
    + "</row>"
    for row in range(1, 21)
)


@pytest.mark.parametrize("far", ["XFA300", "ZZ6000", "Z100000", "F800000"])
def test_a_small_table_with_one_cell_far_from_it_is_refused_at_once(far: str) -> None:
    row = re.sub("[A-Z]", "", far)
    made = packed(sheet_of(f'{SMALL}<row r="{row}"><c r="{far}"><v>1</v></c></row>'))
    start = time.process_time()
    told = refusal(made)
    assert time.process_time() - start < 1
    assert f"reaches as far as cell {far}, and nearly all before it is empty." in told.problem
    assert "Delete what stands far from the table, and save." in told.write


@pytest.mark.parametrize("far", ["Z2000", "XFA60", "F100000"])
def test_a_cell_less_far_is_read_with_the_table(far: str) -> None:
    row = int(re.sub("[A-Z]", "", far))
    made = packed(sheet_of(f'{SMALL}<row r="{row}"><c r="{far}"><v>1</v></c></row>'))
    assert row == len(grid(made).rows)


def test_a_long_list_of_which_few_columns_are_filled_is_read() -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><v>1</v></c><c r="Z{row}"><v>1</v></c></row>'
        for row in range(1, 50_001)
    )
    assert 50_000 == len(grid(packed(sheet_of(rows))).rows)


def test_a_sheet_that_one_far_cell_makes_too_large_is_said_to_be_so(tmp_path: Path) -> None:
    """It was passed over, and a workbook of no other was said to hold no table."""
    for sheets in (("Far",), ("Far", "Near")):
        with xlsxwriter.Workbook(str(tmp_path / "in.xlsx")) as book:
            for name in sheets:
                sheet = book.add_worksheet(name)
                sheet.write_column(0, 0, ["decision_date", "2026-10-01"])
            book.worksheets_objs[0].write_string("XFD1048576", "x")
        ran = ask("batch", str(tmp_path / "in.xlsx"), "--format", "csv")
        assert (2 if len(sheets) == 1 else 0) == ran.code
        assert "its sheet 'Far' reaches as far as cell XFD1048576. Delete what stands" in ran.err
        assert ("Near" in sheets) == ("2026-12-01" in ran.out)
