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


def calendar(folder: Path, text: str, today: str = TODAY) -> str:
    """Give the calendar of a caseload."""
    (folder / "cases.csv").write_text(text, encoding="utf-8")
    ran = ask("due", str(folder / "cases.csv"), "--format", "ics", today=today)
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


LETTERS = "case,decision_date,sent_date\nt,2026-09-20,2026-09-29\no,2026-10-20,\n"


def of(shown: list[Shown], name: str) -> Shown:
    """Give the one event of a name."""
    (found,) = (each for each in shown if each.uid == f"{name}.sendpath")
    return found


def test_an_adviser_who_is_to_be_told_by_a_sunday_stands_on_the_friday_too(tmp_path: Path) -> None:
    shown = events(calendar(tmp_path, LETTERS, "2026-11-28"))
    last, act = (of(shown, f"{each}mediation.contact-adviser@o") for each in ("", "safe."))
    assert (date(2026, 12, 20), date(2026, 12, 18)) == (last.day, act.day)
    assert "Act by today: Tell a mediation adviser you wish to appeal [o]" == act.title
    assert "Act by Friday 18 December 2026. Sunday 20 December 2026 is not a working day." in (
        last.text.splitlines()
    )
    assert "Ring by Friday 18 December 2026, the last working day that is safe." in last.text


def test_a_last_day_of_which_another_reading_has_run_out_is_to_be_kept_today(
    tmp_path: Path,
) -> None:
    shown = events(calendar(tmp_path, LETTERS, "2026-11-28"))
    act = of(shown, "safe.appeal.window@t")
    assert date(2026, 11, 28) == act.day
    assert "By another reading Friday 20 November 2026 was the last day: do not wait." in act.text


def test_a_safe_day_still_ahead_is_an_event_of_a_caseload_as_it_is_of_a_letter(
    tmp_path: Path,
) -> None:
    letter = ("decision-dated=2026-10-30", "decision-sent=2026-11-04", "--id", "b")
    alone = events(
        ask("deadlines", *letter, "--format", "ics", today="2026-11-21").out.replace("\n", "\r\n")
    )
    text = "case,decision_date,sent_date\nb,2026-10-30,2026-11-04\n"
    listed = events(calendar(tmp_path, text, "2026-11-21"))
    assert sorted(each[:3] for each in alone) == sorted(each[:3] for each in listed)
    assert date(2026, 12, 30) == of(listed, "safe.mediation.contact-adviser@b").day


def test_an_appeal_of_a_caseload_is_to_be_in_by_5_pm(tmp_path: Path) -> None:
    shown = events(calendar(tmp_path, LETTERS, "2026-11-28"))
    title = "Last day: Appeal received by the SEND Tribunal, received by 5 pm [o]"
    assert title == of(shown, "appeal.window@o").title


def test_a_day_of_a_caseload_says_on_what_it_hangs_and_not_how_far_off_it_is(
    tmp_path: Path,
) -> None:
    shown = events(calendar(tmp_path, LETTERS, "2026-11-28"))
    text = of(shown, "appeal.window@o").text
    assert "A mediation certificate is needed" in text
    assert "in 23 days" not in text


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
