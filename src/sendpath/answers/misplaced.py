"""What was told, or asked for, that tells nothing about a process."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sendpath.answers.context import Context
from sendpath.answers.dated import told
from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.law import Fact
from sendpath.core.problem import Problem

if TYPE_CHECKING:
    from sendpath.rulebook.loader import RuleBook

NOT_YET, DONE = "not-yet", "yes"


def strangers(
    case: Case, process: str, homes: Mapping[Event, Sequence[str]], context: Context
) -> list[Problem]:
    """Say of each fact that this process does not take, which process does."""
    return [_stranger(event, case, process, there, context) for event, there in homes.items()]


def letters_told(
    strange: Iterable[Event], known: Collection[Event], context: Context
) -> frozenset[Event]:
    """Name the facts that a decision letter tells by itself, where the answer is about a letter."""
    if context.book.letter.sent not in known:
        return frozenset()
    shown = {each.shows for each in context.book.decisions().reasons.values()}
    return frozenset(event for event in strange if event in shown)


def not_the_letter(case: Case, letters: Iterable[Event], context: Context) -> list[Problem]:
    """Say of a day that may be that of the letter which fact to tell instead."""
    sent = context.facts[context.book.letter.sent]
    return [
        Problem(
            where=f"{event}=",
            value=day,
            problem=f"'{event}' is not taken as the day of the letter, from which days count here.",
            write=f"Was the letter sent on that day? Then write {_typed(sent, day)}.",
        )
        for event in sorted(letters)
        for day in [_as_told(event, case, context)]
    ]


def idle_choices(case: Case, process: str, asked: Iterable[str], context: Context) -> list[Problem]:
    """Say of a choice that no rule of this process asks for it."""
    idle = [(name, value) for name, value in case.choices.items() if name not in set(asked)]
    return [
        Problem(
            where=context.book.choices[name].option,
            value=value,
            problem=f"{context.book.choices[name].option} tells nothing about {process}.",
            write="Leave it out.",
        )
        for name, value in idle
    ]


def idle_option(option: str, texts: Sequence[str], about: str, there: str) -> Problem:
    """Say of an option that it tells nothing here, and which command it tells something."""
    return Problem(
        where=option,
        value=texts[-1],
        problem=f"{option} tells nothing about {about}.",
        write=f"Ask for it there: sendpath {there} {option} {texts[-1]}.",
    )


def not_unconfirmed(named: Iterable[RuleId], book: "RuleBook") -> list[Problem]:
    """Say of each rule asked for by name that it is none that waits to be confirmed."""
    known = [rule for rule in book.asked if book.law.rules[rule].unconfirmed]
    listed = f"Here that is {', '.join(known)}." if known else "This process has none."
    return [
        Problem(
            where="--with",
            value=name,
            problem=f"'{name}' is not a rule of this process that waits to be confirmed.",
            write=listed,
            blocks=True,
        )
        for name in sorted(set(named) - set(known))
    ]


def _typed(fact: Fact, day: str) -> str:
    option = fact.option.removesuffix("=DATE")
    return f"{option}={day}" if option != fact.option else f"{option} {day}"


def _as_told(event: Event, case: Case, context: Context) -> str:
    said = DONE if event in case.ticked else NOT_YET
    given = told(event, case, context) if event in case.events else said
    return given.isoformat() if isinstance(given, date) else str(given)


def _stranger(
    event: Event, case: Case, process: str, homes: Sequence[str], context: Context
) -> Problem:
    day = _as_told(event, case, context)
    there = " or ".join(f"sendpath timeline {home} {event}={day}" for home in homes)
    return Problem(
        where=f"{event}=",
        value=day,
        problem=f"'{event}' tells nothing about {process}.",
        write=f"Ask for it there: {there}." if there else "Leave it out.",
    )
