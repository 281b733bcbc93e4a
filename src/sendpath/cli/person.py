"""Whose case it is, as typed: when born, and on which day to look."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sendpath.core.problem import Problem
from sendpath.intake.dates import Unreadable, read_date

if TYPE_CHECKING:
    from sendpath.answers.appeal_right import Person
    from sendpath.answers.context import Context


def person_told(
    born: Sequence[str] | None,
    on: Sequence[str] | None,
    context: "Context",
    problems: list[Problem],
) -> "Person":
    """Read whose case it is, and who appeals on the day asked about."""
    from sendpath.answers.appeal_right import person_of

    day = read_day(on, "--on", problems) or context.today
    return person_of(read_day(born, "--born", problems), day, context, problems)


def read_day(texts: Sequence[str] | None, where: str, problems: list[Problem]) -> date | None:
    """Read a day that is no fact of a case; None when it was not told, or cannot be used."""
    if not texts:
        return None
    read = read_date(texts[-1])
    if isinstance(read, Unreadable):
        problems.append(Problem(where, texts[-1], read.problem, read.write))
        return None
    return read
