"""The Monday list of a caseload: what falls due, whose step it is, what piles up, what changed."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.dated import calendar_view, problem_view
from sendpath.answers.due import ChangeView, DueView, ItemView, Stands, WeekView, is_long_ago
from sendpath.answers.shapes import Urgency
from sendpath.caseload.due_things import AWAITING, Dated, Due
from sendpath.caseload.list_changes import changes_view, in_one_line
from sendpath.caseload.list_standing import LATE
from sendpath.caseload.list_steps import is_step_of, titled_step
from sendpath.caseload.since import Changed
from sendpath.core.clauses import Who
from sendpath.core.names import spell
from sendpath.core.problem import Problem

AHEAD: tuple[Stands, ...] = ("today", "ahead")
PLANNED: Stands = "planned"

STANDS: tuple[Stands, ...] = (*LATE, AWAITING, *AHEAD, PLANNED, "find-out", "unread")

MANY, TIMES = 5, 3
"""A day on which so many things fall due, and so many times what falls on others, piles up."""

LONGEST = 53
"""Weeks that are shown; what is later is counted."""

WEEK = timedelta(days=7)


class Wanted(NamedTuple):
    """What is wanted of a list.

    Attributes:
        within: The days ahead that it reaches; None for all.
        who: Whose steps; none for everybody's.
        grouped: Whether it is parted by a column of the caller's.
    """

    within: int | None = None
    who: Collection[Who] = ()
    grouped: bool = False


def due_list(
    rows: Sequence[Dated],
    wanted: Wanted,
    context: Context,
    problems: Sequence[Problem],
    changed: Sequence[Changed] | None = None,
    left_out: tuple[int, int] = (0, 0),
) -> DueView:
    """Make the document of a list."""
    today = context.today
    last = None if wanted.within is None else today + timedelta(days=wanted.within)
    there = [
        due
        for row in rows
        for due in row.dues
        if _is_asked(due, wanted.who) and _is_within(due, last, context)
    ]
    there.sort(key=lambda due: _place(due, context, grouped=wanted.grouped))
    piled = _piled(there)
    items = [_item(each, context, piled, grouped=wanted.grouped) for each in there]
    silent = [row.case for row in rows if not row.days and not _has_day(row)]
    unbound = [row.case for row in rows if row.unbound]
    ended = [row.case for row in rows if row.days and not row.dues and not row.unbound]
    changes = None if changed is None else [*changes_view(changed, wanted.who, context)]
    verdict, urgency = _verdict(items, changes, wanted.within, len(silent), len(unbound))
    if wanted.who and changes is None and all(each.rule is None for each in there):
        verdict = f"{nobodys(rows, wanted, context)}; {verdict}"
    return {
        "schema": "sendpath/due/1",
        "law_as_at": context.book.law_as_at,
        "rule_book": context.book.version,
        "calendar": calendar_view(context),
        "today": today,
        "within": wanted.within,
        "verdict": verdict,
        "urgency": urgency,
        "cases": len(rows),
        "silent": len(silent),
        "without_day": silent,
        "without_binding_day": unbound,
        "without_more": ended,
        "left_out": left_out[0],
        "left_out_open": left_out[1],
        "items": items,
        "weeks": [*_weeks(there)],
        "changes": changes,
        "problems": [problem_view(each) for each in problems],
    }


def _is_asked(due: Due, who: Collection[Who]) -> bool:
    return is_step_of(due.rule, due.meeting and due.meeting.meeting, who)


def _has_day(row: Dated) -> bool:
    """Say whether a row without a last day has another: of a meeting, or of a letter not told."""
    return any(due.day is not None for due in row.dues)


def nobodys(rows: Sequence[Dated], wanted: Wanted, context: Context) -> str:
    """Say why a list of somebody's steps holds none: when there is one, and whose there are."""
    named = " or ".join(words.WHO[who] for who in wanted.who)
    last = None if wanted.within is None else context.today + timedelta(days=wanted.within)
    every = [due for row in rows for due in row.dues if due.rule is not None]
    theirs = [due.day for due in every if due.day and _is_asked(due, wanted.who)]
    reach = f" within {words.many(wanted.within, 'day')}" if wanted.within is not None else ""
    told = f"no step of {named}{reach}"
    told += f" (the next by {spell(min(theirs))}: --within all)" if theirs else ""
    within = (due.rule for due in every if due.rule and _is_within(due, last, context))
    listed = Counter(each for rule in within for each in rule.owners)
    there = ", ".join(f"{who} {many}" for who, many in listed.most_common())
    return f"{told}; steps there are, by --who: {there or 'none'}"


def _is_within(due: Due, last: date | None, context: Context) -> bool:
    """Say whether it is to be done in the days that the list reaches."""
    act = _act_by(due, context) or due.safe or due.day
    is_to_come = due.stands in (*AHEAD, PLANNED)
    return not is_to_come or last is None or act is None or act <= last


def _place(due: Due, context: Context, *, grouped: bool) -> tuple[str, int, int, int, str]:
    """Say where on the list it stands: late ones first, the latest day first; then by day.

    What is to be done before its last day stands where it is to be done.

    What a body has not done stands apart from the last days that somebody has missed.
    """
    day = _act_by(due, context) or due.safe or due.day
    number = 0 if day is None else day.toordinal()
    order = (*(due.stands == each for each in LATE), due.stands == AWAITING, due.stands in AHEAD)
    order = (*order, due.stands == PLANNED)
    old = is_long_ago(due.stands, due.day, context.today)
    part = len(order) + 1 if old else (*order, True).index(True)
    by = due.by if grouped else ""
    place = -number if due.stands in LATE else number
    return by, part, place, due.row, due.rule.id if due.rule else ""


def _piled(there: Sequence[Due]) -> set[date]:
    days = Counter(due.day for due in there if due.stands in AHEAD and due.day is not None)
    usual = sum(days.values()) / len(days) if days else 0
    return {day for day, many in days.items() if many >= MANY and many >= TIMES * usual}


def _item(due: Due, context: Context, piled: Collection[date], *, grouped: bool) -> ItemView:
    rule, today = due.rule, context.today
    title, who, owner = titled_step(rule, due.meeting and due.meeting.meeting)
    return {
        "case": due.case,
        "row": due.row,
        "sheet": due.sheet,
        "worker": due.worker,
        "by": due.by if grouped else None,
        "rule": rule.id if rule else None,
        "title": title,
        "who": who,
        "owner": owner,
        "stands": due.stands,
        "due": due.day,
        "safe": due.safe,
        "act_by": _act_by(due, context),
        "until_25": due.until_25,
        "by_age": due.by_age or None,
        "by_time": due.by_time or None,
        "days": None if due.day is None else (due.day - today).days,
        "conditional": due.conditional,
        "pile_up": due.stands in AHEAD and due.day in piled,
        "words": due.words,
        "check_first": due.check or None,
        "left": due.left or None,
        "step": rule.closed_by if rule else due.meeting.fact if due.meeting else None,
    }


def _act_by(due: Due, context: Context) -> date | None:
    """Give the working day by which the family has to act, where the last day is another."""
    last = due.safe or due.day
    if due.stands not in AHEAD or last is None or due.rule is None or due.rule.kind != "limit":
        return None
    last = last if due.until_25 is None else min(last, due.until_25)
    day = context.working_by(last)
    return None if day == due.day else day


def _weeks(there: Sequence[Due]) -> Iterator[WeekView]:
    days = [due.day for due in there if due.stands in AHEAD and due.day is not None]
    many = Counter(day - timedelta(days=day.weekday()) for day in days)
    if not many:
        return
    monday, last = min(many), min(max(many), min(many) + LONGEST * WEEK)
    while monday <= last:
        yield {"monday": monday, "due": many[monday]}
        monday += WEEK


def _verdict(
    items: Sequence[ItemView],
    changes: Sequence[ChangeView] | None,
    within: int | None,
    silent: int,
    unbound: int,
) -> tuple[str, Urgency]:
    """Say the one line of the list."""
    if changes is not None:
        return in_one_line(changes)
    of = {stands: [each for each in items if each["stands"] == stands] for stands in STANDS}
    ahead = len(of["today"]) + len(of["ahead"])
    reach = "" if within is None else f" within {words.many(within, 'day')}"
    parts = [f"{ahead} due{reach}"]
    if of["overdue"]:
        parts.append(f"{len(of['overdue'])} overdue")
    if of["missed"]:
        parts.append(f"a last day has passed in {_cases(of['missed'])}")
    if of[AWAITING]:
        parts.append(f"{_cases(of[AWAITING])} may still have a certificate to come")
    if of[PLANNED]:
        parts.append(words.many(len(of[PLANNED]), "appointment"))
    asks = [*of["find-out"], *of["unread"]]
    if asks:
        parts.append(f"something to find out in {_cases(asks)}")
    if silent:
        parts.append(f"no day at all in {words.many(silent, 'case')}")
    if unbound:
        parts.append(f"no day that still binds in {words.many(unbound, 'case')}")
    late = of["overdue"] or of["missed"]
    return ", ".join(parts), "late" if late else "soon" if ahead or silent or unbound else "ahead"


def _cases(items: Sequence[ItemView]) -> str:
    return words.many(len({(each["sheet"], each["row"]) for each in items}), "case")
