"""Lines among the rows of a table that hold no case: dividers, titles of parts, notes.

They are told by what stands in them alone, and each is named: nothing is passed over in silence.
"""

import re
from collections.abc import Callable, Sequence
from typing import Literal

Line = Literal["marked", "title", ""]
"""Marked as no case; worded as none, which a case by that name would be too; or neither."""

_RULE = r"[-=_*~#+.\u2013\u2014\u2022]"
RULE = re.compile(rf"\s*{_RULE}{{2,}}\s*")
"""A cell that only draws a line."""

_MARKED = re.compile(
    rf"\s*(?:{_RULE}{{2,}}"
    r"|(?:n\.?b\.?|p\.?s\.?|key|notes?|please note|reminder)\s*[:.\u2013\u2014-])",
    re.IGNORECASE,
)
"""How a divider or a note begins."""

_WORDS = re.compile(
    r"\b(?:cases?|open|closed|archived?|live|pending|early years|primary|secondary|nursery|"
    r"infants?|juniors?|post[- ]?1[69]|key stage|reception|y(?:ea)?r\.? ?\d+|"
    r"(?:autumn|spring|summer) term|term \d|reviews?|requests?|assessments?|plans?|tribunals?|"
    r"appeals?|mediations?|exclusions?|transport|complaints?|new referrals?|waiting list|on hold|"
    r"january|february|march|july|september|october|november|december|"  # which are no names
    r"[a-z]{3,9} 20\d\d)\b",
    re.IGNORECASE,
)
"""Words of which titles are made."""

_PARTED = re.compile(r"\s(?:[/&+|\u2013\u2014-]|and)\s")
"""What parts the words of a title, and seldom those of a name."""

SENTENCE, PAIR = 4, 3
"""Words from which on a text is no name of a case; and, where a mark parts them."""


def line_of(row: Sequence[str], is_blank: Callable[[str], bool]) -> Line:
    """Say whether a row is a line that holds no case: it has one text, or only draws a line."""
    filled = [cell for cell in row if not is_blank(cell) and not RULE.fullmatch(cell)]
    if len({*filled}) != 1:
        return "marked" if not filled and any(map(RULE.fullmatch, row)) else ""
    text = filled[0]
    if _MARKED.match(text):
        return "marked"
    words = len(text.split())
    is_title = words >= SENTENCE or (words >= PAIR and _PARTED.search(text)) or _WORDS.search(text)
    return "title" if is_title else ""
