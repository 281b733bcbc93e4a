"""The models of clauses: what may stand in a version of a rule, key by key."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from sendpath.core.clauses import Grade, ToldWhile, Unsure
from sendpath.rulebook import build_clauses
from sendpath.rulebook.names import (
    ChoiceName,
    Dotted,
    EventName,
    ExceptionName,
    FactName,
    LimbName,
    Name,
    Named,
    NoteText,
    ReadingName,
    RuleName,
    SourceName,
    StartName,
    Table,
    TraitName,
    chosen,
)
from sendpath.rulebook.text_models import MonthDay, PeriodText, SpanText, Text


class CiteTable(Table):
    """Where the law says it."""

    source: SourceName
    at: Text
    verified: Grade
    checked: date | None = None


class ConditionTable(Table):
    """One question; exactly one of the askable keys."""

    trait: TraitName | None = None
    no_trait: TraitName | None = None
    told: FactName | None = None
    not_told: FactName | None = None
    happened: EventName | None = None
    denied: EventName | None = None
    not_denied: EventName | None = None
    undone: EventName | None = None
    not_undone: EventName | None = None
    followed_by: EventName | None = None
    not_followed_by: EventName | None = None
    kept: RuleName | None = None
    not_kept: RuleName | None = None
    shown: RuleName | None = None
    not_shown: RuleName | None = None
    missed: RuleName | None = None
    lands_on: Literal["non-working-day"] | None = None
    due_before: RuleName | None = None
    of_school_age: Literal["last-day"] | None = None
    not_of_school_age: Literal["last-day"] | None = None
    decided_by: LimbName | None = None
    event: EventName | None = None
    not_later: EventName | None = None
    later_than: RuleName | None = None
    after: EventName | None = None
    chosen: ChoiceName | None = None
    not_chosen: ChoiceName | None = None
    among: list[Name] = []
    or_by: list[EventName] = []

    @model_validator(mode="after")
    def asks_one_thing(self) -> Self:
        """Refuse a table that asks nothing, or two things."""
        asked = [key for key in build_clauses.ASKED if getattr(self, key) is not None]
        if len(asked) != 1:
            raise ValueError(f"ask exactly one of {', '.join(build_clauses.ASKED)}")
        one = (self.later_than is None) != (self.after is None)
        if (self.event is not None or self.not_later is not None) != one:
            raise ValueError("'event' goes together with one of 'later_than' and 'after'")
        if self.not_later is not None and self.after is None:
            raise ValueError("'not_later' goes together with 'after'")
        if (self.chosen is None and self.not_chosen is None) != (not self.among):
            raise ValueError("'chosen' and 'not_chosen' go together with 'among'")
        if self.or_by and self.followed_by is None and self.not_followed_by is None:
            raise ValueError("'or_by' goes with 'followed_by' and 'not_followed_by'")
        return self

    def named_besides(self) -> Iterator[Named]:
        """Give the values of a choice, which must be its own."""
        choice = self.chosen or self.not_chosen or ""
        return (Named("choice value", each, choice) for each in self.among)


class LimbExclusionTable(ConditionTable):
    """What takes a limb out of play."""

    disputed_by: ReadingName | None = None


class ExclusionTable(ConditionTable):
    """What takes a whole rule out of play, and what to tell people then."""

    id: Name
    text: Text
    cite: CiteTable
    also: list[ConditionTable] = []
    first: bool = False


class AppliesToTable(Table):
    """For which values of one choice a version is, and what to tell people otherwise.

    The choice's name is the key of the values.
    """

    model_config = ConfigDict(extra="allow", strict=True)
    __pydantic_extra__: dict[str, Annotated[list[Name], Field(min_length=1)]]

    id: Name
    text: Text
    cite: CiteTable

    @model_validator(mode="after")
    def names_one_choice(self) -> Self:
        """Refuse a table that names no choice, or two."""
        if len(self.__pydantic_extra__) != 1:
            raise ValueError("give the values of exactly one choice, under its name")
        return self

    def named_besides(self) -> Iterator[Named]:
        """Give the choice, and its values."""
        return chosen(self.__pydantic_extra__)


class AloneTable(ConditionTable):
    """What to tell people while the anchor is missing although another fact was told."""

    text: NoteText
    cite: CiteTable
    when: list[ConditionTable] = []


class CountTable(Table):
    """A period run from an event or a rule's last day, in exactly one of these ways."""

    after: StartName | None = None
    beginning_with: StartName | None = None
    before: StartName | None = None
    period: PeriodText
    short_month: Literal["last-day", "day-before"] | None = None
    uncounted: list[SpanText] = []
    cite: CiteTable

    @model_validator(mode="after")
    def runs_one_way(self) -> Self:
        """Refuse a count with no event, or with two."""
        if sum(getattr(self, key) is not None for key in build_clauses.RELATIONS) != 1:
            raise ValueError(f"give exactly one of {', '.join(build_clauses.RELATIONS)}")
        months = self.beginning_with is not None and self.period.endswith(("month", "months"))
        if self.short_month is not None and not months:
            raise ValueError("'short_month' rounds months of a period 'beginning_with' a day")
        return self


class LimbTable(CountTable):
    """One way a period may end."""

    id: Dotted
    optional: bool = False
    held_open_by: RuleName | None = None
    unless: list[LimbExclusionTable] = []


class YearDayTable(Table):
    """A fixed day of an event's year: the day before it, or it."""

    before_day: MonthDay | None = None
    by_day: MonthDay | None = None
    of: EventName
    cite: CiteTable

    @model_validator(mode="after")
    def names_one_day(self) -> Self:
        """Refuse a day that is named twice, or not at all."""
        if (self.before_day is None) == (self.by_day is None):
            raise ValueError(f"give exactly one of {', '.join(build_clauses.FIXED)}")
        return self


class LikeTable(Table):
    """The rule whose clauses a version takes over, and the law that makes it so."""

    rule: RuleName
    cite: CiteTable


class SchoolAgeTable(Table):
    """What to tell people where compulsory school age was over by the day, so nothing is due."""

    id: Name
    text: Text
    cite: CiteTable


class NoDateTable(Table):
    """Why the law fixes no day."""

    text: Text
    cite: CiteTable


class ExceptionTable(Table):
    """An exception of exceptions.toml, and where the law makes it for this rule."""

    shared: Annotated[ExceptionName, Field(alias="is")]
    cite: CiteTable


class SpanMoveTable(Table):
    """A move out of a span of the year."""

    falls_in: Annotated[list[SpanText], Field(min_length=1)]
    to: Literal["first-working-day-after-span"]
    cite: CiteTable


class DayMoveTable(Table):
    """A move off a day that is not a working day."""

    falls_on: Literal["non-working-day"]
    to: Literal["next-working-day", "previous-working-day"]
    cite: CiteTable


MoveTable = SpanMoveTable | DayMoveTable


class ReadingTable(Table):
    """Another honest way to read the clause."""

    id: Name
    label: Text
    prevailing: Text
    cite: CiteTable
    prevailing_cite: CiteTable
    counts_from: dict[EventName, EventName] = {}
    moves: list[MoveTable] | None = None
    uncounted: list[SpanText] = []
    undated: bool = False
    run: CountTable | YearDayTable | None = None


class NoteTable(Table):
    """Something to tell people beside a date."""

    id: Name
    text: NoteText
    cite: CiteTable
    when: list[ConditionTable] = []
    standing: list[ToldWhile] = []
    qualifies: bool = False
    with_day: bool = False
    unless: Text | None = None
    provided: Text | None = None
    unsure: Unsure | None = None
    do: Text | None = None
    late: Text | None = None

    @model_validator(mode="after")
    def is_unsure_of_something(self) -> Self:
        """Refuse a doubt that hangs on nothing told, or on the day on which it is asked."""
        if self.unsure and (not self.when or self.standing):
            raise ValueError("a note is 'unsure' by what was told: give 'when', and no 'standing'")
        if self.unsure and self.qualifies:
            raise ValueError("a note that is 'unsure' qualifies: leave 'qualifies' out")
        return self


class PrintedTable(Table):
    """The fact that displaces the computed day."""

    event: EventName
    cite: CiteTable
