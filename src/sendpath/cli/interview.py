"""``sendpath ask``: the pathway as a short interview on a terminal."""

import sys
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from sendpath.cli import dated
from sendpath.cli.pathway import Way
from sendpath.cli.pathway import run as answer
from sendpath.cli.settings import Asked, load_book, read_settings
from sendpath.cli.stream import Result, speak
from sendpath.cli.told import Told
from sendpath.core.clauses import Event
from sendpath.core.decisions import Decision
from sendpath.core.law import Fact
from sendpath.core.problem import Problem
from sendpath.core.routes import Concern
from sendpath.intake.dates import Unreadable, read_date, read_year
from sendpath.rulebook.guidebook import read_concerns

T = TypeVar("T")
HEAR = Callable[[str], str | None]
"""Asks one thing, and gives what was typed; None when the other side has gone."""

CERTIFICATE_FACTS = ("adviser-contacted", "certificate-issued")
STARTS = ("decision-dated", "decision-sent")


class Answers(NamedTuple):
    """What the interview found out: the concern, the decision, and the days as typed."""

    concern: str
    reason: str | None
    days: dict[str, str]


def run(asked: Asked) -> Result:
    """Ask, answer, and end with the one command that gives the same answer."""
    problems: list[Problem] = list(read_settings(asked).problems)
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        problems.append(Problem(
            where="ask", value="", blocks=True, problem="An interview needs a terminal.",
            write="Use the command that it stands for: sendpath pathway --concern plan-received.",
        ))  # fmt: skip
    book = None if problems else load_book(asked, ("",), problems)
    if book is None:
        return dated.refused(problems)
    heard = interview(
        read_concerns(book.directory), book.decisions().reasons, book.law.facts, _hear
    )
    if heard is None:
        return Result(messages=("Nothing was asked further.",), code=2)
    told = Told(
        dates={}, facts=[f"{event}={day}" for event, day in heard.days.items()],
        reasons=(heard.reason,) if heard.reason else (),
    )  # fmt: skip
    result = answer(Way((heard.concern,)), told, asked)
    return result._replace(text=f"{result.text}\nThe same answer again: {command(heard)}\n")


def command(heard: Answers) -> str:
    """Write the one command that gives the same answer."""
    parts = ["sendpath pathway", f"--concern {heard.concern}"]
    parts += [f"--reason {heard.reason}"] if heard.reason else []
    parts += [f"{event}={day}" for event, day in heard.days.items()]
    return " ".join(parts)


def interview(
    concerns: Mapping[str, Concern],
    reasons: Mapping[str, Decision],
    facts: Mapping[Event, Fact],
    hear: HEAR,
) -> Answers | None:
    """Ask what it is about, and then only the days that this turns on."""
    concern = _pick("What is it about?", {each.words: each for each in concerns.values()}, hear)
    if concern is None:
        return None
    decision = None
    if len(concern.reasons) > 1:
        about = {reasons[slug].words: reasons[slug] for slug in concern.reasons}
        decision = _pick("Which of these was decided?", about, hear)
        if decision is None:
            return None
    days: dict[str, str] = {}
    for event in concern.asks:
        if _is_needed(event, days):
            day = _day(facts[event], hear)
            if day is None:
                return None
            if day:
                days[event] = day
    return Answers(concern.id, decision.slug if decision else None, days)


def _is_needed(event: Event, days: Mapping[str, str]) -> bool:
    """Say whether a day still tells something: without a letter, its certificate does not."""
    needs_letter = event in CERTIFICATE_FACTS or event == "appeal-lodged"
    return not needs_letter or any(start in days for start in STARTS)


def _pick(question: str, choices: Mapping[str, T], hear: HEAR) -> T | None:
    """Let somebody choose by number, as often as it takes."""
    listed = "".join(f"  {number}. {words}\n" for number, words in enumerate(choices, 1))
    prompt = f"{question}\n{listed}Type a number from 1 to {len(choices)}: "
    for told in _tries(prompt, hear):
        if told.isascii() and told.isdecimal() and 0 < int(told) <= len(choices):
            return list(choices.values())[int(told) - 1]
        prompt = f"Type a number from 1 to {len(choices)}: "
    return None


def _day(fact: Fact, hear: HEAR) -> str | None:
    """Ask for one day; an empty line means that it did not happen, or is not known."""
    prompt = f"Which was the day {fact.words}? (for example 5/1/2026; Enter if not, or not known) "
    for told in _tries(prompt, hear):
        if not told:
            return ""
        day = read_year(told) if fact.value == "year" else read_date(told)
        if not isinstance(day, Unreadable):
            return str(day.year) if fact.value == "year" else day.isoformat()
        speak(f"{day.problem} {day.write}\n")
    return None


def _tries(prompt: str, hear: HEAR) -> Iterator[str]:
    """Ask again and again, until the other side has gone."""
    while (told := hear(prompt)) is not None:
        yield told.strip()


def _hear(prompt: str) -> str | None:
    speak(prompt)
    line = sys.stdin.readline()
    return line or None
