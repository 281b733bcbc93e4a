"""What is missing of a row of which not one rule gives a day, in words."""

from typing import NamedTuple

from sendpath.core.problem import Problem

WHETHER_OPEN = "Is this case still open?"


class Lacks(NamedTuple):
    """What is missing of a row of which not one rule gives a day.

    Attributes:
        problem: What is missing, and where to give it.
        presses: Whether a last day of the family would run from it that is not known to be kept.
        known: What was told to be done without its day.
        over: Whether the appeal is in by that: the case may have been closed since.
    """

    problem: Problem
    presses: bool = False
    known: str = ""
    over: bool = False

    @property
    def words(self) -> str:
        """Say what is known, and what is asked for."""
        told = (self.known, self.problem.problem, self.problem.write)
        return " ".join(filter(None, (*told, WHETHER_OPEN if self.over else "")))
