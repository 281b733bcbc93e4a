"""What is said of a row as a whole: how it stands, by when to act, what to do, what is overdue."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.answers import words
from sendpath.answers.shapes import RowView
from sendpath.caseload.letter_cells import LIVE, next_due, stands
from sendpath.core.certificate import State
from sendpath.core.clauses import RuleId
from sendpath.core.decisions import Decision
from sendpath.core.interpreter import TERM
from sendpath.core.names import spell_fully
from sendpath.core.outcomes import Deadline, Outcome, Waiting
from sendpath.core.standing import is_gone, is_overdue, is_unconfirmed
from sendpath.core.walk import choices_asked

DEPENDS = "Days may have passed that depend on what was not told: give the column {}."
AT_ONCE = 2
"""Questions put in one cell; the others stand with their own days."""

CHASE = "Overdue: ask in writing when it will be done, and complain."
ORDER = (
    "passed",
    "today",
    "ahead",
    "awaiting-certificate",
    "done",
    "unknown",
    "not-covered",
    "waiting",
)
"""How a row stands as a whole: as the first of these that one of its rules is."""

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


def _standing(row: Row) -> str:
    if row.hidden:
        return "unknown"
    there = {_how(each, row.today) for each in row.outcomes.values()}
    stood = next((how for how in ORDER if how in there), "")
    return "unknown" if stood == "done" and row.faulty else stood


def _how(outcome: Outcome, today: date) -> str:
    """Say how one rule stands; where nothing told shows whether it was done, that is unknown."""
    stood = stands(outcome, today=today)
    missed = is_overdue(outcome, today=today) or outcome.rule.kind == "limit"
    return "unknown" if stood == "passed" and not missed else stood


def _next(row: Row) -> str:
    following = next_due(row.outcomes, today=row.today)
    return following.rule.id if following else ""


def _next_due(row: Row) -> str:
    following = next_due(row.outcomes, today=row.today)
    return following.due.day.isoformat() if following else ""


def _act_by(row: Row) -> str:
    """Give the working day by which the family must act.

    That is today for what it missed or must chase, for a letter whose date is still to be found,
    and for a faulty row without any other day. While it is not known what is in dispute, a limb
    that lost counts too, if it is ahead.
    """
    if row.hidden or any(
        stands(each, today=row.today) in ("passed", "awaiting-certificate", "unknown")
        for each in _limits(row)
    ):
        return row.today.isoformat()
    ahead = [
        each
        for each in _limits(row)
        if isinstance(each, Deadline) and stands(each, today=row.today) in LIVE
    ]
    days = [each.safe for each in ahead]
    if row.decision is None:
        days += [
            lost.derived.day
            for each in ahead
            for lost in each.considered
            if lost.derived.day >= row.today
        ]
    first = min(days, default=None)
    if first is None:
        return row.today.isoformat() if row.faulty else ""
    return max(row.today, row.working_by(first)).isoformat()


def _limits(row: Row) -> list[Outcome]:
    return [each for each in row.outcomes.values() if each.rule.kind == "limit"]


def _next_words(row: Row) -> str:
    """Say what to do: what is missed and still can be done, what to chase, what comes by when."""
    told = [
        _missed(each.rule.id, row)
        for each in _limits(row)
        if stands(each, today=row.today) == "passed"
    ]
    told += [
        f"{each.rule.title}: {words.NOT_READ}."
        for each in _limits(row)
        if stands(each, today=row.today) == "unknown"
    ]
    told += [
        _awaiting(each.rule.id, row)
        for each in _limits(row)
        if stands(each, today=row.today) == "awaiting-certificate"
    ]
    told += row.missing
    told += [CHASE] if _overdue(row) else []
    told += _to_find_out(row, closing=True)
    sure = {
        rule: each
        for rule, each in row.outcomes.items()
        if isinstance(each, Deadline)
        and not each.conditional
        and each.rule.kind in ("limit", "duty")
    }
    following = next_due(sure, today=row.today)
    if following is None and not told:
        following = next_due(row.outcomes, today=row.today)
    if following is not None:
        told.append(_to_do(following, row))
    unsure = (
        each for each in row.outcomes.values() if isinstance(each, Deadline) and each.uncertain
    )
    passed = [each.rule for each in unsure if stands(each, today=row.today) == "passed"]
    wanted = sorted(row.choices.intersection(choices_asked(passed)))
    told += [DEPENDS.format(" or ".join(wanted))] if wanted else []
    if row.decision is not None and row.decision.answer == "no" and row.decision.instead:
        told.append(row.decision.instead[0].text)
    if not told:
        told += _to_find_out(row, closing=False) or _for_want_of_terms(row)
    return " ".join([*told, *row.notes])


def _to_find_out(row: Row, *, closing: bool) -> list[str]:
    """Put the question of what has passed, of which no column tells whether it was done.

    What no fact can ever show done is asked only where nothing else is said.
    """
    asked = [
        each
        for each in row.outcomes.values()
        if isinstance(each, Deadline)
        and (each.rule.closed_by is not None) == closing
        and is_unconfirmed(each, today=row.today)
    ]
    return [_question(each, row.today) for each in asked[:AT_ONCE]]


def _question(outcome: Deadline, today: date) -> str:
    late = words.if_not_done((today - outcome.due.day).days, gone=is_gone(outcome, today=today))
    who = outcome.rule.owner or words.WHO[outcome.rule.who]
    due = f"{outcome.rule.title} ({who}), due {spell_fully(outcome.due.day)}"
    return f"Find out: was it done? {due}. If it was not, {late}."


def _for_want_of_terms(row: Row) -> list[str]:
    """Say that school days run, and of which terms there are too few."""
    views = row.views()
    return [
        f"{views[rule]['title']}: {views[rule]['summary']}."
        for rule, each in row.outcomes.items()
        if isinstance(each, Waiting) and each.waiting_for == (TERM,)
    ][:1]


def _missed(rule: RuleId, row: Row) -> str:
    """Say that a family's last day has passed, and what can be done all the same."""
    view = row.views()[rule]
    late = words.many(abs(view["days_left"] or 0), "day")
    advice = [note["text"] for note in view["warnings"]]
    return " ".join([f"Passed {late} ago: {view['title']}.", *advice[:2]])


def _awaiting(rule: RuleId, row: Row) -> str:
    """Say of a last day that is not over, because a certificate is still to come, what to do."""
    view = row.views()[rule]
    return " ".join([f"{view['title']}:", *(note["text"] for note in view["warnings"][:2])])


def _to_do(following: Deadline, row: Row) -> str:
    left = words.ahead((following.due.day - row.today).days)
    rule = following.rule
    who = "" if rule.who == "family" else f" ({rule.owner or words.WHO[rule.who]})"
    notes = row.views()[rule.id]["warnings"]
    beside = [note["text"] for note in notes if note["with_day"] or note["qualifies"]]
    by = f"By {spell_fully(following.due.day)}, {left}: {rule.title}{who}."
    return " ".join([by, *beside])


def _overdue(row: Row) -> str:
    return " ".join(
        rule for rule, each in row.outcomes.items() if is_overdue(each, today=row.today)
    )


def _overdue_words(row: Row) -> str:
    """Say what a public body should have done, and for how long it has not."""
    told = (
        _late(each, row.today) + _hangs_on(row.views()[each.rule.id])
        for each in row.outcomes.values()
        if isinstance(each, Deadline) and is_overdue(each, today=row.today)
    )
    return "; ".join(dict.fromkeys(told))


def _hangs_on(view: RowView) -> str:
    """Say what a day hangs on, wherever it is told."""
    notes = " ".join(note["text"] for note in view["warnings"] if note["qualifies"])
    return f" [check first: {notes}]" if notes else ""


def _late(outcome: Deadline, today: date) -> str:
    late = words.many((today - outcome.due.day).days, "day")
    who = outcome.rule.owner or words.WHO[outcome.rule.who]
    return f"{outcome.rule.title} ({who}): due {spell_fully(outcome.due.day)}, {late} overdue"


SUMMARY: Mapping[str, Callable[[Row], str]] = {
    "standing": _standing,
    "act_by": _act_by,
    "next": _next,
    "next_due": _next_due,
    "next_words": _next_words,
    "overdue": _overdue,
    "overdue_words": _overdue_words,
    "complaint": lambda row: row.complaint(),
}
"""Columns about the row as a whole."""
