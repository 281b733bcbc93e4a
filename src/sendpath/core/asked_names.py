"""What was told by name, such that it writes down what was looked for."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from sendpath.core.asked import AskedDay, Trail, expr_of, plain


class AskedSet(AbstractSet[str]):
    """A set of names that writes down which were looked for; gone through, all there may be."""

    def __init__(
        self, kind: str, there: AbstractSet[str], trail: Trail, every: Iterable[str]
    ) -> None:
        self.kind, self.there, self.trail, self.every = kind, there, trail, every

    def __contains__(self, name: object) -> bool:
        """Look for one name."""
        return bool(self.trail.asked(("told", self.kind, str(name)), name in self.there))

    def __bool__(self) -> bool:
        """Ask whether any name is there."""
        return bool(self.trail.asked(("any", self.kind), bool(self.there)))

    def __iter__(self) -> Iterator[str]:
        """Look for every name."""
        return iter([name for name in self.every if name in self])

    def __len__(self) -> int:
        """Count the names: all are looked for."""
        return sum(1 for _ in self)


class AskedChoices(Mapping[str, str]):
    """What was told that is no day: whether it is one of some values is asked at once."""

    def __init__(self, there: Mapping[str, str], trail: Trail, every: Iterable[str]) -> None:
        self.there, self.trail, self.every = there, trail, [*every]

    def __contains__(self, name: object) -> bool:
        """Ask whether anything was told of one name."""
        if name not in self.every:
            return False
        return bool(self.trail.asked(("told", "choice", str(name)), name in self.there))

    def __getitem__(self, name: str) -> str:
        """Give what was told of it."""
        value = self.there.get(name, "")
        if name not in self.every or not self.trail.asked(("value", name), value):
            raise KeyError(name)
        return value

    def among(self, name: str, values: tuple[str, ...]) -> bool:
        """Ask whether what was told of one name is one of some values."""
        told = self.there.get(name) in values
        return bool(self.trail.asked(("among", name, values), told))

    def __iter__(self) -> Iterator[str]:
        """Ask what was told of every name."""
        return iter([name for name in self.every if name in self])

    def __len__(self) -> int:
        """Count what was told: every name is asked."""
        return sum(1 for _ in self)


class AskedEvents(Mapping[str, date]):
    """The days that were told, each of which writes down what is asked of it."""

    def __init__(self, there: Mapping[Any, date], trail: Trail, every: Iterable[str]) -> None:
        self.names, self.there = AskedSet("event", there.keys(), trail, every), there
        self._days: dict[str, AskedDay] = {}

    def __contains__(self, name: object) -> bool:
        """Look for one name."""
        return name in self.names

    def __getitem__(self, name: str) -> AskedDay:
        """Give the day that was told of it."""
        if name not in self._days:
            if name not in self.names:
                raise KeyError(name)
            self._days[name] = AskedDay(self.there[name], ("fact", name), self.names.trail)
        return self._days[name]

    def since(self, names: tuple[Any, ...], start: date | None) -> bool:
        """Say whether one of some facts was told that is no earlier than a day: asked at once."""
        days = (self.there[name] for name in names if name in self.there)
        least, expr = (date.min, None) if start is None else (plain(start), expr_of(start))
        followed = any(plain(day) >= least for day in days)
        return bool(self.names.trail.asked(("since", expr, names), followed))

    def __iter__(self) -> Iterator[str]:
        """Look for every name."""
        return iter(self.names)

    def __len__(self) -> int:
        """Count the names: all are looked for."""
        return len(self.names)


def any_since(events: Mapping[Any, date], names: tuple[Any, ...], start: date | None) -> bool:
    """Say whether one of some facts was told that is no earlier than a day, if one is given."""
    if isinstance(events, AskedEvents):
        return events.since(names, start)
    days = [events[name] for name in names if name in events]
    return any(start is None or day >= start for day in days)


def among(choices: Mapping[str, str], name: str, values: tuple[str, ...]) -> bool:
    """Say whether what was told of a choice is one of some values."""
    if isinstance(choices, AskedChoices):
        return choices.among(name, values)
    return choices.get(name) in values
