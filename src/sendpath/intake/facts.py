"""Told words to a case: every fact read, stood against the others, and kept or left out.

A fact without which there is no answer blocks; any other that cannot be used is left out with the
reason, and the rest is answered.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.core.law import Fact
from sendpath.core.names import spell
from sendpath.core.problem import Problem
from sendpath.intake.cell_dates import NotTold, read_cell_date
from sendpath.intake.dates import Unreadable, read_date, read_year
from sendpath.intake.remarks import Remark, remark
from sendpath.intake.told_dates import read_told_date

A_YEAR = timedelta(days=366)

NOT_YET = frozenset({"not yet", "not-yet", "no", "never", "awaiting", "pending"})
"""How it is said that something has not happened."""


def is_not_yet(text: str) -> bool:
    """Say whether somebody wrote that something has not happened."""
    return text.strip().lower() in NOT_YET


class Written(NamedTuple):
    """A fact as somebody wrote it, and where: ``--decision-date``, ``row 7, decision_date``.

    ``doubted``, where other cells of its column have the month first.
    """

    event: Event
    text: str
    where: str
    doubted: bool = False


class Read(NamedTuple):
    """What came of reading: the case, every problem met, and what is worth saying of the rest."""

    case: Case
    problems: tuple[Problem, ...]
    remarks: tuple[Remark, ...] = ()


class Ambient(NamedTuple):
    """What facts are read against.

    Attributes:
        facts: The map of facts.
        today: The day on which nothing later can have happened.
        planned: True when days to come are allowed.
        required: The facts without which there is no answer.
        plannable: Whether the command can be asked for days to come.
        last: The last day any calendar can speak of.
        relative: True where somebody tells days now, and may say ``yesterday``; never for cells.
        cells: True for cells of a sheet, behind which a spreadsheet may keep a number of days.
        mapped: Says how else it can be told which day a text means; None where it cannot.
    """

    facts: Mapping[Event, Fact]
    today: date
    planned: bool = False
    required: frozenset[Event] = frozenset()
    last: date = date.max
    plannable: bool = True
    relative: bool = False
    cells: bool = False
    mapped: Callable[[Written, date], str] | None = None


def read_case(
    written: Sequence[Written],
    ambient: Ambient,
    *,
    reason: str | None = None,
    traits: frozenset[str] = frozenset(),
) -> Read:
    """Read every written fact and stand each against the others."""
    problems: list[Problem] = []
    days: dict[Event, date] = {}
    places: dict[Event, Written] = {}
    not_yet: set[Event] = set()
    empty: dict[Event, Remark] = {}
    for each in written:
        if is_not_yet(each.text):
            not_yet.add(each.event)
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
    if len(days) > 1:
        problems.extend(_drop_impossible(days, places, ambient))
        problems.extend(_far_apart(days, places, ambient))
    problems.extend(_both_told(not_yet, places))
    doubted = frozenset(each.event for each in written) - days.keys() - not_yet - empty.keys()
    said = frozenset(not_yet) - days.keys()
    case = Case(events=days, reason=reason, traits=traits, doubted=doubted, not_yet=said)
    return Read(case, tuple(problems), (*empty.values(), *_remarks(days, places, ambient)))


def _read_one(each: Written, ambient: Ambient) -> date | Problem | NotTold:
    fact = ambient.facts[each.event]
    day = _day(each, fact, ambient)
    if isinstance(day, NotTold):
        return day
    if fact.refused is not None:
        return _problem(each, ambient, fact.refused, fact.instead)
    if isinstance(day, Unreadable):
        mapped = ambient.mapped(each, day.day) if ambient.mapped and day.day else ""
        return _problem(each, ambient, day.problem, f"{day.write} {mapped}".strip())
    if day > ambient.today and not (fact.future or ambient.planned):
        return _problem(
            each,
            ambient,
            f"{spell(day)} is after today, {spell(ambient.today)}.",
            "Check the date; for a day still to come, add --planned."
            if ambient.plannable
            else "Check the date. Leave it out until it has come.",
        )
    if day > ambient.last and each.event not in ambient.required:
        return _problem(
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


def _both_told(not_yet: set[Event], places: Mapping[Event, Written]) -> list[Problem]:
    """Say of each fact that was told with a day, and told not to have happened yet."""
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


def _drop_impossible(
    days: dict[Event, date], places: Mapping[Event, Written], ambient: Ambient
) -> list[Problem]:
    """Take out each fact that is dated before one it cannot come before."""
    problems = []
    for event, fact in ambient.facts.items():
        if event not in days:
            continue
        early = (other for other in fact.may_not_precede if _precedes(event, other, days))
        clash = next(early, None)
        if clash is not None:
            problems.append(_too_early(places[event], fact, days[clash], ambient, clash))
            del days[event]
    return problems


def _far_apart(
    days: Mapping[Event, date], places: Mapping[Event, Written], ambient: Ambient
) -> list[Problem]:
    """Doubt two dates for one event, by more than a year apart: one year is mistyped."""
    stood_in = ((event, ambient.facts[event]) for event in ambient.facts if event in days)
    pairs = ((event, fact.stands_in_for) for event, fact in stood_in if not fact.apart)
    return [
        _problem(
            places[event],
            ambient,
            f"{spell(days[event])} and {spell(days[other])} ({places[other].where}) are more than "
            "a year apart.",
            "Check both years.",
        )
        for event, other in pairs
        if other is not None and other in days and abs(days[other] - days[event]) > A_YEAR
    ]


def _precedes(event: Event, other: Event, days: Mapping[Event, date]) -> bool:
    return other in days and days[event] < days[other]


def _too_early(each: Written, fact: Fact, day: date, ambient: Ambient, clash: Event) -> Problem:
    other = ambient.facts[clash]
    earlier = clash in ambient.required and each.event not in ambient.required
    return _problem(
        each,
        ambient,
        f"'{each.text}' is the day {fact.words}, and it is before the day {other.words}, "
        f"{spell(day)}.",
        "Check both dates; it may belong to an earlier decision."
        if earlier
        else "Check both dates.",
    )


def _problem(each: Written, ambient: Ambient, problem: str, write: str) -> Problem:
    needed = each.event in ambient.required
    return Problem(where=each.where, value=each.text, problem=problem, write=write, blocks=needed)
