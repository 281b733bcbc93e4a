"""`timeline`: every other clock, both sides, and who was late."""

import csv
import io
import re
import shutil
from pathlib import Path

import pytest

from sendpath.rulebook.loader import load_rulebook, read_processes
from support import Json, ask, read_json, row


def timeline(*words: str, today: str = "2026-11-21") -> Json:
    return read_json(ask("timeline", *words, "--format", "json", today=today).out)


def due(document: Json) -> dict[str, str]:
    return {each["id"]: each["due"] for each in document["deadlines"] if each["due"]}


WORKED = [
    (
        ("assessment", "request-received=2025-05-21"),
        {
            "assessment.decision": "2025-07-02",
            "assessment.refusal-of-plan": "2025-09-10",
            "assessment.final-plan": "2025-10-08",
        },
    ),
    (
        ("review", "review-meeting=2024-11-01"),
        {
            "review.report": "2024-11-15",
            "review.decision": "2024-11-29",
            "review.longstop": "2025-01-24",
        },
    ),
    (("review", "amendment-notice-sent=2024-11-25"), {"review.final-plan": "2025-01-20"}),
    (("review", "plan-made=2019-01-01"), {"review.complete": "2019-12-31"}),
    (("order", "order-made=2026-08-03", "--order", "contents"), {"order.contents": "2026-09-07"}),
    (("discrimination", "conduct-date=2026-05-22"), {"discrimination.claim": "2026-11-20"}),
    (("discrimination", "conduct-date=2026-06-26"), {"discrimination.claim": "2026-12-24"}),
    (
        ("phase-transfer", "transfer-year=2027"),
        {"phase.other": "2027-02-14", "phase.post16": "2027-03-30"},
    ),
]


@pytest.mark.parametrize(("words", "expected"), WORKED)
def test_the_worked_dates_of_the_digest(words: tuple[str, ...], expected: dict[str, str]) -> None:
    given = due(timeline(*words, today="2026-11-01"))
    assert expected == {rule: given[rule] for rule in expected}


@pytest.mark.parametrize("words", [words for words, _ in WORKED])
def test_the_same_dates_stand_in_every_format_for_people(words: tuple[str, ...]) -> None:
    from datetime import date  # noqa: PLC0415 - beside the one test that needs it

    from sendpath.core.names import spell  # noqa: PLC0415 - as above

    days = [spell(date.fromisoformat(day)) for day in due(timeline(*words)).values()]
    assert days
    for form in ("plain", "table"):
        told = " ".join(ask("timeline", *words, "--format", form).out.split())
        assert [] == [day for day in days if day not in told]


def test_a_transfer_is_also_read_as_by_the_day_itself() -> None:
    rows = timeline("phase-transfer", "transfer-year=2027")
    assert ["2027-02-15", "2027-03-31"] == [
        row(rows, rule)["latest"] for rule in ("phase.other", "phase.post16")
    ]
    assert "later reading: Monday 15 February 2027: by it, as most bodies say\n" in (
        ask("timeline", "phase-transfer", "transfer-year=2027").out
    )


def test_discrimination_shows_the_statutory_day_and_the_working_day_before() -> None:
    claim = row(timeline("discrimination", "conduct-date=2026-05-22"), "discrimination.claim")
    assert ("2026-11-21", "2026-11-20") == (claim["raw"], claim["due"])


def test_alone_it_lists_every_process() -> None:
    names = list(read_processes(load_rulebook().directory))
    assert names == [line.split(":")[0] for line in ask("timeline", today=None).out.splitlines()]
    document = read_json(ask("timeline", "--format", "json", today=None).out)
    assert names == [each["id"] for each in document["processes"]]
    assert "school-support" in ask("timeline", "--format", "table", today=None).out


@pytest.mark.parametrize("process", read_processes(load_rulebook().directory))
def test_every_process_says_which_facts_it_takes_and_which_tells_most(process: str) -> None:
    ran = ask("timeline", process)
    assert 0 == ran.code
    document = timeline(process)
    assert [] == [fact["event"] for fact in document["facts"] if fact["told"]]
    for fact in document["facts"]:
        assert re.search(rf"\b{fact['event']}[=,:]", ran.out)
    if document["facts"]:
        assert f"would tell most: {document['tells_most']}\n" in ran.out


def test_after_an_answer_the_fact_that_would_tell_most_is_named() -> None:
    out = ask("timeline", "review", "review-meeting=2024-11-01").out
    assert "would tell most: plan-made=DATE, the day the plan was first made\n" in out
    assert "if it is done, review-report-sent=DATE: the day the report of the meeting was" in out


LEDGER = """\
for a complaint: Final plan sent, if there is to be one: due by Wednesday 8 October 2025 (SEND Regulations 2014, regulation 13(2)). Done on Tuesday 11 November 2025, 34 days late.
"""
FACTS = ("request-received=2025-05-21", "decision-notified=2025-07-01")
PLANNED = (*FACTS, "--outcome", "agreed", "plan-refused=not-yet")
"""Facts by which there is to be a plan: the council agreed to assess, and refused none since."""


def test_the_ledger_says_what_was_due_and_done_and_by_how_much_late() -> None:
    out = ask("timeline", "assessment", *FACTS, "final-plan-sent=2025-11-11").out
    assert LEDGER in out


def test_what_is_not_told_is_a_question_and_no_reproach() -> None:
    out = ask("timeline", "assessment", *PLANNED).out
    assert (
        "find out first: Final plan sent, if there is to be one: due by Wednesday 8 October 2025 "
        "(SEND Regulations 2014, regulation 13(2)). Whether it was done was not told. If it was "
        "not, it is 409 days late."
    ) in out
    assert "overdue" not in out
    assert 1 == ask("timeline", "assessment", *PLANNED, "--fail-on", "passed").code
    done = (*FACTS, "final-plan-sent=2025-11-11")
    assert 0 == ask("timeline", "assessment", *done, "--fail-on", "passed").code


def test_what_was_said_not_to_be_done_is_overdue() -> None:
    words = ("assessment", *PLANNED, "final-plan-sent=not-yet")
    out = ask("timeline", *words).out
    assert (
        "for a complaint: Final plan sent, if there is to be one: due by Wednesday 8 October 2025 "
        "(SEND Regulations 2014, regulation 13(2)). Not done, as was told: 409 days overdue on "
        "21 November 2026."
    ) in out
    told = row(timeline(*words), "assessment.final-plan")
    assert ("not-done", True, 409) == (told["done"], told["overdue"], told["days_late"])


def test_a_plan_that_may_have_been_refused_is_asked_about_and_not_overdue() -> None:
    """Regulations 10(1) and 13(2): a council that decides on no plan owes none."""
    words = ("assessment", *FACTS, "--outcome", "agreed", "final-plan-sent=not-yet")
    out = ask("timeline", *words).out
    assert "verdict: Find out whether it was due, and done: Final plan sent" in out
    assert "for a complaint: " not in out
    assert not row(timeline(*words), "assessment.final-plan")["overdue"]


def test_a_day_and_not_yet_told_of_one_fact_are_a_contradiction() -> None:
    words = ("assessment", *FACTS, "final-plan-sent=not-yet", "final-plan-sent=2025-10-01")
    ran = ask("timeline", *words)
    told = "'2025-10-01' and 'not yet' were both told of the same fact. Give one of them."
    assert (2, f"final-plan-sent=: {told}\n") == (ran.code, ran.err)


def test_a_late_plan_that_one_reading_calls_in_time_says_so() -> None:
    words = ("order", "order-made=2026-08-03", "order-sent=2026-08-07", "--order", "contents")
    late = ask("timeline", *words, "final-plan-sent=2026-09-10").out
    assert "3 days late. By another reading of the law it is not late.\n" in late
    later = ask("timeline", *words, "final-plan-sent=2026-09-14").out
    assert "Done on Monday 14 September 2026, 7 days late.\n" in later


def test_a_duty_shown_done_only_by_a_later_fact_is_not_called_late_by_a_number() -> None:
    document = timeline("assessment", "request-received=2025-05-21", "final-plan-sent=2025-11-11")
    decision = row(document, "assessment.decision")
    assert ("2025-11-11", None, None) == (
        decision["done_by"],
        decision["days_late"],
        decision["happened"],
    )


def test_a_duty_that_may_not_bind_is_never_called_overdue() -> None:
    ran = ask("timeline", "order", "order-made=2026-08-03", "--fail-on", "passed")
    assert (0, False) == (ran.code, "for a complaint" in ran.out)
    known = ("order-made=2026-08-03", "--order", "contents")
    assert 1 == ask("timeline", "order", *known, "--fail-on", "passed").code


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        (("transfer-year=2027", "final-plan-sent=2024-10-08"), "phase.other"),
        (
            ("reassessment-request-received=2026-10-02", "reassessment-notified=2025-01-10"),
            "reassessment.decision",
        ),
        (("order-made=2026-08-03", "plan-refused=2025-09-10"), "order.assess-plan"),
    ],
)
def test_an_older_fact_of_the_same_name_fulfils_nothing(told: tuple[str, ...], rule: str) -> None:
    process = load_rulebook().law.rules[rule].process  # type: ignore[index]  # ids are text
    shown = row(timeline(process, *told), rule)
    assert ("due", None, None) == (shown["status"], shown["happened"], shown["done_by"])


def test_the_ledger_as_a_table_for_a_spreadsheet_and_as_text(tmp_path: Path) -> None:
    words = ("assessment", *FACTS, "final-plan-sent=2025-11-11", "--id", "A | 7")
    table = ask("timeline", *words, "--format", "csv").out.splitlines()
    assert "rule,what,who,due,done,days_late,standing,other_reading,law,verified" == table[0]
    assert (
        'assessment.final-plan,"Final plan sent, if there is to be one",council,2025-10-08,'
        '2025-11-11,34,done,,"SEND Regulations 2014, regulation 13(2)",read'
    ) == table[-1]
    page = tmp_path / "complaint.md"
    assert 0 == ask("timeline", *words, "-o", str(page)).code
    text = page.read_text("utf-8")
    assert text.startswith("# What was due, and what was done: A | 7\n")
    assert "| 8 October 2025 | 11 November 2025 | Done on Tuesday 11 November 2025, 34 days" in text


def test_the_dates_go_into_a_calendar() -> None:
    out = ask(
        "timeline", "phase-transfer", "transfer-year=2027", "--id", "A7", "--format", "ics"
    ).out
    assert 2 == out.count("BEGIN:VEVENT")
    assert "UID:phase.other@A7.sendpath" in out


# ------------------------------------------------------------------ refusals


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("asessment",), 2, "PROCESS: 'asessment' is not a process. If you meant assessment or "),
        (
            ("xyz",),
            2,
            "PROCESS: 'xyz' is not a process. Processes: mediation, appeal, agreement, ",
        ),
        (
            ("assessment", "request-recieved=2025-05-21"),
            2,
            "request-recieved=2025-05-21: 'request-recieved' is not the name of a fact. Write one of "
            "request-received, advice-request-received, response-received.",
        ),
        (
            ("assessment", "plan-transferred=2026-08-03"),
            2,
            "plan-transferred=: 'plan-transferred' tells nothing about assessment. Ask for it there: "
            "sendpath timeline move plan-transferred=2026-08-03.",
        ),
        (
            ("assessment", "request-received"),
            2,
            "request-received: 'request-received' is not a fact. Write EVENT=DATE, for example ",
        ),
        (
            ("assessment", "request-received=21-5-25"),
            2,
            "request-received=: '21-5-25' is not a date. The year needs four figures.",
        ),
        (
            ("assessment", "last-assessment=2026-05-01", "request-received=2026-13-01"),
            3,
            "Some facts",
        ),
        (
            ("phase-transfer", "transfer-year=2027-09-01"),
            2,
            "transfer-year=: '2027-09-01' is not a year. Write its four figures, for example 2027.",
        ),
        (
            ("discrimination", "conduct-began=2026-03-02"),
            2,
            "conduct-date: Nothing can be counted without the day of the conduct, or the day it ended; "
            "for something left undone, the day that was decided. Give it, for example "
            "conduct-date=2026-01-31.",
        ),
        (
            ("order", "order-made=2026-08-03", "--order", "content"),
            2,
            "--order: 'content' is not among the kinds sendpath knows. Write one of: assess (assess or ",
        ),
        (
            ("order", "order-made=2026-08-03", "--order", "plan", "--order", "school"),
            2,
            "--order: 2 different kinds were given. Give one of them, and ask again for the other.",
        ),
        (
            ("order", "order-made=2026-08-03", "--with", "order.contents"),
            2,
            "--with: 'order.contents' is not a rule of this process that waits to be confirmed. Here that "
            "is order.reconsider.",
        ),
        (
            ("assessment", "request-received=2026-12-24"),
            2,
            "is after today, 21 November 2026. Check the date",
        ),
        (("order", "order-made=2014-08-31"), 4, ""),
    ],
)
def test_what_cannot_be_answered_is_told_with_what_to_type(
    words: tuple[str, ...], code: int, told: str
) -> None:
    ran = ask("timeline", *words)
    assert (code, True) == (ran.code, told in ran.err), ran.err


def test_a_fact_in_place_of_the_process_says_which_process_takes_it() -> None:
    ran = ask("timeline", "draft-served=2025-05-21")
    assert 2 == ran.code
    assert (
        "PROCESS: 'draft-served=2025-05-21' is a fact, not a process. Write the process before it: "
        "sendpath timeline assessment draft-served=2025-05-21.\n"
    ) in ran.err


def test_an_impossible_pair_leaves_out_the_later_told_and_answers_the_rest() -> None:
    ran = ask("timeline", "assessment", "request-received=2025-05-21", "draft-served=2025-05-01")
    assert 3 == ran.code
    assert (
        "left out: draft-served=: '2025-05-01' is the day the draft plan reached you, and it is "
        "before the day the council received the request for an assessment, or became responsible, "
        "21 May 2025. Which of the two is right is not known. Check both.\n"
    ) in ran.out
    assert "last day: Wednesday 8 October 2025\n" in ran.out


def test_days_to_come_are_counted_when_planned() -> None:
    words = ("assessment", "request-received=2026-12-01")
    assert "2027-04-20" == due(timeline(*words, "--planned"))["assessment.final-plan"]
    assert 2 == ask("timeline", *words).code


def test_a_plan_made_years_before_the_last_review_is_no_fault() -> None:
    ran = ask("timeline", "review", "plan-made=2019-01-01", "last-review=2026-01-20")
    assert (0, "") == (ran.code, ran.err)
    assert "last day: Tuesday 19 January 2027\n" in ran.out


# ------------------------------------------------------------------ particular law


def test_an_unconfirmed_rule_is_computed_only_when_asked_for() -> None:
    words = ("order", "order-made=2026-08-03", "--order", "reconsider")
    shown = row(timeline(*words), "order.reconsider")
    assert ("unconfirmed", None) == (shown["status"], shown["due"])
    asked = row(timeline(*words, "--with", "order.reconsider"), "order.reconsider")
    assert ("2026-08-17", "unread") == (asked["due"], asked["verified"])
    assert "status: not confirmed" in ask("rules", "show", "order.reconsider", today=None).out


def test_a_printed_day_stands_unmoved_even_alone() -> None:
    words = ("--order", "contents", "order-says-by=2026-08-29")  # a Saturday in August
    for told in (words, (*words, "order-made=2026-08-03")):
        assert {"order.contents": "2026-08-29"} == due(timeline("order", *told))


def test_the_closure_test_stands_beside_the_date_and_never_moves_it() -> None:
    told = (
        "request-received=2026-07-01",
        "school-asked=2026-07-20",
        "school-closes=2026-07-23",
        "school-reopens=2026-09-02",
    )
    shown = row(timeline("assessment", *told), "assessment.decision")
    assert "2026-08-12" == shown["due"]
    assert [True, None, None] == [each["met"] for each in shown["exceptions"]]
    assert "asked for advice around that (its test is met); exceptional personal" in (
        ask("timeline", "assessment", *told).out
    )


def test_a_day_of_the_coronavirus_time_is_told() -> None:
    assert ["coronavirus"] == [
        each["id"]
        for each in timeline("review", "review-meeting=2020-06-01")["warnings"]
        if each["id"] == "coronavirus"
    ]


def test_what_is_announced_is_told_and_applied_to_nothing() -> None:
    told = ask("rules", "upcoming", today=None).out
    assert "announced: A white paper of 23 February 2026" in told
    assert "none of this is applied to any date\n" in told
    assert "announced: A white paper" in ask("rules", "show", "review.complete", today=None).out


def test_a_sunday_is_a_sunday_for_a_council() -> None:
    words = ("assessment", "request-received=2026-11-01", "--today", "2026-11-21")
    assert "note 1: Sunday 13 December 2026 is not a working day. Nothing moves it.\n" in (
        ask("timeline", *words).out
    )


# ------------------------------------------------------------------ school days

HEADER = "first_day,last_day\n"
TERMS = "2026-09-03,2026-10-23\n2/11/2026,18/12/2026\n"


def school(tmp_path: Path, text: str) -> tuple[str, ...]:
    file = tmp_path / "terms.csv"
    file.write_text(text, "utf-8")
    return ("exclusion", "exclusion-began=2026-10-19", "--term", str(file))


def test_school_days_are_counted_by_the_schools_own_terms(tmp_path: Path) -> None:
    shown = row(timeline(*school(tmp_path, HEADER + TERMS)), "exclusion.day-six")
    assert "2026-11-02" == shown["due"]


def test_without_terms_they_are_asked_for() -> None:
    ran = ask("timeline", "exclusion", "exclusion-began=2026-10-19")
    assert 0 == ran.code
    assert "these are school days: give the school's terms, --term FIRST..LAST each" in ran.out
    assert "would tell most: the school's terms: --term FIRST..LAST each\n" in ran.out


def test_terms_that_end_too_early_say_for_when_they_were_given(tmp_path: Path) -> None:
    ran = ask("timeline", *school(tmp_path, HEADER + "2026-09-03,2026-10-23\n"))
    assert "were given for 3 September 2026 to 23 October 2026 only: give more" in ran.out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "",
            "terms.csv: terms.csv does not hold term dates. Write a first line 'first_day,last_day'",
        ),
        ("a,b\n1,2\n", "terms.csv: terms.csv does not hold term dates."),
        (HEADER, "terms.csv: terms.csv holds no term."),
        (HEADER + "2026-09-03\n", "terms.csv, row 2: terms.csv, row 2 has 1 cells."),
        (HEADER + "2026-09-03,soon\n", "terms.csv, row 2, last_day: 'soon' is not a date."),
        (
            HEADER + "2026-10-23,2026-09-03\n",
            "terms.csv, row 2: the term ends on 3 September 2026, before it begins on 23 October 2026.",
        ),
        (
            HEADER + "2026-09-03,2026-10-23\n2026-10-20,2026-12-18\n",
            "terms.csv: the term from 20 October 2026 begins before the one from 3 September 2026 ends.",
        ),
    ],
)
def test_term_dates_that_cannot_be_used(tmp_path: Path, text: str, told: str) -> None:
    ran = ask("timeline", *school(tmp_path, text))
    assert (2, "") == ran[:2]
    assert ran.err.startswith(told)


def test_a_term_file_that_is_not_there() -> None:
    ran = ask("timeline", "exclusion", "exclusion-began=2026-10-19", "--term", "nowhere.csv")
    assert 2 == ran.code
    assert "--term: 'nowhere.csv' cannot be read (no such file or directory)." in ran.err


# ------------------------------------------------------------------ rules as data

NEW = """\
id = "order.apology"
title = "Council says sorry"
who = "council"
kind = "duty"
checked = 2026-11-21
anchor = "order-made"

[[version]]
in_force = 2014-09-01

[version.run]
after = "order-made"
period = "3 days"
cite = { source = "send-regs-2014", at = "regulation 99", verified = "read" }

[[example]]
name = "three days"
given = { order-made = 2026-08-03 }
due = "Thu 2026-08-06"
source = "made up"
"""


@pytest.mark.slow
def test_a_new_rule_is_one_file_and_no_code(rules: Path, tmp_path: Path) -> None:
    draft = Path(shutil.copytree(rules, tmp_path / "rules"))
    (draft / "order" / "apology.toml").write_text(NEW, "utf-8")
    assert 0 == ask("rules", "check", str(draft), today=None).code
    told = ("order", "order-made=2026-08-03", "--order", "cease", "--rules", str(draft))
    assert {"order.apology": "2026-08-06", "order.cease": "2026-08-03"} == due(timeline(*told))
    assert "what: Council says sorry\n" in (
        ask("rules", "show", "order.apology", "--rules", str(draft), today=None).out
    )


def test_only_the_files_of_the_process_asked_for_are_read() -> None:
    err = ask("timeline", "order", "order-made=2026-08-03", "--verbose").err
    read = [Path(line.removeprefix("read: ")) for line in err.splitlines()]
    assert {"order", "recommendation"} == {path.parent.name for path in read}
    err = ask("timeline", "agreement", "agreement-made=2026-08-03", "--verbose").err
    assert {"order", "agreement"} == {Path(line).parent.name for line in err.splitlines()}


# ------------------------------------------------------------------ what an attacker found


def test_the_appeal_is_held_open_by_contact_in_time_here_as_well() -> None:
    told = ("decision-dated=2026-09-10", "adviser-contacted=2026-09-20")
    assert "awaiting-certificate" == row(timeline("appeal", *told), "appeal.window")["standing"]
    late = (
        "decision-dated=2026-09-10",
        "adviser-contacted=2026-11-15",
        "certificate-issued=2026-11-18",
    )
    assert "2026-11-10" == row(timeline("appeal", *late), "appeal.window")["due"]
    assert "2026-11-10" == row(timeline("cease", *late), "cease.protected-until")["due"]


def test_a_certificate_changes_nothing_about_the_upper_tribunal() -> None:
    shown = row(timeline("appeal", "tribunal-decision-sent=2026-10-28"), "appeal.permission")
    assert {None} == set(shown["what_if"].values())


def test_a_printed_day_that_was_kept_early_is_done() -> None:
    told = ("--order", "contents", "order-says-by=2026-11-10", "final-plan-sent=2026-11-01")
    assert -9 == row(timeline("order", *told), "order.contents")["days_late"]


def test_the_decision_that_ended_the_last_review_does_not_close_the_next() -> None:
    told = ("last-review=2026-06-01", "review-decision-sent=2026-06-01")
    shown = row(timeline("review", *told), "review.complete")
    assert ("2027-05-31", "ahead", None) == (shown["due"], shown["standing"], shown["happened"])
    later = row(timeline("review", told[0], "review-decision-sent=2026-11-02"), "review.complete")
    assert "2026-11-02" == later["happened"]


def test_proposed_amendments_show_that_the_review_was_decided_by_then() -> None:
    told = ("review-meeting=2026-06-01", "amendment-notice-sent=2026-06-20")
    shown = row(timeline("review", *told), "review.decision")
    assert ("2026-06-20", None) == (shown["done_by"], shown["standing"])


def test_a_plan_made_years_ago_does_not_say_that_no_review_was_held() -> None:
    ran = ask("timeline", "review", "plan-made=2019-01-01", "--fail-on", "passed")
    assert (0, False) == (ran.code, "for a complaint" in ran.out)


def test_a_plan_stays_while_an_appeal_lodged_in_time_goes_on() -> None:
    told = ("decision-dated=2026-09-01", "appeal-lodged=2026-10-01")
    shown = row(timeline("cease", *told), "cease.protected-until")
    assert ("not-applicable", "the plan continues until the appeal is over") == (
        shown["status"],
        shown["because"][0]["text"].split(", so ")[1].rstrip("."),
    )


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("concession", "council-agreed=2026-09-01"), "request-received"),
        (("order", "final-plan-sent=2026-10-10"), "order-made"),
    ],
)
def test_what_is_asked_for_is_what_the_told_fact_lacks(words: tuple[str, ...], wanted: str) -> None:
    ran = ask("timeline", *words)
    assert (2, True) == (ran.code, ran.err.startswith(f"{wanted}: Nothing can be counted"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            ("move", "move-date=2026-10-10"),
            "at once: the day you move to the new council's area (Saturday 10 October 2026), or if "
            "later 15 working days beginning with the day the old council learns of the move (give "
            "old-council-aware=DATE)",
        ),
        (
            ("move", "old-council-aware=2026-10-09"),
            "at once: the day you move to the new council's area, or if later 15 working days "
            "beginning with the day the old council learns of the move (Friday 9 October 2026) (give "
            "move-date=DATE)",
        ),
    ],
)
def test_of_two_ends_the_one_that_is_known_is_told_with_what_it_waits_for(
    words: tuple[str, ...], expected: str
) -> None:
    assert expected == row(timeline(*words), "move.transfer")["summary"]


def test_the_day_the_plan_came_alone_answers_what_the_new_council_must_do() -> None:
    shown = timeline("move", "plan-transferred=2026-10-01")
    assert ["2026-11-12", "2026-12-31"] == [
        row(shown, rule)["due"] for rule in ("move.inform", "move.review")
    ]


@pytest.mark.parametrize(
    ("told", "values"),
    [
        (("agreement", "agreement-made=2026-09-01"), 7),
        (("order", "order-made=2026-09-01"), 8),
        (("concession", "council-told-tribunal=2026-09-01", "request-received=2026-05-01"), 6),
    ],
)
def test_what_was_ordered_or_agreed_is_asked_for_in_place_of_all_that_hangs_on_it(
    told: tuple[str, ...], values: int
) -> None:
    shown = timeline(*told)
    assert ("--order", values) == (
        shown["asks_first"]["option"],
        len(shown["asks_first"]["values"]),
    )
    ran = ask("timeline", *told)
    assert 1 == ran.out.count("tell first: ")
    assert 0 == ran.out.count("something not told decides")
    chosen = timeline(*told, "--order", "contents")
    assert chosen["asks_first"] is None


def test_a_calendar_calls_a_day_what_it_is() -> None:
    words = ("assessment", "request-received=2026-11-01", "last-assessment=2026-06-01")
    out = ask("timeline", *words, "--id", "A", "--format", "ics").out.replace("\r\n ", "")
    assert "SUMMARY:Usually by: Draft plan sent" in out
    assert "SUMMARY:From: Council's duty to assess runs again" in out
    assert "Act by today" not in out
    letter = ("deadlines", "--decision-date", "2026-10-01", "--sent-date", "2026-10-05")
    assert "\nSUMMARY:Act by today" in ask(*letter, "--id", "A", "--format", "ics").out


def test_on_the_statutory_last_day_a_claim_may_still_be_in_time() -> None:
    out = ask("timeline", "discrimination", "conduct-date=2026-05-22").out
    assert (
        "arguable: Saturday 21 November 2026: by another reading you may still be in time. Do it now\n"
    ) in out


def test_what_was_left_out_is_told_beside_a_table() -> None:
    told = ("request-received=2026-10-05", "decision-notified=2026-09-01", "--format", "csv")
    assert "'2026-09-01' is the day the council told you whether" in (
        ask("timeline", "assessment", *told).err
    )


def test_a_process_without_dates_has_no_caseload(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("a\n1\n", "utf-8")
    ran = ask("batch", str(tmp_path / "in.csv"), "--process", "school-support")
    assert (2, True) == (ran.code, "no rule of this process counts from a date" in ran.err)


def test_terms_in_a_file_that_is_no_table(tmp_path: Path) -> None:
    ran = ask("timeline", *school(tmp_path, HEADER + '"' + "x" * 200_000))
    assert (2, True) == (ran.code, "does not hold term dates" in ran.err)


# ------------------------------------------------------------------ terms typed one by one


SPANS = ("--term", "2026-09-03..2026-10-23", "--term", "2/11/2026..18/12/2026")


def test_terms_may_be_typed_one_by_one() -> None:
    told = ("exclusion", "exclusion-notice-received=2026-11-09", "--exclusion", "permanent")
    assert {"exclusion.governors": "2026-11-30"} == due(timeline(*told, *SPANS))
    assert {"exclusion.governors": "2026-11-30"} == due(timeline(*told, *SPANS[2:], *SPANS[:2]))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        # section 45(4): the plan goes on; nobody has to do anything by then
        (
            ("cease", "decision-dated=2026-10-01"),
            "Until Tuesday 1 December 2026, in 4 days: Plan continues at least until ",
        ),
        (
            ("cease", "decision-dated=2026-08-01"),
            "Until Thursday 1 October 2026, 57 days ago, unless a mediation certificate moves the day: "
            "Plan continues at least until ",
        ),
        # fifteen school days, and no more time; guidance for transport
        (
            (
                *("exclusion", "governors-decision-given=2026-10-20", "--exclusion", "permanent"),
                *("--term", "2026-09-02..2026-10-23", "--term", "2026-11-02..2026-12-18"),
            ),
            "Request for an independent review panel (permanent exclusions only), last day "
            "Tuesday 17 November 2026, passed 10 days ago",
        ),
        (
            ("transport", "transport-decision-received=2026-10-27"),
            "Ask the council to look at its transport decision again, expected by Tuesday 24 "
            "November 2026, passed 3 days ago",
        ),
    ],
)
def test_the_verdict_hides_no_day_behind_that_none_can_be_given(
    words: tuple[str, ...], told: str
) -> None:
    said = ask("timeline", *words, "-q", today="2026-11-27").out
    assert said.startswith(told), said


@pytest.mark.parametrize("process", ["mediation", "appeal", "cease", "agreement"])
@pytest.mark.parametrize("reason", ["refuse-assess", "refuse-amend", "cease-plan"])
def test_what_a_letter_shows_is_no_fact_of_a_process_that_does_not_take_it(
    process: str, reason: str
) -> None:
    words = (process, "decision-dated=2026-10-01", "--reason", reason)
    for form in ("plain", "table", "json"):
        ran = ask("timeline", *words, "--format", form, today="2026-11-27")
        assert "went wrong" not in ran.err
        assert ran.code in (0, 2, 3)


def test_a_condition_stands_in_the_line_that_calls_a_public_body_late() -> None:
    # statutory guidance: in school again, and pupils of compulsory school age
    told = ("exclusion-began=2026-10-02", "education-began=not-yet")
    words = (*told, "--exclusion", "permanent", "--term", "2026-09-02..2026-10-23", "-q")
    said = ask("timeline", "exclusion", *words, today="2026-11-27").out
    assert "49 days late, unless the child was back in school or not of compulsory " in said


@pytest.mark.parametrize(
    ("began", "told"),
    [
        # six months beginning with the first day: 4 January to 3 July 2026; of the last: 19 February
        ("2026-01-04", "(the safe day, Friday 3 July 2026, has passed; the last day is "),
        ("2026-06-20", "(the safe day)"),
    ],
)
def test_a_safe_day_that_has_passed_is_not_moved_to_today(began: str, told: str) -> None:
    words = ("discrimination", "conduct-date=2026-08-20", f"conduct-began={began}", "-q")
    said = ask("timeline", *words, today="2026-11-27").out
    assert told in said
    assert ("by Friday 27 November 2026" in said) == ("passed" in told)


@pytest.mark.parametrize(
    "facts",
    [
        ("exclusion-began=2026-10-02", "exclusion-notice-received=2026-10-05"),
        ("exclusion-began=2026-10-02", "governors-decision-given=2026-10-20"),
        ("exclusion-began=2026-10-02", "review-asked-for=2026-10-20"),
        ("exclusion-began=2026-10-02", "panel-decision-given=2026-10-20"),
        ("exclusion-notice-received=2026-10-05", "board-met=2026-10-20"),
    ],
)
@pytest.mark.parametrize("more", [(), ("--exclusion", "permanent"), ("-q",), ("--explain",)])
@pytest.mark.parametrize("form", ["plain", "table"])
def test_terms_that_end_before_all_school_days_are_counted_are_asked_for(
    facts: tuple[str, ...], more: tuple[str, ...], form: str
) -> None:
    words = (*facts, "--term", "2026-09-02..2026-10-23", *more, "--format", form)
    ran = ask("timeline", "exclusion", *words, today="2026-11-27")
    assert (0, "") == (ran.code, ran.err)
    assert "-q" in more or "--term FIRST..LAST" in " ".join(ran.out.split())


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        (
            ("2026-09-03..",),
            "--term: '2026-09-03..' is not one term. Write its first and its last day: ",
        ),
        (("2026-09-03..2026-10-23..2026-12-18",), "is not one term."),
        (("2026-09-03..soon",), "'soon' is not a date."),
        (("2026-10-23..2026-09-03",), "the term ends on 3 September 2026, before it begins"),
        (("2026-09-03..2026-10-23", "2026-10-20..2026-12-18"), "begins before the one from"),
        (
            ("nowhere.csv",),
            "'nowhere.csv' cannot be read (no such file or directory). Give each term as",
        ),
    ],
)
def test_terms_that_cannot_be_used_are_refused(terms: tuple[str, ...], told: str) -> None:
    words = [word for term in terms for word in ("--term", term)]
    ran = ask("timeline", "exclusion", "exclusion-notice-received=2026-11-09", *words)
    assert (2, True) == (ran.code, told in ran.err), ran.err


@pytest.mark.parametrize(
    ("kind", "rules"),
    [
        ("permanent", {"exclusion.governors"}),
        ("over-fifteen-days", {"exclusion.governors"}),
        ("over-five-days", {"exclusion.governors-50"}),
        ("up-to-five-days", set()),
    ],
)
def test_the_kind_of_exclusion_decides_which_days_there_are(kind: str, rules: set[str]) -> None:
    year = ("--term", "2026-09-03..2027-07-21")
    shown = due(
        timeline("exclusion", "exclusion-notice-received=2026-11-09", "--exclusion", kind, *year)
    )
    assert rules == set(shown)
    decided = ("exclusion-notice-received=2026-11-09", "governors-decision-given=2026-11-20")
    panel = {"exclusion.review-panel"} if kind == "permanent" else set()
    assert panel == set(due(timeline("exclusion", *decided, "--exclusion", kind, *year)))


def test_a_page_stands_by_itself(tmp_path: Path) -> None:
    page = tmp_path / "complaint.html"
    told = ("request-received=2026-05-01", "decision-notified=2026-06-10", *PLANNED[len(FACTS) :])
    words = ("timeline", "assessment", *told, "--id", "<b>B17</b>")
    assert 0 == ask(*words, "-o", str(page)).code
    text = page.read_text("utf-8")
    assert text.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert "<h1>What was due, and what was done: &lt;b&gt;B17&lt;/b&gt;</h1>" in text
    assert "<td>12 June 2026</td>" in text
    assert "Whether it was done was not told. If it was not, it is 64 days late." in text
    assert "<script" not in text


def test_a_choice_that_no_rule_of_the_process_asks_for_is_left_out() -> None:
    ran = ask("timeline", "assessment", "request-received=2026-05-01", "--exclusion", "permanent")
    assert (3, True) == (ran.code, "left out: --exclusion: --exclusion tells nothing" in ran.out)


def test_a_late_refusal_of_a_plan_belongs_in_the_complaint() -> None:
    words = ("request-received=2026-06-10", "plan-refused=2026-10-28")
    out = ask("timeline", "assessment", *words).out
    assert "regulation 10(1)). Done on Wednesday 28 October 2026, 28 days late." in out
    rows = list(
        csv.DictReader(io.StringIO(ask("timeline", "assessment", *words, "--format", "csv").out))
    )
    refusal = next(each for each in rows if each["rule"] == "assessment.refusal-of-plan")
    assert "28" == refusal["days_late"]


def test_what_the_council_may_say_is_no_part_of_ones_own_complaint(tmp_path: Path) -> None:
    closed = ("school-asked=2026-07-21", "school-closes=2026-07-22", "school-reopens=2026-09-02")
    page = tmp_path / "c.md"
    ask("timeline", "assessment", "request-received=2026-06-01", *closed, "-o", str(page))
    text = page.read_text("utf-8")
    sentence = next(line for line in text.splitlines() if "regulation 13(2)" in line)
    assert "may say" not in sentence
    assert "  - Check first, and then take this line out: The council may say that" in text
    assert "## What I ask for" in text
    assert "A shortage of staff, of educational psychologists or of places is no exception." in text


def test_an_empty_calendar_says_that_it_is_empty(tmp_path: Path) -> None:
    words = ("agreement", "agreement-made=2026-10-01", "--order", "school", "--id", "X")
    ran = ask("timeline", *words, "-o", str(tmp_path / "a.ics"))
    assert "No day is still to come: the calendar file holds no event." in ran.err


def said(*words: str) -> str:
    return ask("timeline", *words, "-q", today="2026-11-27").out.strip()


NOTICE = ("amendment", "amendment-notice-sent=2026-08-01")


def test_an_overdue_final_plan_is_said_before_comments_that_may_still_be_sent() -> None:
    assert said(*NOTICE, "final-plan-sent=not-yet") == (
        "The council, 62 days late: Final amended plan, or the decision not to amend, due "
        "Saturday 26 September 2026"
    )


@pytest.mark.parametrize(
    ("words", "until"),
    [
        (("amendment", "amendment-notice-sent=2026-11-01"), "Sunday 15 November 2026"),
        (("review", "amendment-notice-sent=2026-11-01"), "Sunday 15 November 2026"),
        (("assessment", "draft-served=2026-10-16"), "Friday 30 October 2026"),
    ],
)
def test_nobody_is_late_for_the_days_that_the_council_must_at_least_wait(
    words: tuple[str, ...], until: str
) -> None:
    told = f"Send your comments today all the same: you had until {until} at least"
    assert told == said(*words)


@pytest.mark.parametrize(
    ("words", "decided"),
    [
        (
            (*NOTICE, "--reason", "refuse-amend", "review-decision-sent=2026-08-20"),
            "The council has decided not to amend the plan",
        ),
        (
            ("assessment", "draft-served=2026-08-01", "plan-refused=2026-09-01"),
            "The council has decided not to issue a plan",
        ),
    ],
)
def test_comments_are_not_asked_for_once_the_council_has_decided(
    words: tuple[str, ...], decided: str
) -> None:
    assert said(*words).startswith(f"{decided}, so nobody waits for comments")


@pytest.mark.parametrize(
    ("words", "given"),
    [
        (("move", "old-council-aware=2026-10-10", "plan-transferred=not-yet"), "(give move-date="),
        (
            ("transport", "transport-review-asked=2026-10-01", "transport-review-answered=not-yet"),
            "Not done, as was said: Council answers the request to look at transport again",
        ),
        (("move", "plan-transferred=not-yet"), "for example move-date="),
    ],
)
def test_nobody_is_asked_for_the_day_of_what_was_said_not_to_have_happened(
    words: tuple[str, ...], given: str
) -> None:
    process, *facts = words
    told = ask("timeline", process, *facts, "--plain", today="2026-11-27")
    asked = told.out + told.err
    assert given in asked
    denied = facts[-1].removesuffix("=not-yet")
    assert f"give {denied}" not in asked
    assert f"would tell most: {denied}" not in asked


def test_a_pathway_asks_for_no_day_of_what_was_said_not_to_have_happened() -> None:
    denied = ("--concern", "no-answer", "request-received=not-yet")
    told = ask("pathway", *denied, "-q", today="2026-11-27").out
    assert told.endswith("Which of the two is it? Next: complain to the council\n")


@pytest.mark.parametrize("order", ["cease", "reconsider"])
def test_what_no_council_concedes_is_said_to_be_no_concession(order: str) -> None:
    told = said("concession", "council-told-tribunal=2026-10-01", "--order", order)
    assert "Ending a plan, or thinking again, is nothing that a council concedes" in told


@pytest.mark.parametrize(
    ("words", "unless"),
    [
        (("conduct-date=2026-01-05", "tribunal-decision-sent=2026-11-03"), True),
        (("conduct-date=2026-01-05", "hearing-date=2027-01-10"), True),
        (("conduct-date=2026-01-05", "tribunal-decision-sent=2025-11-03"), False),
        (("conduct-date=2026-01-05",), False),
    ],
)
def test_a_claim_that_was_heard_is_late_only_if_another_one_was(
    words: tuple[str, ...], unless: bool
) -> None:
    heard = ", unless the hearing or the decision that was told is of this claim"
    assert said("discrimination", *words).startswith(f"147 days late{heard if unless else ''}: ")


@pytest.mark.parametrize(
    ("hearing", "unless"),
    [
        (("hearing-date=2027-01-10",), "the hearing that was told is of the appeal"),
        ((), "a mediation certificate moves the day: "),
    ],
)
def test_an_appeal_with_a_hearing_fixed_is_late_only_if_another_one_is_heard(
    hearing: tuple[str, ...], unless: str
) -> None:
    letter = ("--decision-date", "2026-09-20", "--reason", "cease-plan")
    told = ask("deadlines", *letter, *hearing, "-q", today="2026-11-27").out
    assert told.startswith(f"7 days late, unless {unless}")


@pytest.mark.parametrize(
    ("lodged", "told"),
    [
        ("2026-11-20", "Friday 20 November 2026"),
        ("2026-11-21", "Saturday 21 November 2026, 1 day late; by another reading in time"),
        ("2026-11-22", "Sunday 22 November 2026, 2 days late"),
    ],
)
def test_what_was_done_late_by_one_reading_and_in_time_by_another_says_so(
    lodged: str, told: str
) -> None:
    done = said("discrimination", "conduct-date=2026-05-22", f"claim-lodged={lodged}")
    assert done == f"Done: Claim received by the SEND Tribunal, on {told}"


@pytest.mark.parametrize(
    ("words", "waits"),
    [
        (("exclusion-notice-received=2026-11-02", "--exclusion", "permanent"), "reinstatement"),
        (
            (
                "exclusion-notice-received=2026-11-02",
                "--exclusion",
                "permanent",
                "--term",
                "2026-11-02..2026-11-20",
            ),
            "reinstatement",
        ),
        (("exclusion-notice-received=2026-11-02", "--exclusion", "over-fifteen-days"), "reinstat"),
        (
            ("exclusion-notice-received=2026-11-02", "--exclusion", "over-five-days"),
            "reinstatement",
        ),
        (("exclusion-began=2026-11-02", "--exclusion", "over-five-days"), "sixth school day"),
        (
            (
                "exclusion-notice-received=2026-10-02",
                "governors-decision-given=2026-11-20",
                "--exclusion",
                "permanent",
            ),
            "independent review panel",
        ),
    ],
)
def test_why_a_rule_does_not_apply_is_no_answer_while_the_school_days_of_another_run(
    words: tuple[str, ...], waits: str
) -> None:
    """The board's and the family's 15 school days, and the board's 50 (digest section 9)."""
    answer = said("exclusion", *words)
    assert answer.startswith("No last day can be given yet: ")
    assert waits in answer
    assert "--term FIRST..LAST" in answer


def test_what_is_planned_after_its_last_day_is_said_to_be_and_not_asked_about() -> None:
    """Thirty days after 20 October end on 19 November; 10 December is 21 days later (reg 36)."""
    told = ("told-council-mediation-wanted=2026-10-20", "mediation-date=2026-12-10")
    assert said("mediation", *told) == (
        "Planned for Thursday 10 December 2026, 21 days late, unless it was done before: "
        "Mediation meeting held, due Thursday 19 November 2026"
    )
