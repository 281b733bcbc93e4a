"""What came up in a whole file, in as much memory as a small one takes."""

from collections.abc import Sequence

from sendpath.core.problem import Problem
from sendpath.intake.remarks import Remark, Way

SHOWN = 5
"""Rows named of each other way in which cells were read."""

TOLD = 20
"""Problems kept to be told one by one; the rest are counted. All stand in their rows."""


class Readings:
    """What was read in one other way: the first in words, how many, and in which rows first."""

    def __init__(self, first: str) -> None:
        self.first, self.count = first, 0
        self.rows: list[int] = []


class Tally:
    """What came up in a whole file, in as much memory as a small one takes."""

    def __init__(self) -> None:
        self.first: list[Problem] = []
        self.silent: list[int] = []
        self.problems = self.uncovered = self.idle = self.empty = 0
        self.ways: dict[Way, Readings] = {}

    def echo(self, number: int, remarks: Sequence[Remark]) -> None:
        """Count what was read in another way than it stands, and keep the first rows of each."""
        for each in remarks:
            seen = self.ways.setdefault(each.way, Readings(f"row {number}, {each}"))
            seen.count += 1
            if number not in seen.rows and len(seen.rows) < SHOWN:
                seen.rows.append(number)

    def add(self, number: int, problems: Sequence[Problem]) -> None:
        """Count a row's problems, and keep the first of the file."""
        self.problems += len(problems)
        room = TOLD - len(self.first)
        self.first += [
            each._replace(where=f"row {number}, {each.where}") for each in problems[:room]
        ]
