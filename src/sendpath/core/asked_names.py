"""What was told by name, such that it writes down what was looked for."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from sendpath.core.asked import AskedDay, Trail


class AskedSet(AbstractSet[str]):
    """A set of names that writes down which were looked for; gone through, all there may be."""

    def __init__(
        self, kind: str, there: AbstractSet[str], trail: Trail, every: Iterable[str]
    ) -> None:
        self.kind, self.there, self.trail, self.every = kind, there, trail, every

    def __contains__(self, name: object) -> bool:
        """Look for one name."""
        self.trail.looked.add((self.kind, str(name)))
        return name in self.there

    def __iter__(self) -> Iterator[str]:
        """Look for every name."""
        self.trail.looked.update((self.kind, name) for name in self.every)
        return iter(self.there)

    def __len__(self) -> int:
        """Count the names: whether any is there is asked of all."""
        return sum(1 for _ in self)


class AskedMap(Mapping[str, Any]):
    """What was told by name, which writes down what was looked for."""

    def __init__(
        self, kind: str, there: Mapping[str, Any], trail: Trail, every: Iterable[str]
    ) -> None:
        self.names = AskedSet(kind, there.keys(), trail, every)
        self.there = there

    def __contains__(self, name: object) -> bool:
        """Look for one name."""
        return name in self.names

    def __getitem__(self, name: str) -> Any:
        """Give what was told of it."""
        if name not in self.names:
            raise KeyError(name)
        return self.there[name]

    def get(self, name: str, default: Any = None) -> Any:
        """Give what was told of it, if anything was."""
        return self[name] if name in self.names else default

    def __iter__(self) -> Iterator[str]:
        """Look for every name."""
        return iter(self.names)

    def __len__(self) -> int:
        """Count the names."""
        return len(self.names)


class AskedEvents(AskedMap):
    """The days that were told, each of which writes down what is asked of it."""

    def __init__(self, there: Mapping[Any, date], trail: Trail, every: Iterable[str]) -> None:
        super().__init__("event", there, trail, every)
        self._days: dict[str, AskedDay] = {}

    def __getitem__(self, name: str) -> AskedDay:
        """Give the day that was told of it."""
        if name not in self._days:
            day: date = super().__getitem__(name)
            self._days[name] = AskedDay(day, ("fact", name), self.names.trail)
        return self._days[name]
