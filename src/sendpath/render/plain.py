"""Plain text: one ``label: value`` a line, for screen readers, pipes and grep."""

from collections.abc import Iterable

from sendpath.core.names import spell_fully
from sendpath.render.people import Block, Sheet
from sendpath.render.said import Line


def render(page: Sheet) -> str:
    """Write a page as plain text."""
    parts = [
        lines(page.heading),
        *(_block(block) for block in page.blocks),
        lines((f"waiting: {title}", text) for title, text in page.waiting),
        lines((f"no day: {title}", text) for title, text in page.undated),
        lines((f"not covered: {title}", text) for title, text in page.uncovered),
        lines((f"does not apply: {title}", text) for title, text in page.inapplicable),
        lines((f"left out: {where}", text) for where, text in page.left_out),
        lines(("for a complaint", sentence) for sentence in page.ledger),
        lines(page.missing),
        lines(page.footer),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:
    head: list[Line] = [
        (block.label, ", ".join(filter(None, (spell_fully(block.day), block.received)))),
        ("standing", block.stands),
        ("what", block.title),
    ]
    return lines([*head, *block.lines, *block.explained])


def lines(told: Iterable[Line]) -> str:
    """Write one ``label: value`` a line."""
    return "\n".join(f"{label}: {text}" for label, text in told)
