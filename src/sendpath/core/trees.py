"""Answers learnt as trees: each is asked of the interpreter once, and then of the tree.

A tree is a question of a case, with a tree for each answer; at its ends stand values. Of cases that
tell the same but for their days, only the questions of days are left to ask.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple, cast

from sendpath.core.asked import TOLD, Answer, AskedDay, Expr, Question, Trail, facts_in
from sendpath.core.asked_case import Alphabet, Specimen
from sendpath.core.asked_days import AskedDays
from sendpath.core.calendar import BeyondTerms
from sendpath.core.case import Case
from sendpath.core.clauses import Event

MOST = 1 << 12
"""Ends of one tree that are kept."""

Days = list[int]
"""The days of a case as ordinals, each in the place of its fact; 0 for what is not told."""

BEGINNING: Expr = ("day", 1)
"""The first day there is: whatever is told is no earlier."""


class Worked(NamedTuple):
    """A day of a value, by how it is worked out."""

    expr: Expr


class Node:
    """A question, and what follows by its answer.

    Attributes:
        question: What is asked.
        told: Whether no day answers it, but what else a case tells.
        ask: Gives the answer, from the days of a case or what else it tells as a number.
    """

    __slots__ = ("ask", "follows", "question", "told")

    def __init__(self, question: Question, ask: Callable[[Any], Answer]) -> None:
        self.question, self.ask, self.told = question, ask, question[0] in TOLD
        self.follows: dict[Answer, Node | Leaf] = {}


class Leaf(NamedTuple):
    """Where a tree ends: the answer, the days in it as ``Worked``."""

    value: Any


class Evaluator:
    """Work questions out from the days of a case."""

    def __init__(self, alphabet: Alphabet, days: AskedDays) -> None:
        self.place, self.days = alphabet.place, days
        self._made: dict[Expr, Callable[[Days], int]] = {}
        self._asks: dict[Question, tuple[Question, Callable[[Days], Answer]]] = {}

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

    def single(self, expr: Expr) -> int | None:
        """Give the place of the one day on which a day hangs; None where there is not just one."""
        facts = facts_in(expr)
        return self.place[next(iter(facts))] if len(facts) == 1 else None

    def day_alone(self, expr: Expr, place: int) -> Callable[[int], int]:
        """Give what works a day out from the one on which it hangs."""
        worked, days = self.day(expr), [0] * (place + 1)

        def alone(day: int) -> int:
            days[place] = day
            return worked(days)

        return alone

    def answer(self, question: Question) -> Callable[[Days], Answer]:
        """Give what answers a question."""
        return self._known(question)[1]

    def one(self, question: Question) -> Question:
        """Give the one object that stands for all questions equal to one.

        Questions are deep: they are told apart by which object they are, where there are many.
        """
        return self._known(question)[0]

    def narrowed(self, question: Question, answer: Answer, of: Days) -> "Answered":
        """Give what is left to ask of cases that tell the same facts, where that is known."""
        if question[0] != "since":
            return [(question, answer)]
        _, start, events = question
        told = [("fact", each) for each in events if of[self.place[each]]]
        if start is None or not told:
            return []
        last = told[0] if len(told) == 1 else ("most", *told)
        return [(self.one(("<", last, start)), not answer)]

    def _known(self, question: Question) -> tuple[Question, Callable[[Days], Answer]]:
        if question not in self._asks:
            self._asks[question] = question, self._answer(question)
        return self._asks[question]

    def _answer(self, question: Question) -> Callable[[Days], Answer]:
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
            case _:
                return self._yes_or_no(question)

    def _yes_or_no(self, question: Question) -> Callable[[Days], bool]:
        """Give what answers a question that does not compare two days."""
        match question:
            case ("working", one):
                here, calendar = self.day(one), self.days.calendar
                return lambda days: calendar.is_working(date.fromordinal(here(days)))
            case ("since", start, events):
                pick = itemgetter(*(self.place[each] for each in events))
                first = self.day(start or BEGINNING)
                return lambda days: max(pick(days)) >= first(days)
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


Tree = Node | Leaf
Answered = Sequence[tuple[Question, Answer]]
"""Questions in order, each with its answer."""


class LearntTree:
    """The tree of one thing that is asked of cases.

    Attributes:
        ask: What is asked, of the case.
        mask: What matters to it among all that a case may tell, as far as was seen.
        tree: What was learnt; None before anything was.
    """

    def __init__(
        self, ask: Callable[[Case], Any], alphabet: Alphabet, evaluator: Evaluator
    ) -> None:
        self.ask, self.alphabet, self.evaluator = ask, alphabet, evaluator
        self.mask = self._ends = 0
        self.tree: Tree | None = None

    def value(self, of: Specimen, start: Tree | None = None) -> Any:
        """Give the answer for a case; the days in it as ``Worked``.

        Args:
            of: The case.
            start: A part of the tree that holds of all cases that tell the same; else the whole.
        """
        tree: Any = start or self.tree
        shape, days = of.shape, of.days
        while tree.__class__ is Node:
            tree = tree.follows.get(tree.ask(shape if tree.told else days))
        return self.learnt(of).value if tree is None else tree.value

    def way(self, of: Specimen, start: Tree | None = None) -> tuple[Answered, Any]:
        """Give the answer for a case, and the questions of its days on the way to it."""
        tree, path = cast("Any", start or self.tree), list[tuple[Question, Answer]]()
        shape, days = of.shape, of.days
        while tree.__class__ is Node:
            answer = tree.ask(shape if tree.told else days)
            if not tree.told:
                path += self.evaluator.narrowed(tree.question, answer, days)
            tree = tree.follows.get(answer)
        if tree is None:
            self.learnt(of)
            return self.way(of)
        return path, tree.value

    def under(self, shape: int) -> Tree | None:
        """Give what is asked first of the days of cases that tell what a number says."""
        tree = self.tree
        while isinstance(tree, Node) and tree.told:
            tree = tree.follows.get(tree.ask(shape))
        return tree

    def learnt(self, of: Specimen) -> Leaf:
        """Ask it of one case, and remember the answer for all that are alike."""
        trail = Trail()
        leaf = Leaf(frozen(self.ask(cast("Case", self.alphabet.asked(of.case, trail)))))
        if self._ends >= MOST:
            self._ends, self.tree = 0, None
        self._ends += 1
        self.tree = grown(self.tree, trail.made, leaf, self._node)
        return leaf

    def _node(self, question: Question) -> Node:
        if question[0] not in TOLD:
            return Node(self.evaluator.one(question), self.evaluator.answer(question))
        self.mask |= self.alphabet.asked_of(question)
        return Node(question, self.alphabet.told(question))


def grown(
    tree: Tree | None, path: Answered, leaf: Leaf, node_of: Callable[[Question], Node]
) -> Tree:
    """Give a tree with one way more, to a new end.

    Args:
        tree: What it was; None for nothing.
        path: The questions on the way, each with its answer.
        leaf: The end.
        node_of: Makes a node of a question.
    """
    top: dict[Any, Tree] = {} if tree is None else {None: tree}
    place, at = top, cast("Any", None)
    for question, answer in path:
        node = place.get(at)
        if not isinstance(node, Node) or node.question != question:
            node = place[at] = node_of(question)
        place, at = node.follows, answer
    place[at] = leaf
    return top[None]


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
