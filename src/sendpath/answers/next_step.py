"""The next step: the first open way, its day, what runs besides, and what others have to do."""

import sys
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.answers.passed_days import PassedView, missed
from sendpath.answers.routes import RouteDateView, RouteView, route_dates
from sendpath.answers.shapes import RowView
from sendpath.answers.used_days import may_be_late, when_used
from sendpath.answers.verdict import WHETHER_DUE, acting_day
from sendpath.answers.words import NOT_READ
from sendpath.core.clauses import RuleId
from sendpath.core.interpreter import TERM
from sendpath.core.law import Choice
from sendpath.core.names import spell_fully
from sendpath.core.routes import Seen
from sendpath.core.walk import mentions

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict

DEPENDS = "Which day counts hangs on what was decided, agreed or ordered."
AT_ONCE = 3
"""Days told with the next step; the others stand with their routes."""


class Asks(NamedTuple):
    """What is asked for about a concern that was not told, and which choices and facts were."""

    facts: Collection[str]
    chosen: Collection[str]
    told: Collection[str] = ()


class NextView(TypedDict):
    """The next step; ``by`` is the safe day of ``rule``, where one is ahead.

    ``act_by`` is the last working day on or before it. Where the family's own last day has passed,
    ``missed`` is that day, ``by`` the same, and ``act_by`` today. ``unknown`` tells of last days
    that may be running, uncounted for want of a fact; ``expect`` is the next thing that somebody
    else must do, ``overdue`` what they should have done and did not, ``to_confirm`` what nobody
    told whether they did: of the step's own days or, where it has none, of any open route;
    ``then`` the family's nearest other days ahead, on any open route; ``passed`` its other last
    days that have passed, on any route that is open or closed by one.
    """

    route: str
    name: str
    by: date | None
    act_by: date | None
    rule: str | None
    missed: RouteDateView | None
    late: str | None
    early: str | None
    unknown: list[str]
    expect: RouteDateView | None
    overdue: list[RouteDateView]
    to_confirm: list[RouteDateView]
    notes: list[str]
    then: list[RouteDateView]
    passed: list[PassedView]
    prepare: list[str]


def next_step(
    seen: Seen,
    rows: Mapping[str, RowView],
    asks: Asks,
    routes: Sequence[RouteView],
    gone: Sequence[PassedView],
    context: Context,
) -> NextView:
    """Say the next step.

    Args:
        seen: The way to go first.
        rows: What each rule gives.
        asks: What is asked for about this concern.
        routes: Every open route.
        gone: The family's last days that have passed.
        context: With what to answer.
    """
    dates = route_dates(seen.route, rows, context)
    mine = [each for each in dates if _is_mine(each)]
    first = min(mine, key=lambda each: each["safe"] or date.max, default=None)
    late = missed(seen.route, rows, context) if first is None else None
    shown = first or late
    by = shown and (shown["due"] if late else shown["safe"])
    passed = dates if any(map(_is_dated, dates)) else _of_any(routes)
    unread = [] if first else _unread(dates)
    return {
        "route": seen.route.id,
        "name": seen.route.name,
        "by": by,
        "act_by": context.today if late else by and acting_day(by, context),
        "rule": shown and shown["rule"],
        "missed": late,
        "late": seen.late,
        "early": None if unread else seen.early,
        "unknown": unread
        if first or unread
        else _running(dates, rows, asks, context.today)
        or _uncounted([each for each in dates if rows[each["rule"]]["listed"]], asks, context),
        "expect": min(_awaited(dates), key=lambda each: each["due"] or date.max, default=None),
        "overdue": [each for each in passed if rows[each["rule"]]["overdue"]],
        "to_confirm": [each for each in passed if rows[each["rule"]]["to_confirm"]],
        "notes": [*(_notes(dates) if first is None else first["notes"]), *_used(rows)],
        "then": [each for each in _other_days(routes) if first is None or not _same(each, first)],
        "passed": [each for each in gone if late is None or not _same(each["date"], late)],
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


def _of_any(routes: Sequence[RouteView]) -> list[RouteDateView]:
    """Give the days of every open route: what others owe counts where the next step has no day."""
    return list({day["rule"]: day for route in routes for day in route["dates"]}.values())


def _is_dated(day: RouteDateView) -> bool:
    return day["due"] is not None


def _running(
    dates: Sequence[RouteDateView], rows: Mapping[str, RowView], asks: Asks, today: date
) -> list[str]:
    """Say of each of the family's days that waits for a fact that it may be running.

    Where nothing at all was told of a concern, those may run that wait for what it asks for.
    """
    return [
        f"A last day may be running: {rows[each['rule']]['summary']}. Find that day now"
        + _act_by(rows[each["rule"]]["floor"], today)
        for each in dates
        if each["who"] == "family"
        and each["waiting_for"]
        and (rows[each["rule"]]["listed"] or _may_run(rows[each["rule"]], asks))
    ][:AT_ONCE]


def _may_run(row: RowView, asks: Asks) -> bool:
    """Say whether a last day waits for what its concern asks for, and of that nothing was told."""
    waits = row["kind"] == "limit" and all(each in asks.facts for each in row["waiting_for"])
    return waits and not any(each in asks.facts for each in asks.told)


def _unread(dates: Sequence[RouteDateView]) -> list[str]:
    """Say of each day that may have passed that something it hangs on could not be read."""
    return [f"{each['title']}: {NOT_READ}" for each in dates if each["standing"] == "unknown"][
        :AT_ONCE
    ]


def _act_by(floor: date | None, today: date) -> str:
    if floor is None:
        return ""
    return f", or act by {spell_fully(floor)}" if floor > today else ", or act today"


def _uncounted(dates: Sequence[RouteDateView], asks: Asks, context: Context) -> list[str]:
    """Say which of the facts that are asked for would tell the days of others; none is known."""
    known = [each for each in dates if each["due"]]
    if known:
        return [] if any(each["binds"] for each in known) else _unbound(known, asks, context)
    near = [each for each in dates if _is_about(each, asks.told, context)]
    facts = _wanted(near, asks) or _wanted(dates, asks)
    if TERM in facts:
        return ["School days are running: give the school's terms, --term FIRST..LAST each"]
    told = " or ".join(f"{each}=DATE" for each in facts)
    return [f"Its days can be told once you give {told}"] if facts else []


def _wanted(dates: Sequence[RouteDateView], asks: Asks) -> list[str]:
    """Name the facts that are asked for and that days wait for, each once."""
    waited = (fact for each in dates for fact in each["waiting_for"] if fact in asks.facts)
    return list(dict.fromkeys(waited))


def _is_about(day: RouteDateView, told: Collection[str], context: Context) -> bool:
    """Say whether something told is a fact of a day's rule: what that waits for is missing."""
    rule = context.book.law.rules[RuleId(day["rule"])]
    return any(each.kind == "event" and each.name in told for each in mentions(rule))


def _unbound(known: Sequence[RouteDateView], asks: Asks, context: Context) -> list[str]:
    """Say of days of which none surely binds on what that hangs; no choice told is asked for."""
    choice = _choice(known, context)
    if choice is not None and choice.id not in asks.chosen:
        return [_perhaps(known) + _choose(choice)]
    passed = [each for each in known if each["standing"] == "passed" and each["due"]]
    first = min(passed, key=lambda each: each["due"] or date.max, default=None)
    if first is None or first["due"] is None:
        return []
    return [f"{WHETHER_DUE}: {first['title']}, by {spell_fully(first['due'])}"]


def _perhaps(known: Sequence[RouteDateView]) -> str:
    """Say that days are known, and not which of them bind."""
    passed = sum(each["standing"] == "passed" for each in known)
    if len(known) == 1:
        return f"{DEPENDS} One day may{', and has passed' if passed else ''}: --all shows it"
    over = f", and {passed} of them {'have' if passed > 1 else 'has'} passed" if passed else ""
    return f"{DEPENDS} It may be any of {len(known)} days{over}: --all shows them"


def _choice(known: Sequence[RouteDateView], context: Context) -> Choice | None:
    """Give the choice on which days hang, where the rule book asks for one first."""
    book = context.book
    processes = (book.processes[book.law.rules[RuleId(each["rule"])].process] for each in known)
    needs = next((each.needs for each in processes if each.needs), None)
    return book.choices[needs] if needs else None


def _choose(choice: Choice) -> str:
    """Say how to tell what they hang on."""
    return f". {choice.question} Say it: {choice.option} {', '.join(choice.values)}"


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
