"""Rows by the hundred are the rows that are read one by one."""

import csv
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendpath.core.problem import Problem
from sendpath.sheets import records
from sendpath.sheets.records import Records

MARKS = (",", ";", "\t")

cells = st.text(alphabet='ab1 -=+@.",;\t\uff1d', max_size=4)
quoted = cells.map(lambda cell: '"{}"'.format(cell.replace('"', '""')))
rows: st.SearchStrategy[list[str]] = st.lists(st.one_of(cells, quoted), min_size=1, max_size=3)


@st.composite
def sheets(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Make a sheet: what parts its cells, and its lines with their ends."""
    mark = draw(st.sampled_from(MARKS))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    table = draw(st.lists(rows, max_size=12))
    lines = [mark.join(row) + end for row in table]
    others = draw(st.sampled_from(["", "", "\n", "\r\n", "\r"]))  # a line that ends otherwise
    if others and lines:
        lines[len(lines) // 2] = lines[len(lines) // 2].rstrip("\r\n") + others
    unended = draw(st.booleans())
    if lines and unended:
        lines[-1] = lines[-1].rstrip("\r\n") or "a"
    return mark, lines


Row = tuple[int, list[str], str, Problem | None, bool]


def one_by_one(of: Records) -> list[Row]:
    """Read a sheet row by row."""
    return [(at, row, of.text, of.doubt, of.is_stray) for at, row in of.rows()]


def by_the_block(of: Records) -> list[Row]:
    """Read a sheet block by block."""
    read = list[Row]()
    for block in of.blocks():
        for place in range(len(block.texts)):
            of.stand_at(block, place)
            row = block.row(place)
            read.append((block.number + place, row, of.text, of.doubt, of.is_stray))
    return read


@given(sheets())
def test_rows_by_the_block_are_those_one_by_one(sheet: tuple[str, list[str]]) -> None:
    mark, lines = sheet
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "BLOCK", 4)
        patch.setattr(records, "FEW", 4)
        alone, together = Records(lines, mark), Records(lines, mark)
        assert one_by_one(alone) == by_the_block(together)
        assert alone.formulas == together.formulas


@given(sheets(), st.integers(min_value=1, max_value=3))
def test_columns_hold_the_cells_of_every_row_of_that_width(
    sheet: tuple[str, list[str]], width: int
) -> None:
    mark, lines = sheet
    for block in Records(lines, mark).blocks():
        expected: list[Sequence[str]] = []
        for place in range(len(block.texts)):
            row, doubted = block.row(place), place in block.doubts
            expected.append([""] * width if doubted or len(row) != width else row)
        found: list[Any] = [*zip(*block.columns(width), strict=True)]
        assert [*map(tuple, expected)] == found


def test_no_line_end_stays_in_a_cell_where_lines_end_in_two_ways() -> None:
    (block,) = Records([",,\n", ",,\r\n"], ",").blocks()
    assert [["", ""]] * 3 == [[*column] for column in block.columns(3)]


def test_a_block_in_which_no_mark_stands_is_parted_at_once() -> None:
    (block,) = Records(["a,b\r\n", "c,d\r\n"]).blocks()
    assert block.sliced(2) == [["a", "c"], ["b", "d"]]
    assert block.sliced(3) is None
    (ragged,) = Records(["a,b,c\n", "d\n"]).blocks()
    assert ragged.sliced(2) is None, "as many cells in all, but not in each row"
    (marked,) = Records(['"a",b\n']).blocks()
    assert marked.sliced(2) is None
    assert marked.columns(2) == [("a",), ("b",)]


def test_a_cell_that_is_never_closed_takes_no_row_with_it() -> None:
    lines = ["1,a\n", '2,"b\n', "3,c\n"]
    (block,) = Records(lines).blocks()
    assert [row[0] for row in block.rows()] == ["1", "2", "3"]
    assert [*block.doubts] == [1]
    assert [row[0] for row in block.sound()] == ["1", "3"]
    assert [*csv.reader(Records(lines))] == [*block.rows()]


def test_few_long_lines_make_a_block() -> None:
    long = ["a," + "b" * 100_000 + "\n"] * 200
    assert {32, 8} == {len(block.texts) for block in Records(long).blocks()}
    assert [512, 88] == [len(block.texts) for block in Records(["a,b\n"] * 600).blocks()]
