"""Who appeals on a day: the parent, then the young person, then nobody without advice.

Source: Education Act 1996, section 8 (the school leaving date); digest section 5, *Who appeals*.
"""

from datetime import date
from typing import Literal, NamedTuple

from sendpath.core.calendar import ONE_DAY
from sendpath.core.roles import AppealAges, SchoolAge


class Appellant(NamedTuple):
    """Who appeals, and on which days that changes.

    Attributes:
        who: On the day asked about; None from the last birthday on.
        parent_until: The last day on which the parent appeals: the school leaving date.
        young_person_until: The last day on which the young person does: the day before it.
    """

    who: Literal["parent", "young-person"] | None
    parent_until: date
    young_person_until: date


def who_appeals(born: date, *, on: date, ages: AppealAges) -> Appellant:
    """Say who appeals on a day for somebody born on a day.

    Compulsory school age ends on the school leaving date of the school year in which they reach the
    leaving age: a July or August birthday comes after it.
    """
    leaves = school_age(born, ages).until
    until = birthday(born, ages.last_age) - ONE_DAY
    who: Literal["parent", "young-person"] | None = "parent" if on <= leaves else "young-person"
    return Appellant(who if on <= until else None, leaves, until)


def school_age(born: date, ages: AppealAges) -> SchoolAge:
    """Give the compulsory school age of somebody born on a day."""
    after = (born.month, born.day) >= ages.school_year_begins
    until = leaving_date(born.year + ages.leaving_age + after, ages)
    return SchoolAge(born, birthday(born, ages.surely_begun), until)


def leaving_date(year: int, ages: AppealAges) -> date:
    """Give the school leaving date of a year: the last such weekday of its month."""
    end = date(year, ages.leaving_month + 1, 1) - ONE_DAY
    return end - ONE_DAY * ((end.weekday() - ages.leaving_weekday) % 7)


def birthday(born: date, age: int) -> date:
    """Give the day somebody turns an age; born on 29 February, 1 March in an ordinary year."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
