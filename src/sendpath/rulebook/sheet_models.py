"""The models of what helps to read people's own tables: headings, and maps of well-known tables."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field

from sendpath.rulebook.names import (
    ColumnName,
    Name,
    Named,
    ProcessName,
    ReadName,
    Refers,
    Table,
    TraitName,
    to,
)
from sendpath.rulebook.text_models import Text

REASON = "reason"
"""The column whose values are reasons; any other that has values of its own is a choice."""


def _named(values: Mapping[str, Mapping[str, object]]) -> Iterator[Named]:
    """Give the names in words for values: each choice, and each of its values."""
    for of, told in values.items():
        if of == REASON:
            yield from (Named(REASON, each) for each in told)
        else:
            yield Named("choice", of)
            yield from (Named("choice value", each, of) for each in told)


Phrasings = Annotated[list[Text], Field(min_length=1)]


class TargetTable(Table):
    """How a heading names when something is due."""

    words: list[Text] = []
    last: list[Text] = []
    spans: list[Text] = []
    after: list[Text] = []
    numbers: list[Text] = []
    facts: list[ReadName] = []


class AlsoTable(Table):
    """What a column tells beside its own fact, where another holds one of some values."""

    tells: ReadName
    values: Phrasings = []
    why: Text
    of: ReadName | None = None
    headings: list[Text] = []
    where: ReadName | None = None
    headed: list[Text] = []
    unless: list[Text] = []
    despite: list[Text] = []
    says: list[Text] = []
    after: ReadName | None = None
    anywhere: list[Text] = []
    only: bool = False


class BesideTable(Table):
    """What headings mean in a table that also tells a certain fact."""

    headings: dict[ReadName, Phrasings] = {}
    instead: dict[ReadName, ReadName] = {}
    also: list[AlsoTable] = []
    without: list[ReadName] = []
    headed: list[ReadName] = []
    process: ProcessName | None = None
    least: dict[ReadName, Phrasings] = {}
    unless: list[Text] = []
    answers: list[Text] = []


class ClosedTable(Table):
    """What marks a row as no open case, in columns that are headed so."""

    headings: Phrasings
    values: Phrasings
    within: bool = False
    code: bool = False


class EndedTable(Table):
    """States that end a case whatever their column is called, but for words of headings."""

    values: Phrasings
    unless: list[Text] = []


class ReceiptTable(Table):
    """How a heading says that something arrived, and what is offered for each fact then."""

    words: Phrasings
    unless: list[Text] = []
    why: Text
    other: Text
    facts: dict[ReadName, ReadName]


class EitherTable(Table):
    """Headings that may be of one of some facts."""

    headings: Phrasings
    facts: list[ReadName]
    why: Text


class JudgedTable(Table):
    """How a fact is known by its values."""

    says: Phrasings
    unless: list[Text] = []
    weak: list[Text] = []


class UnsureTable(Table):
    """What a heading does not surely tell beside a certain fact, and what tells it apart."""

    fact: ReadName
    beside: ReadName | None = None
    headings: list[Text] = []
    headed: list[Text] = []
    other: list[Text] = []
    together: list[ReadName] = []
    unless: list[Text] = []
    without: list[ReadName] = []
    offer: list[ReadName] = []
    why: Text


class LettersTable(Table):
    """Whose decision letters are of, in a table of requests that also tells what is in dispute."""

    beside: ReadName
    notified: ReadName
    letter: ReadName
    plan: ReadName
    trait: TraitName
    draft: ReadName
    agreed: list[Text] = []
    drafts: list[Annotated[Name, to(REASON)]] = []
    own: dict[ReadName, list[Annotated[Name, to(REASON)]]] = {}
    unless: list[Text] = []


class AfterTable(Table):
    """What a heading says of the column just before it, where that tells a certain fact."""

    of: ReadName
    tells: ReadName
    headings: list[Text] = []
    values: list[Text] = []
    offered: list[Text] = []
    why: Text | None = None


class MoreTable(Table):
    """What values are called that say more than the fact of their column."""

    of: ReadName
    means: Text
    tells: ReadName | None = None
    why: Text
    values: list[Text] = []
    loose: list[Text] = []
    beside: Text | None = None


class HeadingsTable(Table):
    """How people head the columns of their tables, and what they call the values in them."""

    nothing: list[Text] = []
    undone: list[Text] = []
    about: list[Text] = []
    asked: list[Text] = []
    stages: list[Text] = []
    no_cases: list[Text] = []
    appealable: list[Text] = []
    kinds: dict[str, list[list[str]]] = {}
    undecided: list[Annotated[Name, to(REASON)]] = []
    filler: list[Text] = []
    decided: list[Text] = []
    same: dict[Text, Phrasings] = {}
    headings: dict[ReadName, Phrasings] = {}
    values: Annotated[dict[str, dict[Name, Phrasings]], Refers(_named)] = {}
    target: TargetTable = TargetTable()
    remarks: dict[ReadName, Text] = {}
    beside: dict[ReadName, BesideTable] = {}
    closed: list[ClosedTable] = []
    ended: EndedTable | None = None
    receipt: ReceiptTable | None = None
    either: list[EitherTable] = []
    judged: dict[ReadName, JudgedTable] = {}
    unsure: list[UnsureTable] = []
    after: list[AfterTable] = []
    more: list[MoreTable] = []
    later: dict[ReadName, Phrasings] = {}
    since: dict[ReadName, list[ReadName]] = {}
    letters: LettersTable | None = None
    wants: dict[ReadName, Phrasings] = {}
    never: dict[ReadName, Phrasings] = {}
    people: list[Text] = []


class ToldTable(Table):
    """A fact that a column tells where others hold one of some values."""

    fact: ColumnName
    where: dict[str, list[str]] = {}


ToldOne = str | ToldTable
Columns = dict[str, ToldOne | list[ToldOne]]


def _told(columns: Columns) -> Iterator[Named]:
    """Give the names of ours that columns are given."""
    for said in columns.values():
        several = said if isinstance(said, list) else [said]
        yield from (Named("column", each) for each in several if isinstance(each, str))


class PresetTable(Table):
    """A map of a table that many keep alike: a map file, as ``--map-file`` reads it."""

    sheet: Text | None = None
    heading_row: Annotated[int, Field(ge=1)] | None = None
    process: Text | None = None
    not_told: list[str] = []
    columns: Annotated[Columns, Refers(_told)]
    values: dict[str, dict[str, str | dict[str, str]]] = {}
