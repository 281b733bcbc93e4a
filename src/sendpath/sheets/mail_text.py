"""A letter that came by e-mail, saved as the mail's source: its words, without its headers."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.message import EmailMessage

MOST = 16
"""Mebibytes of a mail: with it come the pictures and papers that were attached."""

FIRST = 64 << 10
"""Bytes among which the headers of a mail end."""

_HEADER = re.compile(rb"[!-9;-~]+:.*|[ \t].*|From .*")
"""A line of headers: a name and what it tells, what goes on from the line before, or a mark."""

_OWN = re.compile(
    rb"^(?:mime-version|content-type|content-transfer-encoding|message-id|received|return-path):",
    re.IGNORECASE | re.MULTILINE,
)
"""Headers that only the source of a mail has: what is pasted from a mail tells no more than who
wrote it, to whom, when, and about what."""

UNSEEN = ("script", "style", "head", "title", "template")
INLINE = ("a", "abbr", "b", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u", "wbr")
"""Marks that neither hold words of a letter, nor end a line of it."""


def is_mail(data: bytes) -> bool:
    """Say whether this is the source of an e-mail: headers only a mail has, and an empty line."""
    head, found, _ = data[:FIRST].lstrip().replace(b"\r\n", b"\n").partition(b"\n\n")
    lines = head.split(b"\n")
    return bool(found and _OWN.search(head)) and all(map(_HEADER.fullmatch, lines))


def mail_text(data: bytes) -> str | None:
    """Give the words of a mail: its plain text, else those of its page; None where it has none."""
    import email  # noqa: PLC0415 - only for mails
    from email import policy  # noqa: PLC0415 - likewise

    message = email.message_from_bytes(data.lstrip(), policy=policy.default)
    for sort in ("plain", "html"):
        text = _body(message, (sort,))
        told = _words(text) if text and sort == "html" else text
        if told and any(map(str.isalpha, told)):
            return told
    return None


def _body(message: "EmailMessage", sorts: Sequence[str]) -> str | None:
    """Give the text of the part of a mail that is its letter; None where there is none."""
    try:
        part = message.get_body(preferencelist=sorts)
        data = None if part is None else part.get_payload(decode=True)
    except (AttributeError, KeyError, TypeError, ValueError):  # parts that are not what they say
        return None
    if part is None or not isinstance(data, bytes):
        return None
    try:
        return data.decode(part.get_content_charset("utf-8"), "replace")
    except (LookupError, ValueError):  # a set of letters that nobody knows
        return data.decode("cp1252", "replace")


class _Page(HTMLParser):
    """The words of a page, each block on a line of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Begin a block, or what nobody sees."""
        del attrs
        self.unseen += tag in UNSEEN
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a block, or what nobody sees."""
        self.unseen = max(self.unseen - (tag in UNSEEN), 0)
        self._break(tag)

    def handle_data(self, data: str) -> None:
        """Take words that are seen: in a page, a new line is no more than a space."""
        if not self.unseen:
            self.told.append(" ".join(data.split("\n")))

    def _break(self, tag: str) -> None:
        if tag not in INLINE:
            self.told.append("\n")


def _words(page: str) -> str:
    made = _Page()
    made.feed(page)
    made.close()
    return "".join(made.told)
