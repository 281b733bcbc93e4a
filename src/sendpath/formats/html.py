"""An answer as one web page that stands by itself: to read, to print, to keep.

The verdict and the days stand large, a small picture shows the days in order, with the same words
beside it. Nothing is loaded and nothing runs; whatever was told is text.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import assert_never

from sendpath.core.names import capital, spell_fully
from sendpath.formats.canvas import Canvas
from sendpath.formats.html_picture import picture
from sendpath.formats.html_style import STYLE
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

ADDRESS = re.compile(r"https://[^\s;,)>]+")
"""A web address that stands bare, as all of ours do."""


def render(page: Page, _canvas: Canvas) -> str:
    """Write a page that stands by itself."""
    body = [f"<h1>{escape(page.title)}</h1>"]
    if page.verdict:
        body.append(f'<p class="verdict {page.verdict.urgency}">{_text(page.verdict.text)}</p>')
    feet = [part for part in page.parts if isinstance(part, Foot)]
    body += [each for part in page.parts if part not in feet for each in _blocks(part)]
    foot = "".join(f"<footer>{_foot(part)}</footer>\n" for part in feet)
    inside = "\n".join(each for each in body if each)
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(page.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"{inside}\n</main>\n{foot}</body>\n</html>\n"
    )


def _blocks(part: Part) -> Iterator[str]:
    match part:
        case Lines():
            yield f"<h2>{escape(part.title)}</h2>" if part.title else ""
            yield _described(part.lines) if _all_labelled(part.lines) else _listed(part.lines)
        case Pairs():
            yield _described(part.lines)
        case Dates():
            yield picture(part.entries)
            yield from map(_date, part.entries)
            yield "" if part.entries or not part.none else f"<p>{_text(part.none)}</p>"
        case Tree():
            yield from _tree(part)
        case Items():
            yield f"<h2>{escape(part.title)}</h2>"
            yield _items(part)
        case Grid():
            yield f"<h2>{escape(part.title)}</h2>" if part.title else ""
            yield _table(part)
        case Foot():
            yield f"<footer>{_foot(part)}</footer>"
        case Text():
            yield f"<p>{_text(part.text)}</p>"
        case _:
            assert_never(part)


def _tree(part: Tree) -> Iterator[str]:
    for branch in part.branches:
        yield f"<h2>{escape(branch.title)}</h2>"
        for each in branch.entries:
            yield f"<h3>{escape(each.title)}</h3>"
            yield _described(each.lines)


def _text(text: str) -> str:
    """Write a text: nothing in it is live but a bare web address of ours."""
    told, last = [], 0
    for found in ADDRESS.finditer(text):
        address = escape(found.group().rstrip("."))
        told += [escape(text[last : found.start()]), f'<a href="{address}">{address}</a>']
        last = found.start() + len(found.group().rstrip("."))
    return "".join([*told, escape(text[last:])])


def _all_labelled(lines: Iterable[Line]) -> bool:
    return all(label for label, _ in lines)


def _described(lines: Iterable[Line]) -> str:
    pairs = (f"<dt>{escape(capital(label))}</dt><dd>{_text(text)}</dd>" for label, text in lines)
    inside = "\n".join(pairs)
    return f"<dl>\n{inside}\n</dl>" if inside else ""


def _listed(lines: Iterable[Line]) -> str:
    told = [f"{label}: {text}" if label else text for label, text in lines]
    if not told:
        return ""
    numbers = [f"{number}. " for number in range(1, len(told) + 1)]
    counted = all(map(str.startswith, told, numbers))
    if counted:  # the list itself counts
        told = list(map(str.removeprefix, told, numbers))
    kind = "ol" if counted else "ul"
    inside = "\n".join(f"<li>{_text(each)}</li>" for each in told)
    return f"<{kind}>\n{inside}\n</{kind}>"


def _items(part: Items) -> str:
    def one(item: str, more: tuple[str, ...]) -> str:
        below = "".join(f"<li>{_text(each)}</li>" for each in more)
        return f"<li>{_text(item)}{f'<ul>{below}</ul>' if below else ''}</li>"

    return "<ul>\n" + "\n".join(one(*each) for each in part.items) + "\n</ul>"


def _table(part: Grid) -> str:
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in part.heads)
    rows = ("".join(f"<td>{_text(cell)}</td>" for cell in row) for row in part.rows)
    body = "\n".join(f"<tr>{row}</tr>" for row in rows)
    first = f"; from {part.rows[0][0]}" if part.rows and part.rows[0] else ""
    named = escape(f"Table: {', '.join(part.heads)}{first}")  # a page may hold several
    return (
        f'<div class="wide" role="region" aria-label="{named}" tabindex="0">\n'
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>"
    )


def _foot(part: Foot) -> str:
    *facts, (_, advice) = part.lines
    told = "; ".join(f"{label} {text}" for label, text in facts)
    return f"<p>{_text(capital(told))}. {_text(advice)}</p>"


def _date(entry: Entry) -> str:
    day = entry.day
    if day is None:
        return f"<h2>{escape(entry.title)}</h2>\n{_described(entry.lines)}"
    hour = f", {escape(day.received)}" if day.received else ""
    sort = "" if day.sort == "last day" else f"{escape(capital(day.sort))} "
    return (
        f'<section class="date {day.urgency}">\n'
        f'<p class="day">{sort}<time datetime="{day.day.isoformat()}">{spell_fully(day.day)}</time>'
        f'{hour} <span class="stands {day.urgency}">({_text(day.stands)})</span></p>\n'
        f"<h2>{escape(entry.title)}</h2>\n{_described(entry.lines)}\n</section>"
    )
