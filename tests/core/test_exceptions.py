"""Exceptions beside a date: the test of a school's closure, at both its ends, and when it is open."""

import pytest

from core.laws import LAST, MONDAY, days_on, limb, note, opened, rule, version
from core.laws import days as days_after
from sendpath.core.clauses import Closure, Event, Exemption, RuleId
from sendpath.core.outcomes import Deadline, Exempt, Said

FOUR_WEEKS = Closure(Event("dated"), Event("visit"), Event("fixed"), closed_for=28, margin=7)
CLOSURE = Exemption(note("closed"), "school closed", FOUR_WEEKS)
OTHER = Exemption(note("other"), "other")
RULE = RuleId("rule")
TOLD = {"letter": MONDAY, "visit": days_on(20), "fixed": days_on(48)}


def met(told: dict[str, str]) -> bool | None:
    """Say whether the test of the closure is met."""
    made = rule("rule", version(exemptions=(CLOSURE,)))
    assessment = opened(told, made)
    return assessment.exceptions(assessment.outcome(RULE))[0].met


@pytest.mark.parametrize(
    ("asked", "expected"),
    [(12, False), (13, True), (20, True), (41, True), (42, False), (48, False)],
)
def test_the_school_is_asked_from_a_week_before_it_closes_to_a_week_before_it_reopens(
    asked: int, expected: bool
) -> None:
    assert expected is met({**TOLD, "dated": days_on(asked)})


@pytest.mark.parametrize(("reopens", "expected"), [(47, False), (48, True), (49, True)])
def test_it_must_be_closed_for_four_weeks_at_least(reopens: int, expected: bool) -> None:
    assert expected is met({**TOLD, "dated": days_on(20), "fixed": days_on(reopens)})


@pytest.mark.parametrize("missing", ["dated", "visit", "fixed"])
def test_without_all_three_days_the_test_is_open(missing: str) -> None:
    told = {**TOLD, "dated": days_on(20)}
    del told[missing]
    assert None is met(told)


def test_a_stand_in_serves_as_the_day_the_school_closes() -> None:
    told = {**TOLD, "dated": days_on(20), "call": TOLD["visit"]}
    del told["visit"]
    assert True is met(told)


def test_all_exceptions_stand_beside_the_date_and_none_moves_it() -> None:
    made = rule("rule", version(exemptions=(CLOSURE, OTHER)))
    assessment = opened({**TOLD, "dated": days_on(20)}, made)
    answer = assessment.outcome(RULE)
    assert (
        Exempt(Said(note("closed")), "school closed", met=True),
        Exempt(Said(note("other")), "other"),
    ) == assessment.exceptions(answer)
    assert isinstance(answer, Deadline)
    assert LAST == answer.due.day


def test_no_exception_stands_where_there_is_no_day() -> None:
    made = rule("rule", version(limb("visit", days_after(1, "reply")), exemptions=(CLOSURE,)))
    assessment = opened({"letter": MONDAY}, made)
    assert () == assessment.exceptions(assessment.outcome(RULE))
