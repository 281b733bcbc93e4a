"""The two files of a list: the caseload of today, and the list or the caseload of last time."""

import csv
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

from sendpath.cli.session import Refused
from sendpath.core.problem import Problem, blocked

if TYPE_CHECKING:
    from sendpath.answers.context import Context
    from sendpath.caseload.due_rows import Found
    from sendpath.caseload.ready import Batch
    from sendpath.caseload.since import Before


class Asking(NamedTuple):
    """With what the rows of a file are answered for a list.

    Attributes:
        problems: What could not be read before; a refusal tells it too.
        batch: Which process, and what the caller says of the table.
        context: By which law, calendar and day.
        label: The caller's column that names a case, if it was told.
        by: The caller's column by which the list is parted.
    """

    problems: Sequence[Problem]
    batch: "Batch"
    context: "Context"
    label: str | None
    by: str | None

    def rows(self, file: str) -> "Found":
        """Read and answer every row of a caseload.

        Raises:
            Refused: It is no caseload.
        """
        from sendpath.caseload.due_rows import due_rows
        from sendpath.caseload.ready import names_of
        from sendpath.sheets.sheet import Unread
        from sendpath.sheets.source import opened, unreadable

        batch, context = self.batch, self.context
        with ExitStack() as stack:
            try:
                sheet = opened(file, stack, names_of(batch, context), sheet=batch.told.sheet)
                if isinstance(sheet, list):
                    raise Refused([*self.problems, *sheet])
                found = due_rows(sheet, batch, context, label=self.label, by=self.by)
            except (UnicodeDecodeError, Unread, csv.Error) as error:
                raise Refused([*self.problems, unreadable(file, error)]) from None
        if isinstance(found, list):
            raise Refused([*self.problems, *found])
        return found._replace(said=(*sheet.said, *found.said))

    def before(self, last: str) -> "Before":
        """Read what was before: a list as it was written, or a caseload, answered as it was then.

        Raises:
            Refused: It is neither.
        """
        from sendpath.caseload.last_list import last_list
        from sendpath.caseload.since import before

        told = last_list(last)
        if told is not None:
            if blocked(told.problems):
                raise Refused([*self.problems, *told.problems])
            return told
        try:
            return before(self._replace(problems=()).rows(last).rows)
        except Refused as refused:
            raise Refused([_of_last(each, last) for each in refused.problems]) from None


def _of_last(problem: Problem | str, last: str) -> Problem | str:
    """Say of a problem that it is in the file of last time."""
    if isinstance(problem, str):
        return problem
    where = "" if problem.where == "FILE" else f"{problem.where} of '{last}': "
    write = problem.write or "Give a list that due wrote, or the caseload as it was."
    return problem._replace(where="--since", problem=f"{where}{problem.problem}", write=write)
