"""A caseload of any process, or with chosen columns: most rows are answered by their cells."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from sendpath.caseload.asking import Asked, Known
from sendpath.caseload.in_full import SORTS, InFull
from sendpath.caseload.lines import Answered, lines
from sendpath.caseload.marks import ACT, NEXT
from sendpath.caseload.plans import Plan
from sendpath.caseload.quick_rows import QuickRows, Sort
from sendpath.caseload.row import Days, Row, Sum
from sendpath.caseload.row_inputs import is_beside
from sendpath.caseload.summary_columns import SUMMARY
from sendpath.caseload.tally import TOLD
from sendpath.core.asked_case import Specimen
from sendpath.core.problem import Problem
from sendpath.sheets.csv_lines import guarded, written
from sendpath.sheets.records import Records

LINE_ENDS = "\r\n"

MANY = 64
"""Rows of one sort after which they are answered a line at a time."""

LINES = 1 << 9
"""Sorts of rows that are answered a line at a time: each has functions of its own."""


class Processes(InFull):
    """The rows of one table, each by what its cells tell or, where that cannot be, in full."""

    by_lines = 0
    """Sorts of rows that are answered a line at a time."""

    @cached_property
    def sorts(self) -> dict[bytes, Sort]:
        """The sorts of rows that were met, by what their cells tell."""
        return {}

    @cached_property
    def dayless(self) -> dict[bytes, tuple[str, Sequence[Problem]] | None]:
        """The answers to rows that tell no day, by what their cells tell."""
        return {}

    @cached_property
    def quick(self) -> QuickRows:
        """What reads rows by their cells."""
        memory, letters = self.here.memory, self.context.letters
        return QuickRows(
            self.columns, memory.alphabet, self.ambient, letters, self.heard, memory.lasts
        )

    def lines(self, records: Records) -> Iterator[str]:
        """Answer each row of a file: most by what their cells tell, any other in full."""
        for number, row in records.rows():
            yield self.answered_line(row, records, number)

    def answered_line(self, row: Sequence[str], records: Records, number: int) -> str:
        """Answer one row of a file, and write it."""
        text, whole = None, self.rewrites or bool(self.ambient.required)
        if records.doubt is None and len(row) == self.columns.width and not whole:
            translated = self.columns.translation
            try:
                text = self._quickly(row if translated is None else translated(row), number)
            except Exception:  # noqa: BLE001 - whatever it is, the row is answered in full, and its fault told
                text = None
        if text is None:
            return self.line(self.in_full(row, records, number))
        return f"{records.text.rstrip(LINE_ENDS)},{text}{self.line_end}"

    def _quickly(self, row: Sequence[str], number: int) -> str | None:
        """Answer a row by what its cells tell; None where it has to be answered in full."""
        codes, days = self.quick.read(row)
        sort = self.sorts.get(codes) or self._sort(codes)
        if sort is None:
            return self._dayless(row, codes, number)
        if sort.clashes(days):
            return None
        if sort.idle:
            self.tally.idle += 1
            return "," * (len(self.header) - 1)
        if sort.derived is not None:
            days += [0] * (len(self.here.memory.alphabet.events) - len(days))
            place, letter = sort.derived
            days[place] = days[letter]
        cells = None if sort.lines is None else sort.lines.line(days)
        problems: Sequence[Problem] = ()
        if sort.silent is not None:
            cells, problems = [*sort.silent], sort.problems or ()
        elif cells is None:
            specimen = Specimen(self.here.memory.alphabet, sort.shape, days)
            cells, problems = self._one_by_one(sort, specimen)
        if cells is None:
            return None
        if sort.remarked:
            self.tally.echo(number, self.quick.remarks(row, sort.remarked))
        if problems:
            self.tally.add(number, problems)
            cells.append(written("; ".join(map(str, problems))))
            return ",".join(cells)
        return f"{','.join(cells)},"

    def _dayless(self, row: Sequence[str], codes: bytes, number: int) -> str | None:
        """Answer a row that tells no day, as the first was answered whose cells tell the same."""
        if is_beside(row, self.columns):
            return None
        found = self.dayless.get(codes)
        if found is None and self.quick.is_dayless(codes) and not self.is_elsewhere(row):
            if len(self.dayless) >= SORTS:
                self.dayless.clear()
            found = self.dayless[codes] = self._answered_alone(row)
        if not found:
            return None
        (text, problems), tally = found, self.tally
        tally.empty += 1
        if len(tally.silent) < TOLD:
            tally.silent.append(number)
        tally.add(number, problems)
        return text

    def _answered_alone(self, row: Sequence[str]) -> tuple[str, Sequence[Problem]] | None:
        """Answer a row that tells no day, and do not count it; None where more is to be said."""
        tally, problems, told = self.tally, list[Problem](), self.heard(row)
        if told.problems or told.remarks:
            return None
        before = tally.empty, tally.uncovered
        try:
            reply = self.answer(row, told, problems)
            counted = tally.empty - before[0], tally.uncovered - before[1]
        finally:
            tally.empty, tally.uncovered = before
        if counted != (1, 0):
            return None
        said = "; ".join(map(str, problems))
        return self.join([*map(guarded, reply.cells), guarded(said)]), problems

    def _of_marks(self, sort: Sort) -> Answered:
        """Give what makes a row of what its rules said, with marks for its days."""
        marks = Days(self.here.days.today, {1: NEXT}, {1: ACT})

        def made(planned: Plan, summed: Sum, asked: Asked) -> Row:
            return self._row(planned, summed, asked, sort.decision, self.here, marks)

        return made

    def _one_by_one(
        self, sort: Sort, specimen: Specimen
    ) -> tuple[list[str] | None, Sequence[Problem]]:
        """Answer a row by asking it of each rule, and say what is wrong with it.

        There is no answer where it has to be answered in full.
        """
        planned = self.here.plans.get(sort.shape)
        asked = Known(self.here.memory, specimen, None if planned is None else planned.spots)
        if planned is None:
            planned = self._plan(asked, self.here)
        cells = [*planned.cells]
        summed = planned.ask(asked, cells)
        if not summed.covered or (summed.waits and planned.speakers):
            return None, ()
        if summed.waits and sort.problems is None:
            sort.problems = self._nothing_given(planned, asked.case, self.context)
        problems = sort.problems or ()
        row_ = self._row(planned, summed, asked, sort.decision, self.here, faulty=bool(problems))
        for place, says, worded in self.says:
            cell = says(row_)
            cells[place] = written(cell) if worded else cell
        sort.seen += 1
        if self._is_silent(planned):
            sort.silent = tuple(cells)
        if sort.seen >= MANY and not sort.seen & (sort.seen - 1) and not summed.waits:
            self._by_lines(sort, planned, asked)
        return cells, problems

    def _is_silent(self, planned: Plan) -> bool:
        """Say whether nothing hangs on the days of rows: no rule of theirs, note or letter."""
        letter = self.context.book.letter.window in planned.rules
        return not (planned.speakers or self.notes or letter or self.complains)

    @cached_property
    def complains(self) -> bool:
        """Say whether a column tells all that was late, which is asked of each row by itself."""
        return any(each.says is SUMMARY["complaint"] for each in self.says)

    def _by_lines(self, sort: Sort, planned: Plan, asked: Known) -> None:
        """Answer rows of a sort a line at a time from now on, unless many sorts are already."""
        if sort.lines is None and self.by_lines >= LINES:
            return
        self.by_lines += sort.lines is None
        sort.lines = lines(planned, asked, self.here.days, self.says, self._of_marks(sort))

    def _sort(self, codes: bytes) -> Sort | None:
        """Say what rows are alike that tell so, and remember it."""
        sort = self.quick.sort(codes, self.elsewhere)
        if sort is not None:
            if len(self.sorts) >= SORTS:
                self.sorts.clear()
                self.by_lines = 0
            self.sorts[codes] = sort
        return sort
