"""Whole trees answered for a case: a check of what they say, and of what is printed from them."""

from datetime import date
from typing import Any

from sendpath.answers.parts import WRITE
from sendpath.core.asked import Expr
from sendpath.core.asked_case import Specimen
from sendpath.core.explore import Fork, Tree
from sendpath.core.queries import Evaluator
from sendpath.core.trees import Worked
from sendpath.warehouse.trees import Sentence, Trees


class Walker:
    """One case, of which whole trees are asked."""

    def __init__(self, trees: Trees, of: Specimen, today: date) -> None:
        self.trees, self.of, self.today = trees, of, today
        self.evaluator = Evaluator(trees.memory.alphabet, trees.explored.days)  # type: ignore[arg-type]  # it has tables as well
        self._parts: dict[Any, Any] = {}

    def value(self, tree: Tree) -> Any:
        """Give the answer, its days worked out."""
        while isinstance(tree, Fork):
            tree = tree.yes if self._answer(tree.question) else tree.no
        return self._plain(tree.value)

    def text(self, tree: Tree) -> str:
        """Write the sentences of an answer out."""
        return "".join(map(self._written, self.value(tree)))

    def _written(self, part: Any) -> str:
        if isinstance(part, Sentence):
            return self.text(self.trees.sentence(part.key))
        if isinstance(part, str):
            return part
        return WRITE[part.how](part.day, self.today)

    def _plain(self, value: Any) -> Any:
        if isinstance(value, Worked):
            day = self.day(value.expr)
            return None if day is None else date.fromordinal(day)
        if isinstance(value, tuple) and not isinstance(value, Sentence):
            parts = map(self._plain, value)
            return value._make(parts) if hasattr(value, "_make") else tuple(parts)
        return value

    def day(self, expr: Expr) -> int | None:
        """Work a day out; None where a part is none."""
        match expr:
            case ("today",):
                return self.today.toordinal()
            case ("part", key):
                part = self._part(key)
                return part.toordinal() if isinstance(part, date) else None
            case ("least" | "most" as kind, *of):
                days = [day for each in of if (day := self.day(each)) is not None]
                return (min if kind == "least" else max)(days, default=None)
            case ("table", number, of):
                day = self.day(of)
                return None if day is None else self.trees.explored.days.tables[number][day]  # type: ignore[attr-defined]  # the same
            case ("add", of, more):
                day = self.day(of)
                return None if day is None else day + more
            case _:
                return self.evaluator.day(expr)(self.of.days)

    def _part(self, key: Any) -> Any:
        if key not in self._parts:
            self._parts[key] = self.value(self.trees.explored.trees[key])
        return self._parts[key]

    def _answer(self, question: Any) -> bool:  # noqa: PLR0911 - one for each kind of question
        alphabet = self.trees.memory.alphabet
        match question:
            case ("told", kind, name):
                return bool(self.of.shape & alphabet.mask((kind, name)))
            case ("is", name, value):
                told = ("choice", f"{name}={value}") if name else ("reason", value)
                return bool(self.of.shape & alphabet.bits[told])
            case ("so", key):
                return self._part(key) is True
            case ("there", expr):
                return self.day(expr) is not None
            case ("value", key, value):
                return bool(self._part(key) == self._plain(value))
            case ("working", expr):
                calendar = self.trees.ground.context.calendar
                return calendar.is_working(date.fromordinal(self.day(expr) or 0))
            case ("<", one, other):
                here, there = self.day(one), self.day(other)
                return here is not None and there is not None and here < there
            case ("=", one, other):
                return self.day(one) == self.day(other)
            case _:
                raise ValueError(question)
