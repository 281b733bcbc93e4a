"""``sendpath pathway``: every route open to this person now, and why the others are not."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sendpath.cli import dated
from sendpath.cli.processes import terms_of
from sendpath.cli.settings import Asked, Settings, load_book, load_days, read_settings, width
from sendpath.cli.stream import Result, carries_line_drawing
from sendpath.cli.told import Heard, Law, Told, edition, read_told
from sendpath.cli.whom import AboutWhom, read_person, who_appeals_said
from sendpath.core.case import Case
from sendpath.core.clauses import RuleId
from sendpath.core.decisions import Decision
from sendpath.core.outcomes import Deadline, Outcome
from sendpath.core.problem import Problem
from sendpath.core.routes import Concern, Route, Situation, first_open, survey
from sendpath.core.standing import days_late, is_done, standing
from sendpath.intake.choices import nearest
from sendpath.render import answer, pathway, routes
from sendpath.render.documents import PathwayView
from sendpath.render.notes import said_view
from sendpath.render.verdict import WHO
from sendpath.rulebook.guidebook import read_concerns, read_contacts, read_routes

if TYPE_CHECKING:
    from sendpath.rulebook.loader import RuleBook

FORMATS = ("table", "plain", "json", "md", "html")


UNDECIDED = frozenset({"appealable", "certificate-needed"})
"""What a concern supposes of a decision that was not told; a decision that was told decides."""


class Way(NamedTuple):
    """What is asked about, as typed."""

    concerns: Sequence[str] = ()
    every: bool = False
    explain: bool = False
    term: Sequence[str] = ()
    whom: AboutWhom = AboutWhom()


class Found(NamedTuple):
    """The concern that was told, and the decision behind it."""

    concern: Concern
    decision: Decision | None
    is_told: bool = True


def run(way: Way, told: Told, asked: Asked) -> Result:
    """Answer, or say everything that stands in the way."""
    settings = read_settings(asked._replace(formats=FORMATS))
    problems = list(settings.problems)
    book = load_book(asked, (), problems)
    if book is None:
        return dated.refused(problems)
    concerns = read_concerns(book.directory)
    if way.every:
        return _listing(concerns, settings)
    terms = terms_of(way.term, problems)
    law = Law(book, replace(load_days(asked, settings, book, problems), terms=terms))
    heard = read_told(told, law, settings, problems)
    person = read_person(way.whom, settings.today, problems)
    found = _found(way.concerns, heard, concerns, book, problems)
    blocked = found is None or any(problem.blocks for problem in problems)
    if found is None or blocked:
        return dated.refused(problems)
    case = _case(heard, found)
    shown = answer_for(case, found, law, settings, problems, label=told.label)
    if person.appellant is not None and shown["form"] is not None:
        said = who_appeals_said(person, book.sayings())
        shown["appellant"] = said_view(said, edition(law, settings))
        _by_age(shown, person.appellant.who, read_routes(book.directory))
    text = _render(shown, law, settings, explain=way.explain)
    messages = () if asked.quiet or settings.format in ("table", "plain") else problems
    code = 3 if problems else 0
    return Result(text=text, messages=tuple(map(str, messages)), code=code, output=settings.output)


def _by_age(shown: PathwayView, who: str | None, all_routes: Sequence[Route]) -> None:
    """Say of the routes that go by age who uses them now."""
    by_age = {each.id for each in all_routes if each.by_age}
    for each in shown["open"]:
        if who is not None and each["id"] in by_age:
            each["who"] = WHO[who]


def answer_for(
    case: Case,
    found: Found,
    law: Law,
    settings: Settings,
    problems: list[Problem],
    *,
    label: str | None = None,
) -> PathwayView:
    """Answer one case as the contract has it."""
    book = law.book
    desk = dated.desk(law, settings.today, edition(law, settings))
    routes = read_routes(book.directory)
    assessment = desk.engine.open(case)
    outcomes = assessment.outcomes(rules_of(routes, law))
    seen = survey(routes, situation(case, found, outcomes, law, settings.today))
    open_ = {each for one in seen if one.closing is None for each in one.route.dates}
    rows = [dated.answered(outcomes[rule], assessment) for rule in outcomes if rule in open_]
    shown = answer.dated(
        rows,
        answer.Asking(case=case, today=settings.today, label=label),
        edition=desk.edition,
        problems=problems,
    )
    contacts = {name: each._asdict() for name, each in read_contacts(book.directory).items()}
    form = found.decision.form if found.decision else None
    asked = pathway.Asked(found.concern, case.reason, form, book.branches, contacts)  # type: ignore[arg-type]  # a contact has just these keys
    following = first_open(found.concern.first, seen)
    return pathway.view(seen, following, asked, shown, desk.edition)


def situation(
    case: Case, found: Found, outcomes: Mapping[RuleId, Outcome], law: Law, today: date
) -> Situation:
    """Say all that decides which routes are open: traits, facts, and what has passed by today."""
    chosen = frozenset(
        trait
        for name, value in case.choices.items()
        for trait in law.book.choices[name].traits.get(value, ())
    )
    due = {rule: each for rule, each in outcomes.items() if isinstance(each, Deadline)}
    passed = {rule for rule, each in due.items() if _missed(each, today)}
    processes = {each.rule.process for each in due.values() if each.rule.kind == "duty"}
    late = {
        each.rule.process
        for rule, each in due.items()
        if rule in passed or is_done(each, today=today)
    }
    return Situation(
        traits=found.concern.traits | _traits(found.decision) | chosen,
        told=frozenset(case.events),
        passed=frozenset(passed),
        all_ahead=frozenset(processes - late),
    )


def _missed(outcome: Deadline, today: date) -> bool:
    """Say whether a last day has passed, or what it asked for was done too late."""
    late = (days_late(outcome, today=today) or 0) > 0
    return late or standing(outcome, today=today) == "passed"


def _traits(decision: Decision | None) -> frozenset[str]:
    """Say what the decision itself opens."""
    if decision is None:
        return frozenset()
    certain = decision.certificate == "needed"
    return (
        frozenset({"appealable"} if decision.answer == "yes" else ())
        | frozenset({"certificate-needed"} if certain else ())
        | frozenset({"recommendations"} if decision.recommendations else ())
    )


def rules_of(routes: Sequence[Route], law: Law) -> list[RuleId]:
    """Name the rules that routes turn on or show."""
    wanted = {rule for route in routes for rule in route.dates}
    wanted |= {route.late.rule for route in routes if route.late is not None}
    for closing in (each for route in routes for each in route.closed):
        if closing.asks.endswith("passed"):
            several = isinstance(closing.subject, tuple)
            wanted |= set(map(RuleId, closing.subject if several else (closing.subject,)))  # type: ignore[arg-type]  # told apart by `several`
    return [rule for rule in law.book.asked if rule in wanted]


def _case(heard: Heard, found: Found) -> Case:
    decision = found.decision
    return Case(
        events=heard.case.events,
        reason=decision.slug if decision and found.is_told else None,
        traits=heard.case.traits | (decision.traits if decision else frozenset()),
        choices=heard.case.choices,
    )


def _found(
    texts: Sequence[str],
    heard: Heard,
    concerns: Mapping[str, Concern],
    book: "RuleBook",
    problems: list[Problem],
) -> Found | None:
    """Find the concern: as told, or that of the decision."""
    told = list(dict.fromkeys(" ".join(text.lower().split()) for text in texts if text.strip()))
    if len(told) > 1:
        problems.append(
            _problem(
                ", ".join(told),
                f"{len(told)} concerns were given.",
                "Give one of them, and ask again for the other.",
            )
        )
        return None
    if told and told[0] not in concerns:
        problems.append(_strange(told[0], concerns))
        return None
    decision = heard.decision
    if told:
        return with_reason(concerns[told[0]], decision, concerns, book)
    if decision is None:
        problems.append(
            _problem(
                "",
                "It was not told what this is about.",
                "Give --concern support-not-given, or another: --list prints them "
                "all. Or give --reason.",
            )
        )
        return None
    about = next(each for each in concerns.values() if decision.slug in each.reasons)
    return Found(about, decision)


def _strange(told: str, concerns: Mapping[str, Concern]) -> Problem:
    phrases = {name: (name, each.words, *each.also) for name, each in concerns.items()}
    offers = "; ".join(f"{name} ({concerns[name].words})" for name in nearest(told, phrases))
    problem = f"'{told}' is not a concern sendpath knows."
    return _problem(told, problem, f"The nearest are: {offers}. Write the one that fits.")


def with_reason(
    concern: Concern,
    decision: Decision | None,
    concerns: Mapping[str, Concern],
    book: "RuleBook",
) -> Found:
    """Take the concern's own decision where it has just one, unless another was told.

    What another decision means for the routes is what it means under its own concern.
    """
    reasons = book.decisions().reasons
    if decision is None and concern.reasons:
        possible = [reasons[slug] for slug in concern.reasons]
        alike = len({(each.answer, each.certificate, each.traits) for each in possible}) == 1
        return Found(concern, possible[0] if alike else None, is_told=len(possible) == 1)
    if decision is None or decision.slug in concern.reasons:
        return Found(concern, decision)
    home = next(each for each in concerns.values() if decision.slug in each.reasons)
    traits = concern.traits - UNDECIDED | home.traits
    return Found(concern._replace(traits=traits), decision)


def _problem(value: str, problem: str, write: str) -> Problem:
    return Problem(where="--concern", value=value, problem=problem, write=write, blocks=True)


def _listing(concerns: Mapping[str, Concern], settings: Settings) -> Result:
    rows = [(name, each.words) for name, each in concerns.items()]
    if settings.format == "json":
        from sendpath.render import as_json

        told = [{"id": name, "words": words} for name, words in rows]
        return Result(text=as_json.render(told), output=settings.output)
    if settings.format == "table":
        from sendpath.render import table

        drawing = carries_line_drawing(sys.stdout)
        text = table.grid(
            ("Concern", "What it is about"),
            rows,
            width=width(),
            colour=settings.colour,
            unicode=drawing,
        )
        return Result(text=text, output=settings.output)
    text = "".join(f"{name}: {words}\n" for name, words in rows)
    return Result(text=text, output=settings.output)


def _render(shown: PathwayView, law: Law, settings: Settings, *, explain: bool) -> str:
    shorts = dated.shorts(law)
    if settings.format == "json":
        from sendpath.render import as_json

        return as_json.render(shown)
    if settings.format == "md":
        return routes.markdown(shown, shorts)
    if settings.format == "html":
        from sendpath.render import html

        return html.page(routes.markdown(shown, shorts))
    if settings.format == "plain":
        return routes.plain(shown, shorts, explain=explain)
    from sendpath.render import tree

    drawing = settings.output is not None or carries_line_drawing(sys.stdout)
    canvas = tree.Canvas(width(), colour=settings.colour, unicode=drawing, explain=explain)
    return tree.render(shown, shorts, canvas)
