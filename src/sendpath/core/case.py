"""What we have been told about one decision. Blank means not told, never that it did not happen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sendpath.core.law import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The facts of one case, already read and possible.

    Attributes:
        events: The day of each event that was told.
        reason: What the council decided (``rules/decisions.toml``), when told.
        traits: What that reason means to the rules.
    """

    events: Mapping[Event, date]
    reason: str | None = None
    traits: frozenset[str] = field(default_factory=frozenset)

    def is_told(self, name: str) -> bool:
        """Say whether a fact was told: an event, or ``reason``."""
        return self.reason is not None if name == "reason" else name in self.events
