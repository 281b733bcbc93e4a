"""``count`` and ``holidays``: the arithmetic alone, and the days it rests on."""

import sys
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.notes import cite_of
from sendpath.answers.shapes import CiteView
from sendpath.core.calendar import Calendar, Certainty
from sendpath.core.clauses import Count, Event, Move
from sendpath.core.law import Fact
from sendpath.core.moves import move
from sendpath.core.names import spell_fully
from sendpath.core.periods import RELATIONS, Period, Relation, asks_calendar
from sendpath.core.steps import Derived

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict

if TYPE_CHECKING:
    from sendpath.core.periods import Span

DAY = Event("day")
ROLLS = ("working", "appeal")


class CountStepView(TypedDict):
    """A day reached; ``cite`` is null for the count itself, which no one rule asks for."""

    date: date
    text: str
    cite: CiteView | None


class CountView(TypedDict):
    """The whole answer of ``sendpath count``."""

    schema: Literal["sendpath/count/1"]
    verdict: str
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


class Counting(NamedTuple):
    """What to count: a period from a day, what to leave out, and how its end is moved."""

    relation: Relation
    period: Period
    day: date
    roll: str | None = None
    skip_vacation: bool = False


def count(counting: Counting, context: Context) -> CountView:
    """Count a period, and move its end where asked.

    Raises:
        BeyondCalendar: The count asks about days that no calendar can speak of.
        OverflowError, ValueError: It leaves the years that a date can have.
    """
    calendar, uncounted = context.calendar, _uncounted(counting, context)
    raw = RELATIONS[counting.relation](
        counting.period, counting.day, calendar=calendar, uncounted=uncounted
    )
    due = move(_moves(context)[counting.roll], raw, calendar=calendar)
    return {
        "schema": "sendpath/count/1",
        "verdict": f"{spell_fully(due.day)}: {_counted(counting, uncounted, context)}",
        "law_as_at": context.book.law_as_at,
        "rule_book": context.book.version,
        "due": due.day,
        "raw": raw,
        "certainty": _certainty(counting, due, calendar),
        "steps": [
            {"date": raw, "text": _counted(counting, uncounted, context), "cite": None},
            *_moved(due, context),
        ],
    }


def holidays(year: int, context: Context) -> HolidaysView:
    """List a year's bank holidays, with how certain they are."""
    calendar = context.calendar
    return {
        "schema": "sendpath/holidays/1",
        "law_as_at": context.book.law_as_at,
        "days": [
            {"date": day, "name": name, "certainty": calendar.certainty_of(day)}
            for day, name in calendar.year(year)
        ],
    }


def _uncounted(counting: Counting, context: Context) -> "tuple[Span, ...]":
    rule = context.book.law.rules[context.book.counting.vacation_of]
    run = rule.versions[-1].limbs[0].run
    return run.uncounted if counting.skip_vacation and isinstance(run, Count) else ()


def _moves(context: Context) -> Mapping[str | None, tuple[Move, ...]]:
    """Give the moves of each way to roll: those of the appeal, or only to a working day."""
    moves = context.book.law.rules[context.book.counting.moves_of].versions[-1].moves
    return {None: (), "appeal": moves, "working": moves[-1:]}


def _counted(counting: Counting, uncounted: "tuple[Span, ...]", context: Context) -> str:
    cite = context.book.law.rules[context.book.counting.moves_of].versions[-1].limbs[0].run.cite
    clause = Count(counting.relation, DAY, counting.period, cite, uncounted)
    facts = {DAY: Fact(id=DAY, words="given", when="the day given", option="--after")}
    return f"{words.counting(clause, facts)}, {spell_fully(counting.day)}"


def _moved(due: Derived, context: Context) -> list[CountStepView]:
    return [
        {
            "date": each.end,
            "text": words.step(each, context.facts),
            "cite": cite_of(each.clause.cite, context),
        }
        for each in due.steps
    ]


def _certainty(counting: Counting, due: Derived, calendar: Calendar) -> Certainty:
    looked = due.looked_to or (due.day if asks_calendar(counting.period) else None)
    return calendar.certainty_of(looked)
