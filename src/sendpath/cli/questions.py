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

FIGURES = 9
"""Figures of a number that are looked at: no list is so long."""

STEM, SHORT = 5, 2
"""Letters by which words are compared, and up to which they are too short for that."""

QUIT = frozenset({"quit", "q", "exit"})
"""What people type who want to end."""

ALL, HELP = "all", "?"
"""What people type who want the whole list again, and who want to know what to do."""

Said = str | tuple[str, ...]
"""What was answered: a name, a day, nothing; of terms, each one."""


class Option(NamedTuple):
    """One thing to choose: what it stands for, and its words."""

    value: str
    words: str


MEANT = Callable[[str], Sequence[str]]
"""Gives the values that somebody's own words may mean, the likeliest first."""


def pick(
    question: str,
    options: Sequence[Option],
    hear: HEAR,
    *,
    meant: MEANT | None = None,
    kept: str | None = None,
    others: Sequence[Option] = (),
) -> str | None:
    """Let somebody choose, as often as it takes: by number, by name, or in their own words.

    Words choose nothing: they narrow the list, and a number or Enter chooses from that.

    Args:
        question: What to ask.
        options: What there is.
        hear: Asks.
        meant: Which may be meant by own words; by default, those that share words with them.
        kept: What was chosen before: Enter keeps it.
        others: What may be meant besides, though it is not listed.
    """
    find = meant or (lambda words: _sharing(words, options))
    known = [*options, *(each for each in others if each not in options)]
    before = next((each.words for each in known if each.value == kept), None)
    shown = list(options)
    _list(question, shown)
    prompt = f"Number, or your own words{f' (Enter: {before})' if before else ''}: "
    for typed in _tries(prompt, hear, EXPLAINED):
        told = typed.rstrip(".").lower()
        if told in BACK:
            return told
        if told == ALL:
            shown = list(options)
            _list(question, shown)
        elif not told and before is not None:
            speak(f"  {before}\n")
            return kept
        elif chosen := _chosen(told, shown, known):
            speak(f"  {chosen.words}\n")
            return chosen.value
        else:
            shown = _narrowed(typed, known, find) or shown
    return None


ENGLISH = "Is your council in England all the same? Then go on; else type 'quit'."
EXPLAINED = (
    "Type the number of what fits, or say it in your own words. 'all' lists all again, 'back' "
    "asks the question before once more, Enter keeps what you said before, 'quit' ends."
)
ABOUT_TERMS = "Look on the school's website for its term dates. Only Enter: no more of them."


def _chosen(told: str, shown: Sequence[Option], options: Sequence[Option]) -> Option | None:
    if told.isascii() and told.isdecimal() and 0 < int(told[:FIGURES]) <= len(shown):
        return shown[int(told) - 1]
    return next((each for each in options if each.value and told == each.value), None)


def _list(question: str, options: Sequence[Option]) -> None:
    speak(f"{question}\n")
    for number, option in enumerate(options, 1):
        speak(f"  {number}. {option.words}\n")


def _narrowed(typed: str, options: Sequence[Option], find: MEANT) -> list[Option]:
    """Offer what somebody's own words may mean; none is chosen."""
    if not typed:
        speak("Type a number, or a few words. '?' explains.\n")
        return []
    nation = nation_in(typed)
    if nation is not None:
        speak(f"{nation.text} {nation.signpost()}\n{ENGLISH}\n")
        return []
    there = {option.value: option for option in options}
    near = [there[value] for value in find(typed) if value in there]
    if not near:
        speak(f"'{printable(typed)}' is near none of them. 'all' lists them again.\n")
        return []
    _list(f"By '{printable(typed)}', did you mean one of these? 'all' lists all.", near)
    return near


def _sharing(words: str, options: Sequence[Option]) -> list[str]:
    """Give the options that share most beginnings of words with a text."""
    told = _beginnings(words)
    shared = {each.value: len(told & _beginnings(each.words)) for each in options}
    most = max(shared.values(), default=0)
    return [value for value, number in shared.items() if most and number == most]


def _beginnings(text: str) -> set[str]:
    small = "".join(letter if letter.isalnum() else " " for letter in text.lower())
    return {word[:STEM] for word in small.split() if len(word) > SHORT}


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
    for told in _tries(f"{question} (for example {sample}; {enter}) ", hear, ABOUT_DAYS):
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
    for told in _tries(prompt, hear, ABOUT_TERMS):
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


def _tries(prompt: str, hear: HEAR, explained: str) -> Iterator[str]:
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
