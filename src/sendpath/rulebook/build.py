"""Plain TOML tables to the core's records. Tables are taken to be sound: ``check`` judges them."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from sendpath.core.clauses import Condition, Event, Exclusion, Exemption, Note, RuleId
from sendpath.core.decisions import Decision
from sendpath.core.law import Choice, Closing, Fact, Meeting, Odd, Process, Rule, RuleVersion, Spell
from sendpath.core.names import WEEKDAYS
from sendpath.core.roles import AppealAges, Letter
from sendpath.rulebook.build_clauses import (
    applies_to,
    cite,
    closure,
    condition,
    exclusion,
    limb,
    note,
    period,
)
from sendpath.rulebook.likeness import liken
from sendpath.rulebook.records import Table, filled, reads


class LookUp(Protocol):
    """Where a rule finds what other files hold."""

    def rule(self, rule: str) -> Rule:
        """Give the rule that another one is like."""

    def exception(self, name: str) -> Table:
        """Give an exception's words and test."""

    def doubts(self, process: str) -> Sequence[Table]:
        """Give the notes on what leaves every duty of a process unsure."""


def rule(table: Table, *, process: str, look_up: LookUp) -> Rule:
    """Build a rule from one file's table; ``process`` is its folder's."""
    whole = {"process": process, **table}
    if table["kind"] == "duty":
        whole["doubt"] = look_up.doubts(whole["process"])
    return filled(
        Rule,
        whole,
        unneeded=_conditions(table.get("unneeded", ()), table),
        closed_unless=_conditions(table.get("closed_unless", ()), table),
        also_closed=tuple(
            Closing(Event(each["event"]), _conditions(each["when"], table))
            for each in table.get("also_closed", ())
        ),
        alone=tuple(_alone(each) for each in table.get("alone", ())),
        versions=tuple(_version(each, whole, look_up) for each in table["version"]),
        unconfirmed=table.get("status") == "unconfirmed",
    )


def _conditions(told: Iterable[Table], rule: Table) -> tuple[Condition, ...]:
    return tuple(condition(each, rule.get("anchor")) for each in told)


def fact(name: str, table: Table) -> Fact:
    """Build one entry of the map of facts."""
    plain = [{"than": each} for each in table.get("odd_before", ())]
    odd = tuple(filled(Odd, each) for each in [*plain, *table.get("odd_if", ())])
    meeting = filled(Meeting, table["meeting"]) if "meeting" in table else None
    return filled(Fact, table, id=Event(name), odd_before=odd, meeting=meeting)


def choice(name: str, table: Table) -> Choice:
    """Build a fact that is no day."""
    return filled(Choice, table, id=name)


def process(name: str, table: Table) -> Process:
    """Build a process; its rules are in the folder of its name, unless it says otherwise."""
    return filled(Process, {"folders": [name], **table}, id=name)


def decision(slug: str, table: Table) -> Decision:
    """Build one reason."""
    remedies = {
        name: tuple(_remedy(name, each) for each in table.get(name, ()))
        for name in ("instead", "flips", "notes")
    }
    because = Note(slug, table["because"], cite(table["cite"]))
    return filled(Decision, table, slug=slug, because=because, **remedies)


@reads(Spell)
def spell(table: Table) -> Spell:
    """Build a time in which other law applied."""
    return filled(Spell, table, note=note(table))


@reads(Letter)
def letter(table: Table) -> Letter:
    """Build what plays which part in a council's letter."""
    return filled(Letter, table, lately=period(table["lately"]).number)


@reads(AppealAges)
def ages(table: Table) -> AppealAges:
    """Build at which ages who appeals."""
    weekday = WEEKDAYS.index(table["leaving_weekday"])
    return filled(AppealAges, table, leaving_weekday=weekday)


def _remedy(name: str, table: Table) -> Note:
    return filled(Note, table, id=name)


def _alone(table: Table) -> Note:
    told = note({"id": "alone", **table})
    return told._replace(when=(condition(table), *told.when))


def _version(table: Table, rule_table: Table, look_up: LookUp) -> RuleVersion:
    own = _own_version(table, rule_table, look_up)
    if "like" not in table:
        return own
    other = look_up.rule(table["like"]["rule"])
    return liken(own, other, like=rule_table, cite=cite(table["like"]["cite"]))


def _own_version(table: Table, rule_table: Table, look_up: LookUp) -> RuleVersion:
    anchor = rule_table.get("anchor")
    doubts = () if "no_date" in table else rule_table.get("doubt", ())
    notes = [*table.get("note", ()), *doubts]
    return filled(
        RuleVersion,
        table,
        limbs=tuple(limb(each) for each in _bodies(table, rule_table["id"])),
        unless=_exclusions(table, anchor),
        notes=tuple(note(each, anchor) for each in notes),
        exemptions=tuple(_exemption(each, look_up) for each in table.get("exception", ())),
        no_date=note({"id": "no-date", **table["no_date"]}) if "no_date" in table else None,
    )


def _exclusions(table: Table, anchor: Event | None) -> tuple[Exclusion, ...]:
    """Give what takes a version out of play, in the order in which it is asked."""
    scope = [applies_to(table["applies_to"])] if "applies_to" in table else []
    tables = table.get("unless", ())
    before = [exclusion(each, anchor) for each in tables if each.get("first")]
    after = [exclusion(each, anchor) for each in tables if not each.get("first")]
    return (*before, *scope, *after)


def _bodies(table: Table, rule_id: RuleId) -> list[Table]:
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
