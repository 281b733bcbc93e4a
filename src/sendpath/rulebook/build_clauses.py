"""Plain TOML tables to single clauses: periods, conditions, notes, citations. Taken to be sound."""

import re
from collections.abc import Mapping
from typing import Any, Literal

from sendpath.core.clauses import (
    Cite,
    Closure,
    Condition,
    Count,
    Event,
    Exclusion,
    Limb,
    Move,
    Note,
    Printed,
    Reading,
    RuleId,
    Run,
    YearDay,
)
from sendpath.core.conditions import KINDS
from sendpath.core.periods import (
    Days,
    Months,
    Period,
    Relation,
    SchoolDays,
    Span,
    Weeks,
    WorkingDays,
)

Table = Mapping[str, Any]


NAMED = re.compile(r"\{([a-z0-9.-]+)\}")
"""A day named in a note's text."""


UNITS: Mapping[str, type[Period]] = {
    "day": Days,
    "days": Days,
    "week": Weeks,
    "weeks": Weeks,
    "month": Months,
    "months": Months,
    "working day": WorkingDays,
    "working days": WorkingDays,
    "school day": SchoolDays,
    "school days": SchoolDays,
}


RELATIONS: tuple[Relation, ...] = ("after", "beginning_with", "before")


FIXED: Mapping[str, Literal["before", "by"]] = {"before_day": "before", "by_day": "by"}
"""How a fixed day of a year is written, and what it is then: the day before it, or it."""


ASKED = tuple(key for key in KINDS if key != "choice")
"""The kinds of condition that are asked under their own key; a choice is under ``applies_to``."""


SCOPE = ("id", "text", "cite")
"""What a table of what a version applies to holds beside its choice."""


def period(text: str) -> Period:
    """Read ``2 months`` or ``3 working days``.

    Raises:
        ValueError: The text is not a whole number and a unit.
    """
    number, _, unit = text.partition(" ")
    if not (number.isascii() and number.isdecimal()) or unit not in UNITS:
        raise ValueError(text)
    return UNITS[unit](int(number))


def span(text: str) -> Span:
    """Read ``12-25/01-01``: a stretch of every year, both ends inside it.

    Raises:
        ValueError: The text is not two month-days.
    """
    first, last = text.split("/")
    return Span(month_day(first), month_day(last))


def month_day(text: str) -> tuple[int, int]:
    """Read ``09-01``: a day of every year."""
    month, day = text.split("-")
    return int(month), int(day)


def condition(table: Table, anchor: Event | None = None) -> Condition:
    """Build the condition a table states; exactly one of the askable keys is present."""
    asks = next(key for key in ASKED if key in table)
    since = anchor if KINDS[asks].since_anchor else None
    among = tuple(table.get("among", ()))
    return Condition(asks, table[asks], table.get("later_than"), since=since, among=among)


def closure(table: Table) -> Closure:
    """Build the test of a school's closure."""
    days = [period(table[key]).number for key in ("closed_for", "margin")]
    return Closure(table["asked"], table["closes"], table["reopens"], *days)


def printed(table: Table) -> Printed:
    """Build what displaces a computed day."""
    return Printed(Event(table["event"]), cite(table["cite"]))


def limb(table: Table) -> Limb:
    """Build one way a period may end."""
    return Limb(
        id=RuleId(table["id"]),
        run=run(table),
        optional=table.get("optional", False),
        unless=tuple(exclusion(each) for each in table.get("unless", ())),
        held_open_by=table.get("held_open_by"),
    )


def run(table: Table) -> Run:
    """Build a period, or a fixed day of a year."""
    if "of" not in table:
        return count(table)
    key = next(key for key in FIXED if key in table)
    return YearDay(FIXED[key], Event(table["of"]), month_day(table[key]), cite(table["cite"]))


def count(table: Table) -> Count:
    """Build a period."""
    relation = next(key for key in RELATIONS if key in table)
    uncounted = tuple(span(each) for each in table.get("uncounted", ()))
    return Count(
        relation,
        Event(table[relation]),
        period(table["period"]),
        cite(table["cite"]),
        uncounted,
        table.get("short_month", "last-day"),
    )


def moves(tables: list[Table] | tuple[()]) -> tuple[Move, ...]:
    """Build the moves of a version or a reading."""
    return tuple(
        Move(
            tuple(span(each) for each in table.get("falls_in", ())),
            table["to"],
            cite(table["cite"]),
        )
        for table in tables
    )


def exclusion(table: Table, anchor: Event | None = None) -> Exclusion:
    """Build what takes a clause out of play."""
    why = note(table) if "text" in table else None
    also = tuple(condition(each, anchor) for each in table.get("also", ()))
    return Exclusion(condition(table, anchor), table.get("disputed_by"), why, also)


def applies_to(table: Table) -> Exclusion:
    """Build what takes a rule out of play where another value of a choice was told than these."""
    choice = next(key for key in table if key not in SCOPE)
    return Exclusion(
        Condition("choice", choice, other_than=tuple(table[choice])), None, note(table)
    )


def reading(table: Table) -> Reading:
    """Build another way to read a clause."""
    return Reading(
        id=table["id"],
        label=table["label"],
        prevailing=table["prevailing"],
        cite=cite(table["cite"]),
        prevailing_cite=cite(table["prevailing_cite"]),
        counts_from=table.get("counts_from", {}),
        moves=moves(table["moves"]) if "moves" in table else None,
        uncounted=tuple(span(each) for each in table.get("uncounted", ())),
        undated=table.get("undated", False),
        run=run(table["run"]) if "run" in table else None,
    )


def note(table: Table) -> Note:
    """Build a note, with the days that its text names."""
    when = tuple(condition(each) for each in table.get("when", ()))
    text: str = table["text"]
    names = tuple(NAMED.findall(text))
    standing, qualifies = tuple(table.get("standing", ())), table.get("qualifies", False)
    with_day = table.get("with_day", False)
    return Note(table["id"], text, cite(table["cite"]), when, standing, names, qualifies, with_day)


def cite(table: Table) -> Cite:
    """Build where the law says it."""
    return Cite(table["source"], table["at"], table["verified"], table.get("checked"))
