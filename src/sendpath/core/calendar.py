"""Which days are working days, and how far that is known rather than projected."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

Certainty = Literal["firm", "provisional"]
Firmness = Literal["firm", "provisional", "doubted"]
"""How firm a rule's day is: the calendar's own certainty, unless what it hangs on was not read."""
"""Provisional: bank holidays that are not published yet mattered, and were projected."""

ONE_DAY = timedelta(days=1)
SATURDAY = 5


class BeyondCalendar(Exception):  # noqa: N818 - a limit of what is known, not a fault
    """A day was asked about that no calendar here can speak of."""


class BeyondTerms(Exception):  # noqa: N818 - a limit of what was told, not a fault
    """A school day was asked about that the term dates told do not speak of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Bank holidays of England and Wales, and what lies beyond those published.

    Attributes:
        name: The division, ``england-and-wales``.
        days: Every bank holiday as published, substitute days and one-offs included, with its name.
        confirmed_to: The last day the published list speaks for; later years are a projection.
        first: The first day that can be asked about.
        last: The last day that can be asked about, by projection.
        project: Gives a later year's likely bank holidays. Called once a year of days.
        projected: What ``project`` has given so far.
        terms: A school's terms, both days inside each, in order; empty when not told.

    Source: Banking and Financial Dealings Act 1971, section 1; digest section 1.
    """

    name: str
    days: Mapping[date, str]
    confirmed_to: date
    first: date
    last: date
    project: Callable[[int], Mapping[date, str]]
    projected: dict[int, Mapping[date, str]] = field(default_factory=dict, compare=False)
    terms: tuple[tuple[date, date], ...] = ()

    def check(self, day: date) -> date:
        """Give the day back, or say that it lies outside what can be answered.

        Raises:
            BeyondCalendar: The day is before ``first`` or after ``last``.
        """
        if not self.first <= day <= self.last:
            raise BeyondCalendar(day)
        return day

    def holiday(self, day: date) -> str | None:
        """Name the bank holiday on a day, published or projected; None when there is none."""
        if day in self.days or day <= self.confirmed_to:
            return self.days.get(day)
        if day.year not in self.projected:
            self.projected[day.year] = self.project(day.year)
        return self.projected[day.year].get(day)

    def year(self, year: int) -> list[tuple[date, str]]:
        """List a year's bank holidays, published or projected, in order."""
        start = date(year, 1, 1)
        named = (
            start + ONE_DAY * number for number in range((date(year, 12, 31) - start).days + 1)
        )
        return [(day, name) for day in named if (name := self.holiday(day)) is not None]

    def is_working(self, day: date) -> bool:
        """Say whether a day is a working day: no Saturday, Sunday or bank holiday.

        Raises:
            BeyondCalendar: The day lies outside what can be answered.
        """
        return self.check(day).weekday() < SATURDAY and self.holiday(day) is None

    def is_school_day(self, day: date) -> bool:
        """Say whether a school is open: a working day inside one of its terms.

        Raises:
            BeyondTerms: The day lies before the first term told or after the last.
        """
        if not self.terms or not self.terms[0][0] <= day <= self.terms[-1][1]:
            raise BeyondTerms(day)
        return any(first <= day <= last for first, last in self.terms) and self.is_working(day)

    def certainty_of(self, looked_to: date | None) -> Certainty:
        """Say how certain an answer is that looked at bank holidays up to a day, if at any."""
        firm = looked_to is None or looked_to <= self.confirmed_to
        return "firm" if firm else "provisional"

    def next_working(self, day: date) -> date:
        """Give the first working day on or after a day."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def previous_working(self, day: date) -> date:
        """Give the last working day on or before a day."""
        while not self.is_working(day):
            day -= ONE_DAY
        return day
