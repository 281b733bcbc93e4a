"""Where mediation was told of, nobody is told without condition to ring an adviser first."""

import csv
import io
from pathlib import Path

import pytest

from support import ask, read_json

TODAY = "2026-11-20"
LETTER = ("--decision-date", "2026-09-25", "--reason", "refuse-assess")
ASKS = "ask the mediation adviser for the certificate (and ring one, if nobody has yet)"

MEDIATED = ["mediation-concluded", "mediation-date", "agreement-made"]


@pytest.mark.parametrize("fact", MEDIATED)
def test_the_line_that_opens_an_answer_asks_for_the_certificate(fact: str) -> None:
    told = ask("deadlines", *LETTER, f"{fact}=2026-10-20", "--plain", today=TODAY).out
    assert f"verdict: 5 days left: {ASKS}" in told.splitlines()[0]
    assert "the appeal received by Wednesday 25 November 2026, 5 pm" in told.splitlines()[0]
    before = ask("deadlines", *LETTER, "--plain", today=TODAY).out.splitlines()[0]
    assert "5 days left: ring the mediation adviser" in before


@pytest.mark.parametrize("fact", MEDIATED)
def test_a_sheet_keeps_the_day_and_says_on_what_it_hangs(tmp_path: Path, fact: str) -> None:
    sheet = tmp_path / "in.csv"
    column = fact.replace("-", "_")
    sheet.write_text(f"decision_date,reason,{column}\n2026-09-25,refuse-assess,2026-10-20\n")
    columns = ("--columns", "mediation_contact_adviser,act_by,next_words")
    (row,) = csv.DictReader(io.StringIO(ask("batch", str(sheet), *columns, today=TODAY).out))
    assert "2026-11-25" == row["sendpath_mediation_contact_adviser"] == row["sendpath_act_by"]
    assert (
        "an adviser was perhaps told before that you wish to appeal." in row["sendpath_next_words"]
    )


def test_the_way_to_go_first_asks_for_the_certificate_of_a_mediation_that_has_ended() -> None:
    told = ask("pathway", *LETTER, "mediation-concluded=2026-10-20", "--plain", today=TODAY).out
    assert "Mediation has ended: ask for the certificate" in " ".join(told.split())
    assert "do: Ring now." not in told


def test_a_missed_call_is_late_only_if_no_adviser_was_told_before_the_mediation() -> None:
    # the two months end in August: the appeal's day is moved, and that of the call is not
    letter = ("--decision-date", "2026-06-10", "--reason", "refuse-assess")
    told = ask("deadlines", *letter, "mediation-concluded=2026-07-20", "-q", today="2026-08-24").out
    assert "late, unless an adviser was told before the mediation" in told


FIXED = ("--reason", "refuse-plan", "--decision-date", "2026-06-10", "hearing-date=2026-12-10")
QUESTION = "Is the hearing that was told of the appeal against this letter? Then the appeal is in"


@pytest.mark.parametrize("today", ["2026-07-20", "2026-11-27"])
def test_where_a_hearing_is_fixed_the_next_step_asks_first_whether_the_appeal_is_in(
    today: str,
) -> None:
    told = ask("pathway", *FIXED, "--planned", today=today).out
    assert f"do: {QUESTION}" in told
    lodged = ask("pathway", *FIXED, "appeal-lodged=2026-06-20", "--planned", today=today).out
    assert QUESTION not in lodged
    assert QUESTION not in ask("pathway", *FIXED[:-1], today=today).out


@pytest.mark.parametrize(
    ("today", "hangs"),
    [
        ("2026-07-20", "provided that the hearing that was told is of another appeal"),
        ("2026-11-27", "unless the hearing that was told is of the appeal against this letter"),
    ],
)
def test_a_day_to_appeal_beside_a_hearing_says_on_what_it_hangs(today: str, hangs: str) -> None:
    for command in ("deadlines", "pathway"):
        assert hangs in ask(command, *FIXED, "--planned", "-q", today=today).out


def test_where_a_hearing_is_fixed_no_day_to_ring_is_given_and_nothing_is_claimed_for_sure() -> None:
    told = ask("deadlines", *FIXED, "--planned", "--format", "json", today="2026-11-27").out
    rows = {each["id"]: each for each in read_json(told)["deadlines"]}
    (why,) = rows["mediation.contact-adviser"]["because"]
    assert "not-applicable" == rows["mediation.contact-adviser"]["status"]
    assert "if it is the one against this letter" in why["text"]
