"""Hostile input: what may come from anybody's sheet, file or terminal, and what it may not do."""

import csv
import html
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from markdown_it import MarkdownIt

from sendpath.caseload import table as tables
from sendpath.core.learnt import Learnt
from sendpath.intake.suggest import meant
from sendpath.sheets.records import LONGEST, Records
from support import ask, program, run

TODAY = "2026-11-25"
BASH = which("bash") or "bash"
LETTER = ("deadlines", "--decision-date", "2026-10-01")
ESCAPE = "\x1b"


def answered(folder: Path, text: str | bytes, *words: str) -> tuple[int, list[list[str]], str]:
    """Answer a sheet: the exit code, its rows, what was said beside."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    (folder / "in.csv").write_bytes(data)
    ran = ask("batch", str(folder / "in.csv"), *words, today=TODAY)
    return ran.code, list(csv.reader(io.StringIO(ran.out))), ran.err


def objects(folder: Path, text: str, *words: str) -> tuple[int, list[dict[str, object]], str]:
    (folder / "in.csv").write_text(text, encoding="utf-8", newline="")
    ran = ask("batch", str(folder / "in.csv"), "--format", "jsonl", *words, today=TODAY)
    return ran.code, [json.loads(line) for line in ran.out.splitlines()], ran.err


# --- an open quotation mark ---------------------------------------------------------------------

GOOD = "2026-10-01,x\n"


def test_an_open_quotation_mark_is_named_and_no_row_is_lost(tmp_path: Path) -> None:
    code, rows, said = answered(tmp_path, 'decision_date,n\n2026-10-01,"open\n' + GOOD * 3000)
    assert (3, 3002) == (code, len(rows))
    assert ["2026-10-01", '"open'] == rows[1][:2]
    assert "" == rows[1][4]
    assert {"2026-12-01"} == {row[4] for row in rows[2:]}
    assert said.startswith("row 2, the row: a quotation mark opens a cell and is not closed.")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('2026-10-01,"open\n' + GOOD + '2026-10-01,"a note"\n' + GOOD, [2]),
        ('2026-10-01,"open\n' + GOOD + '2026-10-01,"again\n' + GOOD, [2, 4]),
        (GOOD + '2026-10-01,"', [3]),
        ('"2026-10-01,x\n' + GOOD, [2]),
        ('2026-10-01,"open\n' + GOOD + '2026-10-02,y","z"\n', [2, 4]),
        ('"a","b"\n2026-10-01,"""\n' + GOOD, [2, 3]),
    ],
)
def test_open_marks_of_every_kind(text: str, named: list[int], tmp_path: Path) -> None:
    code, rows, said = answered(tmp_path, f"decision_date,n\n{text}")
    lines = [line.split(",")[0] for line in said.splitlines() if line.startswith("row ")]
    lines += [f"row {number}" for number in re.findall(r"Also row (\d+)", said)]
    assert (3, text.rstrip("\n").count("\n") + 2) == (code, len(rows))
    assert [f"row {number}" for number in named] == sorted({*lines})
    assert len(rows[0]) == min(len(row) for row in rows)


@pytest.mark.parametrize("lines", [1, 2, 500])
def test_a_mark_that_is_closed_many_lines_later_is_one_cell(lines: int, tmp_path: Path) -> None:
    cell = '"' + "rang her, said no twice\n".replace('"', '""') * lines + '"'
    code, rows, said = answered(tmp_path, f"decision_date,n\n2026-10-01,{cell}\n{GOOD}")
    assert (0, 3, "") == (code, len(rows), said)
    assert lines == rows[1][1].count("\n")


def test_a_cell_that_holds_whole_rows_is_remarked_on(tmp_path: Path) -> None:
    text = f'decision_date,n\n2026-10-01,"open\n{GOOD * 5}2026-10-02,"\n'
    code, rows, said = answered(tmp_path, text)
    assert (3, 2) == (code, len(rows))
    assert "runs over 7 lines, and 5 of them read as rows of their own." in said


@pytest.mark.slow
def test_a_row_over_lines_takes_no_more_memory_than_it_may(tmp_path: Path) -> None:
    text = 'decision_date,n\n2026-10-01,"open\n' + GOOD * (LONGEST // len(GOOD) + 10)
    _, rows, said = answered(tmp_path, text)
    assert text.count("\n") == len(rows)
    assert "row 2, the row: a quotation mark opens" in said


def test_records_read_marks_as_the_csv_module_does() -> None:
    samples = ['a,"b"\n', '"a""b",c\n', 'a"b,"c"d\n', '"",""\n', '"a\n\nb",c\n', ",\n", 'a,""\n']
    for text in samples:
        lines = io.StringIO(text, newline="")
        assert list(csv.reader(io.StringIO(text, newline=""))) == list(csv.reader(Records(lines)))


def test_a_stray_mark_that_joins_cells_is_named(tmp_path: Path) -> None:
    text = 'n,decision_date\n"open,2026-10-01 "x"y"\n"Bob" Smith,2026-10-01\n'
    code, rows, said = answered(tmp_path, text)
    assert 3 == code
    assert "row 2, the row: it has fewer cells than the first line" in said
    assert "2026-12-01" == rows[2][4]


def test_an_open_mark_in_the_first_line_is_named(tmp_path: Path) -> None:
    code, rows, said = answered(tmp_path, 'decision_date,"n\n' + GOOD)
    assert (2, []) == (code, rows)
    assert said.startswith("the headings: a quotation mark opens a cell")


# --- ragged rows, formulas ----------------------------------------------------------------------


def test_ragged_rows_stay_aligned(tmp_path: Path) -> None:
    text = 'case,decision_date\n1,2026-10-05,"ext""ra",cells\n2\n3,2026-10-05\n'
    code, rows, _ = answered(tmp_path, text)
    place = rows[0].index("sendpath_appeal_window")
    assert (3, ["2026-12-07", "", "2026-12-07"]) == (code, [row[place] for row in rows[1:]])
    assert ['ext"ra', "cells"] == rows[1][len(rows[0]) :]
    again = answered(tmp_path, "\n".join(",".join(row) for row in rows).replace('"', '""'))[1]
    assert rows[0] == again[0]


def test_guarding_leaves_numbers_and_guards_headings(tmp_path: Path) -> None:
    text = "=case,NCY,decision_date,n\n1,-1,2026-10-05,+44 7\n2,-1.5,2026-10-05,-1+cmd\n"
    _, rows, said = answered(tmp_path, text, "--inert")
    assert ["'=case", "NCY", "decision_date", "n"] == rows[0][:4]
    assert ["1", "-1", "2026-10-05", "'+44 7"] == rows[1][:4]
    assert ["2", "-1.5", "2026-10-05", "'-1+cmd"] == rows[2][:4]
    assert "" == said
    assert "would run: 3." in answered(tmp_path, text)[2]


@pytest.mark.parametrize("mark", ["\n", "\r", "\r\n"])
def test_a_line_break_in_a_heading_or_a_guarded_cell_stays_in_its_cell(
    mark: str, tmp_path: Path
) -> None:
    text = f'"two{mark}lines",decision_date\n"a{mark}b",2026-10-01\n'
    for words in ((), ("--inert",)):
        (tmp_path / "in.csv").write_text(text, encoding="utf-8", newline="")
        out = run("batch", str(tmp_path / "in.csv"), *words, "--today", TODAY).out
        head, row = csv.reader(io.StringIO(out, newline=""))
        assert [f"two{mark}lines", f"a{mark}b"] == [head[0], row[0]]
        assert len(head) == len(row)


def test_our_own_cells_are_guarded_always(tmp_path: Path) -> None:
    _, rows, _ = answered(tmp_path, "+cmd\nsoon\n", "--map", "+cmd=decision_date")
    assert rows[1][-1].startswith("'+cmd: 'soon'")


# --- JSONL is the same answer -------------------------------------------------------------------

MIXED = (
    "n,decision_date,n,reason,request_received,exclusion_began,term,sendpath_standing\n"
    "a,2026-10-01,b,refuse-assess,,,,old\n"
    "c,2013-05-10,d,refuse-plan,,,,old\n"
    "e,soon,f,no such reason,,,,old\n"
    "g,,h,,2026-05-10,,,old\n"
    "i,,j,,,2026-11-02,2026-11-02..2026-12-18,old\n"
    "k,,l,,,2026-11-02,/etc/passwd,old\n"
    "m,2026-10-01,o,,,,,old,more\n"
    '"open,2026-10-01,o,,,,,old\n'
)


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--process", "all"),
        ("--process", "assessment"),
        ("--process", "exclusion"),
        ("--columns", "standing,act_by,next_words"),
        ("--process", "all", "--columns", "act_by,next_words"),
    ],
)
def test_json_lines_are_the_same_answer(words: tuple[str, ...], tmp_path: Path) -> None:
    code, rows, said = answered(tmp_path, MIXED, *words)
    same, told, beside = objects(tmp_path, MIXED, *words)
    assert (code, said, len(rows) - 1) == (same, beside, len(told))
    given = [each["columns"] for each in told]
    assert {"n": "a", "n (2)": "b"}.items() <= dict(given[0]).items()  # type: ignore[call-overload]  # a column is a text
    assert not any("sendpath_standing" in each for each in given)  # type: ignore[operator]  # as above
    assert "more" in dict(given[6]).values()  # type: ignore[call-overload]  # as above
    assert ['"open', "2026-10-01"] == list(dict(given[7]).values())[:2]  # type: ignore[call-overload]  # as above
    if "--columns" in words:
        ours = {name: place for place, name in enumerate(rows[0]) if name.startswith("sendpath_")}
        for row, each in zip(rows[1:], told, strict=True):
            problems = each.pop("problems")
            assert bool(row[ours["sendpath_problems"]]) == bool(problems)
            cells = {name: row[place] for name, place in ours.items() if name in each}
            assert cells == {name: value for name, value in each.items() if name in ours}
    else:
        assert all(str(each["schema"]).startswith("sendpath/") for each in told)


def test_json_lines_end_with_4_where_the_rules_do_not_reach(tmp_path: Path) -> None:
    text = "decision_date\n2013-05-10\n"
    assert (4, 4) == (answered(tmp_path, text)[0], objects(tmp_path, text)[0])


# --- one row's fault stays in its row -----------------------------------------------------------

BAD_CELLS = (
    "a." * 325,
    "x" * 140_000,
    "\x00",
    "1" * 5000,
    "2026-10-01\x00",
    "(" * 3000,
    "٣/٣/2026",
)


@pytest.mark.parametrize("column", ["decision_date", "certificate_date", "reason", "section"])
@pytest.mark.parametrize("words", [(), ("--process", "all"), ("--format", "jsonl")])
def test_a_row_that_cannot_be_read_is_told_and_the_run_goes_on(
    column: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    heads = ["decision_date", "certificate_date", "reason", "section"]
    text = ",".join(heads) + "\n"
    for cell in BAD_CELLS:
        row = ["2026-10-01", "", "", ""]
        row[heads.index(column)] = cell
        text += ",".join(row) + "\n2026-10-01,,,\n"
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    ran = ask("batch", str(tmp_path / "in.csv"), *words, today=TODAY)
    assert (3, 2 * len(BAD_CELLS)) == (ran.code, ran.out.count("\n") - ("jsonl" not in words))
    assert len(ran.err) < 20_000


@pytest.mark.parametrize(
    "cell", ["x" * 300, "2026-11-02.." + "9" * 400, "a;" * 5000, "../../etc/passwd", "\x00..\x00"]
)
def test_a_term_that_cannot_be_read_is_a_problem_of_its_row(cell: str, tmp_path: Path) -> None:
    text = f"exclusion_began,term\n2026-11-02,{cell}\n2026-11-02,2026-11-02..2026-12-18\n"
    code, rows, said = answered(tmp_path, text, "--process", "exclusion")
    assert (3, 3) == (code, len(rows))
    assert said.startswith("row 2, term: ")
    assert "" == rows[2][-1]


def test_an_unforeseen_fault_is_told_in_its_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> object:
        raise RuntimeError("a bug")

    monkeypatch.setattr(tables, "hear", broken)
    text = "decision_date,certificate_date,reason\n2026-10-01,,x\n2026-10-01,,\n"
    code, rows, said = answered(tmp_path, text)
    told = "the row: this row could not be answered (RuntimeError: a bug). Please report it."
    assert (3, told, "") == (code, rows[1][-1], rows[2][-1])
    assert f"row 2, {told}\n" == said
    same, lines, _ = objects(tmp_path, "decision_date,reason\n2026-10-01,x\n2026-10-01,y\n")
    assert (3, 2) == (same, len(lines))


# --- nothing bad is remembered ------------------------------------------------------------------


def test_misses_are_not_remembered_and_what_is_kept_is_bounded() -> None:
    table: Learnt[int, int | None] = Learnt(lambda key: key if key % 2 else None, most=100)
    assert [1, None] == [table[1], table[2]]
    assert [1] == list(table)
    assert 100 >= max(len(table) for key in range(1, 5000, 2) if table[key])


def test_what_an_unknown_reason_may_mean_is_sought_once_a_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sought: list[str] = []

    def counted(text: str, *more: Any) -> Any:
        sought.append(text)
        return meant(text, *more)

    monkeypatch.setattr("sendpath.intake.choices.meant", counted)
    named = [f"whatever {number}" for number in range(60)]
    text = "decision_date,reason\n" + "".join(f"2026-10-01,{name}\n" for name in named)
    assert 3 == answered(tmp_path, text)[0]
    assert named == sought


@pytest.mark.slow
def test_a_calendar_of_a_hundred_thousand_days_is_refused_at_once(tmp_path: Path) -> None:
    first = date(1900, 1, 1)
    days = [first + timedelta(days=number) for number in range(100_000)]
    assert 2 == _with_calendar(days, tmp_path)
    weekdays = [day for day in days if day.weekday() < 5 and 2020 <= day.year < 2099]
    assert 2 == _with_calendar(weekdays, tmp_path)


def _with_calendar(days: Sequence[date], folder: Path) -> int:
    events = [{"title": "x", "date": day.isoformat()} for day in days]
    (folder / "days.json").write_text(json.dumps({"england-and-wales": {"events": events}}))
    start = time.process_time()
    ran = ask(*LETTER, "--calendar", str(folder / "days.json"))
    assert time.process_time() - start < 3
    assert "went wrong" not in ran.err
    return ran.code


# --- files named on the command line ------------------------------------------------------------

NAMED = [
    ("timeline", "exclusion", "exclusion-began=2026-11-02", "--term"),
    (*LETTER, "--calendar"),
    (*LETTER, "--rules"),
    ("batch",),
]


@pytest.mark.parametrize("words", NAMED)
@pytest.mark.parametrize("kind", ["fifo", "device", "directory", "nothing", "loop", "long", "nul"])
def test_what_is_no_regular_file_is_refused(
    words: tuple[str, ...], kind: str, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    if kind == "fifo":
        os.mkfifo(there)
    elif kind == "directory":
        there.mkdir()
    elif kind == "loop":
        there.symlink_to(there)
    name = {"device": "/dev/zero", "long": "x" * 5000, "nul": "a\x00b"}.get(kind, str(there))
    ran = ask(*words, name)
    assert (2, "") == (ran.code, ran.out)
    assert "went wrong" not in ran.err


@pytest.mark.parametrize(("words", "mebibytes"), [(NAMED[0], 1), (NAMED[1], 10)])
def test_a_file_that_is_too_large_is_refused(
    words: tuple[str, ...], mebibytes: int, tmp_path: Path
) -> None:
    (tmp_path / "big").write_bytes(b" " * ((mebibytes << 20) + 1))
    ran = ask(*words, str(tmp_path / "big"))
    assert (2, "") == (ran.code, ran.out)
    assert f"(it is larger than {mebibytes} MiB)." in ran.err


def test_a_pipe_among_the_files_of_a_rule_book_is_refused(tmp_path: Path, rules: Path) -> None:
    shutil.copytree(rules, tmp_path / "book")
    (tmp_path / "book" / "routes.toml").unlink()
    os.mkfifo(tmp_path / "book" / "routes.toml")
    ran = ask("rules", "check", str(tmp_path / "book"), today=None)
    assert 2 == ran.code
    assert "routes.toml: it cannot be read: it is no regular file." in ran.err


COMMANDS = [
    LETTER,
    ("can-appeal", "--reason", "refuse-assess"),
    ("can-appeal", "--list"),
    ("timeline",),
    ("timeline", "assessment"),
    ("timeline", "assessment", "request-received=2026-05-10"),
    ("count", "3 working days", "--after", "2027-12-24"),
    ("holidays",),
    ("pathway", "--list"),
    ("pathway", "--concern", "request-refused"),
    ("faq",),
    ("myths", "--decision-date", "2026-10-01"),
    ("letter", "--reason", "refuse-assess"),
    ("rules", "list"),
    ("rules", "show", "appeal.window"),
    ("rules", "graph"),
    ("rules", "upcoming"),
]


@pytest.mark.parametrize("words", COMMANDS)
def test_a_calendar_that_cannot_be_used_blocks_in_every_command(words: tuple[str, ...]) -> None:
    ran = ask(*words, "--calendar", "/nonexistent")
    assert (2, "") == (ran.code, ran.out)
    assert ran.err.startswith("--calendar: '/nonexistent': the file cannot be read")


def test_a_calendar_that_cannot_be_used_blocks_a_caseload(tmp_path: Path) -> None:
    code, rows, _ = answered(tmp_path, "decision_date\n2026-10-01\n", "--calendar", "/nonexistent")
    assert (2, []) == (code, rows)


# --- what is written to -------------------------------------------------------------------------


@pytest.mark.parametrize("words", [LETTER, ("batch", "in.csv")])
def test_a_pipe_is_written_to_and_stays_one(words: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("decision_date\n2026-10-01\n", "utf-8")
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    form = ("--format", "csv" if words[0] == "batch" else "json")
    child = subprocess.Popen(
        [program(), *words, "-o", str(pipe), *form, "--today", TODAY], cwd=tmp_path
    )
    assert b"2026-12-01" in pipe.read_bytes()
    assert 0 == child.wait(timeout=30)
    assert pipe.is_fifo()


def test_a_device_is_written_to(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("decision_date\n2026-10-01\n", "utf-8")
    for words in (LETTER, ("batch", str(tmp_path / "in.csv"))):
        form = ("--format", "csv" if words[0] == "batch" else "json")
        assert 0 == ask(*words, "-o", os.devnull, *form).code
        full = ask(*words, "-o", "/dev/full", *form)
        assert (2, True) == (full.code, "cannot be written (no space left" in full.err)
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize("day", ["9999-12-31", "9998-02-01", "3000-01-01"])
@pytest.mark.parametrize(
    "words",
    [
        ("due", "in.csv", "--within", "99999"),
        ("batch", "in.csv", "--format", "xlsx", "-o", "out.xlsx"),
        ("batch", "in.csv", "--fail-on", "due-within=99999"),
        ("sample", "--rows", "5"),
        LETTER,
        ("can-appeal", "--reason", "refuse-assess"),
    ],
)
def test_a_day_of_asking_at_the_end_of_the_calendar_is_refused(
    words: tuple[str, ...], day: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.csv").write_text("decision_date\n2026-10-01\n", "utf-8")
    ran = ask(*words, "--today", day)
    assert (2, "") == ran[:2]
    assert f"--today: '{day}' is too far ahead. Check the year." in ran.err


@pytest.mark.parametrize("option", ["--born", "--on"])
def test_nobody_is_born_or_asked_about_at_the_end_of_the_calendar(option: str) -> None:
    days = {"--born": "2015-01-01", "--on": "2026-10-01", option: "9999-12-31"}
    words = [word for pair in days.items() for word in pair]
    ran = ask("can-appeal", "--reason", "refuse-assess", *words)
    assert ran.code in (2, 3)
    assert f"{option}: '9999-12-31' is too far ahead" in ran.out.replace("left out: ", "") + ran.err


@pytest.mark.parametrize(
    "words",
    [
        ("deadlines", "--decision-date", "9999-12-31", "--planned"),
        ("deadlines", "--decision-date", "2026-10-01", "--certificate-date", "9999-12-31"),
        ("timeline", "assessment", "request-received=9999-12-31", "--planned"),
        ("timeline", "phase-transfer", "transfer-year=9999"),
        ("count", "2 months", "--after", "9999-12-31"),
        ("count", "5 working days", "--before", "0001-01-02"),
        ("batch", "in.csv", "--process", "all"),
        ("due", "in.csv", "--within", "99999"),
    ],
)
def test_a_fact_at_the_end_of_the_calendar_has_an_answer_in_words(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    heads = "decision_date,certificate_date,request_received,review_meeting,transfer_year\n"
    text = "9999-12-31,,,,\n,9999-12-31,,,\n,,9999-12-31,,\n,,,9999-12-31,\n,,,,9999\n"
    (tmp_path / "in.csv").write_text(heads + text, "utf-8")
    ran = ask(*words)
    assert ran.code in (0, 2, 3, 4)
    assert "could not be answered" not in ran.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("-h > /dev/full", "the answer could not be written"),
        ("batch -h > /dev/full", "the answer could not be written"),
        ("batch in.csv --format xlsx > /dev/full", "cannot be written (no space left"),
        ("batch in.csv --format xlsx -o /dev/full", "cannot be written (no space left"),
        ("due in.csv --format xlsx -o /dev/full", "cannot be written (no space left"),
        ("batch in.csv --problems /dev/full > out.csv", "--problems: '/dev/full' cannot be"),
        ("batch many.csv --problems /dev/full > out.csv", "--problems: '/dev/full' cannot be"),
    ],
)
def test_a_full_disk_is_told_in_one_line_whatever_is_written(
    words: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_text("decision_date\n2026-10-01\nbad\n", "utf-8")
    (tmp_path / "many.csv").write_text("decision_date\n" + "bad\n" * 3000, "utf-8")
    done = subprocess.run(
        [BASH, "-c", f"{program()} {words}"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert [2, told in done.stderr] == [done.returncode, True]
    assert not [each for each in ("Traceback", "went wrong", "ignored") if each in done.stderr]


def test_a_loop_of_links_is_told(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("decision_date\n2026-10-01\n", "utf-8")
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.symlink_to(two)
    two.symlink_to(one)
    for words in ((*LETTER, "--format", "json"), ("batch", str(tmp_path / "in.csv"))):
        ran = ask(*words, "-o", str(one))
        assert 2 == ran.code
        assert "cannot be written (too many levels of symbolic links)." in ran.err
    assert one.is_symlink()


def killed_in_mid_run(number: signal.Signals, folder: Path) -> tuple[int, bytes]:
    """Begin a caseload over an old answer, end it from outside, and give how it ended."""
    out, sheet = folder / "out.csv", folder / "in.csv"
    out.write_text("kept", "utf-8")
    sheet.write_text("decision_date\n" + "soon\n" * 300_000, "utf-8")  # it takes some seconds
    return ended_from_outside(number, folder, "batch", str(sheet), "-o", str(out))


BEGUN = (".", "sendpath-")
"""How what is begun is called; Python itself may try whether a folder can be written to."""


def ended_from_outside(number: signal.Signals, folder: Path, *words: str) -> tuple[int, bytes]:
    """Run a command, end it as soon as it has begun something in a folder; how it ended."""
    child = subprocess.Popen(
        [program(), *words, "--today", TODAY],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(folder)},
    )
    for _ in range(4000):
        if any(each.name.startswith(BEGUN) for each in folder.iterdir()):
            break
        time.sleep(0.005)
    child.send_signal(number)
    _, said = child.communicate(timeout=60)
    return child.returncode, said


def test_kill_9_in_mid_run_leaves_the_old_file_whole(tmp_path: Path) -> None:
    assert -signal.SIGKILL == killed_in_mid_run(signal.SIGKILL, tmp_path)[0]
    assert "kept" == (tmp_path / "out.csv").read_text("utf-8")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_end_leaves_the_old_file_and_no_other(
    number: signal.Signals, tmp_path: Path
) -> None:
    assert (128 + number, b"") == killed_in_mid_run(number, tmp_path)
    assert ["in.csv", "out.csv"] == sorted(each.name for each in tmp_path.iterdir())
    assert "kept" == (tmp_path / "out.csv").read_text("utf-8")


@pytest.mark.parametrize(
    "words", [("export", "new"), ("batch", "in.csv", "--engine", "duckdb", "--process", "review")]
)
def test_a_request_to_end_leaves_no_folder_half_made(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("duckdb")
    monkeypatch.chdir(tmp_path)
    Path("in.csv").write_text("decision_date\n" + "2026-10-01\n" * 3_000, "utf-8")
    Path("made").mkdir()
    words = tuple(each.replace("new", "made/new") for each in words)
    code, said = ended_from_outside(signal.SIGTERM, Path("made"), *words)
    assert (128 + signal.SIGTERM, b"") == (code, said)
    assert not [each for each in Path("made").iterdir() if each.name.startswith(BEGUN)]
    assert not Path("made/new").exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("batch - <&-", 2),
        ("batch in.csv >&-", 2),
        ("batch in.csv > /dev/full", 2),
        ("batch in.csv 2>&-", 0),
        ("count '2 months' --after 2026-01-01 >&-", 2),
        ("ask <&-", 2),
        ("ask <&- >&- 2>&-", 2),
        ("--help >&-", None),
        ("--version >&-", 2),
    ],
)
def test_a_closed_stream_is_no_fault_of_ours(words: str, code: int | None, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("decision_date\n2026-10-01\n", "utf-8")
    done = subprocess.run(
        [BASH, "-c", f"{program()} {words}"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "went wrong" not in done.stderr
    assert code in (None, done.returncode)


# --- what reaches a terminal, or a page ---------------------------------------------------------

RED = f"{ESCAPE}[31m"


def test_no_escape_code_reaches_a_terminal(tmp_path: Path) -> None:
    head = f"decision_date,{RED}mine,certifcate_date{RED}\n"
    assert ESCAPE not in answered(tmp_path, f"{head},x,y\n", "--process", "all")[2]
    assert ESCAPE not in answered(tmp_path, f"{RED}\nx\n")[2]
    assert ESCAPE not in ask("batch", f"/no{RED}where").err
    assert ESCAPE not in ask(*LETTER, "-o", f"/no{RED}where/x.md").err
    assert ESCAPE not in ask(*LETTER, "--calendar", f"/no{RED}where").err
    assert ESCAPE not in ask(*LETTER, "--id", f"{RED}x", "--format", "table").out


def test_no_escape_code_of_a_calendar_reaches_a_terminal(tmp_path: Path) -> None:
    days = [f"2027-{month:02}-04" for month in range(1, 9)]
    events = [{"title": f"{RED}New\n", "date": day} for day in days]
    text = json.dumps({"england-and-wales": {"events": events}})
    (tmp_path / "days.json").write_text(text, "utf-8")
    for form in ("table", "plain"):
        ran = ask("holidays", "2027", "--format", form, "--calendar", str(tmp_path / "days.json"))
        assert (0, False) == (ran.code, ESCAPE in ran.out)
        assert "New" in ran.out


def test_no_escape_code_of_a_rule_book_reaches_a_terminal(tmp_path: Path, rules: Path) -> None:
    book = tmp_path / f"book{RED}"
    shutil.copytree(rules, book)
    for path in (book / "faq.toml", book / "assessment" / "final-plan.toml"):
        text = path.read_text("utf-8")
        key = 'question = "' if path.name == "faq.toml" else 'title = "'
        path.write_text(text.replace(key, f"{key}\\u001b[31m"), "utf-8")
    words = [
        ("faq",),
        ("timeline", "assessment", "request-received=2026-05-10"),
        ("rules", "list"),
        ("rules", "show", "assessment.final-plan"),
        ("rules", "graph"),
    ]
    for each in words:
        forms = [()] if each[-1] == "graph" else [("--format", "table"), ("--format", "plain")]
        for form in forms:
            ran = ask(*each, *form, "--rules", str(book))
            assert (0, False) == (ran.code, ESCAPE in ran.out + ran.err), each
    assert ESCAPE not in ask("rules", "check", str(book), today=None).out


LIVE = [
    "![i](http://x/p.png)",
    "<script>alert(1)</script>",
    "[a](javascript:alert(1))",
    "<http://x/>",
    "<img src=x onerror=alert(1)>",
    "`code` *em* __strong__ ~~s~~",
    "&lt;b&gt; &#60;i&#62;",
    "[a]: http://x\n\n[a]",
    "# head\n- item",
    "\\<b>",
    "[a][b]",
    "| a | b |",
]


@pytest.mark.parametrize("label", LIVE)
@pytest.mark.parametrize(
    "words",
    [
        LETTER,
        ("timeline", "review", "review-meeting=2024-11-01"),
        ("pathway", "--concern", "request-refused", "--decision-date", "2026-10-01"),
    ],
)
def test_told_text_is_inert_on_a_page(label: str, words: tuple[str, ...]) -> None:
    page = ask(*words, "--id", label, "--format", "html").out
    plain = ask(*words, "--id", "PLAIN", "--format", "html").out
    assert _tags(plain) == _tags(page)
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    told = ask(*words, "--id", label, "--format", "md").out
    same = ask(*words, "--id", "PLAIN", "--format", "md").out
    assert _tags(reader.render(same)) == _tags(reader.render(told))


@pytest.mark.parametrize(
    "case", ["a|b", "|a", "a|", "a\\|b", "a\\\\|b", "a||b", "`a|b`", "|-|", "a | b \\"]
)
def test_a_bar_in_a_cell_of_a_markdown_table_stays_a_bar(case: str, tmp_path: Path) -> None:
    text = f'case,worker,decision_date\n"{case}","{case}",2026-10-01\n'
    (tmp_path / "in.csv").write_text(text, "utf-8")
    words = ("due", str(tmp_path / "in.csv"), "--format", "md", "--by", "worker")
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    told = reader.render(ask(*words, today=TODAY).out)
    cells = [html.unescape(each) for each in re.findall(r"<td>(.*?)</td>", told)]
    assert cells
    assert any(case == re.sub("<[^>]*>", "", cell).strip() for cell in cells), cells


def _tags(page: str) -> list[str]:
    return re.findall(r"<[^>]*>", page)


def test_a_told_fact_that_cannot_be_read_is_inert_too() -> None:
    words = (*LETTER, "--certificate-date", "![i](http://x/p.png)<script>", "--format", "html")
    page = ask(*words).out
    assert "<img" not in page
    assert "<script" not in page


# --- columns ------------------------------------------------------------------------------------


def test_a_near_miss_of_our_names_is_told(tmp_path: Path) -> None:
    text = "decision_date,certifcate_date,Reasons,team\n2026-10-01,2026-11-01,x,y\n"
    code, _, said = answered(tmp_path, text)
    assert 0 == code
    assert (
        "The column 'certifcate_date' is not read. If it is certificate_date, name it so, or write --map 'certifcate_date=certificate_date'.\n"
        "The column 'Reasons' is not read. If it is reason, name it so, or write --map 'Reasons=reason'.\n"
    ) == said


def test_only_columns_that_we_write_are_replaced(tmp_path: Path) -> None:
    text = (
        "decision_date,sendpath_note,sendpath_standing,sendpath_review_decision_days_late,"
        "sendpath_overdue\n2026-10-01,mine,old,old,old\n"
    )
    _, rows, _ = answered(tmp_path, text)
    assert ["decision_date", "sendpath_note", "sendpath_can_appeal"] == rows[0][:3]
    assert ["2026-10-01", "mine"] == rows[1][:2]
    assert "old" not in rows[1]


# --- contradictions, the environment ------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--today", "2026-11-01", "--today", "2026-11-02"), "--today: '2026-11-01' and"),
        (("--format", "json", "--format", "md"), "--format: 'json' and 'md' were both given."),
        (("--calendar", "a", "--calendar", "b"), "--calendar: 'a' and 'b' were both given."),
        (("--rules", "a", "--rules", "b"), "--rules: 'a' and 'b' were both given."),
        (("-o", "a.md", "-o", "b.md"), "--output: 'a.md' and 'b.md' were both given."),
        (("--color", "never", "--color", "always"), "--color: 'never' and 'always' were both"),
        (("--id", "a", "--id", "b"), "--id: 'a' and 'b' were both given."),
        (("--born", "2012-01-01", "--born", "2013-01-01"), "--born: 1 January 2012 and 1 January"),
        (("--reason", "refuse-plan", "--reason", "cease-plan"), "2 different reasons"),
    ],
)
def test_two_different_values_are_a_problem(words: tuple[str, ...], told: str) -> None:
    ran = ask(*LETTER, *words, today=None)
    assert told in ran.err + ran.out
    assert ran.code in (2, 3)


def test_the_same_value_twice_is_none() -> None:
    words = ("--format", "json", "--format", "json", "--born", "2012-01-01", "--born", "1/1/2012")
    assert 0 == ask("can-appeal", "--reason", "refuse-assess", *words).code


def test_a_day_taken_from_the_environment_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SENDPATH_TODAY", "2026-11-25")
    told = "Wednesday 25 November 2026 is taken as today: SENDPATH_TODAY says so.\n"
    assert told == ask(*LETTER, today=None).err
    assert "" == ask(*LETTER, "-q", today=None).err
    (tmp_path / "in.csv").write_text("decision_date\n2026-10-01\n", "utf-8")
    assert told == ask("batch", str(tmp_path / "in.csv"), today=None).err
    assert "" == ask("batch", str(tmp_path / "in.csv"), today=TODAY).err


# --- what went wrong once -----------------------------------------------------------------------


WEEKDAYS = [
    day.isoformat() for n in range(90) if (day := date(2026, 11, 30) + timedelta(n)).weekday() < 5
]


@pytest.mark.parametrize(
    "words",
    [
        ("count", "3 school days", "--after", "2026-11-02"),
        ("deadlines", "--decision-date", "2099-12-20", "--planned"),
        ("pathway", "--concern", "request-refused", "--decision-date", "2099-12-20", "--planned"),
        ("timeline", "assessment", "request-received=2099-12-20", "--planned"),
        ("myths", "--decision-date", "2099-12-20", "--planned"),
        (*LETTER, *(word for day in WEEKDAYS for word in ("--bank-holiday", day))),
    ],
)
def test_nothing_goes_wrong(words: tuple[str, ...]) -> None:
    ran = run(*words, "--today", TODAY)
    assert "went wrong" not in ran.err
    assert ran.code in (0, 2, 3, 4)


def test_a_sheet_of_letters_of_2099(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("decision_date\n2099-12-20\n2099-11-01\n", "utf-8")
    for words in ((), ("--process", "all"), ("--format", "jsonl")):
        ran = ask("batch", str(tmp_path / "in.csv"), *words, today="2099-12-30")
        assert ran.code in (0, 3, 4)
        assert "could not be answered" not in ran.out


# --- no socket, and no file but those named -----------------------------------------------------

AUDIT = """
import os, sys
seen = []
def hook(event, args):
    if event.startswith("socket.") or event in ("subprocess.Popen", "os.system", "os.exec"):
        seen.append(event)
    if event == "open" and isinstance(args[0], (str, bytes)):
        seen.append(os.fsdecode(args[0]))
words = sys.argv[1:]
sys.argv = ["sendpath", *words]
sys.addaudithook(hook)
try:
    from sendpath.__main__ import main
    main()
except SystemExit:
    pass
sys.stderr.write("\\n".join(["", "SEEN", *seen]))
"""


@pytest.mark.parametrize(
    "words",
    [
        *COMMANDS,
        ("batch", "in.csv"),
        ("batch", "in.csv", "--process", "all", "--format", "jsonl"),
        ("batch", "in.csv", "-o", "out.csv"),
        (*LETTER, "-o", "out.html"),
        (*LETTER, "--format", "ics"),
        ("schema", "deadlines"),
        ("--version",),
    ],
)
def test_no_socket_and_no_other_file_is_opened(
    words: tuple[str, ...], tmp_path: Path, rules: Path
) -> None:
    (tmp_path / "in.csv").write_text("decision_date,term\n2026-10-01,/etc/passwd\n", "utf-8")
    fixed = () if words[0] in ("schema", "--version") else ("--today", TODAY)
    done = subprocess.run(
        [sys.executable, "-c", AUDIT, *words, *fixed],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    seen = done.stderr.partition("\nSEEN\n")[2].splitlines()
    source = Path(tables.__file__).parents[2]
    homes = (
        *sys.path[1:],
        sys.prefix,
        sys.base_prefix,
        str(source),
        str(rules),
        "/usr/share/zoneinfo",
    )
    mine = [str(Path(home)) for home in homes if home]
    allowed = ("in.csv", os.devnull, str(tmp_path / ".out."))
    assert [] == [
        each for each in seen if not each.startswith(tuple(mine)) and not each.startswith(allowed)
    ]
