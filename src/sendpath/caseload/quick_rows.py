"""Rows read by their cells: what each cell tells is heard once, and known of every row after it.

A row of which more is to be said than its cells tell one by one is read as a whole: one with a
problem, with two days that cannot both be, or with sections in dispute.
"""

from collections.abc import Callable, Sequence
from datetime import date
from operator import getitem, itemgetter

from sendpath.caseload.cell_codes import (
    BLANK,
    NOT_TOLD,
    NOT_YET,
    NOTHING_OTHERWISE,
    TOLD,
    TOLD_OTHERWISE,
    UNUSUAL,
    DayCells,
    Mark,
    Marks,
    codes,
)
from sendpath.caseload.header import Columns
from sendpath.caseload.lines import Lines
from sendpath.caseload.row_inputs import is_blank
from sendpath.core.asked_case import Alphabet
from sendpath.core.clauses import Event
from sendpath.core.decisions import Decision, with_answer
from sendpath.core.problem import Problem
from sendpath.intake.facts import A_YEAR, Ambient, Written, read_case
from sendpath.intake.hear import Facts
from sendpath.intake.remarks import Remark

FAR = A_YEAR.days
"""Days that are more than a year: two facts that are one event do not lie so far apart."""


SAMPLE = 730_000
"""The first of some days, each another, on which a sort of rows is tried."""


class Sort:
    """All rows whose cells tell the same, but for their days.

    Attributes:
        shape: What they tell, as a number.
        decision: What was decided.
        remarked: The places in a row of days that are read in another way than they stand.
        derived: The places of a day that the letter tells besides, and of the letter's own.
        ordered: Pairs of days, by place, of which the first may not come before the second.
        near: Pairs of days, by place, that may not lie far from one another.
        idle: Whether they tell facts only that other processes count from.
        lines: What answers such rows a line at a time, once there were many.
        seen: How many were answered otherwise.
        problems: What is wrong with all of them, where they tell nothing that can be counted from.
        silent: Our cells for all of them, where no rule has anything to say whatever their days.
    """

    __slots__ = (
        "decision",
        "derived",
        "idle",
        "lines",
        "near",
        "ordered",
        "problems",
        "remarked",
        "seen",
        "shape",
        "silent",
    )

    def __init__(
        self,
        shape: int,
        decision: Decision | None,
        remarked: Sequence[int],
        derived: tuple[int, int] | None,
        pairs: tuple[Sequence[tuple[int, int]], Sequence[tuple[int, int]]],
        *,
        idle: bool = False,
    ) -> None:
        self.shape, self.decision, self.remarked = shape, decision, remarked
        self.derived, (self.ordered, self.near) = derived, pairs
        self.lines: Lines | None = None
        self.idle, self.seen = idle, 0
        self.problems: Sequence[Problem] | None = None
        self.silent: Sequence[str] | None = None

    def clashes(self, days: Sequence[int]) -> bool:
        """Say whether two days of such a row cannot both be."""
        for one, other in self.ordered:
            if days[one] < days[other]:
                return True
        near = self.near
        return bool(near) and any(abs(days[one] - days[other]) > FAR for one, other in near)


class QuickRows:
    """Read rows by their cells.

    Attributes:
        ambient: What facts are read against.
        hear: Reads a row as a whole.
    """

    def __init__(
        self,
        columns: Columns,
        alphabet: Alphabet,
        ambient: Ambient,
        letters: Sequence[Event],
        hear: Callable[[Sequence[str]], Facts],
        lasts: tuple[date, date],
    ) -> None:
        self.columns, self.alphabet, self.ambient = columns, alphabet, ambient
        self.hear, self.letters = hear, letters
        self.events = list(columns.dates.values())
        cells = DayCells(ambient, lasts)
        read = [
            cells.of(ambient.facts[event], doubted=at in columns.doubted)
            for at, event in columns.dates.items()
        ]
        told = (columns.health_only, *columns.choices.values(), columns.reason)
        marked = [at for at in told if at is not None]
        self.marks = [self._marks(at) for at in marked]
        whole = [at for at in (columns.section, columns.term) if at is not None]
        blank = codes(lambda text: NOT_TOLD if is_blank(text) else UNUSUAL)
        self.codes = [
            *(each for each, _ in read),
            *(codes(marks.code) for marks in self.marks),
            *(blank for _ in whole),
        ]
        self.days = [days for _, days in read]
        self.cells = _picked([*columns.dates, *marked, *whole])
        self.silent = alphabet.all("not_yet")

    def read(self, row: Sequence[str]) -> tuple[bytes, list[int]]:
        """Read a row: what its cells tell, as small numbers, and its days; 0 for none."""
        cells = self.cells(row)
        return bytes(map(getitem, self.codes, cells)), [*map(getitem, self.days, cells)]

    def sort(self, told: bytes, elsewhere: Sequence[int] = ()) -> Sort | None:
        """Say what rows are alike that tell so; None where they have to be read as a whole.

        Args:
            told: What their cells tell.
            elsewhere: The places in a row of days that only other processes count from.
        """
        number, bits = len(self.events), self.alphabet.bits
        days, marks = told[:number], told[number : number + len(self.marks)]
        if UNUSUAL in told:
            return None
        shape, decision = 0, None
        for event, code in zip(self.events, days, strict=True):
            shape |= bits["event", event] if code in (TOLD, TOLD_OTHERWISE) else 0
            shape |= bits["not_yet", event] if code in (BLANK, NOT_YET) else 0
        for code, column in zip(marks, self.marks, strict=True):
            shape |= column.there[code].bits
            decision = column.there[code].decision or decision
        if not shape & self.alphabet.days:
            return None
        places = self.columns.dates
        own = {code for at, code in zip(places, days, strict=True) if at not in elsewhere}
        idle = own <= {BLANK, NOT_TOLD}
        if not idle and not own & {TOLD, TOLD_OTHERWISE}:
            return None
        derived = None
        if decision is not None:
            shape, derived = self._answered(shape, decision)
        others = (TOLD_OTHERWISE, NOTHING_OTHERWISE)
        remarked = [at for at, code in zip(self.columns.dates, days, strict=True) if code in others]
        return Sort(shape, decision, remarked, derived, self._pairs(shape), idle=idle)

    def is_dayless(self, told: bytes) -> bool:
        """Say of what the cells of a row tell that it holds no day, and is told as it stands."""
        return {*told[: len(self.events)]} <= {BLANK, NOT_TOLD, NOT_YET} and UNUSUAL not in told

    def remarks(self, row: Sequence[str], places: Sequence[int]) -> list[Remark]:
        """Say of some cells of a row as what they were read."""
        said: list[Remark] = []
        for at in places:
            doubted, where = at in self.columns.doubted, self.columns.called[at]
            cell = Written(self.columns.dates[at], row[at], where, doubted)
            said += read_case([cell], self.ambient).remarks
        return said

    def _answered(self, shape: int, decision: Decision) -> tuple[int, tuple[int, int] | None]:
        """Add what the letter tells besides, and say of which of its days that is the day."""
        letters = self.alphabet
        case = letters.case(shape, [SAMPLE + at for at in range(len(letters.events))])
        told = with_answer(case, decision, self.letters, self.ambient.facts)
        more = {event: day for event, day in told.events.items() if event not in case.events}
        derived = [(letters.place[event], day.toordinal() - SAMPLE) for event, day in more.items()]
        return letters.specimen(told).shape, next(iter(derived), None)

    def _pairs(self, shape: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Find the pairs of facts of a sort of rows that may not stand to one another so."""
        facts, bits, place = self.ambient.facts, self.alphabet.bits, self.alphabet.place
        told = [facts[event] for event in self.events if shape & bits["event", event]]
        there = {fact.id for fact in told}
        near = ((fact, fact.stands_in_for) for fact in told if not fact.apart)
        return (
            [
                (place[fact.id], place[other])
                for fact in told
                for other in fact.may_not_precede
                if other in there
            ],
            [(place[fact.id], place[other]) for fact, other in near if other in there and other],
        )

    def _marks(self, at: int) -> Marks:
        return Marks(lambda text: self._mark(at, text))

    def _mark(self, at: int, text: str) -> Mark | None:
        """Hear a cell as of a row that tells nothing else; None where there is more to say."""
        row = [""] * len(self.columns.called)
        row[at] = text
        told = self.hear(row)
        if told.problems:
            return None
        return Mark(self.alphabet.specimen(told.case).shape & ~self.silent, told.decision)


def _picked(places: Sequence[int]) -> Callable[[Sequence[str]], Sequence[str]]:
    """Give what picks some cells of a row, in order."""
    if len(places) <= 1:
        return lambda row: tuple(row[place] for place in places)
    return itemgetter(*places)
