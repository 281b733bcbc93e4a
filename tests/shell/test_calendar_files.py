"""A calendar file in an independent reader (vobject) and on a CalDAV server (Radicale)."""

import base64
import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import vobject

from support import ask

LETTER = ("--decision-date", "2026-10-30", "--today", "2026-11-21")


class Shown(NamedTuple):
    """An event as the independent reader has it."""

    uid: str
    day: date
    title: str
    text: str


def written(*words: str) -> str:
    ran = ask("deadlines", *words, "--format", "ics")
    assert ran.code == 0, ran.err
    return ran.out.replace("\r\n", "\n").replace("\n", "\r\n")


def events(text: str) -> list[Shown]:
    calendar: Any = vobject.readOne(text)
    shown = []
    for event in calendar.vevent_list:
        assert event.dtend.value - event.dtstart.value == timedelta(days=1)
        shown.append(
            Shown(
                event.uid.value, event.dtstart.value, event.summary.value, event.description.value
            )
        )
    return shown


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


def test_uids_are_stable_by_case_and_rule_and_not_by_date() -> None:
    one = {event.uid for event in events(written(*LETTER, "--id", "B 17/é"))}
    other = {
        event.uid
        for event in events(
            written("--decision-date", "2026-11-01", "--today", "2026-11-21", "--id", "B 17/é")
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
    """A Radicale server of this machine's own, on a free port, without logins."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    words = [
        "-m",
        "radicale",
        "--hosts",
        f"127.0.0.1:{port}",
        "--auth-type",
        "none",
        "--storage-filesystem-folder",
        str(tmp_path / "store"),
    ]
    child = subprocess.Popen(
        [sys.executable, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(100):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        child.terminate()
        child.wait(timeout=20)


def say(port: int, method: str, path: str, body: str = "") -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    login = base64.b64encode(b"adviser:").decode()
    headers = {"Authorization": f"Basic {login}", "Content-Type": "text/calendar; charset=utf-8"}
    connection.request(method, path, body.encode(), headers)
    answer = connection.getresponse()
    told = (answer.status, answer.read().decode())
    connection.close()
    return told


def put_each_event(port: int, text: str) -> None:
    """Import as a calendar program does: each event by itself, at a place named for its UID."""
    calendar: Any = vobject.readOne(text)
    for event in calendar.vevent_list:
        alone: Any = vobject.iCalendar()
        alone.add(event)
        place = f"/adviser/dates/{event.uid.value}.ics"
        assert say(port, "PUT", place, alone.serialize())[0] in (201, 204)


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
