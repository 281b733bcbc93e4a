"""``sendpath due``: the Monday list of a caseload, and what has changed since the last."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple, NoReturn

import typer

from sendpath.cli import completion
from sendpath.cli import rare_options as rare
from sendpath.cli.command import join
from sendpath.cli.cycles import set_aside
from sendpath.cli.finish import Offered, finish, lazily
from sendpath.cli.grouping import panel, told_in
from sendpath.cli.options import ABOUT, FailOn, LawOptions, Output, Texts
from sendpath.cli.processes import unknown_process
from sendpath.cli.session import PAGE, Refused, Session, opened
from sendpath.cli.sheet_options import SheetOptions
from sendpath.cli.stream import Result, deliver, written
from sendpath.core.problem import Problem

if TYPE_CHECKING:
    from sendpath.answers.context import Context
    from sendpath.answers.due import DueView
    from sendpath.answers.findings import Findings
    from sendpath.caseload.due_rows import Found
    from sendpath.caseload.ready import Batch
    from sendpath.core.clauses import Who

WITHIN = 14
"""Days ahead that a list reaches unless another number is told."""

LONG = 5
"""Figures of a number of days that somebody may mean."""

ALL = "all"

NOTES_BELOW = "{} notes on how your file was read stand below the list."
UNREAD_BELOW = "{} notes on how your file was read, and what could not be, stand below the list."
"""Said first where the notes would put the list off the screen."""


@panel(ABOUT)
class Listed(NamedTuple):
    """What is put on the list."""

    within: Annotated[
        str | None, typer.Option(metavar="DAYS", help="How far ahead; 14 unless told, or all.")
    ] = None
    who: Annotated[
        Texts,
        typer.Option(
            metavar="WHO",
            help="Whose steps: family, council, school ...; repeat it.",
            autocompletion=completion.one_of("family", "council", "school", "adviser", "tribunal"),
        ),
    ] = None
    by: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="A list for each value of your column.")
    ] = None
    label: Annotated[
        str | None, typer.Option("--id", metavar="COLUMN", help="Your column that names a case.")
    ] = None
    since: Annotated[
        str | None,
        typer.Option(
            metavar="LAST", help="What has changed since a list of CSV, or since this caseload."
        ),
    ] = None


def add_to(app: typer.Typer) -> None:
    """Add the command to the program's own."""
    join(app, due, "A caseload: what falls due this week.", example="due cases.xlsx --by worker")


def due(
    file: rare.File,
    *,
    process: rare.RowsProcess = None,
    listed: Listed,
    term: rare.Term = None,
    reading: SheetOptions,
    fail_on: FailOn = None,
    output: Output,
    law: LawOptions,
) -> None:
    """What of a caseload falls due, by day; what was missed; what must be found out first.

    Columns are named as the facts; batch --guess says which of yours they are.
    """
    from sendpath.caseload.due_list import Wanted, due_list
    from sendpath.caseload.one_name import paired
    from sendpath.caseload.ready import Batch
    from sendpath.caseload.since import changes, meetings_changed
    from sendpath.cli.asking_rows import Asking
    from sendpath.cli.row_options import written_over

    problems: list[Problem] = []
    told = reading.told(problems)
    if reading.guess:
        from sendpath.cli.guess import propose

        kept = told._replace(process=process or told.process, terms=term or told.terms)
        kept = kept._replace(case=listed.label or kept.case, by=listed.by or kept.by)
        unused = told_in(listed._replace(label=None, by=None))
        unused += ["--fail-on"] if fail_on else []
        propose(file, kept, problems, output, law, unused=unused)
    term = term or [*told.terms]
    name = (process or told.process or ALL).strip().lower()
    offers = (*PAGE, "sheet", "calendar", "workbook")
    processes = () if name == ALL else (name,)
    session = opened(output, law, offers=offers, processes=processes, term=term, fail_on=fail_on)
    session.problems.extend(problems)
    if name not in (ALL, *session.book.processes):
        session.problems.append(unknown_process(name, session.book))
    within, who = _within(listed.within, session), _who(listed.who or (), session.problems)
    for read in (file, listed.since):
        session.problems.extend(written_over(read or "-", session.settings.output, None))
    session.stop()
    context, batch = session.context(), Batch(name, told)
    set_aside()
    by = listed.by or told.by
    asking = Asking(session.problems, batch, context, listed.label or told.case, by)
    found, changed = asking.rows(file), None
    if listed.since is not None:
        then = _without_holidays(session, batch, law, term) if law.bank_holiday else context
        last = asking._replace(context=then).before(listed.since)
        session.problems.extend(last.problems)
        last, said = paired(found.rows, last)
        moved = meetings_changed(found.rows, last, context.today)
        changed = [*changes(found.rows, last, context.today), *moved]
        found = found._replace(said=(*found.said, *said))
    wanted = Wanted(within, frozenset(who), by is not None)
    shown = due_list(
        found.rows, wanted, context, session.problems, changed, left_out=found.left_out
    )
    findings, whole = session.settings.findings, shown
    if findings.within is not None:  # which has a reach of its own
        whole = due_list(found.rows, wanted._replace(within=None), context, ())
    _finish(session, shown, context, found, finding=_is_found(whole, findings))


def _without_holidays(session: Session, batch: "Batch", law: LawOptions, term: Texts) -> "Context":
    """Answer as before the bank holidays that were told: what they move is what has changed."""
    processes = () if batch.process in (None, ALL) else (batch.process or "",)
    plain = law._replace(bank_holiday=None)
    return opened(session.output, plain, processes=processes, term=term).context()


def _within(text: str | None, session: Session) -> int | None:
    """Read how far the list reaches; a calendar reaches as far as there are days."""
    if text is None:
        return None if session.settings.format == "ics" else WITHIN
    plain = text.strip().lower()
    if plain == ALL:
        return None
    if plain.isascii() and plain.isdecimal() and len(plain) <= LONG:
        return int(plain)
    told, write = f"'{text}' is no number of days.", "Write --within 14, or --within all."
    session.problems.append(Problem("--within", text, told, write, blocks=True))
    return WITHIN


def _who(texts: Sequence[str], problems: list[Problem]) -> "list[Who]":
    from sendpath.answers.words import WHO

    there = [text.strip().lower() for text in texts]
    for text in there:
        if text not in WHO:
            told = f"'{text}' has no steps here."
            write = f"Write one of {', '.join(WHO)}."
            problems.append(Problem("--who", text, told, write, blocks=True))
    return [who for who in WHO if who in there]


def _finish(
    session: Session, shown: "DueView", context: "Context", found: "Found", *, finding: bool
) -> NoReturn:
    """Write the list, and leave."""
    settings = session.settings
    session = session._replace(settings=settings._replace(remarks=(*settings.remarks, *found.said)))
    if settings.format == "xlsx":
        _workbook(session, shown, found, finding=finding)
    offered: Offered = {
        "document": lambda: shown,
        "page": lazily("pages.due:page", shown),
        "sheet": lazily("caseload.last_list:written_list", shown),
        "calendar": lazily("pages.due_calendar:events", shown, context),
    }
    finish(
        session,
        offered,
        rows=None,
        found=finding,
        code=3 if found.faulty else 4 if found.uncovered else 0,
        notes_below=UNREAD_BELOW if found.faulty else NOTES_BELOW,
    )


def _is_found(shown: "DueView", findings: "Findings") -> bool:
    """Say whether something on the list is a finding that was asked for.

    What has passed is one too where nobody told whether it was done, as in other commands.
    """
    passed, within = findings.passed and {"overdue", "missed", "find-out"}, findings.within
    return any(
        (passed and item["stands"] in passed and days < 0)
        or (within is not None and 0 <= days <= within)
        for item in shown["items"]
        if item["stands"] != "planned"  # which is no deadline
        and (days := item["days"]) is not None
    )


def _workbook(session: Session, shown: "DueView", found: "Found", *, finding: bool) -> NoReturn:
    from sendpath.caseload.due_workbook import list_of
    from sendpath.cli.writing import write_bytes
    from sendpath.sheets.workbook_back import write_workbook

    book = list_of(shown, (*session.settings.remarks, *session.files_read))
    fault = write_bytes(lambda file: write_workbook(file, book), session.settings.output)
    if fault is not None:
        raise Refused([fault])
    messages = () if session.output.quiet else session.settings.remarks
    messages += (*session.files_read, *written(session.settings.output))
    code = 3 if found.faulty else 4 if found.uncovered else 0
    code = code or int(finding)
    deliver(Result(messages=messages, code=code))
