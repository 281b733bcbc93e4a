"""Whole lines of rows of one sort: printed as one function of their days, and written by templates.

A function asks every rule that may have something to say at once, and tells by one number what each
of them said in brief. What columns say of a row as a whole hangs on that number and on which day
comes next: they are asked once, with marks in place of days and sentences, and give a template.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sendpath.caseload.asking import NO_CELLS, Asked, Known
from sendpath.caseload.briefs import Brief
from sendpath.caseload.line_printer import Call, LinePrinter
from sendpath.caseload.marks import ACT, MAY_SAY_NOTHING, NEXT, Fact, Marked, Needed, Unmarked
from sendpath.caseload.plans import Plan
from sendpath.caseload.programs import Spoken
from sendpath.caseload.row import NEVER, Days, Row, Sum
from sendpath.core.asked_case import Specimen
from sendpath.sheets.csv_lines import written

TEMPLATES = 1 << 10
"""Templates kept of one sort of rows."""

_MARKS = re.compile("[\x00\x01\x02]")
_PARTS = re.compile("\x00[0-9]+\x00|\x01|\x02|[^\x00\x01\x02]+")

Fill = Callable[[list[str], list[int], int, int], None]
"""Puts what columns say of a row into cells, from its days, the next day and the day to act by.

Raises:
    TypeError: The tree of a sentence was not asked yet.
"""


class Says(NamedTuple):
    """A column about a row as a whole: its place, what it says, whether it is worded."""

    place: int
    says: Callable[[Row], str]
    worded: bool


Answered = Callable[[Plan, Sum, Asked], Row]
"""Makes a row of what its rules said."""


class Lines:
    """Rows of one sort, a line at a time.

    Attributes:
        call: What asks the rules.
        base: A line in which those that have nothing to say have said it.
    """

    def __init__(
        self,
        plan: Plan,
        known: Known,
        call: Call,
        said: Sequence[Sequence[Brief]],
        days: Days,
        says: Sequence[Says],
        answered: Answered,
    ) -> None:
        self.plan, self.call, self.said, self.days = plan, call, said, days
        self.says, self.answered = says, answered
        self.base = [*plan.cells]
        self.memory, self.spots, self.shape = known.memory, known.spots, known.specimen.shape
        self.facts: list[Fact] = []
        self.fills: dict[tuple[Any, ...], Fill] = {}

    def line(self, days: list[int]) -> list[str] | None:
        """Answer a row by its days; None where it has to be asked otherwise."""
        cells = self.base.copy()
        told = self.call(days, cells)
        if told is None:
            return None
        number, next_day, next_, sure, act = told
        key: tuple[Any, ...] = (number, next_, sure, act < NEVER)
        if self.facts:
            key = (*key, *self._facts(days))
        fill = self.fills.get(key) or self._fill(key, days)
        if fill is None:
            return None
        try:
            fill(cells, days, next_day, act)
        except TypeError:  # a sentence that was not asked of such a row yet
            del self.fills[key]
            return None
        return cells

    def _known(self, days: list[int]) -> Known:
        return Known(self.memory, Specimen(self.memory.alphabet, self.shape, days), self.spots)

    def _facts(self, days: list[int]) -> list[Any]:
        known = self._known(days)
        return [
            known.text(*fact) if fact[0] in MAY_SAY_NOTHING else known.fact(*fact)
            for fact in self.facts
        ]

    def _fill(self, key: tuple[Any, ...], days: list[int]) -> Fill | None:
        """Make what fills the cells of rows like one; None where more has to be asked of them."""
        if len(self.fills) >= TEMPLATES:
            self.fills.clear()
        number, next_, sure, acts, *facts = key
        summed, known = self.summed(number, next_, sure, acts=acts), self._known(days)
        marked = Marked(known, summed, dict(zip(self.facts, facts, strict=True)))
        if summed.waits or not summed.covered or _may_say_the_same(summed):
            return None
        try:
            row = self.answered(self.plan, summed, marked)
            told = [(each, each.says(row)) for each in self.says]
        except Needed as needed:
            self.facts.append(needed.fact)
            self.fills.clear()
            return None
        except Unmarked:
            return None
        fill = self.fills[key] = self._printed(told, marked, known)
        return fill

    def _printed(self, told: Sequence[tuple[Says, str]], marked: Marked, known: Known) -> Fill:
        """Print what fills cells with texts in which marks stand for days and sentences."""
        there: dict[str, Any] = {
            "i": self.days.iso,
            "a": self.days.acting,
            "w": written,
            "N": NO_CELLS,
        }
        lines = ["def fill(c, d, n, y):", " pass"]
        for each, text in told:
            if not _MARKS.search(text):
                shown = written(text)
                if shown != self.base[each.place]:
                    lines.append(f" c[{each.place}] = {shown!r}")
                continue
            pieces = [_part(part, marked, known, there) for part in _PARTS.findall(text)]
            parts = " + ".join(["''", *pieces])  # a sentence that is None is refused by the sum
            lines.append(f" c[{each.place}] = {f'w({parts})' if each.worded else parts}")
        exec(compile("\n".join(lines), "<line>", "exec"), there)  # noqa: S102 - printed here, from the rules
        fill: Fill = there["fill"]
        return fill

    def summed(self, number: int, next_: int, sure: int, *, acts: bool) -> Sum:
        """Take together what rules said, with days that stand in the same order as theirs."""
        said = []
        for at, briefs in enumerate(self.said, 1):
            number, which = divmod(number, len(briefs))
            brief = briefs[which]
            live = 0 if brief.live is None else 1 if at == next_ else 2 if at == sure else NEVER - 1
            act = 1 if acts and brief.act is not None else 0
            said.append(Spoken(brief, live, act))
        return Sum(self.plan.speakers, said, self.plan.rank, waits=self.plan.waits)


def _part(part: str, marked: Marked, known: Known, there: dict[str, Any]) -> str:
    """Print a part of a text: as it is, or what a mark stands for."""
    if part in (NEXT, ACT):
        return "i[n]" if part == NEXT else "a[y]"
    if not part.startswith("\x00"):
        return repr(part)
    question, subject = marked.asked[int(part.strip("\x00"))]
    name = f"s{len(there)}"
    there[name] = known.memory.program(question, subject).spot(known.specimen.shape)
    return f"{name}.call(d, N)"


def _may_say_the_same(summed: Sum) -> bool:
    """Say whether two duties that are overdue are called the same: their sentences may be one."""
    called = [(rule.title, rule.owner, rule.who) for rule, brief in summed.rare if brief.overdue]
    return len({*called}) < len(called)


def lines(
    plan: Plan, known: Known, days: Days, says: Sequence[Says], answered: Answered
) -> Lines | None:
    """Make ready to answer rows of one sort a line at a time; None where that cannot be."""
    printer = LinePrinter(known)
    call = printer.call(plan.speakers, known)
    if call is None:
        return None
    return Lines(plan, known, call, printer.said, days, says, answered)
