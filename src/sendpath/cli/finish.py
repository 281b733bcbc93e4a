"""The end of every command but a caseload: which format, what is said beside it, the exit code.

A caseload is written line by line, and ends in ``cli/batch.py``.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

from sendpath.answers.findings import is_finding
from sendpath.cli.session import Session
from sendpath.cli.settings import Settings, width
from sendpath.cli.signpost import told
from sendpath.cli.stream import Result, carries_line_drawing, deliver, folded
from sendpath.cli.terminal import is_terminal
from sendpath.core.problem import COUNTED, blocked
from sendpath.formats.canvas import Canvas
from sendpath.formats.registry import FORMATS, Needs

if TYPE_CHECKING:
    from sendpath.answers.shapes import RowView
    from sendpath.formats.page import Page

Offered = Mapping[Needs, Callable[[], Any]]
"""What an answer can be written from; each is made only for the format that needs it."""

LEFT_OUT = "Some facts were left out: see 'Left out' in the answer."
TO_CHECK = "Some days are odd in their order: see 'To check' in the answer."


def lazily(function: str, *told: Any, **more: Any) -> Callable[[], Any]:
    """Call a function, ``module:name``, when it is asked for: its module sleeps until then."""

    def called() -> Any:
        module, _, name = function.partition(":")
        return getattr(import_module(f"sendpath.{module}"), name)(*told, **more)

    return called


def finish(
    session: Session,
    offered: Offered,
    *,
    rows: "Sequence[RowView] | None" = (),
    uncovered: bool = False,
    labelled: bool = True,
    enveloped: bool = True,
    found: bool = False,
    after: str = "",
    beside: Sequence[str] = (),
    code: int = 0,
    notes_below: str = "",
) -> NoReturn:
    """Write the answer, and leave with the exit code.

    Args:
        session: What the command answered with.
        offered: What the answer can be written from.
        rows: The rows of an answer with dates, in which findings are looked for; None where the
            answer is about many cases.
        uncovered: Whether the case as a whole is not covered.
        labelled: Whether the case has a name of its own, for a calendar.
        enveloped: Whether the document can carry the problems of a refusal.
        found: Whether the answer itself is a finding.
        after: What is said after the answer.
        beside: What is said on standard error besides.
        code: The exit code, where nothing of these decides it.
        notes_below: How many notes stand below the answer, ``{}`` of them, is said above it in
            these words, where somebody reads both; else they stand above it.
    """
    settings, problems = session.settings, session.problems
    stopped = blocked(problems)
    if stopped and not (settings.format == "json" and enveloped):
        deliver(Result(messages=told(problems), code=2))
    messages = (*_messages(session, rows, labelled=labelled, stopped=stopped), *beside)
    above, below = messages, tuple[str, ...]()
    if notes_below and len(messages) > 1 and _is_read_on(session):
        above, below = (notes_below.format(len(messages)),), ("", *messages)
    text, again = _text(session, offered, below)
    deliver(
        Result(
            text=text + after if below else text + again + after,
            messages=above,
            code=_code(session, rows, stopped=stopped, uncovered=uncovered) or code or int(found),
            output=None if stopped else settings.output,
            drawn=settings.colour and FORMATS[settings.format].needs == "page",
            below=below,
            end=again if below else "",
        )
    )


def _is_read_on(session: Session) -> bool:
    """Say whether somebody reads a page and what is said beside it on one and the same screen."""
    settings = session.settings
    page = FORMATS[settings.format].needs == "page" and settings.output is None
    seen = is_terminal(sys.stdout) and is_terminal(sys.stderr)
    return page and seen and not session.output.quiet


def canvas_of(settings: Settings) -> Canvas:
    """Say what can be drawn on: the terminal, or a file as wide."""
    drawing = settings.output is not None or carries_line_drawing(sys.stdout)
    return Canvas(width(), colour=settings.colour, unicode=drawing)


def _text(session: Session, offered: Offered, below: Sequence[str]) -> tuple[str, str]:
    """Write the answer, and what is repeated once its top has left the screen."""
    settings = session.settings
    wanted = FORMATS[settings.format]
    make = offered.get(wanted.needs) or offered["page"]
    made = make()
    if wanted.needs == "document" and session.remarks and "warnings" in made:
        from sendpath.answers.notes import echoed

        made = {**made, "warnings": [*made["warnings"], *echoed(session.remarks)]}
    if session.output.quiet and wanted.needs == "page" and made.verdict is not None:
        return f"{made.verdict.text}\n", ""
    text = wanted.render(made, canvas_of(settings))
    lines = text.count("\n") + sum(folded(each).count("\n") + 1 for each in below)
    return text, _once_more(made, lines, settings) if wanted.needs == "page" else ""


def _once_more(page: "Page", lines: int, settings: Settings) -> str:
    """Repeat what counts below an answer that is taller than the terminal: its top is gone."""
    from shutil import get_terminal_size

    seen = settings.output is None and sys.stdout is not None and sys.stdout.isatty()
    tall = seen and lines >= get_terminal_size().lines
    if not tall or page.verdict is None:
        return ""
    told = [f"In short: {page.verdict.text}", f"Next step: {page.act}" if page.act else ""]
    return "".join(f"{folded(line)}\n" for line in told if line)


def _code(
    session: Session,
    rows: "Sequence[RowView] | None",
    *,
    stopped: bool,
    uncovered: bool,
) -> int:
    """Give the exit code of an answer, the first that applies."""
    if stopped:
        return 2
    if session.problems:
        return 3
    if uncovered or any(row["status"] == "not-covered" for row in rows or ()):
        return 4
    return 1 if any(is_finding(row, session.settings.findings) for row in rows or ()) else 0


def _messages(
    session: Session, rows: "Sequence[RowView] | None", *, labelled: bool, stopped: bool
) -> tuple[str, ...]:
    """Say beside the answer what was left out, and which files were read."""
    settings, problems, quiet = session.settings, session.problems, session.output.quiet
    said: list[str] = [] if quiet else [*settings.remarks, *map(str, session.remarks)]
    page = FORMATS[settings.format].needs == "page"  # of which quiet leaves no more than a line
    if stopped or (problems and (page or not quiet)):
        shown = page and settings.output is None and not quiet
        counted = all(each.write == COUNTED for each in problems)
        where = TO_CHECK if counted else LEFT_OUT
        said += [where] if shown and not stopped else [*told(problems)]
    if settings.format == "ics" and rows is not None and not stopped:
        said += _about_calendar(rows, labelled=labelled or quiet)
    return *said, *session.files_read


def _about_calendar(rows: "Sequence[RowView]", *, labelled: bool) -> list[str]:
    ahead = any(row["days_left"] is not None and row["days_left"] >= 0 for row in rows)
    told = [] if ahead else ["No day is still to come: the calendar file holds no event."]
    if not labelled:
        told.append("Add --id, so that two cases with the same dates stay two in a calendar.")
    return told
