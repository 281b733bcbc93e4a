"""The sheets beside theirs: problems by kind, what falls due by week, and about the answers."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sendpath.sheets.answered import Told
from sendpath.sheets.looks import Looks, printable
from sendpath.sheets.serials import days_of
from sendpath.sheets.table_back import LINE, MOST_LINES, lines_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

MOST_LINKS = 10_000
"""Problems whose row can be clicked: Excel allows 65,530 links on a sheet, and they are slow."""

LONGEST = 32_000
"""Characters of a problem's cell, which is ours to cut."""

HEADINGS = ("Row", "Column", "What is written", "What is wrong", "Write instead", "Kind")
WIDTHS = (11, 24, 28, 48, 48, 28)
MOST_FROZEN = 20

TITLE_HEIGHT = 20
"""Points."""

CHART_PLACE, CHART_SIZE = "D2", {"width": 760, "height": 380}
GRID = {"visible": True, "line": {"color": "#D9D9D9"}}
ABOUT_WIDTH = 100


def problems(sheet: "Worksheet", looks: Looks, told: Sequence[Told], theirs: str) -> None:
    """Write the problems: how many of each kind, the most frequent first, then one a row."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_row(0, TITLE_HEIGHT)
    sheet.write_string(0, 0, "Problems", looks.title)
    sheet.write_string(1, 0, "How many", looks.our_heading)
    sheet.write_string(1, 1, "Kind", looks.our_heading)
    kinds = sorted(Counter(each.kind for each in told).items(), key=lambda each: -each[1])
    for row, (kind, count) in enumerate(kinds, 2):
        sheet.write_number(row, 0, count)
        sheet.write_string(row, 1, kind)
    top = len(kinds) + 3
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(top, column, heading, looks.our_heading)
    quoted = theirs.replace("'", "''")
    link = looks.of(align="left", font_color="#0563C1", underline=1)
    for row, each in enumerate(told, top + 1):
        if row - top <= MOST_LINKS:
            sheet.write_url(row, 0, f"internal:'{quoted}'!A{each.row}", string=str(each.row))
        sheet.write_number(row, 0, each.row, link if row - top <= MOST_LINKS else None)
        words = (each.column, each.value, each.problem, each.write, each.kind)
        lines = max(lines_of(text, width) for text, width in zip(words, WIDTHS[1:], strict=True))
        if lines > 1:
            sheet.set_row(row, LINE * min(lines, MOST_LINES))
        for column, text in enumerate(words, 1):
            sheet.write_string(row, column, text[:LONGEST], looks.wrapped)
    sheet.autofilter(top, 0, top + len(told), len(HEADINGS) - 1)
    printable(sheet, top, top)
    if top < MOST_FROZEN:
        sheet.freeze_panes(top + 1, 0)


def weeks(sheet: "Worksheet", looks: Looks, due: Sequence[tuple[date, int]]) -> None:
    """Write how much falls due in each week, and a chart of it."""
    name = sheet.get_name()
    sheet.set_column(0, 1, 18)
    sheet.write_string(0, 0, "Week beginning", looks.our_heading)
    sheet.write_string(0, 1, "Falls due", looks.our_heading)
    for row, (monday, count) in enumerate(due, 1):
        sheet.write_number(row, 0, days_of(monday) or 0, looks.week)
        sheet.write_number(row, 1, count)
    sheet.freeze_panes(1, 0)
    printable(sheet, 0, 0)
    chart = looks.book.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": "Falls due",
            "categories": [name, 1, 0, len(due), 0],
            "values": [name, 1, 1, len(due), 1],
            "fill": {"color": "#1F3864"},
            "gap": 40,
            "data_labels": {"value": True},
        }
    )
    chart.set_title({"name": "What falls due, by week", "overlay": False})
    chart.set_x_axis({"name": "Week beginning", "num_format": "d mmm", "text_axis": True})
    chart.set_y_axis({"name": "How many", "min": 0, "major_gridlines": GRID})
    chart.set_legend({"none": True})
    chart.set_size(CHART_SIZE)
    sheet.insert_chart(CHART_PLACE, chart)


def about(sheet: "Worksheet", looks: Looks, lines: Sequence[str]) -> None:
    """Write by what law and calendar all was answered, one line a row."""
    sheet.set_column(0, 0, ABOUT_WIDTH)
    for row, line in enumerate(lines):
        sheet.set_row(row, LINE * lines_of(line, ABOUT_WIDTH))
        sheet.write_string(row, 0, line, looks.wrapped)
