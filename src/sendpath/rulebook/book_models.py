"""The models of book.toml: which edition it is, and what code must know of the law."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sendpath.rulebook.clause_models import CiteTable
from sendpath.rulebook.text_models import MonthDay, Name, PeriodText, RuleName, Table, Text


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
    option: Annotated[str, Field(pattern=r"^--[a-z0-9]+(-[a-z0-9]+)*$")]
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


class LetterTable(Table):
    """A council's letter with a decision: the processes it opens, and what plays which part."""

    processes: Annotated[list[Name], Field(min_length=1)]
    sent: Name
    received: Name
    certificate: Name
    contact: RuleName
    window: RuleName
    lately: Annotated[PeriodText, Field(pattern=r"^[0-9]+ days$")]


class AppellantTable(Table):
    """At which ages the parent appeals, then the young person, then nobody without advice."""

    leaving_age: int
    last_age: int
    school_year_begins: MonthDay
    leaving_month: Annotated[int, Field(ge=1, le=12)]
    leaving_weekday: Literal[
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
    ]
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
    choices: dict[Name, ChoiceTable] = {}
    branches: dict[Name, Text]
    groups: dict[Name, Text]
    traits: dict[Name, Text]
    spell: list[SpellTable] = []
    year_begins: MonthDay
    oldest_fact: date
    term_asked_after: Annotated[list[Name], Field(min_length=1)]
    letter: LetterTable
    appellant: AppellantTable
    counting: CountingTable
