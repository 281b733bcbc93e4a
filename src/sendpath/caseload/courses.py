"""How the cases of a process may run: which facts follow which, as the rules themselves say.

Nothing of the law is known here. A course begins with a fact that some rule counts from; what then
happens is what fulfils the rules that give a day, each on its last day, asked of the engine.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.contradictions import ties_among
from sendpath.core.decisions import Decisions
from sendpath.core.fact_use import facts_used
from sendpath.core.outcomes import Deadline
from sendpath.core.walk import choices_wanted, mentions

TRIES = 60
"""Beginnings that are tried for one course."""

LIKELY = 0.35
"""How often what is done only in some cases is done in a course."""

SAID = 0.8
"""How often a choice, or a reason, is told."""

BACK = timedelta(days=200)
"""Where the days of a course are asked for, before today: well inside the calendar."""


class Step(NamedTuple):
    """What happens after another fact, so many days later if it is done on its last day."""

    event: Event
    after: Event
    days: int


class Course(NamedTuple):
    """How a case may run.

    Attributes:
        start: The first fact.
        reason: What was decided, where that is told.
        choices: What else is told that is no day.
        steps: What happens then, in order.
        ends: Where its last days lie, from the first fact, in days: the first and the last.
    """

    start: Event
    reason: str | None
    choices: Mapping[str, str]
    steps: tuple[Step, ...]
    ends: tuple[int, int]


class Group:
    """The rules that are asked of one sort of case, and the facts and choices that they take.

    Attributes:
        rules: The rules.
        starts: Facts with which a case may begin, and how often: that of most rules most often.
        choices: The values that rules ask about, by choice.
        needs: Choices without which hardly anything has a day.
    """

    def __init__(self, processes: tuple[str, ...], context: Context, decisions: Decisions) -> None:
        book = context.book
        self.context, self.decisions = context, decisions
        law, known = book.law, [book.processes[name] for name in processes]
        folders = {folder for each in known for folder in each.folders}
        self.rules = [rule for rule in book.asked if rule.partition(".")[0] in folders]
        self.needs = {each.needs for each in known if each.needs is not None}
        self.lettered = processes[0] in book.letter.processes
        used = facts_used(law, self.rules)
        self.starts = {event: len(use.gives) ** 2 for event, use in used.items() if use.gives}
        if processes == book.letter.processes:
            self.starts = {event: 1 for event in context.letters if event in used}
        self.choices = self._values() if self.starts else {}

    def _values(self) -> dict[str, list[str]]:
        law, choices = self.context.book.law, self.context.book.choices
        asked: dict[str, dict[str, None]] = {}
        wanted = choices_wanted(law.rules[rule] for rule in self.rules)
        for rule in self.rules:
            for each in mentions(law.rules[rule]):
                if each.name in choices and each.name in wanted:
                    asked.setdefault(each.name, {}).update(dict.fromkeys(each.values))
        return {name: [*values] or [*choices[name].values] for name, values in asked.items()}

    def course(self, chance: Random) -> Course | None:
        """Make up a course; None where no rule gives a day."""
        for _ in range(TRIES if self.starts else 0):
            start = chance.choices([*self.starts], [*self.starts.values()])[0]
            reason = self._reason(chance)
            choices = {
                name: chance.choice(values)
                for name, values in self.choices.items()
                if name in self.needs or chance.random() < SAID
            }
            made = self._told(chance, Course(start, reason, choices, (), (0, 0)))
            if made is not None:
                return made
        return None

    def _reason(self, chance: Random) -> str | None:
        told = self.lettered and chance.random() < SAID
        return chance.choice([*self.decisions.reasons]) if told else None

    def _told(self, chance: Random, begun: Course) -> Course | None:
        """Let a course run: each thing is done on its last day, the first to end first."""
        law = self.context.book.law
        first = self.context.today - BACK
        if law.facts[begun.start].value == "year":
            first = date(first.year, *law.year_begins)
        told, steps, ends = {begun.start: first}, list[Step](), list[int]()
        skipped: set[RuleId] = set()
        while True:
            dated = [*self._deadlines(begun, told)]
            ends += [(each.due.day - first).days for each in dated]
            following = next((each for each in dated if self._may(each, told, skipped)), None)
            if following is None:
                break
            event, anchor = following.rule.closed_by, following.rule.anchor
            seldom = following.rule.conditional or following.conditional
            if event is None or (seldom and chance.random() > LIKELY):
                skipped.add(following.rule.id)
                continue
            after = anchor if anchor in told else begun.start
            steps.append(Step(event, after, (following.due.day - told[after]).days))
            told[event] = following.due.day
        return begun._replace(steps=tuple(steps), ends=(min(ends), max(ends))) if ends else None

    def _may(self, each: Deadline, told: Mapping[Event, date], skipped: set[RuleId]) -> bool:
        """Say whether what fulfils a rule can come next."""
        event, facts = each.rule.closed_by, self.context.book.law.facts
        return (
            event is not None
            and event not in told
            and each.rule.id not in skipped
            and facts[event].refused is None
            and facts[event].value == "day"
            and fits(event, each.due.day, told, self.context)
        )

    def _deadlines(self, course: Course, told: Mapping[Event, date]) -> Iterator[Deadline]:
        """Give what the rules that bind give, the first to end first."""
        reasons = self.decisions.reasons
        traits = reasons[course.reason].traits if course.reason else frozenset[str]()
        case = Case(events=told, reason=course.reason, traits=traits, choices=course.choices)
        outcomes = self.context.engine.open(case).outcomes(self.rules).values()
        dated = [each for each in outcomes if isinstance(each, Deadline)]
        return iter(sorted(dated, key=lambda each: each.due.day))


def fits(event: Event, day: date, told: Mapping[Event, date], context: Context) -> bool:
    """Say whether a fact may be told of a day beside others: all of them can be."""
    days = {**told, event: day}
    return not any(
        tie.is_broken(days)
        for tie in ties_among(context.book.law.facts, days)
        if event in (tie.event, tie.other) and tie.kind != "far-apart"
    )
