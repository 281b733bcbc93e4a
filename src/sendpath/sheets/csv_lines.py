"""Lines of CSV: cells joined to one, and cells that a spreadsheet would run."""

import csv
import io
import re
from collections.abc import Sequence

_NUMBER = r"[-+]?[0-9]+(?:\.[0-9]+)?"
NUMBER = re.compile(_NUMBER)
FORMULA = re.compile(
    rf"(?:^|,)\"?(?!{_NUMBER}\"?(?:[,\r\n]|$))(?:[=+@\t\uff1d\uff0b\uff20]|-(?![,\"\r\n]|$))"
)
"""A cell that a spreadsheet would run, told from its line. A number is none."""

COMMA = ","
END = "\r\n"
FULL_WIDTH = ("\uff1d", "\uff0b", "\uff20")
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class Joiner:
    """Write cells as one line of CSV, quoted where they must be, without a line end."""

    def __init__(self) -> None:
        self.buffer = io.StringIO(newline="")
        self.writer = csv.writer(self.buffer, lineterminator=END)  # what is in it is quoted

    def __call__(self, cells: Sequence[str]) -> str:
        """Join one row."""
        text = COMMA.join(cells)
        if len(cells) > 1 and text.count(COMMA) == len(cells) - 1 and not _is_marked(text):
            return text
        self.writer.writerow(cells)
        text = self.buffer.getvalue().removesuffix(END)
        self.buffer.seek(0)
        self.buffer.truncate()
        return text


def _is_marked(text: str) -> bool:
    """Say whether a text holds what is written between quotation marks, besides a comma."""
    return '"' in text or "\n" in text or "\r" in text


def runs(cell: str) -> bool:
    """Say whether a spreadsheet would run a cell as a formula."""
    return cell.startswith(RISKY) and len(cell) > 1 and not NUMBER.fullmatch(cell)


def guarded(cell: str) -> str:
    """Write a cell such that no spreadsheet runs it."""
    return f"'{cell}" if runs(cell) else cell


def written(cell: str) -> str:
    """Write a cell as it stands in a line of CSV, such that no spreadsheet runs it."""
    shown = guarded(cell)
    if '"' in shown:
        return '"{}"'.format(shown.replace('"', '""'))
    return f'"{shown}"' if "," in shown or "\n" in shown or "\r" in shown else shown


def formulas(line: str) -> int:
    """Count the cells of a line that a spreadsheet would run."""
    return len(FORMULA.findall(line))


def may_run(lines: str) -> bool:
    """Say at a glance whether a spreadsheet might run a cell of some lines."""
    if "=" in lines or "+" in lines or "@" in lines or "\t" in lines:
        return True
    if ",-" in lines or '"-' in lines or "\n-" in lines or "\r-" in lines:
        return True
    return lines.startswith("-") or (not lines.isascii() and any(map(lines.count, FULL_WIDTH)))
