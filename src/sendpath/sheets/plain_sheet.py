"""A sheet of XlsxWriter that writes any text as it stands."""

from inspect import unwrap

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

RICH = "<r>", "</r>"
"""Between these XlsxWriter takes a text for one that it made itself, and writes it unescaped: a
cell of somebody's would become a part of the workbook, or break it."""


MARKED = RICH[0][0]
"""With what such a text begins."""


class PlainSheet(Worksheet):  # type: ignore[misc]  # its package tells no types
    """A sheet in which no text is taken for parts of a workbook.

    Its cells are named by row and column, which are numbers: ``A1`` is not understood.

    Attributes:
        write_plain: Writes a text that does not begin as parts of a workbook do. It is the
            library's own, without what looks at each call whether the cell is named as ``A1``.
        write_number: Writes a number, likewise.
    """

    write_plain = unwrap(Worksheet.write_string)
    write_number = unwrap(Worksheet.write_number)

    def write_string(
        self, row: int, col: int, string: str, cell_format: Format | None = None
    ) -> object:
        """Write a text; what looks like parts of a workbook in two pieces, each of them escaped."""
        if not (string.startswith(RICH[0]) and string.endswith(RICH[1])):
            return self.write_plain(row, col, string, cell_format)
        look = () if cell_format is None else (cell_format,)
        return self.write_rich_string(row, col, string[0], Format(), string[1:], *look)
