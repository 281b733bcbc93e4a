"""Rows of a mixed sheet that tell a tick and no day say what is known, and what is asked for."""

import csv
import io
from pathlib import Path

import pytest

from support import ask

TODAY = "2026-11-28"
ALL = ("--process", "all")
SENT = "Give it in the column sent_date."


def row(folder: Path, fact: str, cell: str, *process: str) -> dict[str, str]:
    (folder / "cases.csv").write_text(f"id,{fact}\nA,{cell}\n", encoding="utf-8")
    words = (*(process or ALL), "--columns", "act_by,who,standing,next_words")
    out = ask("batch", str(folder / "cases.csv"), *words, today=TODAY).out
    return next(csv.DictReader(io.StringIO(out)))


@pytest.mark.parametrize("fact", ["adviser_contacted", "told_adviser_date", "certificate_date"])
def test_a_tick_that_comes_before_an_appeal_asks_for_the_letter_today(
    fact: str, tmp_path: Path
) -> None:
    told = row(tmp_path, fact, "yes")
    assert (TODAY, "family") == (told["sendpath_act_by"], told["sendpath_who"])
    words = told["sendpath_next_words"]
    assert words.startswith(f"Done, on a day not told: {fact}. ")
    assert words.endswith(SENT)


def test_the_day_of_the_contact_alone_asks_for_the_letter_today_too(tmp_path: Path) -> None:
    told = row(tmp_path, "adviser_contacted", "2026-09-01")
    assert (TODAY, True) == (
        told["sendpath_act_by"],
        told["sendpath_next_words"].endswith(SENT),
    )


def test_nobody_whose_appeal_is_in_has_to_act_today(tmp_path: Path) -> None:
    told = row(tmp_path, "appeal_lodged", "done")
    assert ("", True) == (
        told["sendpath_act_by"],
        told["sendpath_next_words"].startswith("Done, on a day not told: appeal_lodged."),
    )


@pytest.mark.parametrize("cell", ["done", "yes"])
def test_an_appeal_ticked_off_alone_is_told_alike_of_letters_and_of_all_processes(
    cell: str, tmp_path: Path
) -> None:
    of_letters = row(tmp_path, "appeal_lodged", cell, "--lenient")
    assert of_letters == row(tmp_path, "appeal_lodged", cell)
    asked = "Give it in the column appeal_lodged. Is this case still open?"
    assert of_letters["sendpath_next_words"].endswith(asked)


@pytest.mark.parametrize("cell", ["", "not yet"])
def test_of_no_appeal_it_is_not_asked_whether_the_case_is_open(cell: str, tmp_path: Path) -> None:
    told = row(tmp_path, "appeal_lodged", cell)
    assert ("waiting", "") == (told["sendpath_standing"], told["sendpath_next_words"])


@pytest.mark.parametrize(
    ("fact", "day"),
    [
        ("mediation_requested", "you told the council you want mediation"),
        ("mediation_concluded", "mediation ended"),
        ("draft_served", "the draft plan reached you"),
        (
            "request_received",
            "the council received the request for an assessment, or became responsible",
        ),
        ("agreement_made", "the written agreement was made"),
        ("exclusion_began", "the exclusion began (the first of an unbroken run)"),
    ],
)
def test_what_runs_from_a_tick_asks_for_its_own_day(fact: str, day: str, tmp_path: Path) -> None:
    asked = f"Nothing can be counted without the day {day}. Give it in the column {fact}."
    told = row(tmp_path, fact, "yes")["sendpath_next_words"]
    assert told == f"Done, on a day not told: {fact}. {asked}"


def test_the_tribunals_decision_without_its_day_asks_for_that_today(tmp_path: Path) -> None:
    told = row(tmp_path, "tribunal_decision_sent", "yes")
    asked = "Give it in the column tribunal_decision_sent."
    assert (TODAY, True) == (told["sendpath_act_by"], told["sendpath_next_words"].endswith(asked))


@pytest.mark.parametrize("fact", ["mediation_date", "review_meeting", "hearing_date"])
def test_a_tick_on_what_may_be_still_to_come_says_no_more_than_that(
    fact: str, tmp_path: Path
) -> None:
    told = row(tmp_path, fact, "yes")["sendpath_next_words"]
    assert told.startswith(f"Arranged or done, on a day not told: {fact}. ")


@pytest.mark.parametrize("fact", ["adviser_contacted", "claim_lodged", "review_meeting"])
def test_the_list_asks_it_too(fact: str, tmp_path: Path) -> None:
    (tmp_path / "cases.csv").write_text(f"id,{fact}\nA,yes\n", encoding="utf-8")
    said = ask("due", str(tmp_path / "cases.csv"), "--plain", today=TODAY).out
    assert f"on a day not told: {fact}." in said
