"""What is said of a row in words: what to do, what to find out, what is overdue."""

from datetime import date

from sendpath.answers import words
from sendpath.answers.shapes import RowView
from sendpath.caseload.letter_cells import next_due, stands
from sendpath.caseload.row import Row, limits, overdue
from sendpath.core.clauses import RuleId
from sendpath.core.interpreter import TERM
from sendpath.core.names import spell_fully
from sendpath.core.outcomes import Deadline, Waiting
from sendpath.core.standing import is_gone, is_overdue, is_unconfirmed
from sendpath.core.walk import choices_asked

DEPENDS = "Days may have passed that depend on what was not told: give the column {}."

AT_ONCE = 2
"""Questions put in one cell; the others stand with their own days."""

CHASE = "Overdue: ask in writing when it will be done, and complain."


def next_words(row: Row) -> str:
    """Say what to do: what is missed and still can be done, what to chase, what comes by when."""
    told = [
        _missed(each.rule.id, row)
        for each in limits(row)
        if stands(each, today=row.today) == "passed"
    ]
    told += [
        f"{each.rule.title}: {words.NOT_READ}."
        for each in limits(row)
        if stands(each, today=row.today) == "unknown"
    ]
    told += [
        _awaiting(each.rule.id, row)
        for each in limits(row)
        if stands(each, today=row.today) == "awaiting-certificate"
    ]
    told += row.missing
    told += [CHASE] if overdue(row) else []
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


def overdue_words(row: Row) -> str:
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
