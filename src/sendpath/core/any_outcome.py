"""What a rule gives in any case at all: asked once, and told field by field."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, cast

from sendpath.core.assessment import Assessment
from sendpath.core.clauses import Limb, Note, RuleId
from sendpath.core.explore import ANY
from sendpath.core.explored import AnyWorkings, Explored, Key
from sendpath.core.interpreter import Meanwhile
from sendpath.core.law import Rule, RuleVersion
from sendpath.core.left_open import Doubts
from sendpath.core.outcomes import (
    Deadline,
    NoDate,
    NotApplicable,
    NotCovered,
    Outcome,
    Said,
    Unconfirmed,
    Waiting,
)
from sendpath.core.reach import ReadDate
from sendpath.core.readings import Reach
from sendpath.core.steps import Considered, Derived, Step


class Told(NamedTuple):
    """An outcome by its fields; those of ``Deadline`` are none of any other kind's."""

    kind: str
    fields: tuple[tuple[str, Any], ...] = ()

    def get(self, name: str) -> Any:
        """Give a field; ``ANY`` where there is none of that name, so that it does not matter."""
        return self.kind if name == "kind" else dict(self.fields).get(name, ANY)


def told(outcome: Outcome, explored: Explored) -> Told:
    """Take an outcome apart."""
    kind = Deadline if isinstance(outcome, Deadline) else type(outcome)
    fields = _FIELDS[kind](outcome, explored.itself) if kind in _FIELDS else {}
    return Told(kind.__name__, tuple(fields.items()))


Thing = Callable[[Any], Any]


def _of_deadline(outcome: Deadline, itself: Thing) -> dict[str, Any]:
    first = outcome.raw.steps[0]
    return {
        "version": itself(outcome.version),
        "limb": itself(outcome.limb),
        "raw": outcome.raw.day,
        "from": first.start,
        "by": itself(first.clause),
        "due": outcome.due.day,
        "looked": outcome.due.looked_to,
        "considered": tuple(each.derived.day for each in outcome.considered),
        "happened": outcome.happened,
        "done-by": outcome.done_by,
        "held-open": outcome.held_open,
        "overtaken": outcome.overtaken,
    }


_FIELDS: dict[type, Callable[[Any, Thing], dict[str, Any]]] = {
    Deadline: _of_deadline,
    Waiting: lambda outcome, _: {
        "waits-for": outcome.waiting_for,
        "happened-first": outcome.happened,
    },
    NotApplicable: lambda outcome, itself: {"because": itself(outcome.because.note)},
    NoDate: lambda outcome, itself: {"because": itself(outcome.because.note)},
    NotCovered: lambda outcome, _: {"uncovered": outcome.day, "begins": outcome.starts is not None},
}


class AnyOutcome(NamedTuple):
    """What a rule gives in a case of which nothing is known."""

    rule: Rule
    workings: AnyWorkings
    unconfirmed: frozenset[RuleId]

    def get(self, name: str) -> Any:
        """Give one field."""
        explored, key = self.workings.explored, (name, self.rule.id)
        if key not in explored.trees:
            tree = explored.tree(("outcome", self.rule.id), self._told)
            explored.trees[key] = explored.orchard.mapped(tree, lambda each: each.get(name))
        return self.workings.value(key, explored.orchard.values(explored.trees[key]))

    def part(self, name: str, ask: Callable[["AnyOutcome"], Any]) -> Any:
        """Give something that is worked out from it."""
        key: Key = (name, self.rule.id)
        return self.workings.part(key, lambda of: ask(self._replace(workings=of)))

    def reach(self) -> Reach:
        """Give how far its day can be read, to be worked out in full."""
        return Reach(self.workings, self.rule, self._version(), self.get("due"))

    def doubts(self) -> Doubts:
        """Give what is left open of it, to be worked out in full."""
        return Doubts(self.rule, self._version(), self.workings)

    def _version(self) -> RuleVersion:
        return self.workings.version(self.rule) or self.rule.versions[-1]

    def outcome(self) -> Outcome:
        """Give it as the interpreter would."""
        return _MADE[self.get("kind")](self)

    def _told(self, of: AnyWorkings) -> Told:
        outcome = Assessment(of, self.unconfirmed).outcome(self.rule.id)
        return told(outcome, of.explored)


class AnyDoubts:
    """What is left open of the last day of any case: each is a tree of its own."""

    def __init__(self, of: AnyOutcome) -> None:
        self._of = of

    @property
    def uncertain(self) -> bool:
        """Whether something that could have been told decides if it binds, or was done."""
        return bool(self._of.part("uncertain", lambda of: of.doubts().uncertain))

    @property
    def not_yet(self) -> bool:
        """Whether it was said that it was not done, and nothing told leaves that open."""
        return bool(self._of.part("not-yet", lambda of: of.doubts().not_yet))

    @property
    def hangs(self) -> bool:
        """Whether something told leaves open if it binds: a note says on what that hangs."""
        return bool(self._of.part("hangs", lambda of: of.doubts().hangs))

    @property
    def contested(self) -> bool:
        """Whether another told day contradicts that on which it was done: no such case is asked."""
        return False


class AnyReach:
    """How far the last day of any case can be read."""

    def __init__(self, of: AnyOutcome) -> None:
        self._of = of

    @property
    def safe(self) -> date:
        """The earliest day of any combination of readings."""
        return cast("date", self._of.part("safe", lambda of: of.reach().safe))

    @property
    def latest(self) -> date | None:
        """The latest day of any combination; None where a reading gives no day."""
        return cast("date | None", self._of.part("latest", lambda of: of.reach().latest))

    @property
    def readings(self) -> tuple[ReadDate, ...]:
        """The days that differ by reading."""
        return self._of.reach().readings


class AnyDeadline(Deadline):
    """The last day in a case of which nothing is known: each field is asked when it is needed."""

    of: AnyOutcome

    @classmethod
    def made(cls, of: AnyOutcome) -> "AnyDeadline":
        """Make it of an outcome that is one."""
        nothing: Any = None
        made = cls(
            rule=of.rule,
            reach=AnyReach(of),
            calendar=of.workings.days.calendar,
            unread=False,
            **dict.fromkeys(_ASKED, nothing),
        )
        made.of = of
        return made

    version = property(lambda self: self.of.get("version"))
    limb = property(lambda self: self.of.get("limb"))
    happened = property(lambda self: self.of.get("happened"))
    done_by = property(lambda self: self.of.get("done-by"))
    overtaken = property(lambda self: self.of.get("overtaken"))
    held_open = property(lambda self: self.of.get("held-open"))
    doubts = property(lambda self: AnyDoubts(self.of))

    @property
    def due(self) -> Derived:
        """The last day by the prevailing reading."""
        return AnyDerived.made(self.of)

    @property
    def raw(self) -> Derived:
        """The end of the period, before any move."""
        day = self.of.get("raw")
        return Derived(day, (Step(self.of.get("from"), day, self.of.get("by")),))

    @property
    def considered(self) -> tuple[Considered, ...]:
        """Limbs that counted and lost."""
        return tuple(
            Considered(cast("Limb", None), Derived(day)) for day in self.of.get("considered")
        )


_ASKED = (
    *("version", "limb", "raw", "due", "opens", "considered", "happened", "done_by", "held_open"),
    *("open_event", "overtaken"),
)


class AnyDerived(Derived):
    """A last day; to which day it looked at bank holidays is asked when that matters."""

    of: AnyOutcome

    @classmethod
    def made(cls, of: AnyOutcome) -> "AnyDerived":
        """Make it of an outcome that is a last day."""
        made = cls(of.get("due"))
        made.of = of
        return made

    looked_to = property(lambda self: self.of.get("looked"))


def _waiting(of: AnyOutcome) -> Waiting:
    happened = None  # of what waits, nothing that is asked here hangs on it
    return Waiting(of.rule, of.get("waits-for"), happened, Meanwhile(of.rule, of.workings))


_MADE: dict[str, Callable[[AnyOutcome], Outcome]] = {
    "Deadline": AnyDeadline.made,
    "Waiting": _waiting,
    "NotApplicable": lambda of: NotApplicable(of.rule, Said(cast("Note", of.get("because")))),
    "NoDate": lambda of: NoDate(of.rule, Said(cast("Note", of.get("because")))),
    "NotCovered": lambda of: NotCovered(
        of.rule,
        of.get("uncovered"),
        of.rule.versions[0].in_force if of.get("begins") else None,
    ),
    "Unconfirmed": lambda of: Unconfirmed(of.rule),
}
