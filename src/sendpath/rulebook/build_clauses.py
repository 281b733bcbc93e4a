"""Plain TOML tables to single clauses: periods, conditions, notes, citations. Taken to be sound."""

import re
from collections.abc import Mapping
from typing import Literal

from sendpath.core.clauses import (
    Cite,
    Closure,
    Condition,
    Count,
    Event,
    Exclusion,
    Limb,
    Note,
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
from sendpath.rulebook.records import Table, filled, reads

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


@reads(Period)
def period(text: str) -> Period:
    """Read ``2 months`` or ``3 working days``.

    Raises:
        ValueError: The text is not a whole number and a unit.
    """
    number, _, unit = text.partition(" ")
    if not (number.isascii() and number.isdecimal()) or unit not in UNITS:
        raise ValueError(text)
    return UNITS[unit](int(number))


@reads(Span)
def span(text: str) -> Span:
    """Read ``12-25/01-01``: a stretch of every year, both ends inside it.

    Raises:
        ValueError: The text is not two month-days.
    """
    first, last = text.split("/")
    return Span(month_day(first), month_day(last))


@reads(tuple[int, int])
def month_day(text: str) -> tuple[int, int]:
    """Read ``09-01``: a day of every year."""
    month, day = text.split("-")
    return int(month), int(day)


@reads(Condition)
def condition(table: Table, anchor: Event | None = None) -> Condition:
    """Build the condition a table states; exactly one of the askable keys is present."""
    asks = next(key for key in ASKED if key in table)
    since = anchor if KINDS[asks].since_anchor else None
    among, or_by = tuple(table.get("among", ())), tuple(table.get("or_by", ()))
    later = table.get("later_than")
    after = table.get("after")
    return Condition(asks, table[asks], later, since=since, among=among, or_by=or_by, after=after)


@reads(Closure)
def closure(table: Table) -> Closure:
    """Build the test of a school's closure."""
    closed_for, margin = period(table["closed_for"]).number, period(table["margin"]).number
    return filled(Closure, table, closed_for=closed_for, margin=margin)


def limb(table: Table) -> Limb:
    """Build one way a period may end."""
    return filled(Limb, table, run=run(table))


@reads(Run)
def run(table: Table) -> Run:
    """Build a period, or a fixed day of a year."""
    if "of" not in table:
        return count(table)
    key = next(key for key in FIXED if key in table)
    event, day = Event(table["of"]), month_day(table[key])
    return filled(YearDay, table, relation=FIXED[key], event=event, month_day=day)


@reads(Count)
def count(table: Table) -> Count:
    """Build a period."""
    relation = next(key for key in RELATIONS if key in table)
    return filled(Count, table, relation=relation, event=Event(table[relation]))


@reads(Exclusion)
def exclusion(table: Table, anchor: Event | None = None) -> Exclusion:
    """Build what takes a clause out of play."""
    why = note(table) if "text" in table else None
    also = tuple(condition(each, anchor) for each in table.get("also", ()))
    return Exclusion(condition(table, anchor), table.get("disputed_by"), why, also)


def applies_to(table: Table) -> Exclusion:
    """Build what takes a rule out of play where another value of a choice was told than these."""
    choice = next(key for key in table if key not in SCOPE)
    values = tuple(table[choice])
    return Exclusion(Condition("choice", choice, other_than=values), None, note(table))


@reads(Note)
def note(table: Table, anchor: Event | None = None) -> Note:
    """Build a note, with the days that its text names."""
    when = tuple(condition(each, anchor) for each in table.get("when", ()))
    qualifies = table.get("qualifies", False) or "unsure" in table
    names = tuple(NAMED.findall(table["text"]))
    return filled(Note, table, when=when, names=names, qualifies=qualifies)


@reads(Cite)
def cite(table: Table) -> Cite:
    """Build where the law says it."""
    return Cite(table["source"], table["at"], table["verified"], table.get("checked"))
