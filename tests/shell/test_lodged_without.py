"""An appeal that is in, and without the certificate that it needs, is not done with.

Section 55 of the Act: without one the appeal is sent back, but where only the school is in dispute.
A letter of 20 October 2026, an appeal of 20 November 2026: in time.
"""

import csv
import io
from pathlib import Path

import pytest

from support import ask

TODAY = "2026-11-28"
HEADS = "case,reason,decision_date,adviser_contacted,certificate_date,appeal_lodged"
LEFT = "without it, it is sent back and counts as not made."


def sheet(folder: Path, row: str) -> str:
    (folder / "cases.csv").write_text(f"{HEADS}\n{row}\n", encoding="utf-8")
    return str(folder / "cases.csv")


def words(folder: Path, row: str) -> str:
    out = ask("batch", sheet(folder, row), "--columns", "next_words", today=TODAY).out
    return next(csv.DictReader(io.StringIO(out)))["sendpath_next_words"]


@pytest.mark.parametrize("reason", ["refuse-assess", ""])
def test_a_row_says_what_is_left_to_do_of_it(reason: str, tmp_path: Path) -> None:
    told = words(tmp_path, f"A,{reason},2026-10-20,no,no,2026-11-20")
    assert (True, True) == (
        told.startswith("Done: Appeal received by the SEND Tribunal."),
        LEFT in told,
    )


def test_the_list_says_it_too(tmp_path: Path) -> None:
    row = "A,refuse-assess,2026-10-20,no,no,2026-11-20"
    said = ask("due", sheet(tmp_path, row), "--plain", today=TODAY).out
    assert ("A: Done: Appeal received" in said, True) == (True, LEFT in said)


@pytest.mark.parametrize(
    "row",
    [
        "A,school-named,2026-10-20,no,no,2026-11-20",
        "A,refuse-assess,2026-10-20,,,2026-11-20",
        "A,refuse-assess,2026-10-20,2026-10-22,2026-10-25,2026-11-20",
    ],
    ids=["only the school", "nothing told", "with one"],
)
def test_an_appeal_that_needs_none_or_of_which_none_was_denied_is_done(
    row: str, tmp_path: Path
) -> None:
    assert words(tmp_path, row).startswith(
        "Usually by Friday 18 December 2026, in 20 days: Registration"
    )
