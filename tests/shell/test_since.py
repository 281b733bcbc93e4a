"""``due --since``: what has changed since the last list, by facts and days."""

import csv
import io
import re
from pathlib import Path

import pytest

from support import Json, Ran, ask, read_json

TODAY = "2026-11-25"
HEAD = "case,decision_date,certificate_date,request_received,decision_notified,review_meeting\n"
ROWS = {
    "A": "A,2026-10-01,,,,\n",
    "B": "B,,,2026-10-14,,\n",
    "C": "C,,,,,2026-11-16\n",
    "D": "D,,,2026-09-14,,\n",
}
"""A letter; a decision due on the day itself; a review; a decision a month late."""

CASES = HEAD + "".join(ROWS.values())
KINDS = ("csv", "xlsx", "caseload")
Change = tuple[str, str, str, str | None, str | None]


def due(folder: Path, text: str, *words: str, today: str = TODAY) -> Ran:
    (folder / "cases.csv").write_text(text, encoding="utf-8")
    return ask("due", str(folder / "cases.csv"), *words, today=today)


def last_of(kind: str, folder: Path, text: str, *words: str, today: str = TODAY) -> str:
    """Write what was before: a list of one kind, or the caseload as it stood."""
    path = folder / f"last.{'csv' if kind == 'caseload' else kind}"
    if kind == "caseload":
        path.write_text(text, encoding="utf-8")
    else:
        assert due(folder, text, "-o", str(path), *words, today=today).code in (0, 3)
    return str(path)


def changed(ran: Ran) -> list[Change]:
    """Give case, rule, change, and the days before and now."""
    return [
        (each["case"], each["rule"], each["change"], each["was"], each["due"])
        for each in changes_in(ran)
    ]


def changes_in(ran: Ran) -> list[Json]:
    changes: list[Json] = read_json(ran.out)["changes"]
    return changes


def since(folder: Path, text: str, last: str, *words: str, today: str = TODAY) -> list[Change]:
    return changed(due(folder, text, "--since", last, "--format", "json", *words, today=today))


@pytest.mark.parametrize("kind", KINDS)
def test_against_the_same_file_nothing_has_changed(kind: str, tmp_path: Path) -> None:
    last = last_of(kind, tmp_path, CASES)
    assert [] == since(tmp_path, CASES, last)
    assert "verdict: Nothing has changed\n" in due(tmp_path, CASES, "--since", last).out


@pytest.mark.parametrize("today", ["2026-11-26", "2026-12-02", "2026-12-16", "2027-03-01"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_changes_when_only_the_day_of_asking_does(
    kind: str, today: str, tmp_path: Path
) -> None:
    last = last_of(kind, tmp_path, CASES)
    assert [] == since(tmp_path, CASES, last, today=today)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_changes_in_a_whole_caseload_when_only_weeks_go_by(
    kind: str, tmp_path: Path
) -> None:
    text = ask("sample", "--process", "all", "--rows", "150", today=TODAY).out
    last = last_of(kind, tmp_path, text)
    assert [] == since(tmp_path, text, last, today="2026-12-02")
    assert [] == since(tmp_path, text, last, today="2027-01-27")


@pytest.mark.parametrize("kind", KINDS)
def test_a_case_added_is_new_as_far_as_the_last_list_reached(kind: str, tmp_path: Path) -> None:
    """A review of Wednesday 18 November: the report by 2 December, the decision by the 16th."""
    last = last_of(kind, tmp_path, CASES)
    told = since(tmp_path, f"{CASES}E,,,,,2026-11-18\n", last)
    assert {("E", "new")} == {(case, change) for case, _, change, _, _ in told}
    assert ("E", "review.report", "new", None, "2026-12-02") in told
    beyond = ("E", "review.decision", "new", None, "2026-12-16") in told
    assert (kind == "caseload") == beyond


@pytest.mark.parametrize("kind", KINDS)
def test_a_case_taken_away_is_gone(kind: str, tmp_path: Path) -> None:
    last = last_of(kind, tmp_path, CASES)
    told = since(tmp_path, CASES.replace(ROWS["C"], ""), last)
    assert {("C", "gone", None)} == {(case, change, now) for case, _, change, _, now in told}
    assert ("C", "review.report", "gone", "2026-11-30", None) in told


@pytest.mark.parametrize("kind", KINDS)
def test_a_thing_done_is_done_and_nothing_else_of_it_has_changed(kind: str, tmp_path: Path) -> None:
    last = last_of(kind, tmp_path, CASES)
    text = CASES.replace(ROWS["D"], "D,,,2026-09-14,2026-11-24,\n")
    told = since(tmp_path, text, last)
    assert ("D", "assessment.decision", "done", "2026-10-26", "2026-10-26") in told
    assert {"D"} == {case for case, *_ in told}


@pytest.mark.parametrize("kind", KINDS)
def test_a_fact_added_moves_the_day_that_hangs_on_it(kind: str, tmp_path: Path) -> None:
    """A certificate of 5 November gives a month, to 5 December, a Saturday: Monday the 7th."""
    last = last_of(kind, tmp_path, CASES)
    text = CASES.replace(ROWS["A"], "A,2026-10-01,2026-11-05,,,\n")
    told = since(tmp_path, text, last)
    assert {("A", "2026-12-01", "2026-12-07")} == {
        (case, was, now) for case, _, change, was, now in told if change == "moved"
    }
    assert {"A"} == {case for case, *_ in told}


def test_only_the_steps_of_those_who_were_asked_for_have_changed(tmp_path: Path) -> None:
    last = last_of("caseload", tmp_path, CASES)
    text = HEAD + ROWS["B"] + ROWS["C"]
    assert {"A"} == {case for case, *_ in since(tmp_path, text, last, "--who", "family")}


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_that_a_spreadsheet_would_run_is_the_same_name_next_week(
    kind: str, tmp_path: Path
) -> None:
    text = CASES.replace("C,,,,,", "=C1,,,,,").replace("B,,,", "'=C2,,,").replace("D,", "-D,")
    assert [] == since(tmp_path, text, last_of(kind, tmp_path, text))


@pytest.mark.parametrize("kind", KINDS)
def test_cases_of_one_name_are_the_same_next_week(kind: str, tmp_path: Path) -> None:
    text = HEAD + ROWS["C"] * 3 + ROWS["A"]
    assert [] == since(tmp_path, text, last_of(kind, tmp_path, text))


def test_a_list_that_reached_further_tells_more(tmp_path: Path) -> None:
    last = last_of("csv", tmp_path, CASES, "--within", "all")
    told = since(tmp_path, f"{CASES}E,,,,,2026-11-18\n", last)
    assert ("E", "review.decision", "new", None, "2026-12-16") in told


def test_what_has_changed_is_told_in_every_format(tmp_path: Path) -> None:
    last = last_of("caseload", tmp_path, CASES)
    text = CASES.replace(ROWS["A"], "A,2026-10-01,2026-11-05,,,\n")
    for form in ("plain", "table", "md", "html", "csv"):
        out = due(tmp_path, text, "--since", last, "--format", form).out
        assert "2026-12-07" in out if form == "csv" else "7 Dec" in out
        assert ("moved" if form == "csv" else "Moved" if form != "plain" else "moved") in out


@pytest.mark.slow
def test_a_day_proclaimed_moves_exactly_the_cases_that_hang_on_it(tmp_path: Path) -> None:
    """Compared with two plain runs of ``batch``, one with the holiday and one without."""
    holiday = ("--bank-holiday", "2026-12-14")
    text = ask("sample", "--process", "all", "--rows", "150", today=TODAY).out
    last = last_of("caseload", tmp_path, text)
    told = since(tmp_path, text, last, *holiday)
    assert {"moved"} == {change for _, _, change, _, _ in told}
    found = {(case, rule, was, now) for case, rule, _, was, now in told}
    of_rules = set(moved(tmp_path, text, holiday))
    assert of_rules <= found
    letters = {
        row["case"]: row["decision_date"] or row["sent_date"]
        for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    }
    assert {("", "appeal.window", *holiday[1:], "2026-12-15")} == {
        (letters[case], rule, was, now) for case, rule, was, now in found - of_rules
    }  # were the letter, of which no day was told, sent with the final plan of 14 October


def moved(folder: Path, text: str, holiday: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Answer a caseload twice, each rule's day a column; give what differs of what is not done."""
    rules = [line.split(":")[0] for line in ask("rules", "list").out.splitlines() if "." in line]
    names = {rule: rule.replace(".", "_").replace("-", "_") for rule in rules}
    (folder / "cases.csv").write_text(text, encoding="utf-8")
    words = ("batch", str(folder / "cases.csv"), "--process", "all")
    standings = [f"{name}_standing" for name in names.values()]
    columns = ("--columns", ",".join((*names.values(), *standings)))
    then, now = (
        [*csv.DictReader(io.StringIO(ask(*words, *columns, *more, today=TODAY).out))]
        for more in ((), holiday)
    )
    return [
        (new["case"], rule, old[f"sendpath_{name}"], new[f"sendpath_{name}"])
        for old, new in zip(then, now, strict=True)
        for rule, name in names.items()
        if old[f"sendpath_{name}"] != new[f"sendpath_{name}"]
        and new[f"sendpath_{name}_standing"] != "done"
    ]


SAVED_AGAIN = {
    "day first": (r"\3/\2/\1", ","),
    "day first, parted by semicolons": (r"\3/\2/\1", ";"),
    "with two figures of the year": (r"\3.\2.26", ","),
    "with the time of day": (r"\3/\2/\1 00:00", "\t"),
}


def saved_again(last: str, days: str, mark: str = ",") -> str:
    """Write a list as a spreadsheet saves it: its days of 2026 in another form."""
    path = Path(last)
    rows = [*csv.reader(io.StringIO(path.read_text(encoding="utf-8")))]
    with path.open("w", encoding="utf-8", newline="") as file:
        turned = [[re.sub(r"^(2026)-(\d\d)-(\d\d)$", days, cell) for cell in row] for row in rows]
        csv.writer(file, delimiter=mark).writerows(turned)
    return last


@pytest.mark.parametrize("form", SAVED_AGAIN)
def test_a_list_that_a_spreadsheet_saved_again_tells_the_same_days(
    form: str, tmp_path: Path
) -> None:
    last = saved_again(last_of("csv", tmp_path, CASES), *SAVED_AGAIN[form])
    assert [] == since(tmp_path, CASES, last)
    text = CASES.replace(ROWS["A"], "A,2026-10-01,2026-11-05,,,\n")
    assert {("A", "2026-12-01", "2026-12-07")} == {
        (case, was, now)
        for case, _, change, was, now in since(tmp_path, text, last)
        if change == "moved"
    }


def test_a_day_of_the_last_list_that_cannot_be_read_is_said_and_nothing_is_called_new(
    tmp_path: Path,
) -> None:
    last = Path(last_of("csv", tmp_path, CASES))
    last.write_text(last.read_text("utf-8").replace("2026-11-30", "31/11/2026"), "utf-8")
    ran = due(tmp_path, CASES, "--since", str(last), "--format", "json")
    assert (3, []) == (ran.code, changed(ran))
    (problem,) = read_json(ran.out)["problems"]
    assert ("--since", "31/11/2026") == (problem["where"], problem["value"])
    assert "last.csv', due: '31/11/2026' is not a date" in problem["problem"]


def test_a_last_list_whose_days_have_the_month_first_is_refused(tmp_path: Path) -> None:
    last = saved_again(last_of("csv", tmp_path, CASES), r"\2/\3/\1")
    ran = due(tmp_path, CASES, "--since", last)
    assert (2, "", 1) == (ran.code, ran.out, len(ran.err.splitlines()))
    assert "cells can only have the month first" in ran.err


def test_a_last_list_that_does_not_tell_how_far_it_reached_is_refused(tmp_path: Path) -> None:
    last = Path(last_of("csv", tmp_path, CASES))
    last.write_text(last.read_text("utf-8").replace(",2026-12-09\n", ",9 Dec\n"), "utf-8")
    ran = due(tmp_path, CASES, "--since", str(last))
    assert (2, "", 1) == (ran.code, ran.out, len(ran.err.splitlines()))
    assert "listed_to: '9 Dec' is not a date" in ran.err


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "cannot be read"),
        (b"", "last.csv"),
        (b"name,town\nAnn,Leeds\n", "date"),
        (b"case,review_meeting\nC,\xe2\x82\n\xe2\x82\xac\xe2\x82\xac\n", "text in UTF-8"),
        (b"PK\x03\x04nonsense", "last.csv"),
    ],
)
def test_what_is_no_list_is_refused_in_words(
    content: bytes | None, told: str, tmp_path: Path
) -> None:
    last = tmp_path / "last.csv"
    if content is not None:
        last.write_bytes(content)
    ran = due(tmp_path, CASES, "--since", str(last))
    assert (2, "") == ran[:2]
    assert told in ran.err
    assert ["--since" in ran.err, "Traceback" in ran.err] == [True, False]


def test_a_day_proclaimed_moves_nothing_before_it_where_the_terms_of_a_school_are_told(
    tmp_path: Path,
) -> None:
    text = "case,exclusion_notice_received\nE,2026-11-09\n"
    words = ("--term", "2026-11-02..2026-12-18", "--bank-holiday", "2027-03-01")
    assert [] == since(tmp_path, text, last_of("caseload", tmp_path, text), *words)


def test_an_empty_list_tells_how_far_it_reached(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("case,decision_date\nA,2026-10-05\n", "utf-8")
    sheet, last = str(tmp_path / "in.csv"), str(tmp_path / "last.csv")
    assert 0 == ask("due", sheet, "--within", "3", "-o", last, today="2026-11-25").code
    ran = ask("due", sheet, "--since", last, today="2026-12-02")
    assert "verdict: Nothing has changed" == ran.out.splitlines()[0]


def test_a_long_answer_is_looked_through_for_findings(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("case,decision_date\nA,2026-10-05\n", "utf-8")
    words = ("batch", str(tmp_path / "in.csv"), "--long", "--fail-on")
    assert 1 == ask(*words, "due-within=14", today="2026-11-25").code
    assert 0 == ask(*words, "due-within=3", today="2026-11-25").code


def test_what_nobody_told_of_is_a_finding_in_a_list_as_in_a_timeline(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("case,request_received\nA,2026-10-12\n", "utf-8")
    for words in (
        ("due", str(tmp_path / "in.csv"), "--process", "assessment"),
        ("timeline", "assessment", "request-received=2026-10-12"),
    ):
        assert 1 == ask(*words, "--fail-on", "passed", today="2026-11-25").code


WINDOW = "appeal.window"


def windows(changes: list[Change]) -> list[tuple[str, str, str | None, str | None]]:
    """Give case, change and days of the appeal alone."""
    return [(case, what, was, due) for case, rule, what, was, due in changes if rule == WINDOW]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        (  # the first of two of one name has gone: the second takes its name
            ["A,2026-10-01", "A,2026-10-08"],
            ["A,2026-10-08"],
            [("A (last time)", "gone", "2026-12-01", None)],
        ),
        (  # another of its name stands before it
            ["A,2026-10-08"],
            ["A,2026-10-01", "A,2026-10-08"],
            [("A", "new", None, "2026-12-01")],
        ),
        (  # the rows were sorted
            ["A,2026-10-01", "A,2026-10-08"],
            ["A,2026-10-08", "A,2026-10-01"],
            [],
        ),
        (  # one of them was put right
            ["A,2026-10-01", "A,2026-10-08"],
            ["A,2026-10-08", "A,2026-10-02"],
            [("A (2)", "moved", "2026-12-01", "2026-12-02")],
        ),
        (  # a name that ends in a number is the caller's own
            ["A,2026-10-01", "A (2),2026-10-08"],
            ["A (2),2026-10-08", "A,2026-10-01"],
            [],
        ),
        (  # rows without a name
            [",2026-10-01", ",2026-10-08"],
            [",2026-10-08"],
            [("row 2 (last time)", "gone", "2026-12-01", None)],
        ),
        (  # the day of one of them was put right
            [",2026-10-01", ",2026-10-08"],
            [",2026-10-02", ",2026-10-08"],
            [("row 2", "moved", "2026-12-01", "2026-12-02")],
        ),
    ],
)
def test_cases_of_one_name_are_told_apart_by_their_days(
    then: list[str],
    now: list[str],
    expected: list[tuple[str, str, str | None, str | None]],
    kind: str,
    tmp_path: Path,
) -> None:
    sheets = ["\n".join(["case,decision_date", *rows]) + "\n" for rows in (then, now)]
    last = last_of(kind, tmp_path, sheets[0])
    words = ("--within", "all")
    assert expected == windows(since(tmp_path, sheets[1], last, *words))


@pytest.mark.parametrize("kind", KINDS)
def test_that_cases_are_told_apart_by_their_days_is_said(kind: str, tmp_path: Path) -> None:
    head = "case,decision_date\n"
    cases = {
        "A,2026-10-01\nA,2026-10-08\nB,2026-10-01\n": "Several cases have one name, and are told",
        ",2026-10-01\n,2026-10-08\n": "No column names these cases",
        "A,2026-10-01\nB,2026-10-08\n": "",
    }
    for rows, said in cases.items():
        last = last_of(kind, tmp_path, head + rows)
        first, _, rest = rows.partition("\n")
        ran = due(tmp_path, head + rest, "--since", last)
        assert (said in ran.err) if said else ("told apart" not in ran.err), ran.err
        assert ("'A'" in ran.err) == ("Several" in said)
        assert first


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_list_that_due_wrote_is_no_caseload_and_is_said_to_be_a_list(
    kind: str, tmp_path: Path
) -> None:
    last = last_of(kind, tmp_path, CASES)
    for words in (("batch",), ("batch", "--process", "all"), ("batch", "--summary"), ("due",)):
        ran = ask(words[0], last, *words[1:], today=TODAY)
        assert (2, "") == (ran.code, ran.out)
        told = [line for line in ran.err.splitlines() if not line.startswith("Read:")]
        assert 1 == len(told)
        assert told[0].startswith("the headings: this is a list that due wrote, and no caseload")


def test_a_list_of_changes_is_neither_a_caseload_nor_a_list_of_last_time(tmp_path: Path) -> None:
    first = last_of("csv", tmp_path, CASES)
    changes = tmp_path / "changes.csv"
    assert 0 == due(tmp_path, CASES, "--since", first, "-o", str(changes)).code
    said = "this is what had changed since a list, and no caseload"
    for ran in (ask("due", str(changes)), due(tmp_path, CASES, "--since", str(changes))):
        assert (2, True) == (ran.code, said in ran.err)


def test_each_change_is_a_word_where_there_are_no_headings(tmp_path: Path) -> None:
    last = last_of("caseload", tmp_path, HEAD + ROWS["A"] + ROWS["B"] + ROWS["C"])
    done = ROWS["B"].replace("2026-10-14,", "2026-10-14,2026-11-20")
    now = HEAD + ROWS["A"].replace("10-01", "10-02") + done + ROWS["D"]
    told = due(tmp_path, now, "--since", last, "--plain").out
    words = [line.partition(": ")[0] for line in told.splitlines() if " (" in line]
    assert ["moved"] * 3 + ["new"] * 3 + ["done"] + ["gone"] * 4 == words
    whose = "Council says whether it will carry out an EHC needs assessment (council)"
    assert f"\ndone: B: {whose}, was Wed 25 Nov 2026\n" in told
    assert f"\nnew: D: {whose}, is Mon 26 Oct 2026\n" in told


@pytest.mark.parametrize(
    ("now", "change"),
    [
        (HEAD + ROWS["A"], "gone"),
        (HEAD + ROWS["A"] + ROWS["B"].replace("2026-10-14,", "2026-10-14,2026-11-20"), "done"),
    ],
)
@pytest.mark.parametrize("form", ["plain", "md"])
def test_a_former_day_that_could_not_be_read_is_said_to_be_so(
    tmp_path: Path, now: str, change: str, form: str
) -> None:
    last = Path(last_of("csv", tmp_path, HEAD + ROWS["A"] + ROWS["B"]))
    last.write_text(last.read_text("utf-8").replace("2026-11-25", "31/11/2026"), "utf-8")
    ran = due(tmp_path, now, "--since", str(last), "--format", form)
    assert change in ran.out.lower()
    assert "a day that could not be read" in " ".join(ran.out.split())
    assert "was\n" not in ran.out


ANSWERS = "case,request_received,decision_notified,final_plan_sent,outcome\n"
UNANSWERED = "A,2026-08-01,,,\n"
UNSENT = "A,2026-06-01,2026-07-01,,agreed\n"


@pytest.mark.parametrize(
    ("then", "now", "done"),
    [
        (UNANSWERED, "A,2026-08-01,{},,\n", ("assessment.decision", "2026-09-12")),
        (UNSENT, "A,2026-06-01,2026-07-01,{},agreed\n", ("assessment.final-plan", "2026-10-19")),
        (UNANSWERED, "A,2026-08-01,,{},\n", ("assessment.decision", "2026-09-12")),
    ],
    ids=["answered", "plan sent", "shown by the plan"],
)
@pytest.mark.parametrize("told", ["yes", "\u2713", "2026-11-20"])
def test_what_was_overdue_and_is_ticked_off_was_done_as_on_a_day(
    then: str, now: str, done: tuple[str, str], told: str, tmp_path: Path
) -> None:
    """Six weeks of 1 August end on 12 September, 20 weeks of 1 June on 19 October."""
    rule, due_by = done
    for kind in KINDS:
        last = last_of(kind, tmp_path, ANSWERS + then)
        found = since(tmp_path, ANSWERS + now.format(told), last)
        assert ("A", rule, "done", due_by, due_by) in found, kind


@pytest.mark.parametrize("told", ["yes", "2026-08-10"])
def test_a_plan_that_was_overdue_is_gone_once_a_refusal_of_one_was_told(
    told: str, tmp_path: Path
) -> None:
    """20 weeks of 1 May end on 18 September."""
    head = "case,request_received,decision_notified,outcome,plan_refused,final_plan_sent\n"
    row = "A,2026-05-01,2026-06-01,agreed,{},\n"
    for kind in KINDS:
        last = last_of(kind, tmp_path, head + row.format("not yet"))
        found = since(tmp_path, head + row.format(told), last)
        assert ("A", "assessment.final-plan", "gone", "2026-09-18", None) in found, kind


LETTERLESS = "A,2026-06-01,2026-07-01,{},agreed\n"
"""A final plan, and no letter: two months of 20 November end on Wednesday 20 January."""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("then", "change"), [("", "new"), ("2026-11-19", "moved")])
def test_a_day_of_a_letter_not_told_is_told_with_what_it_hangs_on(
    kind: str, then: str, change: str, tmp_path: Path
) -> None:
    last = last_of(kind, tmp_path, ANSWERS + LETTERLESS.format(then), "--within", "all")
    text = ANSWERS + LETTERLESS.format("2026-11-20")
    found = changes_in(due(tmp_path, text, "--since", last, "--format", "json"))
    (told,) = [each for each in found if each["rule"] == "appeal.window"]
    check = "right only if the letter was sent on the day the final plan was sent"
    assert (change, "2027-01-20", True) == (told["change"], told["due"], told["conditional"])
    assert check in told["check_first"]
    plain = due(tmp_path, text, "--since", last, "--plain").out
    assert "Appeal received by the SEND Tribunal (family, if it applies)" in plain
    assert "is Wed 20 Jan 2027. The date of the letter was not told. This day is right" in plain
    rows = due(tmp_path, text, "--since", last, "--format", "csv").out
    (row,) = [each for each in csv.DictReader(io.StringIO(rows)) if each["change"] == change]
    assert ("yes", True) == (row["conditional"], check in row["check_first"])


@pytest.mark.parametrize("outcome", ["agreed", ""])
def test_a_duty_that_binds_only_if_there_is_to_be_a_plan_has_moved_if_it_applies(
    outcome: str, tmp_path: Path
) -> None:
    then = "A,2026-09-01,2026-10-02,,agreed\n"
    last = last_of("caseload", tmp_path, ANSWERS + then)
    now = f"A,2026-09-03,2026-10-02,,{outcome}\n"
    found = changes_in(due(tmp_path, ANSWERS + now, "--since", last, "--format", "json"))
    told = {each["rule"]: each["conditional"] for each in found}
    assert told["assessment.final-plan"]


HEARINGS = "case,appeal_lodged,hearing_date\n"


def meetings(folder: Path, kind: str, then: str, now: str, *words: str) -> list[Json]:
    last = last_of(kind, folder, f"{HEARINGS}A,2026-09-01,{then}\n", *words)
    ran = due(folder, f"{HEARINGS}A,2026-09-01,{now}\n", "--since", last, "--format", "json")
    return [each for each in changes_in(ran) if each["rule"] is None]


@pytest.mark.parametrize("kind", KINDS)
def test_a_meeting_to_come_that_has_another_day_has_moved(kind: str, tmp_path: Path) -> None:
    (told,) = meetings(tmp_path, kind, "2026-12-07", "2026-12-21")
    assert ("moved", "Hearing of the Tribunal", "2026-12-07", "2026-12-21") == (
        told["change"],
        told["title"],
        told["was"],
        told["due"],
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("then", "now", "change"),
    [
        ("", "2026-12-07", "new"),
        ("2026-12-07", "", "gone"),
        ("2026-12-07", "2026-12-07", None),
        ("2026-11-02", "2026-11-03", None),
        ("2026-11-02", "", None),
    ],
    ids=["new", "gone", "as it was", "past", "past and left out"],
)
def test_a_meeting_to_come_is_new_or_gone(
    kind: str, then: str, now: str, change: str | None, tmp_path: Path
) -> None:
    found = meetings(tmp_path, kind, then, now, "--within", "all")
    assert ([] if change is None else [change]) == [each["change"] for each in found]


def test_a_meeting_whose_day_went_by_has_not_changed(tmp_path: Path) -> None:
    text = f"{HEARINGS}A,2026-09-01,2026-12-07\n"
    last = last_of("csv", tmp_path, text)
    assert [] == [each for each in since(tmp_path, text, last, today="2026-12-14") if not each[1]]


def test_a_meeting_that_moved_stands_on_every_page(tmp_path: Path) -> None:
    last = last_of("csv", tmp_path, f"{HEARINGS}A,2026-09-01,2026-12-07\n")
    text = f"{HEARINGS}A,2026-09-01,2026-12-21\n"
    for form in ("plain", "table", "md", "html", "csv"):
        out = due(tmp_path, text, "--since", last, "--format", form).out
        assert "2026-12-21" in out if form == "csv" else "21 Dec" in out


@pytest.mark.parametrize("kind", KINDS)
def test_of_an_assessment_agreed_to_no_appeal_has_moved(kind: str, tmp_path: Path) -> None:
    """Section 51(2)(a): only a decision not to assess can be appealed."""
    text = "case,request_received,decision_notified,outcome\nA,2026-08-24,2026-10-02,agreed\n"
    last = last_of(kind, tmp_path, text)
    rules = {each[1] for each in since(tmp_path, text.replace("10-02", "10-09"), last)}
    assert "appeal.window" not in rules


LETTER = "2026-10-05"
"""Two months end on Saturday 5 December; the appeal's day moves to Monday 7."""

NOW = "2026-11-28"


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        ("2001-12-02", "2001-12-04", "was Tue 1 Dec 2026, is Thu 3 Dec 2026"),
        ("", "2001-12-02", "was Mon 7 Dec 2026, is Tue 1 Dec 2026"),
        ("2001-12-03", "", "was Wed 2 Dec 2026, is Mon 7 Dec 2026"),
        ("2001-12-02", "2001-12-02", ""),
        ("", "2010-12-02", ""),
    ],
)
@pytest.mark.parametrize("as_list", [True, False], ids=["a list", "a copy"])
def test_a_birth_told_corrected_or_taken_out_moves_the_day_to_keep_to(
    then: str, now: str, told: str, as_list: bool, tmp_path: Path
) -> None:
    old, new, last = (tmp_path / name for name in ("old.csv", "new.csv", "last.csv"))
    for path, born in ((old, then), (new, now)):
        path.write_text(f"case,decision_date,born\nJ,{LETTER},{born}\n", encoding="utf-8")
    if as_list:
        ask("due", str(old), "-o", str(last), today=NOW)
    said = ask("due", str(new), "--since", str(last if as_list else old), today=NOW).out
    line = f"moved: J: Appeal received by the SEND Tribunal (family), {told}"
    assert (line in said) if told else ("Nothing has changed" in said)


@pytest.mark.parametrize("today", ["2026-12-01", "2026-12-02", "2026-12-04"])
def test_a_day_before_25_that_went_by_has_not_changed(today: str, tmp_path: Path) -> None:
    path, last = tmp_path / "in.csv", tmp_path / "last.csv"
    path.write_text(f"case,decision_date,born\nJ,{LETTER},2001-12-02\n", encoding="utf-8")
    ask("due", str(path), "-o", str(last), today=NOW)
    assert "Nothing has changed" in ask("due", str(path), "--since", str(last), today=today).out
