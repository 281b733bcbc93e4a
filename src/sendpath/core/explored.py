"""Any case at all, opened: what its rules give is explored once, and leaned on as parts.

A part is one thing that questions lean on: a rule's last day under a reading, whether it was kept,
how it came out. Each is a tree of its own; to a tree that leans on it, it is one day, one yes or
no, or one of a few values.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from datetime import date
from typing import Any

from sendpath.core.any_case import AnyCase, as_case
from sendpath.core.asked import AskedDay
from sendpath.core.asked_case import Alphabet
from sendpath.core.calendar import BeyondTerms
from sendpath.core.clauses import Condition, Event, RuleId
from sendpath.core.conditions import Active
from sendpath.core.day_cache import DayCache
from sendpath.core.explore import SOME_DAY, End, Orchard, Tree, Way
from sendpath.core.law import Law, Rule, Ties
from sendpath.core.trees import Worked
from sendpath.core.workings import PREVAILING, Answer, Workings

Key = tuple[Hashable, ...]
"""A part: which, and of what."""

BEYOND = "beyond"
"""The value of a part that hangs on terms that were not told."""


class Itself:
    """Something that is told from others by being itself."""

    __slots__ = ("number", "of")

    def __init__(self, number: int, of: Any) -> None:
        self.number, self.of = number, of

    def __repr__(self) -> str:
        """Name it by its number."""
        return f"Itself({self.number})"


class Explored:
    """The parts explored so far.

    Attributes:
        facts: Those that may be told; ``choices`` likewise.
        trees: The tree of each part, by key: of a day or none, of a yes or no, of other values, or
            of ``BEYOND``.
    """

    def __init__(
        self,
        alphabet: Alphabet,
        law: Law,
        days: DayCache,
        ties: Ties,
        facts: Collection[Event],
        choices: Collection[str],
    ) -> None:
        self.alphabet, self.law, self.days, self.ties = alphabet, law, days, ties
        self.facts, self.choices = facts, choices
        self.orchard = Orchard()
        self.trees: dict[Key, Tree] = {}
        self._things: dict[int, Itself] = {}

    def itself(self, thing: Any) -> Itself:
        """Tell a thing from others by what it is, and not by what it says."""
        return self._things.setdefault(id(thing), Itself(len(self._things), thing))

    def tree(self, key: Key, ask: Callable[["AnyWorkings"], Any]) -> Tree:
        """Give the tree of a part, explored when it is first asked for."""
        if key not in self.trees:

            def asked(way: Way) -> Any:
                try:
                    return ask(AnyWorkings(self, way, key))
                except BeyondTerms:
                    return BEYOND

            self.trees[key] = self.orchard.explored(asked)
        return self.trees[key]


class AnyWorkings(Workings):
    """The workings of a case of which nothing is known: parts of it are explored by themselves.

    Attributes:
        explored: The parts.
        way: The way that is being gone.
    """

    __slots__ = ("_inside", "explored", "way")

    def __init__(self, explored: Explored, way: Way, inside: Key = ()) -> None:
        case = as_case(AnyCase(explored.alphabet, way, explored.facts, explored.choices))
        super().__init__(case, explored.law, explored.days, explored.ties)
        self.explored, self.way, self._inside = explored, way, inside

    def last_day(self, rule: RuleId, active: Active = PREVAILING) -> date | None:
        """Give the last day of a rule named by id; None when it gives none here."""
        day: date | None = self.part(*_last_day(rule, active))
        return day

    def last_days(self, rule: RuleId, choices: Iterable[Active]) -> list[tuple[Active, date]]:
        """Give the last days of a rule under some choices of readings; of none, one that is none.

        They are asked for only beside a day that there is: of some days, none is left out.
        """
        days: list[tuple[Active, date]] = []
        for active in choices:
            key, ask = _last_day(rule, active)
            tree = self.explored.tree(key, ask)
            if BEYOND in self.explored.orchard.values(tree):
                raise BeyondTerms
            if tree != End(None):
                days.append((active, AskedDay(SOME_DAY, ("part", key), self.way)))
        return days

    def kept(self, rule: RuleId, active: Active = PREVAILING) -> bool:
        """Say whether what a rule asks for is known to have been done in time."""
        key = ("kept", rule, *sorted(active))
        return bool(self.part(key, lambda of: Workings.kept(of, rule, active)))

    def holds(
        self, condition: Condition, active: Active = PREVAILING, own: Answer | None = None
    ) -> bool:
        """Answer a condition; whether a fact is one of after the anchor is a part of its own."""
        if condition.since is None:
            return super().holds(condition, active, own)
        asked = condition._replace(asks="followed_by")
        key = ("followed", asked.subject, *asked.or_by, asked.since)
        followed = bool(self.part(key, lambda of: of.follows(asked)))
        return followed == (condition.asks == "followed_by")

    def follows(self, condition: Condition) -> bool:
        """Say whether any of some facts is one of after the anchor: each is a part of its own."""
        if not condition.or_by:
            return Workings.holds(self, condition)
        facts = (condition.subject, *condition.or_by)
        return any(self.holds(condition._replace(subject=each, or_by=())) for each in facts)

    def proof(self, event: Event, rule: Rule) -> date | None:
        """Give the day of a fact that shows a rule fulfilled; an older one is another matter."""
        day: date | None = self.part(*_proof(event, rule))
        return day

    def soonest(self, events: Sequence[Event], rule: Rule) -> date | None:
        """Give the earliest day of the facts that show a rule fulfilled."""
        parts = [_proof(event, rule) for event in events]
        there = [key for key, ask in parts if self.explored.tree(key, ask) != End(None)]
        soonest = ("least", *(("part", key) for key in there))
        if not there or not self.way.asked(("there", soonest)):
            return None
        return AskedDay(SOME_DAY, soonest, self.way)

    def part(self, key: Key, ask: Callable[["AnyWorkings"], Any]) -> Any:
        """Give a part: worked out where it is being explored, and elsewhere as one value.

        Raises:
            BeyondTerms: It hangs on terms that were not told.
        """
        if key == self._inside:
            return ask(self)
        return self.value(key, self.explored.orchard.values(self.explored.tree(key, ask)))

    def value(self, key: Key, values: Sequence[Any]) -> Any:
        """Ask which of its values a part has; all its days are one."""
        days = [each for each in values if isinstance(each, Worked)]
        others = [each for each in values if not isinstance(each, Worked)]
        if not days and len(others) == 2 and {*others} == {True, False}:  # noqa: PLR2004 - two
            return self.way.asked(("so", key))
        if days and others == [None]:
            others = [] if self.way.asked(("there", ("part", key))) else [None]
            days = [] if others else days
        last = days or others.pop()
        told = next((each for each in others if self.way.asked(("value", key, each))), last)
        if told == BEYOND:
            raise BeyondTerms
        if told is days:
            told = days[0] if len(days) == 1 else Worked(("part", key))
        return self.thawed(told)

    def thawed(self, value: Any) -> Any:
        """Give a value with its days as days that are asked about."""
        if isinstance(value, Worked):
            return AskedDay(SOME_DAY, value.expr, self.way)
        if isinstance(value, Itself):
            return value.of
        return tuple(map(self.thawed, value)) if isinstance(value, tuple) else value


def _proof(event: Event, rule: Rule) -> tuple[Key, Callable[[AnyWorkings], Any]]:
    return ("proof", event, rule.id), lambda of: Workings.proof(of, event, rule)


def _last_day(rule: RuleId, active: Active) -> tuple[Key, Callable[[AnyWorkings], Any]]:
    return ("last-day", rule, *sorted(active)), lambda of: Workings.last_day(of, rule, active)
