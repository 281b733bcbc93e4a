"""Which routes are open to somebody, which are closed, and why. Decided by data, never guessed."""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from sendpath.core.clauses import Cite, Event, RuleId

Asks = Literal[
    "trait",
    "no_trait",
    "told",
    "not_told",
    "denied",
    "not_denied",
    "passed",
    "not_passed",
    "perhaps_passed",
    "none_passed",
    "all_passed",
    "outgrown",
]


class When(NamedTuple):
    """One condition on somebody's situation: what is asked, and of what."""

    asks: Asks
    subject: str | tuple[str, ...]

    def holds(self, here: "Situation") -> bool:
        """Say whether it holds."""
        subject = self.subject
        match self.asks:
            case "trait" | "no_trait":
                return (subject in here.traits) == (self.asks == "trait")
            case "told":
                return subject in here.told and subject not in here.doubted
            case "not_told":
                return subject not in here.told
            case "denied" | "not_denied":
                return (subject in here.denied) == (self.asks == "denied")
            case "outgrown":
                return not here.outgrown.isdisjoint(self.rules())
            case _:
                return self._passed(here)

    def _passed(self, here: "Situation") -> bool:
        rules = self.rules()
        match self.asks:
            case "none_passed":
                return not (here.passed | here.perhaps_passed).intersection(rules)
            case "perhaps_passed":
                return here.perhaps_passed.issuperset(rules)
            case "not_passed":
                return here.passed.isdisjoint(rules)
            case _:
                return here.passed.issuperset(rules)

    def rules(self) -> tuple[RuleId, ...]:
        """Name the rules that it asks about: their passing, or whether they are not owed by age."""
        if self.asks != "outgrown" and not self.asks.endswith("passed"):
            return ()
        several = (self.subject,) if isinstance(self.subject, str) else self.subject
        return tuple(map(RuleId, several))


class Closing(NamedTuple):
    """One thing that closes a route: when, why, and what to do instead."""

    id: str
    when: When
    text: str
    instead: str
    unless_told: str | None = None
    unless_denied: str | None = None
    unless_trait: str | None = None

    def shuts(self, here: "Situation") -> bool:
        """Say whether it closes its route here: nothing that was told keeps that open."""
        told = self.unless_told in here.told or self.unless_denied in here.denied
        return not told and self.unless_trait not in here.traits and self.when.holds(here)


NOT_LATE = "not-late-yet"
"""The trait of whoever asks about duties of which none is late, as told, and one is ahead."""

OTHERWISE = "not-for-this"
"""The id of what closes a route to concerns that it is not for: it was never theirs."""

NOT_TOLD = Closing("not-told", When("trait", ""), text="", instead="")
"""What keeps a route from being called open where nothing is known: it rules nothing out."""


class Advice(NamedTuple):
    """One thing to do or to have ready, and what must hold for it to be said at all."""

    text: str
    when: tuple[When, ...] = ()


class Late(NamedTuple):
    """What to say of a route that stays open although a rule's last day has passed."""

    rule: RuleId
    text: str


class Early(NamedTuple):
    """What to say of an open route while nothing is late: of a process, else of the concern.

    ``name`` is the step to take meanwhile, in place of the route itself.
    """

    process: str | None
    text: str
    name: str

    def holds(self, here: "Situation") -> bool:
        """Say whether it is to be said."""
        if self.process is None:
            return NOT_LATE in here.traits
        return self.process in here.all_ahead


class Route(NamedTuple):
    """One thing a family can do.

    Attributes:
        id: Its name in ``rules/routes.toml``.
        name: In plain words.
        group: The branch of the tree it stands on.
        open_for: Traits of concerns it is open to; empty when it is open to everyone.
        otherwise: Why it is closed to all other concerns.
        closed: What closes it all the same.
        late: What to say when it is late and yet open: of the first of these days that has passed.
        early: What to say when nothing is due yet.
        dates: The rules whose days belong to it.
        who: Who may use it.
        by_age: Whether that is whoever appeals by age, where the age was told.
        parent_until: The age until which it is the parent, and then the pupil, where that is so.
        cost: What it costs.
        gives: What it can give.
        cannot: What it cannot.
        beside: What may run at the same time.
        prepare: What to have ready.
        contact: Whom to ask, by key.
        cite: The law, where there is some.
    """

    id: str
    name: str
    group: str
    open_for: frozenset[str]
    otherwise: Closing | None
    closed: tuple[Closing, ...]
    late: tuple[Late, ...]
    early: Early | None
    dates: tuple[RuleId, ...]
    who: str
    by_age: bool
    parent_until: int | None
    cost: str
    gives: tuple[str, ...]
    cannot: tuple[str, ...]
    beside: str
    prepare: tuple[Advice, ...]
    contact: tuple[str, ...]
    cite: Cite | None

    def days(self) -> Iterator[RuleId]:
        """Give the rules whose days belong to it, and those by which it is late."""
        yield from self.dates
        yield from (each.rule for each in self.late)

    def asked(self) -> Iterator[When]:
        """Give every condition that it turns on."""
        yield from (each.when for each in self.closed)
        yield from (when for each in self.prepare for when in each.when)


class Concern(NamedTuple):
    """What people come with, and what it means.

    Attributes:
        duties: What others owe that it is about: once told to be done in time, it may be something
            else.
        settled: The routes to go first then.
        after_appeal: Whether it says that an appeal was sent: no letter then goes before it.
        alone: Whether it has law of its own: then no decision, and no letter, counts.
        supposes: Facts of which one has happened, by what it says.
    """

    id: str
    words: str
    reasons: tuple[str, ...]
    traits: frozenset[str]
    about: tuple[str, ...]
    asks: tuple[str, ...]
    under: str
    note: str | None
    first: tuple[str, ...]
    duties: tuple[RuleId, ...] = ()
    settled: tuple[str, ...] = ()
    after_appeal: bool = False
    alone: bool = False
    supposes: tuple[Event, ...] = ()


class Situation(NamedTuple):
    """All that decides which routes are open.

    Attributes:
        traits: Of the concern, and of the decision.
        told: The facts told, days or not.
        passed: Rules whose last day has passed or was missed, as far as told.
        all_ahead: Processes with a day known, and none that has passed.
        doubted: Facts told that could not be read: they neither show a thing done, nor that it was
            not told.
        denied: Facts that were said not to have happened.
        perhaps_passed: Rules of which it is only known that their last day was used, perhaps late.
        outgrown: Rules that are not owed: compulsory school age was over by their day, as told.
    """

    traits: frozenset[str]
    told: Container[str]
    passed: frozenset[RuleId]
    all_ahead: frozenset[str]
    doubted: Container[str] = frozenset()
    denied: Container[str] = frozenset()
    perhaps_passed: frozenset[RuleId] = frozenset()
    outgrown: frozenset[RuleId] = frozenset()


class Seen(NamedTuple):
    """A route as somebody finds it: open, perhaps late or early, or closed by one thing.

    ``prepare`` is what is to be done here, in the light of what was told. ``perhaps``: it is open
    only because a last day was perhaps missed; then it is not the first to go. ``meanwhile`` names
    the step to take in its place while it is early.
    """

    route: Route
    closing: Closing | None = None
    late: str | None = None
    early: str | None = None
    prepare: tuple[str, ...] = ()
    perhaps: bool = False
    meanwhile: str | None = None


def survey(routes: Iterable[Route], situation: Situation) -> list[Seen]:
    """Say of every route whether it is open; each is either open or closed, never both."""
    return [_see(route, situation) for route in routes]


def first_open(order: Iterable[str], seen: Iterable[Seen]) -> Seen | None:
    """Give the first of some routes that is open; else the first that is open at all."""
    open_ = [each for each in seen if each.closing is None and not each.perhaps]
    there: Mapping[str, Seen] = {each.route.id: each for each in open_}
    return next((there[name] for name in order if name in there), next(iter(there.values()), None))


def _see(route: Route, situation: Situation) -> Seen:
    if route.open_for and not route.open_for & situation.traits:
        return Seen(route, route.otherwise if situation.traits else NOT_TOLD)
    closing = next((each for each in route.closed if each.shuts(situation)), None)
    if closing is not None:
        return Seen(route, closing)
    early = route.early if route.early is not None and route.early.holds(situation) else None
    return Seen(
        route,
        late=next((each.text for each in route.late if each.rule in situation.passed), None),
        early=early and early.text,
        prepare=tuple(
            each.text for each in route.prepare if all(when.holds(situation) for when in each.when)
        ),
        perhaps=_is_perhaps(route, situation),
        meanwhile=early and early.name,
    )


def _is_perhaps(route: Route, situation: Situation) -> bool:
    """Say whether it would be closed if what was perhaps missed was kept."""
    kept = situation._replace(perhaps_passed=frozenset())
    waits = (each.when for each in route.closed if each.when.asks == "none_passed")
    return any(when.holds(kept) for when in waits)
