"""Every decision date there is, against an implementation that walks day by day.

The witness (`walker.py`) was written from the digest alone by someone who had not seen the core.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest

from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.engine import Engine
from sendpath.core.outcomes import Deadline, NotApplicable, Outcome
from sendpath.rulebook.loader import RuleBook
from witnesses.walker import Dates, appeal_window, certificate_no_mediation, contact_adviser

FIRST, LAST = date(2014, 9, 1), date(2028, 6, 30)
WINDOW, CONTACT = RuleId("appeal.window"), RuleId("mediation.contact-adviser")
CERTIFICATE = RuleId("mediation.certificate-no-mediation")
SENT, DATED = Event("decision-sent"), Event("decision-dated")
ISSUED, CONTACTED = Event("certificate-issued"), Event("adviser-contacted")
SECTION_I = frozenset({"placement-only"})
SAMPLE = 60_000

Differences = list[tuple[dict[Event, date], Dates | None, Dates | None]]


@pytest.fixture(scope="module")
def engine(book: RuleBook, calendar: Calendar) -> Engine:
    return Engine(book.law, calendar)


def days() -> Iterator[date]:
    return (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))


def ours(
    engine: Engine, rule: RuleId, events: dict[Event, date], traits: frozenset[str]
) -> Dates | None:
    outcome: Outcome = engine.open(Case(events=events, traits=traits)).outcomes([rule])[rule]
    if isinstance(outcome, NotApplicable):
        return None
    assert isinstance(outcome, Deadline)
    assert outcome.latest is not None
    return Dates(outcome.raw.day, outcome.due.day, outcome.safe, outcome.latest)


def window(
    engine: Engine, events: dict[Event, date], *, section_i: bool = False
) -> tuple[Dates | None, Dates]:
    return ours(engine, WINDOW, events, SECTION_I if section_i else frozenset()), appeal_window(
        events[SENT],
        events.get(DATED),
        certificate=events.get(ISSUED),
        contacted=events.get(CONTACTED),
        section_i_alone=section_i,
    )


def contact(
    engine: Engine, events: dict[Event, date], *, section_i: bool = False
) -> tuple[Dates | None, Dates | None]:
    return ours(engine, CONTACT, events, SECTION_I if section_i else frozenset()), contact_adviser(
        events[SENT], events.get(DATED), section_i_alone=section_i
    )


def differences(
    pairs: Iterator[tuple[dict[Event, date], Dates | None, Dates | None]],
) -> Differences:
    return [pair for pair in pairs if pair[1] != pair[2]]


@pytest.mark.exhaustive
def test_every_letter_with_and_without_a_certificate_of_each_of_120_days(
    engine: Engine,
) -> None:
    cases = (
        {SENT: sent} if offset is None else {SENT: sent, ISSUED: sent + timedelta(days=offset)}
        for sent in days()
        for offset in (None, *range(121))
    )
    assert [] == differences((case, *window(engine, case)) for case in cases)


@pytest.mark.exhaustive
def test_every_letter_about_section_i_alone_with_and_without_a_certificate(
    engine: Engine,
) -> None:
    cases = (
        {SENT: sent} if offset is None else {SENT: sent, ISSUED: sent + timedelta(days=offset)}
        for sent in days()
        for offset in (None, 0, 20, 31, 45, 62, 90, 120)
    )
    assert [] == differences((case, *window(engine, case, section_i=True)) for case in cases)


@pytest.mark.exhaustive
def test_every_letter_sent_one_to_five_days_after_its_date(engine: Engine) -> None:
    cases = [
        {DATED: day, SENT: day + timedelta(days=later)} for day in days() for later in range(1, 6)
    ]
    assert [] == differences((case, *window(engine, case)) for case in cases)
    assert [] == differences((case, *contact(engine, case)) for case in cases)


@pytest.mark.exhaustive
def test_every_day_to_contact_the_adviser(engine: Engine) -> None:
    assert [] == differences(({SENT: day}, *contact(engine, {SENT: day})) for day in days())
    assert [] == differences(
        ({SENT: day}, *contact(engine, {SENT: day}, section_i=True)) for day in days()
    )


@pytest.mark.exhaustive
def test_every_day_of_telling_the_adviser_no(engine: Engine) -> None:
    told = Event("told-adviser-no-mediation")
    pairs = (
        (
            {told: day},
            ours(engine, CERTIFICATE, {told: day}, frozenset()),
            certificate_no_mediation(day),
        )
        for day in days()
    )
    assert [] == differences(pairs)


@pytest.mark.exhaustive
def test_random_letters_with_every_fact_told(engine: Engine) -> None:
    assert [] == differences(_random_pairs(engine))


def _random_pairs(
    engine: Engine,
) -> Iterator[tuple[dict[Event, date], Dates | None, Dates | None]]:
    chance = Random(20261121)  # noqa: S311 - a sample, not a secret
    span = (LAST - FIRST).days
    for _ in range(SAMPLE):
        dated = FIRST + timedelta(days=chance.randrange(span))
        sent = dated + timedelta(days=chance.choice((0, 0, 1, 2, 5, 20)))
        contacted = sent + timedelta(days=chance.randrange(90))
        case = {DATED: dated, SENT: sent, CONTACTED: contacted}
        if chance.random() < 0.8:
            case[ISSUED] = contacted + timedelta(days=chance.randrange(20))
        yield case, *window(engine, case, section_i=chance.random() < 0.2)
