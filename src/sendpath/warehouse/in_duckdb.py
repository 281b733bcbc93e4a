"""A caseload answered by DuckDB: the same lines as ``batch`` writes, for files of millions of rows.

The statement of a process answers what it can; a row of which it does not say all is answered as
ever, in its place. What cells tell is read by our reader, each distinct text once a piece.
"""

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sendpath.answers.context import Context
from sendpath.caseload.answered_rows import AnsweredRows
from sendpath.caseload.batch import Running, begun, head_of
from sendpath.caseload.briefs import Ground
from sendpath.caseload.our_names import OURS
from sendpath.caseload.ready import ALL, Batch
from sendpath.caseload.summary_columns import WORDED
from sendpath.core.problem import Problem
from sendpath.sheets.csv_lines import COMMA, RISKY
from sendpath.sheets.records import Records
from sendpath.sheets.sheet import Sheet
from sendpath.warehouse.cells import quoted
from sendpath.warehouse.days import HEAD, day_rows, span_of
from sendpath.warehouse.found_days import DAYS
from sendpath.warehouse.names import ELSEWHERE, IN_FULL, NUMBER, STATUS
from sendpath.warehouse.pieces import Odd, Piece, pieces
from sendpath.warehouse.printer import Printer
from sendpath.warehouse.statement import Source, Statement, printed
from sendpath.warehouse.told_cells import LINE, PARTED, ToldCells
from sendpath.warehouse.trees import Trees

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NEEDLESS = ("build_side_probe_side", "statistics_propagation")
"""What DuckDB is told not to do: the first is for large tables beside one another; the second takes
half of the time in which the statement of all processes is planned, and its rows are no quicker."""

ANSWER = "answer"
"""The name of the statement once it is planned."""

READ_ROWS = "read_rows"
"""The table of what the rows of a piece tell: a statement over a view of them would make room for
all of its expressions again for each column that is read."""

AT_ONCE = 2048
"""Rows that are taken from the engine at once."""

_SIMPLE = '(?:"[^",]*"|[^",]*)'
_QUOTED = '"(?:[^"]|"")*"'
_ANY = f'(?:{_QUOTED}|[^",]*)'


def begun_in_duckdb(sheet: Sheet, batch: Batch, context: Context) -> Running | list[Problem]:
    """Read the first line, and give the answer to the rest as it is asked for.

    A table with our columns of an earlier run is answered as ever: each of its rows is rewritten.
    So is one that is not plain CSV, or of which a map says what its cells mean.
    """
    running = begun(sheet, batch, context)
    if isinstance(running, list) or not isinstance(running.table, AnsweredRows):
        return running
    table, records = running.table, running.records
    plain = type(records) is Records and records.mark == COMMA and sheet.grid is None
    if table.rewrites or table.ambient.required or table.columns.translation or not plain:
        return running
    if sheet.above:
        return running
    found = Answers(table, mixed=batch.process == ALL)
    return running._replace(lines=chain(head_of(sheet, table, batch), found.lines(records)))


class Answers:
    """The answers to the rows of one table.

    Attributes:
        table: What answers a row of which SQL does not say all.
        cells: What its cells tell.
        law: The statement.
    """

    def __init__(self, table: AnsweredRows, *, mixed: bool) -> None:
        context = table.context
        self.table, self.span = table, span_of(context.calendar)
        self.trees = Trees(Ground(context, table.decisions))
        self.cells = ToldCells(table, self.trees)
        names = table.header[:-1]
        source = Source(f"SELECT * FROM {READ_ROWS}", (LINE, STATUS))  # noqa: S608 - our own names
        printer = Printer(self.trees, {})
        self.law = printed(printer, self.span, names, mixed=mixed, source=source)

    def lines(self, records: Records) -> Iterator[str]:
        """Answer each row of a file, in order; the statement is planned once for all pieces."""
        with _opened() as engine:
            days, planned = TableOfDays(engine, self.law, self.trees, self.span), False
            for piece in pieces(records):
                days.tell(self._put(engine, piece))
                if not planned:
                    engine.execute(f"PREPARE {ANSWER} AS {self._text()}")
                    planned = True
                yield from self._answered(engine.execute(f"EXECUTE {ANSWER}"), piece)

    def _put(self, engine: "DuckDBPyConnection", piece: Piece) -> Iterator[date]:
        """Part the lines of a piece, read what their cells tell, and give the days among it."""
        _put(engine, PARTED, self._parted(), ["\n".join(piece.lines), piece.first - 1])
        for at in range(len(self.cells.places)):
            found = engine.execute(f"SELECT DISTINCT k{at} FROM {PARTED} WHERE whole").fetchall()  # noqa: S608 - our own names
            rows = [*self.cells.read(at, [text for (text,) in found])]
            kinds = self.cells.columns(at)
            _filled(engine, f"read{at}", kinds, rows)
            yield from self.cells.days_in(at, rows)
        _put(engine, READ_ROWS, self.cells.told(), [])

    def _parted(self) -> str:
        """Print how lines are parted into cells; those with marks within a cell are none."""
        cells = [f"c[{place + 1}] AS k{at}" for at, place in enumerate(self.cells.places)]
        width = self.table.columns.width
        simple, every = (f"{each}(?:,{each})*" for each in (_SIMPLE, _ANY))
        return f"""WITH lines AS (SELECT unnest(string_split($1, chr(10))) AS line,
  $2 + generate_subscripts(string_split($1, chr(10)), 1) AS number),
split AS (SELECT number, line, CASE WHEN NOT contains(line, '"') THEN string_split(line, ',')
  WHEN regexp_full_match(line, '{simple}') THEN string_split(replace(line, '"', ''), ',')
  WHEN regexp_full_match(line, '{every}')
  THEN string_split(regexp_replace(line, '{_QUOTED}', '"', 'g'), ',') END AS c FROM lines)
SELECT number, line, COALESCE(len(c) = {width} AND line <> '', FALSE) AS whole, {", ".join(cells)}
FROM split"""  # noqa: S608 - our own names

    def _text(self) -> str:
        """Print the statement that gives each row's line, or its text and that it is not all."""
        names = self.table.header[:-1]
        end, commas = quoted(self.table.line_end), quoted("," * len(self.table.header))
        cells = ", ".join(_written(name) for name in names)
        worded = [name for name in names if _is_worded(name)]
        first = ", ".join(quoted(each) for each in RISKY)
        risky = "".join(f" OR left({name}, 1) IN ({first})" for name in worded)
        today = self.table.context.today
        law = self.law.text.replace("CURRENT_DATE", f"DATE '{today}'", 1)
        return f"""SELECT {NUMBER}, CASE WHEN {STATUS} = {quoted(ELSEWHERE)} THEN FALSE
  ELSE COALESCE({IN_FULL}{risky}, FALSE) END AS by_row,
CASE WHEN by_row THEN {LINE} WHEN {STATUS} = {quoted(ELSEWHERE)} THEN {LINE} || {commas} || {end}
  ELSE {LINE} || ',' || concat_ws(',', {cells}) || ',' || {end} END,
{STATUS} = {quoted(ELSEWHERE)} AS idle
FROM ({law}) AS law"""  # noqa: S608 - our own names

    def _answered(self, found: "DuckDBPyConnection", piece: Piece) -> Iterator[str]:
        """Give the lines of a piece: as SQL says them, or each by itself."""
        table, replay = self.table, Records(())
        for number, (_, by_row, text, idle) in enumerate(_in_order(found, piece), piece.first):
            if not by_row:
                table.tally.idle += idle
                yield text
                continue
            odd = piece.odd.get(number) or Odd(text, text, None)
            replay.text, replay.doubt = odd.text, odd.doubt
            row: Sequence[str] = next(csv.reader([odd.cells]), [])
            yield table.answered_line(row, replay, number)


def _in_order(found: "DuckDBPyConnection", piece: Piece) -> Iterator[tuple[Any, ...]]:
    """Give rows by their numbers: an engine of many hands gives them by the handful."""
    number, waiting = piece.first, dict[int, tuple[Any, ...]]()
    while rows := found.fetchmany(AT_ONCE):
        for row in rows:
            if row[0] != number:
                waiting[row[0]] = row
                continue
            yield row
            number += 1
            while waiting and number in waiting:
                yield waiting.pop(number)
                number += 1


def _is_worded(name: str) -> bool:
    return name.removeprefix(OURS) in WORDED


def _written(name: str) -> str:
    """Print a cell as it stands in a line of CSV."""
    if not _is_worded(name):
        return f"COALESCE(CAST({name} AS VARCHAR), '')"
    marked = f"""'"' || replace({name}, '"', '""') || '"'"""
    return f"""CASE WHEN {name} IS NULL THEN ''
  WHEN contains({name}, ',') OR contains({name}, '"') THEN {marked} ELSE {name} END"""


@contextmanager
def _opened() -> Iterator["DuckDBPyConnection"]:
    """Open an engine in memory; what it puts on the disk goes with it."""
    import shutil  # noqa: PLC0415 - only here
    import tempfile  # noqa: PLC0415 - likewise

    import duckdb  # noqa: PLC0415 - an extra, and slow to start

    folder = Path(tempfile.gettempdir(), f"sendpath-{os.urandom(8).hex()}")
    try:
        folder.mkdir(0o700)
        with duckdb.connect() as engine:
            engine.execute(f"SET temp_directory = {quoted(str(folder))}")
            engine.execute("SET enable_progress_bar = false")
            engine.execute(f"SET disabled_optimizers = {quoted(','.join(NEEDLESS))}")
            yield engine
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class TableOfDays:
    """The table of days, of which only those that came are worked out.

    Attributes:
        there: The days that rows told so far.
    """

    def __init__(
        self, engine: "DuckDBPyConnection", law: Statement, trees: Trees, span: tuple[date, date]
    ) -> None:
        self.engine, self.law, self.span = engine, law, span
        self.days: Any = trees.explored.days
        self.kinds = dict.fromkeys(HEAD, "DATE") | {"provisional": "BOOLEAN"}
        self.kinds |= {
            name: "BOOLEAN" if expr[0] == "working" else "DATE" for expr, name in law.days.items()
        }
        self.there: set[date] | None = None

    def tell(self, days: Iterable[date]) -> None:
        """Make the table hold what comes of some days, and of those before."""
        there, came = self.there or set(), {*days}
        if self.there is None or came - there:
            self.there = there | came
            rows = [*day_rows(self.law.days, self.days, self.span, self.there)]
            _filled(self.engine, DAYS, self.kinds, rows)


def _filled(
    engine: "DuckDBPyConnection",
    name: str,
    kinds: dict[str, str],
    rows: Sequence[Sequence[Any]],
) -> None:
    """Fill a table with rows: each column is given as one list."""
    listed = [*zip(*rows, strict=True)] or [()] * len(kinds)
    shown = ", ".join(
        f"unnest(CAST(${at} AS {kind}[])) AS {column}"
        for at, (column, kind) in enumerate(kinds.items(), 1)
    )
    _put(engine, name, f"SELECT {shown}", [*map(list, listed)])


def _put(engine: "DuckDBPyConnection", name: str, query: str, given: Sequence[Any]) -> None:
    """Fill a table by a query; the table stays the same one, and what was planned with it holds."""
    there = engine.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = ?", [name]).fetchone()
    if there is None:
        engine.execute(f"CREATE TEMP TABLE {name} AS {query}", given)
    else:
        engine.execute(f"DELETE FROM {name}")  # noqa: S608 - our own names
        engine.execute(f"INSERT INTO {name} {query}", given)
