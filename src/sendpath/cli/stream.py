"""The one place that prints."""

import sys
from pathlib import Path
from typing import NamedTuple, NoReturn, TextIO

from sendpath.cli.terminal import is_terminal, shown
from sendpath.cli.writing import let_go, write_whole
from sendpath.core.names import tame

UNWRITTEN = "sendpath: the answer could not be written: the output is full or closed."
LINE_DRAWING = "┌─┬│"


class Result(NamedTuple):
    """What a command has to say.

    Attributes:
        text: The data, for standard output or the file.
        messages: Everything else, for standard error.
        code: The exit code.
        output: The file to write the data to, when one was asked for.
        drawn: Whether its control characters are ours: it is a page, in colour.
        below: What is said on standard error once the data is out.
        end: What is repeated on standard output below that.
    """

    text: str = ""
    messages: tuple[str, ...] = ()
    code: int = 0
    output: Path | None = None
    drawn: bool = False
    below: tuple[str, ...] = ()
    end: str = ""


def deliver(result: Result) -> NoReturn:
    """Print or write a result and leave with its code. A reader that has gone is no fault."""
    code = result.code
    fault = None
    if result.output is not None and result.text:
        fault = write_whole(result.output, result.text)
        code = 2 if fault else code
        if fault is None:
            _say(sys.stderr, "".join(f"{tame(each)}\n" for each in written(result.output)))
    messages = [*result.messages, str(fault)] if fault else result.messages
    _say(sys.stderr, "".join(f"{_fold(tame(message))}\n" for message in messages))
    seen = is_terminal(sys.stdout) and not result.drawn
    text = shown(result.text) if seen else result.text
    if result.output is None and not _say(sys.stdout, text):
        _say(sys.stderr, f"{UNWRITTEN}\n")
        code = 2
    _say(sys.stderr, "".join(f"{_fold(tame(message))}\n" for message in result.below))
    _say(sys.stdout, result.end)
    raise SystemExit(code)


def written(output: Path | None) -> tuple[str, ...]:
    """Name the file that was written; nothing of standard output."""
    return () if output is None else (f"Written: {output}",)


def unwritten() -> Result:
    """Say that standard output took no more, whoever wrote to it; what waits for it is let go."""
    if sys.stdout is not None:
        let_go(sys.stdout)
    return Result(messages=(UNWRITTEN,), code=2)


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
    """Say something in the middle of an interview, folded at the width of the terminal."""
    _say(sys.stdout, "\n".join(map(folded, tame(text).split("\n"))))


def folded(line: str) -> str:
    """Fold a line at the width of the terminal, never within a word; its indent is kept."""
    from textwrap import fill

    from sendpath.cli.settings import width

    below = " " * (len(line) - len(line.lstrip()))
    told = fill(
        line.strip(),
        width(),
        initial_indent=below,
        subsequent_indent=below,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return told + line[len(line.rstrip()) :]
