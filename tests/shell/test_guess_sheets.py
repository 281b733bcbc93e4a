"""Of several sheets the one that tells days is read, not a list of words that stand in it."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from support import Ran, ask

TODAY = "2026-11-25"
Sheets = Mapping[str, Sequence[Sequence[str]]]

LOG = [
    ["Annual review log", "", "", ""],
    ["Ref", "AR mtg", "AR forms received", "Decision"],
    *(["A", "01/09/2026", "10/09/2026", "Amend"] for _ in range(3)),
]
CHOICES = [["Outcome", "Officer"], *(["Maintain", "Jo"] for _ in range(14))]


def book(folder: Path, sheets: Sheets) -> str:
    made = Workbook(str(folder / "in.xlsx"))
    for name, rows in sheets.items():
        sheet = made.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    made.close()
    return str(folder / "in.xlsx")


def read(folder: Path, sheets: Sheets, *words: str) -> Ran:
    return ask("batch", book(folder, sheets), "--guess", *words, today=TODAY)


@pytest.mark.parametrize("heading", ["Outcome", "Reason", "Plan", "outcome", "Section"])
def test_a_list_of_choices_is_not_taken_for_the_table_in_which_they_are_chosen(
    heading: str, tmp_path: Path
) -> None:
    choices = [[heading, "Officer"], *CHOICES[1:]]
    for sheets in ({"Log": LOG, "Lists": choices}, {"Lists": choices, "Log": LOG}):
        ran = read(tmp_path, sheets)
        assert "Read: the sheet 'Log'." in ran.err
        assert "The headings stand in row 2" in ran.err
        assert "it names facts too" not in ran.err, "a list of choices tells no case"


def test_a_list_of_choices_is_not_read_where_all_sheets_are_asked_for(tmp_path: Path) -> None:
    ours = [["ref", "decision_date"], ["A", "2026-10-01"]]
    sheets = {"Lists": CHOICES, "Open": ours, "Closed": ours}
    ran = ask("batch", book(tmp_path, sheets), "--sheet", "all", today=TODAY)
    assert "Read: the sheets 'Open', 'Closed'." in ran.err


def test_a_sheet_whose_headings_are_ours_is_read_before_one_with_more_days(tmp_path: Path) -> None:
    ours = [["ref", "decision_date"], ["A", "2026-10-01"]]
    path = book(tmp_path, {"Log": LOG, "Lists": CHOICES, "Ours": ours})
    ran = ask("due", path, today=TODAY)
    assert "Read: the sheet 'Ours'." in ran.err


def test_of_sheets_in_peoples_own_words_the_one_with_most_columns_of_days_is_read(
    tmp_path: Path,
) -> None:
    words = [["Final plan", "Draft plan", "AR mtg", "Worker"], ["yes", "no", "see file", "Jo"]]
    ran = read(tmp_path, {"Checklist": words, "Log": LOG})
    assert "Read: the sheet 'Log'." in ran.err


def test_an_example_of_two_rows_is_not_read_before_the_log_it_explains(tmp_path: Path) -> None:
    many = [*LOG, *(LOG[-1] for _ in range(30))]
    assert "Read: the sheet 'Log'." in read(tmp_path, {"Example": LOG, "Log": many}).err


def test_a_list_of_choices_is_read_where_it_is_asked_for(tmp_path: Path) -> None:
    ran = read(tmp_path, {"Log": LOG, "Lists": CHOICES}, "--sheet", "Lists")
    assert "Read as they are called: outcome." in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Hidden sheets were not read: 'Old', 'Older'."),
        (("--sheet", "old"), "Hidden sheets were not read: 'Older'."),
        (("--sheet", "all"), "Hidden sheets were not read: 'Old', 'Older'."),
    ],
)
def test_a_hidden_sheet_that_was_asked_for_is_not_called_unread(
    words: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    made = Workbook(str(tmp_path / "in.xlsx"))
    for name in ("Open", "Old", "Older"):
        sheet = made.add_worksheet(name)
        sheet.write_row(0, 0, ["ref", "decision_date"])
        sheet.write_row(1, 0, [name, "2026-10-01"])
        if name != "Open":
            sheet.hide()
    made.close()
    for command in (("batch",), ("due",), ("batch", "--guess")):
        name, *more = command
        ran = ask(name, str(tmp_path / "in.xlsx"), *more, *words, today=TODAY)
        told = [line for line in ran.err.splitlines() if line.startswith("Hidden")]
        assert [said] == told


def test_the_map_of_all_sheets_answers_all_of_them(tmp_path: Path) -> None:
    spring = [
        ["Spring", "", "", "", ""],
        ["Ref", "AR meeting", "M / A / C", "Amendments sent", "Status"],
        *([f"A{at}", f"{at}/09/2026", "Amend", "20/10/2026", "Open"] for at in range(1, 4)),
        ["A4", "4/09/2026", "Amend", "20/10/2026", "Closed"],
    ]
    autumn = [
        ["Ref", "AR meeting", "M / A / C", "Paperwork in", "Status"],
        *([f"B{at}", f"{at}/10/2026", "C", "20/10/2026", "Open"] for at in range(1, 4)),
        ["B4", "4/10/2026", "Maintain", "20/10/2026", "Withdrawn"],
    ]
    file = book(tmp_path, {"Spring": spring, "Autumn": autumn})
    ran = ask("batch", file, "--sheet", "all", "--guess", today=TODAY)
    told = tomllib.loads(ran.out)
    assert "all" == told["sheet"]
    assert "heading_row" not in told
    assert {"Amend": "amend", "C": "cease", "Maintain": "keep"} == told["values"]["M / A / C"]
    assert '"Status" = ["Closed", "Withdrawn"]' in ran.out
    (tmp_path / "map.toml").write_text(ran.out, encoding="utf-8")
    ran = ask(
        "batch", file, "--map-file", str(tmp_path / "map.toml"), "--format", "jsonl", today=TODAY
    )
    assert [0, 8] == [ran.code, len(ran.out.splitlines())], ran.err
