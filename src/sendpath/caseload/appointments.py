"""Meetings that a row tells of and that are still to come: appointments, and no deadlines."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.columns.sheet_columns import Columns
from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.core.fact_use import FactsUsed, facts_used
from sendpath.core.law import Meeting
from sendpath.core.names import spell


class Appointment(NamedTuple):
    """A day on which people come together, as the sheet tells it.

    Attributes:
        fact: Of which fact it is the day.
        meeting: What they go to.
        day: The day.
    """

    fact: Event
    meeting: Meeting
    day: date


class Appointments:
    """The columns of a table whose days may be appointments.

    Args:
        columns: What its columns tell.
        used: What facts are used for: those of other processes are none of this list.
        context: The map of facts, and the day of asking.
    """

    def __init__(self, columns: Columns, used: FactsUsed, context: Context) -> None:
        facts = context.book.law.facts
        there = dict.fromkeys(columns.dates.values())
        self._today = context.today
        self._meetings: Mapping[Event, Meeting] = {
            event: meeting
            for event in there
            if event in used and (meeting := facts[event].meeting) is not None
        }

    def of(self, case: Case) -> Iterator[Appointment]:
        """Give those of a row that are today or still to come."""
        return (each for each in self.told(case) if each.day >= self._today)

    def told(self, case: Case) -> Iterator[Appointment]:
        """Give every meeting of a row whose day is told, past ones too."""
        for event, meeting in self._meetings.items():
            day = case.events.get(event)
            if day is not None:
                yield Appointment(event, meeting, day)


class DisputesAhead:
    """The meetings of disputes: a case that has one still to come is hardly over.

    Args:
        context: The map of facts, the rules of letters, and the day of asking.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._meetings: Mapping[Event, Meeting] | None = None

    def of(self, case: Case) -> Iterator[str]:
        """Name those of a row that are today or still to come, each with its day."""
        meetings = self._meetings = self._meetings or self._found()
        for event, meeting in meetings.items():
            day = case.events.get(event)
            if day is not None and day >= self._context.today:
                yield f"{meeting.title}: {spell(day)}"

    def _found(self) -> Mapping[Event, Meeting]:
        book = self._context.book
        rules = book.law.rules
        letters = [each for each in book.asked if rules[each].process in book.letter.processes]
        used = facts_used(book.law, letters)
        facts = book.law.facts.items()
        return {event: told for event, fact in facts if event in used and (told := fact.meeting)}
