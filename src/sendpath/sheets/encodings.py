"""How the text of a file is written, found out from its bytes.

Four ways are told apart, those in which spreadsheets of this country save: UTF-8 with or without
its mark, UTF-16, and Windows-1252 (``docs/decisions/0022-how-files-are-read.md`` says why no
library guesses among a hundred).
"""

import codecs
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from sendpath.sheets.strays import STRAY, WINDOWS, Strays, strays_in

PIECE = 1 << 20
"""Bytes that are looked at together."""

BEGINNING = 4096
"""Bytes in which the zeros of UTF-16 are counted where it has no mark."""

MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
"""Marks of UTF-32, which no spreadsheet saves; one of them begins as that of UTF-16 does. Without a
mark, three bytes of four are zero in it."""

WORDS = {"utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", WINDOWS: "Windows-1252"}
"""What an encoding that is not UTF-8 is called where it is said."""


class Undecided(NamedTuple):
    """The bytes are text in none of these ways: where the first is that is not."""

    byte: int


class Encoding(NamedTuple):
    """How the text of a file is written.

    Attributes:
        name: The encoding, as Python calls it.
        strays: What in it is written otherwise.
    """

    name: str
    strays: Strays | None = None

    @property
    def errors(self) -> str:
        """How what is written otherwise is read."""
        return STRAY if self.strays else "strict"

    @property
    def said(self) -> str:
        """How it was read, where that is not the plain way."""
        if self.strays is not None:
            return f"read as UTF-8, but for {self.strays} in Windows-1252"
        return f"read as {WORDS[self.name]}" if self.name in WORDS else ""


def encoding_of(file: BinaryIO) -> Encoding | Undecided:
    """Say how the text of a file is written; the file is at its beginning afterwards."""
    beginning = _first(file)
    if beginning.startswith(WIDE) or 3 * beginning.count(0) > 2 * len(beginning):
        return Undecided(0)
    for mark, name in MARKS.items():
        if beginning.startswith(mark):
            wrong = _wrong(file, name)
            return Encoding(name) if wrong is None else _mixed(file, name, wrong)
    without_mark = _of_zeros(beginning)
    if without_mark is not None:
        return Encoding(without_mark)
    wrong = _wrong(file, "utf-8")
    return Encoding("utf-8-sig") if wrong is None else _mixed(file, "utf-8", wrong)


def _mixed(file: BinaryIO, name: str, wrong: int) -> Encoding | Undecided:
    """Judge a text that is not all UTF-8: that but for strays, Windows-1252, or damaged."""
    if not name.startswith("utf-8"):
        return Undecided(wrong)
    strays = strays_in(_pieces(file))
    file.seek(0)
    if name == "utf-8-sig" or strays.are_few:
        return Undecided(wrong) if strays.is_damaged else Encoding("utf-8-sig", strays)
    return Undecided(wrong) if _wrong(file, WINDOWS) is not None else Encoding(WINDOWS)


def _first(file: BinaryIO) -> bytes:
    file.seek(0)
    beginning = file.read(BEGINNING)
    file.seek(0)
    return beginning


def _of_zeros(beginning: bytes) -> str | None:
    """Tell UTF-16 without a mark: in plain English every other byte is zero."""
    pairs = len(beginning) // 2
    if not pairs:
        return None
    at_first, at_second = beginning[::2].count(0), beginning[1::2].count(0)
    if at_second > pairs // 2 > at_first:
        return "utf-16-le"
    return "utf-16-be" if at_first > pairs // 2 > at_second else None


def _wrong(file: BinaryIO, name: str) -> int | None:
    """Give the place of the first byte that is none of an encoding; None where all are."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(name)()
    before = 0
    for piece in _pieces(file):
        try:
            if not (piece.isascii() and name == "utf-8" and not decoder.getstate()[0]):
                decoder.decode(piece)
        except UnicodeDecodeError as error:
            file.seek(0)
            return before + error.start
        before += len(piece)
    file.seek(0)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return before
    return None


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        yield piece
