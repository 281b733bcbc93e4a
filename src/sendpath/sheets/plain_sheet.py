"""A sheet of XlsxWriter that writes any text as it stands."""

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

RICH = "<r>", "</r>"
"""Between these XlsxWriter takes a text for one that it made itself, and writes it unescaped: a
cell of somebody's would become a part of the workbook, or break it."""


class PlainSheet(Worksheet):  # type: ignore[misc]  # its package tells no types
    """A sheet in which no text is taken for parts of a workbook."""

    def write_string(
        self, row: int, col: int, string: str, cell_format: Format | None = None
    ) -> object:
        """Write a text; what looks like parts of a workbook in two pieces, each of them escaped."""
        if not (string.startswith(RICH[0]) and string.endswith(RICH[1])):
            return super().write_string(row, col, string, cell_format)
        look = () if cell_format is None else (cell_format,)
        return self.write_rich_string(row, col, string[0], Format(), string[1:], *look)
