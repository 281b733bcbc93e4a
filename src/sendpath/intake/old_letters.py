"""Words about a letter of before the rules start: nothing of ours answers them."""

import re
from datetime import date

from sendpath.core.names import spell

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def older(words: str, starts: date) -> str | None:
    """Say that the years that some words name are before the rules; None where not all are."""
    years = [int(each) for each in _YEAR.findall(words)]
    if not years or max(years) >= starts.year:
        return None
    return f"{years[0]} is before {spell(starts)}, when these rules start."


WRITE = "sendpath does not know the earlier law. Check the year on the letter."
"""What follows from that."""
