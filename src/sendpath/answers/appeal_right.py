"""``can-appeal``: may it be appealed, with what certificate, by whom, on which form."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.coverage import uncovered
from sendpath.answers.dated import calendar_view, problem_view, taken
from sendpath.answers.notes import said_view
from sendpath.answers.person import Person, said_with, who_appeals_said
from sendpath.answers.rows import row
from sendpath.answers.shapes import CalendarView, NoteView, ProblemView, Urgency
from sendpath.answers.verdict import Verdict, not_covered, yours
from sendpath.core.assessment import Assessment
from sendpath.core.certificate import State, certificate_state
from sendpath.core.clauses import Note
from sendpath.core.decisions import Decision
from sendpath.core.names import capital, spell_fully
from sendpath.core.outcomes import Deadline, Outcome, Said
from sendpath.core.problem import Problem, blocked
from sendpath.core.standing import happened, standing
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
    label: str | None


class CanAppealView(TypedDict):
    """The whole answer of ``sendpath can-appeal``.

    ``reason`` is what is really in dispute: the reason told, or what the sections make of it.
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
    right = _Right(facts, person, context)
    out = uncovered([right.window, right.contact], facts.case, context)
    problems = list(problems)
    decision = None if out or blocked(problems) else facts.decision
    appellant = person.appellant
    old = appellant is not None and appellant.who is None
    answer = decision.answer if decision else None
    answer = "depends" if old and answer == "yes" else answer
    window = right.window if isinstance(right.window, Deadline) else None
    said = _verdict(answer, right, decision, out, context)
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
            *(said_view(each, context) for each in right.warnings()),
            *_notes(decision.notes if decision else (), context),
        ],
        "uncovered": out,
        "problems": [problem_view(problem) for problem in problems],
    }


CARRIES: Mapping[State, str] = {
    "needed": "with a mediation certificate",
    "not-needed": "and no certificate is needed",
    "held": "and you hold the certificate",
    "leave-needed": "and leave (permission) may be needed",
}


def _verdict(
    answer: str | None,
    right: "_Right",
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
    if answer == "depends":
        why = decision.flips[0].text if decision.flips else decision.because.text
        return Verdict(f"It depends. {words.first_sentence(why)}".removesuffix("."), "open")
    told = f"Yes, this can be appealed, {CARRIES[right.state or 'needed']}"
    rows = [row(each, right.assessment, context) for each in (right.contact, right.window)]
    days = yours([each for each in rows if each["listed"]], context)
    if days:
        return Verdict(f"{told}. {days.text}", days.urgency)
    return Verdict(f"{told}{_taken(right, context)}", "ahead")


def _taken(right: "_Right", context: Context) -> str:
    """Say that the appeal was made, where that was told."""
    done = isinstance(right.window, Deadline) and right.window.happened
    event = context.book.law.rules[context.book.letter.window].closed_by
    if not done or event is None:
        return ""
    return f". {capital(context.book.law.facts[event].words)} on {spell_fully(done)}"


class _Right:
    """What the rules of the letter say of one decision."""

    def __init__(self, facts: Facts, person: Person, context: Context) -> None:
        self.facts, self.person, self.context = facts, person, context
        letter = context.book.letter
        self.assessment: Assessment = context.engine.open(facts.case)
        self.window: Outcome = self.assessment.outcome(letter.window)
        self.contact: Outcome = self.assessment.outcome(letter.contact)
        self.state: State | None = None
        if facts.decision is not None:
            self.state = certificate_state(
                facts.decision,
                self.contact,
                held=letter.certificate in facts.case.events,
                today=context.today,
                doubted=letter.certificate in facts.case.doubted,
            )

    @property
    def contact_by(self) -> date | None:
        """Give the last day to contact the adviser, where a certificate is still needed."""
        if self.state != "needed" or not isinstance(self.contact, Deadline):
            return None
        rung = happened(self.contact, today=self.context.today) is not None
        return None if rung else self.contact.safe

    def because(self) -> Iterator[Said]:
        """Say why."""
        decision, sayings = self.facts.decision, self.context.book.sayings()
        if decision is None:
            return
        yield Said(decision.because)
        yield from (Said(sayings["sections"][name]) for name in self._about_sections())
        if self.state is not None:
            yield said_with(sayings["certificate"][self._said_of_it(self.state)], self._days())
        if decision.answer == "yes":
            yield who_appeals_said(self.person, sayings)

    def _said_of_it(self, state: State) -> str:
        """Name what is said of the certificate: other words for whoever has rung the adviser."""
        contact, today = self.contact, self.context.today
        rung = isinstance(contact, Deadline) and happened(contact, today=today) is not None
        return f"{state}-rung" if rung and state in ("needed", "leave-needed") else state

    def warnings(self) -> Iterator[Said]:
        """Give what the rules themselves say of days that have passed, or wait."""
        for outcome in (self.contact, self.window):
            if not isinstance(outcome, Deadline):
                continue
            stands = standing(outcome, today=self.context.today)
            for each in self.assessment.notes(outcome):
                mine = outcome is self.window or (self.state == "needed" and each.note.with_day)
                if stands in each.note.standing and mine:
                    yield each

    def _about_sections(self) -> Iterator[str]:
        facts, decision = self.facts, self.facts.decision
        if decision is None or not facts.sections:
            return
        decisions = self.context.book.decisions()
        told = decisions.reasons[facts.reason] if facts.reason else None
        if told and told.certificate == "not-needed" and decision.certificate == "needed":
            yield "certificate-back"
        if told and told.certificate == "needed" and decision.certificate == "not-needed":
            yield "school-only"
        classes = {decisions.sections[section] for section in facts.sections}
        if decisions.recommended in classes and decision.answer == "yes":
            yield "recommendations" if decision.recommendations else "not-with-refusal"

    def _days(self) -> dict[str, date]:
        days: dict[str, date] = {str(event): day for event, day in self.facts.case.events.items()}
        if isinstance(self.contact, Deadline):
            days[self.contact.rule.id] = self.contact.due.day
        return days


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
        "label": label,
    }


def _notes(notes: Iterable[Note], context: Context) -> list[NoteView]:
    return [said_view(Said(note), context) for note in notes]
