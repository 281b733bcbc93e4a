"""Sheets answered in every way there is, which must be one answer."""

import csv
import io
import json
from pathlib import Path

from support import Ran, ask

TODAY = "2026-11-25"
LETTERS = (
    "can_appeal",
    "certificate",
    "appeal_window",
    "appeal_window_safe",
    "standing",
    "days_left",
    "certainty",
    "mediation_contact_adviser",
    "next",
    "next_due",
    "law_as_at",
)
"""The columns that are written for letters unless others are chosen, by their short names."""

Row = dict[str, str]


def answered(folder: Path, text: str, *words: str, today: str = TODAY) -> Ran:
    """Answer a sheet."""
    (folder / "in.csv").write_bytes(text.encode("utf-8"))
    return ask("batch", str(folder / "in.csv"), *words, today=today)


def rows(ran: Ran) -> list[Row]:
    """Give the rows of an answer by their columns."""
    return [*csv.DictReader(io.StringIO(ran.out))]


def ours(row: Row) -> dict[str, str]:
    """Give our cells of a row."""
    return {name: cell for name, cell in row.items() if name and name.startswith("sendpath_")}


def in_every_way(folder: Path, text: str, today: str = TODAY) -> list[Row]:
    """Answer letters in single days, in chosen columns and as documents; give the rows, all one."""
    quick = answered(folder, text, today=today)
    full = answered(folder, text, "--columns", ",".join(LETTERS), today=today)
    objects = answered(folder, text, "--format", "jsonl", today=today)
    assert [*map(ours, rows(quick))] == [*map(ours, rows(full))]
    assert quick.err == full.err == objects.err
    assert quick.code == full.code == objects.code
    told = [*map(_of_document, objects.out.splitlines())]
    assert told == [_of_cells(row) for row in rows(quick)]
    return rows(quick)


def _of_document(line: str) -> list[str | None]:
    document = json.loads(line)
    window: Row = next((r for r in document["deadlines"] if r["id"] == "appeal.window"), {})
    problems = [f"{p['where']}: {p['problem']} {p['write']}".strip() for p in document["problems"]]
    last_day = [window.get(name) for name in ("due", "safe", "certainty")]
    return [*last_day, "; ".join(problems)]


def _of_cells(row: Row) -> list[str | None]:
    cells = ("appeal_window", "appeal_window_safe", "certainty")
    return [*(row[f"sendpath_{name}"] or None for name in cells), row["sendpath_problems"]]
