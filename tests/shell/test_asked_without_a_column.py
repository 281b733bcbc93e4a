"""What may have been due is asked on a list, also where no column could tell that it was done."""

from pathlib import Path

from due_lists import items


def test_a_final_plan_that_may_be_late_is_asked_about_without_a_column_of_plans(
    tmp_path: Path,
) -> None:
    sheet = "Case,request_received,decision_notified,outcome\nA,2026-05-01,2026-06-05,agreed\n"
    (item,) = items(tmp_path, sheet)
    assert ("A", "assessment.final-plan", "find-out") == (
        item["case"],
        item["rule"],
        item["stands"],
    )
    assert item["words"].startswith("Find out: was it due? Final plan sent, if there is to be one")
    assert "Friday 18 September 2026" in item["words"]  # regulation 13(2): 20 weeks


def test_it_is_not_asked_before_its_day(tmp_path: Path) -> None:
    sheet = "Case,request_received,decision_notified,outcome\nA,2026-08-01,2026-09-05,agreed\n"
    assert {"ahead"} >= {item["stands"] for item in items(tmp_path, sheet)}
