"""A final plan is overdue only where there surely was to be one: a refusal ends it."""

import json
from pathlib import Path

import pytest

from support import ask

TODAY = "2026-11-28"
ASKED = "request-received=2026-05-21"  # 20 weeks: 8 October 2026


def overdue(*told: str) -> list[str]:
    ran = ask("timeline", "assessment", ASKED, *told, "--format", "json", today=TODAY)
    return [each["id"] for each in json.loads(ran.out)["deadlines"] if each["overdue"]]


NO_PLAN = "final-plan-sent=not-yet"
REFUSED_NONE = "plan-refused=not-yet"
AGREED = ("decision-notified=2026-07-01", "--outcome", "agreed")


@pytest.mark.parametrize(
    "told",
    [
        pytest.param((), id="nothing of what it decided"),
        pytest.param((REFUSED_NONE,), id="it may have refused to assess"),
        pytest.param(AGREED, id="it agreed to assess, and may have decided on no plan"),
    ],
)
def test_nobody_is_late_with_a_plan_that_may_have_been_refused(told: tuple[str, ...]) -> None:
    assert [] == overdue(NO_PLAN, *told)


def test_a_council_that_never_answered_is_late_with_its_answer_and_the_plan_is_a_question() -> None:
    assert ["assessment.decision"] == overdue(NO_PLAN, "decision-notified=not-yet")


@pytest.mark.parametrize(
    "told",
    [
        pytest.param((*AGREED, REFUSED_NONE), id="it agreed, and refused no plan"),
        pytest.param(("draft-served=2026-08-20",), id="a draft came, so there is to be a plan"),
    ],
)
def test_a_plan_that_surely_was_to_come_is_overdue(told: tuple[str, ...]) -> None:
    assert ["assessment.final-plan"] == overdue(NO_PLAN, *told)


HEADS = "ref,request_received,decision_notified,plan_refused,final_plan_sent"


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        pytest.param("ref,request_received,final_plan_sent\na,2026-05-21,\n", "", id="no columns"),
        pytest.param(
            f"{HEADS}\na,2026-05-21,,,\n",
            "assessment.decision assessment.final-plan",
            id="a column for each of what may have been decided",
        ),
    ],
)
def test_a_sheet_accuses_of_a_plan_only_where_its_columns_tell_of_a_refusal(
    sheet: str, expected: str, tmp_path: Path
) -> None:
    path = tmp_path / "cases.csv"
    path.write_text(sheet, encoding="utf-8")
    words = ("--process", "assessment", "--columns", "overdue")
    told = ask("batch", str(path), *words, today=TODAY).out.splitlines()[1]
    assert expected == told.split(",")[-2]
