"""The commands and their options. Each body imports what it needs, so that start-up stays short."""

import typer

from sendpath.cli import guides, options, reading
from sendpath.cli.stream import Result, deliver

CONTEXT = {"help_option_names": ["-h", "--help"]}
HELP = """The last day, and why: deadlines in special educational needs (SEND) disputes in England.

Information, not legal advice. Works offline, stores nothing, needs no child's name."""

TRY = """sendpath: the last day, and why. Three things to try:

  sendpath ask
      not sure? a few questions, then: what can I do now, in what order, by when
  sendpath deadlines --decision-date 2026-10-01
      with the date printed on YOUR letter: by when to ring the adviser, and to appeal
  sendpath can-appeal --reason refuse-assess
      may I appeal, do I need a certificate, on which form; --list prints every reason

This is information, not legal advice.
"""

app = typer.Typer(
    context_settings=CONTEXT,
    help=HELP,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def run() -> None:
    """Run one command. An unforeseen fault is told in words: no traceback may reach a user."""
    import os

    try:
        app()
    except Exception as error:
        if os.environ.get("SENDPATH_DEBUG"):
            raise
        told = f"sendpath: something went wrong inside sendpath ({type(error).__name__}: {error})."
        report = "No answer was given. Please report this with the command you typed."
        deliver(Result(messages=(told, report), code=2))


@app.command(name="help", hidden=True)
def help_(command: options.CommandName = None) -> None:
    """Show this help, or that of one command."""
    app([*([command] if command else []), "--help"], prog_name="sendpath")


@app.callback()
def main(
    context: typer.Context,
    *,
    version: options.Version = False,
) -> None:
    """Say what can be asked, or which edition this is."""
    if version:
        from sendpath.cli.edition import edition

        deliver(edition())
    if context.invoked_subcommand is None:
        deliver(Result(text=TRY))


@app.command(short_help="One decision letter: its last days, and why.")
def deadlines(
    facts: options.Facts = None,
    *,
    decision_date: options.DecisionDate = None,
    sent_date: options.SentDate = None,
    certificate_date: options.CertificateDate = None,
    adviser_contacted: options.AdviserContacted = None,
    told_adviser_date: options.ToldAdviserDate = None,
    mediation_requested: options.MediationRequested = None,
    mediation_date: options.MediationDate = None,
    mediation_concluded: options.MediationConcluded = None,
    health_only: options.HealthOnly = False,
    section: options.Section = None,
    received_date: options.ReceivedDate = None,
    reason: options.Reason = None,
    planned: options.Planned = False,
    explain: options.Explain = False,
    label: options.Label = None,
    fail_on: options.FailOn = None,
    remind: options.Remind = None,
    today: options.Today = None,
    bank_holiday: options.BankHoliday = None,
    calendar: options.Calendar = None,
    rules: options.Rules = None,
    output_format: options.LetterFormat = None,
    plain: options.Plain = False,
    output: options.Output = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """One decision letter: by when to ring the mediation adviser, by when to appeal, and why.

    Dates: 2026-01-05, 5/1/2026 (day first), 5 January 2026.
    """
    from sendpath.cli.dated import Shown
    from sendpath.cli.deadlines import run as answer
    from sendpath.cli.settings import Asked
    from sendpath.cli.told import Told

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
        formats=("table", "plain", "json", "ics"),
    )
    deliver(answer(told, asked, Shown(explain=explain, remind=remind or ())))


@app.command(name="can-appeal", short_help="May I appeal? Certificate, form, who; if not, what.")
def can_appeal(
    facts: options.Facts = None,
    *,
    reason: options.Reason = None,
    section: options.Section = None,
    born: options.Born = None,
    on: options.On = None,
    decision_date: options.DecisionDate = None,
    sent_date: options.SentDate = None,
    certificate_date: options.CertificateDate = None,
    adviser_contacted: options.AdviserContacted = None,
    every: options.Every = False,
    label: options.Label = None,
    today: options.Today = None,
    rules: options.Rules = None,
    output_format: options.PageFormat = None,
    plain: options.Plain = False,
    output: options.Output = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
) -> None:
    """May I appeal, do I need a certificate, who appeals, on which form; and if not, what then."""
    from sendpath.cli.can_appeal import reasons
    from sendpath.cli.can_appeal import run as answer
    from sendpath.cli.settings import Asked
    from sendpath.cli.told import Told
    from sendpath.cli.whom import AboutWhom

    asked = Asked(
        format=output_format,
        plain=plain,
        output=output,
        today=today,
        colour=color,
        rules=rules,
        quiet=quiet,
    )
    told = Told(
        dates={
            "--decision-date": decision_date or (),
            "--sent-date": sent_date or (),
            "--certificate-date": certificate_date or (),
            "--adviser-contacted": adviser_contacted or (),
        },
        facts=facts or (),
        reasons=reason or (),
        sections=section or (),
        label=label,
    )
    whom = AboutWhom(born=born or (), on=on or ())
    deliver(reasons(asked) if every else answer(told, whom, asked))


@app.command(short_help="Every other clock: by when the council must act.")
def timeline(
    process: options.ProcessName = None,
    facts: options.Facts = None,
    *,
    reason: options.Reason = None,
    section: options.Section = None,
    order: options.Order = None,
    exclusion: options.Exclusion = None,
    health_only: options.HealthOnly = False,
    term: options.Term = None,
    with_: options.With = None,
    planned: options.Planned = False,
    explain: options.Explain = False,
    label: options.Label = None,
    fail_on: options.FailOn = None,
    remind: options.Remind = None,
    today: options.Today = None,
    bank_holiday: options.BankHoliday = None,
    calendar: options.Calendar = None,
    rules: options.Rules = None,
    output_format: options.TimelineFormat = None,
    plain: options.Plain = False,
    output: options.Output = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Every other clock: what the council must do by when, and who was late.

    Alone it lists the processes; with a process it says which facts it takes.
    """
    from sendpath.cli.dated import Shown
    from sendpath.cli.settings import Asked
    from sendpath.cli.timeline import Line
    from sendpath.cli.timeline import run as answer
    from sendpath.cli.told import Told

    told = Told(
        dates={},
        facts=facts or (),
        reasons=reason or (),
        sections=section or (),
        choices={"order": order or (), "exclusion": exclusion or ()},
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
    line = Line(process, term or (), with_ or (), Shown(explain=explain, remind=remind or ()))
    deliver(answer(line, told, asked))


@app.command(short_help="A caseload: a spreadsheet in, its dates out.")
def batch(
    file: options.File,
    *,
    process: options.RowsProcess = None,
    columns: options.Columns = None,
    map_: options.Mapped = None,
    term: options.Term = None,
    inert: options.Inert = False,
    today: options.Today = None,
    bank_holiday: options.BankHoliday = None,
    calendar: options.Calendar = None,
    rules: options.Rules = None,
    output_format: options.RowFormat = None,
    output: options.Output = None,
) -> None:
    """A caseload: one row a case in, the same rows with their dates out.

    Columns are named as the facts: decision_date, certificate_date, reason. Yours pass.
    """
    from sendpath.cli.batch import Batch
    from sendpath.cli.batch import run as answer
    from sendpath.cli.settings import Asked

    asked = Asked(
        format=output_format,
        output=output,
        today=today,
        rules=rules,
        calendar=calendar,
        bank_holidays=bank_holiday or (),
    )
    deliver(answer(Batch(file, map_ or (), inert, process, columns or (), term or ()), asked))


guides.add_to(app)
reading.add_to(app)
