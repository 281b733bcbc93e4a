"""Single days of cases that write down what is asked: each period and chain of moves is a table."""

from collections.abc import Callable
from datetime import date
from typing import cast

from sendpath.core.asked import AskedDay
from sendpath.core.calendar import BeyondTerms, Calendar
from sendpath.core.clauses import Count, Move, Run
from sendpath.core.day_cache import DayCache
from sendpath.core.learnt import Learnt
from sendpath.core.moves import move, run
from sendpath.core.periods import SchoolDays, Span
from sendpath.core.steps import Derived, Step

UNTOLD = cast("Move", None)
"""The clause of a step that a chain of moves may have taken: nothing is said of it here."""

NEVER = date.min
"""Stands where no bank holiday mattered: before every day of which they are known."""

Make = Callable[[date], Derived]
Table = Learnt[int, int]
"""What is made of single days, as ordinals."""


class AskedDays(DayCache):
    """Count plain days as ever; of asked days, give asked days.

    Attributes:
        tables: What each period and each chain of moves makes of single days, by number.
    """

    endless = True

    def __init__(self, calendar: Calendar) -> None:
        super().__init__(calendar)
        self.tables: list[Table] = []
        self._numbers: dict[tuple[object, ...], int] = {}
        self._ones: dict[int, int] = {}

    def run(self, clause: Run, day: date, uncounted: tuple[Span, ...] = ()) -> Derived:
        """Give the end of a period from one day."""
        if not isinstance(day, AskedDay):
            return super().run(clause, day, uncounted)
        counted = clause
        if uncounted and isinstance(clause, Count):
            counted = clause._replace(uncounted=uncounted)

        def make(each: date) -> Derived:
            return run(counted, each, calendar=self.calendar)

        number = self._number(("run", *_counting(counted)), make)
        if isinstance(clause, Count) and isinstance(clause.period, SchoolDays):
            _ask_terms(number, day, make)
        made = self._made(number, day, make)
        return made._replace(steps=(Step(day, made.day, clause),))

    def move(self, moves: tuple[Move, ...], raw: Derived) -> Derived:
        """Give where a chain of moves takes the end of a limb."""
        if not isinstance(raw.day, AskedDay):
            return super().move(moves, raw)
        return raw.then(self.moved(moves, raw.day))

    def moved(self, moves: tuple[Move, ...], day: date) -> Derived:
        """Give where a chain of moves takes one day."""
        if not isinstance(day, AskedDay):
            return super().moved(moves, day)
        if not moves:
            return Derived(day)

        def make(each: date) -> Derived:
            return move(moves, each, calendar=self.calendar)

        key = ("moves", *((each.falls_in, each.to) for each in moves))
        made = self._made(self._number(key, make), day, make)
        return made._replace(steps=(Step(day, made.day, UNTOLD),))

    def working_by(self, day: date) -> date:
        """Give the last working day on or before a day."""
        if not isinstance(day, AskedDay):
            return super().working_by(day)

        def make(each: date) -> Derived:
            return Derived(self.calendar.previous_working(each))

        return self._made(self._number(("working-by",), make), day, make).day

    def is_working(self, day: date) -> bool:
        """Say whether a day is a working day."""
        if not isinstance(day, AskedDay):
            return super().is_working(day)
        working = super().is_working(day.plain())
        return bool(day.trail.asked(("working", day.expr), working))

    def _number(self, key: tuple[object, ...], make: Make) -> int:
        """Give a table's number; the next holds to which day it looks at bank holidays."""
        if key not in self._numbers:
            self._numbers[key] = len(self.tables)
            self.tables += [
                _table(lambda day: make(day).day, self._ones),
                _table(lambda day: make(day).looked_to or NEVER, self._ones),
            ]
        return self._numbers[key]

    def _made(self, number: int, day: AskedDay, make: Make) -> Derived:
        plain = make(day.plain())
        looked = day.derived(plain.looked_to or NEVER, ("table", number + 1, day.expr))
        return Derived(day.derived(plain.day, ("table", number, day.expr)), looked_to=looked)


def _counting(run: Run) -> tuple[object, ...]:
    """Say what counts for the day that is reached: not from which event, nor by which law."""
    if isinstance(run, Count):
        return run.relation, run.period, run.uncounted, run.short_month
    return run.relation, run.month_day


def _table(make: Callable[[date], date], ones: dict[int, int]) -> Table:
    """Make a table of days; equal ones are one object, for hundreds of tables hold the same."""

    def worked(day: int) -> int:
        ordinal = make(date.fromordinal(day)).toordinal()
        return ones.setdefault(ordinal, ordinal)

    return Learnt(worked)


def _ask_terms(number: int, day: AskedDay, make: Make) -> None:
    """Ask whether the terms told reach: that too hangs on the day."""
    try:
        make(day.plain())
    except BeyondTerms:
        day.trail.asked(("counts", number, day.expr), answer=False)
        raise
    day.trail.asked(("counts", number, day.expr), answer=True)
