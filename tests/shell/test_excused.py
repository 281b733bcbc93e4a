"""What is late while the test of an exception is met is said to be late with that condition.

Regulation 13(3): the council need not keep week 20 if it was impractical because it asked a school
for advice, between a week before it closed and a week before it opened again, and the school was
closed for at least four weeks. Request 1 June 2026: 20 weeks end on Monday 19 October 2026.
"""

import csv
import io
from pathlib import Path

import pytest

from due_lists import TODAY, items, listed
from support import ask

HEAD = (
    "case,request_received,decision_notified,outcome,plan_refused,final_plan_sent,"
    "school_asked,school_closes,school_reopens\n"
)
CLOSED = "2026-07-20,2026-07-24,2026-09-03"
TOO_SHORT = "2026-07-20,2026-07-24,2026-08-20"
LATE = "A,2026-06-01,2026-07-10,agreed,not yet,not yet"
MAY_BE_LATE = "A,2026-06-01,2026-07-10,agreed,not yet,tbc"
WAS_IT_DUE = "A,2026-06-01,2026-07-10,agreed,tbc,not yet"
HELD = "The council may say that an exception held"


def sheet(row: str, closed: str) -> str:
    return f"{HEAD}{row},{closed}\n"


def batch(folder: Path, text: str, *words: str) -> dict[str, str]:
    (folder / "cases.csv").write_text(text, encoding="utf-8")
    words = (str(folder / "cases.csv"), "--process", "assessment", *words)
    (found,) = csv.DictReader(io.StringIO(ask("batch", *words, today=TODAY).out))
    return {name.removeprefix("sendpath_"): cell for name, cell in found.items()}


def test_a_duty_whose_exception_may_hold_is_overdue_with_that_condition(tmp_path: Path) -> None:
    text = sheet(LATE, CLOSED)
    (item,) = items(tmp_path, text)
    assert ("overdue", True) == (item["stands"], (item["check_first"] or "").startswith(HELD))
    told = batch(tmp_path, text)
    assert "40 days overdue [check first: " + HELD in told["overdue_words"]
    begins = "Final plan sent, if there is to be one: overdue, unless an exception held"
    assert told["next_words"].startswith(begins)


@pytest.mark.parametrize("row", [MAY_BE_LATE, WAS_IT_DUE], ids=["done?", "due?"])
def test_a_question_about_such_a_duty_says_it_too(row: str, tmp_path: Path) -> None:
    text = sheet(row, CLOSED)
    (item,) = items(tmp_path, text)
    assert ("find-out", True) == (item["stands"], HELD in item["words"])
    assert HELD in batch(tmp_path, text)["next_words"]


@pytest.mark.parametrize("form", ["plain", "table", "md", "html", "csv"])
def test_the_condition_stands_on_every_page_of_the_list(form: str, tmp_path: Path) -> None:
    out = listed(tmp_path, sheet(LATE, CLOSED), "--format", form)
    said = " ".join(out.replace("│", " ").split())
    assert [] == [word for word in HELD.split() if word not in said]


def test_a_closure_of_less_than_four_weeks_excuses_nothing(tmp_path: Path) -> None:
    text = sheet(LATE, TOO_SHORT)
    (item,) = items(tmp_path, text)
    assert ("overdue", None) == (item["stands"], item["check_first"])
    told = batch(tmp_path, text)
    assert told["overdue_words"].endswith("due Monday 19 October 2026, 40 days overdue")
    assert told["next_words"] == "Overdue: ask in writing when it will be done, and complain."


@pytest.mark.parametrize("closed", [CLOSED, TOO_SHORT], ids=["met", "too short"])
def test_duckdb_says_the_same(closed: str, tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    text = sheet(LATE, closed)
    assert batch(tmp_path, text) == batch(tmp_path, text, "--engine", "duckdb")
