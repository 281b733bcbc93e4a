"""What the last days would be if the letter was sent on the day told of its decision."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.in_short import (
    left_as_noted,
    left_when_late,
    unless,
    what_to_do,
    when_unread,
    while_awaiting,
)
from sendpath.answers.rows import row
from sendpath.answers.shapes import RowView
from sendpath.answers.used_days import is_shown
from sendpath.core.assessment import Assessment
from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.names import spell_fully
from sendpath.core.outcomes import Deadline, Outcome, Waiting
from sendpath.core.situation import Found
from sendpath.core.standing import standing


class IfSent(NamedTuple):
    """A day on which the letter may have been sent, what tells it, what is wanted, what follows.

    ``rules`` are all that wait for it, ``due`` the days of those of which nothing shows that they
    are done. ``awaited`` is what is said where one has passed and is held open: nobody is late.
    ``late`` is what is said of a limit of the family's that was kept too late then, or of which it
    is not known if it has passed, ``unless`` on what it hangs that one is over, and ``left`` what
    can still be done about that.
    """

    fact: Event
    wanted: Event
    day: date
    rules: Collection[str]
    due: Mapping[str, date]
    awaited: Mapping[str, str]
    late: Mapping[str, str]
    unless: Mapping[str, str]
    left: Mapping[str, str]

    def of(self, rules: Collection[str]) -> "IfSent | None":
        """Keep what is about some rules; None where nothing is."""
        due = {rule: day for rule, day in self.due.items() if rule in rules}
        awaited = {rule: text for rule, text in self.awaited.items() if rule in rules}
        mine = [rule for rule in self.rules if rule in rules or rule in self.late]
        return self._replace(rules=mine, due=due, awaited=awaited) if mine else None


def if_sent(
    assessment: Assessment, found: Found, outcomes: Mapping[RuleId, Outcome], context: Context
) -> IfSent | None:
    """Suppose the letter was sent on the day told of its decision; None where no day waits for it.

    That is a condition, and no fact: the letter's own day decides.
    """
    sent, events = context.book.letter.sent, assessment.case.events
    decided = [found.decision] if found.decision else found.possible
    facts = {each.shows for each in decided}
    fact = next((each for each in facts if each in events), None)
    waiting = [
        rule
        for rule, each in outcomes.items()
        if isinstance(each, Waiting) and sent in each.waiting_for
    ]
    if fact is None or len(facts) > 1 or not waiting:
        return None
    supposed = assessment.suppose({sent: events[fact]})
    there = supposed.outcomes(waiting)
    dated = {str(rule): each for rule, each in there.items() if isinstance(each, Deadline)}
    stand = {rule: standing(each, today=context.today) for rule, each in dated.items()}
    held = [rule for rule in dated if stand[rule] == "awaiting-certificate"]
    rows = {rule: row(each, supposed, context) for rule, each in dated.items()}
    awaited = {rule: said for rule in held if (said := while_awaiting(rows[rule], context))}
    late = {
        rule: said
        for rule, each in sorted(rows.items(), key=lambda each: is_shown(each[1]))
        if (said := _kept_late(each, context) or _not_known(each, context))
    }
    open_ = [rule for rule in dated if stand[rule] is not None and rule not in {*awaited, *late}]
    due = {rule: dated[rule].due.day for rule in open_}
    hangs = {rule: unless(rows[rule], context) for rule in open_ if stand[rule] == "passed"}
    left = {rule: do for rule in hangs if (do := left_when_late(rows[rule], context))}
    if not dated:
        return None
    return IfSent(fact, sent, events[fact], list(dated), due, awaited, late, hangs, left)


def _kept_late(row: RowView, context: Context) -> str | None:
    """Say of a limit of the family's that it was kept too late, and what can still be done."""
    over, due = row["days_late"] or 0, row["due"]
    own = row["kind"] == "limit" and row["who"] == "family"
    if not own or row["happened"] is None or due is None or over <= 0:
        return None
    left = left_as_noted(row, context)
    came = f"done {words.many(over, 'day')} late{unless(row, context)}"
    last = f"the last day to {what_to_do(row, context)} was {spell_fully(due)}: {came}"
    return f"{last}. If so, {left}" if left else last


def _not_known(row: RowView, context: Context) -> str | None:
    """Say of a limit of the family's why it is not known if it has passed, and what is left."""
    own = row["kind"] == "limit" and row["who"] == "family"
    if not own or row["due"] is None or row["standing"] != "unknown":
        return None
    said = when_unread(row, context)
    if row["ticked"] is None:
        return f"{said[0].lower()}{said[1:]}"
    last = f"the last day to {what_to_do(row, context)} was {spell_fully(row['due'])}"
    return f"{last}{said.removeprefix(row['title'])}"


def as_if_sent(case: Case, sent: IfSent | None) -> Case:
    """Give a case as it would be if its letter was sent on the day told of its decision."""
    return case if sent is None else replace(case, events={**case.events, sent.wanted: sent.day})
