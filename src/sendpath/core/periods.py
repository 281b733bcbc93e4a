"""Periods of time and the three ways the law counts them: after, beginning with, before.

A bare number never means days. Source of the arithmetic: digest section 1 (Dodds v Walker; Riley).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from dateutil.relativedelta import relativedelta

from sendpath.core.calendar import ONE_DAY, Calendar

Relation = Literal["after", "beginning_with", "before"]
ShortMonth = Literal["last-day", "day-before"]
"""Where a period beginning with a day ends in a month that lacks the day.

On that month's last day or, as some read it, on the day before that.
"""


@dataclass(frozen=True, slots=True)
class Period:
    """So many of one unit; the subclass is the unit."""

    number: int


class Days(Period):
    """Calendar days."""

    __slots__ = ()


class Weeks(Period):
    """Calendar weeks of seven days."""

    __slots__ = ()


class Months(Period):
    """Calendar months, by the corresponding date rule."""

    __slots__ = ()


class WorkingDays(Period):
    """Days that are no Saturday, Sunday or bank holiday."""

    __slots__ = ()


class SchoolDays(Period):
    """Days on which a school is open, by its own term dates."""

    __slots__ = ()


class Span(NamedTuple):
    """A stretch of every year, both ends inside it, as (month, day); it may run over New Year."""

    first: tuple[int, int]
    last: tuple[int, int]

    def contains(self, day: date) -> bool:
        """Say whether a day lies in the span."""
        here = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= here <= self.last
        return here >= self.first or here <= self.last

    def end(self, day: date) -> date:
        """Give the last day of the span that a day lies in."""
        over_new_year = self.first > self.last and (day.month, day.day) >= self.first
        return date(day.year + over_new_year, *self.last)


@cache
def _months(number: int) -> relativedelta:
    """Give so many calendar months; to make them costs as much as to add them to a day."""
    return relativedelta(months=number)


def after(
    period: Period, day: date, *, calendar: Calendar, uncounted: tuple[Span, ...] = ()
) -> date:
    """Give the last day of a period after a day, which is itself not counted.

    Days of ``uncounted`` spans are left out of the count (not the same as moving the end).
    """
    if isinstance(period, Months):
        return day + _months(period.number)
    if _counts_all(period, uncounted):
        return day + timedelta(days=_days_in(period))
    counts = _counting(period, calendar, uncounted)
    for _ in range(_days_in(period)):
        day = _next_counted(day + ONE_DAY, counts, ONE_DAY)
    return day


def beginning_with(
    period: Period,
    day: date,
    *,
    calendar: Calendar,
    uncounted: tuple[Span, ...] = (),
    short_month: ShortMonth = "last-day",
) -> date:
    """Give the last day of a period of which a day is day one.

    Months end the day before the corresponding date or, where the later month has none, as
    ``short_month`` says. Working days begin on the next working day when the day is not one.
    """
    if isinstance(period, Months):
        end = day + _months(period.number)
        is_cut = end.day != day.day
        return end if is_cut and short_month == "last-day" else end - ONE_DAY
    if _counts_all(period, uncounted):
        return day + timedelta(days=max(0, _days_in(period) - 1))
    counts = _counting(period, calendar, uncounted)
    day = _next_counted(day, counts, ONE_DAY)
    for _ in range(_days_in(period) - 1):
        day = _next_counted(day + ONE_DAY, counts, ONE_DAY)
    return day


def before(
    period: Period, day: date, *, calendar: Calendar, uncounted: tuple[Span, ...] = ()
) -> date:
    """Give the day that lies a whole period before a day: "at least N before" it."""
    if isinstance(period, Months):
        return day - _months(period.number)
    if _counts_all(period, uncounted):
        return day - timedelta(days=_days_in(period))
    counts = _counting(period, calendar, uncounted)
    for _ in range(_days_in(period)):
        day = _next_counted(day - ONE_DAY, counts, -ONE_DAY)
    return day


def asks_calendar(period: Period) -> bool:
    """Say whether counting the period looks at bank holidays."""
    return isinstance(period, WorkingDays | SchoolDays)


RELATIONS = {"after": after, "beginning_with": beginning_with, "before": before}


def _days_in(period: Period) -> int:
    return period.number * 7 if isinstance(period, Weeks) else period.number


def _counts_all(period: Period, uncounted: tuple[Span, ...]) -> bool:
    """Say whether every day counts, whatever it is."""
    return not uncounted and not asks_calendar(period)


def _counting(
    period: Period, calendar: Calendar, uncounted: tuple[Span, ...]
) -> Callable[[date], bool]:
    opens = _opens(period, calendar)
    if not uncounted:
        return opens
    left_out = _days_of(uncounted)
    return lambda day: (day.month, day.day) not in left_out and opens(day)


@cache
def _days_of(spans: tuple[Span, ...]) -> frozenset[tuple[int, int]]:
    """Give each day of any year that lies in a span, as (month, day)."""
    leap_year = (date(2024, 1, 1) + ONE_DAY * number for number in range(366))
    within = (day for day in leap_year if any(span.contains(day) for span in spans))
    return frozenset((day.month, day.day) for day in within)


def _opens(period: Period, calendar: Calendar) -> Callable[[date], bool]:
    if isinstance(period, SchoolDays):
        return calendar.is_school_day
    return calendar.is_working if asks_calendar(period) else lambda _day: True


def _next_counted(day: date, counts: Callable[[date], bool], step: timedelta) -> date:
    while not counts(day):
        day += step
    return day
