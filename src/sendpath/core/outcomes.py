"""What can come of asking a rule about a case. A date never travels without its steps."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, Protocol

from sendpath.core.calendar import Calendar, Firmness
from sendpath.core.clauses import Event, Limb, Note
from sendpath.core.law import Rule, RuleVersion
from sendpath.core.reach import Reach, ReadDate
from sendpath.core.steps import Considered, Derived

NO_DAYS: Mapping[str, date] = MappingProxyType({})


class Said(NamedTuple):
    """A note that applies, with the days its text names."""

    note: Note
    days: Mapping[str, date] = NO_DAYS


class Exempt(NamedTuple):
    """One exception: what it says, and whether its test is met; None without test or facts."""

    said: Said
    short: str
    met: bool | None = None


class WhatIf(NamedTuple):
    """What a fact still to come would do to a last day.

    Attributes:
        adds_nothing_until: The last day on which it would leave the last day as it is.
        issued_on: The last working day on which it can come and count.
        last_day: The last day if it came then.
    """

    adds_nothing_until: date | None = None
    issued_on: date | None = None
    last_day: date | None = None


class Doubts(Protocol):
    """What is left open of a last day, and what was denied; it may be worked out when asked for."""

    @property
    def uncertain(self) -> bool:
        """Whether something that could have been told decides if it binds, or was done."""

    @property
    def not_yet(self) -> bool:
        """Whether it was said that it was not done, and nothing told leaves that open."""

    @property
    def hangs(self) -> bool:
        """Whether something told leaves open if it binds: a note says on what that hangs."""

    @property
    def contested(self) -> bool:
        """Whether another told day contradicts that on which it was done."""


class Settled(NamedTuple):
    """The same, worked out."""

    uncertain: bool = False
    not_yet: bool = False
    hangs: bool = False
    contested: bool = False


class Deadline(NamedTuple):
    """The last day, and why.

    Attributes:
        rule: The rule asked.
        version: The clauses that were in force.
        limb: The limb that won: the latest to end.
        raw: The end of the period, before any move.
        due: The last day by the prevailing reading.
        reach: How far the day can be read.
        opens: The earlier end of a range that practice keeps to.
        considered: Limbs that counted and lost.
        calendar: What it was counted with.
        unread: True when the day, or whether it binds, hangs on a fact that was told and could not
            be read.
        happened: The day it was done, when told.
        done_by: The latest day on which it can have been done, as far as told: its own or that of a
            later fact that proves it. None when nothing shows that it was done.
        held_open: True while a limb still to come keeps the matter open past the last day.
        open_event: The fact that would add a limb, when not told.
        doubted: True when a fact that it hangs on was told and could not be read: one that decides
            its day, whether it binds, or whether it was done.
        doubts: What was not told and decides whether it binds or was done, and what was denied.
        ticked: True when its own fact was said to have happened, or one that shows that, and not
            when.
        only_earlier: True when that fact can only bring the day forward: once passed, it has.
        overtaken: The day, as told, of what it is for: once that has come, nobody is told of delay.
    """

    rule: Rule
    version: RuleVersion
    limb: Limb
    raw: Derived
    due: Derived
    reach: Reach
    opens: date | None
    considered: tuple[Considered, ...]
    calendar: Calendar
    unread: bool
    happened: date | None
    done_by: date | None
    held_open: bool
    open_event: Event | None
    doubted: bool = False
    doubts: Doubts = Settled()
    overtaken: date | None = None
    only_earlier: bool = False
    ticked: bool = False

    @property
    def safe(self) -> date:
        """The earliest day of any combination of readings: what to act by."""
        return self.reach.safe

    @property
    def latest(self) -> date | None:
        """The latest day of any combination: arguable. None when a reading gives no day."""
        return self.reach.latest

    @property
    def readings(self) -> tuple[ReadDate, ...]:
        """The days that differ by reading; empty when all agree."""
        return self.reach.readings

    @property
    def certainty(self) -> Firmness:
        """Provisional when bank holidays not yet published mattered; doubted when it is unread."""
        if self.unread:
            return "doubted"
        return self.calendar.certainty_of(self.due.looked_to)

    @property
    def uncertain(self) -> bool:
        """Whether something that could have been told, and was not, decides if it binds."""
        return self.doubts.uncertain

    @property
    def not_yet(self) -> bool:
        """Whether the fact that shows it done was said not to have happened."""
        return self.doubts.not_yet

    @property
    def hangs(self) -> bool:
        """Whether something that was told leaves open if it binds."""
        return self.doubts.hangs

    @property
    def contested(self) -> bool:
        """Whether another told day contradicts the one on which it was done."""
        return self.doubts.contested

    @property
    def conditional(self) -> bool:
        """True when it is not known to bind: that depends on something not told."""
        return self.rule.conditional or self.uncertain


class Meanwhile(Protocol):
    """What can be said of a rule that waits."""

    @property
    def near(self) -> bool:
        """Whether this is the next thing to wait for."""

    @property
    def unneeded(self) -> bool:
        """Whether nobody waits for it: what was told leaves no use for it, or shows it done."""

    @property
    def floor(self) -> date | None:
        """A day before which the last day does not lie.

        Of the ends of which the latest counts, it is the latest that is known.
        """

    @property
    def uncertain(self) -> bool:
        """Whether something that could have been told decides whether it will bind."""

    @property
    def done_by(self) -> date | None:
        """The latest day on which it can have been done, as far as a later fact shows it."""


class Waiting(NamedTuple):
    """No date yet: a fact is missing, and what can be said all the same."""

    rule: Rule
    waiting_for: tuple[Event, ...]
    happened: date | None
    meanwhile: Meanwhile

    @property
    def near(self) -> bool:
        """Whether this is the next thing to wait for."""
        return self.meanwhile.near

    @property
    def unneeded(self) -> bool:
        """Whether nobody waits for it."""
        return self.meanwhile.unneeded

    @property
    def floor(self) -> date | None:
        """A day before which the last day does not lie."""
        return self.meanwhile.floor

    @property
    def uncertain(self) -> bool:
        """Whether something that could have been told decides whether it will bind."""
        return self.meanwhile.uncertain

    @property
    def is_over(self) -> bool:
        """Whether it was done already: a limit in law is asked about all the same.

        What shows it done may be of another course, and a right may be lost with its day.
        """
        shown = self.rule.kind != "limit" and self.meanwhile.done_by is not None
        return self.happened is not None or shown


class NotApplicable(NamedTuple):
    """The rule does not bind here, and why."""

    rule: Rule
    because: Said


class NotCovered(NamedTuple):
    """The rule book or the calendar does not reach that day.

    Attributes:
        rule: The rule asked.
        day: The day that is not covered.
        starts: The first day the rule covers, when the day is before it; else the calendar ends.
    """

    rule: Rule
    day: date
    starts: date | None


class NoDate(NamedTuple):
    """The law fixes no day for it, and why sendpath gives none."""

    rule: Rule
    because: Said


class Unconfirmed(NamedTuple):
    """A rule whose law was not confirmed: computed only when asked for by name."""

    rule: Rule


Outcome = Deadline | Waiting | NotApplicable | NotCovered | NoDate | Unconfirmed


def is_outgrown(outcome: Outcome) -> bool:
    """Say whether a duty is not owed, for compulsory school age was over by its day, as told."""
    if not isinstance(outcome, NotApplicable):
        return False
    note = outcome.because.note
    return any(note is each.school_age for each in outcome.rule.versions)
