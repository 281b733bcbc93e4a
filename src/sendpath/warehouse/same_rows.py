"""Rows that tell the same are answered once: what a statement for DuckDB begins and ends with.

Rows of one or two days each are often alike. Other engines answer each row.
"""

from collections.abc import Sequence

ALIKE, ANSWERED = "alike", "answered"
"""What rows tell, once each, with the numbers of those that tell it; and the answers to that."""


def each_once(rows: str, number: str, told: Sequence[str]) -> str:
    """Print what some rows tell, once each; ``number`` is then a list.

    Args:
        rows: The table of the rows.
        number: Its column that tells them apart.
        told: Its columns of what they tell.
    """
    names = ", ".join(told)
    return (
        f"{ALIKE} AS (\nSELECT list({number}) AS {number}, {names}\n"
        f"FROM {rows}\nGROUP BY {names}\n)"
    )


def to_each(statement: str, number: str, answers: Sequence[str]) -> str:
    """Print a statement that gives each row its answers; ``number`` is a list in the one given."""
    return (
        f"SELECT unnest({number}) AS {number}, {', '.join(answers)}\n"
        f"FROM (\n{statement}\n) AS {ANSWERED}"
    )
