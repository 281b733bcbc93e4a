"""Which cells of a row cannot all be as they stand: days, and what was denied beside a day."""

from collections.abc import Sequence

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
        shown: Pairs of columns of which the first may be denied although the second shows it.
    """

    def __init__(self, events: Sequence[Event], ambient: Ambient) -> None:
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

    def among(self, told: Sequence[int]) -> Pairs:
        """Give the ties between the days of a row, from the columns in which they stand."""
        there, pairs = {*told}, Pairs()
        for at in told:
            for kind, pair in self._ties[at]:
                if pair[1] in there:
                    pairs.setdefault(kind, []).append(pair)
        return pairs

    def may_contradict(self, told: bytes, decision: Decision | None) -> bool:
        """Say whether a day, or the letter, may show what was denied: the rules of the row say."""
        if decision is not None and decision.shows:
            return True
        return any(told[one] == NOT_YET and told[by] in DAYS for one, by in self.shown)
