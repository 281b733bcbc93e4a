"""One case before one body of law: which day each event was, and what each rule then gives.

Everything here takes ``active``: the readings chosen for the moment. The empty choice is the
prevailing reading of every question.
"""

from datetime import date
from typing import NamedTuple

from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.conditions import ANSWERS, Active
from sendpath.core.law import (
    Condition,
    Event,
    Exclusion,
    Law,
    Limb,
    Move,
    Printed,
    Rule,
    RuleId,
    RuleVersion,
)
from sendpath.core.moves import move, run
from sendpath.core.outcome import Considered, Derived, Step
from sendpath.core.periods import Span

PREVAILING: Active = frozenset()


class Bench:
    """A body of law and a calendar, and every single day counted with them so far.

    A limb and a chain of moves are functions of one day, so each is counted once a day. Whole
    cases are never remembered: half of a large caseload is distinct.
    """

    def __init__(self, law: Law, *, calendar: Calendar) -> None:
        self.law = law
        self.calendar = calendar
        self.stand_ins: dict[Event, list[Event]] = {}
        for fact in law.facts.values():
            if fact.stands_in_for is not None:
                self.stand_ins.setdefault(fact.stands_in_for, []).append(fact.id)
        self._runs: dict[tuple[RuleId, date, tuple[Span, ...]], Derived] = {}
        self._moves: dict[tuple[int, int], Derived] = {}
        self._moved: dict[tuple[int, date], Derived] = {}

    def run(self, limb: Limb, day: date, uncounted: tuple[Span, ...] = ()) -> Derived:
        """Give the end of a limb from one day; ``uncounted`` spans are those of a reading."""
        key = (limb.id, day, uncounted)
        if key not in self._runs:
            count = limb.run._replace(uncounted=uncounted) if uncounted else limb.run
            self._runs[key] = run(count, day, calendar=self.calendar)
        return self._runs[key]

    def move(self, moves: tuple[Move, ...], raw: Derived) -> Derived:
        """Give where a chain of moves takes the end of a limb."""
        key = (id(moves), id(raw))  # both belong to the law and this bench, and live as long
        if key not in self._moves:
            self._moves[key] = raw.then(self.moved(moves, raw.day))
        return self._moves[key]

    def moved(self, moves: tuple[Move, ...], day: date) -> Derived:
        """Give where a chain of moves takes one day."""
        key = (id(moves), day)  # the tuples belong to the law and live as long as this bench
        if key not in self._moved:
            self._moved[key] = move(moves, day, calendar=self.calendar)
        return self._moved[key]


class Answer(NamedTuple):
    """What one rule gives under one choice of readings."""

    limb: Limb
    raw: Derived
    due: Derived
    considered: tuple[Considered, ...]


class Scene:
    """One case, asked as often as needed; each rule is worked out once per choice of readings."""

    __slots__ = ("_answers", "bench", "case")

    def __init__(self, bench: Bench, case: Case) -> None:
        self.bench = bench
        self.case = case
        self._answers: dict[tuple[RuleId, Active], Answer | None] = {}

    def taken(self, event: Event) -> Event | None:
        """Name the told fact that serves for an event: itself, else what stands in for it."""
        if event in self.case.events:
            return event
        standing = self.bench.stand_ins.get(event, ())
        return next((fact for fact in standing if fact in self.case.events), None)

    def day(self, event: Event) -> date | None:
        """Give the day of an event as told, or of the fact that stands in for it."""
        fact = self.taken(event)
        return None if fact is None else self.case.events[fact]

    def read_day(self, event: Event, version: RuleVersion, active: Active) -> date | None:
        """Give the day a version counts an event from under the active readings."""
        for reading in version.readings:
            if reading.id in active and event in reading.counts_from:
                return self.day(reading.counts_from[event])
        return self.day(event)

    def version(self, rule: Rule) -> RuleVersion | None:
        """Give the version in force on the anchor's day; None without a day or before the first."""
        day = self.day(rule.anchor)
        return None if day is None else rule.version_on(day)

    def answer(self, rule: Rule, active: Active = PREVAILING) -> Answer | None:
        """Work out a rule under a choice of readings; None when it gives no date here."""
        key = (rule.id, active)
        if key not in self._answers:
            version = self.version(rule)
            binds = version is not None and not self.excluded(version.unless, active)
            self._answers[key] = self._work(version, active) if version and binds else None
        return self._answers[key]

    def last_day(self, rule: RuleId, active: Active = PREVAILING) -> date | None:
        """Give the last day of a rule named by id; None when it gives none here."""
        answer = self.answer(self.bench.law.rules[rule], active)
        return None if answer is None else answer.due.day

    def excluded(self, exclusions: tuple[Exclusion, ...], active: Active) -> Exclusion | None:
        """Give the first exclusion that holds and that no active reading disputes."""
        for exclusion in exclusions:
            if exclusion.disputed_by not in active and self.holds(exclusion.condition, active):
                return exclusion
        return None

    def holds(
        self, condition: Condition, active: Active = PREVAILING, own: "Answer | None" = None
    ) -> bool:
        """Answer a condition about the case; ``own`` is what the asking rule gives."""
        return ANSWERS[condition.asks](self, condition, active, own)

    def _work(self, version: RuleVersion, active: Active) -> Answer | None:
        if version.printed is not None and version.printed.event in self.case.events:
            return _printed(version, version.printed, self.case.events[version.printed.event])
        uncounted = _uncounted(version, active)
        ends: list[Considered] = []
        for limb in version.limbs:
            day = self.read_day(limb.run.event, version, active)
            if day is None and not limb.optional:
                return None
            if day is not None and not self.excluded(limb.unless, active):
                ends.append(Considered(limb, self.bench.run(limb, day, uncounted)))
        if not ends:
            return None
        winner = max(ends, key=lambda end: end.derived.day)
        raw = winner.derived
        due = self.bench.move(_moves(version, active), raw)
        lost = tuple(end for end in ends if end is not winner)
        return Answer(winner.limb, raw, due, lost)


def _printed(version: RuleVersion, printed: Printed, day: date) -> Answer:
    """Let a printed day stand in place of the computed one."""
    stands = Derived(day, (Step(day, day, printed),))
    return Answer(version.limbs[0], stands, stands, ())


def _uncounted(version: RuleVersion, active: Active) -> tuple[Span, ...]:
    for reading in version.readings:
        if reading.uncounted and reading.id in active:
            return reading.uncounted
    return ()


def _moves(version: RuleVersion, active: Active) -> tuple[Move, ...]:
    for reading in version.readings:
        if reading.moves is not None and reading.id in active:
            return reading.moves
    return version.moves
