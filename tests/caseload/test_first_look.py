"""A first look at a sheet: each column shows its order, whatever other columns have shown."""

import csv
import io
from random import Random

from sendpath.columns.first_look import orders
from sendpath.columns.found_columns import read_header
from sendpath.intake.column_order import seen_in
from sendpath.rulebook.loader import RuleBook
from sendpath.sheets.maps import NO_MAP
from sendpath.sheets.records import Records

CELLS = (
    *("", "2026-01-05", "2026-13-01", "05/06/2026", "25/10/2026", "10/25/2026", "tbc"),
    *(" 2026-01-25", "5.13.2026", "12-31-2026", "5 January 2026"),
)


def test_each_column_is_looked_at_by_itself(book: RuleBook) -> None:
    chance, facts = Random(7), book.law.facts  # noqa: S311 - the same rows each time
    header = ["ref", "decision_date", "sent_date", "certificate_date"]
    columns = read_header(header, facts, NO_MAP)[0]
    months = set[frozenset[int]]()
    for _ in range(200):
        rows = [[str(at), *chance.choices(CELLS, k=chance.randrange(1, 5))] for at in range(6)]
        text = io.StringIO(newline="")
        csv.writer(text).writerows([header, *rows])
        expected = {
            at: seen
            for at in columns.dates
            if (seen := seen_in(row[at] if at < len(row) else "" for row in rows)).order
            != "day-first"
        }
        lines = text.getvalue().splitlines(keepends=True)
        found = orders(Records(lines), columns, facts)
        assert {at: each.problem("x") for at, each in expected.items()} == {
            at: each.problem("x") for at, each in found.items()
        }
        months.add(frozenset(found))
    assert len(months) > 6
