"""One outcome in a sentence: where its day comes from, or why there is none."""

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.parts import Parts, Spelled, written
from sendpath.core.case import Case
from sendpath.core.clauses import Event, Printed
from sendpath.core.interpreter import TERM
from sendpath.core.law import Rule
from sendpath.core.names import capital, spell, spell_fully
from sendpath.core.outcomes import Deadline, NotCovered, Waiting
from sendpath.core.steps import Considered


def why_then(outcome: Deadline, context: Context) -> str:
    """Say where the day comes from: the limb that won, each move, and by how much it won."""
    if isinstance(outcome.due.steps[0].clause, Printed):
        told = words.step(outcome.due.steps[0], context.facts)
        return f"{capital(told)}."
    margins = [_margin(outcome, lost, context) for lost in outcome.considered]
    parts = [", ".join([words.counting(outcome.limb.run, context.facts), *margins])]
    own = len(outcome.raw.steps)  # those before came from the rule it counts from
    parts += [words.step(step, context.facts) for step in outcome.due.steps[own:]]
    return ". ".join(capital(part) for part in parts) + "."


def _margin(outcome: Deadline, lost: Considered, context: Context) -> str:
    apart = (outcome.raw.day - lost.derived.day).days
    rival = words.counting(lost.limb.run, context.facts)
    later = f"{words.many(apart, 'day')} later than" if apart else "the same day as"
    return f"{later} {rival} ({spell_fully(lost.derived.day)})"


def to_come(outcome: Waiting, case: Case, context: Context) -> str:
    """Say what a rule that still waits will count, and which fact would start it.

    Of several ends, one whose day was told is told with it.
    """
    limbs = outcome.rule.versions[-1].limbs
    ends = [
        words.coming(limb.run, context.facts) + _known(limb.run.event, case, len(limbs))
        for limb in limbs
        if not limb.optional
    ]
    told = ", or if later ".join(ends)
    if outcome.waiting_for == (TERM,):
        return f"{told} ({_terms(context)})"
    wanted = [each for each in outcome.waiting_for if each not in case.not_yet]
    asked = f"give {words.asked_for(wanted, context.facts)}" if wanted else words.NOT_YET
    return f"{told} ({asked})"


def _known(event: Event, case: Case, ends: int) -> str:
    day = case.events.get(event)
    return f" ({spell_fully(day)})" if day is not None and ends > 1 else ""


def _terms(context: Context) -> str:
    terms = context.calendar.terms
    if not terms:
        return f"these are school days: give the school's terms, {words.TERMS}"
    told = f"{spell(terms[0][0])} to {spell(terms[-1][1])}"
    return f"the school's term dates were given for {told} only: give more: {words.TERMS}"


def not_covered(outcome: NotCovered, context: Context) -> str:
    """Say why no day can be told: an earlier law, or a calendar that ends."""
    return written(why_not_covered(outcome, context), context.today)


def why_not_covered(outcome: NotCovered, context: Context) -> Parts:
    """Say the same, with the day not written out yet."""
    if outcome.starts is not None:
        starts = f"{spell(outcome.starts)}, when these rules start"
        told = "sendpath does not know the earlier law. Check the year on the letter."
        return Spelled("day", outcome.day), f" is before {starts}. {told}"
    return (
        "No calendar reaches far enough from ",
        Spelled("day", outcome.day),
        f": bank holidays can be told to {spell(context.calendar.last)}.",
    )


def unconfirmed(rule: Rule) -> str:
    """Say that the law of a rule was not confirmed, and how it is worked out all the same."""
    return (
        "sendpath could not confirm the law of this rule, and computes it only when asked: "
        f"add --with {rule.id}."
    )
