"""Trees printed as Python: what is asked of many rows alike is one function of their days."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sendpath.core.asked import Expr, Question
from sendpath.core.learnt import Learnt
from sendpath.core.trees import Days, Evaluator, Leaf, Node

DEEPEST = 60
"""Questions one after the other that are printed; Python nests a hundred blocks."""

Function = Callable[[Days, list[str]], Any]
"""Gives the value of a tree for the days of a case, and puts what columns tell into cells."""


class Printer(ABC):
    """Print trees as Python; how the values at their ends are written, a subclass says.

    Attributes:
        evaluator: Works days out.
        there: What the printed functions name.
    """

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        calendar = evaluator.days.calendar
        working = Learnt[int, bool](lambda day: calendar.is_working(date.fromordinal(day)))
        self.there: dict[str, Any] = {"w": working}

    @abstractmethod
    def written(self, value: Any) -> list[str]:
        """Print what is made of a value, its days worked out from the days ``d``, line by line."""

    def switched(self, _tree: Node) -> str | None:
        """Print what is made of a tree that asks which day it is; None where that cannot be."""
        return None

    def named(self, thing: Any) -> str:
        """Give a thing a name by which printed functions know it."""
        name = f"n{len(self.there)}"
        self.there[name] = thing
        return name

    def defined(self, lines: Sequence[str]) -> Any:
        """Give the function ``printed`` that some lines define."""
        exec(compile("\n".join(lines), "<tree>", "exec"), self.there)  # noqa: S102 - printed here, from the rules
        return self.there.pop("printed")

    def block(self, tree: Node | Leaf | None, lines: list[str], depth: int) -> bool:
        """Print what is made of the value of a tree; say whether it could be printed."""
        pad = " " * depth
        if tree is None:
            lines.append(f"{pad}return None")
        elif isinstance(tree, Leaf):
            lines += [f"{pad}{line}" for line in self.written(tree.value)]
        elif tree.question[0] == "which":
            switched = self.switched(tree)
            lines.append(f"{pad}{switched}")
            return switched is not None
        else:
            lines.append(f"{pad}if {self._question(tree.question)}:")
            there = self.block(tree.follows.get(True), lines, depth + 1)
            lines.append(f"{pad}else:")
            return there and self.block(tree.follows.get(False), lines, depth + 1)
        return depth < DEEPEST

    def day(self, expr: Expr) -> str:
        """Print how a day is worked out."""
        match expr:
            case ("fact", event):
                return f"d[{self.evaluator.place[event]}]"
            case ("table", number, of):
                self.there.setdefault(f"t{number}", self.evaluator.days.tables[number])
                return f"t{number}[{self.day(of)}]"
            case ("add", of, more):
                return f"({self.day(of)} + {more})"
            case ("day", ordinal):
                return str(ordinal)
            case ("least" | "most" as kind, *of):
                pick = "min" if kind == "least" else "max"
                return f"{pick}({', '.join(map(self.day, of))})"
            case _:
                raise ValueError(expr)

    def _question(self, question: Question) -> str:
        match question:
            case ("<", one, other):
                return f"{self.day(one)} < {self.day(other)}"
            case ("=", one, other):
                return f"{self.day(one)} == {self.day(other)}"
            case ("working", one):
                return f"w[{self.day(one)}]"
            case _:
                return f"{self.named(self.evaluator.answer(question))}(d)"


class FunctionPrinter(Printer):
    """Print each tree as a function that gives its value."""

    def __init__(self, evaluator: Evaluator) -> None:
        super().__init__(evaluator)
        self.there["walk"] = self._walk

    @abstractmethod
    def built(self, value: Any, days: Days, cells: list[str]) -> Any:
        """Give what is made of a value, as a printed function does."""

    def function(self, tree: Node | Leaf) -> Function | None:
        """Print a tree as a function that gives None where it was not asked yet."""
        lines = ["def printed(d, c):"]
        return self.defined(lines) if self.block(tree, lines, 1) else None

    def switched(self, tree: Node) -> str:
        """Print that the tree is to be followed for the day that it is."""
        follows = self.named(tree.follows)
        return f"return walk({follows}.get({self.day(tree.question[1])}), d, c)"

    def _walk(self, tree: Node | Leaf | None, days: Days, cells: list[str]) -> Any:
        while isinstance(tree, Node):
            tree = tree.follows.get(tree.ask(days))
        return None if tree is None else self.built(tree.value, days, cells)
