"""What somebody says of their own table: which column tells what, and what its cells mean.

A map is a file of TOML that a person can correct; ``docs/caseloads.md`` shows one.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.intake.cell_dates import read_cell_date
from sendpath.sheets.headings import heading
from sendpath.sheets.marks import Marks, fold

EVERY = "all"
"""What is written for every sheet of a workbook."""

UNTOLD = "tbc"
"""How a cell is read of which a map says that it tells nothing."""


Meaning = str | Mapping[str, str]
"""What a value means: in all that its column tells, or in each fact by its name."""


class Told(NamedTuple):
    """One fact that a column tells.

    Attributes:
        ours: What we call it.
        where: Other columns, and the values they must hold for this one to tell it.
    """

    ours: str
    where: Mapping[str, frozenset[str]] = {}


class SheetMap(NamedTuple):
    """What somebody says of their table.

    Attributes:
        columns: What each of their columns tells, by its heading as written.
        values: What the values of a column mean, by its heading, folded.
        not_told: Values that tell nothing, whatever their column, folded.
        month_first: Columns, by their headings, folded, whose days have the month first.
        day_first: Those whose days have the day first, whatever one cell shows.
        leave_out: Values of columns that mark a row as no open case; a trailing ``*`` stands for
            any more words.
        sheet: The sheet of a workbook.
        heading_row: The row of the headings; the first is 1.
        process: Which process the rows are about.
        case: The column that names a case, by its heading.
        by: The column by whose values a list is parted.
        terms: A school's terms, as ``--term`` takes them.
        general: Whether it is for many tables, none of which has all of its columns.
    """

    columns: Mapping[str, Sequence[Told]] = {}
    values: Mapping[str, Mapping[str, Meaning]] = {}
    not_told: frozenset[str] = frozenset()
    month_first: frozenset[str] = frozenset()
    day_first: frozenset[str] = frozenset()
    leave_out: Mapping[str, frozenset[str]] = {}
    sheet: str | None = None
    heading_row: int | None = None
    process: str | None = None
    case: str | None = None
    by: str | None = None
    terms: Sequence[str] = ()
    general: bool = False

    def and_(self, other: "SheetMap") -> "SheetMap":
        """Add another map; what it says of a column counts."""
        return SheetMap(
            columns={**self.columns, **other.columns},
            values={**self.values, **other.values},
            not_told=self.not_told | other.not_told,
            month_first=self.month_first | other.month_first,
            day_first=self.day_first | other.day_first,
            leave_out={**self.leave_out, **other.leave_out},
            sheet=other.sheet or self.sheet,
            heading_row=other.heading_row or self.heading_row,
            process=other.process or self.process,
            case=other.case or self.case,
            by=other.by or self.by,
            terms=other.terms or self.terms,
            general=self.general or other.general,
        )

    def at(self, sheet: str) -> "SheetMap":
        """Take it for one sheet; a map of every sheet names more than that one holds."""
        every = self.sheet is not None and self.sheet.strip().casefold() == EVERY
        return self._replace(sheet=sheet, general=self.general or every)

    def without(self, headings: Sequence[str]) -> "SheetMap":
        """Say of further columns that they tell nothing."""
        if not headings:
            return self
        return self._replace(columns={**self.columns, **dict.fromkeys(headings, ())})


NO_MAP = SheetMap()


class Further(NamedTuple):
    """A further cell that is read.

    Attributes:
        place: The place of the cell that it comes from.
        value: What its text means.
        where: Places of other cells, and values of which they must hold one for it to be told.
        into: The place of the cell that tells the same fact, which is no day, where another does.
    """

    place: int
    value: Callable[[str], str]
    where: Sequence[tuple[int, Marks]]
    into: int | None = None


class Translation:
    """Makes a row ready to be read: values as we write them, and a cell for each further fact.

    Attributes:
        places: Of each further cell, the place of the cell that it comes from.
        settled: By place, in which order a map says that its days stand.
        named: The values that a map names, by where it names them.
        worded: The values that it names of a column, by the column's place.
    """

    def __init__(
        self,
        width: int,
        cells: Mapping[int, Callable[[str], str]],
        further: Sequence[Further],
        settled: Mapping[int, str] | None = None,
        named: Sequence[tuple[str, Marks]] = (),
    ) -> None:
        self.settled, self.named = settled or {}, named
        self.worded: Mapping[int, Marks] = {}
        self.width, self.cells, self.further = width, [*cells.items()], further
        self.places = [each.place for each in further]

    def __call__(self, row: Sequence[str]) -> list[str]:
        """Give the cells that are read; the caller's own stay as they are."""
        read = [*row]
        for place, value in self.cells:
            read[place] = value(row[place])
        for each in self.further:
            held = [marks.find(row[at]) is not None for at, marks in each.where]
            told = each.value(row[each.place]) if all(held) else UNTOLD
            read.append(told)
            if each.into is not None and fold(read[each.into]) in ("", UNTOLD):
                read[each.into] = told
        return read


_FIGURES = re.compile(r"(\s*)([0-9]{1,2})(\s*[/.-]\s*)([0-9]{1,2})(\s*[/.-]\s*[0-9]{2,4}\b.*)")


MONTHS = 12


def month_read(text: str) -> str:
    """Write a day that has the month first as 2026-01-05; any other text stays as it is."""
    found = _FIGURES.fullmatch(text)
    if found is None or int(found[2]) > MONTHS:
        return text
    before, month, mark, day, after = found.groups()
    swapped = f"{before}{day}{mark}{month}{after}"
    read = read_cell_date(swapped)
    if isinstance(read, date):
        return str(read)
    return swapped if isinstance(read_cell_date(text), date) else text  # as it stands, to be quoted


def meaning(
    ours: str,
    values: Mapping[str, Meaning],
    marks: Marks,
    not_told: frozenset[str],
    *,
    month_first: bool = False,
) -> Callable[[str], str]:
    """Give what says how a cell of a column is read where it tells one fact."""

    def read(text: str) -> str:
        mark = marks.find(text)
        if mark is None:
            if fold(text) in not_told:
                return UNTOLD
            return month_read(text) if month_first else text
        said = values[mark]
        told = said if isinstance(said, str) else said.get(heading(ours), "")
        return told or UNTOLD

    return read
