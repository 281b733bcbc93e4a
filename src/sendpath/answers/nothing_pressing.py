"""The first line where nobody has anything to do by a day: what holds, has passed, or is done.

Else it says why no day can be given.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.in_short import (
    done_next,
    label_of,
    left_when_passed,
    provided,
    unless,
    while_awaiting,
)
from sendpath.answers.missing_facts import hangs_on_choice, is_out_by_choice
from sendpath.answers.shapes import RowView, Urgency
from sendpath.answers.used_days import is_in_time, is_undated, is_used, when_used
from sendpath.core.clauses import RuleId
from sendpath.core.interpreter import TERM
from sendpath.core.names import capital, spell_fully

SOON = 14
"""Days before a last day within which it is near."""

NO_DAY = "No last day can be given yet"

UNUSED = ", or longer (not all that was told could be used)"


class Verdict(NamedTuple):
    """The one line, and how urgent it is."""

    text: str
    urgency: Urgency


def without_a_day(
    rows: Sequence[RowView], context: Context, every: Sequence[RowView] = ()
) -> Verdict:
    """Say what is known of rows of which none is to be done, nor late.

    ``every`` row is looked at for what the family did, though its last day cannot be told.
    """
    floor = by_a_floor(rows, context)
    if floor is not None:
        return floor
    done = [each for each in rows if each["done"] == "done" and each["happened"] is not None]
    other = _held(rows, context) or _gone(rows, max(map(_happened, done), default=None), context)
    if other is not None:
        return other
    used = [] if done else [each for each in rows if is_used(each)]
    if done or used:
        return _done(done, context) if done else _used(used)
    ticked = next(filter(is_undated, rows), None)
    if ticked is not None:
        return Verdict(f"{capital(words.UNDATED)}: {ticked['title']}", "done")
    waits = min(
        (each for each in rows if each["status"] == "waiting"), key=_asks_last, default=None
    )
    out = next((each["summary"] for each in rows if _is_out(each, waits, context)), None)
    if out is not None:
        return _unconfirmed(rows) or Verdict(out.rstrip("."), "open")
    return _not_yet(rows, every, waits, context)


def _not_yet(
    rows: Sequence[RowView], every: Sequence[RowView], waits: RowView | None, context: Context
) -> Verdict:
    """Say what the family did although its day cannot be told, else what a day still waits for.

    What hangs on a choice that was not told is not known to be what was done.
    """
    acted = (each for each in every if each["status"] == "waiting" and not each["uncertain"])
    kept = [each for each in acted if each["who"] == "family" and each["happened"] is not None]
    kept = [each for each in kept if _happened(each) <= context.today]
    if kept:
        return _kept(max(kept, key=lambda each: (_last_done(each), _is_meant(each, context))))
    if waits is not None:
        return Verdict(f"{NO_DAY}: {waits['title']}, {waits['summary']}", "open")
    none = next((each["summary"] for each in rows if each["status"] == "no-date"), None)
    return Verdict(f"No day is fixed. {none}".rstrip(".") if none else NO_DAY, "open")


def _unconfirmed(rows: Sequence[RowView]) -> Verdict | None:
    """Say of the one step of its process that is not out of the question that no day is known."""
    left = [each for each in rows if each["status"] == "unconfirmed"]
    open_ = {_process(each) for each in rows if each["status"] in ("waiting", "no-date")}
    row = next((each for each in left if _process(each) not in open_), None)
    if row is None:
        return None
    return Verdict(f"{row['title']}: no day is known for it, its law was not confirmed", "open")


def _process(row: RowView) -> str:
    return row["id"].partition(".")[0]


def by_a_floor(rows: Sequence[RowView], context: Context) -> Verdict | None:
    """Say by when the family acts while its last day is not known; None where no day says that."""
    floors = [each["floor"] for each in rows if each["floor"] and each["who"] == "family"]
    if not floors:
        return None
    day = min(floors)
    act = "today" if day <= context.today else f"by {spell_fully(day)}"
    return Verdict(f"Act {act}: the last day is not known", "soon")


def _is_out(row: RowView, waits: RowView | None, context: Context) -> bool:
    """Say whether a row tells why there is no day.

    That a rule is for another choice than the one told is no answer while one for that one waits;
    nor is any while school days run. That the family's own time is over by age is.
    """
    if row["status"] != "not-applicable":
        return row["status"] == "not-covered"
    if waits is None or (row["listed"] and row["who"] == "family"):
        return True
    if waits["waiting_for"] == [TERM]:
        return False
    rules = context.book.law.rules
    chosen = is_out_by_choice(rules[RuleId(row["id"])], row["because"][0]["id"])
    return not (chosen and hangs_on_choice(rules[RuleId(waits["id"])]))


def _kept(row: RowView) -> Verdict:
    """Say what the family did, whose last day waits for a fact: nothing of that is to be done."""
    told = f"Done: {row['title']}, on {spell_fully(_happened(row))}"
    return Verdict(f"{told}; {words.WHETHER_IN_TIME}", "open")


def _done(rows: Sequence[RowView], context: Context) -> Verdict:
    """Say what was done last, on a day told, whether that was late, and what comes next."""
    last = max(rows, key=lambda each: (not each["uncertain"], _last_done(each)))
    if last["uncertain"]:
        on = spell_fully(_happened(last))
        return Verdict(f"If it was due, it was done on {on}: {last['title']}", "open")
    over = last["days_late"] or 0
    arguable = over > 0 and (last["latest"] is None or _happened(last) <= last["latest"])
    came = f", {words.many(over, 'day')} late" if over > 0 else ""
    came += "; by another reading in time" if arguable else ""
    told = f"Done: {last['title']}, on {spell_fully(_happened(last))}{came}"
    after = done_next(last, context)
    if after is not None:
        return Verdict(f"{told}. Next: {after}", "soon")
    return Verdict(told, "late" if over > 0 else "done")


def _used(rows: Sequence[RowView]) -> Verdict:
    """Say of what was done last, as a later fact shows, by when it was."""
    last = max(rows, key=lambda each: each["done_by"] or date.min)
    told = f"Done: {last['title']}, {when_used(last)}"
    return Verdict(told, "done" if is_in_time(last) else "open")


def _held(rows: Sequence[RowView], context: Context) -> Verdict | None:
    """Say from or until when something holds that nobody has to do by then."""
    held = [each for each in rows if each["sense"] != "by" and each["due"] is not None]
    if not held:
        return None
    awaiting = [each for each in held if each["standing"] == "awaiting-certificate"]
    open_ = next((text for each in awaiting if (text := while_awaiting(each, context))), None)
    if open_ is not None:
        return Verdict(capital(open_), "soon")
    ahead = [each for each in held if each["standing"] in ("ahead", "today")]
    first = min(ahead, key=due_of) if ahead else max(held, key=due_of)
    days = (due_of(first) - context.today).days
    begins = f"{capital(first['sense'])} {spell_fully(due_of(first))}, {words.ahead(days)}"
    hangs = unless(first, context) or provided(first, context)
    if not hangs and first["standing"] == "unknown":
        hangs = UNUSED
    told = f"{begins}{hangs}: {first['title']}"
    return Verdict(told, "soon" if 0 <= days <= SOON else "ahead")


def _gone(rows: Sequence[RowView], done: date | None, context: Context) -> Verdict | None:
    """Say which day of the family has passed, of which no rule says what is left to do.

    What was done after it makes nobody late for it.
    """
    gone = [
        each
        for each in rows
        if each["who"] == "family" and each["standing"] == "passed" and each["sense"] == "by"
    ]
    last = max(gone, key=due_of, default=None)
    if last is None or (done is not None and done >= due_of(last)):
        return None
    return has_passed(last, context)


def has_passed(row: RowView, context: Context) -> Verdict:
    """Say which day has passed, and how long ago."""
    ago = words.ahead((due_of(row) - context.today).days)
    hangs = unless(row, context)
    told = f"{row['title']}, {label_of(row)} {spell_fully(due_of(row))}, passed {ago}{hangs}"
    until = row["arguable_until"]
    told += f"; by another reading in time until {spell_fully(until)}" if until else ""
    told += left_when_passed(row, context)
    return Verdict(told, "late" if row["kind"] == "limit" else "open")


def _asks_last(row: RowView) -> tuple[bool, bool]:
    """Put rows first that wait for terms alone, and last those of what has not happened yet."""
    return row["waiting_for"] != [TERM], words.NOT_YET in row["summary"]


def due_of(row: RowView) -> date:
    """Give a row's last day; of none, a day after all others."""
    return row["due"] or date.max


def _last_done(row: RowView) -> tuple[date, bool, date]:
    """Put what was done last at the end: of one day what surely binds, then what is due last."""
    return _happened(row), not row["conditional"], row["due"] or date.min


def _is_meant(row: RowView, context: Context) -> tuple[bool, bool]:
    """Say whether it is the one meant of two steps that one fact shows done.

    That is the one that was told to have begun; else one that is for everybody, and not for those
    alone who tell of something else.
    """
    unneeded = context.book.law.rules[RuleId(row["id"])].unneeded
    plain = not any(each.asks == "not_told" for each in unneeded)
    return row["waiting_for"] == [TERM], plain


def _happened(row: RowView) -> date:
    return row["happened"] or date.min
