"""What a format can write: a page of parts, in the order in which they are read.

A page is the same whatever the format. Each part says what it is, never how it looks.
"""

from datetime import date
from typing import Any, NamedTuple

from sendpath.core.names import tame

Line = tuple[str, str]
"""A label and what it says; without a label, a sentence."""


class Lines(NamedTuple):
    """Lines under a heading, or without one.

    Attributes:
        lines: What they say.
        title: The heading; where there is none, the lines follow what stands before them.
        label: What stands before each line where there are no headings, as in plain text.
        named: True when labels are names as they are typed, which keep their letters.
        lead: True when the first line is what the page is for.
        apart: True when an empty line stands before them.
    """

    lines: tuple[Line, ...]
    title: str = ""
    label: str = ""
    named: bool = False
    lead: bool = False
    apart: bool = False


class Day(NamedTuple):
    """A day as it stands beside what is due.

    Attributes:
        sort: What sort of day it is: the last one, or one until which something holds.
        day: The day.
        received: By which hour.
        stands: How it stands, in words.
        urgency: How it is coloured: late, soon, ahead, done or open.
    """

    sort: str
    day: date
    received: str
    stands: str
    urgency: str = "open"


class Entry(NamedTuple):
    """One thing with a name of its own, and lines about it."""

    title: str
    lines: tuple[Line, ...]
    day: Day | None = None


class Dates(NamedTuple):
    """Things that are due, each with its day; ``none`` is said when there is not one."""

    entries: tuple[Entry, ...]
    none: str


class Pairs(NamedTuple):
    """Labels and what they say, as a table of two columns where a format has tables."""

    lines: tuple[Line, ...]


class Branch(NamedTuple):
    """A named group of entries."""

    title: str
    entries: tuple[Entry, ...]


class Tree(NamedTuple):
    """Groups of entries under one root; ``label`` is told of each entry in plain text."""

    title: str
    root: str
    branches: tuple[Branch, ...]
    label: str


class Items(NamedTuple):
    """Sentences under a heading, each with remarks of its own."""

    title: str
    items: tuple[tuple[str, tuple[str, ...]], ...]


class Grid(NamedTuple):
    """Rows under heads.

    Attributes:
        heads: The name of each column.
        rows: The cells of each row.
        plain: How a row reads as one line, in plain text.
        title: A heading for the whole, in formats that have them.
        after: What to type next, said below a table on a terminal.
        widths: The most that columns may take on a terminal, where the last takes the rest.
        bars: True where the last cells are numbers that a terminal draws as bars too.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    plain: str = "{0}: {1}"
    title: str = ""
    after: str = ""
    bars: bool = False
    widths: tuple[int | None, ...] = ()


class Foot(NamedTuple):
    """Which law answered, and what holds of every answer; the last line is the advice."""

    lines: tuple[Line, ...]


class Text(NamedTuple):
    """A sentence that stands by itself."""

    text: str


Part = Lines | Dates | Pairs | Tree | Items | Grid | Foot | Text


def tamed(value: Any) -> Any:
    """Give a page, or anything made of tuples and texts, without control characters."""
    if isinstance(value, str):
        return tame(value)
    if isinstance(value, tuple):
        parts = map(tamed, value)
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value


class Verdict(NamedTuple):
    """The one line that opens an answer; ``urgency`` colours it beside its words."""

    text: str
    urgency: str = "open"


class Page(NamedTuple):
    """Everything on a page, in order; the title stands where a format has titles.

    ``act`` is what to do first, for whoever sees only the end of it.
    """

    title: str
    parts: tuple[Part, ...]
    verdict: Verdict | None = None
    act: str = ""
