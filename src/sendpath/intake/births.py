"""A day of birth in a cell: read as any other day, told or not, or refused with what to write.

It is a child's: what is said of it never says which day it is, nor what stands in the cell.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sendpath.core.problem import Problem
from sendpath.intake.cell_dates import NotTold, read_cell_date
from sendpath.intake.dates import Unreadable
from sendpath.intake.day_refusals import ANY, asked_by, quoted
from sendpath.intake.remarks import Remark, Way, remark
from sendpath.intake.written import Written


class Birth(NamedTuple):
    """A day of birth, read.

    Attributes:
        born: The day; None where it was not told, or could not be read.
        problem: Why it could not be read.
        remark: As what it was read, where that is not how it stands.
    """

    born: date | None = None
    problem: Problem | None = None
    remark: Remark | None = None


NOT_TOLD = Birth()

CALLED = "the day of birth"
"""How it is named: which day it is, the caller's own column says."""

NO_DATE = " is not a date."

WHYS = {
    NO_DATE: ANY,
    " is too long ago.": "Check the year.",
    " is too far ahead.": "Check the year.",
    " may be two days: other cells of its column have the month first.": ANY,
}
"""Why a cell is no day of birth, and what to write; of any other cell it is the first."""

FORM = f"{CALLED} is not written in a usual way, and is read. Check it."
READ: Mapping[Way, str] = {
    "number": f"{CALLED} is a spreadsheet's number, and is read.",
    "clock": f"{CALLED} has a time of another clock, and is read as the day it was in England.",
}
"""What is said of a cell that is read in another way than it stands; of any other, ``FORM``."""


def read_birth(cell: Written | None) -> Birth:
    """Read the cell of a day of birth; None tells nothing."""
    if cell is None:
        return NOT_TOLD
    read = read_cell_date(cell.text, doubted=cell.doubted)
    day = read if isinstance(read, NotTold) else asked_by(cell.text, read)
    if isinstance(day, Unreadable):
        return Birth(problem=_refused(cell, day))
    said = remark(cell.where, cell.text, day, cell=True)
    if isinstance(day, NotTold):
        return Birth(remark=said)
    return Birth(day, remark=said and said._replace(value="", remark=READ.get(said.way, FORM)))


def _refused(cell: Written, read: Unreadable) -> Problem:
    """Say why a cell is no day of birth: in words in which no part of it stands."""
    reason = read.problem.removeprefix(quoted(cell.text))
    known = next((each for each in WHYS if reason.startswith(each)), NO_DATE)
    return Problem(cell.where, "", f"{CALLED}{known}", WHYS[known])
