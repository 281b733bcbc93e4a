"""One thing that could not be read or used: where, what, and what to write instead."""

from collections.abc import Iterable
from typing import NamedTuple

from sendpath.core.names import printable

COUNTED = "Check these days. Both are counted as they stand: they may be of two matters."
"""What to do about days in an odd order: neither of them is left out."""


class Problem(NamedTuple):
    """A fault as a value, so that all of them can be told at once.

    Attributes:
        where: The option, cell or file and key it was found in.
        value: What was written there.
        problem: What is wrong, one sentence.
        write: What to write instead, one sentence; empty when nothing would help.
        blocks: True when no answer may be given while it stands.
    """

    where: str
    value: str
    problem: str
    write: str = ""
    blocks: bool = False

    def __str__(self) -> str:
        """Say it in one line."""
        return printable(f"{self.where}: {self.problem} {self.write}")


def blocked(problems: Iterable[Problem]) -> bool:
    """Say whether one of some problems stands in the way of any answer."""
    return any(problem.blocks for problem in problems)
