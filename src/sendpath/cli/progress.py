"""How far a caseload is, on standard error: after a second, and only where somebody looks."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic

SILENT = 1.0
"""Seconds within which nothing is said."""

EACH = 256
"""Lines after which the clock is looked at."""


def followed(lines: Iterable[str], output: Path | None) -> Iterator[str]:
    """Give lines on, and say how many there were while that takes long."""
    if not _is_seen(output):
        return iter(lines)
    return _followed(lines)


def _is_seen(output: Path | None) -> bool:
    """Say whether somebody looks at standard error who does not see the lines themselves."""
    there = sys.stderr is not None and sys.stderr.isatty()
    return there and (output is not None or sys.stdout is None or not sys.stdout.isatty())


def _followed(lines: Iterable[str]) -> Iterator[str]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,} rows"), TimeElapsedColumn())
    shown = Progress(*columns, console=Console(stderr=True), transient=True)
    task, begun, started = shown.add_task(""), monotonic(), False
    try:
        for number, line in enumerate(lines):
            if not number % EACH and (started or monotonic() - begun > SILENT):
                if not started:
                    shown.start()
                    started = True
                shown.update(task, completed=number)
            yield line
    finally:
        if started:
            with suppress(OSError):
                shown.stop()
