"""Which facts a body of rules takes, and what each does."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from sendpath.core.case import BORN
from sendpath.core.clauses import Event, RuleId
from sendpath.core.law import Law, Process, Rule
from sendpath.core.walk import Mention, Place, mentions, mentions_of_process

DOES: Mapping[Place, str] = {
    "run": "gives",
    "closed_by": "closes",
    "also_closed": "closes",
    "unsure note": "leaves_open",
}
"""What a fact does by the clause that names it; in most others, it changes what a rule gives."""

SAID: tuple[Place, ...] = ("anchor", "follows", "unneeded", "alone", "opens", "note")
"""Clauses that decide what is said of a rule's day, not the day."""


class FactUse(NamedTuple):
    """What a fact does.

    Attributes:
        gives: The rules that count from it.
        closes: The rules that it fulfils.
        changes: The rules whose day, or whether they bind, changes with it.
        qualifies: The rules of which no more than what is said beside them changes.
        leaves_open: The rules of which it leaves open if they bind, or if that was done.
    """

    gives: tuple[RuleId, ...] = ()
    closes: tuple[RuleId, ...] = ()
    changes: tuple[RuleId, ...] = ()
    qualifies: tuple[RuleId, ...] = ()
    leaves_open: tuple[RuleId, ...] = ()

    def rules(self) -> tuple[RuleId, ...]:
        """Give every rule that it is a fact of."""
        return (*self.gives, *self.closes, *self.changes, *self.qualifies)

    @property
    def decides(self) -> bool:
        """Say whether it is a fact of these rules, and none of a later matter."""
        return bool(self.gives or self.closes or self.changes)

    @property
    def acts(self) -> bool:
        """Say whether it does more than qualify: what does not is a fact of another matter."""
        return self.decides or bool(self.leaves_open)


class FactsUsed(dict[Event, FactUse]):
    """The facts that the rules asked take, and what each does."""

    @cached_property
    def of_rules(self) -> Mapping[RuleId, tuple[Event, ...]]:
        """Give the facts of each rule."""
        found: dict[RuleId, list[Event]] = {}
        for event, use in self.items():
            for rule in use.rules():
                found.setdefault(rule, []).append(event)
        return {rule: tuple(events) for rule, events in found.items()}


def own_facts(used: FactsUsed) -> list[Event]:
    """Give the facts of some rules, without those that only a later matter tells."""
    return [event for event, use in used.items() if use.decides or use.qualifies]


def is_of_age(rule: Rule) -> bool:
    """Say whether a rule looks at a day of birth."""
    return any(version.school_age for version in rule.versions)


def is_birth_asked(rules: Iterable[Rule], process: Process) -> bool:
    """Say whether a day of birth tells some rules, or what is said of all their dates, anything."""
    if any(map(is_of_age, rules)):
        return True
    return any(each.name == BORN for each in mentions_of_process(process))


def facts_used(law: Law, rules: Iterable[RuleId]) -> FactsUsed:
    """Say which facts some rules take, in the order of the map of facts.

    A fact that stands in for another does what that one does; one that shows that a last day was
    used changes how that stands. One of which a note says no more than that it was not told is not
    taken.
    """
    told: dict[Event, dict[str, dict[RuleId, None]]] = {}
    stand_ins, provers = law.ties()
    counted = CountedFrom(law)
    for rule in rules:
        for each in mentions(law.rules[rule]):
            for event in _events(counted, law.rules[rule], each, provers):
                for fact in (event, *stand_ins.get(event, ())):
                    told.setdefault(fact, {}).setdefault(_does(each), {})[rule] = None
        for fact in _showing(law.rules[rule], provers):
            told.setdefault(fact, {}).setdefault("changes", {})[rule] = None
    return FactsUsed(
        (event, FactUse(*(tuple(told[event].get(does, ())) for does in FactUse._fields)))
        for event, fact in law.facts.items()
        if event in told and fact.refused is None
    )


def _does(named: Mention) -> str:
    return "qualifies" if named.place in SAID else DOES.get(named.place, "changes")


Provers = Mapping[Event, Sequence[Event]]
"""The facts that show that each event has happened by their own day."""


def _showing(rule: Rule, provers: Provers) -> Sequence[Event]:
    """Give the facts that show that a last day of somebody's own was used."""
    own = rule.closed_by if rule.kind == "limit" else None
    return () if own is None else provers.get(own, ())


class CountedFrom(dict[RuleId, tuple[Event, ...]]):
    """The facts that each rule counts from, also through others; found when first asked for."""

    def __init__(self, law: Law) -> None:
        super().__init__()
        self.law = law

    def __missing__(self, name: RuleId) -> tuple[Event, ...]:
        """Read them off the rule."""
        runs = [each for each in mentions(self.law.rules[name]) if each.place == "run"]
        self[name] = tuple(
            event
            for each in runs
            for event in (
                self[RuleId(each.name)] if each.kind == "last day" else (Event(each.name),)
            )
        )
        return self[name]


def _events(counted: CountedFrom, rule: Rule, named: Mention, provers: Provers) -> Iterator[Event]:
    """Give the facts that tell of a mention; ``reason`` and choices are no days."""
    law = counted.law
    if named.of_silence and named.place in SAID:
        return
    if named.kind in ("rule", "last day"):
        yield from _through(counted, rule, named)
        if named.kind == "rule":
            yield from _showing(law.rules[RuleId(named.name)], provers)
    elif named.kind in ("event", "fact") and named.name in law.facts:
        yield Event(named.name)


def _through(counted: CountedFrom, rule: Rule, named: Mention) -> Iterator[Event]:
    """Give the facts that tell of another rule and that the rule does not itself count from."""
    other = counted.law.rules[RuleId(named.name)]
    own = () if named.place == "run" else counted[rule.id]
    yield from (event for event in counted[other.id] if event not in own)
    if named.kind == "rule" and other.closed_by is not None:
        yield other.closed_by
