"""The options that say what becomes of the rows of a caseload beside its answer."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, TextIO

import typer

from sendpath.cli.grouping import panel
from sendpath.cli.options import OUTPUT, FailOn
from sendpath.core.problem import Problem

if TYPE_CHECKING:
    from sendpath.answers.findings import Findings
    from sendpath.caseload.tally import Tally

HEADS = ("row", "column", "value", "problem", "write", "kind")


@panel(OUTPUT)
class RowOptions(NamedTuple):
    """What becomes of the rows of a caseload beside its answer."""

    problems: Annotated[
        str | None, typer.Option(metavar="FILE", help="Every problem of every row, as CSV.")
    ] = None
    fail_on: FailOn = None
    lenient: Annotated[
        bool, typer.Option("--lenient", help="Exit 0 where only rows had problems.")
    ] = False


def keep_problems(name: str, tally: "Tally", stack: ExitStack) -> list[Problem]:
    """Write each problem to a file as it comes up; the file is there when all rows are answered.

    Returns:
        What is wrong with the file, if it cannot be written; when all is written, that too.
    """
    from sendpath.caseload.tally import kind_of
    from sendpath.sheets.csv_lines import guarded

    faults: list[Problem] = []
    broken: list[OSError] = []
    try:
        file = stack.enter_context(_kept(Path(name), faults, broken))
    except OSError as error:
        return [_unwritable(Path(name), error)]
    writer = csv.writer(file)
    writer.writerow(HEADS)

    def told(number: int, problems: Sequence[Problem]) -> None:
        for each in problems:
            cells = (each.where, each.value, each.problem, each.write, ": ".join(kind_of(each)))
            try:
                writer.writerow([tally.row(number), *map(guarded, cells)])
            except OSError as error:
                broken.append(error)
                tally.told = None
                return

    tally.told = told
    return faults


@contextmanager
def _kept(path: Path, faults: list[Problem], broken: Sequence[OSError]) -> Iterator[TextIO]:
    """Give a file to write; that it could not be written whole joins the faults at the end."""
    from sendpath.cli.writing import replaced

    is_answered = False
    try:
        with replaced(path) as file:
            yield file
            is_answered = True
            if broken:
                raise broken[0]
    except OSError as error:
        if not is_answered:
            raise
        faults.append(_unwritable(path, error))


def _unwritable(path: Path, error: OSError) -> Problem:
    from sendpath.cli.writing import unwritable

    return unwritable(path, error)._replace(where="--problems")


def nowhere_to_look(form: str, ways: Sequence[str]) -> Iterator[Problem]:
    """Say where an answer has no cells of ours in which findings could be looked for."""
    without = {
        "--format jsonl": ("objects a line have none", form == "jsonl"),
        "--summary": ("a summary has none", "--summary" in ways),
        "--normalise": ("rows that are only read have none", "--normalise" in ways),
    }
    for option, (has_none, is_so) in without.items():
        if is_so:
            told = f"findings are looked for in columns, and {has_none}."
            yield Problem("--fail-on", "", told, f"Leave out {option}.", blocks=True)


def written_over(file: str, output: Path | None, problems: str | None) -> Iterator[Problem]:
    """Say where what is read, or the answer itself, would be written over."""
    from sendpath.sheets.source import is_same

    kept = None if problems is None else Path(problems)
    for option, path in (("--output", output), ("--problems", kept)):
        if path is not None and is_same(file, path):
            told, write = (
                "that is the file that is read.",
                "Give another name, so that yours stays.",
            )
            yield Problem(option, str(path), told, write, blocks=True)
    if output is not None and kept is not None and is_same(str(output), kept):
        told = "that is the file of the answer."
        yield Problem("--problems", str(kept), told, "Give another name.", blocks=True)


class Finder:
    """Looks for findings in the lines of an answer.

    Attributes:
        found: Whether there was one.
    """

    def __init__(self, header: Sequence[str], width: int, wanted: "Findings", today: date) -> None:
        self.wanted, self.found, self.today = wanted, False, today.isoformat()
        self.heads, self.width, self.begun = [*header], width, False
        places = {name.removeprefix("sendpath_"): at for at, name in enumerate(header, width)}
        self.stands, self.late = places.get("standing"), places.get("overdue")
        self.next = places.get("next_due", places.get("due"))
        within = timedelta(days=wanted.within or 0)
        self.last = (today + within).isoformat() if wanted.within is not None else ""

    def missing(self) -> Problem | None:
        """Say that a column is missing in which findings are looked for."""
        lacks = "standing" if self.wanted.passed and self.stands is None else ""
        lacks = lacks or ("next_due" if self.last and self.next is None else "")
        if not lacks:
            return None
        told = f"findings are looked for in the column {lacks}, which was not asked for."
        return Problem("--fail-on", "", told, f"Add it: --columns ...,{lacks}.", blocks=True)

    def through(self, lines: Iterable[str]) -> Iterator[str]:
        """Give lines on, and look into each until a finding was found, where any is asked for."""
        return self._looked_into(lines) if self.wanted.passed or self.last else iter(lines)

    def _looked_into(self, lines: Iterable[str]) -> Iterator[str]:
        for line in lines:
            if not self.found:
                self._look(next(csv.reader([line]), []))
            yield line

    def _look(self, cells: Sequence[str]) -> None:
        """Judge a row below headings; headings and what stands above them are none."""
        if cells[self.width : self.width + len(self.heads)] == self.heads:
            self.begun = True
        elif self.begun:
            self._judge(cells)

    def _judge(self, cells: Sequence[str]) -> None:
        def cell(place: int | None) -> str:
            return cells[place] if place is not None and place < len(cells) else ""

        passed = self.wanted.passed and (cell(self.stands) == "passed" or cell(self.late))
        near = bool(self.last) and self.today <= cell(self.next) <= self.last
        self.found = bool(passed) or near


Look = Callable[[Iterable[str]], Iterator[str]]
