"""A sheet that is plain throughout, seen at a glance: how far it may reach, and nothing else.

To walk through a sheet's XML element by element takes longer than to read its cells. Most sheets
hold no formula, no error value and no merged cells, and each cell says in the usual way where it
is. Of these the bound is found by patterns. Whatever is written in any other way is walked through.
"""

import re
import string
from typing import NamedTuple
from xml.parsers.expat import ExpatError

from sendpath.sheets.survey import HostileError, feed, number_of, walked

CELL = re.compile(
    rb'<c(?: r="([A-Z]{1,3}+[1-9][0-9]{0,6}+)"(?: [a-z]++="[A-Za-z0-9]*+")*+/?+>|[\s/>])'
)
"""The beginning of a cell: as it is usual, with its place; or any other, without. No part of it is
tried again shorter (``+`` behind a count): none could be."""

LETTERS, DIGITS = string.ascii_uppercase.encode(), string.digits.encode()

OTHERWISE = (b"<!", b"<f", b't="e"', b"<mergeCell", b"\0")
"""What has to be walked through: comments, formulas, error values, merged cells, other letters."""

UNUSUAL = re.compile(rb'<row(?! r="[1-9][0-9]{0,6}"[ />])')
PREFIXED = re.compile(rb":(?:c|v|is|f|row|mergeCell)[\s/>]")
"""A row without its place; and a name with a prefix."""


class Glance(NamedTuple):
    """How far a plain sheet reaches at most, its formatted empty cells with it.

    Attributes:
        rows: How many rows there are down to the last cell.
        columns: How many columns likewise.
        texts: How many cells at most show one of the workbook's texts.
    """

    rows: int
    columns: int
    texts: int


def glance(content: bytes) -> Glance | None:
    """See how far a sheet reaches by its XML; None where it is not plain, or not whole."""
    if any(each in content for each in OTHERWISE):
        return None
    if UNUSUAL.search(content) or PREFIXED.search(content) or not _is_whole(content):
        return None
    places = CELL.findall(content)
    if b"" in places:
        return None
    told = b" ".join(places)
    rows = max(map(int, {*told.translate(None, LETTERS).split()}), default=0)
    letters = {*told.translate(None, DIGITS).decode().split()}
    return Glance(rows, max(map(number_of, letters), default=0), content.count(b't="s"'))


def _is_whole(content: bytes) -> bool:
    try:
        feed(walked(None), content)
    except (ExpatError, HostileError):
        return False
    return True
