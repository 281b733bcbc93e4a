"""What was told and could not be read makes nothing firm that hangs on it, in every command."""

from pathlib import Path
from typing import Any

import pytest

from sheets import answered, in_every_way, rows
from support import ask, deadlines, read_json
from support import row as row_of

LATER = "2026-09-10"
"""Ten days after the two months of a letter of 30 June 2026, which end in August."""

HEAD = "decision_date,certificate_date,adviser_contacted,reason,section\n"
UNREAD = ("see file", "20/08/26x", "31/06/2026", "w/c 17/08/2026", "2026-10-20")


def letter(row: str, folder: Path, today: str = LATER) -> dict[str, str]:
    """Answer one row, in every way."""
    (shown,) = in_every_way(folder, f"{HEAD}{row}\n", today)
    return {name.removeprefix("sendpath_"): cell for name, cell in shown.items()}


@pytest.mark.parametrize("cell", UNREAD)
def test_a_certificate_that_cannot_be_read_makes_nobody_late(cell: str, tmp_path: Path) -> None:
    row = letter(f"2026-06-30,{cell},,refuse-assess,", tmp_path)
    assert ("2026-09-01", "unknown", "", "doubted", "") == (
        row["appeal_window"],
        row["standing"],
        row["days_left"],
        row["certainty"],
        row["certificate"],
    )


@pytest.mark.parametrize(
    ("row", "certificate", "standing", "certainty"),
    [
        # nothing is doubted
        ("2026-06-30,,,refuse-assess,", "leave-needed", "passed", "firm"),
        # rung in time, the certificate not read: perhaps held, perhaps still to come
        ("2026-06-30,see file,2026-07-20,refuse-assess,", "", "unknown", "doubted"),
        # rung too late: leave is needed, and no certificate counts
        ("2026-06-30,see file,2026-09-05,refuse-assess,", "leave-needed", "passed", "firm"),
        # when it was rung was not read
        ("2026-06-30,2026-08-20,see file,refuse-assess,", "", "ahead", "doubted"),
        # the reason, or a section, was not read
        ("2026-06-30,,,Perm ex,", "", "unknown", "doubted"),
        ("2026-06-30,,,plan-contents,Q", "", "unknown", "doubted"),
        ("2026-08-30,,,B/F/I,", "", "ahead", "doubted"),
        # only the school is in dispute: no certificate counts
        ("2026-06-30,see file,,school-named,", "not-needed", "passed", "firm"),
    ],
)
def test_what_hangs_on_a_cell_is_not_said(
    row: str, certificate: str, standing: str, certainty: str, tmp_path: Path
) -> None:
    told = letter(row, tmp_path)
    assert (certificate, standing, certainty) == (
        told["certificate"],
        told["standing"],
        told["certainty"],
    )


def test_dates_themselves_do_not_move(tmp_path: Path) -> None:
    plain = letter("2026-08-30,,,refuse-assess,", tmp_path)
    doubted = letter("2026-08-30,see file,,refuse-assess,", tmp_path)
    for name in ("appeal_window", "appeal_window_safe", "days_left", "mediation_contact_adviser"):
        assert plain[name] == doubted[name]


@pytest.mark.parametrize(
    "reason",
    [
        *("Perm ex", "exclusion", "Annual review late", "B/F/I", "Refusal to issue EHCP"),
        *("refuse to assess", "No to assess", "Section I only"),
    ],
)
def test_an_unknown_reason_is_not_firm(reason: str, tmp_path: Path) -> None:
    row = letter(f"2026-10-30,,,{reason},", tmp_path, "2026-11-25")
    expected = ("", "", "doubted") if row["reason"] != "exclusion" else ("no", "", "")
    assert expected == (row["can_appeal"], row["certificate"], row["certainty"])


def test_a_sheet_of_mixed_cases_asks_to_look_today(tmp_path: Path) -> None:
    ran = answered(
        tmp_path, f"{HEAD}2026-06-30,see file,,refuse-assess,\n", "--process", "all", today=LATER
    )
    (row,) = rows(ran)
    assert ("unknown", LATER) == (row["sendpath_standing"], row["sendpath_act_by"])
    assert "it may have passed: not all that was told could be used" in row["sendpath_next_words"]
    assert "Passed" not in row["sendpath_next_words"]


@pytest.mark.parametrize(
    ("heads", "cells", "certainty"),
    [
        ("request_received", "2026-01-05", "doubted"),
        (
            "request_received,decision_notified,outcome,plan_refused",
            "2026-01-05,2026-02-10,agreed,not yet",
            "firm",
        ),
    ],
    ids=["it may not be due", "there is to be a plan"],
)
def test_a_duty_is_neither_late_nor_done_by_a_day_that_cannot_be_read(
    tmp_path: Path, heads: str, cells: str, certainty: str
) -> None:
    text = f"{heads},final_plan_sent\n{cells},w/c 01/06/2026\n"
    words = "standing,overdue,assessment_final_plan,assessment_final_plan_certainty"
    ran = answered(tmp_path, text, "--process", "assessment", "--columns", words, today=LATER)
    (row,) = rows(ran)
    assert ("unknown", "", "2026-05-25", certainty) == (
        row["sendpath_standing"],
        row["sendpath_overdue"],
        row["sendpath_assessment_final_plan"],
        row["sendpath_assessment_final_plan_certainty"],
    )


WORDS = ("--decision-date", "2026-06-30", "--reason", "refuse-assess")
UNREADABLE = ("--certificate-date", "see file")


def test_deadlines_are_not_firm_either() -> None:
    ran = ask("deadlines", *WORDS, *UNREADABLE, "--format", "json", today=LATER)
    window = row_of(read_json(ran.out), "appeal.window")
    assert (3, "doubted", "unknown", None, None) == (
        ran.code,
        window["certainty"],
        window["standing"],
        window["days_left"],
        window["days_late"],
    )
    assert ["doubted"] == [note["id"] for note in window["warnings"] if note["id"] == "doubted"]


@pytest.mark.parametrize("command", ["deadlines", "can-appeal", "pathway"])
def test_no_page_says_late_or_firm(command: str) -> None:
    ran = ask(command, *WORDS, *UNREADABLE, today=LATER)
    assert 3 == ran.code
    for said in ("days late", "passed,", "for leave", "done in time"):
        assert said not in ran.out.split("open:")[0]


def test_no_finding_is_made_of_a_doubt() -> None:
    words = (*WORDS, *UNREADABLE, "--fail-on", "passed")
    assert 3 == ask("deadlines", *words, today=LATER).code


def test_can_appeal_says_nothing_of_the_certificate() -> None:
    ran = ask("can-appeal", *WORDS, *UNREADABLE, "--format", "json", today=LATER)
    document = read_json(ran.out)
    assert ("yes", None) == (document["answer"], document["certificate"])


def test_a_day_done_is_not_called_late_where_the_day_it_was_due_is_doubted() -> None:
    words = ("--decision-date", "2026-06-30", *UNREADABLE, "appeal-lodged=2026-09-05")
    window: dict[str, Any] = row_of(deadlines(*words, today=LATER), "appeal.window")
    assert ("2026-09-05", None, None) == (
        window["happened"],
        window["days_late"],
        window["standing"],
    )
    page = ask("deadlines", *words, today=LATER).out
    assert "done: on Saturday 5 September 2026" in page


@pytest.mark.parametrize("cell", ["yes", "no", "", "n/a", "perhaps"])
def test_a_mark_that_is_neither_yes_nor_no_is_told(cell: str, tmp_path: Path) -> None:
    text = f"decision_date,reason,health_only\n2026-08-30,plan-contents,{cell}\n"
    (row,) = in_every_way(tmp_path, text, LATER)
    said = "health_only: 'perhaps' is neither yes nor no. Write yes or no."
    assert (said if cell == "perhaps" else "") == row["sendpath_problems"]


def test_what_hangs_on_such_a_mark_is_not_firm(tmp_path: Path) -> None:
    text = "mediation_requested,health_only\n2026-08-30,perhaps\n2026-08-30,no\n"
    words = ("--columns", "mediation_meeting_certainty")
    ran = answered(tmp_path, text, "--process", "mediation", *words, today=LATER)
    told = [row["sendpath_mediation_meeting_certainty"] for row in rows(ran)]
    assert ["doubted", "firm"] == told


def test_with_a_term_that_cannot_be_read_no_school_day_is_counted(tmp_path: Path) -> None:
    text = (
        "exclusion_notice_received,exclusion,term\n"
        "2026-11-09,permanent,2026-11-02..2026-12-18\n"
        "2026-11-09,permanent,2026-11-02..2026-12-18;2027-01-05..February\n"
    )
    words = ("--columns", "exclusion_governors,exclusion_governors_certainty")
    ran = answered(tmp_path, text, "--process", "exclusion", *words, today="2026-11-21")
    assert [("2026-11-30", "firm"), ("", "")] == [
        (row["sendpath_exclusion_governors"], row["sendpath_exclusion_governors_certainty"])
        for row in rows(ran)
    ]
