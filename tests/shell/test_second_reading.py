"""What the second reading of the law changed: days and sentences that would have been others before."""

import csv
import io
from pathlib import Path

import pytest

from support import Json, ask, read_json, row


def timeline(*words: str, today: str = "2026-11-25") -> Json:
    return read_json(ask("timeline", *words, "--format", "json", today=today).out)


def due(document: Json) -> dict[str, str]:
    return {each["id"]: each["due"] for each in document["deadlines"] if each["due"]}


def notes(document: Json, rule: str) -> set[str]:
    return {each["id"] for each in row(document, rule)["warnings"]}


def to_confirm(document: Json) -> set[str]:
    return {each["id"] for each in document["deadlines"] if each["to_confirm"]}


# ------------------------------------------------------------------ exclusions

TERM = ("--term", "2026-11-02..2026-12-18", "--term", "2027-01-04..2027-02-12")
BEGAN = ("exclusion", "exclusion-began=2026-11-02", *TERM)


def test_five_days_or_fewer_never_reach_the_sixth() -> None:
    shown = row(timeline(*BEGAN, "--exclusion", "up-to-five-days"), "exclusion.day-six")
    assert ("not-applicable", None) == (shown["status"], shown["due"])
    assert "stands alone never reaches its sixth day" in shown["summary"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ((), {"exclusion.day-six": True, "exclusion.permanent-day-six": True}),
        (("--exclusion", "permanent"), {"exclusion.permanent-day-six": False}),
        (("--exclusion", "over-fifteen-days"), {"exclusion.day-six": True}),
        (("--exclusion", "over-five-days"), {"exclusion.day-six": True}),
    ],
)
def test_who_arranges_education_from_the_sixth_day_hangs_on_the_kind(
    kind: tuple[str, ...], expected: dict[str, bool]
) -> None:
    document = timeline(*BEGAN, *kind)
    assert dict.fromkeys(expected, "2026-11-09") == due(document)
    assert expected == {rule: row(document, rule)["conditional"] for rule in expected}


@pytest.mark.parametrize("kind", ["over-five-days", "over-fifteen-days"])
@pytest.mark.parametrize("education", ["education-began=not-yet", "education-began=2026-11-16"])
def test_of_a_suspension_the_sixth_day_is_a_question_and_makes_nobody_late(
    kind: str, education: str
) -> None:
    """More than five days in a term may be two of three, and then no sixth day came."""
    shown = row(timeline(*BEGAN, "--exclusion", kind, education), "exclusion.day-six")
    assert ("2026-11-09", False, None) == (shown["due"], shown["overdue"], shown["days_late"])
    assert "one-run" in {each["id"] for each in shown["warnings"] if each["qualifies"]}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("over-five-days", "Find out: was it due? Full-time education starts by the sixth"),
        ("", "Days may have passed that depend on what was not told: give the column exclusion."),
    ],
)
def test_a_sheet_asks_for_no_choice_that_settles_nothing(
    kind: str, expected: str, tmp_path: Path
) -> None:
    """Whether there is a plan brings only a remark about section F."""
    text = f"case,exclusion_began,exclusion,education_began\nA,2026-11-02,{kind},\n"
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    words = ("--process", "exclusion", *TERM, "--columns", "next_words", "--columns", "overdue")
    ran = ask("batch", str(tmp_path / "in.csv"), *words, "--format", "csv", today="2026-11-25")
    (told,) = csv.DictReader(io.StringIO(ran.out))
    assert told["sendpath_next_words"].startswith(expected)
    assert "" == told["sendpath_overdue"]


def test_of_a_permanent_exclusion_the_council_is_late_by_the_day() -> None:
    told = (*BEGAN, "--exclusion", "permanent", "education-began=not-yet")
    shown = row(timeline(*told), "exclusion.permanent-day-six")
    assert ("2026-11-09", True, 16) == (shown["due"], shown["overdue"], shown["days_late"])
    assert "council" == shown["who"]


def test_the_panel_meets_and_the_board_meets_again_in_school_days() -> None:
    told = ("governors-decision-given=2026-11-03", "review-asked-for=2026-11-16", *TERM)
    document = timeline("exclusion", *told, "--exclusion", "permanent")
    assert "2026-12-07" == row(document, "exclusion.panel-meets")["due"]
    assert -8 == row(document, "exclusion.review-panel")["days_late"]
    decided = (*told[:2], "panel-decision-given=2026-12-09", *TERM)
    document = timeline("exclusion", *decided, "--exclusion", "permanent", today="2026-12-10")
    assert "not-applicable" == row(document, "exclusion.panel-meets")["status"]
    again = row(document, "exclusion.board-reconvenes")
    assert ("2027-01-06", True) == (again["due"], again["conditional"])


def test_for_five_days_or_fewer_no_time_is_set_for_the_board() -> None:
    told = {each["id"] for each in timeline(*BEGAN, "--exclusion", "up-to-five-days")["warnings"]}
    assert {"who-acts", "five-days-or-fewer", "not-these-schools"} <= told
    longer = {each["id"] for each in timeline(*BEGAN, "--exclusion", "permanent")["warnings"]}
    assert {"five-days-or-fewer"} == told - longer


# ------------------------------------------------------------------ reviews

MEETING = ("review", "review-meeting=2026-09-23")
DECIDED = "review-decision-sent=2026-10-21"
NOTICE = "amendment-notice-sent=2026-11-20"


def test_a_decision_to_amend_has_two_halves_each_with_its_own_day() -> None:
    document = timeline(*MEETING, DECIDED, NOTICE)
    decision, amendments = (
        row(document, rule) for rule in ("review.decision", "review.amendments")
    )
    assert ("2026-10-21", 0) == (decision["due"], decision["days_late"])
    assert ("2026-10-21", 30, False) == (
        amendments["due"],
        amendments["days_late"],
        amendments["conditional"],
    )


def test_without_a_notice_it_is_not_known_whether_amendments_were_due() -> None:
    shown = row(timeline(*MEETING, DECIDED), "review.amendments")
    assert (None, True, False) == (shown["happened"], shown["conditional"], shown["to_confirm"])
    out = ask("timeline", *MEETING, DECIDED, today="2026-11-25").out
    assert "Say what it decided: --outcome keep, amend or cease." in out
    assert "for a complaint: Proposed amendments" not in out


@pytest.mark.parametrize(
    ("outcome", "amendments", "longstop"),
    [("amend", True, True), ("keep", None, None), ("cease", None, None)],
)
def test_what_was_decided_says_whether_amendments_are_owed(
    outcome: str, amendments: bool | None, longstop: bool | None
) -> None:
    document = timeline(*MEETING, DECIDED, "--outcome", outcome, today="2026-12-20")
    owed = {each["id"]: each["to_confirm"] for each in document["deadlines"] if each["due"]}
    assert amendments == owed.get("review.amendments")
    assert longstop == owed.get("review.longstop")


def test_the_last_review_told_with_its_meeting_gives_the_next_and_makes_nobody_late() -> None:
    told = ("review", "review-meeting=2026-07-01", "last-review=2026-07-20")
    document = timeline(*told)
    assert "2027-07-19" == row(document, "review.complete")["due"]
    decision = row(document, "review.decision")
    assert ("2026-07-29", "2026-07-20", None) == (
        decision["due"],
        decision["done_by"],
        decision["standing"],
    )
    assert "not-applicable" == row(document, "review.report")["status"]
    assert {"review.notice", "review.papers"} == to_confirm(document)


@pytest.mark.parametrize("fact", ["review-decision-sent", "amendment-notice-sent", "last-review"])
def test_nobody_waits_for_a_report_once_the_review_was_decided(fact: str) -> None:
    told = (*MEETING, f"{fact}=2026-10-20")
    assert "not-applicable" == row(timeline(*told), "review.report")["status"]
    assert 3 == row(timeline(*told, "review-report-sent=2026-10-10"), "review.report")["days_late"]


def test_for_a_child_at_no_school_the_council_reports() -> None:
    out = ask("timeline", *MEETING, today="2026-11-25").out
    assert "Then the council itself sends the report, in the same two weeks." in out


# ------------------------------------------------------------------ assessments: stages that are over

REQUEST = ("assessment", "request-received=2026-06-10")
ANSWERED = (*REQUEST, "decision-notified=2026-11-15")


def test_an_answer_whose_words_were_not_told_accuses_of_neither_plan_nor_refusal() -> None:
    document = timeline(*ANSWERED)
    assert set() == to_confirm(document)
    plan = row(document, "assessment.final-plan")
    assert ("2026-10-28", True) == (plan["due"], plan["conditional"])
    assert "Say what it decided: --outcome agreed or refused." in (
        ask("timeline", *ANSWERED, today="2026-11-25").out
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--outcome", "agreed"), set()),  # it may have decided on no plan
        (("--outcome", "agreed", "plan-refused=not-yet"), {"assessment.final-plan"}),
        (("--outcome", "refused"), set()),
        (("--reason", "refuse-assess"), set()),
        (("draft-served=2026-11-20",), {"assessment.final-plan"}),
    ],
)
def test_what_was_decided_says_whether_a_plan_is_owed(
    words: tuple[str, ...], expected: set[str]
) -> None:
    assert expected == to_confirm(timeline(*ANSWERED, *words))


def test_where_no_answer_was_told_the_answer_is_owed_and_the_plan_is_a_question() -> None:
    document = timeline(*REQUEST)
    assert {"assessment.decision"} == to_confirm(document)
    assert row(document, "assessment.final-plan")["conditional"]


def test_after_a_refusal_to_assess_neither_plan_nor_refusal_is_due() -> None:
    document = timeline(*ANSWERED, "--outcome", "refused")
    out = ("assessment.final-plan", "assessment.refusal-of-plan", "assessment.draft-guide")
    assert {"not-applicable"} == {row(document, rule)["status"] for rule in out}
    assert "refused-request" in {each["id"] for each in document["warnings"]}
    assert 116 == row(document, "assessment.decision")["days_late"]


@pytest.mark.parametrize("told", [("--outcome", "agreed"), ("--reason", "refuse-assess")])
@pytest.mark.parametrize("blank", [(), ("decision-notified=not-yet",)])
def test_what_was_decided_shows_that_it_was_and_not_that_it_was_said_in_time(
    told: tuple[str, ...], blank: tuple[str, ...]
) -> None:
    document = timeline(*REQUEST, *told, *blank)
    shown = row(document, "assessment.decision")
    assert ("not-known", False) == (shown["done"], shown["overdue"])
    named = [each["write"] for each in document["problems"]]
    if named:
        assert "Write its day, or leave it out" in named[0]
        return
    assert shown["to_confirm"]
    why = [each["text"] for each in shown["warnings"] if each["qualifies"]]
    assert [True] == ["Give the day: decision-notified=DATE." in each for each in why]


def test_nobody_is_asked_again_for_what_was_told_already() -> None:
    told = ("timeline", *REQUEST, "--outcome", "agreed")
    asked = " Tell it: decision-notified=DATE"
    out = ask(*told, "--plain", today="2026-11-25").out
    assert (True, False) == (f"{asked}\n" in out, f"{asked}, or =not-yet" in out)
    silent = ask("timeline", *REQUEST, "--plain", today="2026-11-25").out
    assert f"{asked}, or =not-yet" in silent


def test_what_was_decided_is_not_what_is_waited_for_next() -> None:
    told = ("assessment", "request-received=2026-11-02")
    assert "Council says whether it will" in timeline(*told)["verdict"]
    assert "Council says whether it will" not in timeline(*told, "--outcome", "agreed")["verdict"]
    refused = timeline("assessment", "request-received=2026-07-01", "--reason", "refuse-assess")
    assert "Council says whether it will carry out" in refused["verdict"]
    assert "Advice for the assessment" not in refused["verdict"]


@pytest.mark.parametrize("fact", ["final-plan-sent", "plan-refused"])
def test_nobody_waits_for_advice_once_the_assessment_is_over(fact: str) -> None:
    told = (*REQUEST, "advice-request-received=2026-07-20", f"{fact}=2026-10-20")
    assert "not-applicable" == row(timeline(*told), "assessment.advice")["status"]
    given = row(timeline(*told, "advice-given=2026-09-10"), "assessment.advice")
    assert 10 == given["days_late"]


# ------------------------------------------------------------------ mediation and permission


def test_nobody_waits_for_a_meeting_once_a_certificate_has_come() -> None:
    told = ("mediation", "told-council-mediation-wanted=2026-09-01")
    assert {"mediation.meeting"} == to_confirm(timeline(*told))
    later = timeline(*told, "certificate-issued=2026-10-05")
    assert "not-applicable" == row(later, "mediation.meeting")["status"]
    held = timeline(*told, "mediation-date=2026-10-05", "certificate-issued=2026-10-07")
    assert 4 == row(held, "mediation.meeting")["days_late"]


def test_nobody_waits_for_word_of_a_meeting_that_was_held() -> None:
    told = ("mediation", "mediation-date=2026-11-10")
    assert "2026-11-03" == row(timeline(*told), "mediation.notice")["due"]
    held = timeline(*told, "mediation-concluded=2026-11-10")
    assert "not-applicable" == row(held, "mediation.notice")["status"]


@pytest.mark.parametrize("answer", ["permission-refused", "permission-granted"])
def test_permission_refused_or_given_was_asked_for(answer: str) -> None:
    told = ("appeal", "tribunal-reasons-sent=2026-08-10", f"{answer}=2026-10-20")
    assert "not-applicable" == row(timeline(*told), "appeal.permission")["status"]
    asked = row(timeline(*told, "permission-asked=2026-09-10"), "appeal.permission")
    assert 3 == asked["days_late"]


def test_a_certificate_alone_is_a_floor_to_act_by() -> None:
    ran = ask("deadlines", "--certificate-date", "2026-11-10", today="2026-11-25")
    assert (0, True) == (ran.code, "\nact by: Thursday 10 December 2026: " in ran.out)
    assert "Then the last day is not before that, and perhaps later." in ran.out
    assert (
        "Where only the school is in dispute, a certificate says nothing of the last day" in ran.out
    )


def test_the_floor_of_a_certificate_that_has_passed_is_acted_on_today() -> None:
    ran = ask("deadlines", "--certificate-date", "2026-10-20", today="2026-11-25")
    assert "\nact by: Wednesday 25 November 2026, today: " in ran.out


@pytest.mark.parametrize(
    ("certificate", "today", "expected"),
    [("28/3/2021", "2021-04-21", "2021-04-28"), ("31/1/2026", "2026-02-01", "2026-02-28")],
)
def test_a_certificate_about_provision_has_its_month_as_a_floor(
    certificate: str, today: str, expected: str
) -> None:
    told = ("deadlines", "--certificate-date", certificate, "--section", "B", "--format", "json")
    window = row(read_json(ask(*told, today=today).out), "appeal.window")
    assert ("waiting", expected) == (window["status"], window["floor"])


def test_a_certificate_about_the_school_alone_says_nothing_of_the_last_day() -> None:
    told = ("deadlines", "--certificate-date", "26/3/2020", "--reason", "school-named")
    ran = ask(*told, today="2020-04-03")
    assert (2, True) == (
        ran.code,
        ran.err.startswith("--decision-date: Where only the school is in dispute, a certificate"),
    )


# ------------------------------------------------------------------ phase transfer


@pytest.mark.parametrize(
    ("kind", "bound"),
    [
        ("early-years-to-school", "phase.other"),
        ("infant-to-junior", "phase.other"),
        ("primary-to-secondary", "phase.other"),
        ("middle-to-secondary", "phase.other"),
        ("secondary-to-post16", "phase.post16"),
        ("between-post16", "phase.between-post16"),
    ],
)
def test_the_kind_of_move_says_which_rule_binds(kind: str, bound: str) -> None:
    told = ("phase-transfer", "transfer-year=2027", "transfer-date=2027-09-06")
    document = timeline(*told, "--transfer", kind, today="2027-04-10")
    assert {bound} == set(due(document)) == to_confirm(document)


def test_of_a_move_of_no_kind_told_all_three_are_conditional() -> None:
    told = ("phase-transfer", "transfer-year=2027", "transfer-date=2027-09-06")
    document = timeline(*told, today="2027-04-10")
    assert {
        "phase.other": "2027-02-14",
        "phase.post16": "2027-03-30",
        "phase.between-post16": "2027-04-06",
    } == due(document)
    assert {True} == {each["conditional"] for each in document["deadlines"]}
    assert "which-move" in {each["id"] for each in document["warnings"]}


# ------------------------------------------------------------------ transport


def test_a_transport_appeal_goes_in_five_steps_of_working_days() -> None:
    told = (
        "transport-decision-received=2026-09-01",
        "transport-review-asked=2026-09-15",
        "transport-review-answered=2026-10-05",
        "transport-panel-asked=2026-10-12",
        "transport-panel-met=2026-11-20",
    )
    document = timeline("transport", *told)
    assert {
        "transport.ask-review": "2026-09-29",
        "transport.review-answer": "2026-10-13",
        "transport.ask-panel": "2026-11-02",
        "transport.panel": "2026-12-07",
        "transport.panel-letter": "2026-11-27",
    } == due(document)
    assert ({"guidance"}, {"agreed"}, set()) == (
        {each["kind"] for each in document["deadlines"]},
        {each["verified"] for each in document["deadlines"]},
        to_confirm(document),
    )
    assert "own-policy" in {each["id"] for each in document["warnings"]}
