"""A calendar file in an independent reader (vobject) and on a CalDAV server (Radicale)."""

import base64
import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import vobject


class Shown(NamedTuple):
    """An event as the independent reader has it."""

    uid: str
    day: date
    title: str
    text: str


def events(text: str) -> list[Shown]:
    """Read a calendar: each of its events lasts one day."""
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


@contextmanager
def serving(store: Path) -> Iterator[int]:
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
        str(store),
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
    """Say something to the server; give its status and its answer."""
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
