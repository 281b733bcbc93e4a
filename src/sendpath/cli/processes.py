"""Which processes there are, what to type for one, and a school's terms: doors of the timeline."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sendpath.cli import dated
from sendpath.cli.settings import Settings, width
from sendpath.cli.stream import Result, carries_line_drawing
from sendpath.cli.told import Told
from sendpath.core.clauses import Event
from sendpath.core.problem import Problem
from sendpath.core.takes import Takes, takes
from sendpath.intake.terms import SPAN, Termed, Terms, overlaps, read_span, read_terms
from sendpath.render.documents import ProcessesView
from sendpath.render.timeline import lines_of

if TYPE_CHECKING:
    from sendpath.rulebook.loader import RuleBook


def listing(book: "RuleBook", told: Told, settings: Settings, problems: list[Problem]) -> Result:
    """List every process and what it is about."""
    if told.facts:
        write = "Write the process first: sendpath timeline assessment request-received=2026-01-31."
        problems.append(
            Problem(
                where="PROCESS",
                value=" ".join(told.facts),
                blocks=True,
                problem="No process was named.",
                write=write,
            )
        )
    if problems:
        return dated.refused(problems)
    view: ProcessesView = {
        "schema": "sendpath/processes/1",
        "law_as_at": book.law_as_at,
        "rule_book": book.version,
        "processes": [
            {"id": name, "words": process.words} for name, process in book.processes.items()
        ],
    }
    if settings.format == "json":
        from sendpath.render import as_json

        return Result(text=as_json.render(view), output=settings.output)
    from sendpath.render.plain import lines

    told_lines = lines_of(view)
    if settings.format == "plain":
        return Result(text=f"{lines(told_lines)}\n", output=settings.output)
    from sendpath.render import table

    text = table.grid(
        ("Process", "What it is about"),
        told_lines,
        width=width(),
        colour=settings.colour,
        unicode=carries_line_drawing(sys.stdout),
    )
    return Result(text=f"{text}Next: sendpath timeline assessment\n", output=settings.output)


def unknown_process(name: str, book: "RuleBook") -> Problem:
    """Say which processes there are or, where a fact stands in its place, which one takes it."""
    from difflib import get_close_matches

    event = Event(name.partition("=")[0])
    there = homes(event, book) if event in book.law.facts else []
    if there:
        write = " or ".join(f"sendpath timeline {home} {name}" for home in there)
        return Problem(
            where="PROCESS",
            value=name,
            problem=f"'{name}' is a fact, not a process.",
            write=f"Write the process before it: {write}.",
            blocks=True,
        )
    near = get_close_matches(name, book.processes, n=2, cutoff=0.5)
    known = f"Processes: {', '.join(book.processes)}."
    return Problem(
        where="PROCESS",
        value=name,
        problem=f"'{name}' is not a process.",
        write=f"If you meant {' or '.join(near)}, write that. {known}" if near else known,
        blocks=True,
    )


def homes(event: Event, book: "RuleBook") -> list[str]:
    """Name the processes that take a fact, those that count from it where there are any.

    Reads every rule: only when something went wrong.
    """
    from sendpath.rulebook.loader import load_rulebook

    whole = load_rulebook(book.directory)
    there = takes(whole.law, whole.asked).get(event, Takes())
    counted = there.gives or (*there.closes, *there.changes)
    used = {whole.law.rules[rule].process for rule in counted}
    return [process for process in whole.processes if process in used]


def terms_of(texts: Sequence[str], problems: list[Problem]) -> Terms:
    """Read the school's term dates: files of them, or single ones as ``FIRST..LAST``.

    With any fault in them there are none: half a table would count wrong.
    """
    read = [_read_terms(text) for text in texts]
    faults = [fault for each in read for fault in each.problems]
    terms = sorted(term for each in read for term in each.terms)
    faults = faults or overlaps(terms, "--term")
    problems += faults
    return () if faults else tuple(terms)


def _read_terms(text: str) -> Termed:
    """Read one value of the option."""
    if SPAN in text and not text.startswith(SPAN) and not Path(text).exists():
        return read_span(text, where="--term")
    try:
        content = Path(text).read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "it is not a text file").lower()
        told = f"'{text}' cannot be read ({reason})."
        write = (
            "Give each term as 2026-09-03..2026-10-23, its first and its last day; or a file "
            "with lines of first_day,last_day."
        )
        return Termed(
            (), (Problem(where="--term", value=text, problem=told, write=write, blocks=True),)
        )
    return read_terms(content.splitlines(), where=Path(text).name)
