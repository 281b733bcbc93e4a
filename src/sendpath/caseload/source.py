"""A caller's sheet: where it is read from."""

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from sendpath.core.problem import Problem
from sendpath.intake import files


class Unread(Exception):  # noqa: N818 - no fault of the program
    """The file could be opened, and then not be read."""


def opened(name: str, stack: ExitStack) -> Iterable[str] | Problem:
    """Open a file, or standard input; a problem, when it cannot be read."""
    if name == "-":
        if sys.stdin is None:
            return _cannot("standard input", "it is closed")
        reconfigure = getattr(sys.stdin, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8-sig", errors="strict", newline="")
        return _lines(sys.stdin)
    file = files.opened(name)
    if isinstance(file, files.Unusable):
        return _cannot(f"'{name}'", file.reason)
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    return _lines(stack.enter_context(text))


def _lines(text: Iterable[str]) -> Iterator[str]:
    try:
        yield from text
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
