"""How long a workbook takes to read and to write back, against its two libraries used alone.

In one process, interleaved, medians of the processor's time, told as ratios:

- read: calamine's rows of the same file, without any check
- write: the same cells by XlsxWriter, each with the one call that its kind needs
- the command: ``batch --process review -o x.xlsx`` on a sample of reviews as a workbook, from the
  first word to the last, against calamine reading the same workbook and XlsxWriter writing the
  cells of every sheet of its answer (3 rounds)

    python benchmarks/workbooks.py [rows] [rounds]

A sheet of ten columns (names, days, numbers) comes in; forty of ours (days, numbers, words) go out.
The bar for a command is 1.5 with all it answers in between.
"""

import csv
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sendpath.sheets.answered import Answered, OurColumn
from sendpath.sheets.values import Value
from sendpath.sheets.workbook import Grid, sheets_of
from sendpath.sheets.workbook_back import write_workbook

THEIRS, OURS = 10, 40
FIRST = date(2026, 1, 5)
KINDS = ("day", "words", "number", "words")
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
    here, alone = the_command(rows)
    print(f"the command: {here:.3f} s, alone {alone:.3f} s, ratio {here / alone:.2f}")


def the_command(rows: int) -> tuple[float, float]:
    """Give the processor's seconds of the command, and of the libraries alone: medians of 3."""
    text = asked("sample", "--process", "review", "--rows", str(rows))
    cells = [[*map(their_cell, row)] for row in csv.reader(StringIO(text))]
    with TemporaryDirectory() as folder:
        there, answer = (str(Path(folder, name)) for name in ("in.xlsx", "out.xlsx"))
        with Path(there).open("wb") as file:
            write_workbook(file, Answered("Cases", cells, len(cells[0]), {0: ()}, {}, {}))
        content = Path(there).read_bytes()
        words = ("batch", there, "--process", "review", "-o", answer)
        asked(*words)
        sheets = sheets_alone(Path(answer).read_bytes())
        pairs = [
            (
                timed(lambda: asked(*words)),
                timed(lambda: bare_read(content)) + timed(lambda: write_alone(sheets)),
            )
            for _ in range(3)
        ]
    here, alone = (median(pair[at] for pair in pairs) for at in (0, 1))
    return here, alone


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


def sheets_alone(content: bytes) -> list[list[list[Value]]]:
    """Read the cells of every sheet of an answer."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - as the program does

    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def write_alone(sheets: list[list[list[Value]]]) -> None:
    """Write the cells of some sheets by XlsxWriter alone."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - as the program does

    with Workbook(BytesIO(), {"in_memory": True}) as book:
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        for rows in sheets:
            out = book.add_worksheet()
            for row, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    if isinstance(value, date):
                        out.write_datetime(row, column, value, days)
                    elif not isinstance(value, str):
                        out.write_number(row, column, value)
                    elif value:
                        out.write_string(row, column, value)


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
    main()
