"""Rows of which only is known what their rules said: marks stand for days and sentences."""

from collections.abc import Mapping
from typing import Any

from sendpath.caseload.asking import Known, Subject
from sendpath.caseload.programs import Spoken
from sendpath.caseload.row import Sum
from sendpath.core.case import Case

NEXT, ACT = "\x01", "\x02"
"""Marks of the next day and of the day to act by."""

MAY_SAY_NOTHING = frozenset({"note", "missing-letter"})
"""Questions whose sentence may be none: whether it is, decides what else is said."""

Fact = tuple[str, Any]
"""A question that is not asked of a rule, and its subject."""


class Unmarked(Exception):  # noqa: N818 - no fault: such rows are answered one by one
    """What columns say hangs on more than marks can stand for."""


class Needed(Exception):  # noqa: N818 - no fault: it is asked of each row, and a template made for each answer
    """A template hangs on the answer to another question."""

    def __init__(self, fact: Fact) -> None:
        super().__init__(fact)
        self.fact = fact


class Marked:
    """A row of which nothing is known but what its rules said: marks stand for the rest.

    Attributes:
        asked: The sentences that were asked for, by the number of their mark.
    """

    def __init__(self, known: Known, summed: Sum, facts: Mapping[Fact, Any]) -> None:
        self.known, self.facts = known, facts
        pairs = zip(summed.speakers, summed.said, strict=True)
        self.said = {speaker.rule.id: spoken for speaker, spoken in pairs}
        self.asked: list[Fact] = []

    @property
    def case(self) -> Case:
        """Nothing: what is said of a whole case is not said by a template."""
        raise Unmarked

    def spoken(self, subject: Subject, _cells: list[str]) -> Spoken:
        """Give what a rule said."""
        there = self.said.get(subject.rule)
        return self.known.spoken(subject, []) if there is None else there

    def text(self, question: str, subject: Any = None) -> str:
        """Give the mark of a sentence; of one that may say nothing, itself."""
        if question in MAY_SAY_NOTHING:
            told: str = self.fact(question, subject)
            return told
        self.asked.append((question, subject))
        return f"\x00{len(self.asked) - 1}\x00"

    def fact(self, question: str, subject: Any = None) -> Any:
        """Give the answer to any other question."""
        if (question, subject) not in self.facts:
            raise Needed((question, subject))
        return self.facts[question, subject]
