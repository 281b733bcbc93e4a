"""The shape of whole documents: one a command. See ``view`` for what stands in them."""

import sys
from datetime import date
from typing import Literal

from sendpath.core.outcome import Certainty
from sendpath.render.view import CalendarView, CiteView, DatedView, NoteView, ProblemView

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
