"""Whether what a concern is about was done in time, as told: then it may be something else."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.answers.in_short import owed
from sendpath.answers.routes import RouteDateView, route_date
from sendpath.answers.shapes import RowView
from sendpath.core.case import Case
from sendpath.core.names import spell_fully
from sendpath.core.routes import Concern, Seen, first_open
from sendpath.core.situation import Found

DONE = ("done", "done-by")
PASSED = ("passed", "awaiting-certificate")
ELSE = "Is it something else?"
SO_FAR = "What is told was done in time so far"


class Settled(NamedTuple):
    """What was done in time last, and what of the same concern is still ahead."""

    done: RowView
    ahead: Sequence[RowView]

    def said(self, context: Context) -> str:
        """Say that it was done in time, and ask what else it is; or that it was so far."""
        if self.ahead:
            return SO_FAR
        day = self.done["happened"]
        when = f", on {spell_fully(day)}" if day else ""
        return f"As told, this was done in time{when}: {owed(self.done, context)}. {ELSE}"


def settled(concern: Concern, rows: Mapping[str, RowView]) -> Settled | None:
    """Say what shows that a concern's duties were done in time; None where one is late or open.

    Not told is not done in time: a day that has passed, or hangs on what was not told, is open.
    """
    told = (rows.get(rule) for rule in concern.duties)
    there = [row for row in told if row is not None and row["listed"]]
    done = [row for row in there if _is_in_time(row)]
    rest = [row for row in there if row not in done and _is_open(row)]
    ahead = [row for row in rest if row["standing"] in ("ahead", "today")]
    if not done or len(ahead) < len(rest):
        return None
    return Settled(max(done, key=_day_of), ahead)


def done_late(
    concern: Concern, rows: Mapping[str, RowView], context: Context
) -> RouteDateView | None:
    """Give what was done last of a concern's duties, as told, where that was too late."""
    there = [rows[rule] for rule in concern.duties if rule in rows]
    done = [row for row in there if row["happened"] is not None and row["listed"]]
    last = max(done, key=_day_of, default=None)
    return route_date(last, context) if last and (last["days_late"] or 0) > 0 else None


def led(
    found: Found,
    case: Case,
    seen: Sequence[Seen],
    rows: Mapping[str, RowView],
    over: Settled | None,
    context: Context,
) -> Found:
    """Put the ways first that what was told leads to.

    They are those of the decision told with another concern, where it can be appealed: as the
    council's answer, or as its letter has a last day before the concern's own. Else, where all was
    done in time, they are the ones that the rule book names for that.
    """
    concern = found.concern
    finished = over is not None and not over.ahead
    own = concern.settled if finished else concern.first
    if _goes_first(found, own, case, seen, rows, context):
        first = tuple(each for each in found.home if not finished or each not in concern.first)
        own = (*first, *concern.first)
    return found._replace(concern=concern._replace(first=own))


def _goes_first(
    found: Found,
    own: Sequence[str],
    case: Case,
    seen: Sequence[Seen],
    rows: Mapping[str, RowView],
    context: Context,
) -> bool:
    """Say whether a decision that was told goes before what the concern itself leads to."""
    decision, concern = found.decision, found.concern
    if decision is None or decision.answer != "yes" or not found.home:
        return False
    mine, theirs = (_first_day(first_open(names, seen), rows) for names in (own, found.home))
    if mine is not None and (theirs is None or mine < theirs):
        return False
    if _is_answered(found, case, rows):
        return True
    if concern.after_appeal or not any(each in case.events for each in context.letters):
        return False
    is_late = theirs is None and first_open(found.home, seen) in _late(seen, rows)
    return theirs is not None or (is_late and not set(context.letters) & set(concern.asks))


def _first_day(seen: Seen | None, rows: Mapping[str, RowView]) -> date | None:
    """Give the family's nearest last day ahead on a way."""
    there = [rows[rule] for rule in seen.route.dates if rule in rows] if seen else []
    mine = [row for row in there if row["who"] == "family"]
    days = [row["safe"] for row in mine if row["standing"] in ("ahead", "today")]
    return min((day for day in days if day is not None), default=None)


def _late(seen: Sequence[Seen], rows: Mapping[str, RowView]) -> list[Seen]:
    """Give the ways of which a last day of the family's has passed undone."""
    return [
        each
        for each in seen
        for rule in each.route.days()
        if rule in rows and rows[rule]["who"] == "family" and rows[rule]["standing"] in PASSED
    ]


def _is_answered(found: Found, case: Case, rows: Mapping[str, RowView]) -> bool:
    """Say whether the decision that was told is the answer to what the concern is about."""
    decision = found.decision
    if decision is None:
        return False
    duties = [row for rule in found.concern.duties if (row := rows.get(rule)) is not None]
    if any(row["closed_by"] == decision.shows and row["done"] in DONE for row in duties):
        return True
    told = decision.told_by
    return bool(told) and told.items() <= case.choices.items()


def _is_in_time(row: RowView) -> bool:
    """Say whether a duty that binds was done, and not late: on a day told, or by a later fact.

    What was done on a day told was due, unless something that was not told decides that.
    """
    open_ = row["uncertain"] if row["happened"] else row["conditional"]
    if open_ or row["certainty"] == "doubted" or row["due"] is None:
        return False
    return row["done"] in DONE and _day_of(row) <= row["due"]


def _is_open(row: RowView) -> bool:
    """Say whether a duty was late, as told, or may be, or is still to be done."""
    return row["standing"] is not None or row["happened"] is not None


def _day_of(row: RowView) -> date:
    return row["happened"] or row["done_by"] or date.max
