"""Sorts of rows: all whose cells tell the same, but for their days."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from operator import lt
from typing import Any

from sendpath.caseload.line_tree import Lines
from sendpath.caseload.row import decided
from sendpath.core.asked_case import Alphabet
from sendpath.core.contradictions import FAR as FAR_APART
from sendpath.core.contradictions import Kind
from sendpath.core.decisions import Decision

MOST = 1 << 14
"""Sorts of rows of which so many are kept."""

MANY = 32
"""Rows of one sort after which its lines are printed; and anew after twice as many. After half as
many it is learnt what all is asked of them."""

FEW_SORTS = 32
"""Sorts up to which a sheet has few. Of few sorts there are many rows each: they are learnt from
their first row on. To print them early does not pay: a line printed costs some hundred answers."""

PRINTED = 1 << 9
"""Sorts of rows of which the lines are printed."""

FAR = FAR_APART.days
"""In days, how far apart two dates of one event lie at most."""

BROKEN: Mapping[Kind, Callable[[int, int], bool]] = {
    "before": lt,
    "early": lt,
    "another-year": lambda one, other: date.fromordinal(one).year != date.fromordinal(other).year,
    "far-apart": lambda one, other: abs(one - other) > FAR,
}
"""Whether two days, as ordinals, stand to one another as they may not."""

Derived = tuple[int, int] | None
"""The places of a day that the letter tells besides, and of the letter's own."""


class Sort:
    """All rows whose cells tell the same, but for their days.

    Attributes:
        shape: What they tell, as a number.
        decided: What is said of what was decided.
        remarked: The places in a row of days that are read in another way than they stand.
        unread: The places in a row of days that could not be read.
        derived: The places of a day that the letter tells besides, and of the letter's own.
        ties: Pairs of days, by place, by what the first may not be to the second.
        idle: Whether they tell facts only that other processes count from.
        blocked: Whether a cell could not be read without which there is no answer.
        years: Whether they tell years alone, which may be counts below a table.
        told: The days that are told, by place; None where more is to be said of such rows than
            these and their answer.
        printed: Gives their answer from their cells, once there were many.
        seen: How many were answered otherwise, about.
        many: Whether there are so many that it is learnt what all is asked of them.
        common: Whether many rows of the sheet are of it.
    """

    __slots__ = (
        "blocked",
        "common",
        "decided",
        "derived",
        "idle",
        "many",
        "printed",
        "remarked",
        "seen",
        "shape",
        "ties",
        "told",
        "unread",
        "years",
    )

    def __init__(
        self,
        shape: int,
        decision: Decision | None,
        remarked: Sequence[int],
        derived: Derived,
        ties: Mapping[Kind, Sequence[tuple[int, int]]],
        *,
        unread: Sequence[int] = (),
        told: Sequence[int] | None = None,
        years: bool = False,
        idle: bool = False,
        blocked: bool = False,
    ) -> None:
        self.shape, self.decided, self.remarked = shape, decided(decision), remarked
        self.derived, self.ties = derived, ties
        self.idle, self.unread, self.told, self.years = idle, unread, told, years
        self.blocked = blocked
        self.printed: Callable[[Sequence[str]], Any] | None = None
        self.seen, self.common, self.many = 0, False, False

    @property
    def kind(self) -> object:
        """What tells such rows apart that neither what they tell nor their days show."""
        return self.decided, bool(self.unread)

    def clashes(self, days: Sequence[int]) -> bool:
        """Say whether two days of such a row cannot both be."""
        for kind, pairs in self.ties.items():
            is_broken = BROKEN[kind]
            for one, other in pairs:
                if is_broken(days[one], days[other]):
                    return True
        return False


class Sorts:
    """The sorts of rows that were met; where there are too many, the commonest stay.

    Attributes:
        by_codes: Each by what its cells tell.
        by_cells: Those that are printed, by what their rows have in common (``QuickRows.key``).
        shares_seen: Whether it was looked which are common.
    """

    shares_seen = False

    def __init__(self, alphabet: Alphabet) -> None:
        self.by_codes: dict[bytes, Sort] = {}
        self.by_cells: dict[Any, Sort] = {}
        self.lines = Lines(alphabet)
        self._printed = 0

    def add(self, codes: bytes, sort: Sort) -> None:
        """Remember a sort."""
        if len(self.by_codes) >= MOST:
            self._forget()
        self.by_codes[codes] = sort
        sort.many = len(self.by_codes) <= FEW_SORTS

    def saw(self, sort: Sort) -> None:
        """Count a row of a sort that was answered otherwise than by its printed lines."""
        sort.seen += 1
        sort.many = sort.many or sort.seen >= MANY // 2

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
        while len(kept) > MOST // 2:
            few *= 2
            kept = {codes: sort for codes, sort in kept.items() if sort.seen >= few}
        left = {*map(id, kept.values())}
        self.by_codes = kept
        self.by_cells = {key: sort for key, sort in self.by_cells.items() if id(sort) in left}
        self._printed = sum(sort.printed is not None for sort in kept.values())
