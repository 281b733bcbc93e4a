"""On what it hangs that a last day of the family has passed stands wherever that is said.

A letter of 1 June 2026: an adviser is told within 2 months, by 1 August; the Tribunal receives the
appeal within 2 months, and what ends in August goes to the first working day after it, 1 September.
"""

from pathlib import Path

import pytest

from due_lists import items, listed

AT_ODDS = "case,decision_date,reason,outcome\nA,2026-06-01,refuse-assess,agreed\n"
PLAIN = "case,decision_date,reason\nA,2026-06-01,refuse-assess\n"
WHICH = "It was told that the council refused to assess, and that it agreed to."
CONTACTED = "Contacted by then? Tell it in the column adviser_contacted."
CERTIFICATE = "If a mediation certificate was issued, give its date in the column certificate_date."


def test_a_refusal_and_an_agreement_are_asked_about_and_no_day_has_passed(tmp_path: Path) -> None:
    found = items(tmp_path, AT_ODDS)
    assert {("find-out", "2026-08-01"), ("find-out", "2026-09-01")} == {
        (each["stands"], each["due"]) for each in found
    }
    assert all(WHICH in each["words"] for each in found)


@pytest.mark.parametrize("form", ["plain", "table"])
def test_which_of_the_two_it_is_is_asked_on_screen_too(form: str, tmp_path: Path) -> None:
    said = " ".join(listed(tmp_path, AT_ODDS, "--format", form).split())
    assert "Last day passed" not in said
    for word in ("council refused to assess", "Which of the two is it?"):
        assert all(each in said for each in word.split())


def test_which_it_is_stands_beside_a_day_that_is_ahead(tmp_path: Path) -> None:
    text = AT_ODDS.replace("2026-06-01", "2026-10-01")
    assert WHICH in listed(tmp_path, text, "--plain")


def test_what_would_move_a_day_that_has_passed_stands_in_its_line(tmp_path: Path) -> None:
    lines = listed(tmp_path, PLAIN, "--plain").splitlines()
    (window,) = (each for each in lines if "Last day passed: Appeal received" in each)
    (contact,) = (each for each in lines if "Last day passed: Tell a mediation" in each)
    assert (True, True) == (CERTIFICATE in window, CONTACTED in contact)


def test_nothing_is_asked_where_it_was_said_that_nobody_was_contacted(tmp_path: Path) -> None:
    text = PLAIN.replace("reason\n", "reason,adviser_contacted,certificate_date\n")
    text = text.replace("refuse-assess\n", "refuse-assess,not-yet,not-yet\n")
    assert CONTACTED not in listed(tmp_path, text, "--plain")
