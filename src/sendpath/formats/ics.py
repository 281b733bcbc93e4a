"""A calendar file: one all-day event a date, and reminders as events of their own.

Google and Outlook drop alarms on subscription, so a reminder is an event. Importing the file again
changes events and adds none: each has a name of its own that never changes.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from icalendar import Calendar
from icalendar import Event as Component

from sendpath.formats.canvas import Canvas

FIRST = date(2026, 1, 1)
"""Sequences count days from here: a file of a later day is a later word on the same event."""

ONE_DAY = timedelta(days=1)


class Event(NamedTuple):
    """One day in a calendar: its own name, the day, a title and a text."""

    uid: str
    day: date
    title: str
    text: str


class Events(NamedTuple):
    """A calendar's name, the day it was made, and its events."""

    name: str
    made: date
    events: Sequence[Event]


def render(events: Events, _canvas: Canvas) -> str:
    """Write the events as an iCalendar file."""
    calendar = Calendar()
    calendar.add("prodid", "-//sendpath//deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", events.name)
    stamp = datetime.combine(events.made, time(), tzinfo=UTC)
    for each in events.events:
        component = _component(each)
        component.add("dtstamp", stamp)
        component.add("sequence", max(0, (events.made - FIRST).days))
        calendar.add_component(component)
    written: bytes = calendar.to_ical()
    return written.decode("utf-8")


def _component(event: Event) -> Component:
    component = Component()
    component.add("uid", event.uid)
    component.add("summary", event.title)
    component.add("description", event.text)
    component.add("dtstart", event.day)
    component.add("dtend", event.day + ONE_DAY)  # the end of an all-day event is the day after it
    component.add("transp", "TRANSPARENT")
    component.add("class", "PRIVATE")
    return component
