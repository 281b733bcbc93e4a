"""A row asked such that its answer holds for every row that answers some questions of days alike.

What is asked of its days is written down, whoever asks: a rule, a sentence, or whoever takes what
rules said together. Marks stand in the answer for its days.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sendpath.answers.parts import Spelled
from sendpath.caseload.asking import Known, Speaker
from sendpath.caseload.briefs import Spoken
from sendpath.caseload.row import Days
from sendpath.core.asked import Answer, Expr, Question
from sendpath.core.case import Case
from sendpath.core.trees import LearntTree, Tree, Worked

MARK = re.compile("\x00([0-9]+)\x00")
"""Stands for a day in an answer: no cell of a sheet holds such a sign."""

ISO, ACTING = "iso", "acting"
"""How days are written in cells of their own; in sentences, see ``answers.parts``."""

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


class Traced:
    """A row of which is written down what is asked of its days.

    Attributes:
        holes: The days in its answer, each in the place of its mark's number.
    """

    def __init__(self, known: Known) -> None:
        self.known = known
        self._asked: dict[int, tuple[Question, Answer]] = {}
        self.holes: dict[Hole, int] = {}

    @property
    def case(self) -> Case:
        """What it tells: only what holds of all rows alike may be read from it."""
        return self.known.case

    def spoken(self, speaker: Speaker, cells: list[str]) -> Spoken:
        """Give what a rule says of it, and put what columns tell into cells."""
        subject = speaker.subject
        brief, told = self._told(speaker.tree or self._tree("spoken", subject), speaker.start)
        for place, cell in zip(subject.places, told, strict=True):
            if cell is not None:
                cells[place] = self._shown(cell)
        return Spoken(brief, self._ordinal(brief.live), self._ordinal(brief.act))

    def text(self, question: str, subject: Any = None) -> str:
        """Give the answer to a question that is answered by sentences."""
        return "".join(map(self._shown, self.fact(question, subject)))

    def fact(self, question: str, subject: Any = None) -> Any:
        """Give the answer to any other question."""
        return self._told(self._tree(question, subject))

    @property
    def asked(self) -> Sequence[tuple[Question, Answer]]:
        """The questions, each with its answer, in order."""
        return [*self._asked.values()]

    def _ask(self, question: Question, answer: Answer) -> None:
        one = self.known.memory.evaluator.one(question)
        self._asked[id(one)] = one, answer

    def days(self, today: str) -> Days:
        """Give how days are written: by marks."""
        return Days(today, _Marks(self, ISO), _Marks(self, ACTING))

    def mark(self, how: str, expr: Expr) -> str:
        """Give the mark of a day."""
        return f"\x00{self.holes.setdefault((how, expr), len(self.holes))}\x00"

    def _tree(self, question: str, subject: Any) -> LearntTree:
        return self.known.memory.tree(question, subject)

    def _told(self, tree: LearntTree, start: Tree | None = None) -> Any:
        path, value = tree.way(self.known.specimen, start)
        for each in path:
            self._asked[id(each[0])] = each
        return value

    def _shown(self, told: Any) -> str:
        if not isinstance(told, Spelled):
            return self.mark(ISO, told.expr) if _is_day(told) else str(told)
        day: Any = told.day
        if _is_day(day):
            return self.mark(told.how, day.expr)
        return self.known.memory.writings[told.how][day.toordinal()]

    def _ordinal(self, day: Any) -> int:
        if not _is_day(day):
            return 0 if day is None else int(day.toordinal())
        ordinal = self.known.memory.evaluator.day(day.expr)(self.known.specimen.days)
        return Ordinal.of(ordinal, day.expr, self._ask)


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


def _is_day(value: object) -> bool:
    return isinstance(value, Worked)
