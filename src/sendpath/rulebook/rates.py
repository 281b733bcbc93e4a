"""Read the rates by which a council is judged (``rates.toml``)."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from sendpath.core.clauses import Cite, Event, RuleId
from sendpath.rulebook.build_clauses import cite
from sendpath.rulebook.loader import read_toml
from sendpath.rulebook.records import Table

FILE = "rates.toml"


class Exceptions(NamedTuple):
    """The caller's column that tells whether an exception applies, and what its cells mean."""

    column: str
    yes: frozenset[str]
    no: frozenset[str]


class Measured(NamedTuple):
    """What was done in a year, and how much of it in time: by the last day of a rule."""

    id: str
    title: str
    done: str
    rule: RuleId
    cite: Cite
    exceptions: Exceptions | None


class Outstanding(NamedTuple):
    """What was not done so long after the day that a rule counts from; periods as texts."""

    id: str
    title: str
    rule: RuleId
    after: tuple[str, ...]
    cite: Cite


class Weekly(NamedTuple):
    """How much there was in each week of a fact, where a rule gives a day if one is named."""

    id: str
    title: str
    event: Event
    rule: RuleId | None


class Rates(NamedTuple):
    """Every rate of a rule book."""

    measured: tuple[Measured, ...]
    outstanding: tuple[Outstanding, ...]
    weekly: tuple[Weekly, ...]

    def rules(self) -> list[RuleId]:
        """Name every rule whose day decides something, once."""
        named = [each.rule for each in self.measured]
        named += [each.rule for each in self.outstanding]
        named += [each.rule for each in self.weekly if each.rule is not None]
        return [*dict.fromkeys(named)]

    def of(self, rules: Iterable[RuleId], events: Iterable[Event]) -> "Rates":
        """Leave out the rates of rules and facts that are not there."""
        known, told = {*rules}, {*events}
        return Rates(
            tuple(each for each in self.measured if each.rule in known),
            tuple(each for each in self.outstanding if each.rule in known),
            tuple(
                each
                for each in self.weekly
                if each.event in told and (each.rule is None or each.rule in known)
            ),
        )


def read_rates(root: Path) -> Rates:
    """Read the rates of a rule book; none where it has no such file."""
    path = root / FILE
    tables = read_toml(path) if path.is_file() else {}
    return Rates(
        tuple(_measured(name, each) for name, each in tables.get("measured", {}).items()),
        tuple(
            Outstanding(name, each["title"], each["rule"], tuple(each["after"]), cite(each["cite"]))
            for name, each in tables.get("outstanding", {}).items()
        ),
        tuple(
            Weekly(name, each["title"], Event(each["event"]), each.get("rule"))
            for name, each in tables.get("weekly", {}).items()
        ),
    )


def _measured(name: str, table: Table) -> Measured:
    told = table.get("exceptions")
    exceptions = told and Exceptions(told["column"], frozenset(told["yes"]), frozenset(told["no"]))
    rule = RuleId(table["rule"])
    return Measured(name, table["title"], table["done"], rule, cite(table["cite"]), exceptions)
