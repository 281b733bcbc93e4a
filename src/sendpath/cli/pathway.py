"""``sendpath pathway``: the concern as told or as the decision has it, and the answer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from sendpath.cli.finish import Offered, finish, lazily
from sendpath.cli.options import About, Letter
from sendpath.cli.person import aged, person_told
from sendpath.cli.session import Refused, Session, beside, heard
from sendpath.core.problem import Problem
from sendpath.intake.suggest import alike, holding, meant, offered

if TYPE_CHECKING:
    from sendpath.answers.context import Context
    from sendpath.answers.pathway import PathwayView
    from sendpath.core.clauses import Event
    from sendpath.core.own_words import Matcher
    from sendpath.core.routes import Concern, Route
    from sendpath.core.situation import Found
    from sendpath.formats.page import Page
    from sendpath.intake.hear import Facts

NOT_TOLD = "It was not told what this is about."
ASK = "If it is a question, ask it: sendpath faq WORDS"


class Way(NamedTuple):
    """What is asked about, as typed."""

    concerns: Sequence[str]
    letter: Letter
    about: About
    facts: Sequence[str] = ()
    explain: bool = False
    ways: bool = False
    route: Sequence[str] = ()


def finish_pathway(session: Session, way: Way, *, after: str = "") -> NoReturn:
    """Answer, or say everything that stands in the way."""
    from sendpath.answers.pathway import Guides, pathway
    from sendpath.answers.routes import contacts_of
    from sendpath.rulebook.guidebook import read_contacts, read_routes

    told = heard(session, way.letter, way.about, way.facts)
    context, book = session.context(), session.book
    person = person_told(way.about.born, None, told.case.events, context, session)
    found, case = _found(way.concerns, told, session), told.case
    if told.decision is None and found.decision is not None:
        case = beside(session, way.about, told, found.decision)
    case = aged(case, person, way.about.born, context)
    guides = Guides(read_routes(book.directory), contacts_of(read_contacts(book.directory)))
    shown = pathway(case, found, person, guides, context, session.problems, way.about.label)
    page = _page(way, shown, guides.routes, context, session)
    offered: Offered = {
        "document": lambda: shown,
        "page": page,
        "web": page,
        "letter": lazily("pages.pathway:letter", shown, context),
    }
    finish(session, offered, uncovered=bool(shown["uncovered"]), after=after)


def _page(
    way: Way,
    shown: "PathwayView",
    routes: "Sequence[Route]",
    context: "Context",
    session: Session,
) -> "Callable[[], Page]":
    """Choose what people are shown: one screen, one way, or all of them."""
    if way.route:
        names = {each.id: each.name for each in routes}
        told = " ".join(way.route[-1].lower().split())
        if told not in names:
            near = holding(told, names) or alike(told, names) or list(names)
            unknown = f"'{told}' is no way that sendpath knows."
            write = offered(near, names)
            session.problems.append(Problem("--route", told, unknown, write, blocks=True))
            session.stop()
        return lazily("pages.pathway:one_way", shown, context, told)
    if way.ways or way.explain:
        return lazily("pages.pathway:whole", shown, context, explain=way.explain)
    return lazily("pages.pathway_screen:screen", shown, context)


def _found(texts: Sequence[str], heard: "Facts", session: Session) -> "Found":
    """Find the concern: as told, or that of the decision; and the decision behind it."""
    from sendpath.core.situation import decided_besides, home_of, settle
    from sendpath.rulebook.guidebook import read_concerns

    decisions = session.book.decisions()
    concerns = read_concerns(session.book.directory)
    told = list(dict.fromkeys(" ".join(text.lower().split()) for text in texts if text.strip()))
    decision = heard.decision or (None if told else decisions.told_by(heard.case))
    fault = _fault(told, concerns, session.book.own_words, decided=decision is not None)
    if fault is not None:
        session.problems.append(fault)
    session.stop()
    if told:
        concern = concerns[told[0]]
        decision = decision or decided_besides(
            concern, heard.case, decisions, _anchors(concern, session)
        )
    elif decision is None:
        raise Refused(session.problems)
    else:
        concern = home_of(decision, concerns)
    return settle(concern, decision, concerns, decisions.reasons)


def _anchors(concern: "Concern", session: Session) -> "Iterator[Event]":
    """Name what a concern's duties count from."""
    for duty in concern.duties:
        anchor = session.book.law.rules[duty].anchor
        if anchor is not None:
            yield anchor


def _fault(
    told: Sequence[str],
    concerns: "Mapping[str, Concern]",
    own_words: "Callable[[], Matcher | None]",
    *,
    decided: bool,
) -> Problem | None:
    if len(told) > 1:
        several = f"{len(told)} concerns were given."
        return _problem(", ".join(told), several, "Give one of them, and ask again for the other.")
    if told and told[0] not in concerns:
        return _strange(told[0], concerns, own_words)
    if not told and not decided:
        write = "Give --concern support-not-given, or another: --list prints them all. Or give "
        return _problem("", NOT_TOLD, f"{write}--reason.")
    return None


def _strange(
    told: str, concerns: "Mapping[str, Concern]", own_words: "Callable[[], Matcher | None]"
) -> Problem:
    known = {name: each.words for name, each in concerns.items()}
    problem = f"'{told}' is not a concern sendpath knows."
    near = offered(meant(told, known, "concerns", own_words).names, known)
    return _problem(told, problem, f"{near} {ASK}" if " " in told else near)


def _problem(value: str, problem: str, write: str) -> Problem:
    return Problem(where="--concern", value=value, problem=problem, write=write, blocks=True)
