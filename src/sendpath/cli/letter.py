"""The commands about one decision letter: its last days, and whether it can be appealed."""

from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from sendpath.cli import rare_options as rare
from sendpath.cli.command import join
from sendpath.cli.finish import finish, lazily
from sendpath.cli.options import About, Detail, LawOptions, Letter, Output
from sendpath.cli.session import DATED, Session, heard, opened
from sendpath.core.problem import Problem

if TYPE_CHECKING:
    from sendpath.answers.context import Context
    from sendpath.core.case import Case
    from sendpath.intake.hear import Facts

LETTER, APPEAL = "a decision letter", "the right to appeal"
"""What the answers are about."""


def add_to(app: typer.Typer) -> None:
    """Add these commands to the program's own."""
    join(
        app,
        deadlines,
        "One decision letter: its last days, and why.",
        example="deadlines --decision-date 2026-10-01",
        idle=("--order", "--exclusion", "--transfer", "--plan"),
    )
    join(
        app,
        can_appeal,
        "May I appeal? Certificate, form, who; if not, what.",
        "can-appeal",
        example="can-appeal --reason refuse-assess",
        idle=("--order", "--exclusion", "--transfer", "--plan"),
    )


def deadlines(
    facts: rare.Facts = None,
    *,
    letter: Letter,
    about: About,
    detail: Detail,
    output: Output,
    law: LawOptions,
) -> None:
    """One decision letter: by when to ring the mediation adviser, by when to appeal, and why.

    Dates: 2026-01-05, 5/1/2026 (day first), 5 January 2026.
    """
    from sendpath.answers.deadlines import deadlines as answer
    from sendpath.cli.dated import finish_dated, reminders

    session = opened(output, law, offers=DATED, letter=True, fail_on=detail.fail_on)
    remind = reminders(detail.remind, session.problems)
    case = heard(session, letter, about, facts).case
    context = session.context(options=Letter.options())
    if facts or case.choices:  # options alone tell facts of a letter
        from sendpath.cli.taken import taken
        from sendpath.core.fact_use import facts_used, own_facts

        ours = own_facts(facts_used(session.book.law, session.book.asked))
        case = taken(session, case, LETTER, ours, context)
    person = None
    if about.born:
        from sendpath.cli.person import person_told

        person = person_told(about.born, None, case.events, context, session)
        case = person.aged(case, context)
    shown = answer(case, context, session.problems, about.label, person)
    words = {"page": lazily("pages.dates:page", shown, context, explain=detail.explain)}
    finish_dated(session, shown, context, remind, words)


def can_appeal(
    facts: rare.Facts = None,
    *,
    letter: Letter,
    about: About,
    on: rare.On = None,
    every: rare.Every = False,
    explain: rare.Explain = False,
    output: Output,
    law: LawOptions,
) -> None:
    """May I appeal, do I need a certificate, who appeals, on which form; and if not, what then."""
    from sendpath.answers.appeal_right import can_appeal as answer
    from sendpath.cli.person import person_told

    session = opened(output, law, letter=True)
    if every:
        _reasons(session)
    told = _decided(heard(session, letter, about, facts), session)
    session.problems[:] = _asked_about(session.problems, decided=told.decision is not None)
    context = session.context()
    if facts or told.case.events or told.case.choices:
        told = told._replace(case=_of_an_appeal(told.case, context, session))
    person = person_told(about.born, on, told.case.events, context, session)
    shown = answer(told, person, context, session.problems, about.label)
    finish(
        session,
        {
            "document": lambda: shown,
            "page": lazily("pages.appeal_right:page", shown, context, explain=explain),
        },
        uncovered=bool(shown["uncovered"]),
    )


def _of_an_appeal(told: "Case", context: "Context", session: Session) -> "Case":
    """Leave out what tells nothing about the right to appeal."""
    from sendpath.cli.taken import taken
    from sendpath.core.fact_use import facts_used, own_facts

    book = session.book
    rules = (book.letter.contact, book.letter.window)
    telling = [each for each in book.decisions().reasons.values() if each.told_by]
    ours = own_facts(facts_used(book.law, rules))
    events = {*ours, *(each.told_with for each in telling if each.told_with)}
    choices = {name for each in telling for name in each.told_by}
    return taken(session, told, APPEAL, events, context, rules=rules, choices=choices)


def _decided(told: "Facts", session: Session) -> "Facts":
    """Take what an outcome tells of the decision, where neither reason nor section was told."""
    decision = told.decision or session.book.decisions().told_by(told.case)
    if decision is None or told.decision is not None:
        return told
    case = replace(told.case, reason=decision.slug, traits=told.case.traits | decision.traits)
    return told._replace(case=case, decision=decision, reason=decision.slug)


def _reasons(session: Session) -> None:
    """List every reason: what it is called, what it is, and whether it can be appealed."""
    session.stop()
    reasons = session.book.decisions().reasons
    finish(
        session,
        {
            "document": lazily("pages.appeal_right:reasons_document", reasons),
            "page": lazily("pages.appeal_right:reasons_page", reasons),
        },
    )


def _asked_about(problems: list[Problem], *, decided: bool) -> list[Problem]:
    """Let a reason or a section that cannot be read block: it is what is asked about."""
    asked = [
        each._replace(blocks=each.blocks or each.where in ("--reason", "--section"))
        for each in problems
    ]
    return asked if decided or any(each.blocks for each in asked) else [*asked, NOTHING_TOLD]


NOTHING_TOLD = Problem(
    where="--reason",
    value="",
    problem="It was not told what the council decided.",
    write="Give --reason refuse-assess, or whatever it was: --list prints them all. "
    "Or give the sections in dispute: --section B --section I.",
    blocks=True,
)
