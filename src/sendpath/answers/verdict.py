"""The verdict: the one line that opens an answer, and how urgent it is.

What the family has still to do comes first, then what it is late for, then what others owe. Words
that only one rule can have are in the rule book, under ``verdict``.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.in_short import (
    left_as_noted,
    left_when_late,
    provided,
    unless,
    what_to_do,
    when_unread,
    while_awaiting,
)
from sendpath.answers.nothing_pressing import SOON, Verdict, due_of, has_passed, without_a_day
from sendpath.answers.others import others
from sendpath.answers.shapes import NoteView, RowView, Urgency
from sendpath.answers.used_days import in_turn, may_be_late
from sendpath.core.names import capital, spell_fully


class _Act(NamedTuple):
    """What the family has to do, and the day by which to act."""

    do: str
    by: date
    row: RowView


def verdict(rows: Sequence[RowView], context: Context) -> Verdict:
    """Say the one line of an answer with dates, from all its rows: not shown to people, too."""
    shown = [each for each in rows if each["listed"]]
    if not any(each["due"] or each["floor"] for each in rows):
        shown += [each for each in rows if each["status"] == "not-applicable"]
    mine = [each for each in shown if each["who"] == "family"]
    theirs = [each for each in shown if each["who"] != "family"]
    return (
        _pressing(mine, context)
        or belated(mine, context)
        or _lost(mine, context)
        or others(_past_and_today(theirs), context)
        or _at_least(mine, context)
        or others(theirs, context)
        or without_a_day(shown, context, rows)
    )


def _past_and_today(rows: Sequence[RowView]) -> Sequence[RowView]:
    """Give what of others has passed and, where something has, what is due today besides."""
    past = [each for each in rows if each["standing"] == "passed"]
    return past and [*past, *(each for each in rows if each["standing"] == "today")]


def yours(rows: Sequence[RowView], context: Context) -> Verdict | None:
    """Say what the family has to do and by when, or what it can do late; None for neither."""
    return _pressing(rows, context) or _at_least(rows, context)


def _pressing(rows: Iterable[RowView], context: Context) -> Verdict | None:
    """Say what the family has to do and by when, or with which last day of its own it is late."""
    by = [each for each in rows if each["due"] is not None and each["sense"] == "by"]
    due = sorted(by, key=due_of)
    awaiting = [each for each in due if each["standing"] == "awaiting-certificate"]
    texts = [text for each in awaiting if (text := while_awaiting(each, context))]
    if texts:
        return Verdict(capital(texts[0]), "soon")
    acts = sorted(_acts(due, context), key=lambda each: each.by)
    # what is done later makes nobody late for what came before it
    done = max((at for at, each in enumerate(due) if each["happened"] is not None), default=-1)
    open_ = [each for at, each in enumerate(due) if at > done and _is_late(each, context)]
    late = max(reversed(open_), key=due_of, default=None)
    if acts:
        left = (acts[0].by - context.today).days
        besides = f"; {_late(late, context, besides=True)}" if late else ""
        urgency: Urgency = "late" if late else "soon" if left <= SOON else "ahead"
        return Verdict(f"{_left(left)}: {_to_do(acts, context)}{besides}", urgency)
    if late is not None:
        return Verdict(capital(_late(late, context)), "late")
    unread = next(iter(in_turn([each for each in due if each["standing"] == "unknown"])), None)
    return Verdict(when_unread(unread, context), "late") if unread else None


def belated(rows: Sequence[RowView], context: Context) -> Verdict | None:
    """Say what the family can do about what it did too late, or not as it should be."""
    done = [each for each in rows if each["kind"] == "limit" and each["happened"] is not None]
    row = next((each for each in reversed(done) if left_as_noted(each, context)), None)
    if row is None:
        return None
    left, over = left_as_noted(row, context), row["days_late"] or 0
    if over <= 0:
        return Verdict(f"{capital(left or '')}{_still_by(row, context)}", "soon")
    came = f"{row['title']} {words.many(over, 'day')} late{unless(row, context)}"
    return Verdict(f"{came}: {left}", "late")


def _still_by(row: RowView, context: Context) -> str:
    """Say by when what is amiss with something done in time can be mended, before its day moves."""
    last = min(due_of(row), row["raw"] or date.max)
    ahead = due_of(row) >= (row["happened"] or date.max) and last >= context.today
    return f" by {spell_fully(acting_day(last, context))}" if ahead else ""


def _lost(rows: Sequence[RowView], context: Context) -> Verdict | None:
    """Say which limit of the family's passed undone, as was told, though nothing is left to do."""
    gone = [each for each in rows if each["kind"] == "limit" and each["done"] == "not-done"]
    last = max(
        (each for each in gone if each["standing"] == "passed" and not each["conditional"]),
        key=due_of,
        default=None,
    )
    return has_passed(last, context) if last is not None else None


def _at_least(rows: Iterable[RowView], context: Context) -> Verdict | None:
    """Say what can still be done of what others had to wait for: nobody is late in law for it."""
    open_ = [each for each in rows if each["kind"] == "minimum" and _is_open(each, context)]
    last = max(open_, key=due_of, default=None)
    if last is None:
        return None
    left = capital(left_when_late(last, context) or last["title"])
    return Verdict(f"{left}: you had until {spell_fully(due_of(last))} at least", "soon")


def not_covered(out: Sequence[NoteView]) -> Verdict:
    """Say why nothing can be said of a case."""
    return Verdict(out[0]["text"].removesuffix("."), "open")


def urgency_of(row: RowView) -> Urgency:
    """Say how near or late one date is."""
    if row["standing"] is None:
        if may_be_late(row):
            return "open"
        return "done" if (row["days_late"] or 0) <= 0 else "late"
    if row["standing"] in ("ahead", "today"):
        return "soon" if (row["days_left"] or 0) <= SOON else "ahead"
    if row["standing"] == "passed":
        own = row["who"] == "family" and row["kind"] != "minimum"
        return "late" if row["overdue"] or own else "open"
    return "soon"


def _acts(rows: Iterable[RowView], context: Context) -> Iterable[_Act]:
    for each in rows:
        if each["standing"] in ("ahead", "today") and each["due"] is not None:
            by = acting_day(each["safe"] or each["due"], context, each["id"])
            titled = each["conditional"] and not each["uncertain"]  # the title says the condition
            yield _Act(each["title"] if titled else what_to_do(each, context), by, each)


def acting_day(last: date, context: Context, rule: str | None = None) -> date:
    """Give the last working day on or before a last day; that day itself, once those are over.

    A day of the letter, by its ``rule``, is kept to before a young person is too old to appeal.
    """
    if last < context.today:
        return context.today
    if _is_outgrown(last, context) and rule and context.is_of_letter(rule):
        return context.working_by(context.until_25 or last)
    working = context.calendar.previous_working(last)
    return last if working < context.today else working


def _is_outgrown(last: date, context: Context) -> bool:
    """Say whether a young person is too old to appeal before a last day."""
    return context.until_25 is not None and context.until_25 < last


def _to_do(acts: Sequence[_Act], context: Context) -> str:
    """Say what to do by the first day, and after it by the second."""
    days = list(dict.fromkeys(each.by for each in acts))[:2]
    told = []
    for day in days:
        same = [each for each in acts if each.by == day]
        hour = next((each.row["by_time"] for each in same if each.row["by_time"]), None)
        clock = f", {words.clock(hour)}" if hour else ""
        does = " and ".join(dict.fromkeys(each.do for each in same))
        hangs = next((said for each in same if (said := provided(each.row, context))), "")
        rest = f"{_firm(same)}{_rest(same[-1], context)}{hangs}"
        told.append(f"{does} by {spell_fully(day)}{clock}{rest}")
    return "; then ".join(told)


def _rest(act: _Act, context: Context) -> str:
    """Say of a day that is not the last one why it is the one to act by."""
    due = act.row["due"]
    if due is None or act.by == due:
        return ""
    safe = act.row["safe"]
    if _is_outgrown(safe or due, context) and context.is_of_letter(act.row["id"]):
        return ""
    if safe is not None and safe < due:
        if safe < context.today:
            passed = f"{spell_fully(safe)}, has passed; the last day is {spell_fully(due)}"
            return f" (the safe day, {passed})"
        before = f"the last working day before the safe day, {spell_fully(safe)}"
        return " (the safe day)" if act.by == safe else f" ({before})"
    return " (the last working day for it)" if act.by < due and act.by >= context.today else ""


def _firm(acts: Sequence[_Act]) -> str:
    loose = [each.row["certainty"] for each in acts if each.row["certainty"] != "firm"]
    return f" ({loose[0]})" if loose else ""


def _left(days: int) -> str:
    return {0: "Today", 1: "1 day left"}.get(days, f"{days} days left")


def _is_late(row: RowView, context: Context) -> bool:
    """Say whether the family's own last day has passed, and the rule book says what is left."""
    return row["kind"] != "minimum" and _is_open(row, context)


def _is_open(row: RowView, context: Context) -> bool:
    """Say whether something of the family's has passed of which the rule book says what is left."""
    passed = row["standing"] == "passed" and row["happened"] is None
    open_ = passed and not row["conditional"] and row["done"] not in ("done", "done-by")
    return open_ and left_when_late(row, context) is not None


def _late(row: RowView, context: Context, *, besides: bool = False) -> str:
    left, days = left_when_late(row, context), (context.today - due_of(row)).days
    least = "at least " if row["certainty"] == "doubted" else ""
    late = f"{least}{words.many(days, 'day')} late{unless(row, context)}"
    if besides:
        return f"{left} ({late})"
    soft = row["latest"] is None or row["arguable_until"] is not None
    hope = "; by another reading you may still be in time" if soft else ""
    return f"{late}: {left}{hope}"
