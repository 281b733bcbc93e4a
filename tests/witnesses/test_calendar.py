"""The published calendar against `holidays`, an independent witness, and against the digest."""

from datetime import date, timedelta

import holidays
import pytest

from sendpath.core.calendar import Calendar

ONE_OFFS = (
    "2011-04-29",
    "2012-06-04",
    "2012-06-05",
    "2020-05-08",
    "2022-06-02",
    "2022-06-03",
    "2022-09-19",
    "2023-05-08",
)
MOVED_AWAY = ("2012-05-28", "2020-05-04", "2022-05-30")
ELSEWHERE = ("2026-06-15", "2026-07-13")
DIGEST = {
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
}


def test_every_day_from_2011_to_2028_is_a_working_day_for_both(calendar: Calendar) -> None:
    witness = holidays.country_holidays("GB", subdiv="ENG", years=range(2011, 2029))
    first, last = date(2011, 1, 1), date(2028, 12, 31)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    differ = [d for d in days if calendar.is_working(d) != (d.weekday() < 5 and d not in witness)]
    assert [] == differ


@pytest.mark.parametrize("year", DIGEST)
def test_the_digest_lists_the_same_days(year: int, calendar: Calendar) -> None:
    ours = [f"{day:%m-%d}" for day in sorted(calendar.days) if day.year == year]
    assert DIGEST[year].split() == ours


@pytest.mark.parametrize("day", ONE_OFFS)
def test_a_proclaimed_one_off_is_no_working_day(day: str, calendar: Calendar) -> None:
    proclaimed = date.fromisoformat(day)
    assert proclaimed.weekday() < 5
    assert not calendar.is_working(proclaimed)


@pytest.mark.parametrize("day", MOVED_AWAY + ELSEWHERE)
def test_a_day_moved_away_or_held_elsewhere_is_a_working_day(day: str, calendar: Calendar) -> None:
    assert calendar.is_working(date.fromisoformat(day))


def test_only_weekdays_are_listed(calendar: Calendar) -> None:
    assert [] == [day for day in calendar.days if day.weekday() > 4]
    assert {*range(2011, 2029)} == {day.year for day in calendar.days}


def test_published_to_the_end_of_2028_and_not_beyond(calendar: Calendar) -> None:
    assert date(2028, 12, 31) == calendar.confirmed_to
    assert date(2028, 12, 26) == max(calendar.days)
