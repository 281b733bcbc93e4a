"""A caller's table, whatever kind of file it comes from: as often as it is asked for."""

import csv
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sendpath.sheets.records import Records
from sendpath.sheets.values import Value

if TYPE_CHECKING:
    from sendpath.sheets.workbook import Grid


class Unread(Exception):  # noqa: N818 - no fault of the program
    """The file could be opened, and then not be read."""


@contextmanager
def reading() -> Iterator[None]:
    """Say of a file that cannot be read on that it is ``Unread``."""
    try:
        yield
    except OSError as error:
        raise Unread((error.strerror or "it cannot be read").lower()) from error


class Sheet(ABC):
    """A table; each time it is asked for, from its headings on.

    Attributes:
        said: How it was read, where that is not the plain way: for standard error.
        above: How many rows stand above its headings.
        grid: Its cells with their kinds, where it comes from a workbook.
    """

    said: Sequence[str] = ()
    above: int = 0
    grid: "Grid | None" = None

    def parts(self) -> "Sequence[Sheet]":
        """Give the tables that stand below each other in it, each with headings of its own."""
        return [self]

    @abstractmethod
    def records(self) -> Records:
        """Give its rows, the headings first."""

    def numbered(self) -> Iterator[tuple[int, Sequence[Value]]]:
        """Give the cells of each row below its headings, with its number in the file from 1."""
        records = self.records()
        next(csv.reader(records), None)
        return records.rows()

    @abstractmethod
    def titles(self) -> Sequence[str]:
        """Give the rows above its headings as lines with commas, each with its end."""

    @abstractmethod
    def pieces(self) -> Iterator[str]:
        """Give its text, piece by piece."""


def above_said(above: int) -> list[str]:
    """Say that rows above the headings were passed over."""
    if not above:
        return []
    rows = "row 1 is left as it is" if above == 1 else f"rows 1 to {above} are left as they are"
    return [f"The headings stand in row {above + 1}: {rows}."]
