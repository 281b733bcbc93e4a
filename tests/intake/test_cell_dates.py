"""Cells: a spreadsheet's numbers of days, and what it makes of nothing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendpath.intake.cell_dates import NotTold, read_cell_date, remark_on_cell
from sendpath.intake.dates import Unreadable

FIFTH = date(2026, 1, 5)


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "0.0",
        "00/01/1900",
        "0/1/1900",
        "1/0/1900",
        "00/01/00",
        "0-Jan-00",
        "00-Jan-1900",
        "1900-01-00",
        "00/01/1900 00:00:00",
        "30/12/1899",
        "12/30/1899",
        "1899-12-30",
        "1899-12-30 00:00:00",
        "1899-12-31T00:00:00",
        "01/01/1900",
        "1900-01-01",
        "Mon 1 January 1900",
        " 0 ",
    ],
)
def test_day_zero_means_not_told(text: str) -> None:
    said = f"'{text}' is how a spreadsheet shows an empty date: not told."
    assert NotTold(said) == read_cell_date(text)


@given(st.dates(date(1927, 5, 18), date(2173, 10, 13)))
def test_a_number_of_days_is_its_day(day: date) -> None:
    number = (day - date(1899, 12, 30)).days
    texts = (f"{number}", f"{number}.0", f"{number}.375", f" {number} ")
    assert {day} == {read_cell_date(text) for text in texts}


def test_the_46027th_day_of_a_spreadsheet_is_5_january_2026() -> None:
    assert date(1899, 12, 30) + timedelta(days=46027) == FIFTH == read_cell_date("46027")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("46027", "'46027' is a spreadsheet's number for 5 January 2026."),
        ("46027.375", "'46027.375' is a spreadsheet's number for 5 January 2026."),
        ("5/1/26", "'5/1/26' is read as 5 January 2026."),
        ("2026-01-05", None),
        ("2026-01-05 00:00:00", None),
    ],
)
def test_a_remark_says_as_which_day_a_cell_was_read(text: str, said: str | None) -> None:
    assert (FIFTH, said) == (read_cell_date(text), remark_on_cell(text, FIFTH))


@pytest.mark.parametrize(
    "text", ["1", "4602", "460270", "46,027", "-46027", "20260105", "4.6027e4"]
)
def test_other_numbers_are_no_days(text: str) -> None:
    assert isinstance(read_cell_date(text), Unreadable)


@pytest.mark.parametrize("text", ["today", "yesterday", "10 days ago", "last Monday"])
def test_a_cell_does_not_know_on_which_day_it_was_written(text: str) -> None:
    assert isinstance(read_cell_date(text), Unreadable)


@pytest.mark.parametrize("text", ["02/01/1900", "1900-01-02", "29/12/1899"])
def test_days_beside_zero_are_what_they_are(text: str) -> None:
    assert not isinstance(read_cell_date(text), NotTold)
