"""Single days counted and moved: the end, the step that led there, and how far the calendar mattered."""

from datetime import date
from typing import Any

import pytest

from core.laws import (
    CITE,
    NEXT_WORKING,
    PREVIOUS_WORKING,
    SENT,
    TERMS,
    D,
    calendar,
    count,
    days,
    days_on,
)
from sendpath.core.calendar import BeyondCalendar
from sendpath.core.clauses import Cite, Event, Move, Run, YearDay, counted_rule, runs_before
from sendpath.core.day_cache import DayCache
from sendpath.core.moves import move, run
from sendpath.core.periods import Months, SchoolDays, Span, Weeks, WorkingDays
from sendpath.core.steps import Derived, Step

LETTER = Event("letter")
WEEKEND = (Span((3, 7), (3, 8)),)
ONE_DAY = Move((Span((3, 12), (3, 12)),), "first-working-day-after-span", CITE)
OUT = Move((Span((12, 25), (1, 1)), Span((8, 1), (8, 31))), "first-working-day-after-span", CITE)


@pytest.mark.parametrize(
    ("clause", "end", "looked_to"),
    [
        (days(10), "2026-03-12", None),
        (days(10, relation="beginning_with"), "2026-03-11", None),
        (days(10, relation="before"), "2026-02-20", None),
        (count(Weeks(1)), "2026-03-09", None),
        (count(Weeks(1), uncounted=WEEKEND), "2026-03-11", None),
        (count(Weeks(1), relation="beginning_with", uncounted=WEEKEND), "2026-03-10", None),
        (count(Months(1), relation="beginning_with"), "2026-04-01", None),
        (count(WorkingDays(5)), "2026-03-09", "2026-03-09"),
        (count(WorkingDays(5), relation="beginning_with"), "2026-03-06", "2026-03-06"),
        (count(WorkingDays(5), relation="before"), "2026-02-23", "2026-03-02"),
        (count(SchoolDays(10), relation="before"), "2026-02-09", "2026-03-02"),
        (YearDay("by", LETTER, (3, 31), CITE), "2026-03-31", None),
        (YearDay("before", LETTER, (3, 31), CITE), "2026-03-30", None),
        (YearDay("before", LETTER, (2, 15), CITE), "2026-02-14", None),
    ],
)
def test_a_period_gives_its_end_with_one_step_and_how_far_bank_holidays_mattered(
    clause: Run, end: str, looked_to: str | None
) -> None:
    looked = None if looked_to is None else D(looked_to)
    expected = Derived(D(end), (Step(SENT, D(end), clause),), looked)
    assert expected == run(clause, SENT, calendar=calendar(terms=TERMS))


@pytest.mark.parametrize(
    ("short_month", "end"), [("last-day", "2027-02-28"), ("day-before", "2027-02-27")]
)
def test_a_month_that_lacks_the_day_is_rounded_as_the_clause_says(
    short_month: str, end: str
) -> None:
    clause = count(Months(3), relation="beginning_with", short_month=short_month)
    assert D(end) == run(clause, D("2026-11-30"), calendar=calendar()).day


@pytest.mark.parametrize(
    ("clause", "day"),
    [
        (days(1), "2030-12-31"),
        (days(1), "2019-12-31"),
        (days(1, relation="before"), "2020-01-01"),
        (count(Months(12), relation="before"), "2020-12-31"),
        (YearDay("before", LETTER, (1, 1), CITE), "2020-06-01"),
        (YearDay("by", LETTER, (1, 1), CITE), "2031-06-01"),
    ],
)
def test_no_period_begins_or_ends_beyond_the_calendar(clause: Run, day: str) -> None:
    with pytest.raises(BeyondCalendar):
        run(clause, D(day), calendar=calendar())


@pytest.mark.parametrize(
    ("moves", "day", "steps", "looked_to"),
    [
        ((), "2026-03-14", [], None),
        ((NEXT_WORKING,), "2026-03-12", [], "2026-03-12"),
        ((NEXT_WORKING,), "2026-03-14", [("2026-03-16", NEXT_WORKING)], "2026-03-16"),
        ((PREVIOUS_WORKING,), "2026-03-14", [("2026-03-13", PREVIOUS_WORKING)], "2026-03-14"),
        ((OUT,), "2026-03-14", [], None),
        ((ONE_DAY,), "2026-03-12", [("2026-03-13", ONE_DAY)], "2026-03-13"),
        ((ONE_DAY,), "2026-03-11", [], None),
        ((OUT,), "2026-07-31", [], None),
        ((OUT,), "2026-08-01", [("2026-09-01", OUT)], "2026-09-01"),
        ((OUT,), "2026-12-31", [("2027-01-04", OUT)], "2027-01-04"),
        ((OUT,), "2027-01-01", [("2027-01-04", OUT)], "2027-01-04"),
        (
            (PREVIOUS_WORKING, NEXT_WORKING),
            "2026-03-14",
            [("2026-03-13", PREVIOUS_WORKING)],
            "2026-03-14",
        ),
        (
            (NEXT_WORKING, OUT),
            "2027-07-31",
            [("2027-08-02", NEXT_WORKING), ("2027-09-01", OUT)],
            "2027-09-01",
        ),
        ((OUT, NEXT_WORKING), "2027-07-31", [("2027-08-02", NEXT_WORKING)], "2027-08-02"),
    ],
)
def test_moves_are_tried_one_after_the_other_on_the_date_so_far(
    moves: tuple[Move, ...], day: str, steps: list[tuple[str, Move]], looked_to: str | None
) -> None:
    starts = [D(day), *(D(end) for end, _ in steps)]
    made = tuple(
        Step(start, D(end), clause) for start, (end, clause) in zip(starts, steps, strict=False)
    )
    looked = None if looked_to is None else D(looked_to)
    assert Derived(starts[-1], made, looked) == move(moves, D(day), calendar=calendar())


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [(None, None, None), (5, None, 5), (None, 5, 5), (5, 6, 6), (6, 5, 6)],
)
def test_a_date_that_goes_on_keeps_all_steps_and_the_furthest_day_looked_to(
    first: int | None, second: int | None, expected: int | None
) -> None:
    def looked(number: int | None) -> date | None:
        return None if number is None else SENT.replace(day=number)

    one, two = Step(SENT, SENT, days(0)), Step(SENT, D(days_on(1)), days(1))
    more = Derived(D(days_on(1)), (two,), looked(second))
    assert Derived(D(days_on(1)), (one, two), looked(expected)) == Derived(
        SENT, (one,), looked(first)
    ).then(more)


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        (("read",), "read"),
        (("read", "agreed"), "agreed"),
        (("single", "agreed"), "single"),
        (("unread", "single"), "unread"),
    ],
)
def test_the_weakest_grade_travels_with_a_date(grades: tuple[Any, ...], expected: str) -> None:
    cites = [Cite("act", "1", grade) for grade in grades]
    steps = tuple(Step(SENT, SENT, days(0)._replace(cite=cite)) for cite in cites)
    assert expected == Derived(SENT, steps).verified


def test_a_single_day_is_counted_once_for_each_clause_and_each_span_left_out() -> None:
    cache, clause, moves = DayCache(calendar()), count(Weeks(1)), (NEXT_WORKING,)
    plain, shorter = cache.run(clause, SENT), cache.run(clause, SENT, WEEKEND)
    assert (D("2026-03-09"), D("2026-03-11")) == (plain.day, shorter.day)
    assert plain is cache.run(clause, SENT)
    assert shorter is cache.run(clause, SENT, WEEKEND)
    assert WEEKEND == shorter.steps[0].clause.uncounted  # type: ignore[union-attr]  # it counts
    assert cache.moved(moves, SENT) is cache.moved(moves, SENT)
    assert cache.move(moves, plain) is cache.move(moves, plain)


def test_days_left_out_by_a_reading_say_nothing_of_a_fixed_day_of_the_year() -> None:
    fixed = YearDay("by", LETTER, (3, 31), CITE)
    cache = DayCache(calendar())
    assert cache.run(fixed, SENT) == cache.run(fixed, SENT, WEEKEND)


def test_a_moved_end_keeps_the_steps_that_led_to_it() -> None:
    cache, clause, moves = DayCache(calendar()), days(12), (NEXT_WORKING,)
    raw = cache.run(clause, SENT)
    steps = (
        Step(SENT, D("2026-03-14"), clause),
        Step(D("2026-03-14"), D("2026-03-16"), NEXT_WORKING),
    )
    assert Derived(D("2026-03-16"), steps, D("2026-03-16")) == cache.move(moves, raw)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("rule:appeal.window", "appeal.window"),
        ("letter", None),
        ("rule:", None),
        ("my-rule:appeal", None),
    ],
)
def test_a_rule_counted_from_is_named_with_its_word(event: str, expected: str | None) -> None:
    assert expected == counted_rule(Event(event))


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (days(1), False),
        (days(1, relation="beginning_with"), False),
        (days(1, relation="before"), True),
        (YearDay("by", LETTER, (3, 31), CITE), True),
    ],
)
def test_a_period_ends_before_its_day_when_it_is_counted_back_or_a_day_of_the_year(
    clause: Run, expected: bool
) -> None:
    assert expected is runs_before(clause)
