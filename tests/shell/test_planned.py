"""A step that is planned for after its last day is said to be so, wherever it is asked about."""

from pathlib import Path

import pytest

from support import ask, read_json

TODAY = "2026-11-28"
MEETING = ("told-council-mediation-wanted=2026-10-10", "mediation-date=2026-12-12")
LATE = "planned for Saturday 12 December 2026, 33 days late"
"""30 days after Saturday 10 October are Monday 9 November (SEND Regulations 2014, regulation 36)."""


@pytest.mark.parametrize("more", [(), ("--all",)], ids=["one screen", "all"])
def test_a_pathway_asks_whether_what_is_planned_was_done_before(more: tuple[str, ...]) -> None:
    told = ("--concern", "told-to-mediate", "decision-sent=2026-10-01", *MEETING, *more)
    (asked,) = {
        line.partition("find out: ")[2]
        for line in ask("pathway", *told, today=TODAY).out.splitlines()
        if "Mediation meeting held" in line and "find out" in line and "once" not in line
    }
    assert asked.endswith(f"Mediation meeting held (council). It is {LATE}. Was it done before?")


def test_the_first_line_of_a_pathway_says_when_it_is_planned() -> None:
    """Fifteen school days after Thursday 1 October end on Thursday 22 October; 49 days later."""
    told = ("exclusion-notice-received=2026-10-01", "board-met=2026-12-10")
    words = (
        "--concern",
        "excluded",
        "--exclusion",
        "permanent",
        "--term",
        "2026-09-01..2026-12-18",
    )
    assert ask("pathway", *words, *told, "-q", today=TODAY).out.strip() == (
        "Planned for Thursday 10 December 2026, 49 days late, unless it was done before: "
        "reinstatement to be considered, due Thursday 22 October 2026"
    )


def test_a_complaint_does_not_say_that_nothing_was_told_of_it() -> None:
    told = ask("timeline", "mediation", *MEETING, today=TODAY).out
    assert f"It is {LATE}. Whether it was done before was not told." in told
    assert "was it done before? It is planned" in told


def test_a_sheet_asks_the_same(tmp_path: Path) -> None:
    sheet = tmp_path / "cases.csv"
    sheet.write_text("mediation_requested,mediation_date\n2026-10-10,2026-12-12\n", "utf-8")
    words = ("--process", "mediation", "--columns", "next_words")
    assert (
        "Find out: was it done before? Mediation meeting held (council), due Monday 9 November "
        "2026, planned for Saturday 12 December 2026."
    ) in ask("batch", str(sheet), *words, today=TODAY).out


def test_what_is_planned_in_time_is_not_asked_about() -> None:
    told = ("told-council-mediation-wanted=2026-11-20", "mediation-date=2026-12-12")
    shown = ask("timeline", "mediation", *told, "--format", "json", today=TODAY).out
    meeting = next(r for r in read_json(shown)["deadlines"] if r["id"] == "mediation.meeting")
    assert ("2026-12-12", None, False) == tuple(
        meeting[key] for key in ("planned", "happened", "to_confirm")
    )


@pytest.mark.parametrize("order", [(), ("--order", "contents")])
def test_a_day_an_order_was_sent_is_not_passed_over_where_its_weeks_run_from_its_making(
    order: tuple[str, ...],
) -> None:
    """The weeks run from the day the order was made (SEND Regulations 2014, regulation 44)."""
    done = ask("timeline", "order", "order-sent=2026-11-01", *order, today=TODAY)
    assert 2 == done.code
    assert (
        "Nothing can be counted without the day the Tribunal's order was made. Give it, for "
        "example order-made=2026-01-31. The day the Tribunal's order was sent out, as told, gives "
        "no day by itself."
    ) in done.err


@pytest.mark.parametrize(
    ("row", "begins"),
    [
        ("appeal_lodged\n2026-11-20\n", "Usually by Friday 18 December 2026, in 20 days: Registr"),
        ("hearing_date\n2026-11-20\n", "Usually by Friday 4 December 2026, in 6 days: Written dec"),
        (
            "decision_sent,appeal_lodged\n2026-10-18,yes\n",
            "Until Friday 18 December 2026, in 20 days: Plan continues at least until the time",
        ),
        ("request_received\n2026-11-20\n", "By Friday 1 January 2027, in 34 days: Council says"),
    ],
    ids=["usual", "usual too", "until", "a duty"],
)
def test_a_sheet_says_by_only_of_what_is_due_by_a_day(
    row: str, begins: str, tmp_path: Path
) -> None:
    """No law fixes the Tribunal's letters; a plan goes on until a day (section 45(4))."""
    (tmp_path / "cases.csv").write_text(row, "utf-8")
    words = ("--process", "all", "--columns", "next_words")
    told = ask("batch", str(tmp_path / "cases.csv"), *words, today=TODAY).out
    assert begins in told
