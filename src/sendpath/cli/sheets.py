"""A caller's sheet: where it is read from, and where it is written to, whole or not at all."""

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from sendpath.cli.settings import Settings
from sendpath.cli.stream import let_go, replacing, unwritable
from sendpath.core.problem import Problem


def opened(name: str, stack: ExitStack, problems: list[Problem]) -> Iterable[str] | None:
    """Open a file, or standard input; None, and a problem, when it cannot be read."""
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


def write(answers: Iterator[str], settings: Settings) -> Problem | None:
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


def _stdout() -> TextIO:
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(
            encoding="utf-8",
            errors="replace",
            newline="",
            line_buffering=False,
            write_through=False,
        )
    return sys.stdout
