"""Which told days cannot both be, or are odd in their order, and what then becomes of them.

By neither of two that cannot both be is anybody late. Of two in an odd order, both count.

Which facts are tied so, the map of facts says; here is only what a tie means.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from sendpath.core.clauses import Event
from sendpath.core.law import Fact

Kind = Literal["before", "another-year", "far-apart", "early"]
"""What the day of one fact may not be to that of another, or, ``early``, seldom is."""

FAR = timedelta(days=330)
"""Two dates of one event do not lie further apart: in one of them the year is mistyped."""

KINDS: Mapping[Kind, Callable[[date, date], bool]] = {
    "before": lambda day, other: day < other,
    "another-year": lambda day, other: day.year != other.year,
    "far-apart": lambda day, other: abs(other - day) > FAR,
    "early": lambda day, other: day < other,
}
"""Whether two days stand to one another as they may not."""

EXCLUDING: Collection[Kind] = ("before", "another-year")
"""Of two days that stand so, one cannot be."""


class Tie(NamedTuple):
    """What the day of a fact may not be to that of another."""

    event: Event
    kind: Kind
    other: Event

    def is_broken(self, days: Mapping[Event, date]) -> bool:
        """Say whether both were told, of days that cannot both be."""
        event, other = days.get(self.event), days.get(self.other)
        return event is not None and other is not None and KINDS[self.kind](event, other)

    @property
    def excludes(self) -> bool:
        """Say whether of two days that break it one cannot be."""
        return self.kind in EXCLUDING


def ties_of(fact: Fact) -> Iterator[Tie]:
    """Give what the day of a fact may not be to others."""
    yield from (Tie(fact.id, "before", other) for other in fact.may_not_precede)
    yield from (Tie(fact.id, "another-year", other) for other in fact.same_year_as)
    if fact.stands_in_for is not None and not fact.apart:
        yield Tie(fact.id, "far-apart", fact.stands_in_for)
    yield from (Tie(fact.id, "early", each.than) for each in fact.odd_before)


def ties_among(facts: Mapping[Event, Fact], told: Collection[Event]) -> list[Tie]:
    """Give the ties between facts that were told."""
    return [tie for event in told for tie in ties_of(facts[event]) if tie.other in told]


class Clashes(NamedTuple):
    """Days of which two cannot both be: which of them is right is not known.

    Attributes:
        by: Of each day that is left out, the first tie that it breaks. Of a day before one that it
            may not precede, that is the earlier: it may belong to an earlier matter.
        contested: The later days of these. They are counted from; that something was done on them
            is not certain.
        far: The ties between dates of one event that lie far apart. Neither is left out, and what
            hangs on either is not certain.
        odd: The ties between days in an odd order, one for each earlier day. They change nothing.
    """

    by: Mapping[Event, Tie]
    contested: frozenset[Event]
    far: Sequence[Tie]
    odd: Sequence[Tie] = ()


NO_CLASHES = Clashes({}, frozenset(), ())


def clashes_of(
    facts: Mapping[Event, Fact], days: Mapping[Event, date], shown: Event | None = None
) -> Clashes:
    """Find the days that others contradict, or that are odd beside them.

    Args:
        facts: The map of facts.
        days: What was told.
        shown: The fact that what was decided shows.
    """
    if len(days) <= 1:
        return NO_CLASHES
    broken = [tie for tie in ties_among(facts, days) if tie.is_broken(days)]
    by, contested = dict[Event, Tie](), set[Event]()
    for tie in broken:
        if tie.excludes:
            by.setdefault(tie.event, tie)
        if tie.kind == "another-year":
            by.setdefault(tie.other, tie)
        elif tie.kind == "before":
            contested.add(tie.other)
    far = [tie for tie in broken if tie.kind == "far-apart" and not {*tie[::2]} & by.keys()]
    odd = dict[Event, Tie]()
    for tie in broken:
        if tie.kind == "early" and not {*tie[::2]} & by.keys() and _is_odd(tie, facts, days, shown):
            odd.setdefault(tie.event, tie)
    twice = {event for event in odd if facts[event].stands_in_for in odd}
    said = [tie for event, tie in odd.items() if event not in twice]
    return Clashes(by, frozenset(contested - by.keys()), far, said)


def _is_odd(
    tie: Tie, facts: Mapping[Event, Fact], days: Mapping[Event, date], shown: Event | None
) -> bool:
    """Say whether two days in an odd order are of one matter, as far as their map asks for that."""
    early = days[tie.event]
    before = {event for event, day in days.items() if day <= early}
    return any(
        each.may_hold(before, shown)
        for each in facts[tie.event].odd_before
        if each.than == tie.other
    )
