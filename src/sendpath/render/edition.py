"""Which law and which calendar an answer is given by."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sendpath.core.calendar import Calendar
from sendpath.core.clauses import Event
from sendpath.core.law import Fact, Spell


class Edition(NamedTuple):
    """Which law and which calendar answered.

    Attributes:
        law_as_at: The day the law was last checked.
        rule_book: The edition of the rule book.
        urls: Where each source can be read, by key.
        facts: The map of facts.
        calendar: Working days.
        spells: Times in which other law applied.
        added: Bank holidays given with the question.
    """

    law_as_at: date
    rule_book: str
    urls: Mapping[str, str]
    facts: Mapping[Event, Fact]
    calendar: Calendar
    spells: tuple[Spell, ...]
    added: tuple[date, ...] = ()
