"""``batch --long``, ``--problems``, ``--fail-on`` and ``--lenient``; and how far it is on a terminal."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sendpath.cli import progress
from support import Ran, ask, program

TODAY = "2026-11-25"
TEXT = "Ref,decision_date,certificate_date\nA,2026-10-01,\nB,soon,31/2/2026\n\nC,=1+1,\n"
REVIEWS = "case,review_meeting,review_report_sent\nA,2026-11-16,\nB,soon,\n,,\nC,2026-06-01,\n"
Row = dict[str, str]


def answered(folder: Path, text: str, *words: str) -> Ran:
    (folder / "in.csv").write_text(text, encoding="utf-8")
    return ask("batch", str(folder / "in.csv"), *words, today=TODAY)


def rows(text: str) -> list[Row]:
    return [*csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))]


def problems(folder: Path, text: str, *words: str) -> list[Row]:
    answered(folder, text, "--problems", str(folder / "problems.csv"), *words)
    return rows((folder / "problems.csv").read_text(encoding="utf-8"))


def test_a_long_answer_has_a_row_for_each_day_with_their_cells(tmp_path: Path) -> None:
    """Two weeks after 16 November the report, four the decision; what is told as in a list."""
    found = rows(answered(tmp_path, REVIEWS, "--long", "--process", "review").out)
    of_a = {row["sendpath_rule"]: row for row in found if row["case"] == "A"}
    assert ("2026-11-30", "2026-12-14") == tuple(
        of_a[f"review.{name}"]["sendpath_due"] for name in ("report", "decision")
    )
    assert {"2026-11-16"} == {row["review_meeting"] for row in of_a.values()}
    assert ("ahead", "5", "duty") == tuple(
        of_a["review.report"][f"sendpath_{name}"] for name in ("standing", "days_left", "kind")
    )


def test_a_row_without_a_day_keeps_its_place_in_a_long_answer(tmp_path: Path) -> None:
    found = rows(answered(tmp_path, REVIEWS, "--long", "--process", "review").out)
    cases = [row["case"] for row in found]
    assert [1, 1] == [cases.count("B"), cases.count("")]
    bad, blank = found[cases.index("B")], found[cases.index("")]
    assert {""} == {cell for name, cell in bad.items() if "sendpath" in name and "prob" not in name}
    assert "'soon' is not a date" in bad["sendpath_problems"]
    assert {""} == {*blank.values()}
    assert cases == sorted(cases, key=["A", "B", "", "C"].index)


@pytest.mark.parametrize("process", ["review", "all"])
def test_a_long_answer_tells_the_days_of_a_wide_one(process: str, tmp_path: Path) -> None:
    long = rows(answered(tmp_path, REVIEWS, "--long", "--process", process).out)
    names = sorted({row["sendpath_rule"] for row in long if row["sendpath_rule"]})
    columns = [name.replace(".", "_").replace("-", "_") for name in names]
    words = ("--process", process, "--columns", ",".join(columns))
    wide = rows(answered(tmp_path, REVIEWS, *words).out)
    told = {
        (row["case"], name, row[f"sendpath_{column}"])
        for row in wide
        for name, column in zip(names, columns, strict=True)
        if row[f"sendpath_{column}"]
    }
    assert told == {
        (row["case"], row["sendpath_rule"], row["sendpath_due"])
        for row in long
        if row["sendpath_rule"]
    }


def test_a_long_answer_replaces_our_columns_of_an_earlier_one(tmp_path: Path) -> None:
    once = answered(tmp_path, REVIEWS.replace("B,soon,\n,,\n", ""), "--long").out
    heads = once.splitlines()[0]
    again = answered(tmp_path, once, "--long").out
    assert heads == again.splitlines()[0]


@pytest.mark.parametrize("words", [("--columns", "standing"), ("--inert",), ("--format", "jsonl")])
def test_a_long_answer_has_columns_of_its_own(words: tuple[str, ...], tmp_path: Path) -> None:
    ran = answered(tmp_path, REVIEWS, "--long", *words)
    assert (2, True) == (ran.code, "--long" in ran.err)


def test_every_problem_of_every_row_stands_in_a_file_of_its_own(tmp_path: Path) -> None:
    found = problems(tmp_path, TEXT)
    assert [("3", "decision_date", "soon"), ("3", "certificate_date", "31/2/2026")] == [
        (row["row"], row["column"], row["value"]) for row in found[:2]
    ]
    assert all(row["problem"] and row["write"] and row["kind"] for row in found)
    assert ("5", "'=1+1") == (found[-1]["row"], found[-1]["value"])


def test_the_answer_is_the_same_with_a_file_of_problems(tmp_path: Path) -> None:
    plain = answered(tmp_path, TEXT)
    assert plain == answered(tmp_path, TEXT, "--problems", str(tmp_path / "problems.csv"))


def test_a_file_of_problems_without_any_has_its_headings(tmp_path: Path) -> None:
    assert [] == problems(tmp_path, "Ref,decision_date\nA,2026-10-01\n")
    heads = (tmp_path / "problems.csv").read_text(encoding="utf-8-sig")
    assert "row,column,value,problem,write,kind" == heads.strip()


@pytest.mark.parametrize("form", ["xlsx", "jsonl"])
def test_problems_are_collected_whatever_the_answer_is_written_as(
    form: str, tmp_path: Path
) -> None:
    plain = problems(tmp_path, TEXT)
    assert plain == problems(tmp_path, TEXT, "-o", str(tmp_path / f"out.{form}"))


def test_a_file_of_problems_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    there = tmp_path / "nowhere" / "problems.csv"
    ran = answered(tmp_path, TEXT, "--problems", str(there))
    assert (2, "") == ran[:2]
    assert "--problems" in ran.err


@pytest.mark.parametrize("name", ["in.csv", "out.csv"])
def test_a_file_of_problems_never_replaces_the_input_nor_the_answer(
    name: str, tmp_path: Path
) -> None:
    output = ("-o", str(tmp_path / "out.csv"))
    ran = answered(tmp_path, TEXT, *output, "--problems", str(tmp_path / name))
    assert (2, TEXT) == (ran.code, (tmp_path / "in.csv").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "finding", "code"),
    [
        ("Ref,decision_date\nA,2026-10-01\n", "passed", 0),
        ("Ref,decision_date\nA,2026-08-01\n", "passed", 1),
        ("Ref,decision_date\nA,2026-10-01\n", "due-within=5", 0),
        ("Ref,decision_date\nA,2026-10-01\n", "due-within=6", 1),
        ('Ref,decision_date\n"two\nlines",2026-08-01\n', "passed", 1),
        ("Ref,decision_date\nA,2026-08-01\nB,soon\n", "passed", 3),
        ("passed,decision_date\npassed,2026-10-01\n", "passed", 0),
        ("Ref,decision_date\n,\n", "due-within=400", 0),
    ],
)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_findings_that_were_asked_for_set_the_exit_code(
    text: str, finding: str, code: int, form: str, tmp_path: Path
) -> None:
    words = ("--fail-on", finding, "-o", str(tmp_path / f"out.{form}"))
    assert code == answered(tmp_path, text, *words).code


@pytest.mark.parametrize(
    ("text", "finding", "code"),
    [
        ("case,request_received,decision_notified\nB,2026-10-12,\n", "passed", 1),
        ("case,request_received,decision_notified\nB,2026-10-12,2026-11-24\n", "passed", 0),
        ("case,decision_date,request_received\nB,2026-08-01,\n", "passed", 1),
    ],
)
def test_a_duty_is_a_finding_only_where_it_is_overdue(
    text: str, finding: str, code: int, tmp_path: Path
) -> None:
    assert code == answered(tmp_path, text, "--process", "all", "--fail-on", finding).code


def test_findings_are_not_looked_for_where_there_are_no_columns(tmp_path: Path) -> None:
    ran = answered(tmp_path, TEXT, "--fail-on", "passed", "--format", "jsonl")
    assert (2, True) == (ran.code, "Leave out --format jsonl." in ran.err)


def test_lenient_is_nought_where_only_rows_had_problems(tmp_path: Path) -> None:
    plain, lenient = (answered(tmp_path, TEXT, *words) for words in ((), ("--lenient",)))
    assert (3, 0) == (plain.code, lenient.code)
    assert plain[1:] == lenient[1:]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Ref,decision_date\nA,2014-08-31\nB,soon\n", (), 4),
        ("Ref,decision_date\nA,2026-08-01\nB,soon\n", ("--fail-on", "passed"), 1),
        ("Ref,town\nA,Leeds\n", (), 2),
    ],
)
def test_lenient_passes_over_nothing_else(
    text: str, words: tuple[str, ...], code: int, tmp_path: Path
) -> None:
    assert code == answered(tmp_path, text, "--lenient", *words).code


pty = pytest.importorskip("pty", reason="Windows has no such terminals")


def on_a_terminal(folder: Path, rows: int, *command: str) -> str:
    """Give what a terminal on standard error is shown, the answer itself going to a file."""
    (folder / "in.csv").write_text(
        "Ref,decision_date\n" + "A,2026-10-01\n" * rows, encoding="utf-8"
    )
    ours, theirs = pty.openpty()
    words = [*command, "batch", str(folder / "in.csv"), "--today", TODAY]
    with (folder / "out.csv").open("wb") as out:
        child = subprocess.Popen(words, stdout=out, stderr=theirs, env=dict(os.environ))
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 1 << 16):
            shown += piece
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert 0 == child.wait(timeout=120)
    return shown.decode()


IMPATIENT = (
    "from sendpath.cli import progress; progress.SILENT = 0\n"
    "from sendpath.__main__ import main; main()"
)
"""The program, had the second passed already: no test waits for it, or hangs on a machine's speed."""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_how_far_it_is_is_said_on_a_terminal_once_it_takes_long(tmp_path: Path) -> None:
    assert "rows" in on_a_terminal(tmp_path, 3 * progress.EACH, sys.executable, "-c", IMPATIENT)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_what_takes_less_than_a_second_says_nothing_of_how_far_it_is(tmp_path: Path) -> None:
    assert "rows" not in on_a_terminal(tmp_path, 1, program())


@pytest.mark.parametrize(("second", "is_said"), [(1.0, False), (1.1, True)])
def test_how_far_it_is_is_said_after_a_second_by_the_clock(
    second: float, is_said: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, 0.0, *[second] * 9])
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    monkeypatch.setattr(progress, "_is_seen", lambda _: True)
    said = io.StringIO()
    monkeypatch.setattr(sys, "stderr", said)
    monkeypatch.setenv("FORCE_COLOR", "1")
    lines = ["line"] * 3 * progress.EACH
    assert lines == [*progress.followed(lines, None)]
    assert is_said == ("rows" in said.getvalue())


def test_no_pipe_is_told_how_far_it_is(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("decision_date\n" + "2026-10-01\n" * 3 * progress.EACH)
    words = (sys.executable, "-c", IMPATIENT, "batch", str(tmp_path / "in.csv"), "--today", TODAY)
    ran = subprocess.run(words, capture_output=True, text=True, check=True, timeout=120)
    assert "" == ran.stderr


LATE = "case,request_received,final_plan_sent\nA,2026-01-05,\nB,soon,\n"


def test_a_summary_collects_problems_and_may_be_lenient(tmp_path: Path) -> None:
    there = tmp_path / "faults.csv"
    ran = answered(tmp_path, LATE, "--summary", "--problems", str(there))
    told = rows(there.read_text(encoding="utf-8"))
    assert (3, ["3"]) == (ran.code, [each["row"] for each in told])
    assert 0 == answered(tmp_path, LATE, "--summary", "--lenient").code
    missing = ("--summary", "--problems", str(tmp_path / "no" / "faults.csv"))
    assert 2 == answered(tmp_path, LATE, *missing).code


@pytest.mark.parametrize(
    "words", [("--summary",), ("--normalise", "--process", "all"), ("--format", "jsonl")]
)
def test_findings_are_refused_where_no_column_could_hold_them(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    ran = answered(tmp_path, LATE, *words, "--fail-on", "passed")
    assert (2, "") == (ran.code, ran.out)
    assert ran.err.startswith("--fail-on: findings are looked for in columns")
    assert "Leave out --" in ran.err
