"""What to count, as typed: a period, and the one day it is counted from."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

from sendpath.answers.counting import ROLLS, Counting
from sendpath.cli.session import Session, told_day
from sendpath.core.periods import Relation
from sendpath.core.problem import Problem
from sendpath.intake.dates import Unreadable

if TYPE_CHECKING:
    from sendpath.core.calendar import Calendar
    from sendpath.core.periods import Period


class Typed(NamedTuple):
    """What to count, as typed: days by how the period runs from each."""

    period: str
    days: Mapping[str, Sequence[str]]
    from_: Sequence[str]
    roll: str | None


def read_counting(typed: Typed, session: Session) -> Counting | None:
    """Read what to count; None, and problems, when it cannot be read."""
    problems = session.problems
    if typed.from_:
        told = "The law uses *from* for *after*; write --after or --beginning-with."
        problems.append(_fault("--from", typed.from_[-1], told, ""))
    if typed.roll not in (None, *ROLLS):
        told = f"'{typed.roll}' is no way to roll."
        problems.append(_fault("--roll", typed.roll or "", told, "Write working or appeal."))
    period = _period(typed.period, problems)
    given = [(relation, text) for relation, texts in typed.days.items() for text in texts]
    if len(given) != 1:
        if not typed.from_:
            told = f"{len(given) or 'No'} days to count from were given."
            write = "Give one of --after, --beginning-with and --before."
            problems.append(_fault("DATE", "", told, write))
        return None
    relation, text = given[0]
    where = f"--{relation.replace('_', '-')}"
    day = told_day(text, where, session, first=date.min)
    if isinstance(day, Unreadable):
        problems.append(_fault(where, text, day.problem, day.write))
        return None
    if period is None:
        return None
    return Counting(cast("Relation", relation), period, day, typed.roll)


def out_of_reach(calendar: "Calendar") -> str:
    """Say how far can be counted."""
    return (
        "The count leaves the days sendpath can speak of: working days are known from "
        f"{calendar.first.year} to {calendar.last.year}."
    )


def _period(text: str, problems: list[Problem]) -> "Period | None":
    from sendpath.core.periods import SchoolDays
    from sendpath.rulebook.build_clauses import period

    try:
        read = period(" ".join(text.lower().split()))
    except ValueError:
        told = f"'{text}' is not a period."
        write = "Write it as '2 months', '20 weeks', '15 days' or '3 working days'."
        problems.append(_fault("PERIOD", text, told, write))
        return None
    if isinstance(read, SchoolDays):
        told = "school days are those of one school's terms, and count takes none."
        write = "Count working days, or ask sendpath timeline exclusion --term FIRST..LAST."
        problems.append(_fault("PERIOD", text, told, write))
        return None
    return read


def _fault(where: str, value: str, problem: str, write: str) -> Problem:
    return Problem(where=where, value=value, problem=problem, write=write, blocks=True)
