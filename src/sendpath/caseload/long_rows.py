"""A caseload with a row for each day: the caller's cells, then the rule, its day, how it stands."""

from collections.abc import Iterator
from itertools import chain

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.caseload.batch import Running, head_of
from sendpath.caseload.dues import Dues, table_of
from sendpath.caseload.our_columns import LONG, PROBLEMS
from sendpath.caseload.our_names import OURS
from sendpath.caseload.ready import Batch, ready
from sendpath.caseload.table import Answered
from sendpath.core.problem import Problem
from sendpath.sheets.csv_lines import guarded
from sendpath.sheets.records import Records
from sendpath.sheets.sheet import Sheet


def begun_long(sheet: Sheet, batch: Batch, context: Context) -> Running | list[Problem]:
    """Read the headings, and give the rest, a row for each day, as it is asked for."""
    made = ready(sheet, batch, context, table_of)
    if isinstance(made, list):
        return made
    table = made.table
    if not isinstance(table, Dues):
        return []
    names = [*(f"{OURS}{head}" for head in LONG), PROBLEMS]
    lines = chain(head_of(sheet, table, batch, names), _lines(table, made.records))
    return Running(table, made.records, lines, made.doubts, names)


def _lines(table: Dues, records: Records) -> Iterator[str]:
    for each in table.answered(records):
        told = guarded("; ".join(map(str, each.problems)))
        for cells in _cells(table, each):
            yield table.line(each, [*map(guarded, cells), told])


def _cells(table: Dues, each: Answered) -> Iterator[list[str]]:
    """Give our cells of each day of a row; one line of blanks where it has none."""
    dated = table.dated(each, "", "")
    safe = {due.rule.id: due.safe for due in dated.dues if due.rule is not None}
    said = {due.rule.id: due.words for due in dated.dues if due.rule is not None}
    today = table.context.today
    if not dated.days:
        blank = [""] * len(LONG)
        whole = [due.words for due in dated.dues if due.rule is None]
        yield [*blank[:-1], " ".join(whole) if not each.problems else ""]
    for rule_id, day in sorted(dated.days.items(), key=lambda one: (one[1], one[0])):
        rule = table.rules[rule_id]
        kept = safe.get(rule_id)
        yield [
            rule_id,
            rule.title,
            words.owner_of(rule),
            rule.kind,
            day.isoformat(),
            (kept or day).isoformat(),
            dated.stands.get(rule_id, ""),
            str((day - today).days),
            said.get(rule_id, ""),
        ]
