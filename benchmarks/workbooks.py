"""How long a workbook takes to read and to write back, against its two libraries used alone.

In one process, interleaved, medians of the processor's time, told as ratios:

- read: calamine's rows of the same file, without any check
- write: the same cells by XlsxWriter, each with the one call that its kind needs
- the command: ``batch --process review -o x.xlsx`` on a sample of reviews as a workbook, from the
  first word to the last, against calamine reading the same workbook and XlsxWriter writing the same
  answer: each cell of each sheet, its look, its link, heights of rows and widths of columns. It is
  first made sure that the rows and links of both are the same to the byte; the chart is left out.
- the same against the cells alone, without any look, as it was measured once
- the same as whole processes: the start of Python and of each side's modules is in both

    python benchmarks/workbooks.py [rows] [rounds]

A sheet of ten columns (names, days, numbers) comes in; forty of ours (days, numbers, words) go out.
The bar for the command is 1.5 with all it answers in between. Start-up has a bar of its own.
"""

import csv
import gc
import os
import pickle
import re
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, NamedTuple
from zipfile import ZipFile

from sendpath.sheets.answered import Answered, OurColumn
from sendpath.sheets.values import Value
from sendpath.sheets.workbook import Grid, sheets_of
from sendpath.sheets.workbook_back import write_workbook

THEIRS, OURS = 10, 40
FIRST = date(2026, 1, 5)
KINDS = ("day", "words", "number", "words")
ALONE = "--alone"
PLAIN_SIZE, MARGIN = 11, 0.7109375
"""Points of plain text, and what a width in characters is more in the file."""

ROWS_AND_LINKS = re.compile(rb"(?s)<sheetData>.*</sheetData>|<hyperlinks>.*</hyperlinks>")
"""What of a sheet's XML has to be the same to the byte."""

ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
"""An installed program has its bytecode; only a checkout on such a machine would lack it."""

SENTENCE = "Ring the adviser, and have the appeal received by then, 5 pm"


def main() -> None:
    """Print the times and the ratios."""
    words = sys.argv[1:]
    rows, rounds = (int(words[at]) if len(words) > at else (4_000, 5)[at] for at in (0, 1))
    content = sheet(rows)
    answered = answered_by(read(content))
    pairs: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "read": (lambda: read(content), lambda: bare_read(content)),
        "write": (lambda: written(answered), lambda: bare_written(answered)),
    }
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in pairs}
    for _ in range(rounds):
        for name, (ours, bare) in pairs.items():
            spent[name].append((timed(ours), timed(bare)))
    print(f"{rows} rows, {THEIRS} + {OURS} columns, {rounds} rounds; {len(content)} bytes in")
    both = [0.0, 0.0]
    for name, times in spent.items():
        here, alone = (median(each[at] for each in times) for at in (0, 1))
        both = [both[0] + here, both[1] + alone]
        print(f"{name}: {here:.3f} s, alone {alone:.3f} s, ratio {here / alone:.2f}")
    print(f"both: {both[0]:.3f} s, alone {both[1]:.3f} s, ratio {both[0] / both[1]:.2f}")
    for name, (here, alone) in the_command(rows, rounds).items():
        print(f"{name}: {here:.3f} s, alone {alone:.3f} s, ratio {here / alone:.2f}")


def the_command(rows: int, rounds: int) -> dict[str, tuple[float, float]]:
    """Give the processor's seconds of the command, and of the libraries alone: medians."""
    text = asked("sample", "--process", "review", "--rows", str(rows))
    cells = [[*map(their_cell, row)] for row in csv.reader(StringIO(text))]
    with TemporaryDirectory() as folder:
        there, answer, kept = (Path(folder, name) for name in ("in.xlsx", "out.xlsx", "plan"))
        with there.open("wb") as file:
            write_workbook(file, Answered("Cases", cells, len(cells[0]), {0: ()}, {}, {}))
        words = ("batch", str(there), "--process", "review", "-o", str(answer))
        asked(*words)
        plan = plan_of(answer)
        must_be_same(answer, plan)
        kept.write_bytes(pickle.dumps(plan))
        times = [one_round(words, there, plan, kept) for _ in range(rounds)]
    return {
        name: (median(each[name][0] for each in times), median(each[name][1] for each in times))
        for name in times[0]
    }


def one_round(
    words: Sequence[str], there: Path, plan: Sequence["Planned"], kept: Path
) -> dict[str, tuple[float, float]]:
    """Time the command and the libraries once, in this process and as processes of their own."""
    content = there.read_bytes()
    with without_search():
        ours = timed(lambda: asked(*words))
    with without_search():  # the command may have let it begin
        reading = timed(lambda: bare_read(content))
        same = timed(lambda: write_alone(plan, BytesIO()))
        plain = timed(lambda: write_alone(plan, BytesIO(), plain=True))
    program = shutil.which("sendpath", path=sysconfig.get_path("scripts")) or "sendpath"
    before = time_of_children()
    command = [program, *words, "--today", FIRST.isoformat()]
    subprocess.run(command, check=False, capture_output=True, env=ENVIRONMENT)
    whole = time_of_children() - before
    libraries = [sys.executable, __file__, ALONE, str(kept), str(there)]
    told = subprocess.run(libraries, check=True, capture_output=True, env=ENVIRONMENT).stdout
    return {
        "the command": (ours, reading + same),
        "the command, against plain cells": (ours, reading + plain),
        "whole processes": (whole, float(told)),
    }


@contextmanager
def without_search() -> Iterator[None]:
    """Look for no cycles meanwhile, as in the program's own process; it serves both sides."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def time_of_children() -> float:
    """Give the processor's seconds of all processes that were started here and have ended."""
    spent = os.times()
    return spent.children_user + spent.children_system


def alone(kept: str, there: str) -> None:
    """Read and write by the libraries, in a process of its own, and print its seconds.

    What is to be written is known: to load it is not counted. All else is, Python's start too.
    """
    gc.disable()
    begin = time.process_time()
    plan = pickle.loads(Path(kept).read_bytes())  # noqa: S301 - written by this program
    loading = time.process_time() - begin
    bare_read(Path(there).read_bytes())
    with Path(kept).with_suffix(".xlsx").open("wb") as file:
        write_alone(plan, file)
    print(time.process_time() - loading)


def asked(*words: str) -> str:
    """Run the program in this process; give what it said."""
    from typer.testing import CliRunner  # noqa: PLC0415 - only for the command

    from sendpath.cli.main import program  # noqa: PLC0415 - likewise

    return CliRunner().invoke(program(words[0]), [*words, "--today", FIRST.isoformat()]).stdout


def their_cell(text: str) -> Value:
    """Make a cell of CSV one of a workbook: days are days."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


class Planned(NamedTuple):
    """A sheet of an answer, as XlsxWriter is told to write it.

    Attributes:
        name: On its tab.
        cells: Of each: row, column, what stands there, and the place of its look; -1 for none.
        looks: What looks there are, in the words of XlsxWriter.
        heights: Of rows, in points.
        widths: Of columns, in characters.
        links: Of each: row, column, the place that it leads to.
    """

    name: str
    cells: Sequence[tuple[int, int, Value, int]]
    looks: Sequence[Mapping[str, object]]
    heights: Mapping[int, float]
    widths: Sequence[tuple[int, int, float]]
    links: Sequence[tuple[int, int, str]]


def plan_of(answer: Path) -> list[Planned]:
    """Read by openpyxl what an answer holds and how it looks. None of this is timed."""
    from openpyxl import load_workbook  # noqa: PLC0415 - for the plan alone

    looks: dict[str, Mapping[str, object]] = {repr({}): {}}
    plan = []
    for sheet in load_workbook(answer):
        cells = []
        for row in sheet.iter_rows():
            for each in row:
                if each.value is not None:
                    look = look_of(each)
                    looks.setdefault(repr(look), look)
                    value = each.value.date() if isinstance(each.value, datetime) else each.value
                    cells.append((each.row - 1, each.column - 1, value, [*looks].index(repr(look))))
        heights = {at - 1: row.height for at, row in sheet.row_dimensions.items() if row.height}
        widths = [
            (each.min - 1, each.max - 1, round(each.width - MARGIN, 2))
            for each in sheet.column_dimensions.values()
        ]
        links = [
            (each.row - 1, each.column - 1, each.hyperlink.location)
            for row in sheet.iter_rows()
            for each in row
            if each.hyperlink is not None
        ]
        plan.append(Planned(sheet.title, cells, [], heights, widths, links))
    return [each._replace(looks=[*looks.values()]) for each in plan]


def look_of(cell: Any) -> dict[str, object]:
    """Tell how a cell looks in the words of XlsxWriter, as far as answers look like anything."""
    font, fill, side = cell.font, cell.fill, cell.alignment
    told = {
        "num_format": cell.number_format if cell.number_format != "General" else None,
        "bold": font.b or None,
        "font_size": font.sz if font.sz != PLAIN_SIZE else None,
        "font_color": f"#{font.color.rgb[2:]}" if isinstance(font.color.rgb, str) else None,
        "underline": 1 if font.u else None,
        "bg_color": f"#{fill.fgColor.rgb[2:]}" if fill.fill_type == "solid" else None,
        "bottom": 1 if cell.border.bottom.style else None,
        "text_wrap": side.wrapText or None,
        "align": side.horizontal,
        "indent": int(side.indent) or None,
    }
    return {name: value for name, value in told.items() if value is not None}


def must_be_same(answer: Path, plan: Sequence[Planned]) -> None:
    """Stop where the rows or links that the libraries write are not those of the answer."""
    file = BytesIO()
    write_alone(plan, file)
    for at in range(len(plan)):
        part = f"xl/worksheets/sheet{at + 1}.xml"
        ours, theirs = (ROWS_AND_LINKS.findall(ZipFile(each).read(part)) for each in (answer, file))
        if ours != theirs:
            raise SystemExit(f"{part} is not the same: nothing is measured.")


def write_alone(plan: Sequence[Planned], file: BinaryIO, *, plain: bool = False) -> None:
    """Write the sheets of an answer by XlsxWriter alone; ``plain`` leaves all looks but days."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - as the program does

    options = {"in_memory": True, "default_format_properties": {"valign": "top"}}
    with Workbook(file, options) as book:
        looks = [book.add_format({"valign": "top", **each}) for each in plan[0].looks]
        if plain:
            looks = [look if look.num_format != "General" else None for look in looks]
        looks[0] = None
        for sheet in plan:
            out = book.add_worksheet(sheet.name)
            for first, last, width in () if plain else sheet.widths:
                out.set_column(first, last, width)
            for row, height in () if plain else sheet.heights.items():
                out.set_row(row, height)
            for row, column, place in () if plain else sheet.links:
                out.write_url(row, column, f"internal:{place}")
            for row, column, value, look in sheet.cells:
                if isinstance(value, str):
                    out.write_string(row, column, value, looks[look])
                elif isinstance(value, date):
                    out.write_datetime(row, column, value, looks[look])
                else:
                    out.write_number(row, column, value, looks[look])


def timed(work: Callable[[], object]) -> float:
    """Give the seconds of the processor that some work takes."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def cell(row: int, column: int) -> Value:
    """Make up one of their cells."""
    kinds: tuple[Value, ...] = (
        f"Case {row}-{column}",
        FIRST + timedelta(row % 300),
        float(row * column),
        "Refusal to assess",
    )
    return kinds[column % len(kinds)]


def sheet(rows: int) -> bytes:
    """Make up their workbook."""
    cells = [[f"column {column}" for column in range(THEIRS)]]
    made = [[cell(row, column) for column in range(THEIRS)] for row in range(rows)]
    file = BytesIO()
    write_workbook(file, Answered("Cases", [*cells, *made], THEIRS, {0: ()}, {}, {}))
    return file.getvalue()


def answered_by(grid: Grid) -> Answered:
    """Make up our cells."""
    columns = [OurColumn(f"sendpath_{at}", KINDS[at % len(KINDS)]) for at in range(OURS)]  # type: ignore[arg-type]
    ours = {
        row: [
            {
                "day": (FIRST + timedelta((row + at) % 300)).isoformat(),
                "number": str(row % 90 - 30),
                "words": ("appeal", f"{SENTENCE} ({row % 50}).")[at % 2],
            }[column.kind]
            for at, column in enumerate(columns)
        ]
        for row in range(1, len(grid.rows))
    }
    standings = {row: ("", "passed", "soon", "done")[row % 4] for row in ours}
    return Answered(grid.name, grid.rows, THEIRS, {0: columns}, ours, standings)


def read(content: bytes) -> Grid:
    """Read by the blocks of this program."""
    book = sheets_of(BytesIO(content), "a.xlsx")
    grid = book.grid("Cases") if not isinstance(book, tuple) else book
    assert isinstance(grid, Grid), grid  # noqa: S101 - made above
    return grid


def bare_read(content: bytes) -> object:
    """Read by calamine alone."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - as the program does

    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def written(answered: Answered) -> None:
    """Write by the blocks of this program."""
    write_workbook(BytesIO(), answered)


def bare_written(answered: Answered) -> None:
    """Write the same cells by XlsxWriter alone."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - as the program does

    with Workbook(BytesIO(), {"in_memory": True}) as book:
        out = book.add_worksheet()
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        for row, cells in enumerate(answered.rows):
            for column, value in enumerate(cells):
                if isinstance(value, date):
                    out.write_datetime(row, column, value, days)
                elif isinstance(value, str):
                    out.write_string(row, column, value)
                else:
                    out.write_number(row, column, value)
        for row, ours in answered.ours.items():
            for column, text in enumerate(ours, answered.width):
                kind = KINDS[(column - answered.width) % len(KINDS)]
                if kind == "day":
                    out.write_datetime(row, column, date.fromisoformat(text), days)
                elif kind == "number":
                    out.write_number(row, column, float(text))
                else:
                    out.write_string(row, column, text)


if __name__ == "__main__":
    if sys.argv[1:2] == [ALONE]:
        alone(*sys.argv[2:])
    else:
        main()
