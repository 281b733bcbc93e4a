"""Sheets as people keep them: each row is answered, or says what is missing; nobody is accused.

The kinds of fault are those that real sheets showed; the rows are our own.
"""

import csv
import io
import re
from pathlib import Path

import pytest

from support import Ran, ask

TODAY = "2026-11-25"


def answered(text: str, folder: Path, *words: str) -> tuple[list[dict[str, str]], Ran]:
    sheet = folder / "in.csv"
    sheet.write_text(text, encoding="utf-8")
    ran = ask("batch", str(sheet), *words, today=TODAY)
    rows = [
        {name.removeprefix("sendpath_"): cell for name, cell in each.items()}
        for each in csv.DictReader(io.StringIO(ran.out.lstrip("\ufeff")))
    ]
    return rows, ran


# ------------------------------------------------------------------ what is done, or has no column

DONE = """\
case,review_meeting,review_decision_sent,amendment_notice_sent,final_plan_sent
kept,2026-05-11,2026-06-01,,
amended,2025-10-13,2025-11-03,2025-11-24,2025-12-15
"""
OWN = ("review.decision", "review.amendments", "review.final-plan")


def test_a_finished_review_is_done_and_what_has_no_column_is_not_known(tmp_path: Path) -> None:
    columns = "standing,overdue,overdue_words,complaint,review_report_done,review_notice_done"
    rows, _ = answered(DONE, tmp_path, "--process", "review", "--columns", columns)
    assert ["", ""] == [each["overdue"] for each in rows]
    assert ["", ""] == [each["overdue_words"] for each in rows]
    outcome_not_told, amended = "unknown", "done"
    assert [outcome_not_told, amended] == [each["standing"] for each in rows]


@pytest.mark.parametrize(
    ("outcome", "plan_refused", "expected"),
    [
        ("refused", "", ""),
        ("agreed", "", "assessment.final-plan"),
        ("agreed", "2026-05-27", ""),
        ("agreed", None, ""),  # no column says that no plan was refused
        ("", "", ""),
    ],
)
def test_a_plan_is_overdue_only_where_the_assessment_was_agreed_and_no_plan_refused(
    outcome: str, plan_refused: str | None, expected: str, tmp_path: Path
) -> None:
    names, cells = ("", "") if plan_refused is None else (",plan_refused", f",{plan_refused}")
    text = (
        f"request_received,decision_notified,outcome,final_plan_sent{names}\n"
        f"2026-02-16,2026-03-16,{outcome},{cells}\n"
    )
    (row,), _ = answered(text, tmp_path, "--process", "assessment", "--columns", "overdue")
    assert expected == row["overdue"]


# ------------------------------------------------------------------ the key day is missing or unreadable

MISSING = """\
case,reason,decision_date,certificate_date
no date,refuse-plan,,
certificate alone,refuse-plan,,2026-11-16
nothing else,,,2026-11-16
to be confirmed,refuse-plan,TBC - ring,
unreadable,refuse-plan,see letter,
both,refuse-plan,see letter,2026-11-16
"""


def test_every_row_without_its_letters_day_is_acted_on_today_and_says_what_is_missing(
    tmp_path: Path,
) -> None:
    rows, _ = answered(MISSING, tmp_path, "--process", "all")
    assert [TODAY] * 6 == [each["act_by"] for each in rows]
    assert [] == [
        each["case"] for each in rows if "letter" not in each["next_words"] + each["problems"]
    ]


@pytest.mark.parametrize("meeting", ["w/c 09/11/2026", "31/9/2026", "Sept"])
@pytest.mark.parametrize("more", ["", "2026-10-19"])
def test_a_review_whose_meeting_cannot_be_read_is_acted_on_today(
    meeting: str, more: str, tmp_path: Path
) -> None:
    text = f"review_meeting,review_decision_sent,final_plan_sent\n{meeting},{more},\n"
    (row,), _ = answered(text, tmp_path, "--process", "review")
    assert (TODAY, "") == (row["act_by"], row.get("overdue", ""))
    assert row["problems"].startswith("review_meeting: ")


# ------------------------------------------------------------------ the most delicate row

AWAITING = "reason,decision_date,adviser_contacted,certificate_date\n{},2026-08-17,2026-09-14,{}\n"


@pytest.mark.parametrize("reason", ["refuse-assess", "plan-contents", "cease-plan"])
def test_whoever_waits_for_a_certificate_is_told_what_deadlines_tells(
    reason: str, tmp_path: Path
) -> None:
    (row,), _ = answered(AWAITING.format(reason, ""), tmp_path, "--process", "all")
    assert ("awaiting-certificate", TODAY) == (row["standing"], row["act_by"])
    told = ("deadlines", "--reason", reason, "--decision-date", "2026-08-17")
    said = ask(*told, "--adviser-contacted", "2026-09-14", today=TODAY).out
    advice = "Look today whether the certificate has come, by post or e-mail"
    assert advice in row["next_words"]
    assert advice in said


# ------------------------------------------------------------------ what could not be read makes nothing firm


@pytest.mark.parametrize("certificate", ["see file", "31/9/2026", "Sept 2026", "20/8/2026 or 27/8"])
@pytest.mark.parametrize(
    "words", [(), ("--process", "all", "--columns", "appeal_window,certificate")]
)
def test_a_certificate_that_cannot_be_read_leaves_nobody_in_need_of_leave(
    certificate: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    text = f"reason,decision_date,certificate_date\nrefuse-assess,2026-06-29,{certificate}\n"
    (row,), ran = answered(text, tmp_path, *words)
    assert 3 == ran.code
    assert "leave-needed" != row["certificate"]
    assert "firm" != row.get("certainty", "")
    assert row["problems"].startswith("certificate_date: ")


@pytest.mark.parametrize("reason", ["Perm ex", "B/F/I", "no to assess"])
def test_a_reason_that_cannot_be_read_makes_no_day_firm(reason: str, tmp_path: Path) -> None:
    text = f"reason,decision_date\n{reason},2026-10-30\n"
    (row,), _ = answered(text, tmp_path)
    assert ("2027-01-04", "doubted", "", "") == (
        row["appeal_window"],
        row["certainty"],
        row["can_appeal"],
        row["certificate"],
    )


# ------------------------------------------------------------------ a register of plans, in the names of the school census

REGISTER = """\
UPN,startdate,reviewmeeting,lastreview
A,2019-09-02,2026-06-15,2026-07-06
B,2019-09-02,2025-09-15,2025-10-06
"""


def test_the_last_review_is_that_meetings_decision_and_gives_the_next(tmp_path: Path) -> None:
    mapped = ("--map", "reviewmeeting=review_meeting", "--map", "lastreview=last_review")
    columns = "review_complete,review_decision_standing,overdue,review_decision_days_late"
    rows, _ = answered(REGISTER, tmp_path, "--process", "review", *mapped, "--columns", columns)
    assert ["2027-07-05", "2026-10-05"] == [each["review_complete"] for each in rows]
    assert ["done", "done"] == [each["review_decision_standing"] for each in rows]
    assert ["", ""] == [each["overdue"] for each in rows]
    assert ["", ""] == [each["review_decision_days_late"] for each in rows]


# ------------------------------------------------------------------ a heading that names a fact in other words


@pytest.mark.parametrize(
    ("heading", "ours"),
    [
        ("cert_date", "certificate_date"),
        ("Date of certificate", "certificate_date"),
        ("mediation certificate date", "certificate_date"),
        ("Adviser contacted on", "adviser_contacted"),
        ("hearing", "hearing_date"),
    ],
)
def test_a_heading_in_the_words_of_one_fact_is_told(
    heading: str, ours: str, tmp_path: Path
) -> None:
    _, ran = answered(f"decision_date,{heading}\n2026-09-20,2026-11-11\n", tmp_path)
    assert f"The column '{heading}' is not read. If it is {ours}, name it so" in ran.err


@pytest.mark.parametrize("heading", ["school", "plan", "status", "date", "team", "case worker"])
def test_a_heading_that_may_be_of_several_facts_or_of_none_is_let_be(
    heading: str, tmp_path: Path
) -> None:
    _, ran = answered(f"decision_date,{heading}\n2026-09-20,x\n", tmp_path)
    assert (0, "") == (ran.code, ran.err)


MIXED = "Ref,Letter date,reason,request_received\nA1,01/10/2026,refuse-assess,10/06/2026\n"


def test_a_sheet_that_says_what_was_decided_is_asked_for_the_column_of_the_letters_day(
    tmp_path: Path,
) -> None:
    _, ran = answered(MIXED, tmp_path, "--process", "all")
    assert "write --map 'Letter date=decision_date'." in ran.err
    mapped = ("--map", "Letter date=decision_date")
    (row,), ran = answered(MIXED, tmp_path, "--process", "all", *mapped)
    assert ("2026-12-01", "") == (row["act_by"], ran.err)


# ------------------------------------------------------------------ headings over lines and rows
@pytest.mark.parametrize(
    "head",
    ['ref,"decision\ndate","certificate\ndate"', 'ref,"decision\n\n date","certificate\n\ndate"'],
)
def test_headings_that_are_folded_in_their_cells_are_read(head: str, tmp_path: Path) -> None:
    rows, ran = answered(f"{head}\nA,2026-10-01,2026-11-20\n", tmp_path)
    assert (0, "", "2026-12-21") == (ran.code, ran.err, rows[0]["appeal_window"])


def test_a_mark_left_open_in_the_headings_is_said(tmp_path: Path) -> None:
    text = 'decision_date,"note\n2026-10-01,x\n2026-10-02,"y"\n2026-10-03,"z"\n'
    _, ran = answered(text, tmp_path)
    assert (2, "") == (ran.code, ran.out)
    assert "the headings: a quotation mark opens a cell and is not closed." in ran.err


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("ref,decision,certificate\n,date,date", "'decision' above 'date'"),
        ("ref,Date of,Date\nno,letter,certificate", "'Date of' above 'letter'"),
    ],
)
def test_headings_over_two_rows_are_refused_with_what_to_write(
    head: str, told: str, tmp_path: Path
) -> None:
    _, ran = answered(f"{head}\nA,2026-10-01,2026-11-20\n", tmp_path)
    assert (2, "") == (ran.code, ran.out)
    assert f"they stand in two rows: {told}" in ran.err
    assert "Write each heading in one cell, in one row." in ran.err


def test_the_map_that_is_offered_for_headings_over_two_rows_reads_them(tmp_path: Path) -> None:
    text = "ref,decision,certificate\n,date,date\nA,2026-10-01,2026-11-20\n"
    _, ran = answered(text, tmp_path)
    words = re.findall(r"--map '([^']+)'", ran.err)
    rows, ran = answered(text, tmp_path, *(word for each in words for word in ("--map", each)))
    assert (3, ["", "2026-12-21"]) == (ran.code, [row["appeal_window"] for row in rows])


# ------------------------------------------------------------------ below the table
@pytest.mark.parametrize(
    "below",
    [
        *("Average,,,3.5", "Averages,12,,", "Avg,,,", "Median,,,3", "Maximum,1,,", "Minimum,,,0"),
        *("Total,1,0,3", "TOTALS,,,", "Total cases: 1,,,", "Count,1,0,", "Count: 5,,,"),
        *(
            "Number of cases,1,,",
            "No. of cases,1,,",
            "Percentage of letters,50%,,",
            "% on time,50%,,",
        ),
        *("Overall,,,3", "Grand total,1,,", ",Total,,1"),
    ],
)
def test_a_row_that_sums_the_table_up_is_no_case_and_is_named(below: str, tmp_path: Path) -> None:
    text = f"ref,decision_date,certificate_date,n\nA,2026-10-01,,3\n{below}\n"
    rows, ran = answered(text, tmp_path)
    assert (0, ["", ""]) == (ran.code, [rows[1]["standing"], rows[1]["problems"]])
    assert "Lines that hold no case (totals, titles, notes), left as they are: 1. row 3" in ran.err


def test_what_tells_a_day_is_a_case_whatever_its_first_words(tmp_path: Path) -> None:
    rows, _ = answered("ref,decision_date\nMax,\nAverage,2026-10-02\n", tmp_path)
    assert ["unknown", "ahead"] == [row["standing"] for row in rows]
