"""A condition stands in every sentence that hangs on it, whichever door it comes out of."""

import csv
import io
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from sendpath.answers.context import Context
from sendpath.answers.in_short import owed, owner
from sendpath.answers.shapes import RowView
from sendpath.core.law import Rule
from sendpath.rulebook.loader import load_rulebook
from support import ask, read_json

TERMS = ("--term", "2026-09-03..2026-10-23", "--term", "2026-11-02..2026-12-18")
LATE, AHEAD = "2026-11-27", "2026-10-27"
BOOK = load_rulebook()

# statutory guidance and the 2007 regulations: in school again, compulsory school age
SHORT = "unless the child was back in school or not of compulsory school age"
FULL = "Was the child back in school before this day?"
SHEET = "case,exclusion_began,exclusion,education_began\nA,2026-10-19,permanent,\n"
TOLD = ("exclusion-began=2026-10-19", "--exclusion", "permanent", *TERMS)


def sheet(folder: Path, text: str = SHEET) -> str:
    (folder / "in.csv").write_text(text, encoding="utf-8")
    return str(folder / "in.csv")


def cell(folder: Path, column: str, today: str, text: str = SHEET) -> str:
    words = ("--process", "exclusion", "--columns", column, *TERMS)
    ran = ask("batch", sheet(folder, text), *words, today=today)
    (row,) = csv.DictReader(io.StringIO(ran.out))
    return row[f"sendpath_{column}"]


@pytest.mark.parametrize(
    ("column", "today", "condition"),
    [
        ("next_words", LATE, SHORT),
        ("next_words", AHEAD, FULL),
        ("overdue_words", LATE, FULL),
        ("complaint", LATE, FULL),
    ],
)
def test_a_column_says_on_what_a_duty_hangs(
    tmp_path: Path, column: str, today: str, condition: str
) -> None:
    assert condition in cell(tmp_path, column, today)


def test_what_is_overdue_for_certain_is_said_apart(tmp_path: Path) -> None:
    # the board was told on 6 October: 15 school days end on 3 November
    text = SHEET.replace("_began\n", "_began,exclusion_notice_received,board_met\n")
    said = cell(
        tmp_path, "next_words", LATE, text.replace("permanent,\n", "permanent,,2026-10-06,\n")
    )
    assert said == (
        "Overdue: ask in writing when it will be done, and complain. Education from school day "
        f"six: overdue, {SHORT}. Check that first. Then ask in writing when it will be done, and "
        "complain."
    )


def test_what_is_overdue_without_a_condition_names_none(tmp_path: Path) -> None:
    text = "case,exclusion_notice_received,exclusion,board_met\nA,2026-10-06,permanent,\n"
    assert "Overdue: ask in writing when it will be done, and complain." == cell(
        tmp_path, "next_words", LATE, text
    )


@pytest.mark.parametrize("form", ["plain", "json", "md", "csv"])
@pytest.mark.parametrize("today", [LATE, AHEAD])
def test_a_list_says_on_what_a_duty_hangs(tmp_path: Path, form: str, today: str) -> None:
    words = (sheet(tmp_path), "--process", "exclusion", *TERMS, "--format", form)
    assert FULL in ask("due", *words, today=today).out


def unfolded(text: str) -> str:
    return text.replace("\r\n ", "").replace("\n ", "")


def test_a_calendar_says_on_what_a_duty_hangs(tmp_path: Path) -> None:
    words = (sheet(tmp_path), "--process", "exclusion", *TERMS, "--id", "case", "--format", "ics")
    assert FULL in unfolded(ask("due", *words, today=AHEAD).out)
    single = ("exclusion", *TOLD, "--id", "A", "--format", "ics")
    assert FULL in unfolded(ask("timeline", *single, today=AHEAD).out)


@pytest.mark.parametrize(
    ("more", "today", "verdict"),
    [
        (
            ("education-began=not-yet",),
            LATE,
            f"The child's home council, 25 days late, {SHORT}: education from school day six, due "
            "Monday 2 November 2026",
        ),
        (
            (),
            LATE,
            "Find out whether it was done: education from school day six, by Monday 2 November "
            f"2026. If not, it is 25 days late, {SHORT}",
        ),
        (
            (),
            AHEAD,
            "The child's home council: education from school day six, by Monday 2 November 2026, in "
            f"6 days, {SHORT}",
        ),
    ],
)
def test_the_verdict_says_on_what_a_duty_hangs(
    more: tuple[str, ...], today: str, verdict: str
) -> None:
    assert verdict == ask("timeline", "exclusion", *TOLD, *more, "-q", today=today).out.strip()


@pytest.mark.parametrize("more", [("education-began=not-yet",), ()])
@pytest.mark.parametrize("way", [(), ("--all",)])
def test_a_pathway_says_on_what_a_duty_hangs(more: tuple[str, ...], way: tuple[str, ...]) -> None:
    words = ("--concern", "excluded", *TOLD, *more, *way)
    out = ask("pathway", *words, today=LATE).out
    day = next(line for line in out.splitlines() if "sixth school day in a row" in line)
    assert f"passed 25 days ago, {SHORT}: Full-time education" in day


MOVES = ", unless a mediation certificate moves the day"
RUNS = "Plan continues at least until the time to appeal is over"


@pytest.mark.parametrize(
    ("told", "condition"),
    [
        ((), MOVES),
        (("certificate-issued=not-yet",), MOVES),
        (("appeal-lodged=2026-11-20",), MOVES),
        (("adviser-contacted=no",), ""),
        (("adviser-contacted=2026-11-10",), ""),
        (("certificate-issued=2026-09-20",), ""),
    ],
)
def test_the_end_of_a_plan_hangs_on_a_certificate_that_may_have_come(
    told: tuple[str, ...], condition: str
) -> None:
    """A letter of 1 September: two months end on Sunday 1 November, so on Monday 2 November.

    A certificate has its own month where the adviser was contacted within the two months.
    """
    ran = ask("timeline", "cease", "decision-dated=2026-09-01", *told, "-q", today="2026-11-28")
    assert f"Until Monday 2 November 2026, 26 days ago{condition}: {RUNS}" == ran.out.strip()


def test_which_came_first_is_asked_where_a_council_gave_way_on_the_day_of_its_response() -> None:
    """Regulation 45 is for a council that gives way before it responds."""
    words = ("council-told-tribunal=2026-10-01", "response-received=2026-10-01")
    more = ("--order", "contents", "final-plan-sent=not-yet", "-q")
    said = ask("timeline", "concession", *words, *more, today="2026-11-28").out
    assert said.startswith("Find out which came first: the council's word to the Tribunal")


NEXT = "ask the adviser for the certificate, and appeal within a month of it"


@pytest.mark.parametrize(
    ("told", "after"),
    [
        ((), f". Next: {NEXT}"),
        (("certificate-issued=2026-09-04",), ""),
        (("agreement-made=2026-09-20",), ""),
    ],
)
def test_whoever_rang_in_time_is_told_what_comes_next(told: tuple[str, ...], after: str) -> None:
    """The certificate's own month is ahead of whoever contacted the adviser in time."""
    words = ("mediation", "decision-dated=2026-08-01", "adviser-contacted=2026-09-01", *told)
    said = ask("timeline", *words, "-q", today="2026-11-28").out.strip()
    assert (NEXT in said) == bool(after)
    assert said.endswith(after)


@pytest.mark.parametrize(
    "command",
    [("timeline", "mediation"), ("deadlines",), ("pathway", "--concern", "plan-received")],
)
def test_whoever_rang_on_a_day_that_cannot_be_read_is_told_what_is_left(
    command: tuple[str, ...],
) -> None:
    """In time: the certificate and its month. Too late: more time is asked for (rule 20(4))."""
    words = ("decision-dated=2026-08-01", "adviser-contacted=some", "-q")
    assert ask(*command, *words, today="2026-11-28").out.strip() == (
        "The last day to ring the mediation adviser may have passed: not all that was told could be "
        "used. Get the certificate, and appeal within its month; else ask for more time"
    )


def test_whoever_rang_on_a_day_not_told_is_asked_for_it_and_told_what_is_left() -> None:
    words = ("decision-dated=2026-08-01", "adviser-contacted=yes", "-q")
    assert ask("deadlines", *words, today="2026-11-28").out.strip() == (
        "Tell a mediation adviser you wish to appeal: done, on a day not told; find that day, for it "
        "may have been too late. Get the certificate, and appeal within its month; else ask for more "
        "time"
    )


@pytest.mark.parametrize(
    ("command", "unread"),
    [
        (("timeline", "appeal"), "appeal-lodged=some"),
        (("timeline", "appeal"), "certificate-issued=some"),
        (("pathway", "--concern", "plan-received"), "appeal-lodged=some"),
    ],
)
def test_a_last_day_of_which_not_all_was_read_leaves_what_can_be_done_all_the_same(
    command: tuple[str, ...], unread: str
) -> None:
    """The Tribunal can allow a late appeal (rules 20(4) and 5(3)(a)); it may be in already."""
    words = ("decision-dated=2026-08-01", unread, "-q")
    said = ask(*command, *words, today="2026-11-28").out.strip()
    assert said.startswith("The last day to have the appeal received may have passed: not all")
    assert said.endswith(
        "If that was not done, you can still send the appeal today, and ask for more time"
    )


def test_a_call_that_cannot_be_read_leaves_the_appeal_itself_open() -> None:
    words = ("decision-dated=2026-08-01", "adviser-contacted=some", "-q")
    said = ask("timeline", "appeal", *words, today="2026-11-28").out.strip()
    assert said.endswith(
        "If that was not done, you can still send the appeal today, and ask for more time"
    )


def verdict_words(rule: Rule) -> int:
    """Count the longest line that calls a body late for one rule."""
    told = {"id": rule.id, "title": rule.title, "owner": rule.owner or rule.who}
    row, context = cast("RowView", told), cast("Context", SimpleNamespace(book=BOOK))
    hopes = [note.unless for version in rule.versions for note in version.notes if note.unless] or [
        ""
    ]
    hope = max(hopes, key=len)
    said = f"{owner(row, context)}, 125 days late, {owed(row, context)}, due Monday 2 March 2026"
    return len(f"{said} {'unless ' + hope if hope else ''}".split())


@pytest.mark.parametrize(
    "rule", [each for each in BOOK.law.rules.values() if each.who != "family"], ids=lambda r: r.id
)
def test_the_line_that_calls_a_body_late_has_thirty_words_at_most(rule: Rule) -> None:
    assert verdict_words(rule) <= 30


def test_the_whole_of_a_condition_stands_in_a_note() -> None:
    words = ("exclusion", *TOLD, "education-began=not-yet", "--format", "json")
    document = read_json(ask("timeline", *words, today=LATE).out)
    (row,) = (each for each in document["deadlines"] if each["id"] == "exclusion.permanent-day-six")
    assert ["back-before", "whom-for"] == [n["id"] for n in row["warnings"] if n["qualifies"]]


CALLS = [("adviser-contacted=2026-11-20",), ("adviser-contacted=no",), ()]


@pytest.mark.parametrize("call", CALLS, ids=["too late", "denied", "not told"])
@pytest.mark.parametrize(
    ("reason", "outcome", "condition"),
    [
        ("cease-plan", "keep", "if the council decided to end the plan, "),
        ("refuse-assess", "agreed", "if the council refused to assess, "),
        ("refuse-amend", "amend", "if the council refused to amend the plan, "),
    ],
)
def test_leave_and_a_late_appeal_hang_on_what_was_decided(
    call: tuple[str, ...], reason: str, outcome: str, condition: str
) -> None:
    """What was kept or agreed carries no appeal: so which of the two it is goes before the step."""
    words = ("--reason", reason, "--outcome", outcome, "decision-dated=2026-08-01", *call, "-q")
    said = ask("deadlines", *words, today="2026-11-28").out
    late, _, left = said.partition(": ")
    assert late.startswith("58 days late")
    assert left.startswith(condition)
    assert ("leave (permission)" in left) == bool(call)


def test_what_a_row_says_next_holds_the_familys_own_step_beside_the_councils(
    tmp_path: Path,
) -> None:
    """Notice of a meeting on 10 December by 3 December; the adviser within two months (reg 33)."""
    text = "case,decision_sent,mediation_date\nA,2026-10-31,2026-12-10\n"
    ran = ask(
        "batch", sheet(tmp_path, text), "--columns", "next,next_words,act_by", today="2026-11-28"
    )
    (row,) = csv.DictReader(io.StringIO(ran.out))
    said = row["sendpath_next_words"]
    assert ("mediation.notice", "2026-12-31") == (row["sendpath_next"], row["sendpath_act_by"])
    assert said.startswith("By Thursday 3 December 2026, in 5 days: Date and place of the meeting")
    assert "By Thursday 31 December 2026, in 33 days: Tell a mediation adviser" in said


@pytest.mark.parametrize(
    ("response", "said"), [(("response-received=2026-09-01",), True), ((), False)]
)
def test_what_was_conceded_after_the_response_is_pressed_by_a_consent_order(
    response: tuple[str, ...], said: bool
) -> None:
    """Regulation 45 binds a council that gave way before it responded; then an order is needed."""
    told = ("--order", "plan", "council-told-tribunal=2026-10-01", *response, "--plain")
    page = ask("pathway", "--concern", "concession-not-kept", *told, today="2026-11-28").out
    (do,) = [line for line in page.splitlines() if line.startswith("do: ")]
    order = "If the council gave way after its response, only a consent order binds it in this way"
    assert (order in do) == said
