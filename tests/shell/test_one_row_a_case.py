"""Each row is answered alone: a case whose days stand on several rows is named, and not guessed."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from support import ask

TODAY = "2026-11-28"
SAID = "on several rows that tell different days"
EVENTS = """Case number,Event type,Event date
26/1,Request received by LA,13/07/2026
26/1,Decision: refuse to assess,21/08/2026
26/1,Mediation certificate issued,20/10/2026
26/2,Decision: refuse to assess,14/08/2026
26/2,Appeal lodged,12/10/2026
26/3,Phone call,18/11/2026
"""
LETTERS = "case,decision_date,certificate_date,appeal_lodged\n"


def sheet(folder: Path, text: str) -> str:
    (folder / "in.csv").write_text(text, encoding="utf-8")
    return str(folder / "in.csv")


def test_a_guess_of_a_sheet_of_events_says_first_that_it_must_be_one_row_a_case(
    tmp_path: Path,
) -> None:
    ran = ask("batch", sheet(tmp_path, EVENTS), "--guess", today=TODAY)
    out = ran.out
    assert "put each case on one row first" in ran.err
    assert out.startswith("# STOP: sendpath answers one row a case.")
    assert "a pivot table" in out
    assert "our_name" not in out
    assert {} == tomllib.loads(out)["columns"]
    assert "orrect" not in out
    assert "THIS_FILE" not in out


def test_where_a_sheet_of_events_is_guessed_into_a_file_nobody_is_told_to_correct_it(
    tmp_path: Path,
) -> None:
    target = str(tmp_path / "map.toml")
    err = ask("batch", sheet(tmp_path, EVENTS), "--guess", "-o", target, today=TODAY).err
    assert "it says why no list can be made of this sheet" in err
    assert "orrect" not in err


@pytest.mark.parametrize(
    "text",
    [
        "Ref,Status,Status date\n1,Refused,21/08/2026\n2,Appealed,20/10/2026\n3,Ceased,1/10/2026\n",
        "Ref,Type,Request received,Date of LA letter\n1,RTA,13/07/2026,21/08/2026\n"
        "1,Final plan,13/07/2026,20/10/2026\n",
        "Ref,Type,Date of LA letter\n1,Refusal to assess,21/08/2026\n1,Plan ceased,20/10/2026\n",
    ],
)
def test_a_sheet_with_a_row_a_case_or_a_letter_is_guessed_as_ever(
    text: str, tmp_path: Path
) -> None:
    assert "# STOP" not in ask("batch", sheet(tmp_path, text), "--guess", today=TODAY).out


@pytest.mark.parametrize("words", [("due",), ("batch",), ("batch", "--process", "all")])
def test_cases_on_several_rows_are_counted_once_and_the_first_is_named(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    rows = "A,2026-08-14,,\nB,2026-08-14,,\nA,,2026-09-15,\nB,,,2026-10-12\nC,2026-10-01,,\n"
    err = ask(words[0], sheet(tmp_path, LETTERS + rows), *words[1:], today=TODAY).err
    assert 1 == err.count(SAID)
    assert f"2 cases stand {SAID}: the first is 'A' (rows 2, 4). Each row is answered alone" in err
    assert "Put each case on one row" in err


def test_the_first_case_named_is_the_one_whose_row_is_the_first_to_tell_a_day(
    tmp_path: Path,
) -> None:
    rows = "C1,,,\nC2,14/08/2026,,\nC1,21/08/2026,,\nC2,,,12/10/2026\nC1,,,13/10/2026\n"
    err = ask("batch", sheet(tmp_path, LETTERS + rows), today=TODAY).err
    assert f"2 cases stand {SAID}: the first is 'C2' (rows 3, 5)." in err


@pytest.mark.parametrize(
    "rows",
    [
        "A,2026-08-14,,\nA,2026-10-01,2026-10-20,\nB,2026-10-01,,\n",
        "A,2026-08-14,,2026-10-12\nA,2026-10-01,,\n",
        "A,2026-08-14,,\nA,,,\nB,,2026-10-20,\n",
        ",2026-08-14,,\n,,2026-10-20,\n",
    ],
)
def test_rows_that_are_each_a_letter_of_their_own_are_no_parts_of_a_case(
    rows: str, tmp_path: Path
) -> None:
    for command in ("due", "batch"):
        assert SAID not in ask(command, sheet(tmp_path, LETTERS + rows), today=TODAY).err


def test_a_request_and_a_review_of_one_child_are_two_cases(tmp_path: Path) -> None:
    text = "case,request_received,review_meeting\nA,2026-08-03,\nA,,2026-11-10\n"
    assert SAID not in ask("due", sheet(tmp_path, text), today=TODAY).err


def test_the_column_that_names_a_case_may_be_told(tmp_path: Path) -> None:
    text = "Child,decision_date,certificate_date\nA,2026-08-14,\nA,,2026-09-15\n"
    assert SAID not in ask("due", sheet(tmp_path, text), today=TODAY).err
    assert SAID in ask("due", sheet(tmp_path, text), "--id", "Child", today=TODAY).err


def two_sheets(folder: Path, second: str) -> str:
    book = Workbook()
    letters = book.active
    assert letters is not None
    letters.title = "Letters"
    for row in (("Ref", "decision_date"), (second, date(2026, 9, 1)), ("C2", date(2026, 11, 2))):
        letters.append(row)
    appeals = book.create_sheet("Appeals")
    for row in (("Ref", "appeal_lodged"), ("C1", date(2026, 10, 20))):
        appeals.append(row)
    book.save(folder / "in.xlsx")
    return str(folder / "in.xlsx")


@pytest.mark.parametrize("command", ["due", "batch"])
def test_a_case_that_stands_on_two_sheets_is_named_with_both_its_rows(
    command: str, tmp_path: Path
) -> None:
    ran = ask(command, two_sheets(tmp_path, "C1"), "--sheet", "all", today=TODAY)
    assert 1 == ran.err.count("1 name stands on several sheets")
    assert "the first is 'C1' (row 2 of Letters, row 2 of Appeals)" in ran.err
    assert "If it is one case" in ran.err


@pytest.mark.parametrize("command", ["due", "batch"])
def test_other_cases_on_another_sheet_are_none(command: str, tmp_path: Path) -> None:
    ran = ask(command, two_sheets(tmp_path, "C3"), "--sheet", "all", today=TODAY)
    assert "on several sheets" not in ran.err
