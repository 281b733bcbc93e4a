"""A letter that came by e-mail, saved as the mail's source: its words, without its headers."""

import base64
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple, cast

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

SIGNATURES = (
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
)
"""Parts by which programs know who wrote a mail: nobody reads them."""

NO_WORDS = ("text/rtf", "text/calendar", "text/vcard", "text/x-vcard")
"""Parts that are called text, and hold more signs than words."""

DEEPEST = 40
"""Parts within parts that are read."""

UNSEEN = ("script", "style", "head", "title", "template")
INLINE = ("a", "abbr", "b", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u", "wbr")
"""Marks that neither hold words of a letter, nor end a line of it."""


def is_mail(data: bytes) -> bool:
    """Say whether this is the source of an e-mail: headers only a mail has, and an empty line."""
    head, found, _ = data[:FIRST].lstrip().replace(b"\r\n", b"\n").partition(b"\n\n")
    lines = head.split(b"\n")
    return bool(found and _OWN.search(head)) and all(map(_HEADER.fullmatch, lines))


class Mail(NamedTuple):
    """What a mail holds.

    Attributes:
        text: The words of all its parts that are text, papers and mails attached to it, too.
        unread: What the parts are called that are no text, and no sign of the writer's.
        damaged: Whether a part did not arrive whole.
    """

    text: str = ""
    unread: tuple[str, ...] = ()
    damaged: bool = False


def mail_text(data: bytes) -> Mail:
    """Read a mail: of parts that say the same in two ways, the one that says more."""
    import email  # noqa: PLC0415 - only for mails
    from email import policy  # noqa: PLC0415 - likewise

    return _read(email.message_from_bytes(data.lstrip(), policy=policy.default), 0)


def _read(part: "EmailMessage", depth: int) -> Mail:
    """Read a part of a mail, and the parts in it."""
    try:
        sort, inner = part.get_content_type(), part.get_payload()
        if not isinstance(inner, list):
            return _single(part, sort)
    except (AttributeError, KeyError, TypeError, ValueError):  # it is not what it says
        return Mail(unread=("a part that cannot be read",))
    if depth > DEEPEST:
        return Mail(unread=("a mail within many others",))
    parts = [cast("EmailMessage", each) for each in inner]
    if sort == "multipart/related":
        parts = [each for each in parts if not _is_picture(each)]
    there = [_read(each, depth + 1) for each in parts]
    texts = [each.text for each in there if any(map(str.isalpha, each.text))]
    says_once = sort == "multipart/alternative" and texts
    text = max(texts, key=len) if says_once else "\n\n".join(texts)
    unread = tuple(name for each in there for name in each.unread)
    return Mail(text, unread, _is_cut_off(part) or any(each.damaged for each in there))


def _is_cut_off(part: "EmailMessage") -> bool:
    """Say whether what parts a mail, or ends its parts, is missing."""
    return any("Boundary" in type(each).__name__ for each in part.defects)


def _is_picture(part: "EmailMessage") -> bool:
    """Say whether a part is a picture that a page shows."""
    return part.get_content_maintype() == "image" and "content-id" in part


def _single(part: "EmailMessage", sort: str) -> Mail:
    """Read a part that holds no others: text, or what is called so."""
    name = " ".join((part.get_filename() or "").split())
    is_text = sort.startswith("text/") and sort not in NO_WORDS
    # a mail of several parts that lost what parts them is text, as is a paper named so
    if not (is_text or sort.startswith("multipart/") or name.lower().endswith(".txt")):
        return Mail() if sort in SIGNATURES else Mail(unread=(name or sort,))
    data = part.get_payload(decode=True)
    lost = any("Base64" in type(each).__name__ for each in part.defects)
    damaged = lost or _is_cut_off(part)
    if lost:
        data = _whole_letters(str(part.get_payload()))
    if not isinstance(data, bytes):
        return Mail(unread=(name or sort,))
    text = _decoded(data, part.get_content_charset("utf-8"))
    if "\0" in text:
        return Mail(unread=(name or sort,), damaged=damaged)
    return Mail(_words(text) if sort == "text/html" else text, damaged=damaged)


def _whole_letters(text: str) -> bytes:
    """Give what is left of bytes that were written as letters, and of which some are lost."""
    there = re.sub("[^A-Za-z0-9+/]", "", text)
    return base64.b64decode(there[: len(there) // 4 * 4])


def _decoded(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset, "replace")
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
