"""A guess knows more of what people call the days and decisions that matter most to them.

Where a heading may be of one thing or another, it is offered in a remark, with the reason.
"""

import csv
import io
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from sendpath.columns import value_guesses
from sendpath.columns.heading_words import ValueWords
from sendpath.rulebook.headings import Headings
from support import ask, read_json

TODAY = "2026-11-25"


def guessed(text: str, folder: Path) -> str:
    (folder / "in.csv").write_text(text, encoding="utf-8")
    return ask("batch", str(folder / "in.csv"), "--guess", today=TODAY).out


def columns(out: str) -> dict[str, Any]:
    told: dict[str, Any] = tomllib.loads(out)["columns"]
    return told


def offered(out: str, heading: str) -> tuple[str, str]:
    """Give what is offered for a heading in a remark, and why."""
    (line,) = (each for each in out.splitlines() if each.startswith(f'# "{heading}" = '))
    name, _, why = line.partition("  # ")
    return tomllib.loads(name.removeprefix("# "))[heading], why


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        *[(each, "request_received") for each in ("Date LA got EHCNA request", "Request logged")],
        *[(each, "request_received") for each in ("Date request reached LA", "EHCNA applied for")],
    ],
)
def test_the_days_that_matter_most_are_known_in_more_words(
    heading: str, expected: str, tmp_path: Path
) -> None:
    out = guessed(f"n,{heading},AR mtg\n1,01/05/2026,01/06/2026\n", tmp_path)
    assert expected == columns(out)[heading]


LAST = ("Prev AR completed", "Previous annual review", "Last AR", "AR last held", "Prior AR date")


@pytest.mark.parametrize("heading", LAST)
def test_the_last_review_is_known_in_more_words(heading: str, tmp_path: Path) -> None:
    out = guessed(f"n,{heading},Plan came\n1,01/05/2026,01/06/2026\n", tmp_path)
    assert "last_review" == columns(out)[heading]


@pytest.mark.parametrize("heading", [*LAST, "Last AR date", "Last review"])
def test_beside_a_meeting_the_last_review_may_be_a_meeting_and_is_offered(
    heading: str, tmp_path: Path
) -> None:
    """The 12 months run from the decision of the last review: its meeting is weeks before."""
    out = guessed(f"n,{heading},AR meeting date\n1,01/05/2025,01/05/2026\n", tmp_path)
    assert {"AR meeting date": "review_meeting"} == columns(out)
    ours, why = offered(out, heading)
    assert "last_review" == ours
    assert "the council's decision after the last review" in why


@pytest.mark.parametrize("heading", ["Last AR decision", "Last review (letter)", "last_review"])
def test_what_is_called_the_decision_of_the_last_review_is_that(
    heading: str, tmp_path: Path
) -> None:
    out = guessed(f"n,{heading},AR meeting date\n1,01/06/2025,01/05/2026\n", tmp_path)
    assert "last_review" in columns(out).get(heading, "") or "called: last_review" in out


TRACKER = """\
Ref,{day},Answer,Decision letter,Draft issued,Final issued,Refusal to issue
1,01/03/2026,Agree,10/04/2026,10/06/2026,01/07/2026,
2,01/05/2026,Refuse,10/06/2026,,,
3,01/05/2026,Agree,11/06/2026,,,15/08/2026
"""


@pytest.mark.parametrize("day", ["Date received", "Received", "Date in", "Date of referral"])
def test_what_was_received_in_a_tracker_of_requests_is_the_request(
    day: str, tmp_path: Path
) -> None:
    told = columns(guessed(TRACKER.format(day=day), tmp_path))
    assert "request_received" == told[day]
    without = TRACKER.format(day=day).replace("Refusal to issue", "x")
    assert "request_received" == columns(guessed(without, tmp_path))[day]


def test_what_was_received_in_a_table_of_something_else_is_offered_and_not_taken(
    tmp_path: Path,
) -> None:
    out = guessed("Ref,Date received,Panel\n1,01/05/2026,Agreed\n2,02/05/2026,Refused\n", tmp_path)
    assert "Date received" not in columns(out)
    name, why = offered(out, "Date received")
    assert "request_received" == name
    assert 'or "review_report_sent": if a request for an assessment was received' in why


@pytest.mark.parametrize(
    "heading", ["Agree / Refuse", "LA said yes/no?", "LA's answer", "Agreed or declined?"]
)
def test_a_column_that_tells_yes_or_no_of_the_councils_decision_tells_the_outcome(
    heading: str, tmp_path: Path
) -> None:
    rows = "1,01/05/2026,Yes\n2,01/05/2026,No\n3,01/05/2026,\n"
    told = tomllib.loads(guessed(f"n,EHCNA request,{heading}\n{rows}", tmp_path))
    assert "outcome" == told["columns"][heading]
    assert {"Yes": "agreed", "No": "refused"} == told["values"][heading]


@pytest.mark.parametrize("heading", ["Result of first meeting", "Panel says", "We refused?"])
def test_where_nearly_all_values_are_decisions_a_heading_that_speaks_of_one_tells_it(
    heading: str, tmp_path: Path
) -> None:
    rows = "1,01/05/2026,Agree\n2,01/05/2026,Refuse\n3,01/05/2026,Decline\n"
    out = guessed(f"n,EHCNA request,{heading}\n{rows}", tmp_path)
    assert "outcome" == columns(out)[heading]
    values = {"Agree": "agreed", "Refuse": "refused", "Decline": "refused"}
    assert values == tomllib.loads(out)["values"][heading]


def test_values_that_are_decisions_under_a_heading_that_says_nothing_are_offered(
    tmp_path: Path,
) -> None:
    rows = "1,01/05/2026,Maintain\n2,01/05/2026,Cease\n3,01/05/2026,Amend\n"
    out = guessed(f"n,AR mtg,Column 3\n{rows}", tmp_path)
    assert "Column 3" not in columns(out)
    name, why = offered(out, "Column 3")
    assert "outcome" == name
    assert '"Maintain" is keep' in why


@pytest.mark.parametrize("heading", ["Mediation agreed?", "Funding decision", "Agree to issue"])
@pytest.mark.parametrize("cells", [("Agree", "Refuse"), ("Yes", "No")])
def test_a_decision_of_something_else_is_no_outcome(
    heading: str, cells: tuple[str, str], tmp_path: Path
) -> None:
    rows = "".join(f"{at},01/05/2026,{each}\n" for at, each in enumerate(cells))
    out = guessed(f"n,EHCNA request,{heading}\n{rows}", tmp_path)
    assert {"EHCNA request": "request_received"} == columns(out)


def test_the_letter_of_a_request_can_be_appealed_only_where_it_was_refused(tmp_path: Path) -> None:
    out = guessed(TRACKER.format(day="Date received"), tmp_path)
    refused = {"fact": "decision_date", "where": {"Answer": ["Refuse"]}}
    assert ["decision_notified", refused] == columns(out)["Decision letter"]
    assert "a decision not to assess can be appealed from its letter" in out
    (tmp_path / "map.toml").write_text(out, encoding="utf-8")
    words = (str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    ran = ask("batch", *words, "--columns", "appeal_window", today=TODAY)
    rows = csv.DictReader(io.StringIO(ran.out.lstrip("\ufeff")))
    # Two months from the letter that refuses, which end in August; none from one that agrees.
    assert ["", "2026-09-01", ""] == [each["sendpath_appeal_window"] for each in rows]


def test_a_plain_no_of_the_councils_makes_its_letter_one_that_can_be_appealed(
    tmp_path: Path,
) -> None:
    text = "n,EHCNA request,LA said yes/no?,LA letter date\n1,01/08/2026,No,10/09/2026\n"
    out = guessed(f"{text}2,01/08/2026,Yes,10/09/2026\n", tmp_path)
    (tmp_path / "map.toml").write_text(out, encoding="utf-8")
    words = (str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    ran = ask("batch", *words, "--columns", "appeal_window", today=TODAY)
    rows = csv.DictReader(io.StringIO(ran.out.lstrip("\ufeff")))
    assert ["2026-11-10", ""] == [each["sendpath_appeal_window"] for each in rows]


DRAFT = "Draft / proposed amends"


@pytest.mark.parametrize(
    ("beside", "expected"),
    [("EHCNA request", "draft_served"), ("AR mtg", "amendment_notice_sent")],
)
def test_a_draft_or_amendments_is_what_the_table_is_about(
    beside: str, expected: str, tmp_path: Path
) -> None:
    out = guessed(f"n,{beside},{DRAFT}\n1,01/05/2026,02/06/2026\n", tmp_path)
    assert expected == columns(out)[DRAFT]


def test_a_draft_or_amendments_in_a_table_of_both_is_offered_with_the_reason(
    tmp_path: Path,
) -> None:
    text = f"n,EHCNA request,AR mtg,{DRAFT}\n1,01/05/2026,,02/06/2026\n2,,01/05/2026,\n"
    out = guessed(text, tmp_path)
    assert DRAFT not in columns(out)
    name, why = offered(out, DRAFT)
    assert "draft_served" == name
    assert 'or "amendment_notice_sent": a draft of a first plan' in why


def test_of_two_columns_that_are_as_near_each_is_offered_by_the_name_it_may_have(
    tmp_path: Path,
) -> None:
    out = guessed("Letter date,Date of LA letter,x\n2026-10-01,2026-10-02,1\n", tmp_path)
    assert "decision_date" == offered(out, "Letter date")[0]
    assert "decision_date" == offered(out, "Date of LA letter")[0]


def test_the_head_of_a_map_says_how_a_column_tells_several_facts_and_how_rows_are_taken_apart(
    tmp_path: Path,
) -> None:
    head = guessed("Letter date\n2026-10-01\n", tmp_path).partition("\n\n")[0]
    assert '["decision_date", "decision_notified"]' in head
    assert '{ fact = "decision_date", where = { "Outcome" = ["Refused"] } }' in head
    assert '"not-yet" says that it is not done, and "" that nothing is told' in head
    assert all(each.startswith("# ") and len(each) <= 100 for each in head.splitlines())


def test_what_the_head_of_a_map_says_is_read_so(tmp_path: Path) -> None:
    told = """[columns]
"Asked" = "request_received"
"Letter" = ["decision_notified", { fact = "decision_date", where = { "Said" = ["Refused"] } }]
"Final" = "final_plan_sent"
[values."Final"]
"being typed" = "not-yet"
"see file" = ""
"""
    (tmp_path / "map.toml").write_text(told, encoding="utf-8")
    rows = "1,2026-08-03,2026-09-01,Refused,being typed\n2,2026-08-03,2026-09-01,,see file\n"
    (tmp_path / "in.csv").write_text(f"n,Asked,Letter,Said,Final\n{rows}", encoding="utf-8")
    words = (str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    ran = ask("batch", *words, "--columns", "appeal_window,problems", today=TODAY)
    there = [*csv.DictReader(io.StringIO(ran.out.lstrip("\ufeff")))]
    assert ["2026-11-02", ""] == [each["sendpath_appeal_window"] for each in there]
    assert ["", ""] == [each["sendpath_problems"] for each in there]


def test_values_that_differ_by_their_capitals_are_one_line_of_the_map(tmp_path: Path) -> None:
    text = "n,EHCNA request,Agree / Refuse,Decision letter\n"
    rows = ("REFUSE", "Refuse", "refuse", "Refuse", "Agree")
    text += "".join(f"{at},01/08/2026,{each},10/09/2026\n" for at, each in enumerate(rows))
    out = guessed(text, tmp_path)
    told = tomllib.loads(out)
    assert {"Refuse": "refused", "Agree": "agreed"} == told["values"]["Agree / Refuse"]
    assert {"Agree / Refuse": ["Refuse"]} == told["columns"]["Decision letter"][1]["where"]
    assert '"Refuse" = "refused"  # 4 rows' in out
    (tmp_path / "map.toml").write_text(out, encoding="utf-8")
    words = (str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    ran = ask("batch", *words, "--columns", "appeal_window", today=TODAY)
    there = csv.DictReader(io.StringIO(ran.out.lstrip("\ufeff")))
    assert [*["2026-11-10"] * 4, ""] == [each["sendpath_appeal_window"] for each in there]
    assert "stands in no row" not in ran.err
    assert "in no row that was read" not in ran.err


def test_what_people_call_the_values_of_a_fact_is_made_ready_once_for_a_whole_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For each value of each column it was made anew: some thousandths of a second each."""
    made: list[str] = []

    class Counted(ValueWords):
        def __init__(self, told: Headings, name: str, ours: Iterable[str]) -> None:
            made.append(name)
            super().__init__(told, name, ours)

    monkeypatch.setattr(value_guesses, "ValueWords", Counted)
    heads = ",".join(f"Column {number}" for number in range(40))
    values = "".join(f"{','.join(f'word {row}' for _ in range(40))}\n" for row in range(5))
    assert "Column 39" in guessed(f"{heads}\n{values}", tmp_path)
    assert len(made) == len({*made})


DECIDED = """\
Ref,Date request received,{heading},Date of decision,Outcome
1,12/01/2026,Yes,20/02/2026,{first}
2,02/02/2026,No,12/03/2026,Refused
3,15/03/2026,Y,24/04/2026,{third}
4,10/05/2026,Refused,20/06/2026,{fourth}
5,10/05/2026,Agreed,20/06/2026,
"""


@pytest.mark.parametrize("heading", ["Decision to assess", "Decision to assess (Y/N)"])
def test_what_tells_a_decision_better_is_proposed_beside_a_column_called_as_ours(
    heading: str, tmp_path: Path
) -> None:
    others = {"first": "EHCP issued", "third": "No plan", "fourth": "Mediation"}
    out = guessed(DECIDED.format(heading=heading, **others), tmp_path)
    told = columns(out)
    assert ("outcome", "") == (told[heading], told["Outcome"])
    values = tomllib.loads(out)["values"][heading]
    assert {"No": "refused", "Y": "agreed", "Yes": "agreed"}.items() <= values.items()


def test_what_tells_a_decision_as_well_is_offered(tmp_path: Path) -> None:
    others = {"first": "Agreed", "third": "Agreed", "fourth": "Refused"}
    out = guessed(DECIDED.format(heading="Decision to assess", **others), tmp_path)
    ours, why = offered(out, "Decision to assess")
    assert ("outcome", True) == (ours, "and so is 'Outcome'" in why)


COMBINED = """\
Ref,{request},{answer},{letter},{met},{decided}
1,01/07/2026,Y,10/08/2026,,
2,01/07/2026,N,10/08/2026,,
3,,,,05/10/2026,{day}
"""


@pytest.mark.parametrize(
    "headings",
    [
        "Req in|Decision to assess Y/N|Decn letter out|AR mtg held|AR decn letter",
        "Request received|Assess Y/N|Letter date|AR date|AR outcome letter",
        "EHCNA request|Agreed / refused|Decision letter|Review held|4 wk letter",
    ],
)
def test_in_a_tracker_of_requests_and_reviews_a_letter_is_of_the_request(
    headings: str, tmp_path: Path
) -> None:
    names = ("request", "answer", "letter", "met", "decided")
    heads = dict(zip(names, headings.split("|"), strict=True))
    out = guessed(COMBINED.format(**heads, day="30/10/2026"), tmp_path)
    told, refused = columns(out)[heads["letter"]]
    assert "decision_notified" == told
    assert {"fact": "decision_date", "where": {heads["answer"]: ["N"]}} == refused


@pytest.mark.parametrize("extra", ["EHCO", "Mediation cert"])
@pytest.mark.parametrize("letter", ["Decn letter out", "Date letter sent", "Decision date"])
def test_where_a_letter_may_be_of_a_request_or_a_review_none_is_taken_for_one_to_appeal(
    letter: str, extra: str, tmp_path: Path
) -> None:
    heads = {"request": "Req in", "answer": "Officer", "letter": letter, "met": "AR mtg held"}
    out = guessed(COMBINED.format(**heads, decided=extra, day="30/10/2026"), tmp_path)
    assert ("decision_notified", False) == (offered(out, letter)[0], letter in columns(out))


@pytest.mark.parametrize(
    ("heading", "ours"),
    [
        ("DT_EHCNA_REQ_RCVD_LA", "request_received"),
        ("DT_DRAFT_RCVD", "draft_served"),
        ("FNL_PLAN_ISSD_DT", "final_plan_sent"),
        ("DT_FINAL_PLAN_ISS", "final_plan_sent"),
        ("DT_MED_CERT_ISS", "certificate_date"),
        ("MED_CRT_DTE", "certificate_date"),
        ("DT_TRIB_LODGED", "appeal_lodged"),
        ("HRG_DT", "hearing_date"),
        ("DT_LA_DECSN_LTR", "decision_date"),
        ("ANNUAL_RVW_MTG_DT", "review_meeting"),
        ("AMDT_NOTICE_ISS", "amendment_notice_sent"),
        ("Cert. in hand (date on it)", "certificate_date"),
        ("Rang the mediation people", "adviser_contacted"),
        ("EP etc advice back", "advice_given"),
        ("Draft back", "draft_served"),
    ],
)
def test_headings_of_case_systems_and_people_s_own_are_read_through_their_words(
    heading: str, ours: str, tmp_path: Path
) -> None:
    assert {heading: ours} == columns(guessed(f"Ref,{heading}\n1,01/09/2026\n", tmp_path))


@pytest.mark.parametrize("heading", ["When it went out", "Sent", "Posted on"])
def test_what_went_out_beside_a_letter_s_date_is_the_letter(heading: str, tmp_path: Path) -> None:
    beside = columns(guessed(f"Ref,Decision letter,{heading}\n1,01/09/2026,02/09/2026\n", tmp_path))
    assert {"Decision letter": "decision_date", heading: "sent_date"} == beside
    apart = columns(guessed(f"Ref,{heading},Hearing\n1,01/09/2026,02/09/2026\n", tmp_path))
    assert {"Hearing": "hearing_date"} == apart


ISSUES = """\
Ref,Issue,Request received,Decision letter,Final plan issued
1,EHCNA request,13/07/2026,21/08/2026,
2,Refusal to assess,13/07/2026,21/08/2026,
3,Contents,13/07/2026,21/08/2026,30/10/2026
4,Cease to maintain,,21/08/2026,
5,,,21/08/2026,
"""


def test_a_letter_beside_a_request_is_of_what_is_in_dispute(tmp_path: Path) -> None:
    out = guessed(ISSUES, tmp_path)
    told = columns(out)
    notified, letter, of_plan = told["Decision letter"]
    assert {"EHCNA request", "Refusal to assess"} == {*notified["where"]["Issue"]}
    assert {"Issue": ["Contents"], "Final plan issued": [""]} == of_plan["where"]
    assert {"Refusal to assess", "Cease to maintain", ""} == {*letter["where"]["Issue"]}
    assert {"fact": "decision_date", "where": {"Issue": ["Contents"]}} in told["Final plan issued"]
    (tmp_path / "map.toml").write_text(out, encoding="utf-8")
    words = (str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    ran = ask("batch", *words, "--columns", "appeal_window", today=TODAY)
    there = csv.DictReader(io.StringIO(ran.out.lstrip("\ufeff")))
    windows = [each["sendpath_appeal_window"] for each in there]
    assert ["", "2026-10-21", "2027-01-04", "2026-10-21", "2026-10-21"] == windows


def test_a_map_ends_with_how_to_guess_once_more(tmp_path: Path) -> None:
    last = guessed(ISSUES, tmp_path).splitlines()[-1]
    assert '# sendpath batch "in.csv" --guess --map-file THIS_FILE -o ANOTHER_FILE' == last


@pytest.mark.parametrize(
    "foot",
    ["*** END OF REPORT ***,23 ROWS", "*** END OF REPORT ***,", "--- End of extract ---,2 cases"],
)
def test_the_foot_of_a_report_is_no_case(foot: str, tmp_path: Path) -> None:
    sheet = tmp_path / "in.csv"
    sheet.write_text(f"Ref,decision_date\nA1,2026-11-02\n,\n{foot}\n", encoding="utf-8")
    assert "no day at all" not in ask("due", str(sheet), today=TODAY).out
    words = ("batch", str(sheet), "--summary", "--process", "all", "--format", "json")
    assert 1 == read_json(ask(*words, today=TODAY).out)["rows"]
