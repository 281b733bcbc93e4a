"""The workings of one case: which day each event was, and what each rule then gives.

Everything here takes ``active``: the readings chosen for the moment. The empty choice is the
prevailing reading of every question.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from sendpath.core.asked import earliest, latest
from sendpath.core.case import Case
from sendpath.core.clauses import (
    Condition,
    Event,
    Exclusion,
    Limb,
    Move,
    Note,
    Printed,
    RuleId,
    counted_rule,
    runs_before,
)
from sendpath.core.conditions import KINDS, Active
from sendpath.core.day_cache import DayCache
from sendpath.core.law import Law, Rule, RuleVersion, Ties
from sendpath.core.read_clauses import event_of, moves_of, run_of, uncounted_of
from sendpath.core.steps import Considered, Derived, Step

A_YEAR = timedelta(days=366)

PREVAILING: Active = frozenset()


class Answer(NamedTuple):
    """What one rule gives under one choice of readings."""

    limb: Limb
    raw: Derived
    due: Derived
    considered: tuple[Considered, ...]


class Workings:
    """One case, asked as often as needed; each rule is worked out once per choice of readings.

    Attributes:
        case: What was told.
        law: The rules and the map of facts.
        days: Single days already counted.
        ties: What facts are to one another.
    """

    __slots__ = ("_answers", "case", "days", "law", "ties")

    def __init__(self, case: Case, law: Law, days: DayCache, ties: Ties) -> None:
        self.case, self.law, self.days, self.ties = case, law, days, ties
        self._answers: dict[tuple[RuleId, Active], Answer | None] = {}

    def supposing(self, told: Mapping[Event, date]) -> "Workings":
        """Give the workings of the same case with more told; everything else stays as it is."""
        events = {**self.case.events, **told}
        case = replace(self.case, events=events)
        return Workings(case, self.law, self.days, self.ties)

    def rule(self, name: RuleId) -> Rule:
        """Give a rule by its id."""
        return self.law.rules[name]

    def taken(self, event: Event) -> Event | None:
        """Name the told fact that serves for an event: itself, else what stands in for it."""
        if event in self.case.events:
            return event
        standing = self.ties.stand_ins.get(event, ())
        return next((fact for fact in standing if fact in self.case.events), None)

    def day(self, event: Event) -> date | None:
        """Give the day of an event as told, or of the fact that stands in for it."""
        fact = self.taken(event)
        return None if fact is None else self.case.events[fact]

    def is_working(self, day: date) -> bool:
        """Say whether a day is a working day."""
        return self.days.is_working(day)

    def start(self, event: Event, version: RuleVersion, active: Active) -> Derived | None:
        """Give the day a version counts from under the active readings, with what led to it."""
        rule = counted_rule(event)
        if rule is not None:
            answer = self.answer(self.rule(rule), active)
            return None if answer is None else answer.due
        day = self.day(event_of(event, version, active))
        return None if day is None else Derived(day)

    def version(self, rule: Rule) -> RuleVersion | None:
        """Give the version in force on the anchor's day; None without a day or before the first."""
        if rule.anchor is None:
            return rule.versions[-1]
        day = self.governing_day(rule)
        return None if day is None else rule.version_on(day)

    def governing_day(self, rule: Rule) -> date | None:
        """Give the day that picks the version: the anchor's, else that of a printed date told."""
        day = None if rule.anchor is None else self.day(rule.anchor)
        printed = rule.versions[-1].printed
        return self.case.events.get(printed.event) if day is None and printed else day

    def closed(self, rule: Rule) -> date | None:
        """Give the day on which a rule was fulfilled, as told; an older fact is another matter."""
        if rule.closed_by is None:
            return None
        own = self.proof(rule.closed_by, rule)
        if own is not None:
            return None if rule.closed_unless and self._all(rule.closed_unless) else own
        others = (each for each in rule.also_closed if self._all(each.when))
        days = (self.proof(each.event, rule) for each in others)
        return next((day for day in days if day is not None), None)

    def is_ticked(self, rule: Rule) -> bool:
        """Say whether it was said, and not when, that a rule was fulfilled, or what shows that."""
        ticked, own = self.case.ticked, rule.closed_by
        if own is None or not ticked:
            return False
        return own in ticked or any(each in ticked for each in self.ties.provers.get(own, ()))

    def _all(self, conditions: Iterable[Condition]) -> bool:
        return all(self.holds(each) for each in conditions)

    def proof(self, event: Event, rule: Rule) -> date | None:
        """Give the day of a fact that shows a rule fulfilled; an older one is another matter.

        So is, where a rule names a stage after which other facts can show it, one of before that.
        """
        day = self.case.events.get(event)
        if day is None or not self.belongs(day, rule):
            return None
        if rule.shown_after is None or event in (rule.closed_by, rule.shown_after):
            return day
        stage = self.proof(rule.shown_after, rule)
        return day if stage is not None and stage <= day else None

    def done_by(self, rule: Rule) -> date | None:
        """Give the latest day on which a rule can have been fulfilled, as far as told.

        It is known from its own fact or, when that was not told, from a later one that cannot come
        before it: a certificate of the 5th shows that the adviser was contacted by the 5th. What
        was said not to have happened all the same is a contradiction, and shows nothing.
        """
        done, own = self.closed(rule), rule.closed_by
        if own is None or done is not None:
            return done
        shown = self.soonest(self.ties.provers.get(own, ()), rule)
        return None if shown is None or own in self.case.contradicted else shown

    def soonest(self, events: Sequence[Event], rule: Rule) -> date | None:
        """Give the earliest day of the facts that show a rule fulfilled."""
        bounds = [day for each in events if (day := self.proof(each, rule)) is not None]
        return earliest(bounds) if bounds else None

    def belongs(self, day: date, rule: Rule) -> bool:
        """Say whether a fact's day can belong to a rule's own run of events.

        It is no earlier than the day counted from or, where the last day lies before that, than a
        year before it: last year's final plan is not this year's.
        """
        start = self.governing_day(rule)
        if start is None:
            return True
        if rule.closes_later and day == start:
            return False
        version = rule.version_on(start)
        ahead = version is not None and any(runs_before(limb.run) for limb in version.limbs)
        printed = rule.anchor is not None and self.day(rule.anchor) is None
        return day >= (start - A_YEAR if ahead or printed else start)

    def answer(self, rule: Rule, active: Active = PREVAILING) -> Answer | None:
        """Work out a rule under a choice of readings; None when it gives no date here."""
        key = (rule.id, active)
        if key not in self._answers:
            version = self.version(rule)
            binds = version is not None and not self.excluded(version.unless, active)
            worked = self._work(version, active) if version and binds else None
            over = version and worked and self.is_outgrown(version, worked.due.day)
            self._answers[key] = None if over else worked
        return self._answers[key]

    def is_outgrown(self, version: RuleVersion, day: date) -> bool:
        """Say whether what is for children of compulsory school age was outgrown by a day."""
        age = self.case.school_age
        return version.school_age is not None and age is not None and day > age.until

    def outgrown(self, rule: Rule, version: RuleVersion) -> Note | None:
        """Say why a rule is not due where compulsory school age was over by its day, as told.

        Raises:
            BeyondCalendar: Its day lies where no calendar reaches.
            BeyondTerms: Its day is counted in school days that were not told.
        """
        start = self.governing_day(rule)
        if version.school_age is None or self.case.school_age is None or start is None:
            return None
        if not self.is_outgrown(version, start):
            worked = self._work(version, PREVAILING)
            if worked is None or not self.is_outgrown(version, worked.due.day):
                return None
        return version.school_age

    def last_day(self, rule: RuleId, active: Active = PREVAILING) -> date | None:
        """Give the last day of a rule named by id; None when it gives none here."""
        answer = self.answer(self.rule(rule), active)
        return None if answer is None else answer.due.day

    def last_days(self, rule: RuleId, choices: Iterable[Active]) -> list[tuple[Active, date]]:
        """Give the last days of a rule under some choices of readings, where it gives one."""
        days = ((active, self.last_day(rule, active)) for active in choices)
        return [(active, day) for active, day in days if day is not None]

    def kept(self, rule: RuleId, active: Active = PREVAILING) -> bool:
        """Say whether what a rule asks for is known to have been done in time."""
        done_by = self.done_by(self.rule(rule))
        last_day = None if done_by is None else self.last_day(rule, active)
        return done_by is not None and last_day is not None and done_by <= last_day

    def excluded(self, exclusions: Sequence[Exclusion], active: Active) -> Exclusion | None:
        """Give the first exclusion that holds and that no active reading disputes."""
        for exclusion in exclusions:
            if (
                exclusion.disputed_by not in active
                and self.holds(exclusion.condition, active)
                and all(self.holds(condition, active) for condition in exclusion.also)
            ):
                return exclusion
        return None

    def holds(
        self, condition: Condition, active: Active = PREVAILING, own: Answer | None = None
    ) -> bool:
        """Answer a condition about the case; ``own`` is what the asking rule gives."""
        return KINDS[condition.asks].holds(self, condition, active, own)

    def _work(self, version: RuleVersion, active: Active) -> Answer | None:
        if version.printed is not None and version.printed.event in self.case.events:
            return _printed(version, version.printed, self.case.events[version.printed.event])
        ends = self._ends(version, active)
        if not ends:
            return None
        winner = max(ends, key=lambda end: end.derived.day)
        due = self._moved(winner, moves_of(version, active))
        lost = tuple(end for end in ends if end is not winner)
        return Answer(winner.limb, winner.derived, due, lost)

    def _ends(self, version: RuleVersion, active: Active) -> list[Considered]:
        """Give the end of each limb that counts; none when one that must count has no start."""
        uncounted = uncounted_of(version, active)
        ends: list[Considered] = []
        for limb in version.limbs:
            clause = run_of(limb, version, active)
            start = self.start(clause.event, version, active)
            if start is None and not limb.optional:
                return []
            if start is not None and not self.excluded(limb.unless, active):
                end = self.days.run(clause, start.day, uncounted)
                ends.append(Considered(limb, start.then(end) if start.steps else end))
        return ends

    def floor(self, rule: Rule) -> date | None:
        """Give the latest of the ends that are known, unmoved, where one that must count is not.

        Raises:
            BeyondCalendar: An end lies where no calendar reaches.
            BeyondTerms: An end is counted in school days that were not told.
        """
        told = [self.case.events.get(limb.run.event) for limb in rule.versions[-1].limbs]
        version = rule.version_on(latest([date.min, *(day for day in told if day)]))
        if version is None:
            return None
        ends = [
            self.days.run(limb.run, day).day
            for limb, day in zip(version.limbs, told, strict=False)
            if day is not None and not self.excluded(limb.unless, PREVAILING)
        ]
        return latest(ends) if ends else None

    def _moved(self, end: Considered, moves: tuple[Move, ...]) -> Derived:
        raw = end.derived
        if len(raw.steps) == 1:
            return self.days.move(moves, raw)
        return raw.then(self.days.moved(moves, raw.day))  # counted on from another rule's day


def _printed(version: RuleVersion, printed: Printed, day: date) -> Answer:
    """Let a printed day stand in place of the computed one."""
    stands = Derived(day, (Step(day, day, printed),))
    return Answer(version.limbs[0], stands, stands, ())
