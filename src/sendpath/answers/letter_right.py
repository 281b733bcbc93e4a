"""What the rules of a decision letter say of one decision: why, its certificate, its warnings."""

from collections.abc import Iterator
from datetime import date

from sendpath.answers.context import Context
from sendpath.answers.person import Outgrown, Person, outgrown, said_with, who_appeals_said
from sendpath.core.assessment import Assessment
from sendpath.core.certificate import State, certificate_state
from sendpath.core.outcomes import Deadline, Outcome, Said, Waiting
from sendpath.core.standing import is_done, standing
from sendpath.intake.hear import Facts

TO_GET = ("needed", "leave-needed")
"""How it stands with a certificate that nobody holds."""


class Right:
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
                held=self._is_held,
                today=context.today,
                doubted=letter.certificate in facts.case.doubted,
                undated=facts.case.doubted <= facts.case.ticked,
            )

    @property
    def _is_held(self) -> bool:
        """Whether a certificate was told, on a day or on none."""
        case, certificate = self.facts.case, self.context.book.letter.certificate
        return certificate in case.events or certificate in case.ticked

    @property
    def is_in(self) -> bool:
        """Whether the appeal is known to be in, were it on a day not told."""
        window, today = self.window, self.context.today
        if isinstance(window, Waiting):
            done = window.happened is not None and window.happened <= today
            return done or window.rule.closed_by in self.facts.case.ticked
        return isinstance(window, Deadline) and (window.ticked or is_done(window, today=today))

    @property
    def may_be_in(self) -> bool:
        """Whether a later step shows an appeal, and no letter's day that it is against this one."""
        window = self.window
        if not isinstance(window, Waiting) or window.happened is not None:
            return False
        return window.meanwhile.done_by is not None

    @property
    def is_nothing_to_get(self) -> bool:
        """Whether a certificate is nothing to get any more: the appeal is in without one told."""
        return self.is_in and self.state in TO_GET

    @property
    def _is_rung(self) -> bool:
        contact, today = self.contact, self.context.today
        return isinstance(contact, Deadline) and is_done(contact, today=today)

    @property
    def contact_by(self) -> date | None:
        """Give the last day to contact the adviser, where a certificate is still needed."""
        if self.state != "needed" or not isinstance(self.contact, Deadline):
            return None
        return None if self._is_rung else self.contact.safe

    @property
    def until_25(self) -> Outgrown | None:
        """Give the last day on which a young person appeals, where the last day is later."""
        return outgrown(self.person, self.window, self.assessment, self.context)

    def because(self) -> Iterator[Said]:
        """Say why."""
        decision, sayings = self.facts.decision, self.context.book.sayings()
        if decision is None:
            return
        yield Said(decision.because)
        yield from (Said(sayings["sections"][name]) for name in self._about_sections())
        if self.state is not None and not self.is_nothing_to_get:
            yield said_with(sayings["certificate"][self._said_of_it(self.state)], self._days())
        if decision.answer == "yes":
            yield who_appeals_said(self.person, sayings, until=self.until_25)

    def _said_of_it(self, state: State) -> str:
        """Name what is said of the certificate: other words where its day, or a call, was told."""
        if state == "held" and self.context.book.letter.certificate not in self.facts.case.events:
            return "held-undated"
        return f"{state}-rung" if self._is_rung and state in TO_GET else state

    def warnings(self) -> Iterator[Said]:
        """Give what the rules themselves say of days that have passed, or wait."""
        if isinstance(self.window, Waiting):
            yield from self.assessment.notes(self.window)
        for outcome in (self.contact, self.window):
            if not isinstance(outcome, Deadline):
                continue
            stands = standing(outcome, today=self.context.today) or "done"
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
