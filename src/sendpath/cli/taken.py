"""What was told of a case and what an answer takes of it: the rest is left out by its name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sendpath.cli.processes import homes
from sendpath.core.clauses import Event

if TYPE_CHECKING:
    from sendpath.answers.context import Context
    from sendpath.cli.session import Session
    from sendpath.core.case import Case
    from sendpath.core.clauses import RuleId
    from sendpath.core.law import Fact

BORN = "--born"


def taken(
    session: "Session",
    told: "Case",
    about: str,
    events: Iterable[Event],
    context: "Context",
    *,
    rules: "Iterable[RuleId] | None" = None,
    choices: Iterable[str] = (),
) -> "Case":
    """Leave out what an answer does not take, and say which process does.

    Args:
        session: What the command answers with; what is left out joins its problems.
        told: The case as it was told.
        about: What the answer is about, in words.
        events: The facts that it takes.
        context: With what it is answered.
        rules: The rules that it asks, where not all of the session.
        choices: What it takes that is no day, beside what its rules ask for.
    """
    from sendpath.answers.misplaced import idle_choices, letters_told, not_the_letter, strangers
    from sendpath.core.walk import choices_asked

    book, known = session.book, {*events}
    strange = {
        event: homes(event, book) for event in _said(told, book.law.facts) if event not in known
    }
    there = book.asked if rules is None else rules
    asked = {*choices_asked(book.law.rules[rule] for rule in there), *choices}
    lettered = not told.events.keys().isdisjoint(context.letters)
    perhaps = strange.keys() & told.events.keys() if lettered else told.events.keys()
    letters = letters_told(perhaps, known, context)
    strange = {event: there for event, there in strange.items() if event not in letters}
    session.problems.extend(not_the_letter(told, letters, context))
    session.problems.extend(strangers(told, about, strange, context))
    session.problems.extend(idle_choices(told, about, asked, context))
    events = {event: day for event, day in told.events.items() if event in known}
    return replace(told, events=events, ticked=told.ticked & known)


def not_asked_when_born(session: "Session", born: Sequence[str] | None, about: str) -> None:
    """Say of a day of birth that it tells nothing here; that it cannot be read was said before."""
    from sendpath.answers.misplaced import idle_option

    if born and all(each.where != BORN for each in session.problems):
        session.problems.append(idle_option(BORN, born, about, "can-appeal"))


def _said(told: "Case", facts: "Mapping[Event, Fact]") -> Iterator[Event]:
    """Give the facts that were told, and those of which it was said that they are done, or not."""
    yield from told.events
    yield from sorted(told.ticked - told.events.keys())
    from sendpath.core.denials import never_without

    implied = never_without(facts, told.not_yet)
    yield from (event for event in sorted(told.not_yet - implied) if event not in told.events)
