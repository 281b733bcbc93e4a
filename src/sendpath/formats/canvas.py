"""Where a page is drawn: how wide it is, and what it can carry."""

from typing import NamedTuple


class Canvas(NamedTuple):
    """Columns to fill; whether escape codes, and line-drawing characters, can be written."""

    width: int = 80
    colour: bool = False
    unicode: bool = True
