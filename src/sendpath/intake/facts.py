"""Told words to a case: every fact read, stood against the others, and kept or left out.

A fact without which there is no answer blocks; any other that cannot be used is left out with the
reason, and the rest is answered.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.core.decisions import Decision
from sendpath.core.law import Fact
from sendpath.core.names import spell
from sendpath.core.problem import Problem
from sendpath.intake.cell_dates import NotTold, read_cell_date
from sendpath.intake.chronology import with_what_follows, without_contradicted, without_impossible
from sendpath.intake.dates import Unreadable, read_date, read_year
from sendpath.intake.remarks import Remark, remark
from sendpath.intake.told_dates import read_told_date
from sendpath.intake.written import Ambient, Written, unusable
from sendpath.intake.yes_no import is_done, is_not_yet

NOTHING: Mapping[Event, Written] = MappingProxyType({})

WHEN = "'{}' says that it was done, and not when."
ARRANGED = "'{}' says that it is arranged or done, and not when."


class Read(NamedTuple):
    """What came of reading: the case, every problem met, and what is worth saying of the rest.

    ``denied`` are the facts of which it was written that they had not happened; ``odd`` those whose
    day is odd beside a later one.
    """

    case: Case
    problems: tuple[Problem, ...]
    remarks: tuple[Remark, ...] = ()
    denied: Mapping[Event, Written] = NOTHING
    odd: frozenset[Event] = frozenset()


def read_case(
    written: Sequence[Written],
    ambient: Ambient,
    *,
    decision: Decision | None = None,
    traits: frozenset[str] = frozenset(),
) -> Read:
    """Read every written fact and stand each against the others, and against what was decided."""
    problems: list[Problem] = []
    days: dict[Event, date] = {}
    places: dict[Event, Written] = {}
    denied: dict[Event, Written] = {}
    empty: dict[Event, Remark] = {}
    done = dict[Event, Remark]()
    ticks: dict[Event, Written] = {}
    for each in written:
        if is_not_yet(each.text):
            denied[each.event] = each
            continue
        if is_done(each.text) and each.event not in ambient.required:
            future = ambient.facts[each.event].future
            told = (ARRANGED if future else WHEN).format(each.text.strip())
            done[each.event] = Remark(each.where, each.text, told, "done")
            ticks[each.event] = each
            continue
        read = _read_one(each, ambient)
        if isinstance(read, NotTold):
            empty[each.event] = Remark(each.where, each.text, read.remark, "nothing")
        elif isinstance(read, Problem):
            problems.append(read)
        elif each.event in days and days[each.event] != read:
            problems.append(_told_twice(each, places[each.event], days[each.event]))
        else:
            days[each.event], places[each.event] = read, each
    impossible, clashes = without_impossible(days, places, ambient, decision)
    problems.extend(impossible)
    problems.extend(_both_told(denied, places if ambient.cells else {**ticks, **places}))
    left = denied.keys() | days.keys() | empty.keys()
    far = frozenset(event for tie in clashes.far for event in (tie.event, tie.other))
    doubted = (frozenset(each.event for each in written) - left) | far
    said = frozenset(denied) - days.keys()
    reason = decision.slug if decision else None
    case = Case(
        events=days,
        reason=reason,
        traits=traits,
        doubted=doubted,
        not_yet=said,
        contested=clashes.contested,
        ticked=_ticked(done.keys() & doubted, ambient),
    )
    case, contradictions = without_contradicted(case, decision, denied, ambient)
    problems.extend(contradictions)
    if not ambient.cells:  # in a sheet, nobody is late without a column that says so
        case = with_what_follows(case, decision, ambient)
    remarks = (*empty.values(), *done.values(), *_remarks(days, places, ambient))
    odd = frozenset(tie.event for tie in clashes.odd)
    return Read(case, tuple(problems), remarks, denied, odd)


def _ticked(said: Collection[Event], ambient: Ambient) -> frozenset[Event]:
    """Name what was said to have happened; of what may be still to come, that it is arranged."""
    return frozenset(each for each in said if not ambient.facts[each].future)


def told_alone(each: Written, ambient: Ambient) -> tuple[date, Remark | None] | None:
    """Read a fact that nothing stands beside, where it tells a day that can be used.

    Returns:
        The day, and as what it was read, where that is to be said; None for whatever else is told.
    """
    day = None if is_not_yet(each.text) else _read_one(each, ambient)
    if not isinstance(day, date):
        return None
    return day, next(_remarks({each.event: day}, {each.event: each}, ambient), None)


def _read_one(each: Written, ambient: Ambient) -> date | Problem | NotTold:
    fact = ambient.facts[each.event]
    day = _day(each, fact, ambient)
    if isinstance(day, NotTold):
        return day
    if fact.refused is not None:
        return unusable(each, ambient, fact.refused, fact.instead)
    if isinstance(day, Unreadable):
        mapped = ambient.mapped(each, day.day) if ambient.mapped and day.day else ""
        return unusable(each, ambient, day.problem, f"{day.write} {mapped}".strip())
    if day > ambient.today and not (fact.future or ambient.planned):
        return unusable(
            each,
            ambient,
            f"{spell(day)} is after today, {spell(ambient.today)}.",
            "Check the date; for a day still to come, add --planned."
            if ambient.plannable
            else "Check the date. Leave it out until it has come.",
        )
    if day > ambient.last and each.event not in ambient.required:
        return unusable(
            each,
            ambient,
            f"{spell(day)} lies beyond {spell(ambient.last)}, the last day sendpath can speak of.",
            "Check the year.",
        )
    return day


def _day(each: Written, fact: Fact, ambient: Ambient) -> date | Unreadable | NotTold:
    if fact.value == "year":
        return read_year(each.text)
    if ambient.cells:
        return read_cell_date(each.text, doubted=each.doubted)
    if ambient.relative:
        return read_told_date(each.text, ambient.today)
    return read_date(each.text)


def _remarks(
    days: Mapping[Event, date], places: Mapping[Event, Written], ambient: Ambient
) -> Iterator[Remark]:
    """Say of each day that counts, and was not written in a usual way, as which it was read."""
    for event, day in days.items():
        each = places[event]
        if ambient.facts[event].value != "year":
            said = remark(each.where, each.text, day, cell=ambient.cells)
            if said is not None:
                yield said


def _told_twice(each: Written, earlier: Written, day: date) -> Problem:
    return Problem(
        where=each.where,
        value=each.text,
        problem=f"'{each.text}' is a second date for the same fact: "
        f"{earlier.where} says {spell(day)}.",
        write="Give one of them.",
        blocks=True,
    )


def _both_told(not_yet: Collection[Event], places: Mapping[Event, Written]) -> list[Problem]:
    """Say of each fact that was told to have happened, and not to have happened yet."""
    return [
        Problem(
            where=places[event].where,
            value=places[event].text,
            problem=f"'{places[event].text}' and 'not yet' were both told of the same fact.",
            write="Give one of them.",
            blocks=True,
        )
        for event in sorted(not_yet)
        if event in places
    ]
