"""Which facts a body of rules takes, and what each does: read off the clauses."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sendpath.core.clauses import Event, Limb, Reading, RuleId, counted_rule
from sendpath.core.law import Law, Rule, RuleVersion


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


def _stand_ins(law: Law, event: Event) -> Iterator[Event]:
    return (fact.id for fact in law.facts.values() if fact.stands_in_for == event)


def _uses(law: Law, rule: Rule) -> Iterator[tuple[str, Event]]:
    if rule.closed_by is not None:
        yield "closes", rule.closed_by
    for version in rule.versions:
        for limb in version.limbs:
            yield from _counted(law, limb)
        yield from (("changes", event) for event in _changing(version))


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
    for exclusion in version.unless:
        if exclusion.condition.asks in ("told", "followed_by"):
            yield Event(exclusion.condition.subject)


def _read(reading: Reading) -> Iterator[Event]:
    yield from reading.counts_from.values()
    if reading.run is not None:
        yield reading.run.event
