"""The shape of whole documents: one a command. See ``view`` for what stands in them."""

import sys
from datetime import date
from typing import Literal

from sendpath.core.calendar import Certainty
from sendpath.core.clauses import Standing, Who
from sendpath.render.view import CalendarView, CiteView, DatedView, GivenView, NoteView, ProblemView

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict


class AppealFactsView(TypedDict):
    """What was told about the decision and the person."""

    reason: str | None
    sections: list[str]
    born: date | None
    on: date


class AppealGivenView(TypedDict):
    """What was told and used."""

    facts: AppealFactsView
    events: dict[str, date]
    taken: dict[str, str]
    label: str | None


class CanAppealView(TypedDict):
    """The whole answer of ``sendpath can-appeal``.

    ``reason`` is what is really in dispute: the reason told, or what the sections make of it.
    ``last_day`` is that of the appeal, when the decision's date was told.
    """

    schema: Literal["sendpath/can-appeal/1"]
    law_as_at: date
    rule_book: str
    calendar: CalendarView
    today: date
    given: AppealGivenView
    answer: Literal["yes", "no", "depends"] | None
    reason: str | None
    words: str | None
    certificate: Literal["needed", "not-needed", "held", "leave-needed"] | None
    form: str | None
    who: Literal["parent", "young-person"] | None
    parent_until: date | None
    young_person_until: date | None
    last_day: date | None
    contact_by: date | None
    act_by: date | None
    because: list[NoteView]
    instead: list[NoteView]
    flips: list[NoteView]
    warnings: list[NoteView]
    problems: list[ProblemView]


class CountStepView(TypedDict):
    """A day reached; ``cite`` is null for the count itself, which no one rule asks for."""

    date: date
    text: str
    cite: CiteView | None


class CountView(TypedDict):
    """The whole answer of ``sendpath count``."""

    schema: Literal["sendpath/count/1"]
    law_as_at: date
    rule_book: str
    due: date
    raw: date
    certainty: Certainty
    steps: list[CountStepView]


class HolidayView(TypedDict):
    """One bank holiday."""

    date: date
    name: str
    certainty: Certainty


class HolidaysView(TypedDict):
    """The whole answer of ``sendpath holidays``."""

    schema: Literal["sendpath/holidays/1"]
    law_as_at: date
    days: list[HolidayView]


class DeadlinesView(DatedView):
    """The whole answer of ``sendpath deadlines``."""

    schema: Literal["sendpath/deadlines/1"]


class ProcessView(TypedDict):
    """A process and what it is about."""

    id: str
    words: str


class ProcessesView(TypedDict):
    """The whole answer of ``sendpath timeline`` alone."""

    schema: Literal["sendpath/processes/1"]
    law_as_at: date
    rule_book: str
    processes: list[ProcessView]


class FactView(TypedDict):
    """A fact that a process takes: which rules count from it, end with it, or change with it."""

    event: str
    words: str
    value: Literal["day", "year"]
    told: bool
    gives: list[str]
    closes: list[str]
    changes: list[str]


class TimelineView(DatedView):
    """The whole answer of ``sendpath timeline PROCESS``.

    ``tells_most`` is the missing fact from which most rules count.
    """

    schema: Literal["sendpath/timeline/1"]
    process: str
    words: str
    facts: list[FactView]
    tells_most: str | None


class ContactView(TypedDict):
    """Whom to contact."""

    name: str
    url: str


class RouteDateView(TypedDict):
    """One day that belongs to a route: due, or what it waits for, or why there is none."""

    rule: str
    title: str
    who: Who
    owner: str
    due: date | None
    safe: date | None
    safe_why: str | None
    by_time: str | None
    standing: Standing | None
    days_left: int | None
    days_late: int | None
    binds: bool
    waiting_for: list[str]
    because: str | None
    notes: list[str]


class RouteView(TypedDict):
    """A route that is open; ``late`` and ``early`` say so where it is late, or nothing is due."""

    id: str
    name: str
    branch: str
    who: str
    cost: str
    gives: list[str]
    cannot: list[str]
    beside: str
    prepare: list[str]
    contact: list[ContactView]
    dates: list[RouteDateView]
    late: str | None
    early: str | None
    cite: CiteView | None


class ClosedView(TypedDict):
    """A route that is closed: by what, why, and what to do instead."""

    id: str
    name: str
    branch: str
    closed_by: str
    because: str
    instead: str


class NextView(TypedDict):
    """The next step; ``by`` is the safe day of ``rule``, where one is ahead.

    ``act_by`` is the last working day on or before it; ``unknown`` tells of last days that may be
    running, uncounted for want of a fact; ``expect`` is the next thing that somebody else must do,
    ``overdue`` what they should have done; ``then`` the family's nearest other days
    ahead, on any open route.
    """

    route: str
    name: str
    by: date | None
    act_by: date | None
    rule: str | None
    late: str | None
    early: str | None
    unknown: list[str]
    expect: RouteDateView | None
    overdue: list[RouteDateView]
    notes: list[str]
    then: list[RouteDateView]
    prepare: list[str]


class PathwayView(TypedDict):
    """The whole answer of ``sendpath pathway``."""

    schema: Literal["sendpath/pathway/1"]
    concern: str
    words: str
    reason: str | None
    form: str | None
    appellant: NoteView | None
    note: str | None
    beside: str | None
    told: list[str]
    law_as_at: date
    rule_book: str
    calendar: CalendarView
    today: date
    given: GivenView
    next: NextView | None
    open: list[RouteView]
    closed: list[ClosedView]
    branches: dict[str, str]
    warnings: list[NoteView]
    problems: list[ProblemView]


class AnswerView(TypedDict):
    """One question and its answer."""

    id: str
    question: str
    answer: str
    cite: CiteView


class FaqView(TypedDict):
    """The whole answer of ``sendpath faq``."""

    schema: Literal["sendpath/faq/1"]
    law_as_at: date
    rule_book: str
    answers: list[AnswerView]


class MythView(TypedDict):
    """A wrong belief and what it gives here; ``days_off`` is positive where that is too late."""

    id: str
    claim: str
    truth: str
    rule: str | None
    believed: date | None
    due: date | None
    safe: date | None
    days_off: int | None
    dangerous: bool
    cite: CiteView


class MythsView(TypedDict):
    """The whole answer of ``sendpath myths``."""

    schema: Literal["sendpath/myths/1"]
    law_as_at: date
    rule_book: str
    today: date
    given: GivenView
    myths: list[MythView]
    problems: list[ProblemView]
