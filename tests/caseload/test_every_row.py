"""However a row is answered, it is one answer: by its cells, by what was learnt, or by itself."""

import csv
import io
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest

from amount import amount
from caseload.made_rows import TODAY, Kind, Maker
from sendpath.caseload import answered_rows, row_sorts
from sendpath.caseload.answered_rows import AnsweredRows
from sendpath.caseload.asking import Memory
from sendpath.caseload.printed_lines import LinePrinter
from sendpath.caseload.quick_rows import QuickRows
from sendpath.caseload.table import Answered
from sendpath.rulebook.loader import RuleBook
from sendpath.sheets import records
from sendpath.sheets.csv_lines import Joiner, guarded, written
from sendpath.sheets.records import Records
from support import Ran, ask

PROCESSES = (
    *("letters", "all", "mediation", "appeal", "agreement", "assessment", "review", "amendment"),
    *("phase-transfer", "reassessment", "cease", "move", "order", "concession", "complaint"),
    *("transport", "exclusion", "discrimination"),
)
CHOSEN = ("next_words", "act_by", "standing", "overdue", "complaint")
BY_CELLS = ("who", "council_next_due", "days_overdue", "overdue")
"""Columns of a row as a whole, in another order than that in which they are written by default."""

LETTERS = ("can_appeal", "certificate", "days_left", "certainty", "appeal_window_latest")


def answered(folder: Path, process: str, *words: str) -> Ran:
    """Answer a sheet."""
    asked = () if process == "letters" else ("--process", process)
    return ask("batch", str(folder / "in.csv"), *asked, *words, today=TODAY.isoformat())


def each_by_itself(patch: pytest.MonkeyPatch) -> None:
    """Answer no row by what was learnt of others, and none by its cells."""
    patch.setattr(AnsweredRows, "_quickly", lambda *_: None)
    patch.setattr(Memory, "reaches", lambda *_: False)


@pytest.fixture(params=["at once", "after a few", "by default"])
def soon(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer rows a line at a time sooner than is worth it, so that most are.

    After a few, a sheet of few sorts is answered as one of many: what rules say is asked first.
    """
    many = {"at once": 1, "after a few": 8, "by default": row_sorts.MANY}[request.param]
    few = {"after a few": 0}.get(request.param, row_sorts.FEW_SORTS)
    monkeypatch.setattr(row_sorts, "MANY", many)
    monkeypatch.setattr(row_sorts, "FEW_SORTS", few)


def is_one_answer(
    book: RuleBook, folder: Path, process: str, kind: Kind, rows: int, *words: str
) -> None:
    """Answer one sheet in every way, and compare."""
    text = Maker(book, process, f"{kind} {words}").sheet(kind, rows)
    (folder / "in.csv").write_bytes(text.encode())
    quick = answered(folder, process, *words)
    with pytest.MonkeyPatch.context() as patch:
        each_by_itself(patch)
        alone = answered(folder, process, *words)
    assert rows + 1 == len([*csv.reader(io.StringIO(alone.out))])
    assert alone.out == quick.out
    assert (alone.err, alone.code) == (quick.err, quick.code)


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("process", PROCESSES)
def test_a_hundred_rows_of_each_process(
    book: RuleBook, tmp_path: Path, process: str, kind: Kind
) -> None:
    is_one_answer(book, tmp_path, process, kind, 100)


@pytest.mark.parametrize("process", ["letters", "review", "assessment", "order", "all"])
@pytest.mark.once
def test_most_rows_are_answered_by_their_cells_and_none_of_them_fails(
    book: RuleBook, tmp_path: Path, process: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(row_sorts, "MANY", 4)
    quickly, by_line = AnsweredRows._quickly, AnsweredRows.answered_line
    answered_: list[str | None] = []
    otherwise: list[int] = []

    def counted(table: AnsweredRows, row: Sequence[str], number: int) -> str | None:
        answered_.append(None)  # stays, where it raises
        answered_[-1] = quickly(table, row, number)
        return answered_[-1]

    def lined(table: AnsweredRows, row: Sequence[str], records: Records, number: int) -> str:
        otherwise.append(number)
        return by_line(table, row, records, number)

    monkeypatch.setattr(AnsweredRows, "_quickly", counted)
    monkeypatch.setattr(AnsweredRows, "answered_line", lined)
    text = Maker(book, process, "quick").sheet("real", 600)
    (tmp_path / "in.csv").write_bytes(text.encode())
    assert answered(tmp_path, process).code in (0, 3, 4)
    assert len(otherwise) < 600 - 30 or process in ("all", "letters", "assessment")
    assert len(answered_) - answered_.count(None) > 0.9 * len(otherwise)


@pytest.mark.parametrize("process", ["review", "assessment", "exclusion", "mediation"])
def test_a_line_at_a_time_is_the_same_answer(
    book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, process: str
) -> None:
    monkeypatch.setattr(row_sorts, "MANY", 1)
    is_one_answer(book, tmp_path, process, "real", 200)
    is_one_answer(book, tmp_path, process, "real", 60, "--columns", "complaint,next_words")


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("process", ["letters", "review", "assessment", "order", "all"])
@pytest.mark.once
def test_rows_are_answered_alike_in_whatever_block_they_stand_and_however_common_they_are(
    book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, process: str, kind: Kind
) -> None:
    monkeypatch.setattr(row_sorts, "MANY", 1)
    monkeypatch.setattr(records, "BLOCK", 7)
    monkeypatch.setattr(records, "FEW", 7)
    monkeypatch.setattr(answered_rows, "SHARES_AT", 60)
    is_one_answer(book, tmp_path, process, kind, 300)


ODD = (
    "2005-01-01",
    "2034-06-01",
    " ",
    " 2026-10-05",
    "5/10/2026",
    "x" * 300,
    "n/a",
    "not yet",
    "TBC",
)
"""Cells as long as days, outside the window of days that have numbers, or longer than any."""


@pytest.mark.parametrize("process", ["letters", "review"])
def test_a_row_with_an_odd_cell_among_many_plain_ones_is_answered_as_it_is_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, process: str
) -> None:
    monkeypatch.setattr(row_sorts, "MANY", 1)
    days = "decision_date,certificate_date" if process == "letters" else "plan_made,review_meeting"
    plain = ["2026-09-01,2026-10-20", "2025-01-06,2025-03-03"]
    rows = [row for each in ODD for row in (*plain, f"{each},2026-10-21", f"2026-09-02,{each}")]
    (tmp_path / "in.csv").write_text("\n".join([days, *rows, *plain, ""]), encoding="utf-8")
    quick = answered(tmp_path, process)
    each_by_itself(monkeypatch)
    assert answered(tmp_path, process) == quick


@pytest.mark.parametrize("process", ["letters", "review"])
def test_a_sheet_in_the_order_of_its_days_is_answered_as_its_rows_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, process: str
) -> None:
    monkeypatch.setattr(row_sorts, "MANY", 1)
    monkeypatch.setattr(records, "BLOCK", 7)
    monkeypatch.setattr(answered_rows, "SHARES_AT", 14)
    head = "decision_date" if process == "letters" else "review_meeting"
    days = [date(2018, 1, 8) + timedelta(40 * number) for number in range(80)]
    (tmp_path / "in.csv").write_text("\n".join([head, *map(str, days), ""]), encoding="utf-8")
    reaches, reached = list[range](), LinePrinter._reached

    def seen(printer: LinePrinter) -> range:
        reaches.append(reached(printer))
        return reaches[-1]

    monkeypatch.setattr(LinePrinter, "_reached", seen)
    quick = answered(tmp_path, process)
    assert len({*reaches}) == 2, "a few days, and then all of them"
    few, every = reaches[0], reaches[-1]
    assert every[0] < few[0]
    assert few[-1] < every[-1]
    each_by_itself(monkeypatch)
    assert answered(tmp_path, process) == quick


CLASHING = {
    "letters": "decision_date,certificate_date,reason",
    "review": "review_meeting,review_decision_sent,plan_made",
}
"""Two days, of which the second may not precede the first."""


@pytest.mark.parametrize("process", CLASHING)
def test_days_that_cannot_both_be_are_said_of_each_row_and_learnt_of_the_first_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, process: str
) -> None:
    last = "refuse-assess" if process == "letters" else "2025-01-06"
    rows = [f"2026-09-{day:02},2026-08-{day:02},{last}" for day in range(1, 29)]
    (tmp_path / "in.csv").write_text("\n".join([CLASHING[process], *rows, ""]), encoding="utf-8")
    whole = rows_in_full(monkeypatch)
    quick = answered(tmp_path, process)
    assert not whole
    assert quick.out.count("and it is before the day") == len(rows)
    each_by_itself(monkeypatch)
    assert answered(tmp_path, process) == quick
    assert len(whole) == len(rows)


def test_a_certificate_without_its_letter_is_answered_by_what_was_learnt_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [f",2026-10-{day:02},refuse-assess" for day in range(1, 29)]
    (tmp_path / "in.csv").write_text("\n".join([CLASHING["letters"], *rows, ""]), encoding="utf-8")
    whole = rows_in_full(monkeypatch)
    quick = answered(tmp_path, "letters")
    assert not whole
    assert "The certificate's month ends on Tuesday 10 November 2026." in quick.out
    assert "The certificate's month ends on Wednesday 11 November 2026." in quick.out
    assert quick.err.count("A certificate alone gives no firm last day") == 1  # one kind, any day
    assert "Of this kind: 28." in quick.err
    each_by_itself(monkeypatch)
    assert answered(tmp_path, "letters") == quick


def rows_in_full(patch: pytest.MonkeyPatch) -> list[int]:
    """Write down the rows that are read as a whole."""
    whole, in_full = list[int](), AnsweredRows.in_full

    def counted(table: AnsweredRows, row: Sequence[str], records: Records, number: int) -> Answered:
        whole.append(number)
        return in_full(table, row, records, number)

    patch.setattr(AnsweredRows, "in_full", counted)
    return whole


def test_a_total_below_the_table_is_no_case_though_its_count_reads_as_a_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "ref,transfer_year\nA,2026\nB,2027\nTotal,2026\n"
    (tmp_path / "in.csv").write_text(rows, encoding="utf-8")
    quick = answered(tmp_path, "phase-transfer")
    assert "row 4 ('Total')" in quick.err
    assert "Total,2026,,," in quick.out
    each_by_itself(monkeypatch)
    assert answered(tmp_path, "phase-transfer") == quick


def test_a_row_with_a_problem_is_not_said_to_be_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("ref,decision_date,received_date\nA,,2026-10-01\n", "utf-8")
    assert "left as they were" not in answered(tmp_path, "letters").err


@pytest.mark.parametrize("name", ["MOST", "PRINTED"])
def test_what_is_kept_of_rows_is_bounded_and_nothing_hangs_on_it(
    book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(row_sorts, "MANY", 1)
    monkeypatch.setattr(row_sorts, name, 2)
    is_one_answer(book, tmp_path, "review", "real", 150)


@pytest.mark.slow
@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("process", ["review", "assessment", "exclusion"])
@pytest.mark.once
def test_a_line_at_a_time_is_the_same_answer_however_soon(
    book: RuleBook, tmp_path: Path, process: str
) -> None:
    is_one_answer(book, tmp_path, process, "real", 600)


@pytest.mark.parametrize("process", ["letters", "all", "review", "cease"])
def test_chosen_columns(book: RuleBook, tmp_path: Path, process: str) -> None:
    columns = CHOSEN if process in ("review", "cease") else (*LETTERS, *CHOSEN)
    is_one_answer(book, tmp_path, process, "real", 150, "--columns", ",".join(columns))


@pytest.mark.parametrize("process", PROCESSES)
@pytest.mark.once
def test_columns_of_whose_step_it_is_and_what_is_late(
    book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, process: str
) -> None:
    monkeypatch.setattr(row_sorts, "MANY", 1)  # each sort is printed from its second row on
    for kind in get_args(Kind):
        is_one_answer(book, tmp_path, process, kind, 100, "--columns", ",".join(BY_CELLS))


@pytest.mark.parametrize(
    "words",
    [
        ("--term", "2015-09-01..2026-07-20"),
        ("--inert",),
        ("--format", "jsonl", "--columns", "next_words,overdue"),
        ("--bank-holiday", "2026-12-04"),
    ],
)
def test_whatever_else_is_asked(book: RuleBook, tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "in.csv").write_text("", encoding="utf-8")
    for kind in get_args(Kind):
        text = Maker(book, "exclusion", kind).sheet(kind, 80)
        (tmp_path / "in.csv").write_bytes(text.encode())
        quick = answered(tmp_path, "exclusion", *words)
        with pytest.MonkeyPatch.context() as patch:
            each_by_itself(patch)
            assert answered(tmp_path, "exclusion", *words) == quick


@pytest.mark.exhaustive
@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("process", PROCESSES)
def test_thousands_of_rows_of_each_process(
    book: RuleBook, tmp_path: Path, process: str, kind: Kind
) -> None:
    is_one_answer(book, tmp_path, process, kind, amount(100 if process == "all" else 1_500))


@pytest.mark.parametrize(
    "cell",
    ["", "a", "a, b", 'said "no"', "two\nlines", "=1+1", "-", "-5", "@x", "\u00a0", " a", "a\r"],
)
def test_a_cell_is_written_as_in_a_line_of_csv(cell: str) -> None:
    assert Joiner()(["x", guarded(cell)]) == f"x,{written(cell)}"


def test_values_that_nothing_tells_apart_make_one_sort(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # of an order, a review's rules ask no more than whether the plan ceases
    made: list[object] = []
    sort = QuickRows.sort

    def seen(self: QuickRows, told: bytes, elsewhere: Sequence[int] = ()) -> object:
        made.append(told)
        return sort(self, told, elsewhere)

    monkeypatch.setattr(QuickRows, "sort", seen)
    orders = ("assess", "plan", "contents", "school", "continue", "cease")
    rows = [f"2025-09-0{at},{order}" for at, order in enumerate(orders, 1)]
    text = "\n".join(("last_review,order", *rows, ""))
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    quick = answered(tmp_path, "review")
    assert 2 == len({*made})
    each_by_itself(monkeypatch)
    assert answered(tmp_path, "review") == quick
