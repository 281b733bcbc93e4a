"""The line that opens a pathway: the family's own first, in thirty words where that can be."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.in_short import left_as_noted, unless
from sendpath.answers.next_step import NextView
from sendpath.answers.not_counted import briefly, is_own
from sendpath.answers.nothing_pressing import Verdict, has_passed
from sendpath.answers.others import others
from sendpath.answers.routes import RouteDateView
from sendpath.answers.settled import Settled
from sendpath.answers.shapes import NoteView, RowView, Urgency
from sendpath.answers.verdict import belated, not_covered, yours
from sendpath.answers.words import fitted

HELD_OPEN = "awaiting-certificate"
"""How a last day of the family stands that is over unless the step is taken: that comes first."""

NOT_LATE_YET = "Not late yet, as far as told"
"""What is said of a step that is for later, while what it is about is ahead."""


class _Said(NamedTuple):
    """Sentences in order, the one that may not be left out, and how urgent they are."""

    texts: list[str]
    must: str
    urgency: Urgency


def way_verdict(
    following: NextView | None,
    rows: Mapping[str, RowView],
    out: Sequence[NoteView],
    named: Collection[str],
    over: Settled | None,
    context: Context,
) -> Verdict:
    """Say what has passed, the next step and its day, and who is late; the rest is on the page.

    Args:
        following: The next step.
        rows: What each rule gives.
        out: Why the case is not covered.
        named: The ways that are named first.
        over: What was done in time of what the concern is about.
        context: With what to answer.
    """
    if following is None:
        return not_covered(out) if out else Verdict("Nothing is open", "open")
    mine = [following["missed"], *following["then"]]
    rules = [following["rule"], *(each["rule"] for each in mine if each)]
    days = yours([rows[rule] for rule in dict.fromkeys(rules) if rule], context)
    if days is not None and following["by"] is not None:
        return days
    days = days or belated([each for each in rows.values() if each["who"] == "family"], context)
    gone = _passed(following, rows, named, context)
    theirs = _theirs(following, rows, context)
    told = (
        _said(following, days, theirs)
        if over is None
        else _settled(over, following, theirs, context)
    )
    if told.urgency != "late" and any(each["standing"] == HELD_OPEN for each in rows.values()):
        told = told._replace(must=told.texts[0])
    if gone is None:
        return Verdict(fitted(told.texts, told.must), told.urgency)
    return Verdict(fitted([gone.text, *told.texts], gone.text), _worse(gone.urgency, told.urgency))


def _said(following: NextView, days: Verdict | None, theirs: Verdict | None) -> _Said:
    """Put the family's own before what others owe, and what they are late with before a step."""
    step = f"Next: {following['name'][0].lower()}{following['name'][1:]}"
    if following["early"]:
        step = NOT_LATE_YET
    unknown = next(iter(following["unknown"]), None)
    if unknown is not None and is_own(unknown):
        also = [theirs.text] if theirs else []
        return _Said([step, briefly(unknown), *also], briefly(unknown), "soon")
    if theirs is not None and theirs.urgency == "late":
        return _Said([theirs.text, step], theirs.text, "late")
    if days is not None:
        return _Said([step, days.text, *([theirs.text] if theirs else [])], days.text, days.urgency)
    if theirs is not None:
        open_ = following["early"] and theirs.urgency != "ahead"
        texts = [theirs.text] if open_ else [step, theirs.text]
        return _Said(texts, theirs.text, theirs.urgency)
    return _undated(step, unknown, following["done_late"])


def _undated(step: str, unknown: str | None, late: RouteDateView | None) -> _Said:
    """Say a step without a day, with what would tell one, or with what was done late."""
    if unknown is not None:
        return _Said([step, briefly(unknown)], briefly(unknown), "soon")
    if late is not None:
        over = words.many(late["days_late"] or 0, "day")
        done = f"Done {over} late, as told: {late['title']}"
        return _Said([done, step], done, "late")
    return _Said([step], step, "open")


def _settled(over: Settled, following: NextView, theirs: Verdict | None, context: Context) -> _Said:
    """Say that it was done in time, behind what the family's own letter asks and what is owed."""
    done = over.said(context)
    unknown = next(iter(following["unknown"]), None)
    if unknown is not None and is_own(unknown):
        return _Said([briefly(unknown), done], briefly(unknown), "soon")
    if theirs is None:
        return _Said([done], done, "done")
    if over.ahead and len(f"{theirs.text} {done}".split()) > words.WORDS and following["early"]:
        return _Said([NOT_LATE_YET, theirs.text], theirs.text, theirs.urgency)
    if over.ahead or theirs.urgency == "late":
        return _Said([theirs.text, done], theirs.text, theirs.urgency)
    return _Said([done, theirs.text], done, theirs.urgency)


def _theirs(following: NextView, rows: Mapping[str, RowView], context: Context) -> Verdict | None:
    """Say what others are late with, may be late with, or have to do next."""
    awaited = [following["expect"]] if following["expect"] else []
    unread = [each for each in following["theirs"] if each["standing"] == "unknown"]
    passed = (*following["overdue"], *following["to_confirm"], *following["unsettled"])
    due = (*passed, *unread, *awaited)
    return others([rows[each["rule"]] for each in due], context)


def _passed(
    following: NextView, rows: Mapping[str, RowView], named: Collection[str], context: Context
) -> Verdict | None:
    """Say which last day has passed of the next step, or of a way that it closed."""
    own, used = following["missed"], following["came_late"]
    if used is not None and following["by"] is None:
        late = words.many(used["days_late"] or 0, "day")
        row = rows[used["rule"]]
        left, hangs = left_as_noted(row, context), unless(row, context)
        told = f"{used['title']}, {late} late{hangs or ', as told'}{f': {left}' if left else ''}"
        return Verdict(told, "late")
    ways = [
        each["date"] for each in following["passed"] if each["closes"] and each["route"] in named
    ]
    first = own or next(iter(ways), None)
    if first is None or (own is None and following["by"] is not None):
        return None
    row = rows[first["rule"]]
    return yours([row], context) or has_passed(row, context)


def _worse(one: Urgency, other: Urgency) -> Urgency:
    return one if one == "late" or other == "open" else other
