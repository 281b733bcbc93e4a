"""Map files: what a caller's columns and values mean, and what a map must not say."""

import csv
import io
import tomllib
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from support import Ran, ask, read_json

TODAY = "2026-11-25"
SHEET = """\
Open cases of the team
Ref,Letter,Kind of letter,Result,Result date
A,2026-10-01,no assessment,,
B,2026-10-01,Plan refused,N,2026-10-02
C,2026-10-01,refuse-assess,Y,2026-10-03
D,unknown yet,no assessment,,
"""
MAP = """\
heading_row = 2
process = "all"
not_told = ["Unknown  YET", "open"]

[columns]
"Letter" = "decision_date"
"Kind of letter" = "reason"
"Result date" = [
  { fact = "plan_refused", where = { RESULT = ["n", "no"] } },
  { fact = "final_plan_sent", where = { Result = "Y" } },
]

[values]
"kind OF letter" = { "No  Assessment" = "refuse-assess", "plan refused" = "refuse-plan" }
"""


def answered(folder: Path, text: str, told: str | None, *words: str) -> Ran:
    (folder / "in.csv").write_text(text, encoding="utf-8")
    (folder / "map.toml").write_text(told or "", encoding="utf-8")
    mapped = () if told is None else ("--map-file", str(folder / "map.toml"))
    return ask("batch", str(folder / "in.csv"), *mapped, *words, today=TODAY)


def rows(ran: Ran, above: int = 0) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO("".join(ran.out.splitlines(keepends=True)[above:])))]


def test_a_map_says_what_columns_and_values_mean_and_theirs_stay_as_they_are(
    tmp_path: Path,
) -> None:
    ran = answered(tmp_path, SHEET, MAP, "--columns", "can_appeal,appeal_window,problems")
    found = rows(ran, above=1)
    assert SHEET.splitlines()[0] == ran.out.splitlines()[0]
    theirs = [",".join([*row.values()][:5]) for row in found]
    assert SHEET.splitlines()[2:] == theirs
    assert ["2026-12-01"] * 3 == [row["sendpath_appeal_window"] for row in found[:3]]
    assert "" == found[3]["sendpath_appeal_window"]
    assert "unknown yet" not in found[3]["sendpath_problems"]


@pytest.mark.parametrize(
    ("outcome", "done"),
    [("N", ("2026-10-02", "")), ("yes", ("", "")), ("y", ("", "2026-10-02")), ("", ("", ""))],
)
def test_one_column_tells_several_facts_each_where_others_say_so(
    outcome: str, done: tuple[str, str], tmp_path: Path
) -> None:
    text = f"Title\nRef,request_received,Result,Result date\nB,2026-07-01,{outcome},2026-10-02\n"
    columns = "assessment_refusal_of_plan_done,assessment_final_plan_done"
    told = MAP.replace('"Letter" = "decision_date"\n', "")
    told = told.replace('"Kind of letter" = "reason"\n', "")
    told = told[: told.index("[values]")]
    row = rows(answered(tmp_path, text, told, "--columns", columns), above=1)[0]
    assert done == tuple(row[f"sendpath_{name}"] for name in columns.split(","))


def test_the_same_facts_by_a_map_and_by_our_names_are_the_same_answer(tmp_path: Path) -> None:
    theirs = "Ref,Letter,Kind of letter\nA,2026-10-01,No assessment\nB,2026-08-01,plan refused\n"
    plain = "Ref,decision_date,reason\nA,2026-10-01,refuse-assess\nB,2026-08-01,refuse-plan\n"
    told = """
[columns]
"Letter" = "decision_date"
"Kind of letter" = "reason"
[values]
"Kind of letter" = { "no assessment" = "refuse-assess", "plan refused" = "refuse-plan" }
"""
    mapped, named = answered(tmp_path, theirs, told), answered(tmp_path, plain, None)
    ours = [[*row.values()][3:] for row in rows(mapped)]
    assert [[*row.values()][3:] for row in rows(named)] == ours
    assert (named.code, named.err) == (mapped.code, mapped.err)


def test_a_value_may_mean_one_thing_for_each_fact_that_its_column_tells(tmp_path: Path) -> None:
    told = """
[columns]
"Kind" = ["reason", "section"]
"Letter" = "decision_date"
[values]
"Kind" = { "Contents" = { reason = "plan-contents", section = "B F" }, "School" = { section = "I" } }
"""
    text = "Ref,Letter,Kind\nA,2026-10-01,Contents\nB,2026-10-01,School\n"
    found = rows(answered(tmp_path, text, told, "--columns", "can_appeal,certificate"))
    assert ["yes", "needed"] == [
        found[0][f"sendpath_{name}"] for name in ("can_appeal", "certificate")
    ]


def test_a_value_that_the_map_does_not_name_passes_as_it_stands(tmp_path: Path) -> None:
    found = rows(answered(tmp_path, SHEET.replace("refuse-assess", "hat"), MAP), above=1)
    assert "'hat' is not a reason" in found[2]["sendpath_problems"]
    whole = rows(answered(tmp_path, SHEET, MAP), above=1)
    assert "" == whole[2]["sendpath_problems"]


def test_a_value_that_means_nothing_is_not_told(tmp_path: Path) -> None:
    told = '[columns]\n"Letter" = "decision_date"\n[values]\n"Letter" = { "see file" = "" }\n'
    found = rows(answered(tmp_path, "Ref,Letter\nA,see file\nB,see file 2\n", told))
    assert ["unknown", "unreadable"] == [row["sendpath_standing"] for row in found]


def test_a_map_on_the_command_line_counts_more_than_one_in_a_file(tmp_path: Path) -> None:
    text = "Ref,Letter,Sent on\nA,2026-08-01,2026-10-01\n"
    told = '[columns]\n"Letter" = "decision_date"\n"Sent on" = "certificate_date"\n'
    words = ("--map", "Sent on=sent_date")
    assert "2026-12-01" == rows(answered(tmp_path, text, told, *words))[0]["sendpath_appeal_window"]


def test_values_of_a_column_that_the_map_does_not_name_are_said_to_be_of_no_use(
    tmp_path: Path,
) -> None:
    told = '[columns]\n"Letter" = "decision_date"\n[values.Issue]\n"Refusal" = "refuse-assess"\n'
    ran = answered(tmp_path, "Letter,Issue\n2026-10-01,Refusal\n", told)
    assert "The map tells values of 'Issue', and not what they are" in ran.err
    assert "stands in no row" not in ran.err
    mapped = answered(
        tmp_path, "Letter,Issue\n2026-10-01,Refusal\n", told.replace("[v", '"Issue" = "reason"\n[v')
    )
    assert (0, "") == (mapped.code, mapped.err)


def test_a_column_may_be_said_to_tell_nothing(tmp_path: Path) -> None:
    text = "Ref,decision_date,certificate_date\nA,2026-10-01,soon\n"
    ran = answered(tmp_path, text, '[columns]\n"certificate_date" = ""\n')
    assert (0, "") == (ran.code, rows(ran)[0]["sendpath_problems"])


def test_a_map_names_the_sheet_of_a_workbook_and_the_option_counts_more(tmp_path: Path) -> None:
    book = Workbook()
    for name, day in (("One", "2026-10-01"), ("Two", "2026-10-02"), ("Three", "2026-10-05")):
        sheet = book.create_sheet(name)
        sheet.append(["Ref", "decision_date"])
        sheet.append(["A", day])
    del book["Sheet"]
    book.save(tmp_path / "in.xlsx")
    (tmp_path / "map.toml").write_text('sheet = "Two"\n', encoding="utf-8")
    words = ("batch", str(tmp_path / "in.xlsx"), "--map-file", str(tmp_path / "map.toml"))
    assert ["2026-12-02", "2026-12-07"] == [
        rows(ask(*words, *more, today=TODAY))[0]["sendpath_appeal_window"]
        for more in ((), ("--sheet", "Three"))
    ]


def test_a_map_names_the_process_and_the_option_counts_more(tmp_path: Path) -> None:
    text = "Ref,review_meeting,request_received\nA,2026-11-02,2026-11-02\n"
    told = 'process = "review"\n'
    assert "sendpath_review_report" in answered(tmp_path, text, told).out
    other = answered(tmp_path, text, told, "--process", "assessment")
    assert "sendpath_assessment_decision" in other.out


def test_due_reads_a_map_too(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(SHEET, encoding="utf-8")
    (tmp_path / "map.toml").write_text(MAP, encoding="utf-8")
    words = ("due", str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    assert "Tue 1 Dec 2026" in ask(*words, today=TODAY).out


FAULTY = """\
colums = 1
sheet = 5
heading_row = 0
process = ["review"]
not_told = [1]

[columns]
"A" = 5
"B" = { fact = 3 }
"C" = { fact = "plan_refused", when = 1 }
"D" = ["decision_date", 7]
"E" = { fact = "plan_refused", where = { Outcome = [1] } }

[values]
"F" = "x"
"G" = { "y" = 1 }
"""


def test_every_fault_of_a_map_is_told_at_once_each_with_what_to_write(tmp_path: Path) -> None:
    ran = answered(tmp_path, SHEET, FAULTY)
    assert (2, "") == ran[:2]
    told = ran.err.splitlines()
    for where in (
        *("colums", "sheet", "heading_row", "process", "not_told"),
        *("columns.A", "columns.B", "columns.C", "columns.D", "columns.E"),
        *("values.F", "values.G.y"),
    ):
        (line,) = [each for each in told if f"map.toml, {where}:" in each]
        assert any(word in line for word in ("Write", "The keys are", "Put it in", '" = "')), line


@pytest.mark.parametrize(
    ("told", "where", "write"),
    [
        ("[columns\n", "is not TOML", "--guess writes a file to begin with"),
        ("columns = 3\n", "columns: that is no table", "Write [columns]"),
        ('heading_row = "2"\n', "heading_row: that is no row", "the first row is 1"),
        ('id = ""\n', "map.toml, id: nothing is written there", "take the line out"),
        ('by = " "\n', "map.toml, by: nothing is written there", "take the line out"),
        ('process = ""\n', "map.toml, process: nothing is written there", "take the line out"),
        ("heading_row = true\n", "heading_row: that is no row", "the first row is 1"),
        ('process = "reviews"\n', "reviews", "review"),
        ('[columns]\n"Letter" = "decision_dat"\n', "decision_dat", "decision_date"),
        (
            '[columns]\n"Letter" = { fact = "" }\n',
            "there is no fact ''",
            "Write the name of a fact",
        ),
        ('[columns]\n"Nowhere" = "decision_date"\n', "Nowhere", ""),
    ],
)
def test_what_a_map_must_not_say_is_refused_with_what_to_write(
    told: str, where: str, write: str, tmp_path: Path
) -> None:
    ran = answered(tmp_path, "Ref,Letter\nA,2026-10-01\n", told)
    assert (2, "") == ran[:2]
    assert where in ran.err
    assert write in ran.err


def test_a_map_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(SHEET, encoding="utf-8")
    ran = ask("batch", str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "no.toml"))
    assert (2, True) == (ran.code, "--guess writes one to begin with" in ran.err)


@pytest.mark.parametrize("row", [4, 61, 4000])
def test_a_heading_row_beyond_the_table_is_refused_in_words(row: int, tmp_path: Path) -> None:
    ran = answered(tmp_path, "Ref,decision_date\nA,2026-10-01\n", f"heading_row = {row}\n")
    assert (2, "") == ran[:2]
    told = f"heading_row: the table has no row {row}. Give the row that holds the headings.\n"
    assert told == ran.err


def test_the_heading_row_that_was_told_counts_though_another_names_facts(tmp_path: Path) -> None:
    text = "decision_date,x\nLetter,y\n2026-10-01,1\n"
    told = 'heading_row = 2\n[columns]\n"Letter" = "decision_date"\n'
    found = rows(answered(tmp_path, text, told), above=1)
    assert ["2026-12-01"] == [row["sendpath_appeal_window"] for row in found]


MIXED = """\
Ref,Kind,Request,Final plan,Changed plan,outcome,plan_refused
A,new,2025-01-10,2025-06-01,,,
B,review,,,2026-03-05,,
C,new,2026-02-01,,,agreed,
D,both,2025-01-10,2025-06-01,2025-06-02,,
E,gone,2025-01-10,,,,
"""
TWO = """\
process = "all"
[leave_out]
Kind = ["gone"]
[columns]
"Request" = "request_received"
"Final plan" = { fact = "final_plan_sent", where = { "Kind" = ["new", "both"] } }
"Changed plan" = { fact = "final_plan_sent", where = { "Kind" = ["review", "both"] } }
"""


def test_a_fact_may_stand_in_two_columns_each_telling_it_of_some_rows(tmp_path: Path) -> None:
    """A log of new plans and of reviews: the plan was sent on the day of the one or the other."""
    ran = answered(tmp_path, MIXED, TWO, "--columns", "assessment_final_plan_done,overdue")
    done = [row["sendpath_assessment_final_plan_done"] for row in rows(ran)]
    assert ["2025-06-01", "", "", "", ""] == done
    assert "assessment.final-plan" in rows(ran)[2]["sendpath_overdue"]
    assert "row 5, Changed plan" in ran.err  # two days of one fact in one row


def test_a_column_that_decides_what_others_tell_is_read_and_rows_left_out_are_named(
    tmp_path: Path,
) -> None:
    text = MIXED + "F,new,,,,,\n"
    ran = answered(tmp_path, text, TWO)
    assert "Rows left out, as the map says: 1 (row 6)." in ran.err
    assert "Columns not read: none." in ran.err


BESIDE = (
    ("20/10/2026 - mum rang", "2026-10-20"),
    ('rang on 20/10/2026 "again"', "2026-10-20"),
    ("5 October 2026, by e-mail", "2026-10-05"),
)


@pytest.mark.parametrize(("cell", "day"), BESIDE)
@pytest.mark.parametrize("heading", ["Request in", "request_received"])
def test_what_a_message_says_to_write_in_a_map_reads_a_day_with_words_beside_it(
    cell: str, day: str, heading: str, tmp_path: Path
) -> None:
    """What stands behind *below* is the table of the map, and behind its colon a line of it."""
    quoted = cell.replace('"', '""')
    text = f'Ref,{heading}\nA,"{quoted}"\n'
    told = f'[columns]\n"{heading}" = "request_received"\n'
    columns = ("--process", "assessment", "--columns", "assessment_decision,problems")
    (before,) = rows(answered(tmp_path, text, told, *columns))
    _, _, said = before["sendpath_problems"].partition("Or say so in a map file, below ")
    table, _, line = said.partition("]: ")
    (after,) = rows(answered(tmp_path, text, f"{told}{table}]\n{line}\n", *columns))
    assert "" == after["sendpath_problems"]
    plain = rows(answered(tmp_path, f"Ref,{heading}\nA,{day}\n", told, *columns))[0]
    assert plain["sendpath_assessment_decision"] == after["sendpath_assessment_decision"]


@pytest.mark.parametrize(
    "cell", ["soon", "20/10/2026 and 21/10/2026", f"20/10/2026 {'mum rang ' * 40}"]
)
def test_no_map_is_offered_for_a_cell_of_which_no_one_day_is_seen(
    cell: str, tmp_path: Path
) -> None:
    ran = answered(tmp_path, f"Ref,request_received\nA,{cell}\n", None, "--process", "assessment")
    assert "is not a date" in ran.err
    assert "in a map file" not in ran.err


LEFT = """\
id = "Ref"
[leave_out]
Status = ["Complete", "Withdrawn", "Closed*"]
[columns]
Request = "request_received"
Plan = "final_plan_sent"
Letter = "decision_date"
Reason = "reason"
Assess = "outcome"
"No plan" = "plan_refused"
"""
LEFT_ROWS = """\
Ref,Status,Request,Plan,Letter,Reason,Assess,No plan
late,Complete,2026-01-05,,,,agreed,
done,Complete,2026-01-05,2026-05-01,,,,
ahead,Withdrawn,2026-11-10,,,,,
running,Closed - appeal,,,2026-10-12,refuse-assess,,
unread,closed,soon,,,,,
certificate,complete,,,,,,
open,open,2026-11-10,,,,,
"""


def test_rows_left_out_that_are_open_by_what_they_tell_are_counted_and_named(
    tmp_path: Path,
) -> None:
    faults = tmp_path / "faults.csv"
    ran = answered(tmp_path, LEFT_ROWS, LEFT, "--process", "all", "--problems", str(faults))
    (line,) = [line for line in ran.err.splitlines() if line.startswith("Rows left out")]
    begins = "Rows left out, as the map says: 6 (row 2, 3, 4, 5, 6 and others). 3 of them are open"
    assert line.startswith(begins)
    assert "(row 2, 4, 5)" in line
    told = {
        int(each["row"]): each
        for each in csv.DictReader(io.StringIO(faults.read_text("utf-8-sig")))
    }
    assert [2, 4, 5] == [*told]
    assert "Final plan sent, if there is to be one (council): due" in told[2]["write"]
    assert "Appeal received by the SEND Tribunal (family): by" in told[5]["write"]
    assert 1 == len({each["kind"] for each in told.values()})
    assert 0 == ran.code  # it is no fault of a row
    assert [""] * 6 == [row["sendpath_standing"] for row in rows(ran)[:6]]


def test_a_list_counts_the_rows_left_out_and_those_that_are_open(tmp_path: Path) -> None:
    (tmp_path / "cases.csv").write_text(LEFT_ROWS, encoding="utf-8")
    (tmp_path / "map.toml").write_text(LEFT, encoding="utf-8")
    words = ("due", str(tmp_path / "cases.csv"), "--map-file", str(tmp_path / "map.toml"))
    ran = ask(*words, "--format", "json", today=TODAY)
    view = read_json(ran.out)
    assert (6, 3) == (view["left_out"], view["left_out_open"])
    assert {"open"} >= {item["case"] for item in view["items"]}
    assert "3 of them are open by what the row tells" in ran.err


def test_two_columns_that_always_tell_one_fact_are_refused_with_how_to_say_which(
    tmp_path: Path,
) -> None:
    told = TWO.replace('{ fact = "final_plan_sent", where = { "Kind" = ["new", "both"] } }', '"x"')
    told = told.replace('"x"', '"final_plan_sent"').replace(
        '{ fact = "final_plan_sent", where = { "Kind" = ["review", "both"] } }', '"final_plan_sent"'
    )
    ran = answered(tmp_path, MIXED, told)
    assert (2, True) == (ran.code, "more than one column for 'final_plan_sent'" in ran.err)


STEPS = """\
Our ref,Letter,Kind,Appeal?,Rung
A1,2026-01-05,refuse-assess,lodged 13/2 by post,22/01/2026
A2,2026-01-05,refuse-assess,,
B1,2026-01-05,refuse-assess,,
"""
STEP_MAP = """\
id = "Our ref"
by = "Kind"
[columns]
"Letter" = "decision_date"
"Kind" = "reason"
"Appeal?" = { fact = "appeal_lodged", where = { "Our ref" = ["a*"] } }
"Rung" = "adviser_contacted"
[values."Appeal?"]
"Lodged 13/2*" = "13/02/2026"
[values."Rung"]
"22 January 2026" = "23/01/2026"
"""


def test_values_and_conditions_may_end_in_a_star_and_days_are_found_however_written(
    tmp_path: Path,
) -> None:
    ran = answered(tmp_path, STEPS, STEP_MAP, "--columns", "standing")
    assert "" == ran.err
    told = [row[-2] for row in csv.reader(io.StringIO(ran.out))]
    assert ["sendpath_standing", "done", "passed", "passed"] == told
    back = tmp_path / "in.xlsx"
    book = Workbook()
    assert book.active is not None
    for row in csv.reader(io.StringIO(STEPS)):
        book.active.append([date(2026, 1, 22) if each == "22/01/2026" else each for each in row])
    book.save(back)
    (tmp_path / "map.toml").write_text(STEP_MAP, "utf-8")
    asked = ask("batch", str(back), "--map-file", str(tmp_path / "map.toml"), today=TODAY)
    assert "stands in no row" not in asked.err


def test_what_a_map_names_and_no_row_holds_is_told(tmp_path: Path) -> None:
    told = STEP_MAP + '"never rung" = "not yet"\n[leave_out]\n"Kind" = ["closed*"]\n'
    told = told.replace('["a*"]', '["a*", "z*"]')
    err = answered(tmp_path, STEPS, told).err
    assert "The map names what stands in no row that was read." in err
    assert "values.Rung: 'never rung'" in err
    assert "where Our ref: 'z*'" in err
    assert "leave_out.Kind: 'closed*'" in err


def test_one_value_in_two_spellings_is_met_as_both(tmp_path: Path) -> None:
    told = STEP_MAP + '[leave_out]\n"Our ref" = ["A1", "a1", "gone"]\n'
    err = answered(tmp_path, STEPS, told).err
    assert "leave_out.Our ref: 'gone'." in err


def test_a_map_names_the_cases_the_parts_of_a_list_and_terms(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(STEPS, "utf-8")
    (tmp_path / "map.toml").write_text('term = ["2026-01-05..2026-02-13"]\n' + STEP_MAP, "utf-8")
    words = ("due", str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    out = ask(*words, today=TODAY).out
    assert "refuse-assess" in out
    assert "B1, family" in out
    faulty = 'process = ["review", "assessment"]\n'
    (tmp_path / "map.toml").write_text(faulty + STEP_MAP, "utf-8")
    assert 'Write one name, or "all" for several.' in ask(*words, today=TODAY).err


def test_a_fact_that_is_no_day_may_stand_in_two_columns_each_telling_it_of_some_rows(
    tmp_path: Path,
) -> None:
    """A log of suspensions and permanent exclusions: what kind one is stands in either column."""
    text = "S/P,Total,Letter,Kind\nP,,2026-10-05,perm\nS,over,2026-10-05,susp\n"
    told = """\
process = "exclusion"
term = ["2026-09-02..2026-10-23", "2026-11-02..2026-12-18"]
[columns]
"Letter" = "exclusion_notice_received"
"S/P" = { fact = "exclusion", where = { Kind = ["perm"] } }
"Total" = { fact = "exclusion", where = { Kind = ["susp"] } }
[values."S/P"]
"P" = "permanent"
[values."Total"]
"over" = "over-fifteen-days"
"""
    ran = answered(tmp_path, text, told, "--columns", "exclusion_governors")
    assert "" == ran.err
    days = [row[-2] for row in csv.reader(io.StringIO(ran.out))][1:]
    assert ["2026-11-02", "2026-11-02"] == days, "15 school days in both kinds"


def test_a_second_guess_keeps_all_that_a_map_says(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(STEPS, "utf-8")
    told = STEP_MAP.replace(
        '{ "Our ref" = ["a*"] }', '{ "Our ref" = ["a*"], "Kind" = ["refuse*"] }'
    )
    told = 'term = ["2026-01-05..2026-02-13"]\n' + told
    told += '"nobody*" = { adviser_contacted = "not yet" }\n'
    (tmp_path / "map.toml").write_text(told, "utf-8")
    words = ("--map-file", str(tmp_path / "map.toml"), "--guess")
    out = ask("batch", str(tmp_path / "in.csv"), *words, today=TODAY).out
    again = tomllib.loads(out)
    assert ("Our ref", "Kind") == (again["id"], again["by"])
    assert ["2026-01-05..2026-02-13"] == again["term"]
    where = {"Our ref": ["a*"], "Kind": ["refuse*"]}
    assert {"fact": "appeal_lodged", "where": where} == again["columns"]["Appeal?"]
    assert {"Lodged 13/2*": "13/02/2026"} == again["values"]["Appeal?"]
    assert {"adviser_contacted": "not yet"} == again["values"]["Rung"]["nobody*"]


def test_a_plain_value_goes_to_the_facts_that_know_it(tmp_path: Path) -> None:
    """As docs/caseloads.md shows it."""
    sheet, told = tmp_path / "in.csv", tmp_path / "map.toml"
    sheet.write_text(
        "Ref,Letter,Issue\n1,2026-10-01,Refusal to assess\n2,2026-10-01,F and I\n"
        '3,2026-10-01,I\n4,2026-10-01,"Agreed, 3/11/2026"\n',
        encoding="utf-8",
    )
    told.write_text(
        '[columns]\n"Letter" = "decision_date"\n"Issue" = ["reason", "section", "appeal_lodged"]\n'
        '[values.Issue]\n"Refusal to assess" = "refuse-assess"\n"I" = "I"\n'
        '"F and I" = { reason = "plan-contents", section = "F I" }\n"Agreed, *" = "3/11/2026"\n',
        encoding="utf-8",
    )
    ran = ask("batch", str(sheet), "--map-file", str(told))
    shown = [*csv.DictReader(io.StringIO(ran.out))]
    certificates = [row["sendpath_certificate"] for row in shown]
    assert ["needed", "needed", "not-needed"] == certificates[:3]
    assert [""] * 4 == [row["sendpath_problems"] for row in shown]
    assert "done" == shown[3]["sendpath_standing"]


def test_values_of_a_column_that_is_not_there_are_refused(tmp_path: Path) -> None:
    ran = answered(tmp_path, STEPS, STEP_MAP + '[values.outcome]\n"Agree" = "agreed"\n')
    assert 2 == ran.code
    assert "there is no column 'outcome' in the file." in ran.err


@pytest.mark.parametrize("told", ["heading_row = 99999999999999999999\n", "a=" + "[" * 100_000])
def test_a_map_that_nobody_could_mean_is_refused(told: str, tmp_path: Path) -> None:
    ran = answered(tmp_path, STEPS, told)
    assert 2 == ran.code
    assert "something went wrong" not in ran.err


def test_a_column_that_a_map_names_and_no_row_has_is_said_to_be_of_the_map(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("Ref,decision_date\nA,2026-10-01\n", encoding="utf-8")
    (tmp_path / "map.toml").write_text('id = "Case"\nby = "Who"\n', encoding="utf-8")
    words = ("due", str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    ran = ask(*words, today=TODAY)
    assert 2 == ran.code
    assert ["id, in the map", "by, in the map"] == [
        line.split(":")[0] for line in ran.err.splitlines()
    ]
    assert ask(*words, "--id", "Nix", today=TODAY).err.startswith("--id: there is no column 'Nix'")


def test_a_value_tells_each_fact_that_the_map_says_it_means(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(
        "ref,What,Made\n1,Amend F by 4 Dec 2026,2026-10-01\n2,Make plan,2026-10-20\n", "utf-8"
    )
    text = """\
[columns]
What = "order"
Made = "order_made"
[values.What]
"Amend F by 4 Dec 2026" = { order = "contents", DAY = "2026-12-04" }
"Make plan" = "plan"
"""
    (tmp_path / "map.toml").write_text(text.replace("DAY", "order_says_by"), "utf-8")
    words = ("due", str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    ran = ask(*words, "--format", "csv", today="2026-11-25")
    rows = [*csv.DictReader(io.StringIO(ran.out))]
    assert {("1", "2026-12-04")} == {(each["case"], each["due"]) for each in rows} - {
        (each["case"], each["due"]) for each in rows if each["case"] == "2"
    }
    assert "2026-12-04" not in {each["due"] for each in rows if each["case"] == "2"}
    (tmp_path / "map.toml").write_text(text.replace("DAY", "foo_bar"), "utf-8")
    ran = ask(*words, today="2026-11-25")
    assert 2 == ran.code
    assert "there is no fact 'foo_bar' here" in ran.err


@pytest.mark.parametrize("second", ['"outcome"', '["outcome"]', '["outcome", "plan"]'])
@pytest.mark.parametrize("values", ["", '[values.Position]\nCeasing = "cease"\n'])
def test_of_two_columns_that_tell_one_fact_that_is_no_day_it_is_said_that_they_do(
    second: str, values: str, tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_text(
        "Ref,Req in,Assess?,Position\n1,2026-07-13,agreed,x\n", "utf-8"
    )
    text = f'[columns]\n"Req in" = "request_received"\n"Assess?" = "outcome"\nPosition = {second}\n'
    (tmp_path / "map.toml").write_text(text + values, "utf-8")
    words = ("--map-file", str(tmp_path / "map.toml"), "--process", "all")
    ran = ask("due", str(tmp_path / "in.csv"), *words, today=TODAY)
    assert 2 == ran.code
    assert "more than one column for 'outcome': 'Assess?', 'Position'. Keep one of them" in ran.err
    assert 'where = { "Their heading" = ["Their value"] }' in ran.err


def test_a_row_left_out_as_done_whose_hearing_is_to_come_is_named(tmp_path: Path) -> None:
    (tmp_path / "cases.csv").write_text(
        "Ref,decision_date,appeal_lodged,hearing_date,Status\n"
        "1,2026-09-01,2026-10-20,2027-04-12,done\n"
        "2,2026-09-01,2026-10-20,2026-11-02,done\n",
        encoding="utf-8",
    )
    (tmp_path / "map.toml").write_text(
        'process = "all"\n[leave_out]\n"Status" = ["done"]\n', encoding="utf-8"
    )
    for command in ("due", "batch"):
        words = (command, str(tmp_path / "cases.csv"), "--map-file", str(tmp_path / "map.toml"))
        err = ask(*words, today=TODAY).err
        assert "Rows left out, as the map says: 2 (row 2, 3). 1 of them is open" in err
        assert "a hearing or mediation is to come (row 2)" in err
