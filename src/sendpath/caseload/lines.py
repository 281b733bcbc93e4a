"""Whole lines of answers, learnt of one row for all that answer the same questions alike."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from sendpath.caseload.asking import ISO, Memory, Writing
from sendpath.caseload.row import Days
from sendpath.caseload.traced import ACTING, MARK, Hole
from sendpath.core.asked import Expr
from sendpath.core.learnt import Learnt
from sendpath.core.problem import Problem

Place = tuple[Mapping[int, str], int]
"""How a day of a row is written, and where it stands among its days."""


class Line(NamedTuple):
    """What is said of rows, but for their days.

    Attributes:
        template: Our cells as they stand in a line of CSV, with a hole for each day.
        parts: The same, each day by how it is written and worked out.
        places: What fills each hole, in order.
        more: What works out days that hang on several; they stand behind the days of a row, the
            first of them last.
        problems: What is wrong with all such rows; where a day stands in it, by a line of its own.
    """

    template: str
    parts: Sequence[str | Hole]
    places: Sequence[Place]
    more: Sequence[Callable[[list[int]], int]]
    problems: Sequence["Problem | tuple[Problem, Line]"]

    @property
    def is_one_for_all(self) -> bool:
        """Say whether what is wrong with such rows is the same for all of them, word for word."""
        return all(isinstance(each, Problem) for each in self.problems)

    def problems_of(self, days: list[int]) -> Sequence[Problem]:
        """Say what is wrong with a row, from its days."""
        if not self.problems:
            return ()
        return [
            each if isinstance(each, Problem) else each[0]._replace(problem=each[1].text(days))
            for each in self.problems
        ]

    def text(self, days: list[int]) -> str:
        """Write it for the days of a row."""
        if self.more:
            days = [*days, *[each(days) for each in reversed(self.more)]]
        return self.template % tuple([table[days[place]] for table, place in self.places])


class LineWriter:
    """Make lines of texts in which marks stand for days."""

    def __init__(self, memory: Memory, days: Days) -> None:
        self.evaluator = memory.evaluator
        self.tables: dict[str, Mapping[int, str]] = {
            ISO: days.iso,
            ACTING: days.acting,
            **{str(how): writing for how, writing in memory.writings.items()},
        }
        self._single: dict[Hole, Place | None] = {}

    def line(self, text: str, holes: Mapping[Hole, int], problems: Sequence[Problem]) -> Line:
        """Make a line; its text is written as it stands in CSV."""
        told = [
            (each, self.line(each.problem, holes, ())) if MARK.search(each.problem) else each
            for each in problems
        ]
        there, more = [*holes], list[Callable[[list[int]], int]]()
        split = enumerate(MARK.split(text))
        parts = [there[int(part)] if at % 2 else part for at, part in split]
        template = "".join(
            part.replace("%", "%%") if isinstance(part, str) else "%s" for part in parts
        )
        places = [self._place(part, more) for part in parts if not isinstance(part, str)]
        return Line(template, parts, places, more, told)

    def _place(self, hole: Hole, more: list[Callable[[list[int]], int]]) -> Place:
        """Give what fills a hole."""
        single = self.single(hole)
        if single is None:
            more.append(self.evaluator.day(hole[1]))
            return self.tables[hole[0]], -len(more)
        return single

    def single(self, hole: Hole) -> Place | None:
        """Give what fills a hole from a single day of the row, where it hangs on no more."""
        if hole not in self._single:
            (how, expr), place = hole, self.evaluator.single(hole[1])
            made = None if place is None else self._table(self.tables[how], expr, place)
            self._single[hole] = None if made is None or place is None else (made, place)
        return self._single[hole]

    def _table(self, shown: Mapping[int, str], expr: Expr, place: int) -> Mapping[int, str]:
        """Give how a day is written, by the one on which it hangs."""
        worked = self.evaluator.day_alone(expr, place)
        made: Writing = Learnt(lambda day: shown[worked(day)])
        return shown if expr[0] == "fact" else made
