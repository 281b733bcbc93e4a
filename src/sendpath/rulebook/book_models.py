"""The models of book.toml: which edition it is, and what code must know of the law."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from sendpath.rulebook import guide_models as guides
from sendpath.rulebook import shared_models as shared
from sendpath.rulebook.build_clauses import SCOPE
from sendpath.rulebook.clause_models import CiteTable
from sendpath.rulebook.letter_models import LettersTable
from sendpath.rulebook.models import RuleTable
from sendpath.rulebook.names import (
    ConcernName,
    EventName,
    Name,
    ProcessName,
    QuestionName,
    ReasonName,
    RuleName,
    Table,
)
from sendpath.rulebook.rate_models import RatesTable
from sendpath.rulebook.sheet_models import HeadingsTable, PresetTable
from sendpath.rulebook.text_models import MonthDay, Option, PeriodText, Text


class SpellTable(Table):
    """A time in which other law applied, now spent."""

    id: Name
    first: date
    last: date
    text: Text
    cite: CiteTable


class ChoiceTable(Table):
    """A fact that is no day, and what it may be."""

    words: Text
    option: Option
    values: Annotated[dict[Name, Text], Field(min_length=2)]
    question: Text
    echo: Text
    traits: dict[Name, list[Name]] = {}

    @model_validator(mode="after")
    def traits_belong_to_values(self) -> Self:
        """Refuse traits of a value that there is not."""
        strange = sorted(set(self.traits) - set(self.values))
        if strange:
            raise ValueError(f"'traits' names no value of this choice: {', '.join(strange)}")
        return self


def _choices(choices: dict[str, ChoiceTable]) -> dict[str, ChoiceTable]:
    taken = sorted(set(choices) & set(SCOPE))
    if taken:
        raise ValueError(f"a choice may not be called {' or '.join(taken)}")
    return choices


class LetterTable(Table):
    """A council's letter with a decision: the processes it opens, and what plays which part."""

    processes: Annotated[list[ProcessName], Field(min_length=1)]
    sent: EventName
    received: EventName
    certificate: EventName
    contact: RuleName
    window: RuleName
    lately: Annotated[PeriodText, Field(pattern=r"^[0-9]+ days$")]
    answered: Text
    refused: Text


class AppellantTable(Table):
    """At which ages the parent appeals, then the young person, then nobody without advice."""

    leaving_age: int
    last_age: int
    school_year_begins: MonthDay
    leaving_month: Annotated[int, Field(ge=1, le=12)]
    leaving_weekday: Literal[
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
    ]
    surely_begun: int
    cite: CiteTable


class CountingTable(Table):
    """Whose clauses a bare count takes over."""

    moves_of: RuleName
    vacation_of: RuleName


class BookTable(Table):
    """Which edition the rule book is."""

    version: Text
    law_as_at: date
    calendar: Name
    choices: Annotated[dict[Name, ChoiceTable], AfterValidator(_choices)] = {}
    branches: dict[Name, Text]
    groups: dict[Name, Text]
    traits: dict[Name, Text]
    spell: list[SpellTable] = []
    year_begins: MonthDay
    oldest_fact: date
    term_asked_after: Annotated[list[EventName], Field(min_length=1)]
    letter: LetterTable
    appellant: AppellantTable
    counting: CountingTable


class WholeBook(Table):
    """A rule book: each file by its name; rules, calendars and presets by their paths."""

    book: Annotated[BookTable, Field(alias="book.toml")]
    sections: Annotated[shared.SectionsTable, Field(alias="sections.toml")]
    sayings: Annotated[dict[str, dict[str, shared.SayingTable]], Field(alias="can-appeal.toml")]
    upcoming: Annotated[shared.UpcomingTable, Field(alias="upcoming.toml")]
    sources: Annotated[dict[str, shared.SourceTable], Field(alias="sources.toml")]
    events: Annotated[dict[str, shared.FactTable], Field(alias="events.toml")]
    decisions: Annotated[dict[str, shared.DecisionTable], Field(alias="decisions.toml")]
    exceptions: Annotated[dict[str, shared.SharedExceptionTable], Field(alias="exceptions.toml")]
    processes: Annotated[dict[str, shared.ProcessTable], Field(alias="processes.toml")]
    doubts: Annotated[shared.DoubtsTable, Field(alias="doubts.toml")] = shared.DoubtsTable()
    concerns: Annotated[dict[str, guides.ConcernTable], Field(alias="concerns.toml")]
    routes: Annotated[dict[str, guides.RouteTable], Field(alias="routes.toml")]
    contacts: Annotated[dict[str, guides.ContactTable], Field(alias="contacts.toml")]
    nations: Annotated[dict[str, guides.NationTable], Field(alias="nations.toml")]
    questions: Annotated[dict[str, guides.QuestionTable], Field(alias="faq.toml")]
    myths: Annotated[dict[str, guides.MythTable], Field(alias="myths.toml")]
    letters: Annotated[LettersTable, Field(alias="letter.toml")]
    headings: Annotated[HeadingsTable, Field(alias="headings.toml")] = HeadingsTable()
    rates: Annotated[RatesTable, Field(alias="rates.toml")] = RatesTable()
    thesaurus: Annotated[dict[Text, list[Text]], Field(alias="thesaurus.toml")] = {}
    asked: Annotated[
        dict[QuestionName, guides.PhrasingsTable], Field(alias="phrasings/faq.toml")
    ] = {}
    told: Annotated[
        dict[ConcernName, guides.PhrasingsTable], Field(alias="phrasings/concerns.toml")
    ] = {}
    decided: Annotated[
        dict[ReasonName, guides.PhrasingsTable], Field(alias="phrasings/reasons.toml")
    ] = {}
    outside: Annotated[dict[str, guides.PhrasingsTable], Field(alias="phrasings/outside.toml")] = {}
    calendars: dict[str, shared.CalendarTable]
    presets: dict[str, PresetTable] = {}
    rules: dict[str, RuleTable]
