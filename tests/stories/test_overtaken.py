"""A stage that is over: each later step takes the reproach away, and an earlier one does not."""

from datetime import date

import pytest

from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.engine import Engine
from sendpath.core.standing import is_overdue
from sendpath.rulebook.loader import RuleBook
from stories.law import DUTIES, Duty

TODAY = date(2026, 11, 25)
BEFORE, BEGAN, SINCE = date(2024, 10, 7), date(2025, 10, 6), date(2026, 11, 18)
PAIRS = [
    pytest.param(duty, stage, id=f"{duty.rule}: {stage}")
    for duty in DUTIES
    for stage in duty.over
    if stage != "outcome"
]


def accused(
    duty: Duty, book: RuleBook, calendar: Calendar, told: dict[str, date] | None = None
) -> bool:
    """Say whether a duty is called overdue of which a blank cell says that it was not done."""
    moved = {"move-date": BEGAN} if duty.rule == "move.transfer" else {}
    days = {duty.anchor: BEGAN, **moved, **(told or {})}
    case = Case(
        events={Event(name): day for name, day in days.items()},
        choices={"order": duty.order} if duty.order else {},
        not_yet=frozenset(map(Event, (duty.own, *UNLESS.get(duty.rule, ())))),
    )
    opened = Engine(book.law, calendar).open(case)
    return is_overdue(opened.outcome(RuleId(duty.rule)), today=TODAY)


@pytest.mark.parametrize(("duty", "stage"), PAIRS)
def test_a_later_stage_takes_the_reproach_away(
    duty: Duty, stage: str, book: RuleBook, calendar: Calendar
) -> None:
    assert accused(duty, book, calendar) or duty.rule in MAY_NOT_BIND
    assert not accused(duty, book, calendar, {stage: SINCE})


@pytest.mark.parametrize(("duty", "stage"), PAIRS)
def test_a_stage_of_an_earlier_matter_leaves_it(
    duty: Duty, stage: str, book: RuleBook, calendar: Calendar
) -> None:
    assert accused(duty, book, calendar) == accused(duty, book, calendar, {stage: BEFORE})


MAY_NOT_BIND = ("assessment.refusal-of-plan", "review.amendments")
"""What binds only if the council decides so: never overdue on these facts."""

UNLESS = {"assessment.final-plan": ("decision-notified", "plan-refused")}
"""What would end a duty, and was said not to have been done either."""
