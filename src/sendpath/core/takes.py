"""Which facts a body of rules takes, and what each does: read off the clauses."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sendpath.core.clauses import Condition, Event, Limb, Reading, RuleId, counted_rule
from sendpath.core.law import Law, Rule, RuleVersion

FACTS = ("told", "not_told", "followed_by", "not_followed_by", "event")
RULES = ("kept", "not_kept", "missed")
CHOICES = ("choice", "chosen", "not_chosen")
"""Kinds of condition that ask about a fact, what a rule asks for, and a fact that is no day."""


class Takes(NamedTuple):
    """What a fact does: the rules that count from it, that it fulfils, that change with it."""

    gives: tuple[RuleId, ...] = ()
    closes: tuple[RuleId, ...] = ()
    changes: tuple[RuleId, ...] = ()


def takes(law: Law, rules: Iterable[RuleId]) -> Mapping[Event, Takes]:
    """Say which facts some rules take, in the order of the map of facts.

    A fact that stands in for another does what that one does.
    """
    told: dict[Event, dict[str, dict[RuleId, None]]] = {}
    for rule in rules:
        for does, event in _uses(law, law.rules[rule]):
            for each in (event, *_stand_ins(law, event)):
                told.setdefault(each, {}).setdefault(does, {})[rule] = None
    return {
        event: Takes(*(tuple(told[event].get(does, ())) for does in Takes._fields))
        for event, fact in law.facts.items()
        if event in told and fact.refused is None
    }


def choices_asked(rules: Iterable[Rule]) -> set[str]:
    """Name the facts that are no day, such as what was ordered, that some rules ask about."""
    return {
        condition.subject
        for rule in rules
        for version in rule.versions
        for condition in _conditions(version)
        if condition.asks in CHOICES
    }


def _stand_ins(law: Law, event: Event) -> Iterator[Event]:
    return (fact.id for fact in law.facts.values() if fact.stands_in_for == event)


def _uses(law: Law, rule: Rule) -> Iterator[tuple[str, Event]]:
    if rule.closed_by is not None:
        yield "closes", rule.closed_by
    for version in rule.versions:
        for limb in version.limbs:
            yield from _counted(law, limb)
        yield from (("changes", event) for event in _changing(version))
        yield from (
            ("changes", event) for each in _conditions(version) for event in _asked(law, each)
        )


def _counted(law: Law, limb: Limb) -> Iterator[tuple[str, Event]]:
    other = counted_rule(limb.run.event)
    does = "changes" if limb.optional else "gives"
    if other is None:
        yield does, limb.run.event
        return
    for used, event in _uses(law, law.rules[other]):
        if used == "gives":
            yield does, event


def _changing(version: RuleVersion) -> Iterator[Event]:
    for reading in version.readings:
        yield from _read(reading)
    if version.printed is not None:
        yield version.printed.event
    for exemption in version.exemptions:
        if exemption.closure is not None:
            yield from exemption.closure[:3]


def _conditions(version: RuleVersion) -> Iterator[Condition]:
    """Give every condition that may change what a version gives, or whether it is late."""
    yield from version.uncertain_when
    outs = [*version.unless, *(out for limb in version.limbs for out in limb.unless)]
    for out in outs:
        yield from (out.condition, *out.also)
    for limb in version.limbs:
        if limb.held_open_by is not None:
            yield Condition("kept", limb.held_open_by)


def _asked(law: Law, condition: Condition) -> Iterator[Event]:
    """Give the facts that answer a condition."""
    if condition.asks in FACTS and condition.subject in law.facts:
        yield Event(condition.subject)
    elif condition.asks in RULES:
        closing = law.rules[RuleId(condition.subject)].closed_by
        if closing is not None:
            yield closing


def _read(reading: Reading) -> Iterator[Event]:
    yield from reading.counts_from.values()
    if reading.run is not None:
        yield reading.run.event
