"""Which facts some rules take: what each gives, what it closes, what changes with it."""

from typing import Any

import pytest

from core.laws import FACTS as HERE
from core.laws import PRINTED, asks, days, fact, law, limb, note, reading, rule, version
from sendpath.core.clauses import Closure, Event, Exclusion, Exemption, Note, RuleId
from sendpath.core.fact_use import FactUse, facts_used, is_birth_asked
from sendpath.core.law import Process, Rule
from sendpath.core.walk import choices_asked

RULE = (RuleId("rule"),)
GIVES, CLOSES, CHANGES = FactUse(gives=RULE), FactUse(closes=RULE), FactUse(changes=RULE)
ANCHOR = FactUse(gives=RULE, qualifies=RULE)
LETTER = {"letter": ANCHOR, "envelope": ANCHOR, "postmark": ANCHOR}
DONE = {**LETTER, "reply": CLOSES}
CONTACT = rule("contact", closed_by="receipt")
VISIT = {"visit": CHANGES, "call": CHANGES}


def taken(*rules: Rule) -> dict[Event, FactUse]:
    """Say which facts the first of some rules takes."""
    return dict(facts_used(law(*rules), RULE))


def unless(kind: Any, subject: str, **more: Any) -> Rule:
    """Make a rule that something takes out of play."""
    out = Exclusion(asks(kind, subject), **more)
    return rule("rule", version(unless=(out,)), closed_by=None)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (rule(), DONE),
        (rule(closed_by=None), LETTER),
        (
            rule(
                "rule",
                version(limb("ten", days(10)), limb("visit", days(1, "visit"), optional=True)),
            ),
            {**DONE, **VISIT},
        ),
        (rule("rule", version(printed=PRINTED)), {**DONE, "fixed": CHANGES}),
        (
            rule("rule", version(readings=(reading("dated", counts_from={"letter": "dated"}),))),
            {**DONE, "dated": CHANGES},
        ),
        (
            rule("rule", version(readings=(reading("run", run=days(1, "visit")),))),
            {**DONE, **VISIT},
        ),
        (unless("told", "dated"), {**LETTER, "dated": CHANGES}),
        (unless("not_told", "dated"), {**LETTER, "dated": CHANGES}),
        (unless("followed_by", "dated"), {**LETTER, "dated": CHANGES}),
        (unless("not_followed_by", "dated"), {**LETTER, "dated": CHANGES}),
        (unless("event", "visit"), {**LETTER, **VISIT}),
        (unless("told", "reason"), LETTER),
        (unless("trait", "dated"), LETTER),
        (unless("kept", "contact"), {**LETTER, "receipt": CHANGES}),
        (unless("not_kept", "contact"), {**LETTER, "receipt": CHANGES}),
        (unless("missed", "contact"), {**LETTER, "receipt": CHANGES}),
        (unless("missed", "rule"), LETTER),
        (unless("trait", "a", also=(asks("told", "dated"),)), {**LETTER, "dated": CHANGES}),
        (
            rule(
                "rule",
                version(limb("ten", days(10), held_open_by=RuleId("contact"))),
                closed_by=None,
            ),
            {**LETTER, "receipt": CHANGES},
        ),
        (
            rule(
                "rule",
                version(limb("ten", days(10), unless=(Exclusion(asks("told", "dated")),))),
            ),
            {**DONE, "dated": CHANGES},
        ),
    ],
)
def test_what_each_fact_does(made: Rule, expected: dict[str, FactUse]) -> None:
    assert expected == taken(made, CONTACT)


def test_a_rule_counted_from_lends_what_gives_its_day_and_nothing_else() -> None:
    limbs = limb("second", days(1, "rule:second")), limb("o", days(1, "dated"), optional=True)
    own = version(*limbs, unless=(Exclusion(asks("kept", "contact")),))
    contact = rule("contact", own, closed_by="receipt")
    second = rule("second", version(limb("first", days(1, "rule:first"))))
    first = rule("first", version(limb("visit", days(1, "visit")), printed=PRINTED))
    missed = Exclusion(asks("missed", "contact"))
    then = rule(
        "rule", version(limb("then", days(1, "rule:contact")), unless=(missed,)), anchor="visit"
    )
    lent = {"visit": ANCHOR, "call": ANCHOR, "reply": CLOSES, "receipt": CHANGES}
    assert lent == taken(then, contact, second, first)


def test_what_shows_that_a_last_day_was_used_changes_how_that_stands_and_of_a_duty_nothing() -> (
    None
):
    assert {**DONE, "receipt": CHANGES, "diary": CHANGES} == taken(rule(kind="limit"))
    assert DONE == taken(rule(kind="duty"))


def test_what_shows_that_another_last_day_was_used_changes_what_asks_whether_it_was_kept() -> None:
    asking = unless("kept", "other")
    there = rule("other", kind="limit", closed_by="reply")
    lent = {"reply": CHANGES, "receipt": CHANGES, "diary": CHANGES}
    assert {**LETTER, **lent} == taken(asking, there)


def test_the_days_of_a_closure_change_what_an_exception_says() -> None:
    closure = Closure(Event("dated"), Event("visit"), Event("fixed"), 28, 7)
    both = (Exemption(note("closed"), "closed", closure), Exemption(note("other"), "other"))
    made = rule("rule", version(exemptions=both))
    assert {**DONE, **VISIT, "dated": CHANGES, "fixed": CHANGES} == taken(made)


def test_facts_come_in_the_order_of_the_map_and_what_is_refused_is_not_taken() -> None:
    facts = (*HERE[::-1], fact("stamp", stands_in_for="letter", refused="no"))
    made = rule("rule", version(), version())
    found = facts_used(law(made, facts=facts), RULE)
    assert ["reply", "postmark", "envelope", "letter"] == list(found)


def test_a_fact_may_do_several_things_for_several_rules() -> None:
    other = rule("other", version(limb("reply", days(1, "reply")), unless=(), printed=PRINTED))
    both = (rule(), other)
    found = facts_used(law(*both), [each.id for each in both])
    assert (
        FactUse((RuleId("other"),), (RuleId("rule"), RuleId("other")), ()) == found[Event("reply")]
    )
    assert FactUse(changes=(RuleId("other"),)) == found[Event("fixed")]


def test_the_choices_that_rules_ask_about() -> None:
    own = version(
        unless=(
            Exclusion(asks("choice", "order", other_than=("assess",))),
            Exclusion(asks("trait", "a")),
        )
    )
    assert {"order"} == choices_asked([rule("rule", version(), own), rule()])
    told = version(unless=(Exclusion(asks("told", "exclusion")),))
    assert {"exclusion"} == choices_asked([rule("rule", told)])
    assert set() == choices_asked([rule()])


@pytest.mark.parametrize(
    ("made", "notes", "expected"),
    [
        (rule(), (), False),
        (rule("rule", version(school_age=note("over"))), (), True),
        (rule(), (note("born", when=(asks("not_told", "born"),)),), True),
        (rule(), (note("eighteen", names=("birthday-18",)),), True),
        (rule(), (note("ends", names=("school-age-ends",)),), True),
        (rule(), (note("letter", names=("letter",)),), False),
    ],
)
def test_a_day_of_birth_is_asked_for_by_a_duty_for_school_age_and_by_notes_that_name_it(
    made: Rule, notes: tuple[Note, ...], expected: bool
) -> None:
    assert expected is is_birth_asked([made], Process("process", "words", (), notes))
