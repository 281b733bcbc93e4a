"""A small picture of the days of an answer, in order, with the same words beside it."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from sendpath.core.names import MONTHS, spell_fully
from sendpath.formats.page import Entry

WIDTH, HEIGHT, EDGE, ROW = 640, 34, 8, 18
"""Of the picture: its width, the height of its line, its margin, and that of a row of words."""


class _Mark(NamedTuple):
    """A day in the picture, how it is coloured, and what it is called."""

    day: date
    urgency: str
    name: str


def picture(entries: Sequence[Entry]) -> str:
    """Draw the days in order on a line; each has its words below it, so nothing hangs on sight."""
    marks = [
        _Mark(each.day.day, each.day.urgency, each.title.partition(" (")[0])
        for each in entries
        if each.day is not None
    ]
    days = sorted({each.day for each in marks})
    if len(days) < 2:  # noqa: PLR2004 - one day is no line
        return ""
    span = (days[-1] - days[0]).days
    names = {
        day: "; ".join(dict.fromkeys(each.name for each in marks if each.day == day))
        for day in days
    }
    urgency = {each.day: each.urgency for each in marks}
    shapes = [f'<line class="line" x1="{EDGE}" y1="14" x2="{WIDTH - EDGE}" y2="14"/>']
    for number, day in enumerate(days, 1):
        x = round(EDGE + (WIDTH - 2 * EDGE) * (day - days[0]).days / span)
        y = HEIGHT + ROW * number - 4
        told = f"{number}. {day.day} {MONTHS[day.month - 1]}: {names[day]}"
        shapes.append(f'<circle class="mark {urgency[day]}" cx="{x}" cy="14" r="6"/>')
        anchor = "start" if number == 1 else "end" if number == len(days) else "middle"
        shapes.append(f'<text x="{x}" y="{HEIGHT - 2}" text-anchor="{anchor}">{number}</text>')
        shapes.append(f'<text x="{EDGE}" y="{y}">{escape(told)}</text>')
    listed = "; ".join(f"{spell_fully(day)}: {names[day]}" for day in days)
    tall = HEIGHT + ROW * len(days) + 4
    return (
        f'<svg viewBox="0 0 {WIDTH} {tall}" role="img" aria-labelledby="days-title days-desc">\n'
        f'<title id="days-title">The days in order</title>\n<desc id="days-desc">{escape(listed)}'
        f"</desc>\n{''.join(shapes)}\n</svg>"
    )
