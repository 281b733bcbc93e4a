"""Open cases before one body of law and one calendar: single days are counted once for all."""

from collections.abc import Iterable

from sendpath.core.assessment import Assessment
from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.day_cache import DayCache
from sendpath.core.law import Law
from sendpath.core.outcomes import Outcome
from sendpath.core.workings import Workings


class Engine:
    """A body of law and a calendar, ready to answer cases.

    Attributes:
        law: The rules and the map of facts.
        calendar: Working days, and school days where a school's terms were told.
        unconfirmed: Rules to work out although their law was not confirmed.
        days: Single days counted so far.
    """

    def __init__(
        self, law: Law, calendar: Calendar, *, unconfirmed: frozenset[RuleId] = frozenset()
    ) -> None:
        self.law, self.calendar, self.unconfirmed = law, calendar, unconfirmed
        self.days = DayCache(calendar)
        self.ties = law.ties()

    def open(self, case: Case) -> Assessment:
        """Open one case: what is asked of it is worked out once, and only when it is asked."""
        return Assessment(self.workings(case), self.unconfirmed)

    def letters(self, sent: Event) -> tuple[Event, ...]:
        """Give the facts that are the day a letter was ``sent``, the one that counts first."""
        return (sent, *self.ties.stand_ins.get(sent, ()))

    def workings(self, case: Case) -> Workings:
        """Give the workings of one case: its days, and what shows what."""
        return Workings(case, self.law, self.days, self.ties)


def assess(
    case: Case,
    law: Law,
    *,
    calendar: Calendar,
    rules: Iterable[RuleId] | None = None,
    unconfirmed: frozenset[RuleId] = frozenset(),
) -> dict[RuleId, Outcome]:
    """Ask each rule of a body of law what it gives in one case.

    Args:
        case: What we have been told.
        law: The rules and the map of facts.
        calendar: Working days, and school days where a school's terms were told.
        rules: Which rules to ask; all of them by default.
        unconfirmed: Rules to work out although their law was not confirmed.

    Returns:
        One outcome a rule, in the order of the law. It never depends on today.
    """
    return Engine(law, calendar, unconfirmed=unconfirmed).open(case).outcomes(rules)
