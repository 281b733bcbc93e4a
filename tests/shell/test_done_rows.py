"""A row is told as done only where nothing is left to ask of what a public body had to do."""

import csv
import io
from pathlib import Path

import pytest

from caseload.made_rows import Maker
from sendpath.rulebook.loader import RuleBook
from support import ask

TODAY = "2026-11-28"

HEAD = "case_id,request_received,decision_notified,outcome,plan_refused,final_plan_sent"
ROWS = (
    ("nothing asked", "2026-05-21,2026-06-25,refused,,", "done"),
    ("was a plan due", "2026-05-21,2026-06-25,,,not yet", "unknown"),
    ("surely late", "2026-05-21,2026-06-25,agreed,,not yet", "passed"),
    ("was it refused in week 16", "2026-05-21,2026-06-25,agreed,tbc,", "unknown"),
    ("was it sent", "2026-05-21,2026-06-25,agreed,not yet,tbc", "unknown"),
)
"""Week 20 from Thursday 21 May 2026 was over on Thursday 8 October 2026."""


def answered(folder: Path, text: str, process: str, *words: str) -> list[dict[str, str]]:
    """Give what is said of the rows of a sheet."""
    sheet = folder / "in.csv"
    sheet.write_text(text, "utf-8")
    ran = ask("batch", str(sheet), "--process", process, *words, today=TODAY)
    return [*csv.DictReader(io.StringIO(ran.out))]


@pytest.mark.parametrize(
    ("process", "words"),
    [("assessment", ()), ("all", ()), ("assessment", ("--engine", "duckdb"))],
)
def test_an_adviser_who_leaves_out_the_rows_that_are_done_leaves_out_no_question(
    tmp_path: Path, process: str, words: tuple[str, ...]
) -> None:
    if words:
        pytest.importorskip("duckdb")
    text = "\n".join((HEAD, *(f"{case},{cells}" for case, cells, _ in ROWS)))
    told = answered(tmp_path, text + "\n", process, *words)
    assert [stands for *_, stands in ROWS] == [each["sendpath_standing"] for each in told]
    asks = [each["sendpath_next_words"].startswith(("Find out", "Days may")) for each in told]
    assert [stands == "unknown" for *_, stands in ROWS] == asks


@pytest.mark.slow
@pytest.mark.once
def test_no_made_row_is_done_that_asks_whether_something_was_due(
    book: RuleBook, tmp_path: Path
) -> None:
    """Of a review, what can be done no more is asked about all the same, where nothing else is."""
    text = Maker(book, "assessment", "done rows").sheet("real", 120)
    told = answered(tmp_path, text, "assessment")
    done = [each for each in told if each["sendpath_standing"] == "done"]
    asked = ("Find out: was it due?", "Days may have passed")
    assert [] == [each for each in done if any(one in each["sendpath_next_words"] for one in asked)]
    assert {"done", "unknown"} <= {each["sendpath_standing"] for each in told}
