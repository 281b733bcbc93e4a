"""The calendar file of a whole caseload, imported again and again (Radicale)."""

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from calendar_server import Shown, events, put_each_event, say, serving
from support import ask

TODAY = "2026-11-25"
Days = dict[str, date]


def calendar(folder: Path, text: str) -> str:
    """Give the calendar of a caseload."""
    (folder / "cases.csv").write_text(text, encoding="utf-8")
    ran = ask("due", str(folder / "cases.csv"), "--format", "ics", today=TODAY)
    assert 0 == ran.code, ran.err
    return ran.out.replace("\r\n", "\n").replace("\n", "\r\n")


def days(shown: list[Shown]) -> Days:
    """Give the day of each event by its name; no two have one name."""
    found = {each.uid: each.day for each in shown}
    assert len(found) == len(shown)
    return found


def changed(folder: Path, text: str, then: Days) -> tuple[str, str]:
    """Put a fact of one case a day earlier, such that a day ahead moves; give case and sheet."""
    head, *rows = [*csv.reader(io.StringIO(text))]
    at = head.index("review_meeting")
    for row in rows:
        if not row[at]:
            continue
        was, row[at] = row[at], str(date.fromisoformat(row[at]) - timedelta(days=1))
        out = io.StringIO()
        csv.writer(out).writerows([head, *rows])
        now = days(events(calendar(folder, out.getvalue())))
        if now != then and now.keys() == then.keys():
            return row[0], out.getvalue()
        row[at] = was
    raise AssertionError("no case of the sample has a review whose days are ahead")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[int]:
    with serving(tmp_path / "store") as port:
        yield port


@pytest.mark.slow
def test_a_caseload_imported_twice_and_after_a_change_has_each_day_once_and_moves_only_that_case(
    server: int, tmp_path: Path
) -> None:
    text = ask("sample", "--process", "all", "--rows", "150", today=TODAY).out
    first = calendar(tmp_path, text)
    before = days(events(first))
    assert 100 < len(before)
    case, other = changed(tmp_path, text, before)
    second = calendar(tmp_path, other)
    assert say(server, "MKCALENDAR", "/adviser/dates/")[0] == 201
    for file in (first, first, second):
        put_each_event(server, file)
        status, held = say(server, "GET", "/adviser/dates/")
        assert 200 == status
        assert sorted(each[:2] for each in events(file)) == sorted(e[:2] for e in events(held))
    moved = {name for name, day in days(events(second)).items() if before[name] != day}
    assert {case} == {name.split("@")[1].removesuffix(".sendpath") for name in moved}


@pytest.mark.slow
def test_a_name_in_a_calendar_is_of_the_case_and_the_rule_and_of_no_place_in_the_list(
    tmp_path: Path,
) -> None:
    head, *rows = ask("sample", "--process", "all", "--rows", "40", today=TODAY).out.splitlines()
    one, other = (
        days(events(calendar(tmp_path, "\n".join([head, *lines]) + "\n")))
        for lines in (rows, rows[::-1])
    )
    assert one == other
