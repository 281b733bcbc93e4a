"""Whose case it is, as typed: when born, and on which day to look."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sendpath.core.names import spell
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
    read = [(text, read_date(text)) for text in texts]
    faults = [
        Problem(where, text, day.problem, day.write)
        for text, day in read
        if isinstance(day, Unreadable)
    ]
    days = {day for _, day in read if isinstance(day, date)}
    if len(days) > 1 and not faults:
        told = f"{' and '.join(map(spell, sorted(days)))} were both given."
        faults.append(Problem(where, texts[-1], told, "Give one of them.", blocks=True))
    problems.extend(fault for fault in faults if fault not in problems)
    return None if faults else days.pop()
