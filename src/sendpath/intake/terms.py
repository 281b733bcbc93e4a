"""A school's term dates, one a term or half term.

Either a small table, ``first_day,last_day``, or single ones as ``FIRST..LAST``.
"""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from sendpath.core.names import spell
from sendpath.core.problem import Problem
from sendpath.intake.dates import Unreadable, read_date

HEADER = ("first_day", "last_day")
SHAPE = (
    "Write a first line 'first_day,last_day', then one line a term or half term, for example "
    "2026-09-03,2026-10-23."
)

SPAN = ".."
"""What stands between the first and the last day of a term given by itself."""

Terms = tuple[tuple[date, date], ...]


class Termed(NamedTuple):
    """What came of reading term dates: the terms in order, and every problem met."""

    terms: Terms
    problems: tuple[Problem, ...]


def read_terms(lines: Iterable[str], *, where: str) -> Termed:
    """Read term dates. With any problem in them there are none: half a table would count wrong."""
    try:
        rows = [row for row in csv.reader(lines) if any(cell.strip() for cell in row)]
    except csv.Error:
        rows = []
    if not rows or tuple(map(_heading, rows[0])) != HEADER:
        told = f"{where} does not hold term dates."
        return Termed((), (_fault(where, "", told, SHAPE),))
    problems: list[Problem] = []
    terms = [
        _term(row, f"{where}, row {number}", problems) for number, row in enumerate(rows[1:], 2)
    ]
    read = sorted(term for term in terms if term is not None)
    problems += overlaps(read, where)
    if not rows[1:]:
        problems.append(_fault(where, "", f"{where} holds no term.", SHAPE))
    return Termed((), tuple(problems)) if problems else Termed(tuple(read), ())


def read_span(text: str, *, where: str) -> Termed:
    """Read one term, ``2026-09-03..2026-10-23``."""
    problems: list[Problem] = []
    days = [day.strip() for day in text.split(SPAN)]
    if len(days) != len(HEADER) or not all(days):
        told = f"'{text}' is not one term."
        write = "Write its first and its last day: 2026-09-03..2026-10-23."
        return Termed((), (_fault(where, text, told, write),))
    term = _term(days, where, problems)
    return Termed(() if term is None else (term,), tuple(problems))


def _heading(cell: str) -> str:
    return cell.strip().lower().replace(" ", "_").replace("-", "_")


def _term(row: Sequence[str], where: str, problems: list[Problem]) -> tuple[date, date] | None:
    if len(row) != len(HEADER):
        problems.append(_fault(where, ",".join(row), f"{where} has {len(row)} cells.", SHAPE))
        return None
    days = []
    for name, text in zip(HEADER, row, strict=True):
        day = read_date(text)
        if isinstance(day, Unreadable):
            problems.append(_fault(f"{where}, {name}", text, day.problem, day.write))
        else:
            days.append(day)
    if len(days) != len(HEADER):
        return None
    if days[1] < days[0]:
        told = f"the term ends on {spell(days[1])}, before it begins on {spell(days[0])}."
        problems.append(_fault(where, ",".join(row), told, "Check both days."))
        return None
    return days[0], days[1]


def all_terms(read: Sequence[Termed], where: str) -> tuple[Terms, list[Problem]]:
    """Put together what came of several readings.

    With any fault in them there are no terms: half a table would count wrong.
    """
    faults = [fault for each in read for fault in each.problems]
    terms = sorted(term for each in read for term in each.terms)
    faults = faults or overlaps(terms, where)
    return () if faults else tuple(terms), faults


def overlaps(terms: Sequence[tuple[date, date]], where: str) -> list[Problem]:
    """Give a fault for every two terms, in order, of which the later begins in the earlier."""
    return [
        _fault(
            where,
            "",
            f"the term from {spell(later[0])} begins before the one from {spell(earlier[0])} ends.",
            "Check the days of both.",
        )
        for earlier, later in pairwise(terms)
        if later[0] <= earlier[1]
    ]


def _fault(where: str, value: str, problem: str, write: str) -> Problem:
    return Problem(where=where, value=value, problem=problem, write=write, blocks=True)
