"""The Monday list says of each rule what ``timeline`` and ``deadlines`` say, for the same facts."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from caseload.made_cases import cases
from sendpath.answers.context import Context, context_of
from sendpath.answers.deadlines import deadlines
from sendpath.answers.timeline import timeline
from sendpath.caseload.briefs import Ground
from sendpath.caseload.due_things import Dated
from sendpath.caseload.dues import Dues, table_of
from sendpath.caseload.ready import Batch, names_of, ready
from sendpath.columns.sheet_columns import column_named
from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.fact_use import FactsUsed, facts_used
from sendpath.core.law import Process
from sendpath.rulebook.loader import RuleBook
from sendpath.sheets.encodings import Encoding
from sendpath.sheets.text import TextSheet
from support import ask

TODAY = date(2026, 11, 25)
EVERY = Process("all", "every process", ())
pytestmark = [pytest.mark.slow, pytest.mark.once]

LEFT_OUT = ("amendment", "concession", "discrimination")
"""Processes whose days may be those of others: in a mixed sheet, asked of a row that is of them."""

Row = Mapping[str, Any]
Pair = tuple[Dated, Mapping[str, Row]]


def sheet_of(told: Sequence[Case], book: RuleBook) -> str:
    """Write cases as a sheet: what has not happened is blank, what was not told is ``tbc``."""
    facts = [each for each in book.law.facts.values() if not each.refused]
    heads = ["case", *map(column_named, facts), "reason", *book.choices]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads)
    for number, case in enumerate(told):
        days = [_cell(case, fact.id, fact.value) for fact in facts]
        choices = [case.choices.get(name, "") for name in book.choices]
        writer.writerow([f"C{number}", *days, case.reason or "", *choices])
    return out.getvalue()


def _cell(case: Case, event: Event, value: str) -> str:
    if event in case.events:
        day = case.events[event]
        return str(day.year) if value == "year" else day.isoformat()
    return "not yet" if event in case.not_yet else "tbc"


def pairs(text: str, context: Context, used: FactsUsed, *, letters: bool = False) -> Iterator[Pair]:
    """Give what the list has of each row, and the rows of the document of the same case."""
    batch = Batch("all")
    sheet = TextSheet(io.StringIO(text, newline=""), Encoding("utf-8"), names_of(batch, context))
    made = ready(sheet, batch, context, table_of)
    assert not isinstance(made, list), made
    table = made.table
    assert isinstance(table, Dues)
    for each in table.answered(made.records):
        dated, case, own = table.dated(each, each.row[0], ""), each.reply.case, each.reply.context
        problems = [*each.problems]
        if letters:
            view = [*deadlines(case, own, problems)["deadlines"]]
        else:
            view = [*timeline(case, used, own, problems, process=EVERY)["deadlines"]]
        left = {name for name in LEFT_OUT if not any(rule.startswith(name) for rule in dated.days)}
        yield dated, {row["id"]: row for row in view if row["id"].split(".")[0] not in left}


def stands_in(row: Row) -> str | None:
    """Say how a row of a document stands on a list by its own words; None where on none."""
    late = {
        "passed": "missed",
        "awaiting-certificate": "awaiting-certificate",
        "unknown": "unread",
    }
    live = row["standing"] in ("ahead", "today")
    if row["overdue"]:
        return "overdue"
    if row["done"] in ("done", "done-by"):
        left = {"lodged-late", "leave-for-a-lodged-appeal", "asked-late"}
        told = {each["id"] for each in row["warnings"]}
        return "find-out" if row["done"] == "done" and left & told else None
    if row["kind"] == "limit" and row["standing"] in late:
        return late[row["standing"]]
    before = "before" in row["summary"]  # to be done before a day: once that has come, nobody can
    if row["to_confirm"] and not (before and row["gone"] and row["closed_by"] is None):
        return "find-out"
    undone = (row["kind"], row["sense"], row["done"]) == ("duty", "by", "not-done")
    if undone and row["conditional"] and row["standing"] == "passed":
        return "find-out"  # it is late if it binds, which was not told
    kept = row["kind"] in ("limit", "duty") or (row["kind"], row["who"]) == ("minimum", "family")
    return row["standing"] if kept and row["sense"] == "by" and live else None


@pytest.fixture(scope="module")
def context(book: RuleBook, calendar: Calendar) -> Context:
    return context_of(book, calendar, TODAY)


@pytest.fixture(scope="module")
def used(book: RuleBook) -> FactsUsed:
    return facts_used(book.law, book.asked)


@pytest.fixture(scope="module")
def sheets(book: RuleBook, context: Context, used: FactsUsed) -> list[str]:
    """Cases made up by chance, most of whose days have passed; and a caseload as it is kept."""
    ground = Ground(context, book.decisions())
    made = sheet_of([*cases(ground, [*used], 60, 11, doubts=False)], book)
    return [made, ask("sample", "--process", "all", "--rows", "60", today=str(TODAY)).out]


def test_every_day_is_that_of_the_timeline(
    sheets: Sequence[str], context: Context, used: FactsUsed
) -> None:
    many = 0
    for dated, rows in (pair for text in sheets for pair in pairs(text, context, used)):
        days = {rule: row["due"] for rule, row in rows.items() if row["due"] is not None}
        assert (dated.case, days) == (dated.case, {**dated.days})
        many += len(days)
    assert 200 < many


def test_every_standing_is_that_of_the_timeline_and_the_rest_is_asked_about(
    sheets: Sequence[str], context: Context, used: FactsUsed
) -> None:
    """What it asks about besides waits, or has passed and may not bind, or may not have."""
    many: Counter[str | None] = Counter()
    for dated, rows in (pair for text in sheets for pair in pairs(text, context, used)):
        on = {due.rule.id: due.stands for due in dated.dues if due.rule is not None}
        perhaps = {due.rule.id for due in dated.dues if due.rule and due.conditional and due.check}
        for rule, row in rows.items():
            mine, theirs = on.get(RuleId(rule)), stands_in(row)
            waits = row["status"] == "waiting" and rule in perhaps  # a letter that was not told
            many[mine] += 1
            asked = mine == "find-out" and theirs is None
            of_row = mine is None and theirs == "unread"  # the row itself is on the list
            may = row["status"] == "waiting" or (row["uncertain"] and row["standing"] == "passed")
            may = may or (row["kind"], row["standing"]) == ("duty", "unknown")
            assert (dated.case, rule, True) == (
                dated.case,
                rule,
                mine == theirs or of_row or waits or (asked and may),
            )
    assert {"overdue", "missed", "ahead", "find-out"} <= {*many}


def test_every_day_and_standing_of_a_letter_is_that_of_deadlines(
    sheets: Sequence[str], context: Context, used: FactsUsed
) -> None:
    many = 0
    for dated, rows in (
        pair for text in sheets for pair in pairs(text, context, used, letters=True)
    ):
        on = {due.rule.id: due for due in dated.dues if due.rule is not None}
        for rule, row in rows.items():
            due, stands = on.get(RuleId(rule)), stands_in(row)
            assert (rule, row["due"]) == (rule, dated.days.get(RuleId(rule)))
            if stands is not None and due is not None:
                assert (rule, stands, row["due"]) == (rule, due.stands, due.day)
                safe = row["safe"] if row["safe"] != row["due"] else None
                assert due.safe in (safe, None)
                many += 1
    assert 10 < many


def decided(book: RuleBook) -> str:
    """Write the register of a council's decisions: of some, the letter's day is in it."""
    chance = Random(28)  # noqa: S311 - the same rows each time
    heads = "case decision_date request_received decision_notified plan_refused final_plan_sent"
    heads += " review_meeting review_decision_sent appeal_lodged outcome reason"
    values = ["", "", *book.choices["outcome"].values]
    reasons = ["", "", "", "", *book.decisions().reasons]
    rows = [heads.split()]
    for number in range(300):
        often, first = chance.choice((0.1, 0.3)), TODAY - timedelta(chance.randrange(20, 400))
        days = [
            (first + timedelta(20 * at)).isoformat() if chance.random() < often else ""
            for at, _ in enumerate(rows[0][1:-2])
        ]
        days = [each if each <= TODAY.isoformat() else "" for each in days]
        rows.append([f"C{number}", *days, chance.choice(values), chance.choice(reasons)])
    return "\n".join(map(",".join, rows)) + "\n"


def test_who_has_to_act_today_by_the_sheet_is_on_the_list(
    book: RuleBook, sheets: Sequence[str], context: Context, used: FactsUsed, tmp_path: Path
) -> None:
    many = 0
    for text in (decided(book), *sheets):
        file = tmp_path / "cases.csv"
        file.write_text(text)
        told = ("--process", "all", "--columns", "act_by", "--format", "csv")
        out = ask("batch", str(file), *told, today=str(TODAY)).out
        by = {row["case"]: row["sendpath_act_by"] for row in csv.DictReader(io.StringIO(out))}
        on = {dated.case: bool(dated.dues) for dated, _ in pairs(text, context, used)}
        acting = [case for case, day in by.items() if day == str(TODAY)]
        assert not [case for case in acting if not on[case]]
        many += len(acting)
    assert 50 < many
