"""What in an answer is a finding: a last day that has passed, or one that is due soon."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sendpath.answers.shapes import RowView

BINDING = ("limit", "duty")
"""Kinds of date whose passing is a finding: practice and guidance may pass without fault."""


class Findings(NamedTuple):
    """What is asked for as a finding: a last day that has passed, or is due within so many days."""

    passed: bool = False
    within: int | None = None


def is_finding(each: "RowView", findings: Findings) -> bool:
    """Say whether a row is a finding that was asked for."""
    if each["standing"] == "passed":
        binds = each["kind"] in BINDING and not each["conditional"]
        known = each["who"] == "family" or each["overdue"] or _can_be_told(each)
        return findings.passed and binds and known
    left, within = each["days_left"], findings.within
    return left is not None and within is not None and 0 <= left <= within


def _can_be_told(each: "RowView") -> bool:
    """Say whether nobody told if it was done, although a fact could tell."""
    return each["to_confirm"] and each["closed_by"] is not None
