"""The document of ``batch --summary``: the rates by which a council is judged."""

import sys
from datetime import date
from typing import Literal

from sendpath.answers.shapes import CiteView

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict


class ShareView(TypedDict):
    """How many were done, and how many of them in time; ``rate`` in per cent, null of none."""

    done: int
    in_time: int
    rate: float | None


class YearView(ShareView):
    """A calendar year, of the day on which it was done.

    ``without_exceptions`` leaves out the cases to which an exception applies; null where the sheet
    has no column that tells. Cases of which it was not told (``exceptions_not_told``) are left out
    of that share too: nobody knows.
    """

    year: int
    without_exceptions: ShareView | None
    exceptions: int
    exceptions_not_told: int


class OpenView(TypedDict):
    """Cases in which it was not done, as far as told.

    ``ahead``: the last day is still to come. ``overdue``: it has passed, and it was said that it
    was not done, as by a blank cell. ``not_told``: it has passed, and nothing says whether it was
    done. ``day_not_told``: a later fact shows that it was done, on a day not told. ``unclear``:
    whether it binds hangs on what was not told.
    """

    ahead: int
    overdue: int
    not_told: int
    day_not_told: int
    unclear: int


class MeasuredView(TypedDict):
    """What was done by year, how much of it in time, and the open cases apart.

    ``exceptions_column`` is the column that would tell of exceptions, and ``exceptions_told`` says
    whether the sheet has it. ``unclear_done``: done, and whether it was late hangs on what was not
    told. ``unread``: a day that decides could not be read.
    """

    id: str
    title: str
    what: str
    rule: str
    cite: CiteView
    exceptions_column: str | None
    exceptions_told: bool
    years: list[YearView]
    open: OpenView
    unclear_done: int
    unread: int


class AfterView(TypedDict):
    """What was not done so long after; those of a longer time are among those of a shorter.

    ``not_told``: nothing says whether it was done.
    """

    after: str
    not_done: int
    not_told: int


class OutstandingView(TypedDict):
    """What was not done so long after the day that a rule counts from."""

    id: str
    title: str
    rule: str
    cite: CiteView
    after: list[AfterView]
    unread: int


class WeekView(TypedDict):
    """How many in the week that begins on a Monday."""

    monday: date
    number: int


class WeeklyView(TypedDict):
    """How much there was in each week; weeks without any are left out."""

    id: str
    title: str
    weeks: list[WeekView]


class RatesView(TypedDict):
    """The whole answer of ``sendpath batch FILE --summary``.

    ``rows`` counts all of the sheet, ``unread`` those that could not be read at all and count in no
    rate, ``uncovered`` those with a day that the law or the calendar here does not cover,
    ``left_out`` those that the map leaves out, as no open cases: they count in no rate either.
    """

    schema: Literal["sendpath/rates/1"]
    verdict: str
    law_as_at: date
    rule_book: str
    today: date
    rows: int
    unread: int
    uncovered: int
    left_out: int
    measured: list[MeasuredView]
    outstanding: list[OutstandingView]
    weekly: list[WeeklyView]
