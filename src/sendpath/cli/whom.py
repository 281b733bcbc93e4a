"""Whose case it is: when born, on which day to look, and who appeals then."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.core.appellant import who_appeals
from sendpath.core.clauses import Note
from sendpath.core.names import spell
from sendpath.core.outcomes import Said
from sendpath.core.problem import Problem
from sendpath.intake.dates import Unreadable, read_date
from sendpath.render.verdict import Person

Sayings = Mapping[str, Mapping[str, Note]]
"""What ``can-appeal`` says, by group and name."""


class AboutWhom(NamedTuple):
    """Whose case it is, as typed."""

    born: Sequence[str] = ()
    on: Sequence[str] = ()


def who_appeals_said(person: Person, sayings: Sayings) -> Said:
    """Say who appeals, and until when."""
    appellant = person.appellant
    if appellant is None:
        return Said(sayings["who"]["not-told"], {})
    days = {
        "parent-until": appellant.parent_until,
        "young-person-until": appellant.young_person_until,
    }
    note = sayings["who"][appellant.who or "nobody"]
    return Said(note, {name: days[name] for name in note.names})


def read_person(whom: AboutWhom, today: date, problems: list[Problem]) -> Person:
    """Read whose case it is, and who appeals on the day asked about."""
    on = _day(whom.on, "--on", problems) or today
    born = _day(whom.born, "--born", problems)
    if born is None:
        return Person(on)
    if born > on:
        told = f"{spell(born)} is after {spell(on)}, the day asked about."
        problems.append(
            Problem(where="--born", value=spell(born), problem=told, write="Check both.")
        )
        return Person(on)
    return Person(on, born, who_appeals(born, on=on))


def _day(texts: Sequence[str], where: str, problems: list[Problem]) -> date | None:
    if not texts:
        return None
    read = read_date(texts[-1])
    if isinstance(read, Unreadable):
        problems.append(
            Problem(where=where, value=texts[-1], problem=read.problem, write=read.write)
        )
        return None
    if read.year < 1900:  # noqa: PLR2004 - nobody of school age was born earlier
        told = f"{spell(read)} is too long ago."
        problems.append(
            Problem(where=where, value=texts[-1], problem=told, write="Check the year.")
        )
        return None
    return read
