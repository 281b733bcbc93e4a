"""How an interview asks one thing on a terminal, and a day or a school's terms at that."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from sendpath.cli.stream import speak
from sendpath.core.names import spell, spell_fully
from sendpath.intake.dates import Unreadable, read_year
from sendpath.intake.terms import SPAN, read_span
from sendpath.intake.told_dates import read_told_date

HEAR = Callable[[str], str | None]
"""Asks one thing, and gives what was typed; None when the other side has gone."""

NO = "no"
"""Stands for what has not happened, as it may be typed in a command, too."""

DENIALS = frozenset({NO, "none", "never", "not yet", "n", "nobody", "no one", "nope"})
"""What people type of what has not happened."""

NOT_KNOWN = frozenset(
    {
        "",
        "-",
        "dont know",
        "don't know",
        "i do not know",
        "not sure",
    }
)
"""What people type who know of no such day."""

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
    "'no' if it has not happened, only Enter if you do not know; 'back' and 'quit' work everywhere."
)


class Wanted(NamedTuple):
    """Which days are an answer.

    Attributes:
        today: The day of asking.
        oldest: The earliest that is heard.
        future: Whether it may be to come.
        year: Whether it is a year.
        against: Says why a day cannot be, beside what was told before; empty where it can.
    """

    today: date
    oldest: date
    future: bool = False
    year: bool = False
    against: Callable[[date], str] = lambda _day: ""

    def read(self, told: str) -> date | str:
        """Read what was typed; words in place of a day say what is wrong with it."""
        day = read_year(told) if self.year else read_told_date(told, self.today)
        if isinstance(day, Unreadable):
            return f"{day.problem} {day.write}"
        if day > self.today and not self.future:
            return f"{spell_fully(day)} is still to come. Press only Enter until it has happened."
        if against := self.against(day):
            return f"{against} Check both; 'back' changes the one before."
        if day < self.oldest:
            return f"{spell_fully(day)} is too long ago. Check the year."
        return day


def day(
    question: str,
    wanted: Wanted,
    hear: HEAR,
    *,
    kept: str | None = None,
    denied: bool = False,
    first: bool = True,
) -> str | None:
    """Ask for one day; an empty line means that there is none, or it is not known.

    What was ``kept`` from before stays with an empty line. A no is told where it may be ``denied``,
    else it is as an empty line. An example is given the ``first`` time.
    """
    for told in tries(f"{question} ({_hint(wanted, kept, denied, first)}) ", hear, ABOUT_DAYS):
        small = told.lower()
        if not told and kept:
            speak(f"  {kept}\n")
            return kept
        if small in BACK:
            return small
        if small in YES:
            speak("Then type the day itself, for example 5/1/2026.\n")
        elif small in NOT_KNOWN | DENIALS or small.startswith(UNSURE):
            said = NO if denied and small in DENIALS else ""
            speak(f"  {said or 'not known'}\n")
            return said
        elif isinstance(read := wanted.read(told), str):
            speak(f"{read} Or press only Enter.\n")
        else:
            speak(f"  {read.year if wanted.year else spell_fully(read)}\n")
            return str(read.year) if wanted.year else read.isoformat()
    return None


def _hint(wanted: Wanted, kept: str | None, denied: bool, first: bool) -> str:
    """Say what may be typed: the first time by an example."""
    sample = "2027" if wanted.year else "5 January 2026"
    told = f"for example {sample}" if first or wanted.year else "a day" if denied else ""
    enter = f"Enter keeps {kept}" if kept else "Enter if not known" if denied else "Enter if none"
    return f"{told}{' or no' if denied else ''}; {enter}" if told else enter


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
        if told.lower() in NOT_KNOWN | DENIALS:
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
