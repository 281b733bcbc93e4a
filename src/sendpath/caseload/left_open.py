"""What is open of a row that a map leaves out: a word such as *Complete* may be too early."""

from collections.abc import Iterator
from datetime import date

from sendpath.answers import words
from sendpath.caseload.asking import Asked
from sendpath.caseload.briefs import LIVE
from sendpath.caseload.row import Sum
from sendpath.core.names import spell

AWAITING = "awaiting-certificate"


def left_open(asked: Asked, summed: Sum) -> str:
    """Name the duties that are not done, and the last days of the family that run."""
    return "; ".join(_opened(asked, summed))


def _opened(asked: Asked, summed: Sum) -> Iterator[str]:
    for speaker, (brief, live, _) in zip(summed.speakers, summed.said, strict=True):
        rule = speaker.rule
        runs = brief.stands in LIVE and rule.sense == "by"
        if brief.overdue:
            yield asked.text("late", rule.id)
        elif rule.kind == "limit" and brief.stands == AWAITING:
            yield rule.title
        elif runs and (brief.sure or rule.kind == "limit"):
            day = spell(date.fromordinal(live))
            yield f"{rule.title} ({words.owner_of(rule)}): by {day}"
