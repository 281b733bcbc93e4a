"""What a council's letter must say, by what it decides; and words that show it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sendpath.core.clauses import Cite


class LetterKind(NamedTuple):
    """One kind of letter.

    Attributes:
        id: Its name.
        words: What it does, after "a letter".
        reasons: The decisions that come with such a letter.
        items: What it must say, by name.
        signs: Words by which it may be known.
        cite: The law that says so.
    """

    id: str
    words: str
    reasons: tuple[str, ...]
    items: tuple[str, ...]
    signs: tuple[str, ...]
    cite: Cite


class LetterItem(NamedTuple):
    """One thing that a letter must say.

    Attributes:
        id: Its name.
        words: In plain words.
        looked_for: Words that show it, the most telling first.
        against: Words that may say the contrary.
        cite: The law of the thing itself, beside that of the letter.
    """

    id: str
    words: str
    looked_for: tuple[str, ...]
    against: tuple[str, ...]
    cite: Cite | None


class LetterNote(NamedTuple):
    """What to do, beside what was found.

    Attributes:
        id: Its name.
        text: In plain words.
        letters: The kinds of letter it is for; all where none is named.
        items: It is said where one of these was not found; always where none is named.
        cite: Where the law says it.
    """

    id: str
    text: str
    letters: tuple[str, ...]
    items: tuple[str, ...]
    cite: Cite | None


class Untold(NamedTuple):
    """What a letter may be, where it was not told what was decided: of these kinds, in words."""

    words: str
    letters: tuple[str, ...]


class Letters(NamedTuple):
    """All that is known of what letters must say.

    Attributes:
        england: Words that show a letter to be about the law of England.
        untold: The kinds that a letter may be of, where it was not told what was decided.
        letters: Every kind, by name.
        items: Everything that any of them must say, by name.
        notes: What to do, in the order in which it is said.
    """

    england: tuple[str, ...]
    untold: Untold
    letters: Mapping[str, LetterKind]
    items: Mapping[str, LetterItem]
    notes: tuple[LetterNote, ...]

    def of_reason(self, reason: str) -> LetterKind | None:
        """Give the kind of letter that comes with a decision; None where none is known."""
        return next((each for each in self.letters.values() if reason in each.reasons), None)

    def may_be(self, kind: LetterKind | None) -> Sequence[LetterKind]:
        """Give the kinds that a letter may be of: the one that was told, else those untold."""
        return [kind] if kind else [self.letters[name] for name in self.untold.letters]

    def must_say(self, kinds: Sequence[LetterKind]) -> list[LetterItem]:
        """Give what a letter must say of whichever of some kinds it is, in order."""
        first, *others = kinds
        return [self.items[name] for name in first.items if all(name in k.items for k in others)]
