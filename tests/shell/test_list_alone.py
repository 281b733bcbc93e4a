"""A list as a workbook stands alone: whoever is handed it has neither the screen nor our pages."""

from pathlib import Path

from openpyxl import load_workbook

from support import ask

TODAY = "2026-11-28"
TEXT = """\
case,review_meeting,review_report_sent,notes
A,2026-11-20,,
B,,,rang twice
C,2026-10-20,✓,
D,20 Oct 26,,
"""


def about(folder: Path, text: str) -> tuple[list[str], str]:
    (folder / "cases.csv").write_text(text, encoding="utf-8")
    ran = ask("due", str(folder / "cases.csv"), "-o", str(folder / "due.xlsx"), today=TODAY)
    sheet = load_workbook(folder / "due.xlsx")["About"]
    return [str(row[0]) for row in sheet.iter_rows(values_only=True)], ran.err


def test_cases_without_a_day_are_named(tmp_path: Path) -> None:
    lines, _ = about(tmp_path, TEXT)
    assert "no day at all in 1 case" in lines[0]
    assert "No day at all: B." in lines


def test_however_many_there_are(tmp_path: Path) -> None:
    many = "".join(f"N{at},,,\n" for at in range(120))
    lines, _ = about(tmp_path, TEXT + many.replace(",,,", ",,,x"))
    named = ", ".join(each for each in lines if each.startswith("No day at all: "))
    assert all(f"N{at}" in named for at in range(120))


def test_all_that_was_said_of_reading_stands_in_it(tmp_path: Path) -> None:
    lines, err = about(tmp_path, TEXT)
    said = [each for each in err.splitlines() if not each.startswith("Written: ")]
    assert any("✓" in each for each in said)
    assert any("20 Oct 26" in each for each in said)
    assert {*said} <= {*lines}


def test_each_column_that_does_not_speak_for_itself_is_explained_once(tmp_path: Path) -> None:
    lines, _ = about(tmp_path, TEXT)
    for name in ("safe", "stands", "owner", "conditional", "pile_up", "check_first"):
        assert 1 == sum(each.startswith(f"Column {name}: ") for each in lines)
