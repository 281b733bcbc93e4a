"""The commands for reading: the arithmetic, the days, the law, the shape of documents."""

import typer

from sendpath.cli import options
from sendpath.cli.stream import deliver


def add_to(app: typer.Typer) -> None:
    """Add these commands to the program's own."""
    app.command(short_help="The arithmetic alone, in any year.")(count)
    app.command(short_help="Bank holidays in England and Wales.")(holidays)
    app.add_typer(rules_app, name="rules")
    app.command(short_help="The JSON Schema of a document.")(schema)


def count(
    period: options.Period,
    *,
    after: options.After = None,
    beginning_with: options.BeginningWith = None,
    before: options.Before = None,
    from_: options.From = None,
    roll: options.Roll = None,
    skip_vacation: options.SkipVacation = False,
    bank_holiday: options.BankHoliday = None,
    calendar: options.Calendar = None,
    output_format: options.LineFormat = None,
    plain: options.Plain = False,
    output: options.Output = None,
) -> None:
    """The arithmetic alone: count a period as the law counts it, in any year."""
    from sendpath.cli.counting import Counting
    from sendpath.cli.counting import count as answer
    from sendpath.cli.settings import Asked

    counting = Counting(
        period, after or (), beginning_with or (), before or (), from_ or (), roll, skip_vacation
    )
    asked = Asked(
        format=output_format,
        plain=plain,
        output=output,
        calendar=calendar,
        bank_holidays=bank_holiday or (),
    )
    deliver(answer(counting, asked))


def holidays(
    year: options.Year = None,
    *,
    bank_holiday: options.BankHoliday = None,
    calendar: options.Calendar = None,
    today: options.Today = None,
    output_format: options.LineFormat = None,
    plain: options.Plain = False,
) -> None:
    """The bank holidays of a year in England and Wales, and how certain they are."""
    from sendpath.cli.counting import holidays as answer
    from sendpath.cli.settings import Asked

    asked = Asked(
        format=output_format,
        plain=plain,
        calendar=calendar,
        bank_holidays=bank_holiday or (),
        today=today,
    )
    deliver(answer(year, asked))


rules_app = typer.Typer(
    help="Read the rule book: list, show, check, graph, upcoming.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@rules_app.command(name="list")
def rules_list(
    *,
    rules: options.Rules = None,
    output_format: options.PageFormat = None,
    plain: options.Plain = False,
) -> None:
    """Every rule: what, who, which kind."""
    from sendpath.cli.rules import listing
    from sendpath.cli.settings import Asked

    deliver(listing(Asked(format=output_format, plain=plain, rules=rules)))


@rules_app.command(name="show")
def rules_show(
    name: options.RuleName,
    *,
    rules: options.Rules = None,
) -> None:
    """One rule in words: clauses, law, versions, readings, examples."""
    from sendpath.cli.rules import show
    from sendpath.cli.settings import Asked

    deliver(show(name, Asked(rules=rules)))


@rules_app.command(name="check")
def rules_check(
    directory: options.Directory = None,
) -> None:
    """Every fault in a rule book, with file and key; and every example."""
    from sendpath.cli.rules import check

    deliver(check(directory))


@rules_app.command(name="graph")
def rules_graph(
    process: options.Process = None,
    *,
    rules: options.Rules = None,
) -> None:
    """What each rule is counted from and fulfilled by, as Mermaid."""
    from sendpath.cli.rules import graph
    from sendpath.cli.settings import Asked

    deliver(graph(process, Asked(rules=rules)))


@rules_app.command(name="upcoming")
def rules_upcoming(
    *,
    rules: options.Rules = None,
) -> None:
    """What has been announced and is not in force; it changes no date."""
    from sendpath.cli.rules import upcoming
    from sendpath.cli.settings import Asked

    deliver(upcoming(Asked(rules=rules)))


def schema(
    name: options.Document,
) -> None:
    """The JSON Schema of a document that sendpath writes."""
    from sendpath.cli.documents import document

    deliver(document(name))
