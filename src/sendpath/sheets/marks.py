"""Values that a map names, and which of them stood in a table."""

from collections.abc import Iterable
from datetime import date

from sendpath.intake.cell_dates import read_cell_date

MORE = "*"
"""Stands at the end of a value for any more words."""


def fold(text: str) -> str:
    """Give a value without regard to case and white space."""
    return " ".join(text.casefold().split())


class Marks:
    """Values as a map names them: each whole, or up to its ``*``; a day in any of its forms.

    Attributes:
        said: Each as it was named.
        met: Those that stood in some cell that was looked at.
    """

    def __init__(self, said: Iterable[str]) -> None:
        self.said = [*said]
        self.met: set[str] = set()
        self._whole = {fold(each): each for each in self.said}
        self._begun = [(fold(each[:-1]), each) for each in self.said if each.endswith(MORE)]
        days = ((read_cell_date(each), each) for each in self.said if not each.isdigit())
        self._days = {day: each for day, each in days if isinstance(day, date)}

    def find(self, text: str) -> str | None:
        """Give the value that a cell holds, as it was named; None where it holds none of them."""
        found = self.named(text)
        if found is not None:
            self.met.add(found)
        return found

    def named(self, text: str) -> str | None:
        """Give the same, without noting that it stood there."""
        folded = fold(text)
        found = self._whole.get(folded)
        if found is None and self._days:
            day = read_cell_date(text)
            found = self._days.get(day) if isinstance(day, date) else None
        if found is None:
            found = next((each for begun, each in self._begun if folded.startswith(begun)), None)
        return found

    def unmet(self) -> list[str]:
        """Give those that stood in no cell, in no spelling; an empty one need not."""
        met = {*map(fold, self.met)}
        return [each for each in self.said if each and fold(each) not in met]
