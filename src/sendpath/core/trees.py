"""Answers learnt as trees: each is asked of the interpreter once, and then of the tree.

A tree is a question of a case, with a tree for each answer; at its ends stand values. Of cases that
tell the same but for their days, only the questions of days are left to ask.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, cast

from sendpath.core.asked import Answer, AskedDay, Expr, Question, Trail
from sendpath.core.asked_case import Alphabet, Specimen
from sendpath.core.case import Case
from sendpath.core.queries import Answered, Evaluator, Query

MOST = 1 << 12
"""Ends of one tree that are kept."""


class Worked(NamedTuple):
    """A day of a value, by how it is worked out."""

    expr: Expr


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
