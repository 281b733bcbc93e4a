"""Whether one map may hold for several sheets of a workbook: headings mean the same in all."""

import re
from collections.abc import Mapping, Sequence

from sendpath.columns.ended_cells import EndedCells
from sendpath.columns.proposals import Guessed, Proposal
from sendpath.core.names import printable
from sendpath.rulebook.headings import Headings
from sendpath.sheets.headings import heading

Means = tuple[str | None, frozenset[str]]
"""What a column tells of every row: its fact, and what it tells beside that."""


_YEARS = re.compile(r"(?<!\d)(?:20\d\d|\d\d)[-/](?:20\d\d|\d\d)(?!\d)|(?<!\d)20\d\d(?!\d)")
"""The year of a sheet, as of school years: 2025-26, 25/26, 2026."""

NAMED = 5
"""Headings or sheets that are named."""


def why_apart(tables: Mapping[str, Guessed], told: Headings) -> str:
    """Say why one map does not hold for some sheets; nothing where it does.

    Args:
        tables: What is proposed for each, by its name.
        told: What the rule book says of headings.
    """
    beside = [name for name in tables if holds_no_cases(name, told)]
    if beside:
        return f"By its name, {_listed(beside)} holds no open cases."
    years = {name: frozenset(_YEARS.findall(name)) for name in tables}
    dated = [name for name, there in years.items() if there]
    if len({years[name] for name in dated}) > 1:
        return f"By their names, sheets are of several years: {_listed(dated)}."
    clash = clashing([*tables.values()])
    return f"One heading does not tell the same in all: {_listed(clash)}." if clash else ""


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"'{printable(name)}'" for name in names[:NAMED])


def clashing(tables: Sequence[Guessed]) -> list[str]:
    """Name the headings that stand in several tables and do not tell the same in all of them.

    One whose cells are empty in a table may tell there what it tells elsewhere.
    """
    found: dict[str, list[Proposal]] = {}
    for each in (column for table in tables for column in table.columns):
        found.setdefault(heading(each.seen.heading), []).append(each)
    return [there[0].seen.heading for name, there in found.items() if name and _differ(there)]


def _differ(there: Sequence[Proposal]) -> bool:
    told = {_means(each) for each in there if each.seen.told or each.ours is not None}
    return len(told) > 1


def _means(one: Proposal) -> Means:
    always = frozenset(each.ours for each in one.where if not each.held)
    return one.ours, always


def holds_no_cases(sheet: str, told: Headings) -> bool:
    """Say whether a sheet is called as one of examples, or of cases that are over."""
    ended, words = EndedCells(told), re.findall(r"[a-z]+", sheet.lower())
    return ended.says(sheet) or not {*words}.isdisjoint(told.no_cases)
