"""Facts that cannot both be as they were told are named at every door, and in the same words."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from sendpath.caseload import row_sorts
from sendpath.caseload.answered_rows import AnsweredRows
from sendpath.cli.asked_about import known
from sendpath.columns.sheet_columns import column_named
from sendpath.core.clauses import Event
from sendpath.core.contradictions import KINDS, Tie, ties_of
from sendpath.core.fact_use import facts_used
from sendpath.core.law import Fact
from sendpath.rulebook.loader import RuleBook, load_rulebook
from support import Ran, ask

TODAY = "2026-11-25"
BOOK = load_rulebook()
TIES = [tie for fact in BOOK.law.facts.values() for tie in ties_of(fact) if fact.refused is None]
REASONS = BOOK.decisions().reasons.values()
EARLIER = date(2024, 9, 2)
APART = {
    "before": timedelta(60),
    "another-year": timedelta(366),
    "far-apart": timedelta(400),
    "early": timedelta(60),
}
"""How far two days lie from one another that cannot both be, by the kind of that."""

SAID = {
    "before": "and it is before the day",
    "another-year": "is in another year",
    "far-apart": "days apart",
    "early": "That is before the day",
}


def told(fact: Fact, day: date) -> str:
    return str(day.year) if fact.value == "year" else day.isoformat()


def batch(sheet: Path, process: str, *words: str) -> Ran:
    return ask("batch", str(sheet), "--process", process, *words, today=TODAY)


def pair(tie: Tie, *, broken: bool, more: int = 0) -> dict[str, str]:
    """Tell two facts that cannot both be, or that can, by their columns."""
    one, other = BOOK.law.facts[tie.event], BOOK.law.facts[tie.other]
    day = EARLIER + timedelta(more)
    then = day + APART[tie.kind] if broken else day
    pair = {column_named(one): told(one, day), column_named(other): told(other, then)}
    return {**of_one_matter(tie, day), **pair}


def since(tie: Tie) -> set[Event]:
    """Name the fact that is told with an odd pair, to show that it is of one matter."""
    odd = BOOK.law.facts[tie.event].odd_before
    first = (each.since[:1] for each in odd if tie.kind == "early" and each.than == tie.other)
    return {*next(first, ())}


def of_one_matter(tie: Tie, day: date) -> dict[str, str]:
    """Tell what shows that two days in an odd order are of one matter, where their map asks."""
    odd = [each for each in BOOK.law.facts[tie.event].odd_before if each.than == tie.other]
    if tie.kind != "early" or not (odd[0].since or odd[0].tells):
        return {}
    if odd[0].since:
        before = BOOK.law.facts[odd[0].since[0]]
        return {column_named(before): told(before, day)}
    return {"reason": next(each.slug for each in REASONS if each.shows in odd[0].tells)}


def written(sheet: Path, rows: list[dict[str, str]]) -> None:
    names = [*dict.fromkeys(name for row in rows for name in row)]
    lines = [",".join([*(row.get(name, "") for name in names), ""]) for row in rows]
    sheet.write_text("\n".join([",".join([*names, "note"]), *lines, ""]), encoding="utf-8")


@pytest.mark.parametrize("tie", TIES, ids=lambda tie: " ".join(map(str, tie)))
@pytest.mark.once
def test_facts_that_cannot_both_be_are_named_in_every_row_whichever_way_it_is_answered(
    tie: Tie, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "in.csv"
    written(sheet, [pair(tie, broken=each, more=at) for at in range(6) for each in (True, False)])
    learnt = batch(sheet, "all")
    assert 6 == learnt.out.count(SAID[tie.kind])
    monkeypatch.setattr(row_sorts, "MANY", 1)
    assert learnt == batch(sheet, "all")
    monkeypatch.setattr(AnsweredRows, "_quickly", lambda *_: None)
    assert learnt == batch(sheet, "all")


def test_nobody_is_accused_more_for_an_earlier_day_that_cannot_be_than_for_one_that_cannot_be_read(
    tmp_path: Path,
) -> None:
    letters = BOOK.letter_facts()
    ties = [tie for tie in TIES if tie.kind == "before" and not letters & {tie.event, tie.other}]
    rows = [
        each
        for tie in ties
        for told in [pair(tie, broken=True)]
        for each in (told, {**told, next(iter(told)): "31/31/2024"})
    ]
    sheet, columns = tmp_path / "in.csv", ("overdue", "days_overdue")
    written(sheet, rows)
    ran = batch(sheet, "all", *(word for each in columns for word in ("--columns", each)))
    said = [
        tuple(row[f"sendpath_{each}"] for each in columns)
        for row in csv.DictReader(ran.out.splitlines())
    ]
    assert 2 * len(ties) == len(said)
    assert said[1::2] == said[::2]


def deadlines_of(*words: str) -> dict[str, dict[str, Any]]:
    ran = ask(*words, "--format", "json", today="2026-12-15")
    return {each["id"]: each for each in json.loads(ran.out)["deadlines"]}


def test_a_board_that_met_after_its_decision_was_given_is_not_late() -> None:
    began = ("exclusion-began=2026-09-01", "exclusion-notice-received=2026-09-01")
    told = ("governors-decision-given=2026-09-20", "board-met=2026-11-20")
    ran = deadlines_of("timeline", "exclusion", *began, *told, "--term", "2026-09-01..2026-12-18")
    board = [each for name, each in ran.items() if name.startswith("exclusion.governors")]
    assert board
    assert {None} == {each["days_late"] for each in board}


def test_a_decision_to_assess_told_after_the_draft_is_not_late() -> None:
    told = (
        "request-received=2026-01-05",
        "decision-notified=2026-05-08",
        "draft-served=2026-03-01",
    )
    decision = deadlines_of("timeline", "assessment", *told)["assessment.decision"]
    assert decision["days_late"] is None


def test_what_hangs_on_neither_stays_as_it_is() -> None:
    told = (
        "request-received=2026-01-05",
        "decision-notified=2026-04-10",
        "plan-refused=2026-05-01",
    )
    more = ("review-meeting=2026-03-02", "review-decision-sent=2026-02-02")
    decision = deadlines_of("timeline", "assessment", *told, *more)["assessment.decision"]
    assert ("2026-04-10", 53) == (decision["happened"], decision["days_late"])


def test_a_letter_s_day_is_counted_from_where_a_certificate_is_older() -> None:
    told = ("--decision-date", "2026-10-01", "--certificate-date", "2026-09-01")
    ran = deadlines_of("deadlines", *told)
    assert ("2026-12-01", "firm") == tuple(
        ran["mediation.contact-adviser"][each] for each in ("due", "certainty")
    )
    assert "2026-12-01" == ran["appeal.window"]["due"]


def test_a_request_is_counted_from_where_a_plan_is_older() -> None:
    told = ("request-received=2026-01-05", "final-plan-sent=2024-05-01")
    ran = deadlines_of("timeline", "assessment", *told)
    decision = ran["assessment.decision"]
    assert ("2026-02-16", "firm") == (decision["due"], decision["certainty"])


def test_nothing_is_counted_from_two_dates_of_one_letter_a_year_to_the_day_apart() -> None:
    told = ("--decision-date", "2025-10-01", "--sent-date", "2026-10-01")
    ran = ask("deadlines", *told, today=TODAY)
    assert (2, "") == ran[:2]
    assert "are 365 days apart. Check both years." in ran.err


def test_a_panel_that_met_and_was_not_asked_for_does_not_close_the_way_to_it() -> None:
    facts = (
        "exclusion-began=2026-11-02",
        "governors-decision-given=2026-11-10",
        "review-asked-for=no",
    )
    told = ("--exclusion", "permanent", "--term", "2026-11-02..2026-12-18", *facts)
    for met in ("panel-met=2026-11-25", "panel-decision-given=2026-11-26"):
        ran = ask(
            "pathway", "--concern", "excluded", *told, met, "--format", "json", today="2026-11-28"
        )
        shown = json.loads(ran.out)
        # 15 school days after 10 November (Exclusions Regulations 2012, regulation 7)
        assert "2026-12-01" in {
            day["due"]
            for each in shown["open"]
            for day in each["dates"]
            if day["rule"] == "exclusion.review-panel"
        }


def test_no_council_is_late_by_a_letter_s_day_that_another_contradicts(tmp_path: Path) -> None:
    sheet = tmp_path / "in.csv"
    told = {"request_received": "2026-01-05", "decision_date": "2026-06-01"}
    told |= {"reason": "refuse-assess", "decision_notified": ""}
    certified = [{**told, "certificate_date": day} for day in ("2026-06-30", "2026-05-01")]
    written(sheet, certified)
    ran = batch(sheet, "all", "--columns", "assessment_decision_days_late")
    late = [
        row["sendpath_assessment_decision_days_late"]
        for row in csv.DictReader(ran.out.splitlines())
    ]
    assert ["105", ""] == late


def test_two_dates_of_one_event_far_apart_make_nothing_firm() -> None:
    told = ("tribunal-decision-sent=2024-01-05", "tribunal-reasons-sent=2026-11-20")
    ran = deadlines_of("timeline", "appeal", *told)
    assert "2026-12-18" == ran["appeal.permission"]["due"]
    assert "doubted" == ran["appeal.permission"]["certainty"]


@pytest.mark.parametrize("process", ["phase-transfer", "transport", "amendment"])
def test_a_statement_leaves_facts_that_cannot_both_be_to_be_named(
    process: str, tmp_path: Path
) -> None:
    book = load_rulebook(processes=[process])
    used = facts_used(book.law, book.asked)
    ties = [tie for tie in TIES if {tie.event, tie.other, *since(tie)} <= used.keys()]
    rows = [pair(tie, broken=each) for tie in ties for each in (True, False)]
    sheet = tmp_path / "in.csv"
    written(sheet, rows)
    ran = batch(sheet, process)
    assert len(ties) == sum(ran.out.count(SAID[kind]) for kind in {tie.kind for tie in ties})
    assert ran == batch(sheet, process, "--engine", "duckdb")


ODD_PAIRS = [
    # an order, and the council's giving way, before the appeal (regulations 44 and 45)
    (("order-made=2026-03-02", "--order", "assess"), "appeal-lodged=2026-05-01"),
    (("council-told-tribunal=2026-03-02", "--order", "assess"), "appeal-lodged=2026-05-01"),
    # a plan that the new council has before the move (regulation 15)
    (("plan-transferred=2025-05-12",), "move-date=2026-06-01"),
    # a refusal before the request that it answers (sections 36 and 37)
    (("--decision-date", "2026-10-01", "--reason", "refuse-assess"), "request-received=2026-11-02"),
    (("--decision-date", "2026-10-01", "--reason", "refuse-plan"), "request-received=2026-11-02"),
    # a final plan before the amendments proposed in the same review (regulation 22)
    (
        ("review-meeting=2026-03-02", "final-plan-sent=2026-05-01"),
        "amendment-notice-sent=2026-06-01",
    ),
]


@pytest.mark.parametrize(("told", "later"), ODD_PAIRS)
def test_an_odd_order_is_named_once_and_moves_no_day(told: tuple[str, ...], later: str) -> None:
    def asked(*words: str) -> dict[str, Any]:
        read = ask(
            "pathway", "--concern", "something-else", *words, "--format", "json", today=TODAY
        )
        shown: dict[str, Any] = json.loads(read.out)
        return shown

    odd = asked(*told, later)
    assert ["Check these days. Both are counted as they stand: they may be of two matters."] == [
        each["write"] for each in odd["problems"]
    ]
    days = [word.rpartition("=")[2] for word in (*told, later) if word[-1].isdigit()]
    assert days == [day for day in days if day in json.dumps(odd["given"])]


def test_what_belongs_to_another_year_or_letter_is_in_no_odd_order() -> None:
    plan = ("final-plan-sent=2024-05-01", "amendment-notice-sent=2026-06-01")
    assert 0 == ask("timeline", "amendment", *plan, today=TODAY).code
    meeting = ("review-meeting=2026-03-02", "review-decision-sent=2026-03-30", *plan)
    assert 0 == ask("timeline", "review", *meeting, today=TODAY).code
    letter = ("--decision-date", "2026-03-02", "--reason", "plan-contents")
    assert 0 == ask("pathway", *letter, "request-received=2026-05-01", today=TODAY).code


def test_a_plan_transferred_before_the_move_is_counted_from_as_told() -> None:
    told = deadlines_of("timeline", "move", "plan-transferred=2026-05-12", "move-date=2026-06-01")
    alone = deadlines_of("timeline", "move", "plan-transferred=2026-05-12")
    assert "2026-06-23" == told["move.inform"]["due"]
    assert {name: each["due"] for name, each in alone.items()}.items() <= {
        name: each["due"] for name, each in told.items()
    }.items()


UNKNOWN = "Which of the two is right is not known."
TOLD = (
    "'2026' is the year of the transfer, and the day the young person starts at the new "
    "institution, 1 September 2027, is in another year. Which of the two is right is not known. "
    "Check both."
)


def phase(*facts: str) -> Ran:
    return ask("timeline", "phase-transfer", *facts, "--format", "json", today=TODAY)


def test_of_a_year_and_a_day_of_another_neither_is_counted_from() -> None:
    other = "'2027-09-01' is the day the young person starts at the new institution, and the year "
    ran = phase("transfer-year=2026", "transfer-date=2027-09-01", "final-plan-sent=not-yet")
    said = [f"{each['problem']} {each['write']}" for each in json.loads(ran.out)["problems"]]
    assert [TOLD, f"{other}of the transfer is 2026. {UNKNOWN} Check both."] == said[:2]


def test_nobody_is_late_by_a_day_that_another_told_fact_contradicts(tmp_path: Path) -> None:
    sheet = tmp_path / "in.csv"
    told = {"transfer_year": "2026", "transfer_date": "2025-09-01", "final_plan_sent": ""}
    written(sheet, [{**told, "transfer": "between-post16"}])
    ran = batch(sheet, "phase-transfer", "--columns", "overdue", "--columns", "standing")
    assert ",,unreadable," in ran.out
    assert "phase.between-post16" not in ran.out


@pytest.mark.parametrize("day", ["2026-01-01", "2026-09-01", "2026-12-31"])
def test_any_day_of_the_year_is_of_that_year(day: str) -> None:
    assert 0 == phase("transfer-year=2026", f"transfer-date={day}").code


@pytest.mark.parametrize("day", ["2025-12-31", "2027-01-01"])
def test_the_days_beside_the_year_are_of_another(day: str) -> None:
    ran = phase("transfer-year=2026", f"transfer-date={day}")
    where = [each["where"] for each in json.loads(ran.out)["problems"]]
    assert ["transfer-year=", "transfer-date="] == where[:2]


def test_a_row_says_it_in_its_own_column(tmp_path: Path) -> None:
    sheet = tmp_path / "in.csv"
    sheet.write_text("transfer_year,transfer_date\n2026,2027-09-01\n", encoding="utf-8")
    assert f"transfer_year: {TOLD}" in batch(sheet, "phase-transfer").out


@pytest.mark.parametrize(
    ("asked", "day", "said", "why"),
    [
        (
            "transfer-date",
            date(2027, 9, 6),
            {"transfer-year": "2026"},
            "Monday 6 September 2027 is not in the same year as 2026, the year of the transfer.",
        ),
        (
            "transfer-year",
            date(2026, 9, 1),
            {"transfer-date": "2027-09-06"},
            "2026 is not in the same year as Monday 6 September 2027, the day the young person "
            "starts at the new institution.",
        ),
        ("transfer-date", date(2026, 9, 7), {"transfer-year": "2026"}, ""),
        ("transfer-date", date(2027, 9, 6), {"transfer-year": ""}, ""),
        (
            "panel-met",
            date(2026, 9, 7),
            {"review-asked-for": "2026-09-08"},
            "Monday 7 September 2026 is earlier than the day you asked for a review panel.",
        ),
        (
            "review-asked-for",
            date(2026, 9, 8),
            {"panel-met": "2026-09-07"},
            "Tuesday 8 September 2026 is later than the day the independent review panel met.",
        ),
        ("panel-met", date(2026, 9, 7), {"review-asked-for": "no"}, ""),
        ("decision-sent", date(2026, 9, 7), {"decision-dated": "2024-09-02"}, ""),
    ],
)
def test_an_interview_says_at_once_what_cannot_be_beside_what_was_said_before(
    book: RuleBook, asked: str, day: date, said: dict[str, str], why: str
) -> None:
    law = known(book, date(2026, 11, 25))
    fact = next(each for each in law.facts.values() if each.id == asked)
    assert why == law.against(fact, day, said)


@pytest.mark.parametrize(
    "command",
    [("can-appeal", "--reason", "plan-contents"), ("pathway", "--reason", "plan-contents")],
)
@pytest.mark.parametrize(("born", "said"), [("2026-05-01", False), ("2026-06-02", True)])
def test_nothing_told_of_a_child_happens_before_the_birth(
    command: tuple[str, ...], born: str, said: bool
) -> None:
    words = (*command, "--decision-date", "2026-06-01", "--born", born, "--format", "json")
    ran = ask(*words, today=TODAY)
    problems = [str(each["problem"]) for each in json.loads(ran.out)["problems"]]
    told = "2 June 2026 is after 1 June 2026, the day printed on the decision letter."
    assert (3, [told]) == (ran.code, problems) if said else (0, []) == (ran.code, problems)


def test_each_kind_of_tie_is_tried() -> None:
    assert {*KINDS} == {tie.kind for tie in TIES}


LETTER_OF_OCTOBER = ("--decision-date", "2026-10-01")


@pytest.mark.parametrize(
    "words",
    [
        ("deadlines", "--reason", "refuse-assess", "--outcome", "agreed", *LETTER_OF_OCTOBER),
        ("can-appeal", "--reason", "refuse-amend", "--outcome", "amend"),
        ("pathway", "--reason", "refuse-amend", "--outcome", "amend", *LETTER_OF_OCTOBER),
    ],
)
def test_a_reason_beside_the_outcome_of_another_decision_is_asked_about(
    words: tuple[str, ...],
) -> None:
    answer = ask(*words, "--plain", today="2026-11-21").out
    assert "provided that the council" in answer.splitlines()[0]
    assert "Which of the two is it?" in answer


@pytest.mark.parametrize("command", ["deadlines", "can-appeal"])
def test_a_day_that_a_letter_tells_is_answered_with_the_day_of_the_letter(command: str) -> None:
    reason = ("--reason", "plan-contents")
    told = ask(command, *reason, "final-plan-sent=2026-09-29", "--plain", today="2026-11-21")
    said = f"{told.out}{told.err}"
    assert "Was the letter sent on that day? Then write" in said
    assert "sendpath timeline" not in said


def test_a_late_call_to_the_adviser_leaves_no_month_ahead_and_asks_for_leave() -> None:
    words = ("--decision-date", "2026-06-10", "--adviser-contacted", "2026-08-15", "--plain")
    answer = ask("deadlines", *words, today="2026-08-20").out
    assert "apply for leave" in answer.splitlines()[0]
    assert "month is ahead" not in answer


AT_ODDS = "it is before the day the mediation adviser was first contacted, 20 November 2026"


@pytest.mark.parametrize(
    "command", ["deadlines", "can-appeal", "pathway"], ids=lambda command: command
)
@pytest.mark.parametrize(
    "facts",
    [
        ("certificate-issued=2026-11-10",),
        ("certificate-issued=2026-09-10",),
        ("told-adviser-no-mediation=2026-09-10", "certificate-issued=2026-11-25"),
    ],
    ids=["a late certificate", "one in time", "a no to mediation"],
)
def test_nobody_is_late_by_a_call_to_the_adviser_that_an_earlier_fact_contradicts(
    command: str, facts: tuple[str, ...]
) -> None:
    """The adviser issues no certificate before anybody rings: one of the two days is wrong.

    Rung by 10 November or 10 September, or on 20 November: whether that was within the two months,
    which ended on 1 October, is not known, and so nothing is firm. Both facts are named.
    """
    words = (
        "--reason",
        "refuse-assess",
        "decision-dated=2026-08-01",
        "adviser-contacted=2026-11-20",
    )
    ran = ask(command, *words, *facts, "--plain", today="2026-11-28")
    verdict = next(line for line in ran.out.splitlines() if line.startswith("verdict: "))
    assert "may have passed: not all that was told could be used" in verdict
    assert "days late" not in verdict
    assert AT_ODDS in ran.out
    certificate = json.loads(
        ask("can-appeal", *words, *facts, "--format", "json", today="2026-11-28").out
    )
    assert "leave-needed" != certificate["certificate"]


def test_a_late_call_that_nothing_contradicts_is_late() -> None:
    words = (
        "--reason",
        "refuse-assess",
        "decision-dated=2026-08-01",
        "adviser-contacted=2026-11-20",
    )
    ran = ask("deadlines", *words, "certificate-issued=2026-11-25", "-q", today="2026-11-28")
    assert ran.out.startswith("58 days late: send the appeal today, ask for more time, and apply")


@pytest.mark.parametrize(
    "command", [("deadlines",), ("pathway", "--concern", "request-refused"), ("can-appeal",)]
)
def test_the_one_line_alone_still_names_both_days_of_a_contradiction(
    command: tuple[str, ...],
) -> None:
    """What comes after the adviser's call cannot be of before it: one of the two days is wrong."""
    told = ("adviser-contacted=2026-11-20", "certificate-issued=2026-11-10")
    words = ("--reason", "refuse-assess", "decision-dated=2026-08-01", *told, "-q")
    ran = ask(*command, *words, today="2026-11-28")
    assert len(ran.out.splitlines()) == 1
    assert AT_ODDS in ran.err
    assert "certificate-issued=: '2026-11-10'" in ran.err
    assert "see 'Left out' in the answer" not in ran.err
