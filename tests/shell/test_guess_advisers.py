"""What an adviser's own sheets showed of a guess: what is live is right, the rest is offered."""

import csv
import io
import tomllib
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from support import ask, read_json

TODAY = "2026-11-28"


def guessed(text: str, folder: Path) -> str:
    (folder / "in.csv").write_text(text, encoding="utf-8")
    return ask("batch", str(folder / "in.csv"), "--guess", today=TODAY).out


def alone(heading: str, folder: Path) -> tuple[dict[str, Any], str]:
    """Guess a table of one column of days: what is live, and its line."""
    out = guessed(f'Ref,"{heading}"\n1,02/10/2026\n2,05/10/2026\n', folder)
    found = [each for each in out.splitlines() if f'"{heading}" = ' in each]
    return tomllib.loads(out)["columns"], next(iter(found), "")


@pytest.mark.parametrize(
    ("heading", "offered"),
    [
        ("Med cert rec'd", "certificate_date"),
        ("Cert recd", "certificate_date"),
        ("Mediation certificate received", "certificate_date"),
        ("Final plan rec'd", "final_plan_sent"),
        ("Final plan came", "final_plan_sent"),
        ("Final EHCP in", "final_plan_sent"),
        ("LA decision rec'd", "decision_date"),
        ("LA decision letter recd", "decision_date"),
        ("AR decision received", "review_decision_sent"),
        ("Tribunal decision received", "tribunal_decision_sent"),
        ("Draft amended plan rec'd", "amendment_notice_served"),
        ("Decision received by parent", "decision_date"),
    ],
)
def test_the_day_something_arrived_is_not_taken_for_the_day_it_was_sent(
    heading: str, offered: str, tmp_path: Path
) -> None:
    live, line = alone(heading, tmp_path)
    assert {} == live
    assert f'# "{heading}" = "{offered}"  # the day it arrived' in line


@pytest.mark.parametrize(
    ("heading", "ours"),
    [
        ("Request rec'd", "request_received"),
        ("Draft rec'd", "draft_served"),
        ("EP advice rec'd", "advice_given"),
        ("LA response rec'd", "response_received"),
        ("Cert in hand (date on it)", "certificate_date"),
    ],
)
def test_what_is_itself_a_receipt_stays(heading: str, ours: str, tmp_path: Path) -> None:
    assert {heading: ours} == alone(heading, tmp_path)[0]


def test_a_day_of_issue_beside_a_day_of_receipt_is_the_certificates(tmp_path: Path) -> None:
    out = guessed("Ref,Cert issued,Cert rec'd\n1,02/10/2026,05/10/2026\n", tmp_path)
    assert {"Cert issued": "certificate_date"} == tomllib.loads(out)["columns"]


H1 = """\
Ref,Issue,LA letter dated,EHCNA req,Final EHCP
A1,Section I only,02/10/2026,,
A2,RTA,02/10/2026,,
A3,B & F,05/10/2026,,05/10/2026
A4,EHCNA request,,20/10/2026,
A5,B & F,06/10/2026,,
A6,B & F,21/08/2026,13/07/2026,30/10/2026
A7,AR,02/10/2026,,
A8,B & F,06/10/2026,,tbc
"""


def test_the_letter_of_a_plan_whose_own_day_is_blank_is_that_of_the_decision(
    tmp_path: Path,
) -> None:
    (tmp_path / "map.toml").write_text(guessed(H1, tmp_path), encoding="utf-8")
    words = (str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    ran = ask("batch", *words, "--columns", "appeal_window", today=TODAY)
    rows = csv.DictReader(io.StringIO(ran.out.lstrip("\ufeff")))
    told = {each["Ref"]: each["sendpath_appeal_window"] for each in rows}
    # Two months after each letter; Saturday 5 and Sunday 6 December end on Monday the 7th.
    assert {
        "A1": "2026-12-02",
        "A2": "2026-12-02",
        "A3": "2026-12-07",
        "A4": "",
        "A5": "2026-12-07",
        "A6": "2027-01-04",  # 30 December to 3 January are no working days of the Tribunal
        "A7": "2026-12-02",
        "A8": "2026-12-07",
    } == told


@pytest.mark.parametrize(
    "value",
    [
        *("EHCNA", "EHC needs assessment", "Needs assessment", "AR", "Annual review"),
        *("AR - no outcome", "AR - awaiting decision", "EHCNA - delay", "GEN", "Mediation"),
    ],
)
def test_a_case_type_that_names_a_stage_is_no_decision(value: str, tmp_path: Path) -> None:
    text = f"Ref,Issue,LA letter dated\nA1,{value},\nA2,RTA,05/10/2026\n"
    told = tomllib.loads(guessed(text, tmp_path))["values"]["Issue"]
    assert {value: "", "RTA": "refuse-assess"} == told


def test_a_column_of_stages_alone_tells_no_decisions(tmp_path: Path) -> None:
    out = guessed("Ref,Issue,Date\nA1,AR,\nA2,Annual review,05/10/2026\n", tmp_path)
    assert {} == tomllib.loads(out)["columns"]


CODES = """\
CASE_ID;CASE_TYP;STAT_CD;DT_REQ_RCVD;DT_REQ_DECN;REQ_OUTC;DT_AR_MTG;DT_AR_DECN;AR_OUTC
1;RTA;A;2026-07-15;2026-08-25;Y;;;
2;BF;A;2026-07-15;;;;;
3;AR;A;;;;2026-09-10;2026-10-08;AMD
4;AR;C;;;;2026-10-01;2026-10-20;MTN
"""


def test_two_columns_of_answers_of_two_kinds_tell_one_fact_each_where_the_other_is_blank(
    tmp_path: Path,
) -> None:
    out = guessed(CODES, tmp_path)
    told = tomllib.loads(out)
    assert {"fact": "outcome", "where": {"AR_OUTC": [""]}} == told["columns"]["REQ_OUTC"]
    assert {"fact": "outcome", "where": {"REQ_OUTC": [""]}} == told["columns"]["AR_OUTC"]
    assert {"AMD": "amend", "MTN": "keep"} == told["values"]["AR_OUTC"]
    (tmp_path / "map.toml").write_text(out, encoding="utf-8")
    words = (str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    assert "more than one column" not in ask("batch", *words, today=TODAY).err


def test_beside_two_columns_that_a_person_named_as_one_fact_it_is_said_how_to_part_them(
    tmp_path: Path,
) -> None:
    (tmp_path / "in.csv").write_text(CODES, encoding="utf-8")
    (tmp_path / "one.toml").write_text('[columns]\nREQ_OUTC = "outcome"\nAR_OUTC = "outcome"\n')
    words = ("--guess", "--map-file", str(tmp_path / "one.toml"))
    out = ask("batch", str(tmp_path / "in.csv"), *words, today=TODAY).out
    blank = {"fact": "outcome", "where": {"REQ_OUTC": [""]}}
    assert blank == tomllib.loads(out)["columns"]["AR_OUTC"], "as both are refused, each has rows"


def test_a_case_is_named_by_its_own_table_where_the_named_column_stands_in_another(
    tmp_path: Path,
) -> None:
    book = openpyxl.Workbook()
    for at, name in enumerate(("Ref", "UPN")):
        sheet = book.active if at == 0 else book.create_sheet()
        assert sheet is not None
        sheet.append([name, "request_received"])
        sheet.append([f"A{at}", "2026-10-21"])
    book.save(tmp_path / "in.xlsx")
    words = ("due", str(tmp_path / "in.xlsx"), "--sheet", "all", "--id", "Ref")
    told = read_json(ask(*words, "--format", "json", today=TODAY).out)
    assert {"A0", "A1"} == {each["case"] for each in told["items"]}


def test_a_code_of_closed_cases_is_offered_and_never_taken(tmp_path: Path) -> None:
    out = guessed(CODES, tmp_path)
    assert '# "STAT_CD" = ["C"]' in out
    assert "leave_out" not in tomllib.loads(out)
    assert '"STAT_CD" = ["C"]' not in guessed(CODES.replace(";A;", ";C;"), tmp_path)


def test_the_column_that_names_a_case_is_named_live(tmp_path: Path) -> None:
    assert "CASE_ID" == tomllib.loads(guessed(CODES, tmp_path))["id"]


def test_a_day_with_a_yes_beside_it_is_that_day(tmp_path: Path) -> None:
    text = "Ref,EHCNA req,LA yes/no date\n1,01/07/2026,28/8/26 yes\n2,01/07/2026,21/08/2026\n"
    told = tomllib.loads(guessed(f"{text}3,01/07/2026,14/8/26 no\n", tmp_path))
    assert "decision_notified" == told["columns"]["LA yes/no date"]
    assert {"28/8/26 yes": "2026-08-28"} == told["values"]["LA yes/no date"]


def test_a_day_by_which_a_response_is_due_may_be_counted_by_hand(tmp_path: Path) -> None:
    live, line = alone("LA response due", tmp_path)
    assert {} == live
    assert '"response_directed_by"  # if the Tribunal directed that day' in line


@pytest.mark.parametrize(
    ("heading", "ours"),
    [
        ("Spoke to mediation", "adviser_contacted"),
        ("Rang Global Mediation", "adviser_contacted"),
        ("LA yes/no date", "decision_notified"),
        ("DecToAssess", "decision_notified"),
        ("DT_APP_LODGED", "appeal_lodged"),
        ("DT_APP_SERVED", "appeal_received_by_council"),
        ("DT_REQ_DECN", "decision_notified"),
        ("EHCNAR submitted", "request_received"),
        ("AR form to LA", "review_report_sent"),
        ("FP issued", "final_plan_sent"),
        ("DDA incident", "conduct_date"),
    ],
)
def test_more_words_of_advisers_are_known(heading: str, ours: str, tmp_path: Path) -> None:
    assert {heading: ours} == alone(heading, tmp_path)[0]


def test_the_decision_after_a_review_ends_that_review(tmp_path: Path) -> None:
    heading = "LA response to AR"
    assert {heading: ["review_decision_sent", "last_review"]} == alone(heading, tmp_path)[0]


@pytest.mark.parametrize(
    ("heading", "offered"),
    [
        ("Incident date", "conduct_date"),
        ("Consent order", "order_made"),
        ("KIDS contacted", "adviser_contacted"),
        ("App B sent", "review_report_sent"),
    ],
)
def test_what_may_be_one_or_another_is_offered(heading: str, offered: str, tmp_path: Path) -> None:
    live, line = alone(heading, tmp_path)
    assert ({}, True) == (live, line.startswith(f'# "{heading}" = "{offered}"'))


def test_a_rate_says_that_rows_left_out_are_not_in_it(tmp_path: Path) -> None:
    text = "Ref,request_received,final_plan_sent,State\n1,2026-05-01,2026-09-18,shut\n"
    (tmp_path / "in.csv").write_text(f"{text}2,2026-07-15,,live\n", encoding="utf-8")
    (tmp_path / "map.toml").write_text('[leave_out]\nState = ["shut"]\n', encoding="utf-8")
    file = ("--map-file", str(tmp_path / "map.toml"))
    words = ("batch", str(tmp_path / "in.csv"), "--summary", "--process", "assessment", *file)
    told = read_json(ask(*words, "--format", "json", today=TODAY).out)
    assert 1 == told["left_out"]
    assert told["verdict"].endswith("1 row that the map leaves out is not counted")
    said = ask(*words, today=TODAY).out
    assert "rows that the map leaves out, whatever was done in them: 1" in said


def test_a_list_parted_by_workers_finds_them_where_another_sheet_calls_them_otherwise(
    tmp_path: Path,
) -> None:
    book = openpyxl.Workbook()
    for at, worker in enumerate(("SEN Officer", "Officer")):
        sheet = book.active if at == 0 else book.create_sheet()
        assert sheet is not None
        sheet.append(["Ref", worker, "request_received"])
        sheet.append([f"A{at}", f"W{at}", "2026-10-21"])
    book.save(tmp_path / "in.xlsx")
    words = ("due", str(tmp_path / "in.xlsx"), "--sheet", "all", "--by", "SEN Officer")
    told = read_json(ask(*words, "--format", "json", today=TODAY).out)
    assert ["W0", "W1"] == sorted({each["by"] for each in told["items"]})
