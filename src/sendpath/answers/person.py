"""Whose case it is: who appeals on a day, and until when."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.answers.nothing_pressing import Verdict
from sendpath.core.appellant import Appellant, birthday, school_age, who_appeals
from sendpath.core.assessment import Assessment
from sendpath.core.case import Case
from sendpath.core.clauses import Event, Note
from sendpath.core.names import spell, spell_fully
from sendpath.core.outcomes import Deadline, Outcome, Said
from sendpath.core.problem import Problem
from sendpath.core.standing import standing


class Person(NamedTuple):
    """Whose case it is: when born, on which day to look, and who appeals then."""

    on: date
    born: date | None = None
    appellant: Appellant | None = None

    def aged(self, case: Case, context: Context) -> Case:
        """Let a case tell when the child is of compulsory school age, where the birth was told."""
        if self.born is None:
            return case
        return replace(case, school_age=school_age(self.born, context.book.appellant))

    def is_aged(self, age: int) -> bool | None:
        """Say whether that age is reached on the day to look; None where the birth is not told."""
        return None if self.born is None else self.on >= birthday(self.born, age)


Sayings = Mapping[str, Mapping[str, Note]]
"""What ``can-appeal`` says, by group and name."""


def person_of(
    born: date | None,
    on: date,
    told: Mapping[Event, date],
    context: Context,
    problems: list[Problem],
    *,
    where: str = "--born",
    called: str = "",
) -> Person:
    """Say whose case it is on a day; a birth after it, or after a day that was told, is a problem.

    Nothing that is told of a child happens before the birth. ``called`` is how a problem names the
    day of birth, where it must not say which it is.
    """
    value = "" if called or born is None else spell(born)
    named = called or value
    if born is not None and born > on:
        said = f"{named} is after {spell(on)}, the day asked about."
        problems.append(Problem(where, value, said, "Check both."))
        born = None
    if born is None:
        return Person(on)
    first = min(told, key=lambda event: told[event], default=None)
    if first is not None and told[first] < born:
        there = context.facts[first].called
        said = f"{named} is after {spell(told[first])}, {there}."
        problems.append(Problem(where, value, said, "Check both."))
        return Person(on)
    return Person(on, born, who_appeals(born, on=on, ages=context.book.appellant))


class Outgrown(NamedTuple):
    """A young person's last day, where the last day to appeal is later, or may be.

    Attributes:
        day: The day before the birthday.
        act_by: The last working day up to it; today, once those are over.
        is_certain: Whether the last day to appeal is known to be later.
    """

    day: date
    act_by: date
    is_certain: bool

    @property
    def saying(self) -> str:
        """Name what is said of who appeals then."""
        return f"young-person-25-{'first' if self.is_certain else 'perhaps'}"

    @property
    def warning(self) -> str:
        """Say by when to act, for the end of a line."""
        comes = "comes" if self.is_certain else "may come"
        act = spell_fully(self.act_by)
        return f"25 {comes} before the last day to appeal: act by {act}, or get advice"

    @property
    def note(self) -> str:
        """Say so by itself."""
        return f"{self.warning}."


def outgrown(
    person: Person | None, window: Outcome | None, assessment: Assessment, context: Context
) -> Outgrown | None:
    """Give a young person's last day to appeal by age, where the last day to appeal is later.

    Where that waits for a certificate, it is taken as if the certificate was issued today. None
    once the person's day is over, where the appeal is in or its time has passed, and of a parent.
    """
    appellant = person.appellant if person else None
    if appellant is None or appellant.who != "young-person" or not isinstance(window, Deadline):
        return None
    today = context.today
    until, last = appellant.young_person_until, _last_day(window, assessment, today)
    if last is None or not today <= until < last:
        return None
    return Outgrown(until, context.working_by(until), is_certain=today <= window.due.day)


def keeping_to(until: Outgrown | None, context: Context) -> Context:
    """Let what is said of a letter's days keep to a young person's last day."""
    return context._replace(until_25=until and until.day)


def _last_day(window: Outcome | None, assessment: Assessment, today: date) -> date | None:
    """Give the last day to appeal while it is open, as far as that is known; None of any other."""
    if not isinstance(window, Deadline):
        return None
    match standing(window, today=today):
        case "ahead" | "today":
            return window.due.day
        case "awaiting-certificate":
            return assessment.last_day_if(window, today)
        case _:
            return None


UNREAD = "The day of birth could not be used: 25 may come before the last day to appeal."
"""Said where an appeal is open, and a birth was told that tells nothing."""

TOO_OLD = "From 25 on, get advice before you rely on this"


def is_too_old(
    person: Person | None, window: Outcome | None, assessment: Assessment, today: date
) -> bool:
    """Say whether an appeal is open, and its young person has reached the age to ask first."""
    appellant = person.appellant if person else None
    old = appellant is not None and appellant.who is None
    return old and is_open(window, assessment, today)


def is_open(window: Outcome | None, assessment: Assessment, today: date) -> bool:
    """Say whether an appeal can be made in time, as far as that is known."""
    return _last_day(window, assessment, today) is not None


def with_age(
    said: Verdict,
    person: Person | None,
    window: Outcome | None,
    assessment: Assessment,
    context: Context,
) -> Verdict:
    """Let the line that opens an answer warn of an age reached before the last day to appeal."""
    until = outgrown(person, window, assessment, context)
    if until is not None:
        warns = until.warning
    elif is_too_old(person, window, assessment, context.today):
        warns = TOO_OLD
    else:
        return said
    return Verdict(f"{said.text}. {warns}", "soon" if said.urgency == "ahead" else said.urgency)


def who_appeals_said(person: Person, sayings: Sayings, *, until: Outgrown | None = None) -> Said:
    """Say who appeals, and until when: ``until`` where that is before the last day, or may be."""
    appellant = person.appellant
    if appellant is None:
        return Said(sayings["who"]["not-told"])
    days = {
        "parent-until": appellant.parent_until,
        "young-person-until": appellant.young_person_until,
    }
    name = until.saying if until else appellant.who or "nobody"
    return said_with(sayings["who"][name], days)


def said_with(note: Note, days: Mapping[str, date]) -> Said:
    """Say a note with those of the days that it names."""
    return Said(note, {name: days[name] for name in note.names})
