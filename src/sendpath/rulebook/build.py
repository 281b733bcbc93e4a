"""Plain TOML tables to the core's clauses. Tables are taken to be sound: ``check`` judges them."""

from typing import Protocol

from sendpath.core.clauses import (
    Event,
    Exclusion,
    Exemption,
    Note,
    RuleId,
)
from sendpath.core.decisions import Decision
from sendpath.core.law import Choice, Fact, Process, Rule, RuleVersion, Spell
from sendpath.rulebook.build_clauses import (
    Table,
    applies_to,
    cite,
    closure,
    condition,
    count,
    exclusion,
    limb,
    moves,
    note,
    printed,
    reading,
)
from sendpath.rulebook.likeness import liken


class LookUp(Protocol):
    """Where a rule finds what other files hold."""

    def rule(self, rule: str) -> Rule:
        """Give the rule that another one is like."""

    def exception(self, name: str) -> Table:
        """Give an exception's words and test."""


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
            Note("alone", alone["text"], cite(alone["cite"]), (condition(alone),))
            for alone in table.get("alone", ())
        ),
        versions=tuple(_version(each, table, look_up) for each in table["version"]),
        sense=table.get("sense", "by"),
        unconfirmed=table.get("status") == "unconfirmed",
        conditional=table.get("conditional", False),
        owner=table.get("owner"),
        closes_later=table.get("closes_later", False),
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
        shows=tuple(table.get("shows", ())),
        question=table.get("question"),
        refused=table.get("refused"),
        instead=table.get("instead", ""),
        asked_after=tuple(table.get("asked_after", ())),
        heading=table.get("heading"),
    )


def choice(name: str, table: Table) -> Choice:
    """Build a fact that is no day."""
    return Choice(
        id=name,
        words=table["words"],
        option=table["option"],
        values=table["values"],
        question=table["question"],
        traits=table.get("traits", {}),
        echo=table["echo"],
    )


def process(name: str, table: Table) -> Process:
    """Build a process; its rules are in the folder of its name, unless it says otherwise."""
    notes = tuple(note(each) for each in table.get("note", ()))
    left_out = tuple(condition(each) for each in table.get("left_out", ()))
    return Process(name, table["words"], tuple(table.get("folders", [name])), notes, left_out)


def decision(slug: str, table: Table) -> Decision:
    """Build one reason."""
    return Decision(
        slug=slug,
        words=table["words"],
        also=tuple(table["also"]),
        answer=table["answer"],
        because=Note(slug, table["because"], cite(table["cite"])),
        traits=frozenset(table["traits"]),
        by_section=table.get("by_section", False),
        certificate=table.get("certificate"),
        form=table.get("form"),
        recommendations=table.get("recommendations", False),
        shows=Event(table["shows"]) if "shows" in table else None,
        instead=_remedies(table.get("instead", ()), "instead"),
        flips=_remedies(table.get("flips", ()), "flips"),
        notes=_remedies(table.get("notes", ()), "notes"),
    )


def _remedies(tables: list[Table] | tuple[()], name: str) -> tuple[Note, ...]:
    return tuple(
        Note(name, each["text"], cite(each["cite"]) if "cite" in each else None) for each in tables
    )


def spell(table: Table) -> Spell:
    """Build a time in which other law applied."""
    return Spell(table["first"], table["last"], note(table))


def _version(table: Table, rule_table: Table, look_up: LookUp) -> RuleVersion:
    own = _own_version(table, rule_table, look_up)
    if "like" not in table:
        return own
    other = look_up.rule(table["like"]["rule"])
    return liken(own, other, like=rule_table, cite=cite(table["like"]["cite"]))


def _own_version(table: Table, rule_table: Table, look_up: LookUp) -> RuleVersion:
    anchor = rule_table.get("anchor")
    return RuleVersion(
        in_force=table["in_force"],
        by_time=table.get("by_time"),
        by_time_cite=cite(table["by_time_cite"]) if "by_time_cite" in table else None,
        limbs=tuple(limb(each) for each in _bodies(table, rule_table["id"])),
        moves=moves(table.get("moves", ())),
        unless=_exclusions(table, anchor),
        readings=tuple(reading(each) for each in table.get("reading", ())),
        notes=tuple(note(each) for each in table.get("note", ())),
        opens=count(table["opens"]) if "opens" in table else None,
        printed=printed(table["printed"]) if "printed" in table else None,
        exemptions=tuple(_exemption(each, look_up) for each in table.get("exception", ())),
        no_date=note({"id": "no-date", **table["no_date"]}) if "no_date" in table else None,
        uncertain_when=tuple(condition(each, anchor) for each in table.get("uncertain_when", ())),
    )


def _exclusions(table: Table, anchor: Event | None) -> tuple[Exclusion, ...]:
    """Give what takes a version out of play, in the order in which it is asked."""
    scope = [applies_to(table["applies_to"])] if "applies_to" in table else []
    tables = table.get("unless", ())
    before = [exclusion(each, anchor) for each in tables if each.get("first")]
    after = [exclusion(each, anchor) for each in tables if not each.get("first")]
    return (*before, *scope, *after)


def _bodies(table: Table, rule_id: str) -> list[Table]:
    """Give the limbs a version states itself: several, the only one, or none."""
    if "latest_of" in table:
        return list(table["latest_of"])
    body = next((table[key] for key in ("run", "day") if key in table), None)
    return [] if body is None else [{"id": rule_id, **body}]


def _exemption(table: Table, look_up: LookUp) -> Exemption:
    shared = look_up.exception(table["is"])
    words = Note(table["is"], shared["text"], cite(table["cite"]))
    test = shared.get("closure")
    return Exemption(words, shared["short"], None if test is None else closure(test))
