"""The nearest of some names to what somebody wrote: by spelling, or by the words of each.

The nearest are offered, none is chosen.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

MISTYPED = 0.85
"""How like a name a word must be spelt to count as that name mistyped."""

LONGEST = 200
"""Letters of somebody's own words that are looked at."""

STEM = 5
"""Letters that a word is cut to, so that refuse, refused and refusal are one."""

SAME = {
    "ehcp": "plan",
    "ehcps": "plan",
    "plans": "plan",
    "state": "plan",
    "decli": "refus",
    "not": "refus",
    "no": "refus",
    "wont": "refus",
    "reass": "reasse",
    "re": "reasse",
    "stop": "cease",
    "end": "cease",
    "endin": "cease",
}
"""Stems that mean the same."""

EMPTY = frozenset(
    """
    a an the to of for in on my our is has have was be will and or with council la ehc needs
    letter decision decided child son daughter he she they by from his her their this what
    do does did i can now how when am are it its that there if me we so got but about at as
    """.split()  # noqa: SIM905 - a list of so many words is read as a text
)
"""Words that tell no name from another."""


def alike(word: str, known: Iterable[str], *, most: int = 3, at_least: float = 0.5) -> list[str]:
    """Give the names that are spelt most like a word, the nearest first."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when something was mistyped

    return get_close_matches(word, list(known), n=most, cutoff=at_least)


def nearest(text: str, phrases: Mapping[str, Sequence[str]], *, at_least: float = 0.0) -> list[str]:
    """Give the three names whose phrases come nearest to somebody's own words, the nearest first.

    The first phrase of each is its name as typed, which may be mistyped.
    """
    told, spelling = _tokens(text[:LONGEST]), _spelling(text[:LONGEST])

    def nearness(name: str) -> float:
        spelt, (all_of_them, each) = spelling(phrases[name][0]), _stems(tuple(phrases[name]))
        if told.isdisjoint(all_of_them):
            return spelt
        return max(spelt, *(_likeness(told, phrase) for phrase in each))

    near = {name: nearness(name) for name in phrases}
    return [name for name in sorted(near, key=lambda name: -near[name]) if near[name] >= at_least][
        :3
    ]


def held(text: str, phrases: Iterable[str]) -> int:
    """Say how many words the longest of some phrases has that a text holds whole; 0 for none."""
    told = _tokens(text)
    return max((len(_tokens(each)) for each in phrases if _tokens(each) <= told), default=0)


def _tokens(text: str) -> set[str]:
    """Cut a phrase to the stems that tell it apart."""
    words = "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
    return {SAME.get(word[:STEM], word[:STEM]) for word in words if word not in EMPTY}


@lru_cache(maxsize=512)
def _stems(phrases: tuple[str, ...]) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """Cut phrases of ours, which are asked about again and again: all together, and each."""
    each = tuple(frozenset(_tokens(phrase)) for phrase in phrases)
    return frozenset[str]().union(*each), each


def _spelling(text: str) -> Callable[[str], float]:
    """Make a measure of how like a name a text is spelt; 0 where it is not that name mistyped."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only when something was mistyped

    matcher = SequenceMatcher(None, "", text)

    def measure(name: str) -> float:
        matcher.set_seq1(name)
        near = matcher.real_quick_ratio() > MISTYPED and matcher.quick_ratio() > MISTYPED
        ratio = matcher.ratio() if near else 0
        return ratio if ratio > MISTYPED else 0

    return measure


def _likeness(told: AbstractSet[str], phrase: AbstractSet[str]) -> float:
    return len(told & phrase) / len(told | phrase) if told | phrase else 0.0
