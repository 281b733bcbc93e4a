"""Days told by how long ago they were: read where they can mean one day, by whoever is there."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendpath.cli.questions import Wanted, day
from sendpath.intake.dates import Unreadable
from sendpath.intake.told_dates import read_told_date
from support import ask, deadlines

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TODAY = date(2026, 11, 21)
"""A Saturday."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", date(2026, 11, 21)),
        (" Today ", date(2026, 11, 21)),
        ("Yesterday.", date(2026, 11, 20)),
        ("the day before yesterday", date(2026, 11, 19)),
        ("10 days ago", date(2026, 11, 11)),
        ("1 day ago", date(2026, 11, 20)),
        ("a day ago", date(2026, 11, 20)),
        ("ten days ago", date(2026, 11, 11)),
        ("2 weeks ago", date(2026, 11, 7)),
        ("Two Weeks  ago", date(2026, 11, 7)),
        ("a week ago", date(2026, 11, 14)),
        ("a fortnight ago", date(2026, 11, 7)),
        ("0 days ago", date(2026, 11, 21)),
        ("last Saturday", date(2026, 11, 14)),
        ("5/1/26", date(2026, 1, 5)),
        ("5 January 2026", date(2026, 1, 5)),
    ],
)
def test_a_day_is_read(text: str, expected: date) -> None:
    assert expected == read_told_date(text, TODAY)


@pytest.mark.parametrize(
    ("text", "problem", "write"),
    [
        (
            "last Monday",
            "'last Monday' may be two days.",
            "Write it as 2026-11-09 or 2026-11-16, whichever it is.",
        ),
        (
            "last fri",
            "'last fri' may be two days.",
            "Write it as 2026-11-13 or 2026-11-20, whichever it is.",
        ),
        (
            "2 months ago",
            "'2 months ago' is not one day: months and years have no fixed number of days.",
            "Write the day itself, for example 2026-01-05, or count in days or weeks.",
        ),
        ("9999 weeks ago", "'9999 weeks ago' is too long ago.", "Check the number."),
    ],
)
def test_what_may_be_two_days_is_refused(text: str, problem: str, write: str) -> None:
    assert Unreadable(problem, write) == read_told_date(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "Monday",
        "last week",
        "this Monday",
        "tomorrow",
        "in 3 days",
        "ago",
        "some days ago",
        "10 ago",
    ],
)
def test_anything_else_is_no_date(text: str) -> None:
    told = read_told_date(text, TODAY)
    assert isinstance(told, Unreadable)
    assert f"'{text}' is not a date." == told.problem


@given(st.dates(date(2014, 1, 1), date(2030, 12, 31)), st.integers(0, 9999))
def test_so_many_days_ago_is_so_many_days_before(today: date, number: int) -> None:
    assert today - timedelta(days=number) == read_told_date(f"{number} days ago", today)


@given(st.dates(date(2014, 1, 1), date(2030, 12, 31)), st.integers(1, 7))
def test_last_weekday_is_read_only_where_it_lies_in_an_earlier_week(
    today: date, weekday: int
) -> None:
    latest = today - timedelta(days=1)
    while latest.isoweekday() != weekday:
        latest -= timedelta(days=1)
    mondays, sundays = today.isoweekday() - 1, today.isoweekday() % 7
    begins = min(today - timedelta(days=mondays), today - timedelta(days=sundays))
    told = read_told_date(f"last {WEEKDAYS[weekday - 1]}", today)
    assert (latest if latest < begins else None) == (told if isinstance(told, date) else None)


@given(st.dates(), st.sampled_from(["last Monday", "today", "9999 weeks ago", "a day ago"]))
def test_no_today_makes_an_error(today: date, text: str) -> None:
    read_told_date(text, today)


def test_a_command_takes_how_long_ago_it_was() -> None:
    document = deadlines("--decision-date", "10 days ago", "appeal-lodged=yesterday")
    told = {"decision-dated": "2026-11-11", "appeal-lodged": "2026-11-20"}
    assert told == document["given"]["events"]


def test_a_command_refuses_what_may_be_two_days() -> None:
    ran = ask("deadlines", "--decision-date", "last Monday")
    said = "'last Monday' may be two days. Write it as 2026-11-09 or 2026-11-16, whichever it is."
    assert (2, True) == (ran.code, said in ran.err)


@pytest.mark.parametrize("typed", ["10 days ago", "11 Nov 26", "11/11/2026 09:30"])
def test_an_interview_takes_it_too(typed: str) -> None:
    said = day("On which day?", Wanted(TODAY, date(2014, 1, 1)), lambda _: typed)
    assert "2026-11-11" == said
