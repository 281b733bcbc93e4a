"""What the last days would be if the letter was sent on the day told of its decision."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.answers.shapes import RowView
from sendpath.core.assessment import Assessment
from sendpath.core.clauses import Event, RuleId
from sendpath.core.outcomes import Deadline
from sendpath.core.situation import Found


class IfSent(NamedTuple):
    """A day on which the letter may have been sent, what tells it, what is wanted, what follows."""

    fact: Event
    wanted: Event
    day: date
    due: Mapping[str, date]


def if_sent(
    assessment: Assessment, found: Found, rows: Mapping[str, RowView], context: Context
) -> IfSent | None:
    """Suppose the letter was sent on the day told of its decision; None where no day waits for it.

    That is a condition, and no fact: the letter's own day decides.
    """
    sent, events = context.book.letter.sent, assessment.case.events
    decided = [found.decision] if found.decision else found.possible
    facts = {each.shows for each in decided}
    fact = next((each for each in facts if each in events), None)
    waiting = [RuleId(each["id"]) for each in rows.values() if sent in each["waiting_for"]]
    if fact is None or len(facts) > 1 or not waiting:
        return None
    outcomes = assessment.suppose({sent: events[fact]}).outcomes(waiting)
    due = {str(rule): each.due.day for rule, each in outcomes.items() if isinstance(each, Deadline)}
    return IfSent(fact, sent, events[fact], due) if due else None
