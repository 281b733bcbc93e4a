"""Whether what a concern is about was done in time, as told: then it may be something else."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.answers.in_short import owed
from sendpath.answers.shapes import RowView
from sendpath.core.case import Case
from sendpath.core.names import spell_fully
from sendpath.core.routes import Concern
from sendpath.core.situation import APPEALABLE, Found

DONE = ("done", "done-by")
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


def led(found: Found, case: Case, rows: Mapping[str, RowView], over: Settled | None) -> Found:
    """Put the ways first that what was told leads to.

    They are those of the council's answer, where that can be appealed: its letter has a last day.
    Else, where all was done in time, they are the ones that the rule book names for that.
    """
    concern = found.concern
    if _is_answered(found, case, rows):
        first = (*found.home, *concern.first)
    elif over is not None and not over.ahead:
        first = concern.settled
    else:
        return found
    return found._replace(concern=concern._replace(first=first))


def _is_answered(found: Found, case: Case, rows: Mapping[str, RowView]) -> bool:
    """Say whether a decision that can be appealed is the answer to what the concern is about."""
    decision = found.decision
    if decision is None or decision.answer != "yes" or APPEALABLE in found.concern.traits:
        return False
    duties = [row for rule in found.concern.duties if (row := rows.get(rule)) is not None]
    if any(row["closed_by"] == decision.shows and row["done"] in DONE for row in duties):
        return True
    told = decision.told_by
    return bool(duties) and bool(told) and told.items() <= case.choices.items()


def _is_in_time(row: RowView) -> bool:
    """Say whether a duty that binds was done, and not late: on a day told, or by a later fact."""
    if row["conditional"] or row["certainty"] == "doubted" or row["due"] is None:
        return False
    return row["done"] in DONE and _day_of(row) <= row["due"]


def _is_open(row: RowView) -> bool:
    """Say whether a duty was late, as told, or may be, or is still to be done."""
    return row["standing"] is not None or row["happened"] is not None


def _day_of(row: RowView) -> date:
    return row["happened"] or row["done_by"] or date.max
