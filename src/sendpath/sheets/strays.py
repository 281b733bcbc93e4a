"""Bytes of Windows-1252 in a text that is UTF-8 otherwise, as where rows were pasted together.

They alone are read as what they are there; everything else stays as it is.
"""

import codecs
import io
import re
from collections.abc import Iterable
from typing import NamedTuple

WINDOWS = "cp1252"

STRAY = "sendpath-stray"
"""How a codec of UTF-8 is told to read them."""

USUAL = re.compile("[\u00a0-\u00ff\u2010-\u2044\u20ac\u2122]")
"""Letters of western Europe and marks of print. In UTF-8 they are two or three bytes that make no
sense in Windows-1252, such as \u00c3\u00a9 or \u00e2\u20ac\u2122: hardly any is there by chance."""

OFTEN = 10
"""So many times more strays than these make a text of Windows-1252 with a few by chance."""

LETTER = "A-Za-z\u00c0-\u024f\udcc0-\udcff"
CAPITAL = "A-Z\u00c0-\u00de\udcc0-\udcde"
CUT = re.compile(
    f"(?<=[a-z\u00df-\u00ff])[\udcc2\udcc3]|(?<=[^{CAPITAL}])[\udcc2\udcc3](?=[^{LETTER}])"
    "|\udce2[\udc80-\udc84]|\udcf0\udc9f"
)
"""How one of the usual characters of UTF-8 begins, of which the rest is missing. Its first byte is
a capital A with a mark in Windows-1252: that begins a word, or stands among its capitals."""

NONE = re.compile("[\udc81\udc8d\udc8f\udc90\udc9d]")
"""Bytes that are no character of Windows-1252."""

WRONG = re.compile("[\udc80-\udcff]")
BEYOND = re.compile("[^\0-\x7f\udc80-\udcff]")


class Strays(NamedTuple):
    """What of a text is not UTF-8.

    Attributes:
        number: How many characters.
        line: Where the first stands.
        right: How many beyond ASCII are UTF-8.
        usual: How many of these are such as are written in this country.
        is_damaged: Whether what is not UTF-8 is a part of a character of it, or no character.
    """

    number: int = 0
    line: int = 1
    right: int = 0
    usual: int = 0
    is_damaged: bool = False

    @property
    def are_few(self) -> bool:
        """Whether the text is UTF-8 all the same."""
        return self.right > self.number or OFTEN * self.usual >= self.number

    def __str__(self) -> str:
        """Say how many they are, and where."""
        if self.number == 1:
            return f"1 character (line {self.line})"
        return f"{self.number} characters (the first in line {self.line})"


def strays_in(pieces: Iterable[bytes]) -> Strays:
    """Count what of a text is not UTF-8, piece by piece."""
    utf8 = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    decoder = io.IncrementalNewlineDecoder(utf8, translate=True)
    found, last = Strays(), ""
    for piece in pieces:
        text = decoder.decode(piece)
        found = _counted(found, text, last + text)
        last = (last + text)[-2:]
    text = decoder.decode(b"", final=True)
    return _counted(found, text, f"{last}{text}\n")


def _counted(before: Strays, text: str, beside: str) -> Strays:
    """Count what of a text is not UTF-8; its beginning and end are judged by what is beside it."""
    first = None if text.isascii() else WRONG.search(text)
    line = before.line
    if before.number == 0:
        line += text.count("\n", 0, first.start() if first else len(text))
    return Strays(
        before.number + (len(WRONG.findall(text)) if first else 0),
        line,
        before.right + (0 if text.isascii() else len(BEYOND.findall(text))),
        before.usual + (0 if text.isascii() else len(USUAL.findall(text))),
        before.is_damaged or (not beside.isascii() and _is_damaged(beside)),
    )


def _is_damaged(text: str) -> bool:
    return CUT.search(text) is not None or NONE.search(text) is not None


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read what is not UTF-8 as Windows-1252.

    Raises:
        UnicodeError: It is none of that either.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode(WINDOWS), error.end


codecs.register_error(STRAY, _as_windows)
