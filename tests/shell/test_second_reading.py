"""What the second reading of the law changed: days and sentences that would have been others before."""

import pytest

from support import Json, ask, read_json, row


def timeline(*words: str, today: str = "2026-11-25") -> Json:
    return read_json(ask("timeline", *words, "--format", "json", today=today).out)


def due(document: Json) -> dict[str, str]:
    return {each["id"]: each["due"] for each in document["deadlines"] if each["due"]}


def notes(document: Json, rule: str) -> set[str]:
    return {each["id"] for each in row(document, rule)["warnings"]}


# ------------------------------------------------------------------ exclusions

TERM = ("--term", "2026-11-02..2026-12-18", "--term", "2027-01-04..2027-02-12")
BEGAN = ("exclusion", "exclusion-began=2026-11-02", *TERM)


def test_five_days_or_fewer_never_reach_the_sixth() -> None:
    shown = row(timeline(*BEGAN, "--exclusion", "up-to-five-days"), "exclusion.day-six")
    assert ("not-applicable", None) == (shown["status"], shown["due"])
    assert "stands alone never reaches its sixth day" in shown["summary"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ((), {"who"}),
        (("--exclusion", "permanent"), {"the-council"}),
        (("--exclusion", "over-fifteen-days"), {"the-school"}),
        (("--exclusion", "over-five-days"), {"the-school"}),
    ],
)
def test_who_arranges_education_from_the_sixth_day_hangs_on_the_kind(
    kind: tuple[str, ...], expected: set[str]
) -> None:
    document = timeline(*BEGAN, *kind)
    assert {"exclusion.day-six": "2026-11-09"} == due(document)
    assert expected == notes(document, "exclusion.day-six") & {"who", "the-council", "the-school"}
    assert (kind == ()) == row(document, "exclusion.day-six")["conditional"]


def test_the_panel_meets_and_the_board_meets_again_in_school_days() -> None:
    told = ("governors-decision-given=2026-11-03", "review-asked-for=2026-11-16", *TERM)
    document = timeline("exclusion", *told, "--exclusion", "permanent")
    assert "2026-12-07" == row(document, "exclusion.panel-meets")["due"]
    assert -8 == row(document, "exclusion.review-panel")["days_late"]
    decided = (*told[:2], "panel-decision-given=2026-12-09", *TERM)
    document = timeline("exclusion", *decided, "--exclusion", "permanent", today="2026-12-10")
    assert "not-applicable" == row(document, "exclusion.panel-meets")["status"]
    again = row(document, "exclusion.board-reconvenes")
    assert ("2027-01-06", True) == (again["due"], again["conditional"])


def test_for_five_days_or_fewer_no_time_is_set_for_the_board() -> None:
    told = {each["id"] for each in timeline(*BEGAN, "--exclusion", "up-to-five-days")["warnings"]}
    assert {"who-acts", "five-days-or-fewer", "not-these-schools"} <= told
    longer = {each["id"] for each in timeline(*BEGAN, "--exclusion", "permanent")["warnings"]}
    assert {"five-days-or-fewer"} == told - longer
