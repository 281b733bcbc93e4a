"""A school's terms as typed: single ones, or files of them named on the command line."""

import os
from collections.abc import Sequence
from pathlib import Path

from sendpath.core.problem import Problem
from sendpath.intake.files import Unusable, read_text
from sendpath.intake.terms import SPAN, Termed, Terms, all_terms, read_span, read_terms

WHERE = "--term"
MOST = 1
"""Mebibytes of a file of terms."""


def read_terms_told(texts: Sequence[str], problems: list[Problem]) -> Terms:
    """Read the school's term dates: files of them, or single ones as ``FIRST..LAST``."""
    terms, faults = all_terms([_read(text) for text in texts], WHERE)
    problems += faults
    return terms


def _read(text: str) -> Termed:
    """Read one value of the option."""
    if SPAN in text and not text.startswith(SPAN) and not os.path.exists(text):  # noqa: PTH110 - a Path may raise here
        return read_span(text, where=WHERE)
    content = read_text(text, most=MOST)
    if isinstance(content, Unusable):
        return Termed((), (_unreadable(text, content),))
    return read_terms(content.splitlines(), where=Path(text).name)


def _unreadable(text: str, why: Unusable) -> Problem:
    return Problem(
        where=WHERE,
        value=text,
        problem=f"'{text}' cannot be read ({why.reason}).",
        write="Give each term as 2026-09-03..2026-10-23, its first and its last day; or a file "
        "with lines of first_day,last_day.",
        blocks=True,
    )
