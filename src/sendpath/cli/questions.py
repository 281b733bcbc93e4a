"""How an interview asks one thing on a terminal: a choice, a day, or a school's terms."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from sendpath.cli.signpost import nation_in
from sendpath.cli.stream import speak
from sendpath.core.names import printable, spell, spell_fully
from sendpath.intake.dates import Unreadable, read_year
from sendpath.intake.suggest import held, nearest
from sendpath.intake.terms import SPAN, read_span
from sendpath.intake.told_dates import read_told_date

HEAR = Callable[[str], str | None]
"""Asks one thing, and gives what was typed; None when the other side has gone."""

NO = frozenset(
    {
        "",
        "no",
        "none",
        "never",
        "not yet",
        "n",
        "-",
        "dont know",
        "don't know",
        "?",
        "i do not know",
        "not sure",
    }
)
"""What people type who have no such day."""

YES = frozenset({"yes", "y", "yes i have", "yeah"})
"""What people type before the day itself."""

UNSURE = (
    "same day",
    "the same day",
    "not sure",
    "i don't know",
    "i dont know",
    "i do not know",
    "don't know",
    "dont know",
)
"""How sentences begin of people who do not know."""

BACK = frozenset({"back", "b", "go back", "<"})
"""What people type who want the question before once more."""

FIGURES = 9
"""Figures of a number that are looked at: no list is so long."""

NEAR = 0.2
"""How like a choice somebody's words must be for it to be offered."""

Said = str | tuple[str, ...]
"""What was answered: a name, a day, nothing; of terms, each one."""


class Option(NamedTuple):
    """One thing to choose: what it stands for, its words, and other words for it."""

    value: str
    words: str
    also: Sequence[str] = ()
    group: str = ""


def pick(question: str, options: Sequence[Option], hear: HEAR) -> str | None:
    """Let somebody choose by number, as often as it takes; words find the nearest numbers."""
    speak(f"{question}\n")
    for number, option in enumerate(options, 1):
        if option.group and (number == 1 or option.group != options[number - 2].group):
            speak(f" {option.group}\n")
        speak(f"  {number}. {option.words}\n")
    for typed in _tries(f"Type a number from 1 to {len(options)}: ", hear):
        told = typed.rstrip(".").lower()
        if told in BACK:
            return told
        if told.isascii() and told.isdecimal() and 0 < int(told[:FIGURES]) <= len(options):
            speak(f"  {options[int(told) - 1].words}\n")
            return options[int(told) - 1].value
        speak(_not_there(typed, options) if typed else "Please type a number.\n")
    return None


def _not_there(typed: str, options: Sequence[Option]) -> str:
    """Offer what comes nearest to somebody's own words; none is chosen."""
    nation = nation_in(typed)
    if nation is not None:
        return f"{nation.text} {nation.signpost()}\n"
    phrases = {
        str(number): ("", option.words, *option.also) for number, option in enumerate(options, 1)
    }
    whole = {number: held(typed, phrases[number][1:]) for number in phrases}
    most = max(whole.values(), default=0)
    near = [number for number in phrases if most and whole[number] == most][:4]
    near = near or nearest(typed.lower(), phrases, at_least=NEAR)
    if not near:
        return f"'{printable(typed)}' is not one of them. Type only the number, for example 2.\n"
    offers = "".join(f"  {number}. {options[int(number) - 1].words}\n" for number in near)
    return f"By '{printable(typed)}', did you mean one of these? Then type its number.\n{offers}"


def day(
    question: str,
    today: date,
    hear: HEAR,
    *,
    oldest: date,
    future: bool = False,
    year: bool = False,
    after: Mapping[str, str] = MappingProxyType({}),
) -> str | None:
    """Ask for one day; an empty line, or a no, means that there is none, or it is not known.

    It may not be earlier than ``oldest``, nor than any day of ``after``, each by its words.
    """
    sample = "2027" if year else "5/1/2026"
    for told in _tries(f"{question} (for example {sample}; only Enter if there is none) ", hear):
        if told.lower() in BACK:
            return told.lower()
        if told.lower() in YES:
            speak("Then type the day itself, for example 5/1/2026.\n")
            continue
        if told.lower() in NO or told.lower().startswith(UNSURE):
            speak("  not told\n")
            return ""
        day = read_year(told) if year else read_told_date(told, today)
        if isinstance(day, Unreadable):
            speak(f"{day.problem} {day.write} Or press only Enter.\n")
        elif day > today and not future:
            speak(f"{spell_fully(day)} is still to come. Press only Enter until it has happened.\n")
        elif early := [words for words, other in after.items() if day.isoformat() < other]:
            speak(
                f"{spell_fully(day)} is earlier than the day {early[0]}. Check both; 'back' "
                "changes the one before. Or press only Enter.\n"
            )
        elif day < oldest:
            speak(f"{spell_fully(day)} is too long ago. Check the year. Or press only Enter.\n")
        else:
            speak(f"  {day.year if year else spell_fully(day)}\n")
            return str(day.year) if year else day.isoformat()
    return None


def school_terms(hear: HEAR) -> Said | None:
    """Ask for a school's terms, one after the other, until there are no more."""
    speak("These are school days: when does the school hold its terms and half terms?\n")
    terms: list[str] = []
    prompt = "First and last day of one, for example 3/9/2026 to 23/10/2026 (only Enter: no more) "
    for told in _tries(prompt, hear):
        if told.lower() in BACK and terms:
            speak(f"  taken back: {terms.pop()}\n")
            continue
        if told.lower() in BACK:
            return told.lower()
        if told.lower() in NO:
            return tuple(terms)
        read = read_span(told.replace(" to ", SPAN).replace(" - ", SPAN), where="this term")
        for problem in read.problems:
            speak(f"{problem.problem} {problem.write} Or press only Enter.\n")
        for first, last in read.terms:
            speak(f"  from {spell(first)} to {spell(last)}\n")
            terms.append(f"{first.isoformat()}{SPAN}{last.isoformat()}")
    return None


def _tries(prompt: str, hear: HEAR) -> Iterator[str]:
    """Ask again and again, until the other side has gone."""
    while (told := hear(prompt)) is not None:
        yield told.strip()


def hear(prompt: str) -> str | None:
    """Ask on the terminal; None when the other side has gone."""
    speak(prompt)
    line = sys.stdin.readline()
    return line or None
