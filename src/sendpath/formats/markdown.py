"""Markdown: headings, lists and tables, to paste into a letter."""

import re
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

_LIVE = re.compile(
    r"""
    [\\`*] | ~~ | <(?=[a-z/!?]) | !(?=\[) | \](?=[\[(:]) | &(?=\#?\w+;)
    | (?<![^\W_])_ | _(?![^\W_]) | ^[-+\#>=~|] | (?<=^\d)[.)]
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What Markdown would take for more than text: a mark, a picture, a link, HTML, an entity."""


_LIVE_IN_CELL = re.compile(rf"{_LIVE.pattern} | \|", _LIVE.flags)
"""The same in a table, where a bar ends a cell."""


def inert(text: str) -> str:
    """Write a text such that Markdown reads it as that text: somebody else may have told it."""
    return _LIVE.sub(r"\\\g<0>", text.replace("\n", " "))


def render(page: Page, _canvas: Canvas) -> str:
    """Write a page as Markdown: its first line is its title."""
    verdict = [f"**{inert(page.verdict.text)}**"] if page.verdict else []
    parts = (each for part in page.parts for each in _blocks(part))
    blocks = [f"# {inert(page.title)}", *verdict, *parts]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _blocks(part: Part) -> Iterator[str]:
    match part:
        case Lines():
            yield f"## {inert(part.title)}" if part.title else ""
            yield _bullets(part.lines)
        case Pairs() | Foot():
            yield _bullets(part.lines)
        case Dates():
            yield from (f"## {_day(each)}\n\n{_bullets(each.lines)}" for each in part.entries)
            yield "" if part.entries else inert(part.none)
        case Tree():
            for branch in part.branches:
                yield f"## {inert(branch.title)}"
                for each in branch.entries:
                    yield f"### {inert(each.title)}"
                    yield _bullets(each.lines)
        case Items():
            yield f"## {inert(part.title)}"
            yield "\n".join(_item(item, more) for item, more in part.items)
        case Grid():
            yield f"## {inert(part.title)}" if part.title else ""
            yield _table(part)
        case Text():
            yield inert(part.text)
        case _:
            assert_never(part)


def _bullets(lines: Iterable[Line]) -> str:
    told = ((inert(label), inert(text)) for label, text in lines)
    return "\n".join(f"- {label}: {text}" if label else f"- {text}" for label, text in told)


def _day(each: Entry) -> str:
    if each.day is None:
        return inert(each.title)
    told = (spell_fully(each.day.day), each.day.received, each.day.stands)
    return inert(f"{', '.join(filter(None, told))}: {each.title}")


def _item(item: str, more: Iterable[str]) -> str:
    return "\n".join([f"- {inert(item)}", *(f"  - {inert(each)}" for each in more)])


def _table(part: Grid) -> str:
    rows = [part.heads, *part.rows]
    head, *rest = (f"| {' | '.join(map(_cell, row))} |" for row in rows)
    return "\n".join([head, f"|{' --- |' * len(part.heads)}", *rest])


def _cell(text: str) -> str:
    return _LIVE_IN_CELL.sub(r"\\\g<0>", text.replace("\n", " "))
