"""Their sheet given back as a workbook: as it was, with our columns beside it.

No text of theirs or ours becomes a formula, a link or a number; days are days. Other sheets tell
the problems by kind, what falls due in which week, and by what law all was answered.
"""

from typing import TYPE_CHECKING, BinaryIO

from sendpath.core.problem import Problem
from sendpath.sheets.answered import Answered, OurColumn, Told

if TYPE_CHECKING:
    from sendpath.sheets.workbook import Grid

__all__ = ["Answered", "OurColumn", "Told", "fits", "left_behind", "write_workbook"]

MOST_ROWS, MOST_COLUMNS, LONGEST_TEXT = 1_048_576, 16_384, 32_767
"""What a sheet of Excel holds: rows, columns, and characters of a cell."""

PROBLEM_ROWS = MOST_ROWS - 1_000
"""Problems that fit below their kinds."""

SHOWN = 5
"""Other sheets that are named."""

LARGE = 500_000
"""Cells from which on rows are written as they come: slower at times, and small in memory."""


def fits(answered: Answered) -> Problem | None:
    """Say what of a sheet does not fit into a workbook; None when all does."""
    rows = len(answered.rows)
    if rows > MOST_ROWS or len(answered.problems) > PROBLEM_ROWS:
        return _too_much(answered, f"{rows} rows", f"{MOST_ROWS} rows")
    columns = answered.width + max(map(len, answered.headings.values()), default=0)
    if columns > MOST_COLUMNS:
        return _too_much(answered, f"{columns} columns", f"{MOST_COLUMNS} columns")
    if answered.longest is not None and answered.longest <= LONGEST_TEXT:
        return None
    for number, cells in enumerate(answered.rows, 1):
        texts = [cell for cell in cells if cell.__class__ is str]
        ours = answered.ours.get(number - 1, ())
        if len("".join(texts)) + len("".join(ours)) <= LONGEST_TEXT:
            continue
        if (longest := max(map(len, (*texts, *ours)))) > LONGEST_TEXT:
            told = f"a cell of {longest} characters in row {number}"
            return _too_much(answered, told, f"{LONGEST_TEXT} characters a cell")
    return None


def left_behind(grid: "Grid") -> str | None:
    """Say what of their workbook the one written does not hold; None when it holds all."""
    others = [f"'{each}'" for each in (*grid.others, *grid.hidden) if each != grid.name]
    named = ", ".join(others[:SHOWN]) + (" and more" if len(others) > SHOWN else "")
    left = [*grid.beside, *([f"other sheets ({named})"] if others else [])]
    if not left:
        return None
    told = f"The workbook written holds the values of '{grid.name}', and not: {', '.join(left)}."
    return f"{told} Your own file is left as it is."


def _too_much(answered: Answered, has: str, most: str) -> Problem:
    told = f"'{answered.name}' has {has}; a workbook holds at most {most}."
    return Problem("--output", answered.name, told, "Name a CSV file instead.", blocks=True)


def write_workbook(file: BinaryIO, answered: Answered) -> None:
    """Write a sheet answered, which must fit. The same facts give the same bytes."""
    from sendpath.sheets import beside  # noqa: PLC0415 - only for workbooks
    from sendpath.sheets.looks import Looks, new_workbook, sheet_name  # noqa: PLC0415 - likewise
    from sendpath.sheets.table_back import TableBack  # noqa: PLC0415 - likewise

    cells = len(answered.rows) * (answered.width + len(next(iter(answered.headings.values()), ())))
    with new_workbook(file, "constant_memory" if cells > LARGE else "in_memory") as book:
        looks, taken = Looks(book), dict[str, str]()

        def name(wanted: str) -> str:
            made = sheet_name(wanted, taken)
            taken[made.casefold()] = made
            return made

        theirs = name(answered.name)
        TableBack(book.add_worksheet(theirs), looks, answered).fill()
        if answered.problems:
            sheet = book.add_worksheet(name("Problems"))
            beside.problems(sheet, looks, answered.problems, theirs)
        if answered.weeks:
            beside.weeks(book.add_worksheet(name("By week")), looks, answered.weeks)
        if answered.about:
            beside.about(book.add_worksheet(name("About")), looks, answered.about)
