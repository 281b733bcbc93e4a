"""Lines that answer rows, by what rows tell and by their days: one tree for rows of all sorts.

What was asked of one row, of whatever else it tells and of its days, is a way; rows that answer all
of it alike have the same line, and what was not asked of them tells no rows apart. Ways part at the
first question that they answer otherwise, and only there stands a fork: all that is asked between
two forks is looked at together, what rows tell as one number.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sendpath.core.asked import Answer
from sendpath.core.asked_case import Alphabet
from sendpath.core.queries import Answered, Query

MOST = 1 << 14
"""Lines that are kept."""


class End:
    """Where a way ends.

    Attributes:
        line: What answers such rows; None where each has to be read as a whole.
        seen: How many rows came here.
    """

    __slots__ = ("line", "seen")

    def __init__(self, line: Any) -> None:
        self.line, self.seen = line, 0


class Fork:
    """A question on which ways part, and what follows by its answer."""

    __slots__ = ("ask", "follows", "query", "told")

    def __init__(self, query: Query) -> None:
        self.query, self.ask, self.told = query, query.ask, query.told
        self.follows: dict[Answer, Stretch] = {}


class Stretch(NamedTuple):
    """What is asked between two forks, and what follows where all is answered so.

    Attributes:
        mask: What is looked at of what rows tell, as a number.
        bits: What that is.
        told: What else is asked of it.
        days: What is asked of days.
        steps: All of that, in order.
        end: What follows.
    """

    mask: int
    bits: int
    told: Answered
    days: Answered
    steps: Answered
    end: Fork | End

    def is_of(self, shape: int) -> bool:
        """Say whether rows that tell so answer what is asked of what they tell."""
        return shape & self.mask == self.bits and all(
            query.ask(shape) == answer for query, answer in self.told
        )


class LineTree:
    """The lines of rows that differ in what they tell and in their days.

    Attributes:
        top: Where all ways begin; None before there is one.
        size: How many ways there are.
    """

    def __init__(self, alphabet: Alphabet) -> None:
        self.alphabet = alphabet
        self.top: Stretch | None = None
        self.size = 0

    def end(self, shape: int, days: list[int]) -> End | None:
        """Give where the way of a row ends; None where none was learnt."""
        stretch = self.top
        while stretch is not None:
            if shape & stretch.mask != stretch.bits:
                return None
            for query, answer in stretch.told:
                if query.ask(shape) != answer:
                    return None
            for query, answer in stretch.days:
                if query.ask(days) != answer:
                    return None
            end = stretch.end
            if isinstance(end, End):
                return end
            stretch = end.follows.get(end.ask(shape if end.told else days))
        return None

    def grow(self, way: Answered, line: Any) -> End:
        """Learn a way, and what it leads to."""
        end = End(line)
        self.top = self._with(self.top, way, end)
        self.size += 1
        return end

    def _with(self, stretch: Stretch | None, way: Answered, end: End) -> Stretch:
        """Give a stretch with one way more, to a new end."""
        if stretch is None:
            return self._stretch(way, end)
        same = _alike(stretch.steps, way)
        rest, left, follows = stretch.steps[same:], way[same:], stretch.end
        if rest and left and rest[0][0] is left[0][0]:
            fork = Fork(rest[0][0])
            fork.follows[rest[0][1]] = self._stretch(rest[1:], follows)
            fork.follows[left[0][1]] = self._stretch(left[1:], end)
            return self._stretch(stretch.steps[:same], fork)
        if rest or isinstance(follows, End) or not left or left[0][0] is not follows.query:
            return self._stretch(way, end)
        answer = left[0][1]
        follows.follows[answer] = self._with(follows.follows.get(answer), left[1:], end)
        return stretch

    def _stretch(self, steps: Answered, end: Fork | End) -> Stretch:
        mask = bits = 0
        told, days = list[tuple[Query, Answer]](), list[tuple[Query, Answer]]()
        for step in steps:
            query, answer = step
            wanted = self.alphabet.answering(query.question, answer) if query.told else None
            if wanted is None:
                (told if query.told else days).append(step)
            else:
                mask, bits = mask | query.mask, bits | wanted
        return Stretch(mask, bits, told, days, steps, end)

    def ends(self) -> Iterator[End]:
        """Give every end."""
        left = [self.top]
        while left:
            each = left.pop()
            end = None if each is None else each.end
            if isinstance(end, End):
                yield end
            elif end is not None:
                left += end.follows.values()

    def forget(self, few: int) -> None:
        """Forget the ways on which fewer rows came than so many."""
        self.top = self.top and _kept(self.top, few)
        self.size = sum(1 for _ in self.ends())


def _alike(one: Answered, other: Answered) -> int:
    """Count the steps that two ways have in common."""
    pairs = enumerate(zip(one, other, strict=False))
    differ = (at for at, ((query, said), (too, told)) in pairs if query is not too or said != told)
    return next(differ, min(len(one), len(other)))


def _kept(stretch: Stretch, few: int) -> Stretch | None:
    if isinstance(stretch.end, End):
        return stretch if stretch.end.seen >= few else None
    follows = stretch.end.follows
    kept = {answer: left for answer, each in follows.items() if (left := _kept(each, few))}
    stretch.end.follows = kept
    return stretch if kept else None


class Lines:
    """The lines that were learnt; where there are too many, the commonest stay."""

    def __init__(self, alphabet: Alphabet) -> None:
        self.alphabet, self._size = alphabet, 0
        self._trees: dict[Any, LineTree] = {}

    def of(self, kind: Any) -> LineTree:
        """Give the lines of rows of one kind, which nothing that they tell shows."""
        if kind not in self._trees:
            self._trees[kind] = LineTree(self.alphabet)
        return self._trees[kind]

    def grow(self, tree: LineTree, way: Answered, line: Any) -> End:
        """Learn a way of one tree, and what it leads to."""
        self._size += 1
        if self._size > MOST:
            self._forget()
        return tree.grow(way, line)

    def _forget(self) -> None:
        """Forget the lines of fewest rows, such that half of the room is free."""
        few = 1
        while self._size > MOST // 2:
            few *= 2
            for each in self._trees.values():
                each.forget(few)
            self._trees = {kind: each for kind, each in self._trees.items() if each.top}
            self._size = sum(each.size for each in self._trees.values())
