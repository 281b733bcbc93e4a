"""Headings as advisers, helplines and council officers write them: what each has to mean.

The table was written before the program was asked. A meaning is what a column tells; with ``?``
it is only offered, for a person to say; ``-`` tells nothing; ``id`` names a case.
"""

import csv
import tomllib
from pathlib import Path
from typing import Any

import pytest

from support import ask

TODAY = "2026-11-28"

CELLS = {
    "days": ["1/10/2026", "5/10/2026", "12/10/2026", "", "20/10/2026"],
    "answers": ["Y", "N", "Y", "Y", ""],
    "workers": ["JT", "KM", "SB", "JT", "KM"],
    "cases": ["W01", "W02", "W03", "AB4", "W05"],
    "numbers": ["GM/1234", "GM/99", "SM/7", "", ""],
}

REQUEST = "Date EHCNA request received by LA"

with Path(__file__).with_name("headings_of_others.csv").open(encoding="utf-8") as told:
    TABLE = [tuple(row.values()) for row in csv.DictReader(told)]


def guessed(folder: Path, heading: str, cells: str, meaning: str, beside: str) -> str:
    column = CELLS.get(cells) or (5 * cells.split(","))[:5]
    others = {} if meaning == "id" else {"Row": [f"R{at}" for at in range(5)]}
    table = {**others, heading: column, "Notes": [f"some words of case {at}" for at in range(5)]}
    if beside:
        table[REQUEST] = 5 * ["1/9/2026"]
    with (folder / "in.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([table, *zip(*table.values(), strict=True)])
    return ask("batch", str(folder / "in.csv"), "--guess", today=TODAY).out


def facts(said: Any) -> list[str]:
    several = said if isinstance(said, list) else [said]
    return [each if isinstance(each, str) else each["fact"] for each in several]


@pytest.mark.parametrize(("heading", "cells", "meaning", "beside"), TABLE)
def test_a_heading_is_read_as_what_it_means_asked_where_it_may_mean_more_and_else_left(
    heading: str, cells: str, meaning: str, beside: str, tmp_path: Path
) -> None:
    out = guessed(tmp_path, heading, cells, meaning, beside)
    told = tomllib.loads(out)
    read = facts(told["columns"][heading]) if heading in told["columns"] else []
    if meaning == "id":
        assert (heading, []) == (told["id"], read)
    elif meaning.startswith(("?", "-")):
        offered = [each for each in out.splitlines() if each.startswith(f'# "{heading}" = ')]
        assert [] == read
        assert any(meaning.strip("?-") in each for each in offered)
    else:
        assert meaning in read


def test_a_letter_of_refusal_in_a_table_of_requests_tells_the_decision_and_can_be_appealed(
    tmp_path: Path,
) -> None:
    out = guessed(tmp_path, "Refusal letter", "days", "", "request")
    assert ["decision_notified", "decision_date"] == facts(
        tomllib.loads(out)["columns"]["Refusal letter"]
    )


def test_who_works_on_the_cases_is_offered_and_a_column_of_advisers_is_not_one_of_days_rung(
    tmp_path: Path,
) -> None:
    for heading in ("Adviser", "Worker", "Officer"):
        out = guessed(tmp_path, heading, "workers", "", "request")
        assert f'# by = "{heading}"' in out
        assert heading not in tomllib.loads(out)["columns"]


def test_initials_name_a_case_only_where_each_stands_in_one_row(tmp_path: Path) -> None:
    unique = guessed(tmp_path, "Initials", "cases", "id", "request")
    assert "Initials" == tomllib.loads(unique)["id"]
    twice = guessed(tmp_path, "Initials", "workers", "id", "request")
    assert "id" not in tomllib.loads(twice)


def test_each_letter_of_its_own_is_the_one_to_appeal_in_rows_of_its_dispute(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(
        "Ref,EHCNA req. to LA,Letter re assess,No-plan letter,Final EHCP,Dispute\n"
        "1,1/6/2026,10/7/2026,,,refusal to assess\n"
        "2,1/6/2026,10/7/2026,25/9/2026,,refusal to issue\n"
        "3,1/6/2026,10/7/2026,,1/10/2026,B and F\n",
        encoding="utf-8",
    )
    out = ask("batch", str(tmp_path / "in.csv"), "--guess", today=TODAY).out
    columns = tomllib.loads(out)["columns"]
    for heading, fact, dispute in (
        ("Letter re assess", "decision_notified", "refusal to assess"),
        ("No-plan letter", "plan_refused", "refusal to issue"),
        ("Final EHCP", "final_plan_sent", "B and F"),
    ):
        letter = {"fact": "decision_date", "where": {"Dispute": [dispute]}}
        assert [fact, letter] == columns[heading]


def test_values_that_are_read_alike_are_written_once(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(
        "Ref,AR held,Final plan,Outcome\n1,1/6/2026,1/9/2026,Amend\n2,1/6/2026,2/9/2026,amend\n",
        encoding="utf-8",
    )
    out = ask("batch", str(tmp_path / "in.csv"), "--guess", today=TODAY).out
    assert '{ "Outcome" = ["Amend"] }' in out


def test_a_letter_that_refuses_a_plan_tells_that_as_well_where_one_column_is_of_all_letters(
    tmp_path: Path,
) -> None:
    (tmp_path / "in.csv").write_text(
        "Ref,Request received,Date of LA letter,Issue\n"
        "1,1/6/2026,10/7/2026,refusal to assess\n2,1/6/2026,25/9/2026,refusal to issue\n"
        "3,1/6/2026,10/7/2026,ASS\n4,1/6/2026,,Request - awaiting decision\n",
        encoding="utf-8",
    )
    out = ask("batch", str(tmp_path / "in.csv"), "--guess", today=TODAY).out
    said = {
        each["fact"]: each["where"]["Issue"]
        for each in tomllib.loads(out)["columns"]["Date of LA letter"]
    }
    assert ["refusal to issue"] == said["plan_refused"]
    assert {"refusal to assess", "ASS", "Request - awaiting decision"} == {
        *said["decision_notified"]
    }
    assert not {"ASS", "Request - awaiting decision"} & {*said["decision_date"]}
