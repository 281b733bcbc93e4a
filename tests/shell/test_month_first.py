"""A column with one cell that has the month first is doubted as a whole, wherever that cell is."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from sendpath.columns.first_look import is_suspect
from sheets import answered, in_every_way, rows
from support import Ran, ask, run

HEAD = "case,decision_date,certificate_date,reason\n"
AMERICAN = ("10/05/2026", "10/25/2026", "09/04/2026", "08/31/2026", "11/02/2026")
TWO_DAYS = "decision_date: '{}' may be two days: other cells of its column have the month first."


def letters(*cells: str) -> str:
    """Write a sheet of letters."""
    return HEAD + "".join(f"{at},{cell},,refuse-plan\n" for at, cell in enumerate(cells))


def test_no_cell_that_may_be_two_days_is_read(tmp_path: Path) -> None:
    shown = in_every_way(tmp_path, letters(*AMERICAN))
    assert [""] * 5 == [row["sendpath_appeal_window"] for row in shown]
    for row in (shown[0], shown[2], shown[4]):
        said = TWO_DAYS.format(row["decision_date"])
        assert row["sendpath_problems"].startswith(said)


def test_the_column_is_told_once_and_first(tmp_path: Path) -> None:
    ran = answered(tmp_path, letters(*AMERICAN))
    of_column, doubted, impossible = ran.err.splitlines()
    assert 3 == ran.code
    assert "Of this kind: 3. Also row 4, 6." in doubted
    assert "Of this kind: 2. Also row 5." in impossible
    assert (
        "the column 'decision_date': 2 cells can only have the month first, as '10/25/2026', so "
        "that '10/05/2026' may be either of two days. If the month comes first in all of it, name "
        "it under month_first in a map file. Else write its days as 2026-01-05 or 5 January 2026."
        == of_column
    )


@pytest.mark.parametrize("telling", ["10/25/2026", "25/10/2026"])
def test_it_does_not_matter_where_the_telling_cell_stands(telling: str, tmp_path: Path) -> None:
    many = ["10/05/2026"] * 300
    first, last = (
        [row["sendpath_appeal_window"] for row in rows(answered(tmp_path, letters(*cells)))]
        for cells in ((telling, *many), (*many, telling))
    )
    day = "2026-07-10" if telling == "25/10/2026" else ""
    assert [day] * 300 == first[1:] == last[:-1]


@pytest.mark.parametrize("note", ["", '"a, b"'])
@pytest.mark.parametrize("place", [3, 700, 1540])
def test_a_column_that_showed_both_is_still_looked_at(
    place: int, note: str, tmp_path: Path
) -> None:
    cells = ["25/10/2026", "05/10/2026", *["26/10/2026"] * 1600]
    cells[place] = "10/25/2026"
    sheet = "case,decision_date,reason,note\n" + "".join(
        f"{at},{cell},refuse-plan,{note if at % 600 == place % 600 else ''}\n"
        for at, cell in enumerate(cells)
    )
    of_column = answered(tmp_path, sheet).err.splitlines()[0]
    assert (
        "the column 'decision_date': '10/25/2026' has the month first, and '25/10/2026' the day, so "
        "that '05/10/2026' may be either of two days. "
        "Write its days as 2026-01-05 or 5 January 2026. Is that one cell wrong? Mend it, or name the column under day_first in a map file."
        == of_column
    )


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-10-05", "2026-12-07"),
        ("5 October 2026", "2026-12-07"),
        ("Mon 05/10/2026", "2026-12-07"),
        ("20/10/2026", "2026-12-21"),
        ("10/10/2026", "2026-12-10"),
        ("46300", "2026-12-07"),
    ],
)
def test_a_cell_that_can_be_one_day_only_is_read(cell: str, day: str, tmp_path: Path) -> None:
    shown = in_every_way(tmp_path, letters("10/25/2026", cell))
    assert (day, "") == (shown[1]["sendpath_appeal_window"], shown[1]["sendpath_problems"])


def test_other_columns_of_the_sheet_are_believed(tmp_path: Path) -> None:
    text = f"{HEAD}A,05/10/2026,10/25/2026,refuse-plan\nB,05/10/2026,11/06/2026,refuse-plan\n"
    _, row = in_every_way(tmp_path, text)
    assert "2026-12-07" == row["sendpath_appeal_window"]
    assert row["sendpath_problems"].startswith("certificate_date: '11/06/2026' may be two days")


def test_columns_of_a_process_are_doubted_too(tmp_path: Path) -> None:
    text = "request_received,note\n10/05/2026,x\n10/25/2026,x\n2026-05-10,10/25/2026\n"
    ran = answered(tmp_path, text, "--process", "assessment")
    assert ["unreadable", "unreadable", "passed"] == [
        "passed" if row["sendpath_assessment_final_plan"] else row["sendpath_standing"]
        for row in rows(ran)
    ]


def test_a_column_that_tells_no_day_says_nothing_of_the_others(tmp_path: Path) -> None:
    text = "note,decision_date\n10/25/2026,10/05/2026\n"
    (row,) = rows(answered(tmp_path, text))
    assert "2026-07-10" == row["sendpath_appeal_window"]


def test_our_own_columns_of_an_earlier_run_are_not_looked_at(tmp_path: Path) -> None:
    text = "sendpath_next_due,decision_date\n10/25/2026,10/05/2026\n"
    (row,) = rows(answered(tmp_path, text))
    assert "2026-07-10" == row["sendpath_appeal_window"]


def test_a_sheet_through_a_pipe_is_looked_through_as_well(tmp_path: Path) -> None:
    text = letters(*AMERICAN)
    by_name = answered(tmp_path, text)
    piped = run("batch", "-", "--today", "2026-11-25", input=text.encode())
    assert by_name == piped


def test_a_long_sheet_through_a_pipe_is_whole() -> None:
    """More than is kept in memory."""
    text = "note,decision_date\n" + f"{'x' * 1000},2026-10-05\n" * 9000
    piped = run("batch", "-", "--today", "2026-11-25", input=text.encode())
    assert (0, 9001) == (piped.code, piped.out.count("\n"))


@pytest.mark.parametrize(
    "text",
    [
        "10/25/2026",
        "10-25-2026",
        "10.25.26",
        "1/13/2026",
        "10 / 25 / 2026",
        "10/\u200e25/\u200e2026",
        "10\u201325\u20132026",
        "x" * 100 + "10/31/2026" + "x" * 100,
    ],
)
def test_a_day_with_the_month_first_is_never_overlooked(text: str) -> None:
    for size in range(1, len(text) + 1):
        pieces = [text[at : at + size] for at in range(0, len(text), size)]
        assert is_suspect(pieces)


@pytest.mark.parametrize(
    "text", ["", "2026-10-25,2026-10-31", "25/10/2026", "2026/12/31", "05.10.2026", "rang 9.30"]
)
def test_usual_days_raise_no_doubt(text: str) -> None:
    assert not is_suspect([text])


def test_json_lines_say_the_same_of_the_row(tmp_path: Path) -> None:
    ran: Ran = answered(tmp_path, letters(*AMERICAN), "--format", "jsonl")
    documents: list[dict[str, Any]] = [*map(json.loads, ran.out.splitlines())]
    assert all(each["problems"] for each in documents)


def test_a_sheet_of_ours_is_found_out(tmp_path: Path) -> None:
    """Excel in America writes what it is given as 2026-10-05 with the month first."""
    once = answered(tmp_path, letters("2026-10-05", "2026-10-25")).out
    saved = once.replace("2026-10-05", "10/5/2026").replace("2026-10-25", "10/25/2026")
    again = ask("batch", _written(tmp_path, saved), today="2026-11-25")
    assert ["", ""] == [
        row["sendpath_appeal_window"] for row in csv.DictReader(io.StringIO(again.out))
    ]


def _written(folder: Path, text: str) -> str:
    (folder / "saved.csv").write_text(text, encoding="utf-8")
    return str(folder / "saved.csv")
