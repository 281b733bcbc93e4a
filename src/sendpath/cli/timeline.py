"""``sendpath timeline``: every other clock of a process, both sides, and who was late."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sendpath.cli import dated
from sendpath.cli.clocks import gives_nothing, nothing_counted
from sendpath.cli.processes import homes, listing, terms_of, unknown_process
from sendpath.cli.settings import Asked, Settings, load_book, load_days, read_settings
from sendpath.cli.stream import Result
from sendpath.cli.tables import choices_of
from sendpath.cli.told import Heard, Law, Told, edition, read_told
from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.interpreter import TERM
from sendpath.core.law import Process
from sendpath.core.problem import Problem
from sendpath.core.takes import takes
from sendpath.render import answer, timeline
from sendpath.render.documents import TimelineView
from sendpath.render.rows import Answered

if TYPE_CHECKING:
    from sendpath.rulebook.loader import RuleBook

FORMATS = ("table", "plain", "json", "csv", "md", "html", "ics")
LISTED = ("table", "plain", "json")


class Line(NamedTuple):
    """Which process to lay out, and how.

    Attributes:
        process: Its name; None to list them.
        term: A school's term dates, as typed: files, or single terms.
        confirmed: Rules to compute although their law was not confirmed (``--with``).
        shown: How much to show.
    """

    process: str | None
    term: Sequence[str] = ()
    confirmed: Sequence[str] = ()
    shown: dated.Shown = dated.Shown()


def run(line: Line, told: Told, asked: Asked) -> Result:
    """Answer, or say everything that stands in the way."""
    formats = LISTED if line.process is None else FORMATS
    settings = read_settings(asked._replace(formats=formats))
    problems = list(settings.problems)
    name = "" if line.process is None else line.process.strip().lower()
    book = load_book(asked, (name,), problems)
    if book is None:
        return dated.refused(problems)
    if line.process is None:
        return listing(book, told, settings, problems)
    if name not in book.processes:
        return dated.refused([*problems, unknown_process(name, book)])
    remind = dated.reminders(line.shown.remind, problems)
    terms = terms_of(line.term, problems)
    law = Law(book, replace(load_days(asked, settings, book, problems), terms=terms))
    view = _view(told, law, settings, line._replace(process=name), problems)
    blocked = any(problem.blocks for problem in problems)
    code = dated.exit_code(view, settings, blocked=blocked)
    if blocked and settings.format != "json":
        return Result(messages=tuple(map(str, problems)), code=code)
    showing = dated.Showing(law, settings, remind=remind, explain=line.shown.explain)
    return Result(
        text=_render(view, showing),
        messages=dated.messages(
            problems,
            asked,
            law,
            view=view,
            settings=settings,
            blocked=blocked,
            labelled=bool(told.label),
        ),
        code=code,
        output=None if blocked else settings.output,
    )


def _view(
    told: Told, law: Law, settings: Settings, line: Line, problems: list[Problem]
) -> TimelineView:
    unconfirmed = frozenset(RuleId(each) for each in line.confirmed)
    problems.extend(_not_unconfirmed(unconfirmed, law.book))
    desk = process_desk(law, settings, unconfirmed)
    heard = read_told(told, law, settings, problems)
    problems.extend(_strangers(heard, line.process or "", desk))
    problems.extend(_idle_choices(heard.case, line.process or "", law))
    known = {event: day for event, day in heard.case.events.items() if event in desk.taken}
    case = replace(heard.case, events=known)
    return view_for(case, desk, problems, told=bool(told.facts), label=told.label)


def process_desk(
    law: Law, settings: Settings, unconfirmed: frozenset[RuleId] = frozenset()
) -> dated.Desk:
    """Make ready to answer cases of one process."""
    taken = takes(law.book.law, law.book.asked)
    about = edition(law, settings)
    return dated.desk(law, settings.today, about, unconfirmed=unconfirmed, taken=taken)


def view_for(
    case: Case,
    desk: dated.Desk,
    problems: list[Problem],
    *,
    told: bool = True,
    label: str | None = None,
    process: Process | None = None,
) -> TimelineView:
    """Answer one case of a process as the contract has it.

    Args:
        case: What was told, as far as the process takes it.
        desk: What answers.
        problems: What stands in the way joins these.
        told: Whether any fact was told; without one there is nothing to answer, and no fault.
        label: The caller's own name for the case.
        process: Which process that is; None for that of the first rule.
    """
    book = desk.law.book
    process = process or book.processes[book.law.rules[book.asked[0]].process]
    answered: list[Answered] = []
    assessment = desk.engine.open(case)
    if not any(problem.blocks for problem in problems):
        outcomes = assessment.outcomes(book.asked).values()
        answered = [dated.answered(outcome, assessment) for outcome in outcomes]
    if told:
        problems.extend(_unanswerable(answered, desk, case))
    asking = answer.Asking(case=case, today=desk.today, label=label)
    shown = answer.dated(answered, asking, edition=desk.edition, problems=problems)
    notes = assessment.general(process.notes)
    return timeline.view(process, desk.taken, shown, notes, edition=desk.edition)


def _render(view: TimelineView, showing: dated.Showing) -> str:
    if showing.settings.format not in ("table", "plain"):
        return dated.render(view, showing)
    shorts = dated.shorts(showing.law)
    return dated.printed(timeline.page(view, shorts=shorts, explain=showing.explain), showing)


def _strangers(heard: Heard, name: str, desk: dated.Desk) -> list[Problem]:
    """Leave out what this process does not take, and say which process does."""
    strange = [event for event in heard.case.events if event not in desk.taken]
    return [_stranger(event, heard, name, desk.law) for event in strange]


def _idle_choices(case: Case, name: str, law: Law) -> list[Problem]:
    """Say of a choice that no rule of this process asks for it."""
    asked = choices_of(law)
    return [
        Problem(
            where=law.book.choices[choice].option,
            value=value,
            write="Leave it out.",
            problem=f"{law.book.choices[choice].option} tells nothing about {name}.",
        )
        for choice, value in case.choices.items()
        if choice not in asked
    ]


def _stranger(event: Event, heard: Heard, name: str, law: Law) -> Problem:
    told = answer.told(event, heard.case, law.book.law.facts)
    day = told if isinstance(told, str) else told.isoformat()
    commands = [f"sendpath timeline {home} {event}={day}" for home in homes(event, law.book)]
    there = " or ".join(commands)
    return Problem(
        where=f"{event}=",
        value=day,
        problem=f"'{event}' tells nothing about {name}.",
        write=f"Ask for it there: {there}." if there else "Leave it out.",
    )


def _unanswerable(answered: Sequence[Answered], desk: dated.Desk, case: Case) -> list[Problem]:
    """Say what is missing when not one rule can give a day, or say why it gives none."""
    waiting = gives_nothing([each.outcome for each in answered])
    if not waiting or any(TERM in outcome.waiting_for for outcome in waiting):
        return []
    return [nothing_counted(waiting, desk.taken, desk.law, case.events)]


def _not_unconfirmed(named: frozenset[RuleId], book: "RuleBook") -> list[Problem]:
    known = [rule for rule in book.asked if book.law.rules[rule].unconfirmed]
    listed = f"Here that is {', '.join(known)}." if known else "This process has none."
    return [
        Problem(
            where="--with",
            value=name,
            problem=f"'{name}' is not a rule of this process that waits to be confirmed.",
            write=listed,
            blocks=True,
        )
        for name in sorted(named - set(known))
    ]
