"""Whole stories of children through `batch`: nobody is accused falsely, and no delay is missed.

Made up by chance, with the truth beside each row. A sheet need not have a column for every fact.
Where it has none for what ended a duty (a refusal, a later stage), no row can tell it: a blank in
the duty's own column is then taken at its word. Such rows are counted, and judged in all else.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from sendpath.caseload import table
from sendpath.core import interpreter
from sendpath.core.clauses import Exclusion
from sendpath.core.conditions import Active
from sendpath.core.outcomes import Deadline
from sendpath.core.workings import Workings
from sendpath.intake.hear import hear
from stories.courses import COURSES, TODAY
from stories.judge import Said, judged
from stories.sheets import Sheet, duties, sheet
from support import Json, ask

WHOLE = ("overdue", "overdue_words", "days_overdue", "complaint", "act_by")
PARTS = ("done", "standing", "days_late")


def answered(told: Sheet, folder: Path) -> list[dict[str, str]]:
    """Ask the program about a sheet, and give its answer row by row."""
    rules = [each.rule.replace(".", "_").replace("-", "_") for each in duties(told.process)]
    columns = [*WHOLE, *(f"{rule}_{part}" for rule in rules for part in PARTS)]
    out = asked(told, folder, "--columns", ",".join(columns))
    return list(csv.DictReader(io.StringIO(out)))


def asked(told: Sheet, folder: Path, *words: str) -> str:
    """Ask the program about a sheet."""
    path = folder / "stories.csv"
    path.write_text(told.text(), encoding="utf-8")
    more = ("--process", told.process, *words)
    ran = ask("batch", str(path), *more, today=TODAY.isoformat())
    assert ran.code in (0, 3, 4), ran.err
    return ran.out


def told_and_judged(
    process: str, sheets: int, rows: int, folder: Path, *, shown: int = 8
) -> Counter[str]:
    """Tell sheets of stories of a process, and judge the answers; each sheet has its own seed."""
    total: Counter[str] = Counter()
    faults = []
    for number in range(sheets):
        told = sheet(Random(f"{process} {number}"), process, rows)  # noqa: S311 - a sample, not a secret
        verdict = judged(told, answered(told, folder))
        faults += [f"sheet {number}: {fault}" for fault in verdict.faults]
        total += verdict.judged
    kinds = Counter(" ".join(fault.split()[2:5]) for fault in faults)
    assert not faults, "\n".join([f"{len(faults)} faults: {kinds}", *faults[:shown]])
    return total


@pytest.mark.parametrize("process", COURSES)
def test_a_few_stories(process: str, tmp_path: Path) -> None:
    assert 24 == told_and_judged(process, 2, 12, tmp_path)["rows"]


@pytest.mark.parametrize("process", COURSES)
def test_json_lines_accuse_whom_the_sheet_accuses(process: str, tmp_path: Path) -> None:
    told = sheet(Random(f"{process} in JSON"), process, 12)  # noqa: S311 - a sample, not a secret
    lines = asked(told, tmp_path, "--format", "jsonl").splitlines()
    rows = [json.loads(line)["deadlines"] for line in lines]
    # a line has its dates in the order of their days, a sheet in the order of the rules
    assert [sorted(Said(each).accused) for each in answered(told, tmp_path)] == [
        sorted(each["id"] for each in row if each["overdue"]) for row in rows
    ]
    late = [each for row in rows for each in row if _is_late(each)]
    assert late == [each for row in rows for each in row if each["overdue"]]
    assert not [each["id"] for each in late if not each["days_late"] or each["to_confirm"]]


def _is_late(row: Json) -> bool:
    """Say whether a row says by its parts that a body's duty was not done in time."""
    binds = row["kind"] == "duty" and row["sense"] == "by" and not row["conditional"]
    by_all = row["latest"] is None or row["latest"] < TODAY.isoformat()
    return bool(binds and by_all and (row["done"], row["standing"]) == ("not-done", "passed"))


SHEETS = {"all": 60}
"""Sheets of 100 rows of each process; of mixed stories, more."""


@pytest.mark.exhaustive
@pytest.mark.parametrize("process", COURSES)
def test_twenty_thousand_stories(process: str, tmp_path: Path) -> None:
    sheets = SHEETS.get(process, 20)
    total = told_and_judged(process, sheets, 100, tmp_path)
    assert sheets * 100 == total["rows"]
    assert total["rows with a problem"]
    assert total["truly overdue"] <= total["called overdue"]
    assert total["truly overdue"] > total["rows"] / 50


def _every_column_is_there(patch: pytest.MonkeyPatch) -> None:
    """Take what has no column for left blank in one."""
    patch.setattr(
        table,
        "hear",
        lambda inputs, ambient, **more: hear(
            inputs._replace(blank=frozenset(ambient.facts)), ambient, **more
        ),
    )


def _nothing_is_doubted(patch: pytest.MonkeyPatch) -> None:
    """Take what cannot be read for what was not told."""
    patch.setattr(interpreter, "is_doubted", lambda *_: False)


def _nothing_is_overtaken(patch: pytest.MonkeyPatch) -> None:
    """Let no later fact end a step."""
    excluded = Workings.excluded

    def without(self: Workings, exclusions: Sequence[Exclusion], active: Active) -> Any:
        others = [each for each in exclusions if each.condition.asks != "followed_by"]
        return excluded(self, others, active)

    patch.setattr(Workings, "excluded", without)


def _whatever_was_not_done_binds(patch: pytest.MonkeyPatch) -> None:
    """Leave conditions out."""
    patch.setattr(Deadline, "conditional", property(lambda _: False))


@pytest.mark.parametrize(
    ("broken", "process", "fault"),
    [
        (
            _every_column_is_there,
            "assessment",
            r"\(a\) \S+ is called overdue, and \S+ is no-column",
        ),
        (
            _nothing_is_doubted,
            "reassessment",
            r"\(c\) \S+ hangs on what cannot be read: overdue True",
        ),
        (_nothing_is_overtaken, "review", r"\(a\) review.report is called overdue: done"),
        (
            _whatever_was_not_done_binds,
            "assessment",
            r"\(a\) assessment.final-plan is called overdue",
        ),
    ],
)
def test_a_program_that_accuses_falsely_is_found_out(
    broken: Callable[[pytest.MonkeyPatch], None],
    process: str,
    fault: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    broken(monkeypatch)
    with pytest.raises(AssertionError, match=fault):
        told_and_judged(process, 4, 25, tmp_path, shown=1000)
