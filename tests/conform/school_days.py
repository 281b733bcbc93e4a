"""Exclusions: school days by the terms of made-up schools, expected by ``walker_clocks``."""

from collections.abc import Iterator
from datetime import date

from conform.clocks import anchor, vector
from conform.hard_days import span
from conform.lines import Vector
from witnesses import walker_clocks

Terms = tuple[tuple[date, date], ...]
RULES = [rule for rule in walker_clocks.RULES if rule.startswith("exclusion.")]
EACH = 12
"""Days a year's terms are asked about, one every few weeks, for each rule in turn."""


def _terms(*spans: str) -> Terms:
    """Read half terms as ``2026-09-03/2026-10-23``."""
    return tuple(
        (date.fromisoformat(first), date.fromisoformat(last))
        for first, last in (each.split("/") for each in spans)
    )


YEARS = (
    _terms(
        *("2021-09-06/2021-10-22", "2021-11-01/2021-12-17", "2022-01-04/2022-02-18"),
        *("2022-02-28/2022-04-01", "2022-04-19/2022-05-27", "2022-06-06/2022-07-21"),
    ),
    _terms(
        *("2022-09-05/2022-10-21", "2022-10-31/2022-12-16", "2023-01-03/2023-02-10"),
        *("2023-02-20/2023-03-31", "2023-04-17/2023-05-26", "2023-06-05/2023-07-20"),
    ),
    _terms(
        *("2026-09-03/2026-10-23", "2026-11-02/2026-12-18", "2027-01-04/2027-02-12"),
        *("2027-02-22/2027-03-25", "2027-04-12/2027-05-28", "2027-06-07/2027-07-22"),
    ),
)
"""Three made-up schools, about the funeral of 2022, the coronation of 2023 and Easter of 2027."""


def exclusions() -> Iterator[Vector]:
    """Give each rule about the days of each year, and once without any terms."""
    for number, rule in enumerate(RULES):
        for terms in YEARS:
            days = list(span(terms[0][0], terms[-1][1]))
            for day in days[number * 3 :: len(days) // EACH]:
                yield _asked(rule, day, terms)
        yield _asked(rule, YEARS[0][0][0], ())


def _asked(rule: str, day: date, terms: Terms) -> Vector:
    events = {anchor(rule): day}
    found = walker_clocks.RULES[rule](events, terms)
    about = "a school's own terms" if terms else "no term was told"
    made = vector(rule, events, found, about)
    if not terms:
        made["id"] += ":no-terms"
    else:
        made["terms"] = [[first.isoformat(), last.isoformat()] for first, last in terms]
    return made
