"""No table of several is passed over in silence: what tells days and cannot be read refuses all."""

from pathlib import Path

import pytest
from xlsxwriter import Workbook

from support import Ran, ask

TODAY = "2026-11-28"

REQUESTS = [["No", "Asked for"], ["1", "01/09/2026"], ["2", "14/09/2026"]]
PLANS = [
    ["No", "Final plan dated", "Amended plan"],
    ["3", "10/11/2025", ""],
    ["4", "09/06/2024", "21/08/2026"],
]
KEY = [["Code", "Meaning"], ["RTA", "refused to assess"]]
CLASH = (
    'sheet = "all"\nprocess = "all"\n[columns]\n"Asked for" = "request_received"\n'
    '"Final plan dated" = "final_plan_sent"\n"Amended plan" = "final_plan_sent"\n'
)
APART = CLASH.replace(
    '"Final plan dated" = "final_plan_sent"',
    '"Final plan dated" = { fact = "final_plan_sent", where = { "Amended plan" = [""] } }',
)


def ran(folder: Path, *words: str, told: str = CLASH) -> Ran:
    made = Workbook(str(folder / "in.xlsx"))
    for name, rows in {"Requests": REQUESTS, "Plans": PLANS, "Key": KEY}.items():
        sheet = made.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    made.close()
    (folder / "map.toml").write_text(told, encoding="utf-8")
    command, *rest = words
    map_file = ("--map-file", str(folder / "map.toml"))
    return ask(command, str(folder / "in.xlsx"), *map_file, *rest, today=TODAY)


@pytest.mark.parametrize(
    "words",
    [
        ["due"],
        ["due", "--format", "ics"],
        ["due", "-o", "out.xlsx"],
        ["batch"],
        ["batch", "--format", "jsonl"],
        ["batch", "--summary"],
    ],
)
def test_a_tab_in_which_two_columns_tell_one_fact_refuses_the_whole_workbook_by_its_name(
    words: list[str], tmp_path: Path
) -> None:
    words = [str(tmp_path / each) if each == "out.xlsx" else each for each in words]
    answer = ran(tmp_path, *words)
    assert 2 == answer.code
    assert not answer.out
    assert (
        "The headings of row 1 of Plans, final_plan_sent: there is more than one column for "
        "'final_plan_sent': 'Final plan dated', 'Amended plan'. Keep one of them; or say of which "
        "rows each tells it:" in answer.err
    )
    assert not (tmp_path / "out.xlsx").exists()


@pytest.mark.parametrize("command", ["due", "batch"])
def test_a_tab_that_tells_no_day_is_passed_over_and_named(command: str, tmp_path: Path) -> None:
    answer = ran(tmp_path, command, told=APART)
    assert 0 == answer.code
    assert "Passed over: 'Key'; no heading in them that we know has days below it." in answer.err


def test_a_table_of_another_process_is_named_with_its_sheet(tmp_path: Path) -> None:
    answer = ran(tmp_path, "due", "--process", "review", told=APART)
    assert "the headings of row 1 of the sheet 'Requests'." in answer.err


def test_guessing_again_says_that_two_columns_tell_a_fact_and_how_rows_part_them(
    tmp_path: Path,
) -> None:
    out = ran(tmp_path, "batch", "--guess").out
    where = '{ fact = "final_plan_sent", where = { "Amended plan" = [""] } }'
    assert f'\n# "Final plan dated" = {where}' in out
    assert 2 == out.count("two columns tell it, and that is refused")


def test_a_column_offered_beside_one_that_tells_the_same_is_offered_with_what_parts_them(
    tmp_path: Path,
) -> None:
    out = ran(tmp_path, "batch", "--guess", told='sheet = "all"\nprocess = "all"\n').out
    offered = out[out.index('# "Amended plan" = "final_plan_sent"') :].splitlines()[1]
    where = '{ fact = "final_plan_sent", where = { "Amended plan" = [""] } }'
    assert offered.startswith(f'# "Final plan dated" = {where}')
