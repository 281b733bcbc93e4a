"""Who appeals on a day: the parent, then the young person, then nobody without advice.

Source: Education Act 1996, section 8 (the school leaving date); digest section 5, *Who appeals*.
"""

from datetime import date, timedelta
from typing import Literal, NamedTuple

LEAVING_AGE, LAST_AGE = 16, 25
SEPTEMBER, JUNE, FRIDAY = 9, 6, 4


class Appellant(NamedTuple):
    """Who appeals, and on which days that changes.

    Attributes:
        who: On the day asked about; None from the 25th birthday on.
        parent_until: The last day on which the parent appeals: the school leaving date.
        young_person_until: The last day on which the young person does: the day before 25.
    """

    who: Literal["parent", "young-person"] | None
    parent_until: date
    young_person_until: date


def who_appeals(born: date, *, on: date) -> Appellant:
    """Say who appeals on a day for somebody born on a day.

    Compulsory school age ends on the last Friday in June of the school year (1 September to
    31 August) in which they turn 16: a July or August birthday comes after it.
    """
    leaves = last_friday_in_june(born.year + LEAVING_AGE + (born.month >= SEPTEMBER))
    until = birthday(born, LAST_AGE) - timedelta(days=1)
    who: Literal["parent", "young-person"] | None = "parent" if on <= leaves else "young-person"
    return Appellant(who if on <= until else None, leaves, until)


def last_friday_in_june(year: int) -> date:
    """Give the school leaving date of a year."""
    end = date(year, JUNE, 30)
    return end - timedelta(days=(end.weekday() - FRIDAY) % 7)


def birthday(born: date, age: int) -> date:
    """Give the day somebody turns an age; born on 29 February, 1 March in an ordinary year."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
