"""Answers learnt as trees: each is asked of the interpreter once, and then of the tree.

A tree is a question of a case, with a tree for each answer; at its ends stand values. Of cases that
tell the same but for their days, only the questions of days are left to ask.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import count
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


class Query:
    """A question that may be asked of any case: there is one for all equal ones.

    Questions are deep: they are told apart by which object they are, where there are many.

    Attributes:
        question: What is asked.
        told: Whether no day answers it, but what else a case tells.
        ask: Gives the answer, from the days of a case or what else it tells as a number.
        mask: The bits of that number that matter.
    """

    __slots__ = ("ask", "mask", "question", "told")

    def __init__(self, question: Question, ask: Callable[[Any], Answer], mask: int = 0) -> None:
        self.question, self.ask, self.mask = question, ask, mask
        self.told = question[0] in TOLD


Answered = Sequence[tuple[Query, Answer]]
"""What was asked, in order, each with its answer."""


class Node:
    """A question, and what follows by its answer.

    Attributes:
        query: The question.
        told: Whether no day answers it.
        ask: Gives the answer.
    """

    __slots__ = ("ask", "follows", "query", "told")

    def __init__(self, query: Query) -> None:
        self.query, self.ask, self.told = query, query.ask, query.told
        self.follows: dict[Answer, Node | Leaf] = {}


class Leaf(NamedTuple):
    """Where a tree ends.

    Attributes:
        value: The answer, the days in it as ``Worked``.
        number: Its number among all answers to all questions: equal ones of a question have one.
    """

    value: Any
    number: int = 0


class Evaluator:
    """Work questions out from the days of a case.

    Attributes:
        numbers: Gives numbers, none twice.
    """

    def __init__(self, alphabet: Alphabet, days: AskedDays) -> None:
        self.alphabet, self.place, self.days = alphabet, alphabet.place, days
        self._made: dict[Expr, Callable[[Days], int]] = {}
        self._queries: dict[Question, Query] = {}
        self.numbers = count(1)

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

    def query(self, question: Question) -> Query:
        """Give what is asked and what answers it: one for all equal questions."""
        if question not in self._queries:
            self._queries[question] = self._query(question)
        return self._queries[question]

    def _query(self, question: Question) -> Query:
        if question[0] not in TOLD:
            return Query(question, self._answer(question))
        of = self.alphabet
        return Query(question, of.told(question), of.asked_of(question))

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
                first, places = self.day(start or BEGINNING), [self.place[each] for each in events]
                pick, at = itemgetter(*places), places[0]
                if len(places) == 1:
                    return lambda days: days[at] >= first(days)
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
        self._leaves: dict[Any, Leaf] = {}

    def value(self, of: Specimen, start: Tree | None = None) -> Any:
        """Give the answer for a case; the days in it as ``Worked``."""
        return self.leaf(of, start).value

    def leaf(self, of: Specimen, start: Tree | None = None) -> Leaf:
        """Give where the tree ends for a case.

        Args:
            of: The case.
            start: A part of the tree that holds of all cases that tell the same; else the whole.
        """
        tree: Any = start or self.tree
        shape, days = of.shape, of.days
        while tree.__class__ is Node:
            tree = tree.follows.get(tree.ask(shape if tree.told else days))
        return self.learnt(of) if tree is None else cast("Leaf", tree)

    def way(self, of: Specimen, start: Tree | None = None) -> tuple[Answered, Any]:
        """Give the answer for a case, and what is asked on the way to it."""
        tree, path = cast("Any", start or self.tree), list[tuple[Query, Answer]]()
        shape, days = of.shape, of.days
        while tree.__class__ is Node:
            answer = tree.ask(shape if tree.told else days)
            path.append((tree.query, answer))
            tree = tree.follows.get(answer)
        if tree is None:
            self.learnt(of)
            return self.way(of)
        return path, tree.value

    def under(self, shape: int) -> tuple[Answered, Tree | None]:
        """Give what is asked first of the days of cases that tell what a number says.

        Returns:
            What is asked before, and what follows; of the last None if that is still to be learnt.
        """
        tree, path = self.tree, list[tuple[Query, Answer]]()
        while isinstance(tree, Node) and tree.told:
            answer = tree.ask(shape)
            path.append((tree.query, answer))
            tree = tree.follows.get(answer)
        return path, tree

    def learnt(self, of: Specimen) -> Leaf:
        """Ask it of one case, and remember the answer for all that are alike."""
        trail = Trail()
        leaf = self._leaf(frozen(self.ask(cast("Case", self.alphabet.asked(of.case, trail)))))
        if self._ends >= MOST:
            self._ends, self.tree = 0, None
        self._ends += 1
        self.tree = grown(self.tree, [*map(self._asked, trail.made)], leaf)
        return leaf

    def _leaf(self, value: Any) -> Leaf:
        if value not in self._leaves:
            if len(self._leaves) >= MOST:
                self._leaves.clear()
            self._leaves[value] = Leaf(value, next(self.evaluator.numbers))
        return self._leaves[value]

    def _asked(self, made: tuple[Question, Answer]) -> tuple[Query, Answer]:
        question, answer = made
        query = self.evaluator.query(question)
        self.mask |= query.mask
        return query, answer


def grown(tree: Tree | None, path: Answered, leaf: Leaf) -> Tree:
    """Give a tree with one way more, to a new end.

    Args:
        tree: What it was; None for nothing.
        path: What is asked on the way, each with its answer.
        leaf: The end.
    """
    top: dict[Any, Tree] = {} if tree is None else {None: tree}
    place, at = top, cast("Any", None)
    for query, answer in path:
        node = place.get(at)
        if not isinstance(node, Node) or node.query is not query:
            node = place[at] = Node(query)
        place, at = node.follows, answer
    place[at] = leaf
    return top[None]


def frozen(value: Any) -> Any:
    """Give a value with its days as they are worked out."""
    if isinstance(value, AskedDay):
        return Worked(value.expr)
    if isinstance(value, tuple | list):
        parts = [frozen(each) for each in value]
        return value._make(parts) if hasattr(value, "_make") else tuple(parts)
    return value
