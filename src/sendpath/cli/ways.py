"""The ways in which a caseload is answered: by row unless another is told, and only one of them."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from sendpath.cli import completion
from sendpath.cli.grouping import panel
from sendpath.cli.options import OUTPUT
from sendpath.core.problem import Problem
from sendpath.formats.registry import Needs

if TYPE_CHECKING:
    from sendpath.answers.context import Context
    from sendpath.caseload.batch import Running
    from sendpath.caseload.ready import Batch
    from sendpath.sheets.sheet import Sheet

    Beginning = Callable[[Sheet, Batch, Context], Running | list[Problem]]

ROWS: tuple[Needs, ...] = ("sheet", "rows", "workbook")
SUMS: tuple[Needs, ...] = ("page", "document", "sheet")
DUCKDB = "duckdb"


class Way(NamedTuple):
    """What a way leaves no room for, in words, and what to do."""

    told: str
    write: str


WAYS = {
    "--long": Way(
        "it gives a row for each day, with columns of its own.",
        "Leave out --columns, --inert and --format jsonl.",
    ),
    "--summary": Way("no rows are written.", "Leave out --columns and --inert."),
    "--normalise": Way(
        "rows are read for the SQL of a process, as CSV, and not answered.",
        "Name it: --process review, or all. Leave out --columns, --inert and --format.",
    ),
    "--engine": Way(
        "the SQL of a process answers rows in the columns of that process, as CSV.",
        "Name it: --process review, or all. Leave out --columns, --term, --inert and --format.",
    ),
}


@panel(OUTPUT)
class Ways(NamedTuple):
    """In which way a caseload is answered, if not by row."""

    long: Annotated[bool, typer.Option("--long", help="A row for each day, not for each case.")] = (
        False
    )
    summary: Annotated[
        bool, typer.Option("--summary", help="The rates by which a council is judged, no rows.")
    ] = False
    normalise: Annotated[
        bool, typer.Option("--normalise", help="Only read the rows: each fact as the SQL wants it.")
    ] = False
    engine: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="duckdb, for millions of rows: the same answer.",
            autocompletion=completion.one_of(DUCKDB),
        ),
    ] = None

    @property
    def told(self) -> list[str]:
        """Name the ways that were told."""
        return [f"--{name}" for name, value in self._asdict().items() if value]

    @property
    def offers(self) -> tuple[Needs, ...]:
        """Say from what the answer can be written."""
        return SUMS if self.summary else ROWS

    @property
    def whole(self) -> bool:
        """Say whether every process is asked unless one is told."""
        return self.long or self.summary

    def faults(self, *, named: bool, shaped: bool, text: bool, term: bool) -> Iterator[Problem]:
        """Say which ways do not go together, or with what else was told.

        Args:
            named: Whether a process was told.
            shaped: Whether columns, or cells that are guarded, were asked for.
            text: Whether the answer is CSV, or what else the way can be written as.
            term: Whether a school's terms were told.
        """
        ways = self.told
        if len(ways) > 1:
            told = f"{' and '.join(ways)} are different answers."
            yield Problem(ways[1], "", told, "Ask for one of them.", blocks=True)
        for name in ways:
            needs = name in ("--normalise", "--engine")
            csv = text or name == "--summary"
            if shaped or (needs and not named) or not csv or (term and name == "--engine"):
                yield Problem(name, "", *WAYS[name], blocks=True)
        if self.engine is not None:
            yield from self._engine()

    def _engine(self) -> Iterator[Problem]:
        from sendpath.cli.extras import lacking

        engine = (self.engine or "").strip().lower()
        if engine == DUCKDB:
            yield from lacking([engine])
        else:
            told = f"'{engine}' is not known."
            yield Problem("--engine", engine, told, f"Write {DUCKDB}.", blocks=True)

    def beginning(self) -> "Beginning":
        """Give what begins a caseload in this way."""
        if self.long:
            from sendpath.caseload.long_rows import begun_long

            return begun_long
        if self.normalise:
            from sendpath.warehouse.reader import begun_reading

            return begun_reading
        if self.engine is not None:
            from sendpath.warehouse.in_duckdb import begun_in_duckdb

            return begun_in_duckdb
        from sendpath.caseload.batch import begun

        return begun
