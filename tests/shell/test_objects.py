"""Files of objects, one a line: what contradicts itself, and what no file can hold."""

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from support import ask

TODAY = "2026-11-27"


def test_one_name_with_two_values_is_a_fault_of_its_row(tmp_path: Path) -> None:
    twice = '{"id":"A","decision_date":"2026-10-01","decision_date":"2026-10-05"}\n'
    same = '{"id":"B","decision_date":"2026-10-05","decision_date":"2026-10-05"}\n'
    path = tmp_path / "in.jsonl"
    path.write_text(twice + same, "utf-8")
    ran = ask("batch", str(path), "--columns", "appeal_window", "--format", "csv", today=TODAY)
    first, second = csv.DictReader(io.StringIO(ran.out))
    assert 3 == ran.code
    assert not first["sendpath_appeal_window"]
    assert "it tells one name twice, and not the same." in first["sendpath_problems"]
    assert "2026-12-07" == second["sendpath_appeal_window"]


def test_one_fact_in_two_spellings_is_one_column(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    lines = [
        {"id": "A", "decision_date": "2026-10-01", "note": "x"},
        {"id": "B", "Decision Date": "2026-10-05", "Note": "y"},
        {"id": "C", "decision_date": "2026-10-05", "Decision Date": "2026-10-05"},
        {"id": "D", "decision_date": None, "Decision Date": "2026-10-05"},
        {"id": "E", "decision_date": "2026-10-01", "Decision Date": "2026-10-05"},
    ]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    ran = ask("batch", str(path), "--columns", "appeal_window", "--format", "csv", today=TODAY)
    head, *rows = csv.reader(io.StringIO(ran.out))
    assert ["id", "decision_date", "note", "Note"] == head[:4]
    assert ["2026-12-01", *["2026-12-07"] * 3, ""] == [row[4] for row in rows]
    assert "'decision_date' and 'Decision Date', which are one, and not the same" in rows[4][5]
    assert 3 == ran.code


@pytest.mark.parametrize("number", ["7" * 5000, "-" + "7" * 5000, "1e400"])
def test_a_number_beyond_all_use_passes_as_it_is_written(number: str, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(f'{{"id":"A","decision_date":"2026-10-01","n":{number}}}\n', "utf-8")
    ran = ask("batch", str(path), "--columns", "appeal_window", "--format", "csv", today=TODAY)
    assert f"A,2026-10-01,{number},2026-12-01," == ran.out.splitlines()[1]
    path.write_text(f'{{"id":"A","decision_date":{number}}}\n', "utf-8")
    ran = ask("batch", str(path), "--columns", "appeal_window", "--format", "csv", today=TODAY)
    assert 3 == ran.code
    assert "is not a date" in ran.err


def test_values_too_deep_within_each_other_are_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    deep = "[" * 100_000 + "]" * 100_000
    path.write_text(
        f'{{"id":"B","decision_date":"2026-10-01"}}\n{{"id":"A","n":{deep}}}\n', "utf-8"
    )
    ran = ask("batch", str(path), "--columns", "appeal_window", "--format", "csv", today=TODAY)
    assert 3 == ran.code
    assert "row 2, the row: its values stand too deep within each other." in ran.err


def test_half_a_character_is_a_question_mark_in_every_format(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"id":"A","decision_date":"2026-10-01","note\\ud83d":"\\ud83d!"}\n', "utf-8")
    out = ask("batch", str(path), "--format", "csv", today=TODAY).out
    assert "?!" == next(csv.DictReader(io.StringIO(out)))["note?"]
    back = tmp_path / "back.xlsx"
    assert 0 == ask("batch", str(path), "-o", str(back), today=TODAY).code
    rows = [[*row] for row in load_workbook(back).worksheets[0].values]
    assert "?!" in rows[1]
