"""Every other clock, every trigger day since the Act whose answer falls by the end of 2028.

`walker_clocks.py` was written from the digest alone, without sight of the rules or the core.
Rules with two triggers are asked for pairs of days; school days for made-up terms.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.engine import Engine
from sendpath.core.outcomes import Deadline
from sendpath.rulebook.loader import RuleBook
from witnesses import walker_clocks
from witnesses.walker_rest import Range

FIRST, LAST = date(2014, 9, 1), date(2028, 12, 31)
UNCONFIRMED = frozenset({RuleId("order.reconsider")})
OFFSETS = (-400, -60, -30, -22, -21, -20, -16, -15, -14, -3, -1, 0, 1, 4, 7, 30, 100)
SECOND = {
    "move.transfer": "move-date",
    "move.review": "last-review",
    "review.complete": "plan-made",
    "review.latest-meeting": "plan-made",
    "review.comments": "amendment-notice-sent",
    "amendment.comments": "amendment-notice-sent",
    "discrimination.claim": "conduct-began",
    "concession.agreed-final-plan": "council-agreed",
    "cease.protected-until": "decision-dated",
    **{
        rule: "order-sent"
        for rule in walker_clocks.RULES
        if rule.startswith("order.") and rule not in ("order.continue", "order.cease")
    },
}
"""The rules with a second trigger, and which."""

ONLY_LATER = {"order-sent"}
ONLY_EARLIER = {"conduct-began", "plan-made", "amendment-notice-sent", "decision-dated"}
"""A day on the other side is an impossible pair; intake leaves it out."""

WAITS = {"move.transfer"}
"""A rule that gives no day by its first trigger alone."""

TOLD = {"order.cease": {"order": "cease"}}
"""What else must be told before a rule gives a day."""

SCHOOL = [rule for rule in walker_clocks.RULES if rule.startswith("exclusion.")]
COUNTED = [rule for rule in walker_clocks.RULES if rule not in SCHOOL]


@pytest.fixture(scope="module")
def engine(book: RuleBook, calendar: Calendar) -> Engine:
    return Engine(book.law, calendar, unconfirmed=UNCONFIRMED)


def days(book: RuleBook, rule: str) -> Iterator[date]:
    first = max(FIRST, book.law.rules[RuleId(rule)].versions[0].in_force)
    if book.law.facts[anchor_of(book, rule)].value == "year":
        return (date(year, 9, 1) for year in range(first.year, LAST.year + 1))
    return (first + timedelta(days=n) for n in range((LAST - first).days + 1))


def anchor_of(book: RuleBook, rule: str) -> Event:
    anchor = book.law.rules[RuleId(rule)].anchor
    assert anchor is not None
    return anchor


def ours(engine: Engine, rule: str, events: Mapping[str, date]) -> Range | None:
    days = {Event(name): day for name, day in events.items()}
    case = Case(events=days, choices=TOLD.get(rule, {}))
    outcome = engine.open(case).outcomes([RuleId(rule)])[RuleId(rule)]
    if not isinstance(outcome, Deadline):
        return None
    return Range(outcome.raw.day, outcome.due.day, outcome.safe, outcome.latest, outcome.opens)


def differ(
    engine: Engine, rule: str, told: Iterator[Mapping[str, date]], *, waits: bool = False
) -> list[object]:
    found: list[object] = []
    days = 0
    for events in told:
        expected = walker_clocks.RULES[rule](events, ())
        if expected is not None and expected.due > LAST:
            continue
        days += expected is not None
        if expected != ours(engine, rule, events):
            found.append((events, expected, ours(engine, rule, events)))
    assert waits is not bool(days), "the witness gave no day at all, or did not wait"
    return found


@pytest.mark.exhaustive
@pytest.mark.parametrize("rule", COUNTED)
def test_every_trigger_day(rule: str, engine: Engine, book: RuleBook) -> None:
    anchor = anchor_of(book, rule)
    waits = rule in WAITS
    found = differ(engine, rule, ({anchor: day} for day in days(book, rule)), waits=waits)
    assert [] == found[:5]


@pytest.mark.exhaustive
@pytest.mark.parametrize("rule", SECOND)
def test_every_trigger_day_with_another_trigger(rule: str, engine: Engine, book: RuleBook) -> None:
    anchor, second = anchor_of(book, rule), SECOND[rule]
    pairs = (
        {anchor: day, second: day + timedelta(days=offset)}
        for day in days(book, rule)
        for offset in OFFSETS
        if not (second in ONLY_LATER and offset < 0)
        if not (second in ONLY_EARLIER and offset > 0)
        if not (second == "council-agreed" and offset < 0)
        if day + timedelta(days=offset) >= FIRST  # there was no plan to review before the Act
    )
    assert [] == differ(engine, rule, pairs)[:5]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("printed", "process"), [("order-says-by", "order"), ("agreed-date", "agreement")]
)
def test_a_printed_day_stands_in_place_of_every_computed_one(
    printed: str, process: str, engine: Engine, book: RuleBook
) -> None:
    made = date(2026, 8, 3)
    found: list[object] = []
    for rule in (each for each in walker_clocks.RULES if each.startswith(f"{process}.")):
        told = ({anchor_of(book, rule): made, printed: made + timedelta(days=n)} for n in range(99))
        found += differ(engine, rule, told)
    assert [] == found


@pytest.mark.slow
@pytest.mark.parametrize("rule", SCHOOL)
def test_school_days_by_a_thousand_made_up_years(
    rule: str, book: RuleBook, calendar: Calendar
) -> None:
    chance = Random(6)  # noqa: S311 - a sample, not a secret
    anchor = anchor_of(book, rule)
    found, days = [], 0
    for _ in range(1000):
        terms = _terms(chance)
        began = terms[0][0] + timedelta(days=chance.randrange(-10, 330))
        expected = walker_clocks.RULES[rule]({anchor: began}, terms)
        engine = Engine(book.law, replace(calendar, terms=terms))
        if began < FIRST or (expected is not None and expected.due > LAST):
            continue
        if began == terms[0][0] - timedelta(days=1):
            continue  # every day that counts is told; the witness asks for this one as well
        days += expected is not None
        if expected != ours(engine, rule, {anchor: began}):
            found.append((began, terms, expected))
    assert [] == found
    assert 500 < days


def _terms(chance: Random) -> tuple[tuple[date, date], ...]:
    start = date(chance.randrange(2014, 2028), 9, chance.randrange(1, 8))
    terms = []
    for _ in range(6):
        end = start + timedelta(days=chance.randrange(30, 55))
        terms.append((start, end))
        start = end + timedelta(days=chance.randrange(2, 24))
    return tuple(terms)


@pytest.mark.slow
def test_the_closure_of_a_school_by_ten_thousand_made_up_ones(
    book: RuleBook, calendar: Calendar
) -> None:
    chance = Random(28)  # noqa: S311 - a sample, not a secret
    engine = Engine(book.law, calendar)
    found: list[dict[str, date]] = []
    met: set[bool | None] = set()
    for _ in range(10_000):
        closes = date(2026, 7, 1) + timedelta(days=chance.randrange(60))
        reopens = closes + timedelta(days=chance.randrange(20, 60))
        asked = closes + timedelta(days=chance.randrange(-15, 60))
        events = {
            "request-received": date(2026, 6, 1),
            "school-asked": asked,
            "school-closes": closes,
            "school-reopens": reopens,
        }
        case = Case(events={Event(name): day for name, day in events.items()})
        rule = RuleId("assessment.final-plan")
        assessment = engine.open(case)
        exempt = assessment.exceptions(assessment.outcome(rule))
        met.add(exempt[0].met)
        if walker_clocks.closure_excuses(asked, closes, reopens) != exempt[0].met:
            found.append(events)
    assert [] == found
    assert {True, False} == met
