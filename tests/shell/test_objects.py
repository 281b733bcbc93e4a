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


HALVES = (
    '{"id":"A","decision_date":"2026-10-01","note\\ud83d":"\\uDC00!"}\n'
    '{"id":"B","decision_date":"2026-10-01","note\\ud83d":"\\ud83d\\ude00 \\\\ud83d"}\n'
    '{"id":"C","decision_date":"2026-10-01","list":["\\ud83d"]}\n'
    '{"id":"D","decision_date":"2026-10-01","list":["\\u00e9"]}\n'
)


@pytest.mark.parametrize(
    "words",
    [(), ("--process", "all"), ("--long",), ("--process", "all", "--engine", "duckdb")],
)
def test_half_a_character_stays_its_escape_and_is_named_in_its_row(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    if "duckdb" in words:
        pytest.importorskip("duckdb")
    path = tmp_path / "in.jsonl"
    path.write_text(HALVES, "utf-8")
    ran = ask("batch", str(path), "--format", "csv", *words, today=TODAY)
    rows = [*csv.DictReader(io.StringIO(ran.out))]
    first, second, third, last = ([row for row in rows if row["id"] == each] for each in "ABCD")
    key = r"note\ud83d"
    assert {r"\uDC00!"} == {row[key] for row in first}
    assert {"\U0001f600 \\ud83d"} == {row[key] for row in second}
    assert {'["\\\\ud83d"]'} == {row["list"] for row in third}
    assert {'["\u00e9"]'} == {row["list"] for row in last}
    for row, half in ((first, "ud83d"), (second, "ud83d"), (third, "ud83d")):
        assert rf"it holds \{half}, half a character" in row[0]["sendpath_problems"]
    assert "" == last[0]["sendpath_problems"]
    assert 3 == ran.code


def test_half_a_character_leaves_the_row_answered_in_every_format(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(HALVES, "utf-8")
    back = tmp_path / "back.xlsx"
    assert 3 == ask("batch", str(path), "-o", str(back), today=TODAY).code
    rows = [[*row] for row in load_workbook(back).worksheets[0].values]
    assert r"\uDC00!" in rows[1]
    lines = ask("batch", str(path), "--format", "jsonl", today=TODAY).out.splitlines()
    given = [json.loads(line) for line in lines]
    assert r"\uDC00!" == given[0]["columns"][r"note\ud83d"]
    assert ["due", "due"] == [each["deadlines"][0]["status"] for each in given[:2]]
    assert 0 == ask("batch", str(path), "--lenient", today=TODAY).code


def test_two_names_of_one_fact_in_one_object_are_a_fault_of_its_row(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    lines = [
        {"id": "A", "decision_date": "2026-10-01", "Decision dated": "2026-10-05"},
        {"id": "B", "decision_date": "2026-10-01", "decision-dated": "2026-10-01"},
        {"id": "C", "decision_dated": "2026-10-01"},
    ]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    for words in ((), ("--process", "all"), ("--guess",)):
        ran = ask("batch", str(path), *words, today=TODAY)
        assert ran.code == (0 if words == ("--guess",) else 3), ran.err
    ran = ask("batch", str(path), "--columns", "appeal_window", "--format", "csv", today=TODAY)
    head, *rows = csv.reader(io.StringIO(ran.out))
    assert ["id", "decision_date"] == head[:2]
    assert ["", "2026-12-01", "2026-12-01"] == [row[2] for row in rows]
    assert "row 1, the row: it tells 'decision_date' and 'Decision dated'" in ran.err


def test_sections_are_read_from_a_list(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    lists: list[list[str]] = [["B", "F"], ["I"], ["F", "Q"], []]
    lines = [{"decision_date": "2026-10-01", "section": each} for each in lists]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    ran = ask("batch", str(path), "--columns", "certificate", "--format", "csv", today=TODAY)
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert ["needed", "not-needed", "", ""] == [each["sendpath_certificate"] for each in rows]
    assert rows[2]["sendpath_problems"].startswith("section: 'Q' is not a section of an EHC plan.")
    assert not any(rows[at]["sendpath_problems"] for at in (0, 1, 3))
