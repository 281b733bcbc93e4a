"""The calendar: bank holidays published and projected, school days, and how far it can speak."""

from datetime import date

import pytest

from core.laws import CHRISTMAS, SENT, TERMS, D, calendar
from sendpath.core.calendar import BeyondCalendar, BeyondTerms


@pytest.mark.parametrize("day", ["2026-01-04", "2026-07-23"])
def test_no_school_day_is_counted_beyond_the_terms(day: str) -> None:
    with pytest.raises(BeyondTerms) as raised:
        calendar(terms=TERMS).is_school_day(D(day))
    assert (D(day),) == raised.value.args


def test_without_terms_no_school_day_is_known() -> None:
    with pytest.raises(BeyondTerms):
        calendar().is_school_day(SENT)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-01-05", True),
        ("2026-02-13", True),
        ("2026-02-14", False),
        ("2026-02-20", False),
        ("2026-02-23", True),
        ("2026-03-01", False),
        ("2026-03-27", True),
        ("2026-04-01", False),
        ("2026-07-22", True),
    ],
)
def test_a_school_day_is_a_working_day_inside_a_term(day: str, expected: bool) -> None:
    assert expected is calendar(terms=TERMS).is_school_day(D(day))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-12-25", "Christmas Day"),
        ("2026-12-24", None),
        ("2026-12-31", None),
        ("2027-12-25", "Christmas Day"),
        ("2027-12-24", None),
    ],
)
def test_a_bank_holiday_is_as_published_and_later_as_projected(day: str, name: str | None) -> None:
    assert name == calendar().holiday(D(day))


def test_a_later_year_is_projected_once_and_a_published_day_never() -> None:
    asked: list[int] = []

    def project(year: int) -> dict[date, str]:
        asked.append(year)
        return {D("2026-12-31"): "Substitute", D("2027-01-01"): "New Year"}

    one_off = {**CHRISTMAS, D("2028-06-05"): "One-off"}
    given = calendar(project=project, days=one_off)
    names = ("2026-12-31", "2028-06-05", "2027-01-01", "2027-01-02")
    assert [None, "One-off", "New Year", None] == [given.holiday(D(each)) for each in names]
    assert [2027] == asked


@pytest.mark.parametrize(("year", "expected"), [(2026, CHRISTMAS), (2025, {})])
def test_a_year_lists_its_bank_holidays(year: int, expected: dict[date, str]) -> None:
    assert [*expected.items()] == calendar().year(year)


def test_a_year_lists_its_first_and_last_day_too() -> None:
    ends = {D("2026-01-01"): "New Year", D("2026-12-31"): "Old Year"}
    others = {D("2025-12-31"): "Old Year", D("2027-01-01"): "New Year"}
    given = calendar(days={**others, **ends}, confirmed_to=D("2027-12-31"))
    assert [*ends.items()] == given.year(2026)


@pytest.mark.parametrize(
    ("looked_to", "expected"),
    [(None, "firm"), ("2026-12-31", "firm"), ("2027-01-01", "provisional")],
)
def test_a_day_is_firm_up_to_the_last_one_published(looked_to: str | None, expected: str) -> None:
    assert expected == calendar().certainty_of(None if looked_to is None else D(looked_to))


@pytest.mark.parametrize(
    ("day", "inside"),
    [("2019-12-31", False), ("2020-01-01", True), ("2030-12-31", True), ("2031-01-01", False)],
)
def test_a_calendar_speaks_of_its_first_and_last_day(day: str, inside: bool) -> None:
    if inside:
        assert D(day) == calendar().check(D(day))
        return
    with pytest.raises(BeyondCalendar) as raised:
        calendar().check(D(day))
    assert (D(day),) == raised.value.args
