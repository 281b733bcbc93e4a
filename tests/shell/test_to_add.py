"""A list that asks whether something was done says where to answer.

A final plan is sent within 20 weeks of the request (regulation 13(2)): of one of 26 May 2026, by
13 October. It is owed where an assessment was agreed and no plan refused (regulation 10(1)).
"""

from pathlib import Path

import pytest

from support import ask, read_json

TODAY = "2026-11-28"
ADD = "To answer, add a column final_plan_sent."
MAP = """\
[columns]
"Asked" = "request_received"
"Answer" = "outcome"
"No plan" = "plan_refused"
"Letter" = [{ fact = "final_plan_sent", where = { "About" = ["Plan"] } }]
"""


def final_plan(folder: Path, text: str, *words: str) -> str:
    (folder / "cases.csv").write_text(text, encoding="utf-8")
    ran = ask("due", str(folder / "cases.csv"), "--format", "json", *words, today=TODAY)
    (told,) = (
        str(each["words"])
        for each in read_json(ran.out)["items"]
        if each["rule"] == "assessment.final-plan"
    )
    return told


def test_where_no_column_tells_it_one_is_to_be_added(tmp_path: Path) -> None:
    told = final_plan(
        tmp_path, "case,request_received,outcome,plan_refused\nA,2026-05-26,agreed,\n"
    )
    assert "due Tuesday 13 October 2026" in told
    assert told.endswith(ADD)


def test_where_it_may_not_be_owed_what_decides_that_is_asked_for_first(tmp_path: Path) -> None:
    told = final_plan(tmp_path, "case,request_received\nA,2026-05-26\n")
    named = "what the council decided, after a review or about a request for an assessment"
    assert told.endswith(f"give the column outcome. No column here tells outcome: {named}.")
    assert ADD not in told


@pytest.mark.parametrize("about", ["Refusal", ""])
def test_so_too_where_a_column_tells_it_only_of_other_rows(about: str, tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text(MAP, encoding="utf-8")
    text = f"case,Asked,Answer,No plan,About,Letter\nA,2026-05-26,agreed,,{about},\n"
    told = final_plan(tmp_path, text, "--map-file", str(tmp_path / "map.toml"))
    assert f"{ADD} Or let the map read the column Letter in this row" in told


def test_a_column_that_is_there_is_not_to_be_added(tmp_path: Path) -> None:
    head = "case,request_received,outcome,plan_refused,final_plan_sent,reason\n"
    told = final_plan(tmp_path, f"{head}A,2026-05-26,agreed,,,nothing of ours\n")
    assert "Find out: was it done?" in told
    assert ADD not in told
