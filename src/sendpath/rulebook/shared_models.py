"""The models of the files that rules share: facts, sources, decisions, calendars, the edition."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sendpath.core.clauses import Who
from sendpath.rulebook.clause_models import CiteTable, ConditionTable, NoteTable
from sendpath.rulebook.names import (
    ChoiceName,
    Chosen,
    ClassName,
    EventName,
    Name,
    NoteText,
    ProcessName,
    ReasonName,
    RouteName,
    SayingText,
    Table,
    TraitName,
)
from sendpath.rulebook.text_models import DayText, Heading, Option, PeriodText, Text, Web


class OddTable(Table):
    """A fact that another seldom comes before, where it is known to be of the same matter."""

    than: EventName
    since: list[EventName] = []
    tells: list[EventName] = []


class MeetingTable(Table):
    """What people go to on the day of a fact, and on whose lists it stands."""

    title: Text
    who: Annotated[list[Who], Field(min_length=1)]
    owner: Text | None = None


class FactTable(Table):
    """One entry of the map of facts."""

    words: Text
    when: Text
    option: Option
    value: Literal["day", "year"] = "day"
    stands_in_for: EventName | None = None
    may_not_precede: list[EventName] = []
    only_after: list[EventName] = []
    odd_before: list[EventName] = []
    odd_if: list[OddTable] = []
    same_year_as: list[EventName] = []
    future: bool = False
    apart: bool = False
    shows: list[EventName] = []
    question: Text | None = None
    refused: Text | None = None
    instead: Text | None = None
    asked_after: Annotated[list[EventName], Field(min_length=1)] | None = None
    heading: Heading | None = None
    traits: list[Name] = []
    meeting: MeetingTable | None = None


class SourceTable(Table):
    """One instrument."""

    title: Text
    short: Text
    url: Web


class RemedyTable(Table):
    """What to do instead, or what would change the answer."""

    text: Text
    cite: CiteTable | None = None


class DecisionTable(Table):
    """One thing a council may decide, or somebody may want to challenge."""

    words: Text
    answer: Literal["yes", "no", "depends"]
    because: Text
    traits: list[TraitName]
    by_section: bool = False
    certificate: Literal["needed", "not-needed"] | None = None
    form: Literal["SEND35", "SEND35A"] | None = None
    recommendations: bool = False
    shows: EventName | None = None
    tells: Chosen = {}
    told_by: Chosen = {}
    told_with: EventName | None = None
    told_by_day: bool = False
    first: list[RouteName] = []
    cite: CiteTable
    instead: list[RemedyTable] = []
    flips: list[RemedyTable] = []
    notes: list[RemedyTable] = []

    @model_validator(mode="after")
    def is_whole(self) -> Self:
        """Refuse a yes without form and certificate, and a no without a remedy."""
        if (self.answer == "yes") != (self.certificate is not None and self.form is not None):
            raise ValueError(
                "a yes, and only a yes, names a form and whether a certificate is needed"
            )
        if self.answer != "yes" and not self.instead:
            raise ValueError("name the nearest remedy under 'instead'")
        return self


class SayingTable(Table):
    """Something that ``can-appeal`` says."""

    text: SayingText
    cite: CiteTable


class SectionTable(Table):
    """One section of a plan."""

    words: Text
    klass: Annotated[ClassName, Field(alias="class")]


class SectionsTable(Table):
    """The sections of a plan, and the reason that each class of them leads to."""

    recommended: Name
    classes: dict[Name, ReasonName]
    sections: dict[str, SectionTable]

    @model_validator(mode="after")
    def recommends_on_a_class(self) -> Self:
        """Refuse to recommend on a class that there is not."""
        if self.recommended not in self.classes:
            raise ValueError(f"'recommended' is no class: {self.recommended}")
        return self


class CalendarTable(Table):
    """Bank holidays as published."""

    name: Name
    confirmed_from: date
    confirmed_to: date
    projected_to: date
    full_year: Annotated[int, Field(ge=1)]
    cite: CiteTable
    days: Annotated[dict[DayText, Text], Field(min_length=1)]

    @model_validator(mode="after")
    def reaches(self) -> Self:
        """Refuse a calendar that is confirmed where it lists nothing."""
        years = {int(day[:4]) for day in self.days}
        if years != set(range(self.confirmed_from.year, self.confirmed_to.year + 1)):
            raise ValueError("list days for each year from 'confirmed_from' to 'confirmed_to'")
        return self


class ClosureTable(Table):
    """The test of a school's closure: the days it takes, and how long each stretch is."""

    asked: EventName
    closes: EventName
    reopens: EventName
    closed_for: PeriodText
    margin: PeriodText


class SharedExceptionTable(Table):
    """An exception that several rules share."""

    short: Text
    text: Text
    closure: ClosureTable | None = None


class AnnouncedTable(Table):
    """A change announced and not in force: shown, never applied."""

    text: Text
    source: Text


class UpcomingTable(Table):
    """What has been announced."""

    announced: list[AnnouncedTable]


class ProcessNoteTable(Table):
    """What holds for every date of a process; all conditions of ``when`` must hold."""

    id: Name
    text: NoteText
    cite: CiteTable
    when: list[ConditionTable] = []
    with_day: bool = False


class DoubtTable(NoteTable):
    """What any duty of some processes hangs on: unsure if it binds, or was done, or qualified."""

    processes: Annotated[list[ProcessName], Field(min_length=1)]

    @model_validator(mode="after")
    def hangs_on_something(self) -> Self:
        """Refuse a mere remark: what a process says of all its dates stands with the process."""
        if self.unsure is None and not self.qualifies:
            raise ValueError("a doubt is 'unsure', or it 'qualifies'")
        return self


class DoubtsTable(Table):
    """What leaves the duties of whole processes unsure."""

    doubt: list[DoubtTable] = []


class ProcessTable(Table):
    """One proceeding."""

    words: Text
    folders: Annotated[list[Name], Field(min_length=1)] | None = None
    note: list[ProcessNoteTable] = []
    left_out: list[ConditionTable] = []
    needs: ChoiceName | None = None
