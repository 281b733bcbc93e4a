"""What can still be done of a last day that has passed stands wherever ``due`` tells of that day.

Letter of 1 September 2026, certificate of 20 October 2026: two months end on 1 November, a month on
20 November 2026. Rule 20(4) and rule 5(3)(a): the Tribunal can be asked for more time.
"""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from due_lists import TODAY, items, listed
from support import Json, ask

HEADS = "case,reason,decision_date,adviser_contacted,certificate_date,outcome\n"
LATE = f"{HEADS}A,refuse-assess,2026-09-01,2026-10-10,2026-10-20,refused\n"
STILL = "You can still send the appeal today, and ask for more time."


def passed(folder: Path, text: str) -> list[Json]:
    return [each for each in items(folder, text) if each["stands"] == "missed"]


@pytest.mark.parametrize("form", ["plain", "table", "md", "html"])
def test_a_late_appeal_can_be_sent_and_more_time_asked_for_on_every_page(
    form: str, tmp_path: Path
) -> None:
    said = " ".join(listed(tmp_path, LATE, "--format", form).replace("│", " ").split())
    assert "the SEND Tribunal" in said
    assert [] == [word for word in STILL.split() if word not in said]


def test_a_late_appeal_can_be_sent_and_more_time_asked_for_in_a_file(tmp_path: Path) -> None:
    told = listed(tmp_path, LATE, "--format", "csv")
    assert "You can still send the appeal. Ask the Tribunal for more time" in told
    listed(tmp_path, LATE, "-o", str(tmp_path / "list.xlsx"))
    rows = load_workbook(tmp_path / "list.xlsx")["Due"].iter_rows(values_only=True)
    assert any("Ask the Tribunal for more time" in str(cell) for row in rows for cell in row)


def test_the_list_says_it_in_the_words_of_an_answer_to_one_letter(tmp_path: Path) -> None:
    (item,) = passed(tmp_path, LATE)
    letter = ("--decision-date", "2026-09-01", "--certificate-date", "2026-10-20")
    verdict = ask("deadlines", *letter, "--reason", "refuse-assess", "-q", today=TODAY).out
    assert verdict.strip() == f"8 days late: y{item['left'][1:-1]}"


def test_where_no_adviser_was_contacted_leave_is_asked_for_too(tmp_path: Path) -> None:
    found = passed(tmp_path, LATE.replace("2026-10-10,2026-10-20", "not yet,"))
    assert {
        "Send the appeal today, ask for more time, and apply for leave (permission).",
        "Ring the mediation adviser today, and apply for leave (permission).",
    } == {each["left"] for each in found}


def test_what_is_asked_first_and_says_what_to_do_is_not_said_twice(tmp_path: Path) -> None:
    found = passed(tmp_path, "case,reason,decision_date\nA,refuse-assess,2026-09-01\n")
    told = {each["rule"]: (each["left"], each["check_first"]) for each in found}
    left, check = told["mediation.contact-adviser"]
    assert (None, True) == (left, "If not: contact one now" in check)
    assert told["appeal.window"][0] == STILL


def test_a_row_whose_words_tell_two_conditions_says_what_can_still_be_done(tmp_path: Path) -> None:
    text = f"{HEADS}A,,2026-08-01,,2026-10-23,agreed\n"
    (item,) = passed(tmp_path, text)
    assert item["words"].endswith(STILL)


def test_permission_to_appeal_further_can_still_be_asked_for_late(tmp_path: Path) -> None:
    said = "You can still send it. Ask for more time and say why it is late."
    found = passed(
        tmp_path, "case,tribunal_decision_sent,tribunal_reasons_sent\nA,2026-09-01,2026-09-01\n"
    )
    assert {said} == {each["left"] for each in found}
