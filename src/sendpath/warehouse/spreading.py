"""What a table makes of a day that is one of several: SQL knows what it makes of each of those."""

from collections.abc import Callable

from sendpath.core.asked import Expr
from sendpath.core.explore import Orchard, Tree
from sendpath.core.explored import Explored
from sendpath.core.trees import Worked


def spread(explored: Explored, expr: Expr, of: Expr) -> Tree:
    """Give the tree of what is made of each day that a day may be, or of whether it is worked on.

    Args:
        explored: The parts of which a day may be one.
        expr: The table, or the question whether it is a working day.
        of: The day.
    """
    made = _made_of(of, lambda day: (*expr[:-1], day), explored)
    if expr[0] != "working":
        return made
    return explored.orchard.bound(made, lambda value: _answered(value, explored.orchard))


def _answered(value: Worked, orchard: Orchard) -> Tree:
    yes, no = (orchard.end(value=each) for each in (True, False))
    return orchard.fork(value.expr, yes, no)


def _made_of(of: Expr, make: Callable[[Expr], Expr], explored: Explored) -> Tree:
    orchard, trees = explored.orchard, explored.trees
    match of:
        case ("part", key):
            return orchard.bound(
                trees[key],
                lambda value: (
                    _made_of(value.expr, make, explored)
                    if isinstance(value, Worked)
                    else orchard.end(value)
                ),
            )
        case ("least" | "most" as kind, first, *others) if others:
            rest: Expr = (kind, *others)
            less = ("<", first, rest) if kind == "least" else ("<", rest, first)
            later = _made_of(rest, make, explored)
            tree = orchard.fork(less, _made_of(first, make, explored), later)
            return orchard.fork(("there", first), tree, later)
        case ("least" | "most", only):
            return _made_of(only, make, explored)
        case _:
            return orchard.end(Worked(make(of)))
