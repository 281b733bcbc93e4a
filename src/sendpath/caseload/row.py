"""One row as answered: what columns about it as a whole are read from."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.caseload.asking import Asked
from sendpath.caseload.questions import NO_RANK, Brief
from sendpath.core.clauses import RuleId
from sendpath.core.decisions import Decision
from sendpath.core.law import Rule

Briefs = Sequence[tuple[Rule, Brief]]


class Live(NamedTuple):
    """A last day that is ahead, as an ordinal, and whose it is."""

    day: int
    rule: RuleId


class Row(NamedTuple):
    """One row as answered.

    Attributes:
        asked: What it is asked of.
        briefs: What each rule says of it in brief, but for those of which no more than how it
            stands is to be told.
        today: The day of asking.
        rank: How it stands by those.
        rules: The rules that are asked of it.
        decision: What was decided, where that was told.
        complaint: Makes the sentences for a complaint.
        working_by: Gives the working day on or before a day.
        notes: What else to know, whatever the rule.
        missing: What a family's last day waits for, in words.
        hidden: Whether a last day of the family may lie in what is missing, or could not be read.
        faulty: Whether something in it is missing, or could not be read.
    """

    asked: Asked
    briefs: Briefs
    today: date
    rank: int = NO_RANK
    rules: Collection[RuleId] = ()
    decision: Decision | None = None
    complaint: Callable[[], str] = str
    working_by: Callable[[date], date] = lambda day: day
    notes: Sequence[str] = ()
    missing: Sequence[str] = ()
    hidden: bool = False
    faulty: bool = False

    def limits(self) -> Iterator[tuple[Rule, Brief]]:
        """Give what the rules say that set the family a last day."""
        return (each for each in self.briefs if each[0].kind == "limit")

    def overdue(self) -> list[RuleId]:
        """Name the duties that are overdue."""
        return [rule.id for rule, brief in self.briefs if brief.overdue]

    def next(self, *, sure: bool = False) -> Live | None:
        """Give the next last day that is still ahead; the first of equals by rule."""
        live = (
            Live(self.asked.day(brief.live), rule.id)
            for rule, brief in self.briefs
            if brief.live is not None and (brief.sure or not sure)
        )
        return min(live, key=lambda each: each.day, default=None)

    def cell(self, rule: RuleId, part: str) -> str:
        """Give what a column tells of a rule's last day."""
        return self.asked.cell(rule, part) if rule in self.rules else ""

    def stands(self, rule: RuleId) -> str:
        """Say in one word how a rule stands."""
        return self.asked.brief(rule).stands if rule in self.rules else ""
