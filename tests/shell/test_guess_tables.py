"""A guess takes a column for what its table tells, and never a day that is due for one that was.

The headings are made up, of the kinds that advisers' own sheets showed.
"""

import csv
import io
import json
import tomllib
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from xlsxwriter import Workbook

from support import Ran, ask

TODAY = "2026-11-05"
DUE = "names when something is due, not when it was done"


def guessed(text: str, folder: Path, *words: str) -> Ran:
    (folder / "in.csv").write_text(text, encoding="utf-8")
    return ask("batch", str(folder / "in.csv"), "--guess", *words, today=TODAY)


def columns(out: str) -> dict[str, Any]:
    told: dict[str, Any] = tomllib.loads(out)["columns"]
    return told


def line_of(out: str, heading: str) -> str:
    """Give the line of the columns that is about a heading."""
    return next(line for line in out.splitlines() if f'"{heading}" = ' in line)


TRACKED = """\
Ref,Last review (letter),MEETING,Paperwork in from school,LETTER,Amendment notice
1,03/11/2025,12/10/2026,26/10/2026,09/11/2026,09/11/2026
2,05/11/2025,14/10/2026,28/10/2026,11/11/2026,11/11/2026
"""


@pytest.mark.parametrize(
    "meeting", ["Meeting", "Date of meeting", "Meeting (held or booked)", "AR meeting date/time"]
)
@pytest.mark.parametrize("letter", ["Letter", "Letter to parents"])
def test_the_last_review_is_no_meeting_where_another_column_is_called_so(
    meeting: str, letter: str, tmp_path: Path
) -> None:
    told = columns(
        guessed(TRACKED.replace("MEETING", meeting).replace("LETTER", letter), tmp_path).out
    )
    assert ["last_review", "review_meeting", "review_report_sent", "review_decision_sent"] == [
        told[each] for each in ("Last review (letter)", meeting, "Paperwork in from school", letter)
    ]


def test_without_such_a_column_the_last_review_is_the_meeting(tmp_path: Path) -> None:
    told = columns(
        guessed(TRACKED.replace("MEETING", "Panel").replace("LETTER", "Letter"), tmp_path).out
    )
    assert "review_meeting" == told["Last review (letter)"]


@pytest.mark.parametrize(
    "heading",
    [
        *("8 wk date", "12 weeks", "15wks", "Wk 20", "n weeks", "sixteen week date"),
        *("Final plan due", "Draft by", "Reply by (date)", "EHCNA decision deadline"),
        *(
            "Target for final EHCP",
            "Cert expiry",
            "Annual review: due date",
            "16 weeks from request",
        ),
        *("Review time limit", "draft_plan_due_date"),
    ],
)
def test_a_heading_that_names_a_target_is_no_thing_done(heading: str, tmp_path: Path) -> None:
    text = f"EHCNA request,{heading}\n01/05/2026,12/06/2026\n"
    out = guessed(text, tmp_path).out
    assert {"EHCNA request": "request_received"} == columns(out)
    assert f'# "{heading}" = ""  # {DUE}' == line_of(out, heading)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("Wk 6 letter", "decision_notified"), ("Week 0", "request_received")],
)
def test_a_number_of_weeks_beside_what_was_done_is_no_target(
    heading: str, expected: str, tmp_path: Path
) -> None:
    out = guessed(f"n,{heading}\n1,12/06/2026\n", tmp_path).out
    assert expected == columns(out)[heading]


REVIEWS = """\
Pupil,Review mtg,AR forms received,Letter from council,AR outcome
A,01/09/2026,10/09/2026,25/09/2026,No change
B,02/09/2026,10/09/2026,26/09/2026,To amend
C,03/10/2026,10/10/2026,,
D,03/08/2026,10/08/2026,20/10/2026,To cease
"""


@pytest.mark.parametrize(
    "heading",
    [
        "Date of LA letter",
        "Decision date",
        "Decision letter date",
        "Letter dated",
        "LA decision letter",
    ],
)
def test_a_letter_in_a_table_of_reviews_is_the_reviews(heading: str, tmp_path: Path) -> None:
    out = guessed(REVIEWS.replace("Letter from council", heading), tmp_path).out
    held = {"fact": "decision_date", "where": {"AR outcome": ["No change", "To cease"]}}
    assert ["review_decision_sent", "last_review", held] == columns(out)[heading]
    assert "a decision to amend from the final plan" in line_of(out, heading)


def test_the_map_of_a_table_of_reviews_tells_the_councils_duty_and_the_familys_day(
    tmp_path: Path,
) -> None:
    text = REVIEWS.replace("Letter from council", "LA letter date")
    guessed(text, tmp_path, "-o", str(tmp_path / "map.toml"))
    words = (str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    ran = ask("batch", *words, "--columns", "appeal_window,review_decision", today=TODAY)
    rows = {each["Pupil"]: each for each in csv.DictReader(io.StringIO(ran.out.lstrip("\ufeff")))}
    # Two months from the letter that keeps or ceases a plan; none from one that amends it.
    windows = [rows[each]["sendpath_appeal_window"] for each in "ABCD"]
    assert ["2026-11-25", "", "", "2026-12-21"] == windows
    # Four weeks from the meeting.
    decisions = [rows[each]["sendpath_review_decision"] for each in "ABC"]
    assert ["2026-09-29", "2026-09-30", "2026-10-31"] == decisions
    due = ask("due", *words, today="2026-11-20")
    assert "Wed 25 Nov 2026" in due.out
    assert "Sat 31 Oct 2026" in due.out


@pytest.mark.parametrize(
    "heading", ["Final amended EHCP", "Final plan issued", "Amended plan issued"]
)
def test_a_plan_amended_after_a_review_can_be_appealed_from_the_final_plan(
    heading: str, tmp_path: Path
) -> None:
    first, *reviews = REVIEWS.replace("Letter from council", "LA letter date").splitlines()
    plans = {"B": "20/10/2026", "D": "21/10/2026"}
    lines = (f"{row},{plans.get(row[0], '')}" for row in reviews)
    out = guessed("\n".join([f"{first},{heading}", *lines, ""]), tmp_path).out
    held = {"fact": "decision_date", "where": {"AR outcome": ["To amend"]}}
    assert ["final_plan_sent", held] == columns(out)[heading]
    assert "can be appealed from the final amended plan" in line_of(out, heading)
    (tmp_path / "map.toml").write_text(out, encoding="utf-8")
    words = (str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    ran = ask("batch", *words, "--columns", "appeal_window", today=TODAY)
    rows = csv.DictReader(io.StringIO(ran.out.lstrip("\ufeff")))
    # Two months from the letter that keeps or ceases, and from the plan that amends.
    expected = ["2026-11-25", "2026-12-21", "", "2026-12-21"]
    assert expected == [each["sendpath_appeal_window"] for each in rows]


def test_a_final_plan_beside_no_outcome_is_a_final_plan_and_no_more(tmp_path: Path) -> None:
    text = "n,AR mtg,Final amended EHCP\n1,01/09/2026,20/10/2026\n"
    assert "final_plan_sent" == columns(guessed(text, tmp_path).out)["Final amended EHCP"]


def test_a_second_letter_beside_the_reviews_decision_is_left_to_a_person(tmp_path: Path) -> None:
    text = "AR held,AR decision sent,Letter date\n01/09/2026,25/09/2026,27/09/2026\n"
    told = columns(guessed(text, tmp_path).out)
    ended = ["review_decision_sent", "last_review"]
    assert {"AR held": "review_meeting", "AR decision sent": ended} == told


def test_in_a_table_that_tells_reasons_a_letter_is_that_of_the_decision(tmp_path: Path) -> None:
    text = "Issue,AR held,Letter dated\nRefusal to assess,01/09/2026,25/09/2026\n"
    assert "decision_date" == columns(guessed(text, tmp_path).out)["Letter dated"]


REQUESTS = """\
Ref,Date EHCNA requested,{date},{outcome},{second},{plan}
1,01/03/2026,10/04/2026,Agree,10/06/2026,Yes
2,01/05/2026,10/06/2026,Decline,,
3,01/05/2026,10/06/2026,Agree,15/08/2026,No
"""


def requests(**told: str) -> str:
    usual = {"date": "Date of panel", "outcome": "Panel outcome", "second": "Seen", "plan": "Note"}
    return REQUESTS.format(**{**usual, **told})


REFUSED = {"fact": "decision_date", "where": {"Panel outcome": ["Decline"]}}
"""A refusal to assess can be appealed from its letter; a panel's day is no letter's."""


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Panel outcome date", "decision_notified"),
        ("1st panel date", "decision_notified"),
        ("Decision dated", ["decision_notified", REFUSED]),
        ("Decision date", ["decision_notified", REFUSED]),
    ],
)
def test_a_decision_in_a_table_of_requests_is_that_of_the_request(
    heading: str, expected: object, tmp_path: Path
) -> None:
    told = tomllib.loads(guessed(requests(date=heading), tmp_path).out)
    assert expected == told["columns"][heading]
    assert "outcome" == told["columns"]["Panel outcome"]
    assert {"Agree": "agreed", "Decline": "refused"} == told["values"]["Panel outcome"]


def test_a_heading_as_we_write_it_stays_ours(tmp_path: Path) -> None:
    out = guessed(requests(date="decision_date"), tmp_path).out
    assert "# Read as they are called: decision_date." in out


def test_of_a_letter_and_a_panel_the_letter_tells_the_decision(tmp_path: Path) -> None:
    told = columns(guessed(requests(second="Decision letter date"), tmp_path).out)
    assert ["decision_notified", REFUSED] == told["Decision letter date"]
    assert "Date of panel" not in told


def test_a_panel_in_a_table_of_no_requests_is_nothing(tmp_path: Path) -> None:
    assert {} == columns(guessed("n,Date of panel\n1,01/05/2026\n", tmp_path).out)


@pytest.mark.parametrize(
    ("second", "plan"),
    [
        ("Second panel date", "Issue EHCP?"),
        ("Panel 2", "Agreed to issue"),
        ("Week 16 panel", "Plan Y/N"),
    ],
)
def test_a_plan_that_is_refused_by_a_second_column_is_proposed_in_a_comment(
    second: str, plan: str, tmp_path: Path
) -> None:
    out = guessed(requests(second=second, plan=plan), tmp_path).out
    line = line_of(out, second)
    assert second not in columns(out)
    told = tomllib.loads(line.removeprefix("# "))
    assert {second: {"fact": "plan_refused", "where": {plan: ["No"]}}} == told


def test_a_panel_is_never_hinted_to_be_that_of_an_exclusion(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(requests(date="Panel decision"), encoding="utf-8")
    asked = ("--process", "all", "--map", "Date EHCNA requested=request_received")
    ran = ask("batch", str(tmp_path / "in.csv"), *asked, today=TODAY)
    assert "If it is decision_notified, name it so" in ran.err
    assert "panel_decision_given" not in ran.err


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        *[(each, "adviser_contacted") for each in ("Mediation phoned", "MDR service called")],
        *[(each, "adviser_contacted") for each in ("Date MA rang", "MAS contacted")],
        *[(each, "appeal_lodged") for each in ("SEND35 submitted", "Date SEND35A lodged")],
    ],
)
def test_what_advisers_call_their_steps_is_known(
    heading: str, expected: str, tmp_path: Path
) -> None:
    out = guessed(f"Letter date,{heading}\n01/09/2026,12/10/2026\n", tmp_path).out
    assert expected == columns(out)[heading]


@pytest.mark.parametrize("heading", ["Mum says", "Topic", "Column 7"])
def test_a_column_that_holds_reasons_tells_them_whatever_its_heading(
    heading: str, tmp_path: Path
) -> None:
    reasons = ("Refusal to assess", "Cease to maintain", "something", "Refusal to issue")
    rows = "".join(f"{at},01/09/2026,{each}\n" for at, each in enumerate(reasons))
    out = guessed(f"n,Letter date,{heading}\n{rows}", tmp_path).out
    assert "reason" == columns(out)[heading]
    assert "judged by its cells, not by its heading" in line_of(out, heading)
    assert "cease-plan" == tomllib.loads(out)["values"][heading]["Cease to maintain"]


@pytest.mark.parametrize(
    "cells",
    [
        ("No change", "Amend", "Cease"),
        ("Ada", "Ben", "Refusal to assess"),
        ("Yes", "No", "Yes"),
        ("Maintain", "Cease", "Ceased"),
    ],
)
def test_a_column_of_something_else_tells_no_reasons(
    cells: tuple[str, ...], tmp_path: Path
) -> None:
    rows = "".join(f"{at},01/09/2026,{each}\n" for at, each in enumerate(cells))
    out = guessed(f"n,Letter date,Topic\n{rows}", tmp_path).out
    assert {"Letter date": "decision_date"} == columns(out)


@pytest.mark.parametrize("heading", ["Letter rec'd", "Date letter was received"])
def test_of_a_letter_received_it_is_said_what_to_look_for(heading: str, tmp_path: Path) -> None:
    out = guessed(f"n,{heading}\n1,12/10/2026\n", tmp_path).out
    assert heading not in columns(out)
    line = line_of(out, heading)
    assert "the time does not run from receipt: find the date printed on the letter" in line
    assert "a last day counted from it may be too late" in line
    assert "--" not in line


def test_a_map_says_where_the_names_of_facts_are(tmp_path: Path) -> None:
    out = guessed("n,Zz\n1,12/10/2026\n", tmp_path).out
    assert "sendpath schema batch lists all" in out
    assert "# certificate_date: the certificate was issued" in out.splitlines()
    assert 30 < sum(": " in line for line in out.partition("may be given:")[2].splitlines()) < 65


def test_with_a_file_it_is_said_what_came_of_it(tmp_path: Path) -> None:
    target = str(tmp_path / "map.toml")
    text = "Ref,Letter date,Zz,\n1,12/10/2026,x,\n"
    told = guessed(text, tmp_path, "-o", target).err
    assert "1 of 3 columns understood; correct the lines marked #" in told
    assert "" == guessed(text, tmp_path, "-o", str(tmp_path / "quiet.toml"), "--quiet").err
    assert "understood" not in guessed(text, tmp_path).err


def test_other_sheets_that_name_facts_are_named(tmp_path: Path) -> None:
    book = Workbook(str(tmp_path / "in.xlsx"))
    for name, heading in (("Open", "Letter date"), ("AR", "Review mtg"), ("Staff", "Name")):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, [heading, "n"])
        sheet.write_row(1, 0, ["01/09/2026", "1"])
    book.close()
    words = (str(tmp_path / "in.xlsx"), "--guess", "--sheet", "Open")
    lines = ask("batch", *words, today=TODAY).out.splitlines()
    assert '# Other sheets name facts as well: "AR".' in lines
    assert '# sendpath batch "in.xlsx" --sheet NAME --guess' in lines


def left_out(out: str) -> dict[str, Any]:
    """Give the block of rows that are left out, its remarks taken away."""
    block = out.partition("# [leave_out]\n")[2].partition("\n\n")[0]
    told: dict[str, Any] = tomllib.loads(
        "\n".join(each.removeprefix("# ") for each in block.splitlines())
    )
    return told


@pytest.mark.parametrize(
    ("heading", "cells", "expected"),
    [
        ("Case status", ("open", "Withdrawn", "live"), ["Withdrawn"]),
        ("Stage", ("Resolved at mediation", "Open", "Complete"), ["Resolved*", "Complete"]),
        ("Status", ("Closed - moved", "CLOSED", "open"), ["Closed*"]),
        ("Status", ("N/A", "open"), ["N/A"]),
        ("Live?", ("Y", "N", "Y"), ["N"]),
        ("Still open", ("Yes", "No"), ["No"]),
        ("Closed?", ("Yes", "", "x"), ["Yes"]),
        ("Status", ("open", "chasing"), None),
        ("Notes", ("closed", "withdrawn"), ["closed", "withdrawn"]),
        ("Issue", ("Refusal to assess", "Not pursuing"), ["Not pursuing"]),
        ("CASE_STS_DESC", ("OPEN - ACTIVE", "CLOSED - NO CONTACT"), ["CLOSED*"]),
        ("How is it going", ("all done", "new enquiry", "withdrawn"), ["all done", "withdrawn"]),
        (
            "Where it stands",
            ("Moved out", "Refused - closed", "Amending"),
            ["Moved out"],
        ),
        ("Flag", ("NLR", "", "Ceased 3/11"), ["NLR"]),
        ("Open/closed", ("O", "O", "CL"), ["CL"]),
        ("Open/closed", ("Open", "Closed", "Open"), ["Closed"]),
        ("STAT", ("O", "C", "O", "O"), ["C"]),
        ("Case status", ("Open", "Open", "CL"), ["CL"]),
        ("Status", ("open", "Plan ceased", "Withdrawn", "EHCP maintained"), ["Withdrawn"]),
        ("School", ("Closed Hill Primary", "Closed"), None),
        ("Consent", ("given", "withdrawn"), None),
        ("Scribbles", ("closed school for a week then rang us again", "closed - rang"), None),
    ],
)
def test_rows_that_are_no_open_cases_may_be_left_out(
    heading: str, cells: tuple[str, ...], expected: list[str] | None, tmp_path: Path
) -> None:
    rows = "".join(f"{at},{each},01/09/2026\n" for at, each in enumerate(cells))
    out = guessed(f"n,{heading},Letter date\n{rows}", tmp_path).out
    assert ({heading: expected} if expected else {}) == left_out(out)
    assert "leave_out" not in tomllib.loads(out)


@pytest.mark.parametrize("value", ["Plan ceased", "Ceased", "Refused - closed", "EHCP maintained"])
def test_a_decision_that_can_be_appealed_is_not_offered_as_a_closed_case(
    value: str, tmp_path: Path
) -> None:
    out = guessed(f"n,Status,Letter date\n1,{value},01/09/2026\n2,open,01/09/2026\n", tmp_path).out
    assert {} == left_out(out)
    asked = "# Not offered there, for each names a decision that can be appealed."
    assert f'{asked} Is such a case over?\n# Status: "{value}"\n' in out


def test_one_letter_is_offered_as_closed_with_a_question(tmp_path: Path) -> None:
    out = guessed("n,STAT,Letter date\n1,C,01/09/2026\n2,O,01/09/2026\n3,O,\n", tmp_path).out
    assert '# "STAT" = ["C"]  # is it closed? One letter may mean another thing' in out


def test_days_with_the_month_first_are_offered_to_be_read_so(tmp_path: Path) -> None:
    text = "n,Letter date,Cert date\n1,07/25/2026,25/09/2026\n2,08/13/2026,26/09/2026\n"
    out = guessed(text, tmp_path).out
    assert '# month_first = ["Letter date"]' in out.splitlines()


def found(text: str, folder: Path) -> list[str]:
    """Give what the columns of a table are proposed to be."""
    return [*columns(guessed(text, folder).out).values()]


def test_initials_and_words_that_nobody_calls_so_are_no_reasons(tmp_path: Path) -> None:
    """A number of a pupil is near some reason by its letters; a wrong one would tell days."""
    rows = "".join(f"{text},2026-01-0{at + 1}\n" for at, text in enumerate(INITIALS))
    assert "reason" not in found(f"Pupil,Appeal sent\n{rows}", tmp_path)
    about = "".join(f"{text},2026-01-05\n" for text in ("Getting assessed", "Annual review") * 3)
    lines = guessed(f"What is it about,Letter date\n{about}", tmp_path).out.splitlines()
    assert [] == [line for line in lines if line.startswith(('"Getting assessed"', '"Annual rev'))]


INITIALS = ("A.W. 1093", "K.O. 2281", "R.M. 7730", "H.C. 6173", "O.K. 0982", "A.W. 1093")


def test_a_letter_among_other_days_is_no_decision_where_nothing_tells_of_an_appeal(
    tmp_path: Path,
) -> None:
    """A log of advice for assessments: its letters ask for advice, and no time to appeal runs."""
    text = "In to us,LA letter dated,Gone to LA\n2026-01-05,2026-01-02,2026-02-01\n"
    assert "decision_date" not in found(text, tmp_path)
    assert '# "LA letter dated" = ""  # it may be decision_date, if' in guessed(text, tmp_path).out
    refused = text.replace("LA letter dated", "Refusal letter date")
    assert "decision_date" in found(refused, tmp_path)
    appealed = text.replace("Gone to LA", "Appeal sent")
    assert "decision_date" in found(appealed, tmp_path)


def test_a_column_none_of_whose_cells_reads_as_a_day_is_left_to_a_person(tmp_path: Path) -> None:
    text = "Letter date,Draft sent\n2026-01-05,sent 3/11?\n2026-01-06,chased 3/11/26 pm\n"
    assert "draft_served" not in found(text, tmp_path)


def test_a_step_of_the_familys_is_proposed_in_words_too_and_nobody_in_them_is_called_late(
    tmp_path: Path,
) -> None:
    text = "Letter date,Appeal?\n2026-01-05,lodged 3/11\n2026-01-06,not lodged\n"
    assert "appeal_lodged" in found(text, tmp_path)
    out = guessed(text, tmp_path).out
    assert '# "lodged 3/11" = ""' in out
    assert '"not lodged" = "not yet"' in out.splitlines()[-1] or (
        '\n"not lodged" = "not yet"' in out
    )
    (tmp_path / "map.toml").write_text(out, "utf-8")
    listed = ask(
        *("due", str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml")),
        *("--format", "json", "--today", TODAY),
    )
    late = [each for each in json.loads(listed.out)["items"] if each["stands"] == "missed"]
    assert {3} == {each["row"] for each in late}, "row 2 holds a step that has no day"


def test_headings_stand_below_a_band_of_titles(tmp_path: Path) -> None:
    text = "PUPIL,,MEETING,,SCHOOL,\nPupil,Yr,Last AR,Papers out,Report to LA,LA decision letter\n"
    text += "P1,6,2026-05-08,2026-04-20,2026-05-20,2026-06-01\n"
    out = guessed(text, tmp_path).out
    assert "heading_row = 2" in out
    assert '"Last AR" = "review_meeting"' in out, "what came after the meeting stands beside it"
    assert '"Report to LA" = "review_report_sent"' in out
    assert '# "Papers out" = ""' in out, "papers before a meeting are no report of it"


def test_a_letter_is_likelier_than_a_panel_and_a_strange_column_of_our_name_is_shut(
    tmp_path: Path,
) -> None:
    text = "Date request recd,Panel,Assess? Y/N,Decision letter sent,Outcome\n"
    text += "2026-08-03,2026-09-01,Y,2026-09-04,Plan issued\n2026-08-04,2026-09-08,N,,Moved out\n"
    out = guessed(text, tmp_path).out
    refused = '{ fact = "decision_date", where = { "Assess? Y/N" = ["N"] } }'
    assert f'"Decision letter sent" = ["decision_notified", {refused}]' in out
    assert '"Assess? Y/N" = "outcome"' in out
    assert '\n"Outcome" = ""' in out
    assert '# "Panel" = ""' in out


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("F (B,F)", '"F (B,F)" = "plan-contents"'),
        ("F (I)", '# "F (I)" = "school-named"'),
        ("B F I", '"B F I" = "plan-contents"'),
        ("RRA", '"RRA" = "refuse-reassess"'),
        ("AR - no ch", '"AR - no ch" = "refuse-amend"'),
    ],
)
def test_sections_in_brackets_may_be_all_that_is_meant(
    tmp_path: Path, value: str, line: str
) -> None:
    rows = "".join(f'2026-01-0{at},"{each}"\n' for at, each in enumerate([value, "RTA", "RTI"], 1))
    out = guessed(f"Letter date,Issue\n{rows}", tmp_path).out
    assert line in out.splitlines() or any(
        each.startswith(f"{line}  #") for each in out.splitlines()
    )


@pytest.mark.parametrize(
    ("heading", "ours"),
    [
        ("Draft plan came", "draft_served"),
        ("Final out", "final_plan_sent"),
        ("Amendment notice out", "amendment_notice_sent"),
        ("PT review mtg", "review_meeting"),
        ("Asked council for assessment", "request_received"),
        ("Appeal sent off", "appeal_lodged"),
        ("Letter after the review", ["review_decision_sent", "last_review"]),
    ],
)
def test_steps_as_families_and_teams_put_them_are_known(
    heading: str, ours: str | list[str], tmp_path: Path
) -> None:
    assert ours in found(f"Ref,{heading}\nA,2026-01-05\n", tmp_path)


CORRECTED = """\
not_told = ["see file"]
[columns]
"Topic" = ""
"Said" = "reason"
"Final plan came" = { fact = "final_plan_sent", where = { Topic = ["new"] } }
[values.Said]
"they said N" = "refuse-plan"
[leave_out]
"Shut?" = ["y"]
"""


def test_what_a_person_corrected_stays_and_the_rest_is_proposed_anew(tmp_path: Path) -> None:
    """The second map holds all of the first, and guesses what its columns turn on."""
    text = (
        "Topic,Said,Letter dated,Final plan came,Shut?\n"
        "new,they said N,2026-09-01,2026-10-01,\nold,Refusal to assess,2026-09-02,,y\n"
    )
    (tmp_path / "map.toml").write_text(CORRECTED)
    out = guessed(text, tmp_path, "--map-file", str(tmp_path / "map.toml")).out
    made = tomllib.loads(out)
    assert CORRECTED_COLUMNS == made["columns"]
    assert {"they said N": "refuse-plan", "Refusal to assess": "refuse-assess"} == made["values"][
        "Said"
    ]
    assert (["see file"], {"Shut?": ["y"]}) == (made["not_told"], made["leave_out"])
    (tmp_path / "second.toml").write_text(out)
    again = guessed(text, tmp_path, "--map-file", str(tmp_path / "second.toml")).out
    assert tomllib.loads(again) == made


CORRECTED_COLUMNS = {
    "Topic": "",
    "Said": "reason",
    "Letter dated": "decision_date",
    "Final plan came": {"fact": "final_plan_sent", "where": {"Topic": ["new"]}},
}


def test_a_cell_that_is_called_as_a_fact_makes_no_headings(tmp_path: Path) -> None:
    """Most of the first sheet would be left out, and "0 due" be told of it."""
    book = openpyxl.Workbook()
    live = book.active
    assert live is not None
    live.title = "Live"
    live.append(["Ref", "LA letter date", "Med cert date", "Type", "Worker"])
    live.append(["26/1", "1/10/2026", "", "RTA", ""])
    ended = book.create_sheet("Closed")
    ended.append(["Ref", "Name", "How it ended", "Closed on"])
    for at in range(3):
        ended.append([f"25/{at}", "BG", "Advice given" if at == 2 else "Moved", "3/9/2026"])
    book.save(tmp_path / "in.xlsx")
    ran = ask("batch", str(tmp_path / "in.xlsx"), "--guess")
    assert '"LA letter date" = "decision_date"' in ran.out
    assert "heading_row" not in ran.out
    assert "Read: the sheet 'Live'." in ran.err
    text = "Ref;LA letter date;Med cert date;How ended\n" + "1;1/10/2026;;Moved\n2;;;Advice given\n"
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    ran = ask("batch", str(tmp_path / "in.csv"), "--guess")
    assert '"LA letter date" = "decision_date"' in ran.out


def test_a_sheet_of_which_little_is_read_is_told_to_guess(tmp_path: Path) -> None:
    heads = (
        "Case,Last assessment,Outcome,Meeting held,Report in,Letter out,Draft out,Final out,Notes"
    )
    (tmp_path / "in.csv").write_text(f"{heads}\n1,2025-10-01,,,,,,,\n", encoding="utf-8")
    ran = ask("due", str(tmp_path / "in.csv"))
    assert "Only 2 of 9 columns are read" in ran.err
    assert "sendpath batch FILE --guess -o map.toml" in ran.err


def test_codes_of_others_under_our_name_are_no_reasons(tmp_path: Path) -> None:
    """The codes of exclusions: PP, PA and DM are kinds of conduct."""
    text = "Pupil,Reason,PEX date\n" + "".join(
        f"{at},{code},2026-10-0{at}\n" for at, code in enumerate(("PP", "PA", "DM", "PP"), 1)
    )
    out = guessed(text, tmp_path).out
    assert {"PEX date": "exclusion_began", "Reason": ""} == tomllib.loads(out)["columns"]


def test_a_column_of_reasons_is_none_of_days_whatever_it_is_called(tmp_path: Path) -> None:
    text = "No,Appeal,Hearing\n1,RTA,2026-12-01\n2,RTI,2026-12-08\n3,RTA,2026-12-09\n"
    out = guessed(text, tmp_path).out
    assert "reason" == tomllib.loads(out)["columns"]["Appeal"]
    assert "# outcome: " in out


def test_what_a_map_names_is_met_in_rows_that_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(
        "Ref,Letter,Outcome,Status\n1,2026-10-01,Amend,Open\n2,2026-09-01,Keep,Closed\n",
        encoding="utf-8",
    )
    (tmp_path / "map.toml").write_text(
        '[columns]\n"Letter" = "review_decision_sent"\n[values.Outcome]\n"Keep" = "keep"\n'
        '[leave_out]\n"Status" = ["Closed"]\n"Ref" = ["2"]\n',
        encoding="utf-8",
    )
    ran = ask("due", str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    assert "stands in no row" not in ran.err


def test_in_a_tracker_of_advice_what_was_received_is_the_request(tmp_path: Path) -> None:
    text = "Mosaic,Rec'd,Panel,Ltr out,Adv req'd,Draft out,Final,6wk\n"
    text += "1,2026-08-03,2026-09-01,2026-09-04,2026-09-05,,,2026-09-14\n"
    text += "2,2026-08-04,2026-09-08,,,,,2026-09-15\n"
    assert {
        "Rec'd": "request_received",
        "Ltr out": "decision_notified",
        "Adv req'd": "advice_request_received",
        "Draft out": "draft_served",
        "Final": "final_plan_sent",
    } == tomllib.loads(guessed(text, tmp_path).out)["columns"]


def test_a_tribunal_log_is_understood(tmp_path: Path) -> None:
    text = "Our no.,Appeal,LA resp due,LA resp sent,Hearing,Comply by,Recommendations made\n"
    text += "1,RTA,2026-12-14,,2027-02-15,,\n2,BFI,2026-11-16,2026-11-13,2027-01-11,2027-02-01,\n"
    text += "3,I,2026-11-16,2026-11-13,2027-01-11,,2026-11-02\n"
    assert {
        "Appeal": "reason",
        "LA resp sent": "response_received",
        "Hearing": "hearing_date",
        "Comply by": "order_says_by",
        "Recommendations made": "recommendation_issued",
    } == tomllib.loads(guessed(text, tmp_path).out)["columns"]


def test_a_letter_whose_kind_no_column_tells_is_said_to_be_taken_for_a_decision(
    tmp_path: Path,
) -> None:
    text = "Ref,LA letter,Med cert,Kind\n1,2026-10-01,,Agreed\n2,2026-09-01,2026-10-02,Draft\n"
    out = guessed(text, tmp_path).out
    (line,) = (each for each in out.splitlines() if each.startswith('"LA letter"'))
    assert "each is taken for a decision that can be appealed" in line
    line = guessed(text.replace("Agreed", "RTA").replace("Draft", "RTI"), tmp_path).out
    assert "each is taken" not in line
