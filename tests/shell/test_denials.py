"""What was said not to have happened, beside a later fact that shows it: named, and never done."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from sendpath.caseload import row_sorts
from sendpath.caseload.answered_rows import AnsweredRows
from sendpath.columns.sheet_columns import column_named
from sendpath.core.clauses import Event
from sendpath.core.law import Rule
from sendpath.rulebook.loader import load_rulebook
from support import Ran, ask

TODAY = "2026-11-25"
BEGAN, STAGE, LATER, AHEAD = map(
    date.fromisoformat, ("2026-03-02", "2026-03-09", "2026-05-11", "2026-12-07")
)
BOOK = load_rulebook()
FACTS = BOOK.law.facts


class Shown(NamedTuple):
    """A rule, what fulfils it, and a later fact that shows this to have happened."""

    rule: Rule
    own: Event
    by: Event

    def days(self, by: date = LATER) -> dict[Event, date]:
        """Tell the day counted from, the stage after which it can be shown, and what shows it."""
        assert self.rule.anchor is not None
        stage = self.rule.shown_after
        return {
            self.rule.anchor: BEGAN,
            **({stage: STAGE} if stage else {}),
            self.by: by,
        }


def every() -> Iterator[Shown]:
    """Give all that the map of facts shows of what fulfils a rule."""
    for rule in BOOK.law.rules.values():
        for fact in FACTS.values():
            own = rule.closed_by
            if own and own in (*fact.may_not_precede, *fact.shows) and fact.id != rule.anchor:
                yield Shown(rule, own, fact.id)


SHOWN = [*every()]
AHEAD_TOO = [each for each in SHOWN if FACTS[each.by].future]
IDS = [f"{each.rule.id}: {each.own} by {each.by}" for each in SHOWN]


def timeline(each: Shown, denial: str, by: date = LATER) -> Ran:
    told = [f"{event}={day}" for event, day in each.days(by).items()]
    denied = [f"{each.own}={denial}"] if denial else []
    words = (each.rule.process, *told, *denied, "--format", "json")
    return ask("timeline", *words, today=TODAY)


@pytest.mark.parametrize("each", SHOWN, ids=IDS)
def test_a_denial_beside_what_shows_the_opposite_is_named_and_is_neither_done_nor_not_done(
    each: Shown,
) -> None:
    ran = timeline(each, "not-yet")
    shown = json.loads(ran.out)
    assert [
        (
            f"{each.own}=",
            f"'not-yet' cannot be: by 11 May 2026, {FACTS[each.by].called}, it had happened.",
            "Write its day, or leave it out where that is not known; or check 11 May 2026.",
        )
    ] == [
        (problem["where"], problem["problem"], problem["write"])
        for problem in shown["problems"]
        if problem["where"] == f"{each.own}="
    ]
    rows = [row for row in shown["deadlines"] if BOOK.law.rules[row["id"]].closed_by == each.own]
    assert rows
    assert {(None, False), ("not-known", False)} >= {(row["done"], row["overdue"]) for row in rows}
    assert {None} == {row["days_late"] for row in rows}


@pytest.mark.parametrize("each", SHOWN, ids=IDS)
def test_of_what_was_not_told_a_later_fact_shows_that_it_is_done(each: Shown) -> None:
    shown = json.loads(timeline(each, "").out)
    row = next(row for row in shown["deadlines"] if row["id"] == each.rule.id)
    assert row["done"] == "done-by" or row["status"] != "due"
    assert not any("cannot be" in problem["problem"] for problem in shown["problems"])


@pytest.mark.parametrize("each", AHEAD_TOO, ids=lambda each: f"{each.rule.id} {each.by}")
def test_a_later_step_that_is_still_to_come_contradicts_nothing(each: Shown) -> None:
    problems = json.loads(timeline(each, "not-yet", AHEAD).out)["problems"]
    assert not any("cannot be" in problem["problem"] for problem in problems)


def batch(sheet: Path, process: str, *words: str) -> Ran:
    return ask("batch", str(sheet), "--process", process, *words, today=TODAY)


def row_of(each: Shown, cell: str, more: int = 0) -> list[str]:
    days = [day + timedelta(more) for day in each.days().values()]
    return [*(day.isoformat() for day in days), cell, ""]


CELLS = ("not yet", "", "no", "tbc", "awaiting")


def sheet_of(each: Shown, folder: Path) -> Path:
    header = [*(column_named(FACTS[event]) for event in each.days()), column_named(FACTS[each.own])]
    rows = [row_of(each, cell, more) for more in range(3) for cell in CELLS]
    lines = [",".join(cells) for cells in ([*header, "note"], *rows)]
    sheet = folder / "in.csv"
    sheet.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return sheet


@pytest.mark.parametrize("each", SHOWN, ids=IDS)
def test_a_row_is_answered_alike_whichever_way_and_a_blank_cell_is_no_denial(
    each: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, process = sheet_of(each, tmp_path), each.rule.process
    learnt = batch(sheet, process)
    named = [": '" in line and "cannot be: by" in line for line in learnt.out.splitlines()]
    assert [False, *[bool(cell) and cell != "tbc" for cell in CELLS] * 3] == named
    assert "or tbc where that is not known" in learnt.out
    monkeypatch.setattr(row_sorts, "MANY", 1)
    assert learnt == batch(sheet, process)
    monkeypatch.setattr(AnsweredRows, "_quickly", lambda *_: None)
    assert learnt == batch(sheet, process)


@pytest.mark.parametrize("process", ["transport", "review", "exclusion"])
@pytest.mark.once
def test_a_statement_leaves_such_rows_to_be_named(process: str, tmp_path: Path) -> None:
    for each in (each for each in SHOWN if each.rule.process == process):
        sheet = sheet_of(each, tmp_path)
        assert batch(sheet, process) == batch(sheet, process, "--engine", "duckdb")


def test_what_is_of_another_matter_contradicts_nothing() -> None:
    words = ("timeline", "review", "last-review=2025-11-25", "review-decision-sent=not-yet")
    for more in ((), ("review-meeting=2026-11-02",)):
        ran = ask(*words, *more, "--format", "json", today=TODAY)
        assert (0, []) == (ran.code, json.loads(ran.out)["problems"])


@pytest.mark.parametrize("word", ["no", "never", "not-yet", "awaiting", "pending"])
def test_a_pathway_names_it_too_however_it_is_typed(word: str) -> None:
    words = ("--concern", "admission-or-transport", "transport-review-asked=2026-05-11")
    told = (f"transport-review-answered={word}", "transport-panel-met=2026-09-10")
    ran = ask("pathway", *words, *told, today=TODAY)
    assert 3 == ran.code
    assert f"'{word}' cannot be: by 10 September 2026" in ran.out + ran.err


def test_a_day_that_was_asked_for_by_a_letter_alone_is_judged_as_in_a_timeline() -> None:
    words = ("--decision-date", "2026-09-01", "--certificate-date", "2026-10-12")
    ran = ask("deadlines", *words, "adviser-contacted=no", "--format", "json", today=TODAY)
    shown = json.loads(ran.out)
    rows = {row["id"]: row for row in shown["deadlines"]}
    assert 3 == ran.code
    assert rows["mediation.contact-adviser"]["done"] in (None, "not-known")
    assert ["adviser-contacted="] == [each["where"] for each in shown["problems"]]


LETTER = ("request-received=2026-03-02", "--reason", "refuse-assess", "decision-sent=2026-04-10")


def assessment(*words: str) -> tuple[Ran, dict[str, object]]:
    ran = ask("timeline", "assessment", *words, "--format", "json", today=TODAY)
    shown = json.loads(ran.out)
    return ran, next(row for row in shown["deadlines"] if row["id"] == "assessment.decision")


def test_a_denial_beside_the_letter_that_tells_it_is_named_and_not_done() -> None:
    ran, row = assessment(*LETTER, "decision-notified=not-yet")
    told = "'not-yet' cannot be: by 10 April 2026, the day the decision letter was sent"
    assert (3, "not-known", None) == (ran.code, row["done"], row["happened"])
    assert [told] == [
        each["problem"].partition(", it had")[0] for each in json.loads(ran.out)["problems"]
    ]
    ran, row = assessment(*LETTER)
    assert (0, "done", "2026-04-10") == (ran.code, row["done"], row["happened"])


def test_a_letter_of_before_the_request_tells_nothing_of_it() -> None:
    ran, row = assessment("request-received=2026-05-02", *LETTER[1:], "decision-notified=not-yet")
    # that it is of before the request is named, no more: it may answer an earlier one
    assert ["decision-sent="] == [each["where"] for each in json.loads(ran.out)["problems"]]
    assert "done" != row["done"]


def test_rows_with_such_a_letter_are_answered_alike_whichever_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ["request_received,decision_notified,plan_refused,sent_date,reason,note"]
    for more in range(3):
        day = date(2026, 4, 10) + timedelta(more)
        for reason in ("refuse-assess", "refuse-plan", ""):
            lines += [f"2026-03-02,{cell},,{day},{reason}," for cell in CELLS]
            lines += [f"2026-03-02,,{cell},{day},{reason}," for cell in CELLS]
    sheet = tmp_path / "in.csv"
    sheet.write_text("\n".join([*lines, ""]), encoding="utf-8")
    learnt = batch(sheet, "assessment")
    denied = sum(cell not in ("", "tbc") for cell in CELLS)
    assert 3 * denied * 3 == learnt.out.count("cannot be: by")
    assert learnt == batch(sheet, "assessment", "--engine", "duckdb")
    monkeypatch.setattr(row_sorts, "MANY", 1)
    assert learnt == batch(sheet, "assessment")
    monkeypatch.setattr(AnsweredRows, "_quickly", lambda *_: None)
    assert learnt == batch(sheet, "assessment")


BY_LETTER = "by 1 June 2026, the day printed on the decision letter, it had happened."
DECIDED = "what was decided shows that it had happened."


@pytest.mark.parametrize("meant", ["--concern=request-refused", "--reason=refuse-assess"])
@pytest.mark.parametrize("denial", ["not-yet", "no", "never"])
@pytest.mark.parametrize(
    ("letter", "why"), [(("--decision-date", "2026-06-01"), BY_LETTER), ((), DECIDED)]
)
def test_a_denial_of_what_the_decision_shows_is_said_however_that_was_told(
    meant: str, denial: str, letter: tuple[str, ...], why: str
) -> None:
    denied = (f"decision-notified={denial}", "request-received=2026-01-05")
    words = ("pathway", meant, *denied, *letter)
    ran = ask(*words, "--format", "json", today=TODAY)
    said = [each["problem"] for each in json.loads(ran.out)["problems"]]
    assert (3, [f"'{denial}' cannot be: {why}"]) == (ran.code, said)


def test_a_denial_that_no_decision_speaks_against_is_no_fault() -> None:
    words = ("pathway", "--concern", "no-answer", "decision-notified=not-yet")
    assert 0 == ask(*words, "request-received=2026-10-05", today=TODAY).code


def test_a_row_says_that_its_decision_shows_what_it_denies(tmp_path: Path) -> None:
    sheet = tmp_path / "in.csv"
    cells = "decision_notified,request_received,reason\nnot yet,2026-01-05,refuse-assess\n"
    sheet.write_text(cells, encoding="utf-8")
    ran = ask("batch", str(sheet), "--process", "assessment", today=TODAY)
    assert f"decision_notified: 'not yet' cannot be: {DECIDED}" in ran.out
    assert ran == ask(
        "batch", str(sheet), "--process", "assessment", "--engine", "duckdb", today=TODAY
    )


NEVER_WITHOUT = [
    (rule, before)
    for rule in BOOK.law.rules.values()
    for before in (FACTS[rule.closed_by].only_after if rule.closed_by else ())
    if before != rule.anchor
]


@pytest.mark.parametrize(
    ("rule", "before"), NEVER_WITHOUT, ids=lambda each: getattr(each, "id", "")
)
@pytest.mark.parametrize("denial", ["not-yet", "never", "no"])
def test_what_never_comes_without_a_denied_fact_was_not_done(
    rule: Rule, before: Event, denial: str
) -> None:
    """A review of which the meeting was not held has not ended (regulation 20(1), section 44)."""
    words = (rule.process, f"{rule.anchor}=2025-06-01", f"{before}={denial}", "--format", "json")
    ran = ask("timeline", *words, today=TODAY)
    shown = json.loads(ran.out)
    row = next(row for row in shown["deadlines"] if row["id"] == rule.id)
    assert (0, "not-done", True) == (ran.code, row["done"], row["overdue"])
    assert f"Tell it: {rule.closed_by}=" not in ask("timeline", *words[:-2], today=TODAY).out


@pytest.mark.parametrize("paper", ["amendment-notice-sent", "amendment-notice-served"])
def test_it_is_asked_where_something_told_speaks_against_that(paper: str) -> None:
    told = f"{paper}=2026-05-01"
    words = ("review", "last-review=2025-06-01", "review-meeting=not-yet", told, "--format", "json")
    rows = json.loads(ask("timeline", *words, today=TODAY).out)["deadlines"]
    row = next(row for row in rows if row["id"] == "review.complete")
    assert not row["overdue"]


def test_a_denial_that_denies_another_fact_is_named_once_where_it_tells_nothing() -> None:
    words = ("move", "plan-transferred=2026-09-01", "review-meeting=not-yet", "--format", "json")
    problems = json.loads(ask("timeline", *words, today=TODAY).out)["problems"]
    assert ["review-meeting"] == [each["where"].rstrip("=") for each in problems]


def test_in_a_sheet_nobody_is_late_without_a_column_that_says_so(tmp_path: Path) -> None:
    sheet = tmp_path / "in.csv"
    lines = [f"2025-06-01,{cell}," for cell in CELLS]
    sheet.write_text("\n".join(["last_review,review_meeting,note", *lines, ""]), encoding="utf-8")
    told = batch(sheet, "review", "--columns", "overdue").out.splitlines()[1:]
    assert [""] * len(CELLS) == [line.split(",")[-2] for line in told]
