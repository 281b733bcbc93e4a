"""What can come of asking a rule about a case. A date never travels without its steps."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from sendpath.core.calendar import Firmness
from sendpath.core.clauses import GRADES, Cite, Event, Grade, Limb, Move, Note, Printed, Run
from sendpath.core.law import Rule, RuleVersion

NO_DAYS: Mapping[str, date] = MappingProxyType({})


class Step(NamedTuple):
    """One move of a date, with the clause that made it."""

    start: date
    end: date
    clause: Run | Move | Printed


class Derived(NamedTuple):
    """A date with all the steps that led to it.

    Attributes:
        day: The day reached.
        steps: How, in order.
        looked_to: The furthest day whose bank holidays mattered; None when none did.
    """

    day: date
    steps: tuple[Step, ...] = ()
    looked_to: date | None = None

    def then(self, more: "Derived") -> "Derived":
        """Go on from this date by further steps."""
        looked = [each for each in (self.looked_to, more.looked_to) if each is not None]
        return Derived(more.day, self.steps + more.steps, max(looked) if looked else None)

    @property
    def verified(self) -> Grade:
        """The weakest grade among the clauses used."""
        return max((step.clause.cite.verified for step in self.steps), key=GRADES.index)


class Considered(NamedTuple):
    """A limb that counted, and the day it gives."""

    limb: Limb
    derived: Derived


class ReadDate(NamedTuple):
    """The day under one reading; None where none can be computed.

    Joined ids mean several questions answered the other way together.
    """

    id: str
    label: str
    due: date | None
    cite: Cite
    prevailing: bool


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


class Deadline(NamedTuple):
    """The last day, and why.

    Attributes:
        rule: The rule asked.
        version: The clauses that were in force.
        limb: The limb that won: the latest to end.
        raw: The end of the period, before any move.
        due: The last day by the prevailing reading.
        safe: The earliest day of any combination of readings: what to act by.
        latest: The latest day of any combination: arguable. None when a reading gives no day.
        opens: The earlier end of a range that practice keeps to.
        considered: Limbs that counted and lost.
        readings: The days that differ by reading; empty when all agree.
        certainty: Provisional when bank holidays not yet published mattered; doubted when the day,
            or whether it binds, hangs on a fact that was told and could not be read.
        happened: The day it was done, when told.
        done_by: The latest day on which it can have been done, as far as told: its own or that of a
            later fact that proves it. None when nothing shows that it was done.
        held_open: True while a limb still to come keeps the matter open past the last day.
        open_event: The fact that would add a limb, when not told.
        uncertain: True when something that could have been told, and was not, decides whether it
            binds, or whether it was done.
        doubted: True when a fact that it hangs on was told and could not be read: one that decides
            its day, whether it binds, or whether it was done.
        not_yet: True when it was said that the fact that shows it done has not happened.
    """

    rule: Rule
    version: RuleVersion
    limb: Limb
    raw: Derived
    due: Derived
    safe: date
    latest: date | None
    opens: date | None
    considered: tuple[Considered, ...]
    readings: tuple[ReadDate, ...]
    certainty: Firmness
    happened: date | None
    done_by: date | None
    held_open: bool
    open_event: Event | None
    uncertain: bool = False
    doubted: bool = False
    not_yet: bool = False

    @property
    def conditional(self) -> bool:
        """True when it is not known to bind: that depends on something not told."""
        return self.rule.conditional or self.uncertain


class Waiting(NamedTuple):
    """No date yet: a fact is missing. ``near`` says whether this is the next thing to wait for.

    ``floor`` is a day before which the last day does not lie: of the ends of which the latest
    counts, the latest that is known. ``uncertain`` says whether something that could have been
    told, and was not, decides whether it will bind.
    """

    rule: Rule
    waiting_for: tuple[Event, ...]
    happened: date | None
    near: bool = False
    floor: date | None = None
    uncertain: bool = False


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
