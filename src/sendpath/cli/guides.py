"""The commands that guide: what can I do now, as an interview, questions, wrong beliefs."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

import typer

from sendpath.cli import rare_options as rare
from sendpath.cli.command import join
from sendpath.cli.finish import finish, lazily
from sendpath.cli.options import About, LawOptions, Letter, Output
from sendpath.cli.session import Refused, Session, heard, opened, read_day
from sendpath.cli.signpost import nation_in
from sendpath.cli.taken import not_asked_when_born, taken
from sendpath.core.problem import Problem

if TYPE_CHECKING:
    from sendpath.answers.context import Context
    from sendpath.core.case import Case
    from sendpath.core.guides import Myth
    from sendpath.formats.registry import Needs

MYTHS = "what common wrong rules give"
"""What that answer is about."""

WAY: "tuple[Needs, ...]" = ("page", "letter", "document")
NO_RULES = ("",)
"""The name of no process: questions need the rule book, and not one rule."""


def add_to(app: typer.Typer) -> None:
    """Add these commands to the program's own."""
    join(
        app,
        pathway,
        "What can I do now, by when, in what order?",
        example="pathway --concern request-refused --decision-date 2026-11-07",
    )
    join(app, ask, "The same as a short interview.", example="ask")
    join(
        app,
        faq,
        "Your question in your own words.",
        example="faq can they refuse to assess without a diagnosis",
    )
    join(
        app,
        myths,
        "What common wrong rules would give here.",
        example="myths --decision-date 2026-10-01",
        idle=("--exclusion", "--transfer", "--plan", "--born"),
    )


def pathway(
    facts: rare.Facts = None,
    *,
    concern: rare.Concern = None,
    letter: Letter,
    about: About,
    term: rare.Term = None,
    every: rare.Every = False,
    ways: rare.AllWays = False,
    route: rare.OneWay = None,
    explain: rare.Explain = False,
    output: Output,
    law: LawOptions,
) -> None:
    """What can I do now: the next step and its day, and the ways open, in the order to act in."""
    from sendpath.cli.pathway import Way, finish_pathway

    session = opened(output, law, offers=WAY, term=term)
    if every:
        _concerns(session)
    way = Way(concern or (), letter, about, facts or (), explain, ways, route or ())
    finish_pathway(session, way)


def ask(*, output: Output, law: LawOptions) -> None:
    """The same as a short interview: it asks no more than it needs."""
    from sendpath.cli.interview import held_interview
    from sendpath.cli.pathway import finish_pathway

    way, term, after = held_interview(output, law)
    finish_pathway(opened(output, law, offers=WAY, term=term), way, after=after)


def faq(word: rare.Words = None, *, output: Output, law: LawOptions) -> None:
    """Questions people really ask, in their own words, with short answers and the law."""
    from sendpath.answers.faq import Asked, about, no_answer
    from sendpath.answers.faq import faq as answer
    from sendpath.rulebook.guidebook import read_questions

    session = opened(output, law, processes=NO_RULES)
    session.stop()
    questions = read_questions(session.book.directory)
    words = " ".join(word or ()).strip()
    found: Asked | None = Asked(questions, "all")
    if words:
        abroad = nation_in(words) is not None
        _older_than_the_law(words, session)
        found = None if abroad else about(questions, words, session.book.own_words)
    if found is None:
        raise Refused([no_answer(words)])
    context = session.context()
    shown = answer(found, context)
    finish(
        session,
        {"document": lambda: shown, "page": lazily("pages.guides:faq_page", shown, context)},
    )


def _older_than_the_law(words: str, session: Session) -> None:
    """Answer nothing about a letter of a year before the rules start.

    Raises:
        Refused: Such a year is named.
    """
    from sendpath.answers.words import ASK_ANEW, WHO_HELPS
    from sendpath.intake.old_letters import WRITE, older
    from sendpath.rulebook.loader import load_rulebook

    if not re.search(r"\d{4}", words):
        return
    book = load_rulebook(session.book.directory, letter=True)
    starts = book.law.rules[book.letter.window].versions[0].in_force
    told = older(words, starts)
    if told is not None:
        raise Refused(
            [Problem("WORDS", words, told, f"{WRITE} {ASK_ANEW} {WHO_HELPS}", blocks=True)]
        )


def myths(
    facts: rare.Facts = None,
    *,
    letter: Letter,
    about: About,
    output: Output,
    law: LawOptions,
) -> None:
    """What common wrong rules would give for this letter: the dangerous first."""
    from sendpath.answers.myths import myths as answer
    from sendpath.rulebook.guidebook import read_myths

    session = opened(output, law)
    told = heard(session, letter._replace(received_date=None), about, facts)
    fact = session.book.law.facts[session.book.letter.received]
    received = read_day(letter.received_date, fact.option, session)
    session.stop()
    context, beliefs = session.context(), read_myths(session.book.directory)
    case = _of_myths(told.case, beliefs, context, session)
    not_asked_when_born(session, about.born, MYTHS)
    shown = answer(beliefs, case, received, context, session.problems, about.label)
    finish(
        session,
        {"document": lambda: shown, "page": lazily("pages.guides:myths_page", shown, context)},
        uncovered=bool(shown["uncovered"]),
    )


def _of_myths(
    told: "Case", beliefs: Sequence["Myth"], context: "Context", session: Session
) -> "Case":
    """Leave out what no wrong rule, and no rule that it is held against, asks for."""
    from sendpath.core.fact_use import facts_used, own_facts

    book = session.book
    rules = {each.rule for each in beliefs if each.rule}
    rules |= {book.letter.contact, book.letter.window}
    wrong = {each.wrong.event for each in beliefs if each.wrong}
    events = {*own_facts(facts_used(book.law, rules)), *wrong}
    return taken(session, told, MYTHS, events, context, rules=rules)


def _concerns(session: Session) -> NoReturn:
    """List every concern."""
    from sendpath.rulebook.guidebook import read_concerns

    session.stop()
    concerns = read_concerns(session.book.directory)
    finish(
        session,
        {
            "document": lazily("pages.guides:concerns_document", concerns),
            "page": lazily("pages.guides:concerns_page", concerns),
        },
    )
