"""One map for the sheets of a workbook, where their headings do not clash; else one for each."""

import tomllib
from pathlib import Path

from openpyxl import Workbook

from support import Ran, ask, read_json

TODAY = "2026-11-28"
REQUESTS = (
    ("Our ref", "Request rec'd", "Decision sent", "Final issued"),
    ("E1", "2026-10-12", "", ""),
    ("E2", "2026-10-26", "", ""),
)
REVIEWS = (
    ("Our ref", "AR meeting", "Decision letter", "Outcome"),
    ("R1", "2026-10-14", "", ""),
    ("R2", "2026-12-08", "", ""),
    ("R3", "2026-09-02", "2026-09-23", "Maintain"),
)
LETTERS = (("Our ref", "Decision sent", "AR meeting"), ("R1", "2026-11-06", "2026-10-14"))


def book(folder: Path, **sheets: tuple[tuple[str, ...], ...]) -> Path:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    made.save(folder / "in.xlsx")
    return folder / "in.xlsx"


def guessed(path: Path, *words: str) -> tuple[Path, str]:
    target = path.with_name("map.toml")
    ran = ask("batch", str(path), "--guess", "-o", str(target), *words, today=TODAY)
    assert 0 == ran.code, ran.err
    return target, target.read_text(encoding="utf-8")


def due(path: Path, target: Path, *words: str) -> Ran:
    said = ("--map-file", str(target), "--format", "json", *words)
    return ask("due", str(path), *said, today=TODAY)


def test_one_map_is_proposed_for_two_sheets_whose_headings_do_not_clash(tmp_path: Path) -> None:
    path = book(tmp_path, Requests=REQUESTS, Reviews=REVIEWS)
    target, text = guessed(path)
    told = tomllib.loads(text)
    assert "all" == told["sheet"]
    assert {"Request rec'd", "AR meeting", "Decision letter"} <= told["columns"].keys()
    assert 'One map for the sheets "Requests", "Reviews".' in text
    late = {
        (each["sheet"], each["case"], each["rule"])
        for each in read_json(due(path, target).out)["items"]
        if each["stands"] == "overdue"
    }
    assert {
        ("Requests", "E1", "assessment.decision"),
        ("Reviews", "R1", "review.decision"),
    } == late


def test_a_sheet_that_is_named_beside_that_map_is_read_alone(tmp_path: Path) -> None:
    path = book(tmp_path, Requests=REQUESTS, Reviews=REVIEWS)
    target, _ = guessed(path)
    ran = due(path, target, "--sheet", "Reviews")
    assert "there is no column" not in ran.err
    assert {"R1", "R2", "R3"} >= {each["case"] for each in read_json(ran.out)["items"]}
    back = tmp_path / "back.xlsx"
    said = ("--map-file", str(target), "--sheet", "Requests", "-o", str(back))
    assert 0 == ask("batch", str(path), *said, today=TODAY).code


def test_a_sheet_that_is_named_gets_a_map_of_its_own(tmp_path: Path) -> None:
    path = book(tmp_path, Requests=REQUESTS, Reviews=REVIEWS)
    _, text = guessed(path, "--sheet", "Reviews")
    assert "Reviews" == tomllib.loads(text)["sheet"]
    assert 'Other sheets name facts as well: "Requests".' in text


def test_sheets_in_which_one_heading_tells_two_things_get_a_map_each(tmp_path: Path) -> None:
    """Beside a request's day "Decision sent" answers that; beside a review's, the review."""
    path = book(tmp_path, Requests=REQUESTS, Letters=LETTERS)
    _, text = guessed(path)
    assert "all" != tomllib.loads(text)["sheet"]
    assert "One heading does not tell the same in all: 'Decision sent'." in text


def test_a_sheet_called_closed_is_in_no_common_map(tmp_path: Path) -> None:
    path = book(tmp_path, Reviews=REVIEWS, Closed_2025=REVIEWS)
    _, text = guessed(path)
    assert "Reviews" == tomllib.loads(text)["sheet"]
    assert "By its name, 'Closed 2025' holds no open cases." in text


def test_sheets_of_several_years_are_in_no_common_map(tmp_path: Path) -> None:
    path = book(tmp_path, **{"2025-26": REVIEWS, "2026-27": REVIEWS})
    _, text = guessed(path)
    assert "all" != tomllib.loads(text)["sheet"]
    assert "By their names, sheets are of several years: '2025-26', '2026-27'." in text


def test_a_sheet_of_examples_is_in_no_common_map(tmp_path: Path) -> None:
    path = book(tmp_path, Example=REVIEWS, Log=(*REVIEWS, *REVIEWS[1:]))
    _, text = guessed(path)
    assert "all" != tomllib.loads(text)["sheet"]


def test_the_sheets_of_two_workers_are_one_caseload(tmp_path: Path) -> None:
    path = book(tmp_path, Ann=REVIEWS, Bo=REVIEWS)
    target, text = guessed(path)
    assert "all" == tomllib.loads(text)["sheet"]
    late = [each for each in read_json(due(path, target).out)["items"] if each["case"][:2] == "R1"]
    assert {"Ann", "Bo"} == {each["sheet"] for each in late}
