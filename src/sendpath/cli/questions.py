"""How an interview asks one thing on a terminal, and a day or a school's terms at that."""

import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from sendpath.cli.stream import speak
from sendpath.core.names import spell, spell_fully
from sendpath.intake.dates import Unreadable, read_year
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

QUIT = frozenset({"quit", "q", "exit"})
"""What people type who want to end."""

HELP = "?"
"""What people type who want to know what to do."""

Said = str | tuple[str, ...]
"""What was answered: a name, a day, nothing; of terms, each one."""


ABOUT_TERMS = "Look on the school's website for its term dates. Only Enter: no more of them."


ABOUT_DAYS = (
    "A day as you would write it: 5/1/2026 (day first), 5 January 2026, yesterday, 10 days ago. "
    "'no' if there is none, or you do not know it; 'back' and 'quit' work everywhere."
)


def day(
    question: str,
    today: date,
    hear: HEAR,
    *,
    oldest: date,
    future: bool = False,
    year: bool = False,
    after: Mapping[str, str] = MappingProxyType({}),
    kept: str | None = None,
) -> str | None:
    """Ask for one day; an empty line, or a no, means that there is none, or it is not known.

    It may not be earlier than ``oldest``, nor than any day of ``after``, each by its words. What
    was ``kept`` from before stays with an empty line.
    """
    sample = "2027" if year else "5 January 2026"
    enter = f"Enter keeps {kept}" if kept else "Enter if there is none"
    for told in tries(f"{question} (for example {sample}; {enter}) ", hear, ABOUT_DAYS):
        if not told and kept:
            speak(f"  {kept}\n")
            return kept
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
    for told in tries(prompt, hear, ABOUT_TERMS):
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


def tries(prompt: str, hear: HEAR, explained: str) -> Iterator[str]:
    """Ask again and again, until the other side has gone or quits; ``?`` explains."""
    while (told := hear(prompt)) is not None:
        if told.strip().lower() in QUIT:
            return
        if told.strip() == HELP:
            speak(f"{explained}\n")
        else:
            yield told.strip()


def hear(prompt: str) -> str | None:
    """Ask on the terminal; None when the other side has gone."""
    speak(prompt)
    line = sys.stdin.readline()
    return line or None
