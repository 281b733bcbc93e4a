"""What rows are answered with that count school days by the same terms."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sendpath.caseload.asking import Asked, Memory, Opened, writing
from sendpath.caseload.births import is_personal
from sendpath.caseload.briefs import Ground
from sendpath.caseload.lines import LineWriter
from sendpath.caseload.plans import Body, Plans, Process
from sendpath.caseload.row import Days
from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.core.problem import Problem
from sendpath.intake.terms import all_terms, read_span


class School:
    """Law, calendar and all that was learnt of rows, for one set of terms.

    Attributes:
        memory: What was learnt.
        writer: Makes lines of answers.
        days: How days are written.
        problems: What is wrong with the terms.
    """

    def __init__(
        self, ground: Ground, first: Sequence[Event], problems: Sequence[Problem] = ()
    ) -> None:
        self.ground, self.context, self.problems = ground, ground.context, problems
        self.memory = Memory(ground, first)
        today, late = ground.today.isoformat(), self.memory.writings["late"]
        self.days = Days(today, self.memory.iso, writing(self._acting), late)
        self.writer = LineWriter(self.memory, self.days)
        self._plans: dict[int, Plans] = {}
        self._processes: dict[str, Process] = {}

    def _acting(self, day: date) -> str:
        """Write the working day by which to act where a day is the last."""
        working = self.context.calendar.previous_working(day)
        return max(self.context.today, working).isoformat()

    def plans(self, body: Body) -> Plans:
        """Give what finds out which of some rules have something to say of rows."""
        key = id(body)
        if key not in self._plans:
            self._plans[key] = Plans(body, self.memory, self._processes)
        return self._plans[key]

    def opened(self, case: Case) -> Asked:
        """Open a row: by what was learnt from others, where all of it lies inside the calendar.

        One that tells of a birth at which a rule looks is asked by itself.
        """
        if not is_personal(case) and self.memory.reaches(case):
            return self.memory.known(case)
        return Opened(self.context.engine.open(case), self.ground)


def school_of(ground: Ground, text: str, first: Sequence[Event]) -> School:
    """Make ready to count school days by other terms, where a row tells them.

    A cell is never a path: each term stands in it as its first and its last day.
    """
    if not text:
        return School(ground, first)
    spans = [each.strip() for each in text.split(";") if each.strip()]
    terms, faults = all_terms([read_span(each, where="term") for each in spans], "term")
    calendar = replace(ground.context.calendar, terms=terms)
    made = Ground(ground.context.counting_with(calendar), ground.decisions)
    return School(made, first, [each._replace(where="term", blocks=False) for each in faults])
