"""Plain text: one ``label: value`` a line, for screen readers, pipes and grep."""

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
    """Write a page as plain text: its parts are set apart by an empty line."""
    verdict = [f"verdict: {page.verdict.text}"] if page.verdict else []
    blocks = [*verdict, *(block for part in page.parts for block in _blocks(part))]
    return "\n\n".join(block for block in blocks if block) + "\n"


def lines(told: Iterable[Line]) -> str:
    """Write one ``label: value`` a line."""
    return "\n".join(f"{label}: {text}" if label else text for label, text in told)


def _blocks(part: Part) -> Iterator[str]:
    match part:
        case Lines():
            yield lines(_labelled(part.label, line) for line in part.lines)
        case Pairs() | Foot():
            yield lines(part.lines)
        case Dates():
            yield from (lines([*_day(each), *each.lines]) for each in part.entries)
        case Tree():
            for branch in part.branches:
                for each in branch.entries:
                    yield lines([(part.label, f"{branch.title}: {each.title}"), *each.lines])
        case Items():
            yield "\n".join(text for item, more in part.items for text in (item, *more))
        case Grid():
            yield "\n".join(part.plain.format(*row) for row in part.rows)
        case Text():
            yield part.text
        case _:
            assert_never(part)


def _labelled(label: str, line: Line) -> Line:
    if not label:
        return line
    between = " " if label.endswith(",") else ": "
    return (f"{label}{between}{line[0]}", line[1]) if line[0] else (label, line[1])


def _day(each: Entry) -> Iterator[Line]:
    if each.day is not None:
        told = (spell_fully(each.day.day), each.day.received)
        yield each.day.sort, ", ".join(filter(None, told))
        yield "standing", each.day.stands
    yield "what", each.title
