"""``sendpath can-appeal``: may I, with what certificate, who, on which form; if not, what then."""

import sys
from collections.abc import Iterator, Mapping
from datetime import date

from sendpath.cli.settings import Asked, Settings, load_book, load_days, read_settings, width
from sendpath.cli.stream import Result, carries_line_drawing
from sendpath.cli.told import PROCESSES, Heard, Law, Told, edition, read_told
from sendpath.cli.whom import AboutWhom, Sayings, read_person, who_appeals_said
from sendpath.core.assessment import Assessment
from sendpath.core.certificate import State, certificate_state
from sendpath.core.clauses import Note, RuleId
from sendpath.core.decisions import Decision
from sendpath.core.engine import Engine
from sendpath.core.outcomes import Deadline, Outcome, Said
from sendpath.core.problem import Problem
from sendpath.render import verdict
from sendpath.render.answer import Asking
from sendpath.render.documents import CanAppealView

WINDOW, CONTACT = RuleId("appeal.window"), RuleId("mediation.contact-adviser")
HEALTH_AND_CARE = "health-and-care"


def run(told: Told, whom: AboutWhom, asked: Asked) -> Result:
    """Answer, or say everything that stands in the way."""
    settings = read_settings(asked)
    problems = list(settings.problems)
    book = load_book(asked, PROCESSES, problems)
    if book is None:
        return Result(messages=tuple(map(str, problems)), code=2)
    law = Law(book, load_days(asked, settings, book, problems))
    heard = read_told(told, law, settings, problems)
    problems[:] = [_blocking(problem) for problem in problems]
    if heard.decision is None and not any(problem.blocks for problem in problems):
        problems.append(_nothing_told())
    person = read_person(whom, settings.today, problems)
    asking = Asking(case=heard.case, today=settings.today, label=told.label)
    said = found(heard, person, law, settings)
    shown = verdict.view(said, asking, edition=edition(law, settings), problems=problems)
    blocked = any(problem.blocks for problem in problems)
    if blocked and settings.format != "json":
        return Result(messages=tuple(map(str, problems)), code=2)
    messages = tuple(map(str, problems)) if settings.format == "json" else ()
    return Result(
        text=_render(shown, law, settings),
        messages=messages if blocked or not asked.quiet else (),
        code=2 if blocked else 3 if problems else 0,
        output=None if blocked else settings.output,
    )


def _blocking(problem: Problem) -> Problem:
    """A reason or a section is what is asked about: without it there is no answer."""
    asked_about = problem.where in ("--reason", "--section")
    return problem._replace(blocks=problem.blocks or asked_about)


def _nothing_told() -> Problem:
    return Problem(
        where="--reason",
        value="",
        problem="It was not told what the council decided.",
        write="Give --reason refuse-assess, or whatever it was: --list prints them all. "
        "Or give the sections in dispute: --section B --section I.",
        blocks=True,
    )


def found(heard: Heard, person: verdict.Person, law: Law, settings: Settings) -> verdict.Verdict:
    """Find all that can be said of what was heard, about a person, on a day."""
    assessment = Engine(law.book.law, law.calendar).open(heard.case)
    outcomes = assessment.outcomes([WINDOW, CONTACT])
    state = None
    if heard.decision is not None:
        state = certificate_state(
            heard.decision, heard.case, outcomes[CONTACT], today=settings.today
        )
    window = outcomes[WINDOW]
    last_day = window.due.day if isinstance(window, Deadline) else None
    sayings = law.book.sayings()
    return verdict.Verdict(
        reason=heard.reason,
        sections=heard.sections,
        decision=heard.decision,
        state=state,
        person=person,
        last_day=last_day,
        act_by=window.safe if isinstance(window, Deadline) else None,
        contact_by=_contact_by(outcomes[CONTACT]) if state == "needed" else None,
        because=tuple(_because(heard, state, person, outcomes, sayings)),
        warnings=tuple(
            said
            for outcome in (outcomes[CONTACT], window)
            for said in _late(assessment, outcome, settings)
            if outcome is window or (state == "needed" and said.note.with_day)
        ),
    )


def _contact_by(contact: Outcome) -> date | None:
    return contact.safe if isinstance(contact, Deadline) else None


def _because(
    heard: Heard,
    state: State | None,
    person: verdict.Person,
    outcomes: Mapping[RuleId, Outcome],
    sayings: Sayings,
) -> Iterator[Said]:
    decision = heard.decision
    if decision is None:
        return
    yield Said(decision.because, {})
    yield from (Said(sayings["sections"][name], {}) for name in _about_sections(heard))
    if state is not None:
        yield _said(sayings["certificate"][state], _days(heard, outcomes))
    if decision.answer == "yes":
        yield who_appeals_said(person, sayings)


def _about_sections(heard: Heard) -> Iterator[str]:
    decision, reason = heard.decision, heard.reason
    if decision is None or heard.decisions is None or not heard.sections:
        return
    told = heard.decisions.reasons[reason] if reason else None
    if told and told.certificate == "not-needed" and decision.certificate == "needed":
        yield "certificate-back"
    if told and told.certificate == "needed" and decision.certificate == "not-needed":
        yield "school-only"
    classes = {heard.decisions.sections[section] for section in heard.sections}
    if HEALTH_AND_CARE in classes and decision.answer == "yes":
        yield "recommendations" if decision.recommendations else "not-with-refusal"


def _days(heard: Heard, outcomes: Mapping[RuleId, Outcome]) -> dict[str, date]:
    days: dict[str, date] = {str(event): day for event, day in heard.case.events.items()}
    contact = outcomes[CONTACT]
    if isinstance(contact, Deadline):
        days[CONTACT] = contact.due.day
    return days


def _said(note: Note, days: Mapping[str, date]) -> Said:
    return Said(note, {name: days[name] for name in note.names})


def _late(assessment: Assessment, window: Outcome, settings: Settings) -> Iterator[Said]:
    """Give what the rule itself says of a last day that has passed or waits for a certificate."""
    from sendpath.core.standing import standing

    if isinstance(window, Deadline):
        stands = standing(window, today=settings.today)
        notes = assessment.notes(window)
        yield from (each for each in notes if stands in each.note.standing)


def _render(shown: CanAppealView, law: Law, settings: Settings) -> str:
    if settings.format == "json":
        from sendpath.render import as_json

        return as_json.render(shown)
    shorts = {key: source.short for key, source in law.book.sources.items()}
    body, foot = list(verdict.lines(shown, shorts=shorts)), list(verdict.footer(shown))
    if settings.format == "plain":
        from sendpath.render.plain import lines

        return f"{lines(body)}\n\n{lines(foot)}\n"
    from sendpath.render import table

    drawing = settings.output is not None or carries_line_drawing(sys.stdout)
    return table.pairs(body, foot, width=width(), colour=settings.colour, unicode=drawing)


def reasons(asked: Asked) -> Result:
    """List every reason: what it is called, what it is, and whether it can be appealed."""
    settings = read_settings(asked)
    problems = list(settings.problems)
    book = load_book(asked, PROCESSES, problems)
    if book is None or problems:
        return Result(messages=tuple(map(str, problems)), code=2)
    rows = [(each.slug, each.words, _answer(each)) for each in book.decisions().reasons.values()]
    if settings.format == "table":
        from sendpath.render import table

        heads = ("Write", "What it is", "Appeal")
        text = table.grid(
            heads,
            rows,
            width=width(),
            colour=settings.colour,
            unicode=carries_line_drawing(sys.stdout),
        )
    elif settings.format == "json":
        from sendpath.render import as_json

        keys = ("reason", "words", "answer")
        text = as_json.render([dict(zip(keys, row, strict=True)) for row in rows])
    else:
        text = "".join(f"{row[0]}: {row[1]}; appeal: {row[2]}\n" for row in rows)
    return Result(text=text, output=settings.output)


def _answer(decision: Decision) -> str:
    if decision.certificate is None:
        return decision.answer
    certificate = "certificate" if decision.certificate == "needed" else "no certificate"
    return f"{decision.answer}, {certificate}, {decision.form}"
