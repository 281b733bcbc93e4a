"""Rows read by their cells: what each cell tells is heard once, and known of every row after it.

A row of which more is to be said than its cells tell one by one is read as a whole: one with a
problem, with two days that cannot both be, or with sections in dispute.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.caseload.header import Columns
from sendpath.caseload.learnt import Learnt
from sendpath.caseload.row_inputs import LONGEST, is_blank
from sendpath.core.asked_case import Alphabet, Specimen
from sendpath.core.clauses import Event
from sendpath.core.decisions import Decision
from sendpath.core.law import Fact
from sendpath.intake.facts import A_YEAR, Ambient, Written, read_case
from sendpath.intake.hear import Facts
from sendpath.intake.remarks import Remark

FAR = A_YEAR.days
"""Days that are more than a year: two facts that are one event do not lie so far apart."""


NOT_TOLD, NOT_YET, REMARKED = 0, -1, -2
"""What stands for a cell without a day: it tells nothing, or that its fact has not happened; or there
is something to say of how it was read."""


class Mark(NamedTuple):
    """What any other cell tells, as a number, and what was decided."""

    bits: int
    decision: Decision | None = None


class QuickRow(NamedTuple):
    """What a row tells, as its cells do."""

    specimen: Specimen
    decision: Decision | None
    remarks: Sequence[Remark]


class Pairs(NamedTuple):
    """Facts of a table, by their places, that may not stand to one another in every way.

    Attributes:
        ordered: The first may not come before the second.
        near: The first may not lie far from the second.
    """

    ordered: Sequence[tuple[int, int]]
    near: Sequence[tuple[int, int]]


class DayColumn(NamedTuple):
    """A column of days: where it stands, in a row and among the facts, and what its cells tell."""

    at: int
    place: int
    days: Learnt[str, int | None]
    told: int
    not_yet: int


class QuickRows:
    """Read rows by their cells.

    Attributes:
        ambient: What facts are read against.
        hear: Reads a row as a whole.
        lasts: The days within which all that may be counted stays inside the calendar.
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
        self.hear, self.lasts = hear, lasts
        self.all_pairs = pairs(columns, ambient.facts, alphabet.place)
        self.none = [0] * len(alphabet.events)
        kinds: dict[tuple[object, ...], Learnt[str, int | None]] = {}
        self.days = [self._column(at, event, kinds) for at, event in columns.dates.items()]
        marks = (columns.health_only, *columns.choices.values(), columns.reason)
        self.marks = [(at, self._marks(at)) for at in marks if at is not None]
        self.whole = [at for at in (columns.section, columns.term) if at is not None]
        self.letters = [alphabet.place[event] for event in letters]
        self.silent = alphabet.all("not_yet")

    def read(self, row: Sequence[str]) -> QuickRow | None:
        """Read a row; None where it has to be read as a whole."""
        bits, days = 0, self.none.copy()
        remarks: Sequence[Remark] = ()
        decision = None
        for at, place, table, told, not_yet in self.days:
            day = table[row[at]]
            if day is None:
                return None
            if day > 0:
                bits |= told
                days[place] = day
            elif day == NOT_YET:
                bits |= not_yet
            elif day == REMARKED:
                days[place], said = self._remarked(at, row[at], place)
                remarks = (*remarks, said)
                bits |= told if days[place] else 0
        for at, marks in self.marks:
            mark = marks[row[at]]
            if mark is None:
                return None
            bits |= mark.bits
            decision = mark.decision or decision
        if not bits & self.alphabet.days or (self.whole and self._tells_more(row)):
            return None
        specimen = Specimen(self.alphabet, bits, days)
        if decision is not None:
            self._answer(specimen, decision)
        return QuickRow(specimen, decision, remarks)

    def pairs(self, shape: int) -> Pairs:
        """Give the pairs of facts of a sort of rows that may not stand to one another so."""
        bits, events = self.alphabet.bits, self.alphabet.events
        ordered, near = (
            [pair for pair in each if all(shape & bits["event", events[at]] for at in pair)]
            for each in self.all_pairs
        )
        return Pairs(ordered, near)

    def _tells_more(self, row: Sequence[str]) -> bool:
        return any(not is_blank(row[at]) for at in self.whole)

    def _answer(self, specimen: Specimen, decision: Decision) -> None:
        """Add what the letter tells besides, as ``with_answer`` does of a case."""
        letters = self.alphabet
        for name, value in decision.tells.items():
            if not specimen.shape & letters.mask(("choice", name)):
                specimen.shape |= letters.bits["choice", f"{name}={value}"]
        shown = decision.shows
        if shown is None or specimen.days[letters.place[shown]]:
            return
        for event in (shown, *self.ambient.facts[shown].may_not_precede):
            specimen.shape &= ~letters.bits["not_yet", event]
        day = next((specimen.days[at] for at in self.letters if specimen.days[at]), 0)
        if day:
            specimen.shape |= letters.bits["event", shown]
            specimen.days[letters.place[shown]] = day

    def _column(
        self, at: int, event: Event, kinds: dict[tuple[object, ...], Learnt[str, int | None]]
    ) -> DayColumn:
        """Make ready to read a column; those whose cells are read alike share what was read."""
        fact, doubted, bits = (
            self.ambient.facts[event],
            at in self.columns.doubted,
            self.alphabet.bits,
        )
        kind = (fact.value, fact.future, fact.refused is None, doubted)
        if kind not in kinds:
            kinds[kind] = Learnt(lambda text: self._day(text, event, doubted=doubted))
        place = self.alphabet.place[event]
        return DayColumn(at, place, kinds[kind], bits["event", event], bits["not_yet", event])

    def _day(self, text: str, event: Event, *, doubted: bool) -> int | None:
        """Read the cell of a day; None where it has to be read with its row."""
        if is_blank(text):
            return NOT_TOLD if text.strip() else NOT_YET
        if len(text) > LONGEST:
            return None
        read = read_case([Written(event, text, "", doubted)], self.ambient)
        day = read.case.events.get(event)
        if read.problems or (day is not None and not self.lasts[0] <= day <= self.lasts[1]):
            return None
        if read.remarks:
            return REMARKED
        return day.toordinal() if day else NOT_YET if event in read.case.not_yet else NOT_TOLD

    def _remarked(self, at: int, text: str, place: int) -> tuple[int, Remark]:
        """Read a cell of which there is something to say."""
        event, doubted = self.alphabet.events[place], at in self.columns.doubted
        where = self.columns.header[at]
        read = read_case([Written(event, text, where, doubted)], self.ambient)
        day = read.case.events.get(event)
        return day.toordinal() if day else 0, read.remarks[0]

    def _marks(self, at: int) -> Learnt[str, Mark | None]:
        return Learnt(lambda text: self._mark(at, text))

    def _mark(self, at: int, text: str) -> Mark | None:
        """Hear a cell as of a row that tells nothing else; None where there is more to say."""
        row = [""] * len(self.columns.header)
        row[at] = text
        told = self.hear(row)
        if told.problems:
            return None
        return Mark(self.alphabet.specimen(told.case).shape & ~self.silent, told.decision)


def pairs(columns: Columns, facts: Mapping[Event, Fact], place: Mapping[Event, int]) -> Pairs:
    """Find the pairs of facts of a table that may not stand to one another in every way."""
    there = {*columns.dates.values()}
    stood_in = ((fact, fact.stands_in_for) for fact in map(facts.__getitem__, sorted(there)))
    return Pairs(
        [
            (place[event], place[other])
            for event in sorted(there)
            for other in facts[event].may_not_precede
            if other in there
        ],
        [
            (place[fact.id], place[other])
            for fact, other in stood_in
            if other is not None and other in there and not fact.apart
        ],
    )
