"""The vectors are what the witnesses make, say what their schema says, and our engine keeps to them."""

import json
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from conform.files import GROUPS, files
from sendpath.answers.context import Context, context_of
from sendpath.answers.own_answer import own_answer
from sendpath.answers.vectors import judge, question_of
from sendpath.core.calendar import Calendar
from sendpath.rulebook.loader import RuleBook
from sendpath.trial.vectors import conformance_directory, group_names, group_words, read_vectors
from witnesses import walker_clocks, walker_rest

TOP = Path(__file__).resolve().parents[2]
VECTORS = read_vectors()
MOST = 1_600_000
"""Bytes: a package that every parent installs carries them."""

in_a_checkout = pytest.mark.skipif(
    not (TOP / "tools").is_dir(), reason="the files are made in the checkout"
)


@pytest.fixture(scope="module")
def context(book: RuleBook, calendar: Calendar) -> Context:
    return context_of(book, calendar, calendar.first)


@in_a_checkout
@pytest.mark.slow
def test_the_files_are_what_the_witnesses_make() -> None:
    """Else: python tools/vectors.py."""
    made = files()
    for name, text in made.items():
        assert text == (TOP / "conformance" / name).read_text("utf-8"), name
    groups = {Path(name).stem for name in made if name.startswith("vectors/")}
    assert sorted(groups) == group_names()


def test_every_line_says_what_the_schema_says() -> None:
    told = json.loads((conformance_directory() / "schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(told)
    validator = Draft202012Validator(told, format_checker=FormatChecker())
    faults = [(each["id"], error.message) for each in VECTORS for error in _first(validator, each)]
    assert [] == faults


def _first(validator: Draft202012Validator, vector: object) -> list[ValidationError]:
    return list(validator.iter_errors(vector))[:1]


def test_a_line_that_says_something_else_would_be_found() -> None:
    told = json.loads((conformance_directory() / "schema.json").read_text("utf-8"))
    validator = Draft202012Validator(told, format_checker=FormatChecker())
    right = {**VECTORS[0], "expected": {"due": "2026-12-01"}}
    assert [] == _first(validator, right)
    for wrong in ({"due": "2026-02-30"}, {"due": "1 May"}, {"status": "late", "why": "so"}, {}):
        assert _first(validator, {**right, "expected": wrong})


def test_our_own_engine_is_right_about_every_vector(context: Context, book: RuleBook) -> None:
    decisions = cache(book.decisions)
    answers = ((each, own_answer(question_of(each), context, decisions)) for each in VECTORS)
    judged = [(vector["id"], judge(vector, answer)) for vector, answer in answers]
    assert [] == [(name, told) for name, told in judged if told.kind != "right"][:5]
    readings = Counter(told.readings for _, told in judged)
    assert 500 < readings[True]
    assert 0 == readings[False]


def test_every_rule_with_a_witness_is_asked_about() -> None:
    asked = {each["rule"] for each in VECTORS if "due" in each["expected"]}
    witnessed = {*walker_rest.RULES, *walker_clocks.RULES, "appeal.window"}
    assert {"order.reconsider"} == witnessed - asked


def test_every_name_is_there_once_and_every_group_has_words() -> None:
    names = [each["id"] for each in VECTORS]
    assert [] == [name for name, number in Counter(names).items() if number > 1]
    assert sorted(GROUPS) == group_names() == sorted(group_words())
    assert sorted({each["group"] for each in VECTORS}) == group_names()


def test_every_status_and_the_days_that_others_get_wrong_are_asked_about() -> None:
    statuses = {each["expected"].get("status", "due") for each in VECTORS}
    assert {"due", "refused", "waiting", "not-covered", "not-applicable", "no-date"} == statuses
    told = {day for each in VECTORS for day in each["events"].values()}
    ends = {each["expected"].get("due") for each in VECTORS}
    assert {"2025-02-30", "1/13/2026", "", "2024-02-29", "2022-06-03", "2022-09-19"} <= told
    assert {"2027-01-04", "2027-09-01", "2024-02-29", "2023-05-09"} <= ends


def test_the_days_of_readings_stand_in_their_order() -> None:
    for each in VECTORS:
        days = {"due": "", **each["expected"]}
        told = [days.get(name, days["due"]) for name in ("safe", "due", "latest")]
        assert all(one <= other for one, other in pairwise(day for day in told if day)), each


def test_they_are_small_enough_to_be_carried_along() -> None:
    sizes = [path.stat().st_size for path in conformance_directory().rglob("*.json*")]
    assert 500_000 < sum(sizes) < MOST
