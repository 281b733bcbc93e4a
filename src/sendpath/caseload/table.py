"""A caller's table: its rows read one at a time, and answered, whatever is in them."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.answers.person import Person
from sendpath.answers.words import WHO
from sendpath.caseload.our_names import OURS
from sendpath.caseload.parted_cases import NO_CASES, Cases
from sendpath.caseload.tally import Tally
from sendpath.columns.row_inputs import inputs_of, is_beside, is_blank, readable
from sendpath.columns.sheet_columns import Columns
from sendpath.core.case import Case
from sendpath.core.problem import Problem, blocked
from sendpath.intake.hear import Facts, hear
from sendpath.intake.remarks import Remark
from sendpath.intake.written import Ambient
from sendpath.sheets.csv_lines import Joiner, guarded
from sendpath.sheets.quotation_marks import STRAY, raw_cells
from sendpath.sheets.records import Records

SHORT = 200
"""Characters of what Python says of a fault of ours."""

STANDING, ACT_BY, ACTS, LAW_AS_AT = (
    f"{OURS}{name}" for name in ("standing", "act_by", "who", "law_as_at")
)
UNREADABLE, UNKNOWN = "unreadable", "unknown"
"""How a row stands that has no answer: for what is written in it, or for want of its letter."""


class Reply(NamedTuple):
    """What came of a row: all our cells but the last, the case that was asked about, and by what.

    The context is another than that of the table where a row tells its own school's terms.
    ``beside`` where the row is no case. ``person`` is whose case it is, where the birth was told.
    """

    cells: Sequence[str]
    case: Case
    context: Context
    remarks: Sequence[Remark] = ()
    beside: bool = False
    person: Person | None = None


class Answered(NamedTuple):
    """A row answered, in whatever way it is then written.

    Attributes:
        number: Its place in the file; the first line is 1.
        row: The caller's cells, without ours of an earlier run.
        text: The same as they stand in the file.
        more: Cells beyond those of the first line, likewise.
        reply: What came of it.
        problems: Everything wrong with it.
        beside: Whether it is no case, but blank, or a total or note below the table.
    """

    number: int
    row: Sequence[str]
    text: str
    more: Sequence[str]
    reply: Reply
    problems: Sequence[Problem]
    beside: bool = False


class Table(ABC):
    """The rows of one table; what is answered, a subclass says.

    Attributes:
        header: The names of our columns; the last one holds the problems.
        elsewhere: The places of columns that tell facts of other processes only.
        unasked: The names of columns that tell a fact that is no day, and that no rule asks for.
        names_formulas: Whether the cells with formulas that have no result are named elsewhere.
        cases: What its rows tell of each case, for those that stand on several.
        lacks: What is missing of the row answered last, where what it tells gives no day.
    """

    lacks: Problem | None = None
    elsewhere: Sequence[int] = ()
    unasked: Sequence[str] = ()
    cases: Cases = NO_CASES
    names_formulas: bool = False

    def __init__(
        self,
        context: Context,
        columns: Columns,
        ambient: Ambient,
        *,
        header: Sequence[str],
        line_end: str = "\n",
        inert: bool = False,
    ) -> None:
        self.context, self.columns, self.ambient, self.header = context, columns, ambient, header
        self.line_end, self.inert = line_end, inert
        self.rewrites = inert or columns.kept is not None or bool(columns.left_out)
        self.join = Joiner()
        self.engine = context.engine
        self.decisions = context.book.decisions()
        self.law_as_at = context.book.law_as_at.isoformat()
        self.tally, self.title = Tally(), ""

    def heard(self, row: Sequence[str]) -> Facts:
        """Read one row."""
        choices = self.context.book.choices
        inputs = inputs_of(readable(row, self.columns), self.columns, choices)
        return hear(inputs, self.ambient, decisions=lambda: self.decisions, choices=choices)

    @abstractmethod
    def answer(self, row: Sequence[str], told: Facts, problems: list[Problem]) -> Reply:
        """Answer one row; what stands in the way joins the problems."""

    def still_open(self, _row: Sequence[str]) -> str:
        """Say what of a row that a map leaves out is open by what it tells, if anything is."""
        return ""

    def lines(self, records: Records) -> Iterator[str]:
        """Answer each row of a file: its own text untouched, then our cells."""
        return map(self.line, self.answered(records))

    def answered(self, records: Records) -> Iterator[Answered]:
        """Answer each row of a file in full."""
        for number, row in records.rows():
            yield self.in_full(row, records, number)

    def first_line(self, ours: Sequence[str] | None = None) -> str:
        """Write the names of the columns, the caller's and ours."""
        theirs = self.columns.header
        shown = map(guarded, theirs) if self.inert else theirs
        return f"{self.join([*shown, *(ours or self.header)])}{self.line_end}"

    def line(self, each: Answered, cells: Sequence[str] | None = None) -> str:
        """Write a row answered; cells beyond the first line's stand last, so that ours align."""
        told = "; ".join(map(str, each.problems))
        ours = self.join(cells or [*map(guarded, each.reply.cells), guarded(told)])
        more = "".join(f",{cell}" for cell in each.more)
        return f"{each.text},{ours}{more}{self.line_end}"

    def in_full(self, row: Sequence[str], records: Records, number: int) -> Answered:
        """Answer one row in full: any facts, every problem. Its fault, whatever it is, stays here.

        A row with a fault in its quotation marks is not answered: its cells may be others'.
        """
        problems: list[Problem] = []
        text = records.text.rstrip("\r\n")
        kept, text, more = self._kept(row, text)
        empty, self.lacks = self.tally.empty, None
        try:
            reply = self._reply(kept, row, records, number, problems)
        except Exception as error:  # noqa: BLE001 - the run goes on; the fault is told in its row
            problems.append(_unforeseen(error))
            reply = self.unanswered(Case(events={}))
        self.tally.add(number, problems)
        self.tally.lack(number, self.lacks)
        self.tally.echo(number, reply.remarks)
        if self.tally.empty > empty:
            self.tally.silence(number)
        return Answered(number, kept, text, more, reply, problems, reply.beside)

    def _reply(
        self,
        kept: Sequence[str],
        row: Sequence[str],
        records: Records,
        number: int,
        problems: list[Problem],
    ) -> Reply:
        short = len(row) < self.columns.width
        doubt = STRAY if short and records.is_stray else records.doubt
        problems += [doubt] if doubt else []
        if blocked(problems):
            return self.unanswered(Case(events={}))
        if is_beside(kept, self.columns):
            self.tally.beside(number, kept)
            return self._nothing(Case(events={}))._replace(beside=True)
        read = kept if self.columns.translation is None else self.columns.translation(kept)
        place = self.columns.left_by(kept)
        if place is not None:
            opened, heading = self.still_open(read), self.columns.header[place]
            self.tally.leave(number, _left(heading, kept[place], opened) if opened else None)
            return self._nothing(Case(events={}))._replace(beside=True)
        told = self.heard(read)
        problems += [*told.problems, *too_long(row, self.columns)]
        if self.is_elsewhere(read):
            self.tally.idle += not problems
            return self.unanswered(told.case) if problems else self._nothing(told.case)
        return self.answer(read, told, problems)._replace(remarks=told.remarks)

    def unanswered(self, case: Case, stands: str = UNREADABLE) -> Reply:
        """Give no answer: the row is to be looked into today; a letter is the family's to find."""
        told = {STANDING: stands, ACT_BY: self.ambient.today.isoformat()}
        told[ACTS] = WHO["family"] if stands == UNKNOWN else ""
        told[LAW_AS_AT] = self.law_as_at
        return Reply([told.get(name, "") for name in self.header[:-1]], case, self.context)

    def _nothing(self, case: Case) -> Reply:
        return Reply([""] * (len(self.header) - 1), case, self.context)

    def is_elsewhere(self, row: Sequence[str]) -> bool:
        """Say whether a row tells facts, and only such as other processes count from.

        A row that says what a letter decided is about that letter.
        """
        reason = self.columns.reason
        if self.ambient.required and reason is not None and not is_blank(row[reason]):
            return False
        own = (place for place in self.columns.dates if place not in self.elsewhere)
        return any(not is_blank(row[place]) for place in self.elsewhere) and all(
            is_blank(row[place]) for place in own
        )

    def _kept(self, row: Sequence[str], text: str) -> tuple[list[str], str, list[str]]:
        """Give the caller's cells and their text, and the text of cells beyond the first line's.

        Our own of an earlier run are left out, and what a spreadsheet would run is guarded.
        """
        columns, missing = self.columns, self.columns.width - max(len(row), 1)
        full = [*(row or [""]), *[""] * missing]
        if missing >= 0 and not self.rewrites:
            return full, text + "," * missing, []
        places = range(columns.width) if columns.kept is None else columns.kept
        raw = raw_cells(text)
        if self.inert or len(raw) != len(row):
            raw = [self._shown(cell) for cell in full]
        raw += [""] * missing
        kept = [full[place] for place in places]
        return kept, ",".join(raw[place] for place in places), raw[columns.width :]

    def _shown(self, cell: str) -> str:
        shown = guarded(cell) if self.inert else cell
        return shown and self.join([shown])


def _unforeseen(error: Exception) -> Problem:
    told = f"this row could not be answered ({type(error).__name__}: {str(error)[:SHORT]})."
    return Problem("the row", "", told, "Please report it.", blocks=True)


def _left(heading: str, cell: str, opened: str) -> Problem:
    told = "the map leaves this row out, and by what it tells it is still open."
    write = f"Find out: {opened}. If it is open, take that value out of [leave_out]."
    return Problem(where=heading, value=cell, problem=told, write=write)


def too_long(row: Sequence[str], columns: Columns) -> list[Problem]:
    """Say that a row has more cells than the first line."""
    more = len(row) - columns.width
    if more <= 0:
        return []
    told = f"the row has {len(row)} cells, {more} more than the first line."
    return [Problem(where="the row", value="", problem=told, write="Check its commas and quotes.")]
