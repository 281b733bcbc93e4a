"""What was done last is named; of two things on one day, the one that is surely meant."""

import pytest

from support import ask

TODAY = "2026-11-28"
TERM = ("--term", "2026-09-01..2026-12-18")
PANEL = ("exclusion", "--exclusion", "permanent")


def first_line(*words: str) -> str:
    return ask("timeline", *words, "-q", today=TODAY).out.strip()


@pytest.mark.parametrize("more", [(), ("panel-met=2026-11-02",)])
def test_a_request_for_a_panel_is_one_after_no_claim_that_nobody_told_of(
    more: tuple[str, ...],
) -> None:
    assert (
        "Done: Request for an independent review panel (permanent exclusions only), on Monday 12 "
        "October 2026; whether that was in time is not known"
    ) == first_line(*PANEL, "review-asked-for=2026-10-12", *more)


def test_a_request_after_a_claim_that_was_decided_is_that_one() -> None:
    told = ("claim-received-by-school=2026-09-20", "exclusion-claim-determined=2026-10-05")
    assert (
        "Done: Request for an independent review panel after a discrimination claim about the "
        "exclusion, if none was asked for yet, on Monday 12 October 2026; whether that was in time "
        "is not known"
    ) == first_line(*PANEL, *told, "review-asked-for=2026-10-12")


def test_of_two_steps_on_one_day_the_one_that_is_due_later_was_the_last() -> None:
    told = ("governors-decision-given=2026-10-01", "review-asked-for=2026-10-12")
    assert "Done: Independent review panel meets, on Monday 12 October 2026" == first_line(
        *PANEL, *TERM, *told, "panel-met=2026-10-12"
    )
