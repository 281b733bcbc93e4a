"""``due``: what is on the Monday list of a caseload, where it stands, and what never is.

Days of the law, counted by hand from what each row tells: a council says within 6 weeks of a
request whether it assesses; the report of a review goes out within 2 weeks of its meeting, the
decision within 4; an appeal is received within 2 months of the letter.
"""

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from support import Json, Ran, ask, read_json

TODAY = "2026-11-25"
MIXED = """\
case,worker,decision_date,reason,request_received,decision_notified,review_meeting
A1,Ann,2026-10-01,refuse-assess,,,
A2,Ann,2026-08-01,refuse-plan,,,
B1,Bo,,,2026-10-12,,
B2,Bo,,,2026-10-12,2026-11-20,
B3,Bo,,,2026-10-14,,
C1,,,,,,2026-11-16
C1,,,,,,soon
,,,,,,
TOTAL: 7 cases,,,,,,
"""
"""A letter ahead and one passed; a decision late, done and due today; a review; one unread."""

FORMATS = ("plain", "table", "md", "html", "csv", "json")


def asked(folder: Path, text: str, *words: str, today: str = TODAY) -> Ran:
    (folder / "cases.csv").write_text(text, encoding="utf-8")
    return ask("due", str(folder / "cases.csv"), *words, today=today)


def document(folder: Path, text: str, *words: str, today: str = TODAY) -> Json:
    return read_json(asked(folder, text, *words, "--format", "json", today=today).out)


def listed(folder: Path, text: str, *words: str, today: str = TODAY) -> list[tuple[str, ...]]:
    """Give case, rule, standing and day of each thing on the list, in its order."""
    return [
        (item["case"], item["rule"] or "", item["stands"], item["due"] or "")
        for item in document(folder, text, *words, today=today)["items"]
    ]


def test_what_has_passed_stands_first_and_then_what_is_ahead_by_day_and_then_what_to_ask(
    tmp_path: Path,
) -> None:
    assert [
        ("B1", "assessment.decision", "overdue", "2026-11-23"),
        ("A2", "appeal.window", "missed", "2026-10-01"),
        ("A2", "mediation.contact-adviser", "missed", "2026-10-01"),
        ("B3", "assessment.decision", "today", "2026-11-25"),
        ("C1", "review.report", "ahead", "2026-11-30"),
        ("A1", "appeal.window", "ahead", "2026-12-01"),
        ("A1", "mediation.contact-adviser", "ahead", "2026-12-01"),
        ("C1 (2)", "", "unread", ""),
    ] == [item for item in listed(tmp_path, MIXED) if item[1] != "review.amendments"]


@pytest.mark.parametrize(
    ("within", "on"), [("0", False), ("13", False), ("14", True), ("15", True), ("all", True)]
)
def test_a_day_is_on_the_list_from_so_many_days_before_it(
    within: str, on: bool, tmp_path: Path
) -> None:
    """14 days before Wednesday 9 December 2026, two weeks after the meeting."""
    text = "case,review_meeting\nC,2026-11-25\n"
    rules = [item[1] for item in listed(tmp_path, text, "--within", within)]
    assert on == ("review.report" in rules)


def test_a_list_reaches_fourteen_days_unless_another_number_is_told(tmp_path: Path) -> None:
    text = "case,review_meeting\nC,2026-11-25\nD,2026-11-26\n"
    told = document(tmp_path, text)
    ahead = [item["case"] for item in told["items"] if item["stands"] == "ahead"]
    assert (14, ["C"]) == (told["within"], ahead)


def test_what_was_to_be_done_before_a_day_still_to_come_is_to_be_found_out(tmp_path: Path) -> None:
    """Notice of a review meeting, and the papers: two weeks before it (regulation 20(3) and (4))."""
    text = "case,review_meeting\nHeld,2026-11-24\nTo come,2026-12-08\nFar,2026-12-20\n"
    items = document(tmp_path, text, "--within", "all")["items"]
    asked = {(item["case"], item["rule"]) for item in items if item["stands"] == "find-out"}
    assert {("To come", "review.notice"), ("To come", "review.papers")} == asked


def test_comments_on_a_draft_are_on_the_familys_list(tmp_path: Path) -> None:
    """The family has 15 days at the least, the day of service counted (regulation 13(1))."""
    text = "case,request_received,draft_served\nA,2026-08-10,2026-11-16\n"
    (item,) = (
        each for each in document(tmp_path, text)["items"] if each["rule"] == "assessment.comments"
    )
    assert ("2026-11-30", "ahead", False) == (item["due"], item["stands"], item["conditional"])


def test_nobody_whose_appeal_is_in_is_late_with_the_adviser(tmp_path: Path) -> None:
    text = "case,decision_date,reason,appeal_lodged\nA,2026-09-10,refuse-assess,2026-11-02\n"
    assert [] == document(tmp_path, text)["items"]


def test_a_decision_is_overdue_only_where_a_blank_cell_says_that_it_was_not_made(
    tmp_path: Path,
) -> None:
    """Without a column for it, or where nothing is told of it, it is to be found out."""
    blank = "case,request_received,decision_notified\nB,2026-10-12,\n"
    no_column = "case,request_received\nB,2026-10-12\n"
    not_told = "case,request_received,decision_notified\nB,2026-10-12,tbc\n"
    not_yet = "case,request_received,decision_notified\nB,2026-10-12,not yet\n"
    stands = [
        {item[1]: item[2] for item in listed(tmp_path, text)}.get("assessment.decision")
        for text in (blank, no_column, not_told, not_yet)
    ]
    assert ["overdue", "find-out", "find-out", "overdue"] == stands


def test_a_duty_that_may_not_bind_is_asked_about_and_not_overdue(tmp_path: Path) -> None:
    """Amendments are owed only by a council that amends the plan."""
    text = "case,review_meeting,amendment_notice_sent\nC,2026-09-01,\n"
    stands = {item[1]: item[2] for item in listed(tmp_path, text)}
    assert "find-out" == stands["review.amendments"]


def test_what_may_not_bind_is_told_with_that_on_which_it_hangs(tmp_path: Path) -> None:
    """Nobody reads that something is late, if undone, of what was perhaps never due."""
    text = "case,last_review,review_decision_sent,plan\nC,2025-06-02,,no\n"
    (item,) = (
        each for each in document(tmp_path, text)["items"] if each["rule"] == "review.complete"
    )
    assert "find-out" == item["stands"]
    assert item["words"].startswith("Find out: was it due? Next review finished")
    assert "there is no EHC plan" in item["words"]
    assert "days late" not in item["words"]


def test_a_final_plan_is_asked_about_with_the_no_that_may_have_come(tmp_path: Path) -> None:
    """A council that refused to assess owes none, whatever else is still to be told."""
    text = "case,request_received,decision_notified,final_plan_sent\nC,2026-03-10,2026-04-01,\n"
    (item,) = (
        each
        for each in document(tmp_path, text)["items"]
        if each["rule"] == "assessment.final-plan"
    )
    assert "If the council refused to assess, this is not due." in item["words"]
    assert "days late" not in item["words"]


def test_what_is_done_is_not_on_the_list(tmp_path: Path) -> None:
    text = (
        "case,request_received,decision_notified,review_meeting,review_report_sent\n"
        "late but done,2026-09-01,2026-11-20,,\n"
        "done in time,,,2026-11-16,2026-11-20\n"
    )
    rules = [item[1] for item in listed(tmp_path, text)]
    assert [False, False] == [rule in rules for rule in ("assessment.decision", "review.report")]


def test_footers_and_blank_rows_are_no_cases(tmp_path: Path) -> None:
    ran = asked(tmp_path, MIXED, "--format", "json")
    assert 7 == read_json(ran.out)["cases"]
    assert "TOTAL" not in ran.out
    assert "row 10" in ran.err


def test_a_row_that_cannot_be_read_is_on_the_list_as_such_and_the_exit_code_is_three(
    tmp_path: Path,
) -> None:
    ran = asked(tmp_path, "case,review_meeting\nC,2026-11-16\nD,soon\n")
    assert 3 == ran.code
    assert "D: review_meeting: 'soon' is not a date." in ran.out
    assert "row 3, review_meeting: 'soon' is not a date." in ran.err


def test_a_list_without_a_fault_exits_with_nought(tmp_path: Path) -> None:
    assert (0, "") == asked(tmp_path, "case,review_meeting\nC,2026-11-16\n")[::2]


def test_a_day_before_the_rules_start_is_not_covered_and_the_exit_code_is_four(
    tmp_path: Path,
) -> None:
    ran = asked(tmp_path, "case,decision_date\nA,2014-08-31\n")
    assert 4 == ran.code
    assert "not covered" in ran.err


def test_only_the_steps_of_those_who_were_asked_for_are_on_it(tmp_path: Path) -> None:
    """What is wrong with a row as a whole is everybody's."""
    whole = document(tmp_path, MIXED)["items"]
    for who in ("family", "council", "school"):
        items = document(tmp_path, MIXED, "--who", who.upper())["items"]
        assert [each for each in whole if each["who"] is None or who in each["owner"]] == items
    both = document(tmp_path, MIXED, "--who", "family", "--who", "council")["items"]
    assert [each for each in whole if each["who"] in ("family", "council", None)] == both


def test_the_list_is_parted_by_a_column_of_the_callers(tmp_path: Path) -> None:
    told = document(tmp_path, MIXED, "--by", "Worker")["items"]
    assert sorted(told, key=lambda item: str(item["by"])) == told
    workers = {item["case"]: item["by"] for item in told}
    assert {"A1": "Ann", "A2": "Ann", "B1": "Bo", "B3": "Bo", "C1": "", "C1 (2)": ""} == workers
    assert (
        "Ann: Last days that have passed"
        in asked(tmp_path, MIXED, "--by", "worker", "--format", "md").out
    )


def test_a_case_is_called_by_the_column_that_was_told(tmp_path: Path) -> None:
    text = "case,worker no,review_meeting\nA,77,2026-11-16\nB,78,2026-11-16\n"
    cases = [item[0] for item in listed(tmp_path, text, "--id", "Worker No") if "report" in item[1]]
    assert ["77", "78"] == cases


def test_a_case_without_a_name_is_called_by_its_row(tmp_path: Path) -> None:
    text = "worker,review_meeting\nA,2026-11-16\nB,2026-11-16\n"
    cases = [item[0] for item in listed(tmp_path, text) if item[1] == "review.report"]
    assert ["row 2", "row 3"] == cases


def test_a_case_without_a_name_is_called_by_its_row_and_its_sheet_where_there_are_several(
    tmp_path: Path,
) -> None:
    book = Workbook()
    first = book.worksheets[0]
    first.title = "New requests"
    for sheet in (first, book.create_sheet("Old requests")):
        sheet.append(["Request received", "Decision notified", "Notes"])
        sheet.append(["2026-09-01", "", "a"])
    book.save(tmp_path / "in.xlsx")
    for sheets, names in {
        "all": ["row 2 of New requests", "row 2 of Old requests"],
        "Old requests": ["row 2"],
    }.items():
        words = ("--process", "assessment", "--sheet", sheets, "--format", "json")
        ran = ask("due", str(tmp_path / "in.xlsx"), *words, today=TODAY)
        assert [each["case"] for each in read_json(ran.out)["items"]] == names


def test_what_is_wrong_in_a_row_is_told_by_its_sheet_where_there_are_several(
    tmp_path: Path,
) -> None:
    book = Workbook()
    first = book.worksheets[0]
    first.title = "New"
    for sheet in (first, book.create_sheet("Old")):
        sheet.append(["case", "request_received", "Decision_notifed"])
        for day in ("soon", "later", "1/9/26", ""):
            sheet.append([f"{day} {sheet.title}", day, ""])
        sheet.append(["TOTAL 4", "", ""])
    book.save(tmp_path / "in.xlsx")
    file = str(tmp_path / "in.xlsx")
    both, old = ("--sheet", "all"), ("--sheet", "Old")
    kept = tmp_path / "problems.csv"
    for command in (("due",), ("batch", "--problems", str(kept))):
        words = (command[0], file, "--process", "assessment", *command[1:])
        told = ask(*words, *both, today=TODAY).err
        for line in (
            "row 2 of New, request_received: 'soon' is not a date.",
            "Of this kind: 4. Also row 3 of New, 2 of Old, 3 of Old.",
            "First row 4 of New, request_received: '1/9/26' is read as 1 September 2026. Also row 4 of Old.",
            "Rows that tell no day: 2 (row 5 of New, 5 of Old).",
            "row 6 of New ('TOTAL 4'); row 6 of Old ('TOTAL 4').",
            "The headings of row 1 of New: The column 'Decision_notifed' is not read.",
            "The headings of row 1 of Old: The column 'Decision_notifed' is not read.",
        ):
            assert line in told
        alone = ask(*words, *old, today=TODAY).err
        assert "row 2, request_received: 'soon' is not a date." in alone
        assert "\nThe column 'Decision_notifed' is not read." in alone
        assert " of Old" not in alone
    first_kept, *_ = csv.DictReader(io.StringIO(kept.read_text(encoding="utf-8-sig")))
    assert "2" == first_kept["row"]


@pytest.mark.parametrize("heading", ["worker", "Case Officer", "Allocated to"])
def test_a_file_says_who_works_on_a_case_whether_or_not_the_list_is_parted_by_it(
    heading: str, tmp_path: Path
) -> None:
    text = MIXED.replace("worker", heading)
    ran = asked(tmp_path, text, "--format", "csv")
    rows = [*csv.DictReader(io.StringIO(ran.out))]
    assert {("A1", "Ann"), ("B1", "Bo"), ("C1", "")} <= {
        (row["case"], row["worker"]) for row in rows
    }
    assert "Ann" not in asked(tmp_path, text, "--format", "plain").out
    assert "by" not in rows[0]
    parted = asked(tmp_path, text, "--by", heading, "--format", "csv")
    (first, *_) = csv.DictReader(io.StringIO(parted.out))
    assert ("by" in first, "worker" in first) == (True, False)  # one column, told once
    ask("due", str(tmp_path / "cases.csv"), "-o", str(tmp_path / "list.xlsx"), today=TODAY)
    heads, *_ = load_workbook(tmp_path / "list.xlsx").worksheets[0].iter_rows(values_only=True)
    assert "worker" in heads


def test_a_list_of_a_caseload_without_workers_has_no_column_of_them(tmp_path: Path) -> None:
    out = asked(tmp_path, MIXED.replace("worker", "town"), "--format", "csv").out
    heads = next(csv.reader(io.StringIO(out)))
    assert ("row", "due") == (heads[1], heads[2])


def test_a_row_stands_with_its_sheet_where_several_were_answered(tmp_path: Path) -> None:
    book = Workbook()
    first = book.worksheets[0]
    first.title = "New"
    for sheet in (first, book.create_sheet("Old")):
        sheet.append(["case", "request_received", "decision_notified"])
        sheet.append([f"{sheet.title} 1", "2026-09-01", ""])
    file = tmp_path / "in.xlsx"
    book.save(file)
    both = ("due", str(file), "--process", "assessment", "--sheet", "all")
    for how in ("csv", "xlsx"):
        kept = tmp_path / f"list.{how}"
        ask(*both, "-o", str(kept), today=TODAY)
        if how == "csv":
            heads, *rows = csv.reader(io.StringIO(kept.read_text(encoding="utf-8-sig")))
        else:
            cells = load_workbook(kept).worksheets[0].iter_rows(values_only=True)
            heads, *rows = [[*map(str, row)] for row in cells]
        told = [dict(zip(heads, row, strict=True)) for row in rows]
        there = {(row["case"], row["row"], row["sheet"]) for row in told}
        assert {("New 1", "2", "New"), ("Old 1", "2", "Old")} == there
    view = read_json(ask(*both, "--format", "json", today=TODAY).out)
    assert {"New", "Old"} == {item["sheet"] for item in view["items"]}
    alone = ask("due", str(file), "--sheet", "Old", "--format", "csv", today=TODAY).out
    assert "sheet" not in next(csv.reader(io.StringIO(alone)))
    first["B2"] = "2026-09-02"
    book.save(file)
    since = (*both, "--since", str(tmp_path / "list.csv"))
    moved = [*csv.DictReader(io.StringIO(ask(*since, "--format", "csv", today=TODAY).out))]
    assert {("New 1", "2", "New")} == {(row["case"], row["row"], row["sheet"]) for row in moved}


def test_the_object_of_a_row_names_its_sheet_where_several_were_answered(tmp_path: Path) -> None:
    book = Workbook()
    for sheet in (book.worksheets[0], book.create_sheet("Old")):
        sheet.append(["case", "decision_date"])
        sheet.append([f"{sheet.title} 1", "2026-10-01"])
    book.save(tmp_path / "in.xlsx")
    for sheets, told in {"all": [(2, "Sheet"), (2, "Old")], "Old": [(2, None)]}.items():
        words = ("batch", str(tmp_path / "in.xlsx"), "--sheet", sheets, "--format", "jsonl")
        rows = [*map(json.loads, ask(*words, today=TODAY).out.splitlines())]
        assert told == [(each["row"], each["sheet"]) for each in rows]


def test_cases_of_several_sheets_are_counted_each_by_itself(tmp_path: Path) -> None:
    """Row 2 of one sheet is another case than row 2 of the next."""
    book = Workbook()
    for sheet in (book.worksheets[0], book.create_sheet("Old")):
        sheet.append(["case", "decision_date", "reason"])
        sheet.append([f"{sheet.title} 1", "2026-08-01", "refuse-plan"])
    book.save(tmp_path / "in.xlsx")
    words = ("due", str(tmp_path / "in.xlsx"), "--sheet", "all", "--format", "json")
    assert "a last day has passed in 2 cases" in read_json(ask(*words, today=TODAY).out)["verdict"]


def test_no_two_cases_have_one_name(tmp_path: Path) -> None:
    names = ("A", "A", "A (2)", "A", "a  b", "a b", "", "row 8")
    text = "case,review_meeting\n" + "".join(f"{name},2026-11-16\n" for name in names)
    cases = [item[0] for item in listed(tmp_path, text) if item[1] == "review.report"]
    assert (8, "A") == (len({*cases}), cases[0])


@pytest.mark.parametrize(
    ("words", "told", "write"),
    [
        (("--within", "soon"), "'soon' is no number of days.", "Write --within 14, or"),
        (("--within", "-1"), "'-1' is no number of days.", "Write --within 14, or"),
        (("--within", "1.5"), "'1.5' is no number of days.", "Write --within 14, or"),
        (("--within", "999999"), "'999999' is no number of days.", "Write --within 14, or"),
        (("--who", "grandma"), "'grandma' has no steps here.", "Write one of family, council"),
        (("--by", "town"), "there is no column 'town' in the file.", "Its columns: 'case',"),
        (("--id", "town"), "there is no column 'town' in the file.", "Its columns: 'case',"),
        (("--process", "reviews"), "reviews", "review"),
        (("--fail-on", "late"), "late", "passed"),
        (("--since", "nowhere.csv"), "'nowhere.csv' cannot be read", "Give a file that is there"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_to_write(
    words: tuple[str, ...], told: str, write: str, tmp_path: Path
) -> None:
    ran = asked(tmp_path, MIXED, *words)
    assert (2, "") == ran[:2]
    assert told in ran.err
    assert write in ran.err


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    err = asked(tmp_path, MIXED, "--within", "soon", "--who", "grandma", "--process", "x").err
    assert all(told in err for told in ("'soon'", "'grandma'", "'x'"))


def test_days_on_which_far_more_falls_due_than_on_others_are_marked(tmp_path: Path) -> None:
    """Ten reports for Monday 30 November, and one on each of the seven days after it."""
    many = "".join(f"P{number},2026-11-16\n" for number in range(10))
    few = "".join(f"F{number},2026-11-{17 + number}\n" for number in range(7))
    text = f"case,review_meeting\n{many}{few}"
    told = document(tmp_path, text, "--within", "13")["items"]
    reports = [item for item in told if item["rule"] == "review.report"]
    assert {"2026-11-30"} == {item["due"] for item in told if item["pile_up"]}
    assert [item["due"] == "2026-11-30" for item in reports] == [i["pile_up"] for i in reports]
    assert "on Monday 30 November 2026" in asked(tmp_path, text, "--within", "13").out


def test_weeks_run_from_the_first_to_the_last_with_something_due_and_leave_none_out(
    tmp_path: Path,
) -> None:
    text = "case,decision_date\nA,2026-10-01\nB,2026-10-22\n"
    told = document(tmp_path, text, "--within", "all", "--who", "family")
    weeks = [(week["monday"], week["due"]) for week in told["weeks"]]
    assert [("2026-11-30", 2), ("2026-12-07", 0), ("2026-12-14", 0), ("2026-12-21", 2)] == weeks
    ahead = [item for item in told["items"] if item["stands"] in ("today", "ahead")]
    assert len(ahead) == sum(week["due"] for week in told["weeks"])


@pytest.mark.parametrize("form", ["plain", "table", "md", "html"])
def test_a_duty_that_binds_only_if_says_so_in_words(form: str, tmp_path: Path) -> None:
    text = "case,review_meeting,review_report_sent\nC,2026-11-02,2026-11-10\n"
    ran = asked(tmp_path, text, "--format", form)
    assert ("amendments" in ran.out, "decision" in ran.err) == (True, False)
    assert 1 == ran.out.count("it applies")


def test_a_duty_that_binds_only_if_says_so_to_programs_and_calendars(tmp_path: Path) -> None:
    text = "case,review_meeting,review_report_sent\nC,2026-11-02,2026-11-10\n"
    marked = [("review.amendments", True), ("review.decision", False)]
    items = document(tmp_path, text)["items"]
    assert marked == [(item["rule"], item["conditional"]) for item in items]
    rows = [*csv.DictReader(io.StringIO(asked(tmp_path, text, "--format", "csv").out))]
    assert marked == [(row["rule"], row["conditional"] == "yes") for row in rows]
    calendar = asked(tmp_path, text, "--format", "ics", "--within", "14").out
    events = calendar.replace("\r\n ", "").split("BEGIN:VEVENT")[1:]
    assert marked == [
        (rule, "if it applies" in event)
        for event in events
        for rule, _ in marked
        if f"{rule}@" in event
    ]
    asked(tmp_path, text, "-o", str(tmp_path / "list.xlsx"))
    head, *cells = load_workbook(tmp_path / "list.xlsx").worksheets[0].iter_rows(values_only=True)
    told = [dict(zip(head, row, strict=True)) for row in cells]
    assert marked == [(row["rule"], row["conditional"] == "yes") for row in told]


def test_every_format_tells_every_case_that_has_something_to_do(tmp_path: Path) -> None:
    for form in FORMATS:
        out = asked(tmp_path, MIXED, "--format", form).out
        assert [] == [case for case in ("A1", "A2", "B1", "B3", "C1", "C1 (2)") if case not in out]
        assert "B2" not in out


def test_a_workbook_of_the_list_holds_its_days_as_days(tmp_path: Path) -> None:
    ran = asked(tmp_path, MIXED, "-o", str(tmp_path / "list.xlsx"))
    assert (3, "") == ran[:2]
    sheet = load_workbook(tmp_path / "list.xlsx").worksheets[0]
    head, *cells = sheet.iter_rows(values_only=True)
    items = document(tmp_path, MIXED)["items"]
    told = [dict(zip(head, row, strict=True)) for row in cells]
    days = [row["due"].date().isoformat() if row["due"] else None for row in told]
    assert [item["due"] for item in items] == days
    assert [item["days"] for item in items] == [row["days"] for row in told]
    assert [item["case"] for item in items] == [row["case"] for row in told]


@pytest.mark.parametrize(
    ("text", "finding", "code"),
    [
        ("case,review_meeting\nC,2026-11-16\n", "passed", 0),
        ("case,review_meeting\nC,2026-11-16\n", "due-within=4", 0),
        ("case,review_meeting\nC,2026-11-16\n", "due-within=5", 1),
        ("case,request_received,decision_notified\nB,2026-10-12,\n", "passed", 1),
        ("case,request_received\nB,2026-10-12\n", "passed", 1),
        ("case,decision_date\nA,2026-08-01\n", "passed", 1),
        ("case,decision_date\nA,soon\n", "passed", 3),
    ],
)
@pytest.mark.parametrize("form", ["plain", "xlsx"])
def test_findings_that_were_asked_for_set_the_exit_code(
    text: str, finding: str, code: int, form: str, tmp_path: Path
) -> None:
    output = ("-o", str(tmp_path / "list.xlsx")) if form == "xlsx" else ()
    assert code == asked(tmp_path, text, "--fail-on", finding, *output).code


def test_what_is_due_within_the_days_asked_for_is_found_beyond_the_reach_of_the_list(
    tmp_path: Path,
) -> None:
    """Monday 30 November is five days ahead, and the list reaches two."""
    words = ("--within", "2", "--fail-on", "due-within=5")
    assert 1 == asked(tmp_path, "case,review_meeting\nC,2026-11-16\n", *words).code


def test_quiet_tells_the_list_in_one_line(tmp_path: Path) -> None:
    out = asked(tmp_path, "case,review_meeting,review_report_sent\nC,2026-11-16,\n", "-q").out
    assert "1 due within 14 days\n" == out


def test_an_empty_list_says_that_nothing_is_on_it(tmp_path: Path) -> None:
    ran = asked(tmp_path, "case,review_meeting\nC,2025-11-25\n", "--who", "tribunal")
    assert (0, True) == (ran.code, "Nothing is on the list." in ran.out)


def test_a_sign_that_no_terminal_should_get_is_not_shown(tmp_path: Path) -> None:
    out = asked(tmp_path, "case,review_meeting\n\x1b[31mC\u202e,2026-11-16\n").out
    assert [False, False] == [sign in out for sign in ("\x1b", "\u202e")]


def test_a_name_that_a_spreadsheet_would_run_is_guarded(tmp_path: Path) -> None:
    text = "case,review_meeting\n=1+1,2026-11-16\n"
    rows = [*csv.DictReader(io.StringIO(asked(tmp_path, text, "--format", "csv").out))]
    assert {"'=1+1"} == {row["case"] for row in rows}


def test_what_is_read_is_never_written_over(tmp_path: Path) -> None:
    ran = asked(tmp_path, MIXED, "-o", str(tmp_path / "cases.csv"))
    assert (2, True) == (ran.code, "that is the file that is read" in ran.err)
    assert MIXED == (tmp_path / "cases.csv").read_text(encoding="utf-8")


def test_a_school_is_asked_for_nothing_in_an_appeal_against_a_council(tmp_path: Path) -> None:
    """The day that the Tribunal directs is of an appeal or of a claim: what else is told says which."""
    head = "case,decision_date,reason,appeal_lodged,response_directed_by,response_received,"
    head += "claim_received_by_school\n"
    rows = "N1,2026-07-10,plan-contents,2026-09-02,2026-10-26,,\nN2,,,,2026-10-26,,2026-09-10\n"
    late = [
        (item["case"], item["rule"])
        for item in document(tmp_path, head + rows)["items"]
        if item["stands"] == "overdue"
    ]
    assert ("N1", "appeal.la-response") in late
    assert ("N2", "discrimination.response") in late
    assert ("N1", "discrimination.response") not in late


def test_a_duty_that_may_bind_and_was_not_done_is_to_be_found_out(tmp_path: Path) -> None:
    """Agreed to assess: a final plan in 14 weeks, if there is to be one (regulations 42 and 44)."""
    text = "case,agreement_made,order,final_plan_sent\nA,2026-07-17,assess,\nB,2026-10-30,assess,\n"
    asked = {
        (item["case"], item["due"], item["stands"])
        for item in document(tmp_path, text)["items"]
        if item["rule"] == "agreement.assess-plan"
    }
    assert {("A", "2026-10-23", "find-out")} == asked


def test_a_letter_is_not_looked_for_once_the_appeal_is_in(tmp_path: Path) -> None:
    """A Tribunal officer's log says what is appealed, and has no column for the letter."""
    sheet = "ref,reason,appeal_lodged\n1,refuse-assess,2026-11-02\n2,refuse-assess,\n"
    (tmp_path / "in.csv").write_text(sheet, encoding="utf-8")
    told = ask("due", str(tmp_path / "in.csv"), "--plain").out
    assert "2: The date of the council's letter was not told." in told
    assert "1: The date of the council's letter" not in told


DECIDED = "case,request_received,outcome,decision_notified\n1,2026-08-03,agreed,\n2,2026-08-03,,\n"
LETTER = "case,request_received,decision_date,decision_notified\n1,2026-08-03,2026-09-01,\n"
EXCLUDED = "case,exclusion_began,exclusion,education_began\n1,2026-11-02,permanent,\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (DECIDED, "The council has decided; when it said so was not told. Give the day in the"),
        (LETTER, "A letter was told, and not what it is. If it is this, it was done then."),
        (DECIDED.replace("agreed", "refused"), "The council has decided; when it said so was not"),
    ],
)
def test_what_was_perhaps_done_is_asked_with_the_reason_and_nobody_is_accused(
    text: str, why: str, tmp_path: Path
) -> None:
    items = document(tmp_path, text, "--process", "assessment")["items"]
    asks = [item for item in items if (item["case"], item["stands"]) == ("1", "find-out")]
    asks = [item for item in asks if item["rule"] is not None]  # the row's own is of its letter
    assert ["assessment.decision"] == [item["rule"] for item in asks]
    assert "was it done?" in asks[0]["words"]
    assert f" {why}" in asks[0]["words"]
    late = [(item["case"], item["rule"]) for item in items if item["stands"] == "overdue"]
    assert ("1", "assessment.decision") not in late
    assert (text != LETTER) == (("2", "assessment.decision") in late)


def test_a_no_of_a_day_that_was_not_told_is_asked_about_by_its_letter_first(tmp_path: Path) -> None:
    text = DECIDED.replace("agreed", "refused")
    items = document(tmp_path, text, "--process", "assessment")["items"]
    own = [item for item in items if item["case"] == "1"]
    assert {"find-out"} == {item["stands"] for item in own}
    assert own[0]["words"].startswith("The date of the council's letter was not told.")


@pytest.mark.parametrize("how", ["plain", "csv", "md", "html"])
def test_what_a_delay_hangs_on_stands_beside_it(how: str, tmp_path: Path) -> None:
    words = ("--process", "exclusion", "--term", "2026-09-02..2026-12-18")
    told = asked(tmp_path, EXCLUDED, *words, "--format", how).out
    assert "Was the child back in school before this day?" in told
    [item] = document(tmp_path, EXCLUDED, *words)["items"]
    assert (item["stands"], "compulsory school age" in item["check_first"]) == ("overdue", True)
    others = document(tmp_path, MIXED)["items"]
    assert {None} == {each["check_first"] for each in others if each["stands"] != "missed"}


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("case,request_received\n1,2026-05-04\n", "Final plan sent, if there is to be one."),
        ("case,review_meeting\n1,2026-11-09\n", ""),
    ],
)
def test_no_question_hides_behind_another(text: str, also: str, tmp_path: Path) -> None:
    process = "assessment" if also else "review"
    out = asked(tmp_path, text, "--process", process, "--format", "plain").out
    (line,) = [line for line in out.splitlines() if line.startswith("1: Find out:")]
    assert also == line.partition(" Also: ")[2]
    assert " more" not in line


def test_many_questions_of_a_case_are_counted(tmp_path: Path) -> None:
    text = "case,request_received,review_meeting,advice_request_received,reassessment_request_received\n"
    text += "1,2026-01-05,2026-03-02,2026-02-02,2026-01-05\n"
    out = asked(tmp_path, text, "--process", "all", "--format", "plain").out
    (line,) = [line for line in out.splitlines() if line.startswith("1: Find out:")]
    also = line.partition(" Also: ")[2]
    assert 3 == also.count("; ")
    assert " more." in also


def test_the_list_reaches_to_the_day_by_which_somebody_has_to_act(tmp_path: Path) -> None:
    text = "case,decision_date,reason\n1,2026-10-12,refuse-assess\n"  # Saturday 12 December
    for within, there in {"15": False, "16": True}.items():
        rules = {item[1] for item in listed(tmp_path, text, "--within", within)}
        assert there == ("mediation.contact-adviser" in rules)


def test_a_day_that_has_passed_by_one_reading_alone_says_so(tmp_path: Path) -> None:
    text = "case,decision_date,reason,certificate_date\n1,2026-09-17,school-named,2026-11-10\n"
    hope = "By another reading you may still be in time: until Thursday 10 December 2026."
    for how in FORMATS:
        told = asked(tmp_path, text, "--format", how).out
        assert hope in " ".join(told.replace("│", " ").split())
    late = text.replace("2026-11-10", "2026-10-01")
    assert "another reading" not in asked(tmp_path, late, "--format", "json").out


def test_a_case_without_a_day_is_named(tmp_path: Path) -> None:
    text = "case,order_sent,review_meeting\nA,2026-11-02,\nB,,2026-11-16\nC,tbc,\n"
    view = document(tmp_path, text)
    assert (2, ["A", "C"]) == (view["silent"], view["without_day"])
    assert "no day at all: A, C" in asked(tmp_path, text, "--format", "plain").out


def test_a_case_of_which_no_day_still_binds_is_named(tmp_path: Path) -> None:
    """A minimum that has passed, guidance that has passed or lies ahead, and what is only usual."""
    text = "case,draft_served,transport_review_asked,appeal_received_by_council,order_made,review_meeting\n"
    text += "A,2026-10-01,,,,\nB,,2026-05-11,,,\nC,,2026-11-23,,,\nD,tbc,,,,\nE,,,,,2026-11-23\n"
    view = document(tmp_path, text)
    assert (["D"], ["A", "B", "C"]) == (view["without_day"], view["without_binding_day"])
    assert "no day that still binds in 3 cases" in view["verdict"]
    for how in ("plain", "md", "html"):
        told = asked(tmp_path, text, "--format", how).out
        assert "A, B, C" in told
        assert "no day that still binds" in told


@pytest.mark.slow
def test_every_case_of_a_caseload_is_listed_or_named(tmp_path: Path) -> None:
    text = ask("sample", "--process", "all", "--rows", "300", "--seed", "3", today=TODAY).out
    view = document(tmp_path, text, "--within", "all")
    there = {item["case"] for item in view["items"]}
    named = [*view["without_day"], *view["without_binding_day"], *view["without_more"]]
    assert len(named) == len({*named})
    assert set() == there & {*view["without_binding_day"], *view["without_more"]}
    rows = csv.DictReader(io.StringIO(text))
    assert view["cases"] == len({*there, *named}) == sum(1 for _ in rows)


def test_a_case_that_has_no_day_left_is_named(tmp_path: Path) -> None:
    """An appeal against a refusal is in; a plan was made: neither may fall off the list unseen."""
    text = "case,request_received,decision_notified,outcome,appeal_lodged,final_plan_sent\n"
    text += (
        "A,2026-06-01,2026-07-10,refused,2026-08-30,\nB,2026-01-05,2026-02-10,agreed,,2026-05-20\n"
    )
    view = document(tmp_path, text)
    assert ([], [], ["A", "B"]) == (
        view["items"],
        view["without_binding_day"],
        view["without_more"],
    )
    plain = asked(tmp_path, text, "--format", "plain").out
    assert "no further day, as far as told: A, B" in plain


def test_a_case_that_is_done_is_not_named_among_those_without_a_day_that_binds(
    tmp_path: Path,
) -> None:
    text = "case,request_received,final_plan_sent\nA,2026-01-05,2026-05-01\n"
    assert [] == document(tmp_path, text)["without_binding_day"]


def test_no_answer_breaks_its_line_where_a_heading_does(tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    file.write_text(
        'case,"LA letter\ndated","Adviser\nrung"\nA,soon,\nB,2026-09-01,\n', encoding="utf-8"
    )
    maps = ("--map", "LA letter dated=decision_date", "--map", "Adviser rung=adviser_contacted")
    shown = read_json(ask("due", str(file), *maps, "--format", "json", today="2026-11-25").out)
    words = [item["words"] for item in shown["items"]]
    assert any("LA letter dated: 'soon'" in each for each in words)
    assert any("in the column Adviser rung" in each for each in words)
    assert [] == [each for each in words if "\n" in each]
    out = ask("batch", str(file), *maps, "--format", "csv", today="2026-11-25").out
    assert [] == [
        cell for row in list(csv.reader(io.StringIO(out)))[1:] for cell in row if "\n" in cell
    ]


STEPS_OF_TWO = {
    "exclusion.panel-meets": (
        "case,review_asked_for,exclusion,term\nA,2026-11-20,permanent,2026-11-02..2026-12-18\n",
        {"council", "school"},
        "council or the academy trust",
    ),
    "review.report": (
        "case,review_meeting\nA,2026-11-20\n",
        {"council", "school"},
        "school or the council, whoever arranged it",
    ),
    "recommendation.response": (
        "case,recommendation_issued\nA,2026-11-20\n",
        {"health-body", "council"},
        "health body and council, each for what it was recommended",
    ),
}
"""Steps of which the rule says that one body owes them, or another."""


@pytest.mark.parametrize("rule", STEPS_OF_TWO)
def test_a_step_that_one_body_or_another_owes_is_on_the_list_of_each(
    rule: str, tmp_path: Path
) -> None:
    text, bodies, owner = STEPS_OF_TWO[rule]
    everybody = ("family", "council", "school", "governors", "health-body", "adviser", "tribunal")
    there = {
        who
        for who in everybody
        if rule in {item[1] for item in listed(tmp_path, text, "--within", "all", "--who", who)}
    }
    assert bodies == there
    out = asked(tmp_path, text, "--within", "all", "--format", "csv").out
    said = {row["rule"]: row["owner"] for row in csv.DictReader(io.StringIO(out))}
    assert owner == said[rule]


@pytest.mark.parametrize(
    ("kind", "rule", "who"),
    [
        ("permanent", "exclusion.permanent-day-six", "council"),
        ("over-five-days", "exclusion.day-six", "school"),
    ],
)
def test_the_sixth_day_of_an_exclusion_is_on_the_list_of_the_one_body_that_owes_it(
    kind: str, rule: str, who: str, tmp_path: Path
) -> None:
    text = f"case,exclusion_began,exclusion,term\nA,2026-11-23,{kind},2026-11-02..2026-12-18\n"
    there = {
        (item[1], body)
        for body in ("council", "school", "governors")
        for item in listed(tmp_path, text, "--within", "all", "--who", body)
        if "day-six" in item[1]
    }
    assert {(rule, who)} == there


def test_a_list_of_somebody_who_has_no_step_says_whose_steps_there_are(tmp_path: Path) -> None:
    text = "case,request_received,review_meeting\nA,2026-07-01,\nB,,2026-11-20\n"
    ran = asked(tmp_path, text, "--who", "tribunal")
    assert (
        "verdict: no step of Tribunal within 14 days; steps there are, by --who: council "
        in ran.out
    )
    assert "0 due within 14 days" in ran.out
    document_ = document(tmp_path, text, "--who", "tribunal")
    assert document_["verdict"].startswith("no step of Tribunal within 14 days; steps there are")


def test_where_somebodys_next_step_is_beyond_the_reach_its_day_is_said(tmp_path: Path) -> None:
    text = "case,decision_date\nA,2026-11-20\n"
    ran = asked(tmp_path, text, "--who", "family")
    assert "no step of family within 14 days (the next by " in ran.out
    assert "2027: --within all); steps there are, by --who: none" in ran.out


def test_a_list_on_which_somebody_has_a_step_says_nothing_of_others(tmp_path: Path) -> None:
    for who in ("family", "council"):
        assert "no step of" not in asked(tmp_path, MIXED, "--who", who).out
    assert "no step of" not in asked(tmp_path, "case,decision_date\nA,2026-11-20\n").out


TWICE = (
    "case,request_received,review_meeting,outcome,amendment_notice_sent,final_plan_sent,sent_date\n"
    "A,,2026-06-01,amend,2026-06-20,,\n"
)


def test_one_step_that_is_overdue_by_two_times_is_one_line_with_both(tmp_path: Path) -> None:
    there = [each for each in document(tmp_path, TWICE)["items"] if each["stands"] == "overdue"]
    assert ["review.longstop", "review.final-plan"] == [each["rule"] for each in there]
    assert {"final-plan-sent"} == {each["step"] for each in there}
    lines = [line for line in asked(tmp_path, TWICE).out.splitlines() if "Overdue:" in line]
    (line,) = lines
    assert line.startswith("Sat 15 Aug 2026, ")
    assert ": A, council: Overdue: Final amended plan, or the decision not to amend. " in line
    assert "The same step is overdue by another time: If the plan is to be amended: " in line
    assert 2 == len(asked(tmp_path, TWICE, "--format", "csv").out.splitlines()[1:3])


def test_two_steps_that_are_overdue_are_two_lines(tmp_path: Path) -> None:
    text = "case,review_meeting,review_report_sent,review_decision_sent\nA,2026-10-01,,\n"
    lines = [line for line in asked(tmp_path, text).out.splitlines() if "Overdue:" in line]
    assert ["Council says", "Report of the"] == [
        line.split("Overdue: ")[1][:13].strip() for line in lines
    ]
    assert not any("same step" in line for line in lines)


def test_what_a_body_has_not_done_stands_apart_from_the_last_days_that_were_missed(
    tmp_path: Path,
) -> None:
    text = MIXED + "D1,,2026-11-01,refuse-plan,2026-06-01,,\nD2,,2026-09-24,refuse-plan,,,\n"
    stands = [each["stands"] for each in document(tmp_path, text)["items"]]
    late = [each for each in stands if each in ("overdue", "missed")]
    assert sorted(late, key=("overdue", "missed").index) == late
    assert {"overdue", "missed"} == {*late}
    page = asked(tmp_path, text, "--format", "md").out
    assert (
        page.index("Overdue\n")
        < page.index("Last days that have passed\n")
        < page.index("Falls due")
    )


@pytest.mark.parametrize(
    ("head", "row", "wanted"),
    [
        ("review_meeting,transfer", "2026-11-04,secondary-to-post16", "transfer_year"),
        ("decision_date,exclusion", "2026-11-04,permanent", "exclusion_notice_received"),
    ],
)
def test_a_choice_of_a_process_of_which_no_day_is_told_is_to_be_found_out(
    tmp_path: Path, head: str, row: str, wanted: str
) -> None:
    text = f"case,{head},{wanted}\n1,{row},\n2,{row},2027\n"
    words = [
        item["words"]
        for item in document(tmp_path, text, "--process", "all")["items"]
        if item["case"] == "1" and item["stands"] == "find-out"
    ]
    assert any(f"Give it in the column {wanted}." in each for each in words), words


def test_a_choice_of_which_several_processes_ask_is_missing_nothing(tmp_path: Path) -> None:
    text = "case,review_meeting,outcome\n1,2026-11-04,keep\n"
    items = document(tmp_path, text, "--process", "all")["items"]
    assert not [item for item in items if "Give it in the column" in item["words"]]


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        ("request_received,decision_notified,outcome", "2026-09-01,2026-10-01,refused"),  # (a)
        ("request_received,outcome", "2026-09-01,refused"),  # when was not told
        ("request_received,plan_refused", "2026-06-20,2026-10-01"),  # (b)
        ("request_received,final_plan_sent", "2026-06-20,2026-10-01"),  # (c)
        ("review_meeting,review_decision_sent,outcome", "2026-09-10,2026-10-01,keep"),  # (e)
        ("review_meeting,review_decision_sent,outcome", "2026-09-10,2026-10-01,cease"),  # (f)
        # ticked off: that it was sent is told, and not when
        ("request_received,final_plan_sent", "2026-05-14,yes"),  # (c)
        ("final_plan_sent", "done"),
        ("request_received,plan_refused", "2026-05-14,\u2713"),  # (b)
        # rung in time, with no certificate yet: not late, however long ago that was
        (
            "request_received,decision_notified,outcome,adviser_contacted",
            "2026-06-10,2026-07-20,refused,2026-09-20",
        ),
        ("request_received,final_plan_sent,adviser_contacted", "2026-01-05,2026-05-20,2026-06-01"),
        # that the adviser was told in time of no wish to mediate shows that it was rung
        (
            "review_meeting,review_decision_sent,outcome,told_adviser_no_mediation",
            "2026-06-10,2026-07-01,keep,2026-08-20",
        ),
    ],
)
def test_a_decision_without_the_day_of_its_letter_is_the_familys_to_find_out_today(
    heads: str, cells: str, tmp_path: Path
) -> None:
    """Each of section 51(2) can be appealed, and two months of 1 October end on 1 December."""
    text = f"id,{heads}\nA,{cells}\n"
    told = asked(tmp_path, text, "--plain", "--within", "60", today="2026-11-28").out
    assert "A: The date of the council's letter was not told. Find the letter today." in told
    file = tmp_path / "cases.csv"
    columns = ("--process", "all", "--columns", "act_by,who")
    out = ask("batch", str(file), *columns, today="2026-11-28").out
    assert "2026-11-28,family" in out


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        # two months, a weekend and August later, no letter of that day has a last day ahead
        ("request_received,decision_notified,outcome", "2026-05-10,2026-06-15,refused"),
        ("review_meeting,review_decision_sent,outcome", "2025-09-10,2025-10-01,keep"),
        (
            "request_received,decision_notified,outcome,appeal_lodged",
            "2026-09-01,2026-10-01,refused,2026-11-10",
        ),
        ("request_received,decision_notified,outcome", "2026-09-01,2026-10-01,agreed"),
        ("request_received,final_plan_sent,appeal_lodged", "2026-05-14,yes,2026-11-10"),
        # rung a day too late; of an earlier matter; and with the appeal in since
        (
            "request_received,decision_notified,outcome,adviser_contacted",
            "2026-06-10,2026-07-20,refused,2026-09-21",
        ),
        (
            "request_received,decision_notified,outcome,adviser_contacted",
            "2026-06-10,2026-07-20,refused,2026-07-19",
        ),
        (
            "request_received,decision_notified,outcome,adviser_contacted,appeal_lodged",
            "2026-06-10,2026-07-20,refused,2026-09-10,2026-09-15",
        ),
    ],
)
def test_no_letter_is_looked_for_that_has_no_time_left_or_was_appealed_or_grants_what_was_asked(
    heads: str, cells: str, tmp_path: Path
) -> None:
    text = f"id,{heads}\nA,{cells}\n"
    told = asked(tmp_path, text, "--plain", "--within", "60", today="2026-11-28").out
    assert "Find the letter" not in told
    file = tmp_path / "cases.csv"
    columns = ("--process", "all", "--columns", "act_by,who")
    out = ask("batch", str(file), *columns, today="2026-11-28").out
    assert "2026-11-28,family" not in out


APPEALED = "Ref,Decision date,Med cert,Appeal in,Colour\n1,14/08/2026,04/11/2026,05/11/2026,red\n"


def test_a_column_that_holds_days_and_is_not_read_is_always_named(tmp_path: Path) -> None:
    ran = asked(tmp_path, APPEALED, "--plain", today="2026-11-28")
    named = "'Med cert' (it may be certificate_date), 'Appeal in' (it may be appeal_lodged)."
    assert f"Columns not read, in which days stand: {named}" in ran.err
    assert "Colour" not in ran.err


def test_no_last_day_has_flatly_passed_beside_a_day_that_nobody_read(tmp_path: Path) -> None:
    told = asked(tmp_path, APPEALED, "--plain", today="2026-11-28").out
    passed = [line for line in told.splitlines() if "Last day passed" in line]
    assert 2 == len(passed)
    assert all("Not read in this row: 'Med cert'" in line for line in passed)


def test_of_columns_that_a_map_speaks_of_nothing_is_said_again(tmp_path: Path) -> None:
    words = ("--plain", "--map", "Med cert=certificate_date", "--map", "Appeal in=appeal_lodged")
    ran = asked(tmp_path, APPEALED, *words, today="2026-11-28")
    assert "ot read" not in ran.out
    assert "days stand" not in ran.err


@pytest.mark.parametrize("tick", ["\u2713", "Done", "done", "Y", "Yes"])
def test_what_is_ticked_off_is_neither_asked_about_nor_overdue_nor_unread(
    tick: str, tmp_path: Path
) -> None:
    text = f"id,review_meeting,review_report_sent\nA,2026-11-02,{tick}\nB,2026-11-02,\n"
    ran = asked(tmp_path, text, "--process", "review", "--format", "json", today="2026-11-28")
    items = read_json(ran.out)["items"]
    on = {item["case"]: item["stands"] for item in items if item["rule"] == "review.report"}
    assert {"B": "overdue"} == on
    assert not [item for item in items if item["rule"] is None]
    assert "Cells that say that it was done, and not when" in ran.err
    columns = ("--process", "review", "--columns", "overdue,next_words,problems")
    out = ask("batch", str(tmp_path / "cases.csv"), *columns, today="2026-11-28").out
    first = next(csv.DictReader(io.StringIO(out)))
    assert ("", "") == (first["sendpath_overdue"], first["sendpath_problems"])
    assert "was it done? Report" not in first["sendpath_next_words"]


@pytest.mark.parametrize(
    ("process", "heads", "cells"),
    [
        ("assessment", "request_received,decision_notified,final_plan_sent", "2026-05-01,,{}"),
        ("assessment", "request_received,decision_notified,plan_refused", "2026-05-01,,{}"),
        (
            "mediation",
            "told_council_mediation_wanted,mediation_date,mediation_concluded",
            "2026-08-01,,{}",
        ),
    ],
)
@pytest.mark.parametrize("told", ["yes", "2026-10-01"])
def test_of_a_step_that_a_tick_shows_done_it_is_not_asked_whether_it_was(
    process: str, heads: str, cells: str, told: str, tmp_path: Path
) -> None:
    text = f"id,{heads}\nA,{cells.format(told)}\n"
    ran = asked(tmp_path, text, "--process", process, "--plain", today="2026-11-28")
    first = heads.split(",", maxsplit=1)[0]
    for step in ("whether it will carry out an EHC needs assessment", "Mediation meeting held"):
        assert f"was it done? {step}" not in ran.out, first
        assert f"was it done? Council says {step}" not in ran.out, first


@pytest.mark.parametrize("told", ["yes", "2026-07-01"])
def test_a_councils_duty_ticked_off_after_its_last_day_is_done_and_its_day_is_asked_of_nobody(
    told: str, tmp_path: Path
) -> None:
    """Six weeks of 5 May end on 16 June; whether the tick was in time is not known."""
    text = "id,request_received,decision_notified,plan_refused\n"
    text += f"A,2026-05-05,{told},2026-08-05\n"
    ran = asked(tmp_path, text, "--process", "assessment", "--plain", today="2026-11-28")
    assert "no further day, as far as told: A\n" in ran.out
    columns = ("--process", "assessment", "--columns", "standing,next_words,overdue")
    out = ask("batch", str(tmp_path / "cases.csv"), *columns, today="2026-11-28").out
    row = next(csv.DictReader(io.StringIO(out)))
    assert ("done", "") == (row["sendpath_standing"], row["sendpath_overdue"])


@pytest.mark.parametrize(
    ("process", "heads", "cells"),
    [
        (
            "assessment",
            "request_received,decision_notified,outcome",
            "2026-05-01,2026-06-10,agreed",
        ),
        ("assessment", "request_received,decision_notified,outcome", "2026-05-01,yes,agreed"),
        ("assessment", "request_received,decision_notified,outcome", "2026-05-01,,agreed"),
        ("assessment", "request_received,decision_notified,outcome", "2026-05-01,yes,"),
        ("order", "order_made,order", "2026-05-01,assess"),
        ("agreement", "agreement_made,order", "2026-05-01,assess"),
        ("concession", "council_told_tribunal,order", "2026-05-01,assess"),
    ],
)
@pytest.mark.parametrize("refused", ["", "not yet"])
def test_a_refusal_of_a_plan_that_was_not_told_is_not_asked_for_beside_the_plan(
    process: str, heads: str, cells: str, refused: str, tmp_path: Path
) -> None:
    """Digest 14: they exclude each other, and nobody knows that the council will refuse."""
    text = f"id,{heads},plan_refused,final_plan_sent\nA,{cells},{refused},\n"
    words = ("--process", process, "--within", "all", "--format", "json")
    items = read_json(asked(tmp_path, text, *words, today="2026-11-28").out)["items"]
    rules = {item["rule"] for item in items}
    assert rules.isdisjoint({f"{process}.refusal-of-plan", f"{process}.assess-refusal"})
    assert rules & {f"{process}.final-plan", f"{process}.assess-plan"}


@pytest.mark.parametrize(
    "cells", ["2026-06-01,agreed,{},", "2026-06-01,agreed,{},not yet", ",,{},", "yes,agreed,{},"]
)
@pytest.mark.parametrize("told", ["yes", "2026-08-10"])
def test_once_a_refusal_of_a_plan_was_told_the_plan_is_not_asked_for(
    cells: str, told: str, tmp_path: Path
) -> None:
    heads = "id,request_received,decision_notified,outcome,plan_refused,final_plan_sent"
    text = f"{heads}\nA,2026-05-01,{cells.format(told)}\n"
    ran = asked(tmp_path, text, "--process", "assessment", "--plain", today="2026-11-28")
    assert "Final plan sent" not in ran.out
    assert "the column outcome" not in ran.out
    assert "plan_refused or write" not in ran.out


@pytest.mark.parametrize("cell", ["9999-12-31", "31/12/9999", "31 December 9999"])
def test_the_last_of_all_days_is_a_systems_empty_date(cell: str, tmp_path: Path) -> None:
    text = f"id,decision_date,appeal_lodged\nA,2026-11-02,{cell}\n"
    ran = asked(tmp_path, text, "--plain", "--within", "all", today="2026-11-28")
    assert "how a system shows an empty date: not told" in ran.err
    assert "A, family: Due: Appeal received by the SEND Tribunal" in ran.out


def test_an_appeal_ticked_off_is_asked_for_by_the_sheet_and_by_the_list(tmp_path: Path) -> None:
    """Whether it was in time is not known."""
    text = "id,decision_date,appeal_lodged\nA,2026-08-01,Yes\n"
    told = asked(tmp_path, text, "--plain", today="2026-11-28").out
    assert f"A: Appeal received by the SEND Tribunal: {TICKED}" in told
    out = ask(
        "batch", str(tmp_path / "cases.csv"), "--columns", "act_by,next_words", today="2026-11-28"
    ).out
    assert "2026-08-01,Yes,2026-11-28," in out
    assert f"Appeal received by the SEND Tribunal: {TICKED}" in out


TICKED = "done, on a day not told; find that day, for it may have been too late"
COLUMNS_OF_A_LETTER = "id,decision_date,reason,certificate_date,appeal_lodged,adviser_contacted\n"


@pytest.mark.parametrize(
    ("row", "left"),
    [
        ("2026-10-10,refuse-assess,,yes,", []),
        ("2026-10-10,school-named,,\u2713,", []),
        ("2026-10-10,refuse-assess,yes,,", ["appeal.window"]),
        ("2026-10-10,refuse-assess,,,done", ["appeal.window"]),
        ("2026-10-10,refuse-assess,yes,yes,yes", []),
    ],
)
def test_nothing_is_urged_of_what_a_tick_says_is_done_or_shows(
    row: str, left: list[str], tmp_path: Path
) -> None:
    """A certificate shows that an adviser was contacted; once an appeal is in, none need be."""
    listed_ = listed(
        tmp_path, f"{COLUMNS_OF_A_LETTER}A,{row}\n", "--within", "all", today="2026-11-28"
    )
    assert left == [rule for _, rule, *_ in listed_]
    columns = ("--columns", "next_words")
    told = ask("batch", str(tmp_path / "cases.csv"), *columns, today="2026-11-28").out
    assert ("Appeal received by the SEND Tribunal" in told) == bool(left)
    assert "mediation adviser" not in told


def test_a_tick_in_the_column_of_a_councils_answer_leaves_nothing_to_come(tmp_path: Path) -> None:
    """Six weeks from the request would end on Monday 21 December."""
    head = "id,request_received,decision_notified\n"
    text = f"{head}A,2026-11-09,yes\nB,2026-11-09,\n"
    told = listed(tmp_path, text, "--within", "all", today="2026-11-28")
    assert ["B"] == [case for case, rule, *_ in told if rule == "assessment.decision"]


@pytest.mark.parametrize(
    ("row", "begins", "left"),
    [
        ("2026-10-19,2026-11-24,2026-10-01", "Done after its last day: ", "Ask for it in the same"),
        (",2026-11-20,2026-11-22", "Done: ", "if the Tribunal was not asked for it yet, apply now"),
        (",2026-11-20,2026-10-22", "", ""),
    ],
)
def test_an_appeal_that_is_in_is_on_the_list_while_something_is_to_be_asked_of_the_tribunal(
    row: str, begins: str, left: str, tmp_path: Path
) -> None:
    """The two months of 20 September end on 20 November, a Friday, as the certificate's month."""
    text = f"{COLUMNS_OF_A_LETTER}A,2026-09-20,refuse-assess,{row}\n"
    found = document(tmp_path, text, "--who", "family", today="2026-11-28")["items"]
    if not begins:
        assert [] == found
        return
    (item,) = found
    assert ("appeal.window", "find-out", "family") == (item["rule"], item["stands"], item["who"])
    assert item["words"].startswith(f"{begins}Appeal received by the SEND Tribunal. ")
    assert left in item["words"]
    assert [] == document(tmp_path, text, "--who", "council", today="2026-11-28")["items"]


def test_so_are_a_claim_and_an_application_that_came_late_until_they_are_decided(
    tmp_path: Path,
) -> None:
    head = "id,conduct_date,claim_lodged,tribunal_decision_sent,tribunal_reasons_sent"
    head += ",permission_asked,permission_refused\n"
    claim, asked_ = "2026-01-12,2026-08-20", "2026-05-01,2026-08-20"
    text = (
        f"{head}A,{claim},,,,\nB,{claim},2026-11-20,,,\nC,,,,{asked_},\nD,,,,{asked_},2026-11-20\n"
    )
    told = listed(tmp_path, text, "--process", "all", today="2026-11-28")
    late = [(case, rule) for case, rule, stands, _ in told if stands == "find-out" and rule]
    assert [("A", "discrimination.claim"), ("C", "appeal.permission")] == sorted(late)


def test_a_letter_that_is_missing_names_the_cell_in_which_its_day_may_stand(
    tmp_path: Path,
) -> None:
    """A day of the council's answer that is long past is no letter whose time may still run."""
    text = (
        "case,reason,decision_notified,final_plan_sent\n"
        "A,school-named,2026-10-02,\n"
        "B,plan-contents,2026-01-09,2026-10-16\n"
    )
    said = {each["case"]: each["words"] for each in document(tmp_path, text)["items"]}
    assert (
        "decision_notified, row 2: '2026-10-02' was read only as the day the council told"
        in (said["A"])
    )
    assert (
        "final_plan_sent, row 3: '2026-10-16' was read only as the day the final plan"
        in (said["B"])
    )
    assert "2026-01-09" not in said["B"]


def test_a_column_that_is_not_read_is_named_with_what_stands_in_the_row(tmp_path: Path) -> None:
    text = "case,decision_date,Appeal in\nA,2026-08-14,05/11/2026\n"
    (first, *_) = document(tmp_path, text)["items"]
    assert "'Appeal in' (it may be appeal_lodged): 05/11/2026" in first["check_first"]


def test_two_rules_that_ask_one_step_by_one_day_are_one_line_for_people(tmp_path: Path) -> None:
    text = "case,review_meeting,amendment_notice_sent,final_plan_sent\nA,2026-09-18,2026-10-16,\n"
    lines = asked(tmp_path, text, today="2026-12-01").out.splitlines()
    due = [each for each in lines if "Final amended plan" in each and "Due" in each]
    assert len(due) == len({*due})
