"""Plain TOML tables to the core's clauses. Tables are taken to be sound: ``check`` judges them."""

import re
from collections.abc import Mapping
from typing import Any

from sendpath.core.decisions import Decision
from sendpath.core.law import (
    Cite,
    Condition,
    Count,
    Event,
    Exclusion,
    Fact,
    Limb,
    Move,
    Note,
    Printed,
    Reading,
    Rule,
    RuleId,
    RuleVersion,
    Spell,
)
from sendpath.core.periods import Days, Months, Period, Relation, Span, Weeks, WorkingDays

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
}
RELATIONS: tuple[Relation, ...] = ("after", "beginning_with", "before")
ASKS = ("trait", "no_trait", "told", "not_told", "kept", "not_kept", "missed", "lands_on",
        "due_before", "decided_by", "event")  # fmt: skip


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
    return Span(_month_day(first), _month_day(last))


def rule(table: Table, *, process: str) -> Rule:
    """Build a rule from one file's table; ``process`` is its folder's."""
    return Rule(
        id=RuleId(table["id"]),
        title=table["title"],
        who=table["who"],
        kind=table["kind"],
        process=table.get("process", process),
        anchor=Event(table["anchor"]),
        checked=table["checked"],
        closed_by=table.get("closed_by"),
        follows=table.get("follows"),
        unneeded=tuple(condition(each) for each in table.get("unneeded", ())),
        alone=tuple(
            Note("alone", alone["text"], _cite(alone["cite"]), (condition(alone),))
            for alone in table.get("alone", ())
        ),
        versions=tuple(_version(each, table["id"]) for each in table["version"]),
    )


def fact(name: str, table: Table) -> Fact:
    """Build one entry of the map of facts."""
    return Fact(
        id=Event(name),
        words=table["words"],
        when=table["when"],
        option=table["option"],
        value=table.get("value", "day"),
        stands_in_for=table.get("stands_in_for"),
        may_not_precede=tuple(table.get("may_not_precede", ())),
        future=table.get("future", False),
        refused=table.get("refused"),
        instead=table.get("instead", ""),
    )


def decision(slug: str, table: Table) -> Decision:
    """Build one reason."""
    return Decision(
        slug=slug,
        words=table["words"],
        also=tuple(table["also"]),
        answer=table["answer"],
        because=Note(slug, table["because"], _cite(table["cite"])),
        traits=frozenset(table["traits"]),
        by_section=table.get("by_section", False),
        certificate=table.get("certificate"),
        form=table.get("form"),
        recommendations=table.get("recommendations", False),
        instead=_remedies(table.get("instead", ()), "instead"),
        flips=_remedies(table.get("flips", ()), "flips"),
        notes=_remedies(table.get("notes", ()), "notes"),
    )


def _remedies(tables: list[Table] | tuple[()], name: str) -> tuple[Note, ...]:
    return tuple(
        Note(name, each["text"], _cite(each["cite"]) if "cite" in each else None) for each in tables
    )


def spell(table: Table) -> Spell:
    """Build a time in which other law applied."""
    return Spell(table["first"], table["last"], note(table))


def condition(table: Table) -> Condition:
    """Build the condition a table states; exactly one of the askable keys is present."""
    asks = next(key for key in ASKS if key in table)
    return Condition(asks, table[asks], table.get("later_than"))  # type: ignore[arg-type]  # ASKS mirrors Asks; a test compares them


def _version(table: Table, rule_id: str) -> RuleVersion:
    counts = table.get("latest_of") or [{"id": rule_id, **table["run"]}]
    return RuleVersion(
        in_force=table["in_force"],
        by_time=table.get("by_time"),
        by_time_cite=_cite(table["by_time_cite"]) if "by_time_cite" in table else None,
        limbs=tuple(_limb(each) for each in counts),
        moves=_moves(table.get("moves", ())),
        unless=tuple(_exclusion(each) for each in table.get("unless", ())),
        readings=tuple(_reading(each) for each in table.get("reading", ())),
        notes=tuple(note(each) for each in table.get("note", ())),
        opens=_count(table["opens"]) if "opens" in table else None,
        printed=_printed(table["printed"]) if "printed" in table else None,
    )


def _printed(table: Table) -> Printed:
    return Printed(Event(table["event"]), _cite(table["cite"]))


def _limb(table: Table) -> Limb:
    return Limb(
        id=RuleId(table["id"]),
        run=_count(table),
        optional=table.get("optional", False),
        unless=tuple(_exclusion(each) for each in table.get("unless", ())),
        held_open_by=table.get("held_open_by"),
    )


def _count(table: Table) -> Count:
    relation = next(key for key in RELATIONS if key in table)
    uncounted = tuple(span(each) for each in table.get("uncounted", ()))
    return Count(
        relation, Event(table[relation]), period(table["period"]), _cite(table["cite"]), uncounted
    )


def _moves(tables: list[Table] | tuple[()]) -> tuple[Move, ...]:
    return tuple(
        Move(
            tuple(span(each) for each in table.get("falls_in", ())),
            table["to"],
            _cite(table["cite"]),
        )
        for table in tables
    )


def _exclusion(table: Table) -> Exclusion:
    why = note(table) if "text" in table else None
    return Exclusion(condition(table), table.get("disputed_by"), why)


def _reading(table: Table) -> Reading:
    return Reading(
        id=table["id"],
        label=table["label"],
        prevailing=table["prevailing"],
        cite=_cite(table["cite"]),
        prevailing_cite=_cite(table["prevailing_cite"]),
        counts_from=table.get("counts_from", {}),
        moves=_moves(table["moves"]) if "moves" in table else None,
        uncounted=tuple(span(each) for each in table.get("uncounted", ())),
        undated=table.get("undated", False),
    )


def note(table: Table) -> Note:
    """Build a note, with the days that its text names."""
    when = tuple(condition(each) for each in table.get("when", ()))
    text: str = table["text"]
    names = tuple(NAMED.findall(text))
    standing, qualifies = tuple(table.get("standing", ())), table.get("qualifies", False)
    return Note(table["id"], text, _cite(table["cite"]), when, standing, names, qualifies)


def _cite(table: Table) -> Cite:
    return Cite(table["source"], table["at"], table["verified"], table.get("checked"))


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)
