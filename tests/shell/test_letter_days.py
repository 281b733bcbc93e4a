"""Where the letter's day is missing, people are asked whether it is that of what it shows."""

import csv
import io
from pathlib import Path

import pytest

from support import run

TODAY = "2026-11-25"
HEAD = "reason,decision_date,final_plan_sent,decision_notified"


def row_of(tmp_path: Path, row: str, *words: str) -> tuple[int, dict[str, str]]:
    sheet = tmp_path / "in.csv"
    sheet.write_text(f"{HEAD}\n{row}\n", "utf-8")
    ran = run("batch", str(sheet), *words, "--today", TODAY)
    (cells,) = csv.DictReader(io.StringIO(ran.out))
    return ran.code, {name.removeprefix("sendpath_"): cell for name, cell in cells.items()}


@pytest.mark.parametrize("reason", ["plan-contents", "school-named"])
def test_a_final_plan_beside_what_is_disputed_may_tell_the_day_of_the_letter(
    tmp_path: Path, reason: str
) -> None:
    code, cells = row_of(tmp_path, f"{reason},,2026-10-01,")
    asked = "Was the letter sent on the day the final plan was sent (first, amended or ordered), "
    assert 3 == code
    assert f"{asked}Thursday 1 October 2026? Then give that day." in cells["problems"]
    assert ("unknown", "") == (cells["standing"], cells["appeal_window"])
    words = row_of(
        tmp_path, f"{reason},,2026-10-01,", "--process", "all", "--columns", "next_words"
    )
    assert asked in words[1]["next_words"]


def test_a_day_that_another_decision_shows_is_not_offered(tmp_path: Path) -> None:
    code, cells = row_of(tmp_path, "refuse-assess,,2026-10-01,")
    assert 3 == code
    assert "Was the letter sent" not in cells["problems"]
    assert "The date of the council's letter was not told." in cells["problems"]


def test_a_refusal_beside_the_day_on_which_it_was_told_is_asked_about_likewise(
    tmp_path: Path,
) -> None:
    _, cells = row_of(tmp_path, "refuse-assess,,,2026-10-01")
    assert "Thursday 1 October 2026? Then give that day." in cells["problems"]


def test_a_row_that_tells_no_decision_is_left_to_other_processes(tmp_path: Path) -> None:
    code, cells = row_of(tmp_path, ",,2026-10-01,")
    assert (0, "", "") == (code, cells["problems"], cells["standing"])


def test_a_letter_whose_day_was_told_is_not_asked_about(tmp_path: Path) -> None:
    code, cells = row_of(tmp_path, "plan-contents,2026-10-02,2026-10-01,")
    assert (0, "", "2026-12-02") == (code, cells["problems"], cells["appeal_window"])
