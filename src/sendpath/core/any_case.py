"""A case of which nothing is known: whatever is asked of it is answered as the way says."""

from collections.abc import Callable, Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, cast

from sendpath.core.asked import AskedDay
from sendpath.core.asked_case import Alphabet
from sendpath.core.case import Case
from sendpath.core.explore import SOME_DAY, Way


class Word(str):
    """A value that is not known: whether it is another word is asked of the way."""

    __slots__ = ("every", "name", "way")
    name: str
    way: Way
    every: tuple[str, ...]

    @classmethod
    def of(cls, name: str, way: Way, every: tuple[str, ...]) -> "Word":
        """Make the value of a choice; of none, of what was decided."""
        made = cls(f"any {name}")
        made.name, made.way, made.every = name, way, every
        return made

    def __eq__(self, other: object) -> bool:
        """Say whether it is a word."""
        return other in self.every and bool(self.way.asked(("is", self.name, other)))

    def __ne__(self, other: object) -> bool:
        """Say whether it is another."""
        return not self == other

    def __hash__(self) -> int:
        """Ask which word it is: the last, where it is no other."""
        *others, last = self.every
        word = next((each for each in others if self == each), last)
        self.way.known(("is", self.name, word))
        return hash(word)


class AnySet(AbstractSet[str]):
    """A set of which nothing is known: whether a name is in it is asked of the way."""

    def __init__(self, kind: str, way: Way, every: Collection[str]) -> None:
        self.kind, self.way, self.every = kind, way, every

    def __contains__(self, name: object) -> bool:
        """Ask whether a name is there."""
        return name in self.every and bool(self.way.asked(("told", self.kind, name)))

    def __iter__(self) -> Iterator[str]:
        """Give the names that are there."""
        return (each for each in self.every if each in self)

    def __len__(self) -> int:
        """Count the names that are there."""
        return sum(1 for _ in self)


class AnyMap(Mapping[str, Any]):
    """What was told by name, of which nothing is known."""

    def __init__(self, names: AnySet, value: Callable[[str], Any]) -> None:
        self.names, self.value = names, value

    def __contains__(self, name: object) -> bool:
        """Ask whether a name is there."""
        return name in self.names

    def __getitem__(self, name: str) -> Any:
        """Give what was told of it."""
        if name not in self.names:
            raise KeyError(name)
        return self.value(name)

    def __iter__(self) -> Iterator[str]:
        """Give the names that are there."""
        return iter(self.names)

    def __len__(self) -> int:
        """Count the names that are there."""
        return len(self.names)


class AnyCase:
    """A case of which nothing is known but that all of it could be read; else as ``Case``."""

    doubted: frozenset[str] = frozenset()
    contradicted: frozenset[str] = frozenset()
    contested: frozenset[str] = frozenset()
    doubted_traits: frozenset[str] = frozenset()
    ticked: frozenset[str] = frozenset()
    school_age: None = None

    def __init__(
        self, alphabet: Alphabet, way: Way, facts: Collection[str], choices: Collection[str]
    ) -> None:
        self.alphabet, self.way = alphabet, way
        self.events = AnyMap(
            AnySet("event", way, facts),
            lambda name: AskedDay(SOME_DAY, ("fact", name), way),
        )
        self.choices = AnyMap(
            AnySet("choice", way, choices),
            lambda name: Word.of(name, way, alphabet.choices[name]),
        )
        self.traits = AnySet("traits", way, alphabet.traits)
        self.not_yet = AnySet("not_yet", way, facts)
        self.blank = AnySet("blank", way, facts)

    @property
    def reason(self) -> str | None:
        """What the council decided, when told."""
        told = self.way.asked(("told", "reason", ""))
        return Word.of("", self.way, self.alphabet.reasons) if told else None

    def is_told(self, name: str) -> bool:
        """Say whether a fact was told: an event, ``reason`` or a choice."""
        if name == "reason":
            return self.reason is not None
        return name in self.events or name in self.choices


def as_case(case: AnyCase) -> Case:
    """Take a case of which nothing is known for one: it answers to the same names."""
    return cast("Case", case)
