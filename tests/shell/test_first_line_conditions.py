"""The line that opens an answer keeps what the answer says: a condition, a reading, a practice."""

import pytest

from support import ask

CLOSED = "school-asked=2026-07-20 school-closes=2026-07-22 school-reopens=2026-09-02"


@pytest.mark.parametrize(
    ("told", "today", "expected"),
    [
        pytest.param(
            f"assessment request-received=2026-07-01 decision-notified=not-yet {CLOSED}",
            "2026-11-28",
            "108 days late, unless an exception held (its test is met)",
            id="an exception whose test is met removes the number (reg 5(4))",
        ),
        pytest.param(
            "appeal tribunal-decision-sent=2026-12-10",
            "2027-01-08",
            "by another reading in time until Friday 15 January 2027",
            id="28 days after the decision, some days left out by an arguable reading",
        ),
        pytest.param(
            "cease decision-sent=2026-08-18 appeal-lodged=some",
            "2026-11-28",
            "or longer (not all that was told could be used)",
            id="an appeal on a day that cannot be read may keep the plan (section 45(4))",
        ),
        pytest.param(
            "cease decision-sent=2026-08-18 appeal-lodged=yes",
            "2026-11-28",
            "unless an appeal in time keeps it longer",
            id="an appeal on a day not told may keep the plan (section 45(4))",
        ),
        pytest.param(
            "appeal appeal-lodged=2026-11-20",
            "2026-11-28",
            "usually by",
            id="no law fixes the day of the registration letter",
        ),
        pytest.param(
            "transport transport-decision-received=2026-10-30",
            "2026-11-28",
            "ask all the same",
            id="no law bars a late request for review",
        ),
        pytest.param(
            "order order-made=2026-09-20 --order reconsider",
            "2026-11-28",
            "no day is known for it",
            id="the law of reconsidering was not confirmed",
        ),
    ],
)
def test_the_first_line_keeps_what_its_day_hangs_on(told: str, today: str, expected: str) -> None:
    assert expected in ask("timeline", *told.split(), "-q", today=today).out
