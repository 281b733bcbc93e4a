"""A time by another clock means the day that it was in England, near midnight too."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendpath.intake.dates import Unreadable, read_date, remark_on

HOUR = timedelta(hours=1)


def last_sunday(year: int, month: int) -> date:
    day = date(year, month, 31)
    while day.isoweekday() != 7:
        day -= timedelta(days=1)
    return day


def walked(moment: datetime) -> date:
    """Say by the Summer Time Order 2002 what day it is: an hour on from 1 am UTC to 1 am UTC."""
    begins = datetime.combine(last_sunday(moment.year, 3), datetime.min.time()) + HOUR
    ends = datetime.combine(last_sunday(moment.year, 10), datetime.min.time()) + HOUR
    return (moment + HOUR if begins <= moment < ends else moment).date()


moments = st.datetimes(datetime(2003, 1, 1), datetime(2035, 12, 31))  # noqa: DTZ001 - UTC, walked by hand


@given(moments)
def test_a_time_in_utc_is_the_day_that_the_law_of_summer_time_gives(moment: datetime) -> None:
    day = walked(moment)
    texts = [f"{moment:%Y-%m-%dT%H:%M:%S}{zone}" for zone in ("Z", "+00:00", "-0000", " UTC")]
    assert {day} == {read_date(text) for text in texts}


@given(moments, st.integers(-14 * 60, 14 * 60))
def test_any_other_clock_is_taken_back_to_utc(moment: datetime, ahead: int) -> None:
    there, (hours, minutes) = moment + timedelta(minutes=ahead), divmod(abs(ahead), 60)
    offset = f"{'-' if ahead < 0 else '+'}{hours:02}:{minutes:02}"
    assert walked(moment) == read_date(f"{there:%Y-%m-%dT%H:%M:%S}{offset}")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-10-05T23:00:00Z", date(2026, 10, 6)),
        ("2026-10-05T22:59:59Z", date(2026, 10, 5)),
        ("2026-11-05T00:00:00Z", date(2026, 11, 5)),
        ("2026-11-05T23:59:00Z", date(2026, 11, 5)),
        ("2026-10-24T23:30:00Z", date(2026, 10, 25)),
        ("2026-10-25T23:30:00Z", date(2026, 10, 25)),
        ("2026-10-05T00:30:00+02:00", date(2026, 10, 4)),
        ("2026-01-05T20:00-05", date(2026, 1, 6)),
        ("05/10/2026 23:00:00 +00:00", date(2026, 10, 6)),
    ],
)
def test_near_midnight_it_may_be_another_day(text: str, day: date) -> None:
    assert day == read_date(text)


def test_the_remark_says_that_it_is_the_day_in_england() -> None:
    text = "2026-10-05T23:00:00Z"
    said = f"'{text}' is read as 6 October 2026, the day that it was in England."
    assert said == remark_on(text, date(2026, 10, 6))


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-05T09:30:00+15:00",
        "2026-01-05T24:00:00",
        "2026-01-05 09:60",
        "2026-01-05 09:30:60",
        "2026-01-05 13:30 pm",
        "2026-01-05 0:30 am",
    ],
)
def test_a_time_that_no_clock_shows_is_refused(text: str) -> None:
    to = "If it is that day, write 2026-01-05 or 5 January 2026."
    told = f"'{text}' is not a date. There is more in it than a day."
    assert Unreadable(told, to, day=date(2026, 1, 5)) == read_date(text)


def test_where_the_calendar_ends_there_is_no_day_in_england() -> None:
    text = "9999-12-31T23:30:00-05:00"
    told = Unreadable(
        f"'{text}' is no day in England.", "Write it as 9999-12-31 or 31 December 9999."
    )
    assert told == read_date(text)
