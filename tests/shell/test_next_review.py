"""A proposed map reads the council's decision after a review as the day that ended it, too."""

from pathlib import Path

import pytest

from support import ask, read_json

TODAY = "2026-11-28"
HEAD = "Case,Review meeting,Review decision letter,Review decision"
ROWS = ("A,2026-02-02,2026-02-20,Keep", "B,2026-03-02,2026-03-20,Amend", "C,2026-10-20,,")


def proposed(folder: Path, head: str) -> tuple[Path, str]:
    sheet, there = folder / "reviews.csv", folder / "map.toml"
    sheet.write_text("\n".join([head, *ROWS]) + "\n", encoding="utf-8")
    ask("due", str(sheet), "--guess", "-o", str(there), today=TODAY)
    return sheet, there.read_text("utf-8")


def test_the_next_review_is_counted_from_the_decision(tmp_path: Path) -> None:
    sheet, written = proposed(tmp_path, HEAD)
    assert '"Review decision letter" = ["review_decision_sent", "last_review"' in written
    words = ("due", str(sheet), "--map-file", str(tmp_path / "map.toml"), "--within", "400")
    told = read_json(ask(*words, "--format", "json", today=TODAY).out)["items"]
    days = {item["case"]: item["due"] for item in told if item["rule"] == "review.complete"}
    # section 44(1): 12 months starting with the day
    assert {"A": "2027-02-19", "B": "2027-03-19"} == days


@pytest.mark.parametrize("heading", ["Last review ended", "last_review"])
def test_a_column_of_its_own_tells_the_last_review(tmp_path: Path, heading: str) -> None:
    sheet, there = tmp_path / "reviews.csv", tmp_path / "map.toml"
    rows = [f"{row},2025-02-{at}" for at, row in enumerate(ROWS, 10)]
    sheet.write_text("\n".join([f"{HEAD},{heading}", *rows]) + "\n", encoding="utf-8")
    ask("due", str(sheet), "--guess", "-o", str(there), today=TODAY)
    written = there.read_text("utf-8")
    assert '"review_decision_sent", "last_review"' not in written
