"""Markdown: headings, lists and tables, to paste into a letter."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from sendpath.core.names import spell_fully
from sendpath.formats.canvas import Canvas
from sendpath.formats.page import (
    Dates,
    Entry,
    Foot,
    Grid,
    Items,
    Line,
    Lines,
    Page,
    Pairs,
    Part,
    Text,
    Tree,
)


def render(page: Page, _canvas: Canvas) -> str:
    """Write a page as Markdown: its first line is its title."""
    blocks = [f"# {page.title}", *(block for part in page.parts for block in _blocks(part))]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _blocks(part: Part) -> Iterator[str]:
    match part:
        case Lines():
            yield f"## {part.title}" if part.title else ""
            yield _bullets(part.lines)
        case Pairs() | Foot():
            yield _bullets(part.lines)
        case Dates():
            yield from (f"## {_day(each)}\n\n{_bullets(each.lines)}" for each in part.entries)
            yield "" if part.entries else part.none
        case Tree():
            for branch in part.branches:
                yield f"## {branch.title}"
                for each in branch.entries:
                    yield f"### {each.title}"
                    yield _bullets(each.lines)
        case Items():
            yield f"## {part.title}"
            yield "\n".join(_item(item, more) for item, more in part.items)
        case Grid():
            yield f"## {part.title}" if part.title else ""
            yield _table(part)
        case Text():
            yield part.text
        case _:
            assert_never(part)


def _bullets(lines: Iterable[Line]) -> str:
    return "\n".join(f"- {label}: {text}" if label else f"- {text}" for label, text in lines)


def _day(each: Entry) -> str:
    if each.day is None:
        return each.title
    told = (spell_fully(each.day.day), each.day.received, each.day.stands)
    return f"{', '.join(filter(None, told))}: {each.title}"


def _item(item: str, more: Iterable[str]) -> str:
    return "\n".join([f"- {item}", *(f"  - {each}" for each in more)])


def _table(part: Grid) -> str:
    rows = [part.heads, ("---",) * len(part.heads), *part.rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows)
