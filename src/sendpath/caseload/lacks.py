"""What is missing of a row of which not one rule gives a day, in words."""

from typing import NamedTuple

from sendpath.core.problem import Problem


class Lacks(NamedTuple):
    """What is missing of a row of which not one rule gives a day.

    Attributes:
        problem: What is missing, and where to give it.
        presses: Whether a last day of the family would run from it that is not known to be kept.
        known: What was told to be done without its day.
    """

    problem: Problem
    presses: bool = False
    known: str = ""

    @property
    def words(self) -> str:
        """Say what is known, and what is asked for."""
        return " ".join(filter(None, (self.known, self.problem.problem, self.problem.write)))
