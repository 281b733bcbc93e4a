"""What public bodies are late with, or have ahead, beside a concern, whatever the next step is."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.answers.hanging import hang_on
from sendpath.answers.others import is_arguable
from sendpath.answers.routes import RouteDateView, route_date
from sendpath.answers.shapes import RowView
from sendpath.core.case import Case
from sendpath.core.clauses import RuleId
from sendpath.core.routes import NOT_TOLD, Seen

FIRST = "What is to be found out below may be late. Ask about it first, and complain if it is."
"""What is said of a step that is for later, while nobody told of what has passed."""

FIND_OUT = "Find out first whether anything is late"
"""The step to take then."""


class Owed(NamedTuple):
    """The days of others, in order, and how each stands.

    Attributes:
        days: All that are late or ahead.
        overdue: What binds for certain, has passed, and was said not to be done.
        to_confirm: The same of which nobody told whether it was done.
        unsettled: What has passed, and hangs on what was not told, is in time by another reading
            of the law, or is guidance that was said not to be kept.
        ahead: What is still to be done.
    """

    days: list[RouteDateView]
    overdue: list[RouteDateView]
    to_confirm: list[RouteDateView]
    unsettled: list[RouteDateView]
    ahead: list[RouteDateView]


def rules_of_others(seen: Iterable[Seen], context: Context) -> set[RuleId]:
    """Name the rules of others in every process of a concern's ways, open or closed to it."""
    rules = context.book.law.rules
    ways = [each.route for each in seen if _is_for_it(each)]
    processes = {rules[rule].process for route in ways for rule in route.dates}
    asked = (rules[rule] for rule in context.book.asked)
    return {each.id for each in asked if each.who != "family" and each.process in processes}


def owed_by_others(rows: Mapping[str, RowView], case: Case, context: Context) -> Owed:
    """Give the days of others, but those that hang on a choice that is asked for first."""
    there = [row for row in rows.values() if _runs(row) and not _hangs(row, case, context)]
    there.sort(key=lambda row: row["due"] or date.max)
    by = [row for row in there if row["sense"] == "by"]

    def shown(chosen: Iterable[RowView]) -> list[RouteDateView]:
        return [route_date(row, context) for row in chosen]

    return Owed(
        days=shown(there),
        overdue=shown(row for row in by if row["overdue"]),
        to_confirm=shown(row for row in by if row["to_confirm"]),
        unsettled=shown(filter(is_unsettled, by)),
        ahead=shown(row for row in by if row["standing"] in ("ahead", "today")),
    )


def instead_of(first: Seen, seen: Iterable[Seen], rows: Mapping[str, RowView], owed: Owed) -> Seen:
    """Give the way on which to press what is overdue, in place of a step without a day of its own.

    A step with a last day of the family's keeps its place, whether the day is ahead, has passed or
    waits for a fact; so does one with something overdue itself.
    """
    late = [each["rule"] for each in owed.overdue]
    own = [rows[rule] for rule in first.route.days() if rule in rows]
    if not late or any(_holds(row) for row in own):
        return first
    ways = [each for each in seen if each.closing is None]
    there = (each for rule in late for each in ways if rule in each.route.dates)
    return next(there, first)


def _holds(row: RowView) -> bool:
    waits = row["status"] == "waiting" and row["listed"]
    mine = row["who"] == "family" and (row["standing"] is not None or waits)
    return mine or row["overdue"]


def is_unsettled(row: RowView) -> bool:
    """Say whether somebody else's day has passed, and it is open if it was due, or bound."""
    passed = row["standing"] == "passed" and not (row["overdue"] or row["to_confirm"])
    return passed and (row["uncertain"] or row["done"] == "not-done" or is_arguable(row))


def asked_first(seen: Iterable[Seen], owed: Owed) -> list[Seen]:
    """Say of ways that are early, where something may be late, that this is to be found out.

    Where something surely is late, none of them is early.
    """
    if owed.overdue:
        return [each._replace(early=None, meanwhile=None) for each in seen]
    if not owed.to_confirm and not owed.unsettled:
        return list(seen)
    return [each._replace(early=FIRST, meanwhile=FIND_OUT) if each.early else each for each in seen]


def _runs(row: RowView) -> bool:
    open_ = row["standing"] in ("ahead", "today", "passed", "unknown")
    return row["who"] != "family" and row["listed"] and open_


def _is_for_it(seen: Seen) -> bool:
    """Say whether a way is for this concern, open or closed by what was told."""
    return seen.closing is None or seen.closing not in (NOT_TOLD, seen.route.otherwise)


def _hangs(row: RowView, case: Case, context: Context) -> bool:
    """Say whether a day hangs on what its process asks for first."""
    process = context.book.processes[context.book.law.rules[RuleId(row["id"])].process]
    return row["id"] in hang_on(process.needs, case, context)
