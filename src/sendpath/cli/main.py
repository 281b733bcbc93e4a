"""The commands and their options. Each body imports what it needs, so that start-up stays short."""

from collections.abc import Callable
from typing import Annotated, NoReturn

import typer

from sendpath.cli.stream import Result, deliver

CONTEXT = {"help_option_names": ["-h", "--help"]}
HELP = """The last day, and why: deadlines in special educational needs (SEND) disputes in England.

Information, not legal advice. Works offline, stores nothing, needs no child's name."""

TRY = """sendpath: the last day, and why. Three things to try:

  sendpath deadlines --decision-date 2026-10-01
      the date printed on the council's letter: by when to ring the mediation adviser and to appeal
  sendpath deadlines --decision-date 2026-09-01 --certificate-date 2026-10-12 --explain
      the same with the date on the certificate, and every step with its law
  sendpath deadlines -h
      every fact it takes

This is information, not legal advice.
"""

app = typer.Typer(
    context_settings=CONTEXT,
    help=HELP,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Dates = Annotated[list[str] | None, typer.Option(metavar="DATE")]
Texts = list[str] | None


def run() -> None:
    """Run one command."""
    app()


def guarded(body: Callable[[], Result]) -> NoReturn:
    """Run a command's body and print what comes of it; an unforeseen fault is told in words."""
    import os

    try:
        result = body()
    except Exception as error:  # the last door: no traceback may reach a user
        if os.environ.get("SENDPATH_DEBUG"):
            raise
        told = f"sendpath: something went wrong inside sendpath ({type(error).__name__}: {error})."
        result = Result(
            messages=(told, "No answer was given. Please report this with the command you typed."),
            code=2,
        )
    deliver(result)


@app.callback()
def main(
    context: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Which program, rule book, law and calendar.")
    ] = False,
) -> None:
    """Say what can be asked, or which edition this is."""
    if version:
        from sendpath.cli.edition import edition

        guarded(edition)
    if context.invoked_subcommand is None:
        deliver(Result(text=TRY))


@app.command()
def deadlines(
    facts: Annotated[
        Texts,
        typer.Argument(metavar="[EVENT=DATE]...", help="Any fact by its name.", show_default=False),
    ] = None,
    *,
    decision_date: Annotated[
        Texts, typer.Option(metavar="DATE", help="The date printed on the council's letter.")
    ] = None,
    sent_date: Annotated[
        Texts,
        typer.Option(metavar="DATE", help="The day the letter was sent, if it is another day."),
    ] = None,
    certificate_date: Annotated[
        Texts, typer.Option(metavar="DATE", help="The date of issue on the mediation certificate.")
    ] = None,
    adviser_contacted: Annotated[
        Texts,
        typer.Option(metavar="DATE", help="The day you first contacted the mediation adviser."),
    ] = None,
    told_adviser_date: Annotated[
        Texts, typer.Option(metavar="DATE", help="The day you told the adviser: no mediation.")
    ] = None,
    mediation_requested: Annotated[
        Texts, typer.Option(metavar="DATE", help="The day you told the council: mediation, please.")
    ] = None,
    mediation_date: Annotated[
        Texts, typer.Option(metavar="DATE", help="The day fixed for the meeting.")
    ] = None,
    mediation_concluded: Annotated[
        Texts, typer.Option(metavar="DATE", help="The day mediation ended.")
    ] = None,
    health_only: Annotated[
        bool, typer.Option("--health-only", help="Only health provision is in dispute.")
    ] = False,
    section: Annotated[
        Texts, typer.Option(metavar="LETTER", help="A section of the plan in dispute; repeat it.")
    ] = None,
    received_date: Annotated[Texts, typer.Option(metavar="DATE", hidden=True)] = None,
    reason: Annotated[
        Texts, typer.Option(metavar="SLUG", help="What the council decided, e.g. school-named.")
    ] = None,
    planned: Annotated[bool, typer.Option("--planned", help="Allow days still to come.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Every step with its law, and other readings.")
    ] = False,
    label: Annotated[
        str | None,
        typer.Option("--id", metavar="TEXT", help="Your own name for the case (no child's name)."),
    ] = None,
    fail_on: Annotated[
        Texts,
        typer.Option(
            metavar="FINDING", help="Exit 1 on a finding: passed, or due-within=N (days)."
        ),
    ] = None,
    today: Annotated[
        str | None, typer.Option(metavar="DATE", help="Answer as on this day (or SENDPATH_TODAY).")
    ] = None,
    bank_holiday: Annotated[
        Texts, typer.Option(metavar="DATE", help="A bank holiday proclaimed since this release.")
    ] = None,
    calendar: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="GOV.UK's own bank-holidays.json, in place of ours."),
    ] = None,
    rules: Annotated[
        str | None, typer.Option(metavar="DIR", help="A rule book under work.")
    ] = None,
    output_format: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help="table, plain or json.")
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help="One 'label: value' a line.")] = False,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to a file (.json, .txt)."),
    ] = None,
    color: Annotated[str, typer.Option(metavar="WHEN", help="auto, always or never.")] = "auto",
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Only the answer, or why there is none.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Also say which files were read.")
    ] = False,
) -> None:
    """One decision letter: by when to ring the mediation adviser, by when to appeal, and why.

    Dates: 2026-01-05, 5/1/2026 (day first), 5 January 2026.
    """
    from sendpath.cli.deadlines import Told
    from sendpath.cli.deadlines import run as answer
    from sendpath.cli.settings import Asked

    told = Told(
        dates={
            "--decision-date": decision_date or (),
            "--sent-date": sent_date or (),
            "--certificate-date": certificate_date or (),
            "--adviser-contacted": adviser_contacted or (),
            "--told-adviser-date": told_adviser_date or (),
            "--mediation-requested": mediation_requested or (),
            "--mediation-date": mediation_date or (),
            "--mediation-concluded": mediation_concluded or (),
            "--received-date": received_date or (),
        },
        facts=facts or (),
        reasons=reason or (),
        sections=section or (),
        health_only=health_only,
        planned=planned,
        label=label,
    )
    asked = Asked(
        format=output_format,
        plain=plain,
        output=output,
        today=today,
        colour=color,
        rules=rules,
        calendar=calendar,
        bank_holidays=bank_holiday or (),
        fail_on=fail_on or (),
        quiet=quiet,
        verbose=verbose,
    )
    guarded(lambda: answer(told, asked, explain=explain))


@app.command()
def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="deadlines")],
) -> None:
    """The JSON Schema of a document that sendpath writes."""
    from sendpath.cli.documents import document

    guarded(lambda: document(name))
