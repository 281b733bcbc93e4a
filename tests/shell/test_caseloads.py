"""`batch --process` and `--columns`: caseloads of every process, with the same guarantees."""

import csv
import io
import json
import re
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from sendpath.answers.context import context_of
from sendpath.answers.timeline import timeline
from sendpath.core.calendar import Calendar
from sendpath.core.clauses import Event
from sendpath.core.fact_use import facts_used
from sendpath.intake.facts import read_case
from sendpath.intake.written import Ambient, Written
from sendpath.rulebook.loader import load_rulebook
from support import Ran, ask, read_json

TODAY = "2026-11-21"
Row = dict[str, str]


def answered(folder: Path, text: str, *words: str) -> Ran:
    (folder / "in.csv").write_bytes(text.encode("utf-8"))
    return ask("batch", str(folder / "in.csv"), *words, today=TODAY)


ASSESSMENT = "ref,request_received,final_plan_sent,note\n"
# an assessment was agreed, and no plan refused: a plan is owed (regulations 10(1) and 13(2))
OWED = "ref,request_received,final_plan_sent,outcome,plan_refused\n"


def test_the_columns_of_a_process_follow_the_callers_own(tmp_path: Path) -> None:
    ran = answered(
        tmp_path, ASSESSMENT + "A,2025-05-21,2025-11-11,=1+1\n", "--process", "assessment"
    )
    head, line = ran.out.splitlines()
    assert head.startswith("ref,request_received,final_plan_sent,note,sendpath_assessment_advice,")
    assert head.endswith(
        "sendpath_assessment_school_reply,sendpath_standing,sendpath_act_by,sendpath_next,"
        "sendpath_next_due,sendpath_overdue,sendpath_next_words,sendpath_overdue_words,sendpath_law_as_at,"
        "sendpath_problems"
    )
    assert (
        "A,2025-05-21,2025-11-11,=1+1,,,,2025-07-02,2025-08-27,2025-10-08,,,done,,,,,,,2026-11-25,"
        == line
    )  # of a plan a year old it is not said that it can be appealed
    assert "which a spreadsheet would run: 1" in ran.err


@pytest.mark.parametrize(
    ("row", "standing"),
    [
        ("A,2025-05-21,", "passed"),
        ("A,2026-11-01,", "ahead"),
        ("A,2014-01-01,", "not-covered"),
        ("A,,", "waiting"),
        ("A,2026-10-10,", "today"),
    ],
)
def test_how_a_row_stands(row: str, standing: str, tmp_path: Path) -> None:
    ran = answered(tmp_path, f"{OWED}{row},agreed,\n", "--process", "assessment")
    assert standing == next(csv.DictReader(io.StringIO(ran.out)))["sendpath_standing"]


def test_a_row_of_which_nothing_else_was_told_is_not_known(tmp_path: Path) -> None:
    ran = answered(tmp_path, f"{ASSESSMENT}A,2025-05-21,,\n", "--process", "assessment")
    (row,) = cells(ran.out)
    assert ("unknown", "") == (row["sendpath_standing"], row["sendpath_overdue"])
    assert row["sendpath_next_words"].endswith("give the column outcome.")


def test_overdue_duties_are_named(tmp_path: Path) -> None:
    ran = answered(tmp_path, f"{OWED}A,2025-05-21,,agreed,\n", "--process", "assessment")
    told = next(csv.DictReader(io.StringIO(ran.out)))["sendpath_overdue"]
    assert "assessment.final-plan" == told  # the day of the answer has no column: not known


def test_a_bad_row_keeps_its_place_with_all_its_problems(tmp_path: Path) -> None:
    text = f"{ASSESSMENT}A,2025-13-01,soon,\nB,2025-05-21,,\nC,,,\n"
    ran = answered(tmp_path, text, "--process", "assessment")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert 3 == ran.code
    assert ["A", "B", "C"] == [row["ref"] for row in rows]
    assert 2 == rows[0]["sendpath_problems"].count("is not a date")
    assert ("2025-10-08", "") == (
        rows[1]["sendpath_assessment_final_plan"],
        rows[1]["sendpath_problems"],
    )
    assert (
        "request_received: No day can be counted from what was told. Most hang on the day the "
        "council received the request for an assessment, or became responsible. "
        "Give it in the column request_received."
    ) == rows[2]["sendpath_problems"]


def test_the_kind_of_order_is_a_column(tmp_path: Path) -> None:
    text = "ref,order_made,order\nA,2026-08-03,contents\nB,2026-08-03,content\n"
    ran = answered(tmp_path, text, "--process", "order", "--columns", "order_contents,order_school")
    assert [
        "ref,order_made,order,sendpath_order_contents,sendpath_order_school,sendpath_problems",
        "A,2026-08-03,contents,2026-09-07,,",
    ] == ran.out.splitlines()[:2]
    assert "row 3, order: 'content' is not among the kinds sendpath knows." in ran.err


def test_a_blank_line_keeps_the_columns_in_place(tmp_path: Path) -> None:
    ran = answered(tmp_path, f"{ASSESSMENT}A,2025-05-21,,\n\n", "--process", "assessment")
    head, *rows = csv.reader(io.StringIO(ran.out))
    assert [len(head)] * 2 == [len(row) for row in rows]


def test_an_order_column_of_the_callers_own_is_left_alone(tmp_path: Path) -> None:
    text = "order,decision_date\n17,2026-10-01\n"
    ran = answered(tmp_path, text)
    assert (0, "") == (ran.code, ran.err)


def test_a_column_that_holds_kinds_of_ours_is_said_to_be_unread_where_no_rule_asks_for_it(
    tmp_path: Path,
) -> None:
    text = (
        "ref,decision_date,order,outcome,plan\nA,2026-10-01,banana,banana,17\nB,,contents,Keep,\n"
    )
    ran = answered(tmp_path, text)
    assert "Not read, for no rule asked here looks at it: 'order', 'outcome'. " in ran.err
    everything = answered(tmp_path, text, "--process", "all")
    assert "row 2, order: 'banana' is not among the kinds sendpath knows." in everything.err
    assert "row 2, plan: '17' is not among the kinds sendpath knows." in everything.err
    assert "looks at it" not in everything.err


def test_columns_of_other_processes_are_the_callers_own(tmp_path: Path) -> None:
    text = "request_received,board_met\n2025-05-21,whenever\n"
    ran = answered(tmp_path, text, "--process", "assessment", "--columns", "assessment_final_plan")
    assert (0, "2025-05-21,whenever,2025-10-08,") == (ran.code, ran.out.splitlines()[1])


def test_other_columns_can_be_chosen_for_letters_as_well(tmp_path: Path) -> None:
    text = "decision_date,certificate_date\n2026-09-01,2026-11-20\n"
    names = "appeal_window_raw,sendpath_appeal_window,appeal_window_days_left,next"
    ran = answered(tmp_path, text, "--columns", names)
    assert [
        "decision_date,certificate_date,sendpath_appeal_window_raw,sendpath_appeal_window,"
        "sendpath_appeal_window_days_left,sendpath_next,sendpath_problems",
        "2026-09-01,2026-11-20,2026-12-20,2026-12-21,30,appeal.window,",
    ] == ran.out.splitlines()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("--process", "asessment"),
            "PROCESS: 'asessment' is not a process. If you meant assessment",
        ),
        (
            ("--process", "assessment", "--columns", "final_plan"),
            "--columns: there is no column 'sendpath_final_plan'. The nearest: ",
        ),
        (("--process", "exclusion"), "the headings: no column tells a date: "),
        (("--process", "exclusion", "--term", "nowhere"), "--term: 'nowhere' cannot be read"),
    ],
)
def test_what_cannot_be_answered(words: tuple[str, ...], told: str, tmp_path: Path) -> None:
    ran = answered(tmp_path, f"{ASSESSMENT}A,2025-05-21,,\n", *words)
    assert (2, "") == ran[:2]
    assert told in ran.err


def test_our_columns_of_an_earlier_run_are_replaced(tmp_path: Path) -> None:
    first = answered(tmp_path, f"{ASSESSMENT}A,2025-05-21,,\n", "--process", "assessment").out
    assert first == answered(tmp_path, first, "--process", "assessment").out


def test_json_lines_hold_the_full_timeline(tmp_path: Path) -> None:
    words = ("--process", "assessment", "--format", "jsonl")
    line = json.loads(answered(tmp_path, f"{ASSESSMENT}A,2025-05-21,,x\n", *words).out)
    place = line.pop("row"), line.pop("sheet")
    assert (2, None, "x") == (*place, line.pop("columns")["note"])
    document = read_json(json.dumps(line))
    assert "sendpath/timeline/1" == document["schema"]


PROCESSES = ("assessment", "review", "move", "order", "discrimination", "cease")


@pytest.mark.slow
@pytest.mark.parametrize("process", PROCESSES)
@pytest.mark.once
def test_a_thousand_random_rows_equal_timeline_asked_one_at_a_time(
    process: str, tmp_path: Path, calendar: Calendar
) -> None:
    book = load_rulebook(processes=(process,))
    used = facts_used(book.law, book.asked)
    days = (event for event in used if book.law.facts[event].value == "day")
    names = {str(event).replace("-", "_"): event for event in days}
    chance = Random(process)  # noqa: S311 - a sample, not a secret
    rows = [{name: _cell(chance) for name in names} for _ in range(1000)]
    text = io.StringIO()
    writer = csv.DictWriter(text, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    ours = list(
        csv.DictReader(io.StringIO(answered(tmp_path, text.getvalue(), "--process", process).out))
    )
    today = date.fromisoformat(TODAY)
    context = context_of(book, calendar, today)
    ambient = Ambient(facts=book.law.facts, today=today, last=calendar.last)
    differ, compared = [], 0
    for row, mine in zip(rows, ours, strict=True):
        written = [Written(Event(names[name]), cell, name) for name, cell in row.items() if cell]
        read = read_case(written, ambient)
        shown = timeline(read.case, used, context, list(read.problems))
        for each in shown["deadlines"]:
            column = f"sendpath_{each['id'].replace('.', '_').replace('-', '_')}"
            theirs = each["due"].isoformat() if each["due"] else ""
            if column in mine and theirs != mine[column]:
                differ.append((row, each["id"], theirs, mine[column]))
            compared += column in mine and bool(theirs)
    assert [] == differ[:3]
    assert 500 < compared


def _cell(chance: Random) -> str:
    if chance.random() < 0.4:
        return ""
    return (date(2025, 1, 1) + timedelta(days=chance.randrange(690))).isoformat()


MIXED = (
    "case,decision_date,reason,request_received,exclusion_notice_received\n"
    "A,2026-09-01,refuse-assess,,\n"
    "B,2026-11-01,plan-contents,,\n"
    "C,,,2026-05-01,\n"
    "D,,,,2026-11-09\n"
)


def cells(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def test_a_sheet_of_mixed_cases_is_answered_row_by_row(tmp_path: Path) -> None:
    ran = answered(tmp_path, MIXED, "--process", "all")
    assert (0, "") == (ran.code, ran.err)
    rows = cells(ran.out)
    assert ["passed", "ahead", "unknown", "waiting"] == [row["sendpath_standing"] for row in rows]
    assert ("", "") == (rows[2]["sendpath_overdue"], rows[2]["sendpath_overdue_words"])
    assert (
        "Find out: was it done? Council says whether it will carry out an EHC needs assessment "
        "(council), due Friday 12 June 2026. If it was not, it is 162 days late."
    ) in rows[2]["sendpath_next_words"]
    assert "You can still send the appeal." in rows[0]["sendpath_next_words"]
    assert rows[1]["sendpath_next_words"].startswith("By Friday 1 January 2027, in 41 days: ")
    assert (
        "Ring by Thursday 31 December 2026, the last working day that is safe."
        in (rows[1]["sendpath_next_words"])
    )
    assert "give the school's terms, --term FIRST..LAST each" in rows[3]["sendpath_next_words"]


def test_rows_of_other_processes_are_counted_and_no_fault(tmp_path: Path) -> None:
    for words, idle in (((), 2), (("--process", "assessment"), 3)):
        ran = answered(tmp_path, MIXED, *words)
        assert 0 == ran.code, words
        assert f"Rows that tell only facts of other processes: {idle}." in ran.err, words
        assert [""] * 4 == [row["sendpath_problems"] for row in cells(ran.out)]


def test_school_days_without_terms_are_a_problem_of_the_row(tmp_path: Path) -> None:
    ran = answered(tmp_path, MIXED, "--process", "exclusion")
    assert 3 == ran.code
    assert cells(ran.out)[3]["sendpath_problems"].startswith("term: School days are counted by")


def test_a_complaint_is_a_column_and_says_what_to_check(tmp_path: Path) -> None:
    head = "case,request_received,decision_notified,plan_refused,final_plan_sent,outcome\n"
    text = f"{head}A,2026-05-01,2026-06-20,,,agreed\n"
    ran = answered(tmp_path, text, "--process", "assessment", "--columns", "complaint")
    told = cells(ran.out)[0]["sendpath_complaint"]
    assert "regulation 13(2)). Not done, as was told: 64 days overdue on 21 November 2026." in told
    for untold in (
        text.replace("agreed", ""),  # refused, perhaps: then no plan is due
        text.replace("plan_refused", "note"),  # no plan, perhaps: so too
    ):
        ran = answered(tmp_path, untold, "--process", "assessment", "--columns", "complaint")
        assert "regulation 5(1)). Done on" in cells(ran.out)[0]["sendpath_complaint"]
        assert "regulation 13(2)" not in cells(ran.out)[0]["sendpath_complaint"]


def test_the_columns_of_a_letter_may_be_chosen(tmp_path: Path) -> None:
    names = "can_appeal,certificate,standing,days_left,next_words,appeal_window_latest"
    ran = answered(tmp_path, MIXED, "--columns", names)
    whole = cells(answered(tmp_path, MIXED).out)
    for row, default in zip(cells(ran.out)[:2], whole[:2], strict=True):
        for name in ("can_appeal", "certificate", "standing", "days_left"):
            assert default[f"sendpath_{name}"] == row[f"sendpath_{name}"]
    missing = cells(answered(tmp_path, "x,decision_date\n1,\n", "--columns", names).out)[0]
    assert missing["sendpath_problems"].startswith(
        "decision_date: The date of the council's letter was not"
    )


def test_the_kind_of_exclusion_is_a_column(tmp_path: Path) -> None:
    text = "case,exclusion_notice_received,exclusion\nA,2026-11-09,permanent\nB,2026-11-09,fixed\n"
    terms = ("--term", "2026-09-03..2026-10-23", "--term", "2026-11-02..2026-12-18")
    ran = answered(tmp_path, text, "--process", "exclusion", *terms)
    rows = cells(ran.out)
    assert ("2026-11-30", "") == (
        rows[0]["sendpath_exclusion_governors"],
        rows[0]["sendpath_exclusion_governors_50"],
    )
    assert "'fixed' is not among the kinds" in rows[1]["sendpath_problems"]


def test_each_row_may_tell_the_terms_of_its_own_school(tmp_path: Path) -> None:
    text = (
        "case,exclusion_notice_received,exclusion,term\n"
        "A,2026-11-09,permanent,2026-11-02..2026-12-18\n"
        "B,2026-11-09,permanent,2/11/2026..20/11/2026; 30/11/2026..18/12/2026\n"
        "C,2026-11-09,permanent,soon\n"
    )
    ran = answered(tmp_path, text, "--process", "exclusion")
    rows = cells(ran.out)
    days = [row["sendpath_exclusion_governors"] for row in rows]
    assert ["2026-11-30", "2026-12-07", ""] == days
    assert "term: 'soon' is not one term." in rows[2]["sendpath_problems"]


def test_a_column_is_mapped_only_to_what_there_is(tmp_path: Path) -> None:
    ran = answered(tmp_path, MIXED, "--process", "all", "--map", "case=request_recieved")
    assert (2, True) == (
        ran.code,
        "there is no fact 'request_recieved' here. The nearest: request_rec" in ran.err,
    )


def test_a_sheet_of_mixed_cases_sorts_by_the_day_to_act(tmp_path: Path) -> None:
    ran = answered(tmp_path, MIXED + "E,31/13/2026,,,\nF,,,,\n", "--process", "all")
    rows = cells(ran.out)
    today = "2026-11-21"
    assert [today, "2026-12-31", "", "", today, ""] == [row["sendpath_act_by"] for row in rows]
    assert "unreadable" == rows[4]["sendpath_standing"]
    assert "Rows that tell no day: 1 (row 7). Columns not read: none." in ran.err


def test_a_refusal_of_the_file_itself_keeps_it(tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    file.write_text(MIXED, "utf-8")
    ran = ask("batch", str(file), "-o", str(file))
    assert (2, True) == (ran.code, "that is the file that is read." in ran.err)
    assert MIXED == file.read_text("utf-8")


def test_no_concession_is_made_up_from_the_facts_of_an_assessment(tmp_path: Path) -> None:
    text = "case,request_received,final_plan_sent\nA,2026-03-09,2026-09-30\n"
    ran = answered(tmp_path, text, "--process", "all", "--columns", "complaint,next_words")
    row = cells(ran.out)[0]
    assert "W v Hertfordshire" not in row["sendpath_complaint"]
    assert ["Monday 27 July 2026 (SEND Regulations 2014, regulation 13(2))"] == re.findall(
        r"due by (.+?\)\))\.", row["sendpath_complaint"]
    )
    assert (
        "regulation 13(2)). Done on Wednesday 30 September 2026, 65 days late."
        in (row["sendpath_complaint"])
    )
    assert "A final plan can be appealed" in row["sendpath_next_words"]


def test_a_letter_on_a_mixed_sheet_tells_what_it_is_besides(tmp_path: Path) -> None:
    text = (
        "case,review_meeting,request_received,decision_date,reason,report_sent,decided\n"
        "A,2026-10-12,,2026-11-06,cease-plan,,\n"
        "B,,2026-06-10,2026-10-28,refuse-plan,,\n"
        "C,,2026-04-20,2026-06-10,refuse-assess,,\n"
        "D,2026-10-12,,,,,\n"
    )
    maps = ("--map", "report_sent=review_report_sent", "--map", "decided=review_decision_sent")
    words = ("--process", "all", "--columns", "complaint,overdue,next_words", *maps)
    rows = cells(answered(tmp_path, text, *words).out)
    assert ["", "review.decision review.report"] == [
        rows[number]["sendpath_overdue"] for number in (0, 3)
    ]
    assert "Tell a mediation adviser you wish to appeal" in rows[0]["sendpath_next_words"]
    assert "Done on Wednesday 28 October 2026, 28 days late." in rows[1]["sendpath_complaint"]
    assert "Done on Wednesday 10 June 2026, 9 days late." in rows[2]["sendpath_complaint"]


def test_a_column_is_mapped_once_and_semicolons_are_read(tmp_path: Path) -> None:
    twice = ("--map", "case=decision_date", "--map", "case=request_received")
    assert "'case' is mapped twice. Map each column once." in answered(tmp_path, MIXED, *twice).err
    commas = answered(tmp_path, MIXED, "--process", "all")
    parted = answered(tmp_path, MIXED.replace(",", ";"), "--process", "all")
    assert commas.out == parted.out
    assert parted.err == f"The file: cells parted by semicolons.\n{commas.err}"


def test_a_map_to_a_fact_of_another_process_passes(tmp_path: Path) -> None:
    text = "case,LA,R\nA,2026-11-01,2026-10-01\n"
    maps = ("--map", "LA=decision_date", "--map", "R=review_meeting")
    ran = answered(tmp_path, text, "--process", "review", *maps)
    assert (0, "2026-10-29") == (ran.code, cells(ran.out)[0]["sendpath_review_decision"])


def test_a_decision_without_its_letters_date_is_for_today(tmp_path: Path) -> None:
    text = (
        "case,reason,decision_notified,request_received,final_plan_sent,review_meeting\n"
        "A,refuse-assess,2026-09-25,2026-08-01,,\n"
        "B,,,,2026-09-25,\n"
        "C,school-named,,,2026-09-25,2026-07-06\n"
        "D,plan-contents,,2026-03-01,2026-09-25,\n"
    )
    for row in cells(answered(tmp_path, text, "--process", "all").out):
        assert ("2026-11-21", "unknown") == (row["sendpath_act_by"], row["sendpath_standing"])
        assert (
            "can be appealed, and the time for that runs from its letter"
            in (row["sendpath_next_words"])
        )


def test_while_it_is_not_known_what_is_in_dispute_the_earlier_limb_is_the_day_to_act(
    tmp_path: Path,
) -> None:
    text = (
        "case,decision_date,reason,certificate_date\nA,2026-09-25,wrong school named,2026-11-02\n"
    )
    assert (
        "2026-11-25"
        == cells(answered(tmp_path, text, "--process", "all").out)[0]["sendpath_act_by"]
    )


def test_a_complaint_accuses_nobody_of_what_a_letter_or_a_plan_may_have_answered(
    tmp_path: Path,
) -> None:
    text = (
        "case,request_received,decision_date,review_meeting,final_plan_sent,decision_notified,"
        "review_decision_sent\n"
        "A,2026-03-01,2026-09-25,,,,\nB,,,2026-07-06,2026-10-01,,\n"
    )
    ran = answered(tmp_path, text, "--process", "all", "--columns", "complaint")
    first, second = (row["sendpath_complaint"] for row in cells(ran.out))
    assert not first  # the letter may be either: that is asked
    assert second == (
        "Final amended plan, or the decision not to amend, at the outer limit (the plan is to be "
        "amended): due by Monday 28 September 2026 (L, M and P v Devon, four weeks and eight "
        "weeks). Done on Thursday 1 October 2026, 3 days late. [Check first: A final plan was told "
        "that came after the meeting, and no proposals between the two. Is the plan of this review?]"
    )  # of the decision, which that plan overtook, nothing is said


def test_an_agreement_without_its_kind_says_that_days_may_have_passed(tmp_path: Path) -> None:
    ran = answered(tmp_path, "case,agreement_made\nA,2026-09-14\n", "--process", "all")
    assert "give the column order" in cells(ran.out)[0]["sendpath_next_words"]


def test_what_passed_and_nobody_told_of_counts_before_what_was_done(tmp_path: Path) -> None:
    """A plan sent on its day does not answer whether a Tribunal's later order was obeyed."""
    text = "ref,order_made,order,decision_notified,final_plan_sent,request_received\n"
    rows = "A,2026-07-28,assess,,2025-05-21,2025-01-10\nB,,,,2025-05-21,2025-01-10\n"
    ran = answered(tmp_path, text + rows, "--process", "all")
    stood = [row["sendpath_standing"] for row in csv.DictReader(io.StringIO(ran.out))]
    assert ["unknown", "done"] == stood


def test_what_can_be_done_no_more_leaves_a_finished_review_done(tmp_path: Path) -> None:
    """Whether the notice before a meeting was sent is a question, and nothing hangs on it now."""
    text = "ref,review_meeting,review_report_sent,review_decision_sent,outcome\n"
    ran = answered(tmp_path, f"{text}A,2026-05-01,2026-05-10,2026-05-20,keep\n", "--process", "all")
    assert ["done"] == [row["sendpath_standing"] for row in csv.DictReader(io.StringIO(ran.out))]
