"""Start a program once, send it every question, and take what it answers: in any order, or never.

Nothing it does is a fault of ours: it may print what is no answer, stop, hang, or close its ears.
It is ended when it has been silent too long, and always when we are done.
"""

import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import IO, Any, Literal, NamedTuple

from sendpath.answers.conform import ProgramView
from sendpath.trial.replies import LONGEST, Replies

GRACE = 3.0
"""Seconds a program gets to end by itself, once it has no more to say."""

SHORT = 0.001
"""Seconds between two looks at whether a thread has ended."""

WAITING = 1000
"""Lines that are kept for us to read; then the program waits."""

KEPT = 20
"""Pieces of its complaints that are kept: the last."""

Ended = Literal["answered", "left", "silent"]
"""Every question was answered; it closed its output before that; it was silent too long."""


class Heard(NamedTuple):
    """What came of asking.

    Attributes:
        replies: What it said.
        ended: How it ended.
        code: Its exit code; None where we had to end it.
        complaint: The last line of its standard error.
    """

    replies: Replies
    ended: Ended
    code: int | None
    complaint: str


def ask_program(
    words: Sequence[str], questions: Sequence[str], ids: Iterable[str], *, limit: float
) -> Heard:
    """Ask a program every question.

    Args:
        words: The program and its arguments; no shell reads them.
        questions: One line each.
        ids: The names of the questions.
        limit: Seconds after which silence is the end.

    Raises:
        OSError: It cannot be started.
    """
    process = _started(words)
    complaints: deque[bytes] = deque(maxlen=KEPT)
    lines: Queue[bytes] = Queue(WAITING)
    threads = (
        _apart(_feed, process.stdin, questions),
        _apart(_drain, process.stderr, complaints),
        _apart(_read, process.stdout, lines),
    )
    replies = Replies(frozenset(ids))
    ended: Ended = "silent"
    try:
        ended = _listen(lines, replies, limit)
    finally:
        code = _end(process, at_once=ended == "silent")
        _settle(threads, lines)
    return Heard(replies, ended, code, _last_line(b"".join(complaints)))


def program_view(command: str, heard: Heard) -> ProgramView:
    """Tell how a program behaved."""
    replies = heard.replies
    return {
        "command": command,
        "ended": heard.ended,
        "code": heard.code,
        "complaint": heard.complaint,
        "strange": replies.strange,
        "junk": replies.junk,
        "repeated": replies.repeated,
    }


def _started(words: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start it in a group of its own, so that what it starts can be ended with it."""
    apart: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return subprocess.Popen(  # noqa: S603 - the caller's own program, read by no shell
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **apart
    )


def _listen(lines: "Queue[bytes]", replies: Replies, limit: float) -> Ended:
    """Take lines until every question is answered, the program has left, or is silent too long."""
    until = monotonic() + limit
    while not replies.complete:
        try:
            line = lines.get(timeout=max(0.0, until - monotonic()))
        except Empty:
            return "silent"
        if not line:
            return "left"
        if replies.take(line):
            until = monotonic() + limit
        elif monotonic() > until:
            return "silent"
    return "answered"


def _apart(work: Callable[..., None], *told: Any) -> Thread:
    thread = Thread(target=work, args=told, daemon=True)
    thread.start()
    return thread


def _feed(stream: IO[bytes], questions: Sequence[str]) -> None:
    """Send every question, and then the end; a program that no longer listens is left alone."""
    with suppress(OSError, ValueError), stream:
        for question in questions:
            stream.write(question.encode())


def _read(stream: IO[bytes], lines: "Queue[bytes]") -> None:
    """Hand over what it prints, a line at a time, and at its end a line of nothing."""
    with suppress(OSError, ValueError), stream:
        for line in iter(lambda: stream.readline(LONGEST), b""):
            lines.put(line)
    lines.put(b"")


def _drain(stream: IO[bytes], kept: "deque[bytes]") -> None:
    with suppress(OSError, ValueError), stream:
        for piece in iter(lambda: stream.readline(LONGEST), b""):
            kept.append(piece)


def _settle(threads: Iterable[Thread], lines: "Queue[bytes]") -> None:
    """Let the threads end with the program; what nobody will read any more is thrown away."""
    until = monotonic() + GRACE
    for thread in threads:
        while thread.is_alive() and monotonic() < until:
            with suppress(Empty):
                lines.get_nowait()
            thread.join(SHORT)


def _end(process: subprocess.Popen[bytes], *, at_once: bool) -> int | None:
    """Let it end by itself for a moment, then end it and all that it started."""
    with suppress(subprocess.TimeoutExpired):
        return process.wait(0 if at_once else GRACE)
    _kill(process)
    with suppress(subprocess.TimeoutExpired):
        process.wait(GRACE)
    return None


def _kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


def _last_line(text: bytes) -> str:
    told = text.decode("utf-8", errors="replace").split("\n")
    return next((line.strip() for line in reversed(told) if line.strip()), "")
