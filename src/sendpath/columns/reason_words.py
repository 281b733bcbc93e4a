"""What is in dispute, as people write it: ``Final plan - content and placement``."""

import re
from collections.abc import Sequence

from sendpath.columns.heading_words import ValueWords, plain
from sendpath.columns.undone_words import ahead
from sendpath.core.decisions import Decision, Decisions
from sendpath.rulebook.headings import Headings

_PARTED = re.compile(r"\s+[-\u2013\u2014/]\s+|\s*[:(]\s*")
"""What parts the words about something from what is said of it."""

_JOINED = re.compile(r"\s*[,&+/;]\s*|\s+(?:and|with)\s+", re.IGNORECASE)
"""What joins two things that are in dispute."""

CLOSES = 2
"""How much harm is done by a reason that cannot be appealed, where it is none."""

NEEDED = "needed"
"""Said of a decision for which a mediation certificate is needed."""


class ReasonWords:
    """Reads what people write of one dispute, in the words for each of our reasons.

    Args:
        told: What the rule book says of headings and values.
        decisions: Our reasons.
        called: What people call them.
    """

    def __init__(self, told: Headings, decisions: Decisions, called: ValueWords) -> None:
        self.decisions, self.called = decisions, called
        self._about = {plain(each) for each in told.about}
        self._undecided = {*told.undecided}
        self._stages = {plain(each) for each in told.stages}
        self._asked_so = {plain(each) for each in told.asked}
        self._asked = ValueWords(told._replace(values={ASKED: {ASKED: told.asked}}), ASKED, {ASKED})

    def just(self, value: str) -> str | None:
        """Give the reason that a value surely is; None where it may be another, or none."""
        return self._one(value) or self._one(self._told(value)) or self._joined(self._told(value))

    def is_asked(self, value: str) -> bool:
        """Say whether a value names only what was asked of the council."""
        return bool(self._asked.meant(value) or self._asked.meant_by_words(value))

    def is_asked_so(self, value: str) -> bool:
        """Say whether what was asked is called so just as a value stands: EHCNA is no refusal."""
        return plain(value) in self._asked_so

    def is_stage(self, value: str) -> bool:
        """Say whether a value names a stage of a case, and at most that nothing came of it yet."""
        first, *rest = _PARTED.split(value.strip().rstrip(")"), maxsplit=1)
        waits = all(ahead(each) for each in rest)
        return plain(value) in self._stages or (waits and plain(first) in self._stages)

    def by_harm(self, value: str, names: Sequence[str]) -> list[str]:
        """Put first, of reasons that are as near, what closes no way to a family.

        A reason for which no certificate is needed, or that cannot be appealed, comes behind one
        that takes neither away; but for one that cannot be appealed and that the value names.
        """
        first = next(iter(names), "")
        if first and self._harm(first) == CLOSES and self.called.names(value, first):
            return [*names]
        return sorted(names, key=self._harm)

    def _harm(self, name: str) -> int:
        decision: Decision = self.decisions.reasons[name]
        if name in self._undecided or decision.certificate == NEEDED:
            return 0
        return 1 if decision.certificate else CLOSES

    def _one(self, value: str) -> str | None:
        return self.called.meant(value) or self.called.meant_by_words(value)

    def _told(self, value: str) -> str:
        """Leave out what a value is about, where something stands behind it."""
        parts = _PARTED.split(value.strip().rstrip(")"), maxsplit=1)
        return parts[1] if len(parts) > 1 and plain(parts[0]) in self._about else value

    def _joined(self, value: str) -> str | None:
        """Give the reason of several parts of a plan: needs and provision count before a school."""
        parts = [each for each in _JOINED.split(value) if each]
        found = [self._one(each) for each in parts]
        if len(parts) < len(("one", "other")) or not all(found):
            return None
        names = [*dict.fromkeys(each for each in found if each)]
        if len(names) == 1:
            return names[0]
        of_plan = all(self.decisions.reasons[each].by_section for each in names)
        most = [each for each in names if self._harm(each) == 0]
        return most[0] if of_plan and len(most) == 1 else None


ASKED = "asked"
"""Under what values stand that name only what was asked."""
