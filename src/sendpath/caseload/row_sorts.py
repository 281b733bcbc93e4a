"""Sorts of rows: all whose cells tell the same, but for their days, are answered by one tree."""

from collections.abc import Callable, Sequence
from typing import Any

from sendpath.core.asked import Answer, Question
from sendpath.core.decisions import Decision
from sendpath.core.trees import Leaf, Node, Tree, grown
from sendpath.intake.facts import A_YEAR

MOST = 1 << 14
"""Sorts of rows, and lines that answer them, of which so many are kept."""

MANY = 32
"""Rows of one sort after which its lines are printed; and anew after twice as many."""

PRINTED = 1 << 9
"""Sorts of rows of which the lines are printed."""

FAR = A_YEAR.days
"""Days that are more than a year: two facts that are one event do not lie so far apart."""

Derived = tuple[int, int] | None
"""The places of a day that the letter tells besides, and of the letter's own."""


class Sort:
    """All rows whose cells tell the same, but for their days.

    Attributes:
        shape: What they tell, as a number.
        decision: What was decided.
        remarked: The places in a row of days that are read in another way than they stand.
        unread: The places in a row of days that could not be read.
        derived: The places of a day that the letter tells besides, and of the letter's own.
        ordered: Pairs of days, by place, of which the first may not come before the second.
        near: Pairs of days, by place, that may not lie far from one another.
        idle: Whether they tell facts only that other processes count from.
        blocked: Whether a cell could not be read without which there is no answer.
        years: Whether they tell years alone, which may be counts below a table.
        told: The days that are told, by place; None where more is to be said of such rows than
            these and their answer.
        met: Whether there was one before: most sorts of a mixed sheet have but one row.
        printed: Gives their answer from their cells, once there were many.
        seen: How many were answered otherwise, about.
        lines: How many lines its tree ends in.
        common: Whether many rows of the sheet are of it.
        tree: The lines that answer such rows, as far as they were learnt, by questions of their
            days; None in place of a line where such a row has to be read as a whole.
    """

    __slots__ = (
        "blocked",
        "common",
        "decision",
        "derived",
        "idle",
        "lines",
        "met",
        "near",
        "ordered",
        "printed",
        "remarked",
        "seen",
        "shape",
        "told",
        "tree",
        "unread",
        "years",
    )

    def __init__(
        self,
        shape: int,
        decision: Decision | None,
        remarked: Sequence[int],
        derived: Derived,
        pairs: tuple[Sequence[tuple[int, int]], Sequence[tuple[int, int]]],
        *,
        unread: Sequence[int] = (),
        told: Sequence[int] | None = None,
        years: bool = False,
        idle: bool = False,
        blocked: bool = False,
    ) -> None:
        self.shape, self.decision, self.remarked = shape, decision, remarked
        self.derived, (self.ordered, self.near) = derived, pairs
        self.idle, self.unread, self.told, self.years = idle, unread, told, years
        self.blocked = blocked
        self.printed: Callable[[Sequence[str]], Any] | None = None
        self.seen, self.lines, self.met, self.common = 0, 0, False, False
        self.tree: Tree | None = None

    def clashes(self, days: Sequence[int]) -> bool:
        """Say whether two days of such a row cannot both be."""
        for one, other in self.ordered:
            if days[one] < days[other]:
                return True
        near = self.near
        return bool(near) and any(abs(days[one] - days[other]) > FAR for one, other in near)


class Sorts:
    """The sorts of rows that were met; where there are too many, the commonest stay.

    Attributes:
        by_codes: Each by what its cells tell.
        by_cells: Those that are printed, by what their rows have in common (``QuickRows.key``).
        shares_seen: Whether it was looked which are common.
    """

    shares_seen = False

    def __init__(self) -> None:
        self.by_codes: dict[bytes, Sort] = {}
        self.by_cells: dict[Any, Sort] = {}
        self._lines = self._printed = 0

    def add(self, codes: bytes, sort: Sort) -> None:
        """Remember a sort."""
        if len(self.by_codes) >= MOST:
            self._forget()
        self.by_codes[codes] = sort

    def grow(
        self,
        sort: Sort,
        asked: Sequence[tuple[Question, Answer]],
        line: Any,
        answer: Callable[[Question], Callable[[Any], Answer]],
    ) -> None:
        """Remember what answers all rows of a sort that answer some questions alike."""
        if self._lines >= MOST:
            self._forget()
        self._lines += 1
        sort.lines += 1
        sort.tree = grown(sort.tree, asked, Leaf(line), lambda each: Node(each, answer(each)))

    def is_due(self, sort: Sort) -> bool:
        """Say whether the lines of a sort are to be printed now, of which there is one more row."""
        often = sort.seen >= MANY and not sort.seen & (sort.seen - 1)
        due = often and (sort.printed is not None or self._printed < PRINTED)
        self._printed += due and sort.printed is None
        return due

    def know(self, key: Any, sort: Sort) -> None:
        """Remember what rows of a printed sort have in common."""
        if len(self.by_cells) >= MOST:
            self.by_cells.clear()
        self.by_cells[key] = sort

    def _forget(self) -> None:
        """Forget the sorts of which there were fewest rows, such that half of the room is free."""
        kept, few = self.by_codes, 1
        while max(len(kept), sum(sort.lines for sort in kept.values())) > MOST // 2:
            few *= 2
            kept = {codes: sort for codes, sort in kept.items() if sort.seen >= few}
        left = {*map(id, kept.values())}
        self.by_codes = kept
        self.by_cells = {key: sort for key, sort in self.by_cells.items() if id(sort) in left}
        self._lines = sum(sort.lines for sort in kept.values())
        self._printed = sum(sort.printed is not None for sort in kept.values())
