"""What was said not to have happened, beside a later fact that shows that it had."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.engine import Engine


class Denials(NamedTuple):
    """What shows, by some rules, that a fact has happened on a day.

    Attributes:
        engine: Opens cases.
        rules: The rules that are asked.
        today: The day of asking: what is still to come shows nothing.
    """

    engine: Engine
    rules: Sequence[RuleId]
    today: date

    def provers(self) -> dict[Event, Sequence[Event]]:
        """Name the facts that may show of each fact that fulfils a rule that it has happened."""
        closing = (self.engine.law.rules[rule].closed_by for rule in self.rules)
        provers = self.engine.ties.provers
        return {event: provers[event] for event in closing if event and event in provers}

    def contradicted(self, case: Case) -> Mapping[Event, Event]:
        """Name each denied fact that another shows to have happened, and the first that does."""
        shown: dict[Event, tuple[date, Event]] = {}
        for event, day, by in self._shown(case):
            shown[event] = min(shown.get(event, (day, by)), (day, by))
        return {event: by for event, (_, by) in shown.items()}

    def _shown(self, case: Case) -> Iterator[tuple[Event, date, Event]]:
        workings = self.engine.workings(case)
        for rule in map(workings.rule, self.rules):
            if rule.closed_by in case.not_yet:
                for by in workings.ties.provers.get(rule.closed_by, ()):
                    day = workings.proof(by, rule)
                    if day is not None and day <= self.today and workings.governing_day(rule):
                        yield rule.closed_by, day, by
