"""How this program itself answers a question of the vectors: a model for others.

A question is somebody else's line: whatever stands in it, there is an answer. No day hangs on
today, so days to come are taken as told.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sendpath.answers.context import Context
from sendpath.answers.vectors import Answer
from sendpath.core.clauses import Event, RuleId
from sendpath.core.decisions import Decisions
from sendpath.core.outcomes import (
    Deadline,
    NoDate,
    NotApplicable,
    NotCovered,
    Outcome,
    Unconfirmed,
    Waiting,
)
from sendpath.core.problem import blocked
from sendpath.intake.hear import Facts, Inputs, hear
from sendpath.intake.written import Ambient, Written

Terms = tuple[tuple[date, date], ...]


class Skipped(Exception):  # noqa: N818 - no fault: a question about something not known here
    """A question that is not understood, and why."""


def own_answer(
    question: Any, context: Context, decisions: Callable[[], Decisions]
) -> dict[str, Any]:
    """Answer one question; one that is not understood is skipped, with the reason.

    Args:
        question: What was read from a line.
        context: With what to answer.
        decisions: Gives what councils decide, read once for all questions.
    """
    name = question.get("id") if isinstance(question, Mapping) else None
    try:
        answer = _answered(question, context, decisions)
    except Skipped as reason:
        answer = {"status": "skipped", "why": str(reason)}
    return {"id": name if isinstance(name, str) else None, **answer}


def _answered(question: Any, context: Context, decisions: Callable[[], Decisions]) -> Answer:
    if not isinstance(question, Mapping) or not isinstance(question.get("id"), str):
        raise Skipped("a question is an object with id, rule and events")
    rule = question.get("rule")
    if not isinstance(rule, str) or rule not in context.book.law.rules:
        raise Skipped(f"no rule is called {rule}")
    terms = _terms(question.get("terms", []))
    facts = hear(
        _inputs(question, context),
        _ambient(context),
        decisions=decisions,
        choices=context.book.choices,
    )
    if blocked(facts.problems):
        return _refused(facts)
    if terms:
        context = context.counting_with(replace(context.calendar, terms=terms))
    return _told(context.engine.open(facts.case).outcome(RuleId(rule)), facts)


def _inputs(question: Mapping[str, Any], context: Context) -> Inputs:
    """Read what is told; a blank is a thing not told."""
    events = _texts(question.get("events", {}))
    choices = _texts(question.get("choices", {}))
    reason, marks = question.get("reason"), question.get("marks", [])
    if strange := [*events.keys() - context.book.law.facts, *choices.keys() - context.book.choices]:
        raise Skipped(f"no fact is called {min(strange)}")
    if not isinstance(reason, str | None) or not _is_words(marks):
        raise Skipped("a reason is a text, and marks are a list of texts")
    return Inputs(
        written=tuple(Written(Event(name), text, name) for name, text in events.items() if text),
        reasons=[reason] if reason else [],
        choices={name: [text] for name, text in choices.items()},
        traits=frozenset(marks),
    )


def _texts(value: Any) -> dict[str, str]:
    if not isinstance(value, Mapping) or not _is_words(list(value.values())):
        raise Skipped("events and choices are objects with texts in them")
    return {name: text.strip() for name, text in value.items()}


def _is_words(value: Any) -> bool:
    return isinstance(value, Sequence) and all(isinstance(each, str) for each in value)


def _terms(value: Any) -> Terms:
    try:
        spans = [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in value]
    except (TypeError, ValueError):
        raise Skipped("terms are pairs of days: first and last") from None
    return tuple(spans)


def _ambient(context: Context) -> Ambient:
    book = context.book
    return Ambient(
        facts=book.law.facts,
        today=date.max,
        planned=True,
        required=book.letter_facts(),
        last=context.calendar.last,
    )


def _refused(facts: Facts) -> Answer:
    """Say what could not be read: first what stands in the way of any answer."""
    first = min(facts.problems, key=lambda each: not each.blocks)
    return {"status": "refused", "why": f"{first.where}: {first.problem}"}


def _told(outcome: Outcome, facts: Facts) -> Answer:
    """Say what a rule gives; where it waits and something could not be read, that is the reason."""
    if isinstance(outcome, Waiting) and facts.problems:
        return _refused(facts)
    left_out = [each.where for each in facts.problems]
    return {**_outcome(outcome), **({"left_out": left_out} if left_out else {})}


def _outcome(outcome: Outcome) -> Answer:
    match outcome:
        case Deadline():
            return {
                "status": "due",
                "due": outcome.due.day.isoformat(),
                "safe": outcome.safe.isoformat(),
                "latest": outcome.latest and outcome.latest.isoformat(),
            }
        case Waiting():
            return {"status": "waiting", "why": f"not told: {', '.join(outcome.waiting_for)}"}
        case NotApplicable():
            return {"status": "not-applicable", "why": outcome.because.note.text}
        case NotCovered():
            return {"status": "not-covered", "why": f"{outcome.day.isoformat()} is not covered"}
        case NoDate():
            return {"status": "no-date", "why": outcome.because.note.text}
        case Unconfirmed():
            return {"status": "unconfirmed", "why": "its law was not confirmed"}
