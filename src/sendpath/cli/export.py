"""``sendpath export``: the law as tables and SQL, for engines that people already run."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from sendpath.cli import rare_options as rare
from sendpath.cli.command import join
from sendpath.cli.extras import lacking
from sendpath.cli.options import LawOptions, Output
from sendpath.cli.processes import unknown_process
from sendpath.cli.session import Refused, Session, opened
from sendpath.cli.stream import Result, deliver
from sendpath.core.names import any_of
from sendpath.core.problem import Problem

if TYPE_CHECKING:
    from sendpath.warehouse.export import Export

FORMATS = ("csv", "parquet")
WRITTEN_AS_TEXT = frozenset({"duckdb"})
"""Engines whose SQL needs no library to be written."""


def add_to(app: typer.Typer) -> None:
    """Add the command to the program's own."""
    join(
        app,
        export,
        "The law as tables and SQL, for a warehouse.",
        example="export law --process review",
    )


def export(
    folder: rare.ExportFolder,
    *,
    process: rare.ExportProcess = None,
    engine: rare.ForEngine = None,
    format_: rare.TableFormat = None,
    law: LawOptions,
) -> None:
    """The law as tables and SQL, for engines that people already run: DuckDB, PostgreSQL, Spark.

    One table of days, the calendar, and one statement a process: docs/scale.md tells how to use it.
    """
    from sendpath.warehouse.export import Export

    session = opened(Output(), law)
    problems = session.problems
    processes = _processes(process or (), session)
    engines = _known("--engine", engine or ["duckdb"], ("duckdb", "postgresql", "spark"), problems)
    kinds = _known("--format", [format_ or "csv"], FORMATS, problems)
    problems += lacking(name for name in (*engines, *kinds) if name not in WRITTEN_AS_TEXT)
    problems += _taken(folder)
    session.stop()
    today = None if law.today is None else session.settings.today
    _write(session, Path(folder), Export(processes, engines, "parquet" in kinds, today))


def _processes(told: Sequence[str], session: Session) -> list[str]:
    """Name the processes whose law is written: each that has dates, unless some are named."""
    from sendpath.caseload.ready import ALL

    book = session.book
    dated = {rule.process for rule in book.law.rules.values() if rule.anchor is not None}
    names = [name.strip().lower() for name in told]
    for name in names:
        if name not in (ALL, *book.processes):
            session.problems.append(unknown_process(name, book))
        elif name not in (ALL, *dated):
            wrong = "no rule of this process counts from a date."
            write = "sendpath timeline says what it holds."
            session.problems.append(Problem("--process", name, wrong, write, blocks=True))
    return [name for name in (*book.processes, ALL) if (name in names if names else name in dated)]


def _known(
    where: str, told: Sequence[str], known: Sequence[str], problems: list[Problem]
) -> list[str]:
    names = [name.strip().lower() for name in told]
    for name in names:
        if name not in known:
            write = f"Write {any_of(known)}."
            problems.append(Problem(where, name, f"'{name}' is not known.", write, blocks=True))
    return [name for name in known if name in names]


def _taken(folder: str) -> list[Problem]:
    """Say that a folder holds something: nothing is written over."""
    if not folder.strip():
        told = "no folder was named."
        return [Problem("DIR", folder, told, "Give a new folder.", blocks=True)]
    path = Path(folder)
    try:
        there = path.is_dir() and any(path.iterdir())
        file = os.path.lexists(path) and not path.is_dir()
    except (OSError, ValueError):
        return [_unwritable(folder, "it is not the name of a folder")]
    if file:
        return [_unwritable(folder, "it is a file")]
    return [_unwritable(folder, "it is not empty")] if there else []


def _unwritable(folder: str, reason: str) -> Problem:
    told = f"'{folder}' cannot be written ({reason})."
    return Problem("DIR", folder, told, "Give a new folder.", blocks=True)


def _write(session: Session, folder: Path, export: "Export") -> None:
    """Write all of it or nothing.

    Raises:
        Refused: It cannot be written.
    """
    import shutil

    from sendpath.caseload.briefs import Ground
    from sendpath.caseload.column_words import called_in, in_columns
    from sendpath.cli.writing import asked_to_end
    from sendpath.warehouse.export import files

    context = session.context()
    context = in_columns(context, called_in(context))
    ground = Ground(context, session.book.decisions())
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with asked_to_end():
            whole = folder.parent / f".{folder.name}-{os.urandom(8).hex()}"
            try:
                whole.mkdir(0o700)
                names = files(export, ground, whole)
                whole.chmod(0o755)
                whole.replace(folder)
            finally:
                shutil.rmtree(whole, ignore_errors=True)
    except OSError as error:
        raise Refused([_unwritable(str(folder), (error.strerror or "").lower())]) from None
    remarks = session.settings.remarks
    deliver(Result(messages=(*remarks, f"Written: {folder} ({len(names)} files)")))
