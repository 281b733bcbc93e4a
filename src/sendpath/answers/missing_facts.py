"""What is missing where nothing that was told can be counted from."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.core.asked_names import any_since
from sendpath.core.assessment import Assessment
from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.interpreter import TERM
from sendpath.core.law import Fact, Rule
from sendpath.core.names import capital
from sendpath.core.outcomes import (
    Deadline,
    NotApplicable,
    NotCovered,
    Outcome,
    Unconfirmed,
    Waiting,
)
from sendpath.core.problem import Problem

if TYPE_CHECKING:
    from sendpath.core.fact_use import FactsUsed

MOST = 2
"""Facts told of which each is named where none gives a day."""

NO_LETTER = "The date of the council's letter was not told."
NO_LETTER_YET = "There is no letter yet, as was told, so no time to appeal runs from one."


def gives_nothing(outcomes: Sequence[Outcome]) -> list[Waiting]:
    """Give what every rule waits for, where not one gives a day or says why it has none.

    That a rule is for another choice than the one told is no answer, where one for that one waits.
    """
    waiting = [each for each in outcomes if isinstance(each, Waiting)]
    idle = sum(isinstance(each, Unconfirmed) for each in outcomes)
    if any(hangs_on_choice(each.rule) for each in waiting):
        idle += sum(map(is_for_another, outcomes))
    return waiting if waiting and len(waiting) + idle == len(outcomes) else []


def hangs_on_choice(rule: Rule) -> bool:
    """Say whether a rule is for some values of a choice only."""
    return bool(choices_of(rule))


def choices_of(rule: Rule) -> set[str]:
    """Name the choices for some values of which alone a rule is."""
    outs = (out.condition for each in rule.versions for out in each.unless)
    return {condition.subject for condition in outs if condition.asks == "choice"}


def is_for_another(outcome: Outcome) -> bool:
    """Say whether a rule is taken out by a choice alone: it is for others."""
    if not isinstance(outcome, NotApplicable):
        return False
    return is_out_by_choice(outcome.rule, outcome.because.note.id)


def is_out_by_choice(rule: Rule, because: str) -> bool:
    """Say whether what takes a rule out, by the name of its note, is a choice alone."""
    outs = (out for version in rule.versions for out in version.unless)
    asks = {out.condition.asks for out in outs if out.note and out.note.id == because}
    return asks == {"choice"}


def nothing_counted(
    waiting: Sequence[Waiting],
    used: "FactsUsed",
    context: Context,
    told: Mapping[Event, date],
    denied: Collection[Event] = (),
) -> Problem:
    """Say which one fact would tell most, when nothing told can be counted from.

    Rules that a told fact already concerns come first: what they wait for is what is missing. What
    was denied, and by no blank cell, is asked for only where nothing else would tell anything.
    """
    concerned = {rule for rule, events in used.of_rules.items() if any_since(told, events, None)}
    near = [each for each in waiting if each.rule.id in concerned] or waiting
    wanted = dict.fromkeys(event for outcome in near for event in outcome.waiting_for)
    taken = [event for event in wanted if event in used]
    most = max(
        [event for event in taken if event not in denied] or taken,
        key=lambda event: len(concerned.intersection(used[event].gives)) or len(used[event].gives),
    )
    fact = context.facts[most]
    what, sample = ("", "2027") if fact.value == "year" else ("the day ", "2026-01-31")
    return Problem(
        where=str(most),
        value="",
        problem=f"Nothing can be counted without {what}{fact.words}."
        if len(taken) == 1
        else f"No day can be counted from what was told. Most hang on {what}{fact.words}.",
        write=f"Give it, for example {most}={sample}.",
        blocks=True,
    )


def unanswerable(
    outcomes: Sequence[Outcome], used: "FactsUsed", context: Context, case: Case
) -> list[Problem]:
    """Say what is missing when not one rule can give a day, or say why it gives none."""
    waiting = gives_nothing(outcomes)
    if not waiting or any(TERM in each.waiting_for or _begun(each, case) for each in waiting):
        return []
    missing = nothing_counted(waiting, used, context, case.events, case.not_yet)
    idle = [context.facts[event] for event in used if event in case.events]
    return [missing._replace(write=f"{missing.write}{_gives_none(idle)}")]


def _gives_none(told: Sequence[Fact]) -> str:
    """Say of the days that were told, where they are one or two, that they give none themselves."""
    days = " and ".join(f"the day {each.words}" for each in told if each.value == "day")
    if not days or len(told) > MOST:
        return ""
    gives = "gives no day by itself" if len(told) == 1 else "give no day by themselves"
    return f" {capital(days)}, as told, {gives}."


def _begun(outcome: Waiting, case: Case) -> bool:
    """Say whether one of several ends of a rule can be told: its answer is then no refusal."""
    return any(limb.run.event in case.events for limb in outcome.rule.versions[-1].limbs)


def is_denied(case: Case, letters: Collection[Event]) -> bool:
    """Say whether it was told, by more than a blank cell, that there is no letter yet."""
    if any(each in case.events or each in case.doubted for each in letters):
        return False
    return any(each in case.not_yet and each not in case.blank for each in letters)


def _floor(outcome: Outcome) -> date | None:
    """Give a day to act by, where nothing firmer can be told."""
    return outcome.floor if isinstance(outcome, Waiting) else None


def no_letter(
    outcomes: Mapping[RuleId, Outcome], assessment: Assessment, context: Context
) -> list[Problem]:
    """Say what is missing when no rule gives a day and none is out of reach."""
    found = outcomes.values()
    if any(
        isinstance(each, Deadline | NotApplicable | NotCovered) or _floor(each) for each in found
    ):
        return []
    reasons = [words.said(note) for each in found for note in assessment.notes(each)]
    sent = context.facts[context.book.letter.sent]
    (dated_,) = (fact for fact in context.facts.values() if fact.stands_in_for == sent.id)
    denied = is_denied(assessment.case, (sent.id, dated_.id))
    when = "Once it is there, give" if denied else "Give"
    return [
        Problem(
            where=dated_.option,
            value="",
            problem=" ".join(reasons or [NO_LETTER_YET if denied else NO_LETTER]),
            write=f"{when} the date printed on the letter, for example {dated_.option} 2026-10-01, "
            f"or the day it was sent: {sent.option}.",
            blocks=True,
        )
    ]
