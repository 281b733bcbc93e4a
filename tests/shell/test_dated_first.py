"""A step with a last day goes first, and nobody is sent to complain of what is not late yet."""

from itertools import product
from typing import Any

import pytest

from sendpath.rulebook.guidebook import read_concerns
from sendpath.rulebook.loader import load_rulebook
from support import ask, read_json

TODAY = "2026-11-28"
BOOK = load_rulebook()
CONCERNS = read_concerns(BOOK.directory)
APPEALABLE = [each for each in BOOK.decisions().reasons.values() if each.answer == "yes"]
LETTER = "decision-dated=2026-10-01"
LAST_DAY = "2026-12-01"  # rule 20(1)(c)(i): two months after
LED = [name for name, each in CONCERNS.items() if not (each.after_appeal or each.alone)]


def shown(*words: str) -> dict[str, Any]:
    return read_json(ask("pathway", *words, "--format", "json", today=TODAY).out)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("concern", "reason"), list(product(LED, [each.slug for each in APPEALABLE]))
)
@pytest.mark.once
def test_a_letter_of_which_the_last_day_is_near_goes_before_a_step_without_a_day(
    concern: str, reason: str
) -> None:
    answer = shown("--concern", concern, "--reason", reason, LETTER)
    assert LAST_DAY == answer["next"]["by"]
    assert answer["next"]["route"] in ("mediation-advice", "appeal")
    assert answer["verdict"].startswith("3 days left: ")
    assert "complain" not in answer["verdict"]


# each with every day of its duties still ahead: digest, sections 6 to 8
AHEAD = {
    "no-answer": ("request-received=2026-10-30",),
    "asking-to-assess": ("request-received=2026-10-30",),
    "review-late": ("last-review=2026-01-10",),
    "phase-transfer": ("transfer-year=2027", "--transfer", "primary-to-secondary"),
    "agreement-not-honoured": ("agreement-made=2026-11-25", "--order", "contents"),
    "concession-not-kept": ("council-told-tribunal=2026-11-25", "--order", "contents"),
    "order-not-obeyed": ("order-made=2026-11-25", "--order", "contents"),
    "moving-council": ("move-date=2026-12-20", "old-council-aware=2026-11-20", "--planned"),
}
PARTLY = {
    "review-late": (
        *("last-review=2025-11-10", "review-decision-sent=2026-11-01"),
        *("--outcome", "amend", "amendment-notice-sent=2026-11-01"),
    ),
    "no-answer": ("request-received=2026-10-01", "decision-notified=2026-11-01"),
}


def test_every_concern_with_duties_is_tried_here() -> None:
    assert {name for name, each in CONCERNS.items() if each.duties} == {*AHEAD}


@pytest.mark.parametrize(
    ("concern", "told"), [*AHEAD.items(), *PARTLY.items()], ids=[*AHEAD, *PARTLY]
)
def test_nobody_is_told_to_complain_of_what_is_not_late_yet(
    concern: str, told: tuple[str, ...]
) -> None:
    answer = shown("--concern", concern, *told)
    assert "complain" not in answer["verdict"].lower()
    assert "council: " in answer["verdict"].lower()
    following = answer["next"]
    presses = {"complain-council", *CONCERNS[concern].first} & {following["route"]}
    assert not presses or following["early"] or concern == "moving-council"


@pytest.mark.parametrize(
    ("concern", "told"),
    [
        ("review-late", ("last-review=2025-10-10",)),
        ("no-answer", ("request-received=2026-05-10", "decision-notified=not-yet")),
        ("phase-transfer", ("transfer-year=2026", "--transfer", "primary-to-secondary")),
    ],
)
def test_what_may_be_late_is_not_called_early(concern: str, told: tuple[str, ...]) -> None:
    assert shown("--concern", concern, *told)["next"]["early"] is None


@pytest.mark.parametrize(
    ("told", "route", "says"),
    [
        (("appeal-lodged=never", LETTER), "mediation-advice", "3 days left"),
        (("appeal-lodged=not-yet", LETTER), "mediation-advice", "3 days left"),
        (("appeal-lodged=never", "decision-dated=2026-07-01"), "late-appeal", "88 days late"),
        (("appeal-lodged=never",), "mediation-advice", "A last day may be running"),
        (("appeal-lodged=2026-10-01", "decision-dated=2026-07-01"), "appeal-steps", "30 days late"),
        (("appeal-lodged=2026-11-01", LETTER), "appeal-steps", "Next: your appeal is with"),
        # that it is with the Tribunal was said: nobody is late on a blank
        (("decision-dated=2026-07-01",), "appeal-steps", "Next: your appeal is with"),
    ],
)
def test_an_appeal_is_with_the_tribunal_unless_it_was_said_not_to_be(
    told: tuple[str, ...], route: str, says: str
) -> None:
    answer = shown("--concern", "appeal-running", *told)
    assert route == answer["next"]["route"]
    assert says in answer["verdict"]


def test_the_letter_of_a_detained_person_is_sent_nowhere() -> None:
    answer = shown("--concern", "detained", "--reason", "refuse-assess", LETTER)
    assert (None, "advice-service") == (answer["beside"], answer["next"]["route"])
    assert [] == [day for each in answer["open"] for day in each["dates"]]


@pytest.mark.parametrize(
    ("concern", "told"),
    [
        ("order-not-obeyed", ("order-made=2026-10-01", "--order", "assess")),
        ("agreement-not-honoured", ("agreement-made=2026-10-01", "--order", "assess")),
        ("no-answer", ("request-received=2026-08-10",)),
    ],
)
def test_a_plan_refused_leads_to_the_appeal_against_that(
    concern: str, told: tuple[str, ...]
) -> None:
    answer = shown("--concern", concern, *told, "plan-refused=2026-11-20")
    assert "mediation-advice" == answer["next"]["route"]
    assert "the appeal received by Wednesday 20 January 2027" in answer["verdict"]


def test_a_plan_told_beside_a_concern_without_one_is_asked_about() -> None:
    answer = shown("--concern", "support-not-given", "--plan", "yes")
    assert "there is an EHC plan" in answer["beside"]
    assert "Which of the two is it?" in answer["beside"]
    assert not {"sen-support", "ask-assessment"} & {each["id"] for each in answer["open"]}


@pytest.mark.parametrize(
    ("told", "noted"),
    [(("--outcome", "agreed"), False), ((), True)],
)
def test_what_was_agreed_is_not_taken_for_a_no(told: tuple[str, ...], noted: bool) -> None:
    asked = ("request-received=2026-05-10", "decision-notified=2026-06-10")
    answer = shown("--concern", "no-answer", *asked, *told)
    assert noted == ("can be appealed" in (answer["beside"] or ""))


def test_what_was_done_late_is_said() -> None:
    """Regulation 13(2): 20 weeks of 10 May 2026 end on 27 September."""
    told = ("request-received=2026-05-10", "final-plan-sent=2026-11-20")
    assert "Done 54 days late, as told" in shown("--concern", "no-answer", *told)["verdict"]


@pytest.mark.parametrize(
    ("lodged", "late"), [("2026-11-10", False), ("2026-11-19", False), ("2026-11-25", True)]
)
def test_a_claim_that_is_in_is_not_sent_again(lodged: str, late: bool) -> None:
    """Equality Act 2010, Schedule 17, paragraph 4: six months beginning with 20 May."""
    told = ("conduct-date=2026-05-20", f"claim-lodged={lodged}")
    answer = shown("--concern", "discriminated-against", *told)
    assert "claim-steps" == answer["next"]["route"]
    assert late == ("6 days late" in answer["verdict"])


@pytest.mark.parametrize("reason", ["school-named", "refuse-assess", "plan-contents"])
def test_a_late_appeal_is_said_with_what_must_go_with_it(reason: str) -> None:
    answer = shown("--reason", reason, "decision-dated=2026-09-20")
    assert "late-appeal" == answer["next"]["route"]
    assert "counts as not made" in answer["next"]["prepare"][0]


def test_proposed_amendments_have_their_day() -> None:
    """Regulation 22(2)(c): 15 days beginning with the day on which they are served."""
    answer = shown("--concern", "draft-received", "amendment-notice-served=2026-11-20")
    assert "2026-12-04" == answer["next"]["by"]
    assert "draft-served" not in answer["verdict"]


def test_a_plan_refused_before_the_order_is_what_was_appealed() -> None:
    told = ("order-made=2026-11-02", "--order", "plan", "plan-refused=2026-03-02")
    assert "enforce-order" == shown("--concern", "order-not-obeyed", *told)["next"]["route"]
