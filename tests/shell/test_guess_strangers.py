"""What a stranger's three sheets showed of a guess: nothing is live where two are possible."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from support import ask

TODAY = "2026-11-28"


def guessed(text: str, folder: Path, *more: str) -> str:
    (folder / "in.csv").write_text(text, encoding="utf-8")
    return ask("batch", str(folder / "in.csv"), "--guess", *more, today=TODAY).out


def live(out: str) -> dict[str, Any]:
    told = tomllib.loads(out)
    assert isinstance(told["columns"], dict)
    return told["columns"]


def line_of(out: str, heading: str) -> str:
    return next(each for each in out.splitlines() if f'"{heading}" = ' in each)


def requests(panel: str, letter: str) -> str:
    return f"""Ref,Req rec'd,6 wk date,{panel},Assess Y/N,{letter},Draft issued
1,01/09/2026,13/10/2026,06/10/2026,Y,09/10/2026,
2,02/09/2026,14/10/2026,06/10/2026,N,,
"""


REFUSED = {"fact": "decision_date", "where": {"Assess Y/N": ["N"]}}


@pytest.mark.parametrize("panel", ["Panel", "Panel date", "SEN panel", "Panel held", "Panel 1"])
@pytest.mark.parametrize("letter", ["Letter to parent", "Letter to parents", "Parents told"])
def test_a_panels_day_is_not_the_decisions_where_a_letter_stands_beside_it(
    panel: str, letter: str, tmp_path: Path
) -> None:
    out = guessed(requests(panel, letter), tmp_path)
    assert ["decision_notified", REFUSED] == live(out)[letter]
    assert panel not in live(out)
    assert "a panel's own day tells nothing" in line_of(out, panel)


def test_a_panel_is_only_offered_where_a_strange_column_may_be_the_letter(tmp_path: Path) -> None:
    out = guessed(requests("Panel", "Decision slip out"), tmp_path)
    assert "Panel" not in live(out)
    assert '# "Panel" = "decision_notified"' in out


def test_a_panel_tells_the_decision_where_nothing_else_can(tmp_path: Path) -> None:
    assert "decision_notified" == live(guessed(requests("Panel", "Cost"), tmp_path))["Panel"]


BOTH = """Ref,{asked},{answer},{letter},AR meeting,{more}
1,01/09/2026,{yes},06/10/2026,,
2,02/09/2026,{no},07/10/2026,,
3,,,,03/09/2026,09/10/2026
"""


def both(**told: str) -> str:
    usual = {"asked": "Req recd", "answer": "LA yes or no?", "yes": "Yes", "no": "No"}
    return BOTH.format(**{**usual, "more": "LA letter after review", **told})


def test_a_letter_beside_that_of_the_review_is_of_the_request(tmp_path: Path) -> None:
    told = live(guessed(both(letter="Date on LA's letter"), tmp_path))
    refused = {"fact": "decision_date", "where": {"LA yes or no?": ["No"]}}
    assert ["decision_notified", refused] == told["Date on LA's letter"]
    assert ["review_decision_sent", "last_review"] == told["LA letter after review"]


@pytest.mark.parametrize("heading", ["Date on LA's letter", "Letter date", "LA decision date"])
@pytest.mark.parametrize("asked", ["Req recd", "Seen on"])
def test_a_letter_that_may_be_of_a_request_or_a_review_is_only_offered(
    heading: str, asked: str, tmp_path: Path
) -> None:
    out = guessed(both(letter=heading, asked=asked, more="Seen"), tmp_path)
    assert heading not in live(out)
    assert f'# "{heading}" = "decision_notified"' in out


@pytest.mark.parametrize(
    "heading", ["EHCNA_DEC_DTM", "Decision to assess sent", "6 week decision sent", "EHCNA letter"]
)
def test_a_letter_whose_heading_says_the_assessment_is_none_of_a_review(
    heading: str, tmp_path: Path
) -> None:
    out = guessed(f"Ref,{heading},AR meeting\n1,06/10/2026,\n2,,03/09/2026\n", tmp_path)
    assert "review_decision_sent" not in str(live(out).get(heading))


@pytest.mark.parametrize(
    ("heading", "ours"),
    [
        ("Asked for EHC assessment", "request_received"),
        ("EHC assessment asked for", "request_received"),
        ("Applied for assessment", "request_received"),
        ("DRFT_PLN_DTM", "draft_served"),
        ("FNL_PLN_DTM", "final_plan_sent"),
        ("AMD_FNL_DTM", "final_plan_sent"),
        ("CLT_DOB", "born"),
        ("Client DOB", "born"),
    ],
)
def test_a_heading_of_a_system_or_a_helpline_is_known(
    heading: str, ours: str, tmp_path: Path
) -> None:
    told = live(guessed(f"Ref,{heading}\n1,06/10/2011\n2,07/10/2012\n", tmp_path))
    assert ours == told[heading]


def test_a_notice_about_a_review_is_its_decision_just_after_its_outcome(tmp_path: Path) -> None:
    text = "Ref,AR_MTG_DTM,{},AR_NOTIF_DTM\n1,01/09/2026,AMD,06/10/2026\n2,02/09/2026,MNT,\n"
    beside = live(guessed(text.format("AR_OUT_CD"), tmp_path))["AR_NOTIF_DTM"]
    assert ["review_decision_sent", "last_review"] == beside[:2]
    alone = guessed("Ref,AR_MTG_DTM,AR_NOTIF_DTM\n1,01/09/2026,06/10/2026\n", tmp_path)
    assert "AR_NOTIF_DTM" not in live(alone)
    assert "a notice of its meeting tells nothing" in line_of(alone, "AR_NOTIF_DTM")


@pytest.mark.parametrize("code", ["REF", "RFS", "REJ"])
def test_a_short_code_is_a_refusal_beside_one_of_what_was_agreed(code: str, tmp_path: Path) -> None:
    text = f"Ref,EHCNA_REQ_DTM,EHCNA_DEC_CD\n1,01/09/2026,{code}\n2,02/09/2026,AGR\n"
    told = tomllib.loads(guessed(text, tmp_path))["values"]["EHCNA_DEC_CD"]
    assert {code: "refused", "AGR": "agreed"} == told
    alone = guessed(text.replace("AGR", "PEND"), tmp_path)
    assert f'\n"{code}" = "refused"' not in alone


def test_codes_and_words_of_rows_that_are_no_open_cases_are_offered(tmp_path: Path) -> None:
    rows = "".join(f"{at},01/09/2026,OPN,Live\n" for at in range(9))
    text = f"Ref,EHCNA_REQ_DTM,STAT_CD,Where are we up to\n{rows}"
    text += "21,01/09/2026,DUP,Done\n22,01/09/2026,SUS,Live\n23,01/09/2026,CAN,Live\n"
    out = guessed(text, tmp_path).partition("# [leave_out]")[2]
    assert all(each in line_of(out, "STAT_CD") for each in ('"DUP"', '"SUS"', '"CAN"'))
    assert '"Done"' in line_of(out, "Where are we up to")


def again(text: str, said: str, folder: Path) -> str:
    """Guess once more beside a map, and let due read what was written."""
    (folder / "said.toml").write_text(said, encoding="utf-8")
    out = guessed(text, folder, "--map-file", str(folder / "said.toml"))
    (folder / "again.toml").write_text(out, encoding="utf-8")
    words = ("due", str(folder / "in.csv"), "--map-file", str(folder / "again.toml"))
    ran = ask(*words, today=TODAY)
    assert 0 == ran.code
    assert "more than one column" not in ran.err
    return out


PLANS = """Ref,FNL_PLN_DTM,AR_MTG_DTM,AR_OUT_CD,AMD_FNL_DTM
1,03/03/2024,01/07/2026,AMD,01/01/1900 00:00:00
2,05/10/2026,,,01/01/1900 00:00:00
3,03/03/2024,01/06/2026,AMD,09/09/2026
"""


def test_a_plan_that_was_reviewed_is_not_taken_for_the_amended_one(tmp_path: Path) -> None:
    told = live(guessed(PLANS, tmp_path))["FNL_PLN_DTM"]
    blank = {"AMD_FNL_DTM": ["", "01/01/1900 00:00:00"], "AR_MTG_DTM": [""]}
    assert {"fact": "final_plan_sent", "where": blank} == told


def test_two_columns_said_to_tell_one_fact_are_parted_where_it_is_known_how(
    tmp_path: Path,
) -> None:
    said = '[columns]\n"FNL_PLN_DTM" = "final_plan_sent"\n"AMD_FNL_DTM" = "final_plan_sent"\n'
    out = again(PLANS, said, tmp_path)
    assert "AMD_FNL_DTM" in live(out)["FNL_PLN_DTM"]["where"]
    assert "that is refused" in line_of(out, "FNL_PLN_DTM")


def test_two_columns_said_to_tell_one_fact_are_else_left_behind_a_mark_with_their_values(
    tmp_path: Path,
) -> None:
    text = "Ref,Req recd,One,Other\n1,01/09/2026,Y,Yup\n2,02/09/2026,N,\n"
    said = '[columns]\n"Req recd" = "request_received"\n"One" = "outcome"\n"Other" = "outcome"\n'
    out = again(text, said + '[values."Other"]\n"Yup" = "agreed"\n', tmp_path)
    assert {"Req recd": "request_received"} == live(out)
    assert '# "One" = ' in out
    assert "agreed" == tomllib.loads(out)["values"]["Other"]["Yup"]


def test_a_column_that_tells_a_fact_of_some_rows_only_is_no_column_not_read(
    tmp_path: Path,
) -> None:
    where = '{ fact = "final_plan_sent", where = { "AR_MTG_DTM" = [""] } }'
    out = again(PLANS, f'[columns]\n"FNL_PLN_DTM" = {where}\n', tmp_path)
    read, _, unread = out.partition("# Not read")
    assert f'"FNL_PLN_DTM" = {where}' in read
    assert "FNL_PLN_DTM" not in unread.partition("# Names")[0]


def test_a_refusal_of_a_request_is_offered_as_a_letter_to_appeal_beside_what_was_said(
    tmp_path: Path,
) -> None:
    said = '[columns]\n"Slip" = "decision_notified"\n"Req rec\'d" = "request_received"\n'
    line = line_of(again(requests("Cost", "Slip"), said, tmp_path), "Slip")
    assert line.startswith('"Slip" = "decision_notified"  # a decision not to assess can be')
    where = '{ fact = "decision_date", where = { "Assess Y/N" = ["N"] } }'
    assert line.endswith(f'["decision_notified", {where}]')


def test_a_day_by_which_something_is_due_is_never_said_to_be_a_fact(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(requests("Panel", "Slip"), encoding="utf-8")
    (tmp_path / "m.toml").write_text('[columns]\n"Req rec\'d" = "request_received"\n')
    for words in ((), ("--map-file", str(tmp_path / "m.toml"))):
        ran = ask("due", str(tmp_path / "in.csv"), *words, today=TODAY)
        assert "6 wk date' (it may be" not in ran.err


def test_a_short_note_that_says_that_a_case_is_over_is_offered_whole(tmp_path: Path) -> None:
    text = "Ref,Req recd,Comments\n1,01/09/2026,Parent withdrew 18/09/26\n2,02/09/2026,\n"
    text += "3,03/09/2026,Moved out of area\n4,04/09/2026,Has not moved out of area\n"
    text += (
        "5,05/09/2026,Consent withdrawn\n6,06/09/2026,EP says that school file was closed then\n"
    )
    text += "7,07/09/2026,Refused and closed\n"
    told = guessed(text, tmp_path).partition("# [leave_out]")[2]
    expected = '# "Comments" = ["Parent withdrew 18/09/26", "Moved out of area"]'
    assert expected == line_of(told, "Comments")
