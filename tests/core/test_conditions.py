"""Conditions: every kind, both ways, with a fact on the very day that decides, and a day off it."""

from typing import Any

import pytest

from core.laws import (
    MONDAY,
    D,
    asks,
    calendar,
    case,
    count,
    days,
    days_on,
    law,
    limb,
    reading,
    rule,
    version,
    workings,
)
from sendpath.core.clauses import Condition, Event, RuleId
from sendpath.core.conditions import KINDS
from sendpath.core.day_cache import DayCache
from sendpath.core.periods import WorkingDays
from sendpath.core.roles import SchoolAge
from sendpath.core.steps import Derived
from sendpath.core.workings import Answer, Workings

LETTER = {"letter": MONDAY}
OPPOSITES = {
    "trait": "no_trait",
    "told": "not_told",
    "denied": "not_denied",
    "followed_by": "not_followed_by",
    "kept": "not_kept",
    "chosen": "not_chosen",
}
RULE, EARLIER = rule(), rule("earlier", version(limb("five", days(5))))


def both(asked: Workings, condition: Condition, own: Answer | None = None) -> tuple[bool, bool]:
    """Answer a condition and its opposite."""
    opposite: Any = OPPOSITES[condition.asks]
    return (
        asked.holds(condition, own=own),
        not asked.holds(condition._replace(asks=opposite), own=own),
    )


def own(day: str, name: str = "ten") -> Answer:
    """Give what an asking rule gives itself."""
    derived = Derived(D(day))
    return Answer(limb(name, days(10)), derived, derived, ())


@pytest.mark.parametrize(
    ("traits", "expected"), [({"a"}, True), ({"a", "b"}, True), ({"b"}, False), (set(), False)]
)
def test_a_trait_is_that_of_the_decision_as_far_as_told(traits: set[str], expected: bool) -> None:
    assert (expected, expected) == both(workings({}, traits=frozenset(traits)), asks("trait", "a"))


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("envelope", True),
        ("letter", False),
        ("reply", False),
        ("reason", True),
        ("order", True),
        ("exclusion", False),
    ],
)
def test_told_is_an_event_the_reason_or_a_choice_and_never_what_another_stands_in_for(
    subject: str, expected: bool
) -> None:
    asked = workings({"envelope": MONDAY}, reason="refused", choices={"order": "assess"})
    assert (expected, expected) == both(asked, asks("told", subject))


@pytest.mark.parametrize("subject", ["letter", "reason", "order"])
def test_nothing_is_told_of_a_case_that_tells_nothing(subject: str) -> None:
    assert (False, False) == both(workings({}), asks("told", subject))


@pytest.mark.parametrize(
    ("told", "denied", "expected"),
    [({}, {"reply"}, True), ({}, set(), False), ({"reply": MONDAY}, set(), False)],
)
def test_denied_is_what_was_said_not_to_have_happened_and_no_silence(
    told: dict[str, str], denied: set[str], expected: bool
) -> None:
    asked = workings(told, not_yet=frozenset(map(Event, denied)))
    assert (expected, expected) == both(asked, asks("denied", "reply"))


@pytest.mark.parametrize("start", ["letter", "envelope"])
@pytest.mark.parametrize(("offset", "expected"), [(-1, False), (0, True), (1, True)])
def test_what_follows_is_no_earlier_than_the_day_counted_from_or_of_its_stand_in(
    start: str, offset: int, expected: bool
) -> None:
    asked = workings({start: MONDAY, "reply": days_on(offset)})
    condition = asks("followed_by", "reply", since=Event("letter"))
    assert (expected, expected) == both(asked, condition)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, False),
        ({"reply": days_on(0)}, True),
        ({"visit": days_on(0)}, True),
        ({"reply": days_on(-1), "visit": days_on(0)}, True),
        ({"reply": days_on(0), "visit": days_on(-1)}, True),
        ({"reply": days_on(-1), "visit": days_on(-1)}, False),
        ({"reply": days_on(-1)}, False),
    ],
)
def test_either_of_two_facts_may_follow(told: dict[str, str], expected: bool) -> None:
    asked = workings({**LETTER, **told})
    condition = asks("followed_by", "reply", since=Event("letter"), or_by=(Event("visit"),))
    assert (expected, expected) == both(asked, condition)


@pytest.mark.parametrize(
    ("told", "since", "expected"),
    [
        ({"reply": days_on(-9)}, "letter", True),
        ({"reply": days_on(-9), "letter": MONDAY}, None, True),
        ({"letter": MONDAY}, "letter", False),
        ({"letter": MONDAY, "call": days_on(9)}, "letter", False),
        ({}, None, False),
    ],
)
def test_without_a_day_to_follow_whatever_was_told_follows(
    told: dict[str, str], since: Event | None, expected: bool
) -> None:
    subject = "reply" if "call" not in told else "visit"
    assert (expected, expected) == both(workings(told), asks("followed_by", subject, since=since))


@pytest.mark.parametrize(
    ("told", "kept", "missed"),
    [
        ({**LETTER, "reply": days_on(-1)}, False, False),
        ({**LETTER, "reply": days_on(0)}, True, False),
        ({**LETTER, "reply": days_on(10)}, True, False),
        ({**LETTER, "reply": days_on(11)}, False, True),
        ({**LETTER, "receipt": days_on(10)}, True, False),
        ({**LETTER, "receipt": days_on(11)}, False, False),
        ({**LETTER, "diary": days_on(10)}, True, False),
        ({**LETTER, "visit": days_on(10)}, False, False),
        ({"envelope": MONDAY, "reply": days_on(10)}, True, False),
        ({"envelope": MONDAY, "reply": days_on(11)}, False, True),
        ({"reply": days_on(10)}, False, False),
        (LETTER, False, False),
        ({}, False, False),
    ],
)
def test_kept_is_done_in_time_and_missed_is_done_too_late_as_far_as_told(
    told: dict[str, str], kept: bool, missed: bool
) -> None:
    asked = workings(told)
    assert (kept, kept, missed) == (
        *both(asked, asks("kept", "rule")),
        asked.holds(asks("missed", "rule")),
    )


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ({**LETTER, "reply": days_on(-1)}, False),
        ({**LETTER, "reply": days_on(10)}, True),
        ({**LETTER, "reply": days_on(11)}, True),
        ({**LETTER, "receipt": days_on(11)}, True),
        ({**LETTER, "visit": days_on(10)}, False),
        ({"envelope": MONDAY, "reply": days_on(11)}, True),
        (LETTER, False),
        ({}, False),
    ],
)
def test_shown_is_done_whether_in_time_or_not_by_its_own_day_or_a_later_fact_s(
    told: dict[str, str], shown: bool
) -> None:
    assert shown == workings(told).holds(asks("shown", "rule"))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({**LETTER, "visit": days_on(9)}, False),
        ({**LETTER, "visit": days_on(10)}, False),
        ({**LETTER, "visit": days_on(11)}, True),
        ({**LETTER, "call": days_on(10)}, False),
        ({**LETTER, "call": days_on(11)}, True),
        ({"visit": days_on(11)}, False),
        (LETTER, False),
    ],
)
def test_an_event_is_later_than_the_last_day_of_a_rule_and_not_on_it(
    told: dict[str, str], expected: bool
) -> None:
    condition = asks("event", "visit", later_than=RuleId("rule"))
    assert expected is workings(told).holds(condition)


def test_an_event_that_is_later_than_no_rule_is_not_late() -> None:
    assert False is workings({**LETTER, "visit": days_on(11)}).holds(asks("event", "visit"))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"visit": days_on(2), "reply": days_on(1)}, True),
        ({"visit": days_on(1), "reply": days_on(1)}, False),
        ({"visit": days_on(1), "reply": days_on(2)}, False),
        ({"visit": days_on(1)}, False),
        ({"reply": days_on(1)}, False),
    ],
)
def test_an_event_is_later_than_another_and_not_on_its_day(
    told: dict[str, str], expected: bool
) -> None:
    condition = asks("event", "visit", after=Event("reply"))
    assert expected is workings(told).holds(condition)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"visit": days_on(2), "reply": days_on(1)}, False),
        ({"visit": days_on(1), "reply": days_on(1)}, True),
        ({"visit": days_on(1), "reply": days_on(2)}, True),
        ({"visit": days_on(1)}, False),
        ({"reply": days_on(1)}, False),
    ],
)
def test_an_event_is_no_later_than_another_on_its_day_or_before_it(
    told: dict[str, str], expected: bool
) -> None:
    condition = asks("not_later", "visit", after=Event("reply"))
    assert expected is workings(told).holds(condition)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-03-13", False),
        ("2026-03-14", True),
        ("2026-03-15", True),
        ("2026-03-16", False),
        ("2026-12-25", True),
    ],
)
def test_a_last_day_lands_on_a_saturday_a_sunday_or_a_bank_holiday(
    day: str, expected: bool
) -> None:
    assert expected is workings({}).holds(asks("lands_on", "non-working-day"), own=own(day))


@pytest.mark.parametrize(
    ("told", "day", "expected"),
    [
        (LETTER, days_on(4), True),
        (LETTER, days_on(5), False),
        (LETTER, days_on(6), False),
        ({}, days_on(4), False),
    ],
)
def test_a_last_day_before_that_of_another_rule_is_not_on_it(
    told: dict[str, str], day: str, expected: bool
) -> None:
    asked = workings(told, RULE, EARLIER)
    assert expected is asked.holds(asks("due_before", "earlier"), own=own(day))


@pytest.mark.parametrize(("name", "expected"), [("ten", True), ("five", False)])
def test_the_limb_that_decides_is_asked_by_name(name: str, expected: bool) -> None:
    assert expected is workings({}).holds(asks("decided_by", "ten"), own=own(MONDAY, name))


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2020-05-03", False), ("2020-05-04", True), ("2027-06-25", True), ("2027-06-26", False)],
)
def test_a_last_day_is_of_school_age_where_that_has_surely_begun_and_is_not_over(
    day: str, expected: bool
) -> None:
    age = SchoolAge(D("2012-05-04"), D("2020-05-04"), D("2027-06-25"))
    asked = workings({}, school_age=age)
    got = (asked.holds(asks(kind, "last-day"), own=own(day)) for kind in AGES)
    assert (expected, not expected) == tuple(got)


def test_nobody_is_known_to_be_of_school_age_whose_birth_was_not_told() -> None:
    got = (workings({}).holds(asks(kind, "last-day"), own=own(MONDAY)) for kind in AGES)
    assert (False, True) == tuple(got)


@pytest.mark.parametrize(
    ("events", "told", "expected"),
    [
        ({"visit": MONDAY}, {}, True),
        ({}, {"doubted": frozenset({"visit"}), "ticked": frozenset({"visit"})}, True),
        ({}, {"doubted": frozenset({"visit"})}, False),
        ({}, {"not_yet": frozenset({"visit"})}, False),
        ({}, {}, False),
    ],
)
def test_what_was_ticked_off_has_happened_and_what_cannot_be_read_may_have(
    events: dict[str, str], told: dict[str, Any], expected: bool
) -> None:
    assert expected is workings(events, **told).holds(asks("happened", "visit"))


AGES = ("of_school_age", "not_of_school_age")


@pytest.mark.parametrize("kind", ["lands_on", "due_before", "decided_by", "of_school_age"])
def test_what_asks_about_the_rules_own_day_does_not_hold_without_one(kind: str) -> None:
    subject = "ten" if kind == "decided_by" else "rule"
    saturday = {"letter": "2026-03-14"}
    assert False is workings(saturday).holds(asks(kind, subject))


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({"order": "assess"}, False),
        ({"order": "plan"}, False),
        ({"order": "contents"}, True),
        ({"exclusion": "contents"}, False),
        ({}, False),
    ],
)
def test_a_choice_takes_a_rule_out_only_when_another_was_told(
    choices: dict[str, str], expected: bool
) -> None:
    condition = asks("choice", "order", other_than=("assess", "plan"))
    assert expected is workings({}, choices=choices).holds(condition)


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({"order": "assess"}, True),
        ({"order": "plan"}, True),
        ({"order": "contents"}, False),
        ({"exclusion": "assess"}, False),
        ({}, False),
    ],
)
def test_a_choice_is_chosen_when_one_of_the_values_asked_for_was_told(
    choices: dict[str, str], expected: bool
) -> None:
    condition = asks("chosen", "order", among=("assess", "plan"))
    assert (expected, expected) == both(workings({}, choices=choices), condition)


SOONER = rule("rule", version(readings=(reading("sooner", counts_from={"letter": "dated"}),)))


@pytest.mark.parametrize(
    ("kind", "subject", "more", "prevailing"),
    [
        ("kept", "rule", {}, True),
        ("not_kept", "rule", {}, False),
        ("missed", "rule", {}, False),
        ("event", "reply", {"later_than": RuleId("rule")}, False),
        ("due_before", "rule", {}, True),
    ],
)
def test_a_last_day_is_that_of_the_reading_at_hand(
    kind: str, subject: str, more: dict[str, Any], prevailing: bool
) -> None:
    asked = workings({**LETTER, "dated": days_on(-1), "reply": days_on(10)}, SOONER)
    condition, mine = asks(kind, subject, **more), own(days_on(9))
    assert (prevailing, not prevailing) == (
        asked.holds(condition, own=mine),
        asked.holds(condition, frozenset({"sooner"}), mine),
    )


def test_working_days_are_those_of_the_calendar_the_case_is_opened_with() -> None:
    made = law(rule("rule", version(limb("one", count(WorkingDays(1))))))
    given = calendar(days={D("2026-03-03"): "One-off"})
    asked = Workings(case(LETTER), made, DayCache(given), made.ties())
    assert (True, D("2026-03-04")) == (
        asked.holds(asks("lands_on"), own=own("2026-03-03")),
        asked.last_day(RuleId("rule")),
    )


@pytest.mark.parametrize("about", ["trait", "fact", "rule", "limb", "choice", "own day"])
def test_a_kind_and_its_opposite_are_about_the_same(about: str) -> None:
    kinds = {name for name, kind in KINDS.items() if kind.about == about}
    assert {OPPOSITES[name] for name in kinds & OPPOSITES.keys()} == kinds & {*OPPOSITES.values()}
