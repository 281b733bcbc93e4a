"""The day of one letter, told by any of its facts: none is asked for again, and conditions stand."""

from itertools import combinations

import pytest

from support import ask, read_json

TODAY = "2026-11-28"
LATE, AHEAD = "2026-09-20", "2026-10-20"
FACTS = ("decision-dated", "decision-sent", "final-plan-sent")
ASKED = {
    "decision-dated": ("decision-dated=DATE", "--decision-date"),
    "decision-sent": ("decision-sent=DATE", "--sent-date"),
    "final-plan-sent": ("final-plan-sent=DATE",),
}
TOLD = [some for number in (1, 2, 3) for some in combinations(FACTS, number)]
UNLESS = "unless a mediation certificate moves the day"


def plan_received(*told: str) -> str:
    return ask("pathway", "--concern", "plan-received", *told, "-q", today=TODAY).out.strip()


@pytest.mark.parametrize("told", TOLD, ids="+".join)
@pytest.mark.parametrize("day", [LATE, AHEAD])
def test_no_fact_of_the_letter_that_was_told_is_asked_for_again(
    told: tuple[str, ...], day: str
) -> None:
    words = [f"{fact}={day}" for fact in told]
    shown = ask("pathway", "--concern", "plan-received", *words, "--all", today=TODAY).out
    assert [] == [(fact, each) for fact in told for each in ASKED[fact] if each in shown]


@pytest.mark.parametrize("told", TOLD, ids="+".join)
def test_once_the_two_months_are_over_the_condition_of_a_certificate_stands(
    told: tuple[str, ...],
) -> None:
    """A certificate gives its own month (Tribunal Rules 2008, rule 20(1)(c)(ii))."""
    assert UNLESS in plan_received(*(f"{fact}={LATE}" for fact in told))


@pytest.mark.parametrize(
    ("told", "idle"),
    [
        (("decision-dated",), []),
        (("decision-dated", "decision-sent"), ["decision-dated"]),
        (FACTS, ["decision-dated", "final-plan-sent"]),
    ],
)
def test_of_facts_that_tell_the_same_day_one_is_not_said_to_change_nothing(
    told: tuple[str, ...], idle: list[str]
) -> None:
    words = [f"{fact}={LATE}" for fact in told]
    done = ask("pathway", "--concern", "plan-received", *words, "--format", "json", today=TODAY)
    assert idle == read_json(done.out)["idle"]


@pytest.mark.parametrize(
    ("more", "then"),
    [
        (
            "appeal-lodged=yes",
            "the last day to have the appeal received was Friday 20 November 2026: done, on a day "
            "not told; find that day, for it may have been too late",
        ),
        (
            "adviser-contacted=yes",
            "the last day to ring the mediation adviser was Friday 20 November 2026: done, on a "
            "day not told; find that day, for it may have been too late. Get the certificate, and "
            "appeal within its month; else ask for more time",
        ),
        (
            "certificate-issued=yes",
            "the last day to have the appeal received may have passed: not all that was told could "
            "be used. If that was not done, you can still send the appeal today, and ask for more "
            "time",
        ),
    ],
)
def test_what_was_done_on_a_day_not_told_is_not_urged_by_a_day_that_is_supposed(
    more: str, then: str
) -> None:
    """Two months after Sunday 20 September end on Friday 20 November 2026."""
    supposed = "If the letter was sent on Sunday 20 September 2026, the day told"
    assert f"{supposed}, {then}. Give decision-sent=DATE" == plan_received(
        f"final-plan-sent={LATE}", more
    )
