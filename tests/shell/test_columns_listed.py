"""``sendpath schema batch`` lists every column that is read or written, one a line."""

import re
from functools import cache

import pytest

from sendpath.caseload.our_columns import PROBLEMS, names_written
from sendpath.columns.sheet_columns import NO_FACTS, column_named
from sendpath.rulebook.loader import load_rulebook
from support import ask

BOOK = load_rulebook()


@cache
def listed() -> dict[str, str]:
    ran = ask("schema", "batch", today=None)
    assert (0, "") == (ran.code, ran.err)
    pairs = (line.split(": ", 1) for line in ran.out.splitlines() if line[:1].islower())
    return dict(pairs)


def test_every_column_that_can_be_written_is_listed_and_no_other() -> None:
    told = {name for name in listed() if name.startswith("sendpath_")}
    assert names_written(BOOK.law.rules, BOOK.letter) | {PROBLEMS} == told


def test_every_column_that_is_read_is_listed_and_no_other() -> None:
    days = {column_named(fact) for fact in BOOK.law.facts.values() if not fact.refused}
    told = {name for name in listed() if not name.startswith("sendpath_") and " = " not in name}
    assert days | {*BOOK.choices} | {*NO_FACTS} == told


def test_a_choice_is_listed_with_its_values() -> None:
    told = {name for name in listed() if " = " in name}
    assert {f"{n} = {value}" for n, each in BOOK.choices.items() for value in each.values} == told


def test_no_line_is_wider_than_a_page_and_every_column_says_something() -> None:
    assert [] == [
        line for line in ask("schema", "batch", today=None).out.splitlines() if len(line) > 100
    ]
    assert [] == [name for name, says in listed().items() if not says.strip()]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("decision_date", "the day printed on the decision letter"),
        ("transfer_year", "the year of the transfer"),
        ("sendpath_review_decision", "the last day of: Council says whether it will keep, amend"),
        ("sendpath_review_decision_days_late", "days late; below 0 early"),
        ("sendpath_act_by", "the working day by which the family must act"),
    ],
)
def test_a_column_says_what_it_tells(name: str, says: str) -> None:
    assert re.match(re.escape(says), listed()[name])
