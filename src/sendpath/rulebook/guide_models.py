"""The models of concerns, routes, contacts, questions and wrong beliefs."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from sendpath.rulebook.clause_models import CiteTable, CountTable, MoveTable
from sendpath.rulebook.guidebook import CONDITIONS
from sendpath.rulebook.names import (
    AskedName,
    BranchName,
    ConcernName,
    ContactName,
    FactName,
    HeadingName,
    LimbName,
    Name,
    ProcessName,
    ReasonName,
    RouteName,
    RuleName,
    SituationName,
    Table,
)
from sendpath.rulebook.text_models import Address, Sentence, Text, Web


class ContactTable(Table):
    """Whom to contact."""

    name: Text
    url: Web


class NationTable(Table):
    """A nation with a law of its own."""

    names: Annotated[list[Text], Field(min_length=1)]
    text: Text
    ask: Text
    url: Address | None = None


class ConcernTable(Table):
    """What people come with."""

    words: Text
    reasons: list[ReasonName]
    about: list[ReasonName] = []
    traits: list[Name]
    asks: list[AskedName]
    under: HeadingName
    note: Text | None = None
    first: Annotated[list[RouteName], Field(min_length=1)]
    duties: list[RuleName] = []
    settled: list[RouteName] = []
    after_appeal: bool = False
    alone: bool = False
    supposes: list[FactName] = []

    @model_validator(mode="after")
    def _says_what_then(self) -> Self:
        """Refuse duties without ways to go once they are done, and such ways without duties."""
        if bool(self.duties) != bool(self.settled):
            raise ValueError("duties and settled come together: what is owed, and the way then")
        return self


class OtherwiseTable(Table):
    """Why a route is closed to other concerns, and what to do instead."""

    text: Text
    instead: Text


class WhenTable(Table):
    """Conditions on somebody's situation."""

    trait: SituationName | None = None
    no_trait: SituationName | None = None
    told: FactName | None = None
    not_told: FactName | None = None
    denied: FactName | None = None
    not_denied: FactName | None = None
    passed: RuleName | None = None
    not_passed: RuleName | None = None
    perhaps_passed: RuleName | None = None
    none_passed: list[RuleName] | None = None
    all_passed: list[RuleName] | None = None
    outgrown: list[RuleName] | None = None
    unless_told: FactName | None = None

    def asked(self) -> int:
        """Count the conditions."""
        return sum(getattr(self, key) is not None for key in CONDITIONS)


class ClosingTable(WhenTable, OtherwiseTable):
    """One thing that closes a route; exactly one condition."""

    id: Name
    unless_denied: FactName | None = None
    unless_trait: SituationName | None = None

    @model_validator(mode="after")
    def asks_one_thing(self) -> Self:
        """Refuse a table that asks nothing, or two things."""
        if self.asked() != 1:
            raise ValueError(f"ask exactly one of {', '.join(CONDITIONS)}")
        return self


class AdviceTable(WhenTable):
    """One thing to do, where it is only said while all its conditions hold."""

    text: Sentence

    @model_validator(mode="after")
    def asks_something(self) -> Self:
        """Refuse a table without a condition: it is written as a bare text."""
        if not self.asked():
            raise ValueError(
                f"ask at least one of {', '.join(CONDITIONS)}, or write the text alone"
            )
        return self


class LateTable(Table):
    """What to say of a route that is late and yet open."""

    rule: RuleName
    text: Text


class EarlyTable(Table):
    """What to say of a route when nothing is due yet, and the step to take meanwhile."""

    process: ProcessName | None = None
    text: Text
    name: Text


class RouteTable(Table):
    """One thing a family can do."""

    name: Text
    group: BranchName
    open_for: list[SituationName]
    who: Text
    by_age: bool = False
    parent_until: int | None = None
    cost: Text
    gives: Annotated[list[Sentence], Field(min_length=1)]
    cannot: Annotated[list[Sentence], Field(min_length=1)]
    prepare: Annotated[list[Sentence | AdviceTable], Field(min_length=1)]
    beside: Text
    dates: list[RuleName]
    contact: Annotated[list[ContactName], Field(min_length=1)]
    cite: CiteTable | None = None
    otherwise: OtherwiseTable | None = None
    late: list[LateTable] = []
    early: EarlyTable | None = None
    closed: list[ClosingTable] = []

    @model_validator(mode="after")
    def says_why_it_is_closed(self) -> Self:
        """Refuse a route for some concerns that does not say why it is closed to the others."""
        if bool(self.open_for) != (self.otherwise is not None):
            raise ValueError("'otherwise' goes with 'open_for': it says why it is closed to others")
        return self


class QuestionTable(Table):
    """A question and its answer."""

    question: Text
    answer: Text
    cite: CiteTable
    concern: ConcernName | None = None


class PhrasingsTable(Table):
    """How people put one thing in their own words."""

    phrasings: Annotated[list[Text], Field(min_length=1)]


class MythTable(Table):
    """A wrong belief."""

    claim: Text
    truth: Text
    cite: CiteTable
    rule: RuleName | None = None
    wrong: CountTable | None = None
    limb: LimbName | None = None
    moves: list[MoveTable] = []
    danger: bool = False

    @model_validator(mode="after")
    def compares_with_a_rule(self) -> Self:
        """Refuse a belief that counts without a rule to compare it with."""
        if (self.rule is None) != (self.wrong is None):
            raise ValueError("'rule' and 'wrong' go together")
        return self
