"""The commands that guide: what can I do now, as an interview, questions, wrong beliefs."""

import typer

from sendpath.cli import options
from sendpath.cli.stream import deliver


def add_to(app: typer.Typer) -> None:
    """Add these commands to the program's own."""
    app.command(short_help="What can I do now? Every route, in order.")(pathway)
    app.command(short_help="The same as a short interview.")(ask)
    app.command(short_help="Questions people really ask.")(faq)
    app.command(short_help="What common wrong rules would give here.")(myths)


def pathway(
    facts: options.Facts = None,
    *,
    concern: options.Concern = None,
    reason: options.Reason = None,
    decision_date: options.DecisionDate = None,
    sent_date: options.SentDate = None,
    certificate_date: options.CertificateDate = None,
    adviser_contacted: options.AdviserContacted = None,
    told_adviser_date: options.ToldAdviserDate = None,
    mediation_requested: options.MediationRequested = None,
    mediation_date: options.MediationDate = None,
    mediation_concluded: options.MediationConcluded = None,
    order: options.Order = None,
    exclusion: options.Exclusion = None,
    plan: options.Plan = None,
    born: options.Born = None,
    term: options.Term = None,
    every: options.Concerns = False,
    planned: options.Planned = False,
    explain: options.Explain = False,
    label: options.Label = None,
    today: options.Today = None,
    bank_holiday: options.BankHoliday = None,
    calendar: options.Calendar = None,
    rules: options.Rules = None,
    output_format: options.WayFormat = None,
    plain: options.Plain = False,
    output: options.Output = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
) -> None:
    """What can I do now: the next step, every open route in order, and why others are closed."""
    from sendpath.cli.pathway import Way
    from sendpath.cli.pathway import run as answer
    from sendpath.cli.settings import Asked
    from sendpath.cli.told import Told
    from sendpath.cli.whom import AboutWhom

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
        },
        facts=facts or (),
        reasons=reason or (),
        choices={"order": order or (), "exclusion": exclusion or (), "plan": plan or ()},
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
        quiet=quiet,
    )
    way = Way(concern or (), every, explain, term or (), AboutWhom(born or ()))
    deliver(answer(way, told, asked))


def ask(
    *,
    today: options.Today = None,
    rules: options.Rules = None,
    plain: options.Plain = False,
    color: options.Color = "auto",
) -> None:
    """The same as a short interview: it asks no more than it needs."""
    from sendpath.cli.interview import run as answer
    from sendpath.cli.settings import Asked

    deliver(answer(Asked(today=today, rules=rules, plain=plain, colour=color)))


def faq(
    word: options.Word = None,
    *,
    rules: options.Rules = None,
    output_format: options.LineFormat = None,
    plain: options.Plain = False,
) -> None:
    """Questions people really ask, with short answers and the law."""
    from sendpath.cli.beliefs import faq as answer
    from sendpath.cli.settings import Asked

    deliver(
        answer(
            word, Asked(format=output_format, plain=plain, rules=rules, formats=("plain", "json"))
        )
    )


def myths(
    facts: options.Facts = None,
    *,
    decision_date: options.DecisionDate = None,
    sent_date: options.SentDate = None,
    received_date: options.ReceivedDate = None,
    certificate_date: options.CertificateDate = None,
    adviser_contacted: options.AdviserContacted = None,
    reason: options.Reason = None,
    order: options.Order = None,
    planned: options.Planned = False,
    label: options.Label = None,
    today: options.Today = None,
    bank_holiday: options.BankHoliday = None,
    calendar: options.Calendar = None,
    rules: options.Rules = None,
    output_format: options.LineFormat = None,
    plain: options.Plain = False,
    output: options.Output = None,
) -> None:
    """What common wrong rules would give for this letter: the dangerous first."""
    from sendpath.cli.beliefs import myths as answer
    from sendpath.cli.settings import Asked
    from sendpath.cli.told import Told

    told = Told(
        dates={
            "--decision-date": decision_date or (),
            "--sent-date": sent_date or (),
            "--certificate-date": certificate_date or (),
            "--adviser-contacted": adviser_contacted or (),
        },
        facts=facts or (),
        reasons=reason or (),
        choices={"order": order or ()},
        planned=planned,
        label=label,
    )
    asked = Asked(
        format=output_format,
        plain=plain,
        output=output,
        today=today,
        rules=rules,
        calendar=calendar,
        bank_holidays=bank_holiday or (),
        formats=("plain", "json"),
    )
    deliver(answer(told, received_date or (), asked))
