"""Rules and their versions, the map of facts, and the whole body of law an answer needs."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, time
from typing import Literal, NamedTuple

from sendpath.core.clauses import (
    Cite,
    Condition,
    Count,
    Event,
    Exclusion,
    Exemption,
    Kind,
    Limb,
    Move,
    Note,
    Printed,
    Reading,
    RuleId,
    Unsure,
    Who,
)

Sense = Literal["by", "from", "until"]


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
        exemptions: Exceptions that the law makes; they stand beside the date and never move it.
        no_date: Why there is no day to compute; then there is no limb.
        school_age: What is said where it is not due, for compulsory school age was over by its day.
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
    exemptions: tuple[Exemption, ...] = ()
    no_date: Note | None = None
    school_age: Note | None = None

    def doubts(self, of: Unsure) -> list[Note]:
        """Give the notes that leave open, while they hold, whether it binds, or was done."""
        return [note for note in self.notes if note.unsure == of]


class Spell(NamedTuple):
    """A time in which other law applied, now spent: both days inside it, and what to say of it."""

    first: date
    last: date
    note: Note


class InShort(NamedTuple):
    """What the one line that opens an answer says of a rule; each text follows some words of ours.

    Attributes:
        do: What to do, after so many days left: ``have the appeal received``.
        passed: What is left where its day has passed, of what nobody must do: ``you can still send
            it``.
        owed: What somebody else owes, where the title is long: ``education from school day six``.
        owner: Whose step it is, where that is long: ``the school or council``.
        late: What can still be done, after so many days late.
        awaiting: What to do while its day is past and held open; what would make it late all the
            same, where a note says so, is put before its colon.
        unread: What to do while its day has passed, as far as could be read.
    """

    do: str | None = None
    late: str | None = None
    awaiting: str | None = None
    unread: str | None = None
    owed: str | None = None
    owner: str | None = None
    passed: str | None = None


class Closing(NamedTuple):
    """What fulfils a rule beside its own fact: an event, while all of some conditions hold."""

    event: Event
    when: tuple[Condition, ...]


class Rule(NamedTuple):
    """One rule of law with all its versions, newest last.

    Attributes:
        id: Its path under ``rules/``.
        title: What must be done, in plain words.
        who: Who must do it.
        or_who: Who else that may be, where it hangs on what no fact tells for certain.
        kind: What sort of time it is (digest, *Kinds*).
        process: The proceeding it belongs to.
        anchor: The event it runs from; the version in force that day governs. None without a day.
        checked: The day on which its citations were checked.
        closed_by: The event that fulfils it.
        closed_unless: While all of these hold, that event is of another stage, and fulfils nothing.
        also_closed: What else fulfils it, where its own event was not told.
        follows: The event after which people are told that this is the next thing to wait for.
        overtaken_by: The event it is for: once that day has come, whether it was done is asked.
        unneeded: With any of these, nobody waits for it, and people's formats leave it out.
        alone: What to tell people while the anchor is missing although another fact was told.
        versions: Clauses by commencement.
        sense: Whether it must be done *by* the day, or something holds *from* or *until* it.
        closes_later: True when what fulfils it is later than the day counted from, not on it.
        shown_after: The event after which a later fact can show that it was done. None: whichever
            belongs to its own run can.
        verdict: What is said of it in the one line that opens an answer.
        owner: Who must do it in words, where ``who`` alone would say too much.
        conditional: True when it binds only if something is so that no fact tells.
        unconfirmed: True when its law was not confirmed: computed only when asked for by name.
    """

    id: RuleId
    title: str
    who: Who
    kind: Kind
    process: str
    anchor: Event | None
    versions: tuple[RuleVersion, ...]
    checked: date | None = None
    closed_by: Event | None = None
    follows: Event | None = None
    unneeded: tuple[Condition, ...] = ()
    alone: tuple[Note, ...] = ()
    sense: Sense = "by"
    unconfirmed: bool = False
    conditional: bool = False
    owner: str | None = None
    closes_later: bool = False
    shown_after: Event | None = None
    verdict: InShort | None = None
    overtaken_by: Event | None = None
    or_who: tuple[Who, ...] = ()
    closed_unless: tuple[Condition, ...] = ()
    also_closed: tuple[Closing, ...] = ()

    @property
    def owners(self) -> tuple[Who, ...]:
        """Whose step it is, or may be."""
        return self.who, *self.or_who

    def version_on(self, day: date) -> RuleVersion | None:
        """Give the version in force on a day; None before the first."""
        in_force = [version for version in self.versions if version.in_force <= day]
        return in_force[-1] if in_force else None


class Odd(NamedTuple):
    """A fact that another seldom comes before: where it does, both days are named, no more.

    Attributes:
        than: The fact that was told of the later day.
        since: Only where one of these was told of no later a day than the earlier of the two.
        tells: Only where what was decided shows one of these.
    """

    than: Event
    since: tuple[Event, ...] = ()
    tells: tuple[Event, ...] = ()

    def may_hold(self, told: Collection[Event], shown: Event | None) -> bool:
        """Say whether it can, by which facts were told, and by what the decision shows."""
        matters = not self.since or any(each in told for each in self.since)
        return matters and (not self.tells or shown in self.tells)


class Meeting(NamedTuple):
    """A day on which people come together: ahead, it is an appointment, and no deadline.

    Attributes:
        title: What it is.
        who: On whose lists it stands.
        owner: Who comes, in words, where ``who`` alone would say too much.
    """

    title: str
    who: tuple[Who, ...]
    owner: str | None = None


class Fact(NamedTuple):
    """What the map of facts (``rules/events.toml``) says of one event.

    Attributes:
        id: Its name.
        words: What day it is.
        when: The same as it is still to happen.
        option: How it is typed.
        value: Whether it is told as a day or as a year.
        stands_in_for: The fact it is taken for when that was not told.
        may_not_precede: Facts it cannot come before.
        only_after: Facts of its own matter without which it never comes.
        odd_before: Facts it seldom comes before, and may: of two matters, either order is true.
        same_year_as: Facts that fall in the same year.
        future: Whether it may lie ahead.
        apart: Whether it may lie years from the fact it stands in for.
        shows: Facts that have happened by then as well.
        question: What an interview asks.
        refused: Why nobody can count from it.
        instead: What to give instead.
        asked_after: Without one of these it tells nothing: an interview does not ask for it then.
        heading: How the heading of an answer tells it, with ``{day}`` where the day stands.
        traits: What it opens or closes among the routes.
        meeting: What people go to on that day, where they do.
    """

    id: Event
    words: str
    when: str
    option: str
    value: Literal["day", "year"] = "day"
    stands_in_for: Event | None = None
    may_not_precede: tuple[Event, ...] = ()
    only_after: tuple[Event, ...] = ()
    odd_before: tuple[Odd, ...] = ()
    same_year_as: tuple[Event, ...] = ()
    future: bool = False
    apart: bool = False
    shows: tuple[Event, ...] = ()
    question: str | None = None
    refused: str | None = None
    instead: str = ""
    asked_after: tuple[Event, ...] = ()
    heading: str | None = None
    traits: tuple[str, ...] = ()
    meeting: Meeting | None = None

    @property
    def called(self) -> str:
        """Its day, or its year, as a sentence names it."""
        return self.words if self.value == "year" else f"the day {self.words}"

    def proves(self, event: Event) -> bool:
        """Say whether another event has happened by the day of this one."""
        return event in self.may_not_precede or event in self.shows


class Choice(NamedTuple):
    """A fact that is no day, such as what was ordered.

    Attributes:
        id: Its name.
        words: What it is about.
        option: How it is typed.
        values: What it may be, each in words.
        question: What an interview asks.
        traits: What each value opens or closes among the routes.
        echo: By which words it is told back.
    """

    id: str
    words: str
    option: str
    values: Mapping[str, str]
    question: str
    traits: Mapping[str, Sequence[str]]
    echo: str

    def of(self, value: str) -> Sequence[str]:
        """Name what a value opens or closes among the routes."""
        return self.traits.get(value, ())

    def not_of(self, value: str) -> frozenset[str]:
        """Name what only its other values open or close: a told value rules that out."""
        others = (trait for each in self.traits.values() for trait in each)
        return frozenset(others) - {*self.of(value)}


class Process(NamedTuple):
    """A proceeding: what it is about, the folders of its rules, what holds for all its dates.

    Where all conditions of ``left_out`` hold, a sheet of mixed cases does not ask it. Without the
    choice that it ``needs``, people are asked for that in place of all that hangs on it.
    """

    id: str
    words: str
    folders: tuple[str, ...]
    notes: tuple[Note, ...] = ()
    left_out: tuple[Condition, ...] = ()
    needs: str | None = None


YEAR_BEGINS = (9, 1)
"""A fact that is a year stands as its 1 September: the day of a transfer picks the version."""


class Ties(NamedTuple):
    """What facts are to one another.

    Attributes:
        stand_ins: The facts that may stand in for each event, in the order of the map of facts.
        provers: The facts that show that each event has happened by their own day, likewise.
    """

    stand_ins: Mapping[Event, Sequence[Event]]
    provers: Mapping[Event, Sequence[Event]]


class Law(NamedTuple):
    """All that an answer needs of a rule book: rules by id, in file order, and the map of facts.

    A fact that is a year stands as its day ``year_begins``.
    """

    rules: Mapping[RuleId, Rule]
    facts: Mapping[Event, Fact]
    year_begins: tuple[int, int] = YEAR_BEGINS

    def ties(self) -> Ties:
        """Give what facts are to one another."""
        provers: dict[Event, list[Event]] = {}
        for fact in self.facts.values():
            for event in dict.fromkeys((*fact.may_not_precede, *fact.shows)):
                provers.setdefault(event, []).append(fact.id)
        return Ties(self.stand_ins(), provers)

    def stand_ins(self) -> dict[Event, list[Event]]:
        """Give the facts that may stand in for each event, in the order of the map of facts."""
        found: dict[Event, list[Event]] = {}
        for fact in self.facts.values():
            if fact.stands_in_for is not None:
                found.setdefault(fact.stands_in_for, []).append(fact.id)
        return found
