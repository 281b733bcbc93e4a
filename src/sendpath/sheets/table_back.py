"""Their sheet as it was, row by row, and our cells beside it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import compress
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from sendpath.sheets.answered import Answered, OurColumn
from sendpath.sheets.looks import Looks, printable
from sendpath.sheets.plain_sheet import MARKED
from sendpath.sheets.serials import DAY, days_of, numbers_of, part_of_day
from sendpath.sheets.values import Value, text_of

if TYPE_CHECKING:
    from xlsxwriter.format import Format

    from sendpath.sheets.plain_sheet import PlainSheet

MOST_FROZEN = 12
"""Rows that stand still at most: with more, a small screen shows little else."""

LOOKED_AT = 200
"""Rows by which widths are found."""

NARROW, WIDE = 8, 44
"""Widths of columns in characters."""

BUTTON = 4
"""Characters beside a heading that its filter's button takes."""

DAY_WIDTH, NUMBER_WIDTH, OUR_WIDEST = 16, 10, 36

LINE, MOST_LINES = 15, 10
"""Points of a line, and lines of a row at most."""

Write: TypeAlias = Callable[[int, int, Any], object]


class Looked(NamedTuple):
    """How the cells of one of our columns are written.

    Attributes:
        place: The column.
        numbers: The number of each text; None of a word in its place, and for a column of words.
        form: How they look.
        width: Of the column, in characters.
    """

    place: int
    numbers: Mapping[str, float | None] | None
    form: "Format"
    width: int


class TableBack:
    """One sheet being written."""

    def __init__(self, sheet: "PlainSheet", looks: Looks, answered: Answered) -> None:
        self.sheet, self.looks, self.answered = sheet, looks, answered
        self.write = self._writers()
        self.widths: dict[int, int] = {}
        self.looked: dict[tuple[str, int], Sequence[Looked]] = {}
        self.numbers = {kind: numbers_of(kind) for kind in ("day", "number")}
        self.lines = 1

    def fill(self) -> None:
        """Write the whole sheet."""
        self._columns_fit()
        self._stand_still()
        answered = self.answered
        columns: Sequence[OurColumn] = ()
        for row, cells in enumerate(answered.rows):
            columns = answered.headings.get(row, columns)
            if row in answered.headings:
                self._heading(row, cells, columns)
            else:
                self._theirs(row, cells)
                if row in answered.ours:
                    self._ours(row, columns)
            self._height(row)
        self._filter()
        heading = min(answered.headings, default=0)
        printable(self.sheet, heading, heading)

    def _theirs(self, row: int, cells: Sequence[Value]) -> None:
        write, plain = self.write, self.sheet.write_plain
        for column, value in enumerate(cells):
            if value.__class__ is not str:
                write[value.__class__](row, column, value)
            elif value:
                if value[0] == MARKED or "\n" in value:
                    write[str](row, column, value)
                else:
                    plain(row, column, value)

    def _ours(self, row: int, columns: Sequence[OurColumn]) -> None:
        """Write our cells of a row in which something stands, coloured by how the row stands."""
        sheet, lines = self.sheet, self.lines
        plain, string, number = sheet.write_plain, sheet.write_string, sheet.write_number
        looks = self._looked(self.answered.standings.get(row, ""), columns)
        texts = self.answered.ours[row]
        filled = zip(compress(looks, texts), filter(None, texts), strict=False)
        for (place, numbers, form, width), text in filled:
            if numbers is not None and (value := numbers[text]) is not None:
                number(row, place, value, form)
                continue
            if len(text) > width:
                lines = max(lines, lines_of(text, width))
            (string if text[0] == MARKED else plain)(row, place, text, form)
        self.lines = lines

    def _looked(self, standing: str, columns: Sequence[OurColumn]) -> Sequence[Looked]:
        """Tell of each of our columns how its cells are written in a row that stands so."""
        key = standing, id(columns)
        if key not in self.looked:
            ours, widths, numbers = self.looks.ours, self.widths, self.numbers
            self.looked[key] = [
                Looked(place, numbers.get(of), ours(standing, of), widths.get(place, NARROW))
                for place, of in enumerate((each.kind for each in columns), self.answered.width)
            ]
        return self.looked[key]

    def _heading(self, row: int, cells: Sequence[Value], columns: Sequence[OurColumn]) -> None:
        """Write a row of headings: theirs bold, ours on a dark ground."""
        for column, value in enumerate(cells):
            self._needs(column, text_of(value))
            self.sheet.write_string(row, column, text_of(value), self.looks.heading)
        for column, ours in enumerate(columns, self.answered.width):
            self.sheet.write_string(row, column, ours.name, self.looks.our_heading)

    def _needs(self, column: int, text: str) -> None:
        """Let the row be as high as a text needs that is folded to its column's width."""
        width = self.widths.get(column, NARROW)
        lines = lines_of(text, width)
        self.lines = max(self.lines, lines)

    def _height(self, row: int) -> None:
        """Say how high a row is: not every program works it out."""
        if self.lines > 1:
            self.sheet.set_row(row, LINE * min(self.lines, MOST_LINES))
            self.lines = 1

    def _stand_still(self) -> None:
        """Keep the headings and the first column in sight."""
        heading = min(self.answered.headings, default=-1)
        self.sheet.freeze_panes(heading + 1 if heading < MOST_FROZEN else 0, 1)

    def _filter(self) -> None:
        """Put a filter on the headings, down to the last row that was answered."""
        answered = self.answered
        if len(answered.headings) != 1:
            return
        ((heading, columns),) = answered.headings.items()
        last = max(answered.ours, default=len(answered.rows) - 1)
        width = answered.width + len(columns)
        if width:
            self.sheet.autofilter(heading, 0, max(last, heading), width - 1)

    def _columns_fit(self) -> None:
        """Make columns as wide as most of what stands in them, within bounds."""
        answered = self.answered
        first = min(answered.headings, default=0)
        seen = answered.rows[first : first + LOOKED_AT]
        for column in range(answered.width):
            longest = max((len(shown(row[column])) for row in seen if column < len(row)), default=0)
            self._wide(column, min(max(longest + 2, NARROW), WIDE))
        most: Sequence[OurColumn] = max(answered.headings.values(), key=len, default=())
        some = [answered.ours[row] for row, _ in zip(answered.ours, seen, strict=False)]
        for place, each in enumerate(most):
            texts = (cells[place] for cells in some if place < len(cells))
            longest = max(map(len, texts), default=0) if each.kind == "words" else 0
            self._wide(answered.width + place, our_width(each, longest))

    def _wide(self, column: int, width: int) -> None:
        self.widths[column] = width
        self.sheet.set_column(column, column, width)

    def _writers(self) -> Mapping[type, Write]:
        """Tell how each kind of value is written."""
        sheet, looks = self.sheet, self.looks
        plain, number = sheet.write_string, sheet.write_number

        def text(row: int, column: int, value: str) -> None:
            if "\n" in value:
                self._needs(column, value)
                plain(row, column, value, looks.wrapped)
            else:
                plain(row, column, value)

        def count(row: int, column: int, value: float) -> None:
            if isfinite(value):
                number(row, column, value)
            else:
                plain(row, column, text_of(value))

        def day(row: int, column: int, value: date) -> None:
            serial = days_of(value)
            if serial is None:
                plain(row, column, text_of(value))
            else:
                number(row, column, serial, looks.day)

        def moment(row: int, column: int, value: datetime) -> None:
            serial = days_of(value)
            if serial is None:
                plain(row, column, text_of(value))
            else:
                number(row, column, serial + part_of_day(value.time()), looks.moment)

        return {
            str: text,
            float: count,
            int: number,
            bool: sheet.write_boolean,
            date: day,
            datetime: moment,
            time: lambda row, column, value: number(row, column, part_of_day(value), looks.time),
            timedelta: lambda row, column, value: number(
                row, column, value.total_seconds() / DAY, looks.span
            ),
        }


def our_width(column: OurColumn, longest: int) -> int:
    """Give the width of one of our columns: its heading's, or more for long words."""
    named = min(len(column.name) + BUTTON, OUR_WIDEST)
    kinds = {"day": DAY_WIDTH, "number": NUMBER_WIDTH, "words": min(longest + 2, WIDE)}
    return max(named, kinds[column.kind])


def lines_of(text: str, width: int) -> int:
    """Tell about how many lines a text takes that is folded between words."""
    if "\n" not in text:
        return -(-len(text) // width)
    return sum(max(-(-len(line) // width), 1) for line in text.split("\n"))


def shown(value: Value) -> str:
    """Give the longest line that a cell shows, about."""
    return max(text_of(value).splitlines(), key=len, default="")
