"""The shapes that documents share: the JSON contract, which every other format is written from.

Fields are only ever added within a schema version. Days are ``date`` here and ISO text in JSON.
"""

import sys
from datetime import date
from typing import Literal

from sendpath.core.calendar import Firmness
from sendpath.core.clauses import Done, Grade, Kind, Standing, Who

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict

Status = Literal["due", "waiting", "not-applicable", "not-covered", "no-date", "unconfirmed"]
Sense = Literal["by", "from", "until"]
Urgency = Literal["late", "soon", "ahead", "done", "open"]
"""How near or late what a verdict speaks of is; ``open`` where no day decides."""


class CiteView(TypedDict):
    """Where the law says it."""

    source: str
    at: str
    url: str
    verified: Grade


class StepView(TypedDict):
    """A day reached, in words, with its law."""

    date: date
    text: str
    cite: CiteView


class ReadingView(TypedDict):
    """The day under one answer to a disputed question."""

    id: str
    label: str
    due: date | None
    cite: CiteView
    prevailing: bool


class NoteView(TypedDict):
    """Something to know; ``cite`` is null where no law is behind it.

    A note that ``qualifies`` says on what the date depends; one ``with_day`` stands beside the day
    in short answers too.
    """

    id: str
    text: str
    cite: CiteView | None
    qualifies: bool
    with_day: bool


class ExceptionView(NoteView):
    """An exception that stands beside a date and never moves it.

    ``short`` says it in a few words; ``met`` is the outcome of its test, null where it has none, or
    a fact is missing.
    """

    short: str
    met: bool | None


class WhatIfView(TypedDict):
    """What a certificate still to come would do; all null when none is to come.

    ``last_day`` is the last day if it were ``issued_on`` that day.
    """

    certificate_adds_nothing_until: date | None
    issued_on: date | None
    last_day: date | None


class RowView(TypedDict):
    """One rule and what it gives.

    ``conditional``: it is not known to bind; ``title`` names on what that depends. ``closed_by`` is
    the fact that shows it done; null where no fact does. ``planned`` is its day while that is still
    to come. ``done_by`` is a day by which a later fact shows that it was done, on a day that was
    not told. ``overdue``: a public body's duty that binds for certain has passed, and was not done.
    ``floor``, while it waits, is a day before which the last day does not lie. ``to_confirm``: it
    has passed, and nobody told whether it was done: a question, and no reproach. ``done`` says
    which. ``gone``: it was to be done before a day that has come, or something told leaves open
    that it was done since: undone by its last day, it is not late by the days up to today.
    ``ticked`` is a fact that was said to have happened, and not when: its own, or one that shows it
    done.
    """

    id: str
    title: str
    who: Who
    owner: str
    kind: Kind
    conditional: bool
    uncertain: bool
    status: Status
    sense: Sense
    due: date | None
    by_time: str | None
    by_time_cite: CiteView | None
    opens: date | None
    raw: date | None
    safe: date | None
    latest: date | None
    arguable_until: date | None
    days_left: int | None
    standing: Standing | None
    certainty: Firmness | None
    verified: Grade | None
    waiting_for: list[str]
    floor: date | None
    closed_by: str | None
    because: list[NoteView]
    steps: list[StepView]
    considered: list[StepView]
    readings: list[ReadingView]
    exceptions: list[ExceptionView]
    what_if: WhatIfView
    happened: date | None
    planned: date | None
    done_by: date | None
    days_late: int | None
    done: Done | None
    ticked: str | None
    overdue: bool
    to_confirm: bool
    gone: bool
    warnings: list[NoteView]
    summary: str
    listed: bool


class FactsView(TypedDict):
    """Facts that are not dates; ``order`` is what was ordered, conceded or agreed.

    ``born`` is a day all the same: no period runs from it.
    """

    reason: str | None
    order: str | None
    exclusion: str | None
    outcome: str | None
    transfer: str | None
    plan: str | None
    born: date | None


class GivenView(TypedDict):
    """What was told and used.

    ``taken`` names the fact that stood in; ``undated`` names what was said to have happened, and
    not when; ``label`` is the caller's own name for the case.
    """

    facts: FactsView
    events: dict[str, date | str]
    taken: dict[str, str]
    undated: list[str]
    label: str | None


class CalendarView(TypedDict):
    """The bank holidays counted with; ``added`` were given with ``--bank-holiday``."""

    name: str
    confirmed_to: date
    added: list[date]


class ProblemView(TypedDict):
    """A fault in what was told."""

    where: str
    value: str
    problem: str
    write: str


class VerdictView(TypedDict):
    """What opens an answer for people: one line, and how urgent it is, which colours it."""

    verdict: str
    urgency: Urgency


class DatedView(VerdictView):
    """What every answer with dates holds, whichever command gave it."""

    law_as_at: date
    rule_book: str
    calendar: CalendarView
    today: date
    given: GivenView
    deadlines: list[RowView]
    warnings: list[NoteView]
    problems: list[ProblemView]
