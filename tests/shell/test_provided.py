"""A letter that decides nothing that can be appealed has no such days: that stands beside each.

A letter of 20 October 2026: an adviser is told by 20 December, the appeal is received by the 21st,
the first working day. Section 51(2) of the Act: an agreement to assess carries no appeal.
"""

import csv
import io
from pathlib import Path

import pytest

from support import ask, read_json

TODAY = "2026-11-28"
PROVISO = "This day is right only if this letter decides something that can be."


def sheet(folder: Path, outcome: str, letter: str = "2026-10-20") -> str:
    (folder / "cases.csv").write_text(
        f"case,decision_date,outcome\nA,{letter},{outcome}\n", encoding="utf-8"
    )
    return str(folder / "cases.csv")


def words(folder: Path, outcome: str, letter: str = "2026-10-20") -> str:
    asked = ("--process", "all", "--columns", "next_words")
    out = ask("batch", sheet(folder, outcome, letter), *asked, today=TODAY).out
    return next(csv.DictReader(io.StringIO(out)))["sendpath_next_words"]


@pytest.mark.parametrize("outcome", ["agreed", "amend"])
def test_to_tell_an_adviser_hangs_on_what_the_letter_decides(outcome: str, tmp_path: Path) -> None:
    told = words(tmp_path, outcome)
    assert "By Sunday 20 December 2026, in 22 days: Tell a mediation adviser" in told
    assert 1 == told.count(PROVISO)


def test_a_letter_of_which_no_outcome_was_told_hangs_on_none(tmp_path: Path) -> None:
    told = words(tmp_path, "")
    assert (True, False) == (told.startswith("By Sunday 20 December 2026"), PROVISO in told)


@pytest.mark.parametrize("letter", ["2026-10-20", "2026-09-01"])
def test_the_list_says_it_of_both_days_whether_ahead_or_passed(letter: str, tmp_path: Path) -> None:
    asked = ("--within", "all", "--format", "json")
    items = read_json(ask("due", sheet(tmp_path, "agreed", letter), *asked, today=TODAY).out)
    found = {each["rule"]: PROVISO in (each["check_first"] or "") for each in items["items"]}
    assert {"mediation.contact-adviser": True, "appeal.window": True} == found


def test_a_late_appeal_says_what_can_still_be_done_beside_all_that_it_hangs_on(
    tmp_path: Path,
) -> None:
    told = words(tmp_path, "agreed", "2026-09-01")
    assert (True, True) == (
        PROVISO in told,
        "You can still send the appeal today, and ask for more time." in told,
    )
