"""``batch --summary``: rates worked out by hand from what each says it counts.

20 weeks after Wednesday 21 May 2025 is Wednesday 8 October 2025, and 4 weeks after Friday
1 November 2024 is Friday 29 November 2024: both published. The other last days are 140 days after a
request, and 28 after a meeting.
"""

import csv
import io
import re
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import Workbook

from sendpath.rulebook.loader import rules_directory
from support import Json, Ran, ask, read_json

TODAY = "2026-11-21"
PLANS = """\
case,request_received,final_plan_sent,outcome,Week20,plan_refused
on the last day,2025-05-21,2025-10-08,agreed,0,
a day late with an exception,2025-05-21,2025-10-09,agreed,1,
late the year after,2025-05-21,2026-01-05,agreed,0,
on the last day and nobody says whether an exception applies,2025-11-03,2026-03-23,agreed,,
not due yet,2026-11-02,,,0,
overdue,2026-01-05,,agreed,0,
the request cannot be read,soon,,,0,
the plan cannot be read,2026-01-05,31/2/2026,agreed,0,
refused,2026-02-02,,refused,0,
no request told,,2026-06-01,,0,
"""
REVIEWS = """\
case,review_meeting,review_decision_sent
in time,2024-11-01,2024-11-29
a day late,2024-11-01,2024-11-30
24 months to the day,2024-11-21,
a day less,2024-11-22,
12 months to the day,2025-11-21,
a day less than that,2025-11-22,
6 months to the day,2026-05-21,
a day less still,2026-05-22,
not due yet,2026-11-10,
"""


def summed(sheet: str, folder: Path, *words: str) -> Ran:
    there = folder / "cases.csv"
    there.write_text(sheet, encoding="utf-8")
    return ask("batch", str(there), "--summary", *words, today=TODAY)


def document(sheet: str, folder: Path, *words: str) -> Json:
    return read_json(summed(sheet, folder, "--format", "json", *words).out)


def rate(told: Json, name: str, part: str = "measured") -> Json:
    found: Json = next(each for each in told[part] if each["id"] == name)
    return found


def without_column(sheet: str, name: str) -> str:
    rows = list(csv.reader(io.StringIO(sheet)))
    at = [cell.lower() for cell in rows[0]].index(name)
    return "".join(f"{','.join(row[:at] + row[at + 1 :])}\n" for row in rows)


def test_plans_are_counted_in_the_year_of_issue_with_and_without_exceptions(tmp_path: Path) -> None:
    assert [
        {
            "year": 2025,
            "done": 2,
            "in_time": 1,
            "rate": 50.0,
            "without_exceptions": {"done": 1, "in_time": 1, "rate": 100.0},
            "exceptions": 1,
            "exceptions_not_told": 0,
        },
        {
            "year": 2026,
            "done": 2,
            "in_time": 1,
            "rate": 50.0,
            "without_exceptions": {"done": 1, "in_time": 0, "rate": 0.0},
            "exceptions": 0,
            "exceptions_not_told": 1,
        },
    ] == rate(document(PLANS, tmp_path), "plans")["years"]


def test_open_plans_stand_apart_and_what_cannot_be_read_is_counted_as_such(tmp_path: Path) -> None:
    told = rate(document(PLANS, tmp_path), "plans")
    assert {
        "ahead": 1,
        "overdue": 1,
        "not_told": 0,
        "day_not_told": 0,
        "unclear": 0,
    } == told["open"]
    assert (2, 0) == (told["unread"], told["unclear_done"])
    assert 3 == summed(PLANS, tmp_path).code


def test_nobody_is_overdue_where_there_is_no_column_for_the_plan(tmp_path: Path) -> None:
    told = rate(document(without_column(PLANS, "final_plan_sent"), tmp_path), "plans")
    assert [] == told["years"]
    # five requests of 2025 and January 2026 whose day has passed; one that is ahead
    assert {
        "ahead": 1,
        "overdue": 0,
        "not_told": 6,
        "day_not_told": 0,
        "unclear": 0,
    } == told["open"]


def test_a_cell_that_says_nothing_accuses_nobody(tmp_path: Path) -> None:
    sheet = (
        "request_received,outcome,plan_refused,final_plan_sent\n"
        "2026-01-05,agreed,,tbc\n2026-01-05,agreed,,not yet\n"
    )
    told = rate(document(sheet, tmp_path), "plans")["open"]
    assert (1, 1) == (told["not_told"], told["overdue"])


def test_a_plan_that_a_refusal_may_have_ended_is_unclear_and_not_overdue(tmp_path: Path) -> None:
    for sheet in (
        "request_received,final_plan_sent\n2026-01-05,not yet\n",
        "request_received,outcome,final_plan_sent\n2026-01-05,agreed,not yet\n",
    ):
        told = rate(document(sheet, tmp_path), "plans")["open"]
        assert (1, 0, 0) == (told["unclear"], told["not_told"], told["overdue"])


def test_without_a_column_of_exceptions_no_rate_without_them_is_given(tmp_path: Path) -> None:
    sheet = without_column(PLANS, "week20")
    told = rate(document(sheet, tmp_path), "plans")
    assert [None, None] == [year["without_exceptions"] for year in told["years"]]
    assert ("week20", False) == (told["exceptions_column"], told["exceptions_told"])
    assert "no column 'week20' tells whether an exception applies, so the rate" in (
        summed(sheet, tmp_path).out
    )


def test_review_decisions_are_measured_from_the_meeting(tmp_path: Path) -> None:
    told = rate(document(REVIEWS, tmp_path), "review-decisions")
    assert [(2024, 2, 1, 50.0)] == [
        (year["year"], year["done"], year["in_time"], year["rate"]) for year in told["years"]
    ]
    assert (1, 6) == (told["open"]["ahead"], told["open"]["overdue"])


def test_reviews_are_outstanding_from_the_day_so_long_after_the_meeting(tmp_path: Path) -> None:
    told = rate(document(REVIEWS, tmp_path), "reviews", "outstanding")
    assert [("6 months", 5, 0), ("12 months", 3, 0), ("24 months", 1, 0)] == [
        (each["after"], each["not_done"], each["not_told"]) for each in told["after"]
    ]


def test_without_a_column_of_decisions_it_is_not_told_whether_reviews_are_outstanding(
    tmp_path: Path,
) -> None:
    sheet = without_column(REVIEWS, "review_decision_sent")
    told = rate(document(sheet, tmp_path), "reviews", "outstanding")
    assert [(0, 7), (0, 5), (0, 3)] == [
        (each["not_done"], each["not_told"]) for each in told["after"]
    ]


def test_requests_and_plans_are_counted_by_the_monday_of_their_week(tmp_path: Path) -> None:
    told = document(PLANS, tmp_path)
    assert [
        ("2025-05-19", 3),
        ("2025-11-03", 1),
        ("2026-01-05", 2),
        ("2026-02-02", 1),
        ("2026-11-02", 1),
    ] == [(week["monday"], week["number"]) for week in rate(told, "requests", "weekly")["weeks"]]
    assert [("2025-10-06", 2), ("2026-01-05", 1), ("2026-03-23", 1)] == [
        (week["monday"], week["number"]) for week in rate(told, "plans", "weekly")["weeks"]
    ]


def test_a_week_has_a_bar_and_its_number_in_a_table(tmp_path: Path) -> None:
    lines = summed(PLANS, tmp_path, "--format", "table").out.splitlines()
    week = next(line for line in lines if "2 November 2026" in line)
    day, number, bar = [cell.strip() for cell in re.split(r"[|│]", week)[1:-1]]
    assert ("2 November 2026", "1") == (day, number)
    assert {*bar} == {bar[0]} <= {"█", "#"}


def test_a_line_of_plain_text_tells_the_rate(tmp_path: Path) -> None:
    out = summed(PLANS, tmp_path, "--format", "plain").out
    assert (
        "Final plans within 20 weeks of the request, 2025: 1 of 2 in time, 50.0%; "
        "without exceptions 1 of 1, 100.0%; 0 not told\n"
    ) in out


def test_a_sheet_tells_every_number(tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(summed(PLANS, tmp_path, "--format", "csv").out)))
    assert ["rate", "what", "period", "number", "percent"] == rows[0]
    assert ["plans", "in_time_without_exceptions", "2025", "1", "100.0"] in rows
    assert ["requests", "week", "2025-05-19", "3", ""] in rows
    assert ["reviews", "not_done", "6 months", "0", ""] in rows


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_page_is_written_for_letters_and_the_web(form: str, tmp_path: Path) -> None:
    out = summed(PLANS, tmp_path, "--format", form).out
    assert "Final plans within 20 weeks of the request" in out
    assert "100.0%" in out


def test_quiet_tells_the_rates_in_one_line(tmp_path: Path) -> None:
    assert "Review decisions within 4 weeks of the meeting: 1 of 2 (50.0%) in 2024\n" == (
        summed(REVIEWS, tmp_path, "-q").out
    )


def test_half_of_a_tenth_is_rounded_up(tmp_path: Path) -> None:
    """1 of 16 is 6.25 per cent."""
    late = "2024-11-01,2024-11-30\n" * 15
    sheet = f"review_meeting,review_decision_sent\n2024-11-01,2024-11-29\n{late}"
    assert 6.3 == rate(document(sheet, tmp_path), "review-decisions")["years"][0]["rate"]


def test_a_row_that_cannot_be_read_counts_nowhere(tmp_path: Path) -> None:
    sheet = 'review_meeting,review_decision_sent\n2024-11-01,2024-11-29\n2024-11-01,"2024-11-29\n'
    told = document(sheet, tmp_path)
    assert (1, 1) == (rate(told, "review-decisions")["years"][0]["done"], told["unread"])


def test_a_process_has_its_own_rates_alone(tmp_path: Path) -> None:
    told = document(REVIEWS, tmp_path, "--process", "review")
    assert (["review-decisions"], ["reviews"]) == (
        [each["id"] for each in told["measured"]],
        [each["id"] for each in told["outstanding"]],
    )


def test_a_process_without_rates_says_which_have_some(tmp_path: Path) -> None:
    ran = summed(REVIEWS, tmp_path, "--process", "move")
    assert (
        2,
        "",
        "--process: there is no rate of 'move'. Write assessment or review or all.\n",
    ) == ran


@pytest.mark.parametrize("words", [("--columns", "act_by"), ("--inert",)])
def test_options_about_rows_are_refused(words: tuple[str, ...], tmp_path: Path) -> None:
    ran = summed(REVIEWS, tmp_path, *words)
    assert (2, "", "--summary: no rows are written. Leave out --columns and --inert.\n") == ran


def test_a_caseload_is_answered_in_one_way(tmp_path: Path) -> None:
    ran = summed(REVIEWS, tmp_path, "--long")
    told = "--summary: --long and --summary are different answers. Ask for one of them.\n"
    assert (2, "", told) == ran


def test_the_answer_is_not_written_over_the_sheet(tmp_path: Path) -> None:
    ran = summed(REVIEWS, tmp_path, "-o", str(tmp_path / "cases.csv"))
    assert (2, REVIEWS) == (ran.code, (tmp_path / "cases.csv").read_text("utf-8"))


@pytest.mark.parametrize(
    ("ours", "other", "said"),
    [
        (
            'rule = "review.decision"',
            'rule = "review.decided"',
            "there is no rule 'review.decided'",
        ),
        ('event = "request-received"', 'event = "request"', "there is no event 'request'"),
        ('"6 months"', '"half a year"', "rates.toml, outstanding.reviews.after.0"),
        ('no = ["0",', 'no = ["1",', "'yes' and 'no' both hold 1"),
    ],
)
def test_a_fault_in_the_rates_is_found_before_they_are_used(
    ours: str, other: str, said: str, tmp_path: Path
) -> None:
    book = copytree(rules_directory(), tmp_path / "rules")
    path = book / "rates.toml"
    path.write_text(path.read_text("utf-8").replace(ours, other, 1), encoding="utf-8")
    ran = ask("rules", "check", str(book), today=None)
    assert 2 == ran.code
    assert said in ran.err


def test_a_rule_book_without_rates_has_none_to_tell(tmp_path: Path) -> None:
    book = copytree(rules_directory(), tmp_path / "rules")
    (book / "rates.toml").unlink()
    assert 2 == summed(REVIEWS, tmp_path, "--rules", str(book)).code


def test_the_published_last_days_are_these() -> None:
    assert date(2025, 10, 8) == date(2025, 5, 21) + timedelta(weeks=20)
    assert date(2024, 11, 29) == date(2024, 11, 1) + timedelta(weeks=4)


def test_tables_below_each_other_are_summed_up_together(tmp_path: Path) -> None:
    first, second = PLANS.splitlines()[0], PLANS.splitlines()[1:]
    half = len(second) // 2
    tables = ["\n".join([first, *second[:half]]), "\n".join([first, *second[half:]])]
    alone, both = document(PLANS, tmp_path), document("\n\nClosed\n\n".join(tables), tmp_path)
    assert alone["measured"] == both["measured"]
    assert alone["outstanding"] == both["outstanding"]
    assert alone["weekly"] == both["weekly"]
    assert (alone["rows"], alone["unread"]) == (both["rows"], both["unread"])


def test_all_sheets_of_a_workbook_are_summed_up_together(tmp_path: Path) -> None:
    book = Workbook()
    rows = [*csv.reader(io.StringIO(PLANS))]
    sheets = [book.active, book.create_sheet("More")]
    for sheet in sheets:
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "two.xlsx")
    words = ("--sheet", "all", "--summary", "--format", "json")
    told = read_json(ask("batch", str(tmp_path / "two.xlsx"), *words, today=TODAY).out)
    once = document(PLANS, tmp_path)
    assert 2 * once["rows"] == told["rows"]
    done = [each["done"] for each in rate(once, "plans")["years"]]
    assert [2 * each for each in done] == [each["done"] for each in rate(told, "plans")["years"]]
