"""Which cells of a row cannot all be as they stand: days, and what was denied beside a day."""

from collections.abc import Collection, Sequence

from sendpath.caseload.cell_codes import DAYS, NOT_YET
from sendpath.core.clauses import Event
from sendpath.core.contradictions import Kind, ties_among
from sendpath.core.decisions import Decision
from sendpath.intake.written import Ambient

Pairs = dict[Kind, list[tuple[int, int]]]
"""Pairs of days, by column, by what the first may not be to the second."""


class RowTies:
    """The ties between the columns of a sheet that hold days.

    Attributes:
        events: The fact of each column.
        facts: The map of facts.
        shown: Pairs of columns of which the first may be denied although the second shows it.
    """

    def __init__(self, events: Sequence[Event], ambient: Ambient) -> None:
        self.events, self.facts = events, ambient.facts
        place = {event: at for at, event in enumerate(events)}
        provers = {} if ambient.denials is None else ambient.denials.provers()
        self._ties: list[list[tuple[Kind, tuple[int, int]]]] = [[] for _ in events]
        for event, kind, other in ties_among(ambient.facts, events):
            self._ties[place[event]].append((kind, (place[event], place[other])))
        self.shown = [
            (place[event], place[by])
            for event, several in provers.items()
            for by in several
            if event in place and by in place
        ]

    def among(
        self, told: Sequence[int], odd: Sequence[int] = (), decision: Decision | None = None
    ) -> Pairs:
        """Give the ties between the days of a row, from the columns in which they stand.

        Of days that are known to be odd it is not asked again whether they are, nor of others that
        are of two matters by what such rows tell.
        """
        there, pairs = {*told}, Pairs()
        events = {self.events[at] for at in told}
        shown = decision.shows if decision else None
        for at in told:
            for kind, pair in self._ties[at]:
                if pair[1] in there and (
                    kind != "early" or (at not in odd and self._may_be_odd(*pair, events, shown))
                ):
                    pairs.setdefault(kind, []).append(pair)
        return pairs

    def _may_be_odd(
        self, one: int, other: int, told: Collection[Event], shown: Event | None
    ) -> bool:
        """Say whether a day that is earlier than another may be of one matter with it."""
        fact, than = self.facts[self.events[one]], self.events[other]
        return any(each.may_hold(told, shown) for each in fact.odd_before if each.than == than)

    def may_contradict(self, told: bytes, decision: Decision | None) -> bool:
        """Say whether a day, or the letter, may show what was denied: the rules of the row say."""
        if decision is not None and decision.shows:
            return True
        return any(told[one] == NOT_YET and told[by] in DAYS for one, by in self.shown)
