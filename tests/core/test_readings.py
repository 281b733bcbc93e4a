"""Readings: which are open in a case, how they combine, and the earliest and latest day they give."""

import pytest

from core.laws import (
    CITE,
    FIRST_WEEK_OF_APRIL,
    LAST,
    MONDAY,
    NEXT_WORKING,
    OTHER_CITE,
    PREVIOUS_WORKING,
    PRINTED,
    Said,
    asks,
    days,
    days_on,
    deadline,
    limb,
    reading,
    rule,
    said,
    version,
)
from sendpath.core.clauses import Event, Exclusion, Reading
from sendpath.core.law import Rule
from sendpath.core.periods import Span
from sendpath.core.reach import ReadDate

LETTER = {"letter": MONDAY}
WEEKEND = Span((3, 7), (3, 8))
DATED = reading("dated", counts_from={"letter": "dated"})
VISIT = reading("visit", counts_from={"letter": "visit"})
UNCOUNTED = reading("uncounted", uncounted=(WEEKEND,), cite=CITE)
BACK = reading("back", moves=(PREVIOUS_WORKING,))
FORTH = reading("forth", moves=(NEXT_WORKING,))
UNDATED = reading("undated", undated=True)
RUN = reading("run", run=days(5, "visit"))


def read(told: dict[str, str], *rules: Rule, **more: frozenset[str]) -> Said:
    """Give the three days of the first rule, and what its readings give."""
    return said(deadline(told, *rules, **more))


def with_readings(*readings: Reading, number: int = 10) -> Rule:
    """Make a rule of so many days with some readings."""
    return rule("rule", version(limb("own", days(number)), readings=readings))


def test_where_no_reading_is_open_the_three_days_are_one() -> None:
    assert Said(days_on(10), days_on(10), days_on(10)) == read(LETTER)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, Said(days_on(10), days_on(10), days_on(10))),
        ({"dated": days_on(0)}, Said(days_on(10), days_on(10), days_on(10))),
        (
            {"dated": days_on(-1)},
            Said(
                days_on(9),
                days_on(10),
                days_on(10),
                (("not dated", days_on(10)), ("dated", days_on(9))),
            ),
        ),
        (
            {"dated": days_on(1)},
            Said(
                days_on(10),
                days_on(10),
                days_on(11),
                (("not dated", days_on(10)), ("dated", days_on(11))),
            ),
        ),
    ],
)
def test_to_count_from_another_day_is_open_when_both_were_told_and_differ(
    told: dict[str, str], expected: Said
) -> None:
    assert expected == read({**LETTER, **told}, with_readings(DATED))


def test_each_answer_to_a_question_has_its_own_words_and_authority() -> None:
    told = deadline({**LETTER, "dated": days_on(-1)}, with_readings(DATED))
    assert (
        ReadDate("dated", "not dated", LAST, CITE, prevailing=True),
        ReadDate("dated", "dated", LAST.replace(day=11), OTHER_CITE, prevailing=False),
    ) == told.readings


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (4, Said(days_on(4), days_on(4), days_on(4))),
        (
            10,
            Said(
                days_on(10),
                days_on(10),
                days_on(12),
                (("not uncounted", days_on(10)), ("uncounted", days_on(12))),
            ),
        ),
    ],
)
def test_days_left_out_of_the_count_are_told_where_they_change_the_day(
    number: int, expected: Said
) -> None:
    assert expected == read(LETTER, with_readings(UNCOUNTED, number=number))


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (11, Said(days_on(11), days_on(11), days_on(11))),
        (
            12,
            Said(
                days_on(11),
                days_on(12),
                days_on(14),
                (
                    ("not back", days_on(12)),
                    ("back", days_on(11)),
                    ("not forth", days_on(12)),
                    ("forth", days_on(14)),
                ),
            ),
        ),
    ],
)
def test_other_moves_are_told_where_they_change_the_day(number: int, expected: Said) -> None:
    assert expected == read(LETTER, with_readings(BACK, FORTH, number=number))


def test_two_readings_that_combine_beyond_both_are_told_together() -> None:
    answer = deadline({**LETTER, "visit": days_on(1)}, with_readings(VISIT, UNCOUNTED))
    assert Said(
        days_on(10),
        days_on(10),
        days_on(13),
        (
            ("not visit", days_on(10)),
            ("visit", days_on(11)),
            ("not uncounted", days_on(10)),
            ("uncounted", days_on(12)),
            ("visit+uncounted", days_on(13)),
        ),
    ) == said(answer)
    assert (
        ReadDate(
            "visit+uncounted",
            "visit, and uncounted",
            LAST.replace(day=15),
            OTHER_CITE,
            prevailing=False,
        )
        == answer.readings[-1]
    )


def test_two_readings_that_combine_to_a_day_between_are_told_apart_only() -> None:
    assert Said(
        days_on(9),
        days_on(10),
        days_on(12),
        (
            ("not dated", days_on(10)),
            ("dated", days_on(9)),
            ("not uncounted", days_on(10)),
            ("uncounted", days_on(12)),
        ),
    ) == read({**LETTER, "dated": days_on(-1)}, with_readings(DATED, UNCOUNTED))


def test_a_reading_that_alone_changes_nothing_may_bring_a_combination_before_both() -> None:
    assert Said(
        days_on(11),
        days_on(14),
        days_on(14),
        (("not dated", days_on(14)), ("dated", days_on(13)), ("dated+back", days_on(11))),
    ) == read({**LETTER, "dated": days_on(-1)}, with_readings(DATED, BACK, number=14))


@pytest.mark.parametrize(
    ("readings", "number", "other"), [((UNCOUNTED, FORTH), 9, 11), ((DATED, BACK), 10, 9)]
)
def test_readings_that_combine_to_the_day_of_one_of_them_are_not_told_together(
    readings: tuple[Reading, ...], number: int, other: int
) -> None:
    told, name = {**LETTER, "dated": days_on(-1)}, readings[0].id
    assert ((f"not {name}", days_on(number)), (name, days_on(other))) == (
        read(told, with_readings(*readings, number=number)).readings
    )


def test_three_readings_are_told_together_only_where_they_go_beyond_any_two() -> None:
    told = {**LETTER, "visit": days_on(1)}
    assert Said(
        days_on(9),
        days_on(9),
        days_on(12),
        (
            ("not visit", days_on(9)),
            ("visit", days_on(10)),
            ("not uncounted", days_on(9)),
            ("uncounted", days_on(11)),
            ("visit+uncounted", days_on(12)),
        ),
    ) == read(told, with_readings(VISIT, UNCOUNTED, BACK, number=9))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, Said(days_on(10), days_on(10), days_on(10))),
        (
            {"visit": days_on(1)},
            Said(
                days_on(6),
                days_on(10),
                days_on(10),
                (("not run", days_on(10)), ("run", days_on(6))),
            ),
        ),
        (
            {"call": days_on(9)},
            Said(
                days_on(10),
                days_on(10),
                days_on(14),
                (("not run", days_on(10)), ("run", days_on(14))),
            ),
        ),
    ],
)
def test_another_period_is_open_when_the_day_it_runs_from_was_told(
    told: dict[str, str], expected: Said
) -> None:
    assert expected == read({**LETTER, **told}, with_readings(RUN))


def test_a_reading_that_gives_no_day_leaves_no_latest_day() -> None:
    assert Said(
        days_on(10),
        days_on(10),
        None,
        (("not undated", days_on(10)), ("undated", None)),
    ) == read(LETTER, with_readings(UNDATED))


def test_beside_a_reading_that_gives_no_day_the_safe_day_is_still_the_earliest() -> None:
    assert Said(
        days_on(9),
        days_on(10),
        None,
        (
            ("not dated", days_on(10)),
            ("dated", days_on(9)),
            ("not undated", days_on(10)),
            ("undated", None),
        ),
    ) == read({**LETTER, "dated": days_on(-1)}, with_readings(UNDATED, DATED))


def test_a_printed_day_closes_all_readings() -> None:
    made = rule("rule", version(printed=PRINTED, readings=(DATED, UNCOUNTED, UNDATED)))
    told = {**LETTER, "dated": days_on(-1)}
    assert Said(days_on(3), days_on(3), days_on(3)) == read({**told, "fixed": days_on(3)}, made)
    assert (days_on(9), None) == (read(told, made).safe, read(told, made).latest)


OUT = Exclusion(asks("trait", "a"), disputed_by="doubt")
DOUBT = reading("doubt")


@pytest.mark.parametrize(
    ("traits", "told", "expected"),
    [
        (frozenset(), {"visit": days_on(9)}, Said(days_on(13), days_on(13), days_on(13))),
        (frozenset("a"), {}, Said(days_on(10), days_on(10), days_on(10))),
        (frozenset("a"), {"visit": days_on(1)}, Said(days_on(10), days_on(10), days_on(10))),
        (
            frozenset("a"),
            {"visit": days_on(9)},
            Said(
                days_on(10),
                days_on(10),
                days_on(13),
                (("not doubt", days_on(10)), ("doubt", days_on(13))),
            ),
        ),
    ],
)
def test_a_reading_that_disputes_why_a_limb_is_out_of_play_is_open_where_it_is_out(
    traits: frozenset[str], told: dict[str, str], expected: Said
) -> None:
    visit = limb("visit", days(4, "visit"), optional=True, unless=(OUT,))
    made = rule("rule", version(limb("ten", days(10)), visit, readings=(DOUBT,)))
    assert expected == read({**LETTER, **told}, made, traits=traits)


CONTACT = rule("contact", version(limb("five", days(5)), readings=(DATED,)), closed_by="reply")
LATE = Exclusion(asks("missed", "contact"), disputed_by="doubt")
WINDOW = rule(
    "rule",
    version(
        limb("ten", days(10)),
        limb("visit", days(9, "visit"), optional=True, unless=(LATE,)),
        readings=(DATED, DOUBT),
    ),
)


def test_a_limb_that_only_another_count_takes_out_is_disputed_under_that_count() -> None:
    told = {**LETTER, "dated": days_on(-1), "reply": days_on(5), "visit": days_on(5)}
    assert Said(
        days_on(9),
        days_on(14),
        days_on(14),
        (("not dated", days_on(14)), ("dated", days_on(9))),
    ) == read(told, WINDOW, CONTACT)


def test_that_dispute_may_give_a_day_beyond_both_counts() -> None:
    both = DATED._replace(counts_from={**DATED.counts_from, Event("visit"): Event("call")})
    own = WINDOW.versions[0]._replace(readings=(both, DOUBT))
    told = {**LETTER, "dated": days_on(-1), "reply": days_on(5)}
    assert Said(
        days_on(9),
        days_on(14),
        days_on(15),
        (("not dated", days_on(14)), ("dated", days_on(9)), ("dated+doubt", days_on(15))),
    ) == read({**told, "visit": days_on(5), "call": days_on(6)}, rule("rule", own), CONTACT)


def test_where_the_other_count_takes_nothing_out_the_dispute_does_not_arise() -> None:
    told = {**LETTER, "dated": days_on(-1), "reply": days_on(4), "visit": days_on(5)}
    assert Said(days_on(14), days_on(14), days_on(14)) == read(told, WINDOW, CONTACT)


def test_a_reading_under_which_the_rule_gives_no_day_is_not_told() -> None:
    out = Exclusion(asks("missed", "contact"))
    made = rule("rule", version(unless=(out,), readings=(DATED,)), closed_by=None)
    told = {**LETTER, "dated": days_on(-1), "reply": days_on(5)}
    assert Said(days_on(10), days_on(10), days_on(10)) == read(told, made, CONTACT)


def test_the_readings_of_the_rules_it_counts_from_count_here_as_well() -> None:
    then = rule("then", version(limb("then", days(2, "rule:rule")), readings=(UNCOUNTED,)))
    after = rule("after", version(limb("after", days(1, "rule:then"))))
    told = {**LETTER, "dated": days_on(-1)}
    assert Said(
        days_on(12),
        days_on(13),
        None,
        (
            ("not dated", days_on(13)),
            ("dated", days_on(12)),
            ("not undated", days_on(13)),
            ("undated", None),
        ),
    ) == read(told, after, then, with_readings(DATED, UNDATED))


def test_a_day_left_out_of_the_count_is_left_out_of_that_rules_count_only() -> None:
    then = rule("then", version(limb("then", days(30, "rule:rule"))))
    april = reading("april", uncounted=(FIRST_WEEK_OF_APRIL,))
    assert Said(days_on(40), days_on(40), days_on(40)) == read(LETTER, then, with_readings(april))


def test_a_rule_counted_from_that_has_no_version_yet_lends_no_reading() -> None:
    either = version(limb("ten", days(10)), limb("then", days(2, "rule:then"), optional=True))
    lent = rule("then", version(limb("visit", days(2, "visit"))), anchor="visit")
    assert Said(days_on(10), days_on(10), days_on(10)) == read(LETTER, rule("rule", either), lent)


def test_the_deciding_limb_and_its_end_are_those_of_the_prevailing_reading() -> None:
    answer = deadline({**LETTER, "visit": days_on(1)}, with_readings(VISIT, UNCOUNTED))
    assert ("own", LAST, LAST) == (answer.limb.id, answer.raw.day, answer.due.day)
