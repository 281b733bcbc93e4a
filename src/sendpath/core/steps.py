"""How a day was reached: step by step, each with the clause that made it."""

from datetime import date
from typing import NamedTuple

from sendpath.core.asked import latest
from sendpath.core.clauses import GRADES, Grade, Limb, Move, Printed, Run


class Step(NamedTuple):
    """One move of a date, with the clause that made it."""

    start: date
    end: date
    clause: Run | Move | Printed


class Derived(NamedTuple):
    """A date with all the steps that led to it.

    Attributes:
        day: The day reached.
        steps: How, in order.
        looked_to: The furthest day whose bank holidays mattered; None when none did.
    """

    day: date
    steps: tuple[Step, ...] = ()
    looked_to: date | None = None

    def then(self, more: "Derived") -> "Derived":
        """Go on from this date by further steps."""
        looked = [each for each in (self.looked_to, more.looked_to) if each is not None]
        return Derived(more.day, self.steps + more.steps, latest(looked) if looked else None)

    @property
    def verified(self) -> Grade:
        """The weakest grade among the clauses used."""
        return max((step.clause.cite.verified for step in self.steps), key=GRADES.index)


class Considered(NamedTuple):
    """A limb that counted, and the day it gives."""

    limb: Limb
    derived: Derived
