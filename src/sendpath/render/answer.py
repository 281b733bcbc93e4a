"""Outcomes to the view that every format is written from."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import NamedTuple

from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.law import Cite, Event, Fact, Rule
from sendpath.core.names import spell, spell_fully
from sendpath.core.outcome import (
    Considered,
    Deadline,
    NotApplicable,
    NotCovered,
    Outcome,
    Said,
    Step,
    Waiting,
)
from sendpath.core.problem import Problem
from sendpath.core.standing import days_late, days_left, standing
from sendpath.render import words
from sendpath.render.view import (
    CiteView,
    DeadlinesView,
    NoteView,
    ProblemView,
    ReadingView,
    RowView,
    StepView,
    WhatIfView,
)


class Edition(NamedTuple):
    """Which law and which calendar answered.

    Attributes:
        law_as_at: The day the law was last checked.
        rule_book: The edition of the rule book.
        urls: Where each source can be read, by key.
        facts: The map of facts.
        calendar: Working days.
    """

    law_as_at: date
    rule_book: str
    urls: Mapping[str, str]
    facts: Mapping[Event, Fact]
    calendar: Calendar


class WhatIf(NamedTuple):
    """What a fact still to come would do to a last day."""

    adds_nothing_until: date | None = None
    issued_on: date | None = None
    last_day: date | None = None


class Answered(NamedTuple):
    """One outcome, what to tell people beside it, and what a fact still to come would change."""

    outcome: Outcome
    notes: tuple[Said, ...] = ()
    what_if: WhatIf = WhatIf()


class Asking(NamedTuple):
    """What was asked: the case, the day of asking, and the caller's own name for it."""

    case: Case
    today: date
    label: str | None = None


def deadlines(
    answered: Iterable[Answered],
    asked: Asking,
    *,
    edition: Edition,
    problems: Iterable[Problem],
) -> DeadlinesView:
    """Build the whole answer, rows in date order and then those without a date."""
    case, today = asked.case, asked.today
    rows = [_row(each, edition, today) for each in answered]
    return {
        "schema": "sendpath/deadlines/1",
        "law_as_at": edition.law_as_at,
        "rule_book": edition.rule_book,
        "calendar": {
            "name": edition.calendar.name,
            "confirmed_to": edition.calendar.confirmed_to,
        },
        "today": today,
        "given": {
            "facts": {"reason": case.reason},
            "events": {str(event): day for event, day in case.events.items()},
            "taken": _taken(case, edition.facts),
            "label": asked.label,
        },
        "deadlines": sorted(rows, key=lambda row: row["due"] or date.max),
        "warnings": _planned(case, today, edition),
        "problems": [problem_view(problem) for problem in problems],
    }


def problem_view(problem: Problem) -> ProblemView:
    """Show a problem as the contract has it."""
    return {
        "where": problem.where,
        "value": problem.value,
        "problem": problem.problem,
        "write": problem.write,
    }


def _taken(case: Case, facts: Mapping[Event, Fact]) -> dict[str, str]:
    """Name each event that was not told itself, with the fact taken for it."""
    return {
        fact.stands_in_for: event
        for event, fact in facts.items()
        if event in case.events
        and fact.stands_in_for is not None
        and fact.stands_in_for not in case.events
    }


def _planned(case: Case, today: date, edition: Edition) -> list[NoteView]:
    return [
        _plain_note("planned", f"{spell_fully(day)} is still to come: counted as if it is the day "
                               f"{edition.facts[event].words}.")
        for event, day in case.events.items()
        if day > today
    ]  # fmt: skip


def _row(answered: Answered, edition: Edition, today: date) -> RowView:
    outcome = answered.outcome
    match outcome:
        case Deadline():
            return _due(outcome, answered, edition, today)
        case Waiting():
            return _waiting(outcome, answered, edition)
        case NotApplicable():
            row = _blank(outcome.rule)
            because = _said(outcome.because, edition)
            return {
                **row,
                "status": "not-applicable",
                "because": [because],
                "summary": because["text"],
            }
        case NotCovered():
            row = _blank(outcome.rule)
            text = _not_covered(outcome, edition)
            return {
                **row,
                "status": "not-covered",
                "because": [_plain_note("not-covered", text)],
                "summary": text,
                "listed": True,
            }


def _due(outcome: Deadline, answered: Answered, edition: Edition, today: date) -> RowView:
    stands = standing(outcome, today=today)
    now = [each for each in answered.notes if stands and each.note.standing == stands]
    always = [each for each in answered.notes if each.note.standing is None]
    notes = [*now, *(each for each in always if stands or each.note.qualifies)]
    return {
        **_blank(outcome.rule),
        "status": "due",
        "due": outcome.due.day,
        "by_time": _time(outcome.version.by_time),
        "raw": outcome.raw.day,
        "safe": outcome.safe,
        "latest": outcome.latest,
        "days_left": days_left(outcome, today=today),
        "standing": stands,
        "certainty": outcome.certainty,
        "verified": outcome.due.verified,
        "steps": [_step(step, edition) for step in outcome.due.steps],
        "considered": [_step(each.derived.steps[-1], edition) for each in outcome.considered],
        "readings": _readings(outcome, edition),
        "what_if": _what_if(answered.what_if),
        "happened": outcome.happened,
        "days_late": days_late(outcome, today=today),
        "warnings": [*_provisional(outcome, edition), *(_said(each, edition) for each in notes)],
        "summary": _why(outcome, edition),
        "listed": True,
    }


def _waiting(outcome: Waiting, answered: Answered, edition: Edition) -> RowView:
    return {
        **_blank(outcome.rule),
        "status": "waiting",
        "waiting_for": [str(event) for event in outcome.waiting_for],
        "happened": outcome.happened,
        "warnings": [_said(each, edition) for each in answered.notes],
        "summary": _to_come(outcome, edition),
        "listed": not outcome.unneeded and outcome.happened is None,
    }


def _blank(rule: Rule) -> RowView:
    return {
        "id": rule.id, "title": rule.title, "who": rule.who, "kind": rule.kind,
        "status": "no-date", "sense": "by", "due": None, "by_time": None, "opens": None,
        "raw": None, "safe": None, "latest": None, "days_left": None, "standing": None,
        "certainty": None, "verified": None, "waiting_for": [], "because": [], "steps": [],
        "considered": [], "readings": [], "exceptions": [], "what_if": _what_if(WhatIf()),
        "happened": None, "days_late": None, "warnings": [], "summary": "", "listed": False,
    }  # fmt: skip


def _why(outcome: Deadline, edition: Edition) -> str:
    """Say where the day comes from: the limb that won, each move, and by how much it won."""
    parts = [words.counting(outcome.limb.run, edition.facts)]
    parts += [words.step(step, edition.facts) for step in outcome.due.steps[1:]]
    parts += [_margin(outcome, lost, edition) for lost in outcome.considered]
    return ". ".join(part[0].upper() + part[1:] for part in parts) + "."


def _margin(outcome: Deadline, lost: Considered, edition: Edition) -> str:
    apart = (outcome.raw.day - lost.derived.day).days
    rival = words.counting(lost.limb.run, edition.facts)
    later = f"{words.many(apart, 'day')} later than" if apart else "the same day as"
    return f"{later} {rival}, which is {spell_fully(lost.derived.day)}"


def _to_come(outcome: Waiting, edition: Edition) -> str:
    count = outcome.rule.versions[-1].limbs[0].run
    return words.still_to_come(count, edition.facts)


def _not_covered(outcome: NotCovered, edition: Edition) -> str:
    if outcome.starts is not None:
        starts = f"{spell(outcome.starts)}, when these rules start"
        return (
            f"{spell_fully(outcome.day)} is before {starts}. "
            "sendpath does not know the earlier law."
        )
    return (
        f"No calendar reaches far enough from {spell_fully(outcome.day)}: "
        f"bank holidays can be told to {spell(edition.calendar.last)}."
    )


def _provisional(outcome: Deadline, edition: Edition) -> list[NoteView]:
    if outcome.certainty == "firm":
        return []
    known = spell(edition.calendar.confirmed_to)
    return [
        _plain_note(
            "provisional",
            f"Provisional: bank holidays are published to {known}. Ask again when later ones are.",
        )
    ]


def _readings(outcome: Deadline, edition: Edition) -> list[ReadingView]:
    return [
        {
            "id": reading.id,
            "label": reading.label,
            "due": reading.due,
            "cite": _cite(reading.cite, edition),
            "prevailing": reading.prevailing,
        }
        for reading in outcome.readings
    ]


def _step(step: Step, edition: Edition) -> StepView:
    return {
        "date": step.end,
        "text": words.step(step, edition.facts),
        "cite": _cite(step.clause.cite, edition),
    }


def _said(note: Said, edition: Edition) -> NoteView:
    return {"id": note.note.id, "text": words.said(note), "cite": _cite(note.note.cite, edition)}


def _plain_note(name: str, text: str) -> NoteView:
    return {"id": name, "text": text, "cite": None}


def _cite(cite: Cite, edition: Edition) -> CiteView:
    return {
        "source": cite.source,
        "at": cite.at,
        "url": edition.urls[cite.source],
        "verified": cite.verified,
    }


def _what_if(what_if: WhatIf) -> WhatIfView:
    return {
        "certificate_adds_nothing_until": what_if.adds_nothing_until,
        "issued_on": what_if.issued_on,
        "last_day": what_if.last_day,
    }


def _time(by_time: time | None) -> str | None:
    return None if by_time is None else by_time.strftime("%H:%M")
