"""``sendpath ask``: the pathway as a short interview on a terminal."""

import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from sendpath.cli import dated
from sendpath.cli.pathway import Way
from sendpath.cli.pathway import run as answer
from sendpath.cli.settings import Asked, load_book, read_settings
from sendpath.cli.stream import Result, speak
from sendpath.cli.told import Told
from sendpath.core.clauses import Event
from sendpath.core.decisions import Decision
from sendpath.core.law import Choice, Fact
from sendpath.core.names import printable, spell_fully
from sendpath.core.problem import Problem
from sendpath.core.routes import Concern
from sendpath.intake.dates import Unreadable, read_date, read_year
from sendpath.rulebook.guidebook import read_concerns

T = TypeVar("T")
HEAR = Callable[[str], str | None]
"""Asks one thing, and gives what was typed; None when the other side has gone."""

NO = frozenset({"", "no", "none", "never", "not yet", "n", "-", "dont know", "don't know", "?"})
"""What people type who have no such day."""

STARTS = ("decision-dated", "decision-sent")


class Answers(NamedTuple):
    """What the interview found out: the concern, the decision, and facts by name."""

    concern: str
    reason: str | None
    told: dict[str, str]


class Known(NamedTuple):
    """What an interview asks about, and the day on which it is held."""

    concerns: Mapping[str, Concern]
    reasons: Mapping[str, Decision]
    facts: Mapping[Event, Fact]
    choices: Mapping[str, Choice]
    today: date


def run(asked: Asked) -> Result:
    """Ask, answer, and end with the one command that gives the same answer."""
    settings = read_settings(asked)
    problems: list[Problem] = list(settings.problems)
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        problems.append(Problem(
            where="ask", value="", blocks=True, problem="An interview needs a terminal.",
            write="Use the command it stands for: sendpath pathway; --list shows every concern.",
        ))  # fmt: skip
    book = None if problems else load_book(asked, ("",), problems)
    if book is None:
        return dated.refused(problems)
    known = Known(read_concerns(book.directory), book.decisions().reasons, book.law.facts,
                  book.choices, settings.today)  # fmt: skip
    heard = interview(known, _hear)
    if heard is None:
        return Result(messages=("Nothing was asked further.",), code=2)
    told = Told(
        dates={}, facts=_facts(heard), reasons=(heard.reason,) if heard.reason else (),
        orders=(heard.told["order"],) if "order" in heard.told else (),
    )  # fmt: skip
    result = answer(Way((heard.concern,)), told, asked)
    return result._replace(text=f"{result.text}\nThe same answer again: {command(heard)}\n")


def command(heard: Answers) -> str:
    """Write the one command that gives the same answer."""
    parts = ["sendpath pathway", f"--concern {heard.concern}"]
    parts += [f"--reason {heard.reason}"] if heard.reason else []
    parts += [f"--order {heard.told['order']}"] if "order" in heard.told else []
    return " ".join([*parts, *_facts(heard)])


def _facts(heard: Answers) -> list[str]:
    return [f"{event}={day}" for event, day in heard.told.items() if event != "order"]


def interview(law: Known, hear: HEAR) -> Answers | None:
    """Ask what it is about, and then only the days that this turns on."""
    concern = _pick("What is it about?", {each.words: each for each in law.concerns.values()}, hear)
    if concern is None:
        return None
    slugs = concern.about or (concern.reasons if len(concern.reasons) > 1 else ())
    reason = None
    if slugs:
        reason = _pick("What was decided?", {law.reasons[slug].words: slug for slug in slugs}, hear)
        if reason is None:
            return None
    told: dict[str, str] = {}
    for fact in concern.asks:
        if _is_needed(fact, told):
            said = _choice(law.choices[fact], hear) if fact in law.choices else (
                _day(law.facts[Event(fact)], law.today, hear)
            )  # fmt: skip
            if said is None:
                return None
            told |= {fact: said} if said else {}
    return Answers(concern.id, reason, told)


def _is_needed(fact: str, told: Mapping[str, str]) -> bool:
    """Say whether a fact still tells something: without a letter, its certificate does not."""
    needs_letter = fact in ("adviser-contacted", "certificate-issued", "appeal-lodged")
    return not needs_letter or any(start in told for start in STARTS)


def _choice(choice: Choice, hear: HEAR) -> str | None:
    """Ask which kind it was; the last answer is that this is not known."""
    kinds = {words: value for value, words in choice.values.items()}
    return _pick(
        f"This is about {choice.words}. Which was it?", {**kinds, "I do not know": ""}, hear
    )


def _pick(question: str, choices: Mapping[str, T], hear: HEAR) -> T | None:
    """Let somebody choose by number, as often as it takes."""
    listed = "".join(f"  {number}. {words}\n" for number, words in enumerate(choices, 1))
    speak(f"{question}\n{listed}")
    for typed in _tries(f"Type a number from 1 to {len(choices)}: ", hear):
        told = typed.rstrip(".")
        if told.isascii() and told.isdecimal() and 0 < int(told) <= len(choices):
            return list(choices.values())[int(told) - 1]
        speak(f"'{printable(typed)}' is not one of them. Type only the number, for example 2.\n")
    return None


def _day(fact: Fact, today: date, hear: HEAR) -> str | None:
    """Ask for one day; an empty line, or a no, means that there is none, or it is not known."""
    question = fact.question or f"Which was the day {fact.words}?"
    prompt = f"{question} (for example 5/1/2026; only Enter if there is none) "
    for told in _tries(prompt, hear):
        if told.lower() in NO:
            speak("  no such day\n")
            return ""
        day = read_year(told) if fact.value == "year" else read_date(told)
        if isinstance(day, Unreadable):
            speak(f"{day.problem} {day.write} Or press only Enter.\n")
        elif day > today and not fact.future:
            speak(f"{spell_fully(day)} is still to come. Press only Enter until it has happened.\n")
        else:
            speak(f"  {day.year if fact.value == 'year' else spell_fully(day)}\n")
            return str(day.year) if fact.value == "year" else day.isoformat()
    return None


def _tries(prompt: str, hear: HEAR) -> Iterator[str]:
    """Ask again and again, until the other side has gone."""
    while (told := hear(prompt)) is not None:
        yield told.strip()


def _hear(prompt: str) -> str | None:
    speak(prompt)
    line = sys.stdin.readline()
    return line or None
