"""A condition is said to those whom it can concern, a count of the day that it stands beside."""

import pytest

from support import ask, read_json

CLAIM = ("conduct-date=2026-08-25", "conduct-began=2026-08-22")
"""Six months starting with each: to Wed 24 February 2027 and to Sun 21, so act by Fri 19."""


def test_each_number_of_days_is_of_the_day_that_is_named_beside_it() -> None:
    said = "Friday 19 February 2027, in 86 days"
    of_claim = ask("timeline", "discrimination", *CLAIM, "--plain", today="2026-11-25").out
    beside = ask("pathway", "--concern", "excluded", *CLAIM, "--plain", today="2026-11-25").out
    assert of_claim.startswith("verdict: 86 days left: have the claim received by Friday 19 ")
    assert "last day: Wednesday 24 February 2027\nstanding: in 91 days\n" in of_claim
    assert f"act by: {said}, the safe day" in of_claim
    assert "Wednesday 24 February 2027, in 91 days: Claim received" in beside
    assert f"act by {said}, the safe day" in beside


LETTER = ("--decision-date", "2026-10-01", "adviser-contacted=2026-11-10")
NO_SCHOOL = ("refuse-assess", "refuse-plan", "refuse-reassess", "refuse-amend", "cease-plan")


@pytest.mark.parametrize("reason", NO_SCHOOL)
@pytest.mark.parametrize("words", [(), ("told-council-mediation-wanted=2026-11-12",)])
@pytest.mark.parametrize("today", ["2026-11-20", "2026-12-10"])
def test_of_a_decision_that_names_no_school_none_is_said_to_be_in_dispute(
    reason: str, words: tuple[str, ...], today: str
) -> None:
    of_it = ("--reason", reason)
    for command in ("deadlines", "can-appeal"):
        told = ask(command, *LETTER, *words, *of_it, "--explain", today=today).out
        assert "adviser" in told
        assert [] == [each for each in ("only the school is", "only the school in") if each in told]


def test_where_it_was_not_told_what_was_decided_the_condition_stands_in_the_verdict() -> None:
    told = ask("deadlines", *LETTER, "--format", "json", today="2026-12-10").out
    assert (
        "Not late, unless only the school is in dispute: ask the adviser for the certificate, "
        "and appeal within a month of it" == read_json(told)["verdict"]
    )
    known = ask("deadlines", *LETTER, "--reason", "refuse-assess", "-q", today="2026-12-10").out
    assert known.startswith("Not late: ask the adviser for the certificate")


def test_ways_that_were_never_somebodys_are_not_counted_as_closed_to_them() -> None:
    told = ask("pathway", "--concern", "detained", "--format", "table", today="2026-11-25").out
    assert "More: --all says all, --route NAME one way whole" in told
    refused = ("--concern", "request-refused", "--decision-date", "2026-10-01")
    shown = ask("pathway", *refused, "--format", "table", today="2026-11-25").out
    assert "More: 6 more open, 3 closed: --all" in " ".join(shown.split())
