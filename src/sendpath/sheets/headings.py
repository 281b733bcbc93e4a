"""Which row of a table holds its headings: many people keep a title above them."""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple


def heading(text: str) -> str:
    """Give a heading without regard to case, white space, line breaks and signs nobody sees."""
    seen = "".join(each for each in text if each.isprintable() or each.isspace())
    return "_".join(seen.lower().replace("-", " ").replace("_", " ").split())


LOOKED = 60
"""Rows among which headings are looked for."""


class Headings(NamedTuple):
    """Where the headings stand.

    Attributes:
        above: How many rows stand above them.
        weight: How surely they are headings, to be compared: columns that tell a day, columns that
            tell something else, columns that nearly do, and cells.
    """

    above: int
    weight: tuple[int, int, int, int]


class Names(NamedTuple):
    """What headings are known by.

    Attributes:
        days: The names of columns that tell a day.
        others: The names of columns that tell something else.
        nearly: Says of the name of a heading whether it may be one of them in other words.
        row: The row that somebody said holds them; the first is 1.
    """

    days: Collection[str]
    others: Collection[str]
    nearly: Callable[[str], bool] = lambda _name: False
    row: int | None = None

    def found(self, rows: Sequence[Sequence[str]]) -> Headings:
        """Find the headings among the first rows of a table.

        It is the first row that names a fact with a day; else the first that names any; else the
        row with most cells that nearly do; else the first.
        """
        weights = [self._weight(row) for row in rows] or [(0, 0, 0, 0)]
        if self.row is not None:
            at = self.row - 1
            return Headings(at, weights[at] if at < len(weights) else (0, 0, 0, 0))
        for part in (0, 1):
            at = next((at for at, weight in enumerate(weights) if weight[part]), -1)
            if at >= 0:
                return Headings(at, weights[at])
        most = max(weight[2] for weight in weights)
        at = next(at for at, weight in enumerate(weights) if weight[2] == most) if most else 0
        return Headings(at, weights[at])

    def _weight(self, row: Sequence[str]) -> tuple[int, int, int, int]:
        names = [heading(cell) for cell in row]
        days = sum(name in self.days for name in names)
        others = sum(name in self.others for name in names)
        exact = days or others
        near = 0 if exact else sum(bool(name) and self.nearly(name) for name in names)
        return days, others, near, len(row)
