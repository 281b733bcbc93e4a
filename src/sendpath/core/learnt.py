"""Tables that work out what they are asked for, and keep it."""

from collections.abc import Callable, Collection
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

MOST = 1 << 14
"""Days kept in one table: there are 4,500 since the law began, each written in a few ways."""


class Learnt(dict[Key, Value]):
    """A table that works out what it is first asked for, and keeps it.

    It is emptied when it is full, and what came to nothing (``unkept``) is not kept: of a million
    bad cells, none is remembered.
    """

    __slots__ = ("learn", "most", "unkept")

    def __init__(
        self,
        learn: Callable[[Key], Value],
        *,
        most: int = MOST,
        unkept: Collection[object] = (None,),
    ) -> None:
        super().__init__()
        self.learn, self.most, self.unkept = learn, most, unkept

    def __missing__(self, key: Key) -> Value:
        """Work it out."""
        value = self.learn(key)
        if value not in self.unkept:
            if len(self) >= self.most:
                self.clear()
            self[key] = value
        return value

    def keep(self, key: Key, value: Value) -> None:
        """Keep what was worked out elsewhere."""
        if len(self) >= self.most:
            self.clear()
        self[key] = value
