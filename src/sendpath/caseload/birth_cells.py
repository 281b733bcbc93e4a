"""The cells of days of birth: those that change nothing of a last day to appeal are told apart."""

from collections.abc import Iterable, Sequence
from datetime import date

from sendpath.caseload.births import Births
from sendpath.caseload.cell_codes import BLANK, DAYS, NOT_TOLD, TOLD, UNUSUAL, codes
from sendpath.columns.row_inputs import LONGEST, is_blank
from sendpath.core.case import BORN
from sendpath.core.clauses import Event
from sendpath.core.learnt import Learnt
from sendpath.intake.births import read_birth
from sendpath.intake.written import Written


class BirthCells:
    """The column of births of one table.

    Attributes:
        at: Its place in a row; None where there is none.
        codes: What each cell tells: nothing, a birth that by itself changes nothing, or more.
        days: The births, as ordinals; 0 for none that is told as it stands.
    """

    def __init__(self, births: Births, *, doubted: bool) -> None:
        self.births, self.doubted = births, doubted
        self.at, self.codes = births.at, codes(self._code)
        self.days = Learnt[str, int](self._day)

    def _read(self, text: str) -> date | None:
        """Read a birth that is told as it stands; None of any other cell."""
        read = read_birth(Written(Event(BORN), text, "", self.doubted))
        return None if read.problem or read.remark else read.born

    def _day(self, text: str) -> int:
        born = None if is_blank(text) or len(text) > LONGEST else self._read(text)
        return 0 if born is None else born.toordinal()

    def _code(self, text: str) -> int:
        if is_blank(text):
            return NOT_TOLD if text.strip() else BLANK
        day = self.days[text]
        return UNUSUAL if not day or self.births.may_tell(date.fromordinal(day)) else TOLD

    def is_personal(self, told: Sequence[int]) -> bool:
        """Say of what the cells of a row tell whether a rule looks at its birth."""
        return told[-1] == TOLD and any(told[at] in DAYS for at in self.births.personal)

    def is_late(self, text: str, days: Iterable[int]) -> bool:
        """Say whether a birth is later than a day of its row, as an ordinal."""
        born = self.days[text]
        return any(0 < day < born for day in days)
