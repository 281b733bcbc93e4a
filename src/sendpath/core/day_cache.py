"""Single days counted once: the ends of periods and of chains of moves, as functions of one day."""

from datetime import date

from sendpath.core.calendar import Calendar
from sendpath.core.clauses import Count, Move, Run
from sendpath.core.moves import move, run
from sendpath.core.periods import Span
from sendpath.core.steps import Derived


class DayCache:
    """Every single day counted so far with one body of law and one calendar.

    A limb and a chain of moves are functions of one day, so each is counted once a day. Whole
    cases are never remembered: half of a large caseload is distinct. Keys are identities: clauses
    belong to the law, ends to this cache, and both live as long as it does.
    """

    endless = False
    """Whether no day that is asked about can lie where the calendar ends."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self._runs: dict[tuple[int, date, tuple[Span, ...]], Derived] = {}
        self._moves: dict[tuple[int, int], Derived] = {}
        self._moved: dict[tuple[int, date], Derived] = {}

    def run(self, clause: Run, day: date, uncounted: tuple[Span, ...] = ()) -> Derived:
        """Give the end of a period from one day; ``uncounted`` spans are those of a reading."""
        key = (id(clause), day, uncounted)
        if key not in self._runs:
            if uncounted and isinstance(clause, Count):
                clause = clause._replace(uncounted=uncounted)
            self._runs[key] = run(clause, day, calendar=self.calendar)
        return self._runs[key]

    def move(self, moves: tuple[Move, ...], raw: Derived) -> Derived:
        """Give where a chain of moves takes the end of a limb."""
        key = (id(moves), id(raw))
        if key not in self._moves:
            self._moves[key] = raw.then(self.moved(moves, raw.day))
        return self._moves[key]

    def moved(self, moves: tuple[Move, ...], day: date) -> Derived:
        """Give where a chain of moves takes one day."""
        key = (id(moves), day)
        if key not in self._moved:
            self._moved[key] = move(moves, day, calendar=self.calendar)
        return self._moved[key]

    def working_by(self, day: date) -> date:
        """Give the last working day on or before a day."""
        return self.calendar.previous_working(day)

    def is_working(self, day: date) -> bool:
        """Say whether a day is a working day."""
        return self.calendar.is_working(day)
