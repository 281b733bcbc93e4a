"""What came up in a whole file, in as much memory as a small one takes."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from sendpath.core.names import printable
from sendpath.core.problem import Problem
from sendpath.intake.remarks import Remark, Way

SHOWN = 5
"""Rows named of each other way in which cells were read."""

TOLD = 20
"""Kinds of problems that are told; the rest are counted. All problems stand in their rows."""

KINDS = 400
"""Kinds of problems that are told apart."""

_DAY = re.compile(r"\b(?:[A-Z][a-z]+day )?[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}\b")
_WRITTEN = re.compile(rf"{_DAY.pattern}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|\"[^\"]*\"")
"""What differs in what is to be written, by what stands in a cell."""

_QUOTED = re.compile(r"'[^']*'")


def row_name(number: int, sheet: str | None = None) -> str:
    """Name a row, by its sheet too where there are several."""
    return str(number) if sheet is None else f"{number} of {printable(sheet)}"


class Readings:
    """What was read in one other way: the first in words, how many, and in which rows first."""

    def __init__(self, first: str) -> None:
        self.first, self.count = first, 0
        self.rows: list[str] = []


@lru_cache(maxsize=KINDS)
def kind_of(problem: Problem) -> tuple[str, str]:
    """Say of what kind a problem is: in which column, and what, but for what is written there."""
    return problem.where, _DAY.sub("...", _QUOTED.sub("'...'", problem.problem))


class Tally:
    """What came up in a whole file, in as much memory as a small one takes.

    Attributes:
        told: Is given every problem of every row, where somebody wants them all.
        sheet: The sheet whose rows come next, where there are several: each counts its own.
    """

    told: Callable[[int, Sequence[Problem]], None] | None = None
    sheet: str | None = None

    def __init__(self) -> None:
        self.kinds: dict[tuple[str, str], Kind] = {}
        self.lacking: dict[tuple[str, str], Kind] = {}
        self.silent: list[str] = []
        self.problems = self.uncovered = self.idle = self.empty = 0
        self.ways: dict[Way, Readings] = {}
        self.blank = self.below = self.left_out = 0
        self.footers: list[tuple[str, str]] = []
        self.left: list[str] = []
        self.left_open = 0
        self.seem_open: list[str] = []

    @property
    def passed_over(self) -> int:
        """The rows of which nothing was to be read: no cases, left out, or of other processes."""
        return self.idle + self.blank + self.below + self.left_out

    def row(self, number: int) -> str:
        """Name a row, by its sheet too where there are several."""
        return row_name(number, self.sheet)

    def silence(self, number: int) -> None:
        """Keep a row that tells no day, if it is among the first."""
        if len(self.silent) < TOLD:
            self.silent.append(self.row(number))

    def echo(self, number: int, remarks: Sequence[Remark]) -> None:
        """Count what was read in another way than it stands, and keep the first rows of each."""
        for each in remarks:
            row = self.row(number)
            seen = self.ways.setdefault(each.way, Readings(f"row {row}, {each}"))
            seen.count += 1
            if row not in seen.rows and len(seen.rows) < SHOWN:
                seen.rows.append(row)

    def beside(self, number: int, row: Sequence[str]) -> None:
        """Count a row that is no case, and keep the first of those in which something stands."""
        told = next((cell.strip() for cell in row if cell.strip()), "")
        self.blank += not told
        self.below += bool(told)
        if told and len(self.footers) < SHOWN:
            self.footers.append((self.row(number), " ".join(told.split())[:40]))

    def leave(self, number: int, opened: Problem | None) -> None:
        """Count a row that the map leaves out, and keep the first of them.

        So it does with those that are open by what they tell, which is no fault of theirs.
        """
        self.left_out += 1
        if len(self.left) < SHOWN:
            self.left.append(self.row(number))
        if opened is None:
            return
        self.left_open += 1
        if len(self.seem_open) < SHOWN:
            self.seem_open.append(self.row(number))
        if self.told is not None:
            self.told(number, [opened])

    def add(self, number: int, problems: Sequence[Problem]) -> None:
        """Count a row's problems by kind, and keep the first of each."""
        self.problems += len(problems)
        if problems and self.told is not None:
            self.told(number, problems)
        self._count(self.kinds, number, problems)

    def lack(self, number: int, missing: Problem | None) -> None:
        """Count what is missing of a row by kind, which is no fault of what it tells."""
        if missing is not None:
            self._count(self.lacking, number, [missing])
            if self.told is not None:
                self.told(number, [missing])

    def _count(
        self, kinds: "dict[tuple[str, str], Kind]", number: int, problems: Sequence[Problem]
    ) -> None:
        for each in problems:
            name = kind_of(each)
            kind = kinds.get(name)
            if kind is None:
                if len(kinds) >= KINDS:
                    continue
                where = f"row {self.row(number)}, {each.where}"
                kind = kinds[name] = Kind(each._replace(where=where), each.where)
            kind.count += 1
            if len(kind.rows) < SHOWN and (row := self.row(number)) not in kind.rows:
                kind.rows.append(row)


class Kind:
    """Problems of one kind: the same but for what is written there; in one column, or in several.

    Attributes:
        first: The first of them, where it stands.
        count: How many there are.
        rows: The first rows of them.
        columns: In which columns they are.
    """

    def __init__(self, first: Problem, column: str) -> None:
        self.first, self.count = first, 0
        self.rows: list[str] = []
        self.columns = [column]

    def and_(self, other: "Kind") -> "Kind":
        """Add those of the same kind in another column."""
        both = Kind(self.first, self.columns[0])
        both.columns = [*self.columns, *other.columns]
        both.count = self.count + other.count
        both.rows = [*dict.fromkeys([*self.rows, *other.rows])][:SHOWN]
        return both

    def __str__(self) -> str:
        """Say the first, how many there are, and in which rows the next are."""
        others = self.count - 1
        if not others:
            return str(self.first)
        shown = ", ".join(self.rows[1:])
        more = others - len(self.rows[1:])
        also = f"row {shown}" + (f" and {more} more" if more else "") if shown else "in that row"
        return f"{self.first} Of this kind: {self.count}{self._where()}. Also {also}."

    def _where(self) -> str:
        """Name the columns, where there are several."""
        if len(self.columns) == 1:
            return ""
        more = len(self.columns) - SHOWN
        named = ", ".join(map(printable, self.columns[:SHOWN]))
        return f", in the columns {named}" + (f" and {more} more" if more > 0 else "")


def in_all_columns(kinds: Mapping[tuple[str, str], Kind]) -> list[Kind]:
    """Take together what is of one kind in several columns, in the order of the first."""
    found: dict[tuple[str, str], Kind] = {}
    for (_, text), kind in kinds.items():
        same = text, _WRITTEN.sub("...", kind.first.write or "")
        found[same] = found[same].and_(kind) if same in found else kind
    return [*found.values()]
