"""Any case at all, assessed: each rule is asked once, and its outcome is told field by field."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any, cast

from sendpath.core.any_outcome import AnyDeadline, AnyOutcome
from sendpath.core.asked import AskedDay
from sendpath.core.assessment import Assessment, is_kept_from, showing
from sendpath.core.clauses import Event, Note, RuleId, Standing
from sendpath.core.conditions import Active
from sendpath.core.explore import SOME_DAY, TODAY, End
from sendpath.core.explored import AnyWorkings, Explored
from sendpath.core.law import Rule
from sendpath.core.notes import Own, said, wanted_while
from sendpath.core.outcomes import Deadline, Outcome, Said
from sendpath.core.workings import PREVAILING, Answer

OPEN = "\x00"
"""Begins the text of a note of which it is left open whether it holds; its part's key follows."""


class AnyAssessment(Assessment):
    """A case of which nothing is known, opened: as ``Assessment`` to whoever asks it."""

    __slots__ = ("_any",)

    def __init__(
        self, explored: Explored, way: Any, unconfirmed: frozenset[RuleId] = frozenset()
    ) -> None:
        self._any = _Leaning(explored, way)
        self._any.unconfirmed = unconfirmed
        super().__init__(self._any, unconfirmed)

    def outcome(self, rule: RuleId) -> Outcome:
        """Give what one rule gives."""
        if rule not in self._outcomes:
            of = AnyOutcome(self._any.rule(rule), self._any, self._unconfirmed)
            self._outcomes[rule] = of.outcome()
        return self._outcomes[rule]

    def apart(
        self, name: tuple[str, ...], _today: date, ask: Callable[[Assessment, date], Any], /
    ) -> Any:
        """Ask something of any case at all: a part that has its values, on which questions lean."""
        explored, unconfirmed = self._any.explored, self._unconfirmed

        def asked(of: AnyWorkings) -> Any:
            assessment = AnyAssessment(explored, of.way, unconfirmed)
            return ask(assessment, AskedDay(SOME_DAY, TODAY, of.way))

        return self._any.part(name, asked)

    def notes_while(
        self,
        outcome: Deadline,
        stands: Standing | None,
        *,
        only: Callable[[Note], object],
        counted: bool = True,
    ) -> Iterator[Said]:
        """Give some of the notes beside a last day; where nobody counts them, all that may hold."""
        of = AnyOutcome(outcome.rule, self._any, self._unconfirmed)
        own = Own(self._any.answer(outcome.rule), outcome.safe)
        for note in filter(only, wanted_while(outcome.version.notes, stands)):
            name = f"note {self._any.explored.itself(note).number}"
            if counted:
                if self._any.part(self._holds(note, outcome), _holding(note, of)):
                    yield from said(self._any, [note._replace(when=())], own)
            elif self._any.explored.tree((name, outcome.rule.id), _saying(note, of)) != End(None):
                yield Said(note._replace(text=f"{OPEN}{name}", names=()))

    def is_noted_while(
        self, outcome: Deadline, stands: Standing | None, *, only: Callable[[Note], object]
    ) -> bool:
        """Say whether any of some notes holds: one yes or no, that leans on one for each note."""
        of = AnyOutcome(outcome.rule, self._any, self._unconfirmed)
        notes = [*filter(only, wanted_while(outcome.version.notes, stands))]
        parts = [(self._holds(note, outcome), _holding(note, of)) for note in notes]
        key = ("any of", *(name for (name, _), _ in parts), outcome.rule.id)
        return bool(self._any.part(key, lambda workings: any(workings.part(*p) for p in parts)))

    def kept_from(self, rule: RuleId, start: date) -> bool:
        """Say whether what a rule asks for was told of in time: one yes or no, a part a fact."""
        expr = cast("AskedDay", start).expr
        name = ("kept from", rule, expr)

        def shows(fact: Event, of: AnyWorkings) -> bool:
            return is_kept_from(of, rule, fact, AskedDay(SOME_DAY, expr, of.way))

        parts = [((*name, each), partial(shows, each)) for each in showing(self._any, rule)]
        return bool(self._any.part(name, lambda of: any(of.part(*each) for each in parts)))

    def _holds(self, note: Note, outcome: Deadline) -> tuple[str, RuleId]:
        """Name the part that says whether a note holds."""
        return f"note {self._any.explored.itself(note).number} holds", outcome.rule.id


def _told(note: Note, outcome: AnyOutcome, workings: AnyWorkings) -> tuple[Said, ...]:
    """Say a note beside what a rule gives, if it holds."""
    own = AnyDeadline.made(outcome._replace(workings=workings))
    return said(workings, [note], Own(cast("Answer", own), own.safe))


def _holding(note: Note, outcome: AnyOutcome) -> Callable[[AnyWorkings], bool]:
    """Give what asks whether a note holds."""
    return lambda workings: bool(_told(note, outcome, workings))


def _saying(note: Note, outcome: AnyOutcome) -> Callable[[AnyWorkings], Any]:
    """Give what asks whether a note holds, and which days it names."""

    def ask(workings: AnyWorkings) -> tuple[Any, ...] | None:
        told = _told(note, outcome, workings)
        return (workings.explored.itself(note), *told[0].days.items()) if told else None

    return ask


class _Leaning(AnyWorkings):
    """Workings that questions lean on: of what a rule gives itself they see the parts."""

    unconfirmed: frozenset[RuleId]

    def answer(self, rule: Rule, active: Active = PREVAILING) -> Answer | None:
        """Give what a rule gives itself, where that is a last day."""
        if active:
            return super().answer(rule, active)
        return cast("Answer", AnyDeadline.made(AnyOutcome(rule, self, self.unconfirmed)))
