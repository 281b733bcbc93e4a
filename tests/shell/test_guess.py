"""A map is guessed from people's own headings and cells: a person corrects it, nothing is answered.

The sheets are our own, of the kinds that real ones showed.
"""

import csv
import io
import tomllib
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from sendpath.sheets.map_file import read_map
from sendpath.sheets.maps import SheetMap
from support import Ran, ask

TODAY = "2026-11-25"

HELPLINE = """\
Riverside helpline - open cases - DO NOT SORT,,,,,,
Family,,,Dispute,,,
Ref,Worker,DOB,Issue,Date of LA letter,Med adviser rang,Cert date
H1,Jo,03/04/2015,Refusal to assess,07/09/2026,tbc - chase,
H2,Sam,11/12/2012,20 wk breach,,,
H3,Jo,30/01/2018,"B, F and I",23/09/2026 approx,13/10/2026,03/11/2026
H4,Jo,01/06/2011,Something new,see file,n/a,
H5,Sam,02/02/2010,Cease to maintain,2 Nov 2026,??,
TOTAL,,,5,,,
"""


def guessed(text: str, folder: Path, *words: str, name: str = "in.csv") -> tuple[str, Ran]:
    sheet = folder / name
    sheet.write_text(text, encoding="utf-8")
    ran = ask("batch", str(sheet), "--guess", *words, today=TODAY)
    return ran.out, ran


def table(text: str, folder: Path) -> dict[str, Any]:
    out, ran = guessed(text, folder)
    assert 0 == ran.code
    assert isinstance(read_map(out, "map"), SheetMap)
    return tomllib.loads(out)


def test_a_map_of_a_helplines_sheet_is_proposed_line_by_line(tmp_path: Path) -> None:
    told = table(HELPLINE, tmp_path)
    assert {
        "heading_row": 3,
        "id": "Ref",
        "columns": {
            "DOB": "born",
            "Issue": "reason",
            "Date of LA letter": "decision_date",
            "Med adviser rang": "adviser_contacted",
            "Cert date": "certificate_date",
        },
        "values": {
            "Issue": {
                "Refusal to assess": "refuse-assess",
                "20 wk breach": "no-decision",
                "B, F and I": "plan-contents",
                "Cease to maintain": "cease-plan",
            }
        },
    } == told


def test_a_person_sees_every_column_and_every_value(tmp_path: Path) -> None:
    out, _ = guessed(HELPLINE, tmp_path)
    lines = out.splitlines()
    for heading in ("Ref", "Worker"):
        assert [f'# "{heading}" = ""'] == [
            line.partition("  #")[0]
            for line in lines
            if f'"{heading}"' in line and not line.startswith(("id = ", "# by = "))
        ]
    assert 'id = "Ref"  # the column that names a case' in lines
    assert [True] == [line.startswith('"DOB" = "born"') for line in lines if '"DOB"' in line]
    assert [True] == [line.startswith("# ") for line in lines if '"Something new"' in line]
    assert '# not_told = ["see file"]' in lines


def test_a_map_holds_nothing_from_columns_that_are_not_read(tmp_path: Path) -> None:
    out, _ = guessed("Child,Letter date,Notes\nZoe Example,2026-10-01,mum rang\n", tmp_path)
    assert "Zoe" not in out
    assert "rang" not in out


def test_the_map_that_was_proposed_answers_the_sheet(tmp_path: Path) -> None:
    _, made = guessed(HELPLINE, tmp_path, "-o", str(tmp_path / "map.toml"))
    assert (0, "") == (made.code, made.out)
    file = ("--map-file", str(tmp_path / "map.toml"))
    ran = ask("batch", str(tmp_path / "in.csv"), *file, today=TODAY)
    lines = ran.out.splitlines()
    assert HELPLINE.splitlines()[:2] == [line.lstrip("\ufeff") for line in lines[:2]]
    rows = {each["Ref"]: each for each in csv.DictReader(io.StringIO("\n".join(lines[2:])))}
    assert ["H1", "H2", "H3", "H4", "H5", "TOTAL"] == [*rows]
    assert "2026-11-09" == rows["H1"]["sendpath_appeal_window"]
    assert "'23/09/2026 approx' is not a date." in rows["H3"]["sendpath_problems"]
    assert "yes" == rows["H5"]["sendpath_can_appeal"]
    assert "" == (rows["TOTAL"]["sendpath_problems"] or "")


def test_a_workbook_is_guessed_with_its_sheet_and_its_row_of_headings(tmp_path: Path) -> None:
    book = Workbook(str(tmp_path / "in.xlsx"))
    book.add_worksheet("Read me").write(0, 0, "How to use this workbook")
    sheet = book.add_worksheet("Open")
    for at, row in enumerate(csv.reader(io.StringIO(HELPLINE))):
        sheet.write_row(at, 0, row)
    book.close()
    ran = ask("batch", str(tmp_path / "in.xlsx"), "--guess", today=TODAY)
    told = tomllib.loads(ran.out)
    assert ("Open", 3) == (told["sheet"], told["heading_row"])
    assert "decision_date" == told["columns"]["Date of LA letter"]


@pytest.mark.parametrize(
    ("heading", "cells", "expected"),
    [
        ("Cert date", ("yes", "no", "sent"), None),  # words are no days
        ("Issue", ("01/10/2026", "02/10/2026"), None),  # days are no reason
        ("Cert date", ("", ""), "certificate_date"),
        ("Cert date", ("see file", "01/10/2026"), "certificate_date"),
        ("Issue", ("apples", "pears"), None),  # nothing in it is a reason
        ("Decision", ("Refusal to assess",), "reason"),
        ("Decision", ("01/10/2026",), "decision_date"),
        ("Date letter received", ("01/10/2026",), None),  # nothing runs from it
        ("Case number", ("46300", "46301"), None),
    ],
)
def test_what_is_proposed_for_a_column_is_what_its_cells_can_be(
    heading: str, cells: tuple[str, ...], expected: str | None, tmp_path: Path
) -> None:
    rows = "".join(f"{at},{cell}\n" for at, cell in enumerate(cells))
    told = table(f"n,{heading}\n{rows}", tmp_path)
    assert expected == told["columns"].get(heading)


def test_where_two_columns_are_as_near_neither_is_proposed(tmp_path: Path) -> None:
    text = "Letter date,Date of LA letter,x\n2026-10-01,2026-10-02,1\n"
    out, _ = guessed(text, tmp_path)
    assert {} == tomllib.loads(out)["columns"]
    said = "it may be decision_date, and so may '{}': only one column tells a fact"
    assert said.format("Letter date") in out
    assert said.format("Date of LA letter") in out


def test_a_column_that_is_called_as_we_call_it_keeps_its_fact(tmp_path: Path) -> None:
    out, _ = guessed("decision_date,Letter date\n2026-10-01,2026-10-02\n", tmp_path)
    assert {} == tomllib.loads(out)["columns"]
    assert "# Read as they are called: decision_date." in out


def test_a_sheet_with_facts_of_other_processes_is_one_of_all(tmp_path: Path) -> None:
    told = table("AR mtg,Cert date\n01/02/2026,01/07/2026\n", tmp_path)
    assert "all" == told["process"]
    assert {"review_meeting", "certificate_date"} == {*told["columns"].values()}


def test_a_sheet_with_facts_of_an_assessment_alone_is_one_of_assessments(tmp_path: Path) -> None:
    told = table("EHCNA request,Final EHCP issued\n01/02/2026,01/07/2026\n", tmp_path)
    assert "assessment" == told["process"]
    assert {"request_received", "final_plan_sent"} == {*told["columns"].values()}
    told = table("EHCNA request,AR mtg\n01/02/2026,01/07/2026\n", tmp_path)
    assert "all" == told["process"]
    refused = "EHCNA request,Agree / Refuse,Decision letter\n01/02/2026,Refuse,01/03/2026\n"
    assert "all" == table(refused, tmp_path)["process"], "a refusal can be appealed"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("Maintain", "keep"), ("A", "amend"), ("Ceased", "cease"), ("agreed to assess", "agreed")],
)
def test_the_values_of_a_choice_are_guessed(cell: str, expected: str, tmp_path: Path) -> None:
    told = table(f"AR held,AR outcome\n01/09/2026,{cell}\n", tmp_path)
    assert {cell: expected} == told["values"]["AR outcome"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("B/F/I", "B F I"), ("Sections B and F", "B F"), ("I only", "I"), ("B", None)],
)
def test_sections_are_listed_by_their_letters(
    cell: str, expected: str | None, tmp_path: Path
) -> None:
    told = table(f"Letter date,Sections appealed\n01/09/2026,{cell}\n", tmp_path)
    assert expected == told.get("values", {}).get("Sections appealed", {}).get(cell)


HOSTILE = [
    '"quoted"',
    "back\\slash",
    "line\nbreak",
    "# hash",
    "[table]",
    "=1+1",
    "\x1b[31mred",
    "a=b",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("place", ["heading", "value", "word"])
def test_whatever_stands_in_a_table_the_map_is_a_map(text: str, place: str, tmp_path: Path) -> None:
    buffer = io.StringIO()
    told = {"heading": text, "value": text, "word": text}
    heading = f"Issue {text}" if place == "heading" else "Issue"
    value = told["value"] if place == "value" else "Refusal to assess"
    word = told["word"] if place == "word" else "2026-10-03"
    csv.writer(buffer).writerows([[heading, "Letter date"], [value, "2026-10-01"], ["", word]])
    out, ran = guessed(buffer.getvalue(), tmp_path)
    assert 0 == ran.code
    assert isinstance(read_map(out, "map"), SheetMap)
    assert "\x1b" not in out


def test_the_table_itself_is_never_written_over(tmp_path: Path) -> None:
    _, ran = guessed(HELPLINE, tmp_path, "-o", str(tmp_path / "in.csv"))
    assert 2 == ran.code
    assert HELPLINE == (tmp_path / "in.csv").read_text(encoding="utf-8")


def test_a_map_that_was_corrected_is_never_written_over(tmp_path: Path) -> None:
    corrected = tmp_path / "map.toml"
    corrected.write_text('[columns]\n"Cert date" = "certificate_date"\n', encoding="utf-8")
    _, ran = guessed(HELPLINE, tmp_path, "-o", str(corrected))
    assert 2 == ran.code
    assert "there is such a file already, and somebody may have corrected it." in ran.err
    assert corrected.read_text(encoding="utf-8").startswith("[columns]")


def test_where_no_column_tells_a_day_the_refusal_names_the_guess(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(HELPLINE, encoding="utf-8")
    ran = ask("batch", str(tmp_path / "in.csv"), today=TODAY)
    assert 2 == ran.code
    assert "--guess -o map.toml proposes what each column is." in ran.err


def test_headings_below_titles_are_found_by_their_words(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(HELPLINE, encoding="utf-8")
    letter = ("--map", "Date of LA letter=decision_date")
    ran = ask("batch", str(tmp_path / "in.csv"), *letter, today=TODAY)
    assert "The headings stand in row 3: rows 1 to 2 are left as they are." in ran.err
    words = ("--map", "Cert date=certificate_date", "--map", "Issue=reason")
    ran = ask("batch", str(tmp_path / "in.csv"), *words, today=TODAY)
    assert "The headings stand in row 3" in ran.err


UNUSED = {
    "batch": "--columns=x --inert --long --summary --normalise --engine=duckdb --problems=f --lenient",
    "due": "--within=3 --who=family --since=last.csv",
}
"""What is said of an answer, by command."""


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (command, option)
        for command, options in UNUSED.items()
        for option in (*options.split(), "--fail-on=passed", "--format=csv", "--plain")
    ],
)
def test_what_a_guess_cannot_heed_is_refused_by_its_name(
    command: str, option: str, tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_text(HELPLINE, encoding="utf-8")
    ran = ask(command, str(tmp_path / "in.csv"), "--guess", option, today=TODAY)
    name = option.partition("=")[0]
    assert (2, "") == (ran.code, ran.out)
    assert f"{name}: with --guess a map is proposed, and nothing is answered. " in ran.err


def test_due_proposes_a_map_as_batch_does_and_keeps_what_it_was_told(tmp_path: Path) -> None:
    told = ("--id", "Ref", "--by", "Worker", "--process", "all", "--term", "2026-09-03..2026-10-23")
    (tmp_path / "in.csv").write_text(HELPLINE, encoding="utf-8")
    ran = ask("due", str(tmp_path / "in.csv"), "--guess", *told, today=TODAY)
    kept = tomllib.loads(ran.out)
    named = {"id": "Ref", "by": "Worker", "process": "all", "term": ["2026-09-03..2026-10-23"]}
    assert 0 == ran.code
    assert named.items() <= kept.items()
    plain = ask("due", str(tmp_path / "in.csv"), "--guess", today=TODAY).out
    assert guessed(HELPLINE, tmp_path)[0] == plain


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("-o", "map.csv"),
            "--output: a map is a file of TOML, and 'map.csv' is named as another.",
        ),
        (("-o", "map.xlsx"), "--output: a map is a file of TOML"),
        (("-o", ""), "--output: no value was given."),
        (("--process", "nix"), "PROCESS: 'nix' is not a process."),
        (("--term", "soon"), "--term: 'soon' cannot be read"),
    ],
)
def test_what_is_wrong_with_what_a_guess_heeds_is_refused(
    words: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    out, ran = guessed(HELPLINE, tmp_path, *words)
    assert (2, "") == (ran.code, out)
    assert said in ran.err


def test_a_guess_says_which_files_were_read_where_that_is_asked(tmp_path: Path) -> None:
    for words in (("--guess",), (), ("--summary",), ("--format", "jsonl")):
        (tmp_path / "in.csv").write_text("case,decision_date,request_received\na,2026-10-01,\n")
        ran = ask("batch", str(tmp_path / "in.csv"), *words, "--verbose", today=TODAY)
        assert "contact-adviser.toml" in ran.err, words


@pytest.mark.parametrize("target", ["no/such/folder/map.toml", "folder.toml"])
def test_a_map_that_cannot_be_written_is_not_said_to_be(target: str, tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    _, ran = guessed(HELPLINE, tmp_path, "-o", str(tmp_path / target))
    assert 2 == ran.code
    assert "cannot be written" in ran.err
    assert "Map written" not in ran.err


def test_the_values_that_wait_for_a_person_are_named_when_a_map_is_written(tmp_path: Path) -> None:
    _, ran = guessed(HELPLINE, tmp_path, "-o", str(tmp_path / "map.toml"))
    (line,) = [line for line in ran.err.splitlines() if line.startswith("Behind a #")]
    assert "Issue: " in line
    assert "'Something new'" in line
    assert "Date of LA letter: 'see file'" in line
    assert "Refusal to assess" not in line
    said = '[columns]\n"Issue" = "reason"\n[values."Issue"]\n"Something new" = ""\n'
    (tmp_path / "said.toml").write_text(said, encoding="utf-8")
    _, again = guessed(HELPLINE, tmp_path, "--map-file", str(tmp_path / "said.toml"))
    assert "Something new" not in again.err
    assert "Date of LA letter: 'see file'" in again.err


def test_no_value_is_named_where_all_are_known(tmp_path: Path) -> None:
    text = "Case,Letter date,Issue\n1,2026-10-01,Refusal to assess\n"
    _, ran = guessed(text, tmp_path)
    assert "Behind a #" not in ran.err
    assert 0 == ran.code
