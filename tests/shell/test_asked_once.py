"""What was told, or said not to be, is not asked for again; what is said is said once."""

import json

import pytest

from support import ask

TODAY = "2026-11-28"
LETTER = ("--reason", "refuse-plan", "--decision-date")


@pytest.mark.parametrize("command", ["deadlines", "can-appeal"])
def test_a_certificate_said_not_to_be_issued_is_not_asked_for_its_date(command: str) -> None:
    asks = "If a mediation certificate was issued, give its date"
    told = (command, *LETTER, "2026-09-05")
    assert asks in ask(*told, "--explain", today=TODAY).out
    ran = ask(*told, "certificate-issued=never", "--explain", today=TODAY).out
    assert asks not in ran
    assert "also one that is still to come" in ran


def test_whether_a_certificate_has_come_is_to_be_looked_for_once() -> None:
    told = (*LETTER, "2026-09-05", "adviser-contacted=2026-09-10", "mediation-concluded=2026-11-10")
    ran = ask("pathway", *told, today=TODAY).out
    assert 1 == ran.count("Look today whether")
    assert "Has the certificate come?" not in ask("deadlines", *told, today=TODAY).out
    undated = ("pathway", "--reason", "refuse-plan", "adviser-contacted=2026-09-10")
    assert 1 == ask(*undated, today=TODAY).out.count("Look today whether")


@pytest.mark.parametrize("concern", ["excluded", "sent-home", "out-of-school"])
def test_a_plan_that_was_told_is_not_asked_for(concern: str) -> None:
    ran = ask("pathway", "--concern", concern, "--plan", "yes", "--all", today=TODAY).out
    assert "s there a plan?" not in ran
    assert "s there an EHC plan?" not in ran
    assert "early review" in ran or "plan says" in ran


def test_no_certificate_is_asked_for_of_an_appeal_that_has_a_hearing() -> None:
    # a form with something missing is sent back, and counts as not made (digest, section 15)
    told = ("pathway", *LETTER, "2026-03-05", "appeal-lodged=2026-04-05")
    assert "Was no certificate sent with it?" in ask(*told, today=TODAY).out
    for more in ("hearing-date=2026-11-20", "hearing-date=2026-12-20"):
        ran = ask(*told, more, today=TODAY).out
        assert "Was no certificate sent with it?" not in ran
        assert "Keep to the dates in the Tribunal's letters." in ran


def test_permission_that_was_refused_had_been_asked_for_whatever_else_was_told() -> None:
    words = ("permission-asked=no", "permission-refused=2026-11-10", "--format", "json")
    ran = ask("timeline", "appeal", *words, today=TODAY)
    assert (3, ["permission-asked="]) == (
        ran.code,
        [each["where"] for each in json.loads(ran.out)["problems"]],
    )


def test_what_only_shows_it_of_another_matter_is_at_odds_with_no_denial() -> None:
    told = ("timeline", "review", "review-decision-sent=no", "last-review=2025-11-10")
    assert 0 == ask(*told, today=TODAY).code
