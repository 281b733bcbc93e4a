"""What must be so for every date, whatever the rules say."""

from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.engine import Engine
from sendpath.core.outcomes import Deadline
from sendpath.core.periods import Months, WorkingDays, after, before, beginning_with
from sendpath.rulebook.calendars import load_calendar
from sendpath.rulebook.loader import RuleBook, load_rulebook

WINDOW, CONTACT = RuleId("appeal.window"), RuleId("mediation.contact-adviser")
SENT, DATED = Event("decision-sent"), Event("decision-dated")
ISSUED, CONTACTED = Event("certificate-issued"), Event("adviser-contacted")

letters = st.dates(date(2014, 9, 1), date(2040, 12, 31))
offsets = st.integers(0, 200)
numbers = st.integers(1, 24)


@cache
def book() -> RuleBook:
    return load_rulebook()


@cache
def calendar() -> Calendar:
    return load_calendar(book())


@cache
def engine() -> Engine:
    return Engine(book().law, calendar=calendar())


def ask(rule: RuleId, events: dict[Event, date]) -> Deadline:
    outcome = engine().open(Case(events=events)).outcomes([rule])[rule]
    assert isinstance(outcome, Deadline)
    return outcome


@given(letters, offsets)
def test_a_certificate_never_brings_the_appeal_forward(sent: date, offset: int) -> None:
    without = ask(WINDOW, {SENT: sent})
    with_one = ask(WINDOW, {SENT: sent, ISSUED: sent + timedelta(days=offset)})
    assert without.due.day <= with_one.due.day


@given(letters, offsets, st.integers(0, 30))
def test_a_later_letter_or_certificate_never_gives_an_earlier_day(
    sent: date, offset: int, later: int
) -> None:
    issued = sent + timedelta(days=offset)
    first = ask(WINDOW, {SENT: sent, ISSUED: issued})
    second = ask(WINDOW, {SENT: sent, ISSUED: issued + timedelta(days=later)})
    third = ask(
        WINDOW, {SENT: sent + timedelta(days=later), ISSUED: issued + timedelta(days=later)}
    )
    assert first.due.day <= second.due.day <= third.due.day


@given(letters)
def test_the_appeal_never_falls_on_a_day_that_is_not_a_working_day(sent: date) -> None:
    assert calendar().is_working(ask(WINDOW, {SENT: sent}).due.day)


@given(letters)
def test_the_adviser_is_never_later_than_the_appeal(sent: date) -> None:
    assert ask(CONTACT, {SENT: sent}).due.day <= ask(WINDOW, {SENT: sent}).due.day


@given(letters, st.integers(0, 20), offsets, offsets)
@settings(max_examples=300)
def test_the_safe_day_the_day_and_the_latest_stand_in_order(
    dated: date, later: int, contact: int, offset: int
) -> None:
    sent = dated + timedelta(days=later)
    contacted = sent + timedelta(days=contact)
    events = {
        DATED: dated,
        SENT: sent,
        CONTACTED: contacted,
        ISSUED: contacted + timedelta(days=offset),
    }
    answer = ask(WINDOW, events)
    assert answer.latest is not None
    assert answer.safe <= answer.due.day <= answer.latest
    assert {answer.safe, answer.latest} <= {answer.due.day, *(each.due for each in answer.readings)}


@given(letters)
def test_every_step_starts_where_the_last_one_ended(sent: date) -> None:
    steps = ask(WINDOW, {SENT: sent}).due.steps
    assert [step.end for step in steps[:-1]] == [step.start for step in steps[1:]]
    assert steps[0].start == sent


@given(letters, numbers)
def test_months_never_run_over_the_end_of_the_later_month(day: date, number: int) -> None:
    end = after(Months(number), day, calendar=calendar())
    first = day.replace(day=1) + relativedelta(months=number)
    assert (first.year, first.month) == (end.year, end.month)
    assert end.day == day.day or (end + timedelta(days=1)).day == 1


@given(letters, numbers)
def test_beginning_with_is_never_later_than_after(day: date, number: int) -> None:
    for period in (Months(number), WorkingDays(number)):
        assert beginning_with(period, day, calendar=calendar()) <= after(
            period, day, calendar=calendar()
        )


@given(letters, numbers)
def test_working_days_back_and_forth_come_home(day: date, number: int) -> None:
    end = after(WorkingDays(number), day, calendar=calendar())
    home = before(WorkingDays(number), end, calendar=calendar())
    assert calendar().previous_working(day) == home


@given(letters)
def test_the_fact_still_to_come_adds_nothing_until_that_day_and_something_after(sent: date) -> None:
    answer = ask(WINDOW, {SENT: sent})
    case = Case(events={SENT: sent})
    until = engine().open(case).adds_nothing_until(answer)
    assert until is not None
    next_day = until + timedelta(days=1)
    assert answer.due.day == engine().open(case).last_day_if(answer, until)
    assert answer.due.day < (engine().open(case).last_day_if(answer, next_day) or date.min)
