"""Where somebody stands with the mediation certificate: needed, held, too late, or not at all."""

import pytest

from core.laws import LAST, MONDAY, D, days_on, note, outcome, rule
from sendpath.core.certificate import certificate_state
from sendpath.core.decisions import Decision

NEEDED = Decision(
    slug="refuse",
    words="refuse",
    answer="yes",
    because=note("because"),
    traits=frozenset(),
    by_section=False,
    certificate="needed",
    form=None,
    recommendations=False,
    shows=None,
    tells={},
    told_by={},
    told_with=None,
    first=(),
    instead=(),
    flips=(),
    notes=(),
)
IN_TIME, LATE = {"reply": days_on(10)}, {"reply": days_on(11)}


@pytest.mark.parametrize("held", [True, False])
@pytest.mark.parametrize("certificate", [None, "not-needed"])
def test_a_decision_that_needs_none_says_so_whatever_was_told(
    certificate: None, held: bool
) -> None:
    decision = NEEDED._replace(certificate=certificate)
    contact = outcome({"letter": MONDAY, **LATE})
    assert certificate is certificate_state(decision, contact, held=held, today=D(days_on(30)))


@pytest.mark.parametrize(
    ("told", "today", "without", "held"),
    [
        ({}, days_on(9), "needed", "held"),
        ({}, days_on(10), "needed", "held"),
        ({}, days_on(11), "leave-needed", "held"),
        (IN_TIME, days_on(10), "needed", "held"),
        (IN_TIME, days_on(30), "needed", "held"),
        (LATE, days_on(10), "needed", "held"),
        (LATE, days_on(11), "leave-needed", "leave-needed"),
        ({"receipt": days_on(10)}, days_on(30), "needed", "held"),
        ({"receipt": days_on(11)}, days_on(30), "leave-needed", "held"),
    ],
)
def test_whoever_rang_too_late_needs_leave_and_whoever_did_not_ring_once_the_time_has_passed(
    told: dict[str, str], today: str, without: str, held: str
) -> None:
    contact = outcome({"letter": MONDAY, **told}, rule())
    assert (without, held) == tuple(
        certificate_state(NEEDED, contact, held=each, today=D(today)) for each in (False, True)
    )


@pytest.mark.parametrize(("held", "expected"), [(False, "needed"), (True, "held")])
def test_without_a_last_day_to_ring_it_is_needed_until_it_is_held(
    held: bool, expected: str
) -> None:
    contact = outcome({}, rule())
    assert expected == certificate_state(NEEDED, contact, held=held, today=LAST)
