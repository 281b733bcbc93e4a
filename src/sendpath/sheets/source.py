"""A caller's table, opened: a workbook, text whose cells are parted by a mark, or objects."""

import io
import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from sendpath.core.problem import Problem
from sendpath.intake import files
from sendpath.sheets.encodings import Undecided, encoding_of
from sendpath.sheets.headings import Names
from sendpath.sheets.sheet import Sheet, Unread, reading
from sendpath.sheets.text import TextSheet
from sendpath.sheets.workbook import is_workbook

IN_MEMORY = 8 << 20
"""Bytes of standard input that are kept in memory."""

JSONL = (".jsonl", ".ndjson")


def opened(
    name: str, stack: ExitStack, names: Names, *, sheet: str | None = None
) -> Sheet | list[Problem]:
    """Open a file, or standard input; every problem, when it cannot be read as a table.

    Args:
        name: The file, or ``-``.
        stack: Closes it.
        names: What headings are known by.
        sheet: The sheet of a workbook that is asked for.
    """
    if name == "-" and sys.stdin is None:
        return [_cannot("standard input", "it is closed")]
    file = _standard_input(stack) if name == "-" else files.opened(name)
    if isinstance(file, files.Unusable):
        return [_cannot(f"'{name}'", file.reason)]
    stack.enter_context(file)
    with reading():
        beginning = file.read(8)
        file.seek(0)
    if is_workbook(beginning):
        from sendpath.sheets.grid import of_workbook  # noqa: PLC0415 - only for workbooks

        return of_workbook(file, name, names, sheet)
    if sheet is not None:
        told = f"'{name}' is no workbook: it has no sheets."
        return [Problem("--sheet", sheet, told, "Leave it out.", blocks=True)]
    return _of_text(file, name, names, stack)


def _of_text(file: BinaryIO, name: str, names: Names, stack: ExitStack) -> Sheet | list[Problem]:
    with reading():
        encoding = encoding_of(file)
    if isinstance(encoding, Undecided):
        return [_not_text(name, encoding.byte)]
    text = stack.enter_context(
        io.TextIOWrapper(file, encoding=encoding.name, errors=encoding.errors, newline="")
    )
    if Path(name).suffix.lower() in JSONL or _is_object(text):
        from sendpath.sheets.objects import of_objects  # noqa: PLC0415 - only for such files

        return of_objects(text, encoding, names)
    return TextSheet(text, encoding, names)


def _is_object(text: TextIO) -> bool:
    """Say whether a text begins as objects a line do."""
    with reading():
        begins = text.read(64).lstrip().startswith("{")
        text.seek(0)
    return begins


def _standard_input(stack: ExitStack) -> BinaryIO:
    """Give standard input such that it can be read again: what comes through a pipe is kept.

    In memory while it is small, else in a file without a name, which goes with the program.
    """
    import shutil  # noqa: PLC0415 - only for what comes through a pipe
    import tempfile  # noqa: PLC0415 - likewise

    kept = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by the stack
    stack.callback(kept.close)
    with reading():
        shutil.copyfileobj(sys.stdin.buffer, kept)
        kept.seek(0)
    return cast("BinaryIO", kept)


def _cannot(what: str, reason: str) -> Problem:
    told = f"{what} cannot be read ({reason})."
    write = "Give a file that is there, or - for standard input."
    return Problem("FILE", what.strip("'"), told, write, blocks=True)


def _not_text(name: str, byte: int) -> Problem:
    ways = "UTF-8, UTF-16 or Windows-1252"
    told = f"'{name}' is neither a workbook nor text in {ways} (byte {byte})."
    return Problem("FILE", name, told, "In Excel, save it as 'CSV UTF-8'.", blocks=True)


def is_same(file: str, output: Path) -> bool:
    """Say whether what is read would be written over."""
    return file != "-" and os.path.realpath(file) == os.path.realpath(output)


def unreadable(name: str, error: Exception) -> Problem:
    """Say why the text of a file is no table."""
    if isinstance(error, Unread):
        return _cannot("standard input" if name == "-" else f"'{name}'", str(error))
    if isinstance(error, UnicodeDecodeError):
        return _not_text(name, error.start)
    told = f"'{name}' is not a table of comma-separated values ({error})."
    return Problem("FILE", name, told, blocks=True)
