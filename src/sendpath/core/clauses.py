"""The kinds of clause a rule is made of. No rule is known here; rules are data in ``rules/``."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Literal, NamedTuple, NewType

from sendpath.core.periods import Period, Relation, ShortMonth, Span

Event = NewType("Event", str)
"""A thing that happened on a day, named for the statutory trigger: ``decision-sent``."""

RuleId = NewType("RuleId", str)
"""The path of a rule under ``rules/``, with a dot: ``appeal.window``."""

Grade = Literal["read", "agreed", "single", "unread"]
GRADES: tuple[Grade, ...] = ("read", "agreed", "single", "unread")
"""From the words read to not confirmed: the weakest grade used travels with an answer."""

Who = Literal[
    "family",
    "council",
    "new-council",
    "old-council",
    "adviser",
    "mediator",
    "health-body",
    "school",
    "governors",
    "tribunal",
]
Kind = Literal["limit", "duty", "minimum", "practice", "guidance", "information"]
Standing = Literal["ahead", "today", "passed", "awaiting-certificate", "unknown"]
"""How a last day stands; ``unknown`` where it has passed by what was read, and not all was."""
ToldWhile = Standing | Literal["done"]
"""While a last day stands so a note is told; ``done`` once what it is for was done."""
Done = Literal["done", "done-by", "not-done", "not-known"]
"""Whether what a rule asks for was done: on a day told; by a day that a later fact proves; not, as
was said; or nobody told. Not told is never not done."""


class Cite(NamedTuple):
    """Where the law says it: instrument key, place in it, how well it is confirmed, and when.

    Without a day of its own, it was checked on the rule's.
    """

    source: str
    at: str
    verified: Grade
    checked: date | None = None


class Count(NamedTuple):
    """Run a period after, beginning with or before an event, or another rule's last day.

    ``short_month`` rounds months that begin with a day where the later month has no such day.
    """

    relation: Relation
    event: Event
    period: Period
    cite: Cite
    uncounted: tuple[Span, ...] = ()
    short_month: ShortMonth = "last-day"


class YearDay(NamedTuple):
    """A fixed day of an event's year: the day before it ("before 31 March"), or it ("by")."""

    relation: Literal["before", "by"]
    event: Event
    month_day: tuple[int, int]
    cite: Cite


Run = Count | YearDay
"""What gives a day from the day of one event."""


def runs_before(run: Run) -> bool:
    """Say whether a period ends before the day it is counted from, or in that day's year."""
    return isinstance(run, YearDay) or run.relation == "before"


COUNTED_FROM_RULE = "rule:"


@cache
def counted_rule(event: Event) -> RuleId | None:
    """Name the rule whose last day stands where an event is named; None where it is an event."""
    named, _, rule = event.partition(COUNTED_FROM_RULE)
    return RuleId(rule) if rule and not named else None


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


class Printed(NamedTuple):
    """A day fixed by the Tribunal, an order or the parties: it stands as it is printed, unmoved."""

    event: Event
    cite: Cite


class Condition(NamedTuple):
    """A question about a case that has a plain yes or no.

    Attributes:
        asks: Its kind, one of ``conditions.KINDS``.
        subject: What it asks about; what that names, the kind says.
        later_than: The rule after whose last day an event must lie.
        other_than: The values of a choice for which it does not hold.
        since: The day before which a fact is another matter.
        among: The values of a choice that are asked for.
        or_by: Further facts, each of which does as well as the subject.
        after: The fact after whose day an event must lie.
    """

    asks: str
    subject: str
    later_than: RuleId | None = None
    other_than: tuple[str, ...] = ()
    since: Event | None = None
    among: tuple[str, ...] = ()
    or_by: tuple[Event, ...] = ()
    after: Event | None = None


class Exclusion(NamedTuple):
    """A condition that takes a clause out of play.

    Attributes:
        condition: When it holds, the clause does not count.
        disputed_by: The reading under which it counts all the same.
        note: What to tell people when a whole rule is taken out.
        also: Further conditions, which must hold as well.
    """

    condition: Condition
    disputed_by: str | None = None
    note: "Note | None" = None
    also: tuple[Condition, ...] = ()


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
    run: Run
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
        run: The period that takes the place of the version's only one.
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
    run: Run | None = None


Unsure = Literal["binds", "done"]
"""What may be left open by what was told: whether a rule binds, or whether it was fulfilled."""


class Note(NamedTuple):
    """Something to tell people beside a date: when all its conditions hold and the day stands so.

    ``{names}`` in the text are days: an event, a rule's last day, ``due``, ``working-day-before``.
    A note that ``qualifies`` the date is told even when the thing is done; advice is not. One that
    is told ``with_day`` is told wherever the day is, in short answers too. ``unless`` says the note
    in a few words, for the one line that opens an answer: *late, unless ...*; ``provided`` likewise
    of a day that is ahead, ``do`` what to do, in place of what its rule says, and ``late`` what is
    left to do once it has passed, or was kept too late. While the conditions of one that is
    ``unsure`` hold, it is not known whether the rule *binds*, or whether what it asks for was
    *done*, whatever a blank says.
    """

    id: str
    text: str
    cite: Cite | None
    when: tuple[Condition, ...] = ()
    standing: tuple[ToldWhile, ...] = ()
    names: tuple[str, ...] = ()
    qualifies: bool = False
    with_day: bool = False
    unless: str | None = None
    provided: str | None = None
    unsure: Unsure | None = None
    do: str | None = None
    late: str | None = None


class Closure(NamedTuple):
    """The test of a school's closure: was it asked for advice when it could not be expected to act?

    Attributes:
        asked: The event of asking the school.
        closes: The event of its closing.
        reopens: The event of its opening again.
        closed_for: How long it must be closed at least, in days.
        margin: How many days before it closes, and before it reopens, the time begins and ends.
    """

    asked: Event
    closes: Event
    reopens: Event
    closed_for: int
    margin: int


class Exemption(NamedTuple):
    """An exception the law makes: it takes a time limit away; it never adds a day to it."""

    note: Note
    short: str
    closure: Closure | None = None
