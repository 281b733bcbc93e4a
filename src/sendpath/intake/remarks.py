"""What was read in another way than it stands, said of each fact."""

from datetime import date
from typing import Literal, NamedTuple

from sendpath.core.names import printable
from sendpath.intake.cell_dates import NotTold, is_number, remark_on_cell
from sendpath.intake.dates import is_abroad, remark_on

Way = Literal["nothing", "done", "number", "clock", "form"]
"""In which other way: as a spreadsheet's nothing, as done on a day that is not told, by its number
of days, by a clock that is not England's, or in a form that is not usual."""


class Remark(NamedTuple):
    """A fact that was read in another way than it stands: where, what was written, and as what."""

    where: str
    value: str
    remark: str
    way: Way = "form"

    def __str__(self) -> str:
        """Say it in one line."""
        return printable(f"{self.where}: {self.remark}")


def remark(where: str, text: str, day: date | NotTold, *, cell: bool = False) -> Remark | None:
    """Say as what a text was read; None when it was written in one of the usual ways."""
    if isinstance(day, NotTold):
        return Remark(where, text, day.remark, "nothing")
    said = remark_on_cell(text, day) if cell else remark_on(text, day)
    if said is None:
        return None
    if cell and is_number(text):
        return Remark(where, text, said, "number")
    return Remark(where, text, said, "clock" if is_abroad(text) else "form")
