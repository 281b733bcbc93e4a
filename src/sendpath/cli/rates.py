"""``sendpath batch FILE --summary``: what the rows of a caseload add up to."""

import csv
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, NoReturn

from sendpath.cli.finish import finish, lazily
from sendpath.cli.row_options import RowOptions, keep_problems
from sendpath.cli.session import Refused, Session
from sendpath.core.problem import Problem

if TYPE_CHECKING:
    from sendpath.caseload.batch import Running
    from sendpath.caseload.ready import Batch
    from sendpath.caseload.summing import Summed


def sum_up(session: Session, file: str, batch: "Batch", rows: RowOptions) -> NoReturn:
    """Sum a caseload up, and leave.

    Raises:
        Refused: The sheet cannot be read, or tells of no process that has a rate.
    """
    from sendpath.caseload.batch import begun
    from sendpath.caseload.parts import begun_in_parts
    from sendpath.caseload.ready import names_of
    from sendpath.caseload.summing import rates_of, summed
    from sendpath.sheets.sheet import Unread
    from sendpath.sheets.source import opened, unreadable

    context = session.context()
    rates = rates_of(context)
    if not (rates.measured or rates.outstanding):
        raise Refused([_no_rates(batch.process or "", session)])
    with ExitStack() as stack:
        try:
            source = opened(file, stack, names_of(batch, context), sheet=batch.told.sheet)
            if isinstance(source, list):
                raise Refused(source)
            running = begun_in_parts(source, batch, context, begun)
            if isinstance(running, list):
                raise Refused(running)
            tally = running.table.tally
            faults = keep_problems(rows.problems, tally, stack) if rows.problems else []
            if faults:
                raise Refused(faults)
            tables = summed(running, rates)
        except (UnicodeDecodeError, Unread, csv.Error) as error:
            raise Refused([unreadable(file, error)]) from None
    if faults:
        raise Refused(faults)
    _finish(session, tables, running, source.said, lenient=rows.lenient)


def _finish(
    session: Session,
    tables: "Sequence[Summed]",
    running: "Running",
    said: Sequence[str],
    *,
    lenient: bool,
) -> NoReturn:
    from sendpath.caseload.afterwards import told_of
    from sendpath.caseload.summing import rates_view

    shown, tally = rates_view(tables), tables[0].tally
    finish(
        session,
        {
            "document": lambda: shown,
            "page": lazily("pages.rates:rates_page", shown),
            "sheet": lazily("pages.rates:rates_sheet", shown),
        },
        beside=(*said, *told_of(tables, doubts=running.doubts, formulas=0, lettered=False)),
        code=3 if tally.problems and not lenient else 4 if tally.uncovered else 0,
    )


def _no_rates(name: str, session: Session) -> Problem:
    from sendpath.rulebook.rates import read_rates

    processes = session.book.processes
    folders = {rule.partition(".")[0] for rule in read_rates(session.book.directory).rules()}
    there = [process for process, each in processes.items() if folders & {*each.folders}]
    told = f"there is no rate of '{name}'."
    return Problem("--process", name, told, f"Write {' or '.join([*there, 'all'])}.", blocks=True)
