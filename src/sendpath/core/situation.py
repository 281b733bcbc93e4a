"""What decides which routes are open: the concern, the decision behind it, and what has passed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.decisions import Decision, Decisions
from sendpath.core.law import Choice, Fact
from sendpath.core.outcomes import Deadline, Outcome, is_outgrown
from sendpath.core.routes import NOT_LATE, Concern, Route, Situation
from sendpath.core.standing import (
    done_by,
    happened,
    is_arguable,
    is_done,
    is_missed,
    may_be_overdue,
    standing,
    used_by,
)

REASON = "reason"
"""What was decided, as a fact that can be told."""

APPEALABLE = "appealable"
CERTIFICATE_NEEDED = "certificate-needed"
RECOMMENDATIONS = "recommendations"
FROM_DECISION = frozenset({APPEALABLE, CERTIFICATE_NEEDED, RECOMMENDATIONS})
"""Traits that routes ask about and that the decision itself gives.

A concern may suppose them of a decision that was not told; a decision that was told decides.
"""


class Found(NamedTuple):
    """The concern that was told, and the decision behind it.

    Attributes:
        concern: The concern.
        decision: What was decided; None where that was not told, and is not plain from the concern.
        is_told: Whether the decision was told, or is the only one possible.
        possible: What may have been decided, where it is not known.
        home: The routes that go first for the decision by itself, where the concern is another.
    """

    concern: Concern
    decision: Decision | None
    is_told: bool = True
    possible: tuple[Decision, ...] = ()
    home: tuple[str, ...] = ()

    def reason(self) -> str | None:
        """Give the decision's name where it was told, or is the only one possible."""
        return self.decision.slug if self.decision and self.is_told else None

    def traits(self) -> frozenset[str]:
        """Give what the decision means to the rules."""
        return self.decision.traits if self.decision else frozenset()

    def form(self) -> str | None:
        """Give the Tribunal's form: that of the decision, or of all that is possible."""
        forms = {each.form for each in ([self.decision] if self.decision else self.possible)}
        return forms.pop() if len(forms) == 1 else None

    def first(self) -> tuple[str, ...]:
        """Name the routes to go first, in order: the decision's own, then the concern's."""
        return (*(self.decision.first if self.decision else ()), *self.concern.first)


def settle(
    concern: Concern,
    decision: Decision | None,
    concerns: Mapping[str, Concern],
    reasons: Mapping[str, Decision],
) -> Found:
    """Take the concern's own decision where it has just one, unless another was told.

    What another decision means for the routes is what it means under its own concern.
    """
    if concern.alone:
        decision = None
    possible = tuple(reasons[slug] for slug in concern.about or concern.reasons)
    if decision is None and not possible:
        return Found(concern, None)
    if decision is None:
        alike = len({(each.answer, each.certificate, each.traits) for each in possible}) == 1
        if alike:
            return Found(concern, possible[0], is_told=len(possible) == 1)
        return Found(concern, None, is_told=False, possible=possible)
    traits = concern.traits - FROM_DECISION
    if decision.slug not in concern.reasons:
        traits |= home_of(decision, concerns).traits - FROM_DECISION
    home = home_of(decision, concerns)
    return Found(
        concern._replace(traits=traits), decision, home=() if home.id == concern.id else home.first
    )


def decided_besides(
    concern: Concern, case: Case, decisions: Decisions, anchors: Iterable[Event]
) -> Decision | None:
    """Say what was decided that can be appealed, as an outcome tells it beside another concern.

    So does the day of a refusal, where it answers what the concern's duties count from. Else a
    concern that is about such a decision itself means that one.
    """
    answer = decisions.answered_by(case, anchors)
    if answer is not None and answer.slug not in concern.reasons:
        return answer
    about = [decisions.reasons[slug] for slug in concern.about or concern.reasons]
    appealable = APPEALABLE in concern.traits or any(each.answer == "yes" for each in about)
    return None if appealable else decisions.told_by(case)


def home_of(decision: Decision, concerns: Mapping[str, Concern]) -> Concern:
    """Give the concern that a decision belongs to."""
    return next(each for each in concerns.values() if decision.slug in each.reasons)


def situation(
    case: Case,
    found: Found,
    outcomes: Mapping[RuleId, Outcome],
    choices: Mapping[str, Choice],
    facts: Mapping[Event, Fact],
    *,
    today: date,
    letters: Sequence[Event] = (),
) -> Situation:
    """Say all that decides which routes are open: traits, facts, and what has passed by today.

    Args:
        case: What was told.
        found: The concern, and the decision behind it.
        outcomes: What the rules say.
        choices: The map of choices.
        facts: The map of facts.
        today: The day of asking.
        letters: The facts that are the day of the decision's letter.
    """
    shown = _shown(outcomes.values(), today)
    due = {rule: each for rule, each in outcomes.items() if isinstance(each, Deadline)}
    reason = [REASON] if found.reason() else []
    told = (trait for each in _of_the_matter(case, letters) for trait in facts[each].traits)
    chosen = {trait for name, value in case.choices.items() for trait in choices[name].of(value)}
    ruled_out = {
        trait for name, value in case.choices.items() for trait in choices[name].not_of(value)
    }
    owed = [due[rule] for rule in found.concern.duties if rule in due]
    passed = {rule for rule, each in due.items() if is_missed(each, today=today)}
    arguable = {rule for rule, each in due.items() if is_arguable(each, today=today)}
    over = {rule for rule, each in due.items() if is_done(each, today=today)} | (passed - arguable)
    processes = {each.rule.process for each in due.values() if each.rule.kind == "duty"}
    return Situation(
        traits=(found.concern.traits - ruled_out)
        | _opened_by(found.decision)
        | chosen
        | frozenset(told)
        | ({NOT_LATE} if _none_late(owed, today) else frozenset()),
        told=frozenset((*case.events, *shown, *case.doubted, *case.choices, *reason)),
        passed=frozenset(passed),
        all_ahead=frozenset(processes - {due[rule].rule.process for rule in over}),
        doubted=(case.doubted - case.ticked)
        | (case.contested if case.contradicted else frozenset()),
        denied=case.not_yet,
        perhaps_passed=frozenset(rule for rule, each in due.items() if used_by(each, today=today)),
        outgrown=frozenset(rule for rule, each in outcomes.items() if is_outgrown(each)),
    )


def _none_late(duties: Sequence[Deadline], today: date) -> bool:
    """Say whether of some duties one is still ahead, and what is past was done in time.

    What is past and binds only by its own condition, of which nothing was told, makes nobody late,
    nor does what is only usual. What some reading of the law holds to be in time is still ahead.
    """
    stand = [standing(each, today=today) for each in duties]
    days = [(happened(each, today=today), each.due.day) for each in duties]
    late = any(done is not None and done > last for done, last in days)
    past = any(_may_be_late(each, today) for each in duties)
    ahead = any(each in ("ahead", "today") for each in stand)
    arguable = any(is_arguable(each, today=today) for each in duties)
    return (ahead or arguable) and not late and not past


def _may_be_late(duty: Deadline, today: date) -> bool:
    """Say whether a duty that is not known to be done is past, or may be."""
    if standing(duty, today=today) in ("ahead", "today", None) or duty.rule.kind == "practice":
        return False
    if is_arguable(duty, today=today):
        return False
    unbound = duty.rule.conditional and not duty.uncertain and not duty.hangs and not duty.doubted
    return not unbound or may_be_overdue(duty, today=today)


def _of_the_matter(case: Case, letters: Sequence[Event]) -> Iterator[Event]:
    """Name the facts told but those of before the letter: an order of then is of another appeal.

    What was said to have happened, and not when, is taken to be of this one.
    """
    days = [case.events[each] for each in letters if each in case.events]
    since = min(days, default=date.min)
    yield from (event for event, day in case.events.items() if day >= since)
    yield from case.ticked


def _shown(outcomes: Iterable[Outcome], today: date) -> set[Event]:
    """Name what is known to have happened as a later fact shows that a last day was used."""
    dated = (each for each in outcomes if isinstance(each, Deadline) and each.rule.kind == "limit")
    return {
        each.rule.closed_by for each in dated if each.rule.closed_by and done_by(each, today=today)
    }


def rules_of(
    routes: Sequence[Route], asked: Iterable[RuleId], duties: Iterable[RuleId] = ()
) -> list[RuleId]:
    """Name the rules that routes turn on or show, and some duties, in the order of those asked."""
    wanted = {rule for route in routes for rule in route.days()} | {*duties}
    wanted |= {rule for route in routes for when in route.asked() for rule in when.rules()}
    return [rule for rule in asked if rule in wanted]


def _opened_by(decision: Decision | None) -> frozenset[str]:
    """Say what the decision itself opens."""
    if decision is None:
        return frozenset()
    opened = {
        APPEALABLE: decision.answer == "yes",
        CERTIFICATE_NEEDED: decision.certificate == "needed",
        RECOMMENDATIONS: decision.recommendations,
    }
    return frozenset(trait for trait, holds in opened.items() if holds)
