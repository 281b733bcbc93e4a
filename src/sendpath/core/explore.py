"""Whole trees, found without any case: the interpreter is led down every way that it can take.

Its days are not known, and what was told is not known either: each question is answered as the way
says that is being gone, and then the other way is gone. What the ways lead to is put together to
one tree, of which equal branches are one.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, cast

from sendpath.core.asked import Answer, AskedDay, Expr, Question, Trail
from sendpath.core.asked_days import AskedDays
from sendpath.core.steps import Derived
from sendpath.core.trees import frozen

SOME_DAY = date(2020, 2, 3)
"""Stands where a day is not known: whatever is done with it is written down, and it is not read."""

TODAY: Expr = ("today",)
"""The day of asking, which no tree knows."""

ANY = "any"
"""The value at an end that no case comes to: any other does as well."""

MOST = 1 << 16
"""Ways of one question: with more, it is to be asked in smaller ones."""


class Unexplored(Exception):  # noqa: N818 - a limit of what can be asked so
    """A question cannot be explored: it asks which day a day is, or there are too many ways."""


class Way(Trail):
    """One way through a question: what was answered so far, and then yes.

    Attributes:
        made: Each question with its answer, in order; those that follow from others left out.
    """

    def __init__(self, forced: Collection[Answer]) -> None:
        super().__init__()
        self.forced = tuple(forced)

    def asked(self, question: Question, answer: Answer = True) -> Answer:
        """Answer a question as the way says; whatever is known of a real day does not count."""
        del answer
        known = self._known.get(question)
        if known is None:
            known = implied(question, self._known)
        if known is None:
            if question[0] == "which":
                raise Unexplored(f"it asks which day it is: {question[1]}")
            at = len(self.made)
            known = self.forced[at] if at < len(self.forced) else True
            self.made.append((question, known))
        self._known[question] = known
        return known

    def known(self, question: Question) -> None:
        """Take a question for answered with yes, because nothing else is left."""
        self._known[question] = True


def implied(question: Question, known: Mapping[Question, Answer]) -> bool | None:
    """Give the answer that follows from others; None where none does."""
    kind, *of = question
    if kind == "is":
        return _implied_value(cast("tuple[str, str]", tuple(of)), known)
    if kind not in {"<", "="}:
        return None
    here, there = of
    if here[0] == there[0] == "day":
        return bool(here[1] < there[1] if kind == "<" else here[1] == there[1])
    same = known.get(("=", *sorted((here, there), key=repr)))
    less, more = known.get(("<", here, there)), known.get(("<", there, here))
    if kind == "<":
        return False if same or more else True if more is False and same is False else None
    return False if less or more else True if less is False and more is False else None


def _implied_value(of: tuple[str, str], known: Mapping[Question, Answer]) -> bool | None:
    """Say whether a choice is one value, where it is known to be another, or none."""
    name, value = of
    there = known.get(("told", "choice", name) if name else ("told", "reason", ""))
    others = (
        key for key, answer in known.items() if key[0] == "is" and key[1] == name and answer is True
    )
    return False if there is False or any(key[2] != value for key in others) else None


class AnyDays(AskedDays):
    """Single days that are not known: what a period makes of one is no more than written down."""

    def _made(self, number: int, day: AskedDay, make: Any) -> Derived:
        del make
        looked = day.derived(SOME_DAY, ("table", number + 1, day.expr))
        return Derived(day.derived(SOME_DAY, ("table", number, day.expr)), looked_to=looked)


class Fork(NamedTuple):
    """A question, and the tree for either answer."""

    question: Question
    yes: Any
    no: Any


class End(NamedTuple):
    """Where a tree ends: its value, the days in it as ``Worked``."""

    value: Any


Tree = Fork | End


class Orchard:
    """Trees of which equal ones are one, in whichever tree they stand."""

    def __init__(self) -> None:
        self._ends: dict[Any, End] = {}
        self._forks: dict[tuple[Question, int, int], Fork] = {}
        self._values: dict[int, list[Any]] = {}

    def values(self, tree: Tree) -> list[Any]:
        """Give the values at the ends of a tree, which stands here as long as it is asked about."""
        if id(tree) not in self._values:
            self._values[id(tree)] = values_of(tree)
        return self._values[id(tree)]

    def end(self, value: Any) -> End:
        """Give the end with a value."""
        return self._ends.setdefault((value.__class__, value), End(value))

    def fork(self, question: Question, yes: Tree, no: Tree) -> Tree:
        """Give the tree that asks a question; where it makes no difference, what follows."""
        if yes is no or no == End(ANY):
            return yes
        if yes == End(ANY):
            return no
        key = (question, id(yes), id(no))
        return self._forks.setdefault(key, Fork(question, yes, no))

    def explored(self, ask: Callable[[Way], Any], most: int = MOST) -> Tree:
        """Go every way that a question can take.

        Args:
            ask: Asks it of a case that answers as the way says.
            most: Ways after which it is given up.

        Raises:
            Unexplored: It asks which day a day is, or there are too many ways.
        """
        left = [most]

        def grown(forced: tuple[Answer, ...]) -> Tree:
            left[0] -= 1
            if left[0] < 0:
                raise Unexplored(f"there are more than {most} ways")
            way = Way(forced)
            tree: Tree = self.end(frozen(ask(way)))
            for at in range(len(way.made) - 1, len(forced) - 1, -1):
                before = tuple(answer for _, answer in way.made[:at])
                tree = self.fork(way.made[at][0], tree, grown((*before, False)))
            return tree

        return grown(())

    def mapped(self, tree: Tree, value: Callable[[Any], Any]) -> Tree:
        """Give a tree with other values at its ends."""
        return self.bound(tree, lambda each: self.end(value(each)))

    def bound(self, tree: Tree, further: Callable[[Any], Tree]) -> Tree:
        """Give a tree that goes on at its ends."""
        done: dict[int, Tree] = {}

        def made(each: Tree) -> Tree:
            if id(each) not in done:
                if isinstance(each, End):
                    done[id(each)] = further(each.value)
                else:
                    done[id(each)] = self.fork(each.question, made(each.yes), made(each.no))
            return done[id(each)]

        return made(tree)


def every_node(tree: Tree) -> Iterator[Tree]:
    """Give every part of a tree once."""
    seen, left = {id(tree)}, [tree]
    while left:
        each = left.pop()
        yield each
        if isinstance(each, Fork):
            for other in (each.yes, each.no):
                if id(other) not in seen:
                    seen.add(id(other))
                    left.append(other)


def values_of(tree: Tree) -> list[Any]:
    """Give the values at the ends of a tree, each once, in an order that is always the same."""
    return sorted((each.value for each in every_node(tree) if isinstance(each, End)), key=repr)
