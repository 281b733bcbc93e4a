"""No answer asks for what was told, contradicts it, or accuses on what was not told."""

from pathlib import Path

import pytest

from support import Json, ask, read_json

TODAY = "2026-11-25"


def pathway(*words: str, today: str = TODAY) -> Json:
    return read_json(ask("pathway", *words, "--format", "json", today=today).out)


def can_appeal(*words: str, today: str = TODAY) -> Json:
    return read_json(ask("can-appeal", *words, "--format", "json", today=today).out)


# ------------------------------------------------------------------ not covered is not covered

OLD = "2013-05-10"
"""A letter of before the Act; people meant another year."""


@pytest.mark.parametrize("concern", ["request-refused", "plan-refused", "plan-ceased"])
def test_a_letter_of_before_the_act_opens_no_route_and_gives_no_step(concern: str) -> None:
    told = ("--concern", concern, "--decision-date", OLD)
    shown = pathway(*told)
    assert (None, None, [], []) == (shown["form"], shown["next"], shown["open"], shown["closed"])
    ran = ask("pathway", *told, today=TODAY)
    assert 4 == ran.code
    assert "Check the year on the letter." in ran.out
    assert "IPSEA" in ran.out


def test_a_request_of_before_the_act_opens_no_route() -> None:
    shown = pathway("--concern", "no-answer", "request-received=2013-05-10")
    assert [] == shown["open"]
    assert ["not-covered"] == [each["id"] for each in shown["uncovered"]]


def test_a_mistyped_year_beside_a_day_that_is_covered_leaves_the_answer() -> None:
    told = (
        "--concern",
        "plan-ceased",
        "--decision-date",
        "2026-11-02",
        "request-received=2013-05-10",
    )
    assert "2027-01-04" == pathway(*told)["next"]["then"][0]["due"]


@pytest.mark.parametrize("reason", ["refuse-assess", "plan-contents", "draft-plan"])
def test_a_letter_of_before_the_act_is_answered_neither_yes_nor_no(reason: str) -> None:
    told = ("--reason", reason, "--decision-date", OLD)
    shown = can_appeal(*told)
    assert [None] * 4 == [shown[key] for key in ("answer", "form", "certificate", "who")]
    assert [] == shown["because"] + shown["instead"] + shown["flips"]
    ran = ask("can-appeal", *told, today=TODAY)
    assert 4 == ran.code
    assert ran.out.startswith("verdict: Friday 10 May 2013 is before 1 September 2014")


def test_wrong_beliefs_are_not_held_against_a_letter_of_before_the_act() -> None:
    ran = ask("myths", "--decision-date", OLD, today=TODAY)
    assert (4, True) == (ran.code, "\nnot covered: Friday" in ran.out)


def test_a_caseload_says_no_yes_to_a_letter_of_before_the_act(tmp_path: Path) -> None:
    sheet = tmp_path / "in.csv"
    sheet.write_text(f"decision_date,reason\n{OLD},refuse-assess\n", encoding="utf-8")
    ran = ask("batch", str(sheet), today=TODAY)
    assert (4, f"{OLD},refuse-assess,,,,,not-covered,,,,,,2026-11-25,") == (
        ran.code,
        ran.out.splitlines()[1],
    )


# ------------------------------------------------------------------ told facts are used

RUNG_IN_TIME = (
    *("--concern", "wrong-school", "--reason", "plan-contents", "--decision-date", "28/7/2026"),
    *("--adviser-contacted", "20/9/2026", "--certificate-date", "5/10/2026"),
)


def test_late_with_the_certificate_held_asks_for_more_time_and_not_for_leave() -> None:
    following = pathway(*RUNG_IN_TIME)["next"]
    assert ("late-appeal", "2026-11-05", "2026-11-05", TODAY) == (
        following["route"],
        following["missed"]["due"],
        following["by"],
        following["act_by"],
    )
    assert "The last day has passed, as far as told." == following["late"]
    told = " ".join(following["prepare"])
    assert "Ask for more time." in told
    assert [] == [word for word in ("leave", "adviser", "Only the school") if word in told]


def test_late_without_a_call_in_time_asks_for_leave_as_well() -> None:
    told = ("--concern", "plan-received", "--decision-date", "28/7/2026")
    prepare = " ".join(pathway(*told)["next"]["prepare"])
    assert "Apply for leave (permission) as well" in prepare
    assert "Did anybody ring the adviser within the two months?" in prepare


@pytest.mark.parametrize("certificate", [(), ("--certificate-date", "2026-10-12")])
def test_with_an_appeal_lodged_nobody_is_sent_to_the_adviser_to_be_in_time(
    certificate: tuple[str, ...],
) -> None:
    told = ("--concern", "plan-received", "--decision-date", "2026-09-01", *certificate)
    shown = pathway(*told, "appeal-lodged=2026-10-20")
    assert "running-appeal" == shown["next"]["route"]
    expected = "Was the certificate not sent" if certificate else "Was no certificate sent"
    assert shown["next"]["prepare"][0].startswith(expected)
    shut = {each["id"]: each["closed_by"] for each in shown["closed"]}
    adviser = ("mediation-advice", "chase-certificate")
    assert {"held" if certificate else "lodged"} == {shut[each] for each in adviser}
    assert {"lodged"} == {shut[each] for each in ("late-appeal", "appeal")}


def test_a_decision_only_spoken_is_first_asked_for_in_writing() -> None:
    told = ("--concern", "no-answer", "--reason", "not-in-writing", "request-received=2016-01-04")
    assert "ask-for-notice" == pathway(*told, today="2016-01-22")["next"]["route"]


def test_a_refusal_is_the_councils_answer_and_its_lateness_is_told() -> None:
    told = ("--concern", "request-refused", "--decision-date", "15/11/2026")
    shown = pathway(*told, "request-received=10/6/2026")
    (complain,) = (each for each in shown["open"] if each["id"] == "complain-council")
    late = {each["rule"]: each["days_late"] for each in complain["dates"]}
    assert 116 == late["assessment.decision"]
    assert {"decision-dated", "request-received"} == shown["given"]["events"].keys()


# ------------------------------------------------------------------ what was not told is not known

SCHOOLS = ("school-named", "school-type", "no-school-named")


def test_where_more_than_the_school_may_be_wrong_the_certificate_is_needed() -> None:
    shown = pathway("--concern", "wrong-school", "--decision-date", "2026-10-01")
    assert ("mediation-advice", "SEND35") == (shown["next"]["route"], shown["form"])


@pytest.mark.parametrize("reason", SCHOOLS)
def test_where_only_the_school_is_told_to_be_wrong_none_is(reason: str) -> None:
    told = ("--concern", "wrong-school", "--reason", reason, "--decision-date", "2026-10-01")
    shown = pathway(*told)
    assert ("appeal", "2026-12-01") == (shown["next"]["route"], shown["next"]["by"])


def appeal_day(*words: str) -> tuple[str, str]:
    shown = pathway(*words, "--decision-date", "2026-10-15", "--certificate-date", "2026-11-20")
    (route,) = (each for each in shown["open"] if each["id"] == "appeal")
    (day,) = route["dates"]
    return day["due"], day["safe"]


@pytest.mark.parametrize("concern", ["wrong-school", "told-to-mediate", "mediation-over"])
def test_where_it_may_be_the_school_alone_the_safe_day_is_its_own(concern: str) -> None:
    assert ("2026-12-21", "2026-12-15") == appeal_day("--concern", concern)
    told = ("--concern", concern, "--reason", "plan-contents")
    assert ("2026-12-21", "2026-12-21") == appeal_day(*told)


def test_a_safe_day_that_has_passed_is_acted_on_today() -> None:
    told = ("--concern", "wrong-school", "--decision-date", "2026-09-15")
    following = pathway(*told, "--certificate-date", "2026-11-12")["next"]
    assert ("appeal", "2026-11-16", TODAY) == (
        following["route"],
        following["by"],
        following["act_by"],
    )


def test_where_nothing_is_known_nothing_is_ruled_out() -> None:
    shown = pathway("--concern", "something-else")
    assert [] == shown["closed"]
    perhaps = {each["id"] for each in shown["perhaps"]}
    assert {"complain-council", "ombudsman", "appeal", "mediation"} <= perhaps
    ran = ask("pathway", "--concern", "something-else", "--all", today=TODAY)
    assert "perhaps open: Appeal to the SEND Tribunal" in ran.out


# ------------------------------------------------------------------ other nations


@pytest.mark.parametrize(
    ("words", "helper"),
    [
        (("faq", "wales"), "SNAP Cymru"),
        (("faq", "school transport in Wales"), "SNAP Cymru"),
        (("pathway", "--concern", "we live in Scotland"), "Enquire"),
        (("can-appeal", "--reason", "refused, Northern Ireland"), "SENAC"),
    ],
)
def test_whoever_names_another_nation_is_told_at_once_where_to_ask(
    words: tuple[str, ...], helper: str
) -> None:
    ran = ask(*words, today=TODAY)
    assert (2, "") == (ran.code, ran.out)
    assert f"sendpath knows the law of England only. Ask {helper}" in ran.err
    assert "nearest" not in ran.err


def test_a_word_that_only_holds_a_nations_name_names_none() -> None:
    assert "law of England only" not in ask("faq", "walesby", today=TODAY).err


# ------------------------------------------------------------------ what can no longer be done is not days late

GONE = ("timeline", "review", "review-meeting=2026-09-23")


def test_a_notice_not_given_before_the_meeting_is_too_late_and_not_so_many_days_late() -> None:
    out = ask(*GONE, "--plain", today=TODAY).out
    assert "find out: was it done by then? If not, it came too late, or not at all." in out
    before = ask("timeline", "review", "review-meeting=2026-12-01", "--planned", today=TODAY).out
    assert "find out: was it done by then? If not, it is 8 days late." in before


def test_a_row_that_hangs_on_an_outcome_names_that_column(tmp_path: Path) -> None:
    sheet = tmp_path / "in.csv"
    sheet.write_text("review_meeting,review_decision_sent\n2026-06-01,2026-06-20\n", "utf-8")
    ran = ask("batch", str(sheet), "--process", "review", today=TODAY)
    assert (
        "Days may have passed that depend on what was not told: give the column outcome." in ran.out
    )


def test_a_duty_that_no_fact_can_show_done_is_asked_for_in_a_row_that_says_nothing_else(
    tmp_path: Path,
) -> None:
    sheet = tmp_path / "in.csv"
    told = "exclusion_notice_received,exclusion,term\n02/11/2026,permanent,2026-11-02..2026-12-18\n"
    sheet.write_text(told, "utf-8")
    ran = ask("batch", str(sheet), "--process", "all", today=TODAY)
    assert "Find out: was it done? Governing board considers reinstatement" in ran.out
    assert "due Monday 23 November 2026. If it was not, it is 2 days late." in ran.out


# ------------------------------------------------------------------ told and unreadable is told


def test_an_appeal_whose_day_cannot_be_read_is_not_sent_again_and_nobody_is_late() -> None:
    told = ("--decision-date", "2026-09-01", "appeal-lodged=31/11/2026")
    shown = pathway("--concern", "plan-ceased", *told)
    assert "running-appeal" == shown["next"]["route"]
    out = ask("deadlines", *told, today=TODAY).out
    assert [] == [word for word in ("apply for leave", "contact one now") if word in out]


def test_a_certificate_older_than_the_law_is_held_by_nobody() -> None:
    told = ("--reason", "refuse-assess", "--certificate-date", "2013-01-01")
    shown = can_appeal(*told)
    assert (None, None) == (shown["answer"], shown["certificate"])
    assert 4 == ask("can-appeal", *told, today=TODAY).code


def test_no_answer_is_given_in_json_either_where_a_needed_day_cannot_be_read() -> None:
    told = ("--reason", "refuse-assess", "--decision-date", "31/6/2026")
    ran = ask("can-appeal", *told, "--format", "json", today=TODAY)
    assert 2 == ran.code
    assert (None, None) == tuple(read_json(ran.out)[key] for key in ("answer", "form"))


def test_the_next_review_counts_from_the_last_where_nothing_else_is_told() -> None:
    following = pathway("--concern", "review-late", "last-review=2025-06-01")["next"]
    assert ["review.complete"] == [each["rule"] for each in following["to_confirm"]]


def test_a_review_that_kept_the_plan_waits_for_no_amendments() -> None:
    told = ("--concern", "review-late", "review-meeting=2026-05-20", "--outcome", "keep")
    following = pathway(*told)["next"]
    rules = [each["rule"] for each in following["to_confirm"]]
    assert [True, False] == ["review.decision" in rules, "review.amendments" in rules]
    assert "amendment-notice-sent" not in " ".join(following["unknown"])


SHOWN = "case,reason,request_received,decision_notified,plan_refused,final_plan_sent\n"


@pytest.mark.parametrize("process", ["assessment", "all"])
@pytest.mark.parametrize(
    ("reason", "overdue"),
    [
        ("", "assessment.decision assessment.final-plan"),
        ("plan-contents", ""),
        ("school-named", ""),
        ("refuse-plan", ""),
    ],
)
def test_a_blank_says_nothing_against_what_the_reason_shows(
    process: str, reason: str, overdue: str, tmp_path: Path
) -> None:
    sheet = tmp_path / "in.csv"
    sheet.write_text(f"{SHOWN}1,{reason},2026-03-10,,,\n", "utf-8")
    ran = ask("batch", str(sheet), "--process", process, "--columns", "overdue", today=TODAY)
    assert overdue == ran.out.splitlines()[1].split(",")[6]


def test_a_heading_is_found_whatever_white_space_stands_in_it(tmp_path: Path) -> None:
    sheet = tmp_path / "in.csv"
    sheet.write_text("n,\u200bLetter   Date \n1,2026-10-01\n", "utf-8")
    ran = ask("batch", str(sheet), "--map", "letter date=decision_date", today=TODAY)
    assert (0, "2026-12-01") == (ran.code, ran.out.splitlines()[1].split(",")[4])


def test_a_row_whose_deciding_cell_cannot_be_read_is_not_called_done(tmp_path: Path) -> None:
    sheet = tmp_path / "in.csv"
    told = "request_received,decision_notified,final_plan_sent\n2026-03-10,2026-04-10,31/9/2026\n"
    sheet.write_text(told, "utf-8")
    ran = ask("batch", str(sheet), "--process", "all", "--columns", "standing", today=TODAY)
    assert "unknown" == ran.out.splitlines()[1].split(",")[3]


def test_an_answer_told_beside_another_concern_may_be_appealed_and_its_letter_is_asked_for() -> (
    None
):
    told = ("--concern", "no-answer", "request-received=2026-05-10")
    assert pathway(*told)["beside"] is None
    beside = pathway(*told, "plan-refused=2026-11-02")["beside"]
    assert "The two months run from the day on its letter" in beside


@pytest.mark.parametrize(
    ("told", "reason", "form"),
    [
        (["--concern", "no-answer", "--outcome", "refused"], "refuse-assess", "SEND35A"),
        (["--outcome", "refused"], "refuse-assess", "SEND35A"),
        (
            ["--outcome", "refused", "reassessment-request-received=2026-06-01"],
            "refuse-reassess",
            "SEND35",
        ),
        (["--concern", "review-late", "--outcome", "keep"], "refuse-amend", "SEND35"),
        (["--concern", "review-late", "--outcome", "cease"], "cease-plan", "SEND35"),
        (["--concern", "provision-missing", "--outcome", "keep"], "refuse-amend", "SEND35"),
    ],
)
def test_a_refusal_told_as_an_outcome_opens_the_appeal_whatever_the_concern(
    told: list[str], reason: str, form: str
) -> None:
    shown = pathway(*told)
    assert (reason, form) == (shown["reason"], shown["form"])
    assert "appeal" in {each["id"] for each in shown["open"]}
    own = "--concern" not in told
    assert own == (shown["beside"] is None), "another concern says which letter to look for"


@pytest.mark.parametrize("told", [("no-answer", "agreed"), ("review-late", "amend")])
def test_what_was_agreed_opens_no_appeal(told: tuple[str, str]) -> None:
    shown = pathway("--concern", told[0], "--outcome", told[1])
    assert "appeal" not in {each["id"] for each in shown["open"]}
    assert shown["form"] is None


def test_a_concern_that_is_a_decision_to_be_appealed_means_that_one_and_not_an_older_outcome() -> (
    None
):
    shown = pathway("--concern", "plan-received", "--outcome", "refused")
    assert "plan-contents" == shown["reason"]


def test_a_reason_leaves_no_doubt_of_the_outcome_of_a_review(tmp_path: Path) -> None:
    sheet = tmp_path / "in.csv"
    told = "decision_date,reason,review_meeting\n2026-07-01,{},2026-06-20\n"
    for reason in ("refuse-amend", "cease-plan"):
        sheet.write_text(told.format(reason), "utf-8")
        ran = ask("batch", str(sheet), "--process", "all", today=TODAY)
        assert "give the column outcome" not in ran.out


@pytest.mark.parametrize("words", [(), ("--columns", "standing"), ("--process", "all")])
def test_a_caseload_doubts_the_year_of_a_letter_of_before_the_act(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    sheet = tmp_path / "in.csv"
    sheet.write_text("decision_date\n2013-01-01\n2026-10-01\n", "utf-8")
    ran = ask("batch", str(sheet), *words, today=TODAY)
    assert "Rows with a day that is not covered: 1. It is before the rules start" in ran.err
    assert "not-covered" in ran.out.splitlines()[1]


@pytest.mark.parametrize(
    "concern", [["--reason", "plan-contents"], ["--concern", "appeal-running"]]
)
def test_the_times_after_the_tribunal_s_decision_come_first_whatever_the_concern(
    concern: list[str],
) -> None:
    told = ("--decision-date", "2026-03-02", "appeal-lodged=2026-04-20")
    shown = pathway(*concern, *told, "tribunal-decision-sent=2026-11-02", today="2026-11-25")
    assert "after-decision" == shown["next"]["route"]
    assert "Monday 30 November 2026" in shown["verdict"]


@pytest.mark.parametrize(
    ("outcome", "form"), [("refused", "SEND35A"), ("keep", "SEND35"), ("cease", "SEND35")]
)
def test_what_was_decided_told_as_an_outcome_can_be_appealed(outcome: str, form: str) -> None:
    shown = can_appeal("--outcome", outcome, "--decision-date", "2026-10-01")
    assert ("yes", form) == (shown["answer"], shown["form"])


def test_a_certificate_of_after_the_two_months_helps_provided_that_somebody_rang_in_them() -> None:
    told = ("--decision-date", "2026-09-01", "--certificate-date", "2026-11-12")
    said = "provided that a mediation adviser was contacted within the two months"
    for ask_for in (can_appeal, pathway):
        shown = ask_for("--reason", "plan-contents", *told, today="2026-11-25")
        assert said in shown["verdict"]
        rung = ask_for(
            "--reason",
            "plan-contents",
            *told,
            "--adviser-contacted",
            "2026-10-05",
            today="2026-11-25",
        )
        assert said not in rung["verdict"]


LETTER = ("deadlines", "--decision-date", "2026-10-01")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--order", "assess"), "--order tells nothing about a decision letter. Leave it out."),
        (("--plan", "yes"), "--plan tells nothing about a decision letter. Leave it out."),
        (("--exclusion", "permanent"), "--exclusion tells nothing about a decision letter."),
        (
            ("--transfer", "primary-to-secondary"),
            "--transfer tells nothing about a decision letter. Leave it out.",
        ),
        (
            ("transfer-year=2027",),
            "Ask for it there: sendpath timeline phase-transfer transfer-year=2027.",
        ),
        (
            ("review-meeting=2026-09-01",),
            "'review-meeting' tells nothing about a decision letter. Ask for it there: sendpath "
            "timeline review review-meeting=2026-09-01.",
        ),
        (
            ("review-report-sent=not-yet",),
            "'review-report-sent' tells nothing about a decision letter. Ask for it there: sendpath "
            "timeline review review-report-sent=not-yet.",
        ),
    ],
)
def test_a_fact_of_another_process_is_named_beside_the_days_of_a_letter(
    words: tuple[str, ...], said: str
) -> None:
    ran = ask(*LETTER, *words)
    assert 3 == ran.code
    assert said in ran.out
    assert "last day: Tuesday 1 December 2026, 5 pm" in ran.out
    shown = read_json(ask(*LETTER, *words, "--format", "json").out)
    assert 1 == len(shown["problems"])
    assert ["decision-dated"] == [*shown["given"]["events"]]


@pytest.mark.parametrize(
    "words",
    [
        ("--outcome", "refused"),
        ("--reason", "refuse-assess", "--section", "B"),
        ("--certificate-date", "2026-11-01"),
        ("appeal-lodged=2026-11-02",),
        ("--health-only",),
    ],
)
def test_a_fact_of_the_letter_is_none_of_another_process(words: tuple[str, ...]) -> None:
    assert "tells nothing about" not in ask(*LETTER, *words).out


def test_what_is_not_done_is_named_where_a_process_does_not_take_it() -> None:
    words = ("timeline", "review", "review-meeting=2026-09-01", "draft-served=not-yet")
    ran = ask(*words)
    assert (3, True) == (ran.code, "'draft-served' tells nothing about review." in ran.out)


BORN = ("--born", "2010-05-05")
ASSESSMENT = ("timeline", "assessment", "request-received=2026-09-01")
RIGHT = ("can-appeal", "--reason", "refuse-assess")
MYTHS = ("myths", "--decision-date", "2026-10-01")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((*ASSESSMENT, *BORN), "--born tells nothing about assessment. Ask for it there: "),
        ((*MYTHS, *BORN), "--born tells nothing about what common wrong rules give. "),
        ((*RIGHT, "--order", "assess"), "--order tells nothing about the right to appeal."),
        ((*RIGHT, "--plan", "yes"), "--plan tells nothing about the right to appeal."),
        ((*RIGHT, "--on", "2026-12-01"), "--on tells nothing without --born"),
        (
            (*RIGHT, "review-meeting=2026-09-01"),
            "'review-meeting' tells nothing about the right to appeal. Ask for it there: sendpath "
            "timeline review review-meeting=2026-09-01.",
        ),
        (
            (*RIGHT, "board-met=not-yet"),
            "'board-met' tells nothing about the right to appeal. Ask for it there: ",
        ),
        (
            (*MYTHS, "review-meeting=2026-09-01"),
            "'review-meeting' tells nothing about what common wrong rules give. Ask for it there: ",
        ),
        ((*MYTHS, "--exclusion", "permanent"), "--exclusion tells nothing about what common"),
    ],
)
def test_what_an_answer_does_not_heed_is_named(words: tuple[str, ...], said: str) -> None:
    ran = ask(*words)
    assert 3 == ran.code
    assert said in ran.out
    assert 1 == len(read_json(ask(*words, "--format", "json").out)["problems"])
    without = ask(*words[:3], "--format", "json")
    assert (
        read_json(without.out)["verdict"]
        == read_json(ask(*words, "--format", "json").out)["verdict"]
    )


@pytest.mark.parametrize(
    "words",
    [
        (*RIGHT, *BORN),
        (*RIGHT, *BORN, "--on", "2026-12-01"),
        (*RIGHT, "--decision-date", "2026-10-01", "--certificate-date", "2026-11-01"),
        (*RIGHT, "--decision-date", "2026-10-01", "--adviser-contacted", "2026-10-10"),
        (*RIGHT, "--decision-date", "2026-10-01", "appeal-lodged=2026-11-01"),
        ("can-appeal", "--outcome", "refused"),
        ("can-appeal", "--outcome", "refused", "reassessment-request-received=2026-08-03"),
        (*RIGHT, "--health-only"),
        (*MYTHS, "--received-date", "2026-10-05"),
        (*MYTHS, "request-received=2026-08-03"),
        (*MYTHS, "order-made=2026-08-03", "--order", "assess"),
    ],
)
def test_what_an_answer_heeds_is_not_named(words: tuple[str, ...]) -> None:
    ran = ask(*words)
    assert "tells nothing about" not in ran.out + ran.err
    assert 0 == ran.code


FACTS = {
    "--order": "assess",
    "--exclusion": "permanent",
    "--outcome": "keep",
    "--transfer": "between-post16",
    "--plan": "yes",
    "--born": "2012-01-01",
}


@pytest.mark.parametrize(("option", "value"), FACTS.items())
@pytest.mark.parametrize("command", [LETTER, RIGHT, MYTHS], ids=lambda words: words[0])
def test_the_help_offers_just_those_facts_that_tell_a_command_something(
    command: tuple[str, ...], option: str, value: str
) -> None:
    offered = f"  {option} " in ask(command[0], "--help").out
    idle = f"{option} tells nothing about" in ask(*command, option, value).out
    assert offered != idle
