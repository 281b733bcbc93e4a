"""All rules that may have something to say of a sort of rows, printed as one function."""

from collections.abc import Callable, Sequence
from typing import Any

from sendpath.caseload.asking import Known
from sendpath.caseload.briefs import Brief
from sendpath.caseload.plans import Speaker
from sendpath.caseload.programs import told_in_cells
from sendpath.caseload.row import NEVER
from sendpath.core.printed_trees import Printer

Call = Callable[[list[int], list[str]], tuple[int, int, int, int, int] | None]
"""Puts what columns tell of rules into cells; gives the number of what the rules said, the next day
as an ordinal, its rule, the rule of the next sure day (by their places, from 1; 0 for none), and
the day to act by. None where a tree was not asked yet."""


class LinePrinter(Printer):
    """Print all the trees of a sort of rows as one function."""

    def __init__(self, known: Known) -> None:
        super().__init__(known.memory.evaluator)
        self.there |= {"i": known.memory.iso, "never": NEVER}
        self.said: list[list[Brief]] = []
        self.each = 1
        self.places: Sequence[int] = ()

    def call(self, speakers: Sequence[Speaker], known: Known) -> Call | None:
        """Print the function; None where it cannot be printed."""
        lines = ["def printed(d, c):", " k = m = j = 0", " n = s = a = never"]
        for speaker in speakers:
            forest = known.memory.forest("spoken", speaker.subject)
            tree = forest.trees.get(known.specimen.shape & forest.mask)
            self.said.append([])
            self.places = speaker.subject.places
            if tree is None or not self.block(tree, lines, 1):
                return None
            self.each *= len(self.said[-1])
        lines.append(" return k, n, m, j, a")
        call: Call = self.defined(lines)
        return call

    def written(self, value: tuple[Brief, tuple[Any, ...]]) -> list[str]:
        """Print what a rule says into the number, the days and the cells."""
        brief, told = value
        said, here = self.said[-1], len(self.said)
        number = len(said) * self.each
        said.append(brief)
        lines = [f"k += {number}"] if number else []
        lines += told_in_cells(self, self.places, told)
        live: Any = brief.live
        if live is not None:
            lines += [f"x = {self.day(live.expr)}", f"if x < n: n, m = x, {here}"]
            lines += [f"if x < s: s, j = x, {here}"] if brief.sure else []
        act: Any = brief.act
        if act is not None:
            lines += [f"x = {self.day(act.expr)}", "if x < a: a = x"]
        return lines or ["pass"]
