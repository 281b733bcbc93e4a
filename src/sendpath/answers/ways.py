"""The routes as somebody finds them: which are open, in what order, and which facts change that."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.answers.coverage import uncovered
from sendpath.answers.if_sent import IfSent, as_if_sent, if_sent
from sendpath.answers.of_others import rules_of_others
from sendpath.answers.passed_days import closing_rules
from sendpath.answers.shapes import NoteView, RowView
from sendpath.core.case import Case
from sendpath.core.clauses import RuleId
from sendpath.core.outcomes import Deadline, Outcome, Waiting
from sendpath.core.routes import Route, Seen, survey
from sendpath.core.situation import Found, rules_of, situation
from sendpath.core.standing import happened, is_missed, used_by


class Look(NamedTuple):
    """What was found: what the rules of the routes give, and how each route stands.

    A rule is asked if its route is open, or is closed by its passing; and all that others have to
    do in the processes of the concern's ways. What nobody waits for is left out.

    ``sent`` is what follows if the letter was sent on the day told of its decision. The routes
    stand as they do then: it is the same letter, told by another of its facts.

    ``out`` says why the case is not covered, where it is not: then no route is asked.
    """

    outcomes: Mapping[RuleId, Outcome]
    seen: list[Seen]
    out: list[NoteView]
    sent: IfSent | None = None


def look(case: Case, found: Found, routes: Sequence[Route], context: Context) -> Look:
    """Ask the rules and the routes of a case."""
    book = context.book
    assessment = context.engine.open(case)
    outcomes = assessment.outcomes(rules_of(routes, book.asked, found.concern.duties))
    out = uncovered(outcomes.values(), case, context)
    sent = if_sent(assessment, found, outcomes, context)
    meant = as_if_sent(case, sent)
    stood = outcomes if sent is None else context.engine.open(meant).outcomes(outcomes)
    here = situation(
        meant,
        found,
        stood,
        book.choices,
        context.facts,
        today=context.today,
        letters=context.letters if found.decision else (),
    )
    seen = [] if out else survey(routes, here)
    days = {rule for each in seen if each.closing is None for rule in each.route.days()}
    days |= closing_rules(seen) | rules_of_others(seen, context)
    asked = assessment.outcomes([rule for rule in book.asked if rule in days])
    waited = {rule: each for rule, each in asked.items() if not _is_unneeded(each)}
    shown = {**_used(outcomes, context.today), **waited}
    return Look(shown, seen, out, sent.of(shown) if sent else None)


def _is_unneeded(outcome: Outcome) -> bool:
    return isinstance(outcome, Waiting) and outcome.unneeded


def _used(outcomes: Mapping[RuleId, Outcome], today: date) -> Mapping[RuleId, Outcome]:
    """Give the last days that were used too late, as told, or perhaps so, by a later fact."""
    dated = ((rule, each) for rule, each in outcomes.items() if isinstance(each, Deadline))
    return {rule: each for rule, each in dated if _came_late(each, today)}


def _came_late(deadline: Deadline, today: date) -> bool:
    late = happened(deadline, today=today) is not None and is_missed(deadline, today=today)
    return deadline.rule.kind == "limit" and (late or used_by(deadline, today=today) is not None)


def idle(
    told: Case,
    known: Callable[[Case], Case],
    looked: Look,
    found: Found,
    routes: Sequence[Route],
    context: Context,
) -> list[str]:
    """Name the told facts without which, all of them, everything would stand the same.

    Args:
        told: What was told.
        known: Gives what was told with what that means.
        looked: What was found with all that was told.
        found: The concern, and the decision behind it.
        routes: Every route.
        context: With what to answer.
    """
    if looked.out:
        return []

    rest, idle = told, list[str]()
    for fact in told.events:
        events = {each: day for each, day in rest.events.items() if each != fact}
        fewer = replace(rest, events=events)
        if look(known(fewer), found, routes, context) == looked:
            rest = fewer
            idle.append(str(fact))
    return idle


def in_order(
    looked: Look, first: Seen | None, rows: Mapping[str, RowView], found: Found
) -> list[Seen]:
    """Put the open routes in the order to act in: the next step, what has a day, then the rest.

    Of the rest, those come first that the concern names, and then the rule book's order holds.
    """
    named = {name: number for number, name in enumerate(found.first())}

    def order(each: Seen) -> tuple[bool, date, int]:
        ahead = [
            row["safe"] or date.max
            for rule in each.route.dates
            if (row := rows.get(rule)) is not None
            and row["who"] == "family"
            and row["standing"] in ("ahead", "today")
        ]
        place = named.get(each.route.id, len(named))
        return each is not first, min(ahead, default=date.max), place

    return sorted((each for each in looked.seen if each.closing is None), key=order)
