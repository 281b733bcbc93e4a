"""Plain TOML tables to the core's clauses. Tables are taken to be sound: ``check`` judges them."""

import re
from collections.abc import Mapping
from typing import Any, Literal, Protocol

from sendpath.core.clauses import (
    Cite,
    Closure,
    Condition,
    Count,
    Event,
    Exclusion,
    Exemption,
    Limb,
    Move,
    Note,
    Printed,
    Reading,
    RuleId,
    Run,
    YearDay,
)
from sendpath.core.decisions import Decision
from sendpath.core.law import Choice, Fact, Process, Rule, RuleVersion, Spell
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
from sendpath.rulebook.likeness import liken

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
RELATIONS: tuple[Relation, ...] = ("after", "beginning_with", "before", "ending_before")
FIXED: tuple[Literal["before", "by"], ...] = ("before", "by")
ASKS = ("trait", "no_trait", "told", "not_told", "followed_by", "kept", "not_kept", "missed",
        "lands_on", "due_before", "decided_by", "event", "choice")  # fmt: skip


class LookUp(Protocol):
    """Where a rule finds what other files hold."""

    def rule(self, rule: str) -> Rule:
        """Give the rule that another one is like."""

    def exception(self, name: str) -> Table:
        """Give an exception's words and test."""


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


def rule(table: Table, *, process: str, look_up: LookUp) -> Rule:
    """Build a rule from one file's table; ``process`` is its folder's."""
    anchor = Event(table["anchor"]) if "anchor" in table else None
    return Rule(
        id=RuleId(table["id"]),
        title=table["title"],
        who=table["who"],
        kind=table["kind"],
        process=table.get("process", process),
        anchor=anchor,
        checked=table["checked"],
        closed_by=table.get("closed_by"),
        follows=table.get("follows"),
        unneeded=tuple(condition(each) for each in table.get("unneeded", ())),
        alone=tuple(
            Note("alone", alone["text"], _cite(alone["cite"]), (condition(alone),))
            for alone in table.get("alone", ())
        ),
        versions=tuple(_version(each, table, look_up) for each in table["version"]),
        sense=table.get("sense", "by"),
        unconfirmed=table.get("status") == "unconfirmed",
        conditional=table.get("conditional", False),
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
        apart=table.get("apart", False),
        refused=table.get("refused"),
        instead=table.get("instead", ""),
    )


def choice(name: str, table: Table) -> Choice:
    """Build a fact that is no day."""
    return Choice(name, table["words"], table["option"], table["values"])


def process(name: str, table: Table) -> Process:
    """Build a process; its rules are in the folder of its name, unless it says otherwise."""
    notes = tuple(note(each) for each in table.get("note", ()))
    return Process(name, table["words"], tuple(table.get("folders", [name])), notes)


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


def condition(table: Table, anchor: Event | None = None) -> Condition:
    """Build the condition a table states; exactly one of the askable keys is present."""
    asks = next(key for key in ASKS if key in table)
    other_than = tuple(table.get("other_than", ()))
    since = anchor if asks == "followed_by" else None
    return Condition(asks, table[asks], table.get("later_than"), other_than, since)  # type: ignore[arg-type]  # ASKS mirrors Asks; a test compares them


def _version(table: Table, rule_table: Table, look_up: LookUp) -> RuleVersion:
    own = _own_version(table, rule_table, look_up)
    if "like" not in table:
        return own
    cite = _cite(table["like"]["cite"])
    return liken(own, look_up.rule(table["like"]["rule"]), like=rule_table, cite=cite)


def _own_version(table: Table, rule_table: Table, look_up: LookUp) -> RuleVersion:
    anchor = rule_table.get("anchor")
    return RuleVersion(
        in_force=table["in_force"],
        by_time=table.get("by_time"),
        by_time_cite=_cite(table["by_time_cite"]) if "by_time_cite" in table else None,
        limbs=tuple(_limb(each) for each in _bodies(table, rule_table["id"])),
        moves=_moves(table.get("moves", ())),
        unless=tuple(_exclusion(each, anchor) for each in table.get("unless", ())),
        readings=tuple(_reading(each) for each in table.get("reading", ())),
        notes=tuple(note(each) for each in table.get("note", ())),
        opens=_count(table["opens"]) if "opens" in table else None,
        printed=_printed(table["printed"]) if "printed" in table else None,
        exemptions=tuple(_exemption(each, look_up) for each in table.get("exception", ())),
        no_date=note({"id": "no-date", **table["no_date"]}) if "no_date" in table else None,
    )


def _bodies(table: Table, rule_id: str) -> list[Table]:
    """Give the limbs a version states itself: several, the only one, or none."""
    if "latest_of" in table:
        return list(table["latest_of"])
    body = next((table[key] for key in ("run", "day") if key in table), None)
    return [] if body is None else [{"id": rule_id, **body}]


def _exemption(table: Table, look_up: LookUp) -> Exemption:
    shared = look_up.exception(table["is"])
    words = Note(table["is"], shared["text"], _cite(table["cite"]))
    closure = shared.get("closure")
    return Exemption(words, shared["short"], None if closure is None else _closure(closure))


def _closure(table: Table) -> Closure:
    days = [period(table[key]).number for key in ("closed_for", "margin")]
    return Closure(table["asked"], table["closes"], table["reopens"], *days)


def _printed(table: Table) -> Printed:
    return Printed(Event(table["event"]), _cite(table["cite"]))


def _limb(table: Table) -> Limb:
    return Limb(
        id=RuleId(table["id"]),
        run=_run(table),
        optional=table.get("optional", False),
        unless=tuple(_exclusion(each) for each in table.get("unless", ())),
        held_open_by=table.get("held_open_by"),
    )


def _run(table: Table) -> Run:
    if "of" not in table:
        return _count(table)
    relation = next(key for key in FIXED if key in table)
    return YearDay(relation, Event(table["of"]), _month_day(table[relation]), _cite(table["cite"]))


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


def _exclusion(table: Table, anchor: Event | None = None) -> Exclusion:
    why = note(table) if "text" in table else None
    also = tuple(condition(each, anchor) for each in table.get("also", ()))
    return Exclusion(condition(table, anchor), table.get("disputed_by"), why, also)


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
        run=_run(table["run"]) if "run" in table else None,
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
