"""Which row of a table holds its headings: many people keep a title above them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.intake.cell_dates import read_cell_date
from sendpath.intake.day_forms import DASHES

PARTING = dict.fromkeys(map(ord, f"-_{DASHES}"), " ")


def heading(text: str) -> str:
    """Give a heading without regard to case, white space, line breaks and signs nobody sees."""
    if not text.isprintable():  # as nearly every one is
        text = "".join(each for each in text if each.isprintable() or each.isspace())
    plain = text.replace("-", " ").replace("_", " ") if text.isascii() else text.translate(PARTING)
    return "_".join(plain.lower().split())


LOOKED = 60
"""Rows among which headings are looked for."""

MOST = 100
"""Cells of a row of which it is asked whether they nearly name something."""

FEWEST = 2
"""Cells of a further row of headings that nearly name something, at least."""


class Headings(NamedTuple):
    """Where the headings stand.

    Attributes:
        above: How many rows stand above them.
        weight: How surely they are headings, to be compared: columns that tell a day, columns that
            tell something else, columns that nearly do, and cells.
    """

    above: int
    weight: tuple[int, int, int, int]

    @property
    def is_sure(self) -> bool:
        """Say whether they name a fact, and are no row of cases with a cell that is called so."""
        return sum(self.weight[:2]) > (self.above > 0)


class Names(NamedTuple):
    """What headings are known by.

    Attributes:
        days: The names of columns that tell a day.
        others: The names of columns that tell something else.
        nearly: Says of the name of a heading whether it may be one of them in other words.
        row: The row that somebody said holds them; the first is 1.
        facts: The fact of a name, where it has several.
    """

    days: Collection[str]
    others: Collection[str]
    nearly: Callable[[str], bool] = lambda _name: False
    row: int | None = None
    facts: Mapping[str, str] = {}

    def exactly(self) -> "Names":
        """Know headings by their names alone."""
        return self._replace(nearly=lambda _name: False)

    def found(self, rows: Sequence[Sequence[str]]) -> Headings:
        """Find the headings among the first rows of a table.

        It is the first row that names a fact with a day, and holds none itself, unless one above it
        nearly names more; else the first with half as many cells that name any other, or nearly
        name one, as there are in any row; else the first.
        """
        exact = [self._unless_a_case(row) for row in rows] or [(0, 0)]
        at = next((at for at, (days, _) in enumerate(exact) if days), None)
        if self.row is None and at is not None and self._is_first(at, rows, exact):
            return Headings(at, (*exact[at], 0, len(rows[at])))
        nearly = [0 if self._is_case(row) else self._near(row) for row in rows]
        weights = [(*told, near) for told, near in zip(exact, nearly, strict=False)]
        if self.row is not None:
            at = self.row - 1
        else:
            at = _below_bands([others + near for _, others, near in weights], rows)
        if at >= len(weights):
            return Headings(at, (0, 0, 0, 0))
        return Headings(at, (*weights[at], len(rows[at])))

    def is_further(self, row: Sequence[str], first: Headings) -> bool:
        """Say whether a row below a title holds the headings of a table of its own.

        Where the first table was found by what its headings nearly name, so is another.
        """
        if any(first.weight[:2]):
            return self._exact(row)[0] > 0
        return self._near(row) >= max(FEWEST, first.weight[2] // 2)

    def _is_first(
        self, at: int, rows: Sequence[Sequence[str]], exact: Sequence[tuple[int, int]]
    ) -> bool:
        """Say of a row that names a fact whether none above it nearly names more.

        A case's cell may be called as a fact is: ``Advice given``.
        """
        if at == 0 or sum(exact[at]) >= FEWEST:
            return True
        own = sum(exact[at]) + self._near(rows[at])
        above = (sum(exact[each]) + self._near(rows[each]) for each in range(at))
        return own >= FEWEST or own >= max(above)

    def _unless_a_case(self, row: Sequence[str]) -> tuple[int, int]:
        """Count what a row names; of a case that is called so by one of its cells, nothing."""
        named = self._exact(row)
        return (0, 0) if 0 < sum(named) < FEWEST and self._is_case(row) else named

    def _is_case(self, row: Sequence[str]) -> bool:
        """Say whether a row tells days, and is no row of headings: they name what is told."""
        if sum(self._exact(row)) >= FEWEST:
            return False
        return any(isinstance(read_cell_date(cell), date) for cell in row[:MOST] if cell.strip())

    def _exact(self, row: Sequence[str]) -> tuple[int, int]:
        names = [heading(cell) for cell in row]
        return sum(name in self.days for name in names), sum(name in self.others for name in names)

    def _near(self, row: Sequence[str]) -> int:
        names = [heading(cell) for cell in row[:MOST]]
        known = [name in self.days or name in self.others for name in names]
        return sum(
            bool(name) and not exact and self.nearly(name)
            for name, exact in zip(names, known, strict=True)
        )


def _below_bands(told: Sequence[int], rows: Sequence[Sequence[str]]) -> int:
    """Give the row of the headings: below a band of titles, each over several of them."""
    at = _likeliest(told)
    while at + 1 < len(told):
        filled, below = (sum(bool(cell.strip()) for cell in rows[each]) for each in (at, at + 1))
        if told[at + 1] < max(told[at], FEWEST) or below <= filled:
            break
        at += 1
    return at


def _likeliest(told: Sequence[int]) -> int:
    """Give the first of the rows that tell about as much as any: tables may stand below it."""
    most = max(told, default=0)
    enough = min(most, max(FEWEST, most / 2))
    return next((at for at, many in enumerate(told) if many and many >= enough), 0)
