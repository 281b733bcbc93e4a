"""Cells that say by themselves that a case is over, whatever their column is called."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from sendpath.columns.heading_words import HeadingWords, plain
from sendpath.rulebook.heading_parts import Ended
from sendpath.rulebook.headings import Headings

WORDY = 4
"""Words that the values of a column have on average at most, where they are states of cases."""

_MARK = r"[-\u2013\u2014:;,/(]"
"""What parts a state from what is said beside it."""


class EndedCells:
    """Knows the states that end a case: closed, withdrawn, moved out.

    Args:
        told: What the rule book says of headings.
    """

    def __init__(self, told: Headings) -> None:
        self._ended: Ended = told.ended
        longest = sorted(told.ended.values, key=len, reverse=True)
        written = (r"[\s/]+".join(map(re.escape, each.split())) for each in longest)
        states = "|".join(written) or r"(?!)"
        self._state = re.compile(
            rf"(?P<first>{states})\s*(?:$|{_MARK}|\d|\.)|.*\s{_MARK}\s*(?:{states})\W*$",
            re.IGNORECASE,
        )
        self._told = told
        of_notes = {plain(one) for each in told.closed if each.within for one in each.headings}
        of_states = {plain(one) for each in told.closed if not each.within for one in each.headings}
        self._notes = of_notes - of_states

    @cached_property
    def _words(self) -> HeadingWords:
        return HeadingWords(self._told)

    def may_head(self, heading: str) -> bool:
        """Say whether states of cases may stand under a heading; notes hold other words too."""
        return plain(heading) not in self._notes and not self._words.says(
            heading, self._ended.unless
        )

    def says(self, cell: str) -> bool:
        """Say whether a cell says that its case is over."""
        return self._state.match(cell.strip()) is not None

    def in_column(self, heading: str, values: Sequence[str]) -> Iterator[str]:
        """Give the values of a column that say so, where its values are states of cases."""
        words = sum(len(each.split()) for each in values)
        if self.may_head(heading) and words <= WORDY * len(values):
            yield from filter(self.says, values)

    def beginning(self, value: str) -> str:
        """Give as much of a value as says so, where more stands behind it; else nothing."""
        found = self._state.match(value.strip())
        first = found["first"] if found else None
        return first if first and first != value.strip() else ""
