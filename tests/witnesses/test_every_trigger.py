"""Every trigger day of 2019 to 2028 for every other rule, against the second day-walking witness.

`walker_rest.py` was written from the digest alone, like `walker.py`.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest

from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.engine import Engine
from sendpath.core.outcomes import Deadline
from sendpath.rulebook.loader import RuleBook
from witnesses import walker_clocks, walker_rest
from witnesses.walker_rest import Range

FIRST, LAST = date(2019, 1, 1), date(2028, 12, 31)
UNDATED = {"appeal.upper-tribunal", "appeal.upper-notice"}
"""The digest does not say which days the Upper Tribunal's rule 12(3) leaves out, so the rule book
never gives a latest day for these two months. The witness takes the days of rule 12(3)(b), and gives
one where none of them lies inside the month. All else must be equal."""

TWO_TRIGGERS = {"appeal.permission", "mediation.meeting", "mediation.meeting-health-only"}
IN_EVERY_DATE = {"appeal.window", "mediation.contact-adviser"}


@pytest.fixture(scope="module")
def engine(book: RuleBook, calendar: Calendar) -> Engine:
    return Engine(book.law, calendar)


def days() -> Iterator[date]:
    return (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))


def ours(engine: Engine, rule: str, events: dict[str, date], *traits: str) -> Range:
    case = Case(events={Event(name): day for name, day in events.items()}, traits=frozenset(traits))
    outcome = engine.open(case).outcomes([RuleId(rule)])[RuleId(rule)]
    assert isinstance(outcome, Deadline)
    return Range(outcome.raw.day, outcome.due.day, outcome.safe, outcome.latest, outcome.opens)


def test_every_rule_of_the_book_with_a_date_has_a_witness(book: RuleBook) -> None:
    witnessed = {*walker_rest.RULES, *walker_clocks.RULES, *TWO_TRIGGERS, *IN_EVERY_DATE}
    dated = {str(rule.id) for rule in book.law.rules.values() if rule.anchor is not None}
    assert set() == dated ^ witnessed


@pytest.mark.slow
@pytest.mark.parametrize("rule", walker_rest.RULES)
def test_every_trigger_day(rule: str, engine: Engine, book: RuleBook) -> None:
    anchor = book.law.rules[RuleId(rule)].anchor
    assert anchor is not None
    pairs = ((day, walker_rest.RULES[rule](day)) for day in days())
    differ = []
    for day, told in pairs:
        if told.due > LAST:
            continue
        expected = told._replace(latest=None) if rule in UNDATED else told
        if expected != ours(engine, rule, {anchor: day}):
            differ.append((day, expected, ours(engine, rule, {anchor: day})))
    assert [] == differ


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rule", "anchor", "traits"),
    [
        ("mediation.meeting", "told-council-mediation-wanted", ()),
        ("mediation.meeting-health-only", "council-told-icb", ("health-only",)),
    ],
)
def test_every_meeting_with_the_adviser_telling_the_council_on_another_day(
    rule: str, anchor: str, traits: tuple[str, ...], engine: Engine
) -> None:
    witness = walker_rest.meeting if "health" not in rule else walker_rest.meeting_health_only
    differ = []
    for day in days():
        for offset in (None, -10, -1, 0, 1, 5, 20):
            other = None if offset is None else day + timedelta(days=offset)
            events = (
                {anchor: day} if other is None else {anchor: day, "adviser-told-council": other}
            )
            told = witness(day, other)
            if told.due <= LAST and told != ours(engine, rule, events, *traits):
                differ.append((day, offset, told))
    assert [] == differ


@pytest.mark.slow
def test_permission_with_reasons_a_review_and_a_refusal_to_set_aside(engine: Engine) -> None:
    chance = Random(46)  # noqa: S311 - a sample, not a secret
    differ = []
    for day in days():
        review = day + timedelta(days=chance.randrange(60)) if chance.random() < 0.6 else None
        refused = day + timedelta(days=chance.randrange(90)) if chance.random() < 0.6 else None
        told = walker_rest.permission(day, review, refused)
        events = {"tribunal-reasons-sent": day}
        events |= {"tribunal-review-sent": review} if review else {}
        events |= {"set-aside-refused": refused} if refused else {}
        if told.due <= LAST and told != ours(engine, "appeal.permission", events):
            differ.append((day, review, refused, told))
    assert [] == differ
