"""A day fact told as *yes*: over all rules, it shows a thing done, and gives no day of its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

import pytest

from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.core.engine import Engine
from sendpath.core.law import Rule
from sendpath.core.outcomes import Deadline, Outcome
from sendpath.core.standing import days_late, happened, is_overdue, is_unconfirmed, whether_done
from sendpath.rulebook.loader import load_rulebook, path_of, read_toml
from sendpath.rulebook.proof import Example, read_days, terms_of

BOOK = load_rulebook()
LATER = timedelta(days=200)
"""After the last fact of an example: all its days have passed by then."""


class Pair(NamedTuple):
    """What a rule gives where one fact of an example was not told, and where it is *yes*."""

    fact: Event
    silent: Outcome
    ticked: Outcome
    today: date

    @property
    def is_for_it(self) -> bool:
        """Whether the fact, or what it shows, is what the rule asks for."""
        own = self.ticked.rule.closed_by
        return own is not None and self.fact in (own, *BOOK.law.ties().provers.get(own, ()))


def pairs(rule: Rule, calendar: Calendar, *, denied: bool = False) -> Iterator[Pair]:
    for example in read_toml(path_of(BOOK.directory, rule.id))["example"]:
        yield from _pairs(rule, example, calendar, denied=denied)


def _pairs(rule: Rule, example: Example, calendar: Calendar, *, denied: bool) -> Iterator[Pair]:
    days = read_days(example["given"], BOOK.law)
    terms = replace(calendar, terms=terms_of(example))
    engine = Engine(BOOK.law, terms, unconfirmed=frozenset([rule.id]))
    today = max(days.values(), default=date(2026, 11, 28)) + LATER
    for fact in days:
        told = BOOK.law.facts[fact]
        if told.value == "day" and not told.future:
            rest = Case(
                events={each: day for each, day in days.items() if each != fact},
                choices=example.get("choices", {}),
                not_yet=frozenset([rule.closed_by] if denied and rule.closed_by else []) - {fact},
            )
            tick = replace(rest, doubted=frozenset([fact]), ticked=frozenset([fact]))
            silent, ticked = (engine.open(case).outcome(rule.id) for case in (rest, tick))
            yield Pair(fact, silent, ticked, today)


RULES = [pytest.param(rule, id=rule.id) for rule in BOOK.law.rules.values()]


@pytest.mark.parametrize("rule", RULES)
def test_yes_gives_no_day_of_its_own(rule: Rule, calendar: Calendar) -> None:
    moved = [
        pair
        for pair in pairs(rule, calendar)
        if isinstance(pair.silent, Deadline)
        and isinstance(pair.ticked, Deadline)
        and pair.silent.due.day != pair.ticked.due.day
    ]
    assert [] == moved


@pytest.mark.parametrize("rule", RULES)
def test_yes_dates_nothing_that_waits(rule: Rule, calendar: Calendar) -> None:
    dated = [
        (pair.fact, pair.ticked)
        for pair in pairs(rule, calendar)
        if isinstance(pair.ticked, Deadline) and not isinstance(pair.silent, Deadline)
    ]
    assert [] == [(fact, out) for fact, out in dated if not (out.doubted or out.ticked)]


@pytest.mark.parametrize("denied", [False, True], ids=["not told", "not yet"])
@pytest.mark.parametrize("rule", RULES)
def test_yes_makes_nothing_overdue_and_nobody_asked(
    rule: Rule, calendar: Calendar, *, denied: bool
) -> None:
    for pair in pairs(rule, calendar, denied=denied):
        if isinstance(pair.silent, Deadline):
            for asks in (is_overdue, is_unconfirmed):
                is_new = asks(pair.ticked, today=pair.today) > asks(pair.silent, today=pair.today)
                assert (rule.id, pair.fact, False) == (rule.id, pair.fact, is_new)


@pytest.mark.parametrize("rule", RULES)
def test_what_is_said_to_be_done_is_neither_undone_nor_late(rule: Rule, calendar: Calendar) -> None:
    for pair in pairs(rule, calendar):
        done, today = pair.ticked, pair.today
        if pair.is_for_it and isinstance(done, Deadline) and done.happened is None:
            stands = is_overdue(done, today=today), whether_done(done, today=today) == "not-done"
            assert (pair.fact, False, False) == (pair.fact, *stands)
            assert None is days_late(done, today=today)


@pytest.mark.parametrize("rule", RULES)
def test_yes_says_of_no_other_fact_when_it_was(rule: Rule, calendar: Calendar) -> None:
    for pair in pairs(rule, calendar):
        if isinstance(pair.silent, Deadline) and isinstance(pair.ticked, Deadline):
            one, other = (happened(each, today=pair.today) for each in (pair.silent, pair.ticked))
            assert one == other
