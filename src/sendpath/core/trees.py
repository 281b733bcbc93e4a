"""Answers learnt as trees: each is asked of the interpreter once, and then of the tree.

A tree is a question of the days of a case, with a tree for each answer; at its ends stand values.
What a case tells besides its days is no question: for each sort of case there is a tree.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple, cast

from sendpath.core.asked import Answer, AskedDay, Expr, Question, Trail
from sendpath.core.asked_case import Alphabet, Specimen
from sendpath.core.asked_days import AskedDays
from sendpath.core.calendar import BeyondTerms
from sendpath.core.case import Case
from sendpath.core.clauses import Event

MOST = 1 << 12
"""Sorts of cases of which the trees of one question are kept."""

Days = list[int]
"""The days of a case as ordinals, each in the place of its fact."""


class Worked(NamedTuple):
    """A day of a value, by how it is worked out."""

    expr: Expr


class Node:
    """A question of the days, and what follows by its answer."""

    __slots__ = ("ask", "follows", "question")

    def __init__(self, question: Question, ask: Callable[[Days], Answer]) -> None:
        self.question, self.ask = question, ask
        self.follows: dict[Answer, Node | Leaf] = {}


class Leaf(NamedTuple):
    """Where a tree ends: the answer, its days as ``Worked``."""

    value: Any


class Evaluator:
    """Work questions out from the days of a case."""

    def __init__(self, alphabet: Alphabet, days: AskedDays) -> None:
        self.place, self.days = alphabet.place, days
        self._made: dict[Expr, Callable[[Days], int]] = {}

    def day(self, expr: Expr) -> Callable[[Days], int]:
        """Give what works a day out."""
        if expr not in self._made:
            self._made[expr] = self._make(expr)
        return self._made[expr]

    def _make(self, expr: Expr) -> Callable[[Days], int]:
        match expr:
            case ("fact", event):
                place = self.place[Event(event)]
                return lambda days: days[place]
            case ("table", number, ("fact", event)):
                table, place = self.days.tables[number], self.place[Event(event)]
                return lambda days: table[days[place]]
            case ("table", number, of):
                table, inner = self.days.tables[number], self.day(of)
                return lambda days: table[inner(days)]
            case ("add", of, more):
                inner = self.day(of)
                return lambda days: inner(days) + more
            case ("day", ordinal):
                return lambda _days: ordinal
            case ("least" | "most" as kind, *of):
                pick, each = (min if kind == "least" else max), [self.day(one) for one in of]
                return lambda days: pick(one(days) for one in each)
            case _:
                raise ValueError(expr)

    def answer(self, question: Question) -> Callable[[Days], Answer]:
        """Give what answers a question."""
        match question:
            case ("<", one, ("day", ordinal)):
                here = self.day(one)
                return lambda days: here(days) < ordinal
            case ("<", one, other):
                here, there = self.day(one), self.day(other)
                return lambda days: here(days) < there(days)
            case ("=", one, other):
                here, there = self.day(one), self.day(other)
                return lambda days: here(days) == there(days)
            case ("which", one):
                return self.day(one)
            case ("working", one):
                here, calendar = self.day(one), self.days.calendar
                return lambda days: calendar.is_working(date.fromordinal(here(days)))
            case ("counts", number, one):
                here, table = self.day(one), self.days.tables[number]
                return lambda days: _counts(table, here(days))
            case _:
                raise ValueError(question)


def _counts(table: Mapping[int, int], day: int) -> bool:
    try:
        return bool(table[day])
    except BeyondTerms:
        return False


class Forest:
    """The trees of one thing that is asked of cases: one for each sort of case.

    Attributes:
        ask: What is asked, of the case.
        mask: What matters to it among all that a case may tell, as far as was seen.
        trees: By what of that a case tells.
    """

    def __init__(
        self, ask: Callable[[Case], Any], alphabet: Alphabet, evaluator: Evaluator, mask: int = 0
    ) -> None:
        self.ask, self.alphabet, self.evaluator, self.mask = ask, alphabet, evaluator, mask
        self.trees: dict[int, Node | Leaf] = {}

    def value(self, of: Specimen) -> Any:
        """Give the answer for a case; the days in it as ``Worked``."""
        tree: Any = self.trees.get(of.shape & self.mask)
        days = of.days
        while tree.__class__ is Node:
            tree = tree.follows.get(tree.ask(days))
        return self.learnt(of).value if tree is None else tree.value

    def learnt(self, of: Specimen) -> Leaf:
        """Ask it of one case, and remember the answer for all that are alike."""
        trail = Trail()
        value = frozen(self.ask(cast("Case", self.alphabet.asked(of.case, trail))))
        mask = self.mask | self.alphabet.masked(trail.looked)
        if mask != self.mask:
            self.mask = mask
            self.trees.clear()
        leaf = Leaf(value)
        if len(self.trees) >= MOST:
            self.trees.clear()
        self._grow(of.shape & mask, trail.made, leaf)
        return leaf

    def _grow(self, key: int, path: list[tuple[Question, Answer]], leaf: Leaf) -> None:
        place: dict[Any, Node | Leaf] = self.trees
        at: Any = key
        for question, answer in path:
            node = place.get(at)
            if not isinstance(node, Node):
                node = place[at] = Node(question, self.evaluator.answer(question))
            place, at = node.follows, answer
        place[at] = leaf


def frozen(value: Any) -> Any:
    """Give a value with its days as they are worked out."""
    if isinstance(value, AskedDay):
        return Worked(value.expr)
    if isinstance(value, tuple):
        parts = [frozen(each) for each in value]
        return value._make(parts) if hasattr(value, "_make") else tuple(parts)
    if isinstance(value, list):
        return [frozen(each) for each in value]
    return value
