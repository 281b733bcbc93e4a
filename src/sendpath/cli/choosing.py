"""How an interview lets somebody choose: by number, by name, or in their own words."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sendpath.cli.questions import BACK, HEAR, tries
from sendpath.cli.signpost import nation_in
from sendpath.cli.stream import speak
from sendpath.core.names import printable

FIGURES = 9
"""Figures of a number that are looked at: no list is so long."""

STEM, SHORT = 5, 2
"""Letters by which words are compared, and up to which they are too short for that."""

_SAID = "about been could from have only some that their there they this were what when where which"
IDLE = frozenset(f"{_SAID} will with would your".split())
"""Words that tell no choice from another, each by its first letters."""

ALL = "all"
"""What people type who want the whole list again."""


class Option(NamedTuple):
    """One thing to choose: what it stands for, and its words."""

    value: str
    words: str


ASIDE = Callable[[str], str | None]
"""Says of somebody's own words why they are about nothing of ours; None where they may be."""

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
    aside: ASIDE = lambda _: None,
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
        aside: Says why words are about nothing of ours.
    """
    find = meant or (lambda words: _sharing(words, options))
    known = [*options, *(each for each in others if each not in options)]
    before = next((each.words for each in known if each.value == kept), None)
    shown = list(options)
    _list(question, shown)
    prompt = f"Number, or your own words{f' (Enter: {before})' if before else ''}: "
    for typed in tries(prompt, hear, EXPLAINED):
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
            shown = _narrowed(typed, known, find, options, aside) or shown
    return None


ENGLISH = "Is your council in England all the same? Then go on; else type 'quit'."
EXPLAINED = (
    "Type the number of what fits, or say it in your own words. 'all' lists all again, 'back' "
    "asks the question before once more, Enter keeps what you said before, 'quit' ends."
)


def _chosen(told: str, shown: Sequence[Option], options: Sequence[Option]) -> Option | None:
    if told.isascii() and told.isdecimal() and 0 < int(told[:FIGURES]) <= len(shown):
        return shown[int(told) - 1]
    return next((each for each in options if each.value and told == each.value), None)


def _list(question: str, options: Sequence[Option], near: Sequence[Option] = ()) -> None:
    """List what may be chosen by number; of a list that stays, only those that are near."""
    speak(f"{question}\n")
    for number, option in enumerate(options, 1):
        if not near or option in near:
            speak(f"  {number}. {option.words}\n")


def _narrowed(
    typed: str, known: Sequence[Option], find: MEANT, options: Sequence[Option], aside: ASIDE
) -> list[Option]:
    """Offer what somebody's own words may mean; none is chosen.

    Numbers stay what they were, unless something is offered that had none.
    """
    if not typed:
        speak("Type a number, or a few words. '?' explains.\n")
        return []
    nation = nation_in(typed)
    if nation is not None:
        speak(f"{nation.text} {nation.signpost()}\n{ENGLISH}\n")
        return []
    beside = aside(typed)
    if beside is not None:
        speak(f"{beside}\n")
        return []
    there = {option.value: option for option in known}
    near = [there[value] for value in find(typed) if value in there]
    if not near:
        speak(f"'{printable(typed)}' is near none of them. 'all' lists them again.\n")
        return []
    asked = f"By '{printable(typed)}', did you mean one of these? 'all' lists all."
    if all(each in options for each in near):
        _list(asked, options, near)
        return list(options)
    _list(asked, near)
    return near


def _sharing(words: str, options: Sequence[Option]) -> list[str]:
    """Give the options that share most beginnings of words with a text."""
    told = _beginnings(words)
    shared = {each.value: len(told & _beginnings(each.words)) for each in options}
    most = max(shared.values(), default=0)
    return [value for value, number in shared.items() if most and number == most]


def _beginnings(text: str) -> set[str]:
    small = "".join(letter if letter.isalnum() else " " for letter in text.lower())
    return {word[:STEM] for word in small.split() if len(word) > SHORT and word not in IDLE}
