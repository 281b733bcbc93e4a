"""``can-appeal`` names nothing that was told as something to get: any decision, any fact.

Each decision that can be appealed with each fact that a person may have told after its letter.
"""

import re
from datetime import date

import pytest

from sendpath.core.clauses import Event
from sendpath.rulebook.loader import load_rulebook
from support import Json, ask, read_json

BOOK = load_rulebook()
REASONS = [each.slug for each in BOOK.decisions().reasons.values() if each.answer == "yes"]
FACTS = [each for each in BOOK.law.facts.values() if each.refused is None and each.value == "day"]
LETTER, TOLD, TODAY = date(2026, 10, 1), date(2026, 11, 10), "2026-11-20"

IN = {
    "appeal-lodged",
    "appeal-received-by-council",
    "response-received",
    "hearing-date",
    "tribunal-decision-sent",
    "tribunal-reasons-sent",
    "tribunal-review-sent",
    "set-aside-refused",
    "permission-asked",
    "permission-refused",
    "permission-granted",
    "ut-permission-refused",
}
"""Steps of an appeal: each comes after the Tribunal has received it."""

TO_GET = re.compile(
    r"with a mediation certificate|leave \(permission\)|certificate: needed|[Rr]ing the"
    r"|[Aa]sk for the certificate|have the appeal received|send the appeal"
)


def shown(reason: str, event: str, *more: str) -> tuple[str, Json]:
    words = ("can-appeal", "--reason", reason, f"{event}={TOLD}", *more)
    plain = ask(*words, "--plain", "--explain", today=TODAY)
    return plain.out, read_json(ask(*words, "--format", "json", today=TODAY).out)


@pytest.mark.parametrize("reason", REASONS)
def test_what_an_appeal_takes_is_not_named_to_somebody_whose_appeal_is_in(reason: str) -> None:
    of_letter = ("--decision-date", str(LETTER))
    found = {
        event: (TO_GET.findall(text), document["is_in"])
        for event in sorted(IN)
        for text, document in [shown(reason, event, *of_letter)]
    }
    assert dict.fromkeys(sorted(IN), ([], True)) == found


@pytest.mark.parametrize("reason", ["refuse-assess", "plan-contents", "cease-plan"])
def test_a_step_of_an_appeal_without_the_letters_day_leaves_it_open_which_letter(
    reason: str,
) -> None:
    later = sorted(IN - {"appeal-lodged"})
    said = {event: shown(reason, event)[1]["verdict"] for event in later}
    unless = "with a mediation certificate, unless the appeal that was told is against this letter"
    assert {} == {event: text for event, text in said.items() if unless not in text}
    assert "certificate" not in shown(reason, "appeal-lodged")[1]["verdict"]


def test_no_other_fact_takes_a_certificate_off_the_list() -> None:
    told = {"certificate-issued", "adviser-contacted", "told-adviser-no-mediation"}
    others = [each.id for each in FACTS if each.id not in IN | told and each.id[:4] != "deci"]
    verdicts = {
        event: shown("refuse-assess", Event(event), "--decision-date", str(LETTER))[1]["verdict"]
        for event in others[::7]
    }
    assert {} == {
        event: text
        for event, text in verdicts.items()
        if "with a mediation certificate" not in text
    }


def test_with_a_refusal_of_the_upper_tribunal_no_time_after_a_permission_is_named() -> None:
    told = ("tribunal-reasons-sent=2026-09-01", "ut-permission-refused=2026-11-10")
    way = ask("pathway", "--concern", "tribunal-decided", *told, "--all", today=TODAY).out
    clock = ask("timeline", "appeal", *told, today=TODAY).out
    for text in (way, clock):
        assert "oral reconsideration received by the Upper Tribunal" in text
        assert [] == re.findall(r"permission-granted|permission-refused=|28 days are over", text)
