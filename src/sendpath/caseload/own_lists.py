"""A list that ``due`` wrote, given for a caseload: it holds days, and no facts."""

from collections.abc import Sequence

from sendpath.core.problem import Problem
from sendpath.pages.due_sheet import CHANGES, LISTED

LIST = frozenset({"case", "rule", "due", "stands", *LISTED})
"""Headings that every list has."""

OWN_LIST = Problem(
    "the headings",
    "",
    "this is a list that due wrote, and no caseload: it holds no facts.",
    "Give the caseload itself; due CASELOAD --since LIST says what has changed since the list.",
    blocks=True,
)

OWN_CHANGES = OWN_LIST._replace(
    problem="this is what had changed since a list, and no caseload: it holds no facts.",
    write="Give the caseload itself, or a list that due wrote without --since.",
)


def own_list(header: Sequence[str]) -> Problem | None:
    """Say that headings are those of a list, or of what has changed since one."""
    if {*header} | {"sheet"} == {*CHANGES}:
        return OWN_CHANGES
    return OWN_LIST if {*header} >= LIST else None
