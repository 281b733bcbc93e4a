"""What people are told beside dates: whom to contact, answers to questions, and wrong beliefs."""

from typing import NamedTuple

from sendpath.core.clauses import Cite, Move, RuleId, Run


class Contact(NamedTuple):
    """Whom to contact."""

    name: str
    url: str


class Nation(NamedTuple):
    """A nation with a law of its own: how it is named, what to know, and whom to ask there."""

    names: tuple[str, ...]
    text: str
    ask: str
    url: str | None = None

    def signpost(self) -> str:
        """Say where to ask."""
        return f"Ask {self.ask}{f': {self.url}' if self.url else '.'}"


class Question(NamedTuple):
    """A question people really ask, and its answer.

    ``concern`` names what people come with who ask so, where there is one.
    """

    id: str
    question: str
    answer: str
    cite: Cite
    concern: str | None = None


class Myth(NamedTuple):
    """A wrong belief, what holds, and how it counts where it counts at all.

    Attributes:
        id: Its name.
        claim: What is believed.
        truth: What holds.
        cite: The law of what holds.
        rule: The rule it gets wrong.
        wrong: How it counts.
        limb: The limb that it speaks of; where another decides, the days are not compared.
        moves: How it moves the day.
        danger: Whether whoever believes it may come too late, or give up.
    """

    id: str
    claim: str
    truth: str
    cite: Cite
    rule: RuleId | None
    wrong: Run | None
    limb: str | None
    moves: tuple[Move, ...]
    danger: bool
