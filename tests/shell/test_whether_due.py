"""Of what has passed and may not bind, people are asked whether it was due, and on what it hangs."""

import csv
import io
from pathlib import Path

import pytest

from sendpath.core.law import Rule
from sendpath.rulebook.loader import load_rulebook
from support import ask, read_json, run

TODAY = "2026-11-25"


def said(tmp_path: Path, process: str, head: str, row: str) -> dict[str, str]:
    """Give what a sheet of one row says in words."""
    sheet = tmp_path / "in.csv"
    sheet.write_text(f"{head}\n{row}\n", "utf-8")
    words = ("--process", process, "--columns", "overdue_words,next_words,complaint")
    (cells,) = csv.DictReader(io.StringIO(ask("batch", str(sheet), *words, today=TODAY).out))
    return {name.removeprefix("sendpath_"): cell for name, cell in cells.items()}


def verdict(*words: str) -> str:
    """Give the line that opens a timeline."""
    lines = ask("timeline", *words, "--plain", today=TODAY).out.splitlines()
    return next(each for each in lines if each.startswith("verdict: ")).removeprefix("verdict: ")


def test_a_day_that_an_order_prints_makes_nobody_late_with_another_of_its_steps(
    tmp_path: Path,
) -> None:
    head = "order,order_made,order_says_by,draft_served,final_plan_sent"
    told = said(tmp_path, "order", head, "plan,2026-10-01,2026-11-06,2026-11-05,")
    assert ("", "") == (told["overdue_words"], told["complaint"])
    assert told["next_words"].startswith("Find out: was it due? If ordered to make a plan: final")
    assert "Which step does it name?" in told["next_words"]


@pytest.mark.parametrize("order", ["contents", "school", "continue-amend"])
def test_a_printed_day_is_that_of_an_order_s_only_step(tmp_path: Path, order: str) -> None:
    head = "order,order_made,order_says_by,final_plan_sent"
    told = said(tmp_path, "order", head, f"{order},2026-10-01,2026-11-06,")
    assert "due Friday 6 November 2026, 19 days overdue" in told["overdue_words"]


def test_the_question_comes_after_those_of_what_binds_for_certain(tmp_path: Path) -> None:
    head = "transfer_year,transfer,final_plan_sent,outcome"
    told = said(tmp_path, "all", head, "2026,secondary-to-post16,,cease")
    assert "" == told["overdue_words"]
    assert "If the plan has ceased, this is no longer due." in told["next_words"]


def test_a_day_ahead_that_may_not_bind_opens_an_answer_with_its_condition() -> None:
    told = verdict("phase-transfer", "transfer-year=2027")
    assert told.endswith("Sunday 14 February 2027, in 81 days, if it binds")
    kind = verdict("phase-transfer", "transfer-year=2027", "--transfer", "primary-to-secondary")
    assert kind.endswith("Sunday 14 February 2027, in 81 days")


def test_what_has_passed_and_may_not_bind_comes_before_what_waits() -> None:
    told = verdict("review", "plan-made=2025-10-01")
    assert (
        "Find out whether it was due, and done: Next review finished, with the council's decision, "
        "by Wednesday 30 September 2026"
    ) == told


def test_what_is_planned_for_after_its_last_day_is_to_be_late() -> None:
    words = (
        "mediation-requested=2026-10-06",
        "decision-date=2026-09-30",
        "mediation-date=2026-12-03",
    )
    told = ask("timeline", "mediation", *words, "--plain", today=TODAY).out
    (find_out,) = [line for line in told.splitlines() if line.startswith("find out: ")]
    planned = "It is planned for Thursday 3 December 2026, 28 days late."
    assert f"find out: was it done before? {planned}" == find_out


def test_what_was_done_in_time_is_none_of_a_complaint() -> None:
    words = (
        "request-received=2026-01-05",
        "decision-notified=2026-02-01",
        "final-plan-sent=2026-06-01",
    )
    told = ask("timeline", "assessment", *words, "--outcome", "agreed", "--plain", today=TODAY).out
    (line,) = [each for each in told.splitlines() if each.startswith("for a complaint: ")]
    assert line.startswith(
        "for a complaint: Final plan sent, if there is to be one: due by Monday 25"
    )
    assert "7 days late" in line


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        (
            ("order", "order-sent=2026-10-08", "--order", "contents"),
            "order-made: Nothing can be counted without the day the Tribunal's order was made.",
        ),
        (
            ("phase-transfer", "transfer-date=2026-09-03", "--transfer", "primary-to-secondary"),
            "transfer-year: Nothing can be counted without the year of the transfer.",
        ),
    ],
)
def test_what_is_for_another_choice_does_not_hide_what_is_missing(
    words: tuple[str, ...], missing: str
) -> None:
    assert missing in run("timeline", *words, "--today", TODAY).err


def test_a_council_that_agreed_to_assess_has_the_days_of_the_request() -> None:
    told = verdict("concession", "council-agreed=2026-10-01", "request-received=2026-05-01")
    assert told.endswith("by Friday 18 September 2026")


def test_neither_a_plan_nor_a_refusal_after_an_order_to_assess_is_late(tmp_path: Path) -> None:
    head = "order,order_made,final_plan_sent,plan_refused"
    told = said(tmp_path, "order", head, "assess,2026-06-01,not yet,not yet")
    assert "due Monday 7 September 2026, 79 days overdue" in told["overdue_words"]
    asked = said(tmp_path, "order", "order,order_made,final_plan_sent", "assess,2026-06-01,")
    assert "" == asked["overdue_words"]
    assert "This is due if there is to be a plan." in asked["next_words"]


@pytest.mark.parametrize("blank", ["", "not yet"])
def test_a_blank_last_review_beside_a_plan_is_asked_about_and_nobody_is_accused(
    tmp_path: Path, blank: str
) -> None:
    head = "plan_made,last_review,review_decision_sent"
    told = said(tmp_path, "review", head, f"2021-10-01,{blank},{blank}")
    assert "" == told["overdue_words"]
    assert "Find out: was it due? Next review finished" in told["next_words"]


def test_a_question_keeps_the_condition_of_its_day(tmp_path: Path) -> None:
    told = said(tmp_path, "move", "plan_transferred,case", "2026-05-01,z")
    assert (
        "due Friday 31 July 2026. If it was not, it is 117 days late. If the next annual review"
        in (told["next_words"])
    )


LATE = "appeal,decision_date,reason,appeal_lodged,tribunal_decision_sent"


def test_an_appeal_lodged_after_its_last_day_is_told_where_to_ask_for_more_time(
    tmp_path: Path,
) -> None:
    late = said(tmp_path, "appeal", LATE, "1,2026-05-01,school-named,2026-08-20,")["next_words"]
    assert late.startswith("Done after its last day: Appeal received by the SEND Tribunal.")
    assert "is after the last day worked out, Wednesday 1 July 2026" in late
    assert "The Tribunal can still allow a late appeal." in late
    in_time = said(tmp_path, "appeal", LATE, "1,2026-05-01,school-named,2026-07-01,")
    assert "" == in_time["next_words"]


def test_no_more_time_is_asked_for_once_the_tribunal_has_decided(tmp_path: Path) -> None:
    row = "1,2026-05-01,school-named,2026-08-20,2026-11-10"
    decided = said(tmp_path, "appeal", LATE, row)["next_words"]
    assert decided.startswith("By ")
    assert "more time" not in decided


@pytest.mark.parametrize(
    ("process", "head", "row"),
    [
        ("discrimination", "conduct_date,claim_lodged", "2026-01-12,2026-08-20"),
        ("appeal", "tribunal_reasons_sent,permission_asked", "2026-05-01,2026-08-20"),
    ],
)
def test_so_is_whatever_a_family_did_after_a_last_day(
    tmp_path: Path, process: str, head: str, row: str
) -> None:
    told = said(tmp_path, process, head, row)["next_words"]
    assert told.startswith("Done after its last day: ")
    assert "not asked for yet? Ask for it in the same case" in told


def test_a_single_letter_says_so_too_and_its_day_stays_firm() -> None:
    facts = (
        "--decision-date",
        "2026-05-01",
        "--reason",
        "school-named",
        "appeal-lodged=2026-08-20",
    )
    told = ask("deadlines", *facts, "--plain", today=TODAY).out
    assert "50 days late" in told.splitlines()[0]
    assert "The Tribunal can still allow a late appeal." in told
    assert "firm only if" not in told


RESPONSE = {
    "appeal": "appeal_received_by_council,response_received",
    "discrimination": "claim_received_by_school,response_received",
}


@pytest.mark.parametrize("process", [*RESPONSE])
def test_a_response_is_asked_about_once_the_day_of_the_hearing_has_come(
    tmp_path: Path, process: str
) -> None:
    head = f"{RESPONSE[process]},hearing_date"
    come = said(tmp_path, process, head, "2026-06-10,,2026-11-25")
    assert ("", "") == (come["overdue_words"], come["complaint"].split("To confirm")[0])
    assert come["next_words"].startswith("Find out: was it done? ")
    assert (
        "The hearing was told for Wednesday 25 November 2026, which has come." in come["next_words"]
    )
    ahead = said(tmp_path, process, head, "2026-06-10,,2026-11-26")
    assert "due Wednesday 22 July 2026, 126 days overdue" in ahead["overdue_words"]
    before = said(tmp_path, process, head, "2026-06-10,,2026-06-09")
    assert "126 days overdue" in before["overdue_words"]


@pytest.mark.parametrize(
    ("process", "shows"),
    [
        ("appeal", "permission_asked"),
        ("discrimination", "tribunal_decision_sent"),
        ("discrimination", "permission_asked"),
        ("discrimination", "set_aside_refused"),
        ("discrimination", "tribunal_review_sent"),
    ],
)
def test_nobody_waits_for_a_response_where_something_of_after_the_decision_was_told(
    tmp_path: Path, process: str, shows: str
) -> None:
    told = said(tmp_path, process, f"{RESPONSE[process]},{shows}", "2026-06-10,,2026-11-02")
    assert "" == told["overdue_words"]
    assert "esponse" not in told["next_words"]


def test_a_hearing_that_cannot_be_read_makes_nobody_late(tmp_path: Path) -> None:
    told = said(tmp_path, "appeal", f"{RESPONSE['appeal']},hearing_date", "2026-06-10,,31/02/2026")
    assert "" == told["overdue_words"]


@pytest.mark.parametrize(
    ("process", "head", "row", "wanted"),
    [
        ("phase-transfer", "transfer_date,transfer", "2027-09-01,primary-to-secondary", "year"),
        ("phase-transfer", "transfer_date,transfer", "2027-09-01,secondary-to-post16", "year"),
        (
            "phase-transfer",
            "transfer_date,transfer,final_plan_sent",
            "2027-09-01,infant-to-junior,2026-10-01",
            "year",
        ),
        ("order", "order_sent,order", "2026-10-01,assess", "order_made"),
        ("order", "order_sent,order", "2026-10-01,cease", "order_made"),
        ("order", "order_sent,order", "2026-10-01,", "order_made"),
    ],
)
def test_a_row_that_says_which_rule_is_its_own_says_what_that_still_waits_for(
    tmp_path: Path, process: str, head: str, row: str, wanted: str
) -> None:
    sheet = tmp_path / "in.csv"
    sheet.write_text(f"{head}\n{row}\n", "utf-8")
    ran = run("batch", str(sheet), "--process", process, "--today", TODAY)
    (cells,) = csv.DictReader(io.StringIO(ran.out))
    assert 3 == ran.code
    assert "can be counted" in cells["sendpath_problems"]
    assert wanted in cells["sendpath_problems"]


@pytest.mark.parametrize(
    ("head", "row", "wanted"),
    [
        ("order_sent", "2026-10-01", "order_made"),
        ("order_sent,order", "2026-10-01,assess", "order_made"),
        ("transfer", "primary-to-secondary", "transfer_year"),
        ("transfer,transfer_date", "primary-to-secondary,2027-09-01", "transfer_year"),
        ("exclusion", "permanent", "exclusion_notice_received"),
        ("order", "assess", "order_made"),
    ],
)
def test_a_row_of_a_mixed_sheet_that_gives_no_day_says_what_is_missing(
    tmp_path: Path, head: str, row: str, wanted: str
) -> None:
    sheet = tmp_path / "in.csv"
    mixed = f"case,decision_date,{head}"
    blanks = "," * head.count(",")
    sheet.write_text(f"{mixed}\nA,,{row}\nB,2026-10-01,{blanks}\nC,,{blanks}\n", "utf-8")
    faults = tmp_path / "faults.csv"
    ran = run("batch", str(sheet), "--process", "all", "--problems", str(faults), "--today", TODAY)
    (line,) = [each for each in ran.err.splitlines() if each.startswith("row 2, ")]
    assert "can be counted" in line
    assert wanted in line
    assert "row 3" not in line
    assert 0 == ran.code  # what it tells is no fault
    (kept,) = csv.DictReader(io.StringIO(faults.read_text("utf-8-sig")))
    assert ("2", True) == (kept["row"], wanted in kept["write"])
    items = read_json(run("due", str(sheet), "--format", "json", "--today", TODAY).out)["items"]
    (asks,) = [item for item in items if item["case"] == "A"]
    assert ("find-out", True) == (asks["stands"], wanted in asks["words"])
    assert [] == [item for item in items if item["case"] == "C"]


TERMS = {
    "2026-11-02..2026-12-04": "the school's term dates were given for 2 November 2026 to 4 December",
    "2026-09-02..2027-12-18": None,
}
"""Terms of a school, and what is said where fifteen school days from 23 November lack some."""


@pytest.mark.parametrize("process", ["exclusion", "all"])
@pytest.mark.parametrize("term", TERMS)
def test_terms_that_are_too_short_are_told_where_another_rule_gives_a_day(
    tmp_path: Path, process: str, term: str
) -> None:
    sheet = tmp_path / "in.csv"
    heads = "case,decision_date,exclusion_began,exclusion_notice_received,exclusion,term"
    first = ",,2026-11-23,2026-11-23,permanent,2026-09-02..2027-12-18"
    sheet.write_text(f"{heads}\nA{first}\nB,,2026-11-23,2026-11-23,permanent,{term}\n", "utf-8")
    ran = run("batch", str(sheet), "--process", process, "--today", TODAY)
    lines = [line for line in ran.err.splitlines() if line.startswith("row 3, term: ")]
    wanted = TERMS[term]
    if wanted is None:
        assert [] == lines
    else:
        assert wanted in lines[0]
        assert 0 == ran.code


@pytest.mark.parametrize(
    ("told", "asks"),
    [
        ("outcome,cease", "It was told that the council decided to cease the plan."),
        ("order,cease", "It was told that the plan ceases, by the Tribunal's decision."),
        ("plan,no", "It was told that there is no EHC plan."),
        ("plan,No", "It was told that there is no EHC plan."),
    ],
)
@pytest.mark.parametrize("process", ["phase-transfer", "all"])
def test_a_sheet_of_one_process_reads_what_leaves_its_duties_open(
    tmp_path: Path, process: str, told: str, asks: str
) -> None:
    column, value = told.split(",")
    head = f"transfer_year,transfer,final_plan_sent,{column}"
    found = said(tmp_path, process, head, f"2026,primary-to-secondary,,{value}")
    assert "" == found["overdue_words"]
    assert asks in found["next_words"]


@pytest.mark.parametrize("process", ["phase-transfer", "all"])
def test_a_plan_that_is_there_leaves_nothing_open(tmp_path: Path, process: str) -> None:
    head = "transfer_year,transfer,final_plan_sent,plan"
    found = said(tmp_path, process, head, "2026,primary-to-secondary,,yes")
    assert "due Saturday 14 February 2026, 284 days overdue" in found["overdue_words"]


@pytest.mark.parametrize(
    ("process", "head", "row"),
    [
        ("review", "review_meeting,review_decision_sent,amendment_notice_sent", "2026-06-01,,"),
        ("amendment", "amendment_notice_sent,final_plan_sent", "2026-06-01,"),
        ("reassessment", "reassessment_request_received,reassessment_notified", "2026-06-01,"),
    ],
)
def test_so_does_a_sheet_of_each_process_with_such_doubts(
    tmp_path: Path, process: str, head: str, row: str
) -> None:
    overdue = said(tmp_path, process, f"{head},plan", f"{row},yes")["overdue_words"]
    assert "overdue" in overdue
    for told in ("plan,no", "order,cease"):
        column, value = told.split(",")
        assert "" == said(tmp_path, process, f"{head},{column}", f"{row},{value}")["overdue_words"]


UNCHOSEN = [
    rule
    for rule in load_rulebook().law.rules.values()
    for out in rule.versions[-1].unless
    if out.condition.asks == "choice" and rule.closed_by and rule.anchor
]


@pytest.mark.parametrize("rule", UNCHOSEN, ids=lambda rule: rule.id)
def test_nothing_is_firmly_done_or_late_of_a_kind_that_nobody_told(rule: Rule) -> None:
    anchor = "2026" if rule.anchor == "transfer-year" else "2026-04-01"
    told = (f"{rule.anchor}={anchor}", f"{rule.closed_by}=2026-05-01")
    assert not verdict(rule.process, *told).startswith("Done: ")
    assert " late" not in verdict(rule.process, *told)


def test_what_the_family_did_is_said_to_be_done_once_its_kind_is_told() -> None:
    told = ("review-asked-for=2026-04-01", "panel-met=2026-05-01")
    said = verdict("exclusion", *told, "--exclusion", "permanent")
    assert said.startswith("Done: Request for an independent review panel")
    assert said.endswith("on Wednesday 1 April 2026; whether that was in time is not known")


def test_what_was_done_of_a_move_is_said_with_its_condition() -> None:
    """Digest section 14: untold, all three kinds of move, conditional."""
    told = ("transfer-date=2026-09-01", "final-plan-sent=2026-04-10")
    said = verdict("phase-transfer", *told)
    assert said.startswith("If it was due, it was done on Friday 10 April 2026: Plan reviewed")
    kind = verdict("phase-transfer", *told, "--transfer", "between-post16")
    assert kind.startswith("Done: Plan reviewed and amended before a move from one post-16")


def test_a_board_that_did_not_meet_again_is_asked_about_and_no_stage_before_the_panel() -> None:
    """Digest section 9: the board meets again where the panel recommended it or quashed."""
    told = ("panel-decision-given=2026-10-12", "board-met-again=never", "--exclusion", "permanent")
    said = verdict("exclusion", *told, "--term", "2026-09-01..2026-12-18")
    assert said.startswith("Find out whether it was due, and done: If the panel recommended")


def test_a_refused_reassessment_can_be_appealed_as_its_timeline_says() -> None:
    told = ("reassessment-request-received=2026-10-20", "--outcome", "refused")
    shown = read_json(ask("timeline", "reassessment", *told, "--format", "json", today=TODAY).out)
    assert "refused" in [each["id"] for each in shown["warnings"]]
    letter = (*told, "decision-dated=2026-11-01")
    shown = read_json(ask("timeline", "reassessment", *letter, "--format", "json", today=TODAY).out)
    assert "refused" not in [each["id"] for each in shown["warnings"]]


@pytest.mark.parametrize(("sent", "checked"), [("2020-09-30", True), ("2026-09-30", False)])
def test_a_complaint_of_a_day_in_a_time_of_other_law_says_so(sent: str, checked: bool) -> None:
    received = f"{sent[:4]}-03-20"
    words = (f"request-received={received}", f"final-plan-sent={sent}", "--plain")
    out = ask("timeline", "assessment", *words, today=TODAY).out
    lines = [line for line in out.splitlines() if line.startswith("for a complaint: ")]
    assert checked == any("coronavirus" in line for line in lines)
    assert any("54 days late" in line for line in lines)


CONCEDED = ("timeline", "concession", "--order", "contents", "council-told-tribunal=2026-09-01")
CONSENT = "Look for a consent order, or ask for one: the council gave way after it had responded\n"


@pytest.mark.parametrize("done", [(), ("final-plan-sent=never",)])
def test_a_concession_after_the_response_asks_for_a_consent_order_first(
    done: tuple[str, ...],
) -> None:
    late = (*CONCEDED, "response-received=2026-08-20", *done, "-q")
    assert CONSENT == ask(*late, today="2026-11-28").out
    ahead = (*CONCEDED, "response-received=2026-08-20", *done, "-q")
    assert CONSENT == ask(*ahead, today="2026-09-20").out
    before = (*CONCEDED, "response-received=2026-09-10", *done, "-q")
    assert "consent order" not in ask(*before, today="2026-11-28").out


@pytest.mark.parametrize(
    ("words", "hangs"),
    [
        (
            ("timeline", "review", "review-meeting=2026-09-01", "--plan", "no"),
            ", provided that there is an EHC plan\n",
        ),
        (
            (*CONCEDED, "response-received=never", "order-made=2026-09-20"),
            ", provided that the order was about something else\n",
        ),
    ],
)
def test_the_question_whether_it_was_due_says_on_what_that_hangs(
    words: tuple[str, ...], hangs: str
) -> None:
    told = ask(*words, "-q", today="2026-11-28").out
    assert told.startswith("Find out whether it was due, and done: ")
    assert told.endswith(hangs)


OLD = "Find out whether a certificate came in the 1832 days since. If not, "


@pytest.mark.parametrize(
    ("command", "then"),
    [
        (("timeline", "cease"), "the plan must go on: the time to appeal is still open\n"),
        (("deadlines",), "not late, unless only the school is in dispute: ask the adviser"),
    ],
)
def test_of_a_letter_of_years_ago_it_is_asked_first_whether_its_certificate_came(
    command: tuple[str, ...], then: str
) -> None:
    """The two months of Monday 20 September 2021 ended on 22 November, the 20th a Saturday."""
    facts = ("adviser-contacted=2021-10-20", "certificate-issued=never", "-q")
    told = ask(*command, "decision-dated=2021-09-20", *facts, today="2026-11-28").out
    assert told.startswith(f"{OLD}{then}")
    lately = ("adviser-contacted=2026-10-20", "certificate-issued=never", "-q")
    told = ask(*command, "decision-dated=2026-09-20", *lately, today="2026-11-28").out
    assert "Find out" not in told
