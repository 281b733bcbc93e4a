"""A sheet answered, as it is to be written: theirs, ours, and what stands on sheets beside."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from sendpath.sheets.values import Value


class OurColumn(NamedTuple):
    """One of our columns: its name, and what its cells hold."""

    name: str
    kind: Literal["day", "number", "words"]


class Told(NamedTuple):
    """A problem, for the sheet of problems.

    Attributes:
        row: As Excel counts it, from 1.
        column: Its heading.
        value: What was written there.
        problem: What is wrong.
        write: What to write instead.
        kind: In a few words, by which problems are counted.
    """

    row: int
    column: str
    value: str
    problem: str
    write: str
    kind: str


class Answered(NamedTuple):
    """A sheet answered.

    Attributes:
        name: Of their sheet.
        rows: Their cells from A1, as read.
        width: How many columns are theirs; ours begin after them.
        headings: By the index of each row of headings, our columns that begin there.
        ours: By the index of a row, our cells as text: ISO days, numbers, words.
        standings: By the index of a row, ``passed``, ``soon`` or ``done``; else no colour.
        problems: For a sheet of their own.
        weeks: Mondays, and how much falls due in each week, for the chart.
        about: Lines for a sheet that says by what law and calendar it was answered.
        longest: Characters of a row's texts at most, theirs and ours; None where that is not known.
    """

    name: str
    rows: Sequence[Sequence[Value]]
    width: int
    headings: Mapping[int, Sequence[OurColumn]]
    ours: Mapping[int, Sequence[str]]
    standings: Mapping[int, str]
    problems: Sequence[Told] = ()
    weeks: Sequence[tuple[date, int]] = ()
    about: Sequence[str] = ()
    longest: int | None = None
