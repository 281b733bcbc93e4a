"""The models of rule tables: what a rule book may say, key by key. Anything else is a fault."""

from datetime import date, time
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sendpath.core.clauses import Kind, Who
from sendpath.core.law import Sense
from sendpath.rulebook.clause_models import (
    AloneTable,
    AppliesToTable,
    CiteTable,
    ConditionTable,
    CountTable,
    ExceptionTable,
    ExclusionTable,
    LikeTable,
    LimbTable,
    MoveTable,
    NoDateTable,
    NoteTable,
    PrintedTable,
    ReadingTable,
    SchoolAgeTable,
    YearDayTable,
)
from sendpath.rulebook.names import (
    Chosen,
    Dotted,
    EventName,
    ExceptionName,
    Name,
    ProcessName,
    ReasonName,
    Table,
    TraitName,
    WaitedName,
)
from sendpath.rulebook.text_models import ExpectedDay, Text

BODIES = ("run", "latest_of", "day", "like", "no_date")


class VersionTable(Table):
    """The clauses in force from a commencement day, with exactly one body."""

    in_force: date
    enacted: CiteTable | None = None
    by_time: time | None = None
    by_time_cite: CiteTable | None = None
    run: CountTable | None = None
    latest_of: Annotated[list[LimbTable], Field(min_length=2)] | None = None
    day: YearDayTable | None = None
    like: LikeTable | None = None
    no_date: NoDateTable | None = None
    moves: list[MoveTable] = []
    applies_to: AppliesToTable | None = None
    school_age: SchoolAgeTable | None = None
    unless: list[ExclusionTable] = []
    reading: list[ReadingTable] = []
    note: list[NoteTable] = []
    opens: CountTable | None = None
    printed: PrintedTable | None = None
    exception: list[ExceptionTable] = []

    def cites(self) -> list[CiteTable]:
        """Give the citations of the periods and moves: what a computed day rests on."""
        limbs: list[CountTable | YearDayTable | LikeTable | MoveTable | None] = [
            self.run,
            self.day,
            self.like,
            *(self.latest_of or ()),
            *self.moves,
        ]
        return [each.cite for each in limbs if each is not None]

    @model_validator(mode="after")
    def has_one_body(self) -> Self:
        """Refuse a version without a period, with two, or whose every limb may fail."""
        if sum(getattr(self, body) is not None for body in BODIES) != 1:
            raise ValueError(f"give exactly one of {', '.join(BODIES)}")
        if self.latest_of and all(limb.optional or limb.unless for limb in self.latest_of):
            raise ValueError("one limb must be neither optional nor have an 'unless'")
        if any(reading.run for reading in self.reading) and not (self.run or self.day):
            raise ValueError("a reading with a 'run' needs a version with one 'run' or 'day'")
        if any(out.first for out in self.unless) and self.applies_to is None:
            raise ValueError("an 'unless' is 'first' where there is an 'applies_to'")
        if self.school_age and self.no_date:
            raise ValueError("'school_age' is asked of a day: leave it out beside 'no_date'")
        return self


class ExampleTable(Table):
    """A case and what the rule must give: a day, or what it waits for, or why there is none."""

    name: Text
    given: dict[EventName, date | int | Literal["no"]]
    reason: ReasonName | None = None
    facts: list[TraitName] = []
    choices: Chosen = {}
    born: date | None = None
    terms: list[Annotated[list[date], Field(min_length=2, max_length=2)]] = []
    opens: ExpectedDay | None = None
    due: ExpectedDay | None = None
    raw: ExpectedDay | None = None
    safe: ExpectedDay | None = None
    latest: ExpectedDay | Literal["none"] | None = None
    held_open: bool | None = None
    sense: Sense | None = None
    happened: ExpectedDay | Literal["none"] | None = None
    done_by: ExpectedDay | Literal["none"] | None = None
    overtaken: ExpectedDay | Literal["none"] | None = None
    conditional: bool | None = None
    on: date | None = None
    notes: list[Name] | None = None
    qualified_by: list[Name] | None = None
    near: bool | None = None
    floor: ExpectedDay | Literal["none"] | None = None
    because: Name | None = None
    exceptions: list[ExceptionName] | None = None
    met: list[ExceptionName] | None = None
    waiting_for: list[WaitedName] | None = None
    status: Literal["not-applicable", "not-covered", "no-date"] | None = None
    source: Text

    @model_validator(mode="after")
    def expects_one_thing(self) -> Self:
        """Refuse an example that expects nothing, or two different things."""
        if sum(each is not None for each in (self.due, self.waiting_for, self.status)) != 1:
            raise ValueError("expect exactly one of 'due', 'waiting_for' and 'status'")
        told = self.qualified_by if self.notes is None else self.notes
        if (told is None) != (self.on is None):
            raise ValueError("'notes' and 'qualified_by' are told 'on' a day: give both")
        return self


class VerdictTable(Table):
    """What the one line that opens an answer says of a rule."""

    do: Text | None = None
    late: Text | None = None
    awaiting: Text | None = None
    unread: Text | None = None
    owed: Text | None = None
    owner: Text | None = None
    passed: Text | None = None


class ClosingTable(Table):
    """What else fulfils a rule, and when."""

    event: EventName
    when: Annotated[list[ConditionTable], Field(min_length=1)]


class RuleTable(Table):
    """One rule file."""

    id: Dotted
    title: Text
    who: Who
    kind: Kind
    checked: date
    process: ProcessName | None = None
    anchor: EventName | None = None
    sense: Sense = "by"
    status: Literal["unconfirmed"] | None = None
    conditional: bool = False
    owner: Text | None = None
    or_who: list[Who] = []
    closes_later: bool = False
    shown_after: EventName | None = None
    verdict: VerdictTable | None = None
    closed_by: EventName | None = None
    closed_unless: list[ConditionTable] = []
    also_closed: list[ClosingTable] = []
    follows: EventName | None = None
    overtaken_by: EventName | None = None
    unneeded: list[ConditionTable] = []
    alone: list[AloneTable] = []
    version: Annotated[list[VersionTable], Field(min_length=1)]
    example: Annotated[list[ExampleTable], Field(min_length=1)]

    @model_validator(mode="after")
    def is_confirmed_or_not(self) -> Self:
        """Refuse a rule that counts on unread law as if it were confirmed, and the other way."""
        unread = any(
            cite.verified == "unread" for version in self.version for cite in version.cites()
        )
        if unread != (self.status == "unconfirmed"):
            raise ValueError("a rule is 'unconfirmed' when, and only when, a period is 'unread'")
        return self

    @model_validator(mode="after")
    def says_who_else_in_words(self) -> Self:
        """Refuse a rule that is of one body or another, and does not say which of when."""
        if self.or_who and self.owner is None:
            raise ValueError("say in 'owner' which it is: 'or_who' names another who it may be")
        return self

    @model_validator(mode="after")
    def has_an_anchor(self) -> Self:
        """Refuse a rule that counts from nothing."""
        if self.anchor is None and any(version.no_date is None for version in self.version):
            raise ValueError("name the 'anchor': only a rule without a date has none")
        return self
