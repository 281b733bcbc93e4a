"""A refusal of a plan in the column that tells what the council answered to a request."""

import tomllib
from pathlib import Path

import pytest

from support import Json, ask

TODAY = "2026-11-28"

ROWS = """\
Ref,Asked,LA said,Said on
a,1/7/26,{no},10/8/26
b,1/6/26,{plan},18/9/26
c,6/7/26,Yes,14/8/26
d,5/10/26,,
"""


def told(text: str, folder: Path) -> Json:
    (folder / "in.csv").write_text(text, encoding="utf-8")
    ask("batch", str(folder / "in.csv"), "--guess", "-o", str(folder / "map.toml"), today=TODAY)
    return tomllib.loads((folder / "map.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("plan", ["No plan", "RTI", "NIP", "Refused to issue", "No EHCP"])
def test_the_day_of_a_refused_plan_is_that_of_a_letter_to_appeal(plan: str, tmp_path: Path) -> None:
    made = told(ROWS.format(no="No to assess", plan=plan), tmp_path)
    assert {"Yes": "agreed", "No to assess": "refused", plan: "agreed"} == made["values"]["LA said"]
    answered = {"LA said": sorted(["No to assess", "Yes", ""])}
    notified, decided, refused = made["columns"]["Said on"]
    assert "decision_notified" == notified["fact"]
    assert answered == {"LA said": sorted(notified["where"]["LA said"])}
    assert {"fact": "decision_date", "where": {"LA said": ["No to assess", plan]}} == decided
    assert {"fact": "plan_refused", "where": {"LA said": [plan]}} == refused
    words = (str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    ran = ask("due", *words, "--within", "all", today=TODAY)
    # Two months from the letters of 10 August and 18 September; six weeks from 5 October.
    assert "Sat 10 Oct 2026" in ran.out or "Mon 12 Oct 2026" in ran.out
    assert "Wed 18 Nov 2026" in ran.out
    assert "Mon 16 Nov 2026" in ran.out
    assert "cannot be appealed" not in ran.out


def test_no_plan_alone_may_be_a_refused_request_and_is_asked(tmp_path: Path) -> None:
    text = ROWS.format(no="Agreed", plan="No plan")
    made = told(text, tmp_path)
    assert "No plan" not in made["values"]["LA said"]
    out = (tmp_path / "map.toml").read_text(encoding="utf-8")
    assert '# "No plan" = "agreed"  # 1 row; or "refused"' in out
    assert "decision_notified" == made["columns"]["Said on"]


def test_the_answer_to_a_review_is_dated_by_the_column_behind_it(tmp_path: Path) -> None:
    text = "Ref,AR held,AR outcome,Told on\na,1/9/26,No change,20/9/26\nb,2/9/26,Amend,21/9/26\n"
    made = told(text, tmp_path)
    kept = {"fact": "decision_date", "where": {"AR outcome": ["No change"]}}
    assert ["review_decision_sent", "last_review", kept] == made["columns"]["Told on"]


@pytest.mark.parametrize("heading", ["Date", "on", "Sent"])
def test_a_bare_day_behind_an_answer_is_only_offered(heading: str, tmp_path: Path) -> None:
    text = ROWS.format(no="No", plan="Yes").replace("Said on", heading)
    made = told(text, tmp_path)
    assert heading not in made["columns"]
    out = (tmp_path / "map.toml").read_text(encoding="utf-8")
    offered = f'# "{heading}" = ["decision_notified", {{ fact = "decision_date"'
    assert offered in out


def test_the_plan_that_was_reviewed_is_no_plan_amended_since(tmp_path: Path) -> None:
    text = "Ref,Final plan dated,AR held,AR outcome,AR letter\na,1/9/23,1/9/26,Amend,20/9/26\n"
    made = told(f"{text}b,1/9/23,2/9/26,Keep,21/9/26\n", tmp_path)
    assert "final_plan_sent" == made["columns"]["Final plan dated"]


def test_two_columns_of_answers_each_tell_theirs_where_the_other_is_blank(tmp_path: Path) -> None:
    text = "Ref,Asked,LA said,Said on,Last AR,AR said,AR letter\n"
    text += "a,1/7/26,No to assess,10/8/26,,,\nb,6/7/26,Yes,14/8/26,,,\nc,5/10/26,,,,,\n"
    text += "d,,,,1/9/26,No change,20/9/26\ne,,,,2/9/26,Amend,21/9/26\n"
    made = told(text, tmp_path)
    assert {"fact": "outcome", "where": {"AR said": [""]}} == made["columns"]["LA said"]
    assert {"fact": "outcome", "where": {"LA said": [""]}} == made["columns"]["AR said"]
    kept = {"fact": "decision_date", "where": {"AR said": ["No change"]}}
    assert ["review_decision_sent", "last_review", kept] == made["columns"]["AR letter"]
    words = (str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    ran = ask("due", *words, "--within", "all", today=TODAY)
    # Six weeks from 5 October, with nothing answered; two months from the letter that keeps.
    assert "Mon 16 Nov 2026, 12 days ago: c, council: Overdue" in ran.out
    assert "Fri 20 Nov 2026, 8 days ago: d, family" in ran.out


def test_a_second_answer_in_the_same_rows_is_only_offered(tmp_path: Path) -> None:
    text = "Ref,Asked,LA said,Said on,Last AR,AR said\n"
    text += "a,1/7/25,Yes,10/8/25,1/9/26,No change\nb,6/7/25,Yes,14/8/25,2/9/26,Amend\n"
    made = told(text, tmp_path)
    assert "outcome" == made["columns"]["LA said"]
    assert "AR said" not in made["columns"]
    out = (tmp_path / "map.toml").read_text(encoding="utf-8")
    assert '# "AR said" = "outcome"' in out


@pytest.mark.parametrize(
    ("answer", "day"),
    [
        ("Plan decision", "Date plan decn"),
        ("Plan agreed?", "Plan letter"),
        ("Issue Y/N", "Issue decision date"),
        ("Wk 16 decision", "Wk 16 letter out"),
    ],
)
def test_the_letter_that_refuses_a_plan_is_told_beside_its_answer(
    answer: str, day: str, tmp_path: Path
) -> None:
    text = f"Ref,Request recd,Assess Y/N,Date of decision,{answer},{day}\n"
    text += "a,1/5/26,Y,10/6/26,N,1/10/26\nb,2/5/26,Y,11/6/26,Y,2/9/26\nc,3/8/26,N,14/9/26,,\n"
    made = told(text, tmp_path)
    of = {"where": {answer: ["N"]}}
    assert [{"fact": "plan_refused", **of}, {"fact": "decision_date", **of}] == made["columns"][day]
    words = (str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    ran = ask("due", *words, today=TODAY)
    # Two months from the letter of 1 October.
    assert "Tue 1 Dec 2026, in 3 days: a, family: Due: Appeal received" in ran.out
    assert "cannot be appealed" not in ran.out


def test_a_letter_that_keeps_a_plan_can_be_appealed_whatever_column_tells_the_dispute(
    tmp_path: Path,
) -> None:
    text = "Ref,Issue,Asked,Letter re assess,AR held,AR decision letter,Keep/Amend/Cease\n"
    text += "a,refusal to assess,1/7/26,10/8/26,,,\nb,refusal to assess,6/7/26,14/9/26,,,\n"
    text += "c,other,,,1/9/26,5/10/26,No change\nd,other,,,2/9/26,6/10/26,Amend\n"
    made = told(text, tmp_path)
    kept = {"fact": "decision_date", "where": {"Keep/Amend/Cease": ["No change"]}}
    assert ["review_decision_sent", "last_review", kept] == made["columns"]["AR decision letter"]
    words = (str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    ran = ask("due", *words, today=TODAY)
    # Two months from the letter of 5 October that keeps the plan.
    assert "Sat 5 Dec 2026" in ran.out or "Mon 7 Dec 2026" in ran.out


@pytest.mark.parametrize(
    ("heading", "fact"),
    [
        ("Date EHCNA request went in", "request_received"),
        ("SEND hearing", "hearing_date"),
        ("Rev mtg", "review_meeting"),
    ],
)
def test_headings_in_officers_words_are_known(heading: str, fact: str, tmp_path: Path) -> None:
    made = told(f"Ref,{heading}\na,1/10/26\nb,2/10/26\n", tmp_path)
    assert fact == made["columns"][heading]


def test_a_panel_outcome_and_its_letter_are_those_of_the_request(tmp_path: Path) -> None:
    text = "Ref,Req. rcvd,Panel 1 outcome,Panel 1 letter,Panel 2 outcome,Panel 2 letter\n"
    text += "a,3/8/26,Not to assess,5/10/26,,\nb,6/4/26,Assess,15/5/26,Not to issue,2/10/26\n"
    text += "c,6/4/26,Assess,15/5/26,Issue,3/8/26\nd,1/7/26,Withdrawn,,,\n"
    made = told(text, tmp_path)
    refused = {"fact": "decision_date", "where": {"Panel 1 outcome": ["Not to assess"]}}
    assert ["decision_notified", refused] == made["columns"]["Panel 1 letter"]
    of = {"where": {"Panel 2 outcome": ["Not to issue"]}}
    both = [{"fact": "plan_refused", **of}, {"fact": "decision_date", **of}]
    assert both == made["columns"]["Panel 2 letter"]


@pytest.mark.parametrize("value", ["No - RTI", "Refused (NIP)", "Y - refused to issue"])
def test_a_plain_answer_before_a_refusal_of_a_plan_says_no_more(value: str, tmp_path: Path) -> None:
    made = told(ROWS.format(no="Refused to assess", plan=value), tmp_path)
    assert "agreed" == made["values"]["LA said"][value]
    assert {"fact": "plan_refused", "where": {"LA said": [value]}} in made["columns"]["Said on"]


def test_where_no_reason_is_told_the_answer_says_whether_a_letter_can_be_appealed(
    tmp_path: Path,
) -> None:
    text = "Ref,Asked,LA said,Date on letter,What about\na,5/10/26,,,\n"
    text += "b,13/7/26,agreed,21/8/26,\nc,14/9/26,refused,21/10/26,\n"
    text += "d,9/2/26,no plan,2/10/26,no EHCP\ne,2/2/26,refused,13/10/26,refusal to assess\n"
    made = told(text, tmp_path)
    assert "outcome" == made["columns"]["LA said"]
    words = (str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    ran = ask("due", *words, "--within", "all", today=TODAY)
    # Six weeks from 5 October, with no answer; nothing to appeal in a letter that agrees.
    assert "Mon 16 Nov 2026, 12 days ago: a, council: Overdue" in ran.out
    assert ": b, family" not in ran.out
    # Two months from the letters of 21 October, 2 October and 13 October.
    for line in ("Mon 21 Dec 2026, in 23 days: c", "Wed 2 Dec 2026, in 4 days: d"):
        assert f"{line}, family: Due: Appeal received" in ran.out
    assert "Mon 14 Dec 2026, in 16 days: e, family: Due: Appeal received" in ran.out


def test_a_reply_of_the_council_and_its_day_are_those_of_the_request(tmp_path: Path) -> None:
    text = "Ref,Requested on,Reply from LA,Reply date\na,3/8/26,No,5/10/26\nb,6/4/26,Yes,15/5/26\n"
    made = told(text, tmp_path)
    refused = {"fact": "decision_date", "where": {"Reply from LA": ["No"]}}
    assert ["decision_notified", refused] == made["columns"]["Reply date"]


def test_a_reply_in_a_table_without_a_request_is_only_offered(tmp_path: Path) -> None:
    text = "Ref,Med cert,Reply from LA\na,3/8/26,No\nb,6/4/26,Yes\n"
    made = told(text, tmp_path)
    assert "Reply from LA" not in made["columns"]


@pytest.mark.parametrize(
    ("heading", "fact"),
    [("AR took place", "review_meeting"), ("Lodged w/ SEND", "appeal_lodged")],
)
def test_headings_of_parents_groups_are_known(heading: str, fact: str, tmp_path: Path) -> None:
    made = told(f"Ref,{heading}\na,1/10/26\nb,2/10/26\n", tmp_path)
    assert fact == made["columns"][heading]


def test_of_two_columns_of_final_plans_the_amended_one_is_the_later(tmp_path: Path) -> None:
    text = "Ref,Final plan dated,AR held,AR outcome,AR letter,Amended final\n"
    text += "a,3/3/21,8/6/26,Amend,3/7/26,2/10/26\nb,3/3/22,7/9/26,Amend,5/10/26,\n"
    text += "c,5/10/26,,,,\n"
    made = told(text, tmp_path)
    unreviewed = {"Amended final": [""], "AR held": [""], "AR letter": [""]}
    first = {"fact": "final_plan_sent", "where": unreviewed}
    assert first == made["columns"]["Final plan dated"], "b's of 2022 is the plan reviewed"
    amended = {"fact": "decision_date", "where": {"AR outcome": ["Amend"]}}
    assert ["final_plan_sent", amended] == made["columns"]["Amended final"]
    words = (str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    ran = ask("due", *words, today=TODAY)
    # Two months from the amended plan of 2 October.
    assert "Wed 2 Dec 2026, in 4 days: a, family: Due: Appeal received" in ran.out


def test_the_letter_of_a_plan_in_dispute_is_that_of_the_later_plan(tmp_path: Path) -> None:
    text = "Ref,Asked,LA said,Date on letter,What about,Final plan dated,Amended final\n"
    text += "a,9/3/26,agreed,17/4/26,Sections B & F,2/10/26,\n"
    text += "b,14/9/26,refused,21/10/26,refusal to assess,,\nc,,,,Sections B & F,3/3/21,9/10/26\n"
    made = told(text, tmp_path)
    assert "Amended final" in made["columns"]
    words = (str(tmp_path / "in.csv"), "--map-file", str(tmp_path / "map.toml"))
    ran = ask("due", *words, today=TODAY)
    # Two months from the final plans of 2 and 9 October, not from the letter of 17 April.
    assert "Wed 2 Dec 2026, in 4 days: a, family: Due: Appeal received" in ran.out
    assert "Wed 9 Dec 2026, in 11 days: c, family: Due: Appeal received" in ran.out
    assert "17 Jun 2026" not in ran.out
