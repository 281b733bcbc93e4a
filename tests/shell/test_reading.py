"""However a table is written, it is the same table: nothing of it is lost, and how it was read is said."""

import csv
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support import Ran, ask

TODAY = "2026-11-25"
PLAIN = 'Ref,decision_date,Notes\nA,2026-10-01,fee £5 – café\nB,soon,"a, ""b""; c"\nC,2/10/2026,\n'
MARKS = {";": "semicolons", "\t": "tabs", "|": "bars"}


def answered(folder: Path, content: bytes, *words: str, name: str = "in.csv") -> Ran:
    (folder / name).write_bytes(content)
    return ask("batch", str(folder / name), *words, today=TODAY)


def cells(ran: Ran) -> list[list[str]]:
    return [*csv.reader(io.StringIO(ran.out))]


def parted(rows: Sequence[Sequence[str]], mark: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator="\n").writerows(rows)
    return out.getvalue()


ROWS = [*csv.reader(io.StringIO(PLAIN))]


@pytest.mark.parametrize("mark", MARKS)
def test_whatever_parts_the_cells_it_is_the_same_answer_and_what_does_is_said(
    mark: str, tmp_path: Path
) -> None:
    plain = answered(tmp_path, PLAIN.encode())
    ran = answered(tmp_path, parted(ROWS, mark).encode())
    assert (plain.code, cells(plain)) == (ran.code, cells(ran))
    assert f"The file: cells parted by {MARKS[mark]}.\n{plain.err}" == ran.err


@pytest.mark.parametrize(
    ("encoding", "mark", "told"),
    [
        ("utf-8-sig", b"", ""),
        ("utf-16-le", b"\xff\xfe", "UTF-16"),
        ("utf-16-be", b"\xfe\xff", "UTF-16"),
        ("utf-16-le", b"", "UTF-16"),
        ("utf-16-be", b"", "UTF-16"),
        ("cp1252", b"", "Windows-1252"),
    ],
)
def test_however_its_text_is_written_it_is_the_same_answer_and_how_is_said(
    encoding: str, mark: bytes, told: str, tmp_path: Path
) -> None:
    plain = answered(tmp_path, PLAIN.encode())
    ran = answered(tmp_path, mark + PLAIN.encode(encoding))
    assert (plain.code, plain.out) == (ran.code, ran.out)
    assert (f"The file: read as {told}.\n" if told else "") + plain.err == ran.err


@pytest.mark.parametrize(
    "content",
    [
        "Ref,decision_date\né,2026-10-01\nà,2026-10-01\nü–£,\n".encode().replace(
            b"\xc3\xbc", b"\xc3"
        ),
        b"Ref,decision_date\n\x81,2026-10-01\n",
        PLAIN.encode("utf-16")[:-1],
        PLAIN.encode("utf-32"),
        PLAIN.encode("utf-32-le"),
        PLAIN.encode("utf-32-be"),
        b"\0\0\xfe\xff" + PLAIN.encode("utf-32-be"),
    ],
    ids=[
        *("damaged UTF-8", "no sign of Windows", "half a sign"),
        *("UTF-32", "UTF-32 unmarked", "UTF-32 backwards", "UTF-32 marked backwards"),
    ],
)
def test_text_that_is_damaged_is_refused_and_never_guessed_at(
    content: bytes, tmp_path: Path
) -> None:
    ran = answered(tmp_path, content)
    assert (2, "") == ran[:2]
    assert "neither a workbook nor text in UTF-8, UTF-16 or Windows-1252" in ran.err


@pytest.mark.parametrize("mark", [",", *MARKS])
def test_title_rows_stand_in_the_answer_as_they_are_and_are_named(
    mark: str, tmp_path: Path
) -> None:
    titles = [["Cases of the team", "", ""], ["", "", ""], ["as at 1 May", "x", ""]]
    ran = answered(tmp_path, parted([*titles, *ROWS], mark).encode())
    plain = answered(tmp_path, PLAIN.encode())
    assert titles == [row[:3] for row in cells(ran)[:3]]
    assert cells(plain)[0] == cells(ran)[3]
    assert [row[:-1] for row in cells(plain)] == [row[:-1] for row in cells(ran)[3:]]
    assert "The headings stand in row 4: rows 1 to 3 are left as they are." in ran.err
    assert "row 6, decision_date: 'soon'" in ran.err


def test_title_rows_of_commas_are_byte_for_byte(tmp_path: Path) -> None:
    titles = 'One title\n"a ""b"" ",,\n\n'
    out = answered(tmp_path, (titles + PLAIN).encode()).out
    assert titles == out[: len(titles)]


def test_a_first_line_that_says_what_parts_the_cells_is_a_title(tmp_path: Path) -> None:
    ran = answered(tmp_path, b"sep=;\n" + parted(ROWS, ";").encode())
    plain = answered(tmp_path, PLAIN.encode())
    assert cells(plain) == cells(ran)[1:]
    assert "The headings stand in row 2" in ran.err


def test_footers_and_blank_rows_are_left_as_they_are_and_named(tmp_path: Path) -> None:
    ran = answered(tmp_path, (PLAIN + ",,\nTOTAL: 3,,\n").encode())
    assert [["", "", ""], ["TOTAL: 3", "", ""]] == [row[:3] for row in cells(ran)[-2:]]
    assert {""} == {cell for row in cells(ran)[-2:] for cell in row[3:]}
    assert "row 6 ('TOTAL: 3')" in ran.err


OBJECTS = [
    {"Ref": "A", "decision_date": "2026-10-01", "more": {"a": [1, None]}, "n": 7, "b": True},
    {"Ref": "B"},
    {"decision_date": None, "Ref": "C £", "later": "x"},
]


def test_objects_a_line_are_rows_whose_columns_are_all_their_names(tmp_path: Path) -> None:
    lines = [json.dumps(each, ensure_ascii=False) for each in OBJECTS]
    lines.insert(1, "{no object")
    ran = answered(tmp_path, "\n".join([*lines, "", "[1]"]).encode(), name="in.jsonl")
    head, *rows = cells(ran)
    assert ["Ref", "decision_date", "more", "n", "b", "later"] == head[:6]
    assert [
        ["A", "2026-10-01", '{"a": [1, null]}', "7", "true", ""],
        ["{no object", "", "", "", "", ""],
        ["B", "", "", "", "", ""],
        ["C £", "", "", "", "", "x"],
        ["[1]", "", "", "", "", ""],
    ] == [row[:6] for row in rows]
    assert "row 2, the row: it is no JSON object." in ran.err
    assert "2026-12-01" in rows[0]


def test_objects_are_answered_as_the_same_table_is(tmp_path: Path) -> None:
    head, *rows = ROWS
    lines = [json.dumps(dict(zip(head, row, strict=True))) for row in rows]
    plain = cells(answered(tmp_path, PLAIN.encode()))
    assert plain == cells(answered(tmp_path, "\n".join(lines).encode(), name="in.ndjson"))
    assert plain == cells(answered(tmp_path, "\n".join(lines).encode(), name="in.txt"))


@pytest.mark.parametrize("content", [b"[1]\n", b"\n\n", b'"a"\n'])
def test_a_file_in_which_no_line_is_an_object_is_refused(content: bytes, tmp_path: Path) -> None:
    ran = answered(tmp_path, content, name="in.jsonl")
    assert (2, True) == (ran.code, "no line is a JSON object" in ran.err)


FAULTS = [
    'A,"2026-10-01,x\nB,2026-10-02,y\n',
    'A,2026-10-01,"x\nB,2026-10-02,y\nC,2026-10-05,z\n',
    'A,"2026-10-01"x,y\nB,2026-10-02,z\n',
    '"A"B,2026-10-01\nB,2026-10-02,y\n',
    'A,2026-10-01,5" pipe\nB,2026-10-02,"two\nlines"\n',
    'A,2026-10-01,"x"" y\n',
    '"A,B" "C,2026-10-01\nB,2026-10-02,y\n',
]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("mark", MARKS)
def test_faults_in_quotation_marks_are_the_same_faults_whatever_parts_the_cells(
    fault: str, mark: str, tmp_path: Path
) -> None:
    text = f"Ref,decision_date,Notes\n{fault}"
    plain = answered(tmp_path, text.encode())
    ran = answered(tmp_path, text.replace(",", mark).encode())
    assert plain.code == ran.code
    assert [row[1:] for row in ours(plain)] == [row[1:] for row in ours(ran)]
    said = f"The file: cells parted by {MARKS[mark]}.\n"
    assert plain.err == ran.err.removeprefix(said)


def ours(ran: Ran) -> list[list[str]]:
    """Give our cells of each row; those of theirs that could not be told may be quoted anew."""
    head, *rows = cells(ran)
    at = head.index("sendpath_can_appeal") if "sendpath_can_appeal" in head else 0
    return [row[at:] for row in [head, *rows]]


CELLS = st.text(st.sampled_from("ab ,;\t|\"=£é-'"), max_size=6)
DAYS = st.sampled_from(["2026-10-01", "2/10/2026", "soon", "", "tbc", "2026-08-01"])


@pytest.mark.slow
@settings(max_examples=60)
@given(st.lists(st.tuples(CELLS, DAYS, CELLS), min_size=1, max_size=5), st.sampled_from([*MARKS]))
def test_the_same_table_is_the_same_answer_whatever_parts_its_cells(
    table: list[tuple[str, str, str]], mark: str
) -> None:
    rows = [("Ref", "decision_date", "Notes"), *table]
    with TemporaryDirectory() as folder:
        plain, ran = (answered(Path(folder), parted(rows, each).encode()) for each in (",", mark))
    assert cells(plain) == cells(ran)
    assert plain.code == ran.code


LINES = st.lists(st.text(st.sampled_from('ab,"\r0é'), max_size=12), max_size=8)


@pytest.mark.slow
@settings(max_examples=80)
@given(LINES)
def test_no_text_below_the_headings_is_lost(lines: list[str]) -> None:
    """Byte for byte, where cells are parted by commas: whatever stands between marks is there."""
    text = "Ref,decision_date,Notes\n" + "".join(f"{line}\n" for line in lines)
    with TemporaryDirectory() as folder:
        ran = answered(Path(folder), text.encode(), "--columns", "standing")
    assert ran.code in (0, 3)
    out = ran.out
    for line in lines:
        for piece in re.split(r'[",\r]', line):
            assert piece in out


@pytest.mark.parametrize("mark", [",", *MARKS])
def test_rows_out_are_rows_in(mark: str, tmp_path: Path) -> None:
    rows = [*ROWS, ["", "", ""], ["D"], ["E", "2026-10-01", "x", "beyond"], ["F", "", "two\nlines"]]
    ran = answered(tmp_path, parted(rows, mark).encode())
    assert [row[0] for row in rows] == [row[0] for row in cells(ran)]
    beyond = cells(ran)[rows.index(["E", "2026-10-01", "x", "beyond"])]
    assert "beyond" == beyond[-1]


def test_a_case_with_a_cell_that_is_called_as_a_fact_is_no_row_of_headings(tmp_path: Path) -> None:
    sheet = tmp_path / "in.csv"
    sheet.write_text(
        "Families Together\n"
        "Our ref,What its about,Status,LA letter - date on it,Adviser rung\n"
        "1,Refused to assess,open,2026-10-02,rang\n"
        "2,refused EHCNA,Appeal lodged,2026-08-14,2026-09-01\n"
        "3,Refused to assess,open,2026-11-02,\n",
        "utf-8",
    )
    guessed = ask("batch", str(sheet), "--guess", today="2026-11-25").out
    assert "heading_row = 2" in guessed
    assert '"LA letter - date on it" = "decision_date"' in guessed


@pytest.mark.parametrize("heading", ["B;I", "Which of;these;four", "B;I;F;C;D", "a|b|c|d|e"])
def test_a_heading_that_holds_other_marks_does_not_part_the_cells(
    heading: str, tmp_path: Path
) -> None:
    for heads in ("Ref,Name", "Ref,Letter date", "Ref,decision_date"):
        text = f"{heads},{heading}\nA,2026-10-01,x\nB,2026-10-02,y\n"
        ran = answered(tmp_path, text.encode(), "--guess")
        assert "cells parted by" not in ran.err
        assert f'# "{heading}" = ""' in ran.out
