"""Births in a caseload: of which rows one changes what is said, and what is said of them then.

It is the answer of one letter, ``answers/person``, put into the cells of a row.
"""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.answers.person import (
    TOO_OLD,
    UNREAD,
    Outgrown,
    Person,
    is_open,
    is_too_old,
    outgrown,
    person_of,
)
from sendpath.columns.sheet_columns import Columns
from sendpath.core.appellant import birthday
from sendpath.core.calendar import ONE_DAY
from sendpath.core.case import BORN, Case
from sendpath.core.clauses import Event
from sendpath.core.decisions import with_answer
from sendpath.core.fact_use import facts_used, is_of_age
from sendpath.core.problem import Problem
from sendpath.intake.births import CALLED
from sendpath.intake.hear import Facts

REACH = 366
"""Days from today within which any last day to appeal lies that is still open, and many more."""


class Aged(NamedTuple):
    """What age changes of a row.

    Attributes:
        until: A young person's last day to appeal, where the last day is later, or may be.
        note: What is said of it; empty where nothing is.
    """

    until: Outgrown | None = None
    note: str = ""


UNCHANGED = Aged()


class Births:
    """What the day of birth tells of the rows of one table.

    Attributes:
        at: The place of its column; None where there is none.
        events: The facts of the rules of which a birth tells something.
        personal: Which of the columns of days tell one of those.
    """

    def __init__(self, columns: Columns, context: Context) -> None:
        self.at, self.context = columns.born, context
        self.where = "" if self.at is None else columns.called[self.at]
        self.window = context.book.letter.window
        self.events = frozenset() if self.at is None else _asked(context)
        dates = enumerate(columns.dates.values())
        self.personal = [at for at, event in dates if event in self.events]

    def may_tell(self, born: date) -> bool:
        """Say whether a birth may change what is said of a last day to appeal.

        It may where an age is reached before the last day, and after that; and what is wrong with
        one that is still to come is to be said.
        """
        last = self.context.book.appellant.last_age
        today = self.context.today
        return born > today or birthday(born, last) - today <= ONE_DAY * REACH

    def matters(self, told: Facts, context: Context, problems: list[Problem]) -> bool:
        """Say whether more is to be said of a row for its birth than the law says of its days."""
        person = self.person(told, context, problems)
        if person is None:
            return False
        personal = not self.events.isdisjoint(told.case.events)
        return person.born is None or personal or self.may_tell(person.born)

    def person(self, told: Facts, context: Context, problems: list[Problem]) -> Person | None:
        """Say whose case a row is; what is wrong with the birth joins the problems."""
        if told.born is None:
            return None
        today, days = context.today, told.case.events
        return person_of(told.born, today, days, context, problems, where=self.where, called=CALLED)

    def case(self, case: Case, told: Facts, person: Person | None, context: Context) -> Case:
        """Let a case tell of the birth, where a rule that is asked of it looks at that."""
        born, unread = Event(BORN), person is not None and person.born is None
        doubted = case.doubted | {born} if unread else case.doubted
        if not self.events & {*told.case.events, *told.case.doubted}:
            return replace(case, doubted=case.doubted - {born}) if born in doubted else case
        case = replace(case, doubted=doubted) if unread else case
        return case if person is None else person.aged(case, context)

    def said(self, person: Person | None, told: Facts, context: Context) -> Aged:
        """Say what age changes of a last day to appeal."""
        born = person.born if person else None
        unread = BORN in told.case.doubted or (person is not None and born is None)
        tells = unread or (born is not None and self.may_tell(born))
        if not tells or self.window not in context.book.asked:
            return UNCHANGED
        case = with_answer(told.case, told.decision, context.letters, context.book.law.facts)
        assessment, today = context.engine.open(case), context.today
        window = assessment.outcome(self.window)
        if unread:
            return Aged(None, UNREAD if is_open(window, assessment, today) else "")
        until = outgrown(person, window, assessment, context)
        if until is not None:
            return Aged(until, until.note)
        return Aged(None, f"{TOO_OLD}." if is_too_old(person, window, assessment, today) else "")


def is_personal(case: Case) -> bool:
    """Say whether a case tells of a birth: then it is like no other, and asked by itself."""
    return case.school_age is not None or BORN in case.doubted


def _asked(context: Context) -> frozenset[Event]:
    """Name the facts that give a day to rules that look at a birth."""
    rules = (context.book.law.rules[rule] for rule in context.book.asked)
    used = facts_used(context.book.law, [rule.id for rule in rules if is_of_age(rule)])
    return frozenset(event for event, use in used.items() if use.gives)
