"""The document of ``due``: what falls due in a caseload, what was missed, and what has changed."""

import sys
from datetime import date, timedelta
from typing import Literal

from sendpath.answers.shapes import CalendarView, ProblemView, Urgency
from sendpath.core.clauses import Who

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict

Stands = Literal[
    "overdue", "missed", "awaiting-certificate", "today", "ahead", "planned", "find-out", "unread"
]
"""How something on the list stands: a duty not done, a last day of the family that has passed, one
that waits for a certificate, one that is still to be kept, a meeting that is planned, what must be
found out first, and what could not be read. A meeting is the caller's own day, and no deadline."""

LONG_AGO = timedelta(days=365)
"""A last day of the family that passed so long ago stands at the end of a list, in short."""


def is_long_ago(stands: Stands, day: date | None, today: date) -> bool:
    """Say whether a last day of the family passed so long ago."""
    return stands == "missed" and day is not None and day < today - LONG_AGO


Change = Literal["new", "moved", "done", "gone"]


class ItemView(TypedDict):
    """One thing on the list: ``days`` is negative when its day has passed.

    ``act_by`` is the working day by which the family has to act, where that is before the last day.
    ``until_25`` is a young person's last day to appeal, where the last day is later, or may be;
    ``by_age`` says what an age that was told changes.
    ``by_time`` is the hour of the last day by which it must be there, as ``17:00``.
    ``check_first`` says on what it hangs that something is overdue, or that a day has passed.
    ``left`` says in few words what can still be done of a last day of the family that has passed.
    ``step`` is the fact that shows it done: two times of one row may run out for the same one. Of a
    planned meeting it is the fact of its day: no rule gives that. Its ``who`` is the first to come.
    ``sheet`` is that of the row, where several were answered; each counts its own rows. ``worker``
    is who works on the case, where a column says so by which the list is not parted.
    """

    case: str
    row: int
    sheet: str | None
    worker: str | None
    by: str | None
    rule: str | None
    title: str
    who: Who | None
    owner: str
    stands: Stands
    due: date | None
    safe: date | None
    act_by: date | None
    until_25: date | None
    by_age: str | None
    by_time: str | None
    days: int | None
    conditional: bool
    pile_up: bool
    words: str
    check_first: str | None
    left: str | None
    step: str | None


class WeekView(TypedDict):
    """A week, by its Monday, and how many things fall due in it."""

    monday: date
    due: int


class ChangeView(TypedDict):
    """What is another than it was: ``was`` and ``due`` are the days before and now.

    Of a meeting to come ``rule`` is null; its ``title`` is that of the meeting. ``conditional`` and
    ``check_first`` are of the day as it is now: what has to be so for it to bind, or be right.
    """

    case: str
    row: int | None
    sheet: str | None
    change: Change
    rule: str | None
    title: str
    who: Who | None
    owner: str
    was: date | None
    due: date | None
    conditional: bool
    check_first: str | None


class DueView(TypedDict):
    """What falls due. ``changes`` is null unless it was asked what has changed.

    ``silent`` counts the cases of which no rule gives a day and no meeting is planned;
    ``without_day`` names them.
    ``without_binding_day`` names those that have days, of which none has to be kept: guidance, what
    is usual, or a minimum that has passed. ``without_more`` names those of whose days all are done,
    or bind no longer, as far as told. ``left_out`` counts the rows that a map leaves out;
    ``left_out_open`` those of them that are open by what they tell.
    """

    schema: Literal["sendpath/due/1"]
    law_as_at: date
    rule_book: str
    calendar: CalendarView
    today: date
    within: int | None
    verdict: str
    urgency: Urgency
    cases: int
    silent: int
    without_day: list[str]
    without_binding_day: list[str]
    without_more: list[str]
    left_out: int
    left_out_open: int
    items: list[ItemView]
    weeks: list[WeekView]
    changes: list[ChangeView] | None
    problems: list[ProblemView]
