"""What a case tells as one number, and the case again from that: cases alike have one number."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple, cast

from sendpath.core.asked import Answer, Question, Told, Trail
from sendpath.core.asked_names import AskedChoices, AskedEvents, AskedSet
from sendpath.core.case import Case
from sendpath.core.clauses import Event

SETS = (
    *("traits", "doubted", "not_yet", "contradicted", "contested", "doubted_traits", "blank"),
    "ticked",
)
"""What a case tells that is a set of names."""


class Alphabet:
    """All that a case may tell, each with its own bit.

    Attributes:
        events: The facts, in order.
        choices: What each fact that is no day may be.
        traits: What decisions may mean to the rules.
        reasons: What may be decided.
    """

    def __init__(
        self,
        events: Iterable[Event],
        choices: Mapping[str, Iterable[str]],
        traits: Iterable[str],
        reasons: Iterable[str],
    ) -> None:
        self.events, self.reasons = tuple(events), tuple(reasons)
        self.choices = {name: tuple(values) for name, values in choices.items()}
        self.traits = tuple(traits)
        self.place = {event: at for at, event in enumerate(self.events)}
        self.bits: dict[Told, int] = {}
        self._masks: dict[Told, int] = {}
        self._kinds: dict[str, int] = {}
        of_traits = dict.fromkeys(("traits", "doubted_traits"), self.traits)
        of_events = cast("tuple[str, ...]", self.events)
        doubted = (*of_events, *self.choices)
        of_facts = ("not_yet", "contradicted", "contested", "blank", "ticked")
        denied = dict.fromkeys(of_facts, of_events)
        self.names = {"doubted": doubted, **denied, **of_traits}
        for kind, names in {"event": self.events, "reason": self.reasons, **self.names}.items():
            for name in names:
                self._add(kind, name)
        for name in self.choices:
            for value in self._values(name):
                self._add("choice", value)
        self._told = [*self.bits]
        self.days = self._mask(("event", name) for name in self.events)

    def _add(self, kind: str, name: str) -> None:
        bit = self.bits[kind, name] = 1 << len(self.bits)
        self._kinds[kind] = self._kinds.get(kind, 0) | bit

    def _mask(self, told: Iterable[Told]) -> int:
        mask = 0
        for each in told:
            mask |= self.mask(each)
        return mask

    def mask(self, told: Told) -> int:
        """Give the bits that say what a case tells of one thing."""
        if told in self.bits:
            return self.bits[told]
        if told not in self._masks:
            kind, name = told
            values = {"choice": self._values(name), "reason": self.reasons}.get(kind, ())
            self._masks[told] = sum(self.bits[kind, value] for value in values)
        return self._masks[told]

    def _values(self, choice: str) -> tuple[str, ...]:
        return tuple(f"{choice}={value}" for value in self.choices.get(choice, ()))

    def all(self, kind: str) -> int:
        """Give the bits of all that may be told of one kind."""
        return self._kinds.get(kind, 0)

    def asked_of(self, question: Question) -> int:
        """Give the bits that answer a question that no day answers."""
        match question:
            case ("told", kind, name):
                return self.mask((kind, name))
            case ("any", kind):
                return self.all(kind)
            case ("among", name, values):
                return sum(self.bits["choice", f"{name}={each}"] for each in values)
            case ("whole",):
                return (1 << len(self.bits)) - 1
            case (_, name):
                return self.mask(("choice", name) if name else ("reason", ""))
            case _:
                raise ValueError(question)

    def told(self, question: Question) -> Callable[[int], Answer]:
        """Give what answers a question that no day answers, from what a case tells as a number."""
        mask = self.asked_of(question)
        if question[0] == "whole":
            return lambda shape: shape
        if question[0] != "value":
            return lambda shape: shape & mask != 0
        name = question[1]
        kind, values = ("choice", self._values(name)) if name else ("reason", self.reasons)
        told = {self.bits[kind, value]: value.removeprefix(f"{name}=") for value in values}
        return lambda shape: told.get(shape & mask, "")

    def answering(self, question: Question, answer: Answer) -> int | None:
        """Give the bits of those that answer a question, which give just that answer if any do."""
        if question[0] == "whole":
            return int(answer)
        if not answer:
            return 0
        if question[0] == "value":
            name = question[1]
            return (
                self.bits["choice", f"{name}={answer}"]
                if name
                else self.bits["reason", str(answer)]
            )
        mask = self.asked_of(question)
        return None if mask & (mask - 1) else mask

    def specimen(self, case: Case) -> "Specimen":
        """Take a case as one of all that are alike."""
        told: list[Told] = [("event", event) for event in case.events]
        told += [(kind, name) for kind in SETS for name in getattr(case, kind)]
        told += [("choice", f"{name}={value}") for name, value in case.choices.items()]
        told += [("reason", case.reason)] if case.reason else []
        days = [0] * len(self.events)
        for event, day in case.events.items():
            days[self.place[event]] = day.toordinal()
        return Specimen(self, sum(self.bits[each] for each in told), days, case)

    def case(self, shape: int, days: list[int]) -> Case:
        """Give the case that tells what a number says, on such days."""
        told: dict[str, set[str]] = {kind: set() for kind in ("event", "choice", "reason", *SETS)}
        left = shape
        while left:
            kind, name = self._told[(left & -left).bit_length() - 1]  # its least bit that is set
            told[kind].add(name)
            left &= left - 1
        return Case(
            events={
                event: date.fromordinal(days[place])
                for event, place in self.place.items()
                if event in told["event"]
            },
            reason=next(iter(told["reason"]), None),
            choices=dict(each.split("=", 1) for each in told["choice"]),
            traits=frozenset(told["traits"]),
            doubted=cast("frozenset[Event]", frozenset(told["doubted"])),
            not_yet=cast("frozenset[Event]", frozenset(told["not_yet"])),
            contradicted=cast("frozenset[Event]", frozenset(told["contradicted"])),
            contested=cast("frozenset[Event]", frozenset(told["contested"])),
            doubted_traits=frozenset(told["doubted_traits"]),
            blank=cast("frozenset[Event]", frozenset(told["blank"])),
            ticked=cast("frozenset[Event]", frozenset(told["ticked"])),
        )

    def asked(self, case: Case, trail: Trail) -> "AskedCase":
        """Give a case such that it writes down what is asked of it."""
        return AskedCase(
            AskedEvents(case.events, trail, self.events),
            AskedChoices(case.choices, trail, self.choices),
            case.reason,
            trail,
            *(AskedSet(kind, getattr(case, kind), trail, self.names[kind]) for kind in SETS),
        )


class Specimen:
    """A case as one of all that are alike.

    Attributes:
        shape: What it tells but for its days, as a number.
        days: Its days as ordinals, each in the place of its fact; 0 for none.
    """

    __slots__ = ("_case", "alphabet", "days", "shape")

    def __init__(
        self, alphabet: Alphabet, shape: int, days: list[int], case: Case | None = None
    ) -> None:
        self.alphabet, self.shape, self.days, self._case = alphabet, shape, days, case

    @property
    def case(self) -> Case:
        """The case itself."""
        if self._case is None:
            self._case = self.alphabet.case(self.shape, self.days)
        return self._case


class AskedCase(NamedTuple):
    """A case that writes down what is asked of it; else as ``Case``."""

    events: AskedEvents
    choices: AskedChoices
    decided: str | None
    trail: Trail
    traits: AskedSet
    doubted: AskedSet
    not_yet: AskedSet
    contradicted: AskedSet
    contested: AskedSet
    doubted_traits: AskedSet
    blank: AskedSet
    ticked: AskedSet

    @property
    def school_age(self) -> None:
        """Nothing: no row tells of a birth."""

    @property
    def reason(self) -> str | None:
        """What the council decided, when told."""
        self.trail.asked(("value", ""), self.decided or "")
        return self.decided

    def is_told(self, name: str) -> bool:
        """Say whether a fact was told: an event, ``reason`` or a choice."""
        if name == "reason":
            return self.reason is not None
        return name in self.events or name in self.choices
