"""Told days against each other: those that cannot be beside another are left out, and said."""

from collections.abc import Mapping
from datetime import date

from sendpath.core.clauses import Event
from sendpath.core.contradictions import Tie, ties_of
from sendpath.core.names import spell
from sendpath.core.problem import Problem
from sendpath.intake.written import Ambient, Written, unusable


def without_impossible(
    days: dict[Event, date], places: Mapping[Event, Written], ambient: Ambient
) -> list[Problem]:
    """Take out each fact that cannot be beside another, and say so; then doubt what is far apart.

    A fact before one that it cannot precede is taken out, and a year that is not that of its day.
    Two dates for one event that are more than a year apart are only said: one is mistyped.
    """
    problems, far = list[Problem](), list[Tie]()
    for event in (each for each in ambient.facts if each in days):
        broken = [tie for tie in ties_of(ambient.facts[event]) if tie.is_broken(days)]
        clash = next((tie for tie in broken if tie.kind != "far-apart"), None)
        if clash is not None:
            problems.append(_impossible(clash, places[event], days[clash.other], ambient))
            del days[event]
        else:
            far += broken
    return problems + [_far_apart(tie, days, places, ambient) for tie in far if tie.is_broken(days)]


def _impossible(tie: Tie, each: Written, day: date, ambient: Ambient) -> Problem:
    told, other = ambient.facts[each.event].called, ambient.facts[tie.other].called
    if tie.kind == "another-year":
        said = f"'{each.text}' is {told}, and {other}, {spell(day)}, is in another year."
        return unusable(each, ambient, said, "Check both.")
    said = f"'{each.text}' is {told}, and it is before {other}, {spell(day)}."
    earlier = tie.other in ambient.required and each.event not in ambient.required
    write = "Check both dates; it may belong to an earlier decision."
    return unusable(each, ambient, said, write if earlier else "Check both dates.")


def _far_apart(
    tie: Tie, days: Mapping[Event, date], places: Mapping[Event, Written], ambient: Ambient
) -> Problem:
    other, there = spell(days[tie.other]), places[tie.other].where
    said = f"{spell(days[tie.event])} and {other} ({there}) are more than a year apart."
    return unusable(places[tie.event], ambient, said, "Check both years.")
