"""A caseload read, and not answered: each fact as the statement of the law wants it.

The caller's columns stay as they are; ours follow. What could not be read stands in the last one.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from sendpath.answers.context import Context
from sendpath.caseload.batch import Running, begun, head_of
from sendpath.caseload.births import Births
from sendpath.caseload.briefs import Ground
from sendpath.caseload.our_columns import PROBLEMS
from sendpath.caseload.ready import Batch
from sendpath.caseload.table import Answered, Reply, Table
from sendpath.columns.row_inputs import terms_in
from sendpath.columns.sheet_columns import Columns
from sendpath.core.case import BORN, Case
from sendpath.core.decisions import with_answer
from sendpath.core.problem import Problem
from sendpath.intake.hear import Facts
from sendpath.intake.written import Ambient
from sendpath.sheets.records import Records
from sendpath.sheets.sheet import Sheet
from sendpath.warehouse.names import BLANK, ELSEWHERE, FAULTY, NOT_YET, READ
from sendpath.warehouse.statement import facts_read
from sendpath.warehouse.trees import Trees

OWN_TERMS = Problem(
    "term", "", "school days by a row's own terms are counted by sendpath batch alone."
)

OWN_BIRTH = Problem(BORN, "", "what a day of birth changes is said by sendpath batch alone.")

OWN_TICK = Problem("", "", "what was done on a day not told is answered by sendpath batch alone.")


def begun_reading(sheet: Sheet, batch: Batch, context: Context) -> Running | list[Problem]:
    """Read the first line, and give the rest as it was read, when it is asked for."""
    running = begun(sheet, batch._replace(jsonl=False, columns=()), context)
    if isinstance(running, list):
        return running
    found, decisions = running.table, context.book.decisions()
    table = Reader(Trees(Ground(context, decisions)), found.columns, found.ambient, found.line_end)
    table.elsewhere = found.elsewhere
    lines = chain(head_of(sheet, table, batch), table.lines(running.records))
    return Running(table, running.records, lines, running.doubts)


class Reader(Table):
    """The rows of one table, read for the statement of a process."""

    def __init__(self, trees: Trees, columns: Columns, ambient: Ambient, line_end: str) -> None:
        header = [*facts_read(trees), PROBLEMS]
        context = trees.ground.context
        super().__init__(context, columns, ambient, header=header, line_end=line_end)
        self.trees, self.choices = trees, trees.choices
        self.number, self.births = 0, Births(columns, context)

    def answered(self, records: Records) -> Iterator[Answered]:
        """Read each row of a file."""
        for number, row in records.rows():
            self.number = number
            yield self.in_full(row, records, number)

    def answer(self, row: Sequence[str], told: Facts, problems: list[Problem]) -> Reply:
        """Give what a row tells."""
        if terms_in(row, self.columns):
            problems.append(OWN_TERMS)
        if self.births.matters(told, self.context, problems):
            problems.append(OWN_BIRTH._replace(where=self.births.where))
        if not problems:
            problems += self._ticks(told.case)
        letters, facts = self.context.letters, self.context.book.law.facts
        case = with_answer(told.case, told.decision, letters, facts)
        return self._reply_of(case, FAULTY if problems else READ)

    def _ticks(self, case: Case) -> list[Problem]:
        """Name the columns of what is doubted though nothing is wrong with it: it was ticked."""
        dates = self.columns.dates.items()
        places = [at for at, event in dates if event in case.doubted]
        return [OWN_TICK._replace(where=self.columns.called[at]) for at in places]

    def unanswered(self, case: Case, stands: str = "") -> Reply:
        """Give what was read of a row that has no answer."""
        del stands
        return self._reply_of(case, FAULTY)

    def _nothing(self, case: Case) -> Reply:
        return self._reply_of(case, ELSEWHERE)

    def _reply_of(self, case: Case, status: str) -> Reply:
        cells = [str(self.number), status]
        for event in self.trees.facts:
            day = case.events.get(event)
            denied = BLANK if event in case.blank else NOT_YET
            cells.append(day.isoformat() if day else denied if event in case.not_yet else "")
        cells += [case.choices.get(name, "") for name in self.choices]
        return Reply([*cells, case.reason or "", " ".join(sorted(case.traits))], case, self.context)
