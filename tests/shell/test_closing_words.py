"""A row that seems to be closed is asked about: its council is not called late."""

from pathlib import Path

import pytest

from support import ask, read_json

HEAD = "ref,request_received,decision_notified,outcome"
LATE = "A,2026-01-05,,"


def listed(tmp_path: Path, heading: str, cell: str, *more: str) -> list[tuple[str, str]]:
    sheet = tmp_path / "in.csv"
    sheet.write_text(f'{HEAD},{heading}\n{LATE},"{cell}"\n', "utf-8")
    words = ("--process", "assessment", "--format", "json", *more)
    items = read_json(ask("due", str(sheet), *words, today="2026-11-25").out)["items"]
    return [
        (each["stands"], each["words"]) for each in items if each["rule"] == "assessment.decision"
    ]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Status", "Withdrawn"),
        ("Case Status", "Closed 3/11"),
        ("Comments", "parent withdrew by e-mail 3 Nov"),
        ("NOTES", "family MOVED TO Kent; file sent"),
        ("Still open", "no"),
        ("Outcome / status", "Parent w/drew 03/08"),
        ("Status", "Ceased - left educ. July 26"),
        ("Status", "Plan ceased 31/07/26"),
        ("CASE_STS_DESC", "CLOSED - NO CONTACT"),
        ("How is it going", "all done"),
        ("Flag", "Refused \u2013 closed"),
        ("Where are they", "Moved out (Kent)"),
    ],
)
def test_a_row_that_seems_to_be_closed_is_asked_about(
    tmp_path: Path, heading: str, cell: str
) -> None:
    ((stands, words),) = listed(tmp_path, heading, cell)
    assert "find-out" == stands
    assert words.startswith(f"Is this case still open? {heading}: '{cell}'. If it is: Council says")


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Status", "Open"),
        ("Status", "awaiting advice"),
        ("Comments", "chased 3/11"),
        ("Comments", "school undisclosed"),
        ("School", "Closed Hill Primary"),
        ("Base", "Closed Hill Primary"),
        ("Consent", "withdrawn"),
        ("How is it going", "not closed yet"),
        ("Comments", ""),
    ],
)
def test_any_other_row_is_called_what_it_is(tmp_path: Path, heading: str, cell: str) -> None:
    ((stands, _),) = listed(tmp_path, heading, cell)
    assert "overdue" == stands


def test_what_a_map_says_of_a_column_counts(tmp_path: Path) -> None:
    told = tmp_path / "map.toml"
    told.write_text('[leave_out]\n"Status" = ["archived"]\n', "utf-8")
    ((stands, _),) = listed(tmp_path, "Status", "Withdrawn", "--map-file", str(told))
    assert "overdue" == stands
