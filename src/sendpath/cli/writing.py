"""The one place that writes files: whole or not at all; and lines to standard output."""

import io
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NoReturn, TextIO, cast

from sendpath.cli.terminal import Shown, is_terminal, shown
from sendpath.core.problem import Problem

MANY = 1 << 8
"""Lines that are written at once."""


def write_whole(path: Path, text: str) -> Problem | None:
    """Write a file as UTF-8, whole or not at all; give the problem when it cannot be.

    A link is followed, the file keeps its permissions, and what is no ordinary file (a device, a
    pipe) is written to as it is.
    """
    try:
        with _opened(path) as file:
            file.write(text.encode("utf-8", errors="replace"))
    except BrokenPipeError:
        return None
    except (OSError, ValueError) as error:
        return unwritable(path, error)
    return None


def write_lines(lines: Iterator[str], output: Path | None) -> Problem | None:
    """Write to a file, whole or not at all, or to standard output until its reader goes.

    On a terminal, control characters in a line are blanks.
    """
    if output is not None:
        try:
            with _opened(output) as file:
                text = io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="")
                text.writelines(by_many(lines))
                text.flush()
                text.detach()
        except BrokenPipeError:
            return None
        except OSError as error:
            return unwritable(output, error)
        return None
    if sys.stdout is None:
        return unwritable(Path("standard output"), OSError(0, "it is closed"))
    target = _standard_output()
    try:
        target.writelines(map(shown, lines) if is_terminal(target) else lines)
        target.flush()
    except BrokenPipeError:
        let_go(target)
    except OSError as error:
        let_go(target)
        return unwritable(Path("standard output"), error)
    return None


def by_many(lines: Iterator[str]) -> Iterator[str]:
    """Give lines on to a file, many at once: to write each by itself takes three times as long.

    Where they break off, those before are written.
    """
    try:
        while True:
            some = list[str]()
            some += islice(lines, MANY)
            if not some:
                return
            yield "".join(some)
    except Exception:
        yield "".join(some)
        raise


@contextmanager
def replaced(path: Path) -> Iterator[TextIO]:
    """Give a text file to write that takes a name's place when all is written."""
    with _opened(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
        yield text
        text.flush()
        text.detach()


def write_bytes(write: Callable[[BinaryIO], None], output: Path | None) -> Problem | None:
    """Let a file be written, whole or not at all, or standard output; give the problem."""
    if output is None and sys.stdout is None:
        return unwritable(Path("standard output"), OSError(0, "it is closed"))
    buffer = io.BytesIO()  # what packs a workbook cannot be closed on a full disk
    try:
        write(buffer)
        if output is not None:
            with _opened(output) as file:
                file.write(buffer.getbuffer())
        else:
            sys.stdout.buffer.write(buffer.getbuffer())
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        if output is None:
            let_go(sys.stdout)
    except OSError as error:
        return unwritable(output or Path("standard output"), error)
    return None


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open what is named: a file is replaced when all is written, anything else written to."""
    try:
        ordinary = stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        ordinary = True
    if ordinary:
        with replacing(Path(os.path.realpath(path))) as file:
            yield file
    else:
        with path.open("wb") as file:
            yield cast("BinaryIO", Shown(file)) if file.isatty() else file


def is_special(path: Path) -> bool:
    """Say whether a name is that of a device or a pipe, or leads nowhere."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False
    except (OSError, ValueError):  # to write there says why
        return True


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


def unwritable(path: Path, error: Exception) -> Problem:
    """Say that a file cannot be written, and why."""
    reason = (getattr(error, "strerror", None) or "it is not the name of a file").lower()
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
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    # its name is known, and a request to end heeded, before there is a file that would be left
    beside = target.parent / f".{target.name[:50]}.{os.urandom(8).hex()}"
    with asked_to_end():
        try:
            with open(beside, "xb", opener=lambda name, how: os.open(name, how, 0o600)) as file:
                yield file
            beside.chmod(mode)
            beside.replace(target)
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise


@contextmanager
def asked_to_end() -> Iterator[None]:
    """Let a request to end (TERM, HUP) be raised, so that what is half written is taken away."""
    import signal

    def leave(number: int, _frame: object) -> NoReturn:
        raise SystemExit(128 + number)

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    heeded = [each for each in numbers if signal.getsignal(each) is signal.SIG_DFL]
    with suppress(ValueError):  # in a thread, signals are its owner's
        for number in heeded:
            signal.signal(number, leave)
    try:
        yield
    finally:
        with suppress(ValueError):
            for number in heeded:
                signal.signal(number, signal.SIG_DFL)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
