"""Where mediation was told of, nobody is told without condition to ring an adviser first."""

import csv
import io
from pathlib import Path

import pytest

from support import ask

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
