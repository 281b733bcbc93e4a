"""What really reaches a terminal, a pipe, a file, an old code page and a reader that has gone."""

import csv
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest

from sendpath.cli.writing import by_many
from support import ask, program, run

LETTER = ("deadlines", "--decision-date", "2026-10-01", "--today", "2026-11-21")
ESCAPE = "\x1b["
BASH = which("bash") or "bash"
pty = pytest.importorskip("pty", reason="a pseudo-terminal is a Unix thing")
pytestmark = pytest.mark.slow  # a process for nearly every question


def environment(**more: str) -> dict[str, str]:
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "SYSTEMROOT") if key in os.environ}
    return {**kept, "TERM": "xterm-256color", "LANG": "C.UTF-8", **more}


def on_terminal(*words: str, columns: int = 80, env: dict[str, str] | None = None) -> str:
    """Run the program with its output on a real pseudo-terminal of so many columns."""
    keeper, end = pty.openpty()
    full = environment(COLUMNS=str(columns), **(env or {}))
    child = subprocess.Popen([program(), *words], stdout=end, stderr=end, stdin=end, env=full)
    os.close(end)
    said = b""
    while True:
        try:
            piece = os.read(keeper, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        said += piece
    child.wait()
    os.close(keeper)
    return said.decode()


@pytest.mark.parametrize("columns", [40, 80, 100])
def test_the_table_fills_the_terminal_and_never_runs_over(columns: int) -> None:
    lines = on_terminal(*LETTER, columns=columns, env={"NO_COLOR": "1"}).splitlines()
    boxed = [line.rstrip("\r") for line in lines if line.startswith(("┌", "│"))]
    assert {columns} == {len(line) for line in boxed}
    assert max(map(len, lines)) <= columns


def test_a_terminal_gets_the_table_in_colour() -> None:
    said = on_terminal(*LETTER)
    assert "┌" in said
    assert ESCAPE in said


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_none_is_wanted(env: dict[str, str]) -> None:
    said = on_terminal(*LETTER, env=env)
    assert ESCAPE not in said
    assert "┌" in said


CODES = "\x1b[31mred\x1b]8;;http://x\x07 \x9b1m \u202eback\u2066 \x7f"
"""A colour, a link, the same in one character, and letters that turn round what follows."""

SHEET = f"decision_date,reason,n{CODES}\n2026-10-01,{CODES},{CODES}\n{CODES},,\n"


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    (tmp_path / "hostile.csv").write_text(SHEET, encoding="utf-8")
    return str(tmp_path / "hostile.csv")


@pytest.mark.parametrize(
    "words",
    [
        ("batch", "FILE"),
        ("batch", "FILE", "--process", "all"),
        ("batch", "FILE", "--long"),
        ("batch", "FILE", "--format", "jsonl"),
        ("batch", "FILE", "--format", "csv", "-o", "/dev/stdout"),
        ("batch", "FILE", "--format", "csv", "--problems", "/dev/stderr"),
        ("batch", "FILE", "--guess"),
        ("batch", "FILE", "--process", "all", "--normalise"),
        ("due", "FILE"),
        ("due", "FILE", "--by", f"n{CODES}"),
        ("due", "FILE", "--format", "csv"),
        ("due", "FILE", "--format", "json"),
        ("due", "FILE", "--format", "ics"),
        ("due", "FILE", "--format", "html"),
        (*LETTER, "--id", CODES),
        (*LETTER, "--id", CODES, "--format", "ics"),
        (*LETTER, f"--bank-holiday={CODES}"),
    ],
)
def test_nothing_that_stands_in_a_cell_works_on_a_terminal(
    words: tuple[str, ...], hostile: str
) -> None:
    named = [hostile if word == "FILE" else word for word in words]
    said = on_terminal(*named, env={"NO_COLOR": "1", "SENDPATH_TODAY": "2026-11-21"})
    assert "2026" in said
    left = said.replace("\r\n", "")
    assert "" == "".join(letter for letter in left if not letter.isprintable())


def test_a_file_and_a_pipe_get_a_cell_byte_for_byte(hostile: str, tmp_path: Path) -> None:
    piped = run("batch", hostile, "--today", "2026-11-21").out
    run("batch", hostile, "--today", "2026-11-21", "-o", str(tmp_path / "out.csv"))
    assert SHEET.splitlines()[1].encode() in piped.encode()
    assert SHEET.splitlines()[1].encode() in (tmp_path / "out.csv").read_bytes()


def test_a_workbook_is_not_written_to_a_terminal(hostile: str) -> None:
    for command in ("batch", "due"):
        said = on_terminal(command, hostile, "--format", "xlsx")
        assert said.startswith("--format: a workbook is no text, and a terminal shows text alone.")


def test_no_color_wins_over_always() -> None:
    assert ESCAPE not in on_terminal(*LETTER, "--color", "always", env={"NO_COLOR": "1"})
    assert ESCAPE in run(*LETTER, "--format", "table", "--color", "always", env=environment()).out


@pytest.mark.parametrize("env", [{}, {"FORCE_COLOR": "0"}, {"FORCE_COLOR": "1"}])
def test_a_pipe_gets_plain_text_whatever_force_color_says(env: dict[str, str]) -> None:
    said = run(*LETTER, env=environment(**env)).out
    assert said.startswith("verdict: ")
    assert ESCAPE not in said


def test_colour_never_stands_alone() -> None:
    coloured = on_terminal(*LETTER[:3], "--today", "2027-01-01")
    assert "passed, 31 days ago" in coloured


def test_plain_text_is_ascii_and_one_label_a_line() -> None:
    for line in ask(*LETTER, "--plain").out.splitlines():
        assert line.isascii()
        assert not line or ": " in line


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp437"])
@pytest.mark.parametrize("layout", ["table", "plain", "json"])
def test_an_old_code_page_gets_an_answer_without_a_fault(encoding: str, layout: str) -> None:
    env = environment(PYTHONIOENCODING=encoding)
    done = subprocess.run(
        [program(), *LETTER, "--format", layout], capture_output=True, env=env, check=False
    )
    said = done.stdout.decode(encoding)
    assert (0, b"") == (done.returncode, done.stderr)
    assert "1 December 2026" in said or "2026-12-01" in said
    assert "?" not in said


def test_a_label_beyond_the_code_page_is_no_fault() -> None:
    env = environment(PYTHONIOENCODING="cp1252")
    done = subprocess.run(
        [program(), *LETTER, "--id", "Zoë ✓ 学"], capture_output=True, env=env, check=False
    )
    assert 0 == done.returncode
    assert "case: Zoë ? ?" in done.stdout.decode("cp1252")


def test_a_reader_that_has_gone_is_no_fault() -> None:
    script = f"{program()} {' '.join(LETTER)} --explain | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run([BASH, "-c", script], capture_output=True, text=True, check=True)
    assert ("0\n", "") == (done.stdout, done.stderr)


def test_a_stream_that_is_closed_or_full_shows_no_traceback() -> None:
    for closed, code in ((">&-", 2), ("2>&-", 0), (">&- 2>&-", 2), (">/dev/full", 2)):
        script = f"{program()} {' '.join(LETTER)} {closed}"
        done = subprocess.run([BASH, "-c", script], capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr
        assert code == done.returncode


def test_an_interrupt_ends_with_130_and_no_traceback() -> None:
    code = (
        "import sendpath.answers.deadlines as d, signal, time, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a job may start deaf to it
        "d.deadlines = lambda *a, **k: (print('ready', flush=True), time.sleep(30))\n"
        f"sys.argv = ['sendpath', *{LETTER!r}]\n"
        "from sendpath.__main__ import main; main()\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert "ready\n" == child.stdout.readline()
    time.sleep(0.1)
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=20)
    assert (130, "") == (child.returncode, said)


def test_an_unforeseen_fault_is_told_in_words_and_shows_no_traceback() -> None:
    code = (
        "import sendpath.answers.deadlines as d, sys\n"
        "def broken(*a, **k): raise RuntimeError('a bug')\n"
        "d.deadlines = broken\n"
        f"sys.argv = ['sendpath', *{LETTER!r}]\n"
        "from sendpath.__main__ import main; main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (2, "") == (done.returncode, done.stdout)
    assert done.stderr == (
        "sendpath: something went wrong inside sendpath (RuntimeError: a bug).\n"
        "No answer was given. Please report this with the command you typed.\n"
    )


def test_a_refusal_on_a_terminal_breaks_between_words() -> None:
    said = on_terminal("deadlines", columns=60)
    assert max(len(line) for line in said.splitlines()) <= 60
    assert "--decision-date 2026-10-01" in " ".join(said.split())


def test_the_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    words = (*LETTER, "--certificate-date", "2026-11-02", "--explain")
    for layout in ("table", "plain", "json"):
        said = [
            run(*words, "--format", layout, env=environment(PYTHONHASHSEED=seed), cwd=tmp_path).out
            for seed in ("0", "1")
        ]
        assert said[0] == said[1]


@pytest.mark.parametrize(("rows", "again"), [("24", True), ("60", False)])
def test_the_verdict_stands_last_too_where_the_first_line_has_scrolled_away(
    rows: str, again: bool
) -> None:
    said = on_terminal(*LETTER, env={"LINES": rows, "NO_COLOR": "1"})
    assert again == ("In short: 10 days left: ring the mediation adviser" in " ".join(said.split()))
    assert "In short" not in run(*LETTER, "--format", "table", env=environment(LINES=rows)).out


def test_lines_before_one_that_cannot_be_had_are_written(tmp_path: Path) -> None:
    def lines() -> Iterator[str]:
        yield from map("{}\n".format, range(300))
        raise csv.Error

    with (tmp_path / "pipe").open("w") as target, pytest.raises(csv.Error):
        target.writelines(by_many(lines()))
    assert (tmp_path / "pipe").read_text() == "".join(map("{}\n".format, range(300)))
    assert [*by_many(iter([]))] == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("deadlines", "--decision-date", "2026-10-01"), "a.ics"),
        (("sample", "--rows", "3", "--seed", "1"), "a.csv"),
        (("conform", "--print"), "a.jsonl"),
        (("holidays", "2026"), "a.json"),
    ],
)
def test_what_was_written_is_named(words: tuple[str, ...], name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    ran = ask(*words, "-o", str(path), today="2026-11-27")
    assert path.exists()
    assert f"Written: {path}\n" in ran.err


@pytest.mark.parametrize("command", ["batch", "due"])
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_the_answer_about_a_caseload_is_named(command: str, suffix: str, tmp_path: Path) -> None:
    cases, path = tmp_path / "cases.csv", tmp_path / f"answer.{suffix}"
    cases.write_text("case,decision_date\nA,2026-10-01\n", encoding="utf-8")
    ran = ask(command, str(cases), "-o", str(path), today="2026-11-27")
    assert 1 == ran.err.count(f"Written: {path}\n")


CASES = """\
case,decision_date,certificate_date,Notes
1,2026-11-02,not a day,a
2,2026-10-01,20 Oct 26,b
,,,c
"""


def test_on_a_terminal_the_list_comes_first_and_what_is_said_of_the_file_below_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "cases.csv").write_text(CASES, encoding="utf-8")
    words = ("due", str(tmp_path / "cases.csv"), "--today", "2026-11-21")
    for layout in ("table", "plain"):
        seen = {"NO_COLOR": "1", "LINES": "10"}
        said = on_terminal(*words, "--format", layout, env=seen).replace("\r\n", "\n")
        first, second = said.splitlines()[:2]
        assert "stand below the list." in first
        assert "due within 14 days" in second
        note = "row 2, certificate_date: 'not a day' is not a date"
        assert 1 == said.count(note)
        assert said.index("Information, not legal advice") < said.index(note)
        assert said.index(note) < said.index("In short:")
    piped = run(*words, env=environment())
    assert "below the list" not in piped.err
    assert "'not a day' is not a date" in piped.err


def test_a_refusal_of_a_list_stands_alone_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "cases.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    said = on_terminal("due", str(tmp_path / "cases.csv"), env={"NO_COLOR": "1"})
    assert "no column tells a date" in said
    assert "below the list" not in said
