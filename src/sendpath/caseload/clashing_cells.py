"""What two days that cannot both be, or are odd in their order, leave of a row's cells."""

from collections.abc import Sequence

from sendpath.caseload.cell_codes import CONTESTED, ODD, TOLD, UNREAD, UNUSUAL
from sendpath.columns.row_inputs import is_blank
from sendpath.columns.sheet_columns import Columns
from sendpath.core.decisions import Decision
from sendpath.core.problem import Problem
from sendpath.intake.facts import read_case
from sendpath.intake.written import Ambient, Written


def without_clash(
    row: Sequence[str],
    told: bytes,
    columns: Columns,
    ambient: Ambient,
    decision: Decision | None,
) -> tuple[bytes, Sequence[Problem]]:
    """Leave out days that cannot be beside others of a row, as if unreadable.

    Args:
        row: Its cells.
        told: What they tell, as small numbers, first of the facts' days in order.
        columns: What its columns tell.
        ambient: What facts are read against.
        decision: What was decided.

    Returns:
        What the cells of such a row tell then, and what is wrong with its days; a day that is
        counted from all the same, and is not as it usually stands, is read with its row.
    """
    there = [at for at in columns.dates if not is_blank(row[at])]
    written = [written_in(columns, at, row[at]) for at in there]
    read = read_case(written, ambient, decision=decision)
    case, now = read.case, dict[int, int]()
    for at, event in enumerate(columns.dates.values()):
        if event in case.contested or event in read.odd:
            counted = CONTESTED if event in case.contested else ODD
            now[at] = counted if told[at] == TOLD else UNUSUAL
        elif event in case.doubted:
            now[at] = UNUSUAL if event in case.events else UNREAD
    return bytes(now.get(at, code) for at, code in enumerate(told)), read.problems


def written_in(columns: Columns, at: int, text: str) -> Written:
    """Give a cell of a day as it was written, by the place of its column."""
    return Written(columns.dates[at], text, columns.called[at], at in columns.doubted)
