"""Which told days cannot both be: each kind of that, and what it asks of two days.

Which facts are tied so, the map of facts says; here is only what a tie means.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from sendpath.core.clauses import Event
from sendpath.core.law import Fact

Kind = Literal["before", "another-year", "far-apart"]
"""What the day of one fact may not be to that of another."""

A_YEAR = timedelta(days=366)
"""Two facts that are one event do not lie further apart."""

KINDS: Mapping[Kind, Callable[[date, date], bool]] = {
    "before": lambda day, other: day < other,
    "another-year": lambda day, other: day.year != other.year,
    "far-apart": lambda day, other: abs(other - day) > A_YEAR,
}
"""Whether two days stand to one another as they may not."""


class Tie(NamedTuple):
    """What the day of a fact may not be to that of another."""

    event: Event
    kind: Kind
    other: Event

    def is_broken(self, days: Mapping[Event, date]) -> bool:
        """Say whether both were told, of days that cannot both be."""
        event, other = days.get(self.event), days.get(self.other)
        return event is not None and other is not None and KINDS[self.kind](event, other)


def ties_of(fact: Fact) -> Iterator[Tie]:
    """Give what the day of a fact may not be to others."""
    yield from (Tie(fact.id, "before", other) for other in fact.may_not_precede)
    yield from (Tie(fact.id, "another-year", other) for other in fact.same_year_as)
    if fact.stands_in_for is not None and not fact.apart:
        yield Tie(fact.id, "far-apart", fact.stands_in_for)


def ties_among(facts: Mapping[Event, Fact], told: Collection[Event]) -> list[Tie]:
    """Give the ties between facts that were told."""
    return [tie for event in told for tie in ties_of(facts[event]) if tie.other in told]
