"""A meeting that is still to come is an appointment on the Monday list: the caller's own day.

No law fixes the day of a mediation that was booked or of a review that was planned: it stands in
the sheet. So it is listed in its week, and is never called due, nor counted as a deadline.
"""

from pathlib import Path

import pytest

from support import Json, Ran, ask, read_json

TODAY = "2026-11-28"
MEETINGS = """\
case,mediation_date,review_meeting,hearing_date,board_met,transport_panel_met
M,2026-12-03,,,,
R,,2026-12-02,,,
H,,,2026-12-01,,
B,,,,2026-12-04,
T,,,,,2026-12-10
Held,2026-11-27,,,,
Far,,2027-03-01,,,
"""


def asked(folder: Path, text: str, *words: str, today: str = TODAY) -> Ran:
    (folder / "cases.csv").write_text(text, encoding="utf-8")
    return ask("due", str(folder / "cases.csv"), *words, today=today)


def document(folder: Path, text: str, *words: str, today: str = TODAY) -> Json:
    return read_json(asked(folder, text, *words, "--format", "json", today=today).out)


def planned(folder: Path, *words: str, text: str = MEETINGS) -> list[tuple[str, str]]:
    items = document(folder, text, *words)["items"]
    return [(each["case"], each["due"]) for each in items if each["stands"] == "planned"]


def test_every_kind_of_meeting_within_reach_is_an_appointment_by_day_and_one_held_is_none(
    tmp_path: Path,
) -> None:
    near = [
        *(("H", "2026-12-01"), ("R", "2026-12-02"), ("M", "2026-12-03")),
        *(("B", "2026-12-04"), ("T", "2026-12-10")),
    ]
    assert near == planned(tmp_path)
    assert [*near, ("Far", "2027-03-01")] == planned(tmp_path, "--within", "all")
    assert [("H", "2026-12-01")] == planned(tmp_path, "--within", "3")


def test_an_appointment_stands_on_the_lists_of_those_who_come(tmp_path: Path) -> None:
    assert [("R", "2026-12-02"), ("H", "2026-12-01")] == sorted(
        planned(tmp_path, "--who", "school"), reverse=True
    )
    assert [("B", "2026-12-04")] == planned(tmp_path, "--who", "governors")
    assert [] == planned(tmp_path, "--who", "adviser")


def test_an_appointment_is_told_apart_from_what_falls_due_and_counted_apart(tmp_path: Path) -> None:
    text = "case,transport_panel_met\nT,2026-12-10\n"
    told = document(tmp_path, text)
    assert "0 due within 14 days, 1 appointment" in told["verdict"]
    (item,) = [each for each in told["items"] if each["stands"] == "planned"]
    assert (None, "transport-panel-met", 12) == (item["rule"], item["step"], item["days"])
    assert [] == told["without_day"]
    assert 0 == sum(week["due"] for week in told["weeks"])
    shown = asked(tmp_path, text).out
    assert "family and council: Appointment: Meeting of the transport appeal panel." in shown


def test_an_appointment_is_no_finding_of_what_falls_due(tmp_path: Path) -> None:
    text = "case,transport_panel_met\nT,2026-12-10\n"
    assert 0 == asked(tmp_path, text, "--fail-on", "due-within=14").code


def test_the_calendar_holds_an_appointment_as_one(tmp_path: Path) -> None:
    (tmp_path / "cases.csv").write_text(MEETINGS, encoding="utf-8")
    made = ask("due", str(tmp_path / "cases.csv"), "--format", "ics", today=TODAY).out
    assert "SUMMARY:Appointment: Review meeting [R]" in made
    assert "UID:review-meeting@R.sendpath" in made


@pytest.mark.parametrize("form", ["table", "md", "html", "csv", "plain"])
def test_every_format_holds_it(form: str, tmp_path: Path) -> None:
    assert "Review meeting" in asked(tmp_path, MEETINGS, "--format", form).out


def test_a_list_with_appointments_is_read_as_that_of_last_time(tmp_path: Path) -> None:
    (tmp_path / "cases.csv").write_text(MEETINGS, encoding="utf-8")
    last = tmp_path / "last.csv"
    ask("due", str(tmp_path / "cases.csv"), "-o", str(last), today=TODAY)
    again = ask(
        *("due", str(tmp_path / "cases.csv"), "--since", str(last), "--format", "json"), today=TODAY
    )
    assert [] == read_json(again.out)["changes"], again.err


def test_a_certificate_to_come_is_listed_ahead_of_its_day_and_on_it(tmp_path: Path) -> None:
    """Three working days after the adviser is told that no mediation is wanted (regulation 34(1)).

    Told on Thursday 26 November 2026: Friday 27, Monday 30, Tuesday 1 December.
    """
    text = "case,decision_date,told_adviser_date,certificate_date\nA,2026-11-10,2026-11-26,\n"
    for today, stands in (
        *(("2026-11-27", "ahead"), ("2026-12-01", "today"), ("2026-12-02", "overdue")),
    ):
        items = document(tmp_path, text, today=today)["items"]
        found = [
            (each["due"], each["stands"])
            for each in items
            if each["rule"] == "mediation.certificate-no-mediation"
        ]
        assert [("2026-12-01", stands)] == found
