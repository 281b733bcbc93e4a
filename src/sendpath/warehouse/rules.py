"""One rule, and what it says of a row in brief, as SQL."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sendpath.caseload.briefs import Brief
from sendpath.core.law import Rule
from sendpath.warehouse.cells import (
    FALSE,
    NULL,
    TRUE,
    Cell,
    both,
    by_number,
    chosen,
    either,
    negated,
    one_of,
)

ISO = "STRFTIME({}, '%Y-%m-%d')"


class Asked(NamedTuple):
    """A rule, and what it says of a row in brief: the number of one of some briefs.

    Attributes:
        rule: The rule.
        number: Which of the briefs it is.
        briefs: All that it may be.
        out: Whether it is not asked of such a row at all.
    """

    rule: Rule
    number: Cell
    briefs: Sequence[Brief]
    out: Cell = FALSE

    def where(self, says: Callable[[Brief], object]) -> Cell:
        """Say of which rows the rule says something."""
        numbers = [at for at, each in enumerate(self.briefs) if says(each)]
        if len(numbers) in {0, len(self.briefs)}:
            test = TRUE if numbers else FALSE
        else:
            test = one_of(self.number, numbers, len(self.briefs))
        return both([negated(self.out), test])

    def given(self, value: Callable[[Brief], Cell]) -> Cell:
        """Give what goes with each brief."""
        cell = by_number(self.number, [value(each) for each in self.briefs])
        return chosen([(negated(self.out), cell)]) if cell != NULL else NULL

    def else_(self, test: Cell) -> Cell:
        """Say whether it is not asked, or something holds."""
        return either([self.out, test])
