"""A column of days in figures: one that has the month first makes each doubtful."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendpath.core.problem import Problem
from sendpath.intake.column_order import Order, OrderSeen, column_order, doubt_of, seen_in
from sendpath.intake.day_refusals import Unreadable

AMERICAN = ("10/05/2026", "10/25/2026", "09/04/2026", "08/31/2026", "11/02/2026")


PLAIN = "Write its days as 2026-01-05 or 5 January 2026."
MONTHS = (
    "If the month comes first in all of it, name it under month_first in a map file. "
    "Else write its days as 2026-01-05 or 5 January 2026."
)


@pytest.mark.parametrize(
    ("order", "texts"),
    [
        ("day-first", ()),
        ("day-first", ("", "tbc", "soon", "2026-10-25", "46300")),
        ("day-first", ("10/05/2026", "25/10/2026", "5/5/2026")),
        ("day-first", ("10/05/2026", "09/04/2026")),
        ("day-first", ("October 25, 2026", "2026/10/25")),
        ("day-first", ("13/25/2026", "31/02/2026")),
        ("month-first", AMERICAN),
        ("month-first", ("10/25/26 14:05",)),
        ("month-first", ("10.25.2026", "10-25-2026")),
        ("month-first", ("Sun 10/25/2026",)),
        ("month-first", ("5-10-2026", "5-25-2026")),
        ("doubted", (*AMERICAN, "25/10/2026")),
        ("doubted", ("25/10/2026", "10/25/2026")),
    ],
)
def test_the_order_of_a_column(order: Order, texts: tuple[str, ...]) -> None:
    assert order == column_order(texts)


@pytest.mark.parametrize(
    ("texts", "problem", "write"),
    [
        (("10/05/2026", "25/10/2026"), None, ""),
        (("10/25/2026",), "'10/25/2026' has the month first.", MONTHS),
        (
            AMERICAN,
            "2 cells can only have the month first, as '10/25/2026', so that '10/05/2026' may be either of two days.",
            MONTHS,
        ),
        (
            (*AMERICAN, "25/10/2026"),
            "2 cells can only have the month first, as '10/25/2026', and '25/10/2026' the day, so that '10/05/2026' may be either of two days.",
            PLAIN,
        ),
        (
            ("10/05/2026", "10/25/2026", "25/10/2026"),
            "'10/25/2026' has the month first, and '25/10/2026' the day, so that '10/05/2026' may be either of two days.",
            f"{PLAIN} Is that one cell wrong? Mend it, or name the column under day_first in a map file.",
        ),
    ],
)
def test_a_column_is_told_once_and_never_advised_what_its_cells_rule_out(
    texts: tuple[str, ...], problem: str | None, write: str
) -> None:
    told = Problem("decision_date", "10/25/2026", problem, write) if problem else None
    assert told == seen_in(texts).problem("decision_date")


def test_a_doubtful_cell_says_both_days() -> None:
    told = Unreadable(
        "'10/05/2026' may be two days: other cells of its column have the month first.",
        "Write it as 2026-05-10 or 2026-10-05, whichever it is.",
    )
    assert told == doubt_of("10/05/2026")


@pytest.mark.parametrize(
    "text",
    [
        "10/25/2026",
        "25/10/2026",
        "05/05/2026",
        "2026-10-05",
        "5 October 2026",
        "Mon 05/10/2026",
        "tbc",
        "46300",
        "26-02-05",
    ],
)
def test_a_cell_that_cannot_be_two_days_is_not_doubted(text: str) -> None:
    assert doubt_of(text) is None


@given(st.lists(st.dates(date(2014, 1, 1), date(2030, 12, 31)), max_size=20))
def test_a_column_with_the_day_first_is_never_doubted(days: list[date]) -> None:
    assert "day-first" == column_order(f"{day:%d/%m/%Y}" for day in days)


@given(st.lists(st.dates(date(2014, 1, 1), date(2030, 12, 31)), max_size=20))
def test_a_column_with_the_month_first_is_found_out_by_its_late_days(days: list[date]) -> None:
    order = "month-first" if any(day.day > 12 for day in days) else "day-first"
    assert order == column_order(f"{day:%m/%d/%Y}" for day in days)


@given(st.permutations([*AMERICAN, "25/10/2026"]))
def test_the_order_of_the_rows_makes_no_difference(texts: list[str]) -> None:
    assert "doubted" == column_order(texts)


def test_what_was_seen_holds_one_cell_of_each_kind() -> None:
    seen = OrderSeen()
    for text in (*AMERICAN, "25/10/2026", "26/10/2026"):
        seen.add(text)
    assert ("25/10/2026", "10/25/2026", "10/05/2026") == (
        seen.day_first,
        seen.month_first,
        seen.either,
    )
