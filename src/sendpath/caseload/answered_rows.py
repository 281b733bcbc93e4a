"""A caseload of any process, or with chosen columns: most rows are answered by their cells."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, repeat
from typing import Any

from sendpath.caseload.asking import Known
from sendpath.caseload.birth_cells import BirthCells
from sendpath.caseload.printed_lines import IDLE, LinePrinter
from sendpath.caseload.quick_rows import QuickRows
from sendpath.caseload.row_sorts import Sort, Sorts
from sendpath.caseload.rows_in_full import InFull
from sendpath.caseload.rows_without_days import Dayless
from sendpath.caseload.summary_columns import SUMMARY
from sendpath.caseload.traced import Further, Traced
from sendpath.columns.row_inputs import is_beside
from sendpath.core.asked_case import Specimen
from sendpath.core.case import Case
from sendpath.core.problem import Problem
from sendpath.core.walk import values_asked
from sendpath.intake.choices import reason_as_typed
from sendpath.sheets.blocks import Block
from sendpath.sheets.csv_lines import END, guarded, written
from sendpath.sheets.records import Records

SHARES_AT = 1 << 14
"""Rows behind which it is worth while to look which sorts are common."""

SHARE = 32
"""A sort is common if one row of so many is of it."""


class AnsweredRows(InFull):
    """The rows of one table, each by what its cells tell or, where that cannot be, in full."""

    @cached_property
    def sorts(self) -> Sorts:
        """The sorts of rows that were met."""
        return Sorts(self.here.memory.alphabet)

    @cached_property
    def dayless(self) -> Dayless:
        """The answers to rows that tell no day."""
        return Dayless(self, self.quick.is_dayless)

    @cached_property
    def quick(self) -> QuickRows:
        """What reads rows by their cells."""
        memory, letters = self.here.memory, self.context.letters

        def is_reason(text: str) -> bool:
            return reason_as_typed(text, self.decisions) in self.decisions.reasons

        return QuickRows(
            self.columns,
            memory.alphabet,
            self.ambient,
            letters,
            self.heard,
            is_reason,
            memory.lasts,
            self._alike(),
            BirthCells(self.births, doubted=self.births.at in self.columns.doubted),
        )

    def _alike(self) -> Mapping[tuple[str, str], str]:
        """Give one value for all of a choice that nothing tells apart: rows are of fewer sorts."""
        book, decisions = self.context.book, self.decisions
        beside = (
            condition
            for process in book.processes.values()
            for condition in (*process.left_out, *(c for note in process.notes for c in note.when))
        )
        asked = values_asked((book.law.rules[rule] for rule in book.asked), beside)
        asked |= {told for each in decisions.reasons.values() for told in each.told_by.items()}
        alike: dict[tuple[str, str], str] = {}
        for name, choice in book.choices.items():
            rest = [(name, value) for value in choice.values if (name, value) not in asked]
            alike.update((each, rest[0][1]) for each in rest)
        return alike

    @cached_property
    def printer(self) -> LinePrinter:
        """What prints lines."""
        quick, school, width = self.quick, self.here, len(self.header) - 1
        return LinePrinter(school.memory, school.writer, quick.plain, quick.window, width)

    @cached_property
    def unread(self) -> str:
        """Our cells of a row to which there is no answer."""
        return self.join([*map(guarded, self.unanswered(Case(events={})).cells)])

    @cached_property
    def is_whole(self) -> bool:
        """Say whether every row has to be answered in full.

        What somebody may complain of is asked of each row by itself; and where a fact stands in
        several columns, which of them tells it is seen with the row.
        """
        dates = [*self.columns.dates.values()]
        if len({*dates}) < len(dates):
            return True
        return self.rewrites or any(each.says is SUMMARY["complaint"] for each in self.says)

    def lines(self, records: Records) -> Iterator[str]:
        """Answer each row of a file: most by what their cells tell, any other in full."""
        return chain.from_iterable(self._blocks(records))

    def _blocks(self, records: Records) -> Iterator[Sequence[str]]:
        for block in records.blocks():
            yield self._answered(block, records)
            if not self.sorts.shares_seen and block.number >= SHARES_AT:
                self._look_at_shares(block)

    def _answered(self, block: Block, records: Records) -> Sequence[str]:
        """Answer the rows of a block: most by their cells alone."""
        end, written = self.line_end, list[str]()
        for line, sort, days in zip(block.texts, *self._sorted(block), strict=True):
            told: Any = None
            if sort is not None and sort.printed is not None:
                try:
                    told = sort.printed(days)
                except Exception:  # noqa: BLE001 - whatever it is, the row is answered otherwise
                    told = None
            if told.__class__ is not str:
                told = self._remarked(told, block.number + len(written))
            if told is not None:
                written.append(f"{line.rstrip(END)},{told}{end}")
            else:
                place = len(written)
                records.stand_at(block, place)
                written.append(self.answered_line(block.row(place), records, block.number + place))
        return written

    def _remarked(self, told: tuple[str, Sequence[Problem]] | None, number: int) -> str | None:
        """Count what is wrong with a row whose answer is printed; None where that is not."""
        if told is None:
            return None
        text, problems = told
        self.tally.idle += problems is IDLE
        self.tally.add(number, problems)
        return text

    def _sorted(self, block: Block) -> tuple[Iterable[Sort | None], Iterable[Sequence[str]]]:
        """Give the sort of each row of a block that is printed, if any is, and its days' cells."""
        if self.is_whole or self.columns.translation is not None:
            return repeat(None, len(block.texts)), repeat((), len(block.texts))
        cells = block.columns(self.columns.width)
        sorts = map(self.sorts.by_cells.get, self.quick.keys(cells))
        if self.births.at is None:
            return sorts, self.quick.days_of(cells)
        days = [*self.quick.days_of(cells)]
        return self.quick.born_first(sorts, cells[self.births.at], days), days

    def _look_at_shares(self, block: Block) -> None:
        """Look once, behind many rows, which sorts most are of: these are printed to be quick."""
        self.sorts.shares_seen = True
        for sort, many in Counter(self._sorted(block)[0]).items():
            if sort is not None and many * SHARE >= len(block.texts):
                sort.common = True
                sort.printed = self.printer.function(sort, self.sorts.lines.of(sort.kind))

    def answered_line(self, row: Sequence[str], records: Records, number: int) -> str:
        """Answer one row of a file, and write it."""
        text = None
        if records.doubt is None and len(row) == self.columns.width and not self.is_whole:
            translated = self.columns.translation
            try:
                text = self._quickly(row if translated is None else translated(row), number)
            except Exception:  # noqa: BLE001 - whatever it is, the row is answered in full, and its fault told
                text = None
        if text is None:
            return self.line(self.in_full(row, records, number))
        return f"{records.text.rstrip(END)},{text}{self.line_end}"

    def _quickly(self, row: Sequence[str], number: int) -> str | None:
        """Answer a row by what its cells tell; None where it has to be answered in full."""
        codes, days = self.quick.read(row)
        if self.births.at is not None and self.quick.births.is_late(row[self.births.at], days):
            return None
        sort = self.sorts.by_codes.get(codes) or self._sort(codes)
        if sort is None:
            return self.dayless.answered(row, codes, number)
        if not sort.clashes(days):
            return self._by_sort(sort, days, row, number)
        told, (codes, wrong) = codes, self.quick.without_clash(row, codes)
        if codes == told and not wrong:  # they stand as they seldom do, and are of two matters
            return self._by_sort(sort, days, row, number)
        sort = self.sorts.by_codes.get(codes) or self._sort(codes)
        if sort is None or sort.idle or sort.clashes(days):
            return None
        return self._by_sort(sort, self.quick.days_told(codes, days), row, number, wrong)

    def _by_sort(
        self,
        sort: Sort,
        days: list[int],
        row: Sequence[str],
        number: int,
        wrong: Sequence[Problem] | None = None,
    ) -> str | None:
        """Answer a row by its sort and its days; None where it has to be answered in full."""
        doubted = sort.years or sort.blocked
        if doubted and is_beside(row, self.columns):
            return None
        if sort.blocked:
            self._seen(sort, row)
            return self._said(sort, self.unread, (), row, number, wrong)
        if sort.idle:
            self._seen(sort, row)
            self.tally.idle += 1
            return "," * (len(self.header) - 1)
        if sort.derived is not None:
            place, letter = sort.derived
            days[place] = days[letter]
        told = self._told(sort, days)
        if told is None:
            return None
        self._seen(sort, row)
        return self._said(sort, *told, row, number, wrong)

    def _told(self, sort: Sort, days: list[int]) -> tuple[str, Sequence[Problem]] | None:
        """Answer a row by what is learnt of rows like it.

        There is no answer where such rows have to be read as a whole.
        """
        memory, lines = self.here.memory, self.sorts.lines
        specimen = Specimen(memory.alphabet, sort.shape, days)
        tree = lines.of(sort.kind)
        if not sort.many:
            body = self.asked[Known(memory, specimen).fact("left-out") if self.mixed else ()]
            tree = lines.of((self.here.plans(body).said(specimen), sort.kind))
        end = tree.end(sort.shape, days)
        if end is None:
            traced = (Traced if sort.many else Further)(memory, specimen)
            line = self.line_of(sort, traced)
            end = lines.grow(tree, traced.asked, line)
        end.seen += 1
        line = end.line
        return None if line is None else (line.text(days), line.problems_of(days))

    def _said(
        self,
        sort: Sort,
        text: str,
        problems: Sequence[Problem],
        row: Sequence[str],
        number: int,
        wrong: Sequence[Problem] | None = None,
    ) -> str:
        """Write the answer to one row, and count what is to be said of its cells.

        What is wrong with days is asked of each cell by itself, unless it was heard of the row.
        """
        if sort.remarked:
            self.tally.echo(number, self.quick.remarks(row, sort.remarked))
        if not sort.unread:
            self.tally.add(number, problems)
            return text
        cells = self.quick.problems(row, sort.unread) if wrong is None else wrong
        problems = [*problems, *cells]
        self.tally.add(number, problems)
        return f"{text},{written('; '.join(map(str, problems)))}"

    def _seen(self, sort: Sort, row: Sequence[str]) -> None:
        """Print the lines of a sort of which there are many; its rows are known by their cells."""
        self.sorts.saw(sort)
        if sort.told is None or self.columns.translation is not None:
            return
        if self.sorts.is_due(sort):
            sort.printed = self.printer.function(sort, self.sorts.lines.of(sort.kind))
        if sort.printed is not None:
            key = self.quick.key(row)
            if self.quick.is_plain(key, sort):
                self.sorts.know(key, sort)

    def _sort(self, codes: bytes) -> Sort | None:
        """Say what rows are alike that tell so, and remember it."""
        sort = self.quick.sort(codes, self.elsewhere)
        if sort is not None:
            self.sorts.add(codes, sort)
        return sort
