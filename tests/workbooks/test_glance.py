"""A plain sheet is seen at a glance; whatever is not plain is walked through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendpath.sheets.glance import Glance, glance
from sendpath.sheets.survey import Survey, reference
from workbooks.made_books import sheet_of

CELL = '<c r="B2" s="3" t="s"><v>0</v></c>'
ROW = f'<row r="2" spans="1:2" ht="30" customHeight="1">{CELL}</row>'

UNUSUAL = {
    "formula": ROW.replace("<v>", "<f>1+1</f><v>"),
    "error": ROW.replace('t="s"', 't="e"'),
    "merged": f'{ROW}</sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells><sheetData>',
    "comment": f"{ROW}<!-- c -->",
    "no place": ROW.replace('<c r="B2"', "<c"),
    "no place of a row": ROW.replace('<row r="2"', "<row"),
    "place later": ROW.replace('r="B2" s="3"', 's="3" r="B2"'),
    "single quotes": ROW.replace('"B2"', "'B2'"),
    "written by numbers": ROW.replace('"B2"', '"&#66;2"'),
    "small letters": ROW.replace('"B2"', '"b2"'),
    "row of nothing": ROW.replace('"B2"', '"B0"'),
    "prefix": ROW.replace("<c ", "<x:c ").replace("</c>", "</x:c>"),
    "prefix and a line": ROW.replace("<c ", "<x:c\n").replace("</c>", "</x:c>"),
    "line": ROW.replace("<c ", "<c\n"),
    "cut short": "<row>",
}


def surveyed(content: str) -> tuple[int, int, int]:
    survey = Survey()
    survey.feed(content.encode(), last=True)
    return survey.rows, survey.columns, survey.texts


@pytest.mark.parametrize("rows", UNUSUAL.values(), ids=UNUSUAL)
def test_what_is_not_plain_is_not_judged_at_a_glance(rows: str) -> None:
    assert Glance(2, 2, 1) == glance(sheet_of(ROW).encode())
    assert glance(sheet_of(rows).encode()) is None


def test_a_document_type_and_other_letters_are_not_judged_at_a_glance() -> None:
    assert glance(sheet_of(ROW, '<!DOCTYPE a [<!ENTITY b "c">]>').encode()) is None
    assert glance(sheet_of(ROW).encode("utf-16")) is None


REACHES = (1_048_576, 1), (64, 16_384), (1_024, 1_024)
"""Rows and columns of sheets whose cells are not counted: of no more than ``survey.LARGE``."""


@given(
    st.sampled_from(REACHES).flatmap(
        lambda reach: st.lists(st.tuples(*(st.integers(1, most) for most in reach)), max_size=20)
    )
)
def test_a_glance_sees_as_far_as_a_walk(places: list[tuple[int, int]]) -> None:
    rows = "".join(
        f'<row r="{row}"><c r="{reference(row, column)}" t="s"><v>1</v></c></row>'
        for row, column in places
    )
    survey = Survey(1 << 60)
    survey.feed(sheet_of(rows).encode(), last=True)
    assert (survey.rows, survey.columns, survey.texts) == glance(sheet_of(rows).encode())


def test_an_empty_cell_with_a_look_counts_as_far_as_it_is() -> None:
    far = '<row r="9"><c r="ZZ9" s="1"/></row>'
    assert Glance(9, 702, 0) == glance(sheet_of(far).encode())
    assert (0, 0, 0) == surveyed(sheet_of(far))
