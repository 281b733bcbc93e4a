"""``sendpath batch --guess``: a map of somebody's table is proposed, and nothing is answered."""

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from sendpath.cli.options import LawOptions, Output
from sendpath.cli.session import Refused, opened
from sendpath.cli.stream import Result, deliver
from sendpath.core.problem import Problem

if TYPE_CHECKING:
    from sendpath.answers.context import Context
    from sendpath.sheets.maps import SheetMap
    from sendpath.sheets.sheet import Sheet


def propose(
    file: str, told: "SheetMap", problems: list[Problem], output: Output, law: LawOptions
) -> NoReturn:
    """Write a map file for a table, for a person to correct.

    Args:
        file: The table, or ``-``.
        told: What is said of it already.
        problems: What is wrong with that.
        output: How to answer; a file that is named gets the map.
        law: By which law.
    """
    from sendpath.caseload.batch import Batch, names_of
    from sendpath.sheets.sheet import Unread
    from sendpath.sheets.source import is_same, unreadable
    from sendpath.sheets.source import opened as source_of

    target = Path(output.output) if output.output and output.output != "-" else None
    session = opened(output._replace(output=None), law, offers=("sheet", "rows"))
    session.problems.extend(problems)
    if target is not None and is_same(file, target):
        wrong = "that is the file that is read."
        write = "Give another name, so that yours stays."
        session.problems.append(Problem("--output", str(target), wrong, write, blocks=True))
    session.stop()
    context = session.context()
    with ExitStack() as stack:
        try:
            names = names_of(Batch(told=told), context)
            sheet = source_of(file, stack, names, sheet=told.sheet)
            if isinstance(sheet, list):
                raise Refused(sheet)
            text = _text(file, sheet, told, context)
        except (UnicodeDecodeError, Unread, csv.Error) as error:
            raise Refused([unreadable(file, error)]) from None
    said = () if output.quiet else (*session.settings.remarks, *sheet.said)
    deliver(Result(text=text, messages=tuple(said), output=target))


def _text(file: str, sheet: "Sheet", told: "SheetMap", context: "Context") -> str:
    """Guess what each column tells, and write it down."""
    from sendpath.caseload.guess import all_of, guessed
    from sendpath.caseload.map_text import map_text
    from sendpath.caseload.seen_columns import seen_in

    oldest = context.book.oldest_fact
    return map_text(
        all_of(guessed(seen_in(part, oldest), context) for part in sheet.parts()),
        file=Path(file).name if file != "-" else file,
        sheet=sheet.grid.name if sheet.grid is not None and sheet.grid.others else None,
        above=sheet.above,
        process=told.process,
    )
