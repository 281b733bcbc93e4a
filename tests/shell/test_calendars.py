"""A bank holiday added, and GOV.UK's own file in place of ours."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from sendpath.core.calendar import Calendar
from support import ask, deadlines, read_json, row

LETTER = ("--decision-date", "2026-10-02")  # its two months end on Wednesday 2 December 2026
GOVUK = "Save https://www.gov.uk/bank-holidays.json as it stands and give that file."


def due(*words: str) -> tuple[str, str]:
    window = row(deadlines(*words), "appeal.window")
    return window["due"], window["certainty"]


def govuk(path: Path, calendar: Calendar, *, years: Iterable[int], **changed: str | None) -> str:
    """Write a file of GOV.UK's shape from our own days, with some changed or taken out."""
    whole = set(years)
    days = {f"{day:%Y-%m-%d}": name for day, name in calendar.days.items() if day.year in whole}
    for old, new in changed.items():
        name = days.pop(old.removeprefix("d").replace("_", "-"), "New")
        if new:
            days[new] = name
    events = [
        {"title": name, "date": day, "notes": "", "bunting": True}
        for day, name in sorted(days.items())
    ]
    division = {"division": "england-and-wales", "events": events}
    file = path / "bank-holidays.json"
    file.write_text(
        json.dumps({"england-and-wales": division, "scotland": {"events": []}}), "utf-8"
    )
    return str(file)


def test_a_bank_holiday_proclaimed_since_moves_the_last_day() -> None:
    assert ("2026-12-02", "firm") == due(*LETTER)
    assert ("2026-12-03", "firm") == due(*LETTER, "--bank-holiday", "2 December 2026")
    two = ("--bank-holiday", "2026-12-02", "--bank-holiday", "2026-12-03")
    assert ("2026-12-04", "firm") == due(*LETTER, *two)


def test_a_day_already_listed_changes_nothing() -> None:
    assert ("2026-12-02", "firm") == due(*LETTER, "--bank-holiday", "2026-12-25")


def test_an_added_day_is_told_with_the_answer() -> None:
    added = ("--bank-holiday", "2026-12-02")
    assert ["2026-12-02"] == deadlines(*LETTER, *added)["calendar"]["added"]
    assert "; added: Wednesday 2 December 2026\n" in ask("deadlines", *LETTER, *added).out


@pytest.mark.parametrize("day", ["2026-12-05", "2010-12-24", "2100-12-24"])
def test_a_day_that_can_be_no_bank_holiday_is_refused(day: str) -> None:
    ran = ask("deadlines", *LETTER, "--bank-holiday", day)
    assert (2, "") == (ran.code, ran.out)
    assert (
        "is no day that a bank holiday is held on. Give a weekday between 2011 and 2099." in ran.err
    )


def test_a_file_whose_years_leave_a_gap_is_refused(tmp_path: Path, calendar: Calendar) -> None:
    gap = govuk(tmp_path, calendar, years=[2025, 2026, 2028])
    ran = ask("deadlines", *LETTER, "--calendar", gap)
    assert 2 == ran.code
    assert "its years do not follow one another: see 2027." in ran.err


def test_the_file_of_govuk_replaces_the_years_it_covers(tmp_path: Path, calendar: Calendar) -> None:
    moved = govuk(tmp_path, calendar, years=range(2025, 2029), d2026_12_25="2026-12-02")
    assert ("2026-12-03", "firm") == due(*LETTER, "--calendar", moved)
    assert "2028-12-31" == deadlines(*LETTER, "--calendar", moved)["calendar"]["confirmed_to"]


def test_a_day_moved_away_by_the_file_is_a_working_day_again(
    tmp_path: Path, calendar: Calendar
) -> None:
    gone = govuk(tmp_path, calendar, years=range(2026, 2029), d2026_08_31="2026-11-11")
    words = ("--decision-date", "2026-06-30", "--today", "2026-07-01", "--calendar", gone)
    assert ("2026-09-01", "firm") == due(*words)  # 30 August is a Sunday in August, the 31st too
    spring = govuk(tmp_path, calendar, years=range(2026, 2029), d2026_05_25="2026-11-11")
    told = ("--decision-date", "2026-03-25", "--calendar", spring)
    assert ("2026-05-25", "firm") == due(*told)


def test_the_calendar_is_confirmed_to_the_end_of_the_files_last_full_year(
    tmp_path: Path, calendar: Calendar
) -> None:
    short = govuk(tmp_path, calendar, years=range(2025, 2027))
    answer = deadlines(*LETTER, "--calendar", short)
    assert "2026-12-31" == answer["calendar"]["confirmed_to"]
    later = deadlines("--decision-date", "2026-11-20", "--calendar", short)
    assert "provisional" == row(later, "appeal.window")["certainty"]


def test_a_year_that_is_not_whole_is_left_out_and_told(tmp_path: Path, calendar: Calendar) -> None:
    part = govuk(tmp_path, calendar, years=range(2025, 2028), d2027_12_28=None)
    ran = ask("deadlines", *LETTER, "--calendar", part, "--format", "json")
    assert 3 == ran.code
    assert "2026-12-31" == read_json(ran.out)["calendar"]["confirmed_to"]
    assert "2027 has fewer than 8 days in it and was not used." in ran.err


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        "null",
        '"x"',
        '{"england-and-wales": {}}',
        '{"england-and-wales": {"events": [{"title": "x"}]}}',
        '{"england-and-wales": {"events": [{"title": "x", "date": "1/1/2026"}]}}',
        '{"england-and-wales": {"events": 3}}',
        '{"england-and-wales": null}',
    ],
)
def test_a_file_of_another_shape_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "days.json"
    file.write_text(text, encoding="utf-8")
    ran = ask("deadlines", *LETTER, "--calendar", str(file))
    assert (2, "") == (ran.code, ran.out)
    assert f"--calendar: '{file}': this is not GOV.UK's file of bank holidays. {GOVUK}\n" == ran.err


def test_a_file_without_a_whole_year_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "days.json"
    file.write_text(
        '{"england-and-wales": {"events": [{"title": "x", "date": "2026-01-01"}]}}', "utf-8"
    )
    ran = ask("deadlines", *LETTER, "--calendar", str(file))
    told = f"--calendar: '{file}': no year in it is complete for England and Wales. {GOVUK}\n"
    assert (2, "", told) == (ran.code, ran.out, ran.err)


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "days.json"
    file.write_bytes(b"\xff\xfe\x00")
    assert 2 == ask("deadlines", *LETTER, "--calendar", str(file)).code


def test_projected_days_are_those_of_the_law_as_it_stands(calendar: Calendar) -> None:
    assert "Good Friday" == calendar.holiday(date(2029, 3, 30))
    assert calendar.is_working(date(2031, 8, 18))
    assert not calendar.is_working(date(2031, 8, 25))  # the last Monday in August
    assert "Late Summer Bank Holiday" == calendar.holiday(date(2031, 8, 25))
    assert calendar.is_working(date(2029, 1, 2))
