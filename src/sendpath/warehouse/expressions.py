"""Days of one fact: on which fact a day hangs, and what is made of it."""

from sendpath.core.asked import Expr

HOLE: Expr = ("hole",)
"""Stands for the fact in an expression of one day."""


def fact_of(expr: Expr) -> str | None:
    """Name the fact on which alone a day hangs; None where there is none, or more than one."""
    match expr:
        case ("fact", event):
            return str(event)
        case ("table", _, of) | ("add", of, _) | ("working", of):
            return fact_of(of)
        case _:
            return None


def with_fact(expr: Expr, other: Expr) -> Expr:
    """Put something else in the place of the fact on which a day hangs."""
    match expr:
        case ("fact", _):
            return other
        case ("add", of, more):
            return ("add", with_fact(of, other), more)
        case _:
            return (*expr[:-1], with_fact(expr[-1], other))
