"""A row asked such that its answer holds for every row that answers some questions alike.

What is asked of its days, and of what else it tells, is written down, whoever asks: a rule, a
sentence, or whoever takes what rules said together. Marks stand in the answer for its days.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sendpath.answers.parts import How
from sendpath.caseload.asking import ISO, Known, Memory, Speaker
from sendpath.caseload.row import Days
from sendpath.core.asked import Answer, Expr, Question
from sendpath.core.asked_case import Specimen
from sendpath.core.case import Case
from sendpath.core.queries import Answered, Query
from sendpath.core.trees import LearntTree, Tree, Worked

MARK = re.compile("\x00([0-9]+)\x00")
"""Stands for a day in an answer: no cell of a sheet holds such a sign."""

ACTING = "acting"
"""How the working day is written by which to act."""

LATE: How = "late"

Hole = tuple[str, Expr]
"""A day in an answer: how it is written, and how it is worked out."""


class Ordinal(int):
    """A day as an ordinal, which writes down with which other it is compared."""

    expr: Expr
    ask: Callable[[Question, Answer], None]

    @classmethod
    def of(cls, day: int, expr: Expr, ask: Callable[[Question, Answer], None]) -> "Ordinal":
        """Make a day that is worked out so, and is told what is asked of it."""
        made = cls(day)
        made.expr, made.ask = expr, ask
        return made

    def __lt__(self, other: int) -> bool:
        """Say whether it is earlier; every day is earlier than one that never comes."""
        less = int(self) < int(other)
        if isinstance(other, Ordinal) and other.expr != self.expr:
            self.ask(("<", self.expr, other.expr), less)
        return less


class Traced(Known):
    """A row of which is written down what is asked of its days: only what it tells is told.

    Attributes:
        holes: The days in its answer, each in the place of its mark's number.
    """

    __slots__ = ("_asked", "holes")

    def __init__(self, memory: Memory, specimen: Specimen) -> None:
        super().__init__(memory, specimen)
        self._asked: dict[Query, Answer] = {}
        self.holes: dict[Hole, int] = {}

    @property
    def asked(self) -> Answered:
        """What was asked, in order, each with its answer."""
        return [*self._asked.items()]

    @property
    def case(self) -> Case:
        """What it tells: whatever is asked of it as a whole holds of rows that tell all of it."""
        self.ask(("whole",), self.specimen.shape)
        return super().case

    def heard(self, asked: Answered) -> None:
        """Write down what was asked of it, and of others that tell the same, before."""
        self._asked.update(asked)

    def days(self, today: str) -> Days:
        """Give how days are written: by marks."""
        return Days(today, *(_Marks(self, how) for how in (ISO, ACTING, LATE)))

    def mark(self, how: str, expr: Expr) -> str:
        """Give the mark of a day."""
        return f"\x00{self.holes.setdefault((how, expr), len(self.holes))}\x00"

    def ask(self, question: Question, answer: Answer) -> None:
        """Write a question down that is asked of the row as a whole."""
        self._asked[self.memory.evaluator.query(question)] = answer

    def _value(self, tree: LearntTree, start: Tree | None = None) -> Any:
        asked, value = tree.way(self.specimen, start)
        self._asked.update(asked)
        return value

    def _written(self, how: Any, day: Any) -> str:
        if isinstance(day, Worked):
            return self.mark(how, day.expr)
        return super()._written(how, day)

    def _day(self, day: Any) -> int:
        ordinal = super()._day(day)
        return Ordinal.of(ordinal, day.expr, self.ask) if isinstance(day, Worked) else ordinal


class Further(Traced):
    """A row of which is written down what is asked further, once what rules say is known."""

    __slots__ = ()

    def heard(self, asked: Answered) -> None:
        """Leave out what was asked of it to know which rules have something to say."""

    def _said(self, tree: LearntTree, speaker: Speaker) -> Any:
        if speaker.tree is None:
            return super()._said(tree, speaker)
        return tree.value(self.specimen, speaker.start)


class _Marks(Mapping[int, str]):
    """Days written by marks, from their ordinals."""

    def __init__(self, traced: Traced, how: str) -> None:
        self.traced, self.how = traced, how

    def __getitem__(self, day: int) -> str:
        """Give the mark of a day."""
        expr = day.expr if isinstance(day, Ordinal) else ("day", day)
        return self.traced.mark(self.how, expr)

    def __iter__(self) -> Iterator[int]:
        """Give none: they are not gone through."""
        return iter(())

    def __len__(self) -> int:
        """Count none."""
        return 0
