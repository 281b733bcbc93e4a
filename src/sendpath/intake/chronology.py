"""What was told, against each other: what cannot be beside another is left out, and said."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.core.contradictions import NO_CLASHES, Clashes, Tie, clashes_of
from sendpath.core.decisions import Decision
from sendpath.core.denials import never_without
from sendpath.core.names import spell
from sendpath.core.problem import COUNTED, Problem
from sendpath.intake.written import Ambient, Written, unusable

UNKNOWN = "Which of the two is right is not known."


def without_impossible(
    days: dict[Event, date],
    places: Mapping[Event, Written],
    ambient: Ambient,
    decision: Decision | None = None,
) -> tuple[list[Problem], Clashes]:
    """Take out the days that cannot be beside others, and say so; say which others to check."""
    found = clashes_of(ambient.facts, days, decision.shows if decision else None)
    if found is NO_CLASHES:
        return [], found
    problems = [
        _impossible(found.by[event], event, days, places, ambient)
        for event in ambient.facts
        if event in found.by
    ]
    problems += [_far_apart(tie, days, places, ambient) for tie in found.far]
    problems += [_odd(tie, days, places, ambient) for tie in found.odd]
    for event in found.by:
        del days[event]
    return problems, found


def without_contradicted(
    case: Case, decision: Decision | None, denied: Mapping[Event, Written], ambient: Ambient
) -> tuple[Case, list[Problem]]:
    """Doubt each fact that was said not to have happened, and that another shows to have; say so.

    So does what was decided, where its day was not told. Neither is it done then, nor not done; and
    the other told fact is contested: if the denial is right, it is wrong.
    """
    if ambient.denials is None or not case.not_yet:
        return case, []
    shown = ambient.denials.contradicted(case, decision) if case.events else {}
    decided = ambient.denials.decided(case, decision) - shown.keys()
    told = decided | shown.keys()
    problems = [_shown(denied[event], by, case.events[by], ambient) for event, by in shown.items()]
    problems += [_decided(denied[event], ambient) for event in sorted(decided)]
    left = replace(
        case,
        doubted=case.doubted | told,
        not_yet=case.not_yet - told,
        contradicted=case.contradicted | told,
        contested=case.contested | (frozenset(shown.values()) - ambient.letters),
    )
    return left, problems


def with_what_follows(case: Case, decision: Decision | None, ambient: Ambient) -> Case:
    """Deny as well what never comes without a denied fact, unless something told speaks against it.

    Args:
        case: What was told, without what another fact contradicts.
        decision: What was decided.
        ambient: What facts are read against.
    """
    more = never_without(ambient.facts, case.not_yet) - case.events.keys() - case.doubted
    more -= case.not_yet
    if not more or ambient.denials is None:
        return case
    denied = replace(case, not_yet=more)
    shown = ambient.denials.contradicted(denied, decision).keys()
    more -= shown | ambient.denials.decided(denied, decision)
    return replace(case, not_yet=case.not_yet | more)


def _decided(each: Written, ambient: Ambient) -> Problem:
    unknown = "tbc" if ambient.cells else "leave it out"
    said = f"'{each.text}' cannot be: what was decided shows that it had happened."
    write = f"Write its day, or {unknown} where that is not known; or check what was decided."
    return unusable(each, ambient, said, write)


def _shown(each: Written, by: Event, day: date, ambient: Ambient) -> Problem:
    there = ambient.facts[by].called
    said = f"'{each.text}' cannot be: by {spell(day)}, {there}, it had happened."
    unknown = "tbc" if ambient.cells else "leave it out"
    write = f"Write its day, or {unknown} where that is not known; or check {spell(day)}."
    return unusable(each, ambient, said, write)


def _impossible(
    tie: Tie,
    event: Event,
    days: Mapping[Event, date],
    places: Mapping[Event, Written],
    ambient: Ambient,
) -> Problem:
    """Say of a day what it cannot be beside, and that either may be wrong."""
    other = tie.other if event == tie.event else tie.event
    told, there = ambient.facts[event].called, ambient.facts[other].called
    said = f"'{places[event].text}' is {told}, and {_beside(tie, event, there, days[other])}"
    earlier = other in ambient.letters and event not in ambient.letters
    write = f"{UNKNOWN} Check both{'; it may belong to an earlier decision' if earlier else ''}."
    return unusable(places[event], ambient, said, write)


def _beside(tie: Tie, event: Event, there: str, day: date) -> str:
    if tie.kind == "another-year":
        is_year = event == tie.event
        other = f", {spell(day)}, is in another year" if is_year else f" is {day.year}"
        return f"{there}{other}."
    return f"it is before {there}, {spell(day)}."


def _far_apart(
    tie: Tie, days: Mapping[Event, date], places: Mapping[Event, Written], ambient: Ambient
) -> Problem:
    other, there = spell(days[tie.other]), places[tie.other].where
    apart = abs(days[tie.event] - days[tie.other]).days
    said = f"{spell(days[tie.event])} and {other} ({there}) are {apart} days apart."
    return unusable(places[tie.event], ambient, said, "Check both years.")


def _odd(
    tie: Tie, days: Mapping[Event, date], places: Mapping[Event, Written], ambient: Ambient
) -> Problem:
    """Say of a day that it is odd beside another: it counts, and never blocks an answer."""
    told, there = ambient.facts[tie.event].called, ambient.facts[tie.other].called
    said = f"{spell(days[tie.event])} is {told}. That is before {there}, {spell(days[tie.other])}."
    return unusable(places[tie.event], ambient, said, COUNTED)._replace(blocks=False)
