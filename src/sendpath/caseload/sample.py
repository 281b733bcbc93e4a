"""A caseload made up by chance, without names: to try out, to teach with, to report a fault with.

Who is in it, and which council, is invented. The same seed, rows and today give the same text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from sendpath.answers.context import Context
from sendpath.caseload.courses import Course, Group, Step, fits
from sendpath.columns.sheet_columns import column_named
from sendpath.core.clauses import Event
from sendpath.intake.terms import SPAN
from sendpath.sheets.csv_lines import Joiner

COURSES = 24
"""Courses made up for each sort of case; every row runs one of them, on days of its own."""

WORKERS, COUNCILS = 12, 4

BEFORE, AFTER = 20, 60
"""Days before the first last day, and after the last, between which today lies in a row."""

LONGEST = 500
"""Days of a course that are looked at: longer ones are entered on the way."""

IN_TIME, ON_THE_DAY, FORGOTTEN = 0.6, 0.7, 0.08
"""How often things are done in time, and in time or on the day, and how often left undone."""

YEARS = 3
TERMS = (
    *((0, (9, 3), (10, 23)), (0, (11, 2), (12, 18)), (1, (1, 5), (2, 12))),
    *((1, (2, 22), (3, 27)), (1, (4, 13), (5, 22)), (1, (6, 1), (7, 21))),
)
"""Terms of a school year, made up, and years of them before and after this one."""

EARLIEST, LATEST = 28, 45
"""Days by which things are done before their last day, and after it, at most."""


class Sample:
    """Rows of one process, of every process, or of letters.

    Attributes:
        heads: The names of the columns.
    """

    def __init__(self, groups: Sequence[tuple[str, ...]], context: Context, seed: str) -> None:
        self.context, self.seed = context, seed
        self.sorts = [sort for each in groups for sort in self._sorts(each)]
        self.groups = [group for group, _ in self.sorts]
        lettered = any(each.lettered for each in self.groups)
        self.choices = sorted({name for each in self.groups for name in each.choices})
        self.events = self._events()
        facts = context.book.law.facts
        days = [column_named(facts[event]) for event in self.events]
        schooled = any(each.context is not context for each in self.groups)
        marks = [*(["term"] if schooled else []), *(["reason"] if lettered else [])]
        self.marks = marks
        self.heads = ["case", "council", "worker", *days, *self.choices, *marks]

    def _sorts(self, processes: tuple[str, ...]) -> Iterator[tuple[Group, list[Course]]]:
        """Give the cases of some processes; by the terms of a school, where else no rule counts."""
        decisions, calendar = self.context.book.decisions(), self.context.calendar
        terms = made_terms(self.context.today.year)
        for context in (
            self.context,
            self.context.counting_with(replace(calendar, terms=terms)),
        ):
            group = Group(processes, context, decisions)
            courses = self._courses(group)
            if courses:
                yield group, courses
                return

    def _courses(self, group: Group) -> list[Course]:
        made = (
            group.course(Random(f"{self.seed} {group.rules[0]} {number}"))  # noqa: S311 - no secret
            for number in range(COURSES if group.rules else 0)
        )
        return [each for each in made if each is not None]

    def _events(self) -> list[Event]:
        """Give the facts that any course tells, in the order of the map of facts."""
        courses = [course for _, each in self.sorts for course in each]
        told = {step.event for course in courses for step in course.steps}
        told |= {course.start for course in courses}
        return [event for event in self.context.book.law.facts if event in told]

    def rows(self, number: int) -> Iterator[list[str]]:
        """Make up so many rows, one at a time."""
        chance = Random(self.seed)  # noqa: S311 - no secret
        width = max(4, len(str(number)))
        for each in range(1, number + 1):
            yield [f"S{each:0{width}}", *self._row(chance)]

    def _row(self, chance: Random) -> Iterator[str]:
        group, courses = chance.choice(self.sorts)
        course = chance.choice(courses)
        yield f"Sample Council {chance.randrange(COUNCILS) + 1}"
        yield f"Worker {chance.randrange(WORKERS) + 1}"
        told, facts = self._days(course, chance), self.context.book.law.facts
        for event in self.events:
            day = told.get(event)
            yield "" if day is None else _written(day, year=facts[event].value == "year")
        begun = told[course.start] <= self.context.today
        for name in self.choices:
            yield course.choices.get(name, "") if begun or name in group.needs else ""
        own = {"reason": course.reason or "", "term": ""}
        if group.context is not self.context:
            own["term"] = ";".join(f"{a}{SPAN}{b}" for a, b in group.context.calendar.terms)
        yield from (own[mark] for mark in self.marks)

    def _days(self, course: Course, chance: Random) -> dict[Event, date]:
        """Let a course run from a day of its own, up to today, with things done early and late."""
        told = {course.start: self._first(course, chance)}
        for step in course.steps:
            day = self._done(step, told, chance)
            if day is not None:
                told[step.event] = day
        return told

    def _first(self, course: Course, chance: Random) -> date:
        """Give a first day such that today lies somewhere on the way."""
        law, today = self.context.book.law, self.context.today
        low, high = max(course.ends[0], -LONGEST), min(course.ends[1], LONGEST)
        fact = law.facts[course.start]
        ahead = min(low, 0) - BEFORE if fact.future else 0
        day = today - timedelta(chance.randint(ahead, max(high, 0) + AFTER))
        return date(day.year, *law.year_begins) if fact.value == "year" else day

    def _done(self, step: Step, told: dict[Event, date], chance: Random) -> date | None:
        """Give the day on which something is done; None where it is not, or not yet."""
        spread, forgotten = chance.random(), chance.random() < FORGOTTEN
        early, late = chance.randrange(EARLIEST), chance.randrange(1, LATEST)
        after = told.get(step.after)
        if after is None or forgotten:
            return None
        shift = -early if spread < IN_TIME else 0 if spread < ON_THE_DAY else late
        day = after + timedelta(step.days + shift)
        if step.days >= 0:
            day = max(day, after)
        fact, today = self.context.book.law.facts[step.event], self.context.today
        if (day > today and not fact.future) or not fits(step.event, day, told, self.context):
            return None
        return day


def made_terms(year: int) -> tuple[tuple[date, date], ...]:
    """Make up the terms of a school around a year, each by its first and its last day."""
    return tuple(
        (date(each + later, *first), date(each + later, *last))
        for each in range(year - YEARS, year + YEARS)
        for later, first, last in TERMS
    )


def lines(sample: Sample, number: int) -> Iterator[str]:
    """Write rows as CSV, a line at a time."""
    join = Joiner()
    yield f"{join(sample.heads)}\n"
    for row in sample.rows(number):
        yield f"{join(row)}\n"


def _written(day: date, *, year: bool) -> str:
    return str(day.year) if year else day.isoformat()
