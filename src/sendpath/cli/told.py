"""What was told about a case, as typed and as read; shared by the commands that ask about one."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sendpath.cli.settings import Settings
from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.core.decisions import Decision, Decisions
from sendpath.core.law import Fact
from sendpath.core.problem import Problem
from sendpath.intake.choices import read_choice, read_reason, read_sections, split_fact
from sendpath.intake.facts import Ambient, Written, read_case
from sendpath.render import words
from sendpath.render.edition import Edition

if TYPE_CHECKING:
    from sendpath.core.calendar import Calendar
    from sendpath.rulebook.loader import RuleBook

PROCESSES = ("appeal", "mediation")
LETTER = Event("decision-sent")
OPTIONS = frozenset(
    {
        "--decision-date",
        "--sent-date",
        "--certificate-date",
        "--adviser-contacted",
        "--told-adviser-date",
        "--mediation-requested",
        "--mediation-date",
        "--mediation-concluded",
    }
)
"""The facts of a letter that have an option of their own; any other is typed EVENT=DATE."""


class Told(NamedTuple):
    """What was told about the letter, as typed.

    Attributes:
        dates: Each date option's values, by option.
        facts: ``EVENT=DATE`` words.
        reasons: Values of ``--reason``.
        sections: Values of ``--section``.
        health_only: Whether only health provision is in dispute.
        planned: Whether days to come are allowed.
        choices: What else is no day, such as ``--order``: each one's values, by its name.
        label: The caller's own name for the case.
    """

    dates: dict[str, Sequence[str]]
    facts: Sequence[str] = ()
    reasons: Sequence[str] = ()
    sections: Sequence[str] = ()
    health_only: bool = False
    planned: bool = False
    choices: Mapping[str, Sequence[str]] = {}
    label: str | None = None


class Law(NamedTuple):
    """What answers: the rule book and the calendar."""

    book: "RuleBook"
    calendar: "Calendar"


class Heard(NamedTuple):
    """What was told, read.

    Attributes:
        case: The facts.
        reason: The reason as told.
        sections: The sections in dispute, as told.
        decision: What is really in dispute.
        decisions: All that councils decide, when any of it was told.
    """

    case: Case = Case(events={})
    reason: str | None = None
    sections: frozenset[str] = frozenset()
    decision: Decision | None = None
    decisions: Decisions | None = None


def read_told(told: Told, law: Law, settings: Settings, problems: list[Problem]) -> Heard:
    """Read everything told, and collect every problem."""
    facts = law.book.law.facts
    named = {fact.option: fact.id for fact in facts.values()}
    written = [
        Written(named[option], text, option)
        for option, texts in told.dates.items()
        for text in texts
    ]
    for each in (split_fact(text, facts) for text in told.facts):
        (written if isinstance(each, Written) else problems).append(each)  # type: ignore[arg-type]  # each goes where it belongs
    heard = _decided(told, law, problems)
    flags = frozenset({"health-only"} if told.health_only else ())
    decision = heard.decision
    letter = {fact.id for fact in facts.values() if LETTER in (fact.id, fact.stands_in_for)}
    ambient = Ambient(
        facts=facts,
        today=settings.today,
        planned=told.planned,
        required=frozenset(letter),
        last=law.calendar.last,
    )
    traits = flags | (decision.traits if decision else frozenset())
    reason = decision.slug if decision else None
    read = read_case(written, ambient, reason=reason, traits=traits)
    problems.extend(read.problems)
    return heard._replace(case=replace(read.case, choices=_chosen(told, law, problems)))


def _chosen(told: Told, law: Law, problems: list[Problem]) -> dict[str, str]:
    """Read what was ordered, conceded or agreed, and whatever else is no day."""
    kinds = {
        name: read_choice(texts, law.book.choices[name]) for name, texts in told.choices.items()
    }
    problems.extend(kind for kind in kinds.values() if isinstance(kind, Problem))
    return {name: kind for name, kind in kinds.items() if isinstance(kind, str)}


def _decided(told: Told, law: Law, problems: list[Problem]) -> Heard:
    """Read what was decided and which sections are in dispute, and weigh them together."""
    if not told.reasons and not told.sections:
        return Heard()
    decisions = law.book.decisions()
    reason = read_reason(told.reasons, decisions, where="--reason")
    sections, faults = read_sections(told.sections, decisions, where="--section")
    problems.extend(faults)
    if isinstance(reason, Problem):
        problems.append(reason)
        reason = None
    return Heard(
        reason=reason,
        sections=sections,
        decision=decisions.weigh(reason, sections),
        decisions=decisions,
    )


def edition(law: Law, settings: Settings, *, options: Container[str] = ()) -> Edition:
    """Say which law and which calendar answer.

    Args:
        law: The rule book and the calendar.
        settings: How to answer.
        options: The options this command has; any other fact is typed EVENT=DATE.
    """
    facts = {
        event: fact if fact.option in options else fact._replace(option=_typed(fact))
        for event, fact in words.named(law.book.law).items()
    }
    return Edition(
        law_as_at=law.book.law_as_at,
        rule_book=law.book.version,
        urls={key: source.url for key, source in law.book.sources.items()},
        facts=facts,
        calendar=law.calendar,
        spells=law.book.spells,
        added=settings.bank_holidays,
    )


def _typed(fact: Fact) -> str:
    return f"{fact.id}={'YEAR' if fact.value == 'year' else 'DATE'}"
