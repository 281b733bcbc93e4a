"""How a last day stands on a day: ahead, today or passed; done, planned or unknown; by whose law."""

from datetime import date
from typing import Any, NamedTuple

import pytest

from core.laws import LAST, MONDAY, D, days, days_on, deadline, iso, limb, outcome, rule, version
from sendpath.core.outcomes import Deadline, Waiting
from sendpath.core.standing import (
    days_late,
    days_left,
    done_by,
    happened,
    is_done,
    is_missed,
    is_overdue,
    standing,
)


class Stands(NamedTuple):
    """All that can be said of a last day on a day."""

    standing: str | None
    left: int | None = None
    late: int | None = None
    done: bool = False
    happened: str | None = None
    done_by: str | None = None
    overdue: bool = False
    missed: bool = False


def stands(answer: Deadline, today: date) -> Stands:
    """Ask everything there is to ask of a last day."""
    on, by = happened(answer, today=today), done_by(answer, today=today)
    return Stands(
        standing=standing(answer, today=today),
        left=days_left(answer, today=today),
        late=days_late(answer, today=today),
        done=is_done(answer, today=today),
        happened=iso(on),
        done_by=iso(by),
        overdue=is_overdue(answer, today=today),
        missed=is_missed(answer, today=today),
    )


IN_TIME, LAST_DAY, DAY_AFTER, MUCH_LATER = (days_on(each) for each in (9, 10, 11, 30))


@pytest.mark.parametrize(
    ("told", "today", "expected"),
    [
        ({}, IN_TIME, Stands("ahead", left=1)),
        ({}, LAST_DAY, Stands("today", left=0)),
        ({}, DAY_AFTER, Stands("passed", left=-1, late=1, overdue=True, missed=True)),
        ({}, MUCH_LATER, Stands("passed", left=-20, late=20, overdue=True, missed=True)),
        # done on the day, early, late
        ({"reply": LAST_DAY}, LAST_DAY, Stands(None, late=0, done=True, happened=LAST_DAY)),
        ({"reply": LAST_DAY}, MUCH_LATER, Stands(None, late=0, done=True, happened=LAST_DAY)),
        ({"reply": IN_TIME}, IN_TIME, Stands(None, late=-1, done=True, happened=IN_TIME)),
        ({"reply": IN_TIME}, DAY_AFTER, Stands(None, late=-1, done=True, happened=IN_TIME)),
        (
            {"reply": DAY_AFTER},
            DAY_AFTER,
            Stands(None, late=1, done=True, happened=DAY_AFTER, missed=True),
        ),
        # planned: until then it stands as if nothing were told
        ({"reply": LAST_DAY}, IN_TIME, Stands("ahead", left=1)),
        ({"reply": DAY_AFTER}, LAST_DAY, Stands("today", left=0)),
        (
            {"reply": MUCH_LATER},
            DAY_AFTER,
            Stands("passed", left=-1, late=1, overdue=True, missed=True),
        ),
        # done by a day that something else proves, in time or not
        ({"receipt": IN_TIME}, IN_TIME, Stands(None, done=True, done_by=IN_TIME)),
        ({"receipt": LAST_DAY}, MUCH_LATER, Stands(None, done=True, done_by=LAST_DAY)),
        (
            {"receipt": DAY_AFTER},
            MUCH_LATER,
            Stands("passed", left=-20, done_by=DAY_AFTER, missed=True),
        ),
        ({"receipt": LAST_DAY}, IN_TIME, Stands("ahead", left=1)),
        (
            {"receipt": MUCH_LATER},
            DAY_AFTER,
            Stands("passed", left=-1, late=1, overdue=True, missed=True),
        ),
        # its own day is known: what else proves it says no more
        (
            {"reply": IN_TIME, "receipt": MUCH_LATER},
            MUCH_LATER,
            Stands(None, late=-1, done=True, happened=IN_TIME),
        ),
        # a fact older than the letter is another matter
        (
            {"reply": days_on(-1)},
            DAY_AFTER,
            Stands("passed", left=-1, late=1, overdue=True, missed=True),
        ),
    ],
)
def test_how_a_duty_stands(told: dict[str, str], today: str, expected: Stands) -> None:
    assert expected == stands(deadline({"letter": MONDAY, **told}), D(today))


PASSED = Stands("passed", left=-1, late=1, missed=True)


@pytest.mark.parametrize(
    ("kind", "overdue"),
    [
        ("duty", True),
        ("limit", False),
        ("minimum", False),
        ("practice", False),
        ("guidance", False),
        ("information", False),
    ],
)
def test_only_a_duty_is_ever_overdue(kind: str, overdue: bool) -> None:
    answer = deadline({"letter": MONDAY}, rule(kind=kind))
    assert PASSED._replace(overdue=overdue) == stands(answer, D(DAY_AFTER))


@pytest.mark.parametrize(
    "more",
    [
        {"conditional": True},
        {"closed_by": None},
        {"sense": "from"},
        {"sense": "until"},
    ],
)
def test_a_duty_that_may_not_bind_or_cannot_be_shown_done_is_not_overdue(
    more: dict[str, Any],
) -> None:
    answer = deadline({"letter": MONDAY}, rule(**more))
    assert PASSED == stands(answer, D(DAY_AFTER))


def test_a_duty_that_hangs_on_what_was_not_told_is_not_overdue() -> None:
    answer = deadline({"letter": MONDAY})._replace(uncertain=True)
    assert PASSED == stands(answer, D(DAY_AFTER))


def test_what_was_told_and_could_not_be_read_makes_nobody_late() -> None:
    answer = deadline({"letter": MONDAY}, doubted=frozenset({"reply"}))
    assert PASSED._replace(missed=False) == stands(answer, D(DAY_AFTER))


@pytest.mark.parametrize(
    ("told", "today", "expected"),
    [
        ({}, LAST_DAY, Stands("today", left=0)),
        ({}, DAY_AFTER, Stands("awaiting-certificate", left=-1)),
        (
            {"reply": DAY_AFTER},
            DAY_AFTER,
            Stands(None, late=1, done=True, happened=DAY_AFTER, missed=True),
        ),
        ({"receipt": DAY_AFTER}, DAY_AFTER, Stands("awaiting-certificate", -1, done_by=DAY_AFTER)),
    ],
)
def test_a_last_day_that_is_held_open_does_not_pass(
    told: dict[str, str], today: str, expected: Stands
) -> None:
    answer = deadline({"letter": MONDAY, **told})._replace(held_open=True)
    assert expected == stands(answer, D(today))


@pytest.mark.parametrize("told", [{}, {"reply": MONDAY}])
def test_without_a_last_day_nobody_is_late(told: dict[str, str]) -> None:
    answer = outcome(told, rule("rule", version(limb("visit", days(1, "visit")))))
    assert isinstance(answer, Waiting)
    assert (False, False) == (is_overdue(answer, today=LAST), is_missed(answer, today=LAST))
