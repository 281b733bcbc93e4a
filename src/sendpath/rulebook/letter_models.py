"""The models of letter.toml: what a letter must say, and the words that are looked for."""

from collections import Counter
from typing import Annotated, Self

from pydantic import Field, model_validator

from sendpath.rulebook.clause_models import CiteTable
from sendpath.rulebook.names import LetterItemName, LetterName, Name, ReasonName, Table
from sendpath.rulebook.text_models import Text

WORD = r"[a-z0-9]+\*?"
Looked = Annotated[str, Field(pattern=rf"^{WORD}(( \.\.\.)? {WORD})*$")]
"""Words that are looked for, in small letters: ``...`` for a few between, ``*`` any ending."""


class LetterKindTable(Table):
    """One kind of letter."""

    words: Text
    reasons: Annotated[list[ReasonName], Field(min_length=1)]
    items: Annotated[list[LetterItemName], Field(min_length=1)]
    signs: Annotated[list[Looked], Field(min_length=1)]
    cite: CiteTable


class LetterItemTable(Table):
    """One thing that a letter must say."""

    words: Text
    looked_for: Annotated[list[Looked], Field(min_length=1)]
    against: list[Looked] = []
    cite: CiteTable | None = None


class LetterNoteTable(Table):
    """What to do, beside what was found."""

    id: Name
    text: Text
    letters: list[LetterName] = []
    items: list[LetterItemName] = []
    cite: CiteTable | None = None


class UntoldTable(Table):
    """What a letter may be, where it was not told what was decided."""

    words: Text
    letters: Annotated[list[LetterName], Field(min_length=1)]


class LettersTable(Table):
    """What letters must say."""

    england: Annotated[list[Looked], Field(min_length=1)]
    untold: UntoldTable
    letters: Annotated[dict[Name, LetterKindTable], Field(min_length=1)]
    items: Annotated[dict[Name, LetterItemTable], Field(min_length=1)]
    note: list[LetterNoteTable] = []

    @model_validator(mode="after")
    def each_decision_comes_with_one_letter(self) -> Self:
        """Refuse a decision of which two letters say what must be said."""
        told = Counter(reason for each in self.letters.values() for reason in each.reasons)
        twice = sorted(reason for reason, number in told.items() if number > 1)
        if twice:
            raise ValueError(f"two kinds of letter name the same reason: {', '.join(twice)}")
        return self

    @model_validator(mode="after")
    def each_item_is_of_a_letter(self) -> Self:
        """Refuse an item that no letter must say."""
        said = {name for each in self.letters.values() for name in each.items}
        idle = sorted(set(self.items) - said)
        if idle:
            raise ValueError(f"no kind of letter must say it: {', '.join(idle)}")
        return self
