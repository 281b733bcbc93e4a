"""What others are late with, may be late with, or have to do next: said in one line."""

from collections.abc import Sequence

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.in_short import (
    by_day,
    label_of,
    may_be_done,
    owed,
    owner,
    provided,
    to_find_out,
    unless,
)
from sendpath.answers.nothing_pressing import Verdict, due_of
from sendpath.answers.shapes import RowView
from sendpath.core.names import capital, spell_fully

WHETHER_DUE = "Find out whether it was due, and done"


def others(rows: Sequence[RowView], context: Context) -> Verdict | None:
    """Say what somebody else is late with, may be late with, or has to do next.

    Args:
        rows: What each rule of somebody else's gives.
        context: With what to answer.
    """
    by = [each for each in rows if each["due"] is not None and each["sense"] == "by"]
    ways = (
        _overdue,
        _today,
        _asked,
        _arguable,
        _unkept,
        _unread,
        _ahead,
        _hanging,
    )
    return next((said for way in ways if (said := way(by, context)) is not None), None)


def _overdue(by: Sequence[RowView], context: Context) -> Verdict | None:
    overdue = [each for each in by if each["overdue"]]
    if not overdue:
        return None
    first = min(overdue, key=due_of)
    hope = unless(first, context)
    more = f"; and {len(overdue) - 1} more" if len(overdue) > 1 else ""
    days = words.many((context.today - due_of(first)).days, "day")
    told = (
        f"{capital(owner(first, context))}, {days} late{hope}: {owed(first, context)}, due "
        f"{spell_fully(due_of(first))}"
    )
    fits = len(f"{told}{more}".split()) <= words.WORDS
    return Verdict(f"{told}{more}" if fits else told, "late")


def _today(by: Sequence[RowView], context: Context) -> Verdict | None:
    """Say what surely binds and is due today, before what has passed and nobody told of."""
    today = [each for each in by if each["standing"] == "today" and _binds(each, context)]
    said = _ahead(today, context) if len(today) < len(by) else None
    past = any(each["standing"] == "passed" for each in by)
    return Verdict(said.text, "soon") if said is not None and past else None


def _binds(row: RowView, context: Context) -> bool:
    """Say whether it is a duty of which nothing is open: neither if it binds, nor if it is done."""
    return row["kind"] == "duty" and not row["conditional"] and not may_be_done(row, context)


def _asked(by: Sequence[RowView], context: Context) -> Verdict | None:
    asked = [each for each in by if each["to_confirm"] and not each["conditional"]]
    if not asked:
        return None
    open_ = [each for each in asked if not each["gone"] or may_be_done(each, context)]
    first = min(open_ or asked, key=due_of)
    if first["planned"] is not None:
        told = f"{owed(first, context)}, due {spell_fully(due_of(first))}"
        when = words.planned(first["planned"], due_of(first))
        return Verdict(f"Planned {when}, unless it was done before: {told}", "soon")
    late = words.if_not_done((context.today - due_of(first)).days, gone=first["gone"])
    return Verdict(
        f"Find out whether it was done: {owed(first, context)}, by "
        f"{spell_fully(due_of(first))}. If not, {late}{unless(first, context)}",
        "soon",
    )


def _arguable(by: Sequence[RowView], context: Context) -> Verdict | None:
    arguable = [each for each in by if is_arguable(each)]
    if not arguable:
        return None
    first = min(arguable, key=due_of)
    told = f"{capital(owed(first, context))}: due {spell_fully(due_of(first))}"
    last = spell_fully(first["arguable_until"] or due_of(first))
    return Verdict(f"{told}; by another reading in time until {last}", "soon")


def _unkept(by: Sequence[RowView], context: Context) -> Verdict | None:
    unkept = [each for each in by if _is_unkept(each)]
    if not unkept:
        return None
    first = min(unkept, key=due_of)
    told = f"{owed(first, context)}, {label_of(first)} {spell_fully(due_of(first))}"
    ago = words.ahead((due_of(first) - context.today).days)
    return Verdict(
        f"Not done, as was said: {told}, passed {ago}{unless(first, context)}",
        "soon",
    )


def _unread(by: Sequence[RowView], context: Context) -> Verdict | None:
    """Say that a duty may have passed, and that something it hangs on could not be read."""
    unread = [each for each in by if each["kind"] == "duty" and each["standing"] == "unknown"]
    if not unread:
        return None
    first = min(unread, key=due_of)
    told = f"{capital(owed(first, context))}, by {spell_fully(due_of(first))}"
    stands = words.if_passed(first["who"], ticked=first["ticked"] is not None)
    return Verdict(f"{told}: {stands}", "soon")


def _ahead(by: Sequence[RowView], context: Context) -> Verdict | None:
    ahead = [each for each in by if each["standing"] in ("ahead", "today")]
    if not ahead:
        return None
    first = min(ahead, key=lambda each: (may_be_done(each, context), due_of(each)))
    when = words.ahead((due_of(first) - context.today).days)
    titled = first["conditional"]  # the title says the condition
    what = first["title"] if titled else owed(first, context)
    told = f"{what}, {by_day(first)} {spell_fully(due_of(first))}, {when}"
    asks = to_find_out(first, context)
    if asks is not None:
        return Verdict(capital(asks), "soon")
    open_ = provided(first, context) or ", if it binds"
    binds = open_ if first["uncertain"] else unless(first, context)
    return Verdict(f"{capital(owner(first, context))}: {told}{binds}", "ahead")


def _hanging(by: Sequence[RowView], context: Context) -> Verdict | None:
    hangs = [each for each in by if each["standing"] == "passed" and _may_not_bind(each)]
    if not hangs:
        return None
    first = min(hangs, key=lambda each: (each["kind"] != "duty", due_of(each)))
    asks = to_find_out(first, context)
    day = f"{by_day(first)} {spell_fully(due_of(first))}"
    told = f"{first['title']}, {day}{provided(first, context)}"
    return Verdict(capital(asks) if asks else f"{WHETHER_DUE}: {told}", "soon")


def _may_not_bind(row: RowView) -> bool:
    """Say of what was not done, as told, or perhaps not, whether it may not have been due."""
    denied = row["who"] != "family" and row["done"] == "not-done"
    return row["uncertain"] or (row["conditional"] and denied)


def is_arguable(row: RowView) -> bool:
    """Say whether somebody's duty binds, and has passed by one reading and not by another."""
    duty = row["kind"] == "duty" and not row["conditional"]
    return duty and row["arguable_until"] is not None


def _is_unkept(row: RowView) -> bool:
    """Say whether somebody was not bound to a day, and was said not to have kept it."""
    free = row["kind"] != "duty" and not row["conditional"]
    return free and row["standing"] == "passed" and row["done"] == "not-done"
