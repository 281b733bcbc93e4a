"""``pathway``: what somebody can do now, the next step first, and why other ways are closed."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal, NamedTuple

from sendpath.answers import words
from sendpath.answers.at_odds import at_odds
from sendpath.answers.beside_concern import WHICH, beside_concern, denial
from sendpath.answers.context import Context
from sendpath.answers.dated import dated, given
from sendpath.answers.next_step import Beside, NextView, next_step
from sendpath.answers.not_counted import Asks
from sendpath.answers.notes import said_view
from sendpath.answers.of_others import asked_first, instead_of, owed_by_others
from sendpath.answers.passed_days import passed_days
from sendpath.answers.person import (
    Outgrown,
    Person,
    keeping_to,
    outgrown,
    who_appeals_said,
    with_age,
)
from sendpath.answers.routes import (
    ClosedView,
    Contacts,
    ContactView,
    PerhapsView,
    RouteView,
    closed_route,
    open_route,
    perhaps_open,
)
from sendpath.answers.settled import done_late, led, settled
from sendpath.answers.shapes import (
    CalendarView,
    GivenView,
    NoteView,
    ProblemView,
    Urgency,
)
from sendpath.answers.supposed import safest, supposed
from sendpath.answers.way_verdict import way_verdict
from sendpath.answers.ways import Look, idle, in_order, look
from sendpath.core.case import BORN, Case
from sendpath.core.clauses import Event
from sendpath.core.decisions import with_answer
from sendpath.core.names import spell_fully
from sendpath.core.problem import Problem
from sendpath.core.routes import NOT_TOLD, Route, first_open
from sendpath.core.situation import Found

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict

PUPIL = "the pupil"
WHO = {"parent": "the parent", "young-person": "the young person"}


class PathwayView(TypedDict):
    """The whole answer of ``sendpath pathway``; no route where ``uncovered`` says why.

    ``open`` stands in the order to act in: the next step, then what has a day, the nearest first.
    ``idle`` names facts that were told and change nothing here.
    """

    schema: Literal["sendpath/pathway/1"]
    verdict: str
    urgency: Urgency
    concern: str
    words: str
    reason: str | None
    form: str | None
    appellant: NoteView | None
    note: str | None
    beside: str | None
    told: list[str]
    idle: list[str]
    law_as_at: date
    rule_book: str
    calendar: CalendarView
    today: date
    given: GivenView
    next: NextView | None
    open: list[RouteView]
    perhaps: list[PerhapsView]
    closed: list[ClosedView]
    branches: dict[str, str]
    helps: list[ContactView]
    warnings: list[NoteView]
    uncovered: list[NoteView]
    problems: list[ProblemView]


class Guides(NamedTuple):
    """What the rule book offers beside dates: routes in order, and whom to contact."""

    routes: Sequence[Route]
    contacts: Contacts


def pathway(
    told: Case,
    found: Found,
    person: Person,
    guides: Guides,
    context: Context,
    problems: Sequence[Problem],
    label: str | None = None,
) -> PathwayView:
    """Answer one case.

    Args:
        told: What was told.
        found: The concern, and the decision behind it.
        person: Whose case it is.
        guides: Routes and contacts.
        context: With what to answer.
        problems: What could not be read.
        label: The caller's own name for the case.
    """
    book, engine = context.book, context.engine

    def known(facts: Case) -> Case:
        """Give what was told with what the concern and the decision mean."""
        meant = replace(facts, reason=found.reason(), traits=facts.traits | found.traits())
        return with_answer(meant, found.decision, context.letters, book.law.facts)

    case = known(told)
    assessment = engine.open(case)
    looked = look(case, found, guides.routes, context)
    seen, out = looked.seen, looked.out
    shown = dated(looked.outcomes.values(), assessment, context, problems, label)
    cases = supposed(told, found, context)
    rows = {row["id"]: safest(row, cases, context) for row in shown["deadlines"]}
    owed = owed_by_others(rows, case, context)
    seen = asked_first(seen, owed)
    over = settled(found.concern, rows)
    found = led(found, case, seen, rows, over, context)
    first = first_open(found.first(), seen)
    first = first and instead_of(first, seen, rows, owed)
    routes = [
        open_route(each, rows, guides.contacts, context)
        for each in in_order(looked._replace(seen=seen), first, rows, found)
    ]
    mine = given(replace(case, events=told.events), context, label)
    wanted = [each for each in found.concern.asks if each not in case.not_yet]
    asks = Asks(wanted, case.choices, case.events, looked.sent)
    gone = passed_days(seen, rows, found.first(), context)
    form = None if out else found.form()
    window = looked.outcomes.get(book.letter.window) if form else None
    until = outgrown(person, window, assessment, context)
    context = keeping_to(until, context)
    beside = Beside(gone, owed, done_late(found.concern, rows, context), until)
    following = first and next_step(first, rows, asks, routes, beside, context)
    said = way_verdict(following, rows, out, found.first(), over, context)
    odd = at_odds(found.decision, case, context)
    if odd and found.decision and following and following["unknown"]:
        only = f"{said.text}. That is so only if the council {found.decision.words}"
        said = said._replace(text=only)
    denied = denial(found, mine, case.not_yet, context)
    if denied and not out:
        said = said._replace(text=f"{denied}, and this concern says otherwise. {WHICH} {said.text}")
    said = with_age(said, person, window, assessment, context)
    if form is not None:
        _by_age(routes, person, guides.routes)
    _parent_or_pupil(routes, person, guides.routes)
    return {
        "schema": "sendpath/pathway/1",
        "verdict": said.text,
        "urgency": said.urgency,
        "concern": found.concern.id,
        "words": found.concern.words,
        "reason": case.reason,
        "form": form,
        "appellant": _appellant(person, form, until, context),
        "note": None if out else found.concern.note,
        "beside": beside_concern(found, shown, case.not_yet, context),
        "law_as_at": shown["law_as_at"],
        "rule_book": shown["rule_book"],
        "calendar": shown["calendar"],
        "today": shown["today"],
        "given": mine,
        "told": [
            *(_told(each, day, context) for each, day in mine["events"].items()),
            *(words.undated(context.facts[Event(each)]) for each in mine["undated"]),
        ],
        "idle": idle(told, known, looked, found, guides.routes, context)
        + _idle_birth(case, routes, looked, found, guides.routes, context),
        "next": following,
        "open": routes,
        "perhaps": [perhaps_open(each.route) for each in seen if each.closing is NOT_TOLD],
        "closed": [closed_route(each) for each in seen if each.closing not in (None, NOT_TOLD)],
        "branches": dict(book.branches),
        "helps": _helps(routes, guides),
        "warnings": [*odd, *shown["warnings"]],
        "uncovered": out,
        "problems": shown["problems"],
    }


def _helps(routes: Sequence[RouteView], guides: Guides) -> list[ContactView]:
    """Say who helps with the open routes, or with everyone's: each once, in the book's order."""
    names = [name for each in guides.routes if not each.open_for for name in each.contact]
    there = [each for route in routes for each in route["contact"]]
    told = there or [guides.contacts[name] for name in names]
    helping = {each["name"] for each in told}
    return [each for each in guides.contacts.values() if each["name"] in helping]


def _by_age(shown: Sequence[RouteView], person: Person, routes: Sequence[Route]) -> None:
    """Say of the routes that go by age who uses them now."""
    who = person.appellant.who if person.appellant else None
    by_age = {each.id for each in routes if each.by_age}
    for each in shown:
        if who is not None and each["id"] in by_age:
            each["who"] = WHO[who]


def _idle_birth(
    case: Case,
    shown: Sequence[RouteView],
    looked: Look,
    found: Found,
    routes: Sequence[Route],
    context: Context,
) -> list[str]:
    """Name the day of birth where it was told and changes nothing."""
    by_age = {each.id for each in routes if each.parent_until is not None}
    says = found.form() is not None or any(each["id"] in by_age for each in shown)
    if case.school_age is None or looked.out or says:
        return []
    same = look(replace(case, school_age=None), found, routes, context) == looked
    return [BORN] if same else []


def _parent_or_pupil(shown: Sequence[RouteView], person: Person, routes: Sequence[Route]) -> None:
    """Say of the routes that are the parent's until an age whose they are now."""
    until = {each.id: each.parent_until for each in routes}
    for each in shown:
        age = until[each["id"]]
        is_aged = None if age is None else person.is_aged(age)
        if is_aged is not None:
            each["who"] = PUPIL if is_aged else WHO["parent"]


def _appellant(
    person: Person, form: str | None, until: Outgrown | None, context: Context
) -> NoteView | None:
    if person.appellant is None or form is None:
        return None
    said = who_appeals_said(person, context.book.sayings(), until=until)
    return said_view(said, context)


def _told(event: str, day: date | str, context: Context) -> str:
    said = context.facts[Event(event)].words
    return f"{day}: {said}" if isinstance(day, str) else f"{spell_fully(day)}: the day {said}"
