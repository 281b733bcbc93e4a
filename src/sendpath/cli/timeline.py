"""``sendpath timeline``: every other clock of a process, both sides, and who was late."""

from typing import TYPE_CHECKING, NoReturn

import typer

from sendpath.cli import rare_options as rare
from sendpath.cli.command import join
from sendpath.cli.finish import finish, lazily
from sendpath.cli.options import About, Detail, LawOptions, Letter, Output
from sendpath.cli.person import aged, person_told
from sendpath.cli.processes import unknown_process
from sendpath.cli.session import Refused, Session, heard, opened
from sendpath.cli.taken import not_asked_when_born, taken
from sendpath.core.clauses import Event, RuleId

if TYPE_CHECKING:
    from sendpath.answers.context import Context
    from sendpath.answers.person import Person
    from sendpath.core.case import Case
    from sendpath.core.fact_use import FactsUsed
    from sendpath.formats.registry import Needs

LEDGER: "tuple[Needs, ...]" = ("page", "letter", "document", "sheet", "calendar")


def add_to(app: typer.Typer) -> None:
    """Add the command to the program's own."""
    join(
        app,
        timeline,
        "Every other clock: by when the council must act.",
        example="timeline assessment request-received=2026-06-01",
    )


def timeline(
    process: rare.Process = None,
    facts: rare.Facts = None,
    *,
    about: About,
    term: rare.Term = None,
    with_: rare.With = None,
    detail: Detail,
    output: Output,
    law: LawOptions,
) -> None:
    """Every other clock: what the council must do by when, and who was late.

    Alone it lists the processes; with a process it says which facts it takes.
    """
    from dataclasses import replace

    from sendpath.answers import misplaced
    from sendpath.answers import timeline as answers
    from sendpath.cli.dated import finish_dated, reminders
    from sendpath.core.decisions import with_answer
    from sendpath.core.fact_use import facts_used

    if process is None:
        _list(output, law)
    name = process.strip().lower()
    session = opened(
        output, law, offers=LEDGER, processes=(name,), fail_on=detail.fail_on, term=term
    )
    if name not in session.book.processes:
        raise Refused([*session.problems, unknown_process(name, session.book)])
    remind = reminders(detail.remind, session.problems)
    confirmed = frozenset(map(RuleId, with_ or ()))
    context, used = (
        session.context(unconfirmed=confirmed),
        facts_used(session.book.law, session.book.asked),
    )
    session.problems.extend(misplaced.not_unconfirmed(confirmed, session.book))
    told = heard(session, Letter(), about, facts)
    needs = session.book.processes[name].needs
    if needs is not None:  # without it nothing can be answered
        option = session.book.choices[needs].option
        session.problems[:] = [
            each._replace(blocks=each.blocks or each.where == option) for each in session.problems
        ]
    own = taken(session, told.case, name, _taken(told.case, used), context)
    case = with_answer(own, told.decision, context.letters, context.facts)
    events = {each: day for each, day in case.events.items() if each in own.events or each in used}
    case = replace(case, events=events)  # what its letter shows is taken where it is of the process
    person = _person(case, about, context, session, name)
    case = case if person is None else aged(case, person, about.born, context)
    shown = answers.timeline(
        case,
        used,
        context,
        session.problems,
        any_told=bool(facts),
        label=about.label,
        person=person,
    )
    words = {
        "page": lazily("pages.timeline:page", shown, context, explain=detail.explain),
        "letter": lazily("pages.ledger:letter", shown, context.shorts),
        "web": lazily("pages.timeline:web", shown, context, explain=detail.explain),
        "sheet": lazily("pages.ledger:sheet", shown, context.shorts),
    }
    finish_dated(session, shown, context, remind, words)


def _person(
    case: "Case", about: About, context: "Context", session: Session, name: str
) -> "Person | None":
    """Take a day of birth where it tells a process something; None where it does not."""
    from sendpath.core.fact_use import is_birth_asked

    rules = [session.book.law.rules[rule] for rule in session.book.asked]
    if not is_birth_asked(rules, session.book.processes[name]):
        not_asked_when_born(session, about.born, name)
        return None
    return person_told(about.born, None, case.events, context, session)


def _list(output: Output, law: LawOptions) -> NoReturn:
    """List the processes."""
    from sendpath.answers.timeline import processes

    session = opened(output, law, processes=("",))
    session.stop()
    shown = processes(session.book)
    finish(
        session, {"document": lambda: shown, "page": lazily("pages.timeline:processes_page", shown)}
    )


def _taken(told: "Case", used: "FactsUsed") -> set[Event]:
    """Name the told facts that a process takes: what only qualifies needs something to qualify."""
    known = {event for event in (*told.events, *told.not_yet, *told.ticked) if event in used}
    return known if any(used[event].decides for event in known) else set()
