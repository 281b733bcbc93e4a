"""A day of birth in a cell: read as any other day, told or not, or refused with what to write."""

from datetime import date
from typing import NamedTuple

from sendpath.core.problem import Problem
from sendpath.intake.cell_dates import NotTold, read_cell_date
from sendpath.intake.dates import Unreadable
from sendpath.intake.day_refusals import asked_by
from sendpath.intake.remarks import Remark, remark
from sendpath.intake.written import Ambient, Written


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


def read_birth(cell: Written | None, ambient: Ambient) -> Birth:
    """Read the cell of a day of birth; None tells nothing."""
    if cell is None:
        return NOT_TOLD
    read = read_cell_date(cell.text, doubted=cell.doubted)
    day = read if isinstance(read, NotTold) else asked_by(cell.text, read)
    if isinstance(day, Unreadable):
        mapped = ambient.mapped(cell, day.day) if ambient.mapped and day.day else ""
        write = f"{day.write} {mapped}".strip()
        return Birth(problem=Problem(cell.where, cell.text, day.problem, write))
    said = remark(cell.where, cell.text, day, cell=True)
    return Birth(None if isinstance(day, NotTold) else day, remark=said)
