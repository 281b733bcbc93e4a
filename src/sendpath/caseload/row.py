"""One row as answered: what columns about it as a whole are read from."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.answers.shapes import RowView
from sendpath.core.certificate import State
from sendpath.core.clauses import RuleId
from sendpath.core.decisions import Decision
from sendpath.core.outcomes import Outcome
from sendpath.core.standing import is_overdue

Outcomes = Mapping[RuleId, Outcome]


class Row(NamedTuple):
    """One row as answered.

    Attributes:
        outcomes: What each rule gives.
        today: The day of asking.
        decision: What was decided, where that was told.
        state: How it stands with the certificate, for a letter.
        views: Makes the rows as people's formats have them, for columns in words.
        complaint: Makes the sentences for a complaint.
        working_by: Gives the working day on or before a day.
        notes: What else to know, whatever the rule.
        missing: What a family's last day waits for, in words.
        choices: What is no day and was not told, such as what was ordered.
        hidden: Whether a last day of the family may lie in what is missing, or could not be read.
        faulty: Whether something in it is missing, or could not be read.
    """

    outcomes: Outcomes
    today: date
    decision: Decision | None = None
    state: State | None = None
    views: Callable[[], Mapping[str, RowView]] = dict
    complaint: Callable[[], str] = str
    working_by: Callable[[date], date] = lambda day: day
    notes: Sequence[str] = ()
    missing: Sequence[str] = ()
    choices: frozenset[str] = frozenset()
    hidden: bool = False
    faulty: bool = False


def limits(row: Row) -> list[Outcome]:
    """Give what the rules say that set the family a last day."""
    return [each for each in row.outcomes.values() if each.rule.kind == "limit"]


def overdue(row: Row) -> str:
    """Name the duties that are overdue."""
    return " ".join(
        rule for rule, each in row.outcomes.items() if is_overdue(each, today=row.today)
    )
