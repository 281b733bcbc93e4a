"""The commands and their options. Each body imports what it needs, so that start-up stays short."""

from typing import Annotated

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

        deliver(edition())
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
    remind: Annotated[
        Texts, typer.Option(metavar="DAYS", help="Reminders in the calendar file, e.g. 14,3.")
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
        str | None, typer.Option("--format", metavar="NAME", help="table, plain, json or ics.")
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help="One 'label: value' a line.")] = False,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to a file (.json, .txt, .ics)."),
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
    from sendpath.cli.deadlines import Shown
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


@app.command(name="can-appeal")
def can_appeal(
    *,
    reason: Annotated[
        Texts, typer.Option(metavar="SLUG", help="What the council decided; --list prints them.")
    ] = None,
    section: Annotated[
        Texts, typer.Option(metavar="LETTER", help="A section of the plan in dispute; repeat it.")
    ] = None,
    born: Annotated[Texts, typer.Option(metavar="DATE", help="The child's date of birth.")] = None,
    on: Annotated[
        Texts, typer.Option(metavar="DATE", help="The day to look at; else today.")
    ] = None,
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
    every: Annotated[bool, typer.Option("--list", help="List every reason.")] = False,
    label: Annotated[
        str | None, typer.Option("--id", metavar="TEXT", help="Your own name for the case.")
    ] = None,
    today: Annotated[
        str | None, typer.Option(metavar="DATE", help="Answer as on this day (or SENDPATH_TODAY).")
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
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only the answer.")] = False,
) -> None:
    """May I appeal, do I need a certificate, who appeals, on which form; and if not, what then."""
    from sendpath.cli.can_appeal import AboutWhom, reasons
    from sendpath.cli.can_appeal import run as answer
    from sendpath.cli.settings import Asked
    from sendpath.cli.told import Told

    asked = Asked(
        format=output_format, plain=plain, output=output, today=today, colour=color, rules=rules,
        quiet=quiet,
    )  # fmt: skip
    told = Told(
        dates={
            "--decision-date": decision_date or (),
            "--sent-date": sent_date or (),
            "--certificate-date": certificate_date or (),
            "--adviser-contacted": adviser_contacted or (),
        },
        reasons=reason or (),
        sections=section or (),
        label=label,
    )
    whom = AboutWhom(born=born or (), on=on or ())
    deliver(reasons(asked) if every else answer(told, whom, asked))


@app.command()
def count(
    period: Annotated[str, typer.Argument(metavar="PERIOD", help="'2 months', '3 working days' …")],
    *,
    after: Annotated[
        Texts, typer.Option(metavar="DATE", help="Within a period after, of or from this day.")
    ] = None,
    beginning_with: Annotated[
        Texts, typer.Option(metavar="DATE", help="This day is day one.")
    ] = None,
    before: Annotated[
        Texts, typer.Option(metavar="DATE", help="At least a period before this day.")
    ] = None,
    from_: Annotated[Texts, typer.Option("--from", metavar="DATE", hidden=True)] = None,
    roll: Annotated[
        str | None,
        typer.Option(metavar="HOW", help="working: to a working day; appeal: as an appeal."),
    ] = None,
    skip_vacation: Annotated[
        bool, typer.Option("--skip-vacation", help="Leave out August and 25 December to 1 January.")
    ] = False,
    bank_holiday: Annotated[
        Texts, typer.Option(metavar="DATE", help="A day proclaimed since.")
    ] = None,
    calendar: Annotated[
        str | None, typer.Option(metavar="FILE", help="GOV.UK's own bank-holidays.json.")
    ] = None,
    output_format: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help="plain or json.")
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")
    ] = None,
) -> None:
    """The arithmetic alone: count a period as the law counts it, in any year."""
    from sendpath.cli.counting import Counting
    from sendpath.cli.counting import count as answer
    from sendpath.cli.settings import Asked

    counting = Counting(
        period, after or (), beginning_with or (), before or (), from_ or (), roll, skip_vacation
    )
    asked = Asked(
        format=output_format, output=output, calendar=calendar, bank_holidays=bank_holiday or ()
    )
    deliver(answer(counting, asked))


@app.command()
def holidays(
    year: Annotated[str | None, typer.Argument(metavar="[YEAR]", help="Else this year.")] = None,
    *,
    bank_holiday: Annotated[
        Texts, typer.Option(metavar="DATE", help="A day proclaimed since.")
    ] = None,
    calendar: Annotated[
        str | None, typer.Option(metavar="FILE", help="GOV.UK's own bank-holidays.json.")
    ] = None,
    today: Annotated[str | None, typer.Option(metavar="DATE", help="As on this day.")] = None,
    output_format: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help="plain or json.")
    ] = None,
) -> None:
    """The bank holidays of a year in England and Wales, and how certain they are."""
    from sendpath.cli.counting import holidays as answer
    from sendpath.cli.settings import Asked

    asked = Asked(
        format=output_format, calendar=calendar, bank_holidays=bank_holiday or (), today=today
    )
    deliver(answer(year, asked))


rules_app = typer.Typer(help="Read the rule book: list, show, check, graph.", no_args_is_help=True,
                        rich_markup_mode=None)  # fmt: skip
app.add_typer(rules_app, name="rules")
Rules = Annotated[
    str | None, typer.Option("--rules", metavar="DIR", help="A rule book under work.")
]


@rules_app.command(name="list")
def rules_list(
    *,
    rules: Rules = None,
    output_format: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help="table, plain or json.")
    ] = None,
) -> None:
    """Every rule: what, who, which kind."""
    from sendpath.cli.rules import listing
    from sendpath.cli.settings import Asked

    deliver(listing(Asked(format=output_format, rules=rules)))


@rules_app.command(name="show")
def rules_show(
    name: Annotated[str, typer.Argument(metavar="ID", help="For example appeal.window.")],
    *,
    rules: Rules = None,
) -> None:
    """One rule in words: clauses, law, versions, readings, examples."""
    from sendpath.cli.rules import show
    from sendpath.cli.settings import Asked

    deliver(show(name, Asked(rules=rules)))


@rules_app.command(name="check")
def rules_check(
    directory: Annotated[str | None, typer.Argument(metavar="[DIR]", help="Else our own.")] = None,
) -> None:
    """Every fault in a rule book, with file and key; and every example."""
    from sendpath.cli.rules import check

    deliver(check(directory))


@rules_app.command(name="graph")
def rules_graph(
    process: Annotated[str | None, typer.Argument(metavar="[PROCESS]", help="Else all.")] = None,
    *,
    rules: Rules = None,
) -> None:
    """What each rule is counted from and fulfilled by, as Mermaid."""
    from sendpath.cli.rules import graph
    from sendpath.cli.settings import Asked

    deliver(graph(process, Asked(rules=rules)))


@app.command()
def batch(
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="A CSV file; - reads standard input.")
    ],
    *,
    map_: Annotated[
        Texts, typer.Option("--map", metavar="THEIRS=ours", help="Call your column by our name.")
    ] = None,
    inert: Annotated[
        bool, typer.Option("--inert", help="Guard cells that a spreadsheet would run.")
    ] = False,
    today: Annotated[
        str | None, typer.Option(metavar="DATE", help="Answer as on this day (or SENDPATH_TODAY).")
    ] = None,
    bank_holiday: Annotated[
        Texts, typer.Option(metavar="DATE", help="A day proclaimed since.")
    ] = None,
    calendar: Annotated[
        str | None, typer.Option(metavar="FILE", help="GOV.UK's own bank-holidays.json.")
    ] = None,
    rules: Rules = None,
    output_format: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help="csv or jsonl.")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to a file (.csv, .jsonl)."),
    ] = None,
) -> None:
    """A caseload: one row a case in, the same rows with their dates out.

    Columns are named as the options: decision_date, certificate_date, reason. Yours pass.
    """
    from sendpath.cli.batch import Batch
    from sendpath.cli.batch import run as answer
    from sendpath.cli.settings import Asked

    asked = Asked(
        format=output_format, output=output, today=today, rules=rules, calendar=calendar,
        bank_holidays=bank_holiday or (),
    )  # fmt: skip
    deliver(answer(Batch(file, map_ or (), inert), asked))


@app.command()
def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="deadlines or can-appeal")],
) -> None:
    """The JSON Schema of a document that sendpath writes."""
    from sendpath.cli.documents import document

    deliver(document(name))
