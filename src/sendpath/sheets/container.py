"""The file of a workbook: what kind it is, and its parts, within bounds.

A workbook is a zip of XML files. Its directory is judged before anything is unpacked; then only the
few parts that tell values are unpacked, piece by piece, and never more than the directory said.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from sendpath.sheets.refusals import AGAIN, TABLE, damaged, refused

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a workbook begins, and an old or a locked one."""

MEGABYTE = 1 << 20

LARGEST_FILE = 64 * MEGABYTE
"""Bytes of a file. 100,000 rows of 50 columns take 20 MB."""

MOST_PARTS = 5_000
"""Files in the zip. A workbook has about ten, and a few more for each sheet and picture."""

LARGEST_PART = 128 * MEGABYTE
"""Bytes of a sheet, unpacked: a million formatted rows of two blank cells take 70 MB."""

LARGEST_WORDS = 64 * MEGABYTE
"""Bytes of the parts that are held whole: the texts, formats and names of the workbook."""

MOST_TIMES, SMALL = 200, MEGABYTE
"""How many times its packed size a part may be, if it is not small: sheets unpack 5 to 30 times."""

PIECE = MEGABYTE
"""Bytes that are unpacked at a time."""

CENTRAL = b"PK\x01\x02"
LOCKED = "EncryptedPackage".encode("utf-16-le")
TOO_MUCH = "would take more memory than any list needs"


class Container:
    """The parts of a workbook's file.

    Attributes:
        name: Of the file, for messages.
        parts: What each part is called, in small letters, and its entry.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        """Open a file; what is no workbook, or a hostile one, is ``Refused``."""
        self.name = name
        file.seek(0)
        begin = file.read(len(OLE))
        if not begin.startswith(ZIP):
            raise refused(name, *_other(begin, file))
        if file.seek(0, 2) > LARGEST_FILE:
            raise refused(name, f"is larger than {LARGEST_FILE // MEGABYTE} MB.", TABLE)
        file.seek(0)
        if file.read(LARGEST_FILE).count(CENTRAL) > MOST_PARTS:
            raise refused(name, f"holds more than {MOST_PARTS} files.", TABLE)
        try:
            self.zip = ZipFile(file)
        except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise damaged(name, error) from error
        self.parts = {_tidy(entry.filename): entry for entry in self.zip.infolist()}
        self._must_be_workbook()

    def _must_be_workbook(self) -> None:
        if "xl/workbook.xml" in self.parts:
            return
        if "xl/workbook.bin" in self.parts:
            raise refused(self.name, "is a binary workbook (.xlsb), which is not read.", AGAIN)
        if "content.xml" in self.parts:
            raise refused(self.name, "is an OpenDocument file, which is not read.", AGAIN)
        told = "is no workbook, but some other file that is packed."
        raise refused(self.name, told, "Give a workbook (.xlsx), or a CSV file.")

    def whole(self, part: str) -> bytes:
        """Give one of the parts that are held whole; nothing where there is none."""
        entry = self.parts.get(part.lower())
        if entry is None:
            return b""
        if entry.file_size > LARGEST_WORDS:
            raise refused(self.name, f"{TOO_MUCH} ({part}).", TABLE)
        return b"".join(self.pieces(entry))

    def pieces(self, entry: ZipInfo) -> Iterator[bytes]:
        """Unpack a part, piece by piece."""
        times = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > LARGEST_PART or (entry.file_size > SMALL and times > MOST_TIMES):
            raise refused(self.name, f"{TOO_MUCH} ({entry.filename}).", TABLE)
        try:
            with self.zip.open(entry) as part:
                while piece := part.read(PIECE):
                    yield piece
        except Exception as error:
            # zlib, lzma and zipfile each have their own errors for a packed part that is broken
            raise damaged(self.name, error) from error


def _tidy(filename: str) -> str:
    return re.sub(r"[\\/]+", "/", filename).lstrip("/").lower()


def _other(begin: bytes, file: BinaryIO) -> tuple[str, str]:
    """Say what a file is that is no zip, and what to do."""
    if begin != OLE:
        return "is no workbook.", "Give a workbook (.xlsx), or a CSV file."
    file.seek(0)
    if LOCKED in file.read(LARGEST_FILE):
        write = "Open it with its password, save a copy without one, and give that copy."
        return "is locked with a password.", write
    return "is a workbook of the old kind (.xls), which is not read.", AGAIN
