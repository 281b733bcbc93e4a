"""A caller's sheet: where it is read from."""

import csv
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from sendpath.core.problem import Problem


def opened(name: str, stack: ExitStack) -> Iterable[str] | Problem:
    """Open a file, or standard input; a problem, when it cannot be read."""
    if name == "-":
        reconfigure = getattr(sys.stdin, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8-sig", errors="strict", newline="")
        return sys.stdin
    try:
        return stack.enter_context(Path(name).open(encoding="utf-8-sig", newline=""))
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "it is not the name of a file").lower()
        told = f"'{name}' cannot be read ({reason})."
        write = "Give a file that is there, or - for standard input."
        return Problem("FILE", name, told, write, blocks=True)


def first_row(lines: Iterator[str]) -> tuple[str, list[str]]:
    """Give the first row's text and cells; a quoted name may run over lines."""
    taken: list[str] = []

    def kept() -> Iterator[str]:
        for line in lines:
            taken.append(line)
            yield line

    header = next(csv.reader(kept()), [])
    return "".join(taken), header


def is_same(file: str, output: Path) -> bool:
    """Say whether what is read would be written over."""
    return file != "-" and Path(file).resolve() == output.resolve()


def unreadable(name: str, error: Exception) -> Problem:
    """Say why the text of a file is no table."""
    if isinstance(error, UnicodeDecodeError):
        told = f"'{name}' is not UTF-8 text (byte {error.start})."
        return Problem("FILE", name, told, "In Excel, save it as 'CSV UTF-8'.", blocks=True)
    told = f"'{name}' is not a table of comma-separated values ({error})."
    return Problem("FILE", name, told, blocks=True)
