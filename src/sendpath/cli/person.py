"""Whose case it is, as typed: when born, and on which day to look."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sendpath.cli.session import Session, read_day

if TYPE_CHECKING:
    from sendpath.answers.context import Context
    from sendpath.answers.person import Person
    from sendpath.core.clauses import Event


def person_told(
    born: Sequence[str] | None,
    on: Sequence[str] | None,
    told: "Mapping[Event, date]",
    context: "Context",
    session: Session,
) -> "Person":
    """Read whose case it is, beside the days that were told, and who appeals on the day asked."""
    from sendpath.answers.person import person_of

    day: date = read_day(on, "--on", session) or context.today
    return person_of(read_day(born, "--born", session), day, told, context, session.problems)
