"""Whole trees printed as SQL: each day of one fact a column of ``days``, each part a column."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from itertools import groupby, takewhile
from typing import Any

from sendpath.core.asked import Expr, Question
from sendpath.core.explore import End, Fork, Tree, every_node, values_of
from sendpath.core.explored import BEYOND
from sendpath.core.trees import Worked
from sendpath.warehouse.cells import (
    FALSE,
    NULL,
    SPELLED,
    TRUE,
    Cell,
    by_runs,
    called,
    chosen,
    day_cell,
    joined,
    quoted,
)
from sendpath.warehouse.expressions import HOLE, fact_of, with_fact
from sendpath.warehouse.names import named
from sendpath.warehouse.spreading import spread
from sendpath.warehouse.trees import Sentence, Trees

TODAY = Cell("today")
JOINED = 1
"""The layer at which the columns of ``days`` are known."""

LONGEST = 40
"""Characters of what a part is called, after its number."""

LARGE = 4
"""Forks of a branch that is given a column of its own, where it stands in more than one place."""

Leaf = Callable[[Any], Cell]


class Printer:
    """Print trees as columns, each at the layer at which all that it names is known.

    Attributes:
        trees: The trees.
        days: The columns of ``days``, by expression.
        joins: The columns that each fact takes from ``days``.
        layers: The columns of each layer, with their expressions.
    """

    def __init__(self, trees: Trees, days: dict[Expr, str]) -> None:
        self.trees, self.days = trees, days
        self.joins: dict[str, dict[str, str]] = {}
        self.layers: dict[int, dict[str, str]] = {}
        self._columns: dict[Hashable, Cell] = {}
        self._kept: list[Tree] = []

    def column(self, key: Hashable, name: str, cell: Cell) -> Cell:
        """Give an expression a column of its own, where it is longer than a name."""
        if key not in self._columns:
            if cell.text.replace("_", "").isalnum() or cell in {TRUE, FALSE, NULL}:
                self._columns[key] = cell
            else:
                layer = max(cell.layer, JOINED) + 1
                self.layers.setdefault(layer, {})[name] = cell.text
                self._columns[key] = Cell(name, layer)
        return self._columns[key]

    def next_name(self, prefix: str) -> str:
        """Name a column by a number."""
        return f"{prefix}{sum(len(each) for each in self.layers.values())}"

    def tree(self, tree: Tree, kind: Hashable, leaf: Leaf) -> Cell:
        """Print a tree; ``kind`` tells apart trees of which the same ends are printed otherwise."""
        self._kept.append(tree)  # it is known again by where it is kept
        places = Counter(
            id(under)
            for each in every_node(tree)
            for under in _under(each)
            if _size(under) >= LARGE
        )
        shared = {place for place, times in places.items() if times > 1}
        return self._branch(tree, kind, leaf, shared)

    def _branch(self, tree: Tree, kind: Hashable, leaf: Leaf, shared: set[int]) -> Cell:
        key = (id(tree), kind)
        if key in self._columns:
            return self._columns[key]
        if isinstance(tree, End):
            return leaf(tree.value)
        pairs: list[tuple[Cell, Cell]] = []
        at: Tree = tree
        while isinstance(at, Fork) and (at is tree or id(at) not in shared):
            pairs.append((self.test(at.question), self._branch(at.yes, kind, leaf, shared)))
            at = at.no
        last = self._branch(at, kind, leaf, shared)
        cell = (
            pairs[0][0] if [*pairs, last] == [(pairs[0][0], TRUE), FALSE] else chosen(pairs, last)
        )
        return self.column(key, self.next_name("s"), cell) if id(tree) in shared else cell

    def part(self, key: Any) -> Cell:
        """Give the column of a part: a day, a yes or no, or the number of one of its values."""
        found = self._columns.get(("part", key))
        if found is None:
            tree = self.trees.explored.trees[key]
            cell = self.tree(tree, *self._leaf(values_of(tree)))
            name = f"{self.next_name('p')}_{named(key)[:LONGEST]}"
            found = self.column(("part", key), name, cell)
        return found

    def _leaf(self, values: Sequence[Any]) -> tuple[Hashable, Leaf]:
        if any(isinstance(each, Worked) for each in values):
            return "day", self.day_or_none
        if {*map(type, values)} == {bool}:
            return "yes", lambda value: TRUE if value else FALSE
        return tuple(values), lambda value: Cell(str(values.index(value)))

    def day_or_none(self, value: Any) -> Cell:
        """Print a day that is worked out, or that there is none."""
        return self.day(value.expr) if isinstance(value, Worked) else NULL

    def day(self, expr: Expr) -> Cell:  # noqa: PLR0911 - one for each kind of day
        """Print a day."""
        fact = fact_of(expr)
        if fact is not None:
            return self._of_fact(fact, expr)
        match expr:
            case ("today",):
                return TODAY
            case ("day", ordinal):
                return day_cell(date.fromordinal(ordinal))
            case ("part", key):
                return self.part(key)
            case ("least" | "most" as kind, *of):
                cells = [self.day(each) for each in of]
                if len(cells) == 1:
                    return cells[0]
                return called("LEAST" if kind == "least" else "GREATEST", cells)
            case ("add", of, more):
                return joined(
                    f"({{}} + {more})" if more >= 0 else f"({{}} - {-more})", self.day(of)
                )
            case ("table" | "working", *_, of):
                return self._spread(expr, of)
            case _:
                raise ValueError(expr)

    def _of_fact(self, fact: str, expr: Expr) -> Cell:
        if expr == ("fact", fact):
            return Cell(f"f_{named(fact)}")
        name = self.days.setdefault(with_fact(expr, HOLE), f"d{len(self.days) + 1}")
        column = f"{named(fact)}_{name}"
        self.joins.setdefault(fact, {})[name] = column
        return Cell(column, JOINED)

    def _spread(self, expr: Expr, of: Expr) -> Cell:
        """Print what a table makes of a day that is one of several."""
        key = ("spread", expr)
        if key not in self.trees.explored.trees:
            self.trees.explored.trees[key] = spread(self.trees.explored, expr, of)
        return self.part(key)

    def test(self, question: Question) -> Cell:  # noqa: PLR0911 - one for each kind of question
        """Print a question."""
        match question:
            case ("told", kind, name):
                return self.told(str(kind), str(name))
            case ("is", name, value):
                return joined(f"{{}} = {quoted(value)}", Cell(f"c_{named(name or 'reason')}"))
            case ("so", key):
                return self.part(key)
            case ("there", expr):
                return joined("{} IS NOT NULL", self.day(expr))
            case ("value", key, value):
                return self._is_value(key, value)
            case ("<" | "=" as sign, one, other):
                return joined(f"{{}} {sign} {{}}", self.day(one), self.day(other))
            case ("working", _):
                return self.day(question)
            case _:
                raise ValueError(question)

    def told(self, kind: str, name: str) -> Cell:
        """Say whether something was told."""
        match kind:
            case "event":
                return Cell(f"f_{named(name)} IS NOT NULL")
            case "not_yet":
                return Cell(f"n_{named(name)}")
            case "blank":
                return Cell(f"b_{named(name)}")
            case "traits":
                return Cell(f"t_{named(name)}")
            case _:
                return Cell(f"c_{named(name or 'reason')} IS NOT NULL")

    def _is_value(self, key: Any, value: Any) -> Cell:
        values = values_of(self.trees.explored.trees[key])
        if not any(isinstance(each, Worked) for each in values):
            return joined(f"{{}} = {values.index(value)}", self.part(key))
        beyond = self.trees.explored.orchard.mapped(
            self.trees.explored.trees[key], lambda each: each == BEYOND
        )
        self.trees.explored.trees["beyond", key] = beyond
        if value == BEYOND:
            return self.part(("beyond", key))
        return joined("({} IS NULL AND NOT {})", self.part(key), self.part(("beyond", key)))

    def number(
        self, key: Hashable, tree: Tree, prefix: str, order: Callable[[Any], Any] = lambda _: 0
    ) -> tuple[Cell, list[Any]]:
        """Print which of its values a tree ends at, by number, with all of them in order."""
        values = sorted(values_of(tree), key=order)
        cell = self.tree(tree, tuple(values), lambda value: Cell(str(values.index(value))))
        return self.column(("number", key), prefix, cell), values

    def text(self, key: Hashable, tree: Tree, prefix: str) -> Cell:
        """Print the sentences of a tree; they are put together only for rows that are told them."""
        number, values = self.number(key, tree, prefix, _by_beginning)
        texts = (each if each and isinstance(each, tuple) else None for each in values)
        return self._told(number, [*enumerate(texts)])

    def _told(self, number: Cell, texts: Sequence[tuple[int, Any]]) -> Cell:
        """Print texts by their numbers: what several of them begin with, once."""
        told = [parts for _, parts in texts if parts is not None]
        if len(texts) == 1:
            return self._written(told[0]) if told else NULL
        alike = _alike(told) if len(told) > 1 else 0
        if alike:
            rest = [(at, each and each[alike:]) for at, each in texts]
            return joined("{} || {}", self._written(told[0][:alike]), self._told(number, rest))
        groups = [[*each] for _, each in groupby(texts, lambda text: text[1] and text[1][:1])]
        return by_runs(number, [(each[0][0], self._told(number, each)) for each in groups])

    def _written(self, parts: tuple[Any, ...]) -> Cell:
        cells = [self._piece(each) for each in parts]
        return joined(" || ".join(["{}"] * len(cells)), *cells) if cells else Cell("''")

    def _piece(self, part: Any) -> Cell:
        if isinstance(part, str):
            return Cell(quoted(part))
        if isinstance(part, Sentence):
            told = self.text(part, self.trees.sentence(part.key), self.next_name("w"))
            return joined("COALESCE({}, '')", told)
        day = self.day(part.day.expr) if isinstance(part.day, Worked) else day_cell(part.day)
        return joined("({})", SPELLED[part.how](day, TODAY))


def _by_beginning(value: Any) -> tuple[str, ...]:
    """Give what puts texts next to others that begin as they do."""
    return tuple(map(repr, value)) if isinstance(value, tuple) else ()


def _alike(texts: Sequence[tuple[Any, ...]]) -> int:
    """Count the parts with which all of some texts begin."""
    return sum(1 for _ in takewhile(lambda parts: len({*parts}) == 1, zip(*texts, strict=False)))


def _under(tree: Tree) -> tuple[Tree, ...]:
    return (tree.yes, tree.no) if isinstance(tree, Fork) else ()


def _size(tree: Tree) -> int:
    return sum(isinstance(each, Fork) for each in every_node(tree))
