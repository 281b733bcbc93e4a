"""The table of days, and the calendar: each day that a row may tell, and what is made of it."""

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import repeat

from sendpath.caseload.asking import MARGIN
from sendpath.core.asked import Expr
from sendpath.core.calendar import BeyondCalendar, BeyondTerms, Calendar
from sendpath.core.explore import AnyDays
from sendpath.warehouse.expressions import HOLE

Cell = date | bool | None

WORKING = "working_by"
"""The column of the working day on or before a day."""


def span_of(calendar: Calendar) -> tuple[date, date]:
    """Give the first and the last day that a row may tell: as far as all that follows is covered.

    Beyond the years that are published, a day is read by ``batch``, and no table holds it.
    """
    return calendar.first + timedelta(MARGIN), calendar.confirmed_to


def days_between(span: tuple[date, date]) -> Iterator[date]:
    """Give each day that a row may tell, and those that may follow from one."""
    first, last = span[0].toordinal(), span[1].toordinal() + MARGIN
    return map(date.fromordinal, range(first, last + 1))


def day_rows(
    columns: Mapping[Expr, str],
    days: AnyDays,
    span: tuple[date, date],
    told: Container[date] | None = None,
) -> Iterator[Sequence[Cell]]:
    """Give the table of days: the day, whether it is provisional, the working day by it, and more.

    A day of which the calendar cannot speak has none. Where it is known which days are told, only
    these have more: what is made of others is not asked for.
    """
    calendar = days.calendar
    for day in days_between(span):
        made: Iterator[Cell] = repeat(None, len(columns))
        if told is None or day in told:
            made = (_made(expr, day, days) for expr in columns)
        yield (day, day > calendar.confirmed_to, calendar.previous_working(day), *made)


HEAD = ("day", "provisional", WORKING)


def _made(expr: Expr, day: date, days: AnyDays) -> Cell:
    try:
        if expr[0] == "working":
            return days.calendar.is_working(date.fromordinal(_day(expr[1], day, days)))
        return date.fromordinal(_day(expr, day, days))
    except (BeyondCalendar, BeyondTerms, ValueError, OverflowError):
        return None


def _day(expr: Expr, day: date, days: AnyDays) -> int:
    match expr:
        case ("add", of, more):
            return _day(of, day, days) + int(more)
        case ("table", number, of):
            return days.tables[number][_day(of, day, days)]
        case _ if expr == HOLE:
            return day.toordinal()
        case _:
            raise ValueError(expr)


def calendar_rows(
    calendar: Calendar, span: tuple[date, date]
) -> Iterator[tuple[date, bool, str | None, bool]]:
    """Give the calendar: each day, if it is a working day, its holiday, if it is provisional."""
    for day in days_between(span):
        working = calendar.is_working(day)
        yield day, working, calendar.holiday(day), day > calendar.confirmed_to
