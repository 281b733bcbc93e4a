"""A caller's sheet: where it is read from."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path
from typing import TextIO

from sendpath.core.problem import Problem
from sendpath.intake import files

PIECE = 1 << 18
"""Characters of a piece of a sheet."""

IN_MEMORY = 8 << 20
"""Bytes of standard input that are kept in memory."""


class Unread(Exception):  # noqa: N818 - no fault of the program
    """The file could be opened, and then not be read."""


class Sheet:
    """The text of a sheet, as often as it is asked for; each time from its beginning."""

    def __init__(self, text: TextIO) -> None:
        self.text = text

    def lines(self) -> Iterator[str]:
        """Give its lines, each with its end."""
        with _reading():
            self.text.seek(0)
            yield from chain(self.text)  # which a generator let go does not close

    def pieces(self) -> Iterator[str]:
        """Give its text, piece by piece."""
        with _reading():
            self.text.seek(0)
            while piece := self.text.read(PIECE):
                yield piece


def opened(name: str, stack: ExitStack) -> Sheet | Problem:
    """Open a file, or standard input; a problem, when it cannot be read."""
    if name == "-":
        if sys.stdin is None:
            return _cannot("standard input", "it is closed")
        return Sheet(_standard_input(stack))
    file = files.opened(name)
    if isinstance(file, files.Unusable):
        return _cannot(f"'{name}'", file.reason)
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    return Sheet(stack.enter_context(text))


def _standard_input(stack: ExitStack) -> TextIO:
    """Give standard input such that it can be read again: what comes through a pipe is kept.

    In memory while it is small, else in a file without a name, which goes with the program.
    """
    import shutil  # noqa: PLC0415 - only for what comes through a pipe
    import tempfile  # noqa: PLC0415 - likewise

    kept = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by the stack
    stack.callback(kept.close)
    with _reading():
        shutil.copyfileobj(sys.stdin.buffer, kept)
    return io.TextIOWrapper(kept, encoding="utf-8-sig", newline="")


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unread((error.strerror or "it cannot be read").lower()) from error


def _cannot(what: str, reason: str) -> Problem:
    told = f"{what} cannot be read ({reason})."
    write = "Give a file that is there, or - for standard input."
    return Problem("FILE", what.strip("'"), told, write, blocks=True)


def is_same(file: str, output: Path) -> bool:
    """Say whether what is read would be written over."""
    return file != "-" and os.path.realpath(file) == os.path.realpath(output)


def unreadable(name: str, error: Exception) -> Problem:
    """Say why the text of a file is no table."""
    if isinstance(error, Unread):
        return _cannot("standard input" if name == "-" else f"'{name}'", str(error))
    if isinstance(error, UnicodeDecodeError):
        told = f"'{name}' is not UTF-8 text (byte {error.start})."
        return Problem("FILE", name, told, "In Excel, save it as 'CSV UTF-8'.", blocks=True)
    told = f"'{name}' is not a table of comma-separated values ({error})."
    return Problem("FILE", name, told, blocks=True)
