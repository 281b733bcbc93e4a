"""What was said not to have happened, beside a later fact that shows that it had."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.decisions import Decision, with_answer
from sendpath.core.engine import Engine
from sendpath.core.law import Fact


def never_without(facts: Mapping[Event, Fact], denied: Collection[Event]) -> frozenset[Event]:
    """Name the facts that never come without one of some: where those have not, nor have these."""
    return frozenset(
        event for event, fact in facts.items() if any(each in denied for each in fact.only_after)
    )


class Denials(NamedTuple):
    """What shows, by some rules, that a fact has happened on a day.

    Attributes:
        engine: Opens cases.
        rules: The rules that are asked.
        today: The day of asking: what is still to come shows nothing.
        letters: The facts that are the day of a decision letter, the one that counts first.
    """

    engine: Engine
    rules: Sequence[RuleId]
    today: date
    letters: tuple[Event, ...] = ()

    def provers(self) -> dict[Event, Sequence[Event]]:
        """Name the facts that may show of each fact that fulfils a rule that it has happened."""
        closing = (self.engine.law.rules[rule].closed_by for rule in self.rules)
        provers = self.engine.ties.provers
        return {event: provers[event] for event in closing if event and event in provers}

    def contradicted(self, case: Case, decision: Decision | None = None) -> Mapping[Event, Event]:
        """Name each denied fact that another shows to have happened, and the first that does.

        What a letter tells by itself, its day shows. Where it was not told what the denied fact
        would fulfil, a fact that cannot come before it shows it as well.
        """
        law, letters, letter = self.engine.law, self.letters, self.letter(case)
        told = replace(with_answer(case, decision, letters, law.facts), not_yet=case.not_yet)
        shown: dict[Event, tuple[date, Event]] = {}
        for event, day, fact in self._shown(told):
            by = fact if fact in case.events or letter is None else letter
            shown[event] = min(shown.get(event, (day, by)), (day, by))
        return {event: by for event, (_, by) in shown.items()}

    def letter(self, case: Case) -> Event | None:
        """Name the fact that tells the day of the letter, if one does that nothing contradicts."""
        told = (each for each in self.letters if each in case.events)
        return next((each for each in told if each not in case.doubted), None)

    def decided(self, case: Case, decision: Decision | None) -> frozenset[Event]:
        """Name the denied facts that what was decided shows to have happened, on a day not told."""
        if self.letter(case) is not None:
            return frozenset()
        told = with_answer(case, decision, self.letters, self.engine.law.facts)
        return case.not_yet - told.not_yet

    def _shown(self, case: Case) -> Iterator[tuple[Event, date, Event]]:
        workings = self.engine.workings(case)
        for rule in map(workings.rule, self.rules):
            own = rule.closed_by
            if own is not None and own in case.not_yet:
                provers = workings.ties.provers.get(own, ())
                governed = workings.governing_day(rule) is not None
                for by in (own, *(each for each in provers if each not in case.doubted)):
                    follows = own in self.engine.law.facts[by].may_not_precede
                    loose = case.events.get(by) if follows else None
                    day = workings.proof(by, rule) if governed else loose
                    if day is not None and day <= self.today:
                        yield own, day, by
