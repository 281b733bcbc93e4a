"""Whose case it is, as typed: when born, and on which day to look."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sendpath.cli.session import Session, read_day
from sendpath.core.problem import Problem

if TYPE_CHECKING:
    from sendpath.answers.context import Context
    from sendpath.answers.person import Person
    from sendpath.core.case import Case
    from sendpath.core.clauses import Event

UNHEEDED = "--on tells nothing without --born: it says on which day to look at the age."
WITH_BORN = "Give --born DATE as well, or leave --on out."


def person_told(
    born: Sequence[str] | None,
    on: Sequence[str] | None,
    told: "Mapping[Event, date]",
    context: "Context",
    session: Session,
) -> "Person":
    """Read whose case it is, beside the days that were told, and who appeals on the day asked."""
    from sendpath.answers.person import person_of

    asked, birth = read_day(on, "--on", session), read_day(born, "--born", session)
    if asked is not None and not born:
        session.problems.append(Problem("--on", (on or [""])[-1], UNHEEDED, WITH_BORN))
    day: date = asked or context.today
    return person_of(birth, day, told, context, session.problems)


def aged(case: "Case", person: "Person", born: Sequence[str] | None, context: "Context") -> "Case":
    """Let a case tell of the birth; what hangs on one that cannot be used is in doubt."""
    from dataclasses import replace

    from sendpath.core.case import BORN
    from sendpath.core.clauses import Event

    if born and person.born is None:
        return replace(case, doubted=case.doubted | {Event(BORN)})
    return person.aged(case, context)
