"""What rows are asked again and again, as functions of their days."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from sendpath.answers.parts import How, Spelled
from sendpath.caseload.briefs import Brief
from sendpath.core.asked_case import Specimen
from sendpath.core.printed_trees import Function, FunctionPrinter, Printer
from sendpath.core.trees import MOST, Days, Evaluator, Forest, Leaf, Worked

OFTEN = 32
"""After so many answers that no function gave a tree is printed, and after twice as many anew."""

SILENT = frozenset({"waiting", "not-applicable", "no-date", "unconfirmed"})
"""How a rule stands that gives no day, and none to come."""

Writings = Mapping[How, Mapping[int, str]]
"""Days written out in each way."""


class Spoken(NamedTuple):
    """What one rule says of a row, its days worked out.

    Attributes:
        brief: What it says in brief.
        live: Its last day as an ordinal, where that is ahead or today; 0 for none.
        act: The day to act by, likewise.
    """

    brief: Brief
    live: int = 0
    act: int = 0


def told_in_cells(printer: Printer, places: Sequence[int], told: Sequence[Any]) -> list[str]:
    """Print what puts into cells what columns tell of a rule."""
    pairs = [(place, cell) for place, cell in zip(places, told, strict=True) if cell is not None]
    return [
        f"c[{place}] = i[{printer.day(cell.expr)}]"
        if isinstance(cell, Worked)
        else f"c[{place}] = {str(cell)!r}"
        for place, cell in pairs
    ]


class SpokenPrinter(FunctionPrinter):
    """Print what a rule says of rows: a ``Brief``, and what columns tell.

    Attributes:
        places: Where in a line stands what columns tell of the rule.
    """

    def __init__(self, evaluator: Evaluator, iso: Mapping[int, str], places: Sequence[int]) -> None:
        super().__init__(evaluator)
        self.iso, self.places = iso, places
        self.there["i"] = iso

    def built(self, value: tuple[Brief, tuple[Any, ...]], days: Days, cells: list[str]) -> Spoken:
        """Give what a rule says of a row."""
        brief, told = value
        for place, cell in zip(self.places, told, strict=True):
            if isinstance(cell, Worked):
                cells[place] = self.iso[self._day(cell, days)]
            elif cell is not None:
                cells[place] = str(cell)
        return Spoken(brief, self._day(brief.live, days), self._day(brief.act, days))

    def _day(self, day: Any, days: Days) -> int:
        return 0 if day is None else self.evaluator.day(day.expr)(days)

    def written(self, value: tuple[Brief, tuple[Any, ...]]) -> list[str]:
        """Print what gives what a rule says of a row, as a plain tuple: it is taken apart."""
        brief, told = value
        lines = told_in_cells(self, self.places, told)
        if brief.live is None:
            return [*lines, f"return {self.named((brief, 0, 0))}"]
        live, act = (_expr(day) and self.day(_expr(day)) for day in (brief.live, brief.act))
        return [*lines, f"return ({self.named(brief)}, {live}, {act or 0})"]


def _expr(day: Any) -> Any:
    return None if day is None else day.expr


class TextPrinter(FunctionPrinter):
    """Print sentences; their values are texts, and days by how they are written."""

    def __init__(self, evaluator: Evaluator, writings: Writings) -> None:
        super().__init__(evaluator)
        self.writings = writings
        self.there |= {f"w_{how}": writing for how, writing in writings.items()}

    def built(self, value: tuple[Any, ...], days: Days, _cells: list[str]) -> str:
        """Give a sentence."""
        return "".join(
            part if isinstance(part, str) else self.writings[part.how][self._day(part, days)]
            for part in value
        )

    def _day(self, part: Spelled, days: Days) -> int:
        day: Any = part.day
        return self.evaluator.day(day.expr)(days) if isinstance(day, Worked) else day.toordinal()

    def written(self, value: tuple[Any, ...]) -> list[str]:
        """Print what gives a sentence."""
        parts = [
            repr(part) if isinstance(part, str) else f"w_{part.how}[{self._printed(part)}]"
            for part in value
        ]
        return [f"return {' + '.join(parts) or repr('')}"]

    def _printed(self, part: Spelled) -> str:
        day: Any = part.day
        return self.day(day.expr) if isinstance(day, Worked) else str(day.toordinal())


def _unasked(_days: Days, _cells: list[str]) -> None:
    """Give no answer: nothing was printed yet."""


class Quiet(NamedTuple):
    """What a rule says of every row of a sort, where that is next to nothing, and in cells."""

    brief: Brief
    cells: Sequence[tuple[int, str]]


class Spot:
    """One tree of a question, as it is asked.

    Attributes:
        call: Gives the answer, or None where the tree has to be asked.
        asked: How often the tree was asked.
        quiet: What it says of every row, where that is next to nothing; None while not known.
    """

    __slots__ = ("asked", "call", "quiet")

    def __init__(self) -> None:
        self.call: Function = _unasked
        self.asked = 0
        self.quiet: Quiet | Literal[False] | None = None


class Program:
    """One question, and the functions that were printed of its trees.

    Attributes:
        forest: Its trees.
        printer: How its answers are printed.
    """

    __slots__ = ("_mask", "_spots", "forest", "printer")

    def __init__(self, forest: Forest, printer: FunctionPrinter) -> None:
        self.forest, self.printer = forest, printer
        self._spots: dict[int, Spot] = {}
        self._mask = forest.mask

    def spot(self, shape: int) -> Spot:
        """Give the tree of a row as it is asked."""
        if self._mask != self.forest.mask:
            self._mask = self.forest.mask
            self._spots.clear()
        key = shape & self._mask
        if key not in self._spots:
            if len(self._spots) >= MOST:
                self._spots.clear()
            self._spots[key] = Spot()
        return self._spots[key]

    def quiet(self, of: Specimen, spot: Spot) -> Quiet | None:
        """Give what a rule says of every row like one, where that is next to nothing."""
        if spot.quiet is None:
            brief, told = self.forest.value(of)
            always = isinstance(self.forest.trees[of.shape & self.forest.mask], Leaf)
            nothing = always and brief.stands in SILENT and not brief.rare
            places = self.printer.places if isinstance(self.printer, SpokenPrinter) else ()
            cells = [(at, str(cell)) for at, cell in zip(places, told, strict=True) if cell]
            spot.quiet = Quiet(brief, cells) if nothing else False
        return spot.quiet or None

    def learnt(self, of: Specimen, cells: list[str]) -> Any:
        """Give the answer of the tree; print the tree anew, where it is asked often."""
        value = self.forest.value(of)
        spot = self.spot(of.shape)
        spot.asked += 1
        if spot.asked >= OFTEN and not spot.asked & (spot.asked - 1):
            function = self.printer.function(self.forest.trees[of.shape & self.forest.mask])
            spot.call = function or spot.call
        return self.printer.built(value, of.days, cells)
