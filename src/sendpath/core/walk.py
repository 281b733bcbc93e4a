"""Everything that a rule names, and where it stands: the one traversal of a rule.

What a rule leans on, which facts it takes, which traits and choices decide it: each is read off
these mentions. What the subject of a condition names, ``KINDS`` says; so a new kind of condition
needs no place here.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Literal, NamedTuple

from sendpath.core.case import BORN
from sendpath.core.clauses import (
    Condition,
    Event,
    Exclusion,
    Limb,
    Note,
    Reading,
    RuleId,
    Run,
    counted_rule,
)
from sendpath.core.conditions import KINDS, About
from sendpath.core.law import Law, Process, Rule, RuleVersion

Place = Literal[
    "anchor",
    "closed_by",
    "also_closed",
    "closed_unless",
    "shown_after",
    "follows",
    "overtaken_by",
    "unneeded",
    "alone",
    "run",
    "optional run",
    "held_open_by",
    "limb unless",
    "unless",
    "opens",
    "reading",
    "printed",
    "exception",
    "note",
    "unsure note",
    "left_out",
]
"""The clause in which a name stands."""

Kind = About | Literal["note", "exception"]
"""What a name names; ``fact`` may be an event, ``reason`` or a choice."""

CHOSEN = ("choice", "fact")
"""What a choice may be named as."""

REMARKS = ("note", "unsure note")
"""Clauses that move no day and take none away."""

BIRTHDAY = "birthday-"
"""Begins the name of the day on which somebody turns an age: ``birthday-18``."""

SCHOOL_AGE_ENDS = "school-age-ends"
"""Names the last day of compulsory school age."""

OWN_DAYS = ("due", "working-day-before", "floor")
"""Days that a note names of its own rule."""


class Mention(NamedTuple):
    """One name in a rule.

    Attributes:
        place: The clause it stands in.
        kind: What it names.
        name: The name.
        values: Of a choice, the values asked about.
        of_silence: Whether the clause asks that something was not told.
    """

    place: Place
    kind: Kind
    name: str
    values: tuple[str, ...] = ()
    of_silence: bool = False


def mentions(rule: Rule) -> Iterator[Mention]:
    """Give everything that a rule names, in all its versions."""
    yield from _event(rule.anchor, "anchor")
    yield from _event(rule.closed_by, "closed_by")
    for closing in rule.also_closed:
        yield from _event(closing.event, "also_closed")
        yield from _asked(closing.when, "closed_unless")
    yield from _asked(rule.closed_unless, "closed_unless")
    yield from _event(rule.shown_after, "shown_after")
    yield from _event(rule.follows, "follows")
    yield from _event(rule.overtaken_by, "overtaken_by")
    yield from _asked(rule.unneeded, "unneeded")
    yield from _noted(rule.alone, "alone")
    for version in rule.versions:
        yield from _clauses(version)


def mentions_of_process(process: Process) -> Iterator[Mention]:
    """Give everything that a process names in what it says of all its dates."""
    yield from _noted(process.notes, "note")
    yield from _asked(process.left_out, "left_out")


def is_personal(name: str) -> bool:
    """Say whether a note names a day that hangs on a day of birth."""
    return name == SCHOOL_AGE_ENDS or name.startswith(BIRTHDAY)


def rules_in(named: Iterable[Mention]) -> Iterator[RuleId]:
    """Give the rules among some mentions."""
    return (RuleId(each.name) for each in named if each.kind in ("rule", "last day"))


def references(rule: Rule) -> Iterator[RuleId]:
    """Give the rules that a rule may ask about, wherever it names them."""
    return rules_in(mentions(rule))


def traits_asked(law: Law) -> frozenset[str]:
    """Name the traits that rules ask about: cases that differ in no other are of one kind."""
    named = (each for rule in law.rules.values() for each in mentions(rule))
    return frozenset(each.name for each in named if each.kind == "trait")


def choices_asked(rules: Iterable[Rule]) -> frozenset[str]:
    """Name what some rules ask about that may be a choice: its values, or whether it was told."""
    named = (each for rule in rules for each in mentions(rule))
    return frozenset(each.name for each in named if each.kind in CHOSEN)


def values_asked(
    rules: Iterable[Rule], beside: Iterable[Condition] = ()
) -> frozenset[tuple[str, str]]:
    """Give the choices with their values that rules, and conditions beside them, ask about.

    To them all others of one choice are alike: each is told, and none of those.
    """
    named = chain((each for rule in rules for each in mentions(rule)), _asked(beside, "note"))
    return frozenset(
        (each.name, value) for each in named if each.kind == "choice" for value in each.values
    )


def choices_wanted(rules: Iterable[Rule]) -> frozenset[str]:
    """Name what may be a choice and decides something: not what, once told, only brings a remark.

    Of a remark alone nobody's own column is taken for ours.
    """
    named = (each for rule in rules for each in mentions(rule) if each.kind in CHOSEN)
    return frozenset(each.name for each in named if each.of_silence or each.place not in REMARKS)


def choices_deciding(rules: Iterable[Rule]) -> frozenset[str]:
    """Name what may be a choice and, once told, may settle whether a duty binds: no mere remark."""
    named = (each for rule in rules for each in mentions(rule) if each.kind in CHOSEN)
    told = (each for each in named if each.of_silence or each.place not in REMARKS)
    return frozenset(each.name for each in told if each.place != "note")


def choices_read(rules: Iterable[Rule]) -> frozenset[str]:
    """Name what may be a choice and decides something, or leaves open whether a duty binds.

    The latter is not asked for, but where it was told nobody may be told of a delay.
    """
    rules = [*rules]
    doubts = (each for rule in rules for each in mentions(rule) if each.place == "unsure note")
    told = frozenset(each.name for each in doubts if each.kind in CHOSEN)
    return choices_wanted(rules) | told


def _event(event: Event | None, place: Place) -> Iterator[Mention]:
    if event is not None:
        yield Mention(place, "event", event)


def _clauses(version: RuleVersion) -> Iterator[Mention]:
    for limb in version.limbs:
        yield from _limb(limb)
    yield from _excluded(version.unless, "unless")
    for reading in version.readings:
        yield from _reading(reading)
    yield from _beside(version)


def _limb(limb: Limb) -> Iterator[Mention]:
    yield _start(limb.run, "optional run" if limb.optional else "run")
    yield from _excluded(limb.unless, "limb unless")
    if limb.held_open_by is not None:
        yield Mention("held_open_by", "rule", limb.held_open_by)


def _reading(reading: Reading) -> Iterator[Mention]:
    yield from (Mention("reading", "event", event) for event in reading.counts_from.values())
    if reading.run is not None:
        yield _start(reading.run, "reading")


def _beside(version: RuleVersion) -> Iterator[Mention]:
    """Give what is named beside a version's day: the earlier end, a printed day, what is said."""
    if version.opens is not None:
        yield _start(version.opens, "opens")
    if version.printed is not None:
        yield Mention("printed", "event", version.printed.event)
    for exemption in version.exemptions:
        yield Mention("exception", "exception", exemption.note.id)
        closure = exemption.closure
        if closure is not None:
            events = (closure.asked, closure.closes, closure.reopens)
            yield from (Mention("exception", "event", event) for event in events)
    if version.school_age is not None:
        yield Mention("unless", "note", version.school_age.id)
    yield from _noted(version.notes, "note")


def _start(run: Run, place: Place) -> Mention:
    rule = counted_rule(run.event)
    return Mention(place, "event", run.event) if rule is None else Mention(place, "last day", rule)


def _excluded(exclusions: Iterable[Exclusion], place: Place) -> Iterator[Mention]:
    for exclusion in exclusions:
        yield from _asked((exclusion.condition, *exclusion.also), place)


def _asked(conditions: Iterable[Condition], place: Place) -> Iterator[Mention]:
    """Give what conditions name; the day ``since`` is the anchor, which is named as such."""
    for condition in conditions:
        kind = KINDS[condition.asks]
        if kind.about != "own day":
            subject, values = condition.subject, condition.other_than or condition.among
            yield Mention(place, kind.about, subject, values, kind.of_silence)
            for each in condition.or_by:
                yield Mention(place, kind.about, each, (), kind.of_silence)
        if condition.later_than is not None:
            yield Mention(place, "last day", condition.later_than)
        if condition.after is not None:
            yield Mention(place, "event", condition.after)


def _noted(notes: Iterable[Note], place: Place) -> Iterator[Mention]:
    """Give what notes name: when they are said, and the days in their texts."""
    for note in notes:
        yield Mention(place, "note", note.id)
        yield from _asked(note.when, "unsure note" if note.unsure == "binds" else place)
        for name in note.names:
            if is_personal(name):
                yield Mention(place, "fact", BORN)
            elif name not in OWN_DAYS:
                yield Mention(place, "last day" if "." in name else "event", name)
