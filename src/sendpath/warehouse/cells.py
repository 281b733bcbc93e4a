"""Expressions of SQL, and at which layer of a statement all that they name is known."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.answers.parts import How


class Cell(NamedTuple):
    """An expression of SQL.

    Attributes:
        text: How it is written.
        layer: The layer of the statement from which on all that it names is known.
    """

    text: str
    layer: int = 0


TRUE, FALSE, NULL = Cell("TRUE"), Cell("FALSE"), Cell("NULL")


def quoted(text: str) -> str:
    """Write a text as SQL does."""
    return "'{}'".format(text.replace("'", "''"))


def day_cell(day: date) -> Cell:
    """Write a day that is known."""
    return Cell(f"DATE '{day.isoformat()}'")


def joined(template: str, *cells: Cell) -> Cell:
    """Put expressions in the places of a longer one."""
    return Cell(
        template.format(*(each.text for each in cells)),
        max((each.layer for each in cells), default=0),
    )


def called(name: str, cells: Sequence[Cell]) -> Cell:
    """Call a function of which the arguments are expressions."""
    places = ", ".join(["{}"] * len(cells))
    return joined(f"{name}({places})", *cells)


def either(cells: Iterable[Cell]) -> Cell:
    """Say whether any of some conditions holds."""
    return _linked(" OR ", cells, FALSE, TRUE)


def both(cells: Iterable[Cell]) -> Cell:
    """Say whether all of some conditions hold."""
    return _linked(" AND ", cells, TRUE, FALSE)


def _linked(word: str, cells: Iterable[Cell], none: Cell, decides: Cell) -> Cell:
    """Link conditions; one by itself may decide, and those that never do are left out."""
    kept = [each for each in dict.fromkeys(cells) if each != none]
    if decides in kept:
        return decides
    if len(kept) < 2:  # noqa: PLR2004 - one, or none
        return kept[0] if kept else none
    return joined(f"({word.join(['{}'] * len(kept))})", *kept)


def negated(cell: Cell) -> Cell:
    """Say whether a condition does not hold."""
    if cell in {TRUE, FALSE}:
        return FALSE if cell == TRUE else TRUE
    return joined("NOT {}", cell)


def chosen(pairs: Sequence[tuple[Cell, Cell]], other: Cell = NULL) -> Cell:
    """Give the value of the first condition that holds."""
    kept = [(test, value) for test, value in pairs if test != FALSE]
    certain = next((at for at, (test, _) in enumerate(kept) if test == TRUE), None)
    if certain is not None:
        kept, other = kept[:certain], kept[certain][1]
    if not kept:
        return other
    whens = " ".join(["WHEN {} THEN {}"] * len(kept))
    end = "" if other == NULL else " ELSE {}"
    cells = [cell for pair in kept for cell in pair] + ([] if other == NULL else [other])
    return joined(f"CASE {whens}{end} END", *cells)


def by_value(of: Cell, pairs: Sequence[tuple[Cell, Cell]]) -> Cell:
    """Give what goes with the value of an expression."""
    if not pairs:
        return NULL
    whens = " ".join(["WHEN {} THEN {}"] * len(pairs))
    return joined(f"CASE {{}} {whens} END", of, *(cell for pair in pairs for cell in pair))


def one_of(of: Cell, numbers: Sequence[int], many: int) -> Cell:
    """Say whether a number is one of some, told in order; it is less than ``many``."""
    first, last = numbers[0], numbers[-1]
    if len(numbers) == 1:
        return joined(f"{{}} = {first}", of)
    if last - first == len(numbers) - 1 and first == 0:
        return joined(f"{{}} < {last + 1}", of)
    if last - first == len(numbers) - 1 and last == many - 1:
        return joined(f"{{}} >= {first}", of)
    return joined(f"{{}} IN ({', '.join(map(str, numbers))})", of)


def by_number(of: Cell, values: Sequence[Cell]) -> Cell:
    """Give what goes with a number from nought on; of neighbours with the same value, once."""
    runs = [at for at in range(len(values)) if not at or values[at] != values[at - 1]]
    return by_runs(of, [(at, values[at]) for at in runs])


def by_runs(of: Cell, runs: Sequence[tuple[int, Cell]]) -> Cell:
    """Give what goes with a number, each value from some number on up to that of the next.

    It is asked by halves: an engine tries each ``WHEN`` of a ``CASE`` on all rows that are left.
    """
    if len(runs) < 2:  # noqa: PLR2004 - one, or none
        return runs[0][1] if runs else NULL
    middle = len(runs) // 2
    less = joined(f"{{}} < {runs[middle][0]}", of)
    return chosen([(less, by_runs(of, runs[:middle]))], by_runs(of, runs[middle:]))


MOST = 99
"""Texts that are joined by one call: PostgreSQL gives a function no more than 100 arguments."""


def spaced_out(separator: str, cells: Sequence[Cell]) -> Cell:
    """Join texts, leaving out those that are none; an empty text for nothing at all."""
    kept = [each for each in cells if each != NULL]
    if not kept:
        return Cell("''")
    if len(kept) > MOST:
        parts = (kept[at : at + MOST] for at in range(0, len(kept), MOST))
        some = (spaced_out(separator, each) for each in parts)
        return spaced_out(separator, [joined("NULLIF({}, '')", each) for each in some])
    return called("CONCAT_WS", [Cell(quoted(separator)), *kept])


DAY = "STRFTIME({}, '%A %-d %B %Y')"
DAYS = "CAST(DATE_DIFF('day', {}, {}) AS VARCHAR)"


def _since(day: Cell, today: Cell) -> Cell:
    number = joined(DAYS, day, today)
    return joined("{} || CASE {} WHEN '1' THEN ' day' ELSE ' days' END", number, number)


def _ahead(day: Cell, today: Cell) -> Cell:
    more, less = joined(DAYS, today, day), joined(DAYS, day, today)
    return joined(
        "CASE {} WHEN '0' THEN 'today' WHEN '1' THEN 'tomorrow' WHEN '-1' THEN 'yesterday'"
        " ELSE CASE WHEN {} > {} THEN 'in ' || {} || ' days' ELSE {} || ' days ago' END END",
        more,
        day,
        today,
        more,
        less,
    )


SPELLED: dict[How, Callable[[Cell, Cell], Cell]] = {
    "day": lambda day, _today: joined(DAY, day),
    "since": _since,
    "ahead": _ahead,
    "late": lambda day, today: joined(DAYS, day, today),
}
"""How a day is written in a sentence."""
