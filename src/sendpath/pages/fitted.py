"""How tall a page of lines is on a small terminal, and the roomiest of several that fits one."""

from collections.abc import Callable, Iterator, Sequence
from textwrap import wrap
from typing import TypeVar

from sendpath.core.names import capital
from sendpath.formats.page import Foot, Items, Lines, Page, Part

TALL, WIDE = 36, 80
"""Lines and columns of one screen."""

Room = TypeVar("Room")


def roomiest(lay: Callable[[Room], Page], rooms: Sequence[Room]) -> Page:
    """Lay a page out in the first room in which it fits one screen, else in the last.

    Args:
        lay: Lays the page out in a room.
        rooms: How much may be said, the most first; at least one.
    """
    page = lay(rooms[0])
    for room in rooms[1:]:
        if height(page) <= TALL:
            break
        page = lay(room)
    return page


def height(page: Page) -> int:
    """Count the lines of a page of lines, its verdict and a blank line below that among them."""
    said = (len(wrapped(page.verdict.text)) + 1) if page.verdict else 0
    return said + sum(1 for part in page.parts for _ in _lines(part))


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Lines():
            if part.title:
                yield from ("", part.title)
            elif part.apart and part.lines:
                yield ""
            within = "  " if part.title else ""
            for label, text in part.lines:
                yield from wrapped(f"{capital(label)}: {text}" if label else text, within)
        case Foot():
            *facts, (_, advice) = part.lines
            yield from wrapped(f"{'; '.join(f'{label} {text}' for label, text in facts)}. {advice}")
        case Items():
            yield from ("", part.title)
            for item, more in part.items:
                for text in (item, *more):
                    yield from wrapped(text, "  ")
        case _:
            yield ""


def wrapped(text: str, within: str = "") -> list[str]:
    """Break a text into lines as a terminal of 80 columns shows it: between words only."""
    return wrap(
        text,
        WIDE,
        initial_indent=within,
        subsequent_indent=within,
        break_long_words=False,
        break_on_hyphens=False,
    )
