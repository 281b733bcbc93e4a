"""The nearest of some names to what somebody wrote: by spelling, or by what the words are about.

The nearest are offered, none is chosen.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sendpath.core.own_words import Found, Matcher

MISTYPED = 0.85
"""How like a name a word must be spelt to count as that name mistyped."""

LONGEST = 60
"""Letters of a text that may be a name mistyped."""

NEAREST = 3
"""How many are offered."""


def alike(
    word: str, known: Iterable[str], *, most: int = NEAREST, at_least: float = 0.5
) -> list[str]:
    """Give the names that are spelt most like a word, the nearest first."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when something was mistyped

    return get_close_matches(word, list(known), n=most, cutoff=at_least)


def meant(
    text: str, known: Mapping[str, str], group: str, own_words: "Callable[[], Matcher | None]"
) -> "Found":
    """Say which names somebody's own words may mean: a name mistyped first, then by what they say.

    Args:
        text: What was written.
        known: The names, each with its words.
        group: Among what the matcher looks: ``faq``, ``concerns`` or ``reasons``.
        own_words: Gives the matcher; a rule book without one is asked by spelling alone.
    """
    from sendpath.core.own_words import Found  # noqa: PLC0415 - only when own words were told

    told = text.lower().strip()
    dashed = "-".join(told.split())
    spelt = alike(dashed, known, most=1, at_least=MISTYPED) if len(told) <= LONGEST else []
    matcher = own_words()
    if matcher is None:
        return Found(tuple(spelt or alike(told[:LONGEST], known)))
    found = matcher.find(text, group, most=len(known))
    there = [name for name in found.names if name in known and name not in spelt]
    return Found((*spelt, *there)[:NEAREST], found.sure and not spelt)


def holding(part: str, known: Mapping[str, str]) -> list[str]:
    """Give the names of which a text is a part; else those whose words hold it."""
    named = [name for name in known if part in name]
    return (named or [name for name in known if part in known[name].lower()])[:NEAREST]


def offered(names: Sequence[str], known: Mapping[str, str]) -> str:
    """Say which names are the nearest, and where to find all of them where none is near."""
    if not names:
        return "Nothing of ours is near that: --list prints them all."
    near = "; ".join(f"{name} ({known[name]})" for name in names)
    return f"The nearest are: {near}. Write the one that fits."
