"""A last day that a later fact shows to be used is past for nobody, though its day was not told.

What was told shows that the appeal is in, or that the panel was asked for: nobody is told to send
it, and whether it was in time is not known.
"""

import csv
import io
from pathlib import Path

import pytest

from support import ask, deadlines, read_json, row

TODAY = "2026-11-27"
LETTER = ("--reason", "plan-contents", "decision-dated=2026-02-01")
SHOWN = {
    "appeal-received-by-council=2026-10-20": "Tuesday 20 October 2026",
    "response-received=2026-06-20": "Saturday 20 June 2026",
    "tribunal-decision-sent=2026-11-20": "Friday 20 November 2026",
    "permission-refused=2026-11-20": "Friday 20 November 2026",
    "council-told-tribunal=2026-10-01": "Thursday 1 October 2026",
}
IN_TIME = "whether that was in time is not known"
TERM = ("--term", "2026-09-03..2026-10-23", "--term", "2026-11-02..2026-12-18")


@pytest.mark.parametrize(("fact", "day"), SHOWN.items())
@pytest.mark.parametrize("command", [("deadlines",), ("timeline", "appeal"), ("can-appeal",)])
def test_of_an_appeal_that_is_in_it_is_said_by_when_and_that_it_may_have_been_in_time(
    command: tuple[str, ...], fact: str, day: str
) -> None:
    told = ask(*command, *LETTER, fact, "--plain", today=TODAY)
    said = " ".join(told.out.split())
    assert f"by {day} at the latest; {IN_TIME}" in said
    assert "send the appeal" not in said
    assert "240 days" not in said
    assert 0 == told.code


@pytest.mark.parametrize(("fact", "day"), SHOWN.items())
def test_a_pathway_does_not_send_an_appeal_that_is_in(fact: str, day: str) -> None:
    said = " ".join(ask("pathway", *LETTER, fact, "--plain", today=TODAY).out.split())
    assert f"Appeal received by the SEND Tribunal: done by {day} at the latest; {IN_TIME}." in said
    assert "passed 240 days ago" not in said
    assert "Ring the mediation adviser" not in said


@pytest.mark.parametrize(("fact", "day"), SHOWN.items())
def test_a_sheet_does_not_make_late_whose_appeal_is_in(tmp_path: Path, fact: str, day: str) -> None:
    event, told = fact.split("=")
    sheet = tmp_path / "in.csv"
    sheet.write_text(f"decision_date,reason,{event}\n2026-02-01,plan-contents,{told}\n")
    columns = ("--columns", "standing,days_left,act_by,next_words")
    (each,) = csv.DictReader(io.StringIO(ask("batch", str(sheet), *columns, today=TODAY).out))
    assert "done" == each["sendpath_standing"]
    assert "" == each["sendpath_days_left"]
    assert TODAY != each["sendpath_act_by"]
    assert f"done by {day} at the latest; {IN_TIME}." in each["sendpath_next_words"]
    assert "Last day passed" not in ask("due", str(sheet), today=TODAY).out


def test_in_json_the_day_by_which_it_was_in_stands_beside_no_days_late() -> None:
    told = row(deadlines(*LETTER, "response-received=2026-06-20", today=TODAY), "appeal.window")
    assert (None, "done-by", "2026-06-20", None, None) == tuple(
        told[key] for key in ("standing", "done", "done_by", "days_left", "days_late")
    )


def test_what_is_still_to_come_shows_nothing() -> None:
    told = deadlines(*LETTER, "hearing-date=2027-01-20", today=TODAY)
    assert "passed" == row(told, "appeal.window")["standing"]


@pytest.mark.parametrize("fact", ["panel-met", "panel-decision-given"])
def test_a_panel_that_met_was_asked_for(fact: str) -> None:
    told = ask(
        *("timeline", "exclusion", "governors-decision-given=2026-10-01", f"{fact}=2026-11-02"),
        *("--exclusion", "permanent", *TERM, "-q"),
        today=TODAY,
    ).out
    assert f"by Monday 2 November 2026 at the latest; {IN_TIME}" in told
    assert "passed 36 days ago" not in told


def test_a_claim_that_the_school_received_was_lodged() -> None:
    told = ask(
        *("timeline", "discrimination", "conduct-date=2026-03-02"),
        *("claim-received-by-school=2026-11-02", "--plain"),
        today=TODAY,
    ).out
    assert f"by Monday 2 November 2026 at the latest; {IN_TIME}" in " ".join(told.split())


CALLS = ["adviser-contacted", "told-adviser-no-mediation", "adviser-told-council"]


@pytest.mark.parametrize("fact", CALLS)
@pytest.mark.parametrize("command", [("deadlines",), ("timeline", "appeal"), ("can-appeal",)])
def test_whatever_shows_that_the_adviser_was_rung_in_time_is_heeded_at_every_door(
    command: tuple[str, ...], fact: str
) -> None:
    letter = ("--reason", "refuse-assess", "decision-dated=2026-08-01", f"{fact}=2026-09-20")
    told = ask(*command, *letter, "--plain", today=TODAY)
    assert "ot late" in told.out.splitlines()[0]
    assert "ask the adviser for the certificate" in told.out.splitlines()[0]
    assert "left out:" not in told.out
    assert "Ring the adviser" not in told.out


def test_a_pathway_asks_for_the_certificate_of_an_adviser_who_was_told() -> None:
    letter = ("--reason", "refuse-assess", "decision-dated=2026-08-01")
    told = ask("pathway", *letter, "told-adviser-no-mediation=2026-09-20", "-q", today=TODAY).out
    assert "ing the mediation adviser" not in told
    assert "ask the adviser for the certificate" in told


def test_days_that_are_left_on_a_condition_do_not_stand_beside_an_appeal_that_is_late() -> None:
    # the certificate's month: 10 November to 10 December; the call itself was told by no day
    letter = ("--reason", "refuse-assess", "decision-dated=2026-08-01")
    told = ask("pathway", *letter, "certificate-issued=2026-11-10", "-q", today=TODAY).out
    assert (
        "13 days left: have the appeal received by Thursday 10 December 2026, 5 pm, provided that "
        "a mediation adviser was contacted within the two months" == told.strip()
    )


def test_the_ledger_of_ways_names_no_day_passed_that_was_used() -> None:
    told = ask("pathway", *LETTER, "response-received=2026-06-20", "--format", "json", today=TODAY)
    following = read_json(told.out)["next"]
    assert None is following["missed"]
    assert [] == following["passed"]


SENT = "tribunal-decision-sent=2026-07-01"
RUNNING = "A last day may be running: 1 month after the Tribunal refuses permission to appeal"


@pytest.mark.parametrize(
    "fact", ["permission-granted=2026-08-01", "ut-permission-refused=2026-08-20"]
)
def test_no_month_runs_from_a_refusal_that_what_was_told_rules_out(fact: str) -> None:
    words = ("pathway", "--concern", "tribunal-decided", SENT)
    assert RUNNING in ask(*words, "--plain", today=TODAY).out
    assert RUNNING not in ask(*words, fact, "--plain", today=TODAY).out


def test_of_a_decision_of_which_no_day_was_told_the_days_that_may_run_are_named() -> None:
    told = ask("pathway", "--concern", "tribunal-decided", "--plain", today=TODAY).out
    assert "A last day may be running (give tribunal-decision-sent=DATE)" in told.splitlines()[0]
    assert "A last day may be running: 28 days after the Tribunal sends its decision" in told
    assert RUNNING in told


OVER = ("--decision-date", "2026-08-01", "certificate-issued=2026-09-20")


@pytest.mark.parametrize("call", ["not-yet", "bad"])
@pytest.mark.parametrize("command", ["deadlines", "can-appeal", "pathway"])
def test_a_day_that_has_passed_however_the_call_is_read_has_passed(command: str, call: str) -> None:
    # two months end on 1 October, the certificate's month on 20 October: no reading is later
    about = () if command == "deadlines" else ("--reason", "refuse-assess")
    told = ask(command, *about, *OVER, f"adviser-contacted={call}", "-q", today=TODAY).out
    assert "t least 38 days late: you can still send the appeal today, and ask for more" in told


def test_a_sheet_says_that_a_day_has_passed_however_the_call_is_read(tmp_path: Path) -> None:
    sheet = tmp_path / "in.csv"
    sheet.write_text(
        "decision_date,reason,adviser_contacted,certificate_date\n"
        "2026-08-01,refuse-assess,not yet,2026-09-20\n"
    )
    (each,) = csv.DictReader(
        io.StringIO(ask("batch", str(sheet), "--columns", "standing,act_by", today=TODAY).out)
    )
    assert ("passed", TODAY) == (each["sendpath_standing"], each["sendpath_act_by"])


def test_a_certificate_that_cannot_be_read_may_give_a_later_day() -> None:
    words = ("--decision-date", "2026-08-01", "certificate-issued=bad")
    told = row(deadlines(*words, today=TODAY), "appeal.window")
    assert "unknown" == told["standing"]


def test_nobody_is_told_to_ring_before_the_two_months_end_after_they_ended() -> None:
    letter = ("--reason", "refuse-assess", "decision-dated=2026-08-01")
    told = ask("pathway", *letter, "certificate-issued=bad", "--plain", today=TODAY).out
    assert "before the two months end" not in " ".join(told.split())
    assert "Leave a message and send an e-mail today." in " ".join(told.split())
