"""Which column of a sheet is which, and what facts are called in columns."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sendpath.core.case import BORN
from sendpath.core.clauses import Event
from sendpath.core.law import Fact
from sendpath.core.problem import Problem
from sendpath.sheets.headings import heading
from sendpath.sheets.maps import Translation
from sendpath.sheets.marks import Marks

NO_DATES = ("reason", "section", "health_only", "term")
"""Columns that tell no day, in every table."""

NO_FACTS = (*NO_DATES, BORN)
"""Columns that tell no fact of a process, in every table."""


class Columns(NamedTuple):
    """Where a table has what.

    Attributes:
        header: The caller's columns, our own of an earlier run taken out.
        kept: Their places in a row; None when all are kept.
        dates: The event of each column that tells a day, by place.
        reason: The place of the reason, when there is one.
        section: The place of the sections in dispute.
        health_only: The place of the mark that only health provision is in dispute.
        choices: The place of each fact that is no day, such as what was ordered, by its name.
        term: The place of a school's terms, each ``FIRST..LAST``, parted by semicolons.
        born: The place of the day of birth.
        width: The cells of the first line, our own of an earlier run among them.
        called: What each place is called in messages: a column's heading; where a column tells
            several facts, its heading again for each further place.
        translation: Makes a row ready to be read, where a map says what its cells mean.
        left_out: Places of cells that mark a row as no open case, and the values that do.
        near: Columns that are not read, each with the one of ours that it nearly is.
        doubted: The places of columns whose days may have the month first.
        valued: Columns whose values a map tells, and that nothing reads.
        others_meant: What is said of columns called as a fact of ours that may tell another.
        general: Whether the map is for many tables, none of which has all that it names.
    """

    header: tuple[str, ...]
    kept: tuple[int, ...] | None
    dates: Mapping[int, Event]
    reason: int | None
    section: int | None
    health_only: int | None
    choices: Mapping[str, int] = {}
    term: int | None = None
    width: int = 0
    near: Mapping[str, str] = {}
    doubted: frozenset[int] = frozenset()
    called: Sequence[str] = ()
    translation: Translation | None = None
    left_out: Sequence[tuple[int, Marks]] = ()
    valued: Sequence[str] = ()
    others_meant: Sequence[Problem] = ()
    general: bool = False
    born: int | None = None

    def left_by(self, row: Sequence[str]) -> int | None:
        """Give the place of the cell that marks a row as no open case; None where none does."""
        found = [(at, marks.find(row[at])) for at, marks in self.left_out if at < len(row)]
        return next((at for at, value in found if value is not None), None)

    def source(self, place: int) -> int:
        """Give the place of the caller's cell from which another is read."""
        beyond = place - len(self.header)
        if beyond < 0 or self.translation is None:
            return place
        return self.translation.places[beyond]

    def read(self) -> set[int]:
        """Give the places of the columns that are read."""
        others = (self.term, self.reason, self.section, self.health_only, self.born)
        there = (*self.dates, *self.choices.values(), *others)
        return {place for place in there if place is not None}

    def days(self, facts: Mapping[Event, Fact]) -> list[int]:
        """Give the places of the columns that tell a day, and not a year alone."""
        told = [at for at, event in self.dates.items() if facts[event].value == "day"]
        return told if self.born is None else [*told, self.born]

    def looked_at(self) -> set[int]:
        """Give the places of the columns by which a map says what others tell, or what is left."""
        further = () if self.translation is None else self.translation.further
        told_by = {at for each in further for at, _ in each.where}
        told_by |= {each.place for each in further if each.into is not None}
        return told_by | {at for at, _ in self.left_out}

    def unmet(self) -> dict[str, list[str]]:
        """Give the values that the map names and no cell held, by where it names them."""
        if self.general:
            return {}
        named = [] if self.translation is None else [*self.translation.named]
        named += [(f"leave_out.{self.header[at]}", marks) for at, marks in self.left_out]
        return {where: unmet for where, marks in named if (unmet := marks.unmet())}

    def others(self) -> dict[str, str]:
        """Give what the caller calls the columns that tell no fact with a day, by our names."""
        there = (self.reason, self.section, self.health_only, self.term, self.born)
        places = {**dict(zip(NO_FACTS, there, strict=True)), **self.choices}
        return {name: self.called[at] for name, at in places.items() if at is not None}


def column_named(fact: Fact) -> str:
    """Name the column of a fact: as its option, in small letters with underscores."""
    return heading(fact.option.removeprefix("--"))


def named(facts: Mapping[Event, Fact]) -> dict[str, Event]:
    """Give facts by the names that a column may have: of the option, and of the event."""
    events = {column_named(fact): fact.id for fact in facts.values()}
    return {**events, **{heading(event): event for event in facts}}
