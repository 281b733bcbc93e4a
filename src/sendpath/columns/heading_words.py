"""What a heading in people's own words may name: by its words, as ``rules/headings.toml`` has them.

Words count, not their order, and a word that stands under few facts counts more than one that many
share. Nothing is read so: what is found is proposed to a person, or shows where headings stand.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from math import log
from pathlib import Path
from typing import NamedTuple

from sendpath.core.own_words import normal, thesaurus_of
from sendpath.rulebook.headings import Headings, read_headings

_ENGLISH = "a and at be been by day days for from has have if in is it its of on or our the to was"
_FORM = "were when whether with date dated dates time times dd mm yy yyyy ddmmyyyy hh"
_CODES = "dt dte dtm dttm desc txt cd etc"
IDLE = frozenset(f"{_ENGLISH} {_FORM} {_CODES}".split())
"""Words of a heading that tell no fact from another."""

STEM = 5
"""Letters of a word that are compared: receive, received and receiving are one."""

ENOUGH, CLOSE = 0.8, 0.08
"""How like a phrasing a heading must be, of one; and how much less like any other fact's it is."""

LONGEST = 200
"""Letters of a heading that are looked at; forms print their guidance in theirs."""

_WITH = re.compile(r"\bw/(?=\s|$)", re.IGNORECASE)
_RE = re.compile(r"(?:\bre-|^\s*re )(?=assess)", re.IGNORECASE)
"""A short *with*; and what is about a reassessment: *re assess* within a heading is *about*."""

_BESIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


class Likely(NamedTuple):
    """A fact that a heading may name, and how like a phrasing of it the heading is, of one."""

    name: str
    like: float


def one_of(found: Sequence[Likely]) -> Likely | None:
    """Give the one fact that a heading names; None where it is none, or may be another."""
    alone = len(found) == 1 or (found and found[0].like - found[1].like >= CLOSE)
    return found[0] if alone else None


class HeadingWords:
    """Knows what people call the columns of facts."""

    def __init__(self, told: Headings) -> None:
        self.same = thesaurus_of(told.same)
        self.phrasings = {
            name: [words for each in phrasings if (words := self._words(each))]
            for name, phrasings in told.headings.items()
        }
        self.under: dict[str, set[str]] = {}
        for name, phrasings in self.phrasings.items():
            for word in frozenset().union(*phrasings):
                self.under.setdefault(word, set()).add(name)
        known = len(self.phrasings) + 1
        self.weights = {word: log(known / len(names)) for word, names in self.under.items()}
        self.strange = log(known)

    def likely(self, heading: str, among: Collection[str] | None = None) -> list[Likely]:
        """Give the facts that a heading may name, the likeliest first.

        Args:
            heading: As it stands.
            among: The facts that may be meant; all of them by default.
        """
        whole = self._words(heading[:LONGEST])
        told = self._words(_BESIDE.sub(" ", heading[:LONGEST]))
        if not told or any(whole in phrasings for phrasings in self.phrasings.values()):
            told = whole  # what stands in brackets is part of the name
        shared = {name for word in told for name in self.under.get(word, ())}
        if not shared or self._most(told) < ENOUGH:
            return []
        weight = self._weight(told)
        found = (
            Likely(name, max(self._like(told, weight, words) for words in phrasings))
            for name, phrasings in self.phrasings.items()
            if name in shared and (among is None or name in among)
        )
        return sorted((each for each in found if each.like >= ENOUGH), key=lambda each: -each.like)

    def says(self, heading: str, words: Iterable[str]) -> bool:
        """Say whether one of some words stands in a heading."""
        wanted = frozenset().union(*map(self._words, words))
        return bool(self._words(heading[:LONGEST]) & wanted)

    def is_called(self, heading: str, phrasings: Iterable[str]) -> bool:
        """Say whether a heading has all the words of one of some phrasings, and no other."""
        return self._words(heading[:LONGEST]) in map(self._words, phrasings)

    def _most(self, told: frozenset[str]) -> float:
        """Give what a heading can be like at most: a phrasing of all its words that are known."""
        known = self._weight(told & self.weights.keys())
        return 2 * known / (known + self._weight(told))

    def _words(self, text: str) -> frozenset[str]:
        told = normal(_RE.sub("re", _WITH.sub("with ", text.replace("_", " "))), self.same).split()
        return frozenset(word[:STEM] for word in told if word not in IDLE)

    def _like(self, told: frozenset[str], weight: float, words: frozenset[str]) -> float:
        both = told & words
        if told == words:
            return 1.0
        return 2 * self._weight(both) / (weight + self._weight(words)) if both else 0.0

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self.weights.get(word, self.strange) for word in words)


def plain(text: str) -> str:
    """Give a text in small letters and without marks."""
    return normal(text, ()).strip()


_FORMS = re.compile(r"(?<=\w{3})(?:ments?|ings?|ions?|als?|ed|es|e|(?<!s)s)$")
"""Ends in which forms of one word differ: refuse, refused and refusal are one."""

_LINK = "a an and as at be been being has have is it its made of our the to was"
_LINKS = frozenset(_LINK.split())
"""Words of a value that may stand in it or not."""

_BARE = frozenset(["no", "not", "n", "yes", "y"])
"""Words that by themselves say what is meant of nothing."""


class ValueWords:
    """Knows what people call the values of one fact."""

    def __init__(self, told: Headings, name: str, ours: Iterable[str]) -> None:
        self.same = thesaurus_of(told.same)
        names = {*ours}
        self.known = {plain(value): value for value in names}
        phrasings = [(each, v) for v, said in told.values.get(name, {}).items() for each in said]
        self.known |= {plain(each): value for each, value in phrasings if value in names}
        loose = [(each, value) for each, value in phrasings if not self._is_code(each)]
        alike: dict[str, set[str]] = {}
        for each, value in loose:
            alike.setdefault(self._tidy(each), set()).add(value)
        self.alike = {
            each: next(iter(values)) for each, values in alike.items() if len(values) == 1
        }
        self.filler = {word for each in told.filler for word in self._tidy(each).split()}
        self.filler |= {word for each in told.filler for word in plain(each).split()}
        sets: dict[frozenset[str], set[str]] = {}
        for each, value in loose:
            sets.setdefault(self._words(each), set()).add(value)
        self.sets = {each: next(iter(values)) for each, values in sets.items() if len(values) == 1}

    def meant(self, text: str) -> str | None:
        """Give our value for what somebody calls it just so; None where nobody is known to."""
        told = plain(text)
        bare = " ".join(word for word in told.split() if word not in self.filler)
        return self.known.get(told) or self.known.get(bare) or self.alike.get(self._tidy(text))

    def meant_by_words(self, text: str) -> str | None:
        """Give our value for words that are those of a phrasing, in any order and form.

        Nobody is sure who writes a question mark.
        """
        words = self._words(text)
        doubted = "?" in text or self._is_code(text.strip()) or words <= _BARE
        return None if doubted else self.sets.get(words)

    def names(self, text: str, value: str) -> bool:
        """Say whether all words of a phrasing of one of our values stand in a text."""
        told = self._words(text)
        return any(words and words <= told for words, ours in self.sets.items() if ours == value)

    def _is_code(self, phrasing: str) -> bool:
        """Say whether a phrasing is one short name that elsewhere means another thing.

        RTA is a refusal here, and a request in a heading: only just so written does it refuse.
        """
        return " " not in phrasing and self._tidy(phrasing) != plain(phrasing)

    def _words(self, text: str) -> frozenset[str]:
        words = [word for word in self._tidy(text).split() if word not in _LINKS | self.filler]
        return frozenset(_FORMS.sub("", word) for word in words)

    def _tidy(self, text: str) -> str:
        return normal(text, self.same).strip()


@cache
def heading_words(root: Path) -> HeadingWords:
    """Make ready what a rule book knows of headings, once."""
    return HeadingWords(read_headings(root))
