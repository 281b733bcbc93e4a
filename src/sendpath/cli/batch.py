"""``sendpath batch``: a caseload in, the same rows with their dates out, one row at a time."""

import csv
import gc
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TextIO

from sendpath.cli.caseload import Caseload
from sendpath.cli.settings import Asked, Settings, load_book, load_days, read_settings
from sendpath.cli.stream import Result, let_go, replacing, unwritable
from sendpath.cli.told import PROCESSES, Law
from sendpath.core.problem import Problem
from sendpath.intake.rows import read_header
from sendpath.render.cells import HEADER

FORMATS = ("csv", "jsonl")
BYTE_ORDER_MARK = "\ufeff"
"""What tells Excel that a file is UTF-8."""


class Batch(NamedTuple):
    """What to answer, as typed."""

    file: str
    mapped: Sequence[str] = ()
    inert: bool = False


def run(batch: Batch, asked: Asked) -> Result:
    """Answer every row; what cannot be read stands in its row, with all its problems."""
    problems: list[Problem] = []
    told = asked.format or (None if asked.output else "csv")
    settings = read_settings(asked._replace(format=told, formats=FORMATS))
    problems.extend(settings.problems)
    book = load_book(asked, PROCESSES, problems)
    mapped = _mapped(batch.mapped, problems)
    if book is None or problems:
        return _refused(problems)
    law = Law(book, load_days(asked, settings, book, problems))
    gc.freeze()
    gc.enable()
    with ExitStack() as stack:
        source = _opened(batch.file, stack, problems)
        if source is None or any(problem.blocks for problem in problems):
            return _refused(problems)
        try:
            return _run(source, law, settings, mapped=mapped, inert=batch.inert)
        except UnicodeDecodeError as error:
            told = f"'{batch.file}' is not UTF-8 text (byte {error.start})."
            write = "In Excel, save it as 'CSV UTF-8'."
            return _refused([Problem(where="FILE", value=batch.file, problem=told, write=write)])
        except csv.Error as error:
            told = f"'{batch.file}' is not a table of comma-separated values ({error})."
            return _refused([Problem(where="FILE", value=batch.file, problem=told)])


def _run(
    source: Iterable[str], law: Law, settings: Settings, *, mapped: dict[str, str], inert: bool
) -> Result:
    lines = iter(source)
    first, header = _first_row(lines)
    columns, problems = read_header(header, law.book.law.facts, mapped)
    if problems:
        return _refused(problems)
    line_end = "\r\n" if first.endswith("\r\n") else "\n"
    caseload = Caseload(law, columns, today=settings.today, line_end=line_end, inert=inert)
    answers = _answers(caseload, lines, law, settings)
    fault = _write(answers, settings)
    return _refused([fault]) if fault else _told(caseload)


def _answers(
    caseload: Caseload, lines: Iterator[str], law: Law, settings: Settings
) -> Iterator[str]:
    """Give the whole answer line by line, the first line included."""
    if settings.format == "jsonl":
        return _json_lines(caseload, csv.reader(lines), law, settings)
    header = f"{caseload.join([*caseload.columns.header, *HEADER])}{caseload.line_end}"
    return chain([BYTE_ORDER_MARK * bool(settings.output) + header], caseload.lines(lines))


def _write(answers: Iterator[str], settings: Settings) -> Problem | None:
    """Write to the file, whole or not at all, or to standard output until its reader goes."""
    if settings.output is not None:
        try:
            with replacing(settings.output.resolve()) as file:
                text = io.TextIOWrapper(file, encoding="utf-8", newline="")
                text.writelines(answers)
                text.flush()
                text.detach()
        except OSError as error:
            return unwritable(settings.output, (error.strerror or "it cannot be opened").lower())
        return None
    target = _stdout()
    try:
        target.writelines(answers)
        target.flush()
    except BrokenPipeError:
        let_go(target)
    except OSError as error:
        let_go(target)
        return unwritable(Path("standard output"), (error.strerror or "it is closed").lower())
    return None


def _told(caseload: Caseload) -> Result:
    tally = caseload.tally
    messages = [str(problem) for problem in tally.first]
    if tally.problems > len(tally.first):
        messages.append(f"... and {tally.problems - len(tally.first)} more, each in its row.")
    if tally.formulas and not caseload.inert:
        messages.append(
            f"Cells that begin like a formula, which a spreadsheet would run: {tally.formulas}. "
            "They were left as they are; --inert guards them."
        )
    code = 3 if tally.problems else 4 if tally.uncovered else 0
    return Result(messages=tuple(messages), code=code)


def _json_lines(
    caseload: Caseload, rows: Iterable[list[str]], law: Law, settings: Settings
) -> Iterator[str]:
    import json
    from datetime import date

    from sendpath.cli.deadlines import answer_for
    from sendpath.intake.rows import read_row

    for number, row in enumerate(rows, 2):
        full = [*row, *[""] * (len(caseload.columns.header) - len(row))]
        heard = read_row(full, caseload.columns, caseload.decisions, caseload.ambient, where="")
        problems = list(heard.problems)
        shown = answer_for(heard.read.case, law, settings, problems, caseload.assessor)
        caseload.tally.add(number, problems)
        given = dict(zip(caseload.columns.header, full, strict=False))
        yield json.dumps({**shown, "row": number, "columns": given}, default=date.isoformat) + "\n"


def _first_row(lines: Iterator[str]) -> tuple[str, list[str]]:
    """Give the first row's text and cells; a quoted name may run over lines."""
    taken: list[str] = []

    def kept() -> Iterator[str]:
        for line in lines:
            taken.append(line)
            yield line

    header = next(csv.reader(kept()), [])
    return "".join(taken), header


def _opened(name: str, stack: ExitStack, problems: list[Problem]) -> Iterable[str] | None:
    if name == "-":
        reconfigure = getattr(sys.stdin, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8-sig", errors="strict", newline="")
        return sys.stdin
    try:
        return stack.enter_context(Path(name).open(encoding="utf-8-sig", newline=""))
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "it is not the name of a file").lower()
        problems.append(
            Problem(
                where="FILE",
                value=name,
                problem=f"'{name}' cannot be read ({reason}).",
                write="Give a file that is there, or - for standard input.",
                blocks=True,
            )
        )
        return None


def _stdout() -> TextIO:
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace", newline="", line_buffering=False,
                    write_through=False)  # fmt: skip
    return sys.stdout


def _mapped(texts: Sequence[str], problems: list[Problem]) -> dict[str, str]:
    mapped = {}
    for text in texts:
        theirs, equals, ours = text.partition("=")
        if not equals or not theirs.strip() or not ours.strip():
            problems.append(
                Problem(where="--map", value=text, problem=f"'{text}' maps nothing.",
                        write="Write --map 'Letter date=decision_date'.", blocks=True)
            )  # fmt: skip
        mapped[theirs.strip()] = ours.strip()
    return mapped


def _refused(problems: Sequence[Problem]) -> Result:
    return Result(messages=tuple(map(str, problems)), code=2)
