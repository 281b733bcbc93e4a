"""How a last day stands on a day: ahead, today or passed; done, planned or unknown; by whose law."""

from datetime import date
from typing import Any, NamedTuple

import pytest

from core.laws import LAST, MONDAY, D, days, days_on, deadline, iso, limb, outcome, rule, version
from sendpath.core.outcomes import Deadline, Settled, Waiting
from sendpath.core.standing import (
    days_late,
    days_left,
    done_by,
    happened,
    is_done,
    is_missed,
    is_overdue,
    is_unconfirmed,
    standing,
    used_by,
    whether_done,
)


class Stands(NamedTuple):
    """All that can be said of a last day on a day."""

    standing: str | None
    left: int | None = None
    late: int | None = None
    done: bool = False
    happened: str | None = None
    done_by: str | None = None
    whether: str | None = None
    overdue: bool = False
    unconfirmed: bool = False
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
        whether=whether_done(answer, today=today),
        overdue=is_overdue(answer, today=today),
        unconfirmed=is_unconfirmed(answer, today=today),
        missed=is_missed(answer, today=today),
    )


IN_TIME, LAST_DAY, DAY_AFTER, MUCH_LATER = (days_on(each) for each in (9, 10, 11, 30))

UNKNOWN = Stands("passed", left=-1, whether="not-known", unconfirmed=True, missed=True)
NOT_DONE = Stands("passed", left=-1, late=1, whether="not-done", overdue=True, missed=True)


@pytest.mark.parametrize(
    ("told", "today", "expected"),
    [
        ({}, IN_TIME, Stands("ahead", left=1)),
        ({}, LAST_DAY, Stands("today", left=0)),
        ({}, DAY_AFTER, UNKNOWN),
        ({}, MUCH_LATER, UNKNOWN._replace(left=-20)),
        # done on the day, early, late
        (
            {"reply": LAST_DAY},
            LAST_DAY,
            Stands(None, late=0, done=True, whether="done", happened=LAST_DAY),
        ),
        (
            {"reply": LAST_DAY},
            MUCH_LATER,
            Stands(None, late=0, done=True, whether="done", happened=LAST_DAY),
        ),
        (
            {"reply": IN_TIME},
            IN_TIME,
            Stands(None, late=-1, done=True, whether="done", happened=IN_TIME),
        ),
        (
            {"reply": IN_TIME},
            DAY_AFTER,
            Stands(None, late=-1, done=True, whether="done", happened=IN_TIME),
        ),
        (
            {"reply": DAY_AFTER},
            DAY_AFTER,
            Stands(None, late=1, done=True, whether="done", happened=DAY_AFTER, missed=True),
        ),
        # planned: until then it stands as if nothing were told
        ({"reply": LAST_DAY}, IN_TIME, Stands("ahead", left=1)),
        ({"reply": DAY_AFTER}, LAST_DAY, Stands("today", left=0)),
        (
            {"reply": MUCH_LATER},
            DAY_AFTER,
            UNKNOWN,
        ),
        # done by a day that something else proves, in time or not
        (
            {"receipt": IN_TIME},
            IN_TIME,
            Stands(None, done=True, whether="done-by", done_by=IN_TIME),
        ),
        (
            {"receipt": LAST_DAY},
            MUCH_LATER,
            Stands(None, done=True, whether="done-by", done_by=LAST_DAY),
        ),
        (
            {"receipt": DAY_AFTER},
            MUCH_LATER,
            Stands("passed", left=-20, whether="done-by", done_by=DAY_AFTER, missed=True),
        ),
        ({"receipt": LAST_DAY}, IN_TIME, Stands("ahead", left=1)),
        (
            {"receipt": MUCH_LATER},
            DAY_AFTER,
            UNKNOWN,
        ),
        # its own day is known: what else proves it says no more
        (
            {"reply": IN_TIME, "receipt": MUCH_LATER},
            MUCH_LATER,
            Stands(None, late=-1, done=True, whether="done", happened=IN_TIME),
        ),
        # a fact older than the letter is another matter
        (
            {"reply": days_on(-1)},
            DAY_AFTER,
            UNKNOWN,
        ),
    ],
)
def test_how_a_duty_stands(told: dict[str, str], today: str, expected: Stands) -> None:
    assert expected == stands(deadline({"letter": MONDAY, **told}), D(today))


NOT_YET = frozenset({"reply"})


@pytest.mark.parametrize(
    ("told", "today", "expected"),
    [
        ({}, LAST_DAY, Stands("today", left=0)),
        ({}, DAY_AFTER, NOT_DONE),
        ({}, MUCH_LATER, NOT_DONE._replace(left=-20, late=20)),
        (
            {"receipt": LAST_DAY},
            DAY_AFTER,
            Stands(None, done=True, whether="done-by", done_by=LAST_DAY),
        ),
        (
            {"receipt": DAY_AFTER},
            DAY_AFTER,
            Stands("passed", left=-1, whether="done-by", done_by=DAY_AFTER, missed=True),
        ),
    ],
)
def test_a_duty_that_was_said_not_to_be_done_is_late_from_the_day_after(
    told: dict[str, str], today: str, expected: Stands
) -> None:
    answer = deadline({"letter": MONDAY, **told}, not_yet=NOT_YET)
    assert expected == stands(answer, D(today))


def test_that_another_fact_has_not_happened_says_nothing_of_it() -> None:
    answer = deadline({"letter": MONDAY}, not_yet=frozenset({"visit"}))
    assert UNKNOWN == stands(answer, D(DAY_AFTER))


@pytest.mark.parametrize(
    "kind", ["duty", "limit", "minimum", "practice", "guidance", "information"]
)
def test_only_a_duty_is_ever_overdue_or_a_question_to_put_and_a_limit_is_late_on_a_blank(
    kind: str,
) -> None:
    made = rule(kind=kind)
    untold, not_done = (
        deadline({"letter": MONDAY}, made, not_yet=not_yet) for not_yet in (frozenset(), NOT_YET)
    )
    is_duty, late = kind == "duty", 1 if kind == "limit" else None
    by_law = None if kind in ("practice", "guidance") else 1
    assert (
        UNKNOWN._replace(unconfirmed=is_duty, late=late),
        NOT_DONE._replace(overdue=is_duty, late=by_law),
    ) == (stands(untold, D(DAY_AFTER)), stands(not_done, D(DAY_AFTER)))


@pytest.mark.parametrize(
    ("kind", "late"),
    [("duty", 1), ("limit", 1), ("minimum", 1), ("practice", None), ("guidance", None)],
)
def test_nobody_is_late_by_a_day_that_no_law_fixes(kind: str, late: int | None) -> None:
    done = deadline({"letter": MONDAY, "receipt": DAY_AFTER}, rule(kind=kind, closed_by="receipt"))
    assert late == days_late(done, today=D(MUCH_LATER))


@pytest.mark.parametrize(
    ("shown", "used"), [(IN_TIME, None), (LAST_DAY, None), (DAY_AFTER, DAY_AFTER)]
)
def test_a_limit_that_a_later_fact_shows_to_be_used_is_past_and_missed_by_nobody(
    shown: str, used: str | None
) -> None:
    answer = deadline({"letter": MONDAY, "receipt": shown}, rule(kind="limit"))
    expected = Stands(None, done=True, whether="done-by", done_by=shown)
    assert (expected, used) == (
        stands(answer, D(MUCH_LATER)),
        iso(used_by(answer, today=D(MUCH_LATER))),
    )


def test_a_limit_is_not_shown_to_be_used_by_what_is_still_to_come() -> None:
    answer = deadline({"letter": MONDAY, "receipt": MUCH_LATER}, rule(kind="limit"))
    assert ("passed", None) == (
        standing(answer, today=D(DAY_AFTER)),
        used_by(answer, today=D(DAY_AFTER)),
    )


def test_a_duty_is_never_said_to_be_used() -> None:
    answer = deadline({"letter": MONDAY, "receipt": DAY_AFTER}, rule(kind="duty"))
    assert None is used_by(answer, today=D(MUCH_LATER))


@pytest.mark.parametrize(
    ("more", "late"),
    [({"conditional": True}, None), ({"sense": "from"}, 1), ({"sense": "until"}, 1)],
)
def test_a_duty_that_may_not_bind_is_neither_overdue_nor_a_question(
    more: dict[str, Any], late: int | None
) -> None:
    untold, not_done = (
        deadline({"letter": MONDAY}, rule(**more), not_yet=not_yet)
        for not_yet in (frozenset(), NOT_YET)
    )
    assert (
        UNKNOWN._replace(unconfirmed=False),
        NOT_DONE._replace(overdue=False, late=late),
    ) == (
        stands(untold, D(DAY_AFTER)),
        stands(not_done, D(DAY_AFTER)),
    )


def test_a_duty_that_no_fact_can_show_done_is_a_question() -> None:
    answer = deadline({"letter": MONDAY}, rule(closed_by=None), not_yet=NOT_YET)
    assert UNKNOWN == stands(answer, D(DAY_AFTER))


def test_a_duty_that_hangs_on_what_was_not_told_is_not_overdue() -> None:
    answer = deadline({"letter": MONDAY}, not_yet=NOT_YET)._replace(
        doubts=Settled(uncertain=True, not_yet=True)
    )
    assert NOT_DONE._replace(overdue=False, late=None) == stands(answer, D(DAY_AFTER))


@pytest.mark.parametrize("kind", ["duty", "limit"])
@pytest.mark.parametrize("told", [{}, {"reply": DAY_AFTER}])
def test_nothing_is_days_late_that_may_not_be_due_or_hangs_on_what_cannot_be_read(
    kind: str, told: dict[str, str]
) -> None:
    answer = deadline({"letter": MONDAY, **told}, rule(kind=kind), not_yet=NOT_YET)
    unsure = (
        answer._replace(doubts=Settled(uncertain=True, not_yet=True)),
        answer._replace(doubted=True),
    )
    assert [None] * 2 == [days_late(each, today=D(MUCH_LATER)) for each in unsure]


def test_what_binds_only_if_something_is_so_was_due_if_it_was_done() -> None:
    answer = deadline({"letter": MONDAY, "reply": DAY_AFTER}, rule(conditional=True))
    assert 1 == days_late(answer, today=D(MUCH_LATER))


@pytest.mark.parametrize("not_yet", [frozenset(), NOT_YET])
def test_what_was_told_and_could_not_be_read_makes_nobody_late(not_yet: frozenset[str]) -> None:
    answer = deadline({"letter": MONDAY}, doubted=frozenset({"reply"}), not_yet=not_yet)
    expected = UNKNOWN._replace(standing="unknown", left=None, unconfirmed=False, missed=False)
    assert expected == stands(answer, D(DAY_AFTER))


@pytest.mark.parametrize(
    ("told", "today", "expected"),
    [
        ({}, LAST_DAY, Stands("today", left=0)),
        ({}, DAY_AFTER, Stands("awaiting-certificate", left=-1, whether="not-known")),
        (
            {"reply": DAY_AFTER},
            DAY_AFTER,
            Stands(None, done=True, whether="done", happened=DAY_AFTER),
        ),
        (
            {"receipt": DAY_AFTER},
            DAY_AFTER,
            Stands("awaiting-certificate", -1, whether="done-by", done_by=DAY_AFTER),
        ),
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
    asked = (is_overdue, is_unconfirmed, is_missed)
    assert [False] * 3 == [each(answer, today=LAST) for each in asked]
