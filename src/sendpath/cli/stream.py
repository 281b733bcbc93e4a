"""The one place that prints, and the one that writes files: whole or not at all."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple, NoReturn, TextIO

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
        if fault is None and sys.stderr is not None and sys.stderr.isatty():
            _say(sys.stderr, f"Written: {result.output}\n")
    messages = [*result.messages, str(fault)] if fault else result.messages
    _say(sys.stderr, "".join(f"{_fold(message)}\n" for message in messages))
    if result.output is None and not _say(sys.stdout, result.text):
        _say(
            sys.stderr, "sendpath: the answer could not be written: the output is full or closed.\n"
        )
        code = 2
    raise SystemExit(code)


def write_whole(path: Path, text: str) -> Problem | None:
    """Write a file as UTF-8, whole or not at all; give the problem when it cannot be.

    A link is followed, the file keeps its permissions, and what is no ordinary file (a device, a
    pipe) is written to as it is.
    """
    data = text.encode("utf-8", errors="replace")
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            with replacing(target) as file:
                file.write(data)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "it is not the name of a file").lower()
        return unwritable(path, reason)
    return None


def write_lines(lines: Iterator[str], output: Path | None) -> Problem | None:
    """Write to a file, whole or not at all, or to standard output until its reader goes."""
    if output is not None:
        try:
            with replacing(output.resolve()) as file:
                text = io.TextIOWrapper(file, encoding="utf-8", newline="")
                text.writelines(lines)
                text.flush()
                text.detach()
        except OSError as error:
            return unwritable(output, (error.strerror or "it cannot be opened").lower())
        return None
    target = _standard_output()
    try:
        target.writelines(lines)
        target.flush()
    except BrokenPipeError:
        let_go(target)
    except OSError as error:
        let_go(target)
        return unwritable(Path("standard output"), (error.strerror or "it is closed").lower())
    return None


def _standard_output() -> TextIO:
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


def unwritable(path: Path, reason: str) -> Problem:
    """Say that a file cannot be written, and why."""
    return Problem(
        where="--output",
        value=str(path),
        problem=f"'{path}' cannot be written ({reason}).",
        write="Give a file in a folder you can write to.",
        blocks=True,
    )


def let_go(stream: TextIO) -> None:
    """Point a stream whose reader has gone elsewhere, so that closing it at exit stays quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """Give a file to write that takes a name's place when all is written; else nothing changes."""
    import tempfile

    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        beside.chmod(mode)
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def carries_line_drawing(stream: TextIO | None) -> bool:
    """Say whether a stream's encoding has the characters that tables are drawn with."""
    try:
        LINE_DRAWING.encode((stream and stream.encoding) or "utf-8")
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


def _say(stream: TextIO | None, text: str) -> bool:
    """Print; say whether it could be done. A reader that has gone is no fault."""
    if stream is None:  # closed before we began
        return not text
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        # A calendar file brings its own line ends; a console may not double them.
        reconfigure(errors="replace", newline="" if "\r\n" in text else None)
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        let_go(stream)
        return isinstance(error, BrokenPipeError)
    return True


def speak(text: str) -> None:
    """Say something in the middle of an interview."""
    _say(sys.stdout, text)
