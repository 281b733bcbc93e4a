"""What we have been told about one decision. Blank means not told, never that it did not happen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sendpath.core.clauses import Event
from sendpath.core.roles import SchoolAge

BORN = "born"
"""What a case may tell beside its facts: a day of birth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The facts of one case, already read and possible.

    Attributes:
        events: The day of each event that was told.
        reason: What the council decided (``rules/decisions.toml``), when told.
        traits: What that reason means to the rules.
        doubted: Facts that were told and could not be used; and two dates of one event that lie
            far apart, which are counted from although nothing by them is certain.
        not_yet: Facts that were said not to have happened, as by a blank cell in their column.
        ticked: Those of the doubted of which it was said that they had happened, and not when.
        blank: Those of which only a blank cell says so: it speaks of the duty that the column is
            for, and of nothing else that hangs on the fact.
        contradicted: Those of the doubted that were said not to have happened, although another
            fact that was told shows that they had. Of a blank cell that is never said.
        contested: Facts that are counted from, and of which it is not certain that they happened on
            their day: one that cannot come before them was told of an earlier one, or one that they
            show to have happened was said not to have.
        doubted_traits: What a reason that was told and could not be used may mean to the rules.
        choices: What else was told that is no day: ``order`` and the kind of order.
        school_age: When the child is of compulsory school age, where a day of birth was told.
    """

    events: Mapping[Event, date]
    reason: str | None = None
    traits: frozenset[str] = field(default_factory=frozenset)
    choices: Mapping[str, str] = field(default_factory=dict)
    doubted: frozenset[Event] = frozenset()
    not_yet: frozenset[Event] = frozenset()
    contradicted: frozenset[Event] = frozenset()
    contested: frozenset[Event] = frozenset()
    doubted_traits: frozenset[str] = frozenset()
    school_age: SchoolAge | None = None
    blank: frozenset[Event] = frozenset()
    ticked: frozenset[Event] = frozenset()

    def is_told(self, name: str) -> bool:
        """Say whether a fact was told: an event, ``reason``, a choice or the day of birth."""
        if name == "reason":
            return self.reason is not None
        if name == BORN:
            return self.school_age is not None
        return name in self.events or name in self.choices
