"""A letter, pasted or saved as text, or as a mail: read whole, within a bound; text alone."""

import io
import sys

from sendpath.core.problem import Problem
from sendpath.intake import files
from sendpath.sheets import mail_text
from sendpath.sheets.container import OLE, ZIP
from sendpath.sheets.encodings import Undecided, encoding_of
from sendpath.sheets.mail_text import is_mail

MOST = 256
"""Kibibytes of a letter. A long one takes twenty."""

MOST_OF_MAIL = mail_text.MOST << 20
"""Bytes of a mail."""

LARGE = f"it is larger than {MOST} KiB, and no letter is."
PASTE = "Open the letter, copy its words, and paste them into a text file (.txt). Give that."
SHORTER = "Copy the letter alone into a text file (.txt), and give that."
THERE = "Give a file that is there, or - for standard input."

OTHERS = {
    b"%PDF": "a PDF file",
    ZIP: "a Word document, or some other file that is packed",
    OLE: "an old Word document, or a locked one",
    b"{\\rtf": "a rich text file (RTF)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
"""What is no text, by how it begins."""


def letter_text(name: str) -> str | Problem:
    """Read a letter from a file, or from standard input for ``-``; or say why it is not read."""
    data = _data(name)
    if isinstance(data, files.Unusable):
        what = "standard input" if name == "-" else f"'{name}'"
        return _problem(name, f"{what} cannot be read ({data.reason}).", THERE)
    if is_mail(data):
        return _of_mail(name, data)
    if len(data) > MOST << 10:
        return _problem(name, LARGE, SHORTER)
    sort = next((told for mark, told in OTHERS.items() if data.lstrip().startswith(mark)), None)
    text = None if sort else _decoded(data)
    if text is None or "\0" in text:
        return _problem(name, f"it is {sort or 'no text'}, and only text is read.", PASTE)
    if not any(map(str.isalpha, text)):
        return _problem(name, "there are no words in it.", PASTE)
    return text


def _of_mail(name: str, data: bytes) -> str | Problem:
    """Give the words of a letter saved as the source of a mail; else say why there are none."""
    if len(data) > MOST_OF_MAIL:
        return _problem(name, f"it is a mail larger than {mail_text.MOST} MiB.", SHORTER)
    text = mail_text.mail_text(data)
    if text is None:
        told = "it is an e-mail that holds no text: the letter may be a paper attached to it."
        return _problem(name, told, PASTE)
    return _problem(name, LARGE, SHORTER) if len(text) > MOST << 10 else text


def _data(name: str) -> bytes | files.Unusable:
    most = MOST_OF_MAIL + 1
    if name == "-":
        return sys.stdin.buffer.read(most) if sys.stdin else files.Unusable("it is closed")
    file = files.opened(name)
    if isinstance(file, files.Unusable):
        return file
    try:
        with file:
            return file.read(most)
    except OSError as error:
        return files.Unusable((error.strerror or "it cannot be read").lower())


def _decoded(data: bytes) -> str | None:
    file = io.BytesIO(data)
    encoding = encoding_of(file)
    if isinstance(encoding, Undecided):
        return None
    try:
        return data.decode(encoding.name, encoding.errors)
    except UnicodeDecodeError:  # two bytes a letter, and one is left over
        return None


def _problem(name: str, told: str, write: str) -> Problem:
    return Problem("FILE", "" if name == "-" else name, told, write, blocks=True)
