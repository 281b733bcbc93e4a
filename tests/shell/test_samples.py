"""``sendpath sample`` makes up a caseload that ``batch`` answers row by row, without a problem."""

import csv
import io
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from sendpath.core.walk import choices_wanted
from sendpath.rulebook.loader import load_rulebook
from support import ask

BOOK = load_rulebook()
TODAY = "2026-11-21"
DATED = [
    name
    for name, process in BOOK.processes.items()
    if any(
        rule.anchor and rule.id.partition(".")[0] in process.folders
        for rule in BOOK.law.rules.values()
    )
]
"""Processes of which a rule counts from a date."""


def made(*words: str, today: str = TODAY) -> str:
    ran = ask("sample", *words, today=today)
    assert (0, "") == (ran.code, ran.err)
    return ran.out


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def answered(process: str, many: int, folder: Path) -> list[dict[str, str]]:
    sheet = folder / "sample.csv"
    named = [] if process == "letters" else ["--process", process]
    sheet.write_text(made("--rows", str(many), "--seed", "3", "--process", process), "utf-8")
    ran = ask("batch", str(sheet), *named, "--columns", "standing,overdue")
    assert 0 == ran.code, ran.err
    return rows(ran.out)


@pytest.mark.slow
@pytest.mark.parametrize("process", [*DATED, "letters", "all"])
def test_batch_answers_every_row_without_a_problem_and_some_are_late_and_some_ahead(
    process: str, tmp_path: Path
) -> None:
    told = answered(process, 300, tmp_path)
    assert (300, []) == (len(told), [row for row in told if row["sendpath_problems"]])
    stands = Counter(row["sendpath_standing"] for row in told)
    assert stands["ahead"] > 10
    assert stands["passed"] + stands["unknown"] > 0, "a day that has passed"


def test_a_few_letters_are_answered_without_a_problem(tmp_path: Path) -> None:
    told = answered("letters", 40, tmp_path)
    assert (40, {""}) == (len(told), {row["sendpath_problems"] for row in told})


def test_the_same_seed_rows_and_today_give_the_same_text() -> None:
    words = ("--rows", "25", "--seed", "a word", "--process", "review")
    assert made(*words) == made(*words)


@pytest.mark.parametrize(
    ("other", "today"),
    [
        (("--rows", "25", "--seed", "2", "--process", "review"), TODAY),
        (("--rows", "25", "--seed", "1", "--process", "review"), "2026-11-22"),
    ],
)
def test_another_seed_or_another_today_gives_other_rows(other: tuple[str, ...], today: str) -> None:
    assert made("--rows", "25", "--seed", "1", "--process", "review") != made(*other, today=today)


def test_rows_have_names_that_are_nobodys() -> None:
    told = rows(made("--rows", "30", "--process", "review"))
    assert [f"S{number:04}" for number in range(1, 31)] == [row["case"] for row in told]
    assert {"Sample Council"} == {row["council"].rpartition(" ")[0] for row in told}
    assert {"Worker"} == {row["worker"].rpartition(" ")[0] for row in told}


def test_nothing_that_is_over_lies_after_today() -> None:
    facts = {
        fact.option.removeprefix("--").replace("-", "_"): fact for fact in BOOK.law.facts.values()
    }
    told = rows(made("--rows", "300", "--process", "assessment"))
    days = [
        (name, cell)
        for row in told
        for name, cell in row.items()
        if cell and name in facts and not facts[name].future
    ]
    assert days
    assert [] == [each for each in days if date.fromisoformat(each[1]) > date.fromisoformat(TODAY)]


def test_some_cells_are_blank_and_every_choice_is_one_that_the_process_asks_about() -> None:
    told = rows(made("--rows", "300", "--process", "review"))
    values = {row["outcome"] for row in told}
    assert "" in values
    assert {"", "keep", "amend", "cease"} >= values
    asked = choices_wanted(rule for rule in BOOK.law.rules.values() if rule.process == "review")
    assert {*BOOK.choices}.intersection(told[0]) == {*BOOK.choices} & asked


@pytest.mark.parametrize("many", ["0", "-3", "many", "9999999999", "1.5"])
def test_a_number_of_rows_that_is_none_is_refused(many: str) -> None:
    ran = ask("sample", f"--rows={many}")
    assert (2, "", f"--rows: '{many}' is not a number of rows. Write it as 100.\n") == (
        ran.code,
        ran.out,
        ran.err,
    )


def test_a_process_without_dates_has_no_sample() -> None:
    ran = ask("sample", "--process", "school-support")
    assert (2, "") == (ran.code, ran.out)
    assert "no rule of this process counts from a date" in ran.err


def test_an_unknown_process_is_refused() -> None:
    ran = ask("sample", "--process", "reviw")
    assert (2, "") == (ran.code, ran.out)
    assert "If you meant review, write that." in ran.err


def test_it_is_written_to_a_file(tmp_path: Path) -> None:
    there = tmp_path / "sample.csv"
    ran = ask("sample", "--rows", "5", "-o", str(there))
    assert (0, "", f"Written: {there}\n") == ran
    assert made("--rows", "5") == there.read_text("utf-8")


@pytest.mark.parametrize("day", ["2010-01-01", "2014-09-01", "2015-01-01", "2999-06-01"])
@pytest.mark.parametrize("process", ["letters", "all", "review", "exclusion"])
def test_a_day_around_which_no_case_can_be_made_up_is_said_to_be_that(
    day: str, process: str
) -> None:
    ran = ask("sample", "--process", process, today=day)
    assert (2, "") == (ran.code, ran.out)
    assert ran.err.startswith("--today: no case can be made up around ")
