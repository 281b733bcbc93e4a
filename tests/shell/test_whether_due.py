"""Of what has passed and may not bind, people are asked whether it was due, and on what it hangs."""

import csv
import io
from pathlib import Path

import pytest

from support import ask

TODAY = "2026-11-25"


def said(tmp_path: Path, process: str, head: str, row: str) -> dict[str, str]:
    """Give what a sheet of one row says in words."""
    sheet = tmp_path / "in.csv"
    sheet.write_text(f"{head}\n{row}\n", "utf-8")
    words = ("--process", process, "--columns", "overdue_words,next_words,complaint")
    (cells,) = csv.DictReader(io.StringIO(ask("batch", str(sheet), *words, today=TODAY).out))
    return {name.removeprefix("sendpath_"): cell for name, cell in cells.items()}


def verdict(*words: str) -> str:
    """Give the line that opens a timeline."""
    lines = ask("timeline", *words, "--plain", today=TODAY).out.splitlines()
    return next(each for each in lines if each.startswith("verdict: ")).removeprefix("verdict: ")


def test_a_day_that_an_order_prints_makes_nobody_late_with_another_of_its_steps(
    tmp_path: Path,
) -> None:
    head = "order,order_made,order_says_by,draft_served,final_plan_sent"
    told = said(tmp_path, "order", head, "plan,2026-10-01,2026-11-06,2026-11-05,")
    assert ("", "") == (told["overdue_words"], told["complaint"])
    assert told["next_words"].startswith("Find out: was it due? If ordered to make a plan: final")
    assert "Which step does it name?" in told["next_words"]


@pytest.mark.parametrize("order", ["contents", "school", "continue-amend"])
def test_a_printed_day_is_that_of_an_order_s_only_step(tmp_path: Path, order: str) -> None:
    head = "order,order_made,order_says_by,final_plan_sent"
    told = said(tmp_path, "order", head, f"{order},2026-10-01,2026-11-06,")
    assert "due Friday 6 November 2026, 19 days overdue" in told["overdue_words"]


def test_the_question_comes_after_those_of_what_binds_for_certain(tmp_path: Path) -> None:
    head = "transfer_year,transfer,final_plan_sent,outcome"
    told = said(tmp_path, "all", head, "2026,secondary-to-post16,,cease")
    assert "" == told["overdue_words"]
    assert "If the plan has ceased, this is no longer due." in told["next_words"]


def test_a_day_ahead_that_may_not_bind_opens_an_answer_with_its_condition() -> None:
    told = verdict("phase-transfer", "transfer-year=2027")
    assert told.endswith("Sunday 14 February 2027, in 81 days, if it binds")
    kind = verdict("phase-transfer", "transfer-year=2027", "--transfer", "primary-to-secondary")
    assert kind.endswith("Sunday 14 February 2027, in 81 days")


def test_what_has_passed_and_may_not_bind_comes_before_what_waits() -> None:
    told = verdict("review", "plan-made=2025-10-01")
    assert (
        "Find out whether it was due, and done: Next review finished, with the council's decision, "
        "by Wednesday 30 September 2026"
    ) == told
