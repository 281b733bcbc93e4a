"""Rows read by their cells: what each cell tells is heard once, and known of every row after it.

A row of which more is to be said than its cells tell one by one is read as a whole: one with
sections in dispute, or its own school's terms.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from itertools import compress
from operator import itemgetter, or_

from sendpath.caseload.birth_cells import BirthCells
from sendpath.caseload.cell_codes import (
    BLANK,
    CONTESTED,
    DAYS,
    FEW,
    NOT_TOLD,
    NOT_YET,
    NOTHING_OTHERWISE,
    ODD,
    REMARKABLE,
    SHORT,
    TOLD,
    TOLD_OTHERWISE,
    UNREAD,
    UNUSUAL,
    DayCells,
    Mark,
    Marks,
    codes,
)
from sendpath.caseload.clashing_cells import without_clash, written_in
from sendpath.caseload.letter_tells import LetterTells
from sendpath.caseload.row_sorts import Sort
from sendpath.caseload.row_ties import RowTies
from sendpath.columns.row_inputs import is_blank
from sendpath.columns.sheet_columns import Columns
from sendpath.core.asked_case import Alphabet
from sendpath.core.clauses import Event
from sendpath.core.decisions import Decision
from sendpath.core.learnt import Learnt
from sendpath.core.problem import Problem
from sendpath.intake.facts import Read, read_case
from sendpath.intake.hear import Facts
from sendpath.intake.remarks import Remark
from sendpath.intake.written import Ambient
from sendpath.sheets.blocks import Cells

OTHERWISE = frozenset({TOLD_OTHERWISE, NOTHING_OTHERWISE})
KINDS: Mapping[int, Sequence[str]] = {
    TOLD: ("event",),
    TOLD_OTHERWISE: ("event",),
    BLANK: ("not_yet", "blank"),
    NOT_YET: ("not_yet",),
    UNREAD: ("doubted",),
    ODD: ("event",),
    CONTESTED: ("event", "contested"),
}
"""What the cell of a day makes of its fact."""

USUAL = bytes([BLANK, TOLD])
"""What nearly all cells of days tell."""

RowKey = tuple[int | str, ...]
"""How long the cells of a row's days are, and the other cells that are read."""


class QuickRows:
    """Read rows by their cells.

    Attributes:
        ambient: What facts are read against.
        hear: Reads a row as a whole.
        is_reason: Says whether a cell is a reason as it is typed.
        births: The cells of days of birth.
        alike: For some choices with their values, a value that nothing tells apart from it.
    """

    def __init__(
        self,
        columns: Columns,
        alphabet: Alphabet,
        ambient: Ambient,
        letters: Sequence[Event],
        hear: Callable[[Sequence[str]], Facts],
        is_reason: Callable[[str], bool],
        lasts: tuple[date, date],
        alike: Mapping[tuple[str, str], str],
        births: BirthCells,
    ) -> None:
        self.columns, self.alphabet, self.ambient = columns, alphabet, ambient
        self.hear, self.is_reason, self.alike = hear, is_reason, alike
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
        born = [] if births.at is None else [births.at]
        blank = codes(lambda text: NOT_TOLD if is_blank(text) else UNUSUAL)
        self.codes = [
            *(each.codes for each in read),
            *(codes(marks.code) for marks in self.marks),
            *(blank for _ in whole),
            *(births.codes for _ in born),
        ]
        self.window = cells.window
        self.numbers = range(len(self.codes))
        self.days, self.plain = [each.days for each in read], [each.plain for each in read]
        self.cells = picked([*columns.dates, *marked, *whole, *born])
        self.told, self.births = [*marked, *whole], births
        self.dates, self.others = picked([*columns.dates]), picked(self.told)
        self.silent, self.bits = alphabet.all("not_yet") | alphabet.all("blank"), alphabet.bits
        self.blank = reduce(or_, map(self._blank, self.events), 0)
        self.places, self.marked = [*columns.dates], len(self.events) + len(marked)
        self.tells = [self._tells(event) for event in self.events]
        self.ties = RowTies(self.events, ambient)
        self.letter = LetterTells(alphabet, letters, ambient.facts)
        self._wrong = Learnt[tuple[int, str], Sequence[Problem]](
            lambda cell: self._heard(*cell).problems, most=FEW
        )

    def read(self, row: Sequence[str]) -> tuple[bytes, list[int]]:
        """Read a row: what its cells tell, as small numbers, and the day of each fact."""
        cells, number = self.cells(row), len(self.days)
        codes, days = bytearray(len(self.codes)), [0] * len(self.alphabet.events)
        for at in compress(self.numbers, cells):  # most are empty
            cell = cells[at]
            codes[at] = self.codes[at][cell]
            if at < number:
                days[at] = self.days[at][cell]
        return bytes(codes), days

    def key(self, row: Sequence[str]) -> RowKey:
        """Give what rows have in common that may be printed of: which cells tell, and what else."""
        key: RowKey = *map(len, self.dates(row)), *self.others(row)
        at = self.births.at
        return key if at is None else (*key, self.births.codes[row[at]])

    def keys(self, cells: Cells) -> Iterator[RowKey]:
        """Give the keys of many rows from their cells by column."""
        sizes = (map(len, cells[at]) for at in self.places)
        told: list[Iterable[int | str]] = [cells[at] for at in self.told]
        if self.births.at is not None:
            told.append(map(self.births.codes.__getitem__, cells[self.births.at]))
        return zip(*sizes, *told, strict=True)

    def days_of(self, cells: Cells) -> Iterator[Sequence[str]]:
        """Give the cells of days of many rows, a row at a time."""
        return zip(*(cells[at] for at in self.places), strict=True)

    def born_first(
        self,
        sorts: Iterable[Sort | None],
        births: Sequence[str],
        days: Sequence[Sequence[str]],
    ) -> Iterator[Sort | None]:
        """Leave the sort of those rows that tell no day before the birth.

        Days of rows that are printed lie in the window: who was born before it was born first.
        """
        before, born, read = self.window.before, self.births, self.days
        for sort, text, cells in zip(sorts, births, days, strict=True):
            if sort is None or born.days[text] <= before:
                yield sort
            else:
                told = (read[at][cell] for at, cell in enumerate(cells) if cell)
                yield None if born.is_late(text, told) else sort

    def is_plain(self, key: RowKey, sort: Sort) -> bool:
        """Say whether every cell of a day that is not empty is one that rows of a sort tell."""
        there = [at for at, size in enumerate(key[: len(self.places)]) if size]
        return sort.told is not None and there == sort.told

    def sort(self, told: bytes, elsewhere: Sequence[int] = ()) -> Sort | None:
        """Say what rows are alike that tell so; None where they have to be read as a whole.

        Args:
            told: What their cells tell.
            elsewhere: The places in a row of days that only other processes count from.
        """
        if UNUSUAL in told or (self.births.at is not None and self.births.is_personal(told)):
            return None
        number, places, shape, decision = len(self.events), self.places, self.blank, None
        codes = told[:number]
        there, usual = [*compress(self.numbers, codes)], not codes.translate(None, USUAL)
        for at in there:
            shape ^= self.tells[at][codes[at]]
        for at, code in enumerate(told[number : self.marked]):
            if code:
                mark = self.marks[at].there[code]
                shape, decision = shape | mark.bits, mark.decision or decision
        own = {codes[at] for at in there if places[at] not in elsewhere}
        days = there if usual else [at for at in there if codes[at] in DAYS]
        plain = there if usual else [at for at in there if codes[at] == TOLD]
        remarked = [] if usual else [places[at] for at in there if codes[at] in OTHERWISE]
        lost = [] if usual else [at for at in there if codes[at] == UNREAD]
        unread = [] if usual else [places[at] for at in there if codes[at] in REMARKABLE]
        odd = [] if usual else [at for at in there if codes[at] == ODD]
        blocked = any(self.events[at] in self.ambient.required for at in lost)
        idle = own <= {NOT_TOLD} and not (decision and self.ambient.required)
        if NOT_YET in told[:number] and self.ties.may_contradict(told, decision):
            return None
        if not blocked and (not days or (unread and idle) or (not idle and not own & DAYS)):
            return None
        derived = None
        if decision is not None:
            shape, derived = self.letter.told_with(shape, decision)
        facts = self.ambient.facts
        years = all(facts[self.events[at]].value == "year" for at in days)
        plainly = len(there) == len(plain) and not years
        return Sort(
            shape,
            decision,
            remarked,
            derived,
            self.ties.among(days, odd, decision),
            unread=unread,
            told=plain if plainly else None,
            years=years,
            idle=idle and not blocked,
            blocked=blocked,
        )

    def _tells(self, event: Event) -> Mapping[int, int]:
        """Give by its code what the cell of a day changes of what a row tells that has it blank."""
        blank = self._blank(event)
        every = dict.fromkeys(range(NOTHING_OTHERWISE + 1), ()) | {**KINDS}
        return {
            code: blank ^ sum(self.bits[kind, event] for kind in kinds)
            for code, kinds in every.items()
        }

    def _blank(self, event: Event) -> int:
        return sum(self.bits[kind, event] for kind in KINDS[BLANK])

    def days_told(self, told: bytes, days: Sequence[int]) -> list[int]:
        """Give the days of a row without those that were left out."""
        number = len(self.days)
        left = [day if code in DAYS else 0 for code, day in zip(told, days[:number], strict=False)]
        return [*left, *days[number:]]

    def is_dayless(self, told: bytes) -> bool:
        """Say of what the cells of a row tell that it holds no day, and is told as it stands."""
        return {*told[: len(self.events)]} <= {BLANK, NOT_TOLD, NOT_YET} and UNUSUAL not in told

    def remarks(self, row: Sequence[str], places: Sequence[int]) -> list[Remark]:
        """Say of some cells of a row as what they were read."""
        return [remark for at in places for remark in self._heard(at, row[at]).remarks]

    def problems(self, row: Sequence[str], places: Sequence[int]) -> list[Problem]:
        """Say of some cells of a row what is wrong with them."""
        cells = ((at, row[at]) for at in places)
        return [
            problem
            for at, text in cells
            for problem in (
                self._wrong[at, text] if len(text) <= SHORT else self._heard(at, text).problems
            )
        ]

    def _heard(self, at: int, text: str) -> Read:
        return read_case([written_in(self.columns, at, text)], self.ambient)

    def without_clash(self, row: Sequence[str], told: bytes) -> tuple[bytes, Sequence[Problem]]:
        """Leave out days that cannot be beside others of the row, as if unreadable."""
        return without_clash(row, told, self.columns, self.ambient, self._decided(told))

    def _decided(self, told: bytes) -> Decision | None:
        """Say what was decided, by what the cells of a row tell."""
        found = None
        for at, code in enumerate(told[len(self.events) : self.marked]):
            found = self.marks[at].there[code].decision or found
        return found

    def _marks(self, at: int) -> Marks:
        return Marks(lambda text: self._mark(at, text))

    def _mark(self, at: int, text: str) -> Mark | None:
        """Hear a cell as of a row that tells nothing else; None where there is more to say."""
        if not text:
            return Mark()
        if at == self.columns.reason and not is_blank(text) and not self.is_reason(text):
            return None  # what it may mean is sought once, with the row
        row = [""] * len(self.columns.called)
        row[at] = text
        told = self.hear(row)
        if told.problems:
            return None
        chosen = {
            name: self.alike.get((name, each), each) for name, each in told.case.choices.items()
        }
        case = replace(told.case, choices=chosen)
        return Mark(self.alphabet.specimen(case).shape & ~self.silent, told.decision)


def picked(places: Sequence[int]) -> Callable[[Sequence[str]], Sequence[str]]:
    """Give what picks some cells of a row, in order."""
    if not places:
        return lambda _row: ()
    if len(places) == 1:
        place = places[0]
        return lambda row: (row[place],)
    return itemgetter(*places)
