"""Sheets made up by chance: of facts told in order as people tell them, or of anything at all."""

import csv
import io
from datetime import date, timedelta
from random import Random
from typing import Literal, NamedTuple

from sendpath.columns.sheet_columns import column_named
from sendpath.core.fact_use import facts_used
from sendpath.core.law import Fact
from sendpath.core.walk import choices_read
from sendpath.rulebook.loader import RuleBook

Kind = Literal["real", "wild"]
TODAY = date(2026, 11, 25)
FIRST = {"real": date(2015, 9, 1), "wild": date(2013, 1, 1)}
BAD = (
    *("tbc", "n/a", "not yet", "awaiting", "31/2/2024", "13/1/25", "2025-13-01", "-", "?", "0"),
    *("soon", "45000", "1/9/2022", "2 Sept 2024", "12.03.2025", "2031-05-05", "1999-01-01", "=1+1"),
)
"""Cells that are no usual day, or none of a case that is alive."""

FORMS = ("%Y-%m-%d", "%Y-%m-%d", "%d/%m/%Y", "%d %B %Y")


class Group(NamedTuple):
    """Facts that belong together, in the order in which they happen, and what is no day of them."""

    facts: list[Fact]
    choices: frozenset[str]


class Maker:
    """Make up the rows of one process, of every process (``all``), or of letters."""

    def __init__(self, book: RuleBook, process: str, seed: object) -> None:
        self.chance = Random(f"{process} {seed}")  # noqa: S311 - a sample, not a secret
        self.book, self.process = book, process
        self.groups = [group for name in self._processes() if (group := self._group(name)).facts]
        self.reasons = [*book.decisions().reasons]
        facts = dict.fromkeys(column_named(each) for one in self.groups for each in one.facts)
        self.dates = {column_named(each): each for one in self.groups for each in one.facts}
        self.choices = sorted({name for one in self.groups for name in one.choices})
        lettered = process in ("letters", "all", "appeal", "mediation")
        marks = ["reason", "section", "health_only"] if lettered else []
        self.columns = ["ref", *facts, *self.choices, *marks, "notes"]

    def _processes(self) -> tuple[str, ...]:
        if self.process == "letters":
            return self.book.letter.processes
        return tuple(self.book.processes) if self.process == "all" else (self.process,)

    def _group(self, process: str) -> Group:
        law, folders = self.book.law, self.book.processes[process].folders
        rules = [rule for rule in self.book.asked if rule.split(".")[0] in folders]
        used = facts_used(law, rules)
        asked = choices_read(law.rules[rule] for rule in rules)
        choices = frozenset(name for name in self.book.choices if name in asked)
        return Group(_in_order([law.facts[event] for event in used]), choices)

    def sheet(self, kind: Kind, rows: int) -> str:
        """Give a sheet as text."""
        told = io.StringIO(newline="")
        writer = csv.DictWriter(told, self.columns, restval="", lineterminator="\n")
        writer.writeheader()
        make = self._real if kind == "real" else self._wild
        for number in range(rows):
            notes = self.chance.choice(("", "a, b", 'said "no"'))
            writer.writerow({"ref": f"C{number}", "notes": notes, **make()})
        return told.getvalue()

    def _day(self, kind: Kind) -> date:
        return FIRST[kind] + timedelta(self.chance.randrange((TODAY - FIRST[kind]).days))

    def _real(self) -> dict[str, str]:
        """Tell the facts of one process in order, to some day, with gaps; seldom a bad cell."""
        chance, row, day = self.chance, dict[str, str](), self._day("real")
        group = chance.choice(self.groups)
        for fact in group.facts[: chance.randrange(1, len(group.facts) + 1)]:
            if chance.random() < 0.93 and not fact.refused:
                if day > TODAY and not fact.future:
                    break
                row[column_named(fact)] = _written(fact, day, FORMS[0])
                day += timedelta(chance.randrange(1, 45))
        for name in sorted(group.choices):
            if chance.random() < 0.4:
                row[name] = chance.choice([*self.book.choices[name].values])
        if "reason" in self.columns and chance.random() < 0.5:
            row["reason"] = chance.choice(self.reasons)
        if chance.random() < 0.02:
            row[column_named(chance.choice(group.facts))] = chance.choice(BAD)
        return row

    def _wild(self) -> dict[str, str]:
        """Tell anything, in any order and form."""
        chance, row = self.chance, dict[str, str]()
        often = 0.25 if len(self.dates) < 30 else 0.08
        for name, fact in self.dates.items():
            if chance.random() < often:
                usual = _written(fact, self._day("wild"), chance.choice(FORMS))
                row[name] = chance.choice(BAD) if chance.random() < 0.05 else usual
        for name in self.choices:
            if chance.random() < 0.5:
                values = [*self.book.choices[name].values]
                row[name] = chance.choice([*values, "nonsense", "n/a"])
        if "reason" in self.columns:
            row["reason"] = chance.choice(["", *self.reasons, "what"])
            row["section"] = chance.choice([*[""] * 9, "B", "B, I", "K"])
            row["health_only"] = chance.choice([*[""] * 9, "yes", "no", "maybe"])
        return row


def _written(fact: Fact, day: date, form: str) -> str:
    return str(day.year) if fact.value == "year" else day.strftime(form)


def _in_order(facts: list[Fact]) -> list[Fact]:
    """Put facts in an order in which none comes before one that it may not precede."""
    left, ordered = [*facts], list[Fact]()
    while left:
        names = {fact.id for fact in left}
        first = next(
            (
                fact
                for fact in left
                if not names & {*fact.may_not_precede, *(each.than for each in fact.odd_before)}
            ),
            left[0],
        )
        left.remove(first)
        ordered.append(first)
    return ordered
