"""What people's own words are about: one matcher for questions, concerns and decisions.

The matcher is trained on the phrasings in ``rules/phrasings`` by ``tools/own_words.py``, which
writes it as one file beside them; here it is only asked. It knows words, pairs of words
and pieces of four letters, weighs each by how much it tells, and has one line of weights for each
answer. See ``docs/decisions/0016-own-words.md``.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple

LONGEST = 400
"""Letters of somebody's own words that are looked at."""

PIECE = 4
"""Letters of a piece of a word, its beginning and end marked."""

STORY = 30
"""Words from which on a text is a story, of several things."""

SAYING = 4
"""Words of a sentence of a story that may say what it is about, at least."""

_PARTS = re.compile(r"(?<=[.?!])\s+|\n+")
_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"[^\w£]+")

BESIDE = 0.6
"""What the likeliest of a group counts beside whether words are of this field."""

SCOPE = 0.3
"""What it counts that a sentence of a story is of this field, beside how likely its first is."""

Thesaurus = Sequence[tuple[frozenset[str], "re.Pattern[str]", str]]
"""Words of the field that mean the same, with what they begin with, and the one for them all."""


class Head(NamedTuple):
    """What can be found in one group, and where its weights stand in a line.

    Attributes:
        names: What can be found.
        first: The place of the first one's weight.
        bias: What each starts from.
        scale: What one step of a weight is worth.
    """

    names: tuple[str, ...]
    first: int
    bias: tuple[float, ...]
    scale: float


class Found(NamedTuple):
    """What some words are about, the likeliest first.

    Attributes:
        names: What they may be about; empty where they are about nothing of ours.
        sure: Whether the first may be taken; else a choice of the first ones is to be offered.
    """

    names: tuple[str, ...] = ()
    sure: bool = False


class _Alone(NamedTuple):
    """What a sentence is about: all that it may be, if that is sure, how likely the first is."""

    names: tuple[str, ...] = ()
    sure: bool = False
    likely: float = 0.0


class Matcher(NamedTuple):
    """A trained matcher.

    Attributes:
        thesaurus: Words that mean the same.
        features: Each feature's place, and how much it tells.
        width: The weights of one feature.
        weights: All weights, feature by feature.
        heads: What can be found, by group.
        inside: By group, from which score on words are of this field at all, and from which surely.
        said: By group, what short phrasings are about that are typed just as they stand there.
    """

    thesaurus: Thesaurus
    features: Mapping[str, tuple[int, float]]
    width: int
    weights: memoryview
    heads: Mapping[str, Head]
    inside: Mapping[str, tuple[float, float]]
    said: Mapping[str, Mapping[str, tuple[str, ...]]]

    def find(self, text: str, group: str, *, most: int = 3) -> Found:
        """Say what somebody's own words are about.

        A story is of several things: what its sentences are about is offered, and nothing is sure.

        Args:
            text: The words.
            group: Among what to look: ``faq``, ``concerns`` or ``reasons``.
            most: How many names to give.
        """
        parts = sentences(text[:LONGEST])
        alone = [self._alone(part, group) for part in parts] if len(parts) > 1 else []
        whole = self._alone(text[:LONGEST], group)
        likeliest = sorted((each for each in alone if each.names), key=lambda each: -each.likely)
        if not likeliest:
            return Found(whole.names[:most], whole.sure)
        told = [likeliest[0], whole, *likeliest[1:]]
        firsts = [name for each in told for name in each.names[:1]]
        seconds = [name for each in told for name in each.names[1:most]]
        return Found(tuple(dict.fromkeys((*firsts, *seconds)))[:most])

    def _alone(self, text: str, group: str) -> "_Alone":
        """Say what one sentence is about, taken by itself."""
        told = normal(text, self.thesaurus)
        active = self._active(told)
        if not active:
            return _Alone()
        just = self.said[group].get(told.strip(), ())
        (scope,) = self._scores(active, self.heads["inside"])
        head = self.heads[group]
        scores = self._scores(active, head)
        best = max(scores)
        near = scope + BESIDE * best
        weak, sure = self.inside[group]
        if near < weak and not just:
            return _Alone()
        order = sorted(range(len(scores)), key=lambda each: -scores[each])
        names = dict.fromkeys([*just, *(head.names[each] for each in order)])
        return _Alone(tuple(names), near >= sure or bool(just), best + SCOPE * scope)

    def _active(self, told: str) -> list[tuple[int, float]]:
        """Give the features of a normal text, each weighed, all together of length one."""
        counted = Counter(features(told))
        active = [
            (place, (1 + log(count)) * telling)
            for (place, telling), count in (
                (self.features[each], count)
                for each, count in counted.items()
                if each in self.features
            )
        ]
        length = sqrt(sum(value * value for _, value in active))
        return [(place, value / length) for place, value in active]

    def _scores(self, active: Sequence[tuple[int, float]], head: Head) -> list[float]:
        scores, wide = list(head.bias), len(head.names)
        for place, value in active:
            start = place * self.width + head.first
            value *= head.scale  # noqa: PLW2901 - the same value in other units
            for number, weight in enumerate(self.weights[start : start + wide]):
                if weight:
                    scores[number] += value * weight
        return scores


def sentences(text: str) -> list[str]:
    """Part a story at its sentences; any shorter text is one."""
    if len(text.split()) < STORY:
        return [text]
    return [part for part in _PARTS.split(text) if len(part.split()) >= SAYING] or [text]


def normal(text: str, thesaurus: Thesaurus) -> str:
    """Give a text in small letters and without marks, one word for all that mean the same."""
    small = text.lower().replace("\u2019", "").replace("'", "")
    told = _MARKS.sub(" ", small)
    words = _WORD.findall(told)
    for firsts, pattern, word in thesaurus:
        if not firsts.isdisjoint(words):
            told = pattern.sub(word, told)
            words = _WORD.findall(told)
    return told


def features(told: str) -> Iterator[str]:
    """Give the words of a normal text, its pairs of words, and the pieces of its words."""
    words = told.split()
    yield from (f"w{word}" for word in words)
    yield from (f"b{one} {other}" for one, other in pairwise(words))
    for word in words:
        marked = f" {word} "
        for start in range(len(marked) - PIECE + 1):
            yield f"c{marked[start : start + PIECE]}"


def thesaurus_of(same: Mapping[str, Sequence[str]]) -> Thesaurus:
    """Make ready to put one word for several: ``{word: [those that mean it]}``, in that order.

    Each with the first words of those: a text without any of them holds none.
    """
    longest_first = {one: sorted(words, key=len, reverse=True) for one, words in same.items()}
    return [
        (
            frozenset(first for each in words for first in _WORD.findall(each)[:1]),
            re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b"),
            one,
        )
        for one, words in longest_first.items()
    ]
