"""The kinds of condition: how each is answered, and what it is about.

A new kind is one function and one line of the table, one key of the model in the rule book, and one
sentence where a rule is said in words.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal, NamedTuple, Protocol

from sendpath.core.asked_names import AskedEvents, among, any_since
from sendpath.core.case import Case
from sendpath.core.clauses import Condition, Event, Limb, RuleId
from sendpath.core.law import Rule
from sendpath.core.steps import Derived

Active = frozenset[str]
"""The readings chosen for the moment; the empty choice is the prevailing one."""

About = Literal["trait", "fact", "event", "rule", "last day", "limb", "choice", "own day"]
"""What the subject of a condition names.

A ``fact`` may be an event, ``reason`` or a choice. Of a ``rule`` it is asked whether it was kept;
of its ``last day``, when that is.
"""


class Own(Protocol):
    """What the rule that asks gives itself."""

    @property
    def limb(self) -> Limb:
        """Give the limb that decides."""

    @property
    def due(self) -> Derived:
        """Give the last day."""


class Asked(Protocol):
    """All that a condition may ask about a case."""

    case: Case

    def rule(self, name: RuleId) -> Rule:
        """Give a rule by its id."""

    def day(self, event: Event) -> date | None:
        """Give the day of an event, or of what stands in for it."""

    def last_day(self, rule: RuleId, active: Active) -> date | None:
        """Give the last day of a rule."""

    def closed(self, rule: Rule) -> date | None:
        """Give the day on which a rule was fulfilled."""

    def is_ticked(self, rule: Rule) -> bool:
        """Say whether it was said, and not when, that a rule was fulfilled, or what shows that."""

    def done_by(self, rule: Rule) -> date | None:
        """Give the latest day on which a rule can have been fulfilled, as far as told."""

    def kept(self, rule: RuleId, active: Active) -> bool:
        """Say whether what a rule asks for is known to have been done in time."""

    def is_working(self, day: date) -> bool:
        """Say whether a day is a working day."""


Answerer = Callable[[Asked, Condition, Active, Own | None], bool]


class Kind(NamedTuple):
    """One kind of condition.

    Attributes:
        holds: Answers it.
        about: What its subject names.
        since_anchor: Whether a fact older than the asking rule's anchor is another matter.
        of_silence: Whether it holds because something was not told.
        whenever: Whether it asks of a rule what facts tell, whatever its last day.
    """

    holds: Answerer
    about: About
    since_anchor: bool = False
    of_silence: bool = False
    whenever: bool = False


def _not(answer: Answerer) -> Answerer:
    return lambda asked, condition, active, own: not answer(asked, condition, active, own)


def _trait(asked: Asked, condition: Condition, _active: Active, _own: Own | None) -> bool:
    return condition.subject in asked.case.traits


def _told(asked: Asked, condition: Condition, _active: Active, _own: Own | None) -> bool:
    return asked.case.is_told(condition.subject)


def _silent(asked: Asked, condition: Condition, _active: Active, _own: Own | None) -> bool:
    """Say whether nothing was told of a fact: neither its day, nor one that cannot be read."""
    told = asked.case.is_told(condition.subject)
    return not told and condition.subject not in asked.case.doubted


def _happened(asked: Asked, condition: Condition, _active: Active, _own: Own | None) -> bool:
    """Say whether a fact was said to have happened: on a day, or ticked off without one."""
    case = asked.case
    return case.is_told(condition.subject) or condition.subject in case.ticked


def _denied(asked: Asked, condition: Condition, _active: Active, _own: Own | None) -> bool:
    """Say whether it was written that a fact has not happened: a blank is not that."""
    case = asked.case
    return condition.subject in case.not_yet and condition.subject not in case.blank


def _undone(asked: Asked, condition: Condition, _active: Active, _own: Own | None) -> bool:
    """Say whether a fact was said not to have happened, were it by a blank in its own column."""
    return condition.subject in asked.case.not_yet


def _followed(asked: Asked, condition: Condition, _active: Active, _own: Own | None) -> bool:
    events, since = asked.case.events, condition.since
    names = tuple(Event(each) for each in (condition.subject, *condition.or_by))
    if not isinstance(events, AskedEvents) and not any(each in events for each in names):
        return False
    return any_since(events, names, None if since is None else asked.day(since))


def _kept(asked: Asked, condition: Condition, active: Active, _own: Own | None) -> bool:
    return asked.kept(RuleId(condition.subject), active)


def _shown(asked: Asked, condition: Condition, _active: Active, _own: Own | None) -> bool:
    rule = asked.rule(RuleId(condition.subject))
    return asked.done_by(rule) is not None or asked.is_ticked(rule)


def _missed(asked: Asked, condition: Condition, active: Active, _own: Own | None) -> bool:
    rule = RuleId(condition.subject)
    done = asked.closed(asked.rule(rule))
    last_day = None if done is None else asked.last_day(rule, active)
    return done is not None and last_day is not None and done > last_day


def _later(asked: Asked, condition: Condition, active: Active, _own: Own | None) -> bool:
    day = asked.day(Event(condition.subject))
    if day is None:
        return False
    if condition.after is not None:
        other = asked.day(condition.after)
    else:
        rule = condition.later_than
        other = None if rule is None else asked.last_day(rule, active)
    return other is not None and day > other


def _not_later(asked: Asked, condition: Condition, _active: Active, _own: Own | None) -> bool:
    day = asked.day(Event(condition.subject))
    other = None if condition.after is None else asked.day(condition.after)
    return day is not None and other is not None and day <= other


def _lands_on(asked: Asked, _condition: Condition, _active: Active, own: Own | None) -> bool:
    return own is not None and not asked.is_working(own.due.day)


def _due_before(asked: Asked, condition: Condition, active: Active, own: Own | None) -> bool:
    other = asked.last_day(RuleId(condition.subject), active)
    return own is not None and other is not None and own.due.day < other


def _decided_by(_asked: Asked, condition: Condition, _active: Active, own: Own | None) -> bool:
    return own is not None and own.limb.id == condition.subject


def _choice(asked: Asked, condition: Condition, _active: Active, _own: Own | None) -> bool:
    choices, name = asked.case.choices, condition.subject
    return name in choices and not among(choices, name, condition.other_than)


def _chosen(asked: Asked, condition: Condition, _active: Active, _own: Own | None) -> bool:
    return among(asked.case.choices, condition.subject, condition.among)


def _of_school_age(asked: Asked, _condition: Condition, _active: Active, own: Own | None) -> bool:
    age = asked.case.school_age
    return age is not None and own is not None and age.is_within(own.due.day)


KINDS: Mapping[str, Kind] = {
    # the council's decision has this trait, or has not, as far as told (rules/decisions.toml)
    "trait": Kind(_trait, "trait"),
    "no_trait": Kind(_not(_trait), "trait"),
    # this fact was told, or was not; it may still have happened
    "told": Kind(_told, "fact"),
    "not_told": Kind(_silent, "fact", of_silence=True),
    # this fact was told, or ticked off without its day
    "happened": Kind(_happened, "event"),
    # this fact was said in so many words not to have happened, or was not
    "denied": Kind(_denied, "event"),
    "not_denied": Kind(_not(_denied), "event", of_silence=True),
    # this fact was said not to have happened, were it by a blank cell alone, or was not
    "undone": Kind(_undone, "event"),
    "not_undone": Kind(_not(_undone), "event", of_silence=True),
    # this fact, or one of `or_by`, was told, and is no earlier than the anchor; or that is not so
    "followed_by": Kind(_followed, "event", since_anchor=True),
    "not_followed_by": Kind(_not(_followed), "event", since_anchor=True, of_silence=True),
    # what this rule asks for is known to have been done in time, or is not known to be
    "kept": Kind(_kept, "rule"),
    "not_kept": Kind(_not(_kept), "rule", of_silence=True),
    # what this rule asks for is known to have been done, from its own day or a later fact's
    "shown": Kind(_shown, "rule", whenever=True),
    "not_shown": Kind(_not(_shown), "rule", of_silence=True, whenever=True),
    # what this rule asks for is known to have been done, and too late
    "missed": Kind(_missed, "rule"),
    # the rule's own last day is a "non-working-day"
    "lands_on": Kind(_lands_on, "own day"),
    # on the rule's own "last-day" the child is known to be of compulsory school age, or is not
    "of_school_age": Kind(_of_school_age, "own day"),
    "not_of_school_age": Kind(_not(_of_school_age), "own day", of_silence=True),
    # the rule's own last day is earlier than that of this other rule
    "due_before": Kind(_due_before, "last day"),
    # this limb is the one that decides the rule's own last day
    "decided_by": Kind(_decided_by, "limb"),
    # this event is later than the last day of the rule `later_than`, or than the fact `after`
    "event": Kind(_later, "event"),
    # this event is no later than the fact `after`, both as told
    "not_later": Kind(_not_later, "event"),
    # of this choice something was told, and none of `other_than`; written as `applies_to`
    "choice": Kind(_choice, "choice"),
    "chosen": Kind(_chosen, "choice"),
    "not_chosen": Kind(_not(_chosen), "choice", of_silence=True),
}
"""Every kind of condition, by the key that asks it in a rule file."""
