"""Sentences with days in them that are not written out yet: one sentence for all cases alike."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Literal, NamedTuple

from sendpath.answers import words
from sendpath.core.names import spell_fully
from sendpath.core.outcomes import Said

How = Literal["day", "since", "ahead", "left", "late"]
"""How a day is written: itself, for how many days it has passed, how far ahead it is, or, as a
number, how many days are left, negative once it has passed, or how many it is late."""


class Spelled(NamedTuple):
    """A day in a sentence, and how it is written there."""

    how: How
    day: date


Part = str | Spelled
Parts = tuple[Part, ...]

WRITE: Mapping[How, Callable[[date, date], str]] = {
    "day": lambda day, _today: spell_fully(day),
    "since": lambda day, today: words.many((today - day).days, "day"),
    "ahead": lambda day, today: words.ahead((day - today).days),
    "left": lambda day, today: str((day - today).days),
    "late": lambda day, today: str((today - day).days),
}


def written(parts: Iterable[Part], today: date) -> str:
    """Write a sentence out."""
    return "".join(
        part if isinstance(part, str) else WRITE[part.how](part.day, today) for part in parts
    )


def said(note: Said) -> Parts:
    """Give a note of the rule book with the days that its text names."""
    parts: list[Part] = [note.note.text]
    for name in note.note.names:
        parts = [each for part in parts for each in _parted(part, name, note.days[name])]
    return tuple(parts)


def _parted(part: Part, name: str, day: date) -> Iterable[Part]:
    if isinstance(part, Spelled):
        return [part]
    first, *others = part.split(f"{{{name}}}")
    return [first, *(each for other in others for each in (Spelled("day", day), other))]


def spaced(sentences: Iterable[Parts]) -> Parts:
    """Put sentences one after the other, with a space between."""
    joined = [part for parts in sentences for part in (" ", *parts)]
    return tuple(joined[1:])
