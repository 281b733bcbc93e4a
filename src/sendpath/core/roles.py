"""What code must know of the law, as the rule book says it: which facts and rules play a part."""

from datetime import date
from typing import NamedTuple

from sendpath.core.clauses import Cite, Event, RuleId


class Letter(NamedTuple):
    """A council's letter with a decision: the processes it opens, and what plays a part in them.

    Attributes:
        processes: Those whose rules are asked about a letter.
        sent: The day from which the time to appeal runs.
        received: The day it arrived, from which nothing runs.
        certificate: The day the mediation certificate was issued.
        contact: The rule on contacting the mediation adviser in time.
        window: The rule on the last day to appeal.
        lately: For so many days after a council's answer, its letter may have a last day ahead.
        answered: What is said where a council's answer was told beside another concern.
        refused: The same, where it is known to be one that can be appealed.
    """

    processes: tuple[str, ...]
    sent: Event
    received: Event
    certificate: Event
    contact: RuleId
    window: RuleId
    lately: int
    answered: str
    refused: str


class AppealAges(NamedTuple):
    """At which ages the parent appeals, then the young person, then nobody without advice.

    Attributes:
        leaving_age: Compulsory school age ends in the school year of this birthday.
        last_age: The young person appeals to the day before this birthday.
        school_year_begins: The month and day on which a school year begins.
        leaving_month: The month in which the school leaving date lies.
        leaving_weekday: The weekday whose last one of that month it is; Monday is 0.
        surely_begun: Whoever has turned this age is of compulsory school age until it ends.
        cite: The law of it.
    """

    leaving_age: int
    last_age: int
    school_year_begins: tuple[int, int]
    leaving_month: int
    leaving_weekday: int
    surely_begun: int
    cite: Cite


class SchoolAge(NamedTuple):
    """Compulsory school age of somebody whose birth was told.

    Attributes:
        born: The day of birth.
        begun_by: A day by which it has surely begun; when it begins is not known.
        until: Its last day.
    """

    born: date
    begun_by: date
    until: date

    def is_within(self, day: date) -> bool:
        """Say whether a day is surely within it."""
        return self.begun_by <= day <= self.until


class CountingRules(NamedTuple):
    """Whose clauses a bare count takes over: the moves of one rule, and another's days left out."""

    moves_of: RuleId
    vacation_of: RuleId
