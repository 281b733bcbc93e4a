"""What the rows of a caseload add up to: each rate counted case by case, in flat memory."""

from collections import Counter
from datetime import date, timedelta

from sendpath.answers.context import Context
from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.core.outcomes import Deadline, NotCovered, Outcome, Waiting
from sendpath.core.periods import after
from sendpath.core.standing import (
    days_late,
    done_by,
    happened,
    is_overdue,
    is_unconfirmed,
    whether_done,
)
from sendpath.rulebook.build_clauses import period
from sendpath.rulebook.rates import Measured, Outstanding, Weekly


class Share:
    """How many were done, and how many of them in time."""

    __slots__ = ("done", "in_time")

    def __init__(self) -> None:
        self.done = self.in_time = 0

    def add(self, *, in_time: bool) -> None:
        """Count one."""
        self.done += 1
        self.in_time += in_time


class Year:
    """What was done in one calendar year: all of it, and that to which no exception applies."""

    __slots__ = ("all", "exceptions", "not_told", "without")

    def __init__(self) -> None:
        self.all, self.without = Share(), Share()
        self.exceptions = self.not_told = 0

    def add(self, *, in_time: bool, excepted: bool | None) -> None:
        """Count one; ``excepted`` is None where nobody told whether an exception applies."""
        self.all.add(in_time=in_time)
        if excepted is None:
            self.not_told += 1
        elif excepted:
            self.exceptions += 1
        else:
            self.without.add(in_time=in_time)


class MeasuredCount:
    """One measured rate: what was done by year, and the open cases apart.

    Attributes:
        years: What was done, by calendar year.
        open: Cases in which it was not done as far as told, by how they stand.
        unclear_done: Done; whether it was late hangs on what was not told.
        unread: Cases in which a day that decides could not be read.
    """

    def __init__(self, rate: Measured, context: Context) -> None:
        self.rate, self.context = rate, context
        self.years: dict[int, Year] = {}
        self.open: Counter[str] = Counter()
        self.unclear_done = self.unread = 0

    def add(self, outcome: Outcome, case: Case, *, excepted: bool | None) -> None:
        """Count one case, if the rate is about it."""
        if is_unread(outcome, case, self.context):
            self.unread += 1
        elif isinstance(outcome, Deadline):
            done = happened(outcome, today=self.context.today)
            if done is None:
                self.open[standing_of(outcome, self.context.today)] += 1
            else:
                self._done(outcome, done, excepted=excepted)

    def _done(self, outcome: Deadline, done: date, *, excepted: bool | None) -> None:
        late = days_late(outcome, today=self.context.today)
        if late is None:
            self.unclear_done += 1
        else:
            year = self.years.setdefault(done.year, Year())
            year.add(in_time=late <= 0, excepted=excepted)


class OutstandingCount:
    """What was not done so long after the day a rule counts from, by period."""

    def __init__(self, rate: Outstanding, context: Context) -> None:
        self.rate, self.context, self.unread = rate, context, 0
        self.periods = {text: period(text) for text in rate.after}
        self.not_done: Counter[str] = Counter()
        self.not_told: Counter[str] = Counter()

    def add(self, outcome: Outcome, case: Case) -> None:
        """Count one case, if it is outstanding."""
        if is_unread(outcome, case, self.context):
            self.unread += 1
        elif isinstance(outcome, Deadline):
            today = self.context.today
            stands = whether_done(outcome, today=today)
            if stands in ("not-done", "not-known"):
                first = outcome.raw.steps[0].start
                sure = stands == "not-done" and not outcome.conditional
                counted = self.not_done if sure else self.not_told
                counted.update(text for text in self.periods if self._is_past(text, first))

    def _is_past(self, text: str, first: date) -> bool:
        calendar, today = self.context.calendar, self.context.today
        return after(self.periods[text], first, calendar=calendar) <= today


class WeeklyCount:
    """How much there was of a fact in each week, by its Monday."""

    def __init__(self, rate: Weekly, today: date) -> None:
        self.rate, self.today = rate, today
        self.weeks: Counter[date] = Counter()

    def add(self, case: Case, outcome: Outcome | None) -> None:
        """Count one case, if the fact was told and, where a rule is named, it gives a day."""
        day = case.events.get(self.rate.event)
        of_it = self.rate.rule is None or isinstance(outcome, Deadline)
        if day is not None and day <= self.today and of_it:
            self.weeks[day - timedelta(day.weekday())] += 1


def standing_of(outcome: Deadline, today: date) -> str:
    """Say how a case stands in which it was not told on which day a thing was done."""
    if done_by(outcome, today=today) is not None:
        return "day_not_told"
    if today <= outcome.due.day:
        return "ahead"
    if is_overdue(outcome, today=today):
        return "overdue"
    return "not_told" if is_unconfirmed(outcome, today=today) else "unclear"


def is_unread(outcome: Outcome, case: Case, context: Context) -> bool:
    """Say whether what decides was told, and could not be read."""
    if isinstance(outcome, Deadline):
        return outcome.doubted or outcome.unread
    stand_ins = context.engine.ties.stand_ins
    return isinstance(outcome, Waiting) and any(
        each in case.doubted or not case.doubted.isdisjoint(stand_ins.get(Event(each), ()))
        for each in outcome.waiting_for
    )


def is_uncovered(outcome: Outcome | None) -> bool:
    """Say whether the law or the calendar does not reach."""
    return isinstance(outcome, NotCovered)
