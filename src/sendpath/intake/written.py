"""A fact as somebody wrote it, what it is read against, and what is said if it is unusable."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from sendpath.core.clauses import Event
from sendpath.core.denials import Denials
from sendpath.core.law import Fact
from sendpath.core.problem import Problem


class Written(NamedTuple):
    """A fact as somebody wrote it, and where: ``--decision-date``, ``row 7, decision_date``.

    ``doubted``, where other cells of its column have the month first.
    """

    event: Event
    text: str
    where: str
    doubted: bool = False


class Ambient(NamedTuple):
    """What facts are read against.

    Attributes:
        facts: The map of facts.
        today: The day on which nothing later can have happened.
        planned: True when days to come are allowed.
        required: The facts without which there is no answer.
        plannable: Whether the command can be asked for days to come.
        last: The last day any calendar can speak of.
        relative: True where somebody tells days now, and may say ``yesterday``; never for cells.
        cells: True for cells of a sheet, behind which a spreadsheet may keep a number of days.
        denials: What shows that something has happened which was said not to have; None where
            that is not asked.
        mapped: Says how else it can be told which day a text means; None where it cannot.
    """

    facts: Mapping[Event, Fact]
    today: date
    planned: bool = False
    required: frozenset[Event] = frozenset()
    last: date = date.max
    plannable: bool = True
    relative: bool = False
    cells: bool = False
    denials: Denials | None = None
    mapped: Callable[[Written, date], str] | None = None

    @property
    def letters(self) -> frozenset[Event]:
        """Name the facts that are the day of a decision letter."""
        return self.required | frozenset(self.denials.letters if self.denials else ())


def unusable(each: Written, ambient: Ambient, problem: str, write: str) -> Problem:
    """Say of a fact that it cannot be used; without it there may be no answer."""
    needed = each.event in ambient.required
    return Problem(where=each.where, value=each.text, problem=problem, write=write, blocks=needed)
