"""The kinds of clause a rule is made of. No rule is known here; rules are data in ``rules/``."""

from collections.abc import Mapping
from datetime import date, time
from typing import Literal, NamedTuple, NewType

from sendpath.core.periods import Period, Relation, Span

Event = NewType("Event", str)
"""A thing that happened on a day, named for the statutory trigger: ``decision-sent``."""

RuleId = NewType("RuleId", str)
"""The path of a rule under ``rules/``, with a dot: ``appeal.window``."""

Grade = Literal["read", "agreed", "single", "unread"]
GRADES: tuple[Grade, ...] = ("read", "agreed", "single", "unread")
"""From the words read to not confirmed: the weakest grade used travels with an answer."""

Who = Literal[
    "family", "council", "new-council", "old-council", "adviser", "mediator",
    "health-body", "school", "governors", "tribunal",
]  # fmt: skip
Kind = Literal["limit", "duty", "minimum", "practice", "guidance", "information"]
Standing = Literal["ahead", "today", "passed", "awaiting-certificate"]


class Cite(NamedTuple):
    """Where the law says it: instrument key, place in it, how well it is confirmed, and when.

    Without a day of its own, it was checked on the rule's.
    """

    source: str
    at: str
    verified: Grade
    checked: date | None = None


class Count(NamedTuple):
    """Run a period after, beginning with or before an event."""

    relation: Relation
    event: Event
    period: Period
    cite: Cite
    uncounted: tuple[Span, ...] = ()


class Move(NamedTuple):
    """Shift a date that lands where the law will not leave it.

    Attributes:
        falls_in: Spans of the year that are tested; empty when working days are tested.
        to: Where the date goes.
        cite: The law that moves it.
    """

    falls_in: tuple[Span, ...]
    to: Literal["first-working-day-after-span", "next-working-day", "previous-working-day"]
    cite: Cite


Asks = Literal[
    "trait",  # the council's decision has this trait (rules/decisions.toml)
    "no_trait",  # the decision, as far as told, does not have it
    "told",  # this fact was told
    "not_told",  # this fact was not told; it may still have happened
    "kept",  # what this rule asks for is known to have been done in time
    "not_kept",  # what this rule asks for is not known to have been done in time
    "missed",  # what this rule asks for is known to have been done, and too late
    "lands_on",  # the rule's own last day is a "non-working-day"
    "due_before",  # the rule's own last day is earlier than that of this other rule
    "decided_by",  # this limb is the one that decides the rule's own last day
    "event",  # this event is later than the last day of the rule `later_than`
]


class Printed(NamedTuple):
    """A day fixed by the Tribunal, an order or the parties: it stands as it is printed, unmoved."""

    event: Event
    cite: Cite


class Condition(NamedTuple):
    """A question about a case that has a plain yes or no."""

    asks: Asks
    subject: str
    later_than: RuleId | None = None


class Exclusion(NamedTuple):
    """A condition that takes a clause out of play.

    Attributes:
        condition: When it holds, the clause does not count.
        disputed_by: The reading under which it counts all the same.
        note: What to tell people when a whole rule is taken out.
    """

    condition: Condition
    disputed_by: str | None = None
    note: "Note | None" = None


class Limb(NamedTuple):
    """One way a period may end; a rule ends with the latest of its limbs. A function of one day.

    Attributes:
        id: Its own name, shown in steps.
        run: The period it runs.
        optional: The rule has an answer without it.
        unless: What takes it out of play.
        held_open_by: The rule which, kept in time, keeps this limb still to come.
    """

    id: RuleId
    run: Count
    optional: bool = False
    unless: tuple[Exclusion, ...] = ()
    held_open_by: RuleId | None = None


class Reading(NamedTuple):
    """Another honest way to read the clause: what changes under it, and on whose authority.

    Attributes:
        id: The question (digest section 2).
        label: This answer to it, in words.
        prevailing: The prevailing answer, in words.
        cite: Authority for this answer.
        prevailing_cite: Authority for the prevailing one.
        counts_from: Events to count from in place of others.
        moves: Moves that replace the version's own.
        uncounted: Spans left out of every count under it.
        undated: True when no day can be computed under it.
    """

    id: str
    label: str
    prevailing: str
    cite: Cite
    prevailing_cite: Cite
    counts_from: Mapping[Event, Event]
    moves: tuple[Move, ...] | None = None
    uncounted: tuple[Span, ...] = ()
    undated: bool = False


class Note(NamedTuple):
    """Something to tell people beside a date: when all its conditions hold and the day stands so.

    ``{names}`` in the text are days: an event, a rule's last day, ``due``, ``working-day-before``.
    A note that ``qualifies`` the date is told even when the thing is done; advice is not.
    """

    id: str
    text: str
    cite: Cite | None
    when: tuple[Condition, ...] = ()
    standing: tuple[Standing, ...] = ()
    names: tuple[str, ...] = ()
    qualifies: bool = False


class RuleVersion(NamedTuple):
    """The clauses in force for events from a commencement day on.

    Attributes:
        in_force: The first day of the anchor event that they govern.
        limbs: The periods; the latest end counts.
        moves: Tried one after the other on the date so far.
        by_time: The hour by which it must be done, with its law.
        by_time_cite: The law of the hour.
        unless: What takes the whole rule out of play.
        readings: Other honest readings.
        notes: What to tell people beside the date.
        opens: The earlier end of a range that practice keeps to.
        printed: The fact that displaces the computed day.
    """

    in_force: date
    limbs: tuple[Limb, ...]
    moves: tuple[Move, ...] = ()
    by_time: time | None = None
    by_time_cite: Cite | None = None
    unless: tuple[Exclusion, ...] = ()
    readings: tuple[Reading, ...] = ()
    notes: tuple[Note, ...] = ()
    opens: Count | None = None
    printed: Printed | None = None


class Spell(NamedTuple):
    """A time in which other law applied, now spent: both days inside it, and what to say of it."""

    first: date
    last: date
    note: Note


class Rule(NamedTuple):
    """One rule of law with all its versions, newest last.

    Attributes:
        id: Its path under ``rules/``.
        title: What must be done, in plain words.
        who: Who must do it.
        kind: What sort of time it is (digest, *Kinds*).
        process: The proceeding it belongs to.
        anchor: The event it runs from; the version in force that day governs.
        checked: The day on which its citations were checked.
        closed_by: The event that fulfils it.
        follows: The event after which people are told that this is the next thing to wait for.
        unneeded: With any of these, nobody waits for it, and people's formats leave it out.
        alone: What to tell people while the anchor is missing although another fact was told.
        versions: Clauses by commencement.
    """

    id: RuleId
    title: str
    who: Who
    kind: Kind
    process: str
    anchor: Event
    versions: tuple[RuleVersion, ...]
    checked: date | None = None
    closed_by: Event | None = None
    follows: Event | None = None
    unneeded: tuple[Condition, ...] = ()
    alone: tuple[Note, ...] = ()

    def version_on(self, day: date) -> RuleVersion | None:
        """Give the version in force on a day; None before the first."""
        in_force = [version for version in self.versions if version.in_force <= day]
        return in_force[-1] if in_force else None


class Fact(NamedTuple):
    """What the map of facts (``rules/events.toml``) says of one event."""

    id: Event
    words: str
    when: str
    option: str
    value: Literal["day", "year"] = "day"
    stands_in_for: Event | None = None
    may_not_precede: tuple[Event, ...] = ()
    future: bool = False
    refused: str | None = None
    instead: str = ""


class Law(NamedTuple):
    """All that an answer needs of a rule book: rules by id, in file order, and the map of facts."""

    rules: Mapping[RuleId, Rule]
    facts: Mapping[Event, Fact]
