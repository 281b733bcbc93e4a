"""A calendar file: one all-day event a date, and reminders as events of their own.

Google and Outlook drop alarms on subscription, so a reminder is an event. UIDs are made of the case
and the rule, never of a place in a list: importing the file again changes events, it adds none.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from icalendar import Calendar, Event

from sendpath.core.names import printable, spell, spell_fully
from sendpath.render import words
from sendpath.render.people import label_of
from sendpath.render.said import laws, noted
from sendpath.render.view import DatedView, RowView

FIRST = date(2026, 1, 1)
"""Sequences count days from here: a file of a later day is a later word on the same event."""

ONE_DAY = timedelta(days=1)


class Reminding(NamedTuple):
    """How reminders fall.

    Attributes:
        days: How many days ahead each is wanted.
        pull: Gives the last working day on or before a day.
    """

    days: Sequence[int]
    pull: Callable[[date], date]


def render(view: DatedView, *, shorts: Mapping[str, str], reminding: Reminding) -> str:
    """Write the dates still ahead as an iCalendar file."""
    calendar = Calendar()
    calendar.add("prodid", "-//sendpath//deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"sendpath {case_name(view)}")
    stamp = datetime.combine(view["today"], time(), tzinfo=UTC)
    for row in view["deadlines"]:
        if row["due"] is not None and row["standing"] in ("ahead", "today"):
            for event in _events(row, view, shorts, reminding):
                event.add("dtstamp", stamp)
                event.add("sequence", max(0, (view["today"] - FIRST).days))
                calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written.decode("utf-8")


def case_name(view: DatedView) -> str:
    """Name the case: the caller's own name, else its first fact."""
    given = view["given"]
    if given["label"]:
        return printable(given["label"])
    return next((f"{event} {told}" for event, told in given["events"].items()), "case")


def _events(
    row: RowView, view: DatedView, shorts: Mapping[str, str], reminding: Reminding
) -> Iterator[Event]:
    due = row["due"] or view["today"]
    safe = row["safe"] or due
    text = _text(row, view, shorts)
    label = label_of(row)
    owner = "" if row["who"] == "family" else f" ({row['owner']})"
    title = f"{label[0].upper()}{label[1:]}: {row['title']}{_received(row)}{owner}"
    name = f"{row['id']}@{_key(view)}.sendpath"
    yield _event(name, due, _titled(title, view), text)
    if view["today"] <= safe < due and row["who"] == "family":
        act = f"Act by today, the safe day: {row['title']}{_received(row)}"
        why = f"By another reading {spell_fully(safe)} is the last day. Keep to it.\n{text}"
        yield _event(f"safe.{name}", safe, _titled(act, view), why)
    for days in reminding.days:
        day = reminding.pull(safe - timedelta(days=days))
        if day >= view["today"]:
            left = f"{words.many((safe - day).days, 'day')} left, to {spell_fully(safe)}"
            yield _event(
                f"remind-{days}.{name}", day, _titled(f"Reminder: {title}, {left}", view), text
            )


def _event(uid: str, day: date, title: str, text: str) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("summary", title)
    event.add("description", text)
    event.add("dtstart", day)
    event.add("dtend", day + ONE_DAY)  # the end of an all-day event is the day after it
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event


def _received(row: RowView) -> str:
    return f", received by {words.clock(row['by_time'])}" if row["by_time"] else ""


def _titled(title: str, view: DatedView) -> str:
    label = view["given"]["label"]
    return f"{title} [{printable(label)}]" if label else title


def _text(row: RowView, view: DatedView, shorts: Mapping[str, str]) -> str:
    grade = words.GRADES[row["verified"] or "unread"]
    lines = [
        row["summary"],
        f"Law: {laws([step['cite'] for step in row['steps']], shorts)}",
        f"How firm: {row['certainty']}; {grade}",
    ]
    lines += [noted(note, shorts) for note in row["warnings"]]
    lines.append(
        f"Law as at {spell(view['law_as_at'])}, rule book {view['rule_book']}. "
        "This is information, not legal advice."
    )
    return "\n".join(lines)


def _key(view: DatedView) -> str:
    """Make the part of the UID that tells one case from another: letters, figures, dots, dashes."""
    return "".join(map(_safe, case_name(view)))


def _safe(letter: str) -> str:
    if letter.isascii() and letter.isalnum():
        return letter
    return "." if letter.isspace() else f"-{ord(letter):x}-"
