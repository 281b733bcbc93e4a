"""What every command that gives dates has in common: rows, exit code, messages, formats."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sendpath.cli.settings import Asked, Settings, width
from sendpath.cli.stream import Result, carries_line_drawing
from sendpath.cli.told import Law
from sendpath.core.assessment import Assessment
from sendpath.core.clauses import Event, RuleId
from sendpath.core.engine import Engine
from sendpath.core.outcomes import Deadline, Outcome
from sendpath.core.problem import Problem
from sendpath.render import rows
from sendpath.render.edition import Edition
from sendpath.render.view import DatedView, RowView

if TYPE_CHECKING:
    from sendpath.core.takes import Takes
    from sendpath.render.people import Sheet

FOUR = 4
"""Figures of a number of days that nobody is reminded ahead."""

CERTIFICATE = Event("certificate-issued")
"""The only fact still to come whose effect is told ahead."""

BINDING = ("limit", "duty")
"""Kinds of date whose passing is a finding: practice and guidance may pass without fault."""


class Desk(NamedTuple):
    """All that cases of one kind are answered with, made once however many there are.

    Attributes:
        law: The rule book and the calendar.
        engine: Asks the rules.
        edition: Which law and calendar answer.
        today: The day of asking.
        taken: The facts that the rules asked take.
    """

    law: Law
    engine: Engine
    edition: Edition
    today: date
    taken: Mapping[Event, "Takes"]


def desk(
    law: Law,
    today: date,
    edition: Edition,
    *,
    unconfirmed: frozenset[RuleId] = frozenset(),
    taken: Mapping[Event, "Takes"] | None = None,
) -> Desk:
    """Make ready to answer; which facts are taken, only a process needs to know."""
    engine = Engine(law.book.law, law.calendar, unconfirmed=unconfirmed)
    return Desk(law, engine, edition, today, taken or {})


class Shown(NamedTuple):
    """How much to show: every step, and reminders so many days ahead."""

    explain: bool = False
    remind: Sequence[str] = ()


def answered(outcome: Outcome, assessment: Assessment) -> rows.Answered:
    """Give an outcome with what stands beside it."""
    notes, exempt = assessment.notes(outcome), assessment.exceptions(outcome)
    if not isinstance(outcome, Deadline) or outcome.open_event != CERTIFICATE:
        return rows.Answered(outcome, notes, exempt=exempt)
    return rows.Answered(outcome, notes, assessment.what_if(outcome), exempt)


def exit_code(view: DatedView, settings: Settings, *, blocked: bool) -> int:
    """Give the exit code of an answer, the first that applies."""
    if blocked:
        return 2
    if view["problems"]:
        return 3
    if any(row["status"] == "not-covered" for row in view["deadlines"]):
        return 4
    return 1 if any(_is_finding(row, settings) for row in view["deadlines"]) else 0


def _is_finding(row: RowView, settings: Settings) -> bool:
    if row["standing"] == "passed":
        ours = row["who"] == "family"
        known = row["done_by"] is None and row["closed_by"] is not None
        binds = row["kind"] in BINDING and not row["conditional"]
        return settings.fails_on_passed and binds and (ours or known)
    left, within = row["days_left"], settings.fails_within
    return left is not None and within is not None and 0 <= left <= within


def messages(
    problems: Sequence[Problem],
    asked: Asked,
    law: Law,
    *,
    view: DatedView,
    settings: Settings,
    blocked: bool,
    labelled: bool,
) -> tuple[str, ...]:
    """Say beside the answer what was left out, and which files were read."""
    elsewhere = settings.format not in ("table", "plain") or settings.output is not None
    if blocked or elsewhere:
        told = [] if asked.quiet and not blocked else [str(problem) for problem in problems]
    else:
        told = (
            []
            if asked.quiet or not problems
            else ["Some facts were left out: see 'Left out' in the answer."]
        )
    ahead = any(row["days_left"] is not None and row["days_left"] >= 0 for row in view["deadlines"])
    if settings.format == "ics" and not blocked and not ahead:
        told.append("No day is still to come: the calendar file holds no event.")
    if settings.format == "ics" and not blocked and not labelled and not asked.quiet:
        told.append("Add --id, so that two cases with the same dates stay two in a calendar.")
    if asked.verbose:
        told += [f"read: {path}" for path in law.book.files]
    return tuple(told)


def reminders(texts: Sequence[str], problems: list[Problem]) -> list[int]:
    """Read how many days ahead reminders are wanted: ``14,3``."""
    told = [part for text in texts for part in text.replace(",", " ").split()]
    strange = [
        part for part in told if not (part.isascii() and part.isdecimal() and len(part) < FOUR)
    ]
    problems.extend(
        Problem(
            where="--remind",
            value=part,
            problem=f"'{part}' is not a number of days.",
            write="Write it as 14,3.",
            blocks=True,
        )
        for part in strange
    )
    return sorted({int(part) for part in told if part not in strange}, reverse=True)


class Showing(NamedTuple):
    """How an answer is written: with which names of the law, how, and how much of it."""

    law: Law
    settings: Settings
    remind: Sequence[int] = ()
    explain: bool = False


def render(view: DatedView, showing: Showing) -> str:
    """Write an answer in the format asked for."""
    settings = showing.settings
    if settings.format == "json":
        from sendpath.render import as_json

        return as_json.render(view)
    if settings.format == "ics":
        from sendpath.render import ics

        reminding = ics.Reminding(showing.remind, showing.law.calendar.previous_working)
        return ics.render(view, shorts=shorts(showing.law), reminding=reminding)
    if settings.format in ("csv", "md"):
        from sendpath.render import ledger

        return ledger.FORMATS[settings.format](view, shorts(showing.law))
    if settings.format == "html":
        from sendpath.render import html, ledger

        return html.page(ledger.as_markdown(view, shorts(showing.law)))
    from sendpath.render.people import sheet

    page = sheet(view, shorts=shorts(showing.law), explain=showing.explain)
    return printed(page, showing)


def printed(page: "Sheet", showing: Showing) -> str:
    """Write a page for people: as a table or plain."""
    if showing.settings.format == "plain":
        from sendpath.render import plain

        return plain.render(page)
    from sendpath.render import table

    settings = showing.settings
    drawing = settings.output is not None or carries_line_drawing(sys.stdout)
    return table.render(page, width=width(), colour=settings.colour, unicode=drawing)


def shorts(law: Law) -> dict[str, str]:
    """Give the short name of each source."""
    return {key: source.short for key, source in law.book.sources.items()}


def refused(problems: Sequence[Problem]) -> Result:
    """Give no answer, and every reason."""
    return Result(messages=tuple(map(str, problems)), code=2)
