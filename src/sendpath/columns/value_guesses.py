"""What the values of a column may mean: as people call them, or by what their words say."""

import re
from collections.abc import Iterable, Iterator, Mapping

from sendpath.columns.guessed_value import Guess
from sendpath.columns.heading_words import ValueWords, plain
from sendpath.columns.more_meant import MoreMeant
from sendpath.columns.reason_words import ReasonWords
from sendpath.columns.undone_words import ahead
from sendpath.intake.suggest import meant
from sendpath.intake.yes_no import is_done
from sendpath.rulebook.headings import read_headings
from sendpath.rulebook.loader import RuleBook
from sendpath.sheets.marks import fold

REASON, SECTION = "reason", "section"
"""Columns whose values are the names of reasons, and letters of sections."""

NOT_YET = "not yet"
"""How a cell is written that says that something has not happened."""

NOTHING = "nothing is told yet"
"""What is said of a value that only says that something is still to come."""

STAGE = "a stage of a case, and nothing that was decided"
"""What is said of a value that names only where a case has come to."""

AGREED = "the council agreed: that is an outcome, and nothing to appeal"
"""What is said of an answer that is no refusal, where refusals stand."""

OUTCOME = "outcome"
"""The column whose values are the council's answers."""

SEVERAL = 2
"""Words of a value that lists sections, at least: one letter alone may stand for anything."""

OFFERED = 2
"""How many are offered where none is sure."""

_BESIDE = "and content contents of only part parts plan sec sect section sections"
BESIDE = frozenset(_BESIDE.split())
"""Words that may stand beside the letters of sections."""

_AGREES = re.compile(
    r"\b(?:agree[ds]?|agreement|will|grant(?:ed|s)?|amend(?:s|ing)?|proceed(?:s|ing)?|going to)\b"
    r"|^(?:now |to )?(?:re-?)?(?:assess(?:ing)?|issu(?:e|ing))\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:not?|never|refus\w*|declin\w*|reject\w*|turn\w* down)\b|n['\u2019]t\b", re.IGNORECASE
)
"""What says yes, and what says no: a council that agreed has refused nothing."""

_WORD = re.compile(r"[^\W_]+")


def _alike(values: Mapping[str, int]) -> list[tuple[str, int]]:
    """Take together what a map reads as one: written in other letters. The most frequent first."""
    often = sorted(values.items(), key=lambda each: (-each[1], each[0]))
    written = {fold(value): value for value, _ in reversed(often)}
    rows = dict.fromkeys(written, 0)
    for value, many in often:
        rows[fold(value)] += many
    return sorted(
        ((value, rows[name]) for name, value in written.items()),
        key=lambda each: (-each[1], each[0]),
    )


def needed(values: Iterable[Guess]) -> list[Guess]:
    """Leave out the values that are written as we write them."""
    return [each for each in values if each.value not in each.ours]


class Guesses:
    """Guesses what values mean, in the names of one rule book."""

    def __init__(self, book: RuleBook) -> None:
        self.book, self.decisions = book, book.decisions()
        self.told = read_headings(book.directory)
        self.nothing = {plain(each) for each in self.told.nothing}
        self.undone = {plain(each) for each in self.told.undone}
        self.reasons = {slug: each.words for slug, each in self.decisions.reasons.items()}
        self.words: dict[str, ValueWords] = {}
        self.disputes: ReasonWords | None = None
        self.more = MoreMeant(self.told, self._called)

    def of(self, name: str, values: Mapping[str, int]) -> Iterator[Guess]:
        """Guess what each value of a column may mean, the most frequent first."""
        for value, rows in _alike(values):
            more = self.more.of(name, value, values)
            yield (more or self._of(name, value))._replace(rows=rows)

    def of_step(self, values: Mapping[str, int]) -> Iterator[Guess]:
        """Guess what values say of a step that has a day: at most that it was not taken.

        What says that it was done, and not when, is read as that, and needs no line.
        """
        for value, rows in _alike(values):
            if is_done(value):
                continue
            undone = plain(value) in self.undone
            yield Guess(value, rows, (NOT_YET,) if undone else (), sure=undone)

    def known(self, name: str, values: Mapping[str, int], *, more: bool = True) -> int:
        """Count the rows whose value is called so just as it stands, or says ``more``, too."""
        told = self._called(name)
        return sum(
            rows
            for value, rows in values.items()
            if plain(value) not in self.nothing
            and (told.meant(value) or (more and self.more.is_sure(name, value, values)))
        )

    def _called(self, name: str) -> ValueWords:
        """Give what people call the values of a fact: to make it ready takes some thousandths."""
        if name not in self.words:
            choice = self.book.choices.get(name)
            ours = self.reasons if choice is None else choice.values
            self.words[name] = ValueWords(self.told, name, ours)
        return self.words[name]

    def _of(self, name: str, value: str) -> Guess:
        if plain(value) in self.nothing:
            return Guess(value, 0)
        if name == SECTION:
            found = sections(value, self.decisions.sections)
            return Guess(value, 0, (found,) if found else (), bool(found))
        if name == REASON:
            return self._reason(value)
        choice = self.book.choices.get(name)
        if choice is None:
            return Guess(value, 0)
        called = self._called(name)
        just = called.meant(value) or called.meant_by_words(value)
        if just is None:
            told = Guess(value, 0)
            return told._replace(ours=("",), sure=True, words=NOTHING) if ahead(value) else told
        return Guess(value, 0, (just,), sure=True, words=choice.values[just])

    def _by_sections(self, value: str) -> list[str]:
        """Give the reasons that a list of sections may be; brackets may hold all that is meant."""
        if len(_WORD.findall(value)) < SEVERAL:
            return []
        inside = _INSIDE.search(value)
        listed = [value] if inside is None else [inside[1], value]
        letters = [sections(each, self.decisions.sections) for each in listed]
        if not all(letters):
            return []
        weighed = [self.decisions.weigh(None, frozenset(each.split())) for each in letters]
        return [*dict.fromkeys(each.slug for each in weighed if each)]

    def _just(self, value: str) -> str | None:
        """Give the reason that people call so; sections in brackets behind it must agree."""
        called = self._called(REASON)
        just = self._in_words().just(value)
        inside = _INSIDE.search(value)
        if just is not None or inside is None:
            return just
        outer = called.meant_by_words(_INSIDE.sub(" ", value))
        return outer if outer in self._by_sections(inside[1]) else None

    def _in_words(self) -> ReasonWords:
        """Give what people write of disputes, made ready once."""
        if self.disputes is None:
            self.disputes = ReasonWords(self.told, self.decisions, self._called(REASON))
        return self.disputes

    def agrees(self, value: str) -> bool:
        """Say whether a value is what people call an answer by which a request was agreed."""
        letters = self.told.letters
        if letters is None or OUTCOME not in self.book.choices:
            return False
        return self._called(OUTCOME).meant(value) in letters.agreed

    def may_agree(self, value: str) -> bool:
        """Say whether the words of a value say yes, and none says no."""
        return _AGREES.search(value) is not None and _DENIES.search(value) is None

    def _refuses_as(self, value: str, reason: str) -> bool:
        """Say whether a value may be taken for a reason: for a refusal, only where it says no."""
        if _DENIES.search(self.reasons[reason]) is None or self._called(REASON).meant(value):
            return True
        return not self.may_agree(value)

    def _reason(self, value: str) -> Guess:
        if self._in_words().is_stage(value):
            return Guess(value, 0, ("",), sure=True, words=STAGE, is_stage=True)
        if self.agrees(value):
            return Guess(value, 0, ("",), sure=True, words=AGREED)
        return self._of_dispute(value)

    def _of_dispute(self, value: str) -> Guess:
        known, words = self.reasons, self._in_words()
        just = None if words.is_asked_so(value) else self._just(value)
        if just is not None and not self._refuses_as(value, just):
            return Guess(value, 0, (just,), words=known[just])
        if just is None and words.is_asked(value):
            return Guess(value, 0, ("",), sure=True, words=NOTHING)
        weighed = [] if just else self._by_sections(value)
        if just is not None or len(weighed) == 1:
            just = just or weighed[0]
            return Guess(value, 0, (just,), sure=True, words=known[just])
        if weighed:
            return Guess(value, 0, tuple(weighed[:OFFERED]), words=known[weighed[0]])
        found = meant(value, known, "reasons", self.decisions.own_words)
        near = found.names if found.sure else ()  # what is far from all is not offered as if near
        says_yes = self.may_agree(value)
        fit = [name for name in near if not (says_yes and _DENIES.search(known[name]))]
        names = tuple(self._in_words().by_harm(value, fit[:OFFERED]))
        if not names and ahead(value):
            return Guess(value, 0, ("",), sure=True, words=NOTHING)
        return Guess(value, 0, names, words=known[names[0]] if names else "")


_INSIDE = re.compile(r"\(([^()]*)\)?")
"""What stands in brackets: ``F (I)`` may be sections F and I, or a final plan and its section I."""


def sections(value: str, known: Mapping[str, str]) -> str:
    """Give the sections that a value lists, such as ``B F I``; nothing where it says more."""
    words = _WORD.findall(value)
    letters = [word.upper() for word in words if word.upper() in known]
    beside = [word.lower() for word in words if word.upper() not in known]
    listed = letters and all(word in BESIDE for word in beside)
    return " ".join(dict.fromkeys(letters)) if listed else ""
