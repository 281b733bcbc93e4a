"""What was told, against each other: what cannot be beside another is left out, and said."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.core.contradictions import Tie, ties_of
from sendpath.core.decisions import Decision
from sendpath.core.names import spell
from sendpath.core.problem import Problem
from sendpath.intake.written import Ambient, Written, unusable


def without_impossible(
    days: dict[Event, date], places: Mapping[Event, Written], ambient: Ambient
) -> list[Problem]:
    """Take out each fact that cannot be beside another, and say so; then doubt what is far apart.

    A fact before one that it cannot precede is taken out. Of a year and a day in another, neither
    is nearer to the truth: both are.
    Two dates for one event that are more than a year apart are only said: one is mistyped.
    """
    problems, far = list[Problem](), list[Tie]()
    for event in ambient.facts:
        if event not in days:
            continue
        broken = [tie for tie in ties_of(ambient.facts[event]) if tie.is_broken(days)]
        clash = next((tie for tie in broken if tie.kind != "far-apart"), None)
        if clash is not None:
            problems.append(_impossible(clash, places[event], days[clash.other], ambient))
            if clash.kind == "another-year":
                problems.append(_of_another_year(clash, days[event], places[clash.other], ambient))
                del days[clash.other]
            del days[event]
        else:
            far += broken
    return problems + [_far_apart(tie, days, places, ambient) for tie in far if tie.is_broken(days)]


def without_contradicted(
    case: Case, decision: Decision | None, denied: Mapping[Event, Written], ambient: Ambient
) -> tuple[Case, list[Problem]]:
    """Doubt each fact that was said not to have happened, and that another shows to have; say so.

    Neither is it done then, nor not done.
    """
    if ambient.denials is None or not case.not_yet or not case.events:
        return case, []
    shown = ambient.denials.contradicted(case, decision)
    told = frozenset(shown)
    doubted, not_yet = case.doubted | told, case.not_yet - told
    problems = [_shown(denied[event], by, case.events[by], ambient) for event, by in shown.items()]
    return replace(case, doubted=doubted, not_yet=not_yet, contradicted=told), problems


def _shown(each: Written, by: Event, day: date, ambient: Ambient) -> Problem:
    there = ambient.facts[by].called
    said = f"'{each.text}' cannot be: by {spell(day)}, {there}, it had happened."
    unknown = "tbc" if ambient.cells else "leave it out"
    write = f"Write its day, or {unknown} where that is not known; or check {spell(day)}."
    return unusable(each, ambient, said, write)


def _impossible(tie: Tie, each: Written, day: date, ambient: Ambient) -> Problem:
    told, other = ambient.facts[each.event].called, ambient.facts[tie.other].called
    if tie.kind == "another-year":
        said = f"'{each.text}' is {told}, and {other}, {spell(day)}, is in another year."
        return unusable(each, ambient, said, "Check both.")
    said = f"'{each.text}' is {told}, and it is before {other}, {spell(day)}."
    earlier = tie.other in ambient.required and each.event not in ambient.required
    write = "Check both dates; it may belong to an earlier decision."
    return unusable(each, ambient, said, write if earlier else "Check both dates.")


def _of_another_year(tie: Tie, year: date, each: Written, ambient: Ambient) -> Problem:
    told, other = ambient.facts[tie.other].called, ambient.facts[tie.event].called
    said = f"'{each.text}' is {told}, and {other} is {year.year}."
    return unusable(each, ambient, said, "Check both.")


def _far_apart(
    tie: Tie, days: Mapping[Event, date], places: Mapping[Event, Written], ambient: Ambient
) -> Problem:
    other, there = spell(days[tie.other]), places[tie.other].where
    said = f"{spell(days[tie.event])} and {other} ({there}) are more than a year apart."
    return unusable(places[tie.event], ambient, said, "Check both years.")
