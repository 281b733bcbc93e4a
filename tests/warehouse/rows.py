"""Made-up sheets of a process: as councils keep them, and as nobody should."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sendpath.columns.sheet_columns import column_named
from sendpath.core.fact_use import facts_used
from sendpath.core.law import Fact
from sendpath.core.walk import choices_read
from sendpath.rulebook.loader import RuleBook

BAD = (
    *("tbc", "n/a", "not yet", "awaiting", "31/2/2024", "13/1/25", "2025-13-01", "-", "?", "soon"),
    *("0", "45000", "1/9/2022", "2 Sept 2024", "12.03.2025", "2031-05-05", "1999-01-01", "=1+1"),
)
FORMS = ("%Y-%m-%d", "%Y-%m-%d", "%Y-%m-%d", "%d/%m/%Y", "%d %B %Y")


class Sheet(NamedTuple):
    """The facts and choices that a process takes, in the order in which they come about."""

    facts: Sequence[Fact]
    choices: dict[str, list[str]]
    reasons: Sequence[str]

    @property
    def header(self) -> list[str]:
        """The first line."""
        return ["ref", *map(column_named, self.facts), *self.choices, "reason", "remarks"]


def sheet_of(book: RuleBook) -> Sheet:
    """Find out what a sheet of some rules may tell."""
    left = [book.law.facts[each] for each in facts_used(book.law, book.asked)]
    facts: list[Fact] = []
    while left:
        first = next((fact for fact in left if not _follows(fact, left)), left[0])
        facts.append(first)
        left.remove(first)
    asked = choices_read(book.law.rules[rule] for rule in book.asked)
    choices = {name: [*each.values] for name, each in book.choices.items() if name in asked}
    return Sheet(facts, choices, [*book.decisions().reasons])


def _follows(fact: Fact, others: Sequence[Fact]) -> bool:
    return any(other.id in fact.may_not_precede for other in others if other is not fact)


def real_rows(sheet: Sheet, number: int, seed: int, today: date) -> Iterator[list[str]]:
    """Give rows in which things happen in their order; some are not told, some not yet."""
    chance = random.Random(seed)  # noqa: S311 - the same rows each time
    for at in range(number):
        day = date(2015, 9, 1) + timedelta(chance.randrange(4100))
        told: dict[str, str] = {}
        for fact in sheet.facts[: chance.randrange(len(sheet.facts) + 1)]:
            if chance.random() < 0.08 or fact.refused:
                continue
            if day > today and not fact.future:
                break
            told[column_named(fact)] = _written(fact, day, "%Y-%m-%d")
            day += timedelta(chance.randrange(1, 45))
        if chance.random() < 0.01:
            told[column_named(chance.choice(sheet.facts))] = chance.choice(BAD)
        yield _row(sheet, at, told, chance, 0.4)


def wild_rows(sheet: Sheet, number: int, seed: int) -> Iterator[list[str]]:
    """Give rows that tell anything, in any form and any order."""
    chance = random.Random(seed)  # noqa: S311 - the same rows each time
    share = 0.3 if len(sheet.facts) < 30 else 0.08
    for at in range(number):
        told = {}
        for fact in sheet.facts:
            if chance.random() < share:
                day = date(2013, 1, 1) + timedelta(chance.randrange(5400))
                written = _written(fact, day, chance.choice(FORMS))
                told[column_named(fact)] = written if chance.random() < 0.97 else chance.choice(BAD)
        yield _row(sheet, at, told, chance, 0.6)


def _written(fact: Fact, day: date, form: str) -> str:
    return str(day.year) if fact.value == "year" else day.strftime(form)


def _row(
    sheet: Sheet, at: int, told: dict[str, str], chance: random.Random, share: float
) -> list[str]:
    for name, values in sheet.choices.items():
        told[name] = chance.choice(values) if chance.random() < share else ""
    told["reason"] = chance.choice(sheet.reasons) if chance.random() < share else ""
    told |= {"ref": f"C{at}", "remarks": chance.choice(("", "a, b", "ok"))}
    return [told.get(name, "") for name in sheet.header]
