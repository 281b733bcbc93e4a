"""Where only the day of a decision was told, what its letter's last day would be stands as an if."""

from typing import Any

import pytest

from support import ask, read_json

TODAY = "2026-11-27"
DECIDED = [
    ("plan-received", "final-plan-sent"),
    ("plan-refused", "plan-refused"),
    ("request-refused", "decision-notified"),
    ("reassessment-refused", "reassessment-notified"),
]
"""What people come with, and the fact that tells the day of the council's decision alone."""


# rule 20(1)(c)(i): two months from the day the letter was sent
@pytest.mark.parametrize(("concern", "fact"), DECIDED)
@pytest.mark.parametrize(
    ("day", "said"),
    [
        (
            "2026-08-01",
            "If the letter was sent on Saturday 1 August 2026, the day told, the last day to ring the "
            "mediation adviser and have the appeal received was Thursday 1 October 2026, 57 days "
            "ago, unless a mediation certificate moves the day. If so, you can still send the appeal "
            "today, and ask for more time. Give decision-sent=DATE",
        ),
        (
            "2026-10-10",
            "If the letter was sent on Saturday 10 October 2026, the day told, ring the mediation "
            "adviser and have the appeal received by Thursday 10 December 2026. Give "
            "decision-sent=DATE",
        ),
        # the two months end in the days that rule 12(3)(a) moves, which moves no call
        (
            "2026-10-30",
            "If the letter was sent on Friday 30 October 2026, the day told, ring the mediation "
            "adviser by Wednesday 30 December 2026; have the appeal received by Monday 4 January "
            "2027. Give decision-sent=DATE",
        ),
    ],
)
def test_the_day_of_a_decision_tells_the_last_day_as_a_condition(
    concern: str, fact: str, day: str, said: str
) -> None:
    words = ("pathway", "--concern", concern, f"{fact}={day}", "--format", "json")
    shown = read_json(ask(*words, today=TODAY).out)
    following = shown["next"]
    assert (
        [said],
        said,
        None,
        [],
        "late-appeal" if day < "2026-09-27" else "mediation-advice",
    ) == (
        following["unknown"],
        shown["verdict"],
        following["by"],
        shown["idle"],
        following["route"],
    )


def test_the_letters_own_day_takes_the_place_of_the_condition() -> None:
    words = ("--concern", "plan-received", "final-plan-sent=2026-10-10", "decision-sent=2026-10-12")
    shown = read_json(ask("pathway", *words, "--format", "json", today=TODAY).out)
    assert ([], "2026-12-12") == (shown["next"]["unknown"], shown["next"]["by"])


def _pathway(*words: str) -> Any:
    return read_json(ask("pathway", "--concern", *words, "--format", "json", today=TODAY).out)


LETTERS = [*DECIDED, ("plan-ceased", "review-decision-sent")]


# digest section 13: `appeal-lodged` closes `appeal.window`
@pytest.mark.parametrize(("concern", "fact"), LETTERS)
@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-07-20", ("appeal-lodged=2026-09-10",)),
        ("2026-10-01", ("adviser-contacted=2026-10-05", "appeal-lodged=2026-11-01")),
    ],
)
def test_an_appeal_that_is_in_has_no_last_day_whichever_fact_tells_its_letter(
    concern: str, fact: str, day: str, told: tuple[str, ...]
) -> None:
    shown = _pathway(concern, f"{fact}={day}", *told)
    other = _pathway(concern, f"decision-sent={day}", *told)
    assert ([], shown["verdict"]) == (shown["next"]["unknown"], other["verdict"])


# digest section 3: the adviser contacted in time, the certificate still to come: not late
@pytest.mark.parametrize(("concern", "fact"), LETTERS)
def test_who_waits_for_the_certificate_is_not_late_whichever_fact_tells_the_letter(
    concern: str, fact: str
) -> None:
    shown = _pathway(concern, f"{fact}=2026-09-20", "adviser-contacted=2026-10-05")
    assert ("chase-certificate", True, False) == (
        shown["next"]["route"],
        "the day told, you are not late: ask the adviser" in shown["verdict"],
        "ago" in shown["verdict"],
    )


# digest section 3: no contact, and the two months gone: file at once
@pytest.mark.parametrize(("concern", "fact"), LETTERS)
@pytest.mark.parametrize("day", ["2026-07-20", "2026-10-10"])
def test_the_next_step_is_the_same_whichever_fact_tells_the_letter(
    concern: str, fact: str, day: str
) -> None:
    shown = _pathway(concern, f"{fact}={day}")["next"]
    other = _pathway(concern, f"decision-sent={day}")["next"]
    assert (shown["route"], shown["prepare"]) == (other["route"], other["prepare"])


LATE = "the last day to have the appeal received was Thursday 1 October 2026: done 50 days late"
MORE_TIME = "ask the Tribunal for more time in the same case"


# rules 20(1)(c)(i), 20(4) and 5(3)(a): late after two months, and the Tribunal may allow it
@pytest.mark.parametrize(("concern", "fact"), DECIDED)
def test_an_appeal_in_after_the_last_day_is_late_if_the_letter_was_sent_then(
    concern: str, fact: str
) -> None:
    words = ("pathway", "--concern", concern, f"{fact}=2026-08-01", "appeal-lodged=2026-11-20")
    said = read_json(ask(*words, "--format", "json", today=TODAY).out)["verdict"]
    sent = "If the letter was sent on Saturday 1 August 2026, the day told"
    assert f"{sent}, {LATE}, unless a mediation certificate moves the day" in said
    assert f"If so, {MORE_TIME}" in said
    assert said.endswith("Give decision-sent=DATE")


def test_an_appeal_in_within_the_two_months_is_not_called_late_on_any_condition() -> None:
    facts = ("final-plan-sent=2026-08-20", "appeal-lodged=2026-10-20")
    ran = ask("pathway", "--concern", "plan-received", *facts, "--plain", today=TODAY)
    assert "Next: your appeal is with the Tribunal" in ran.out
    assert "late" not in ran.out.split("open: 1")[0]


@pytest.mark.parametrize("fact", ["final-plan-sent", "decision-sent"])
def test_what_to_do_about_a_late_call_or_appeal_is_said_as_a_condition(fact: str) -> None:
    facts = (f"{fact}=2026-08-01", "adviser-contacted=2026-11-20", "appeal-lodged=2026-11-25")
    ran = ask("pathway", "--concern", "plan-received", *facts, "--plain", today=TODAY)
    assert "If the adviser was rung after the two months, the appeal needs leave" in ran.out


@pytest.mark.parametrize(
    "command",
    [("pathway", "--concern", "plan-received"), ("can-appeal", "--reason", "plan-contents")],
)
def test_the_first_line_on_a_late_appeal_says_what_may_move_its_day(
    command: tuple[str, ...],
) -> None:
    facts = ("decision-sent=2026-08-01", "appeal-lodged=2026-11-20", "--format", "json")
    shown = read_json(ask(*command, *facts, today=TODAY).out)
    assert (
        f"50 days late, unless a mediation certificate moves the day: {MORE_TIME}"
        in (shown["verdict"])
    )
    assert shown["urgency"] == "late"
