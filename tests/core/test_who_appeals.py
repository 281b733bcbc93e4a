"""Who appeals on a day, by the birthday: the last Friday in June, 1 September, and 29 February."""

import pytest

from core.laws import CITE, D
from sendpath.core.appellant import Appellant, birthday, leaving_date, who_appeals
from sendpath.core.roles import AppealAges

FRIDAY, MAY_MONDAY = (
    AppealAges(16, 25, (9, 1), 6, 4, 8, CITE),
    AppealAges(16, 25, (9, 1), 5, 0, 8, CITE),
)


@pytest.mark.parametrize(
    ("born", "leaves", "last"),
    [
        ("2010-08-31", "2026-06-26", "2035-08-30"),
        ("2010-09-01", "2027-06-25", "2035-08-31"),
        ("2010-09-02", "2027-06-25", "2035-09-01"),
        ("2010-12-31", "2027-06-25", "2035-12-30"),
        ("2011-01-01", "2027-06-25", "2035-12-31"),
        ("2010-06-30", "2026-06-26", "2035-06-29"),
        ("2012-02-29", "2028-06-30", "2037-02-28"),
        ("2012-02-28", "2028-06-30", "2037-02-27"),
        ("2012-03-01", "2028-06-30", "2037-02-28"),
    ],
)
def test_the_parent_appeals_to_the_school_leaving_date_and_the_young_person_to_the_last_birthday(
    born: str, leaves: str, last: str
) -> None:
    ages = Appellant("parent", D(leaves), D(last))
    later = [D(leaves).replace(day=int(leaves[-2:]) - 1), D(leaves)]
    assert [ages, ages] == [who_appeals(D(born), on=day, ages=FRIDAY) for day in later]


@pytest.mark.parametrize(
    ("on", "who"),
    [
        ("2026-06-25", "parent"),
        ("2026-06-26", "parent"),
        ("2026-06-27", "young-person"),
        ("2035-08-30", "young-person"),
        ("2035-08-31", None),
        ("2036-01-01", None),
    ],
)
def test_who_appeals_changes_after_the_leaving_date_and_on_the_twenty_fifth_birthday(
    on: str, who: str | None
) -> None:
    assert who == who_appeals(D("2010-08-31"), on=D(on), ages=FRIDAY).who


@pytest.mark.parametrize(
    ("year", "ages", "expected"),
    [
        (2023, FRIDAY, "2023-06-30"),
        (2024, FRIDAY, "2024-06-28"),
        (2025, FRIDAY, "2025-06-27"),
        (2026, FRIDAY, "2026-06-26"),
        (2027, FRIDAY, "2027-06-25"),
        (2028, FRIDAY, "2028-06-30"),
        (2029, FRIDAY, "2029-06-29"),
        (2026, MAY_MONDAY, "2026-05-25"),
    ],
)
def test_the_leaving_date_is_the_last_such_weekday_of_its_month(
    year: int, ages: AppealAges, expected: str
) -> None:
    assert D(expected) == leaving_date(year, ages)


@pytest.mark.parametrize(
    ("born", "age", "expected"),
    [
        ("2012-02-29", 16, "2028-02-29"),
        ("2012-02-29", 25, "2037-03-01"),
        ("2010-08-31", 25, "2035-08-31"),
    ],
)
def test_a_birthday_of_29_february_is_1_march_in_an_ordinary_year(
    born: str, age: int, expected: str
) -> None:
    assert D(expected) == birthday(D(born), age)
