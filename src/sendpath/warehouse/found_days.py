"""How a statement finds what comes of a day: by its place in a list, or by a join.

DuckDB makes room for all that stands above a join once more for each join there is: of a long
statement with sixty of them, that took longer than the rows. Other engines read lists slowly.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sendpath.warehouse.cells import Cell
from sendpath.warehouse.names import named

DAYS, LISTED, TOLD = "days", "listed", "told"
"""The table of days; its columns as one list each; and what rows tell."""

ACTING = "acting"
"""The day by which the family must act, of which the working day is asked."""

WORKING = "working_by"


class Found(NamedTuple):
    """What a statement needs to find days.

    Attributes:
        before: What it begins with, before what rows tell.
        columns: The columns that are found for facts.
        facts: Of what they are found, and what rows tell.
        last: Of what the answers are given, and the day by which the family must act.
    """

    before: Sequence[str]
    columns: Sequence[str]
    facts: str
    last: str


Taken = Mapping[str, Mapping[str, str]]
"""The columns of ``days`` that each fact takes, with what they are called."""


def by_joins(taken: Taken, acting: Cell, layer: str) -> Found:
    """Find days by joins, as any engine reads them."""
    columns, joins = [], [TOLD]
    for fact, wanted in taken.items():
        name = f"of_{named(fact)}"
        columns += [f"{name}.{column} AS {alias}" for column, alias in wanted.items()]
        joins.append(f"LEFT JOIN {DAYS} AS {name} ON {name}.day = {TOLD}.f_{named(fact)}")
    last = layer
    if acting.text != "NULL":
        last += f"\nLEFT JOIN {DAYS} AS {ACTING} ON {ACTING}.day = {acting.text}"
    return Found((), columns, "\n".join(joins), last)


def in_lists(taken: Taken, acting: Cell, layer: str, alike: Sequence[str]) -> Found:
    """Find days by their places in lists, as DuckDB does it soonest.

    Args:
        taken: The columns that each fact takes.
        acting: The day by which the family must act.
        layer: What gives the answers.
        alike: What tells apart rows of which other things are asked. Those of one kind are put
            next to one another: an engine leaves out what none of some rows is asked.
    """
    columns = [
        f"{LISTED}.{column}[{_place(f'{TOLD}.f_{named(fact)}')}] AS {alias}"
        for fact, wanted in taken.items()
        for column, alias in wanted.items()
    ]
    rows = f"(FROM {TOLD} ORDER BY hash({', '.join(alike)})) AS {TOLD}"
    last = layer
    if acting.text != "NULL":
        found = f"{LISTED}.{WORKING}[{_place(acting.text)}]"
        last = (
            f"(SELECT {layer}.*, struct_pack({WORKING} := {found}) AS {ACTING}\n"
            f"FROM {layer} CROSS JOIN {LISTED})"
        )
    names = dict.fromkeys([WORKING, *(column for wanted in taken.values() for column in wanted)])
    return Found([_lists(list(names))], columns, f"{rows} CROSS JOIN {LISTED}", last)


def _lists(names: Sequence[str]) -> str:
    """Put each column of the table of days into a list that leaves no day out."""
    lists = "".join(f",\n  list({name} ORDER BY day) AS {name}" for name in names)
    every = "unnest(range(MIN(day), MAX(day) + INTERVAL 1 DAY, INTERVAL 1 DAY))"
    rows = f"(SELECT CAST({every} AS DATE) AS day FROM {DAYS}) LEFT JOIN {DAYS} USING (day)"  # noqa: S608 - our own names
    return f"{LISTED} AS (\nSELECT MIN(day) AS first_day{lists}\nFROM {rows}\n)"


def _place(day: str) -> str:
    """Print the place of a day in the lists; nought, where nothing is, before the first."""
    return f"GREATEST({day} - {LISTED}.first_day + 1, 0)"
