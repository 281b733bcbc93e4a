"""Headings that name when something is due, and not when it was done."""

import re

from sendpath.core.own_words import normal, thesaurus_of
from sendpath.rulebook.headings import Headings

TARGET = "names when something is due, not when it was done"

_FORM = frozenset({"date", "dates", "dated", "day", "dd", "mm", "yy", "yyyy"})
"""Words of a heading that say only that it is for days."""

_NUMBER = re.compile(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)")


class Targets:
    """Knows how headings name when something is due, in the words of a rule book."""

    def __init__(self, told: Headings) -> None:
        target = told.target
        self.same = thesaurus_of({"due": target.words}) if target.words else ()
        self.last, self.spans = {*target.last}, {*target.spans}
        self.after, self.numbers = {*target.after}, {*target.numbers}

    def names(self, heading: str) -> bool:
        """Say whether a heading names a target: ``due by``, ``deadline``, ``12 wks``."""
        text = normal(_NUMBER.sub(" ", heading.replace("_", " ")), self.same)
        words = [word for word in text.split() if word not in _FORM or word in self.spans]
        while words and words[-1] in _FORM and len(words) > 1:
            words.pop()
        return bool(words) and (
            bool(self.same and "due" in words) or words[-1] in self.last or self._is_span(words)
        )

    def _is_span(self, words: list[str]) -> bool:
        """Say whether words are a number of weeks alone, or after something else."""
        rest = [word for word in words if word not in self.spans]
        if not rest or len(rest) == len(words):
            return False
        numbers = [word for word in rest if self._is_number(word)]
        begins = self._is_number(words[0]) and len(words) > 1 and words[1] in self.spans
        counted = begins and any(word in self.after for word in words)
        return bool(numbers) and (len(numbers) == len(rest) or counted)

    def _is_number(self, word: str) -> bool:
        return word in self.numbers or (word.isdecimal() and int(word) > 0)
