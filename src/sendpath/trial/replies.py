"""What a program printed: its answers by the question's name, and what is none."""

import json
from typing import Any

from sendpath.answers.vectors import Answer

LONGEST = 65_536
"""Bytes of a line; what is longer is taken in pieces, of which none is an answer."""

SHOWN = 3
"""Lines that are no answers and are shown."""


class Replies:
    """What was said so far.

    Attributes:
        answers: The first answer to each question, by its name.
        junk: The first lines that are no answers.
        strange: How many lines are no answers.
        repeated: How many answers came a second time, or to no question.
    """

    def __init__(self, ids: frozenset[str]) -> None:
        self.answers: dict[str, Answer] = {}
        self.junk: list[str] = []
        self.strange = self.repeated = 0
        self._ids = ids

    @property
    def complete(self) -> bool:
        """Say whether every question is answered."""
        return len(self.answers) == len(self._ids)

    def take(self, line: bytes) -> bool:
        """Take one line; say whether it answers a question that was open."""
        answer = _read(line)
        if answer is None:
            if line.strip():
                self.strange += 1
                if len(self.junk) < SHOWN:
                    self.junk.append(line.decode("utf-8", errors="replace").strip()[:80])
            return False
        name = answer["id"]
        if name not in self._ids or name in self.answers:
            self.repeated += 1
            return False
        self.answers[name] = answer
        return True


def _read(line: bytes) -> Answer | None:
    """Read a line as an answer; None when it is none."""
    try:
        told: Any = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) and isinstance(told.get("id"), str) else None
