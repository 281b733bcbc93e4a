"""How time is counted: the digest's section 1, example by example."""

from datetime import date

import pytest

from sendpath.core.calendar import BeyondCalendar, Calendar
from sendpath.core.periods import (
    Days,
    Months,
    Period,
    Span,
    Weeks,
    WorkingDays,
    after,
    before,
    beginning_with,
)

D = date.fromisoformat
CHRISTMAS, AUGUST = Span((12, 25), (1, 1)), Span((8, 1), (8, 31))


@pytest.mark.parametrize(
    ("day", "period", "end"),
    [
        ("2026-09-30", Months(4), "2027-01-30"),
        ("2026-03-23", Months(2), "2026-05-23"),
        ("2026-12-31", Months(2), "2027-02-28"),
        ("2027-12-31", Months(2), "2028-02-29"),
        ("2026-06-30", Months(1), "2026-07-30"),
        ("2025-05-21", Weeks(16), "2025-09-10"),
        ("2025-05-21", Weeks(20), "2025-10-08"),
        ("2026-12-10", Days(28), "2027-01-07"),
        ("2026-10-01", Days(0), "2026-10-01"),
        ("2026-11-19", WorkingDays(3), "2026-11-24"),
        ("2026-12-24", WorkingDays(3), "2026-12-31"),
        ("2026-11-21", WorkingDays(1), "2026-11-23"),
    ],
)
def test_a_period_after_a_day_does_not_count_the_day(
    day: str, period: Period, end: str, calendar: Calendar
) -> None:
    assert D(end) == after(period, D(day), calendar=calendar)


@pytest.mark.parametrize(
    ("day", "period", "end"),
    [
        ("2026-11-30", Months(3), "2027-02-28"),
        ("2027-11-30", Months(3), "2028-02-29"),
        ("2026-05-22", Months(6), "2026-11-21"),
        ("2026-06-26", Months(6), "2026-12-25"),
        ("2019-01-01", Months(12), "2019-12-31"),
        ("2024-11-25", Days(15), "2024-12-09"),
        ("2024-11-01", Weeks(2), "2024-11-14"),
        ("2026-11-23", WorkingDays(1), "2026-11-23"),
        ("2026-11-21", WorkingDays(1), "2026-11-23"),
        ("2026-11-21", WorkingDays(15), "2026-12-11"),
    ],
)
def test_a_period_beginning_with_a_day_counts_it_as_day_one(
    day: str, period: Period, end: str, calendar: Calendar
) -> None:
    assert D(end) == beginning_with(period, D(day), calendar=calendar)


@pytest.mark.parametrize(
    ("day", "period", "end"),
    [
        ("2027-05-31", Months(6), "2027-11-29"),
        ("2026-11-30", Months(3), "2027-02-27"),
        ("2026-05-22", Months(6), "2026-11-21"),
        ("2024-11-01", Weeks(2), "2024-11-14"),
    ],
)
def test_another_rounding_ends_the_day_before_the_last_of_a_month_that_lacks_the_day(
    day: str, period: Period, end: str, calendar: Calendar
) -> None:
    assert D(end) == beginning_with(period, D(day), calendar=calendar, short_month="day-before")


@pytest.mark.parametrize(
    ("day", "period", "end"),
    [
        ("2027-09-01", Months(5), "2027-04-01"),
        ("2027-07-31", Months(5), "2027-02-28"),
        ("2026-12-10", Weeks(2), "2026-11-26"),
        ("2026-12-10", WorkingDays(5), "2026-12-03"),
        ("2027-01-05", WorkingDays(5), "2026-12-24"),
    ],
)
def test_at_least_a_period_before_a_day_is_the_whole_period_back(
    day: str, period: Period, end: str, calendar: Calendar
) -> None:
    assert D(end) == before(period, D(day), calendar=calendar)


@pytest.mark.parametrize(
    ("day", "period", "end"),
    [
        ("2026-11-23", WorkingDays(30), "2027-01-12"),
        ("2027-07-12", WorkingDays(30), "2027-09-22"),
        ("2026-12-10", Days(28), "2027-01-15"),
    ],
)
def test_days_of_christmas_and_august_are_left_out_of_the_count(
    day: str, period: Period, end: str, calendar: Calendar
) -> None:
    counted = after(period, D(day), calendar=calendar, uncounted=(CHRISTMAS, AUGUST))
    assert D(end) == counted


@pytest.mark.parametrize(
    ("day", "inside", "end"),
    [
        ("2026-12-24", False, None),
        ("2026-12-25", True, "2027-01-01"),
        ("2027-01-01", True, "2027-01-01"),
        ("2027-01-02", False, None),
    ],
)
def test_the_christmas_span_runs_over_new_year(day: str, inside: bool, end: str | None) -> None:
    assert inside is CHRISTMAS.contains(D(day))
    assert end is None or D(end) == CHRISTMAS.end(D(day))


def test_the_units_are_different_things() -> None:
    lengths: list[Period] = [Months(2), Weeks(2), Days(2), WorkingDays(2), Months(2)]
    assert 4 == len(set(lengths))


@pytest.mark.parametrize("day", ["2010-12-31", "2100-01-01"])
def test_no_day_outside_the_calendar_is_called_working_or_not(day: str, calendar: Calendar) -> None:
    with pytest.raises(BeyondCalendar):
        calendar.is_working(D(day))


@pytest.mark.parametrize(
    ("start", "back", "forth"),
    [
        ("2026-08-30", "2026-08-28", "2026-09-01"),
        ("2026-12-26", "2026-12-24", "2026-12-29"),
        ("2026-11-23", "2026-11-23", "2026-11-23"),
    ],
)
def test_the_working_day_before_and_after(
    start: str, back: str, forth: str, calendar: Calendar
) -> None:
    assert (D(back), D(forth)) == (
        calendar.previous_working(D(start)),
        calendar.next_working(D(start)),
    )
