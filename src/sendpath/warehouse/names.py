"""Names in the tables: of what a row tells, and of anything of the rule book."""

from typing import Any

TOLD = "sendpath_told_"
"""Begins the name of each column that the reader writes."""

STATUS = f"{TOLD}status"
NUMBER = f"{TOLD}row"
READ, FAULTY, ELSEWHERE = "read", "problem", "elsewhere"
"""What came of reading a row: all of it, not all, or that it tells nothing to these rules."""

NOT_YET, BLANK = "not-yet", "blank"
"""What is told of a fact that has not happened: in so many words, or by a blank cell alone."""

IN_FULL = "sendpath_in_full"
"""The column that marks rows of which more is to be said than a statement can say."""


def named(name: Any) -> str:
    """Write a name of the rule book as SQL does: in small letters with underscores."""
    text = "_".join(map(str, name)) if isinstance(name, tuple) else str(name)
    kept = "".join(each if each.isalnum() else "_" for each in text.lower())
    return "_".join(part for part in kept.split("_") if part)


def told(name: str) -> str:
    """Name the column of what a row tells."""
    return f"{TOLD}{named(name)}"
