"""Numbers below zero in cells made for days: the reader gives a time of day for them.

A spreadsheet shows such a cell as a row of signs, and no day has such a number. So what is written
there is looked up, where a sheet has any times of day at all.
"""

from collections.abc import Iterable

from sendpath.sheets.survey import Attributes, Place, Survey, local


class Negatives(Survey):
    """A sheet, walked through for the numbers below zero that it holds.

    Attributes:
        found: Each such number, by row and column from 1.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[Place, float] = {}
        self._at: Place | None = None
        self._number: list[str] = []
        self._parser.EndElementHandler = self._end

    def _start(self, name: str, given: Attributes) -> None:
        super()._start(name, given)
        if local(name) == "v" and self._cell.get("t", "n") == "n":
            self._at, self._number = self._place(), []
            self._parser.CharacterDataHandler = self._number.append

    def _end(self, name: str) -> None:
        if local(name) != "v" or self._at is None:
            return
        text = "".join(self._number).strip()
        if text.startswith("-"):
            self.found[self._at] = float(text)
        self._at, self._parser.CharacterDataHandler = None, None


def negatives(pieces: Iterable[bytes]) -> dict[Place, float]:
    """Give the numbers below zero in a sheet's XML."""
    walked = Negatives()
    for piece in pieces:
        walked.feed(piece)
    return walked.found
