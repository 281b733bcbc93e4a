"""A cell that cannot be read makes nobody late, and hides no last day that has passed.

A council says within 6 weeks of a request whether it assesses (regulation 5(1)): of a request of
12 October 2026, by 23 November. The report of a review goes out within 2 weeks of its meeting, the
decision within 4 (regulation 20(7) and (10)): of a meeting of 1 July, by 15 and 29 July.
"""

from pathlib import Path

import pytest

from sheets import answered, rows
from support import Json, ask, read_json

TODAY = "2026-11-28"
NOT_SURE = "That is not sure: not all that was told could be used."


def listed(folder: Path, text: str) -> list[Json]:
    (folder / "cases.csv").write_text(text, encoding="utf-8")
    ran = ask("due", str(folder / "cases.csv"), "--format", "json", today=TODAY)
    items: list[Json] = read_json(ran.out)["items"]
    return items


ROWS = [
    ("request_received,decision_notified,reason", "2026-10-12,,Awaiting decision"),
    ("request_received,decision_notified,outcome", "2026-10-12,,Yes then no plan"),
    ("request_received,decision_notified,advice_given", "2026-10-12,,soon"),
]


@pytest.mark.parametrize(("heads", "row"), ROWS[:2])
def test_a_decision_that_would_be_overdue_is_asked_about_beside_what_cannot_be_read(
    heads: str, row: str, tmp_path: Path
) -> None:
    of_row, decision = listed(tmp_path, f"case,{heads}\nA,{row}\n")
    assert ("unread", None) == (of_row["stands"], of_row["rule"])
    assert ("find-out", "assessment.decision", "2026-11-23") == (
        decision["stands"],
        decision["rule"],
        decision["due"],
    )
    assert decision["words"].startswith("Find out: was it done?")
    assert decision["words"].endswith(NOT_SURE)
    assert "late" not in decision["words"]


def test_what_cannot_be_read_and_matters_to_no_decision_leaves_it_overdue(tmp_path: Path) -> None:
    heads, row = ROWS[2]
    items = listed(tmp_path, f"case,{heads}\nA,{row}\n")
    assert "overdue" in {each["stands"] for each in items if each["rule"] == "assessment.decision"}


def test_a_decision_of_which_the_day_itself_cannot_be_read_is_asked_about_by_its_cell(
    tmp_path: Path,
) -> None:
    text = "case,request_received,decision_notified\nA,2026-10-12,w/c 14 Sept\n"
    assert ["unread"] == [each["stands"] for each in listed(tmp_path, text)]


def test_of_a_review_too_both_the_report_and_the_decision_are_asked_about(tmp_path: Path) -> None:
    text = (
        "case,review_meeting,review_report_sent,review_decision_sent,outcome\n"
        "A,2026-07-01,,,undecided\n"
    )
    asked = {each["rule"]: each["due"] for each in listed(tmp_path, text)}
    assert ("2026-07-15", "2026-07-29") == (asked["review.report"], asked["review.decision"])


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        ("order,order_sent,order_made,decision_notified", "some,2026-09-01,2026-09-01,"),
        (
            "outcome,review_meeting,review_report_sent,review_decision_sent,amendment_notice_sent",
            "undecided,2026-07-01,2026-07-05,2026-07-20,",
        ),
    ],
)
def test_what_binds_only_by_a_kind_that_cannot_be_read_is_asked_about_with_it(
    heads: str, row: str, tmp_path: Path
) -> None:
    items = listed(tmp_path, f"case,{heads}\nA,{row}\n")
    found = [each for each in items if each["rule"] and each["stands"] == "find-out"]
    assert found
    assert all(each["due"] < TODAY for each in found)


def test_a_day_still_ahead_is_not_asked_about(tmp_path: Path) -> None:
    text = "case,request_received,decision_notified,reason\nA,2026-10-26,,Awaiting decision\n"
    stands = {each["rule"]: each["stands"] for each in listed(tmp_path, text)}
    assert "ahead" == stands["assessment.decision"]


@pytest.mark.parametrize(("heads", "row"), ROWS[:2])
def test_a_sheet_of_all_cases_asks_so_too(heads: str, row: str, tmp_path: Path) -> None:
    text = f"case,{heads}\nA,{row}\n"
    (told,) = rows(answered(tmp_path, text, "--process", "all", today=TODAY))
    assert "was it done? Council says whether it will carry out" in told["sendpath_next_words"]
    assert "" == told["sendpath_overdue"]


def test_on_screen_the_question_stands_in_full_beside_the_cell(tmp_path: Path) -> None:
    heads, row = ROWS[0]
    (tmp_path / "cases.csv").write_text(f"case,{heads}\nA,{row}\n", encoding="utf-8")
    ran = ask("due", str(tmp_path / "cases.csv"), "--plain", today=TODAY)
    (line,) = (each for each in ran.out.splitlines() if each.startswith("A: "))
    assert "is not a reason sendpath knows. Find out: was it done?" in line
    assert "due Monday 23 November 2026" in line
