"""What a letter tells besides its day, of all rows that tell the same but for their days."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_

from sendpath.caseload.row_sorts import Derived
from sendpath.core.asked import Told
from sendpath.core.asked_case import Alphabet
from sendpath.core.clauses import Event
from sendpath.core.decisions import Decision, with_answer
from sendpath.core.law import Fact

SAMPLE = 730_000
"""The first of some days, each another, on which it is tried."""


class LetterTells:
    """What letters tell besides (``with_answer``), found once for what decides it.

    Attributes:
        alphabet: All that a row may tell.
        letters: The facts that are the letter's day, the one that counts first.
        facts: The map of facts.
    """

    def __init__(
        self, alphabet: Alphabet, letters: Sequence[Event], facts: Mapping[Event, Fact]
    ) -> None:
        self.alphabet, self.letters, self.facts = alphabet, letters, facts
        self._weighed: dict[str, int] = {}
        self._told: dict[tuple[str, int], tuple[int, Derived]] = {}

    def told_with(self, shape: int, decision: Decision) -> tuple[int, Derived]:
        """Add what the letter tells to what rows tell, and say of which of its days that is."""
        slug = decision.slug
        if slug not in self._weighed:
            self._weighed[slug] = self._mask(decision)
        seen = shape & self._weighed[slug]
        if (slug, seen) not in self._told:
            self._told[slug, seen] = self._tried(decision, seen)
        more, derived = self._told[slug, seen]
        return shape & ~seen | more, derived

    def _mask(self, decision: Decision) -> int:
        """Give the bits of all that decides what a letter tells besides."""
        shown = decision.shows
        happened = {shown, *self.facts[shown].may_not_precede} if shown else set[Event]()
        told: list[Told] = [("choice", name) for name in decision.tells]
        told += [("event", event) for event in {*self.letters, *([shown] if shown else [])}]
        told += [(kind, event) for kind in ("doubted", "contested") for event in self.letters]
        told += [("not_yet", event) for event in happened]
        return reduce(or_, map(self.alphabet.mask, told), 0)

    def _tried(self, decision: Decision, shape: int) -> tuple[int, Derived]:
        """Try it on a case that tells just what decides it."""
        of = self.alphabet
        case = of.case(shape, [SAMPLE + at for at in range(len(of.events))])
        told = with_answer(case, decision, self.letters, self.facts)
        more = {event: day for event, day in told.events.items() if event not in case.events}
        derived = [(of.place[event], day.toordinal() - SAMPLE) for event, day in more.items()]
        return of.specimen(told).shape, next(iter(derived), None)
