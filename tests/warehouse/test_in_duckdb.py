"""``batch --engine duckdb`` is ``batch``: each byte of its answer, its messages, its exit code."""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import pytest

from caseload.made_rows import TODAY, Kind, Maker
from sendpath.cli import extras
from sendpath.rulebook.loader import RuleBook
from sendpath.warehouse import pieces
from support import Ran, ask
from warehouse.test_trees import PROCESSES

pytest.importorskip("duckdb")  # an extra: where it is missing, there is nothing to compare

HEAD = "ref,last_review,review_meeting,review_report_sent,outcome,notes"
ODD_ROWS = (
    HEAD,
    "1,2025-09-01,2026-09-01,,keep,plain",
    '2,2025-09-01,"2026-09-01",,keep,"a, b"',
    '3,"2025-09-01","2026-09-01","","keep","n"',
    '4,2025-09-01,2026-09-01,,keep,"said ""no"""',
    '5,2025-09-01,2026-09-01,,keep,"over',
    'two lines"',
    '6,2025-09-01,2026-09-01,,keep,"""a""b"""',
    '7,2025-09-01,"1 September, 2026",,keep,',
    "8,2025-09-01,2026-09-01,,keep,x,y,z",
    "9,2025-09-01",
    "",
    ",,,,,",
    "10,2025-09-01,2026-09-01,,nonsense,=1+1",
    "11,45000,2026-09-01,not yet,cease,",
    "12,2026-09-01,2025-09-01,2024-01-01,,",
    "13,tbc,n/a,,,",
    "14, 2025-09-01 ,1/9/2026,,,",
    '15,2025-09-01,2026-09-01,,keep,a"b',
    '16,2025-09-01,2026-09-01,,keep,"a"b',
    "17,1999-01-01,2031-05-05,,,",
    "18,2025-09-01,2026-09-01,,keep,\u2028nul\0 here",
    "19,2025-09-01,10/25/2026,,,",
    '20,2025-09-01,2026-09-01,,keep,"never closed',
    "21,2025-09-01,2026-09-01,,keep,last",
)
"""Rows as no program writes them, and as some people do."""

ODD = "\n".join(ODD_ROWS)


def answered(sheet: Path, process: str, *words: str) -> Ran:
    return ask("batch", str(sheet), "--process", process, *words, today=TODAY.isoformat())


def is_the_same(sheet: Path, process: str, *words: str) -> Ran:
    plain = answered(sheet, process, *words)
    assert plain == answered(sheet, process, *words, "--engine", "duckdb")
    return plain


def made(book: RuleBook, folder: Path, process: str, kinds: Sequence[Kind], rows: int) -> Path:
    sheet = folder / "in.csv"
    there = [Maker(book, process, f"duckdb {kind}").sheet(kind, rows) for kind in kinds]
    head, *_ = there[0].splitlines(keepends=True)
    text = head + "".join(each.removeprefix(head) for each in there)
    sheet.write_text(text, encoding="utf-8", newline="")
    return sheet


@pytest.mark.slow
@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("process", ["assessment", "cease"])
def test_some_rows_are_answered_alike(
    book: RuleBook, tmp_path: Path, process: str, kind: Kind
) -> None:
    ran = is_the_same(made(book, tmp_path, process, [kind], 60), process)
    assert ran.out.count("\n") == 61


@pytest.mark.exhaustive
@pytest.mark.parametrize("process", [*PROCESSES, "all"])
def test_a_thousand_rows_of_each_kind_and_process_are_answered_alike(
    book: RuleBook, tmp_path: Path, process: str
) -> None:
    if not Maker(book, process, "").groups:
        pytest.skip("no rule of this process counts from a date")
    ran = is_the_same(made(book, tmp_path, process, get_args(Kind), 1000), process)
    assert ran.out.count("\n") == 2001


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_that_nobody_should_write_are_answered_alike(tmp_path: Path, end: str) -> None:
    sheet = tmp_path / "in.csv"
    sheet.write_bytes(ODD.replace("\n", end).encode())
    ran = is_the_same(sheet, "review")
    assert ran.code == 3


@pytest.mark.slow
@pytest.mark.parametrize("rows", [1, 3])
def test_rows_are_numbered_through_all_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    monkeypatch.setattr(pieces, "ROWS", rows)
    sheet = tmp_path / "in.csv"
    sheet.write_bytes(ODD.encode())
    assert "(row 16)" in is_the_same(sheet, "review").err


@pytest.mark.parametrize(
    "text",
    ["", HEAD, f"{HEAD}\n", "ref,notes\n1,2\n", f"{HEAD},sendpath_act_by\n1,2025-09-01,,,,,x\n"],
)
def test_sheets_of_no_rows_or_with_our_columns_are_answered_alike(
    tmp_path: Path, text: str
) -> None:
    sheet = tmp_path / "in.csv"
    sheet.write_bytes(text.encode())
    is_the_same(sheet, "review")


def test_a_file_is_written_alike_and_nothing_else_stays(
    book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, work = made(book, tmp_path, "assessment", ["real"], 30), tmp_path / "work"
    work.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(work))
    monkeypatch.chdir(work)
    plain, other = tmp_path / "plain.csv", tmp_path / "other.csv"
    answered(sheet, "assessment", "-o", str(plain))
    answered(sheet, "assessment", "-o", str(other), "--engine", "duckdb")
    assert plain.read_bytes() == other.read_bytes()
    assert [] == [*work.iterdir()]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--process", "review", "--columns", "next_words"),
        ("--process", "review", "--inert"),
        ("--process", "review", "--normalise"),
        ("--process", "review", "--format", "jsonl"),
        ("--process", "review", "--term", "2026-09-03..2026-10-23"),
    ],
)
def test_what_it_does_not_do_is_refused(tmp_path: Path, words: tuple[str, ...]) -> None:
    sheet = tmp_path / "in.csv"
    sheet.write_bytes(ODD.encode())
    ran = ask("batch", str(sheet), *words, "--engine", "duckdb")
    assert (2, "") == (ran.code, ran.out)
    assert "--engine" in ran.err
    assert any(told in ran.err for told in ("Leave out --columns", "Ask for one of them."))


def test_another_engine_is_refused(tmp_path: Path) -> None:
    ran = ask("batch", str(tmp_path / "in.csv"), "--process", "review", "--engine", "spark")
    assert 2 == ran.code
    assert "Write duckdb." in ran.err


def test_where_it_is_not_installed_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _name: None)
    ran = ask("batch", str(tmp_path / "in.csv"), "--process", "review", "--engine", "duckdb")
    assert 2 == ran.code
    assert "duckdb needs duckdb, which is not installed" in ran.err
    assert "'sendpath[duckdb]'" in ran.err


def test_batch_without_it_never_starts_it(tmp_path: Path) -> None:
    sheet = tmp_path / "in.csv"
    sheet.write_bytes(ODD.encode())
    source = (
        "import sys\nfrom sendpath.cli.main import program\n"
        f"try: program()(['batch', {str(sheet)!r}, '--process', 'review'])\n"
        "except SystemExit: pass\n"
        "print('duckdb' in sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, check=False)
    assert b"False" == done.stderr.split()[-1]
