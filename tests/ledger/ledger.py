"""Write the ledger: what every rule gives for each trigger day of one year.

    python tests/ledger/ledger.py

A change of law or code then shows as moved dates in the diff.
"""

import sys
from datetime import date, timedelta
from pathlib import Path

from sendpath.core.case import Case
from sendpath.core.engine import Assessor
from sendpath.core.law import Rule
from sendpath.core.outcome import Deadline
from sendpath.rulebook.calendars import load_calendar
from sendpath.rulebook.loader import load_rulebook

FILE = Path(__file__).with_name("2026-09-to-2027-08.csv")
FIRST, LAST = date(2026, 9, 1), date(2027, 8, 31)


def _case(rule: Rule, day: date) -> Case:
    """Tell the trigger, and the trait without which the rule does not apply."""
    needed = {out.condition.subject for version in rule.versions for out in version.unless
              if out.condition.asks == "no_trait"}  # fmt: skip
    return Case(events={rule.anchor: day}, traits=frozenset(needed))


def ledger() -> str:
    """Give the ledger as CSV: rule, trigger day, raw, due, safe, latest."""
    book = load_rulebook()
    assessor = Assessor(book.law, calendar=load_calendar(book))
    lines = ["rule,trigger,raw,due,safe,latest"]
    for rule in book.law.rules.values():
        for number in range((LAST - FIRST).days + 1):
            day = FIRST + timedelta(days=number)
            outcome = assessor.assess(_case(rule, day), [rule.id])[rule.id]
            assert isinstance(outcome, Deadline)
            days = (day, outcome.raw.day, outcome.due.day, outcome.safe, outcome.latest)
            told = (each.isoformat() if each else "none" for each in days)
            lines.append(",".join((rule.id, *told)))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_bytes(ledger().encode())
    sys.stdout.write(f"{FILE.name} written\n")
