"""How texts, periods, spans and days are written in a rule book."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from sendpath.core.names import WEEKDAYS
from sendpath.rulebook import build_clauses

LONGEST = 500
"""No period of law is longer than so many of its unit."""


def _plain_text(text: str) -> str:
    if any(mark in text for mark in "{}"):
        raise ValueError("no day can be named here: write the text without braces")
    return text


def _heading(text: str) -> str:
    if text.count("{day}") != 1 or any(mark in text.replace("{day}", "") for mark in "{}"):
        raise ValueError("write {day} once, where the day stands")
    return text


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


def _month_day(text: str) -> str:
    return _span(f"{text}/{text}").partition("/")[0]


def _with_weekday(text: str) -> str:
    weekday, _, iso = text.partition(" ")
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        raise ValueError("write the weekday and the date, for example 'Tue 2026-12-01'") from None
    if WEEKDAYS[day.weekday()][:3] != weekday:
        raise ValueError(f"{iso} is a {WEEKDAYS[day.weekday()][:3]}")
    return text


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError("write the day as 2026-12-25") from None


Text = Annotated[str, Field(min_length=1), AfterValidator(_plain_text)]
Sentence = Annotated[str, Field(min_length=8)]
"""One entry of a list of sentences: a bare text taken for a list would give single letters."""

Heading = Annotated[str, AfterValidator(_heading)]
Option = Annotated[str, Field(pattern=r"^--[a-z0-9]+(-[a-z0-9]+)*$")]
Address = Annotated[str, Field(pattern=r"^https?://\S+$")]
"""Where others are found, who may not have moved to https."""

Web = Annotated[str, Field(pattern=r"^https://\S+$")]
MonthDay = Annotated[str, AfterValidator(_month_day)]
PeriodText = Annotated[str, AfterValidator(_period)]
SpanText = Annotated[str, AfterValidator(_span)]
DayText = Annotated[str, AfterValidator(_day)]
ExpectedDay = Annotated[str, AfterValidator(_with_weekday)]
