"""Counting and moving single days. Both give a date with its steps; both depend on one day only."""

from datetime import date

from sendpath.core.calendar import ONE_DAY, Calendar
from sendpath.core.clauses import Count, Move, Run, YearDay
from sendpath.core.periods import RELATIONS, Span, asks_calendar, beginning_with
from sendpath.core.steps import Derived, Step


def run(count: Run, day: date, *, calendar: Calendar) -> Derived:
    """Run a period from a day, or find the fixed day of its year.

    Raises:
        BeyondCalendar: The calendar cannot speak of a day that matters.
        BeyondTerms: School days are counted, and the terms told do not reach.
    """
    if isinstance(count, YearDay):
        fixed = date(day.year, *count.month_day)
        end = fixed if count.relation == "by" else fixed - ONE_DAY
        return Derived(calendar.check(end), (Step(day, end, count),))
    end = _end(count, calendar.check(day), calendar)
    looked_to = max(day, end) if asks_calendar(count.period) else None
    return Derived(calendar.check(end), (Step(day, end, count),), looked_to)


def _end(count: Count, day: date, calendar: Calendar) -> date:
    """Give the last day of a period, rounded as it says where it begins with the day."""
    if count.relation == "beginning_with":
        return beginning_with(
            count.period,
            day,
            calendar=calendar,
            uncounted=count.uncounted,
            short_month=count.short_month,
        )
    return RELATIONS[count.relation](
        count.period, day, calendar=calendar, uncounted=count.uncounted
    )


def move(clauses: tuple[Move, ...], day: date, *, calendar: Calendar) -> Derived:
    """Try each move once, in the order listed, on the date so far.

    Raises:
        BeyondCalendar: The calendar cannot speak of a day that matters.
    """
    so_far = Derived(day)
    for clause in clauses:
        so_far = so_far.then(_try(clause, so_far.day, calendar))
    return so_far


def _try(clause: Move, day: date, calendar: Calendar) -> Derived:
    if clause.to == "first-working-day-after-span":
        return _leave_span(clause, day, calendar)
    if calendar.is_working(day):
        return Derived(day, (), day)
    forward = clause.to == "next-working-day"
    end = calendar.next_working(day) if forward else calendar.previous_working(day)
    return Derived(end, (Step(day, end, clause),), max(day, end))


def _leave_span(clause: Move, day: date, calendar: Calendar) -> Derived:
    span = _span_around(clause.falls_in, day)
    if span is None:
        return Derived(day)
    end = calendar.next_working(span.end(day) + ONE_DAY)
    return Derived(end, (Step(day, end, clause),), end)


def _span_around(spans: tuple[Span, ...], day: date) -> Span | None:
    return next((span for span in spans if span.contains(day)), None)
