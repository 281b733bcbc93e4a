"""Nothing advises to complain of a duty that is not past, by any honest reading of the law.

The law: a council that has days left owes nothing yet. Where two readings give two days (digest,
section 2), the duty is surely past only after the later one. Reviews: twelve months starting with
the last one end the day before the anniversary, or by another reading on it. Orders count their
weeks from the day made, or by another reading from the day sent out. "Before 15 February" and
"before 31 March" are read as "by" them, too.
"""

import tomllib
from typing import Any

import pytest

from sendpath.rulebook.loader import rules_directory
from support import ask, read_json

FORBIDDEN = ("complain", "make the council", "ask for the final plan")
"""How a step begins that supposes somebody to be late."""


def answer(concern: str, *words: str, today: str) -> dict[str, Any]:
    ran = ask("pathway", "--concern", concern, *words, "--format", "json", today=today)
    assert 0 == ran.code, ran.err
    return read_json(ran.out)


def advises_to_complain(shown: dict[str, Any]) -> bool:
    told = (shown["next"]["name"], shown["verdict"].removeprefix("Next: "))
    return any(text.lower().startswith(FORBIDDEN) or "Next: complain" in text for text in told)


AHEAD = [
    ("no-answer", "request-received"),
    ("no-answer", "reassessment-request-received"),
    ("asking-to-assess", "request-received"),
    ("review-late", "last-review"),
    ("review-late", "plan-made"),
    ("review-late", "amendment-notice-sent"),
    ("moving-council", "plan-transferred"),
    ("moving-council", "old-council-aware"),
]
CHOSEN = [
    ("agreement-not-honoured", "agreement-made"),
    ("concession-not-kept", "council-told-tribunal"),
    ("order-not-obeyed", "order-made"),
]


@pytest.mark.parametrize(("concern", "fact"), AHEAD)
def test_nobody_is_told_to_complain_on_the_day_after_a_clock_began(concern: str, fact: str) -> None:
    """Each of these duties has two weeks or more."""
    shown = answer(concern, f"{fact}=2026-11-27", today="2026-11-28")
    assert not advises_to_complain(shown)


@pytest.mark.parametrize(("concern", "fact"), CHOSEN)
@pytest.mark.parametrize("order", ["contents", "school", "assess", "plan"])
def test_nor_on_the_day_after_an_order_an_agreement_or_a_concession(
    concern: str, fact: str, order: str
) -> None:
    """Two weeks at the least, of each of these (digest, section 8)."""
    shown = answer(concern, f"{fact}=2026-11-27", "--order", order, today="2026-11-28")
    assert not advises_to_complain(shown)
    assert shown["next"]["name"].startswith("Note the days of the ")


ARGUABLE = [
    ("review-late", ("last-review=2025-11-28",), "2026-11-28"),
    (
        "order-not-obeyed",
        ("order-made=2026-10-01", "order-sent=2026-10-05", "--order", "contents"),
        "2026-11-09",
    ),
    (
        "order-not-obeyed",
        ("order-made=2026-10-01", "order-sent=2026-10-05", "--order", "school"),
        "2026-10-19",
    ),
    ("phase-transfer", ("transfer-year=2027", "--transfer", "primary-to-secondary"), "2027-02-15"),
    ("phase-transfer", ("transfer-year=2027", "--transfer", "secondary-to-post16"), "2027-03-31"),
]


@pytest.mark.parametrize(("concern", "words", "last"), ARGUABLE)
def test_on_the_last_day_by_the_later_reading_it_is_found_out_first(
    concern: str, words: tuple[str, ...], last: str
) -> None:
    shown = answer(concern, *words, today=last)
    assert not advises_to_complain(shown)
    assert "Find out first whether anything is late" == shown["next"]["name"]
    assert "; by another reading in time until " in shown["verdict"]
    assert [last] == [each["arguable_until"] for each in shown["next"]["unsettled"]]


def test_on_the_day_after_both_readings_a_review_is_asked_about_and_complained_of() -> None:
    shown = answer("review-late", "last-review=2025-11-28", today="2026-11-29")
    assert "complain-council" == shown["next"]["route"]
    assert "Complain to the council" == shown["next"]["name"]
    assert shown["verdict"].endswith("by Friday 27 November 2026. If not, it is 2 days late")


def test_a_complaint_never_stands_beside_not_late_yet() -> None:
    ran = ask(
        "pathway",
        "--concern",
        "review-late",
        "last-review=2026-03-01",
        "--plain",
        today="2026-11-28",
    )
    assert "next step: Note the council's day, and ask on the day after" in ran.out
    assert "not yet: The council is not late yet, as far as told." in ran.out
    assert "next step: Complain" not in ran.out


def test_every_way_that_can_be_early_names_the_step_to_take_meanwhile() -> None:
    with (rules_directory() / "routes.toml").open("rb") as file:
        routes = tomllib.load(file)
    early = {name: each["early"]["name"] for name, each in routes.items() if "early" in each}
    assert {
        "complain-council",
        "enforce-agreement",
        "enforce-concession",
        "enforce-order",
        "ask-for-final-plan",
    } == early.keys()
    assert all(name.startswith("Note the ") for name in early.values())


@pytest.mark.parametrize(
    "command", [("pathway", "--concern", "review-late"), ("timeline", "review")], ids=lambda w: w[0]
)
@pytest.mark.parametrize(
    ("today", "begins"),
    [
        (
            "2026-11-28",
            "The council: Council says whether it will keep, amend or cease the plan, by Saturday "
            "28 November 2026, today",
        ),
        ("2026-11-27", "Find out whether it was done: Report of the review meeting sent"),
    ],
)
def test_a_duty_of_today_goes_before_what_is_only_to_be_found_out(
    command: tuple[str, ...], today: str, begins: str
) -> None:
    """A meeting of 31 October: the report by 14 November, the decision by 28 November."""
    said = ask(*command, "review-meeting=2026-10-31", "-q", today=today).out
    assert said.startswith(begins)


def test_what_is_overdue_goes_before_what_is_due_today_and_is_never_called_not_late() -> None:
    told = ("--concern", "review-late", "review-meeting=2026-10-31", "review-report-sent=not-yet")
    said = ask("pathway", *told, "-q", today="2026-11-28").out
    assert said.startswith("The school or the council, whoever arranged it, 14 days late: Report")
    assert "Not late" not in said


@pytest.mark.parametrize(
    ("told", "late"),
    [
        (("final-plan-sent=2026-09-29",), "it came too late, or not at all"),
        (("decision-dated=2026-09-29",), "it came too late, or not at all"),
        ((), "it is 122 days late"),
    ],
)
def test_a_duty_that_something_told_may_show_done_is_not_counted_late_to_this_day(
    told: tuple[str, ...], late: str
) -> None:
    """A meeting of 1 July: the decision by 29 July.

    A final plan of 29 September, if it is of this review, shows that it was taken by then: at most
    62 days late, and not 122.
    """
    done = ("review-report-sent=2026-07-10", "review-meeting=2026-07-01")
    said = ask("timeline", "review", *done, *told, "-q", today="2026-11-28").out.strip()
    assert said.endswith(f", by Wednesday 29 July 2026. If not, {late}")


# what is told, the duty that passed, how many days it is past, and by when it was done at the latest
@pytest.mark.parametrize(
    ("told", "rule", "days"),
    [
        (("review", "review-meeting=2026-07-01", "final-plan-sent=2026-09-29"), "decision", 122),
        (("review", "review-meeting=2026-07-01", "--outcome", "keep"), "decision", 122),
        (("assessment", "request-received=2026-01-10", "--outcome", "refused"), "decision", 280),
        (
            ("assessment", "request-received=2026-01-10", "appeal-lodged=2026-08-01"),
            "decision",
            280,
        ),
        (
            ("appeal", "appeal-received-by-council=2026-06-10", "hearing-date=2026-11-10"),
            "la-response",
            129,
        ),
    ],
)
def test_no_line_counts_days_late_to_this_day_of_what_may_be_done_since(
    told: tuple[str, ...], rule: str, days: int
) -> None:
    page = ask("timeline", *told, "--plain", today="2026-11-28").out
    assert f"{days} days late" not in page
    assert "If not, it came too late, or not at all" in page
    shown = read_json(ask("timeline", *told, "--format", "json", today="2026-11-28").out)
    (row,) = [each for each in shown["deadlines"] if each["id"] == f"{told[0]}.{rule}"]
    assert (True, None, -days) == (row["to_confirm"], row["days_late"], row["days_left"])


def test_a_pathway_counts_no_days_late_to_this_day_of_what_may_be_done_since() -> None:
    told = ("--concern", "review-late", "review-meeting=2026-07-01", "final-plan-sent=2026-09-29")
    page = ask("pathway", *told, "--all", "--plain", today="2026-11-28").out
    assert "by Wednesday 29 July 2026. If not, it came too late, or not at all" in page
    assert "122 days late" not in page
