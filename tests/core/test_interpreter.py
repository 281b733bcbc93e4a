"""Asking one rule: the day with all that led to it, what it waits for, or why there is none."""

from datetime import date
from typing import Any, NamedTuple

import pytest

from core.laws import (
    FACTS,
    LAST,
    MONDAY,
    NEXT_WORKING,
    PRINTED,
    SENT,
    D,
    asks,
    calendar,
    case,
    count,
    days,
    days_on,
    deadline,
    fact,
    iso,
    law,
    limb,
    note,
    opened,
    outcome,
    rule,
    unsure,
    version,
)
from sendpath.core.case import BORN
from sendpath.core.clauses import Event, Exclusion, RuleId
from sendpath.core.engine import assess
from sendpath.core.interpreter import TERM
from sendpath.core.law import Rule
from sendpath.core.outcomes import (
    Deadline,
    NoDate,
    NotApplicable,
    NotCovered,
    Outcome,
    Said,
    Unconfirmed,
    Waiting,
    is_outgrown,
)
from sendpath.core.periods import Days, Months, SchoolDays, WorkingDays
from sendpath.core.roles import SchoolAge

LETTER = {"letter": MONDAY}
TEN = limb("ten", days(10))
VISIT = limb("visit", days(4, "visit"), optional=True)
OUT = Exclusion(asks("trait", "out"), note=note("out"))
OTHERWISE = Exclusion(asks("choice", "order", other_than=("assess",)), note=note("otherwise"))


def test_a_day_comes_with_all_that_led_to_it() -> None:
    made = rule("rule", version(TEN, moves=(NEXT_WORKING,)))
    answer = deadline({"letter": "2026-03-04"}, made)
    limbs, day = made.versions[0].limbs, D("2026-03-16")
    assert (
        Deadline(
            rule=made,
            version=made.versions[0],
            limb=limbs[0],
            raw=answer.raw,
            due=answer.due,
            reach=answer.reach,
            opens=None,
            considered=(),
            calendar=answer.calendar,
            unread=False,
            happened=None,
            done_by=None,
            held_open=False,
            open_event=None,
        )
        == answer
    )
    assert (D("2026-03-14"), day) == (answer.raw.day, answer.due.day)
    assert (day, day, (), "firm") == (answer.safe, answer.latest, answer.readings, answer.certainty)


@pytest.mark.parametrize(
    ("told", "happened", "done_by"),
    [
        ({"reply": days_on(2)}, days_on(2), days_on(2)),
        ({"receipt": days_on(2)}, None, days_on(2)),
        ({"reply": days_on(-1)}, None, None),
    ],
)
def test_a_day_says_whether_it_was_done(
    told: dict[str, str], happened: str | None, done_by: str | None
) -> None:
    answer = deadline({**LETTER, **told})
    assert (happened, done_by) == (iso(answer.happened), iso(answer.done_by))


@pytest.mark.parametrize(
    ("letter", "certainty"), [("2026-12-18", "firm"), ("2027-01-04", "provisional")]
)
def test_working_days_beyond_the_published_ones_are_provisional(
    letter: str, certainty: str
) -> None:
    made = rule("rule", version(limb("three", count(WorkingDays(3)))))
    assert certainty == deadline({"letter": letter}, made).certainty


OPENS = version(TEN, opens=days(5, "visit"))


@pytest.mark.parametrize(
    ("told", "expected"),
    [({"visit": MONDAY}, days_on(5)), ({"call": MONDAY}, days_on(5)), ({}, None)],
)
def test_the_earlier_end_of_a_range_is_given_when_its_event_was_told(
    told: dict[str, str], expected: str | None
) -> None:
    answer = deadline({**LETTER, **told}, rule("rule", OPENS))
    assert expected == iso(answer.opens)


UNSETTLED = unsure(asks("told", "visit"), asks("chosen", "order", among=("plan",)))
HELD = VISIT._replace(held_open_by=RuleId("contact"))
CONTACT = rule("contact", version(limb("five", days(5))))


@pytest.mark.parametrize(
    ("own", "told", "traits", "expected"),
    [
        ((TEN,), {"reply": days_on(5)}, "", (False, None)),
        ((TEN, VISIT), {"reply": days_on(5)}, "", (False, "visit")),
        ((TEN, HELD), {}, "", (False, "visit")),
        ((TEN, HELD), {"reply": days_on(5)}, "", (True, "visit")),
        ((TEN, HELD), {"reply": days_on(6)}, "", (False, "visit")),
        ((TEN, HELD), {"reply": days_on(5), "visit": days_on(6)}, "", (False, None)),
        ((TEN, HELD), {"reply": days_on(5), "call": days_on(6)}, "", (False, None)),
        ((TEN, HELD._replace(unless=(OUT,))), {"reply": days_on(5)}, "out", (False, None)),
        (
            (TEN, limb("then", days(1, "rule:waits"), optional=True)),
            {"reply": days_on(5)},
            "",
            (False, None),
        ),
    ],
)
def test_a_limb_still_to_come_holds_the_matter_open_when_its_rule_was_kept(
    own: Any, told: dict[str, str], traits: str, expected: tuple[bool, str | None]
) -> None:
    waits = rule("waits", version(limb("call", days(1, "visit"))), anchor="visit")
    rules = rule("rule", version(*own)), CONTACT, waits
    answer = deadline({**LETTER, **told}, *rules, traits=frozenset([traits]))
    assert expected == (answer.held_open, answer.open_event)


@pytest.mark.parametrize(
    ("made", "told", "more", "expected"),
    [
        (rule(), LETTER, {}, (False, False, False)),
        (rule(conditional=True), LETTER, {}, (False, False, True)),
        (rule(), {"envelope": MONDAY}, {}, (False, False, False)),
        (rule(), {"postmark": MONDAY}, {}, (True, False, True)),
        (rule(), LETTER, {"doubted": frozenset({"reply"})}, (True, True, True)),
        (rule(), LETTER, {"doubted": frozenset({"visit"})}, (False, False, False)),
        (rule("rule", version(unless=(OTHERWISE,))), LETTER, {}, (True, False, True)),
        (
            rule("rule", version(unless=(OTHERWISE,))),
            LETTER,
            {"choices": {"order": "assess"}},
            (False, False, False),
        ),
        (
            rule("rule", version(unless=(OUT,))),
            LETTER,
            {},
            (False, False, False),
        ),
        (rule("rule", UNSETTLED), LETTER, {}, (False, False, False)),
        (rule("rule", UNSETTLED), {**LETTER, "visit": MONDAY}, {}, (False, False, False)),
        (
            rule("rule", UNSETTLED),
            {**LETTER, "visit": MONDAY},
            {"choices": {"order": "plan"}},
            (True, False, True),
        ),
        (rule(anchor=None), LETTER, {}, (False, False, False)),
    ],
)
def test_what_was_not_told_may_leave_it_open_whether_a_day_binds(
    made: Rule, told: dict[str, str], more: dict[str, Any], expected: tuple[bool, bool, bool]
) -> None:
    answer = deadline(told, made, **more)
    assert expected == (answer.uncertain, answer.doubted, answer.conditional)


class Waits(NamedTuple):
    """What is said of a rule that waits."""

    wanted: tuple[str, ...]
    happened: date | None = None
    floor: date | None = None
    near: bool = True
    uncertain: bool = False


def waiting(*wanted: str, happened: date | None = None, near: bool = True) -> Waits:
    """Give what a rule that waits gives."""
    return Waits(wanted, happened, near=near)


def waits(answer: Outcome) -> Waits:
    """Say what is said of a rule that waits."""
    assert isinstance(answer, Waiting)
    return Waits(answer.waiting_for, answer.happened, answer.floor, answer.near, answer.uncertain)


SECOND = rule("rule", version(TEN, limb("visit", days(1, "visit"))))
BOTH = rule("rule", version(VISIT._replace(optional=False), limb("then", days(1, "rule:lent"))))
THEN = rule("rule", version(limb("then", days(1, "rule:lent"))), anchor="visit")
LENT = rule("lent")
SCHOOL = rule("rule", version(limb("school", count(SchoolDays(3)))))


@pytest.mark.parametrize(
    ("rules", "told", "expected"),
    [
        ((rule(),), {}, waiting("letter")),
        ((rule(),), {"reply": MONDAY}, waiting("letter", happened=SENT)),
        ((SECOND,), {}, waiting("letter", "visit")),
        ((SECOND,), LETTER, waiting("visit")._replace(floor=D(days_on(10)))),
        ((SECOND,), {"call": MONDAY}, waiting("letter")),
        ((THEN, LENT), {"visit": MONDAY}, waiting("letter")),
        ((BOTH, LENT), {}, waiting("visit", "letter")),
        ((SCHOOL,), LETTER, waiting("term")),
        ((SCHOOL,), {**LETTER, "reply": MONDAY}, waiting("term", happened=SENT)),
    ],
)
def test_a_rule_waits_for_the_facts_it_has_no_day_without(
    rules: tuple[Rule, ...], told: dict[str, str], expected: Waits
) -> None:
    answer = outcome(told, *rules)
    assert rules[0] == answer.rule
    assert expected == waits(answer)


SHUT = limb("visit", days(1, "visit"), unless=(Exclusion(asks("trait", "shut")),))
MANY = version(TEN, limb("visit", days(1, "visit")), limb("call", days(2, "call")))


@pytest.mark.parametrize(
    ("made", "told", "more", "expected"),
    [
        (rule("rule", MANY), {}, {}, None),
        (rule("rule", MANY), {"visit": MONDAY}, {}, days_on(1)),
        (rule("rule", MANY), {"visit": MONDAY, "call": MONDAY}, {}, days_on(2)),
        (rule("rule", MANY), {"visit": days_on(5), "call": MONDAY}, {}, days_on(6)),
        (rule("rule", MANY), {"visit": "2019-12-31"}, {}, None),
        (rule("rule", version(TEN, SHUT)), {"visit": MONDAY}, {}, days_on(1)),
        (rule("rule", version(TEN, SHUT)), {"visit": MONDAY}, {"traits": "shut"}, None),
    ],
)
def test_the_latest_end_that_is_known_is_a_floor_of_a_day_that_is_not(
    made: Rule, told: dict[str, str], more: dict[str, Any], expected: str | None
) -> None:
    traits = frozenset({more["traits"]} if more else ())
    floor = waits(outcome(told, made, traits=traits)).floor
    assert (expected and D(expected)) == floor


def test_a_limb_that_may_be_missing_is_not_waited_for() -> None:
    made = rule("rule", version(TEN, VISIT, limb("then", days(1, "rule:lent"), optional=True)))
    assert waiting("letter") == waits(outcome({}, made, rule("lent", anchor="visit")))


@pytest.mark.parametrize(
    ("more", "told", "near"),
    [
        ({}, {}, True),
        ({"follows": Event("visit")}, {}, False),
        ({"follows": Event("visit")}, {"visit": MONDAY}, True),
        ({"follows": Event("visit")}, {"call": MONDAY}, True),
        ({"unneeded": (asks("told", "visit"),)}, {}, True),
        ({"unneeded": (asks("told", "visit"),)}, {"visit": MONDAY}, False),
        ({"unneeded": (asks("told", "dated"), asks("told", "visit"))}, {"visit": MONDAY}, False),
    ],
)
def test_a_rule_is_the_next_thing_to_wait_for_after_what_it_follows_while_it_is_needed(
    more: dict[str, Any], told: dict[str, str], near: bool
) -> None:
    made = rule(**more)
    assert waiting("letter", near=near) == waits(outcome(told, made))


@pytest.mark.parametrize(
    ("told", "choices", "uncertain"),
    [
        ({}, {}, False),
        ({"visit": MONDAY}, {}, False),
        ({"visit": MONDAY}, {"order": "plan"}, True),
    ],
)
def test_a_rule_that_waits_may_be_known_not_to_bind_for_certain(
    told: dict[str, str], choices: dict[str, str], uncertain: object
) -> None:
    answer = outcome(told, rule("rule", UNSETTLED), choices=choices)
    assert isinstance(answer, Waiting)
    assert uncertain == answer.uncertain


def test_whether_a_rule_that_waits_will_bind_may_turn_on_a_day_that_nobody_knows() -> None:
    run = limb("school", count(SchoolDays(3), "visit"))
    school = rule("school", version(run), anchor="visit")
    made = rule("rule", unsure(asks("kept", "school")))
    answer = outcome({"visit": "2026-09-01", "reply": "2026-09-02"}, made, school)
    assert isinstance(answer, Waiting)
    assert answer.uncertain


NO_DAY = version(no_date=note("none"), unless=(OUT,))
PAST = version(unless=(OTHERWISE,), in_force=D("2020-01-01"))
NOW = version(unless=(OUT,), in_force=SENT)


@pytest.mark.parametrize(
    ("made", "told", "more", "because"),
    [
        (rule("rule", version(unless=(OUT,))), LETTER, {"traits": {"out"}}, "out"),
        (rule("rule", PAST), LETTER, {"choices": {"order": "plan"}}, "otherwise"),
        (rule("rule", PAST), {}, {"choices": {"order": "plan"}}, "otherwise"),
        (
            rule("rule", version(unless=(OUT, OTHERWISE))),
            {},
            {"traits": {"out"}, "choices": {"order": "plan"}},
            "otherwise",
        ),
        (rule("rule", PAST, NOW), LETTER, {"traits": {"out"}}, "out"),
        (
            rule("rule", PAST, NOW),
            {"letter": days_on(-1)},
            {"traits": {"out"}, "choices": {"order": "plan"}},
            "otherwise",
        ),
    ],
)
def test_a_rule_that_does_not_bind_says_why(
    made: Rule, told: dict[str, str], more: dict[str, Any], because: str
) -> None:
    assert NotApplicable(made, Said(note(because))) == outcome(told, made, **more)


@pytest.mark.parametrize(
    ("made", "told", "more", "expected"),
    [
        (rule("rule", version(unless=(OUT,))), {}, {"traits": {"out"}}, Waiting),
        (
            rule("rule", version(unless=(OUT._replace(note=None),))),
            LETTER,
            {"traits": {"out"}},
            Waiting,
        ),
        (rule("rule", PAST, NOW), LETTER, {"choices": {"order": "plan"}}, Deadline),
        (rule("rule", NOW), {"letter": days_on(-1)}, {}, NotCovered),
        (rule("rule", NO_DAY), LETTER, {}, NoDate),
        (rule("rule", NO_DAY), LETTER, {"traits": {"out"}}, NoDate),
        (rule("rule", NO_DAY, anchor=None), {}, {}, NoDate),
        (rule("rule", NO_DAY), {}, {}, Waiting),
        (rule(anchor=None), LETTER, {}, Deadline),
    ],
)
def test_what_comes_of_a_rule(
    made: Rule, told: dict[str, str], more: dict[str, Any], expected: type
) -> None:
    assert expected is type(outcome(told, made, **more))


def test_why_the_law_fixes_no_day_is_told() -> None:
    made = rule("rule", NO_DAY)
    assert NoDate(made, Said(note("none"))) == outcome(LETTER, made)


def test_a_day_before_the_first_version_says_when_it_starts() -> None:
    made = rule("rule", version(in_force=SENT), version(in_force=LAST))
    assert NotCovered(made, D(days_on(-1)), SENT) == outcome({"letter": days_on(-1)}, made)


@pytest.mark.parametrize("letter", ["2019-12-31", "2030-12-25"])
def test_a_day_beyond_the_calendar_is_not_covered(letter: str) -> None:
    made = rule("rule", version(in_force=D("2014-09-01")))
    assert NotCovered(made, D(letter), None) == outcome({"letter": letter}, made)


@pytest.mark.parametrize(
    ("more", "asked", "expected"),
    [
        ({}, (), Unconfirmed),
        ({}, ("other",), Unconfirmed),
        ({}, ("rule",), Deadline),
        ({"traits": frozenset({"out"})}, (), NotApplicable),
        ({"traits": frozenset({"out"})}, ("rule",), NotApplicable),
    ],
)
def test_a_rule_whose_law_was_not_confirmed_is_worked_out_when_asked_for_by_name(
    more: dict[str, Any], asked: tuple[RuleId, ...], expected: type
) -> None:
    made = rule("rule", version(), version(unless=(OUT,), in_force=SENT), unconfirmed=True)
    answers = assess(
        case(LETTER, **more), law(made), calendar=calendar(), unconfirmed=frozenset(asked)
    )
    assert [expected] == [type(each) for each in answers.values()]
    assert [made] == [each.rule for each in answers.values()]


def test_the_map_of_facts_says_what_stands_in_for_what_in_its_order() -> None:
    made = law(facts=(*FACTS, fact("stamp", stands_in_for="letter")))
    assert {
        "letter": ["envelope", "postmark", "stamp"],
        "visit": ["call"],
    } == made.stand_ins()


def test_a_printed_day_stands_in_the_answer_where_the_anchor_was_not_told() -> None:
    made = rule("rule", version(printed=PRINTED))
    answer = deadline({"fixed": "2026-03-14"}, made)
    assert (D("2026-03-14"), None) == (answer.due.day, answer.open_event)


FAR = rule("far", version(limb("far", count(Months(60)))))
UNKNOWN = rule("school", version(limb("school", count(SchoolDays(1)))))


@pytest.mark.parametrize("unknown", [FAR, UNKNOWN])
def test_what_turns_on_a_day_nobody_knows_is_answered_all_the_same(unknown: Rule) -> None:
    kept, told = asks("kept", unknown.id), {**LETTER, "reply": MONDAY}
    visit = version(limb("visit", days(1, "visit")))
    pending = rule("rule", visit, anchor="visit", unneeded=(kept,), closed_by=None)
    out = version(unless=(Exclusion(kept, note=note("out")),))
    unconfirmed = rule("rule", out, unconfirmed=True)
    assert Unconfirmed(unconfirmed) == outcome(told, unconfirmed, unknown)
    assert waiting("visit") == waits(outcome(told, pending, unknown))


OF_AGE = rule("rule", version(school_age=note("over")))


def of_age(until: str) -> SchoolAge:
    """Give a compulsory school age that ends on a day."""
    return SchoolAge(D("2000-01-01"), D("2000-01-01"), D(until))


@pytest.mark.parametrize(
    ("until", "is_owed"),
    [(days_on(-1), False), (days_on(0), False), (days_on(9), False), (days_on(10), True)],
)
def test_what_is_for_school_age_is_owed_where_that_lasts_to_the_last_day(
    until: str, is_owed: bool
) -> None:
    told = opened(LETTER, OF_AGE, school_age=of_age(until)).outcome(OF_AGE.id)
    assert isinstance(told, Deadline if is_owed else NotApplicable)
    assert is_outgrown(told) is not is_owed


def test_what_is_for_school_age_has_its_day_where_no_birth_was_told() -> None:
    assert isinstance(outcome(LETTER, OF_AGE), Deadline)


def test_a_rule_that_counts_from_what_is_not_owed_has_no_day() -> None:
    run = limb("after", count(Days(1), "rule:rule"))
    after = rule("after", version(run))
    told = opened(LETTER, OF_AGE, after, school_age=of_age(days_on(0))).outcome(after.id)
    assert isinstance(told, Waiting)


def test_no_terms_are_asked_for_where_school_age_was_over_before() -> None:
    run = limb("school", count(SchoolDays(3), "letter"))
    made = rule("rule", version(run, school_age=note("over")))
    given = {day: outcome(LETTER, made, school_age=of_age(days_on(day))) for day in (-1, 0)}
    assert isinstance(given[-1], NotApplicable)
    assert isinstance(given[0], Waiting)
    assert (TERM,) == given[0].waiting_for


def test_a_birth_that_could_not_be_read_leaves_in_doubt_what_is_for_school_age() -> None:
    unread = frozenset({Event(BORN)})
    other = rule("rule", version())
    given = [outcome(LETTER, each, doubted=unread) for each in (OF_AGE, other)]
    assert [True, False] == [each.doubted for each in given if isinstance(each, Deadline)]
