"""``can-appeal``: may it be appealed, with what certificate, by whom, on which form."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from sendpath.answers import words
from sendpath.answers.at_odds import at_odds
from sendpath.answers.context import Context
from sendpath.answers.coverage import uncovered
from sendpath.answers.dated import calendar_view, problem_view, taken, undated
from sendpath.answers.in_short import left_as_noted, unless
from sendpath.answers.letter_right import TO_GET, Right
from sendpath.answers.notes import said_view
from sendpath.answers.nothing_pressing import Verdict, by_a_floor
from sendpath.answers.person import Person, keeping_to, with_age
from sendpath.answers.rows import row
from sendpath.answers.shapes import CalendarView, NoteView, ProblemView, Urgency
from sendpath.answers.used_days import is_undated, when_used
from sendpath.answers.verdict import belated, not_covered, yours
from sendpath.core.certificate import State
from sendpath.core.clauses import Note
from sendpath.core.decisions import Decision
from sendpath.core.names import capital, spell_fully
from sendpath.core.outcomes import Deadline, Said
from sendpath.core.problem import Problem, blocked
from sendpath.intake.hear import Facts

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict


class AppealFactsView(TypedDict):
    """What was told about the decision and the person."""

    reason: str | None
    sections: list[str]
    born: date | None
    on: date


class AppealGivenView(TypedDict):
    """What was told and used."""

    facts: AppealFactsView
    events: dict[str, date]
    taken: dict[str, str]
    undated: list[str]
    label: str | None


class CanAppealView(TypedDict):
    """The whole answer of ``sendpath can-appeal``.

    ``reason`` is what is really in dispute: the reason told, or what the sections make of it.
    ``is_in``: the appeal is known to be in, so that no certificate is to be got for it any more.
    ``last_day`` is that of the appeal, when the decision's date was told. ``uncovered`` says why
    nothing can be said: then there is no answer, no form and no appellant.
    """

    schema: Literal["sendpath/can-appeal/1"]
    verdict: str
    urgency: Urgency
    law_as_at: date
    rule_book: str
    calendar: CalendarView
    today: date
    given: AppealGivenView
    answer: Literal["yes", "no", "depends"] | None
    reason: str | None
    words: str | None
    certificate: Literal["needed", "not-needed", "held", "leave-needed"] | None
    is_in: bool
    form: str | None
    who: Literal["parent", "young-person"] | None
    parent_until: date | None
    young_person_until: date | None
    last_day: date | None
    contact_by: date | None
    act_by: date | None
    because: list[NoteView]
    instead: list[NoteView]
    flips: list[NoteView]
    warnings: list[NoteView]
    uncovered: list[NoteView]
    problems: list[ProblemView]


def can_appeal(
    facts: Facts, person: Person, context: Context, problems: Iterable[Problem], label: str | None
) -> CanAppealView:
    """Say all that can be said of what was heard, about a person, on a day."""
    right = Right(facts, person, context)
    out = uncovered([right.window, right.contact], facts.case, context)
    problems = list(problems)
    decision = None if out or blocked(problems) else facts.decision
    appellant = person.appellant
    old = appellant is not None and appellant.who is None
    answer = decision.answer if decision else None
    answer = "depends" if old and answer == "yes" else answer
    window = right.window if isinstance(right.window, Deadline) else None
    said = _verdict(answer, right, decision, out, keeping_to(right.until_25, context))
    if answer == "yes":
        said = with_age(said, person, right.window, right.assessment, context)
    return {
        "schema": "sendpath/can-appeal/1",
        "verdict": said.text,
        "urgency": said.urgency,
        "law_as_at": context.book.law_as_at,
        "rule_book": context.book.version,
        "calendar": calendar_view(context),
        "today": context.today,
        "given": _given(facts, person, context, label),
        "answer": answer,
        "reason": decision.slug if decision else None,
        "words": decision.words if decision else None,
        "certificate": None if out else right.state,
        "is_in": right.is_in,
        "form": decision.form if decision else None,
        "who": appellant.who if appellant and answer == "yes" else None,
        "parent_until": appellant.parent_until if appellant else None,
        "young_person_until": appellant.young_person_until if appellant else None,
        "last_day": window.due.day if window else None,
        "contact_by": right.contact_by,
        "act_by": window.safe if window else None,
        "because": [] if out else [said_view(each, context) for each in right.because()],
        "instead": _notes(decision.instead if decision else (), context),
        "flips": _notes(decision.flips if decision else (), context),
        "warnings": [
            *at_odds(decision, facts.case, context),
            *(said_view(each, context) for each in right.warnings()),
            *_notes(decision.notes if decision else (), context),
        ],
        "uncovered": out,
        "problems": [problem_view(problem) for problem in problems],
    }


YES = "Yes, this can be appealed"
BY_AGE = "It depends: from 25 on, get advice before you rely on this"
CARRIES: Mapping[State, str] = {
    "needed": "with a mediation certificate",
    "not-needed": "and no certificate is needed",
    "held": "and you hold the certificate",
    "leave-needed": "and leave (permission) may be needed",
}
UNLESS_IN = ", unless the appeal that was told is against this letter"


def _verdict(
    answer: str | None,
    right: Right,
    decision: Decision | None,
    out: Sequence[NoteView],
    context: Context,
) -> Verdict:
    """Say the one line: yes or no, what it takes, and what to do by when."""
    if out:
        return not_covered(out)
    if decision is None or answer is None:
        return Verdict("Nothing can be said of this letter", "open")
    if answer == "no":
        told = "No, this carries no right of appeal of its own"
        instead = f". {words.first_sentence(decision.instead[0].text)}" if decision.instead else ""
        return Verdict(f"{told}{instead}".removesuffix("."), "open")
    if answer == "depends" and decision.answer != "yes":
        why = decision.flips[0].text if decision.flips else decision.because.text
        return Verdict(f"It depends. {words.first_sentence(why)}".removesuffix("."), "open")
    told = f"{YES}{_carried(right)}" if answer == "yes" else BY_AGE
    rows = [row(each, right.assessment, context) for each in (right.contact, right.window)]
    listed = [each for each in rows if each["listed"]]
    days = yours(listed, context) or by_a_floor(listed, context)
    if days:
        return Verdict(f"{told}. {days.text}", days.urgency)
    odd = at_odds(decision, right.facts.case, context)
    hangs = f", provided that the council {decision.words}" if odd and not right.is_in else ""
    late = right.is_in and (rows[-1]["days_late"] or 0) > 0
    urgency: Urgency = "late" if late else "ahead" if answer == "yes" else "open"
    said = Verdict(f"{told}{hangs}{_taken(right, context)}", urgency)
    return _since(right, told if answer != "yes" else None, context) or said


def _since(right: Right, lead: str | None, context: Context) -> Verdict | None:
    """Say what the family has to do next where the appeal is in: after its decision, too.

    Where nothing is, and it came in time but not as it should, what is left to do is said.

    Args:
        right: What the rules of the letter say.
        lead: What opens the line, where that is no yes.
        context: With what to answer.
    """
    if not right.is_in:
        return None
    assessment = right.assessment
    outcomes = assessment.outcomes(context.book.asked).values()
    rows = [row(each, assessment, context) for each in outcomes]
    mine = [each for each in rows if each["listed"] and each["who"] == "family"]
    window = row(right.window, assessment, context)
    own = yours(mine, context)
    if own is None and (window["days_late"] or 0) <= 0:
        own = belated(mine, context)
    if own is None:
        return None
    is_dated = window["happened"] is not None
    yes = "Yes, and the appeal is in" if is_dated else f"Yes{_taken(right, context)}"
    return Verdict(f"{lead or yes}. {own.text}", own.urgency)


def _carried(right: Right) -> str:
    """Say what the appeal takes; nothing that is to be got once it is in."""
    if right.is_nothing_to_get:
        return ""
    state = right.state or "needed"
    unless = UNLESS_IN if right.may_be_in and state in TO_GET else ""
    return f", {CARRIES[state]}{unless}"


def _taken(right: Right, context: Context) -> str:
    """Say that the appeal was made, where that was told."""
    event = context.book.law.rules[context.book.letter.window].closed_by
    if not right.is_in or event is None:
        return ""
    told = row(right.window, right.assessment, context)
    done = told["happened"]
    waits = told["due"] is None and done is None
    if is_undated(told) or waits:
        when = words.NO_DAY_TOLD
    else:
        when = when_used(told) if done is None else f"on {spell_fully(done)}"
    over, left = told["days_late"] or 0, left_as_noted(told, context)
    if over > 0:
        when += f", {words.many(over, 'day')} late{unless(told, context)}"
        when += f": {left}" if left else ""
    return f". {capital(context.book.law.facts[event].words)} {when}"


def _given(facts: Facts, person: Person, context: Context, label: str | None) -> AppealGivenView:
    return {
        "facts": {
            "reason": facts.reason,
            "sections": sorted(facts.sections),
            "born": person.born,
            "on": person.on,
        },
        "events": {str(event): day for event, day in facts.case.events.items()},
        "taken": taken(facts.case, context),
        "undated": undated(facts.case, context),
        "label": label,
    }


def _notes(notes: Iterable[Note], context: Context) -> list[NoteView]:
    return [said_view(Said(note), context) for note in notes]
