"""What an interview asks about: read off the rule book, and which questions still tell anything."""

from collections.abc import Callable, Container, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sendpath.answers.words import ASK_ANEW
from sendpath.cli.questions import NO, Said
from sendpath.core.clauses import Event
from sendpath.core.contradictions import Tie, ties_among
from sendpath.core.decisions import Decision
from sendpath.core.law import Choice, Fact
from sendpath.core.names import spell_fully
from sendpath.core.own_words import Matcher
from sendpath.core.routes import Concern
from sendpath.intake.dates import Unreadable, read_year
from sendpath.intake.old_letters import WRITE, older
from sendpath.rulebook.guidebook import read_concerns

if TYPE_CHECKING:
    from sendpath.rulebook.loader import RuleBook

TERM = "term"
"""The question for a school's terms."""


class Known(NamedTuple):
    """What an interview asks about, and the day on which it is held.

    ``own_words`` reads the matcher of people's own words. The days of ``letters`` are covered
    ``since`` a day. Of facts that are ``closing``, as they show something done, a no tells
    something.
    """

    concerns: Mapping[str, Concern]
    groups: Mapping[str, str]
    reasons: Mapping[str, Decision]
    facts: Mapping[Event, Fact]
    choices: Mapping[str, Choice]
    today: date
    oldest: date
    term_asked_after: Sequence[Event]
    own_words: Callable[[], Matcher | None] = lambda: None
    letters: Sequence[Event] = ()
    since: date = date.min
    closing: Container[Event] = frozenset()

    def is_needed(self, question: str, said: Mapping[str, Said]) -> bool:
        """Say whether a question tells anything: a certificate tells nothing without its letter."""
        if question == TERM:
            after = self.term_asked_after
        else:
            fact = self.facts.get(Event(question))
            after = fact.asked_after if fact else ()
        return not after or any(said.get(each) not in ("", NO, None) for each in after)

    def against(self, fact: Fact, day: date, said: Mapping[str, Said]) -> str:
        """Say why a fact cannot be of a day, beside what was said before; empty where it can."""
        told = {event: said.get(event) for event in self.facts if said.get(event) not in ("", NO)}
        days = {event: _day(str(each)) for event, each in told.items() if each} | {fact.id: day}
        for tie in ties_among(self.facts, days):
            own = fact.id in (tie.event, tie.other) and tie.excludes
            if own and tie.is_broken(days):
                other = self.facts[tie.other if tie.event == fact.id else tie.event]
                return _against(tie, fact, other, days)
        return ""

    def older(self, words: str) -> str | None:
        """Say of words that name a year before the law what is left; None of any other."""
        told = older(words, self.since)
        return None if told is None else f"{told} {WRITE} {ASK_ANEW}"

    def is_too_old(self, said: Mapping[str, Said]) -> bool:
        """Say whether the letter is older than the law: nothing further tells anything."""
        days = (str(said.get(each) or "") for each in self.letters)
        return any(day and day < self.since.isoformat() for day in days)


def _day(said: str) -> date:
    """Read what an interview keeps of a day, or of a year."""
    read = read_year(said)
    return date.fromisoformat(said) if isinstance(read, Unreadable) else read


def _against(tie: Tie, fact: Fact, other: Fact, days: Mapping[Event, date]) -> str:
    day, there = (
        str(days[each.id].year) if each.value == "year" else spell_fully(days[each.id])
        for each in (fact, other)
    )
    if tie.kind == "another-year":
        return f"{day} is not in the same year as {there}, {other.called}."
    return f"{day} is {'earlier' if tie.event == fact.id else 'later'} than {other.called}."


def known(book: "RuleBook", today: date) -> Known:
    """Gather what an interview asks about."""
    window = book.law.rules[book.letter.window]
    return Known(
        read_concerns(book.directory),
        book.groups,
        book.decisions().reasons,
        book.law.facts,
        book.choices,
        today,
        book.oldest_fact,
        book.term_asked_after,
        book.own_words,
        letters=tuple(book.letter_facts()),
        since=window.versions[0].in_force,
        closing=frozenset(each.closed_by for each in book.law.rules.values() if each.closed_by),
    )
