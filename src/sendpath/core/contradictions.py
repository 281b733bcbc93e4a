"""Which told days cannot both be, and what then becomes of them: neither makes anything certain.

Which facts are tied so, the map of facts says; here is only what a tie means.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
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


class Contested(NamedTuple):
    """Days of which two cannot both be: which of them is right, is not known.

    Attributes:
        by: Of each day that is left out, the first tie that it breaks.
        far: The ties between days that are only doubted, for they lie far apart.
        kept: The days that are counted from still, although nothing that hangs on them is certain:
            those far apart, and a letter's, without which nobody would hear of a last day.
    """

    by: Mapping[Event, Tie]
    far: Sequence[Tie]
    kept: frozenset[Event]


def contested(
    facts: Mapping[Event, Fact], days: Mapping[Event, date], letters: Collection[Event]
) -> Contested:
    """Find the days that others contradict; of two letters' days, neither is kept."""
    broken = [tie for tie in ties_among(facts, days) if tie.is_broken(days)]
    clashes = [tie for tie in broken if tie.kind != "far-apart"]
    by, kept = dict[Event, Tie](), set[Event]()
    for tie in clashes:
        for event, other in ((tie.event, tie.other), (tie.other, tie.event)):
            if event in letters and other not in letters:
                kept.add(event)
            else:
                by.setdefault(event, tie)
    far = [tie for tie in broken if tie not in clashes and not {tie.event, tie.other} & by.keys()]
    kept.update(event for tie in far for event in (tie.event, tie.other))
    return Contested(by, far, frozenset(kept - by.keys()))
