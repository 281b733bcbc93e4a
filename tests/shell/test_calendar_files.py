"""A calendar file in an independent reader (vobject) and on a CalDAV server (Radicale)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from calendar_server import events, put_each_event, say, serving
from support import ask

LETTER = ("--decision-date", "2026-10-30", "--today", "2026-11-21")


def written(*words: str) -> str:
    ran = ask("deadlines", *words, "--format", "ics")
    assert ran.code == 0, ran.err
    return ran.out.replace("\r\n", "\n").replace("\n", "\r\n")


def test_one_all_day_event_a_date() -> None:
    shown = events(written(*LETTER, "--id", "B17"))
    assert [
        ("mediation.contact-adviser@B17.sendpath", date(2026, 12, 30)),
        ("appeal.window@B17.sendpath", date(2027, 1, 4)),
    ] == [(event.uid, event.day) for event in shown]
    assert (
        "Last day: Appeal received by the SEND Tribunal, received by 5 pm [B17]" == shown[1].title
    )
    assert "rule 20(1)(c)(i) and rule 12(3)(a)" in shown[1].text
    assert "Information, not legal advice" in shown[1].text


def test_reminders_are_events_pulled_to_a_working_day() -> None:
    shown = {
        event.uid: event for event in events(written(*LETTER, "--id", "B17", "--remind", "14,3"))
    }
    first = shown["remind-14.appeal.window@B17.sendpath"]
    second = shown["remind-3.appeal.window@B17.sendpath"]
    assert (date(2026, 12, 21), date(2026, 12, 31)) == (first.day, second.day)  # 1 January is none
    assert "Reminder: " in second.title
    assert "4 days left, to Monday 4 January 2027" in second.title


def test_a_reminder_that_has_passed_is_not_written() -> None:
    late = written("--decision-date", "2026-09-30", "--today", "2026-11-21", "--remind", "14,3")
    assert [
        "appeal.window",
        "mediation.contact-adviser",
        "remind-3.appeal.window",
        "remind-3.mediation.contact-adviser",
    ] == sorted(event.uid.split("@")[0] for event in events(late))


def test_a_safe_day_is_an_event_of_its_own() -> None:
    words = ("--decision-date", "2026-10-30", "--sent-date", "2026-11-03", "--today", "2026-11-21")
    days = {event.uid.split("@")[0]: event.day for event in events(written(*words))}
    assert (date(2027, 1, 4), date(2026, 12, 30)) == (
        days["appeal.window"],
        days["safe.mediation.contact-adviser"],
    )


def test_an_adviser_to_be_told_by_a_sunday_stands_on_the_working_day_before_it_too() -> None:
    days = {e.uid: e.day for e in events(written("decision-dated=2026-10-20", "--id", "o"))}
    name = "mediation.contact-adviser@o.sendpath"
    assert (date(2026, 12, 20), date(2026, 12, 18)) == (days[name], days[f"safe.{name}"])


def test_uids_are_stable_by_case_and_rule_and_not_by_date() -> None:
    one = {event.uid for event in events(written(*LETTER, "--id", "B 17/é"))}
    other = {
        event.uid
        for event in events(
            written("--decision-date", "2026-11-04", "--today", "2026-11-21", "--id", "B 17/é")
        )
    }
    assert one == other
    assert all(uid.isascii() for uid in one)


def test_what_is_done_or_passed_is_no_event() -> None:
    done = written(*LETTER, "--adviser-contacted", "2026-11-20")
    assert ["appeal.window"] == [event.uid.split("@")[0] for event in events(done)]


def test_without_a_label_a_hint_says_why_one_helps() -> None:
    assert "Add --id" in ask("deadlines", *LETTER, "--format", "ics").err
    assert "" == ask("deadlines", *LETTER, "--id", "x", "--format", "ics").err


@pytest.mark.parametrize("days", ["soon", "14;3", "-3", "9999"])
def test_reminders_that_cannot_be_read(days: str) -> None:
    ran = ask("deadlines", *LETTER, "--remind", days, "--format", "ics")
    assert (2, "") == (ran.code, ran.out)
    assert "is not a number of days. Write it as 14,3." in ran.err


def test_a_calendar_file_is_written_by_its_suffix(tmp_path: Path) -> None:
    there = tmp_path / "dates.ics"
    assert 0 == ask("deadlines", *LETTER, "--id", "x", "-o", str(there)).code
    data = there.read_bytes()
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


@pytest.fixture
def server(tmp_path: Path) -> Iterator[int]:
    with serving(tmp_path / "store") as port:
        yield port


@pytest.mark.slow
def test_importing_twice_into_a_calendar_server_leaves_no_double(server: int) -> None:
    first = written(*LETTER, "--id", "B17", "--remind", "14,3")
    moved = written(
        "--decision-date", "2026-11-01", "--today", "2026-11-22", "--id", "B17", "--remind", "14,3"
    )
    assert say(server, "MKCALENDAR", "/adviser/dates/")[0] == 201
    for text in (first, first, moved):
        put_each_event(server, text)
        status, held = say(server, "GET", "/adviser/dates/")
        assert 200 == status
        assert sorted(e[:2] for e in events(text)) == sorted(e[:2] for e in events(held))
