"""Who is called late in a sheet: a body whose duty binds for certain, and was said not to be done."""

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from support import ask

TODAY = "2026-11-25"
Row = dict[str, str]


def told(folder: Path, text: str, process: str, columns: str) -> list[Row]:
    (folder / "in.csv").write_text(text, encoding="utf-8")
    words = ("--process", process, "--columns", columns)
    ran = ask("batch", str(folder / "in.csv"), *words, today=TODAY)
    return list(csv.DictReader(io.StringIO(ran.out)))


@pytest.mark.parametrize(
    ("process", "text", "sure"),
    [
        # regulation 10(1), 13(2): a refusal, of an assessment or of a plan, takes the plan away
        (
            "assessment",
            "request_received,decision_notified,plan_refused,final_plan_sent\n2026-01-12,{},,\n",
            "final-plan",
        ),
        (
            "assessment",
            "request_received,decision_notified,plan_refused,final_plan_sent\n2026-01-12,,{},\n",
            "final-plan",
        ),
        (
            "assessment",
            "request_received,reason,decision_notified,plan_refused,final_plan_sent\n2026-01-12,{},,,\n",
            "final-plan",
        ),
        # a plan shows that the council decided, and that no advice is waited for
        (
            "assessment",
            "request_received,decision_notified,final_plan_sent\n2026-08-18,,{}\n",
            "decision",
        ),
        (
            "assessment",
            "advice_request_received,advice_given,final_plan_sent\n2026-08-18,,{}\n",
            "advice",
        ),
        # regulation 20: the decision overtakes the report, and so does the end of the review
        (
            "review",
            "review_meeting,review_report_sent,review_decision_sent\n2026-06-01,,{}\n",
            "report",
        ),
        ("review", "review_meeting,review_report_sent,last_review\n2026-06-01,,{}\n", "report"),
        # regulation 36: a certificate overtakes the meeting
        (
            "mediation",
            "mediation_requested,mediation_date,certificate_date\n2026-08-03,,{}\n",
            "meeting",
        ),
    ],
)
def test_what_hangs_on_a_cell_that_cannot_be_read_is_not_overdue(
    process: str, text: str, sure: str, tmp_path: Path
) -> None:
    rule = f"{process}.{sure}"
    late = f"{rule.replace('.', '_').replace('-', '_')}_days_late"
    unread, blank = (
        told(tmp_path, text.format(cell), process, f"overdue,{late}")[0]
        for cell in ("see file", "")
    )
    assert ("", True) == (unread[f"sendpath_{late}"], bool(unread["sendpath_problems"]))
    assert [False, True] == [rule in each["sendpath_overdue"].split() for each in (unread, blank)]


@pytest.mark.parametrize(
    ("text", "process", "late"),
    [
        # nobody knows yet that it will refuse a plan, or amend one, or what was ordered
        (
            "request_received,plan_refused\n2026-01-12,\n",
            "assessment",
            "assessment_refusal_of_plan",
        ),
        ("review_meeting,amendment_notice_sent\n2026-01-12,\n", "review", "review_amendments"),
        ("order_made,final_plan_sent\n2026-08-18,2026-10-30\n", "order", "order_school"),
        # a plan first made long ago: the last review is not told
        ("plan_made,review_decision_sent\n2024-01-28,2026-11-10\n", "review", "review_complete"),
    ],
)
def test_what_is_not_known_to_bind_is_no_days_late(
    text: str, process: str, late: str, tmp_path: Path
) -> None:
    assert "" == told(tmp_path, text, process, f"{late}_days_late")[0][f"sendpath_{late}_days_late"]


def test_a_condition_that_was_told_makes_it_late(tmp_path: Path) -> None:
    text = "order_made,final_plan_sent,order\n2026-08-18,2026-10-30,school\n"
    row = told(tmp_path, text, "order", "order_school_days_late")[0]
    assert "59" == row["sendpath_order_school_days_late"]


@pytest.mark.parametrize(
    ("text", "process"),
    [
        (
            "reassessment_request_received,reassessment_notified,final_plan_sent\n2026-03-05,,2026-06-03\n",
            "reassessment",
        ),
        ("review_meeting,review_decision_sent,final_plan_sent\n2026-03-05,,2026-06-03\n", "review"),
        ("review_meeting,review_report_sent,final_plan_sent\n2026-03-05,,2026-06-03\n", "review"),
        (
            "review_meeting,review_report_sent,amendment_notice_served\n2026-03-05,,2026-04-02\n",
            "review",
        ),
        ("amendment_notice_sent,final_plan_sent,outcome\n2026-03-05,,keep\n", "review"),
        (
            "last_review,review_meeting,outcome,review_decision_sent\n2025-05-13,2026-02-24,keep,\n",
            "review",
        ),
        ("amendment_notice_sent,final_plan_sent,reason\n2026-03-05,,refuse-amend\n", "review"),
    ],
)
def test_a_step_that_is_over_is_not_overdue_for_want_of_its_own_fact(
    text: str, process: str, tmp_path: Path
) -> None:
    row = told(tmp_path, text, process, "overdue,overdue_words,complaint")[0]
    assert ("", "", 0) == (
        row["sendpath_overdue"],
        row["sendpath_overdue_words"],
        row["sendpath_complaint"].count("Not done, as was told"),
    )


@pytest.mark.parametrize("word", ["not yet", "awaiting", "Pending", "tbc", ""])
def test_a_decision_that_is_awaited_tells_no_reason_and_no_outcome(
    word: str, tmp_path: Path
) -> None:
    text = f"request_received,reason,outcome,decision_notified\n2026-08-18,{word},{word},\n"
    row = told(tmp_path, text, "assessment", "overdue")[0]
    assert ("assessment.decision", "") == (row["sendpath_overdue"], row["sendpath_problems"])


@pytest.mark.parametrize(
    ("text", "process"),
    [
        ("review_meeting,review_report_sent\n2026-11-02,31/2/2026\n", "review"),
        ("review_meeting,review_report_sent\n,2026-11-02\n", "review"),
        ("decision_date,request_received\nsee file,2026-11-02\n", "all"),
        ("order_made,request_received\nsee file,\n", "all"),
        ("exclusion_began,term\n2026-11-02,2026-12-18..2026-11-02\n", "exclusion"),
        ('request_received,note\n2026-11-02,"open\n', "assessment"),
    ],
)
def test_a_row_with_a_problem_is_to_be_looked_at_today(
    text: str, process: str, tmp_path: Path
) -> None:
    row = told(tmp_path, text, process, "act_by")[0]
    assert (TODAY, True) == (row["sendpath_act_by"], bool(row["sendpath_problems"]))


def test_a_row_with_a_problem_keeps_the_day_that_it_gives(tmp_path: Path) -> None:
    text = "decision_date,response_received\n2026-10-05,see file\n"
    assert "2026-12-04" == told(tmp_path, text, "all", "act_by")[0]["sendpath_act_by"]


def test_a_last_day_that_an_unreadable_letter_hides_comes_before_any_other(tmp_path: Path) -> None:
    text = "decision_date,transport_decision_received,matter_known\nsee file,,2026-10-05\n"
    row = told(tmp_path, text, "all", "act_by,standing")[0]
    assert (TODAY, "unknown") == (row["sendpath_act_by"], row["sendpath_standing"])


def test_a_response_is_not_owed_once_the_council_told_the_tribunal_that_it_concedes() -> None:
    received = ("appeal-received-by-council=2026-09-21", "response-received=not-yet")
    told = ask("timeline", "appeal", *received, today="2026-11-27").out
    assert "Overdue" in told or "overdue" in told
    told = ask(
        "timeline", "appeal", *received, "council-told-tribunal=2026-10-30", today="2026-11-27"
    ).out
    assert "verdue" not in told


@pytest.mark.parametrize(
    ("process", "text", "rule", "in_time"),
    [
        # section 44(1): 12 months beginning with a day end on the eve of the anniversary, or on it
        (
            "review",
            "last_review,review_decision_sent\n2025-11-25,{}\n",
            "review.complete",
            "2026-11-25",
        ),
        # regulation 36: 30 days from when the council was told, by the family or by the adviser
        (
            "mediation",
            "mediation_requested,adviser_told_council,mediation_date\n2026-08-03,2026-08-06,{}\n",
            "mediation.meeting",
            "2026-09-05",
        ),
    ],
)
def test_nobody_is_overdue_while_another_reading_ends_today(
    process: str, text: str, rule: str, in_time: str, tmp_path: Path
) -> None:
    sheet, late = tmp_path / "in.csv", str(date.fromisoformat(in_time) + timedelta(1))
    for cell, today, stands in (
        ("", in_time, "find-out"),
        ("not yet", in_time, "find-out"),
        ("", late, "overdue"),
        ("not yet", late, "overdue"),
    ):
        sheet.write_text(text.format(cell), encoding="utf-8")
        words = ("--process", process, "--format", "csv")
        ran = ask("due", str(sheet), *words, today=today)
        rows = list(csv.DictReader(io.StringIO(ran.out)))
        found = {each["rule"]: each for each in rows}[rule]
        assert stands == found["stands"], ran.out
        ran = ask("batch", str(sheet), *words, today=today)
        told = next(csv.DictReader(io.StringIO(ran.out)))
        assert (rule in told["sendpath_overdue"]) == (stands == "overdue")
        for said in (found["words"], told["sendpath_next_words"]):
            assert ("by another reading it is in time until" in said.lower()) == (
                stands == "find-out"
            )


@pytest.mark.parametrize("cell", ["", "not yet"])
def test_what_binds_on_a_condition_is_asked_about_whether_or_not_readings_end_later(
    cell: str, tmp_path: Path
) -> None:
    # regulation 44: 14 weeks if the order is to assess; of when it was made, or when it was sent
    sheet = tmp_path / "in.csv"
    sheet.write_text(f"order_made,order_sent,final_plan_sent\n2026-08-17,2026-08-24,{cell}\n")
    for today, readings in (("2026-11-24", True), ("2026-11-30", True), ("2026-12-01", False)):
        ran = ask("due", str(sheet), "--process", "order", "--format", "csv", today=today)
        rows = {each["rule"]: each for each in csv.DictReader(io.StringIO(ran.out))}
        said = rows["order.assess-plan"]
        assert "find-out" == said["stands"]
        late = "By another reading it is in time until Monday 30 November 2026."
        assert (late in said["words"], " late." in said["words"]) == (readings, not readings)


def test_a_single_answer_owns_up_to_the_reading_that_ends_later() -> None:
    words = ("timeline", "review", "last-review=2025-11-25", "review-decision-sent=not-yet")
    ran = ask(*words, "--format", "json", today="2026-11-25")
    found = {each["id"]: each for each in json.loads(ran.out)["deadlines"]}["review.complete"]
    assert (False, None, "not-done") == (found["overdue"], found["days_late"], found["done"])
    told = ask(*words, "--format", "plain", today="2026-11-25").out.splitlines()[0]
    assert told.endswith("; by another reading in time until Wednesday 25 November 2026")
    ran = ask(*words, "--format", "json", today="2026-11-26")
    found = {each["id"]: each for each in json.loads(ran.out)["deadlines"]}["review.complete"]
    assert (True, 2, "not-done") == (found["overdue"], found["days_late"], found["done"])


@pytest.mark.parametrize(
    ("process", "facts", "blank", "reason"),
    [
        (
            "reassessment",
            {"reassessment_notified": "2026-06-01"},
            "final_plan_sent",
            "refuse-amend",
        ),
        ("reassessment", {"reassessment_notified": "2026-06-01"}, "final_plan_sent", "cease-plan"),
        ("amendment", {"amendment_notice_sent": "2026-08-01"}, "final_plan_sent", "cease-plan"),
        ("review", {"review_meeting": "2026-08-20"}, "review_report_sent", "refuse-amend"),
        ("assessment", {"request_received": "2026-08-01"}, "decision_notified", "refuse-assess"),
        (
            "reassessment",
            {"reassessment_request_received": "2026-08-01"},
            "reassessment_notified",
            "refuse-reassess",
        ),
    ],
)
def test_a_letter_tells_single_answers_and_sheets_the_same(
    process: str, facts: Row, blank: str, reason: str, tmp_path: Path
) -> None:
    days = {**facts, "decision_date": "2026-09-10"}
    text = f"{','.join((*days, blank, 'reason'))}\n{','.join((*days.values(), '', reason))}\n"
    sheet = told(tmp_path, text, process, "overdue")[0]["sendpath_overdue"].split()
    option = ("--reason", reason)
    written = [f"{name.replace('_', '-')}={day}" for name, day in days.items()]
    words = (*written, f"{blank.replace('_', '-')}=not-yet", *option)
    ran = ask("timeline", process, *words, "--format", "json", today=TODAY)
    rows = json.loads(ran.out)["deadlines"]
    assert sheet == [each["id"] for each in rows if each["overdue"]]


@pytest.mark.parametrize(
    ("process", "start", "reason", "asked"),
    [
        ("assessment", "request_received", "refuse-assess", "decision_notified"),
        ("assessment", "request_received", "refuse-plan", "plan_refused"),
        (
            "reassessment",
            "reassessment_request_received",
            "refuse-reassess",
            "reassessment_notified",
        ),
        ("review", "review_meeting", "refuse-amend", "review_decision_sent"),
        ("review", "review_meeting", "cease-plan", "review_decision_sent"),
        ("amendment", "amendment_notice_sent", "refuse-amend", "review_decision_sent"),
    ],
)
def test_what_was_decided_long_after_its_day_is_asked_about_where_the_letter_has_none(
    tmp_path: Path, process: str, start: str, reason: str, asked: str
) -> None:
    text = f"{start},reason,{asked}\n2025-05-21,{reason},\n"
    (row,) = told(tmp_path, text, process, "overdue_words,next_words")
    assert "" == row["sendpath_overdue_words"]
    assert f"the day in the column {asked}" in row["sendpath_next_words"]


@pytest.mark.parametrize(
    ("cell", "hangs"),
    [("", True), ("n/a", True), ("tbc", True), ("not yet", False), (None, True)],
)
def test_a_blank_speaks_of_the_duty_of_its_column_and_of_no_condition_of_another(
    cell: str | None, hangs: bool, tmp_path: Path
) -> None:
    """Regulation 45 is for a council that gives way before it responds: that is not told."""
    head, more = ("", "") if cell is None else (",response_received", f",{cell}")
    text = f"council_told_tribunal,order,final_plan_sent{head}\n2026-09-01,contents,{more}\n"
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    columns = ("--columns", "overdue_words,next_words,complaint")
    said = ask(
        "batch", str(tmp_path / "in.csv"), "--process", "all", *columns, today="2026-11-28"
    ).out
    assert "amended plan" in said.lower()
    assert hangs == ("unless it had responded to the appeal first" in said)


@pytest.mark.parametrize(("cell", "late"), [("", False), ("not yet", True)])
def test_no_plan_is_overdue_where_a_blank_alone_says_that_none_was_refused(
    cell: str, late: bool, tmp_path: Path
) -> None:
    """After an order to assess, 10 weeks for a refusal of a plan and 14 for a plan (reg 44)."""
    text = f"order_made,order,plan_refused,final_plan_sent\n2026-06-01,assess,{cell},\n"
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    ran = ask(
        *("batch", str(tmp_path / "in.csv"), "--process", "order", "--columns", "overdue"),
        today="2026-11-28",
    )
    assert late == ("order.assess-plan" in ran.out)
