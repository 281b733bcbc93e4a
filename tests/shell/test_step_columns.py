"""Columns of a row's steps: whose step it is, a council's next day, for how long it is overdue."""

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import pytest

from shell.test_answered_workbooks import answered, ours
from support import ask

TODAY = "2026-11-25"
COLUMNS = ("act_by", "who", "council_next_due", "days_overdue", "overdue")
ASKED = ("--columns", ",".join(COLUMNS))


def told(folder: Path, process: str, head: str, row: str) -> dict[str, str]:
    """Give our cells of a sheet of one row."""
    sheet = folder / "in.csv"
    sheet.write_text(f"{head}\n{row}\n", "utf-8")
    words = () if process == "letters" else ("--process", process)
    (cells,) = csv.DictReader(
        io.StringIO(ask("batch", str(sheet), *words, *ASKED, today=TODAY).out)
    )
    return {name: cells[f"sendpath_{name}"] for name in COLUMNS}


@pytest.mark.parametrize(
    ("process", "head", "row", "day"),
    [
        # SEND Regulations 2014, regulation 5(1): six weeks; the day itself still counts
        ("assessment", "request_received,decision_notified", "2026-10-20,", "2026-12-01"),
        ("assessment", "request_received,decision_notified", "2026-10-14,", "2026-11-25"),
        # nothing else is told than the request: whether it was answered need not be known
        ("assessment", "request_received", "2026-10-20", "2026-12-01"),
        # regulation 13(2): 20 weeks, where the answer is late
        (
            "assessment",
            "request_received,decision_notified,plan_refused,final_plan_sent",
            "2026-10-01,,,",
            "2027-02-18",
        ),
        # regulation 10(1): it may have decided on no plan
        ("assessment", "request_received,decision_notified,final_plan_sent", "2026-10-01,,", ""),
        # regulation 20(10): four weeks; the report may be the school's to send (20(7))
        ("review", "review_meeting,review_report_sent", "2026-11-20,", "2026-12-18"),
        # the same, with L, M and P v Devon: four weeks too, if it amends
        ("review", "review_meeting,review_decision_sent", "2026-11-02,2026-11-20", ""),
        (
            "review",
            "review_meeting,review_decision_sent,outcome",
            "2026-11-02,2026-11-20,amend",
            "2026-11-30",
        ),
        # a day told ends it, and one that cannot be read may have
        ("assessment", "request_received,decision_notified", "2026-10-20,2026-11-20", ""),
        ("assessment", "request_received,decision_notified", "2026-10-20,see file", ""),
        # regulation 36: 30 days, beside a last day of the family
        ("mediation", "decision_date,mediation_requested", "2026-10-05,2026-11-02", "2026-12-02"),
        # regulation 15(2): the old council, on the day of the move
        ("move", "move_date,old_council_aware", "2026-12-01,2026-10-01", "2026-12-01"),
        # education from the sixth day is the school's, or the council's: not surely its step
        ("exclusion", "exclusion_began,term", "2026-11-24,2026-10-26..2026-12-18", ""),
        ("appeal", "decision_date", "2026-10-05", ""),
    ],
)
def test_a_council_s_next_day_is_of_what_binds_it_for_certain_and_is_not_done(
    process: str, head: str, row: str, day: str, tmp_path: Path
) -> None:
    assert day == told(tmp_path, process, head, row)["council_next_due"]


@pytest.mark.parametrize(
    ("process", "head", "row", "days"),
    [
        # due 12 August by regulation 5(1); the plan on 18 November by regulation 13(2)
        (
            "assessment",
            "request_received,decision_notified,plan_refused,final_plan_sent",
            "2026-07-01,,,",
            "105",
        ),
        ("assessment", "request_received,decision_notified", "2026-10-14,not yet", ""),
        ("assessment", "request_received,decision_notified", "2026-10-13,not yet", "1"),
        # without a column nobody told that it was not done; nor does a cell that cannot be read
        ("assessment", "request_received", "2026-07-01", ""),
        ("assessment", "request_received,decision_notified", "2026-07-01,see file", ""),
        # it was done late, and is overdue no more
        ("assessment", "request_received,decision_notified", "2026-07-01,2026-09-30", ""),
        # it binds only if the council amends
        ("review", "review_meeting,amendment_notice_sent", "2026-09-01,", ""),
        (
            "review",
            "review_meeting,outcome,amendment_notice_sent",
            "2026-09-01,amend,",
            "57",
        ),
        # a last day of the family is never overdue
        ("appeal", "decision_date,appeal_received", "2026-06-01,", ""),
    ],
)
def test_days_overdue_are_those_of_what_was_due_first_of_all_that_is(
    process: str, head: str, row: str, days: str, tmp_path: Path
) -> None:
    found = told(tmp_path, process, head, row)
    assert (days, bool(days)) == (found["days_overdue"], bool(found["overdue"]))


@pytest.mark.parametrize(
    ("process", "head", "row", "step"),
    [
        # two months end on Saturday 5 December: the working day before
        ("letters", "decision_date", "2026-10-05", ("2026-12-04", "family")),
        ("letters", "decision_date", "2026-06-01", (TODAY, "family")),
        ("letters", "decision_date,reason", ",refuse-assess", (TODAY, "family")),
        ("all", "decision_date,reason", ",refuse-assess", (TODAY, "family")),
        # today stands for putting the row right, which is nobody's step
        ("letters", "decision_date", "see file", (TODAY, "")),
        ("review", "review_meeting,review_report_sent", "2026-11-02,see file", (TODAY, "")),
        # steps of the council alone
        ("assessment", "request_received,decision_notified", "2026-10-20,", ("", "")),
    ],
)
def test_who_is_told_of_the_day_to_act_by(
    process: str, head: str, row: str, step: tuple[str, str], tmp_path: Path
) -> None:
    found = told(tmp_path, process, head, row)
    assert step == (found["act_by"], found["who"])


SHEET = "request_received,decision_notified,plan_refused,final_plan_sent\n2026-10-01,,,\n"


def test_a_workbook_has_them_as_a_day_and_a_number(tmp_path: Path) -> None:
    answered(tmp_path, SHEET, "--process", "assessment", *ASKED)
    (row,) = ours(tmp_path)
    assert datetime(2027, 2, 18) == row["sendpath_council_next_due"]  # noqa: DTZ001 - of a cell
    assert 13 == row["sendpath_days_overdue"]


def test_json_lines_have_them_as_the_sheet_has(tmp_path: Path) -> None:
    sheet = tmp_path / "in.csv"
    sheet.write_text(SHEET, "utf-8")
    words = ("--process", "assessment", *ASKED, "--format", "jsonl")
    line = json.loads(ask("batch", str(sheet), *words, today=TODAY).out)
    assert {**told(tmp_path, "assessment", *SHEET.split())} == {
        name: line[f"sendpath_{name}"] for name in COLUMNS
    }


def test_they_are_replaced_and_not_doubled_in_a_sheet_that_has_them(tmp_path: Path) -> None:
    sheet = tmp_path / "in.csv"
    sheet.write_text(SHEET, "utf-8")
    words = ("--process", "assessment", *ASKED)
    first = ask("batch", str(sheet), *words, today=TODAY).out
    sheet.write_text(first, "utf-8")
    assert first == ask("batch", str(sheet), *words, today=TODAY).out


def test_where_only_others_are_overdue_it_is_said_whose_step_it_is(tmp_path: Path) -> None:
    text = (
        "case,request_received,final_plan_sent,decision_date,reason,outcome,plan_refused\n"
        "late,2026-05-01,,,,agreed,\n"
        "asked,2026-05-01,,,,,\n"
        "family,,,2026-11-01,refuse-assess,,\n"
        "ahead,2026-11-10,,,,agreed,\n"
        "unread,soon,,,,agreed,\n"
    )
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    words = ("--process", "all", "--columns", "act_by,who,overdue", "--lenient")
    ran = ask("batch", str(tmp_path / "in.csv"), *words, today="2026-11-25")
    rows = {each["case"]: each for each in csv.DictReader(io.StringIO(ran.out.lstrip("\ufeff")))}
    assert ("council", "") == (rows["late"]["sendpath_who"], rows["late"]["sendpath_act_by"])
    told = {case: row["sendpath_who"] for case, row in rows.items()}
    whose = {"late": "council", "asked": "", "family": "family", "ahead": "", "unread": ""}
    assert whose == told
