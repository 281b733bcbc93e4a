"""A concern of which what was told shows that it was done in time is asked what else it is."""

from itertools import product

import pytest

from sendpath.rulebook.guidebook import read_concerns
from sendpath.rulebook.loader import load_rulebook
from support import ask, read_json

TODAY = "2026-11-28"
CONCERNS = read_concerns(load_rulebook().directory)
ASKED = "request-received=2026-03-01"
MEETING = ("last-review=2025-09-01", "review-meeting=2026-07-20")
IN_TIME = {
    "no-answer": (ASKED, "decision-notified=2026-04-01", "final-plan-sent=2026-07-01"),
    "asking-to-assess": (ASKED, "decision-notified=2026-04-01", "final-plan-sent=2026-07-01"),
    "review-late": (*MEETING, "amendment-notice-sent=2026-08-10", "final-plan-sent=2026-09-20"),
    "phase-transfer": (
        "transfer-year=2026",
        "--transfer",
        "secondary-to-post16",
        "final-plan-sent=2026-02-10",
    ),
    "agreement-not-honoured": (
        "agreement-made=2026-09-01",
        "--order",
        "contents",
        "final-plan-sent=2026-09-30",
    ),
    "concession-not-kept": (
        "council-told-tribunal=2026-09-01",
        "--order",
        "contents",
        "final-plan-sent=2026-09-30",
    ),
    "order-not-obeyed": (
        "order-made=2026-09-01",
        "--order",
        "contents",
        "final-plan-sent=2026-09-30",
    ),
}
FINISHED = "final-plan-sent"


def first_words(concern: str, *told: str) -> str:
    return ask("pathway", "--concern", concern, *told, "-q", today=TODAY).out


@pytest.mark.parametrize("concern", IN_TIME)
def test_what_was_done_in_time_is_said_first_and_nobody_is_sent_to_complain(concern: str) -> None:
    said = first_words(concern, *IN_TIME[concern])
    assert said.startswith("As told, this was done in time")
    assert said.rstrip().endswith("Is it something else?")
    ran = ask("pathway", "--concern", concern, *IN_TIME[concern], "--format", "json", today=TODAY)
    assert "advice-service" == read_json(ran.out)["next"]["route"]


@pytest.mark.parametrize(
    ("concern", "how"), list(product(IN_TIME, ("untold", "not-yet", "2026-11-25")))
)
def test_what_is_not_told_or_not_done_or_late_is_never_called_done(concern: str, how: str) -> None:
    told = [each for each in IN_TIME[concern] if not each.startswith(FINISHED)]
    last = [] if how == "untold" else [f"{FINISHED}={how}"]
    assert "As told, this was done in time" not in first_words(concern, *told, *last)


def test_every_concern_with_duties_is_tried_here() -> None:
    there = {name for name, each in CONCERNS.items() if each.duties}
    assert there == {*IN_TIME, "moving-council"}


def test_another_step_of_the_same_concern_that_is_owed_is_said_first() -> None:
    move = ("move-date=2026-11-01", "old-council-aware=2026-08-01", "plan-transferred=2026-11-01")
    said = first_words("moving-council", *move)
    assert said.startswith("The new council: New council tells you")
    assert said.rstrip().endswith("What is told was done in time so far")


@pytest.mark.parametrize(
    ("concern", "told", "first"),
    [
        # two months after the day told are over: the appeal is sent at once
        (
            "no-answer",
            (ASKED, "--outcome", "refused", "decision-notified=2026-04-01"),
            "late-appeal",
        ),
        ("no-answer", (ASKED, "--outcome", "refused"), "mediation-advice"),
        (
            "review-late",
            (*MEETING, "--outcome", "keep", "review-decision-sent=2026-08-10"),
            "late-appeal",
        ),
    ],
)
def test_a_no_that_can_be_appealed_leads_to_its_letter(
    concern: str, told: tuple[str, ...], first: str
) -> None:
    ran = ask("pathway", "--concern", concern, *told, "--format", "json", today=TODAY)
    shown = read_json(ran.out)
    assert first == shown["next"]["route"]
    assert "complain" not in shown["verdict"]
    assert "decision-sent=DATE" in shown["verdict"]
