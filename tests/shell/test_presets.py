"""Tables that many keep alike are read by a map of ours: nobody is accused on a blank of theirs.

Codes and names are those of the person-level SEN2 return; the rows are our own.
"""

import csv
import io
from pathlib import Path
from shutil import copytree

import pytest

from sendpath.rulebook.check import check
from sendpath.rulebook.loader import rules_directory
from support import Ran, ask

TODAY = "2026-11-25"
REQUESTS = "receiveddate,requestoutcomedate,requestoutcome,assessmentoutcomedate,assessmentoutcome,week20,startdate"
REVIEWS = "startdate,ceasedate,reviewmeeting,reviewoutcome,reviewdraft,lastreview"


def answered(text: str, folder: Path, preset: str, *words: str) -> tuple[list[dict[str, str]], Ran]:
    (folder / "in.csv").write_text(text, encoding="utf-8")
    ran = ask("batch", str(folder / "in.csv"), "--preset", preset, *words, today=TODAY)
    told = csv.DictReader(io.StringIO(ran.out.lstrip("\ufeff")))
    return [
        {name.removeprefix("sendpath_"): cell for name, cell in row.items()} for row in told
    ], ran


@pytest.mark.parametrize(
    ("row", "overdue"),
    [
        ("2026-03-09,2026-04-08,N,,,,", ""),  # refused: no plan is owed
        ("2026-03-09,2026-04-15,Y,2026-06-10,N,,", ""),  # a plan was refused
        ("2026-03-09,2026-04-15,Y,,,,", "assessment.final-plan"),  # 20 weeks: 27 July 2026
        ("2026-03-09,2026-04-15,Y,2026-06-20,Y,,", "assessment.final-plan"),  # and no plan came
        ("2026-03-09,2026-04-15,Y,,,1,", ""),  # an exception is marked
        ("2026-03-09,2026-04-15,Y,2026-06-20,Y,0,2026-07-20", ""),
        ("2026-03-09,,H,,,,", "assessment.decision assessment.final-plan"),
        ("2026-03-09,2026-03-20,W,,,,", ""),  # withdrawn
        ("2026-11-02,,H,,,,", ""),
    ],
)
def test_a_request_is_late_only_where_it_was_not_refused_withdrawn_or_excepted(
    row: str, overdue: str, tmp_path: Path
) -> None:
    (told,), ran = answered(
        f"{REQUESTS}\n{row}\n", tmp_path, "sen2", "--columns", "overdue,problems"
    )
    assert 0 == ran.code
    assert (overdue, "") == (told["overdue"], told["problems"])


def test_the_condition_of_an_outcome_holds_without_the_columns_that_are_not_there(
    tmp_path: Path,
) -> None:
    text = (
        "receiveddate,requestoutcomedate,requestoutcome,assessmentoutcome,startdate\n"
        "2026-03-09,2026-04-15,Y,,\n"
    )
    (told,), _ = answered(text, tmp_path, "sen2", "--columns", "overdue")
    assert "assessment.final-plan" == told["overdue"]


def test_without_a_column_for_what_came_of_the_assessment_no_plan_is_said_to_be_late(
    tmp_path: Path,
) -> None:
    text = "receiveddate,requestoutcomedate,requestoutcome,startdate\n2026-03-09,2026-04-15,Y,\n"
    (told,), _ = answered(text, tmp_path, "sen2", "--columns", "overdue,next_words")
    assert "" == told["overdue"]
    asked = (
        "Find out: was it due? Final plan sent, if there is to be one (council), by Monday 27 July"
    )
    assert told["next_words"].startswith(asked)


@pytest.mark.parametrize(
    ("row", "following"),
    [
        # the review is complete with the decision: twelve months starting with that day
        ("2020-05-03,,2026-07-01,M,,2026-07-20", "2027-07-19"),
        ("2020-05-03,,2026-05-01,A,2026-05-20,2026-05-20", "2027-05-19"),
        ("2026-05-04,,,,,", "2027-05-03"),  # never reviewed: from the plan
        ("2019-05-03,2024-07-01,2023-05-01,C,,2023-05-20", ""),  # the plan has ceased
    ],
)
def test_the_last_review_is_a_decision_and_gives_the_next_without_a_false_delay(
    row: str, following: str, tmp_path: Path
) -> None:
    columns = ("--columns", "review_complete,overdue,problems")
    (told,), _ = answered(f"{REVIEWS}\n{row}\n", tmp_path, "sen2", *columns)
    assert (following, "", "") == (told["review_complete"], told["overdue"], told["problems"])


def test_an_old_plan_says_nothing_of_an_appeal(tmp_path: Path) -> None:
    (told,), _ = answered(f"{REVIEWS}\n2020-05-03,,2026-07-01,M,,2026-07-20\n", tmp_path, "sen2")
    assert "2027" in told["next_words"]
    assert "appealed" not in told["next_words"]


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_headings_of_the_template_are_known_however_their_dash_is_written(
    dash: str, tmp_path: Path
) -> None:
    heading = f"Annual review {dash} date draft amended EHC plan issued"
    text = f"Annual Review Meeting Date,Annual Review Decision,{heading}\n2026-05-01,A,2026-05-20\n"
    (told,), _ = answered(text, tmp_path, "sen2-template", "--columns", "review_amendments_done")
    assert "2026-05-20" == told["review_amendments_done"]


def test_the_list_for_inspectors_is_read_by_its_usual_headings(tmp_path: Path) -> None:
    text = "Ref,Date of last annual review,Annual review outcome\n1,20/07/2026,Maintained\n"
    (told,), ran = answered(text, tmp_path, "annex-a", "--columns", "review_complete,problems")
    assert (0, "2027-07-19", "") == (ran.code, told["review_complete"], told["problems"])


def test_a_preset_that_names_no_fact_is_a_fault_of_the_rule_book(tmp_path: Path) -> None:
    draft = Path(copytree(rules_directory(), tmp_path / "rules"))
    path = draft / "presets" / "sen2.toml"
    text = path.read_text(encoding="utf-8")
    changed = text.replace('"amendment_notice_sent"', '"amendment_notic"').replace(
        '"plan_refused"', '"plan_refuse"'
    )
    path.write_text(changed, encoding="utf-8")
    told = [(each.where, each.problem) for each in check(draft)]
    assert {
        ("presets/sen2.toml, columns", "there is no column 'amendment_notic'."),
        (
            "presets/sen2.toml, columns.assessmentoutcomedate.fact",
            "there is no column 'plan_refuse'.",
        ),
        (
            "presets/sen2.toml, columns.assessmentoutcome.fact",
            "there is no column 'plan_refuse'.",
        ),
    } == {*told}
