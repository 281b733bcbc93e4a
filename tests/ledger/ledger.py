"""Write the ledger: what every rule gives for each trigger day of one year.

    python tests/ledger/ledger.py

A change of law or code then shows as moved dates in the diff.
"""

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sendpath.core.case import Case
from sendpath.core.clauses import Event, counted_rule
from sendpath.core.engine import Engine
from sendpath.core.law import YEAR_BEGINS, Fact, Rule
from sendpath.core.outcomes import Deadline
from sendpath.rulebook.calendars import load_calendar
from sendpath.rulebook.loader import load_rulebook

FILE = Path(__file__).with_name("2026-09-to-2027-08.csv")
FIRST, LAST = date(2026, 9, 1), date(2027, 8, 31)
TERMS = tuple(
    (date(*first), date(*last))
    for first, last in (
        ((2026, 9, 1), (2026, 10, 23)),
        ((2026, 11, 2), (2026, 12, 18)),
        ((2027, 1, 4), (2027, 2, 12)),
        ((2027, 2, 22), (2027, 3, 25)),
        ((2027, 4, 12), (2027, 5, 28)),
        ((2027, 6, 7), (2027, 7, 21)),
        ((2027, 9, 2), (2027, 10, 22)),
        ((2027, 11, 1), (2027, 12, 17)),
    )
)
"""Terms of a made-up school, for the rules that count school days."""


def _case(rule: Rule, day: date) -> Case:
    """Tell every trigger on one day, and what else the rule needs to apply."""
    outs = [out.condition for version in rule.versions for out in version.unless]
    needed = {out.subject for out in outs if out.asks == "no_trait"}
    chosen = {out.subject: out.other_than[0] for out in outs if out.asks == "choice"}
    events = {
        limb.run.event
        for version in rule.versions
        for limb in version.limbs
        if not limb.optional and counted_rule(limb.run.event) is None
    }
    told = {each: day for each in {rule.anchor, *events} if each is not None}
    return Case(events=told, traits=frozenset(needed), choices=chosen)


def _days(rule: Rule, facts: Mapping[Event, Fact]) -> list[date]:
    if rule.anchor is not None and facts[rule.anchor].value == "year":
        return [date(FIRST.year, *YEAR_BEGINS), date(LAST.year, *YEAR_BEGINS)]
    return [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]


def ledger() -> str:
    """Give the ledger as CSV: rule, trigger day, raw, due, safe, latest."""
    book = load_rulebook()
    calendar = replace(load_calendar(book), terms=TERMS)
    unconfirmed = frozenset(rule.id for rule in book.law.rules.values() if rule.unconfirmed)
    engine = Engine(book.law, calendar, unconfirmed=unconfirmed)
    lines = ["rule,trigger,raw,due,safe,latest"]
    for rule in (each for each in book.law.rules.values() if each.anchor is not None):
        for day in _days(rule, book.law.facts):
            outcome = engine.open(_case(rule, day)).outcomes([rule.id])[rule.id]
            assert isinstance(outcome, Deadline)
            days = (day, outcome.raw.day, outcome.due.day, outcome.safe, outcome.latest)
            told = (each.isoformat() if each else "none" for each in days)
            lines.append(",".join((rule.id, *told)))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_bytes(ledger().encode())
    sys.stdout.write(f"{FILE.name} written\n")
