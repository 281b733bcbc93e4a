"""The models of names and texts: how a name, a period, a span, a day is written in a rule book."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from sendpath.rulebook import build_clauses

Name = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
RuleName = Annotated[str, Field(pattern=r"^[a-z0-9-]+\.[a-z0-9-]+$")]
Start = Annotated[str, Field(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*|rule:[a-z0-9-]+\.[a-z0-9-]+)$")]
"""What a period is counted from: an event, or the last day of a rule."""

LONGEST = 500
"""No period of law is longer than so many of its unit."""

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _period(text: str) -> str:
    try:
        too_long = build_clauses.period(text).number > LONGEST
    except ValueError:
        too_long = True
    if too_long:
        raise ValueError("write a whole number and a unit, for example '2 months'")
    return text


def _span(text: str) -> str:
    try:
        span = build_clauses.span(text)
        for month, day in (span.first, span.last):
            date(2027, month, day)  # a day that every year has
    except (ValueError, TypeError):
        raise ValueError("write two days of the year, for example '12-25/01-01'") from None
    return text


def _with_weekday(text: str) -> str:
    weekday, _, iso = text.partition(" ")
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        raise ValueError("write the weekday and the date, for example 'Tue 2026-12-01'") from None
    if WEEKDAYS[day.weekday()] != weekday:
        raise ValueError(f"{iso} is a {WEEKDAYS[day.weekday()]}")
    return text


def month_day(text: str) -> str:
    """Refuse what is no day of every year."""
    return _span(f"{text}/{text}").partition("/")[0]


def note_text(text: str) -> str:
    """Refuse a text with a name in braces that is not written as names are."""
    if not text or any(mark in build_clauses.NAMED.sub("", text) for mark in "{}"):
        raise ValueError("write names in braces as they are declared, in small letters")
    return text


def _plain_text(text: str) -> str:
    if any(mark in text for mark in "{}"):
        raise ValueError("no day can be named here: write the text without braces")
    return text


Text = Annotated[str, Field(min_length=1), AfterValidator(_plain_text)]
NoteText = Annotated[str, AfterValidator(note_text)]
"""A text that names days in braces, where they are known when it is said."""

MonthDay = Annotated[str, AfterValidator(month_day)]
PeriodText = Annotated[str, AfterValidator(_period)]
SpanText = Annotated[str, AfterValidator(_span)]
ExpectedDay = Annotated[str, AfterValidator(_with_weekday)]


class Table(BaseModel):
    """A table with no key that is not named here."""

    model_config = ConfigDict(extra="forbid", strict=True)
