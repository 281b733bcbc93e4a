"""The one place that prints, and the one that writes files: whole or not at all."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, NoReturn, TextIO

from sendpath.core.problem import Problem

LINE_DRAWING = "┌─┬│"


class Result(NamedTuple):
    """What a command has to say.

    Attributes:
        text: The data, for standard output or the file.
        messages: Everything else, for standard error.
        code: The exit code.
        output: The file to write the data to, when one was asked for.
    """

    text: str = ""
    messages: tuple[str, ...] = ()
    code: int = 0
    output: Path | None = None


def deliver(result: Result) -> NoReturn:
    """Print or write a result and leave with its code. A reader that has gone is no fault."""
    code = result.code
    fault = None
    if result.output is not None and result.text:
        fault = write_whole(result.output, result.text)
        code = 2 if fault else code
    messages = [*result.messages, str(fault)] if fault else result.messages
    _say(sys.stderr, "".join(f"{_fold(message)}\n" for message in messages))
    if result.output is None:
        _say(sys.stdout, result.text)
    raise SystemExit(code)


def write_whole(path: Path, text: str) -> Problem | None:
    """Write a file as UTF-8, whole or not at all; give the problem when it cannot be."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(text.encode("utf-8"))
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        reason = (error.strerror or "it cannot be opened").lower()
        return Problem(
            where="--output",
            value=str(path),
            problem=f"'{path}' cannot be written ({reason}).",
            write="Give a file in a folder you can write to.",
            blocks=True,
        )
    return None


def carries_line_drawing(stream: TextIO) -> bool:
    """Say whether a stream's encoding has the characters that tables are drawn with."""
    try:
        LINE_DRAWING.encode(stream.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _fold(message: str) -> str:
    """Break a message between words where it goes to a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        return message
    import shutil
    import textwrap

    columns = max(40, shutil.get_terminal_size((80, 24)).columns)
    return textwrap.fill(message, columns, break_long_words=False, break_on_hyphens=False)


def _say(stream: TextIO | None, text: str) -> None:
    if stream is None:  # closed before we began
        return
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        # The reader has gone. Point the stream elsewhere so that closing it at exit stays quiet.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
