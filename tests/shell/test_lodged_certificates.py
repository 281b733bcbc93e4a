"""What an appeal that was sent needs of a certificate, and whether its letter can be appealed."""

from typing import Any

import pytest

from support import ask, read_json

TODAY = "2026-11-28"
NEITHER = ("adviser-contacted=never", "certificate-issued=never")


def _shown(*words: str) -> Any:
    return read_json(ask(*words, "--format", "json", today=TODAY).out)


# section 51(2): an agreement to assess, or to amend, carries no appeal, in time and after it
@pytest.mark.parametrize("outcome", ["agreed", "amend"])
@pytest.mark.parametrize("day", ["2026-10-01", "2026-09-01"])
@pytest.mark.parametrize(
    "told", [(), ("adviser-contacted=2026-10-20",), ("adviser-contacted=2026-11-20",), NEITHER]
)
def test_what_was_agreed_is_called_late_only_on_condition(
    outcome: str, day: str, told: tuple[str, ...]
) -> None:
    shown = _shown("deadlines", "--decision-date", day, "--outcome", outcome, *told)
    assert "that can be appealed" in shown["verdict"]


# digest section 3: contacted in time, the certificate still to come: not late
@pytest.mark.parametrize("told", [("certificate-issued=not-yet",), ()])
@pytest.mark.parametrize(
    ("command", "named"), [("deadlines", ("--reason", "cease-plan")), ("pathway", ("plan-ceased",))]
)
def test_an_appeal_sent_before_its_certificate_is_not_late(
    command: str, named: tuple[str, ...], told: tuple[str, ...]
) -> None:
    case = ("--decision-date", "2026-07-01", "--adviser-contacted", "2026-08-01", *told)
    named = named if command == "deadlines" else ("--concern", *named)
    shown = _shown(command, *named, *case, "appeal-lodged=2026-11-20")
    assert ("days late" in shown["verdict"], shown["urgency"] == "late") == (False, False)


@pytest.mark.parametrize("told", [("certificate-issued=2026-09-01",), NEITHER])
def test_an_appeal_sent_after_all_its_time_is_late(told: tuple[str, ...]) -> None:
    case = ("--reason", "cease-plan", "--decision-date", "2026-07-01", *told)
    assert " days late" in _shown("deadlines", *case, "appeal-lodged=2026-11-20")["verdict"]


# digest section 15: without a certificate that is needed, an appeal is sent back
@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("refuse-assess", True),
        ("cease-plan", True),
        ("plan-contents", True),
        ("school-named", False),
        ("school-type", False),
    ],
)
def test_an_appeal_without_its_certificate_is_sent_back(reason: str, *, said: bool) -> None:
    case = ("--reason", reason, "--decision-date", "2026-10-01", *NEITHER)
    shown = _shown("deadlines", *case, "appeal-lodged=2026-11-20")["verdict"]
    assert ("sent back" in shown, "by Tuesday 1 December 2026" in shown) == (said, said)


@pytest.mark.parametrize(
    "told", ["hearing-date=2027-03-01", "appeal-received-by-council=2026-11-25"]
)
def test_an_appeal_that_goes_on_was_not_sent_back(told: str) -> None:
    case = ("--reason", "refuse-assess", "--decision-date", "2026-10-01", *NEITHER)
    shown = _shown("deadlines", *case, "appeal-lodged=2026-11-20", told)
    assert "sent back" not in shown["verdict"]


# regulation 34 and rule 19: the adviser first rung after the two months, the appeal needs leave
@pytest.mark.parametrize(
    "named",
    [
        ("pathway", "--concern", "appeal-running"),
        ("pathway", "--concern", "plan-ceased"),
        ("deadlines",),
    ],
)
def test_leave_is_named_where_an_appeal_in_the_tribunals_hands_needs_it(
    named: tuple[str, ...],
) -> None:
    case = ("--decision-date", "2026-07-01", "adviser-contacted=2026-11-20")
    assert "apply for leave" in _shown(*named, *case, "appeal-lodged=2026-11-26")["verdict"]


# section 51(2)(e) and (f): a plan that is kept, or amended, is not ended
@pytest.mark.parametrize("outcome", ["keep", "amend"])
@pytest.mark.parametrize("day", ["2026-10-01", "2026-09-01"])
@pytest.mark.parametrize(
    "named",
    [
        ("can-appeal", "--reason", "cease-plan"),
        ("deadlines", "--reason", "cease-plan"),
        ("pathway", "--concern", "plan-ceased"),
    ],
)
def test_the_end_of_a_plan_that_goes_on_is_asked_about(
    named: tuple[str, ...], day: str, outcome: str
) -> None:
    shown = _shown(*named, "--decision-date", day, "--outcome", outcome)
    assert "the council decided to end the plan" in shown["verdict"]
    assert "Which of the two is it?" in str(shown)
