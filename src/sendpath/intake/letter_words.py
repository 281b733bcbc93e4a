"""Words of a letter: made plain, and looked for. They are found, and not understood."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from sendpath.core.names import printable, spell
from sendpath.intake.dates import Unreadable, read_date

BETWEEN = r"[^\w.?!;]{1,6}"
"""What may stand between two words of a phrase: nothing that ends a sentence."""

SOME_WORDS = r"[^\w.?!;]{1,6}(?:[^ ]{0,40}[^ .?!;] ){0,7}?[^\w .?!;]{0,2}"
"""What ``...`` stands for: a few words, none of which ends a sentence."""

ANY_ENDING = r"\w{0,15}"
JOINED = 3
"""How many letters one may stand for, as in what is copied from a printed page."""

STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
_QUOTED = re.compile(r"^[ \t]*(?:[>|][ \t]*)+", re.MULTILINE)
"""The marks before a line of an e-mail that is answered."""

_WRITTEN = re.compile(
    r"\b[0-9]{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9},? (?:19|20)[0-9]{2}\b"
    r"|\b[0-9]{1,2}([/.-])[0-9]{1,2}\1(?:19|20)[0-9]{2}\b"
)
_BORN = r"\b(?:birth(?:date|day)?|born|d[. ]?o[. ]?b)\b"
_OF_BIRTH = re.compile(_BORN, re.IGNORECASE)
_BORN_THEN = re.compile(rf"{_BORN}.{{0,12}}$", re.IGNORECASE)
_YEAR = re.compile(r"\b20[0-9]{2}\b")
_DENIAL = re.compile(r"\b(?:no|not|never|nor|neither|cannot|without|refuse[sd]?|\w+n't)\b")
"""A word that may turn what stands after it into its contrary."""

_CLAUSE = re.compile(r"[.?!;:,]|\byou\b")
"""What a clause of its own begins after: *if you are not content you can appeal*."""

CLOSE, FAR = 4, 60
"""Words before a phrase that may deny it, and letters within which they are sought."""

NEAR = 30
"""Letters before a date in which it is said that somebody was born then."""


def says_birth(text: str) -> bool:
    """Say whether some words may be of a day on which somebody was born."""
    return _OF_BIRTH.search(text.replace("_", " ")) is not None


def plain_letter(text: str) -> str:
    """Give a letter on one line: no marks of an e-mail, no letters unseen, no joined letters."""
    whole = _QUOTED.sub("", text).translate(STRAIGHT)
    return printable(whole if whole.isascii() else "".join(map(_plain, whole)))


class Quote(NamedTuple):
    """Words of a letter, and whether a *not* stands close before them, or between them."""

    words: str
    denied: bool


def found(phrases: Iterable[str], letter: str) -> str | None:
    """Give the words of a plain letter that are the first of some phrases to stand in it.

    What stands for ``...`` is not given: it may name somebody. None where no phrase is there.
    """
    quote = quoted(phrases, letter)
    return quote and quote.words


def quoted(phrases: Iterable[str], letter: str) -> Quote | None:
    """Give the same words, and say whether they may be denied."""
    small = _small(letter)
    for phrase in phrases:
        there = _pattern(phrase).search(small)
        if there is not None:
            spans = [there.span(each) for each in range(1, there.re.groups + 1)]
            between = (small[one[1] : two[0]] for one, two in pairwise(spans))
            near = " ".join([_close_before(small, spans[0][0]), *between])
            return Quote(_quoted(letter, spans), _DENIAL.search(near) is not None)
    return None


def _close_before(small: str, start: int) -> str:
    """Give the few words before a place that are of its own clause."""
    clause = _CLAUSE.split(small[max(start - FAR, 0) : start])[-1]
    return " ".join(clause.split()[-CLOSE:])


def too_old(letter: str, starts: date) -> str | None:
    """Say that every day and year a plain letter names is before the rules; None where not all are.

    Days on which somebody was born are none of its days.
    """
    days = [
        read
        for each in _WRITTEN.finditer(letter)
        if not _BORN_THEN.search(letter[max(each.start() - NEAR, 0) : each.start()])
        and not isinstance(read := read_date(each.group().replace(",", "")), Unreadable)
    ]
    later = any(int(year) > starts.year for year in _YEAR.findall(letter))
    if not days or later or max(days) >= starts:
        return None
    return f"{spell(max(days))} is before {spell(starts)}, when these rules start."


def _plain(each: str) -> str:
    """Give what one letter stands for, where that is short; nothing where it cannot be seen."""
    if each.isascii():
        return each
    told = unicodedata.normalize("NFKC", each)
    return "" if unicodedata.category(each) == "Cf" else told if len(told) <= JOINED else each


def _small(letter: str) -> str:
    """Give a text in small letters, each in its place."""
    small = letter.lower()
    if len(small) == len(letter):
        return small
    return "".join(each.lower() if len(each.lower()) == 1 else each for each in letter)


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """Make a phrase a pattern: each stretch between ``...`` is a group."""
    stretches = (stretch.split() for stretch in phrase.split(" ... "))
    groups = (f"({BETWEEN.join(map(_word, words))})" for words in stretches)
    return re.compile(rf"\b{SOME_WORDS.join(groups)}\b")


def _word(word: str) -> str:
    return rf"{word[:-1]}{ANY_ENDING}" if word.endswith("*") else word


def _quoted(letter: str, spans: Sequence[tuple[int, int]]) -> str:
    """Join the stretches that were found, with dots for words between them."""
    told, end = "", spans[0][0]
    for start, last in spans:
        left_out = letter[end:start]
        told += " ... " if any(map(str.isalnum, left_out)) else left_out
        told += letter[start:last]
        end = last
    return told
