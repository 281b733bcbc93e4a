"""Whoever names another nation is told at once that its law is not known here, and whom to ask."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sendpath.core.problem import Problem

if TYPE_CHECKING:
    from sendpath.core.guides import Nation


def told(problems: Iterable[Problem | str]) -> tuple[str, ...]:
    """Give what is wrong in words; where another nation is named, where to ask in its place."""
    return tuple(map(str, map(_signposted, problems)))


def nation_in(text: str) -> "Nation | None":
    """Give the nation that a text names."""
    from sendpath.intake.nations import named
    from sendpath.rulebook.guidebook import read_nations
    from sendpath.rulebook.loader import rules_directory

    return named(text, read_nations(rules_directory()))


def _signposted(problem: Problem | str) -> Problem | str:
    if isinstance(problem, str) or not problem.value.strip():
        return problem
    nation = nation_in(problem.value)
    if nation is None:
        return problem
    return problem._replace(problem=nation.text, write=nation.signpost())
