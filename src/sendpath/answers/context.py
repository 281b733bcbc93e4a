"""With what a question is answered: which law, which calendar, which today, and the names in it."""

from collections.abc import Container, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sendpath.answers import words
from sendpath.core.calendar import Calendar
from sendpath.core.clauses import Event, RuleId
from sendpath.core.engine import Engine
from sendpath.core.law import Fact

if TYPE_CHECKING:
    from sendpath.rulebook.loader import RuleBook


class Context(NamedTuple):
    """All that cases are answered with, made once however many there are.

    Attributes:
        book: The rule book.
        engine: Opens cases before its law and the calendar.
        today: The day of asking.
        facts: The map of facts, with the last days that others count from, each as it is typed.
        urls: Where each source can be read, by key.
        shorts: The short name of each source, by key.
        added: Bank holidays given with the question.
        until_25: A young person's last day to appeal in the case asked about, where the last day
            is later, or may be.
    """

    book: "RuleBook"
    engine: Engine
    today: date
    facts: Mapping[Event, Fact]
    urls: Mapping[str, str]
    shorts: Mapping[str, str]
    added: tuple[date, ...] = ()
    until_25: date | None = None

    @property
    def calendar(self) -> Calendar:
        """The calendar that days are counted with."""
        return self.engine.calendar

    @property
    def letters(self) -> tuple[Event, ...]:
        """The facts that are the day of a decision letter, the one that counts first."""
        return self.engine.letters(self.book.letter.sent)

    def working_by(self, last: date) -> date:
        """Give the last working day on or before a last day; today, once those are over."""
        return max(self.calendar.previous_working(last), self.today)

    def is_of_letter(self, rule: str) -> bool:
        """Say whether a rule gives a day by which a letter is appealed, or its adviser told."""
        return rule in (self.book.letter.window, self.book.letter.contact)

    def counting_with(self, calendar: Calendar) -> "Context":
        """Give the same context with another calendar: that of a school's own terms."""
        engine = Engine(self.engine.law, calendar, unconfirmed=self.engine.unconfirmed)
        return self._replace(engine=engine)


def context_of(
    book: "RuleBook",
    calendar: Calendar,
    today: date,
    *,
    added: tuple[date, ...] = (),
    options: Container[str] = (),
    unconfirmed: frozenset[RuleId] = frozenset(),
) -> Context:
    """Make ready to answer.

    Args:
        book: The rule book.
        calendar: The calendar.
        today: The day of asking.
        added: Bank holidays given with the question.
        options: The options this command has; any other fact is typed EVENT=DATE.
        unconfirmed: Rules to work out although their law was not confirmed.
    """
    facts = {
        event: fact if fact.option in options else fact._replace(option=words.typed(fact))
        for event, fact in words.named(book.law).items()
    }
    return Context(
        book=book,
        engine=Engine(book.law, calendar, unconfirmed=unconfirmed),
        today=today,
        facts=facts,
        urls={key: source.url for key, source in book.sources.items()},
        shorts={key: source.short for key, source in book.sources.items()},
        added=added,
    )
