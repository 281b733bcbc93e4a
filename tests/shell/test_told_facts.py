"""No answer asks for what was told, contradicts it, or accuses on what was not told."""

from pathlib import Path

import pytest

from support import Json, ask, read_json

TODAY = "2026-11-25"


def pathway(*words: str, today: str = TODAY) -> Json:
    return read_json(ask("pathway", *words, "--format", "json", today=today).out)


def can_appeal(*words: str, today: str = TODAY) -> Json:
    return read_json(ask("can-appeal", *words, "--format", "json", today=today).out)


# ------------------------------------------------------------------ not covered is not covered

OLD = "2013-05-10"
"""A letter of before the Act; people meant another year."""


@pytest.mark.parametrize("concern", ["request-refused", "plan-refused", "plan-ceased"])
def test_a_letter_of_before_the_act_opens_no_route_and_gives_no_step(concern: str) -> None:
    told = ("--concern", concern, "--decision-date", OLD)
    shown = pathway(*told)
    assert (None, None, [], []) == (shown["form"], shown["next"], shown["open"], shown["closed"])
    ran = ask("pathway", *told, today=TODAY)
    assert 4 == ran.code
    assert "Check the year on the letter." in ran.out
    assert "IPSEA" in ran.out


def test_a_request_of_before_the_act_opens_no_route() -> None:
    shown = pathway("--concern", "no-answer", "request-received=2013-05-10")
    assert [] == shown["open"]
    assert ["not-covered"] == [each["id"] for each in shown["uncovered"]]


def test_a_mistyped_year_beside_a_day_that_is_covered_leaves_the_answer() -> None:
    told = (
        "--concern",
        "plan-ceased",
        "--decision-date",
        "2026-11-02",
        "request-received=2013-05-10",
    )
    assert "2027-01-04" == pathway(*told)["next"]["then"][0]["due"]


@pytest.mark.parametrize("reason", ["refuse-assess", "plan-contents", "draft-plan"])
def test_a_letter_of_before_the_act_is_answered_neither_yes_nor_no(reason: str) -> None:
    told = ("--reason", reason, "--decision-date", OLD)
    shown = can_appeal(*told)
    assert [None] * 4 == [shown[key] for key in ("answer", "form", "certificate", "who")]
    assert [] == shown["because"] + shown["instead"] + shown["flips"]
    ran = ask("can-appeal", *told, today=TODAY)
    assert 4 == ran.code
    assert ran.out.startswith("not covered: Friday 10 May 2013 is before 1 September 2014")


def test_wrong_beliefs_are_not_held_against_a_letter_of_before_the_act() -> None:
    ran = ask("myths", "--decision-date", OLD, today=TODAY)
    assert (4, True) == (ran.code, ran.out.startswith("not covered: "))


def test_a_caseload_says_no_yes_to_a_letter_of_before_the_act(tmp_path: Path) -> None:
    sheet = tmp_path / "in.csv"
    sheet.write_text(f"decision_date,reason\n{OLD},refuse-assess\n", encoding="utf-8")
    ran = ask("batch", str(sheet), today=TODAY)
    assert (4, f"{OLD},refuse-assess,,,,,not-covered,,,,,,2026-11-25,") == (
        ran.code,
        ran.out.splitlines()[1],
    )
