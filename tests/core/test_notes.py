"""Notes: told when all their conditions hold, with the days they name, or left out."""

from typing import Any

import pytest

from core.laws import (
    LAST,
    MONDAY,
    SENT,
    D,
    asks,
    count,
    days,
    days_on,
    limb,
    note,
    opened,
    reading,
    rule,
    version,
)
from sendpath.core.clauses import Exclusion, Note, RuleId
from sendpath.core.law import Rule
from sendpath.core.outcomes import Said
from sendpath.core.periods import Months, SchoolDays

LETTER = {"letter": MONDAY}
RULE = RuleId("rule")
TEN = limb("ten", days(10))
OUT = Exclusion(asks("trait", "out"), note=note("out"))
NO_DAY = version(no_date=note("none"), unless=(OUT,))
NOW = version(unless=(OUT,), in_force=SENT)


NAMES = ("due", "working-day-before", "other", "letter", "visit")


def noted(told: dict[str, str], *notes: Note, **more: Any) -> list[Said]:
    """Give the notes beside a rule of twelve days, to a Saturday, with a reading of eleven."""
    own = version(
        limb("twelve", days(12)),
        notes=notes,
        readings=(reading("dated", counts_from={"letter": "dated"}),),
    )
    waits = rule("waits", version(limb("waits", days(1, "visit"))), anchor="visit")
    assessment = opened(told, rule("rule", own), rule("other", version(TEN)), waits, **more)
    return list(assessment.notes(assessment.outcome(RULE)))


def test_a_note_names_days_of_its_rule_of_others_and_of_events() -> None:
    told = {"envelope": MONDAY, "call": days_on(3)}
    days_named = {
        "due": D(days_on(12)),
        "working-day-before": D(days_on(11)),
        "other": LAST,
        "letter": SENT,
        "visit": D(days_on(3)),
    }
    told_note = note("told", names=NAMES)
    assert [Said(told_note, days_named)] == noted(told, told_note)


def test_the_working_day_before_is_that_of_the_safe_day() -> None:
    told_note = note("told", names=("working-day-before",))
    told = {**LETTER, "dated": days_on(-9)}
    assert [Said(told_note, {"working-day-before": D(days_on(3))})] == noted(told, told_note)


@pytest.mark.parametrize("name", ["visit", "waits"])
def test_a_note_that_names_a_day_nobody_knows_is_left_out_and_no_other(name: str) -> None:
    dropped, kept = note("dropped", names=("due", name)), note("kept")
    assert [Said(kept)] == noted(LETTER, dropped, kept)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ((), True),
        ((asks("told", "visit"),), True),
        ((asks("told", "visit"), asks("told", "call")), False),
        ((asks("told", "call"),), False),
        ((asks("lands_on", "non-working-day"),), True),
        ((asks("decided_by", "twelve"),), True),
        ((asks("decided_by", "ten"),), False),
        ((asks("due_before", "other"),), False),
    ],
)
def test_a_note_is_told_when_all_its_conditions_hold(when: Any, expected: bool) -> None:
    told = noted({**LETTER, "visit": MONDAY}, note("told", when=when))
    assert [Said(note("told", when=when))][: int(expected)] == told


FAR = rule("far", version(limb("far", count(Months(60)))))
SCHOOL = rule("school", version(limb("school", count(SchoolDays(1)))))


@pytest.mark.parametrize("unknown", [FAR, SCHOOL])
def test_a_note_about_a_day_beyond_what_is_known_is_left_out_and_no_other(unknown: Rule) -> None:
    asked = note("asked", when=(asks("kept", unknown.id),))
    notes = (note("named", names=(unknown.id,)), asked, note("near"))
    told = {**LETTER, "reply": MONDAY}
    assessment = opened(told, rule("rule", version(notes=notes)), unknown)
    assert (Said(note("near")),) == assessment.notes(assessment.outcome(RULE))
    assert (Said(note("near")),) == assessment.general(notes)


@pytest.mark.parametrize(
    ("made", "told", "more", "expected"),
    [
        (rule(alone=(note("alone"),)), {}, {}, ["alone"]),
        (rule(alone=(note("alone", when=(asks("told", "visit"),)),)), {}, {}, []),
        (rule("rule", version(unless=(OUT,))), LETTER, {"traits": frozenset({"out"})}, ["out"]),
        (rule("rule", NO_DAY), LETTER, {}, ["none"]),
        (rule("rule", NOW), {"letter": "2019-12-31"}, {}, []),
        (rule(unconfirmed=True), LETTER, {}, []),
    ],
)
def test_what_is_told_beside_an_outcome_without_a_day(
    made: Rule, told: dict[str, str], more: dict[str, Any], expected: list[str]
) -> None:
    assessment = opened(told, made, **more)
    assert [Said(note(name)) for name in expected] == [
        each._replace(note=note(each.note.id))
        for each in assessment.notes(assessment.outcome(RULE))
    ]


def test_general_notes_are_those_that_hold_for_the_case() -> None:
    asked = (note("a", when=(asks("told", "letter"),)), note("b", when=(asks("told", "visit"),)))
    assert (Said(asked[0]),) == opened(LETTER).general(asked)


@pytest.mark.parametrize("name", ["due", "working-day-before"])
def test_a_general_note_knows_no_last_day_of_its_own(name: str) -> None:
    assert () == opened(LETTER).general([note("own", names=(name,))])
