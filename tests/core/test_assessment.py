"""An opened case: outcomes worked out once, and what-ifs that keep the rest."""

from datetime import date
from typing import Any

import pytest

from core.laws import (
    LAST,
    MONDAY,
    SENT,
    D,
    asks,
    calendar,
    case,
    count,
    days,
    days_on,
    law,
    limb,
    opened,
    rule,
    version,
)
from sendpath.core.clauses import Event, Exclusion, RuleId
from sendpath.core.engine import Engine, assess
from sendpath.core.outcomes import Deadline, Outcome, WhatIf
from sendpath.core.periods import SchoolDays

LETTER = {"letter": MONDAY}
RULE = RuleId("rule")
TEN = limb("ten", days(10))
VISIT = limb("visit", days(4, "visit"), optional=True)


def test_rules_are_asked_in_the_order_given_or_that_of_the_law() -> None:
    rules = [rule("b"), rule("a"), rule("c")]
    assessment = opened(LETTER, *rules)
    assert ["b", "a", "c"] == list(assessment.outcomes())
    assert ["c", "a"] == list(assessment.outcomes([RuleId("c"), RuleId("a")]))
    asked = assess(assessment.case, law(*rules), calendar=calendar(), rules=[RuleId("c")])
    assert ["c"] == list(asked)


def test_an_outcome_is_worked_out_once() -> None:
    assessment = opened(LETTER)
    assert assessment.outcome(RULE) is assessment.outcomes()[RULE]


def test_the_day_of_an_event_is_as_told_or_that_of_its_stand_in() -> None:
    told = opened({"envelope": MONDAY})
    letter, visit = Event("letter"), Event("visit")
    assert (SENT, None) == (told.told_day(letter), told.told_day(visit))


TELLING = {
    "reason": "refused",
    "traits": frozenset({"out"}),
    "choices": {"order": "plan"},
    "doubted": frozenset({Event("reply")}),
}


def test_a_supposed_case_keeps_all_that_was_told_beside_the_days() -> None:
    assessment = opened(LETTER, **TELLING)
    supposed = assessment.suppose({Event("visit"): LAST})
    assert case({**LETTER, "visit": LAST.isoformat()}, **TELLING) == supposed.case
    assert case(LETTER, **TELLING) == assessment.case


def test_a_supposed_case_asks_the_same_unconfirmed_rules_and_forgets_the_old_answers() -> None:
    made = rule("rule", version(TEN, VISIT), unconfirmed=True)
    assessment = Engine(law(made), calendar(), unconfirmed=frozenset({RULE})).open(case(LETTER))
    days_before = day_of(assessment.outcome(RULE))
    supposed = assessment.suppose({Event("visit"): LAST})
    assert (LAST, D(days_on(14))) == (days_before, day_of(supposed.outcome(RULE)))
    assert LAST == day_of(assessment.outcome(RULE))


def day_of(answer: Outcome) -> date:
    """Give the last day of an outcome that has one."""
    assert isinstance(answer, Deadline)
    return answer.due.day


IF_OUT = VISIT._replace(unless=(Exclusion(asks("trait", "out")),))
BINDS = Exclusion(asks("choice", "order", other_than=("plan",)))


@pytest.mark.parametrize(
    ("own", "more", "expected"),
    [
        (version(TEN, VISIT), {}, WhatIf(D(days_on(6)), D(days_on(10)), D(days_on(14)))),
        (version(TEN), {}, WhatIf()),
        (
            version(limb("twelve", days(12)), VISIT),
            {},
            WhatIf(D(days_on(8)), D(days_on(11)), D(days_on(15))),
        ),
        (version(TEN, IF_OUT), {"traits": frozenset({"out"})}, WhatIf()),
        (
            version(TEN, VISIT, unless=(BINDS,)),
            {"choices": {"order": "plan"}},
            WhatIf(D(days_on(6)), D(days_on(10)), D(days_on(14))),
        ),
    ],
)
def test_what_the_fact_still_to_come_would_do(
    own: Any, more: dict[str, Any], expected: WhatIf
) -> None:
    made = rule("rule", own)
    assessment = opened(LETTER, made, **more)
    answer = assessment.outcome(RULE)
    assert isinstance(answer, Deadline)
    assert expected == assessment.what_if(answer)
    assert expected.adds_nothing_until == assessment.adds_nothing_until(answer)


@pytest.mark.parametrize(("traits", "expected"), [("", days_on(20)), ("brief", days_on(18))])
def test_a_what_if_keeps_the_traits_that_decide_its_answer(traits: str, expected: str) -> None:
    long = limb("long", days(10, "visit"), optional=True)
    unless = (Exclusion(asks("trait", "brief")),)
    made = rule(
        "rule",
        version(
            TEN,
            limb("brief", days(8, "visit"), optional=True),
            long._replace(unless=unless),
        ),
    )
    assessment = opened(LETTER, made, traits=frozenset([traits]))
    answer = assessment.outcome(RULE)
    assert isinstance(answer, Deadline)
    assert D(expected) == assessment.last_day_if(answer, LAST)


def test_the_days_a_fact_adds_nothing_end_at_the_day_counted_from_however_long_it_runs() -> None:
    made = rule("rule", version(TEN, limb("year", days(365, "visit"), optional=True)))
    assessment = opened({"envelope": MONDAY}, made)
    answer = assessment.outcome(RULE)
    assert isinstance(answer, Deadline)
    assert SENT == assessment.adds_nothing_until(answer)


def test_without_an_anchor_a_fact_adds_nothing_until_the_last_day() -> None:
    made = rule("rule", version(TEN, limb("year", days(365, "visit"), optional=True)), anchor=None)
    assessment = opened(LETTER, made)
    answer = assessment.outcome(RULE)
    assert isinstance(answer, Deadline)
    assert LAST == assessment.adds_nothing_until(answer)


@pytest.mark.parametrize(
    ("own", "letter"),
    [
        (version(TEN, VISIT), "2030-12-18"),
        (version(TEN, limb("school", count(SchoolDays(1), "visit"), optional=True)), MONDAY),
    ],
)
def test_what_would_happen_beyond_what_is_known_is_not_said(own: Any, letter: str) -> None:
    assessment = opened({"letter": letter}, rule("rule", own))
    answer = assessment.outcome(RULE)
    assert isinstance(answer, Deadline)
    assert None is assessment.last_day_if(answer, answer.due.day)


def test_a_fact_that_is_not_to_come_would_do_nothing() -> None:
    assessment = opened(LETTER)
    answer = assessment.outcome(RULE)
    assert isinstance(answer, Deadline)
    assert (None, None) == (
        assessment.last_day_if(answer, LAST),
        assessment.adds_nothing_until(answer),
    )
