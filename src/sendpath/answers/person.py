"""Whose case it is: who appeals on a day, and until when."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.core.appellant import Appellant, birthday, school_age, who_appeals
from sendpath.core.case import Case
from sendpath.core.clauses import Event, Note
from sendpath.core.names import spell
from sendpath.core.outcomes import Said
from sendpath.core.problem import Problem


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
) -> Person:
    """Say whose case it is on a day; a birth after it, or after a day that was told, is a problem.

    Nothing that is told of a child happens before the birth.
    """
    if born is not None and born > on:
        said = f"{spell(born)} is after {spell(on)}, the day asked about."
        problems.append(Problem("--born", spell(born), said, "Check both."))
        born = None
    if born is None:
        return Person(on)
    first = min(told, key=lambda event: told[event], default=None)
    if first is not None and told[first] < born:
        there = context.facts[first].called
        said = f"{spell(born)} is after {spell(told[first])}, {there}."
        problems.append(Problem("--born", spell(born), said, "Check both."))
        return Person(on)
    return Person(on, born, who_appeals(born, on=on, ages=context.book.appellant))


def who_appeals_said(person: Person, sayings: Sayings) -> Said:
    """Say who appeals, and until when."""
    appellant = person.appellant
    if appellant is None:
        return Said(sayings["who"]["not-told"])
    days = {
        "parent-until": appellant.parent_until,
        "young-person-until": appellant.young_person_until,
    }
    return said_with(sayings["who"][appellant.who or "nobody"], days)


def said_with(note: Note, days: Mapping[str, date]) -> Said:
    """Say a note with those of the days that it names."""
    return Said(note, {name: days[name] for name in note.names})
