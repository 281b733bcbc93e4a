"""The vectors are what the witnesses make, say what their schema says, and our engine keeps to them."""

import json
import shlex
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from shutil import which

import pytest
from jsonschema_rs import Draft202012Validator, ValidationError, meta

from conform.files import GROUPS, files
from conform.hard_days import ONE_OFFS
from sendpath.answers.context import Context, context_of
from sendpath.answers.own_answer import own_answer
from sendpath.answers.vectors import judge, question_of
from sendpath.core.calendar import Calendar
from sendpath.rulebook.loader import RuleBook
from sendpath.trial.vectors import conformance_directory, group_names, group_words, read_vectors
from support import ask, read_json
from witnesses import walker_clocks, walker_rest

TOP = Path(__file__).resolve().parents[2]
VECTORS = read_vectors()
MOST = 1_700_000
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
    meta.validate(told)
    validator = Draft202012Validator(told, validate_formats=True)
    faults = [(each["id"], error.message) for each in VECTORS for error in _first(validator, each)]
    assert [] == faults


def _first(validator: Draft202012Validator, vector: object) -> list[ValidationError]:
    return list(validator.iter_errors(vector))[:1]


def test_a_line_that_says_something_else_would_be_found() -> None:
    told = json.loads((conformance_directory() / "schema.json").read_text("utf-8"))
    validator = Draft202012Validator(told, validate_formats=True)
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


@pytest.mark.parametrize("forgotten", sorted(ONE_OFFS))
def test_an_engine_that_forgets_a_one_off_bank_holiday_would_be_found(
    forgotten: date, context: Context, book: RuleBook
) -> None:
    days = {day: name for day, name in context.calendar.days.items() if day != forgotten}
    forgetful = context.counting_with(replace(context.calendar, days=days))
    about = [each for each in VECTORS if "one-off" in each["about"]]
    decisions = cache(book.decisions)
    told = (judge(each, own_answer(question_of(each), forgetful, decisions)) for each in about)
    assert {"right", "wrong"} == {each.kind for each in told}


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


@pytest.mark.parametrize(
    "path", sorted(Path(__file__).parent.glob("*.py")), ids=lambda path: path.stem
)
def test_no_expected_day_can_come_from_the_engine(path: Path) -> None:
    if path.stem.startswith("test_"):
        return
    lines = [
        each for each in path.read_text("utf-8").splitlines() if each.startswith(("from", "import"))
    ]
    ours = {each.split()[1] for each in lines if "sendpath" in each}
    assert ours <= {"sendpath.core.clauses", "sendpath.core.law", "sendpath.rulebook.loader"}


# ---------------------------------------------------------------- what the document says

PAGE = (TOP / "docs" / "conformance.md").read_text("utf-8")
OTHERS = TOP / "conformance" / "others"


def rows() -> dict[str, list[str]]:
    """Give the cells of each row of the score tables, by the first."""
    lines = [line for line in PAGE.splitlines() if line.startswith("| ")]
    cells = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    return {first: rest for first, *rest in cells}


def test_the_document_says_how_many_vectors_there_are_and_that_we_are_right_about_all() -> None:
    assert f"{len(VECTORS)} questions" in PAGE
    assert f"{len(VECTORS)} vectors" in PAGE
    assert str(len(VECTORS)) == rows()["right"][-1]
    told = {group: (cells[0], cells[-1]) for group, cells in rows().items() if group in GROUPS}
    counted = Counter(each["group"] for each in VECTORS)
    assert {name: (str(n), f"{n} of {n}") for name, n in counted.items()} == told


@in_a_checkout
@pytest.mark.slow
@pytest.mark.parametrize(
    ("column", "adapter", "needs"),
    [(0, "sixty_days.py", "python3"), (1, "workbook.py", "soffice")],
)
def test_the_scores_of_others_are_those_of_a_run(column: int, adapter: str, needs: str) -> None:
    if needs != "python3" and which(needs) is None:
        pytest.skip(f"{needs} is not on this machine")
    command = shlex.join([sys.executable, str(OTHERS / adapter)])
    total = read_json(ask("conform", "--cmd", command, "--format", "json", today=None).out)["total"]
    names = {
        "right": "right",
        "a wrong day or status": "wrong",
        "no day where one is owed": "no_day",
        "a day where none can be given": "a_day",
        "skipped": "skipped",
    }
    assert {name: rows()[name][column] for name in names} == {
        name: str(total[key]) for name, key in names.items()
    }
