"""What rows are asked again and again, as functions of their days."""

from collections.abc import Mapping
from typing import Any

from sendpath.answers.parts import How, Spelled
from sendpath.caseload.questions import Brief, Spoken
from sendpath.core.asked_case import Specimen
from sendpath.core.printed_trees import Function, Printer
from sendpath.core.trees import Days, Evaluator, Forest, Worked

OFTEN = 32
"""After so many answers that no function gave a tree is printed, and after twice as many anew."""

Writings = Mapping[How, Mapping[int, str]]
"""Days written out in each way."""


class SpokenPrinter(Printer):
    """Print what rules say of rows; its values are a ``Brief`` and what columns tell."""

    def __init__(self, evaluator: Evaluator, iso: Any) -> None:
        super().__init__(evaluator)
        self.iso = iso
        self.there |= {"i": iso, "Spoken": Spoken}

    def built(self, value: tuple[Brief, tuple[Any, ...]], days: Days) -> Spoken:
        """Give what a rule says of a row."""
        brief, cells = value
        return Spoken(
            brief,
            self._day(brief.live, days),
            self._day(brief.act, days),
            tuple(
                self.iso[self._day(cell, days)] if isinstance(cell, Worked) else _text(cell)
                for cell in cells
            ),
        )

    def _day(self, day: Any, days: Days) -> int:
        return 0 if day is None else self.evaluator.day(day.expr)(days)

    def written(self, value: tuple[Brief, tuple[Any, ...]]) -> str:
        """Print what gives what a rule says of a row."""
        brief, cells = value
        told = "".join(
            f"i[{self.day(cell.expr)}], " if isinstance(cell, Worked) else f"{_text(cell)!r}, "
            for cell in cells
        )
        live, act = (day and self.day(day.expr) for day in (brief.live, brief.act))  # type: ignore[attr-defined]  # as worked out
        if live is None and act is None and not any(isinstance(cell, Worked) for cell in cells):
            return self.named(self.built(value, []))
        return f"Spoken({self.named(brief)}, {live or 0}, {act or 0}, ({told}))"


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


class TextPrinter(Printer):
    """Print sentences; their values are texts, and days by how they are written."""

    def __init__(self, evaluator: Evaluator, writings: Writings) -> None:
        super().__init__(evaluator)
        self.writings = writings
        self.there |= {f"w_{how}": writing for how, writing in writings.items()}

    def built(self, value: tuple[Any, ...], days: Days) -> str:
        """Give a sentence."""
        return "".join(
            part if isinstance(part, str) else self.writings[part.how][self._day(part, days)]
            for part in value
        )

    def _day(self, part: Spelled, days: Days) -> int:
        day: Any = part.day
        return self.evaluator.day(day.expr)(days) if isinstance(day, Worked) else day.toordinal()

    def written(self, value: tuple[Any, ...]) -> str:
        """Print what gives a sentence."""
        parts = [
            repr(part) if isinstance(part, str) else f"w_{part.how}[{self._printed(part)}]"
            for part in value
        ]
        return " + ".join(parts) or "''"

    def _printed(self, part: Spelled) -> str:
        day: Any = part.day
        return self.day(day.expr) if isinstance(day, Worked) else str(day.toordinal())


class Program:
    """One question, and the functions that were printed of its trees.

    Attributes:
        forest: Its trees.
        printer: How its answers are printed.
    """

    __slots__ = ("_asked", "_functions", "_mask", "forest", "printer")

    def __init__(self, forest: Forest, printer: Printer) -> None:
        self.forest, self.printer = forest, printer
        self._functions: dict[int, Function] = {}
        self._asked: dict[int, int] = {}
        self._mask = forest.mask

    def value(self, of: Specimen) -> Any:
        """Give the answer for a row."""
        function = self._functions.get(of.shape & self._mask)
        if function is not None:
            value = function(of.days)
            if value is not None:
                return value
        return self._learnt(of)

    def _learnt(self, of: Specimen) -> Any:
        """Give the answer of the tree; print the tree anew, where it is asked often."""
        forest = self.forest
        value = forest.value(of)
        if self._mask != forest.mask:
            self._mask = forest.mask
            self._functions.clear()
            self._asked.clear()
        key = of.shape & forest.mask
        asked = self._asked[key] = self._asked.get(key, 0) + 1
        if asked >= OFTEN and not asked & (asked - 1):
            function = self.printer.function(forest.trees[key])
            if function is not None:
                self._functions[key] = function
        return self.printer.built(value, of.days)
