"""The next step: the first open way, its day, what runs besides, and what others have to do."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.answers.not_counted import Asks, if_sent_then, running, uncounted, unread
from sendpath.answers.of_others import Owed
from sendpath.answers.passed_days import PassedView, came_late, missed
from sendpath.answers.person import Outgrown
from sendpath.answers.routes import RouteDateView, RouteView, route_dates
from sendpath.answers.shapes import RowView
from sendpath.answers.used_days import may_be_late, when_used
from sendpath.answers.verdict import acting_day
from sendpath.core.routes import Seen

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict

AT_ONCE = 3
"""Days told with the next step; the others stand with their routes."""


class Beside(NamedTuple):
    """What stands beside the step: the family's last days that have passed, and days of others.

    ``done_late`` is what the concern is about, where that was done, as told, and last too late.
    ``until`` is the young person's last day to appeal by age, where the last day is later.
    """

    gone: Sequence[PassedView]
    owed: Owed
    done_late: RouteDateView | None = None
    until: Outgrown | None = None


class NextView(TypedDict):
    """The next step; ``by`` is the safe day of ``rule``, where one is ahead.

    ``act_by`` is the last working day on or before it. Where the family's own last day has passed,
    ``missed`` is that day, ``by`` the same, and ``act_by`` today; ``came_late`` is the last day
    after which it was used, as told. ``unknown`` tells of last days that may be running, uncounted
    for want of a fact; ``expect`` is the next thing that somebody else must do, ``done_late`` what
    the concern is about and was done too late, ``overdue`` what they should have done and did not,
    ``to_confirm`` what nobody told whether they did: of the step's own days or, where it has none,
    of any open route; ``then`` the family's nearest other days ahead, on any open route;
    ``passed`` its other last days that have passed, on any route that is open or closed by one.
    """

    route: str
    name: str
    by: date | None
    act_by: date | None
    rule: str | None
    missed: RouteDateView | None
    came_late: RouteDateView | None
    late: str | None
    early: str | None
    unknown: list[str]
    expect: RouteDateView | None
    done_late: RouteDateView | None
    theirs: list[RouteDateView]
    overdue: list[RouteDateView]
    to_confirm: list[RouteDateView]
    unsettled: list[RouteDateView]
    notes: list[str]
    then: list[RouteDateView]
    passed: list[PassedView]
    prepare: list[str]


def next_step(
    seen: Seen,
    rows: Mapping[str, RowView],
    asks: Asks,
    routes: Sequence[RouteView],
    beside: Beside,
    context: Context,
) -> NextView:
    """Say the next step.

    Args:
        seen: The way to go first.
        rows: What each rule gives.
        asks: What is asked for about this concern.
        routes: Every open route.
        beside: What stands beside it.
        context: With what to answer.
    """
    dates = route_dates(seen.route, rows, context)
    mine = [each for each in dates if _is_mine(each)]
    first = min(mine, key=lambda each: each["safe"] or date.max, default=None)
    late = missed(seen.route, rows, context) if first is None else None
    shown = first or late
    by = shown and (shown["due"] if late else shown["safe"])
    rule, owed = shown and shown["rule"], beside.owed
    doubted = [] if first else unread(dates, rows, context)
    meanwhile = None if doubted else seen.meanwhile
    return {
        "route": seen.route.id,
        "name": meanwhile or seen.route.name,
        "by": by,
        "act_by": context.today if late else by and acting_day(by, context, rule),
        "rule": rule,
        "missed": late,
        "came_late": came_late(seen.route, rows, context),
        "late": seen.late,
        "early": None if doubted else seen.early,
        "unknown": doubted
        if first or doubted
        else if_sent_then(seen.route, rows, asks, context)
        or running(dates, rows, asks, context.today)
        or uncounted([each for each in dates if rows[each["rule"]]["listed"]], asks, context),
        "expect": _expected(dates, owed),
        "done_late": beside.done_late,
        "theirs": owed.days,
        "overdue": owed.overdue,
        "to_confirm": owed.to_confirm,
        "unsettled": owed.unsettled,
        "notes": [
            *_by_age(beside.until),
            *(_notes(dates) if first is None else first["notes"]),
            *_used(rows),
        ],
        "then": [each for each in _other_days(routes) if first is None or not _same(each, first)],
        "passed": [each for each in beside.gone if late is None or not _same(each["date"], late)],
        "prepare": list(seen.prepare),
    }


def _notes(dates: Sequence[RouteDateView]) -> list[str]:
    """Say of a day that is past and held open what to do."""
    return [
        note
        for each in dates
        if each["standing"] == "awaiting-certificate"
        for note in each["notes"]
    ]


def _by_age(until: Outgrown | None) -> list[str]:
    """Say of an age that is reached before the last day to appeal by when to act."""
    return [until.note] if until else []


def _used(rows: Mapping[str, RowView]) -> list[str]:
    """Say of what a later fact shows to be done, perhaps too late, by when it was."""
    return [
        f"{each['title']}: done {when_used(each)}." for each in rows.values() if may_be_late(each)
    ]


def _same(one: RouteDateView, other: RouteDateView) -> bool:
    return one["rule"] == other["rule"]


def _other_days(routes: Sequence[RouteView]) -> list[RouteDateView]:
    """Give the family's next days on any open route, the nearest first."""
    there = {day["rule"]: day for route in routes for day in route["dates"] if _is_mine(day)}
    return sorted(there.values(), key=lambda day: day["safe"] or date.max)[:AT_ONCE]


def _is_mine(day: RouteDateView) -> bool:
    ahead = day["standing"] in ("ahead", "today") and day["safe"] is not None
    return ahead and day["who"] == "family"


def _is_theirs(day: RouteDateView) -> bool:
    """Say whether somebody else has until this day; its title says on what that hangs."""
    return day["who"] != "family" and day["standing"] in ("ahead", "today")


def _awaited(dates: Sequence[RouteDateView]) -> list[RouteDateView]:
    """Give what others have still to do: what binds them for certain, else what may bind them.

    Where a day that may bind has passed, a later one would only lull.
    """
    ahead = [each for each in dates if _is_theirs(each)]
    doubtful = any(
        each["standing"] == "unknown" or (each["standing"] == "passed" and not each["binds"])
        for each in dates
    )
    return [each for each in ahead if each["binds"]] or ([] if doubtful else ahead)


def _expected(dates: Sequence[RouteDateView], owed: Owed) -> RouteDateView | None:
    """Give what others have to do next: for this step, else beside it, where that surely binds."""
    own = min(_awaited(dates), key=lambda each: each["due"] or date.max, default=None)
    return own or next((each for each in owed.ahead if each["binds"]), None)
