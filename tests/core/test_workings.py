"""The workings of a case: which fact belongs to a rule, by when it was done, what the rule gives."""

from datetime import date
from typing import Any

import pytest

from core.laws import (
    CITE,
    FIRST_WEEK_OF_APRIL,
    LAST,
    MONDAY,
    NEXT_WORKING,
    PREVIOUS_WORKING,
    PRINTED,
    SENT,
    D,
    asks,
    days,
    days_on,
    iso,
    limb,
    reading,
    rule,
    version,
    workings,
)
from sendpath.core.clauses import Event, Exclusion, RuleId, Run, YearDay
from sendpath.core.law import Closing, Rule, RuleVersion
from sendpath.core.periods import Span
from sendpath.core.steps import Considered, Derived, Step
from sendpath.core.workings import Answer

LETTER = {"letter": MONDAY}
AFTER, LATER = rule(), rule(closes_later=True)
BEFORE = rule("rule", version(limb("before", days(10, relation="before"))))
YEARLY = rule("rule", version(limb("year", YearDay("by", Event("letter"), (2, 15), CITE))))
EITHER = rule("rule", version(limb("ten", days(10)), limb("before", days(10, relation="before"))))
FIXED = rule("rule", version(printed=PRINTED))
ANOTHER_STAGE = rule(closed_unless=(asks("told", "visit"),))
OTHERWISE = rule(also_closed=(Closing(Event("call"), (asks("told", "visit"),)),))
ALWAYS = rule("rule", version(no_date=None), anchor=None)


@pytest.mark.parametrize(
    ("law", "told", "offset", "expected"),
    [
        (AFTER, "letter", -1, False),
        (AFTER, "letter", 0, True),
        (AFTER, "letter", 1, True),
        (AFTER, "envelope", -1, False),
        (AFTER, "envelope", 0, True),
        (AFTER, "visit", -999, True),
        (LATER, "letter", -1, False),
        (LATER, "letter", 0, False),
        (LATER, "letter", 1, True),
        (LATER, "visit", 0, True),
        (BEFORE, "letter", -367, False),
        (BEFORE, "letter", -366, True),
        (BEFORE, "letter", 0, True),
        (YEARLY, "letter", -367, False),
        (YEARLY, "letter", -366, True),
        (EITHER, "letter", -366, True),
        (FIXED, "letter", -1, False),
        (FIXED, "letter", 0, True),
        (FIXED, "fixed", -367, False),
        (FIXED, "fixed", -366, True),
        (FIXED, "visit", -999, True),
        (ALWAYS, "letter", -999, True),
    ],
)
def test_a_fact_belongs_to_a_rule_from_the_day_counted_from_or_a_year_before_where_it_ends_earlier(
    law: Rule, told: str, offset: int, expected: bool
) -> None:
    asked = workings({told: MONDAY}, law)
    day = D(days_on(offset))
    assert expected is asked.belongs(day, law)


def test_before_the_first_version_a_fact_belongs_from_the_day_counted_from() -> None:
    asked = workings({"letter": "2019-12-31"}, BEFORE)
    assert [False, True] == [asked.belongs(D(day), BEFORE) for day in ("2019-12-30", "2019-12-31")]


def test_the_version_of_the_day_counted_from_says_whether_the_rule_ends_before_it() -> None:
    both = rule(
        "rule",
        version(in_force=D("2020-01-01")),
        version(limb("before", days(10, relation="before")), in_force=SENT),
    )
    told = [{"letter": days_on(-1)}, LETTER]
    assert [False, True] == [workings(each, both).belongs(D(days_on(-30)), both) for each in told]


@pytest.mark.parametrize(
    ("law", "told", "closed", "done_by"),
    [
        (AFTER, {"reply": days_on(3)}, days_on(3), days_on(3)),
        (AFTER, {"reply": days_on(0)}, days_on(0), days_on(0)),
        (AFTER, {"reply": days_on(-1)}, None, None),
        (AFTER, {"receipt": days_on(5)}, None, days_on(5)),
        (AFTER, {"diary": days_on(5)}, None, days_on(5)),
        (AFTER, {"receipt": days_on(6), "diary": days_on(5)}, None, days_on(5)),
        (AFTER, {"receipt": days_on(-1), "diary": days_on(5)}, None, days_on(5)),
        (AFTER, {"receipt": days_on(2), "reply": days_on(3)}, days_on(3), days_on(3)),
        (AFTER, {"receipt": days_on(2), "reply": days_on(-3)}, None, days_on(2)),
        (AFTER, {"receipt": days_on(0)}, None, days_on(0)),
        (LATER, {"receipt": days_on(0)}, None, None),
        (AFTER, {"visit": days_on(2)}, None, None),
        (AFTER, {}, None, None),
        (rule(closed_by=None), {"reply": days_on(3), "receipt": days_on(3)}, None, None),
        (ANOTHER_STAGE, {"reply": days_on(3)}, days_on(3), days_on(3)),
        (ANOTHER_STAGE, {"reply": days_on(3), "visit": days_on(1)}, None, None),
        (
            ANOTHER_STAGE,
            {"reply": days_on(3), "visit": days_on(1), "receipt": days_on(2)},
            None,
            days_on(2),
        ),
        (OTHERWISE, {"call": days_on(3)}, None, None),
        (OTHERWISE, {"call": days_on(3), "visit": days_on(1)}, days_on(3), days_on(3)),
        (OTHERWISE, {"call": days_on(-3), "visit": days_on(1)}, None, None),
        (
            OTHERWISE,
            {"call": days_on(3), "visit": days_on(1), "reply": days_on(4)},
            days_on(4),
            days_on(4),
        ),
    ],
)
def test_a_rule_is_done_on_its_own_fact_else_by_the_first_that_proves_it(
    law: Rule, told: dict[str, str], closed: str | None, done_by: str | None
) -> None:
    asked = workings({**LETTER, **told}, law)
    assert (closed, done_by) == (iso(asked.closed(law)), iso(asked.done_by(law)))


@pytest.mark.parametrize(
    ("told", "taken", "day"),
    [
        ({"letter": MONDAY, "envelope": "2026-03-01"}, "letter", MONDAY),
        ({"envelope": "2026-03-01", "postmark": MONDAY}, "envelope", "2026-03-01"),
        ({"postmark": MONDAY, "envelope": "2026-03-01"}, "envelope", "2026-03-01"),
        ({"postmark": MONDAY}, "postmark", MONDAY),
        ({"visit": MONDAY}, None, None),
    ],
)
def test_an_event_is_itself_else_the_first_on_the_map_that_stands_in_for_it(
    told: dict[str, str], taken: str | None, day: str | None
) -> None:
    asked, letter = workings(told), Event("letter")
    assert (taken, day) == (asked.taken(letter), iso(asked.day(letter)))


@pytest.mark.parametrize(
    ("law", "told", "expected"),
    [
        (AFTER, LETTER, SENT),
        (AFTER, {"envelope": MONDAY}, SENT),
        (AFTER, {"fixed": MONDAY}, None),
        (FIXED, {"fixed": MONDAY}, SENT),
        (FIXED, {"fixed": days_on(5), "letter": MONDAY}, SENT),
        (FIXED, {}, None),
        (rule("rule", version(printed=PRINTED), anchor=None), {"fixed": MONDAY}, SENT),
    ],
)
def test_the_anchor_governs_and_where_it_was_not_told_the_printed_day(
    law: Rule, told: dict[str, str], expected: date | None
) -> None:
    assert expected == workings(told, law).governing_day(law)


OLD, NEW = version(in_force=D("2020-01-01")), version(in_force=SENT)


@pytest.mark.parametrize(
    ("law", "told", "expected"),
    [
        (rule("rule", OLD, NEW), {"letter": days_on(-1)}, OLD),
        (rule("rule", OLD, NEW), LETTER, NEW),
        (rule("rule", OLD, NEW), {"letter": "2019-12-31"}, None),
        (rule("rule", OLD, NEW), {}, None),
        (rule("rule", OLD, NEW, anchor=None), {}, NEW),
    ],
)
def test_the_version_is_that_of_the_day_of_the_anchor(
    law: Rule, told: dict[str, str], expected: RuleVersion | None
) -> None:
    assert expected is workings(told, law).version(law)


def chain(*clauses: Run, start: date = SENT, end: date) -> Derived:
    """Give a day reached by one step a clause, each of the same length."""
    steps, day = [], start
    length = (end - start) / len(clauses)
    for clause in clauses:
        steps.append(Step(day, day + length, clause))
        day += length
    return Derived(end, tuple(steps))


TEN, FIVE, VISIT = limb("ten", days(10)), limb("five", days(5)), limb("visit", days(4, "visit"))


def test_a_rule_of_one_limb_gives_its_end_with_the_step() -> None:
    end = chain(TEN.run, end=LAST)
    limbs = AFTER.versions[0].limbs
    assert Answer(limbs[0], end, end, ()) == workings(LETTER).answer(AFTER)


def test_the_latest_limb_wins_and_the_others_were_considered() -> None:
    made = rule("rule", version(FIVE, TEN))
    asked = workings(LETTER, made).answer(made)
    five = chain(FIVE.run, end=D(days_on(5)))
    ten = chain(TEN.run, end=LAST)
    assert Answer(TEN, ten, ten, (Considered(FIVE, five),)) == asked


def test_of_limbs_that_end_on_one_day_the_first_wins() -> None:
    again = limb("again", days(10))
    made = rule("rule", version(TEN, again))
    answer = workings(LETTER, made).answer(made)
    assert answer is not None
    assert (TEN, [again]) == (answer.limb, [each.limb for each in answer.considered])


@pytest.mark.parametrize(
    ("limbs", "told", "expected"),
    [
        ((TEN, VISIT), LETTER, None),
        ((TEN, VISIT), {"visit": MONDAY}, None),
        ((TEN, VISIT), {**LETTER, "visit": days_on(9)}, days_on(13)),
        ((TEN, VISIT._replace(optional=True)), LETTER, days_on(10)),
        ((TEN, VISIT._replace(optional=True)), {**LETTER, "visit": days_on(9)}, days_on(13)),
        ((TEN._replace(optional=True),), {}, None),
        ((VISIT._replace(optional=True), TEN), {**LETTER, "call": days_on(9)}, days_on(13)),
    ],
)
def test_a_limb_that_is_not_optional_must_have_its_event(
    limbs: Any, told: dict[str, str], expected: str | None
) -> None:
    made = rule("rule", version(*limbs))
    day = workings(told, made).last_day(RuleId("rule"))
    assert expected == iso(day)


OUT = Exclusion(asks("trait", "a"), disputed_by="doubt", also=(asks("told", "visit"),))


@pytest.mark.parametrize(
    ("traits", "told", "active", "expected"),
    [
        ({"a"}, {"visit": MONDAY}, (), OUT),
        ({"a"}, {"visit": MONDAY}, ("other",), OUT),
        ({"a"}, {"visit": MONDAY}, ("doubt",), None),
        ({"a"}, {}, (), None),
        (set(), {"visit": MONDAY}, (), None),
    ],
)
def test_an_exclusion_holds_with_all_its_conditions_unless_the_reading_disputes_it(
    traits: set[str], told: dict[str, str], active: tuple[str, ...], expected: Exclusion | None
) -> None:
    asked = workings(told, traits=frozenset(traits))
    assert expected == asked.excluded([OUT], frozenset(active))


def test_the_first_exclusion_that_holds_is_told() -> None:
    outs = [Exclusion(asks("trait", name)) for name in ("a", "b", "c")]
    asked = workings({}, traits=frozenset({"b", "c"}))
    assert outs[1] == asked.excluded(outs, frozenset())


@pytest.mark.parametrize(
    ("told", "active", "expected"),
    [
        ({"visit": days_on(9)}, (), days_on(10)),
        ({"visit": days_on(9)}, ("doubt",), days_on(13)),
        ({}, ("doubt",), days_on(10)),
    ],
)
def test_a_limb_taken_out_of_play_counts_where_the_reading_disputes_that(
    told: dict[str, str], active: tuple[str, ...], expected: str
) -> None:
    visit = VISIT._replace(
        optional=True, unless=(Exclusion(asks("trait", "a"), disputed_by="doubt"),)
    )
    asked = workings({**LETTER, **told}, rule("rule", version(TEN, visit)), traits=frozenset("a"))
    assert D(expected) == asked.last_day(RuleId("rule"), frozenset(active))


@pytest.mark.parametrize(("active", "expected"), [((), None), (("doubt",), LAST)])
def test_a_rule_that_does_not_bind_gives_no_day_unless_the_reading_disputes_that(
    active: tuple[str, ...], expected: date | None
) -> None:
    made = rule("rule", version(unless=(Exclusion(asks("trait", "a"), disputed_by="doubt"),)))
    asked = workings(LETTER, made, traits=frozenset("a"))
    assert expected == asked.last_day(RuleId("rule"), frozenset(active))


WEEKEND = Span((3, 7), (3, 8))
READINGS = (
    reading("dated", counts_from={"letter": "dated"}),
    reading("weekend", uncounted=(WEEKEND,)),
    reading("april", uncounted=(FIRST_WEEK_OF_APRIL,)),
    reading("back", moves=(PREVIOUS_WORKING,)),
    reading("stays", moves=()),
    reading("visit", run=days(4, "visit")),
)


@pytest.mark.parametrize(
    ("active", "expected"),
    [
        ((), "2026-03-16"),
        (("unheard-of",), "2026-03-16"),
        (("back",), "2026-03-13"),
        (("stays",), "2026-03-14"),
        (("dated",), "2026-03-12"),
        (("weekend",), "2026-03-16"),
        (("april",), "2026-03-16"),
        (("dated", "weekend"), "2026-03-16"),
        (("dated", "weekend", "stays"), "2026-03-14"),
        (("visit",), "2026-04-09"),
    ],
)
def test_an_active_reading_changes_the_one_thing_it_is_about(
    active: tuple[str, ...], expected: str
) -> None:
    twelve = version(limb("twelve", days(12)), moves=(NEXT_WORKING,), readings=READINGS)
    told = {**LETTER, "dated": "2026-02-28", "visit": "2026-04-05"}
    asked = workings(told, rule("rule", twelve))
    assert D(expected) == asked.last_day(RuleId("rule"), frozenset(active))


def test_a_reading_counts_from_another_event_only_in_place_of_the_one_it_names() -> None:
    made = version(limb("five", days(5, "visit")), readings=READINGS)
    asked = workings({"visit": MONDAY, "dated": "2026-01-01"}, rule("rule", made, anchor="visit"))
    assert D(days_on(5)) == asked.last_day(RuleId("rule"), frozenset({"dated"}))


THEN = rule("then", version(limb("then", days(5, "rule:rule")), moves=(NEXT_WORKING,)))
MOVED = rule("rule", version(limb("five", days(5)), moves=(NEXT_WORKING,)))


def test_a_rule_counts_from_the_last_day_of_another_with_all_the_steps_of_both() -> None:
    asked = workings(LETTER, THEN, MOVED)
    answer = asked.answer(THEN)
    assert answer is not None
    first, then, move = days(5), days(5, "rule:rule"), NEXT_WORKING
    steps = (
        Step(SENT, D("2026-03-07"), first),
        Step(D("2026-03-07"), D("2026-03-09"), move),
        Step(D("2026-03-09"), D("2026-03-14"), then),
        Step(D("2026-03-14"), D("2026-03-16"), move),
    )
    assert Derived(D("2026-03-16"), steps, D("2026-03-16")) == answer.due
    assert Derived(D("2026-03-14"), steps[:3], D("2026-03-09")) == answer.raw


def test_a_rule_that_counts_from_another_without_a_day_has_none() -> None:
    made = rule("then", THEN.versions[0], anchor="visit")
    asked = workings({"visit": MONDAY}, made, MOVED)
    assert None is asked.answer(made)


def test_the_day_counted_from_is_that_of_the_same_readings() -> None:
    lent = rule("rule", version(readings=READINGS))
    asked = workings({**LETTER, "dated": days_on(-1)}, THEN, lent)
    assert D("2026-03-16") == asked.last_day(RuleId("then"), frozenset({"dated"}))
    assert D("2026-03-17") == asked.last_day(RuleId("then"))


@pytest.mark.parametrize("told", [{"fixed": "2026-03-14"}, {"fixed": "2026-03-14", **LETTER}])
@pytest.mark.parametrize("active", [(), ("dated",)])
def test_a_printed_day_stands_as_printed_whatever_the_rest_would_give(
    told: dict[str, str], active: tuple[str, ...]
) -> None:
    made = rule("rule", version(TEN, moves=(NEXT_WORKING,), printed=PRINTED, readings=READINGS))
    day = D("2026-03-14")
    stands = Derived(day, (Step(day, day, PRINTED),))
    assert Answer(TEN, stands, stands, ()) == workings(told, made).answer(made, frozenset(active))


def test_a_rule_is_worked_out_once_a_choice_of_readings() -> None:
    made = rule("rule", version(readings=READINGS))
    asked = workings({**LETTER, "dated": days_on(-1)}, made)
    first, other = asked.answer(made), asked.answer(made, frozenset({"dated"}))
    assert first is asked.answer(made)
    assert other is asked.answer(made, frozenset({"dated"}))
    assert first is not other


def test_to_suppose_more_keeps_all_that_was_told_and_the_case_itself() -> None:
    more: dict[str, Any] = {
        "reason": "refused",
        "traits": frozenset({"a"}),
        "choices": {"order": "plan"},
        "doubted": frozenset({Event("reply")}),
    }
    asked = workings(LETTER, **more)
    supposed = asked.supposing({Event("visit"): LAST})
    assert workings({**LETTER, "visit": LAST.isoformat()}, **more).case == supposed.case
    assert workings(LETTER, **more).case == asked.case
    assert (asked.law, asked.days, asked.ties) == (
        supposed.law,
        supposed.days,
        supposed.ties,
    )


def test_what_is_supposed_takes_the_place_of_what_was_told() -> None:
    asked = workings({"letter": "2026-01-01"}).supposing({Event("letter"): SENT})
    assert LAST == asked.last_day(RuleId("rule"))
