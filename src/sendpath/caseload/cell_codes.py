"""What single cells tell, as small numbers: each is heard once, and known of every row after it."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from sendpath.caseload.row_inputs import LONGEST, is_blank
from sendpath.core.decisions import Decision
from sendpath.core.law import Fact
from sendpath.core.learnt import Learnt
from sendpath.intake.facts import Ambient, Written, read_case

BLANK, NOT_TOLD, TOLD, NOT_YET, TOLD_OTHERWISE, NOTHING_OTHERWISE = range(6)
"""What the cell of a day tells: nothing, for it is blank, or says so; a day; that its fact has not
happened; or a day, or nothing, in another way than it stands: that is to be said."""

UNUSUAL = 255
"""Stands for a cell that has to be read with its row."""

Codes = Learnt[str, int]
"""What cells tell, as small numbers; those that have to be read with their row are not kept."""


def codes(code: Callable[[str], int]) -> Codes:
    """Give what cells tell, each when it is first met."""
    return Learnt(code, unkept=UNUSUAL)


class Mark(NamedTuple):
    """What a cell tells that is no day, as a number, and what was decided."""

    bits: int = 0
    decision: Decision | None = None


class Marks:
    """The cells of one column that tell no day, each by a small number.

    Attributes:
        there: What each number tells.
    """

    def __init__(self, mark: Callable[[str], Mark | None]) -> None:
        self.mark = mark
        self.there: list[Mark] = []

    def code(self, text: str) -> int:
        """Hear a cell."""
        mark = self.mark(text)
        if mark is None:
            return UNUSUAL
        if mark not in self.there:
            self.there.append(mark)
        return min(self.there.index(mark), UNUSUAL)


class DayCells:
    """The cells of days: those of columns that are read alike share what was read.

    Attributes:
        ambient: What facts are read against.
        lasts: The days within which all that may be counted stays inside the calendar.
    """

    def __init__(self, ambient: Ambient, lasts: tuple[date, date]) -> None:
        self.ambient, self.lasts = ambient, lasts
        self._kinds: dict[tuple[object, ...], tuple[Codes, Codes]] = {}

    def of(self, fact: Fact, *, doubted: bool) -> tuple[Codes, Codes]:
        """Give what the cells of a fact tell, and their days as ordinals; 0 for none."""
        kind = (fact.value, fact.future, fact.refused is None, doubted)

        def read(text: str) -> tuple[int, int]:
            return self._day(text, fact, doubted=doubted)

        if kind not in self._kinds:
            days = codes(lambda text: read(text)[1])
            self._kinds[kind] = codes(lambda text: read(text)[0]), days
        return self._kinds[kind]

    def _day(self, text: str, fact: Fact, *, doubted: bool) -> tuple[int, int]:
        """Read the cell of a day: what it tells, and the day; 0 for none."""
        if is_blank(text):
            return (NOT_TOLD if text.strip() else BLANK), 0
        if len(text) > LONGEST:
            return UNUSUAL, 0
        read = read_case([Written(fact.id, text, "", doubted)], self.ambient)
        day = read.case.events.get(fact.id)
        if read.problems or (day is not None and not self.lasts[0] <= day <= self.lasts[1]):
            return UNUSUAL, 0
        if day is not None:
            return (TOLD_OTHERWISE if read.remarks else TOLD), day.toordinal()
        if fact.id in read.case.not_yet:
            return NOT_YET, 0
        return (NOTHING_OTHERWISE if read.remarks else NOT_TOLD), 0
