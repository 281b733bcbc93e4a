"""A letter, pasted or saved as text, or as a mail: read whole, within a bound; text alone."""

import io
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sendpath.core.problem import Problem
from sendpath.intake import files
from sendpath.sheets import mail_text
from sendpath.sheets.container import OLE, ZIP
from sendpath.sheets.encodings import Undecided, encoding_of
from sendpath.sheets.mail_text import Mail, is_mail

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


NAMED, SHOWN = 4, 60
"""Attachments that are named, and letters of such a name."""


class Read(NamedTuple):
    """A letter as read.

    Attributes:
        text: Its words; None where it cannot be read.
        problems: Why it cannot, or what of it was not read.
    """

    text: str | None
    problems: Sequence[Problem] = ()


def letter_text(name: str) -> Read:
    """Read a letter from a file, or from standard input for ``-``; or say why it is not read."""
    data = _data(name)
    if isinstance(data, files.Unusable):
        what = "standard input" if name == "-" else f"'{name}'"
        return _refused(name, f"{what} cannot be read ({data.reason}).", THERE)
    if is_mail(data):
        return _of_mail(name, data)
    if len(data) > MOST << 10:
        return _refused(name, LARGE, SHORTER)
    sort = next((told for mark, told in OTHERS.items() if data.lstrip().startswith(mark)), None)
    text = None if sort else _decoded(data)
    if text is None or "\0" in text:
        return _refused(name, f"it is {sort or 'no text'}, and only text is read.", PASTE)
    if not any(map(str.isalpha, text)):
        return _refused(name, "there are no words in it.", PASTE)
    return Read(text)


def _of_mail(name: str, data: bytes) -> Read:
    """Give the words of a letter saved as the source of a mail; else say why there are none."""
    if len(data) > MOST_OF_MAIL:
        return _refused(name, f"it is a mail larger than {mail_text.MOST} MiB.", SHORTER)
    mail = mail_text.mail_text(data)
    if not any(map(str.isalpha, mail.text)):
        told = "it is an e-mail that holds no text: the letter may be a paper attached to it."
        return _refused(name, told, PASTE)
    if len(mail.text) > MOST << 10:
        return _refused(name, LARGE, SHORTER)
    return Read(mail.text, [*_left_out(name, mail)])


def _left_out(name: str, mail: Mail) -> Iterator[Problem]:
    """Say what of a mail was not read: the letter may be there."""
    if mail.unread:
        many = len(mail.unread)
        named = ", ".join(each[:SHOWN] for each in mail.unread[:NAMED])
        more = f" and {many - NAMED} more" if many > NAMED else ""
        things = "1 attachment is" if many == 1 else f"{many} attachments are"
        told = f"{things} not read: {named}{more}. The letter may be there."
        yield _problem(name, told, "Save its words as text, and ask again.")
    if mail.damaged:
        told = "a part of this mail is damaged, and words of it may be lost."
        yield _problem(name, told, "Copy the letter from the mail into a text file, and give that.")


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


def _refused(name: str, told: str, write: str) -> Read:
    return Read(None, [_problem(name, told, write)._replace(blocks=True)])


def _problem(name: str, told: str, write: str) -> Problem:
    return Problem("FILE", "" if name == "-" else name, told, write)
