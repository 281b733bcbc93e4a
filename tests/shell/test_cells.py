"""Cells of a caseload: what spreadsheets keep behind a day, read alike on every way to an answer."""

import json
from datetime import date
from pathlib import Path

import pytest

from sendpath.caseload.tally import Tally
from sendpath.intake.remarks import Remark
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


MIXED = (
    ("46300", "Days read from a spreadsheet's number of days"),
    ("2026-10-05T23:00:00Z", "Times by another clock, read as the day that it was in England"),
    ("5/10/26", "Days read from a form that is not usual"),
    ("00/01/1900", "Cells that hold a spreadsheet's empty date, which is not told"),
)


@pytest.mark.parametrize(("cell", "told"), MIXED)
@pytest.mark.parametrize("words", [(), ("--columns", "standing"), ("--format", "jsonl")])
def test_what_was_read_in_another_way_is_counted_and_the_first_named(
    cell: str, told: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    letters = "".join(f"{at},2026-10-0{1 + at % 9},{cell},refuse-plan\n" for at in range(20))
    if cell != "00/01/1900":
        letters = "".join(f"{at},{cell},,refuse-plan\n" for at in range(20))
    ran = answered(tmp_path, f"{HEAD}A,2026-10-05,,refuse-plan\n{letters}", *words)
    (said,) = ran.err.splitlines()
    assert said.startswith(f"{told}: 20. First row 3, ")
    assert f": '{cell}' is " in said
    assert said.endswith(" Also row 4, 5, 6, 7 and others.")


def test_usual_cells_are_passed_over_in_silence(tmp_path: Path) -> None:
    text = f"{HEAD}A,2026-10-05,05/10/2026,refuse-plan\nB,5 October 2026,tbc,refuse-plan\n"
    assert "" == answered(tmp_path, text).err


def test_a_time_in_utc_is_the_english_day_and_said_so(tmp_path: Path) -> None:
    text = f"{HEAD}1,2026-10-05T23:00:00Z,,\n2,2026-11-05T00:00:00Z,,\n"
    summer, winter = in_every_way(tmp_path, text)
    assert ("2026-12-07", "2027-01-05") == (
        summer["sendpath_appeal_window"],
        winter["sendpath_appeal_window"],
    )
    assert "'2026-10-05T23:00:00Z' is read as 6 October 2026" in answered(tmp_path, text).err


def test_json_lines_say_in_each_row_what_was_read_in_another_way(tmp_path: Path) -> None:
    text = f"{HEAD}1,46300,,\n2,2026-10-05,00/01/1900,\n3,2026-10-05,,\n"
    ran = answered(tmp_path, text, "--format", "jsonl")
    said = [
        [note["text"] for note in json.loads(line)["warnings"]] for line in ran.out.splitlines()
    ]
    assert [
        ["decision_date: '46300' is a spreadsheet's number for 5 October 2026."],
        ["certificate_date: '00/01/1900' is how a spreadsheet shows an empty date: not told."],
        [],
    ] == said


def test_a_million_of_them_are_counted_in_the_memory_of_a_few() -> None:
    tally = Tally()
    one = Remark("decision_date", "5/10/26", "'5/10/26' is read as 5 October 2026.")
    for number in range(1000):
        tally.echo(number, [one])
    (seen,) = tally.ways.values()
    assert (1000, 5) == (seen.count, len(seen.rows))


def test_ragged_rows_are_read_alike_in_every_way(tmp_path: Path) -> None:
    text = "case,decision_date\n1,05/10/2026,extra,cells\n2\n3,46300\n"
    shown = in_every_way(tmp_path, text)
    assert ["2026-12-07", "", "2026-12-07"] == [row["sendpath_appeal_window"] for row in shown]
    lines = answered(tmp_path, text).out.splitlines()
    assert lines[1].endswith(",extra,cells")


def test_a_negative_number_stays_one_where_formulas_are_guarded(tmp_path: Path) -> None:
    text = "NCY,decision_date\n-1,2026-10-05\n-1,soon\n-1,5/10/26\n"
    ran = answered(tmp_path, text, "--inert")
    assert ["-1", "-1", "-1"] == [row["NCY"] for row in rows(ran)]
