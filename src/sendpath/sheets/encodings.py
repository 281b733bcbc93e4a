"""How the text of a file is written, found out from its bytes.

Four ways are told apart, those in which spreadsheets of this country save: UTF-8 with or without
its mark, UTF-16, and Windows-1252 (``docs/decisions/0022-how-files-are-read.md`` says why no
library guesses among a hundred).
"""

import codecs
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

PIECE = 1 << 20
"""Bytes that are looked at together."""

BEGINNING = 4096
"""Bytes in which the zeros of UTF-16 are counted where it has no mark."""

MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
"""Marks of UTF-32, which no spreadsheet saves; one of them begins as that of UTF-16 does. Without a
mark, three bytes of four are zero in it."""

WINDOWS = "cp1252"
WORDS = {"utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", WINDOWS: "Windows-1252"}
"""What an encoding that is not UTF-8 is called where it is said."""


class Undecided(NamedTuple):
    """The bytes are text in none of these ways: where the first is that is not."""

    byte: int


def encoding_of(file: BinaryIO) -> str | Undecided:
    """Say how the text of a file is written; the file is at its beginning afterwards."""
    beginning = _first(file)
    if beginning.startswith(WIDE) or 3 * beginning.count(0) > 2 * len(beginning):
        return Undecided(0)
    for mark, name in MARKS.items():
        if beginning.startswith(mark):
            wrong = _wrong(file, name)
            return name if wrong is None else Undecided(wrong)
    without_mark = _of_zeros(beginning)
    if without_mark is not None:
        return without_mark
    wrong = _wrong(file, "utf-8")
    if wrong is None:
        return "utf-8-sig"
    if _is_damaged(file) or _wrong(file, WINDOWS) is not None:
        return Undecided(wrong)
    return WINDOWS


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


def _is_damaged(file: BinaryIO) -> bool:
    """Say whether most of what is not plain ASCII reads as UTF-8: then it is that, and damaged."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    right = wrong = 0
    for piece in _pieces(file):
        text = "" if piece.isascii() else decoder.decode(piece)
        strange = text.count("\ufffd")
        wrong += strange
        right += sum(not each.isascii() for each in text) - strange
    file.seek(0)
    return right > wrong


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        yield piece
