"""The family's own last days that have passed, on every way of a concern: which, and what is left.

A way may be closed by such a day, or be open all the same; either way the day is told before a
step that has no day of its own.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence

from sendpath.answers.context import Context
from sendpath.answers.in_short import left_as_noted
from sendpath.answers.routes import RouteDateView, route_date
from sendpath.answers.shapes import RowView
from sendpath.core.clauses import RuleId
from sendpath.core.routes import Route, Seen

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict


class PassedView(TypedDict):
    """A last day that has passed: of which way, whether that closes it, what may still be open."""

    route: str
    name: str
    closes: bool
    date: RouteDateView
    left: str


def passed_days(
    seen: Iterable[Seen], rows: Mapping[str, RowView], first: Sequence[str], context: Context
) -> list[PassedView]:
    """Give each last day once, those of the ways that are named first before all others.

    Args:
        seen: Every way, open or closed.
        rows: What each rule gives.
        first: The ways that are named first.
        context: With what to answer.
    """
    place = {name: number for number, name in enumerate(first)}
    ways = sorted(seen, key=lambda each: place.get(each.route.id, len(place)))
    found: dict[str, PassedView] = {}
    for each in ways:
        for rule, left in _left(each).items():
            row = rows.get(rule)
            if row is not None and is_open(row):
                day = route_date(row, context)
                told: PassedView = {
                    "route": each.route.id,
                    "name": each.route.name,
                    "closes": each.closing is not None,
                    "date": day,
                    "left": left,
                }
                found.setdefault(rule, told)
    return list(found.values())


def missed(route: Route, rows: Mapping[str, RowView], context: Context) -> RouteDateView | None:
    """Give the last day by which a way is late, where it has passed."""
    late = (rows[each.rule] for each in route.late if each.rule in rows)
    return next((route_date(row, context) for row in late if row["standing"] == "passed"), None)


def came_late(route: Route, rows: Mapping[str, RowView], context: Context) -> RouteDateView | None:
    """Give the family's last day that a way turns on, where what it asks for was done too late.

    One of which a note tells what is left to do goes first.
    """
    turns_on = (rule for when in route.asked() for rule in when.rules())
    there = (rows[rule] for rule in turns_on if rule in rows)
    late = (row for row in there if row["happened"] and (row["days_late"] or 0) > 0)
    own = [row for row in late if row["who"] == "family"]
    first = next((row for row in own if left_as_noted(row, context)), next(iter(own), None))
    return first and route_date(first, context)


def closing_rules(seen: Iterable[Seen]) -> set[RuleId]:
    """Name the rules by whose passing a way is closed."""
    return {
        rule
        for each in seen
        if each.closing is not None and each.closing.when.asks in ("passed", "all_passed")
        for rule in each.closing.when.rules()
    }


def is_open(row: RowView) -> bool:
    """Say whether a last day of the family's has passed, and nothing shows that it was kept."""
    kept = row["done"] in ("done", "done-by")
    return row["who"] == "family" and row["standing"] == "passed" and not kept


def _left(seen: Seen) -> dict[RuleId, str]:
    """Say what may still be open once each of a way's last days has passed."""
    closing = seen.closing
    if closing is None:
        return {each.rule: each.text for each in seen.route.late}
    return dict.fromkeys(closing_rules([seen]), f"{closing.text} {closing.instead}")
