"""Values that say more than the fact of their column: ``No plan`` beside agreed and refused."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from sendpath.columns.guessed_value import Guess
from sendpath.columns.heading_words import ValueWords
from sendpath.rulebook.heading_parts import More
from sendpath.rulebook.headings import Headings

_BEHIND = re.compile(r"^(?:yes|no|refused|agreed|[yn])\s*[-\u2013:,/(]\s*", re.IGNORECASE)
"""A plain answer, before what says more of it: ``No - RTI``."""


class _Called(NamedTuple):
    """What one kind of them is called: surely, or where the column says what else it may be."""

    more: More
    sure: ValueWords
    loose: ValueWords


class MoreMeant:
    """Knows what values are called that say more than the fact of their column.

    Args:
        told: What the rule book says of headings.
        called: Gives what people call the values of a fact.
    """

    def __init__(self, told: Headings, called: Callable[[str], ValueWords]) -> None:
        self.told, self.called = told, called

    @cached_property
    def kinds(self) -> list[_Called]:
        """Give what they are called, made ready once."""
        return [
            _Called(each, self._words(each, each.values), self._words(each, each.loose))
            for each in self.told.more
        ]

    def _words(self, more: More, phrasings: Sequence[str]) -> ValueWords:
        told = self.told._replace(values={more.of: {more.means: phrasings}})
        return ValueWords(told, more.of, [more.means])

    def of(self, name: str, value: str, values: Mapping[str, int]) -> Guess | None:
        """Give what a value says that says more; None where it does not.

        Args:
            name: The fact of its column.
            value: As it stands.
            values: All that the column holds.
        """
        inside = _BEHIND.sub("", value)
        for kind in self.kinds if name in {each.of for each in self.told.more} else ():
            more = kind.more
            if more.of != name or self.called(name).meant(value):
                continue
            is_loose = _is_meant(kind.loose, value)
            if is_loose or _is_meant(kind.sure, value) or _is_meant(kind.sure, inside):
                is_sure = not is_loose or self._is_parted(more, values)
                if is_sure:
                    ours = (more.means,)
                    return Guess(value, 0, ours, sure=True, words=more.why, tells=more.tells)
                either = (more.means, more.beside) if more.tells else (more.means,)
                return Guess(value, 0, either, words=more.why)
        return None

    def is_sure(self, name: str, value: str, values: Mapping[str, int]) -> bool:
        """Say whether a value surely says more than the fact of its column."""
        found = self.of(name, value, values)
        return found is not None and found.sure

    def _is_parted(self, more: More, values: Mapping[str, int]) -> bool:
        """Say whether another value of the column means what a loose one may mean."""
        return any(self.called(more.of).meant(each) == more.beside for each in values)


def _is_meant(words: ValueWords, value: str) -> bool:
    return bool(words.meant(value) or words.meant_by_words(value))
