"""Workbooks made up for tests: honest ones by XlsxWriter, hostile ones part by part."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from sendpath.core.problem import Problem
from sendpath.sheets.workbook import Grid, sheets_of

PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

ROOT = f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
PLACES = f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
BOOK = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Cases" sheetId="1" r:id="r1"/></sheets></workbook>'


def sheet_of(rows: str, before: str = "") -> str:
    return f'{before}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def packed(sheet: str | bytes, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """Pack a workbook of one sheet, and whatever else is to be in it or instead of its parts."""
    parts: dict[str, str | bytes] = {
        "_rels/.rels": ROOT,
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": PLACES,
        "xl/worksheets/sheet1.xml": sheet,
        **(more or {}),
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def read(content: bytes, sheet: str = "Cases") -> Grid | Problem:
    book = sheets_of(BytesIO(content), "a.xlsx")
    return book if isinstance(book, Problem) else book.grid(sheet)


def grid(content: bytes, sheet: str = "Cases") -> Grid:
    read_grid = read(content, sheet)
    assert isinstance(read_grid, Grid), read_grid
    return read_grid


def refusal(content: bytes, sheet: str = "Cases") -> Problem:
    problem = read(content, sheet)
    assert isinstance(problem, Problem), problem
    assert problem.blocks
    assert problem.write
    return problem
