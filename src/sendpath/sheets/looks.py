"""How cells look in a workbook that is given back, and what sheets may be called."""

from collections.abc import Container
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, Literal

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed mark without a zone, not a time
"""Written as the day of making, so that the same facts give the same bytes."""

LONGEST_NAME = 31
"""Characters of a sheet's name."""

NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))

THEIR_DAY, THEIR_MOMENT, THEIR_TIME, THEIR_SPAN = (
    "dd/mm/yyyy",
    "dd/mm/yyyy hh:mm",
    "hh:mm",
    "[h]:mm:ss",
)
OUR_DAY, WEEK = "ddd d mmm yyyy", "d mmm yyyy"

COLOURS = {
    "passed": {"bg_color": "#FFC7CE", "font_color": "#9C0006"},
    "soon": {"bg_color": "#FFEB9C", "font_color": "#7F4F00"},
    "done": {"bg_color": "#C6EFCE", "font_color": "#006100"},
}
"""Red, amber and green as Excel's own Bad, Neutral and Good; the word stands in the cells."""

HEADING = {"bold": True, "bottom": 1, "text_wrap": True}
OUR_HEADING = {**HEADING, "bg_color": "#1F3864", "font_color": "#FFFFFF"}
TITLE = {"bold": True, "font_size": 14}
WRAPPED = {"text_wrap": True}

A4 = 9
"""The number of the paper."""

Mode = Literal["in_memory", "constant_memory"]


def new_workbook(file: BinaryIO, mode: Mode) -> "Workbook":
    """Begin a workbook in which no text becomes a formula, a link, a number or a part of it."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only for workbooks

    from sendpath.sheets.plain_sheet import PlainSheet  # noqa: PLC0415 - likewise

    book = Workbook(
        file,
        {
            mode: True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {"valign": "top"},
        },
    )
    book.worksheet_class = PlainSheet
    book.set_properties({"created": CREATED})
    return book


def printable(sheet: "Worksheet", first: int, last: int) -> None:
    """Let a sheet print on pages across, as wide as they are, with its headings on each."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first, last)


class Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: "Workbook") -> None:
        self.book = book
        self.made: dict[frozenset[tuple[str, object]], Format] = {}
        self.day, self.moment, self.time, self.span = (
            self.of(num_format=each, align="left")
            for each in (THEIR_DAY, THEIR_MOMENT, THEIR_TIME, THEIR_SPAN)
        )
        self.wrapped, self.heading = self.of(**WRAPPED), self.of(**HEADING)
        self.our_heading, self.title = self.of(**OUR_HEADING), self.of(**TITLE)
        self.week = self.of(num_format=WEEK, align="left")

    def of(self, **given: object) -> "Format":
        """Make a format, or give the one that was made of the same."""
        key = frozenset(given.items())
        if key not in self.made:
            self.made[key] = self.book.add_format({"valign": "top", **given})
        return self.made[key]

    def ours(self, standing: str, kind: str) -> "Format":
        """Make the format of one of our cells, by how its row stands and what it holds."""
        colour = COLOURS.get(standing, {})
        if kind == "day":
            return self.of(num_format=OUR_DAY, align="left", **colour)
        if kind == "number":
            return self.of(align="right", indent=1, **colour)
        return self.of(text_wrap=True, **colour)


def sheet_name(wanted: str, taken: Container[str]) -> str:
    """Make a name that a sheet may have and that none has yet; ``taken`` are in small letters."""
    plain = wanted.translate(NOT_IN_NAMES).strip("' ")
    plain = "".join(each for each in plain if each.isprintable()) or "Sheet"
    if plain.casefold() == "history":
        plain += "-"  # Excel keeps this name for itself
    name, more = plain[:LONGEST_NAME].rstrip("' "), 1
    while name.casefold() in taken:
        more += 1
        end = f" ({more})"
        name = plain[: LONGEST_NAME - len(end)] + end
    return name
