"""What single cells tell, as small numbers: each is heard once, and known of every row after it."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from sendpath.columns.row_inputs import LONGEST, is_blank
from sendpath.core.decisions import Decision
from sendpath.core.law import Fact
from sendpath.core.learnt import Learnt
from sendpath.intake.facts import read_case, told_alone
from sendpath.intake.written import Ambient, Written
from sendpath.intake.yes_no import is_done

BLANK, NOT_TOLD, TOLD, NOT_YET, TOLD_OTHERWISE, NOTHING_OTHERWISE = range(6)
"""What the cell of a day tells: nothing, for it is blank, or says so; a day; that its fact has not
happened; or a day, or nothing, in another way than it stands: that is to be said."""

ODD = 252
"""Stands for the cell of a day that is odd beside a later one: it counts, and is to be said."""

CONTESTED = 253
"""Stands for the cell of a day that is counted from although another contradicts it."""

DAYS = frozenset({TOLD, TOLD_OTHERWISE, ODD, CONTESTED})
"""What the cell of a day tells that tells one."""

UNREAD = 254
"""Stands for the cell of a day that could not be read: what is wrong with it is to be said."""

REMARKABLE = frozenset({ODD, UNREAD})
"""Stand for cells of days of which something is to be said in the row."""

UNUSUAL = 255
"""Stands for a cell that has to be read with its row."""

YEARS_BACK, YEARS_ON = 15, 4
"""Years of the days that are known by number: the Act is of 2014."""

Codes = Learnt[str, int]
"""What cells tell, as small numbers; those that are read again are not kept."""


def codes(code: Callable[[str], int]) -> Codes:
    """Give what cells tell, each when it is first met."""
    return Learnt(code, unkept=(UNREAD, UNUSUAL))


FEW = 1 << 11
"""Cells of which is kept what was wrong with them: the same few stand again and again."""

SHORT = 64
"""Characters of such a cell, at most."""


class Mark(NamedTuple):
    """What a cell tells that is no day, as a number, and what was decided."""

    bits: int = 0
    decision: Decision | None = None


class Marks:
    """The cells of one column that tell no day, each by a small number.

    Attributes:
        there: What each number tells; 0 tells nothing, as an empty cell does.
    """

    def __init__(self, mark: Callable[[str], Mark | None]) -> None:
        self.mark = mark
        self.there: list[Mark] = [Mark()]

    def code(self, text: str) -> int:
        """Hear a cell."""
        mark = self.mark(text)
        if mark is None:
            return UNUSUAL
        if mark not in self.there:
            self.there.append(mark)
        return min(self.there.index(mark), UNUSUAL)


class Window(NamedTuple):
    """The days in which nearly all of a caseload lie, by number: the first is 1.

    Attributes:
        before: The day before the first, as an ordinal.
        size: How many there are.
    """

    before: int
    size: int

    def number(self, day: int) -> int:
        """Give the number of a day; 0 where it lies outside."""
        return day - self.before if 0 < day - self.before <= self.size else 0


def window_at(today: date) -> Window:
    """Give the window that is looked at on some day."""
    return Window(today.toordinal() - 366 * YEARS_BACK, 366 * (YEARS_BACK + YEARS_ON))


class ReadCells(NamedTuple):
    """What cells of days tell.

    Attributes:
        codes: What each tells, as a small number.
        days: Their days as ordinals; 0 for none.
        plain: The days of those that are told as they stand and lie in the window, by their number
            in it; 0 for any other cell.
    """

    codes: Codes
    days: Learnt[str, int]
    plain: Learnt[str, int]


class DayCells:
    """The cells of days: those of columns that are read alike share what was read.

    Attributes:
        ambient: What facts are read against.
        lasts: The days within which all that may be counted stays inside the calendar.
        window: The days that have numbers.
    """

    def __init__(self, ambient: Ambient, lasts: tuple[date, date]) -> None:
        self.ambient, self.lasts, self.window = ambient, lasts, window_at(ambient.today)
        self._kinds: dict[tuple[object, ...], ReadCells] = {}

    def of(self, fact: Fact, *, doubted: bool) -> "ReadCells":
        """Give what the cells of a fact tell."""
        kind = (fact.value, fact.future, fact.refused is None, doubted)

        def read(text: str) -> int:
            heard = self._day(text, fact, doubted=doubted) if len(text) > SHORT else lately[text]
            code, day = heard
            if code < UNREAD:
                days.keep(text, day)
            return code

        if kind not in self._kinds:
            lately = Learnt[str, tuple[int, int]](
                lambda text: self._day(text, fact, doubted=doubted), most=FEW
            )
            days = Learnt[str, int](lambda text: self._day(text, fact, doubted=doubted)[1])
            told = codes(read)
            plain = Learnt[str, int](
                lambda text: self.window.number(days[text]) if told[text] == TOLD else 0,
                unkept=(0,),
            )
            self._kinds[kind] = ReadCells(told, days, plain)
        return self._kinds[kind]

    def _day(self, text: str, fact: Fact, *, doubted: bool) -> tuple[int, int]:
        """Read the cell of a day: what it tells, and the day; 0 for none."""
        if is_blank(text):
            return (NOT_TOLD if text.strip() else BLANK), 0
        if len(text) > LONGEST or is_done(text):
            return UNUSUAL, 0
        written = Written(fact.id, text, "", doubted)
        if alone := told_alone(written, self.ambient):
            day, remark = alone
            code = TOLD if remark is None else TOLD_OTHERWISE
            is_near = self.lasts[0] <= day <= self.lasts[1]
            return (code, day.toordinal()) if is_near else (UNUSUAL, 0)
        read = read_case([written], self.ambient)
        if read.problems:
            return (UNREAD if fact.id in read.case.doubted else UNUSUAL), 0
        if fact.id in read.case.not_yet:
            return NOT_YET, 0
        return (NOTHING_OTHERWISE if read.remarks else NOT_TOLD), 0
