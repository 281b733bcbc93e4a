"""The one traversal of a rule: everything it names, with the clause in which it stands."""

import pytest

from core.laws import PRINTED, asks, days, law, limb, note, reading, rule, unsure, version
from sendpath.core.clauses import Closure, Condition, Event, Exclusion, Exemption, RuleId
from sendpath.core.law import Process, Rule, RuleVersion
from sendpath.core.walk import (
    Mention,
    mentions,
    mentions_of_process,
    references,
    traits_asked,
)

ANCHOR, REPLY = Mention("anchor", "event", "letter"), Mention("closed_by", "event", "reply")
TEN = Mention("run", "event", "letter")
CLOSURE = Closure(Event("dated"), Event("visit"), Event("fixed"), 28, 7)


def unless(first: Condition, *also: Condition) -> Exclusion:
    """Take something out of play by one condition and further ones."""
    return Exclusion(first, also=also)


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (version(), [TEN]),
        (
            version(limb("o", days(1, "visit"), optional=True)),
            [Mention("optional run", "event", "visit")],
        ),
        (version(limb("t", days(1, "rule:other"))), [Mention("run", "last day", "other")]),
        (
            version(limb("h", days(1), held_open_by=RuleId("contact"))),
            [TEN, Mention("held_open_by", "rule", "contact")],
        ),
        (
            version(limb("u", days(1), unless=(unless(asks("trait", "a")),))),
            [TEN, Mention("limb unless", "trait", "a")],
        ),
        (
            version(
                unless=(
                    unless(
                        asks("not_told", "visit"), asks("choice", "order", other_than=("plan",))
                    ),
                )
            ),
            [
                TEN,
                Mention("unless", "fact", "visit", of_silence=True),
                Mention("unless", "choice", "order", ("plan",)),
            ],
        ),
        (
            version(unless=(unless(asks("event", "visit", later_than=RuleId("contact"))),)),
            [TEN, Mention("unless", "event", "visit"), Mention("unless", "last day", "contact")],
        ),
        (
            version(
                readings=(reading("r", counts_from={"letter": "dated"}, run=days(1, "visit")),)
            ),
            [TEN, Mention("reading", "event", "dated"), Mention("reading", "event", "visit")],
        ),
        (
            unsure(asks("chosen", "order", among=("plan",)), asks("trait", "a")),
            [
                TEN,
                Mention("note", "note", "unsure"),
                Mention("unsure note", "choice", "order", ("plan",)),
                Mention("unsure note", "trait", "a"),
            ],
        ),
        (version(opens=days(1, "visit")), [TEN, Mention("opens", "event", "visit")]),
        (version(printed=PRINTED), [TEN, Mention("printed", "event", "fixed")]),
        (
            version(exemptions=(Exemption(note("closed"), "", CLOSURE), Exemption(note("o"), ""))),
            [
                TEN,
                Mention("exception", "exception", "closed"),
                Mention("exception", "event", "dated"),
                Mention("exception", "event", "visit"),
                Mention("exception", "event", "fixed"),
                Mention("exception", "exception", "o"),
            ],
        ),
        (
            version(
                notes=(
                    note("n", when=(asks("lands_on"), asks("decided_by", "ten"))),
                    note("m", names=("due", "a.rule", "visit", "working-day-before")),
                )
            ),
            [
                TEN,
                Mention("note", "note", "n"),
                Mention("note", "limb", "ten"),
                Mention("note", "note", "m"),
                Mention("note", "last day", "a.rule"),
                Mention("note", "event", "visit"),
            ],
        ),
    ],
)
def test_every_clause_tells_what_it_names(own: RuleVersion, expected: list[Mention]) -> None:
    assert [ANCHOR, REPLY, *expected] == list(mentions(rule("rule", own)))


FULL = rule(
    follows=Event("visit"), unneeded=(asks("kept", "contact"),), alone=(note("alone"),), anchor=None
)


def test_a_rule_tells_what_it_names_beside_its_versions_and_in_all_of_them() -> None:
    twice = FULL._replace(versions=(version(), version(printed=PRINTED)))
    assert [
        REPLY,
        Mention("follows", "event", "visit"),
        Mention("unneeded", "rule", "contact"),
        Mention("alone", "note", "alone"),
        TEN,
        TEN,
        Mention("printed", "event", "fixed"),
    ] == list(mentions(twice))


def test_a_process_tells_what_it_says_of_all_its_dates_and_where_it_is_left_out() -> None:
    noted = note("all", when=(asks("told", "letter"),))
    made = Process("test", "test", (), (noted,), (asks("no_trait", "a"),))
    assert [
        Mention("note", "note", "all"),
        Mention("note", "fact", "letter"),
        Mention("left_out", "trait", "a"),
    ] == list(mentions_of_process(made))


def test_a_rule_refers_to_the_rules_it_asks_about_and_to_those_whose_last_day_it_names() -> None:
    own = version(
        limb("t", days(1, "rule:counted")),
        unless=(unless(asks("told", "visit"), asks("missed", "contact")),),
        notes=(note("n", names=("a.rule", "letter")),),
    )
    assert ["counted", "contact", "a.rule"] == list(references(rule("rule", own)))


def test_the_traits_that_rules_ask_about() -> None:
    rules: tuple[Rule, ...] = (
        rule("a", version(unless=(unless(asks("trait", "a"), asks("told", "visit")),))),
        rule("b", version(limb("u", days(1), unless=(unless(asks("no_trait", "b")),)))),
    )
    assert {"a", "b"} == traits_asked(law(*rules))
