"""What leaves every duty of a process unsure: nobody is accused of one, people are asked."""

from collections.abc import Mapping
from datetime import date

import pytest

from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.engine import Engine
from sendpath.core.standing import is_overdue
from sendpath.rulebook.loader import RuleBook

TODAY = date(2026, 11, 25)
FACTS = {
    "review": {"last-review": date(2025, 3, 3), "review-meeting": date(2026, 2, 2)},
    "amendment": {"amendment-notice-sent": date(2026, 2, 2)},
    "phase-transfer": {"transfer-year": date(2026, 9, 1), "transfer-date": date(2026, 9, 7)},
    "reassessment": {"reassessment-request-received": date(2026, 2, 2)},
    "assessment": {"request-received": date(2026, 2, 2)},
    "move": {"old-council-aware": date(2026, 2, 2), "move-date": date(2026, 3, 2)},
    "agreement": {"agreement-made": date(2026, 2, 2)},
    "concession": {"council-told-tribunal": date(2026, 2, 2)},
}
OF_A_PLAN = ("review", "amendment", "phase-transfer", "reassessment")
CHOSEN = {
    "concession": {"order": "contents"},
    "agreement": {"order": "contents"},
    "review": {"outcome": "amend"},
    "phase-transfer": {"transfer": "primary-to-secondary"},
}


Choices = Mapping[str, str]


def overdue(
    book: RuleBook,
    calendar: Calendar,
    process: str,
    told: Mapping[str, date] | None = None,
    choices: Choices | None = None,
) -> set[RuleId]:
    """Name the duties of a process that are called overdue, where all else is a blank cell."""
    events = {Event(name): day for name, day in {**FACTS[process], **(told or {})}.items()}
    blank = frozenset(book.law.facts) - events.keys()
    case = Case(
        events=events, choices={**CHOSEN.get(process, {}), **(choices or {})}, not_yet=blank
    )
    opened = Engine(book.law, calendar).open(case)
    of = [each.id for each in book.law.rules.values() if each.process == process]
    return {rule for rule in of if is_overdue(opened.outcome(rule), today=TODAY)}


@pytest.mark.parametrize("process", OF_A_PLAN)
@pytest.mark.parametrize("choices", [{"order": "cease"}, {"plan": "no"}])
def test_nothing_that_is_owed_to_who_has_a_plan_is_overdue_where_it_was_told_that_there_is_none(
    book: RuleBook, calendar: Calendar, process: str, choices: Choices
) -> None:
    assert overdue(book, calendar, process)
    assert set() == overdue(book, calendar, process, choices=choices)


@pytest.mark.parametrize("process", OF_A_PLAN)
@pytest.mark.parametrize("choices", [{"order": "contents"}, {"plan": "yes"}])
def test_an_order_on_what_a_plan_says_and_a_plan_that_there_is_change_nothing(
    book: RuleBook, calendar: Calendar, process: str, choices: Choices
) -> None:
    assert overdue(book, calendar, process) == overdue(book, calendar, process, choices=choices)


@pytest.mark.parametrize("process", [*OF_A_PLAN, "assessment"])
@pytest.mark.parametrize("fact", ["move-date", "plan-transferred"])
def test_the_old_council_is_not_accused_of_what_may_be_the_new_one_s(
    book: RuleBook, calendar: Calendar, process: str, fact: str
) -> None:
    there = overdue(book, calendar, process)
    moved = overdue(book, calendar, process, {fact: date(2026, 10, 1)})
    before = overdue(book, calendar, process, {fact: date(2024, 10, 1)})
    assert there
    of_a_year = process == "phase-transfer"
    assert before == (set() if of_a_year else there), "a move of before is no matter of a clock"
    assert set() == moved


@pytest.mark.parametrize("choices", [{"order": "cease"}, {"plan": "no"}])
def test_a_plan_that_may_not_be_there_is_not_missed_by_the_new_council(
    book: RuleBook, calendar: Calendar, choices: Choices
) -> None:
    assert overdue(book, calendar, "move") == {"move.transfer"}
    assert set() == overdue(book, calendar, "move", choices=choices)
    there = {"plan": "yes", "outcome": "cease", "order": "contents"}
    assert {"move.transfer"} == overdue(book, calendar, "move", choices=there)


def test_what_is_conceded_after_the_response_has_other_days(
    book: RuleBook, calendar: Calendar
) -> None:
    there = overdue(book, calendar, "concession")
    assert there
    early, late = date(2026, 1, 5), date(2026, 2, 9)
    assert set() == overdue(book, calendar, "concession", {"response-received": early})
    assert there == overdue(book, calendar, "concession", {"response-received": late})
    same = FACTS["concession"]["council-told-tribunal"]
    assert set() == overdue(book, calendar, "concession", {"response-received": same}), (
        "which of the two came first on that day is not known"
    )


@pytest.mark.parametrize("process", ["agreement", "concession"])
@pytest.mark.parametrize("fact", ["order-made", "order-sent"])
def test_an_order_since_has_days_of_its_own(
    book: RuleBook, calendar: Calendar, process: str, fact: str
) -> None:
    there = overdue(book, calendar, process)
    assert there
    assert set() == overdue(book, calendar, process, {fact: date(2026, 6, 1)})
    assert there == overdue(book, calendar, process, {fact: date(2025, 6, 2)})
