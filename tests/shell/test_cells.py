"""Cells of a caseload: what spreadsheets keep behind a day, read alike on every way to an answer."""

from datetime import date
from pathlib import Path

import pytest

from sheets import answered, in_every_way, ours, rows

HEAD = "case,decision_date,certificate_date,reason\n"
SERIAL = (date(2026, 10, 5) - date(1899, 12, 30)).days


@pytest.mark.parametrize(
    "cell",
    [
        "2026-10-05",
        "05/10/2026",
        f"{SERIAL}",
        f"{SERIAL}.0",
        f"{SERIAL}.375",
        "5/10/26",
        "05-Oct-26",
        "2026-10-05T09:14:00",
        "2026-10-04T23:30:00Z",
    ],
)
def test_a_day_is_one_day_however_its_cell_holds_it(cell: str, tmp_path: Path) -> None:
    (row,) = in_every_way(tmp_path, f"{HEAD}A,{cell},,refuse-plan\n")
    assert ("2026-12-07", "firm", "") == (
        row["sendpath_appeal_window"],
        row["sendpath_certainty"],
        row["sendpath_problems"],
    )


def test_a_certificate_is_read_as_a_cell_too(tmp_path: Path) -> None:
    issued = (date(2026, 11, 20) - date(1899, 12, 30)).days
    (row,) = in_every_way(tmp_path, f"{HEAD}A,{SERIAL},{issued},refuse-plan\n")
    assert ("held", "2026-12-21") == (row["sendpath_certificate"], row["sendpath_appeal_window"])


@pytest.mark.parametrize("cell", ["00/01/1900", "01/01/1900", "30/12/1899", "1900-01-00", "0.0"])
def test_day_zero_is_no_letter(cell: str, tmp_path: Path) -> None:
    (row,) = in_every_way(tmp_path, f"{HEAD}A,{cell},,refuse-plan\n")
    said = "decision_date: The date of the council's letter was not told. "
    assert ("", f"{said}Give the date printed on the letter.") == (
        row["sendpath_appeal_window"],
        row["sendpath_problems"],
    )


@pytest.mark.parametrize("cell", ["00/01/1900", "01/01/1900", "30/12/1899"])
def test_day_zero_is_no_certificate(cell: str, tmp_path: Path) -> None:
    told, blank = in_every_way(
        tmp_path, f"{HEAD}A,2026-10-05,{cell},refuse-plan\nB,2026-10-05,,refuse-plan\n"
    )
    assert ours(blank) == ours(told)
    assert ("needed", "") == (told["sendpath_certificate"], told["sendpath_problems"])


def test_day_zero_does_not_say_that_nothing_was_done(tmp_path: Path) -> None:
    """A blank cell says so; of one that a program filled with nothing, nobody knows."""
    text = "request_received,decision_notified\n2026-01-05,\n2026-01-05,00/01/1900\n"
    ran = answered(tmp_path, text, "--process", "assessment")
    blank, zero = rows(ran)
    assert "assessment.decision" in blank["sendpath_overdue"]
    assert "assessment.decision" not in zero["sendpath_overdue"]


@pytest.mark.parametrize(
    "cell",
    [
        *("", "  ", "-", "–", "—", "?", "??", "tbc", "TBA", "n/a", "N/A", "NA", "n/k", "NK"),
        *("None", "NULL", "nan", "NaT", "#N/A", "0", "TBC - chase", "tbc: ring Monday"),
    ],
)
def test_words_that_mean_not_told(cell: str, tmp_path: Path) -> None:
    (row,) = in_every_way(tmp_path, f"{HEAD}A,2026-10-05,{cell},refuse-plan\n")
    assert ("needed", "firm", "") == (
        row["sendpath_certificate"],
        row["sendpath_certainty"],
        row["sendpath_problems"],
    )


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "#REF!",
            "########",
            "w/c 05/10/2026",
            "05/10/2026 approx",
            "unknown",
            "see file",
            "Tbcx",
        ),
        *("05/10/2026 19/10/2026", "yesterday", "20261005", "5 October", "1", "31/12/9999"),
    ],
)
def test_what_may_mean_something_else_is_told(cell: str, tmp_path: Path) -> None:
    (row,) = in_every_way(tmp_path, f"{HEAD}A,{cell},,refuse-plan\n")
    assert row["sendpath_problems"].startswith("decision_date: ")
    assert "" == row["sendpath_appeal_window"]


def test_a_cell_of_a_process_is_read_alike(tmp_path: Path) -> None:
    text = f"request_received\n{SERIAL}\n2026-10-05\n"
    ran = answered(tmp_path, text, "--process", "assessment")
    serial, plain = rows(ran)
    assert ours(plain) == ours(serial)
